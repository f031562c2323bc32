"""Exceptions turned into words and exit codes: 1 for a plan or a picture that fails, 2 for wrong usage."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from csirtgraph.cli.messages import locale_language, message


@contextmanager
def told(name: str = "") -> Iterator[None]:
    """Say what went wrong inside, and end the program with the right code; `name` is the figure."""
    from csirtgraph.pipeline import NoFigure
    from csirtgraph.plan.yaml.problems import PlanError

    try:
        yield
    except NoFigure as error:
        click.echo(words_of(error, name), err=True)
        raise SystemExit(1 if error.needs else 2) from error
    except PlanError as error:
        language = locale_language()
        for problem in error.problems:
            click.echo(problem.text(language), err=True)
        if len(error.problems) > 1:
            click.echo(message("sum", count=len(error.problems)), err=True)
        raise SystemExit(1) from error
    except BrokenPipeError:
        raise SystemExit(0) from None
    except Exception as error:
        words = words_of(error, name)
        if not words:
            raise
        click.echo(words, err=True)
        raise SystemExit(1) from error


def words_of(error: Exception, name: str = "") -> str:
    """What to tell of an error that belongs to pictures and files; nothing for any other."""
    from csirtgraph.documents.docx import DocxMissing
    from csirtgraph.drawing.graphviz.engine import LayoutError
    from csirtgraph.export.cairo import CairoMissing, TooLarge
    from csirtgraph.export.files import OutputError
    from csirtgraph.export.svg.typeface import FontToolsMissing
    from csirtgraph.export.xlsx import XlsxMissing
    from csirtgraph.pipeline import EmptyFigure, NoFigure, UnfitFormat, WholeFigure
    from csirtgraph.slides.missing import SlidesMissing
    from csirtgraph.slides.pptx.package import DeckError
    from csirtgraph.wiki.errors import HttpxMissing, WikiError

    if isinstance(error, WholeFigure):
        return message("whole", name=name)
    if isinstance(error, UnfitFormat):
        return message(f"unfit-{error.content}", name=name, format=error.format)
    if isinstance(error, XlsxMissing):
        return message("xlsx")
    if isinstance(error, EmptyFigure):
        return message("nothing", name=name)
    if isinstance(error, NoFigure):
        code = "no-data" if error.needs else "no-figure"
        return message(code, name=error.name, known=", ".join(error.known) or "–", needs=error.needs)
    if isinstance(error, LayoutError):
        return message(f"layout-{error.reason}", name=name, detail=error.detail)
    if isinstance(error, SlidesMissing):
        return message("slides-missing")
    if isinstance(error, DeckError):
        return message(f"deck-{error.reason}", path=error.path, detail=error.detail or "–")
    if isinstance(error, DocxMissing):
        return message("docx")
    if isinstance(error, CairoMissing):
        return message("cairo", reason=error)
    if isinstance(error, WikiError):
        after = message("wiki-partly", count=error.uploaded) if error.uploaded else message("wiki-nothing")
        return message(f"wiki-{error.reason}", where=error.where, detail=error.detail or "–") + "\n" + after
    if isinstance(error, HttpxMissing):
        return message("httpx")
    if isinstance(error, FontToolsMissing):
        return message("fonttools")
    if isinstance(error, TooLarge):
        return message("too-wide", width=error.width)
    if isinstance(error, OutputError):
        return message("cannot-write", path=error.path, reason=error.reason)
    return ""
