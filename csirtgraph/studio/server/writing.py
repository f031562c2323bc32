"""What the page changes: edits, undo and redo. Changes that somebody else has saved are never overwritten."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from csirtgraph.edits import EditError, FileChange, edited_plan
from csirtgraph.export.files import OutputError
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.studio.server.diffs import between, diff, diffs
from csirtgraph.studio.server.history import Step, fits, fitting, is_places
from csirtgraph.studio.server.kept_places import places_change
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.saving import Conflict, saved
from csirtgraph.studio.server.snapshot import problem_data
from csirtgraph.studio.server.studio import Studio
from csirtgraph.text import Text

Json: TypeAlias = Any
MOST = 500  # edits at once


async def edit(request: Request) -> Response:
    """Make edits and save them."""
    studio: Studio = request.app.state.studio
    revision, edits = revision_of(request), await edits_in(request)
    async with turn_to_write(studio):
        if revision != studio.snapshot.revision:
            raise await conflict(studio, revision, await wished(studio, edits))
        return await made(studio, *await edited_by(studio, edits))


@asynccontextmanager
async def turn_to_write(studio: Studio, revision: str | None = None) -> AsyncIterator[None]:
    """Nobody else changes the plan meanwhile. Raises Refused where it cannot be edited, or is no more at a revision."""
    async with studio.changing:
        await studio.look()
        may_write(studio)
        if revision not in (None, studio.snapshot.revision):
            raise await conflict(studio, revision or "", ())
        yield


async def made(studio: Studio, step: Step, edited: Plan | None = None) -> Response:
    """Write a step, which can be undone, and show it; `edited` is the plan after it, where that is known."""
    if step:
        is_edit = not all(map(is_places, step))
        whole = (*step, *(await asyncio.to_thread(places_change, studio) if is_edit else ()))
        await write(studio, whole)
        studio.history.add(whole)
        await studio.look(edited)
    return await done(studio, step)


async def undo(request: Request) -> Response:
    """Undo the last edit."""
    return await again(request, is_undo=True)


async def redo(request: Request) -> Response:
    """Redo the edit that was undone last."""
    return await again(request, is_undo=False)


async def again(request: Request, is_undo: bool) -> Response:
    """One step through the history."""
    studio: Studio = request.app.state.studio
    revision = revision_of(request)
    async with turn_to_write(studio):
        step = studio.history.step(is_undo)
        if step is None:
            raise Refused(422, "nothing-to-undo" if is_undo else "nothing-to-redo")
        if revision != studio.snapshot.revision:
            raise await conflict(studio, revision, step)
        if not fits(step, studio.snapshot.sources.own):
            raise await conflict(studio, "", step)
        await write(studio, fitting(step, studio.snapshot.sources.own))
        studio.history.taken(is_undo)
        await studio.look()
        return await done(studio, step)


def revision_of(request: Request) -> str:
    """The revision a page has changed. Raises Refused where it says none."""
    revision = request.headers.get("if-match", "").removeprefix("W/").strip('"')
    if not revision:
        raise Refused(428, "if-match")
    return revision


async def edits_in(request: Request) -> list[dict[str, Json]]:
    """The edits asked for. Raises Refused."""
    try:
        edits = (await request.json())["edits"]
        if 0 < len(edits) <= MOST and all(isinstance(one, dict) for one in edits):
            return list(edits)
    except (ValueError, RecursionError, KeyError, TypeError):
        pass
    raise Refused(400, "bad-edits")


def may_write(studio: Studio) -> None:
    """Raise Refused where the plan cannot be edited."""
    if locked := studio.snapshot.locked:
        raise Refused(403, "as-said", words=Text(**locked))


async def edited_by(studio: Studio, edits: list[dict[str, Json]]) -> tuple[Step, Plan]:
    """What edits change in the files, and the plan that they then are. Raises Refused."""
    with refusing(studio.target):
        step, plan = await asyncio.to_thread(changes_of, studio.target, edits)
    if not fits(step, studio.snapshot.sources.own):
        raise await conflict(studio, "", step)  # saved between our look and the edit
    return step, plan


@contextmanager
def refusing(target: str) -> Iterator[None]:
    """Turn what is wrong with edits, or with the plan before them, into Refused."""
    try:
        yield
    except EditError as error:
        problems = [problem_data(problem, target) for problem in error.problems]
        words = Text(error.words("ja"), error.words("en"))
        raise Refused(422, "as-said", {"problems": problems}, words=words) from error
    except PlanError as error:
        problems = [problem_data(problem, target) for problem in error.problems]
        raise Refused(422, "no-plan", {"problems": problems}) from error


def changes_of(target: str, edits: list[dict[str, Json]]) -> tuple[Step, Plan]:
    """What edits change in the files as they are now, and the plan after it. Raises EditError or PlanError."""
    changes, plan = edited_plan(target, edits)
    return tuple(changes), plan


async def wished(studio: Studio, edits: list[dict[str, Json]]) -> Sequence[FileChange]:
    """What edits would change in the files as they are now; nothing where they no longer apply."""
    try:
        return (await asyncio.to_thread(changes_of, studio.target, edits))[0]
    except (EditError, PlanError):
        return ()


async def write(studio: Studio, step: Step) -> None:
    """Save the files. Raises Refused, or OutputError with the name of the file."""
    try:
        await asyncio.to_thread(saved, step)
    except Conflict as error:
        before = studio.snapshot.revision
        await studio.look()
        raise await conflict(studio, before, step) from error
    except OutputError as error:
        raise OutputError(Path(error.path.name), error.reason) from error


async def conflict(studio: Studio, since: str, mine: Sequence[FileChange]) -> Refused:
    """The changes of others since a revision, and the requested ones."""
    now, known = studio.snapshot, studio.seen.get(since)
    others = list(between(known.own, now.sources.own)) if known else []
    diffs_of = {"theirs": await asyncio.to_thread(diffs, others), "mine": await asyncio.to_thread(diffs, mine)}
    return Refused(409, "conflict", {"revision": now.revision, **diffs_of})


async def done(studio: Studio, step: Step) -> Response:
    """What was changed."""
    changed = [{"file": change.path.name, "lines": await asyncio.to_thread(diff, change)} for change in step]
    return JSONResponse({"revision": studio.snapshot.revision, "changed": changed})
