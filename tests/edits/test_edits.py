"""Edits of a plan: what the page asks for is what the plan then says, and nothing else is different."""

import random
import shutil
from collections.abc import Callable
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from signatures import WritePlan

from csirtgraph.edits import EditError, edited
from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.files import BUILT_IN, data_folder
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.text import Text

PLAN = """\
# Our plan. Do not lose this line.
plan: {id: ours, title: "Ours"}   # p

groups:
  response: {name: {ja: 対応, en: Response}}
teams:
  blue: {name: Blue}
"""
ROLES = """\
roles:
  # those who lead
  lead:
    name: {ja: 長, en: 'Lead'}  # the boss
    duty: >-
      Leads and
      decides

  # those who work
  triage: {name: Triage, group: response, sourcing: outsourced}  # plain
  hunter:
    name: Hunter
    modes:
      - incident
    sourcing: {peacetime: in-house, incident: outsourced}
  desk: {name: Desk, combines: [triage, hunter]}
parties:
  police: {name: {ja: 警察}, kind: external, note: "110"}
"""
FLOWS = """\
labels:
  status: {ja: 状況, en: Status}
flows:
  triage:
    lead: {label: status, kind: report}  # t to l
    hunter:
      # two of them
      - {label: {ja: 依頼}, kind: request}  # one
      - kind: request   # two
        label: Second
        modes: incident
  hunter:
    lead: {label: status, kind: report, id: call}
"""
POSTS = """\
posts:
  peacetime:
    lead: {people: 1}
    triage: {under: lead, held-by: lead}
  incident:
    lead: {people: 1}
    hunter:
      under: lead   # below
      people: 2
    both: {name: Both, roles: [triage, hunter], under: hunter}
    watch: {name: Watch, roles: lead, under: both}
"""
Edit = dict[str, Any]


@pytest.fixture
def ours(write_plan: WritePlan) -> Path:
    """A plan of four files with comments in many places."""
    return write_plan(plan=PLAN, roles=ROLES, flows=FLOWS, posts=POSTS)


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    """Copies of the built-in plans."""

    def copy(letter: str) -> Path:
        return Path(shutil.copytree(data_folder() / BUILT_IN[letter], tmp_path / letter))

    return copy


def made(target: Path, *edits: Edit) -> tuple[Plan, list[str]]:
    """The plan after some edits, and the lines that are different (`- old`, `+ new`)."""
    lines: list[str] = []
    for change in edited(target, list(edits)):
        assert change.path.read_bytes() == change.before, "the file was written"
        change.path.write_bytes(change.after)
        shown = ndiff(change.before.decode().splitlines(), change.after.decode().splitlines())
        lines += [line for line in shown if line[0] in "+-"]
    return load_plan(target), lines


def text(kind: str, id: str, field: str, lang: str, words: str) -> Edit:
    """Other words."""
    return {"op": "set", "kind": kind, "id": id, "field": field, "lang": lang, "text": words}


def test_a_name_changes_in_one_language_on_one_line(ours: Path):
    plan, lines = made(ours, text("role", "lead", "name", "ja", "リーダー"))
    assert plan.roles["lead"].name == Text("リーダー", "Lead")
    assert lines == [
        "-     name: {ja: 長, en: 'Lead'}  # the boss",
        "+     name: {ja: リーダー, en: 'Lead'}  # the boss",
    ]


def test_words_for_both_languages_keep_the_other_one(ours: Path):
    plan, _ = made(ours, text("role", "triage", "name", "en", "Sorter"), text("role", "lead", "duty", "ja", "決める"))
    assert plan.roles["triage"].name == Text("Triage", "Sorter")
    assert plan.roles["lead"].duty == Text("決める", "Leads and decides")


def test_a_text_without_words_goes(ours: Path):
    plan, _ = made(ours, text("party", "police", "note", "ja", ""), text("party", "police", "note", "en", ""))
    assert not plan.parties["police"].note
    with pytest.raises(EditError) as shown:
        edited(ours, [text("party", "police", "name", "ja", "")])
    assert shown.value.problems[0].code == "missing-key"


