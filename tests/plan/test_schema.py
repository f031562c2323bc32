"""The JSON Schema of plan files: it takes every shipped file, and refuses what the reader refuses."""

import json
from pathlib import Path

import pytest
from cases import for_each
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.plan.reading.hints import HINTS
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.reading.schema import schema_of, schema_text
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.plan.yaml.tree import read_file
from csirtgraph.plan.yaml.tree import read_text as read_tree

TOP = Path(__file__).parents[2]
DATA = sorted((TOP / "data").rglob("*.yaml"))
START = sorted((TOP / "csirtgraph" / "edits" / "start").glob("*.yaml"))
MODELINE = "# yaml-language-server: $schema="
SCHEMA = TOP / "docs" / "plan.schema.json"


def plain(node: Node) -> object:
    """A tree as JSON has it."""
    if isinstance(node.value, dict):
        return {name: plain(value) for name, value in node.value.items()}
    return [plain(item) for item in node.value] if isinstance(node.value, list) else node.value


def by_name(path: Path) -> str:
    """For `parametrize(..., ids=by_name)`."""
    return path.relative_to(TOP).as_posix()


VALIDATOR = Draft202012Validator(schema_of())


def complaints(text: str) -> list[str]:
    """What the schema says of a YAML text, by place."""
    return [
        "/".join(map(str, error.absolute_path)) for error in VALIDATOR.iter_errors(plain(read_tree(text, "t.yaml")))
    ]


def test_the_schema_is_one():
    schema = schema_of()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"].keys() == {"text", "frameworks"}


@for_each("path", DATA, by_name)
def test_every_shipped_file_is_valid(path: Path):
    assert [error.message for error in VALIDATOR.iter_errors(plain(read_file(path, path.name)))] == []


@for_each("path", DATA, by_name)
def test_every_shipped_file_names_its_schema(path: Path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(MODELINE), f"{by_name(path)} begins with {first}"
    assert (path.parent / first.removeprefix(MODELINE)).resolve() == SCHEMA


@pytest.mark.parametrize("path", START, ids=by_name)
def test_the_plan_to_start_from_is_valid_as_it_is_and_with_its_examples(path: Path):
    text = path.read_text(encoding="utf-8").replace("@ID@", "ours").replace("@PATTERN@", "b")
    assert text.startswith(MODELINE + ".csirtgraph/plan.schema.json\n")
    lines = text.splitlines()
    examples = next(number for number, line in enumerate(lines) if line.startswith("# roles:"))
    shown = [line.removeprefix("# ").removeprefix("#") for line in lines[examples:]]
    yaml = [line for line in shown if line.startswith(" ") or line.rstrip().endswith(":")]
    assert complaints(text) == []
    assert complaints("\n".join([*lines[:examples], *yaml])) == []


def test_the_schema_beside_the_documents_is_fresh():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text("en"), (
        "run: csirtgraph schema --lang en -o docs/plan.schema.json"
    )


#: What the reader refuses as well, and where the schema says so.
WRONG = {
    "roels: {a: {name: A}}": "",
    "plan: {id: Ours, title: T}": "plan/id",
    "roles: {a: {nmae: A}}": "roles/a",
    "roles: {Lead: {name: A}}": "roles",
    "roles: {a: {name: A, tier: top}}": "roles/a/tier",
    "roles: {a: {name: A, sourcing: inside}}": "roles/a/sourcing",
    "roles: {a: {name: A, sourcing: {war: in-house}}}": "roles/a/sourcing",
    "roles: {a: {name: {de: A}}}": "roles/a/name",
    "roles: {a: {name: A, specialist: maybe}}": "roles/a/specialist",
    "roles: {a: {name: A, frameworks: {first: 6.2.9}}}": "roles/a/frameworks",
    "roles: {a: {name: A, frameworks: {nist: PD-WRL-003}}}": "roles/a/frameworks",
    "roles: [a]": "roles",
    "posts: {war: {}}": "posts",
    "posts: {incident: {a: {people: -1}}}": "posts/incident/a/people",
    "posts: {incident: {a: {people: many}}}": "posts/incident/a/people",
    "flows: {a: {b: {kind: shout}}}": "flows/a/b",
    "flows: {a: {b: [{label: x}]}}": "flows/a/b",
    "parties: {a: {name: A, kind: friend}}": "parties/a/kind",
    "careers: {years: 3, ladders: {a: {stages: [{from: 1}]}}}": "careers/ladders/a/stages",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_the_reader_refuses_the_schema_refuses(text: str, write_plan: WritePlan):
    assert complaints(text) == [WRONG[text]]
    folder = write_plan({"x.yaml": "plan: {id: t, title: T}\n" * ("plan" not in text) + text})
    with pytest.raises(PlanError):
        load_plan(folder)


@pytest.mark.parametrize(
    "text",
    [
        "roles: {legal-advisor: }",
        "roles: {forensics: {sourcing: outsourced}}",
        "roles: {forensics: {sourcing: }}",
        "posts: {peacetime: {legal-advisor: }, incident: {legal-advisor: }}",
        "flows: {notification: {systems: }}",
        "flows: {notification: {systems: {label: other}}}",
        "roles: {a: {name: 2026, frameworks: {first: 6.2}}}",
        "roles: {a: {name: A, modes: incident, skills: {incident: {ja: 話す}}}}",
        "plan: {id: t, title: T, revision: 2026, source: {title: X, date: 2015-11-16}}",
        "teams: {t: {name: T, evidence: {name: inferred}}}",
    ],
)
def test_parts_of_plans_over_others_are_valid(text: str):
    assert complaints(text) == []


# for editors


def test_every_section_has_a_hint_in_both_languages():
    for language in ("ja", "en"):
        schema = schema_of(language)  # type: ignore[arg-type]
        assert [name for name, part in schema["properties"].items() if "description" not in part] == []
    hint = schema_of("ja")["properties"]["roles"]["additionalProperties"]["properties"]["duty"]["description"]
    assert hint == HINTS["roles.*.duty"].ja


def test_every_hint_is_of_a_key_there_is():
    def at(schema, path):
        options = [
            schema,
            *schema.get("anyOf", ()),
            *(part["items"] for part in schema.get("anyOf", ()) if "items" in part),
        ]
        for option in options:
            inside = option.get("properties", {}).get(path[0]) if path[0] != "*" else option.get("additionalProperties")
            if path[0] == "*" and path[1:] and not isinstance(inside, dict):
                inside = next(iter(option.get("properties", {}).values()), None)
            if isinstance(inside, dict):
                return at(inside, path[1:]) if path[1:] else inside
        return None

    schema = schema_of()
    assert [path for path in HINTS if not at(schema, path.split("."))] == []


def test_with_a_plan_its_ids_are_proposed_and_others_allowed():
    schema = schema_of("en", load_plan("c"))
    team = schema["$defs"]["roles"]["properties"]["team"]
    assert team["anyOf"][0]["enum"] == list(load_plan("c").teams)
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"roles": {"a": {"name": "A", "team": "a-new-one"}}})
    for path in DATA:
        assert validator.is_valid(plain(read_file(path, path.name)))


