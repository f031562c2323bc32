"""Which roles lead, decide what comes first, or speak for the CSIRT; the plan format has no word for that.

The commander is the role in the row `command`. Where there is none, and for
the other duties are recognised by words in ids and names.
"""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from csirtgraph.plan.model.enums import PartyKind, Tier
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.text import Text


class Duty(NamedTuple):
    """A duty: what it is called, the words of ids and English names that show it, and parts of Japanese names."""

    name: Text
    words: frozenset[str]
    parts: tuple[str, ...]


COMMANDER = Duty(Text("コマンダー", "commander"), frozenset({"commander"}), ("コマンダー", "総指揮"))
MANAGER = Duty(Text("マネージャ", "manager"), frozenset({"manager"}), ("マネージャ",))
TRIAGE = Duty(Text("トリアージ", "triage"), frozenset({"triage"}), ("トリアージ",))
POC = Duty(Text("PoC", "PoC"), frozenset({"poc"}), ("PoC",))
DEPUTY = Duty(Text("代理", "deputy"), frozenset({"deputy", "substitute", "vice"}), ("副", "代行", "代理"))

#: Whom a commander keeps informed: those above, and those whom an incident hits.
ABOVE = (PartyKind.MANAGEMENT,)
AFFECTED = (PartyKind.SYSTEM, PartyKind.CUSTOMER)


def has(duty: Duty, id: str, name: Text) -> bool:
    """Whether an id or a name shows a duty."""
    words = {*id.split("-"), *re.findall("[a-z]+", name.to("en").lower())}
    return bool(duty.words & words) or any(part in name.to("ja") for part in duty.parts)


def commanders(plan: Plan, roles: Collection[Role]) -> tuple[Role, ...]:
    """The roles that lead: those in the row `command`, else those called commander, else manager."""
    row = tuple(role for role in roles if plan.tier_of(role) is Tier.COMMAND)
    return (
        principals(row)
        or row  # a deputy, where nobody else of the row is there
        or principals(role for role in roles if has(COMMANDER, role.id, role.name))
        or principals(role for role in roles if has(MANAGER, role.id, role.name))
    )


def spokesmen(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles that decide what comes first, or speak for the CSIRT."""
    return principals(role for role in roles if any(has(duty, role.id, role.name) for duty in (TRIAGE, POC)))


def principals(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles that are not deputies."""
    return tuple(role for role in roles if not has(DEPUTY, role.id, role.name))
