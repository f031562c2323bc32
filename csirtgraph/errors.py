"""The errors of all rooms: each knows its words in both languages, its exit code and its HTTP status."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copyreg import __newobj__  # type: ignore[attr-defined]
from pathlib import Path
from typing import ClassVar

from csirtgraph.text import Language, Text

LONGEST = 1_000  # characters of a value that are shown
FIGURE = Text("図", "the figure")  # where none is known
BREAKS = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), " ")  # line ends that are none of a message


class CsirtgraphError(Exception):
    """An expected error: a code of `WORDS`, and the values that fill its gaps.

    A value may be a `Text`. `exit_code` is that of a command, `status` that of an HTTP answer.
    """

    WORDS: ClassVar[Mapping[str, Text]] = {}
    exit_code: int = 1
    status: int = 422

    def __init__(self, code: str, **values: object):
        self.code = code
        self.values = values
        super().__init__(code)

    def __reduce__(self) -> tuple[object, ...]:
        """How it comes out of another process, whatever its own `__init__` takes."""
        return __newobj__, (type(self), self.code), self.__dict__

    def words(self, language: Language = "en", figure: str = "") -> str:
        """What is wrong and what to do; `figure` is the name of the figure where the error does not know it."""
        values = {"name": figure or FIGURE, **self.values}
        return self.WORDS[self.code].to(language).format_map({key: shown(v, language) for key, v in values.items()})

    def messages(self, language: Language = "en", figure: str = "") -> list[str]:
        """The same, a text for each mistake."""
        return [self.words(language, figure)]

    def __str__(self) -> str:
        return self.words()


def shown(value: object, language: Language) -> str:
    """A value in a message; a long one is cut, and foreign line ends become spaces."""
    return (value.to(language) if isinstance(value, Text) else str(value))[:LONGEST].translate(BREAKS)


class NoFigure(CsirtgraphError):
    """A figure that does not exist, that this plan lacks the data for, or that it has in the other mode alone."""

    WORDS = {
        "no-figure": Text(
            "図 {name} はありません: {known} から選んでください",
            "there is no figure {name}: choose one of {known}",
        ),
        "no-data": Text(
            "このプランには図 {name} に必要なデータがありません。例えば次のように追加してください:\n{needs}",
            "this plan lacks the data for the figure {name}; add for example:\n{needs}",
        ),
        "no-mode": Text(
            "図 {name} に{mode}のものはありません: このプランではその時に起きることがありません",
            "the figure {name} has no {mode}: nothing happens then in this plan; leave out --mode",
        ),
        "no-figure-either": Text(
            "どちらのプランにも図 {name} はありません: csirtgraph list で確かめてください",
            "neither plan has a figure {name}: see csirtgraph list",
        ),
    }
    status = 404

    def __init__(self, name: str, known: Sequence[str], needs: str = "", mode: Text | None = None):
        self.name, self.known, self.needs = name, known, needs
        self.exit_code = 1 if needs else 2
        code = "no-mode" if mode else "no-data" if needs else "no-figure"
        super().__init__(code, name=name, known=", ".join(known) or "–", needs=needs, mode=mode)


class NoFigureEither(NoFigure):
    """A figure that neither plan of a comparison has."""

    def __init__(self, name: str):
        super().__init__(name, ())
        self.code = "no-figure-either"


class EmptyFigure(CsirtgraphError):
    """A view that leaves nothing of a figure to draw."""

    WORDS = {
        "nothing": Text("図 {name} に描くものがありません", "the figure {name} is empty"),
        "nothing-left": Text(
            "図 {name} に描くものがありません: --only、--focus、--only-group、--sourcing を見直してください",
            "the filters leave nothing of the figure {name}: change --only, --focus, --only-group or --sourcing",
        ),
    }

    def __init__(self, name: str, is_part: bool = False):
        super().__init__("nothing-left" if is_part else "nothing", name=name)


class WholeFigure(CsirtgraphError):
    """A table, of which no part can be shown by itself."""

    WORDS = {
        "whole": Text(
            "{name} は表なので一部だけを描けません: --focus、--only-group、--sourcing を外してください",
            "{name} is a table and always drawn whole: leave out --focus, --only-group and --sourcing",
        )
    }

    def __init__(self, name: str):
        super().__init__("whole", name=name)


class NoPart(CsirtgraphError):
    """A part of a figure that it does not have."""

    WORDS = {
        "no-part": Text(
            "図 {name} に部分 {part} はありません: {known} から選んでください",
            "{name} has no part {part}: choose one of {known}",
        ),
        "no-parts": Text(
            "図 {name} は1枚に収まるので部分はありません: --part を外してください",
            "{name} fits one picture and has no parts: leave out --part",
        ),
    }
    exit_code = 2
    status = 404

    def __init__(self, name: str, part: str, known: Sequence[str]):
        super().__init__("no-part" if known else "no-parts", name=name, part=part, known=", ".join(known))


class UnfitFormat(CsirtgraphError):
    """A format that cannot hold what is asked of it: a table, a comparison or a part of a figure."""

    WORDS = {
        "unfit-table": Text(
            "{name} は表なので .{format} にはできません: .csv、.xlsx、.md、.drawio などにしてください",
            "{name} is a table, which .{format} cannot hold: use .csv, .xlsx, .md or .drawio, for example",
        ),
        "unfit-comparison": Text(
            "{name} の変更点は .{format} にはできません: .svg、.png、.pdf などにしてください",
            "a comparison of {name} cannot be .{format}: use .svg, .png or .pdf, for example",
        ),
        "unfit-part": Text(
            ".{format} は図の一部だけにできません: --only、--focus、--only-group、--sourcing、--part を外してください",
            ".{format} cannot hold a part of a figure: leave out --only, --focus, --only-group, --sourcing and --part",
        ),
    }

    def __init__(self, format: str, content: str):
        self.format, self.content = format, content
        super().__init__(f"unfit-{content}", format=format)


class OutputError(CsirtgraphError):
    """A file that cannot be written: its path, and the system's reason."""

    WORDS = {
        "cannot-write": Text(
            "{path} に書き込めません ({reason}): 場所と権限を確認してください",
            "cannot write {path} ({reason}): check its location and permissions",
        )
    }

    def __init__(self, path: Path, reason: str):
        self.path, self.reason = path, reason
        super().__init__("cannot-write", path=path, reason=reason)


@contextmanager
def blaming_file(damaged: CsirtgraphError | None) -> Iterator[None]:
    """Where a library stumbles over a file it was given, by errors of many classes, the file is damaged.

    Raises that error instead; None for a file of our own, of which every error is passed on.
    """
    try:
        yield
    except Exception as error:
        if damaged is None or is_ours(error):
            raise
        raise damaged from error


def is_ours(error: BaseException) -> bool:
    """Whether our own code raised an error, and not a library that stumbled over a file it was given."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return at is not None and str(at.tb_frame.f_globals.get("__name__")).startswith("csirtgraph")
