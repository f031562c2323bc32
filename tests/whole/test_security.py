"""SECURITY.md: every promise names tests that there are."""

import ast
import re
from pathlib import Path

from cases import for_each

TESTS = Path(__file__).parents[1]
TEXT = (TESTS.parent / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.split("## Guarantees")[1].split("\n## ")[0].splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| guarantee"))
]


def names_in(file: Path) -> set[str]:
    """The names of the tests of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@for_each("row", ROWS)
def test_every_promise_names_tests_that_there_are(row: list[str]) -> None:
    _, named = row
    found = re.findall(r"`(\w+/test_\w+\.py)::(test_\w+)`", named)
    assert found
    for file, name in found:
        assert name in names_in(TESTS / file)


def test_promises_limits_and_what_is_not_promised_are_reported() -> None:
    assert len(ROWS) > 15
    headings = re.findall(r"^## (.*)$", TEXT, re.MULTILINE)
    assert headings == ["Report a vulnerability", "Guarantees", "The limits", "What is not guaranteed"]
    assert "@" not in TEXT  # the repository's own advisories alone
