"""The whole plan as a graph with plain attributes, for other programs: who is there, where they belong, who talks."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, NamedTuple

import networkx as nx

from csirtgraph.plan.analysis.graph import Graph, graph_of
from csirtgraph.plan.analysis.persons import sourcing_of
from csirtgraph.plan.analysis.units import units_of
from csirtgraph.plan.model.enums import MODES, Evidence, Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Party, Plan, Post, Role
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Language, Text

GROUPS = ("group", "unit")
#: What an edge says of its ends, and its label where it has no words of its own.
RELATIONS = {
    "member": Text("所属", "has"),
    "function": Text("担当業務", "does"),
    "combines": Text("統合", "combines"),
    "fills": Text("担当", "fills"),
    "above": Text("上位", "is above"),
    "held-with": Text("兼務", "held with"),
}


class Tie(NamedTuple):
    """An edge that is no flow: from the node above or around to the node below or inside."""

    tail: str
    head: str
    relation: str
    modes: tuple[Mode, ...]


def exchange_graph(plan: Plan, language: Language = "ja") -> Graph:
    """The graph with plain attributes: text, and lists as words with spaces; `label` is in the language.

    Ids of roles, parties, teams and functions are the plan's; those of groups, units and posts have their kind
    before them, for a post may have the id of its role. Every edge has a key of its own.
    """
    graph = graph_of(plan)
    title = plan.plan.title.to(language)
    plain = nx.MultiDiGraph(id=plan.id, title=title, revision=plan.plan.revision)
    if plan.audience:
        plain.graph["audience"] = plan.audience.value
    groups = {node: f"{data['kind']}:{node}" for node, data in graph.nodes(data=True) if data["kind"] in GROUPS}
    for node, data in graph.nodes(data=True):
        if node in groups:
            continue
        add_node(plain, node, data["kind"], data["modes"], data["entry"], plan, language)
    for kind, entries in (("group", plan.groups), ("business-group", plan.business_groups), ("unit", plan.units)):
        for name, entry in entries.items():
            add_node(plain, f"{kind}:{name}", kind, MODES, entry, plan, language)
    for mode in MODES:
        for name, post in plan.posts.get(mode, {}).items():
            add_node(plain, post_node(mode, name), "post", (mode,), post, plan, language)
            plain.nodes[post_node(mode, name)].update(post_facts(post, plan, mode))
    for tail, head, key, data in graph.edges(keys=True, data=True):
        if data["relation"] == "flow":
            add_flow(plain, key, data["entry"], plan, language, (groups.get(tail, tail), groups.get(head, head)))
        else:
            add_tie(plain, Tie(tail, head, data["relation"], data["modes"]), language)
    for tie in (*role_ties(plan), *unit_ties(plan), *(tie for mode in MODES for tie in post_ties(plan, mode))):
        add_tie(plain, tie, language)
    return plain


def add_node(
    graph: Graph, node: str, kind: str, modes: tuple[Mode, ...], entry: Any, plan: Plan, language: Language
) -> None:
    """A node with what its entry says."""
    label = names_of(entry, plan).to(language) or node
    graph.add_node(node, label=label, kind=kind, modes=words(modes), **facts(entry, plan))


def add_flow(graph: Graph, key: str, flow: Flow, plan: Plan, language: Language, ends: tuple[str, str]) -> None:
    """A flow as an edge between the nodes of its ends, with its label, else the word for its kind."""
    label = (flow.label or word_of(flow.kind)).to(language)
    facts_of_flow = {"label": label, "relation": "flow", "modes": words(flow.modes), **facts(flow, plan)}
    graph.add_edge(*ends, key=key, **facts_of_flow)


def add_tie(graph: Graph, tie: Tie, language: Language) -> None:
    """An edge that is no flow."""
    key, label = f"{tie.tail}>{tie.head}:{tie.relation}", RELATIONS[tie.relation].to(language)
    graph.add_edge(tie.tail, tie.head, key=key, label=label, relation=tie.relation, modes=words(tie.modes))


def role_ties(plan: Plan) -> Iterator[Tie]:
    """Groups and their roles, and roles drawn as one."""
    for role in plan.roles.values():
        for kind, name in (("group", role.group), ("business-group", role.business_group)):
            if name:
                yield Tie(f"{kind}:{name}", role.id, "member", role.modes)
        for other in role.combines:
            yield Tie(role.id, other, "combines", role.modes)


def unit_ties(plan: Plan) -> Iterator[Tie]:
    """Units and those that they are parts of."""
    for name, unit in plan.units.items():
        if unit.in_:
            yield Tie(f"unit:{unit.in_}", f"unit:{name}", "member", MODES)


def post_ties(plan: Plan, mode: Mode) -> Iterator[Tie]:
    """Units and their posts, posts and their roles, who stands above whom, and what one person holds together."""
    posts = plan.posts.get(mode, {})
    units = units_of(posts)
    for name, post in posts.items():
        node = post_node(mode, name)
        if name in units:
            yield Tie(f"unit:{units[name]}", node, "member", (mode,))
        for role in plan.roles_of(post):
            yield Tie(node, role.id, "fills", (mode,))
        if post.superior in posts:
            yield Tie(post_node(mode, post.superior), node, "above", (mode,))
        if post.held_by:
            held = post_node(mode, post.held_by) if post.held_by in posts else post.held_by
            yield Tie(held, node, "held-with", (mode,))


def post_node(mode: Mode, name: str) -> str:
    """The id of a post's node."""
    return f"post:{mode.value}:{name}"


def names_of(entry: Any, plan: Plan) -> Text:
    """What an entry is called; a post without a name by its roles."""
    name: Text = entry.name
    if name or not isinstance(entry, Post):
        return name
    roles = [role.name for role in plan.roles_of(entry)]
    return Text("、".join(role.to("ja") for role in roles), ", ".join(role.to("en") for role in roles))


def facts(entry: Any, plan: Plan) -> dict[str, str]:
    """What other programs may want to know of an entry."""
    found: dict[str, str] = {}
    for name in ("name", "duty", "note", "label", "when"):
        text = getattr(entry, name, None)
        if isinstance(text, Text) and text:
            found |= {f"{name}_ja": text.to("ja"), f"{name}_en": text.to("en")}
    match entry:
        case Role():
            found |= {f"sourcing_{mode.value}": entry.sourcing_in(mode).value for mode in MODES}
            found |= {"group": entry.group, "team": entry.team, "business_group": entry.business_group}
            found["tier"] = plan.tier_of(entry).value
        case Party():
            found["party_kind"] = entry.kind.value
        case Flow():
            found["flow_kind"] = entry.kind.value
            found |= {"step": str(entry.step or ""), "within": str(entry.within or ""), "via": words(entry.via)}
    inferred = sorted(
        field or "all" for field, value in getattr(entry, "evidence", {}).items() if value is Evidence.INFERRED
    )
    return {name: value for name, value in (found | {"inferred": " ".join(inferred)}).items() if value}


def post_facts(post: Post, plan: Plan, mode: Mode) -> dict[str, str]:
    """What else is known of a post."""
    people = "" if post.people is None else str(post.people)
    found = {"people": people, "sourcing": sourcing_of(post, plan, mode).value, "open": "yes" if post.open else ""}
    return {name: value for name, value in found.items() if value}


def words(values: Iterable[Enum]) -> str:
    """Enum values as one text."""
    return " ".join(value.value for value in values)
