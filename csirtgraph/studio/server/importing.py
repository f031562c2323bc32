"""Imports of the page: a file, a pasted text, a pattern or a first role, shown as a proposal, then written."""

import asyncio
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from csirtgraph.compare.comparison import compare
from csirtgraph.compare.report import text
from csirtgraph.edits.new_plan import PATTERNS, new_files, nothing_in
from csirtgraph.imports.facts import Facts, RoleFact
from csirtgraph.imports.importing import ending_of, facts_of
from csirtgraph.imports.options import PARTY, Options, columns_of
from csirtgraph.imports.proposing.propose import Proposal, propose_edits, propose_plan
from csirtgraph.imports.remarks import fields, meaning_of, remark_line
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.server.query import language_of
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.studio import Studio
from csirtgraph.studio.server.writing import made, may_write, refusing, revision_of, turn_to_write
from csirtgraph.text import Language, Text

Json: TypeAlias = Any
NAME = 120  # characters of a file's name
MOST = 20  # files at once
ASKED = ("people", "boxes")  # codes of remarks for which the page has fields


@dataclass(frozen=True)
class Brought:
    """What is imported, how its columns and boxes are read, and whether to write it."""

    source: Mapping[str, Json]
    options: Options
    is_confirmed: bool


async def bring(request: Request) -> Response:
    """Show what an import would change, or write it after the user has confirmed that."""
    studio: Studio = request.app.state.studio
    language = language_of(request.query_params, studio.language)
    revision, brought = revision_of(request), await brought_in(request)
    may_write(studio)
    if not brought.is_confirmed:
        proposal = await proposed(studio, brought, language)
        return JSONResponse(await asyncio.to_thread(shown, proposal, language))
    async with turn_to_write(studio, revision):
        return await made(studio, (await proposed(studio, brought, language)).changes)


async def brought_in(request: Request) -> Brought:
    """The import of a request. Raises Refused, and MappingError for a field that does not exist."""
    try:
        data = await request.json()
        columns = [f"{heading}={field}" for heading, field in data.get("columns", {}).items()]
        boxes = {str(words): PARTY[kind] for words, kind in data.get("boxes", {}).items()}
        title, people = str(data.get("title", ""))[:NAME].strip(), data.get("people") is True
        source = dict(data["source"])
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise Refused(400, "bad-source") from error
    options = Options(columns=columns_of(columns), boxes=boxes, with_people=people, title=title)
    return Brought(source, options, data.get("write") is True)


async def proposed(studio: Studio, brought: Brought, language: Language) -> Proposal:
    """What it would change. Raises Refused, ImportFailure and MissingExtra."""
    with refusing(studio.target):
        return await asyncio.to_thread(proposal_of, brought, studio.target, studio.snapshot.is_empty, language)


def proposal_of(brought: Brought, target: str, is_empty: bool, language: Language) -> Proposal:
    """The change of a plan, or the plan with which an empty folder begins."""
    folder = Path(target)
    if pattern := brought.source.get("pattern"):
        return pattern_proposal(str(pattern), folder, is_empty, language)
    facts = facts_in(brought.source, brought.options)
    propose = propose_plan if is_empty else propose_edits
    return propose(facts, folder, brought.options)


def pattern_proposal(pattern: str, folder: Path, is_empty: bool, language: Language) -> Proposal:
    """A plan on top of a pattern. Raises Refused where there is none such, or a plan already."""
    if pattern not in PATTERNS:
        raise Refused(400, "not-one-of", name="pattern", value=pattern[:40], known=", ".join(PATTERNS))
    if not is_empty:
        raise Refused(409, "not-empty")
    new = load_plan(f"csirtgraph:pattern-{pattern}")
    old = nothing_in(folder, new.plan.title.to(language))
    return Proposal(old=old, new=new, changes=new_files(folder, pattern, language), facts=Facts())


def facts_in(source: Mapping[str, Json], options: Options) -> Facts:
    """What a file, a pasted text or the name of a role says. Raises Refused, and what `facts_of` raises."""
    name = str(source.get("name", ""))[-NAME:]
    try:
        if files := source.get("files"):
            found = [(str(file["name"])[-NAME:], b64decode(file["data"], validate=True)) for file in files[:MOST]]
            return facts_of(found, options)
        if words := str(source.get("text", "")).strip("\n"):
            return facts_of([(name + ending_of(words), words.encode())], options)
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(400, "bad-source") from error
    if role := str(source.get("role", "")).strip():
        return Facts(roles=[RoleFact(place="", name=Text(en=role) if role.isascii() else Text(ja=role))])
    raise Refused(400, "bad-source")


def shown(proposal: Proposal, language: Language) -> dict[str, Json]:
    """A proposal as the page shows it: what was understood, what changes, what is left out."""
    comparison = compare(proposal.old, proposal.new)
    summary, *lines = text(comparison, language, comparison.changes).rstrip("\n").split("\n")
    facts = proposal.facts
    return {
        "columns": [
            {
                "place": column.place,
                "heading": column.heading,
                "field": column.field,
                "words": meaning_of(column, language),
            }
            for column in facts.columns
        ],
        "fields": fields(language),
        "boxes": [{"words": box.name, "kind": "party" if box.is_party else "role"} for box in proposal.boxes],
        "summary": summary,
        "changes": lines if proposal.changes else [],
        "remarks": [remark_line(remark, language) for remark in facts.remarks if remark.code not in ASKED],
        "hasPeople": any(post.holders for post in facts.posts),
    }
