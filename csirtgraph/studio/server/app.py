"""The application: routes, behind one guard."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from csirtgraph.errors import CsirtgraphError
from csirtgraph.studio.server import arranging, pages, presenting, reading, writing
from csirtgraph.studio.server.guard import Guard, Keys
from csirtgraph.studio.server.refused import Refused, answer_to
from csirtgraph.studio.server.snapshot import Snapshot
from csirtgraph.studio.server.studio import opened
from csirtgraph.studio.server.watch import watch
from csirtgraph.text import LANGUAGES, Language


async def bring(request: Request) -> Response:
    """An import; what reads tables and diagrams is loaded with the first one, not with the page."""
    from csirtgraph.studio.server import importing

    return await importing.bring(request)


ROUTES = (
    Route("/", pages.home),
    Route("/api/ping", reading.ping),
    Route("/api/state", reading.state),
    Route("/api/scene", reading.scene),
    Route("/api/findings", reading.found),
    Route("/api/id", reading.id_for),
    Route("/api/export", reading.export),
    Route("/events", reading.events),
    Route("/api/edit", writing.edit, methods=["POST"]),
    Route("/api/import", bring, methods=["POST"]),
    Route("/api/arrange", arranging.arrange, methods=["POST"]),
    Route("/api/views", presenting.views, methods=["POST"]),
    Route("/api/undo", writing.undo, methods=["POST"]),
    Route("/api/redo", writing.redo, methods=["POST"]),
)


def create_app(
    target: str,
    language: Language,
    keys: Keys,
    report: Callable[[Snapshot], None],
    is_chosen: bool = True,
) -> Guard:
    """The studio of a plan; `report` is called with every new state of the plan and prints it in the terminal.

    A language that nobody has chosen is that of the terminal alone; a page opens in the one that its browser prefers.
    """

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        app.state.studio = studio = await opened(target, language, report)
        watching = asyncio.create_task(watch(studio))
        try:
            yield
        finally:
            watching.cancel()
            studio.close()

    handlers = {HTTPException: unknown, CsirtgraphError: failed, Exception: broken}
    app = Starlette(routes=ROUTES, lifespan=running, exception_handlers=handlers)
    app.router.redirect_slashes = False
    app.state.keys, app.state.language, app.state.is_chosen = keys, language, is_chosen
    return Guard(app, keys, language)


async def failed(request: Request, error: Exception) -> Response:
    """What went wrong, in words."""
    assert isinstance(error, CsirtgraphError)
    return answer_to(error, language_of(request), request.query_params.get("figure", "")[:80])


async def broken(request: Request, error: Exception) -> Response:
    """An unexpected error; it is printed in the terminal too."""
    return await failed(request, Refused(500, "broken", reason=type(error).__name__))


async def unknown(request: Request, error: Exception) -> Response:
    """An address that does not exist, or does not take what was sent."""
    is_known = isinstance(error, HTTPException) and error.status_code == 405
    code, status = ("method", 405) if is_known else ("no-such", 404)
    return await failed(request, Refused(status, code, path=request.url.path[:80]))


def language_of(request: Request) -> Language:
    """The language of words: the one asked for, else the studio's."""
    asked = request.query_params.get("lang")
    return next((language for language in LANGUAGES if language == asked), request.app.state.language)