@pytest.mark.parametrize(("kind", "id"), [("group", "response"), ("team", "blue"), ("party", "police")])
def test_groups_teams_and_parties_have_names_too(ours: Path, kind: str, id: str):
    plan, lines = made(ours, text(kind, id, "name", "en", "New: #1"))
    found = {"group": plan.groups, "team": plan.teams, "party": plan.parties}[kind][id]
    assert found.name.en == "New: #1"
    assert len(lines) == 2


def test_the_same_words_change_nothing(ours: Path):
    assert edited(ours, [text("role", "triage", "name", "ja", "Triage")]) == []


def test_sourcing_of_one_mode_leaves_the_other_one(ours: Path):
    peace, incident = Mode.PEACETIME, Mode.INCIDENT
    plan, _ = made(ours, {"op": "set-sourcing", "id": "triage", "mode": "incident", "sourcing": "in-house"})
    assert plan.roles["triage"].sourcing == {peace: Sourcing.OUTSOURCED, incident: Sourcing.IN_HOUSE}
    plan, lines = made(ours, {"op": "set-sourcing", "id": "triage", "mode": "both", "sourcing": "outsourced"})
    assert plan.roles["triage"].sourcing_in(incident) is Sourcing.OUTSOURCED
    assert "sourcing: outsourced}  # plain" in lines[1]


def test_modes_are_a_word_a_list_or_nothing(ours: Path):
    plan, lines = made(ours, {"op": "set-modes", "kind": "role", "id": "hunter", "modes": ["incident", "peacetime"]})
    assert plan.roles["hunter"].modes == (Mode.PEACETIME, Mode.INCIDENT)
    assert lines == ["-     modes:", "-       - incident"]
    plan, lines = made(ours, {"op": "set-modes", "kind": "party", "id": "police", "modes": ["incident"]})
    assert plan.parties["police"].modes == (Mode.INCIDENT,)


def test_a_role_belongs_to_a_group_and_a_team_or_to_none(ours: Path):
    plan, _ = made(
        ours, {"op": "set-group", "id": "lead", "group": "response"}, {"op": "set-team", "id": "lead", "team": "blue"}
    )
    assert (plan.roles["lead"].group, plan.roles["lead"].team) == ("response", "blue")
    plan, _ = made(ours, {"op": "set-group", "id": "triage", "group": ""}, {"op": "set-team", "id": "lead", "team": ""})
    assert (plan.roles["triage"].group, plan.roles["lead"].team) == ("", "")


def test_new_roles_and_parties_stand_behind_the_others(ours: Path):
    plan, lines = made(
        ours,
        {"op": "add-role", "id": "press", "name": {"ja": "広報"}, "group": "response", "sourcing": "outsourced"},
        {"op": "add-party", "id": "media", "name": {"ja": "報道", "en": "Media"}, "kind": "external"},
    )
    assert [*plan.roles][-1] == "press"
    assert plan.roles["press"].sourcing_in(Mode.INCIDENT) is Sourcing.OUTSOURCED
    assert plan.parties["media"].kind is PartyKind.EXTERNAL
    assert all(line.startswith("+") for line in lines)
    assert len(lines) == 2


def test_removing_a_role_removes_what_names_it_and_keeps_the_rest(ours: Path):
    plan, lines = made(ours, {"op": "remove", "kind": "role", "id": "hunter"})
    assert "hunter" not in plan.roles
    assert plan.roles["desk"].combines == ("triage",)
    assert [*plan.flows] == ["triage>lead:report"]
    incident = plan.posts[Mode.INCIDENT]
    assert [*incident] == ["lead", "both", "watch"]
    assert incident["both"].roles == ("triage",)
    assert incident["both"].under == ("lead",)
    assert not any("#" in line and "one" not in line and "two" not in line and "below" not in line for line in lines)


