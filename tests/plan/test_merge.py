"""Plans put together: several files as one plan, and a plan over the one it extends."""

from itertools import permutations
from pathlib import Path

import pytest
from samples import HEAD, SECTIONS, SMALL
from signatures import WritePlan

from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.pipeline import Job, render, views_in
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import Text

OVER = "plan: {id: ours, title: Ours, extends: ../base}\n"
BASE = """\
plan: {id: base, title: Base, revision: 2025, source: {title: The book, date: 2015-11-16}}
roles:
  commander: {name: {ja: コマンダー, en: Commander}, duty: Leads, modes: [peacetime, incident]}
  poc: {name: PoC}
  soc: {name: SOC, sourcing: {peacetime: in-house, incident: outsourced}}
flows:
  commander: {poc: {kind: report}, soc: [{kind: request}, {kind: inform}]}
  poc: {commander: {kind: report}}
"""


@pytest.fixture
def over(write_plan: WritePlan) -> "Over":
    """Loads a plan that extends the one above."""
    write_plan(folder="base", plan=BASE)
    return Over(write_plan)


class Over:
    """A plan over BASE, by what it says besides."""

    def __init__(self, write_plan: WritePlan):
        self.write_plan = write_plan

    def __call__(self, body: str) -> Plan:
        return load_plan(self.write_plan(plan=OVER + body))


def pictures(plan: Plan, engine: Engine) -> dict[tuple[str, str], bytes]:
    """Every figure of a plan as SVG."""
    return {
        (name, mode.value if mode else ""): render(plan, Job(name, View(mode or Mode.INCIDENT)), engine)
        for name, mode in views_in(plan)
    }


def renamed(prefix: str) -> dict[str, str]:
    """The sections under other names, which sort the other way round."""
    return {f"{prefix}{99 - number}": text for number, text in enumerate(SECTIONS.values())}


@pytest.mark.parametrize(
    "files",
    [SECTIONS, renamed("x"), {f"sub/{name}.yml": text for name, text in SECTIONS.items()}],
    ids=["a file each", "other names", "a sub-folder"],
)
def test_the_same_plan_in_other_files_is_the_same_picture(files: dict[str, str], write_plan: WritePlan, engine: Engine):
    one = load_plan(write_plan(folder="one", plan=SMALL))
    paths = {name if "." in name else f"{name}.yaml": text for name, text in files.items()}
    many = load_plan(write_plan(paths, folder="many"))
    assert many == one
    assert pictures(many, engine) == pictures(one, engine)


ROLES = [f"roles: {{{name}: {{name: {name.upper()}}}}}\n" for name in ("zoe", "ann", "max")]
TALK = "flows: {zoe: {ann: {kind: report}, max: {kind: inform}}, ann: {max: {kind: report}}}\n"


def test_a_section_split_over_files_does_not_depend_on_their_names(write_plan: WritePlan, engine: Engine):
    drawn = set()
    for number, order in enumerate(permutations(ROLES)):
        folder = write_plan(folder=str(number), plan=HEAD + TALK, **dict(zip("abc", order)))
        plan = load_plan(folder)
        assert set(plan.roles) == {"zoe", "ann", "max"}
        drawn.add(tuple(pictures(plan, engine).items()))
    assert len(drawn) == 1


def test_one_entry_may_be_split_over_files(write_plan: WritePlan):
    plan = load_plan(write_plan(plan=HEAD, names="roles: {a: {name: A}}", duties="roles: {a: {duty: D}}"))
    assert (plan.roles["a"].name.en, plan.roles["a"].duty.en) == ("A", "D")


def test_a_plan_over_another_is_the_other_with_its_own_header(over: Over):
    plan = over("")
    base = load_plan(over.write_plan(folder="base"))
    assert (plan.id, plan.plan.title.en, plan.plan.revision) == ("ours", "Ours", "")
    assert (plan.roles, plan.flows) == (base.roles, base.flows)


def test_the_source_of_the_plan_below_counts_where_none_is_named(over: Over):
    below = over("").plan.source
    assert below
    assert (below.title.en, below.date) == ("The book", "2015-11-16")
    over.write_plan(plan=OVER.replace("}\n", ", source: {title: Own}}\n"))
    own = load_plan(over.write_plan()).plan.source
    assert own
    assert (own.title.en, own.date) == ("Own", "")


