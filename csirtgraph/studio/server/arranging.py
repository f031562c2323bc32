"""Boxes that are moved on the page, and figures that are laid out again."""

import asyncio
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from csirtgraph.drawing.arranging.moves import Shift, can_be_moved, spots_moved, spots_tidied
from csirtgraph.edits.arranging import rearranged
from csirtgraph.plan.model.arrangement import MOST, Spots
from csirtgraph.studio.server.kept_places import key_of
from csirtgraph.studio.server.query import FigureQuery, wanted_of
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.scenes import Drawn
from csirtgraph.studio.server.studio import Studio
from csirtgraph.studio.server.writing import made, refusing, revision_of, turn_to_write

Json: TypeAlias = Any
FARTHEST = MOST * 8.0  # pt that a box may be moved


async def arrange(request: Request) -> Response:
    """Move boxes of a figure, tidy some up, or lay the figure out again."""
    studio: Studio = request.app.state.studio
    revision, body = revision_of(request), await body_of(request)
    async with turn_to_write(studio, revision):
        wanted = wanted_in(body, studio)
        drawn = await studio.scenes.drawn(studio.snapshot, wanted)
        spots = await asyncio.to_thread(spots_after, drawn, body)
        if spots is None:
            studio.scenes.forget(wanted)
        with refusing(studio.target):
            change = await asyncio.to_thread(rearranged, studio.target, {key_of(wanted, drawn): spots})
        return await made(studio, (change,) if change else ())


async def body_of(request: Request) -> dict[str, Json]:
    """What a request says. Raises Refused."""
    try:
        return dict(await request.json())
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused(400, "bad-moves") from error


def wanted_in(body: dict[str, Json], studio: Studio) -> FigureQuery:
    """The figure that a request names. Raises Refused or NoFigure."""
    if studio.snapshot.plan is None:
        raise Refused(422, "no-plan")
    query = {name: value for name, value in body.items() if isinstance(value, str)}
    return wanted_of(query, studio.snapshot.plan, studio.language)


def spots_after(drawn: Drawn, body: dict[str, Json]) -> Spots | None:
    """The places that the page asks for; None for a figure that is to be laid out again. Raises Refused."""
    tidy = body.get("tidy")
    if tidy is True:
        return None
    if not can_be_moved(drawn.layout):
        raise Refused(422, "not-movable")
    if isinstance(tidy, list) and tidy and all(isinstance(id, str) for id in tidy):
        return spots_tidied(drawn.layout, tidy)
    return spots_moved(drawn.layout, shifts_in(body))


def shifts_in(body: dict[str, Json]) -> dict[str, Shift]:
    """How far boxes are to be moved. Raises Refused."""
    moves = body.get("moves")
    if not isinstance(moves, dict) or not 0 < len(moves) <= MOST or not all(map(is_shift, moves.values())):
        raise Refused(400, "bad-moves")
    return {id: (float(across), float(down)) for id, (across, down) in moves.items()}


def is_shift(value: Json) -> bool:
    """Whether a value is two numbers that a shift may have."""
    is_pair = isinstance(value, list) and len(value) == 2
    return is_pair and all(type(one) in (int, float) and abs(one) <= FARTHEST for one in value)