def test_removing_the_last_ones_leaves_no_empty_entries(ours: Path):
    plan, lines = made(
        ours, {"op": "remove", "kind": "role", "id": "lead"}, {"op": "remove", "kind": "party", "id": "police"}
    )
    assert not plan.parties
    assert Mode.PEACETIME in plan.posts
    assert plan.posts[Mode.PEACETIME]["triage"].held_by == ""
    assert "- parties:" in lines
    assert "{}" not in "".join(path.read_text() for path in ours.glob("f*.yaml"))


def test_a_new_flow_joins_the_ones_between_the_same_two(ours: Path):
    flow = {
        "op": "add-flow",
        "from": "triage",
        "label": {"ja": "", "en": "status"},
        "kind": "report",
        "modes": ["incident"],
    }
    plan, lines = made(ours, {**flow, "to": "lead"}, {**flow, "to": "police"}, {**flow, "to": "hunter"})
    assert plan.flows["triage>lead:report"].label.en == "Status"
    for id in ("triage>lead:report:2", "triage>police:report", "triage>hunter:report"):
        assert plan.flows[id].label == Text("", "status")
        assert plan.flows[id].modes == (Mode.INCIDENT,)
    assert "+       - {label: status, kind: report}" in lines


def test_a_flow_may_have_no_label_and_both_modes(ours: Path):
    plan, _ = made(
        ours, {"op": "add-flow", "from": "lead", "to": "triage", "kind": "inform", "modes": ["peacetime", "incident"]}
    )
    assert not plan.flows["lead>triage:inform"].label


def test_the_label_of_one_flow_leaves_the_others_that_share_it(ours: Path):
    plan, lines = made(ours, {"op": "set-flow", "id": "triage>lead:report", "label": {"en": "News"}})
    assert plan.flows["triage>lead:report"].label == Text("状況", "News")
    assert plan.flows["call"].label == plan.labels["status"] == Text("状況", "Status")
    assert lines == [
        "-     lead: {label: status, kind: report}  # t to l",
        "+     lead: {label: {ja: 状況, en: News}, kind: report}  # t to l",
    ]


def test_a_flow_in_a_list_changes_alone(ours: Path):
    plan, lines = made(
        ours, {"op": "set-flow", "id": "triage>hunter:request:2", "label": {"ja": "次"}, "modes": ["peacetime"]}
    )
    second = plan.flows["triage>hunter:request:2"]
    assert second.label == Text("次", "Second")
    assert second.modes == (Mode.PEACETIME,)
    assert not any("# one" in line for line in lines)
    plan, _ = made(ours, {"op": "set-flow", "id": "triage>hunter:request:2", "kind": "inform"})
    assert plan.flows["triage>hunter:inform"].kind is FlowKind.INFORM


def test_a_flow_to_someone_else_stays_on_its_line(ours: Path):
    plan, lines = made(ours, {"op": "redirect-flow", "id": "triage>lead:report", "to": "police"})
    assert plan.flows["triage>police:report"].label.en == "Status"
    assert lines == [
        "-     lead: {label: status, kind: report}  # t to l",
        "+     police: {label: status, kind: report}  # t to l",
    ]


def test_a_flow_moves_between_any_ends_with_its_own_id(ours: Path):
    plan, _ = made(
        ours,
        {"op": "redirect-flow", "id": "call", "from": "triage"},
        {"op": "redirect-flow", "id": "triage>hunter:request", "to": "police", "from": "lead"},
    )
    assert (plan.flows["call"].sender, plan.flows["call"].receiver) == ("triage", "lead")
    assert plan.flows["lead>police:request"].label.ja == "依頼"


def test_a_flow_goes_from_a_list_or_alone(ours: Path):
    plan, lines = made(
        ours, {"op": "remove-flow", "id": "triage>hunter:request:1"}, {"op": "remove-flow", "id": "call"}
    )
    assert [*plan.flows] == ["triage>lead:report", "triage>hunter:request"]
    assert plan.flows["triage>hunter:request"].label == Text("Second", "Second")
    assert not any("two" in line for line in lines)


