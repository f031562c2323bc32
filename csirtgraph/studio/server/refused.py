"""Requests that are refused: an HTTP status, and words on what to do."""

from typing import Any, TypeAlias

from starlette.responses import JSONResponse

from csirtgraph.errors import CsirtgraphError
from csirtgraph.studio.server import messages
from csirtgraph.text import Language

Json: TypeAlias = Any


class Refused(CsirtgraphError):
    """A status, a code of the studio's messages, what fills its gaps, and what else is answered."""

    WORDS = messages.WORDS

    def __init__(self, status: int, code: str, more: "dict[str, Json] | None" = None, **values: object):
        self.status = status
        self.more = more or {}
        super().__init__(code, **values)


def answer_to(error: CsirtgraphError, language: Language, figure: str = "") -> JSONResponse:
    """The answer to a request that raised an error: its first message."""
    more = error.more if isinstance(error, Refused) else {}
    return JSONResponse({"error": error.messages(language, figure)[0]} | more, error.status)
