"""Title, badge and notes, the same for every kind of figure."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from csirtgraph.figures import phrases
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Language, Text

LISTED = 12  # names in a remark; a longer list takes the room of the figure
AUDIENCES = {
    Audience.PUBLIC: Text("公開用 – 氏名と連絡先を含まない", "Public – without names of people and contacts"),
    Audience.INTERNAL: Text(
        "組織内用 – 氏名を含む。組織の外に出さないこと",
        "Internal use – has names of people, and does not leave the organisation",
    ),
    Audience.RESPONSE: Text(
        "対応者用 – 連絡先を含む。{date} 現在。対応者以外に渡さないこと",
        "Responders only – has contacts, as of {date}; not to be passed on",
    ),
}


HANDLING = Text("取扱い", "Handling")


class Named(Protocol):
    """Any entry that is called something."""

    @property
    def name(self) -> Text:
        """What it is called."""


def subtitle(plan: Plan, view: View) -> str:
    """The plan's title and revision."""
    title = plan.plan.title.to(view.language)
    revision = plan.plan.revision
    return f"{title} – {revision}" if revision else title


def notes(plan: Plan, view: View, remarks: Iterable[Text | str]) -> tuple[str, ...]:
    """Remarks on one line, and the source of the plan's facts on the next."""
    words = [note.to(view.language) if isinstance(note, Text) else note for note in remarks if note]
    lines = [phrases.STOP.to(view.language).join(words)] if words else []
    return (*lines, *source_line(plan, view), *audience_line(plan, view.language))


def audience_line(plan: Plan, language: Language) -> list[str]:
    """For whom the picture is, of a plan that has more to say to some; with contacts, the day they are of."""
    if plan.audience is None:
        return []
    return [AUDIENCES[plan.audience].to(language).format(date=plan.as_of)]


def handling(plan: Plan, language: Language) -> tuple[str, ...]:
    """The same as a column for a file without notes: its heading, and what every row says there."""
    return tuple(word for line in audience_line(plan, language) for word in (HANDLING.to(language), line))


def left_out(template: Text, entries: Iterable[Named], view: View) -> Iterator[str]:
    """A remark that names what is not in a figure, the first LISTED of it; none where everything is."""
    names = [entry.name.to(view.language) for entry in entries]
    if names:
        listed = phrases.COMMA.to(view.language).join(names[:LISTED])
        if more := len(names) - len(names[:LISTED]):
            listed += phrases.MORE.to(view.language).format(count=more)
        yield template.to(view.language).format(names=listed)


def source_line(plan: Plan, view: View) -> list[str]:
    """Where the facts come from, if the plan says."""
    source = plan.plan.source
    if source is None:
        return []
    parts = [source.publisher.to(view.language), source.title.to(view.language), source.date]
    named = phrases.COMMA.to(view.language).join(part for part in parts if part)
    return [phrases.SOURCE.to(view.language).format(source=named)]
