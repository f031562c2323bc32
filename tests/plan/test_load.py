"""Good plans: what their YAML means once it is read."""

from pathlib import Path

import pytest
from samples import EVERYTHING, HEAD, SECTIONS, SMALL
from signatures import WritePlan

from csirtgraph.plan.model.enums import MODES, Direction, Evidence, FlowKind, Mode, Sourcing, Tier
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan, is_inferred
from csirtgraph.plan.reading.files import BUILT_IN, built_in_folders
from csirtgraph.plan.reading.load import load_plan, position_of
from csirtgraph.plan.yaml import tree
from csirtgraph.plan.yaml.tree import parsed
from csirtgraph.text import NOTHING, Text

THREE = "roles: {a: {name: A}, b: {name: B}, c: {name: C}}\n"


@pytest.fixture
def small(write_plan: WritePlan) -> Plan:
    """The small sample."""
    return load_plan(write_plan(plan=SMALL))


def loaded(body: str, write_plan: WritePlan) -> Plan:
    """A plan of the header and a body."""
    return load_plan(write_plan(plan=HEAD + body))


@pytest.mark.parametrize(
    "words", ["no", "on", "off", "yes", "y", "2026", "007", "1.0", "1e3", "0x10", "2015-11-16", "12:30", "true", "-5"]
)
def test_a_plain_word_stays_text_where_text_is_wanted(words: str, write_plan: WritePlan):
    plan = load_plan(
        write_plan(plan=f"plan: {{id: ours, title: {words}, revision: {words}}}\nroles: {{a: {{name: {words}}}}}\n")
    )
    assert plan.plan.title == plan.roles["a"].name == Text(words, words)
    assert plan.plan.revision == words


@pytest.mark.parametrize("name", ["no", "on", "2026", "true", "1", "a-1-b"])
def test_a_plain_word_stays_text_as_an_id(name: str, write_plan: WritePlan):
    plan = loaded(f"teams: {{{name}: {{name: T}}}}\nroles: {{a: {{name: A, team: {name}}}}}", write_plan)
    assert plan.roles["a"].team == plan.teams[name].id == name


def test_a_text_for_both_languages_or_one_each(write_plan: WritePlan):
    plan = loaded("roles: {a: {name: 甲}, b: {name: {ja: 乙, en: B}}, c: {name: {en: C}}}", write_plan)
    assert [role.name.to(language) for role in plan.roles.values() for language in ("ja", "en")] == [
        *("甲", "甲"),
        *("乙", "B"),
        *("C", "C"),
    ]


def test_text_may_be_written_in_every_way_yaml_has(write_plan: WritePlan):
    plan = loaded(
        "roles:\n  a:\n    name: 'it''s'\n    duty: >\n      one\n      two\n    brief: |\n      three\n"
        '  "b": {name: "\\u7532"}\n',
        write_plan,
    )
    assert plan.roles["a"].name.en == "it's"
    assert plan.roles["a"].duty.en == "one two"
    assert plan.roles["a"].brief.en == "three"
    assert plan.roles["b"].name.ja == "甲"


def test_entries_keep_the_order_of_the_file(write_plan: WritePlan):
    plan = loaded("roles: {z: {name: Z}, a: {name: A}, m: {name: M}}", write_plan)
    assert list(plan.roles) == ["z", "a", "m"]


def test_a_role_that_says_nothing_else_has_the_defaults(write_plan: WritePlan):
    role = loaded("roles: {a: {name: A}}", write_plan).roles["a"]
    assert role.modes == (Mode.PEACETIME, Mode.INCIDENT)
    assert [role.sourcing_in(mode) for mode in MODES] == [Sourcing.IN_HOUSE, Sourcing.IN_HOUSE]
    assert (role.short, role.duty, role.specialist, role.combines, dict(role.functions)) == (
        NOTHING,
        NOTHING,
        False,
        (),
        {},
    )


def test_sourcing_is_one_for_both_modes_or_one_each(write_plan: WritePlan):
    plan = loaded(
        "roles: {a: {name: A, sourcing: outsourced}, b: {name: B, sourcing: {incident: outsourced}}}", write_plan
    )
    assert [role.sourcing_in(mode) for role in plan.roles.values() for mode in MODES] == [
        *(Sourcing.OUTSOURCED, Sourcing.OUTSOURCED),
        *(Sourcing.IN_HOUSE, Sourcing.OUTSOURCED),
    ]


def test_a_single_value_counts_as_a_list_of_one(small: Plan):
    assert small.roles["forensics"].modes == small.roles["forensics"].functions["evidence"].modes == (Mode.INCIDENT,)
    assert small.posts[Mode.INCIDENT]["poc"].conditions == ("senior",)
    assert small.roles["poc"].combines == ("poc-inside",)


