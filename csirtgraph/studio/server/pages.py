"""The page itself: the document of the page that stands alone, with the studio's scripts and its first figure."""

import asyncio
import json
from contextlib import suppress
from typing import Any, TypeAlias, get_args

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from csirtgraph.drawing.graphviz.engine import LayoutError
from csirtgraph.pipeline import EmptyFigure, stem_of, views_in
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.studio.page.book import LARGE, frame_of
from csirtgraph.studio.page.document import document, policy
from csirtgraph.studio.page.facts import facts_of
from csirtgraph.studio.page.import_words import IMPORT
from csirtgraph.studio.page.page_words import page_words
from csirtgraph.studio.page.studio_words import STUDIO
from csirtgraph.studio.page.tokens import colours
from csirtgraph.studio.server.about import about
from csirtgraph.studio.server.export import offered
from csirtgraph.studio.server.forward import forward
from csirtgraph.studio.server.guard import OWN, Keys, has_token
from csirtgraph.studio.server.query import FigureQuery, language_of
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.snapshot import Snapshot
from csirtgraph.studio.server.studio import Studio
from csirtgraph.text import LANGUAGES, Language

Json: TypeAlias = Any
ENTRY = "studio.js"
SELF = "'self'"
PATIENCE = 0.3  # seconds the page waits for its first figure, where it is that of no large plan
FIRST = "relations"
LARGEST = 8_000_000  # bytes of files that are brought, which base64 makes a third longer


NO_FACTS: dict[str, Json] = {
    "ends": {},
    "groups": {},
    "teams": {},
    "units": {},
    "posts": {mode.value: {} for mode in MODES},
    "flows": [],
    "alarm": {},
}


async def home(request: Request) -> Response:
    """The page; a request with the link's token gets the cookie and is redirected to the page."""
    keys: Keys = request.app.state.keys
    if has_token(request.scope, keys):
        return entered(request, keys)
    studio: Studio = request.app.state.studio
    snapshot = studio.snapshot
    language = language_of(request.query_params, preferred(request, studio.language))
    start = start_of(snapshot, language)
    scenes = await first_scene(studio, snapshot, start) if start else {}
    page = await asyncio.to_thread(page_of, snapshot, start, language, scenes, keys)
    return HTMLResponse(page, headers={"Content-Security-Policy": allowed()})


def preferred(request: Request, language: Language) -> Language:
    """The language chosen for the studio, else the first of ours that the browser asks for."""
    if request.app.state.is_chosen:
        return language
    ranked = [part.strip().partition(";q=") for part in request.headers.get("accept-language", "").split(",")]
    ranked.sort(key=lambda one: -share(one[2]))
    wanted = (known for name, *_ in ranked for known in LANGUAGES if name.lower().split("-")[0] == known)
    return next(wanted, language)


def share(text: str) -> float:
    """How much a language is wanted, from 0 to 1, as a browser writes it."""
    try:
        return float(text or 1)
    except ValueError:
        return 0.0


def entered(request: Request, keys: Keys) -> Response:
    """The cookie. Browsers do not send a strict one after a redirect from another place, such as a file; so a
    page leads on from there."""
    is_own = request.headers.get("sec-fetch-site", "none") in OWN
    answer = RedirectResponse("/", 303) if is_own else HTMLResponse(forward("/"))
    answer.set_cookie(keys.cookie, keys.session, httponly=True, samesite="strict", path="/")
    return answer


def allowed() -> str:
    """The page's policy as a header, which may also say who may frame it."""
    return f"{policy(ENTRY, SELF)}; frame-ancestors 'none'"


def start_of(snapshot: Snapshot, language: Language) -> FigureQuery | None:
    """The figure the page opens with; none while there is no plan."""
    if snapshot.plan is None:
        return None
    views = sorted(views_in(snapshot.plan), key=lambda view: (view[0] != FIRST, view[1] is not Mode.INCIDENT))
    return FigureQuery(*views[0], language) if views else None


async def first_scene(studio: Studio, snapshot: Snapshot, start: FigureQuery) -> dict[str, bytes]:
    """The first figure, where it is there soon; the page asks for it otherwise."""
    patience = 0 if is_large(snapshot.plan) else PATIENCE
    with suppress(LayoutError, EmptyFigure, Refused), anyio.move_on_after(patience):
        scene = await studio.scenes.scene(snapshot, start)
        return {f"{stem_of(start.figure, start.mode)}.{start.language}": scene}
    return {}


def page_of(
    snapshot: Snapshot, start: FigureQuery | None, language: Language, scenes: dict[str, bytes], keys: Keys
) -> bytes:
    """The document."""
    plan = snapshot.plan
    is_late = is_large(plan)
    data = {
        **shown(plan, has_facts=not is_late),
        "late": is_late,
        "languages": list(get_args(Language)),
        "themes": colours(),
        "words": page_words({**STUDIO, **IMPORT}),
        "scenes": {name: json.loads(scene) for name, scene in scenes.items()},
        "start": {
            "figure": start.figure if start else FIRST,
            "mode": start.mode.value if start and start.mode else "",
            "lang": language,
            "theme": "",
        },
        "studio": {"csrf": keys.csrf, "token": keys.token, "formats": offered(), "most": LARGEST},
    }
    return document(data, plan.plan.title.to(language) if plan else "csirtgraph", language, ENTRY, SELF)


def is_large(plan: Plan | None) -> bool:
    """Whether the page of a plan comes without its figure and its facts, which follow in this order."""
    return plan is not None and len(plan.roles) > LARGE


def shown(plan: Plan | None, has_facts: bool = True) -> dict[str, Json]:
    """What the page knows of a plan besides its pictures; empty while there is none. Facts may come later."""
    if plan is None:
        return {
            "plan": {"id": "", "title": {}},
            "figures": [],
            "facts": NO_FACTS,
            "own": {},
            "views": [],
            "about": None,
        }
    frame = {name: value for name, value in frame_of(plan).items() if name in ("plan", "figures", "own", "views")}
    return {**frame, "facts": facts_of(plan) if has_facts else NO_FACTS, "about": about(plan)}
