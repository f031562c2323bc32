"""Ids of new entries: readable, the same each time, no other's."""

from csirtgraph.edits.ids import new_id
from csirtgraph.plan.yaml.ids import is_id


def test_terms_of_the_field_are_translated_kana_romanised_and_other_kanji_numbered():
    ids = {
        "情報システム部長": "information-systems-department-head",
        "インシデントハンドラー": "incident-handler",
        "ﾘｰﾀﾞｰ": "leader",
        "ちゃんとした": "chantoshita",
        "CISO": "ciso",
        "SOC（夜間）": "soc",
        "鈴木": "role-1",
        "…": "role-1",
    }
    assert {name: new_id(name, "", set()) for name in ids} == ids
    assert new_id("統括", "Duty officer", set()) == "duty-officer"


def test_an_id_that_is_taken_gets_a_number_and_every_id_is_one():
    taken: set[str] = set()
    for name in ["統括", "統括", "鈴木", "鈴木", "長" * 500, "x" * 500, "x" * 500, "ー", ""]:
        id = new_id(name, "", taken)
        assert is_id(id)
        assert id not in taken
        taken.add(id)
    assert {"chief", "chief-2", "role-1", "role-2"} <= taken