def test_posts_are_added_changed_and_removed(ours: Path):
    post = {"mode": "incident", "id": "second"}
    plan, _ = made(
        ours, {"op": "add-post", **post, "name": {"ja": "第二"}, "roles": ["triage"], "under": "lead", "people": 3}
    )
    assert plan.posts[Mode.INCIDENT]["second"].people == 3
    plan, _ = made(ours, {"op": "set-post", **post, "held-by": "hunter", "people": None, "open": True, "under": ""})
    found = plan.posts[Mode.INCIDENT]["second"]
    assert (found.held_by, found.people, found.open, found.under) == ("hunter", None, True, ())
    plan, _ = made(ours, {"op": "set-post", **post, "open": False, "held-by": None})
    assert not plan.posts[Mode.INCIDENT]["second"].open
    plan, _ = made(ours, {"op": "remove-post", "mode": "incident", "id": "hunter"})
    assert plan.posts[Mode.INCIDENT]["both"].under == ("lead",)


def test_posts_stay_in_their_unit_when_the_one_above_goes(copied: Callable[[str], Path]):
    plan, _ = made(copied("b"), {"op": "remove-post", "mode": "peacetime", "id": "commander"})
    assert plan.posts[Mode.PEACETIME]["notification"].unit == "security-operations"


def test_a_post_may_say_nothing_but_that_it_is_there(ours: Path):
    plan, _ = made(ours, {"op": "set-post", "mode": "peacetime", "id": "lead", "people": None})
    assert "lead" in plan.posts[Mode.PEACETIME]


# Over another plan


def test_what_the_plan_below_says_is_overridden_by_that_field_alone(write_plan: WritePlan):
    write_plan(folder="below", plan=PLAN, roles=ROLES, flows=FLOWS, posts=POSTS)
    over = write_plan(plan="plan: {id: over, title: Over, extends: ../below}  # kept\n")
    plan, lines = made(over, text("role", "lead", "name", "ja", "リーダー"))
    assert plan.roles["lead"].name == Text("リーダー", "Lead")
    assert [line for line in lines if line != "+ "] == ["+ roles:", "+   lead:", "+     name: {ja: リーダー}"]
    plan, _ = made(over, text("role", "triage", "name", "en", "Sorter"))
    assert plan.roles["triage"].name == Text("Triage", "Sorter")


def test_what_the_plan_below_has_is_removed_and_can_come_back_as_something_new(write_plan: WritePlan):
    below = write_plan(folder="below", plan=PLAN, roles=ROLES, flows=FLOWS, posts=POSTS)
    over = write_plan(plan="plan: {id: over, title: Over, extends: ../below}\n")
    plan, _ = made(over, {"op": "remove", "kind": "role", "id": "triage"}, {"op": "remove-flow", "id": "call"})
    assert "triage" not in plan.roles
    assert not plan.flows
    plan, _ = made(over, {"op": "add-role", "id": "triage", "name": {"en": "Other"}})
    assert plan.roles["triage"].name == Text("", "Other")
    assert not plan.roles["triage"].group
    flow = {"op": "add-flow", "from": "triage", "to": "lead", "kind": "inform", "modes": ["incident"]}
    plan, _ = made(over, flow)
    assert [*plan.flows] == ["triage>lead:inform"]
    assert not plan.flows["triage>lead:inform"].label
    assert "triage" in load_plan(below).roles


def test_one_flow_of_a_list_below_makes_a_list_of_its_own(write_plan: WritePlan):
    write_plan(folder="below", plan=PLAN, roles=ROLES, flows=FLOWS)
    over = write_plan(plan="plan: {id: over, title: Over, extends: ../below}\n")
    plan, _ = made(over, {"op": "remove-flow", "id": "triage>hunter:request"})
    assert plan.flows["triage>hunter:request"].label.en == "Second"


# Files as people have them


def test_one_file_with_a_byte_order_mark_and_windows_line_ends_keeps_both(write_plan: WritePlan):
    whole = (PLAN + ROLES + FLOWS + POSTS).replace("\n", "\r\n").encode("utf-8-sig")
    target = write_plan(whole=whole) / "whole.yaml"
    plan, lines = made(target, text("role", "lead", "name", "ja", "二\n行"), {"op": "remove-flow", "id": "call"})
    assert plan.roles["lead"].name.ja == "二\n行"
    assert target.read_bytes().startswith(b"\xef\xbb\xbf#")
    assert target.read_bytes().count(b"\n") == target.read_bytes().count(b"\r\n") == whole.count(b"\r\n") - 2