def keys_at(schema, *path: str) -> dict[str, str]:
    """What an editor proposes as keys at a place, with what it says of each."""
    for name in path:
        schema = {**schema.get("properties", {}), **{"*": schema.get("additionalProperties")}}[name]
        schema = DEFINED[schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema
    return {name: part.get("description", "") for name, part in schema.get("properties", {}).items()}


DEFINED = schema_of("en", load_plan("b"))["$defs"]


def test_with_a_plan_its_ids_are_proposed_as_keys_too():
    plan, schema = load_plan("b"), schema_of("en", load_plan("b"))
    ends = {*plan.roles, *plan.parties, *plan.teams}
    assert keys_at(schema, "roles").keys() == plan.roles.keys()
    assert keys_at(schema, "roles")["commander"] == plan.roles["commander"].name.en
    assert keys_at(schema, "flows").keys() == keys_at(schema, "flows", "commander").keys() == ends
    assert keys_at(schema, "flows", "*").keys() == ends
    assert keys_at(schema, "posts", "incident").keys() == {
        *plan.roles,
        *(id for mode in plan.posts.values() for id in mode),
    }
    assert keys_at(schema, "labels").keys() == plan.labels.keys()
    assert "tier" in keys_at(schema, "roles", "commander").keys() & keys_at(schema, "roles", "*").keys()
    assert keys_at(schema, "posts", "incident", "*")["people"] == HINTS["posts.*.*.people"].en
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"flows": {"new": {"commander": {"kind": "report"}}}, "roles": {"new": {"name": "A"}}})
    assert not validator.is_valid({"flows": {"commander": {"poc": {"kind": "shout"}}}})
    assert not validator.is_valid({"roles": {"New One": {"name": "A"}}})


def test_framework_ids_are_named_by_what_they_are():
    ids = schema_of("en")["$defs"]["frameworks"]["properties"]["nice"]["anyOf"][0]["items"]["anyOf"]
    assert {"const": "PD-WRL-003", "description": "Incident Response"} in ids


# the command


def run(*words: object, **env: str):
    """`csirtgraph …`."""
    return CliRunner().invoke(main, [str(word) for word in words], env=env)


def test_schema_prints_or_writes_it(tmp_path: Path):
    assert run("schema").stdout == schema_text("en")
    assert run("schema", LC_ALL="ja_JP.UTF-8").stdout == schema_text("ja")
    assert run("schema", "b", "--lang", "en").stdout == schema_text("en", load_plan("b"))
    result = run("schema", "-o", tmp_path / "deep" / "plan.schema.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "deep" / "plan.schema.json").read_text(encoding="utf-8")) == schema_of()


@pytest.mark.parametrize("pattern", ["a", "b", "c"])
def test_init_puts_the_schema_beside_the_plan(pattern: str, tmp_path: Path):
    assert run("init", tmp_path / "ours", "--pattern", pattern).exit_code == 0
    first = (tmp_path / "ours" / "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    beside = tmp_path / "ours" / first.removeprefix(MODELINE)
    validator = Draft202012Validator(json.loads(beside.read_text(encoding="utf-8")))
    assert validator.is_valid(plain(read_file(tmp_path / "ours" / "plan.yaml", "plan.yaml")))
    assert load_plan(tmp_path / "ours").roles == load_plan(pattern).roles
    assert run("check", tmp_path / "ours").exit_code == 0
