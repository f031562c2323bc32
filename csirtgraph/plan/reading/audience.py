"""What of a plan is for whom: people, numbers and private entries are taken out before anything sees the plan.

| audience | people | contacts | private parties and flows |
|---|---|---|---|
| public | nameless | none | none |
| internal | named, private ones nameless | none | there |
| response | named | there | there |

Whoever holds a post stays somebody, so that two posts of one person, deputies and a
change of the holder can be seen without a name.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.people import WITHHELD
from csirtgraph.plan.yaml.node import Node, entries_at, find

KEPT = ("contacts", "verified")  # that somebody can be reached, and since when, says not how


def is_confidential(tree: Node) -> bool:
    """Whether a plan has anything that is not for everybody."""
    return bool(entries_at(tree, "people")) or any(True for _ in confidential_parts(tree))


def confidential_parts(tree: Node) -> Iterable[Node]:
    """Contacts, and private parties and flows."""
    for section in ("roles", "parties"):
        for entry in entries_at(tree, section).values():
            yield from (node for key in ("contacts", "private") if (node := find(entry, key)))
    for receivers in entries_at(tree, "flows").values():
        for flows in entries_at(receivers).values():
            yield from (flow for flow in listed(flows) if find(flow, "private"))


def tree_for(tree: Node, audience: Audience) -> Node:
    """The tree of a plan without what is not for an audience."""
    if audience is Audience.RESPONSE or not is_confidential(tree):
        return tree
    ids = {id: id if is_named(person, audience) else pseudonym(id) for id, person in entries_at(tree, "people").items()}
    hidden = set() if audience is Audience.INTERNAL else private_parties(tree)
    sections = dict(entries_at(tree))
    for name, change in (
        ("people", lambda node: people_for(node, ids)),
        ("posts", lambda node: renamed_holders(node, ids)),
        ("roles", with_contacts_withheld),
        ("parties", lambda node: with_contacts_withheld(without(node, hidden))),
        ("flows", lambda node: without_flows(node, hidden, audience)),
        ("deadlines", lambda node: without_deadlines(node, hidden)),
    ):
        if name in sections:
            sections[name] = change(sections[name])
    return Node(sections, tree.at, key=tree.key)


def hidden_ids(tree: Node, audience: Audience) -> set[str]:
    """The ids of people and parties that an audience must not know."""
    if audience is Audience.RESPONSE:
        return set()
    people = {id for id, person in entries_at(tree, "people").items() if not is_named(person, audience)}
    return people | (set() if audience is Audience.INTERNAL else private_parties(tree))


def is_named(person: Node, audience: Audience) -> bool:
    """Whether an audience may know who somebody is."""
    return audience is Audience.INTERNAL and not is_private(person)


def is_private(node: Node) -> bool:
    """Whether an entry says so."""
    flag = find(node, "private")
    return bool(flag and flag.value is True)


def pseudonym(id: str) -> str:
    """An id that says nothing of a person, and is the same in every revision."""
    return "p" + sha256(id.encode()).hexdigest()[:8]


def people_for(node: Node, ids: Mapping[str, str]) -> Node:
    """People without numbers; those whose id was changed without anything."""
    found = {}
    for id, person in entries_at(node).items():
        kept = {name: value for name, value in entries_at(person).items() if name in KEPT or ids[id] == id}
        if ids[id] != id:
            kept["name"] = Node({"ja": text(WITHHELD.ja, person), "en": text(WITHHELD.en, person)}, person.at)
        found[ids[id]] = contact_withheld(Node(kept, person.at, key=person.key))
    return Node(found, node.at, key=node.key)


def text(words: str, near: Node) -> Node:
    """A value in place of another."""
    return Node(words, near.at, words)


def renamed_holders(node: Node, ids: Mapping[str, str]) -> Node:
    """Posts whose holders have other ids."""
    if isinstance(node.value, list):
        return Node([renamed_holders(item, ids) for item in node.value], node.at, key=node.key)
    found = {
        name: Node([text(ids.get(item.text, item.text), item) for item in listed(value)], value.at, key=value.key)
        if name == "holders"
        else renamed_holders(value, ids)
        if isinstance(value.value, (dict, list))
        else value
        for name, value in entries_at(node).items()
    }
    return Node(found, node.at, key=node.key) if isinstance(node.value, dict) else node


def listed(node: Node) -> list[Node]:
    """The items of a list, or a value alone."""
    return node.value if isinstance(node.value, list) else [node]


def without(node: Node, names: Iterable[str]) -> Node:
    """A mapping without some of its keys."""
    kept = {name: value for name, value in entries_at(node).items() if name not in set(names)}
    return Node(kept, node.at, key=node.key)


def with_contacts_withheld(node: Node) -> Node:
    """Entries whose contacts say no more than that there are some."""
    kept = {name: contact_withheld(entry) for name, entry in entries_at(node).items()}
    return Node(kept, node.at, key=node.key)


def contact_withheld(entry: Node) -> Node:
    """An entry whose contacts, where it has any, are one that says nothing."""
    contacts = find(entry, "contacts")
    if contacts is None:
        return entry
    nothing = Node({"chat": text(WITHHELD.en, contacts)}, contacts.at, key=contacts.key)
    return Node({**entries_at(entry), "contacts": nothing}, entry.at, key=entry.key)


def private_parties(tree: Node) -> set[str]:
    """Parties that the public may not know of."""
    return {id for id, party in entries_at(tree, "parties").items() if is_private(party)}


def without_flows(node: Node, hidden: Iterable[str], audience: Audience) -> Node:
    """Flows without private ones, and without those from or to parties that are hidden."""
    if audience is Audience.INTERNAL:
        return node
    senders = {}
    for sender, receivers in entries_at(without(node, hidden)).items():
        left = {
            receiver: Node(kept, flows.at, key=flows.key) if isinstance(flows.value, list) else flows
            for receiver, flows in entries_at(without(receivers, hidden)).items()
            if (kept := [flow for flow in listed(flows) if not is_private(flow)])
        }
        senders[sender] = Node(left, receivers.at, key=receivers.key)
    return Node(senders, node.at, key=node.key)


def without_deadlines(node: Node, hidden: Iterable[str]) -> Node:
    """Deadlines without those to hidden parties."""
    gone = [id for id, entry in entries_at(node).items() if (to := find(entry, "to")) and to.text in set(hidden)]
    return without(node, gone)