def test_a_plan_in_braces_stays_in_braces(write_plan: WritePlan):
    target = write_plan(plan='{"plan": {"id": "x", "title": "X"},\n "roles": {"a": {"name": "A"}}}') / "plan.yaml"
    plan, _ = made(
        target, {"op": "add-role", "id": "b", "name": {"ja": "乙, 丙"}}, text("role", "a", "name", "en", "One")
    )
    assert [role.name for role in plan.roles.values()] == [Text("A", "One"), Text("乙, 丙", "")]
    assert target.read_text().startswith('{"plan": {"id": "x", "title": "X"},\n "roles": {')


def test_yaml_that_cannot_be_edited_safely_is_left_to_an_editor(write_plan: WritePlan):
    target = write_plan(plan="plan: {id: x, title: X}\nroles:\n  ? a\n  : {name: A}\n  b: {name: B}\n")
    with pytest.raises(EditError, match="editor"):
        edited(target, [{"op": "remove", "kind": "role", "id": "a"}])


def test_a_plan_that_cannot_be_read_says_why(write_plan: WritePlan):
    broken = write_plan(plan="plan: {id: x, title: X, extends: ../nowhere}\n", roles="roles: [\n")
    with pytest.raises(PlanError) as shown:
        edited(broken, [text("role", "a", "name", "ja", "x")])
    assert {problem.code for problem in shown.value.problems} == {"syntax", "extends-missing"}


# What is refused

BAD: list[Any] = [
    *(None, 1, [], "set", {}, {"op": "no"}, {"op": []}, {"op": {}}),
    {"op": "set"},
    text("role", "lead", "sourcing", "ja", "x"),
    text("party", "police", "duty", "ja", "x"),
    text("role", "lead", "name", "fr", "x"),
    text("plan", "lead", "name", "ja", "x"),
    text("role", "nobody", "name", "ja", "x"),
    text("role", "lead", "name", "ja", "\x00"),
    text("role", "lead", "name", "ja", "\ud800"),
    text("role", "lead", "name", "ja", ["x"]),  # type: ignore[arg-type]
    {**text("role", "lead", "name", "ja", "x"), "path": "/etc/passwd"},
    {"op": "set-modes", "kind": "role", "id": "lead", "modes": []},
    {"op": "set-modes", "kind": "role", "id": "lead", "modes": [["incident"]]},
    {"op": "set-sourcing", "id": "lead", "mode": "both", "sourcing": {}},
    {"op": "set-group", "id": "lead", "group": "nowhere"},
    {"op": "add-role", "id": "Not An Id", "name": "x"},
    {"op": "add-role", "id": "x" * 100_000, "name": "x"},
    {"op": "add-role", "id": "lead", "name": "x"},
    {"op": "add-role", "id": "police", "name": "x"},
    {"op": "add-role", "id": "new", "name": {}},
    {"op": "add-role", "id": "new", "name": {"ja": {"ja": "x"}}},
    {"op": "remove", "kind": "team", "id": "blue"},
    {"op": "add-flow", "from": "lead", "to": "nobody", "kind": "report", "modes": ["incident"]},
    *(
        {"op": "remove-flow", "id": id}
        for id in ("", ">", "a>b:c", "triage>lead:report:0", "triage>lead:report:2", "lead")
    ),
    {"op": "set-post", "mode": "incident", "id": "lead", "people": True},
    {"op": "set-post", "mode": "incident", "id": "lead", "people": 1e400},
    {"op": "set-post", "mode": "never", "id": "lead"},
    {"op": "add-post", "mode": "incident", "id": "lead"},
    {"op": "set-csirt", "field": "motto", "value": "x"},
]
BREAKING: list[tuple[str, Edit]] = [
    ("long-text", text("role", "lead", "duty", "ja", "x" * 501)),
    ("blank", text("role", "lead", "duty", "ja", "   ")),
    ("flow-to-itself", {"op": "redirect-flow", "id": "triage>lead:report", "to": "triage"}),
    ("circle", {"op": "set-post", "mode": "incident", "id": "lead", "under": "both"}),
    ("unknown-id", {"op": "set-post", "mode": "incident", "id": "lead", "held-by": "nobody"}),
    ("not-number", {"op": "set-post", "mode": "incident", "id": "lead", "people": -1}),
    ("unknown-id", {"op": "add-post", "mode": "incident", "id": "nobody"}),
]