def test_a_role_stands_in_its_own_row_or_its_groups_or_that_of_operations(small: Plan):
    rows = {role.id: small.tier_of(role) for role in small.roles.values()}
    assert rows == {
        "commander": Tier.COMMAND,
        "poc": Tier.OPERATION,
        "poc-inside": Tier.LIAISON,
        "forensics": Tier.OPERATION,
    }


def test_a_post_fills_the_role_of_its_key_or_those_it_lists(small: Plan):
    posts = small.posts[Mode.INCIDENT]
    assert [role.id for role in small.roles_of(posts["commander"])] == ["commander"]
    assert [role.id for role in small.roles_of(posts["duty-officers"])] == ["poc-inside", "forensics"]


def test_posts_are_those_of_their_mode(small: Plan):
    assert {mode.value: list(posts) for mode, posts in small.posts.items()} == {
        "peacetime": ["commander"],
        "incident": ["commander", "poc", "duty-officers"],
    }
    assert small.posts[Mode.PEACETIME]["commander"].people == 1
    assert small.posts[Mode.INCIDENT]["poc"].people is None


def test_flow_ids_are_sender_receiver_and_kind_and_a_number_where_there_are_more(small: Plan):
    assert list(small.flows) == [
        "commander>poc:report",
        "commander>forensics:request",
        "commander>forensics:request:2",
        "poc>commander:cooperate",
        "news",
    ]
    assert all(flow.id == name for name, flow in small.flows.items())


def test_flow_ids_do_not_change_when_other_flows_come_and_go(write_plan: WritePlan):
    before = loaded(THREE + "flows: {a: {b: {kind: report}}, b: {c: {kind: inform}}}", write_plan)
    after = loaded(
        THREE + "flows: {c: {a: {kind: report}}, b: {c: {kind: inform}, a: {kind: report}}, "
        "a: {c: {kind: report}, b: [{kind: inform}, {kind: report}]}}",
        write_plan,
    )
    assert {name: after.flows[name] for name in before.flows} == before.flows


def test_flows_of_different_kinds_are_numbered_by_themselves(write_plan: WritePlan):
    kinds = ", ".join(f"{{kind: {kind}}}" for kind in ("report", "inform", "report", "inform", "report"))
    plan = loaded(THREE + f"flows: {{a: {{b: [{kinds}]}}}}", write_plan)
    assert list(plan.flows) == ["a>b:report", "a>b:inform", "a>b:report:2", "a>b:inform:2", "a>b:report:3"]


def test_the_label_of_a_flow_is_a_text_or_the_id_of_a_label_or_nothing(write_plan: WritePlan):
    plan = loaded(
        THREE
        + "flows: {a: {b: {kind: report, label: status}, c: {kind: report, label: 状況}}, b: {c: {kind: report}}}\n"
        "labels: {status: {ja: 状況説明, en: Status}}\n",
        write_plan,
    )
    assert [flow.label for flow in plan.flows.values()] == [Text("状況説明", "Status"), Text("状況", "状況"), NOTHING]


def test_cooperation_goes_both_ways_unless_it_says_otherwise():
    def is_mutual(kind: FlowKind, direction: Direction | None) -> bool:
        return Flow(sender="a", receiver="b", kind=kind, direction=direction).is_mutual

    assert is_mutual(FlowKind.COOPERATE, None)
    assert is_mutual(FlowKind.REPORT, Direction.MUTUAL)
    assert not is_mutual(FlowKind.REPORT, None)
    assert not is_mutual(FlowKind.COOPERATE, Direction.ONE_WAY)


def test_evidence_is_of_the_whole_entry_or_of_single_facts(small: Plan):
    forensics = small.roles["forensics"]
    assert forensics.evidence == {"sourcing": Evidence.INFERRED}
    assert is_inferred([forensics], "sourcing")
    assert not is_inferred([forensics], "name")
    assert is_inferred([small.flows["commander>forensics:request"]], "receiver")


def test_the_whole_format_is_read(write_plan: WritePlan):
    plan = load_plan(write_plan(plan=EVERYTHING))
    assert [stage.to for stage in plan.careers.ladders["doers"].stages] == [3]
    assert plan.services["alerts"].team == "desk"
    assert plan.overview.links["us"]["them"].direction is Direction.MUTUAL
    assert plan.overview.places["us"].in_ == "all"
    assert plan.postings["poc"].required.experience == (Text("x", "x"),)


@pytest.mark.parametrize("section", [name for name in SECTIONS if name not in ("plan", "posts")])
def test_a_section_without_entries_is_as_good_as_none(section: str, write_plan: WritePlan):
    assert loaded(f"{section}:\n", write_plan) == loaded("", write_plan)


