"""Flows of information (情報の流れ): who informs, asks or orders whom, of what, and when.

flows:
  commander:                                   # the sender
    poc: {label: status, kind: report}         # a receiver and what it gets
    forensics:                                 # several things for one receiver
      - {label: inquiry, kind: request, modes: incident}
      - {label: closure, kind: inform}
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from csirtgraph.plan.model.enums import EVIDENCE, MODES, Channel, Direction, Evidence, FlowKind, Mode
from csirtgraph.plan.model.times import TIME_LIMIT, TimeLimit
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.containers import many, pairs_of, table
from csirtgraph.plan.yaml.fields import entry_schema, key, read_entry
from csirtgraph.plan.yaml.ids import is_id
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import Position, problem
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import FLAG, NAME, TEXT, choice, read_text, shown, whole
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text

#: Sections whose ids differ, for a flow may begin or end at each of their entries.
ENDS = ("roles", "parties", "teams")
#: All at whom a flow may begin or end; a group or a unit is meant where no other has the id.
TALKERS = (*ENDS, "groups", "units")


def read_label(node: Node, reader: Reader) -> Text:
    """Words, or the id of an entry of `labels`: a bare lower-case word is always an id."""
    if isinstance(node.value, (dict, list)) or not is_id(node.text):
        return read_text(node, reader)
    if node.text not in reader.labels:
        reader.note(node, "unknown-label", value=node.text, advice=reader.advice(node.text, reader.labels))
    return reader.labels.get(node.text, NOTHING)


def read_labels(node: Node, reader: Reader) -> dict[str, Text]:
    """`labels`, kept in the reader for the flows that name them."""
    reader.labels |= table(TEXT).read(node, reader)
    return reader.labels


LABELS = Shape(read_labels, table(TEXT).schema)
LABEL = Shape(read_label, {"anyOf": [TEXT.schema, {"type": "string"}]})


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Something one role, party, team, group or unit passes to another.

    The id is `sender>receiver:kind`, with `:2` and so on behind it where there
    are more of that kind; a plan may give another with `id`. Its label may be empty.
    """

    sender: str
    receiver: str
    id: str = key(NAME, "")
    label: Text = key(LABEL, NOTHING)
    kind: FlowKind = key(choice(FlowKind))
    modes: tuple[Mode, ...] = key(many(choice(Mode)), MODES)
    direction: Direction | None = key(choice(Direction), None)
    step: int | None = key(whole(1, limits.STEPS), None)  # its place in what its sender does
    within: TimeLimit | None = key(TIME_LIMIT, None)
    via: tuple[Channel, ...] = key(many(choice(Channel)), ())
    when: Text = key(TEXT, NOTHING)  # on what condition
    private: bool = key(FLAG, False)  # not for the public
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)

    @property
    def is_mutual(self) -> bool:
        """Both ways, which is also what cooperation means unless the plan says otherwise."""
        return (self.direction or MUTUAL_KINDS.get(self.kind)) is Direction.MUTUAL


MUTUAL_KINDS = {FlowKind.COOPERATE: Direction.MUTUAL}


def read_flows(node: Node, reader: Reader) -> dict[str, Flow]:
    """All flows by id, in the order of the file."""
    flows: dict[str, Flow] = {}
    places: dict[str, Position] = {}
    counts: Counter[str] = Counter()
    for sender, receivers in pairs_of(node, reader).items():
        name_end(sender, receivers, reader)
        for receiver, value in pairs_of(receivers, reader).items():
            name_end(receiver, value, reader)
            if sender == receiver:
                reader.problems.append(problem(value.place, "flow-to-itself", id=shown(sender)))
            for item in value.value if isinstance(value.value, list) else [value]:
                flow = read_entry(Flow, item, reader, sender=sender, receiver=receiver)
                add(flow, flows, places, counts, item, reader)
    if len(flows) > limits.ENTRIES:
        reader.note(node, "too-many", section="flows", limit=limits.ENTRIES)
    return flows


def name_end(name: str, node: Node, reader: Reader) -> None:
    """Have the reader check later that the key `name` is somebody who can send and receive."""
    reader.references.append((Node(name, node.place, name), TALKERS))


def add(
    flow: Flow,
    flows: dict[str, Flow],
    places: dict[str, Position],
    counts: Counter[str],
    node: Node,
    reader: Reader,
) -> None:
    """Put a flow in its place under its own or its derived id."""
    if flow.id in flows:
        reader.note(node, "same-id", id=flow.id, first=places[flow.id])
    kind = flow.kind.value if isinstance(flow.kind, FlowKind) else ""
    stem = f"{flow.sender}>{flow.receiver}:{kind}"
    counts[stem] += not flow.id
    name = flow.id or (stem if counts[stem] == 1 else f"{stem}:{counts[stem]}")
    places.setdefault(name, node.at)
    flows[name] = replace(flow, id=name)


def flows_schema() -> dict[str, object]:
    """The JSON Schema of `flows`."""
    one = entry_schema(Flow)
    flows = {"anyOf": [one, {"type": "array", "items": one}]}
    receivers = {"type": ["object", "null"], "additionalProperties": flows}
    return {"type": "object", "additionalProperties": receivers}


FLOWS = Shape(read_flows, flows_schema())
