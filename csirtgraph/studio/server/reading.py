"""What the page asks: the state, figures, findings, files to download, and a stream of changes."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeAlias, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from csirtgraph.checks.catalogue import findings
from csirtgraph.edits.details import AREAS
from csirtgraph.edits.ids import new_id
from csirtgraph.formats import Format
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.flows import ENDS
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.node import entries_at
from csirtgraph.studio.server.comments import comments_in
from csirtgraph.studio.server.export import File, shown_file
from csirtgraph.studio.server.export import export as file_of
from csirtgraph.studio.server.history import fits
from csirtgraph.studio.server.pages import shown
from csirtgraph.studio.server.query import (
    FigureQuery,
    audience_of,
    format_of,
    language_of,
    one_of,
    theme_of,
    wanted_of,
)
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.snapshot import Snapshot, place_of, problem_data
from csirtgraph.studio.server.studio import Studio
from csirtgraph.text import LANGUAGES, Language

Json: TypeAlias = Any
Answer = TypeVar("Answer")
#: Sections with ids of their own, by what is in them; ids of people say nothing.
APART = {"person": "people", "deadline": "deadlines"}
TAKEN = (*ENDS, "groups", "units")  # the sections in which a new entry may not have an id of the same name


async def ping(request: Request) -> Response:
    """Whether the studio is there."""
    return JSONResponse({"ok": True})


async def state(request: Request) -> Response:
    """Everything the page shows besides figures."""
    studio: Studio = request.app.state.studio
    snapshot, revisions = studio.snapshot, await studio.overlays.revisions()
    audience = audience_of(request.query_params)
    return JSONResponse(await asyncio.to_thread(state_of, studio, snapshot, revisions, audience))


def state_of(
    studio: Studio, snapshot: Snapshot, revisions: list[dict[str, str]], audience: Audience = Audience.PUBLIC
) -> dict[str, Json]:
    """The state of a snapshot."""
    files = snapshot.sources.own
    return {
        "revision": snapshot.revision,
        "drawn": snapshot.drawn,
        "problems": [problem_data(problem, snapshot.target) for problem in snapshot.problems],
        "warnings": [problem_data(problem, snapshot.target) for problem in snapshot.warnings],
        **shown(snapshot.plan_for(audience)),
        "comments": comments_in(snapshot.tree, audience),
        "confidential": snapshot.is_confidential,
        "readOnly": snapshot.locked,
        "isEmpty": snapshot.is_empty,
        "canUndo": fits(studio.history.step(True), files),
        "canRedo": fits(studio.history.step(False), files),
        "revisions": revisions,
    }


async def scene(request: Request) -> Response:
    """A figure."""
    studio: Studio = request.app.state.studio
    snapshot = studio.snapshot
    wanted, _ = await asked(request, snapshot)
    data = await while_there(request, studio.scenes.scene(snapshot, wanted))
    return Response(data, media_type="application/json", headers={"ETag": f'"{snapshot.drawn}"'})


async def asked(request: Request, snapshot: Snapshot) -> tuple[FigureQuery, Plan]:
    """The figure asked for, and the plan it is of. Raises Refused, NoFigure, GitError or PlanError."""
    studio: Studio = request.app.state.studio
    plan = snapshot.plan_for(audience_of(request.query_params))
    if plan is None:
        raise Refused(422, "no-plan")
    wanted = wanted_of(request.query_params, plan, studio.language)
    if revision := request.query_params.get("against", ""):
        wanted = wanted._replace(against=await studio.overlays.commit(revision[:200]))
    return wanted, plan


async def found(request: Request) -> Response:
    """What `check` finds in the plan."""
    studio: Studio = request.app.state.studio
    snapshot = studio.snapshot
    if snapshot.plan is None:
        raise Refused(422, "no-plan")
    language = language_of(request.query_params, studio.language)
    answer = await asyncio.to_thread(found_in, snapshot.plan, language, studio.target)
    return JSONResponse(answer, headers={"ETag": f'"{snapshot.drawn}"'})


def found_in(plan: Plan, language: Language, target: str) -> list[dict[str, Json]]:
    """The findings of a plan, as the page lists them."""
    return [
        {
            "rule": finding.code,
            "severity": finding.severity.value,
            "text": finding.message.to(language),
            "ids": list(finding.ids),
            "modes": [mode.value for mode in finding.modes],
            **place_of(finding.position, target)._asdict(),
        }
        for finding in findings(plan)
    ]


async def export(request: Request) -> Response:
    """A figure as it is on screen, or the whole plan, as a file to download."""
    studio: Studio = request.app.state.studio
    wanted, plan = await asked(request, studio.snapshot)
    format, theme = format_of(request.query_params), theme_of(request.query_params)
    file = await while_there(request, file_for(studio, wanted, plan, theme, format))
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.data, media_type=file.type, headers=headers)


async def file_for(studio: Studio, wanted: FigureQuery, plan: Plan, theme: str, format: Format) -> File:
    """The layout on screen in a format, or what the command makes where the format is made of more."""
    if format.is_laid_out and format.is_paged:
        drawn = await studio.scenes.drawn(studio.snapshot, wanted)
        return await asyncio.to_thread(shown_file, drawn.layout, wanted, drawn.part, theme, format)
    old = await studio.overlays.plan_at(wanted.against, wanted.audience) if wanted.against else None
    return await studio.scenes.workers.run(lambda engine: file_of(plan, old, wanted, theme, format, engine))


async def id_for(request: Request) -> Response:
    """An id for a new entry with some names; that of a person names nobody."""
    studio: Studio = request.app.state.studio
    ja, en = (request.query_params.get(language, "")[: limits.TEXT] for language in LANGUAGES)
    kind = one_of(request.query_params, "kind", ("role", "party", *APART, *AREAS), "role")
    plan, tree = studio.snapshot.plan, studio.snapshot.tree
    if section := APART.get(kind):
        words = (ja, en) if kind == "deadline" else ("", "")
        return JSONResponse({"id": new_id(*words, entries_at(tree, section), kind)})
    taken = {id for section in TAKEN for id in getattr(plan, section)} if plan else set()
    return JSONResponse({"id": new_id(ja, en, taken, kind)})


async def events(request: Request) -> Response:
    """The stream of changes."""
    studio: Studio = request.app.state.studio
    if studio.events.is_full:
        raise Refused(503, "too-many")
    return StreamingResponse(studio.events.stream(studio.event()), media_type="text/event-stream")


async def while_there(request: Request, work: Awaitable[Answer]) -> Answer:
    """The result of some work while the client waits; otherwise the work is dropped."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(left(request))
    try:
        await asyncio.wait([working, leaving], return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Refused(409, "outdated")
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()


async def left(request: Request) -> None:
    """Return when the browser has disconnected."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
