"""The places of the figures that were shown, which an edit must not change."""

from collections.abc import Mapping
from contextlib import suppress

from csirtgraph.drawing.arranging.spots import spots_of
from csirtgraph.drawing.model import Table
from csirtgraph.edits import EditError, FileChange
from csirtgraph.edits.arranging import rearranged
from csirtgraph.pipeline import stem_of
from csirtgraph.plan.model.arrangement import Spots, picture_key
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.plan import Plan
from csirtgraph.studio.server.query import FigureQuery
from csirtgraph.studio.server.scenes import Drawn, Scenes
from csirtgraph.studio.server.studio import Studio


def places_change(studio: Studio) -> list[FileChange]:
    """The change that keeps what is on screen at its places through an edit; none where that cannot be written."""
    snapshot = studio.snapshot
    if snapshot.plan is None:
        return []
    places = shown_places(studio.scenes, snapshot.drawn, snapshot.plan)
    with suppress(EditError):
        change = rearranged(studio.target, places) if places else None
        return [change] if change else []
    return []


def shown_places(scenes: Scenes, drawn: str, plan: Plan) -> Mapping[str, Spots]:
    """The places in the figures shown of a revision, where the plan does not keep them yet."""
    found: dict[str, Spots] = {}
    for (revision, wanted), scene in list(scenes.done.items()):
        layout, key = scene.layout, key_of(wanted, scene)
        is_kept = layout.boxes.keys() <= plan.arrangement.figures.get(key, {}).keys()
        has_none = (
            isinstance(layout.drawing.body, Table) or layout.is_cheap or wanted.against or wanted.focus or wanted.folded
        )
        is_public = wanted.audience is Audience.PUBLIC  # ids of private parties are not kept
        if revision == drawn and is_public and not is_kept and not has_none:
            found[key] = spots_of(layout)
    return found


def key_of(wanted: FigureQuery, drawn: Drawn) -> str:
    """What the places of a figure are filed under."""
    return picture_key(stem_of(wanted.figure, wanted.mode), drawn.part)
