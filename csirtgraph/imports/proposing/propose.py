"""What files would change in a plan, or the plan that they begin."""

from dataclasses import dataclass, replace
from pathlib import Path

from csirtgraph.edits.draft import Draft, draft_of, new_draft
from csirtgraph.edits.editing import FileChange, plan_in, settled
from csirtgraph.edits.new_plan import first_lines
from csirtgraph.imports.facts import BoxFact, Facts
from csirtgraph.imports.options import Options
from csirtgraph.imports.proposing.boxes import decide_boxes, is_other
from csirtgraph.imports.proposing.flows import add_or_change_flows
from csirtgraph.imports.proposing.people import add_people
from csirtgraph.imports.proposing.posts import add_or_change_posts
from csirtgraph.imports.proposing.roles import add_or_change_group, add_or_change_party, add_or_change_role
from csirtgraph.imports.proposing.subject import Subject
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.files import ENTRY


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A plan before and after, the files that make the difference, and what else there is to say.

    `boxes` are those that may be roles or parties and are new, as they were decided.
    """

    old: Plan
    new: Plan
    changes: tuple[FileChange, ...]
    facts: Facts
    boxes: tuple[BoxFact, ...] = ()


def propose_plan(facts: Facts, folder: Path, options: Options) -> Proposal:
    """A new plan in a folder; nothing is written. Raises EditError."""
    draft = new_draft(folder / ENTRY, first_lines(folder, options.title or folder.resolve().name or "CSIRT"))
    found = propose(facts, with_people_file(draft, folder) if options.with_people else draft, options)
    return replace(found, changes=tuple(replace(change, before=None) for change in found.changes))


def propose_edits(facts: Facts, target: Path, options: Options) -> Proposal:
    """Edits of an existing plan; nothing is written. Raises EditError and PlanError."""
    draft = draft_of(target)
    return propose(facts, with_people_file(draft, target) if options.with_people else draft, options)


def with_people_file(draft: Draft, folder: Path) -> Draft:
    """A draft with a file for people alone, which can be kept apart, unless it has people or is one file."""
    if folder.is_file() or any("people" in file.data for file in draft.files):
        return draft
    return Draft((*draft.files, *new_draft(folder / "people.yaml", "people: {}\n").files), draft.base)


def propose(facts: Facts, draft: Draft, options: Options) -> Proposal:
    """What a draft would say after all facts are in it."""
    old = plan_in(draft)
    subject = Subject(draft, old, facts, with_people=options.with_people)
    boxes = decide_boxes(subject, options.boxes)
    take_facts(subject)
    changes, new = settled(draft)
    return Proposal(old=old, new=new, changes=tuple(changes), facts=facts, boxes=boxes)


def take_facts(subject: Subject) -> None:
    """Make the plan say what a file says: entries first, then those that refer to them."""
    facts = subject.facts
    for group in facts.groups:
        add_or_change_group(group, subject)
    for party in facts.parties:
        if not is_other(party, "parties", subject):
            add_or_change_party(party, subject)
    named = [role for role in facts.roles if not is_other(role, "roles", subject)]
    roles = {role.place: add_or_change_role(role, subject) for role in named}
    add_or_change_flows(facts.flows, subject)
    if subject.with_people:
        add_people(facts, subject)
    elif place := next((post.place for post in facts.posts if post.holders), ""):
        facts.remark(place, "people")
    add_or_change_posts(facts.posts, roles, subject)