@pytest.mark.parametrize("edit", BAD, ids=lambda edit: str(edit)[:60])
def test_edits_that_make_no_sense_are_refused_in_both_languages(ours: Path, edit: Any):
    with pytest.raises(EditError) as shown:
        edited(ours, [edit])
    assert shown.value.words("ja") != shown.value.words("en") == str(shown.value)
    assert len(str(shown.value)) < 400


@pytest.mark.parametrize(("code", "edit"), BREAKING, ids=lambda value: str(value)[:40])
def test_edits_that_would_break_the_plan_say_what_would_be_wrong(ours: Path, code: str, edit: Edit):
    before = {path: path.read_bytes() for path in ours.iterdir()}
    with pytest.raises(EditError) as shown:
        edited(ours, [edit])
    assert code in {problem.code for problem in shown.value.problems}
    assert {path: path.read_bytes() for path in ours.iterdir()} == before


def test_built_in_plans_and_files_outside_the_folder_are_left_alone(ours: Path, tmp_path: Path):
    with pytest.raises(EditError, match="copy"):
        edited("b", [text("role", "triage", "name", "ja", "x")])
    elsewhere = tmp_path / "elsewhere.yaml"
    (ours / "roles.yaml").rename(elsewhere)
    (ours / "roles.yaml").symlink_to(elsewhere)
    with pytest.raises(EditError, match="outside"):
        edited(ours, [text("role", "lead", "name", "ja", "x")])


# Every built-in plan


@pytest.mark.parametrize("letter", BUILT_IN)
@pytest.mark.parametrize("words", ["a: #b", "'\"\\", "1", "null", "=cmd", "二\n行", "😀" * 100])
def test_hostile_words_come_back_exactly_from_every_role(copied: Callable[[str], Path], letter: str, words: str):
    target = copied(letter)
    roles = load_plan(target).roles
    plan, _ = made(
        target, *(text("role", id, field, "ja", words) for id in roles for field in ("name", "short", "duty"))
    )
    assert {(role.name.ja, role.short.ja, role.duty.ja) for role in plan.roles.values()} == {(words, words, words)}
    assert [role.name.en for role in plan.roles.values()] == [role.name.en for role in roles.values()]


@pytest.mark.parametrize("letter", BUILT_IN)
def test_any_role_party_or_flow_can_be_removed(copied: Callable[[str], Path], letter: str):
    target = copied(letter)
    plan = load_plan(target)
    for kind, found in (("role", plan.roles), ("party", plan.parties)):
        for id in found:
            assert edited(target, [{"op": "remove", "kind": kind, "id": id}])
    for id in plan.flows:
        assert edited(target, [{"op": "remove-flow", "id": id}])
    made(target, *({"op": "remove-flow", "id": id} for id in reversed(plan.flows)))
    plan, _ = made(target, *({"op": "remove", "kind": "role", "id": id} for id in plan.roles))
    assert not plan.roles
    assert not any(plan.posts.values())


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_one_after_the_other_the_plan_can_be_read(copied: Callable[[str], Path], seed: int):
    dice = random.Random(seed)
    target = copied(dice.choice([*BUILT_IN]))
    plan = load_plan(target)
    refused = []
    for number in range(12):
        try:
            plan, _ = made(target, any_edit(plan, dice, number))
        except EditError as error:
            refused.append(error)
    assert all(error.problems for error in refused)
    assert len(refused) < 6


