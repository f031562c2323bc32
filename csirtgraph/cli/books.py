"""`csirtgraph build --book`: the PDFs of a plan in one file for each language, instead of one for each picture."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from csirtgraph.cli.fresh import Put
from csirtgraph.cli.tasks import Task

PDF = ".pdf"


def collecting(pages: dict[Path, bytes], put: Put) -> Put:
    """Keeps every PDF, and passes all other files on."""

    def kept(path: Path, data: bytes) -> None:
        if path.suffix == PDF:
            pages[path] = data
        else:
            put(path, data)

    return kept


def books(work: Iterable[Task], pages: dict[Path, bytes]) -> Iterator[tuple[Path, bytes]]:
    """A file for each plan and language with the figures in the order of the tasks, each behind its bookmark."""
    from csirtgraph.export.pdf import joined

    found: dict[Path, list[tuple[str, bytes]]] = {}
    tasks: dict[Path, Task] = {}
    for task in work:
        if not any(job.format == PDF[1:] for job in task.jobs):
            continue
        path = task.stem.with_name(f"figures.{task.jobs[0].view.language}{PDF}")
        tasks[path] = task
        found.setdefault(path, []).extend(pages_of(task, pages))
    for path, files in found.items():
        plan, language = tasks[path].plan, tasks[path].jobs[0].view.language
        if files:
            yield path, joined(files, plan.plan.title.to(language), language)


def pages_of(task: Task, pages: dict[Path, bytes]) -> Iterator[tuple[str, bytes]]:
    """The pictures of a figure, the whole or the overview first, and what each is called in the bookmarks."""
    from csirtgraph.figures import kind_of
    from csirtgraph.plan.model.vocabulary import word_of

    job, name = task.jobs[0], task.stem.name
    title = kind_of(job.figure).title.to(job.view.language)
    if None not in kind_of(job.figure).modes(task.plan):
        title = f"{title} {word_of(job.view.mode).to(job.view.language)}"
    own = [path for path in pages if path.parent == task.stem.parent and path.name.startswith((f"{name}.", f"{name}-"))]
    for number, path in enumerate(own, 1):
        yield (f"{title} ({number}/{len(own)})" if len(own) > 1 else title), pages[path]
