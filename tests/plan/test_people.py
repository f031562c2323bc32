"""People, deputies, times and order in a plan; and what of it is for whom."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from confidential import CONTACTS, ENTRIES, NAMES, PLAN, SECRETS
from signatures import WritePlan

from csirtgraph.compare.comparison import compare
from csirtgraph.plan.analysis.graph import graph_of
from csirtgraph.plan.analysis.paths import net_of, shortest_ways
from csirtgraph.plan.model.enums import Audience, Channel, Evidence, Mode, Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.times import Hours, TimeLimit
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.problems import PlanError

INCIDENT = Mode.INCIDENT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ours.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_everything_about_people_is_read(path: Path):
    plan = load_plan(path, audience=Audience.RESPONSE)
    person = plan.people["zz-person"]
    assert [contact.phone or contact.mail or contact.chat for contact in person.contacts] == [
        "+81-3-5253-2117",
        "zanzibar@example.jp",
        "Zanzibar-chat",
    ]
    assert person.contacts[0].hours == Hours(9 * 60, 17 * 60)
    assert person.verified == date(2026, 4, 1)
    flow = plan.flows["handler>lead:report"]
    assert (flow.step, flow.within, flow.via) == (1, TimeLimit(30, "m"), (Channel.PHONE, Channel.MAIL))
    assert plan.posts[INCIDENT]["handler"].under == ("lead", "second")
    assert plan.posts[INCIDENT]["handler"].superior == "lead"
    assert plan.roles["second"].deputy_of["lead"].when.en == "absent"


@pytest.mark.parametrize(
    ("audience", "seen"),
    [(Audience.PUBLIC, ()), (Audience.INTERNAL, (*NAMES, *ENTRIES)), (Audience.RESPONSE, (*NAMES, *ENTRIES, *SECRETS))],
)
def test_an_audience_gets_no_more_than_is_meant_for_it(path: Path, audience: Audience, seen: tuple[str, ...]):
    plan = load_plan(path, audience=audience)
    text = f"{plan!r} {plan.tree!r}"
    assert {marker for marker in (*NAMES, *ENTRIES, *SECRETS) if marker in text} == set(seen)
    assert any(marker in text for marker in CONTACTS) == (audience is Audience.RESPONSE)
    assert ("zz-" in text) == (audience is not Audience.PUBLIC)


def test_a_plan_is_public_unless_asked_otherwise(path: Path):
    assert load_plan(path).audience is Audience.PUBLIC
    assert load_plan("b").audience is None


def test_short_numbers_of_emergencies_are_numbers_and_other_values_are_none(write_plan: WritePlan):
    text = "plan: {id: o, title: O}\npeople: {desk: {name: Desk, contacts: [{%s}]}}\n"
    plan = load_plan(write_plan(plan=text % 'phone: "110"'), audience="response")
    assert [contact.phone for contact in plan.people["desk"].contacts] == ["110"]
    for wrong in ("phone: []", "mail: []"):
        with pytest.raises(PlanError):
            load_plan(write_plan(plan=text % wrong), audience="response")


def test_one_person_stays_one_without_a_name(path: Path):
    posts = load_plan(path).posts[INCIDENT]
    assert posts["lead"].holders[0] == posts["analyst"].holders[0] == posts["handler"].on_call[0].holders[0]
    assert posts["lead"].holders[1] == posts["second"].holders[0] != posts["lead"].holders[0]


def test_a_change_of_the_holder_is_seen_without_a_name(path: Path, tmp_path: Path):
    other = tmp_path / "other.yaml"
    text = PLAN.replace("analyst: {under: handler, holders: zz-person}", "analyst: {under: handler, holders: zz-third}")
    other.write_text(text.replace("within: 30m", "within: 10m"), encoding="utf-8")
    changes = compare(load_plan(path), load_plan(other)).changes
    assert [(change.kind.value, change.id, change.field) for change in changes] == [
        ("time-limit", "handler>lead:report", "within"),
        ("person", "analyst", "holders"),
    ]
    assert not any(marker in f"{changes}" for marker in (*NAMES, *SECRETS, "zz-"))


def whole(text: str) -> Plan:
    """A plan from all of its text."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(text, encoding="utf-8")
        return load_plan(file)


def test_a_flow_to_a_group_reaches_its_roles(path: Path):
    plan = load_plan(path)
    assert graph_of(plan).nodes["g"]["kind"] == "group"
    net = net_of(plan, INCIDENT)
    assert shortest_ways(net, "handler", "analyst") == [("handler", "g", "analyst")]


def test_own_words_stand_for_those_of_everybody():
    plan = whole("plan: {id: ours, title: Ours}\nwords: {in-house: {ja: 庁内, en: Staff}}")
    assert plan.word_of(Sourcing.IN_HOUSE).en == "Staff"
    assert plan.word_of(Sourcing.OUTSOURCED).en == "Outsourced"


def test_private_words_stand_in_no_message(write_plan: WritePlan):
    text = PLAN.replace("03-5253-2117", "0-5253-2117").replace("zanzibar@", "zanzibar@@")
    text = text.replace("use: night", "use: Zanzibar-use").replace("2026-04-01", "Zanzibar-date")
    text = text.replace("holders: zz-hidden", "holders: zz-hidd")
    with pytest.raises(PlanError) as error:
        load_plan(write_plan(plan=text))
    assert len(error.value.problems) == 5
    for language in ("ja", "en"):
        assert "anzibar" not in error.value.words(language)
        assert "5253" not in error.value.words(language)
        assert "zz-" not in error.value.words(language)


def test_a_plan_takes_over_the_deadlines_of_authorities_that_it_names():
    head = "plan: {id: ours, title: Ours, authorities: [japan, us]}\nroles: {boss: {name: Boss}}\n"
    plan = whole(head + "deadlines: {jp-ppc-final: {by: boss}, jp-ppc-final-malicious: }")
    assert plan.deadlines["jp-ppc-final"].by == "boss"
    assert str(plan.deadlines["jp-ppc-final"].within) == "30d"
    assert str(plan.deadlines["us-sec-8k"].within) == "4bd"
    assert not {"jp-ppc-final-malicious", "eu-gdpr"} & plan.deadlines.keys()
    assert all(one.checked and one.source for one in plan.deadlines.values())
    assert all(one.basis for one in plan.deadlines.values() if one.within)


def test_the_pattern_of_a_municipality_marks_what_is_not_stated():
    plan = load_plan("csirtgraph:pattern-d")
    assert plan.roles["chief-officer"].deputy_of.keys() == {"ciso"}
    assert plan.word_of(Sourcing.IN_HOUSE).ja == "庁内"
    assert {flow.evidence.get("", "stated") for flow in plan.flows.values()} == {"stated", Evidence.INFERRED}
    assert plan.deadlines["jp-ppc-preliminary"].by == "csirt-manager"