def any_edit(plan: Plan, dice: random.Random, number: int) -> Edit:
    """A random edit of something there is."""
    role, other, flow = (
        dice.choice([*plan.roles]),
        dice.choice([*plan.roles, *plan.parties]),
        dice.choice([*plan.flows]),
    )
    mode = dice.choice([*Mode])
    posts: list[Edit] = [
        {"op": op, "mode": mode.value, "id": id, **more}
        for id in plan.posts.get(mode, {})
        for op, more in (("remove-post", {}), ("set-post", {"under": "commander", "people": 2}))
    ]
    return dice.choice(
        [
            text("role", role, "name", dice.choice(["ja", "en"]), f"name: {number}"),
            {"op": "set-sourcing", "id": role, "mode": mode.value, "sourcing": dice.choice(["in-house", "outsourced"])},
            {"op": "set-modes", "kind": "role", "id": role, "modes": [mode.value]},
            {"op": "add-role", "id": f"new-{number}", "name": {"ja": "新"}},
            {"op": "remove", "kind": "role", "id": role},
            {
                "op": "add-flow",
                "from": role,
                "to": other,
                "label": {"en": "x"},
                "kind": "report",
                "modes": [mode.value],
            },
            {"op": "set-flow", "id": flow, "label": {"ja": "新"}, "kind": "inform"},
            {"op": "redirect-flow", "id": flow, "to": other},
            {"op": "remove-flow", "id": flow},
            {"op": "add-post", "mode": mode.value, "id": f"post-{number}", "name": "x", "roles": [role]},
            *dice.sample(posts, min(len(posts), 3)),
        ]
    )


def test_modes_are_written_where_they_are_not_those_of_the_plan(write_plan):
    folder = write_plan(plan="plan: {id: ours, title: Ours, modes: incident}\nroles:\n  lead: {name: Lead}\n")
    both = [{"op": "set-modes", "kind": "role", "id": "lead", "modes": ["incident", "peacetime"]}]
    plan, lines = made(folder, *both)
    assert plan.roles["lead"].modes == (Mode.INCIDENT, Mode.PEACETIME)
    assert any("modes" in line for line in lines)
    plan, _ = made(folder, *both, {**both[0], "modes": ["incident"]})
    assert plan.roles["lead"].modes == (Mode.INCIDENT,)
    plan, _ = made(folder, {"op": "set-sourcing", "id": "lead", "mode": "both", "sourcing": "outsourced"})
    assert plan.roles["lead"].sourcing_in(Mode.INCIDENT) is Sourcing.OUTSOURCED


# people, contacts and what else a plan says of itself


