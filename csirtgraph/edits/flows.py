"""Edits of flows, each found by the id that the plan gives it."""

import re
from typing import NamedTuple

from csirtgraph.edits.change import change, rename
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.entries import Edit, in_both, modes_value, set_or_drop
from csirtgraph.edits.lookup import exists, names_in, whole
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.values import Data, Plain, one_or_list, pairs_in, words_of
from csirtgraph.plan.model.flows import TALKERS
from csirtgraph.plan.yaml.ids import is_id
from csirtgraph.text import LANGUAGES

DERIVED = re.compile(r"([^>]*)>([^>:]*):([a-z]*)(?::(\d{1,6}))?")


class Place(NamedTuple):
    """Where a flow is: its ends, and its number among the flows between them."""

    sender: str
    receiver: str
    number: int

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to the flows between the same ends."""
        return ("flows", self.sender, self.receiver)


def flows_between(draft: Draft, sender: str, receiver: str) -> list[Data]:
    """The flows between two ends."""
    found = whole(draft, "flows", sender, receiver)
    return found if isinstance(found, list) else [found] if found else []


def place_of(draft: Draft, id: str) -> Place:
    """Where the flow of an id is. Raises EditError where there is none."""
    if match := DERIVED.fullmatch(id):
        sender, receiver, kind, count = match.groups()
        alike = [
            number
            for number, flow in enumerate(flows_between(draft, sender, receiver))
            if words_of(pairs_in(flow).get("kind")) == kind and not words_of(pairs_in(flow).get("id"))
        ]
        if 0 < int(count or 1) <= len(alike):
            return Place(sender, receiver, alike[int(count or 1) - 1])
    for sender, receivers in names_in(draft, "flows").items():
        for receiver in pairs_in(receivers):
            for number, flow in enumerate(flows_between(draft, sender, receiver)):
                if id and words_of(pairs_in(flow).get("id")) == id:
                    return Place(sender, receiver, number)
    raise EditError("unknown", id=id, sections="flows")


def end(draft: Draft, id: str) -> str:
    """The id of a role, party or team. Raises EditError for any other."""
    if not any(exists(draft, section, id) for section in TALKERS):
        raise EditError("unknown", id=id, sections=", ".join(TALKERS))
    return id


def add_flow(draft: Draft, edit: Edit) -> None:
    """Add a flow after the existing ones between two ends."""
    flow: dict[str, Data] = {"kind": edit["kind"]}
    if label := label_of(edit.get("label", {})):
        flow = {"label": label, **flow}
    if modes := modes_value(draft, edit["modes"]):
        flow["modes"] = modes
    flow |= {name: value for name, value in terms_of(edit, {}).items() if value}
    append(draft, end(draft, edit["from"]), end(draft, edit["to"]), flow)


def terms_of(edit: Edit, flow: dict[str, Data]) -> dict[str, Data]:
    """What an edit says of a flow's step, limit, means and condition; "" for what is not to be said any more."""
    found: dict[str, Data] = {}
    if "step" in edit:
        found["step"] = Plain(str(edit["step"])) if edit["step"] is not None else ""
    if "within" in edit:
        found["within"] = edit["within"]
    if "via" in edit:
        found["via"] = one_or_list(edit["via"])
    if "when" in edit:
        words = {**in_both(flow.get("when")), **in_both(edit["when"])}
        found["when"] = {name: value for name, value in words.items() if value}
    if "private" in edit:
        found["private"] = Plain("true") if edit["private"] else ""
    return found


def label_of(asked: "dict[str, str] | str") -> Data:
    """A label's words in each language; a mapping, since a bare word would be an id of `labels`."""
    words = in_both(asked) if isinstance(asked, str) else asked
    return {name: words[name] for name in LANGUAGES if words.get(name)}


def append(draft: Draft, sender: str, receiver: str, flow: Data) -> None:
    """Append a flow between two ends."""
    path = ("flows", sender, receiver)
    old = whole(draft, *path)
    if not old:
        change(draft, path, flow)
    else:
        change(draft, path, [*(old if isinstance(old, list) else [old]), flow])


def set_flow(draft: Draft, edit: Edit) -> None:
    """Change what a flow says."""
    place = place_of(draft, edit["id"])
    flow = dict(pairs_in(flows_between(draft, place.sender, place.receiver)[place.number]))
    if "label" in edit:
        asked = edit["label"]
        words = in_both(asked) if isinstance(asked, str) else {**words_now(draft, flow), **asked}
        flow = {"label": label_of(words), **flow} | {"label": label_of(words)}  # type: ignore[arg-type]
    if "kind" in edit:
        flow["kind"] = edit["kind"]
    if "modes" in edit:
        flow["modes"] = modes_value(draft, edit["modes"]) or ""
    flow |= terms_of(edit, flow)
    store(draft, place, {name: value for name, value in flow.items() if value})


def words_now(draft: Draft, flow: dict[str, Data]) -> dict[str, Data]:
    """The words of a flow's label by language; those of a shared label where it names one."""
    label = flow.get("label")
    if isinstance(label, str) and is_id(label):
        label = whole(draft, "labels", label)
    return in_both(label)


def store(draft: Draft, place: Place, flow: Data) -> None:
    """Put a changed flow in its place."""
    old = whole(draft, *place.path)
    if isinstance(old, list):
        change(draft, place.path, [flow if n == place.number else item for n, item in enumerate(old)])
    else:
        change(draft, place.path, flow)


def redirect_flow(draft: Draft, edit: Edit) -> None:
    """Change a flow's sender or receiver."""
    place = place_of(draft, edit["id"])
    ends = (end(draft, edit.get("from", place.sender)), end(draft, edit.get("to", place.receiver)))
    if ends == place[:2]:
        return
    is_alone = isinstance(whole(draft, *place.path), dict)
    if is_alone and ends[0] == place.sender and rename(draft, place.path, ends[1]):
        return
    flow = flows_between(draft, place.sender, place.receiver)[place.number]
    take(draft, place)
    append(draft, *ends, flow)


def remove_flow(draft: Draft, edit: Edit) -> None:
    """Remove a flow."""
    take(draft, place_of(draft, edit["id"]))


def take(draft: Draft, place: Place) -> None:
    """Take a flow out of its place."""
    old = whole(draft, *place.path)
    left = [item for n, item in enumerate(old) if n != place.number] if isinstance(old, list) else []
    set_or_drop(draft, place.path, left)
