"""Requests that are refused: an HTTP status, and words on what to do."""

from typing import Any, TypeAlias

from starlette.responses import JSONResponse

from csirtgraph.drawing.graphviz.engine import LayoutError
from csirtgraph.export.cairo import CairoMissing, TooLarge
from csirtgraph.export.xlsx import XlsxMissing
from csirtgraph.pipeline import EmptyFigure, NoFigure, UnfitFormat
from csirtgraph.plan.history.git import GitError
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.slides.missing import SlidesMissing
from csirtgraph.studio.server.messages import said
from csirtgraph.text import Language

Json: TypeAlias = Any


class Refused(Exception):
    """A status, a code of `WORDS`, what fills its gaps, and what else is answered."""

    def __init__(self, status: int, code: str, more: "dict[str, Json] | None" = None, **values: object):
        self.status = status
        self.code = code
        self.more = more or {}
        self.values = values
        super().__init__(f"{status} {code} {values}")

    def answer(self, language: Language) -> JSONResponse:
        """The answer in a language."""
        words = {"error": said(self.code, language, **self.values)}
        return JSONResponse(words | self.more, self.status)


#: What plans, pictures and git raise when they cannot do what is asked.
FORESEEN = (
    *(Refused, NoFigure, EmptyFigure, UnfitFormat, LayoutError, GitError, PlanError),
    *(CairoMissing, XlsxMissing, SlidesMissing, TooLarge),
)


def refusal_of(error: Exception, name: str = "", revision: str = "") -> Refused | None:
    """What an exception of plans and pictures means to who asked; None for any other."""
    match error:
        case Refused():
            return error
        case NoFigure():
            known = ", ".join(error.known)
            code = "no-data" if error.needs else "no-figure"
            return Refused(404, code, name=error.name, known=known, needs=error.needs)
        case EmptyFigure():
            return Refused(422, "nothing", name=name)
        case LayoutError():
            return Refused(422, f"layout-{error.reason}", name=name, detail=error.detail)
        case CairoMissing():
            return Refused(501, "cairo", reason=error)
        case XlsxMissing():
            return Refused(501, "extra", format="xlsx", extra="sheets")
        case SlidesMissing():
            return Refused(501, "extra", format="pptx", extra="slides")
        case UnfitFormat():
            return Refused(422, "unfit", name=name, format=error.format)
        case TooLarge():
            return Refused(422, "too-wide")
        case GitError():
            return Refused(404, "revision", revision=revision, reason=error.values.get("reason", error.code))
        case PlanError():
            return Refused(422, "revision", revision=revision, reason=error.problems[0].text())
    return None