def test_null_removes_the_source_of_the_plan_below(over: Over):
    over.write_plan(plan=OVER.replace("}\n", ", source: }\n"))
    assert load_plan(over.write_plan()).plan.source is None


def test_what_an_entry_leaves_out_stays_as_it_is_below(over: Over):
    commander = over("roles: {commander: {name: {en: Chief}}}").roles["commander"]
    assert (commander.name, commander.duty.en) == (Text("コマンダー", "Chief"), "Leads")


def test_a_new_entry_comes_behind_those_below(over: Over):
    assert list(over("roles: {analyst: {name: A}}").roles) == ["commander", "poc", "soc", "analyst"]


def test_null_removes_an_entry(over: Over):
    plan = over("roles: {soc: }\nflows: {commander: {soc: null}}")
    assert list(plan.roles) == ["commander", "poc"]
    assert list(plan.flows) == ["commander>poc:report", "poc>commander:report"]


def test_null_removes_one_fact_of_an_entry(over: Over):
    assert not over("roles: {commander: {duty: ~}}").roles["commander"].duty


def test_null_removes_a_section(over: Over):
    assert not over("flows:").flows


def test_lists_replace_lists(over: Over):
    plan = over("roles: {commander: {modes: [incident]}}\nflows: {commander: {soc: [{kind: answer}]}}")
    assert plan.roles["commander"].modes == (Mode.INCIDENT,)
    assert [flow for flow in plan.flows if "soc" in flow] == ["commander>soc:answer"]


def test_a_single_value_replaces_a_mapping_and_the_other_way_round(over: Over):
    plan = over("roles: {soc: {sourcing: in-house}, poc: {name: {ja: 窓口, en: Desk}}}")
    assert {plan.roles["soc"].sourcing_in(mode) for mode in Mode} == {Sourcing.IN_HOUSE}
    assert plan.roles["poc"].name == Text("窓口", "Desk")


def test_a_plan_may_extend_a_plan_that_extends_a_plan(over: Over):
    over("roles: {poc: {name: Desk}, soc: }\nflows: {commander: {soc: }}")
    last = over.write_plan(
        folder="last", plan="plan: {id: last, title: Last, extends: ../ours}\nroles: {poc: {duty: Talks}}\n"
    )
    plan = load_plan(last)
    assert list(plan.roles) == ["commander", "poc"]
    assert (plan.roles["poc"].name.en, plan.roles["poc"].duty.en) == ("Desk", "Talks")


@pytest.mark.parametrize("where", ["", "plans", "plans/ours"])
def test_extends_is_a_path_beside_the_plan_wherever_one_stands(
    where: str, write_plan: WritePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_plan(folder="plans")
    write_plan({"plan.yaml": BASE}, folder="plans/base")
    ours = write_plan(folder="plans/ours", plan=OVER)
    monkeypatch.chdir(tmp_path / where)
    relative = Path(*[".."] * len(Path(where).parts), "plans", "ours")
    assert load_plan(relative) == load_plan(ours) == load_plan(relative / "plan.yaml")


def test_extends_may_name_a_file_or_an_absolute_path(over: Over, tmp_path: Path):
    folder = over.write_plan(folder="base")
    for target in ("../base/plan.yaml", folder, folder / "plan.yaml"):
        plan = load_plan(over.write_plan(plan=OVER.replace("../base", str(target))))
        assert list(plan.roles) == ["commander", "poc", "soc"]


def test_patterns_a_and_b_share_their_flows_without_a_copy():
    common, a, b = (load_plan(name) for name in ("csirtgraph:common", "a", "b"))
    assert common.flows
    assert a.flows == b.flows == common.flows
    assert [plan.tree.value["flows"].at.file for plan in (a, b)] == [common.tree.value["flows"].at.file] * 2


def test_loading_a_plan_over_another_leaves_the_other_as_it_was(over: Over):
    base = over.write_plan(folder="base")
    before = load_plan(base)
    over("roles: {commander: {duty: Other}, analyst: {name: A}}")
    assert load_plan(base) == before