OURS = """plan: {id: ours, title: Ours, modes: incident}
people:
  sato: {name: {ja: 佐藤, en: Sato}}  # chief
  ito: {name: Ito}
roles:
  lead: {name: Lead}
  vice: {name: Vice, deputy-of: {lead: {when: absent}}}
  handler: {name: Handler}
parties: {office: {name: Office, kind: authority}}
flows:
  handler:
    lead:
      - {label: A, kind: report, private: true}
      - {label: B, kind: report}  # the second
deadlines: {first: {name: First, to: office, by: lead, within: 24h, basis: Law}}
posts:
  incident:
    lead: {holders: [sato, ito]}
    handler: {under: lead, on-call: [{hours: 9-17, holders: ito}]}
"""


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        ({"op": "set-person", "id": "sato", "department": {"ja": "情報課"}}, ["department: {ja: 情報課}", "# chief"]),
        ({"op": "set-person", "id": "sato", "private": True}, ["private: true"]),
        (
            {"op": "set-post", "mode": "incident", "id": "lead", "name": {"en": "Head"}},
            ["name: {en: Head}", "holders: [sato, ito]"],
        ),
        ({"op": "remove-person", "id": "ito"}, ["lead: {holders: sato}", "on-call: [{hours: 9-17}]"]),
        (
            {
                "op": "set-contacts",
                "kind": "role",
                "id": "lead",
                "contacts": [{"phone": "03-5253-2111", "use": "work"}],
            },
            ['lead: {name: Lead, contacts: [{phone: "03-5253-2111"}]}'],
        ),
        ({"op": "set-deputies", "id": "vice", "deputies": [{"role": "handler"}]}, ["deputy-of: handler"]),
        ({"op": "set-deputies", "id": "vice", "deputies": []}, ["vice: {name: Vice}"]),
        ({"op": "remove", "kind": "role", "id": "lead"}, ["vice: {name: Vice}", "within: 24h"]),
        ({"op": "remove", "kind": "party", "id": "office"}, ["modes: incident}", "ito: {name: Ito}"]),
        (
            {"op": "set-flow", "id": "handler>lead:report:2", "step": 2, "via": ["phone", "mail"], "within": "1h"},
            ["label: B", "step: 2, within: 1h, via: [phone, mail]}  # the second"],
        ),
        ({"op": "set-flow", "id": "handler>lead:report", "private": False}, ["- {label: A, kind: report}"]),
        ({"op": "set-kind", "id": "office", "kind": "committee"}, ["office: {name: Office, kind: committee}"]),
        ({"op": "set-private", "id": "office", "private": True}, ["kind: authority, private: true}"]),
        ({"op": "set-word", "value": "in-house", "text": {"ja": "庁内"}}, ["in-house: {ja: 庁内}"]),
        ({"op": "set-csirt", "field": "time-zone", "value": "JST"}, ["time-zone: JST"]),
        ({"op": "set-csirt", "field": "response", "value": [{"en": "Triage"}, {"en": ""}]}, ["- {en: Triage}"]),
        (
            {"op": "set-post", "mode": "incident", "id": "handler", "under": ["lead", "lead"], "holders": ["sato"]},
            ["under: lead", "holders: sato"],
        ),
    ],
)
def test_people_and_terms_are_edited_and_nothing_else_changes(tmp_path: Path, edit: dict[str, Any], lines: list[str]):
    file = tmp_path / "plan.yaml"
    file.write_text(OURS, encoding="utf-8")
    (change,) = edited(file, [edit])
    after = (change.after or b"").decode()
    assert [line for line in lines if line not in after] == [], after
    assert load_plan_from(after, tmp_path)


def test_a_role_that_goes_is_nobodys_deputy_and_nobody_is_its(tmp_path: Path):
    file = tmp_path / "plan.yaml"
    roles = "roles: {a: {name: A}, b: {name: B}, c: {name: C, deputy-of: [a, b]}, d: {name: D, deputy-of: a}}\n"
    file.write_text("plan: {id: o, title: O}\n" + roles, encoding="utf-8")
    (change,) = edited(file, [{"op": "remove", "kind": "role", "id": "a"}])
    plan = load_plan_from((change.after or b"").decode(), tmp_path)
    assert {id: [*role.deputy_of] for id, role in plan.roles.items()} == {"b": [], "c": ["b"], "d": []}


def test_an_entry_beside_others_on_lines_of_braces_goes_alone(tmp_path: Path):
    file = tmp_path / "plan.yaml"
    file.write_text("plan: {id: o, title: O}\nroles: {\n  a: {name: A}, b: {name: B},\n  c: {name: C}\n}\n")
    (change,) = edited(file, [{"op": "remove", "kind": "role", "id": "a"}])
    assert b"b: {name: B},\n  c: {name: C}" in (change.after or b"")
    assert [*load_plan_from((change.after or b"").decode(), tmp_path).roles] == ["b", "c"]


def load_plan_from(text: str, folder: Path) -> Plan:
    """The plan of a text."""
    file = folder / "after.yaml"
    file.write_text(text, encoding="utf-8")
    return load_plan(file, audience="response")


def test_a_flow_keeps_its_id_where_the_one_before_it_is_private(tmp_path: Path):
    file = tmp_path / "plan.yaml"
    file.write_text(OURS, encoding="utf-8")
    assert {flow.id: flow.label.en for flow in load_plan(file).flows.values()} == {"handler>lead:report:2": "B"}
