"""The views to present, kept in their order."""

import asyncio
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from csirtgraph.edits.presenting import views_replaced
from csirtgraph.plan.model.saved_views import MOST_VIEWS, SavedView
from csirtgraph.plan.reading.saved_views import view_of
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.studio import Studio
from csirtgraph.studio.server.writing import made, refusing, revision_of, turn_to_write

Json: TypeAlias = Any


async def views(request: Request) -> Response:
    """Keep the views that a page lists, in place of those there were."""
    studio: Studio = request.app.state.studio
    revision, wanted = revision_of(request), await views_in(request)
    async with turn_to_write(studio, revision):
        with refusing(studio.target):
            change = await asyncio.to_thread(views_replaced, studio.target, wanted)
        return await made(studio, (change,) if change else ())


async def views_in(request: Request) -> list[SavedView]:
    """The views that a request lists. Raises Refused."""
    try:
        listed = (await request.json())["views"]
        found = [view_of({str(key): str(value) for key, value in one.items() if value}) for one in listed]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise Refused(400, "bad-views", limit=MOST_VIEWS) from error
    if len(found) > MOST_VIEWS or None in found:
        raise Refused(400, "bad-views", limit=MOST_VIEWS)
    return [view for view in found if view]
