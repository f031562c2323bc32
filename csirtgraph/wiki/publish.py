"""Figures put onto a page: only those that changed, and the page only where it is ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csirtgraph.wiki.errors import WikiError
from csirtgraph.wiki.page import Page, Wiki
from csirtgraph.wiki.picture import Picture


@dataclass(frozen=True)
class Step:
    """What is to be done: files to upload, and the page's new text."""

    page: Page
    uploads: tuple[Picture, ...]
    text: str

    @property
    def is_edit(self) -> bool:
        """Whether the page itself changes."""
        return self.text != self.page.text


def planned(
    wiki: Wiki, name: str, plan: str, pictures: Sequence[Picture], figures: Mapping[str, Sequence[str]]
) -> Step:
    """What publishing would do with the snippets of each figure; changes nothing. Raises WikiError."""
    page = wiki.page(name)
    text = wiki.filled(page, plan, figures)
    return Step(page, tuple(wiki.stale(page, pictures)), text)


def carried_out(wiki: Wiki, step: Step, is_minor: bool = False) -> None:
    """Upload, and then change the page, so that it never shows what is not there.

    Raises WikiError, which says how many pictures had been uploaded by then.
    """
    done = 0
    try:
        for picture in step.uploads:
            wiki.upload(step.page, picture)
            done += 1
        if step.is_edit:
            wiki.save(step.page, step.text, is_minor)
    except WikiError as error:
        error.uploaded = done
        raise
