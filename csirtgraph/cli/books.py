"""`csirtgraph build --book`: the pictures of a plan in one file for each format and language that has pages."""

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from csirtgraph.cli.fresh import Put
from csirtgraph.cli.tasks import Task
from csirtgraph.text import Language

if TYPE_CHECKING:
    from csirtgraph.plan.model.plan import Plan

FORMATS = ("pdf", "drawio")


def collecting(pages: dict[Path, bytes], put: Put) -> Put:
    """Keeps every file of a format that has pages, and passes all others on."""

    def kept(path: Path, data: bytes) -> None:
        if path.suffix[1:] in FORMATS:
            pages[path] = data
        else:
            put(path, data)

    return kept


def books(plan: "Plan", work: Iterable[Task], pages: dict[Path, bytes]) -> Iterator[tuple[Path, bytes]]:
    """A file of a plan for each format and language, with the figures in the order of the tasks."""
    found: dict[Path, list[tuple[str, bytes]]] = {}
    languages: dict[Path, Language] = {}
    for task, format in product(work, FORMATS):
        if any(job.format == format for job in task.jobs):
            language = task.jobs[0].view.language
            path = task.stem.with_name(f"figures.{language}.{format}")
            languages[path] = language
            found.setdefault(path, []).extend(pages_of(plan, task, format, pages))
    for path, files in found.items():
        if files:
            yield path, joined(path.suffix[1:], files, plan.plan.title.to(languages[path]), languages[path])


def joined(format: str, files: list[tuple[str, bytes]], title: str, language: Language) -> bytes:
    """Files as one, each behind the name given with it."""
    if format == "pdf":
        from csirtgraph.export.pdf import joined as joined_pdf

        return joined_pdf(files, title, language)
    from csirtgraph.export.drawio.pages import joined as joined_drawio

    return joined_drawio(files)


def pages_of(plan: "Plan", task: Task, format: str, pages: dict[Path, bytes]) -> Iterator[tuple[str, bytes]]:
    """The pictures of a figure, the whole or the overview first, and what each is called."""
    from csirtgraph.figures import kind_of
    from csirtgraph.plan.model.vocabulary import word_of

    job, name = task.jobs[0], task.stem.name
    title = kind_of(job.figure).title.to(job.view.language)
    if None not in kind_of(job.figure).modes(plan):
        title = f"{title} {word_of(job.view.mode).to(job.view.language)}"
    own = [
        path
        for path in pages
        if (path.parent, path.suffix[1:]) == (task.stem.parent, format)
        and path.name.startswith((f"{name}.", f"{name}-"))
    ]
    for number, path in enumerate(own, 1):
        yield (f"{title} ({number}/{len(own)})" if len(own) > 1 else title), pages[path]