@pytest.mark.parametrize("body", ["posts:", "posts: {}", "posts: {incident: }", "posts: {peacetime: {}}"])
def test_posts_without_entries_are_no_posts(body: str, write_plan: WritePlan):
    assert not any(loaded(body, write_plan).posts.values())


def test_the_parts_of_a_plan_may_be_in_one_file_or_many(write_plan: WritePlan, small: Plan):
    assert load_plan(write_plan(folder="many", **SECTIONS)) == small


def test_a_file_is_a_plan_by_itself(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + THREE, broken="[")
    assert list(load_plan(folder / "plan.yaml").roles) == ["a", "b", "c"]


def test_a_folder_may_be_named_by_text_or_path(write_plan: WritePlan):
    folder = write_plan(plan=SMALL)
    assert load_plan(str(folder)) == load_plan(folder) == load_plan(f"{folder}/")


def test_yml_and_sub_folders_count_other_files_do_not(write_plan: WritePlan):
    folder = write_plan(
        {
            "deep/er/roles.yml": THREE,
            "notes.txt": "[",
            ".draft.yaml": "[",
            ".git/x.yaml": "[",
            "roles.yaml~": "[",
            "no-yaml-here/README.md": "[",
        },
        plan=HEAD,
    )
    assert list(load_plan(folder).roles) == ["a", "b", "c"]


def test_a_sub_folder_with_a_plan_of_its_own_is_another_plan(write_plan: WritePlan):
    folder = write_plan({"2025/plan.yaml": HEAD.replace("ours", "old"), "2025/roles.yaml": THREE}, plan=HEAD)
    assert (load_plan(folder).id, list(load_plan(folder).roles)) == ("ours", [])
    assert (load_plan(folder / "2025").id, list(load_plan(folder / "2025").roles)) == ("old", ["a", "b", "c"])


def test_a_folder_that_links_to_itself_is_read_once(write_plan: WritePlan):
    folder = write_plan({"roles/roles.yaml": THREE}, plan=HEAD)
    (folder / "roles" / "again").symlink_to(folder)
    assert list(load_plan(folder).roles) == ["a", "b", "c"]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + SMALL.encode(), SMALL.replace("\n", "\r\n").encode()])
def test_files_saved_on_windows_are_the_same_plan(data: bytes, write_plan: WritePlan, small: Plan):
    assert load_plan(write_plan(plan=data)) == small


def test_a_yaml_directive_and_document_marks_do_no_harm(write_plan: WritePlan, small: Plan):
    assert load_plan(write_plan(plan="%YAML 1.1\n---\n" + SMALL + "...\n")) == small


@pytest.mark.parametrize(("short", "folder"), BUILT_IN.items())
def test_a_pattern_has_a_short_and_a_long_name(short: str, folder: str):
    plan = load_plan(short)
    assert plan == load_plan(f"csirtgraph:{folder}")
    assert plan.id == folder


def test_the_common_plan_of_the_patterns_can_be_loaded_too():
    assert "common" in built_in_folders()
    assert load_plan("csirtgraph:common").id == "common"


def test_a_fact_is_found_where_it_is_written(write_plan: WritePlan):
    folder = write_plan(plan=HEAD, roles="roles:\n  a: {name: 甲, duty: 統括}\n")
    plan = load_plan(folder)
    assert str(position_of(plan, "roles", "a", "duty")) == f"{folder}/roles.yaml:2:16"
    assert str(position_of(plan, "roles", "a", "group")) == f"{folder}/roles.yaml:2:3"
    assert str(position_of(plan, "nothing")).startswith(f"{folder}/")


def test_a_fact_of_a_pattern_is_found_in_its_own_file(write_plan: WritePlan):
    plan = load_plan(
        write_plan(plan="plan: {id: ours, title: Ours, extends: csirtgraph:pattern-b}\nroles: {poc: {short: P}}\n")
    )
    assert position_of(plan, "roles", "poc", "name").file == "csirtgraph:common/roles.yaml"
    assert Path(position_of(plan, "roles", "poc", "short").file).name == "plan.yaml"


def test_one_more_entry_makes_one_file_be_read_again(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch):
    teams = {f"t{number}.yaml": f"teams: {{t{number}: {{name: T}}}}\n" for number in range(9)}
    folder = write_plan({"plan.yaml": f"{HEAD}{THREE}", **teams})
    load_plan(folder)
    read: list[str] = []
    monkeypatch.setattr(tree, "parsed", lambda text, name, most: read.append(text) or parsed(text, name, most))
    (folder / "plan.yaml").write_text(HEAD + THREE.replace("}}", "}, d: {name: D}}"))
    assert "d" in load_plan(folder).roles
    assert read == [(folder / "plan.yaml").read_text()]
