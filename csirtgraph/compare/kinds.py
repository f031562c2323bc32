"""The kinds of change there are, and which field of an entry makes which."""

from collections.abc import Mapping
from enum import Enum

from csirtgraph.drawing.model import SIGNS
from csirtgraph.plan.model.flows import TALKERS
from csirtgraph.text import Text


class Kind(str, Enum):
    """What happened to an entry of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    OUTSOURCED = "outsourced"
    INSOURCED = "taken-in-house"
    MODES = "modes"
    REWORDED = "reworded"
    PEOPLE = "head-count"
    PERSON = "person"
    DEPUTY = "deputy"
    LIMIT = "time-limit"
    ORDER = "order"
    TAKEN_UP = "concurrent-post-taken-up"
    ENDED = "concurrent-post-ended"
    HOLDER = "holder"
    CONDITIONS = "conditions"
    RELABELLED = "relabelled"
    REDIRECTED = "redirected"
    REVERSED = "reversed"
    CHANGED = "changed"


WORDS = {
    Kind.ADDED: Text("新設", "added"),
    Kind.REMOVED: Text("廃止", "removed"),
    Kind.RENAMED: Text("改名", "renamed"),
    Kind.MOVED: Text("移動", "moved"),
    Kind.OUTSOURCED: Text("アウトソース化", "outsourced"),
    Kind.INSOURCED: Text("自社化", "taken in-house"),
    Kind.MODES: Text("平時・有事の変更", "modes changed"),
    Kind.REWORDED: Text("文言の変更", "reworded"),
    Kind.PEOPLE: Text("人数の変更", "head-count changed"),
    Kind.PERSON: Text("担当者の変更", "other people"),
    Kind.DEPUTY: Text("代理の変更", "deputy changed"),
    Kind.LIMIT: Text("期限の変更", "time limit changed"),
    Kind.ORDER: Text("順序の変更", "order changed"),
    Kind.TAKEN_UP: Text("兼務開始", "concurrent post added"),
    Kind.ENDED: Text("兼務解消", "concurrent post removed"),
    Kind.HOLDER: Text("兼務の変更", "holder changed"),
    Kind.CONDITIONS: Text("条件の変更", "conditions changed"),
    Kind.RELABELLED: Text("内容の変更", "relabelled"),
    Kind.REDIRECTED: Text("相手の変更", "redirected"),
    Kind.REVERSED: Text("向きの変更", "reversed"),
    Kind.CHANGED: Text("その他の変更", "changed otherwise"),
}

#: The marks of pictures and lists; any other kind is "changed".
MARKS = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.MOVED: "moved",
    Kind.REDIRECTED: "moved",
    Kind.REVERSED: "moved",
}


def sign_of(kind: Kind) -> str:
    """＋ − ～ or →."""
    return SIGNS[MARKS.get(kind, "changed")]


#: What a change of a field is; texts that are not named here are reworded, everything else is changed.
FIELDS: Mapping[str, Kind] = {
    **dict.fromkeys(("name", "short", "title"), Kind.RENAMED),
    **dict.fromkeys(("group", "team", "business_group", "unit", "under", "category", "in_", "tier"), Kind.MOVED),
    "sourcing": Kind.OUTSOURCED,  # or taken in-house, as its value says
    "modes": Kind.MODES,
    "people": Kind.PEOPLE,
    **dict.fromkeys(("holders", "on_call"), Kind.PERSON),
    "deputy_of": Kind.DEPUTY,
    "within": Kind.LIMIT,
    "step": Kind.ORDER,
    **dict.fromkeys(("via", "to", "by", "private", "checked", "verified", "contacts", "department"), Kind.CHANGED),
    "held_by": Kind.HOLDER,  # or taken up, or ended
    "also": Kind.HOLDER,
    "conditions": Kind.CONDITIONS,
    "label": Kind.RELABELLED,
    **dict.fromkeys(
        ("kind", "direction", "roles", "combines", "specialist", "open", "frameworks", "link"), Kind.CHANGED
    ),
}

#: Not part of what a plan says, or given by the entry's own id.
IGNORED = ("id", "evidence", "previously", "sender", "receiver")

#: Fields whose list is compared item by item, each item added or removed by itself.
ITEMS = ("skills", "vendor_skills", "stages")

#: The section an id in a field belongs to.
REFERENCES: Mapping[str, tuple[str, ...]] = {
    "group": ("groups",),
    "team": ("teams",),
    "business_group": ("business_groups",),
    "unit": ("units",),
    "category": ("service_categories",),
    "conditions": ("conditions",),
    "roles": ("roles",),
    "combines": ("roles",),
    "under": ("posts",),
    "held_by": ("posts", "roles"),
    "in_": ("places", "units"),
    "sender": TALKERS,
    "receiver": TALKERS,
    "holders": ("people",),
    "to": ("parties",),
    "by": ("roles",),
}
