"""All rules, and how they are run.

A new rule is a function of `Facts` in one of the `rules_*` modules, a line in its `RULES`, its explanation in
`explanations_*`, and a test.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from csirtgraph.checks.facts import Facts, Limits
from csirtgraph.checks.finding import Finding, Rule
from csirtgraph.checks.rules import calls, drawing, flows, modes, people, reviews, roles
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import position_of

MODULES = (roles, flows, people, modes, drawing, calls, reviews)
RULES: dict[str, Rule] = {rule.code: rule for module in MODULES for rule in module.RULES}


def findings(
    plan: Plan, modes: Iterable[Mode] = MODES, codes: Collection[str] = tuple(RULES), limits: Limits | None = None
) -> list[Finding]:
    """What the rules find, in the order of the files; what holds in several modes once."""
    found: dict[tuple[object, ...], Finding] = {}
    for mode in modes:
        facts = Facts(plan, mode, limits or Limits())
        for rule in (RULES[code] for code in RULES if code in codes):
            for hit in rule.find(facts):
                name = (rule.code, hit)
                before = found[name].modes if name in found else ()
                position = position_of(plan, *hit.place)
                found[name] = Finding(rule.code, rule.severity, hit.message, position, hit.ids, (*before, mode))
    return sorted(found.values(), key=lambda finding: (finding.position, finding.code, finding.ids))


def broken(
    plan: Plan,
    left: Plan,
    modes: Iterable[Mode] = MODES,
    codes: Collection[str] = tuple(RULES),
    limits: Limits | None = None,
) -> list[Finding]:
    """The findings of a reduced plan that the whole plan does not have."""
    asked = [code for code in codes if code[0] in CONCERNED]
    before = {(name_of(finding), mode) for finding in findings(plan, modes, asked, limits) for mode in finding.modes}
    found = []
    for finding in findings(left, modes, asked, limits):
        new = tuple(mode for mode in finding.modes if (name_of(finding), mode) not in before)
        found += [replace(finding, modes=new)] if new else []
    return found


#: The families of rules that show what breaks without somebody; the others are about plans for good.
CONCERNED = ("R", "F", "P")


def name_of(finding: Finding) -> tuple[object, ...]:
    """The subject of a finding; its message may name others, too."""
    return finding.code, finding.position, finding.ids[:1]
