"""What files would change in a plan, or the plan that they begin."""

from dataclasses import dataclass
from pathlib import Path

from csirtgraph.edits.draft import Draft, draft_of, new_draft
from csirtgraph.edits.editing import FileChange, plan_in, settled
from csirtgraph.edits.yaml.writing import inline
from csirtgraph.imports.facts import Facts
from csirtgraph.imports.proposing.flows import add_or_change_flows
from csirtgraph.imports.proposing.people import add_people
from csirtgraph.imports.proposing.posts import add_or_change_posts
from csirtgraph.imports.proposing.roles import add_or_change_group, add_or_change_party, add_or_change_role
from csirtgraph.imports.proposing.subject import Subject
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.yaml.ids import slug


@dataclass(frozen=True)
class Proposal:
    """A plan before and after, the files that make the difference, and what else there is to say."""

    old: Plan
    new: Plan
    changes: tuple[FileChange, ...]
    facts: Facts


def propose_plan(facts: Facts, folder: Path, title: str, with_people: bool = False) -> Proposal:
    """A new plan in a folder; nothing is written. Raises EditError."""
    header = inline({"id": slug(folder.resolve().name), "title": title})
    draft = new_draft(folder / "plan.yaml", f"plan: {header}\n")
    proposal = propose(facts, with_people_file(draft, folder) if with_people else draft, with_people)
    changes = tuple(FileChange(change.path, None, change.after) for change in proposal.changes)
    return Proposal(proposal.old, proposal.new, changes, facts)


def propose_edits(facts: Facts, target: Path, with_people: bool = False) -> Proposal:
    """Edits of an existing plan; nothing is written. Raises EditError and PlanError."""
    draft = draft_of(target)
    return propose(facts, with_people_file(draft, target) if with_people else draft, with_people)


def with_people_file(draft: Draft, folder: Path) -> Draft:
    """A draft with a file for people alone, which can be kept apart, unless it has people or is one file."""
    if folder.is_file() or any("people" in file.data for file in draft.files):
        return draft
    return Draft((*draft.files, *new_draft(folder / "people.yaml", "people: {}\n").files), draft.base)


def propose(facts: Facts, draft: Draft, with_people: bool = False) -> Proposal:
    """What a draft would say after all facts are in it: whoever is named first, then those who name them."""
    old = plan_in(draft)
    subject = Subject(draft, old, facts, with_people=with_people)
    for group in facts.groups:
        add_or_change_group(group, subject)
    for party in facts.parties:
        add_or_change_party(party, subject)
    roles = {role.place: add_or_change_role(role, subject) for role in facts.roles}
    add_or_change_flows(facts.flows, subject)
    if with_people:
        add_people(facts, subject)
    elif place := next((post.place for post in facts.posts if post.holders), ""):
        facts.remark(place, "people")
    add_or_change_posts(facts.posts, roles, subject)
    changes, new = settled(draft)
    return Proposal(old, new, tuple(changes), facts)
