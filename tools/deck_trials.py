"""What a changed deck goes through: it is read back into its plan and brought up to date, or refused with words."""

import gc
from pathlib import Path
from random import Random

from click.testing import CliRunner
from samples import RESPONDING
from trials import CONTROLS, Engine

from csirtgraph.cli import main


def outcome(folder: Path, dice: Random, _: Engine) -> str:
    """Import a deck into the plan that it was made of, and update it. Raises whatever must not happen."""
    deck, plan = folder / "x.pptx", folder / "plan" / "plan.yaml"
    plan.parent.mkdir()
    plan.write_text(RESPONDING, encoding="utf-8")
    before = deck.read_bytes()
    codes = [run("import", deck, "--into", plan.parent, "--dry-run")]
    if not codes[0] and dice.random() < 0.5:
        codes.append(run("import", deck, "--into", plan.parent, "--yes"))
        codes.append(run("check", plan.parent))
    assert deck.read_bytes() == before
    if dice.random() < 0.5:
        codes.append(run("slides", plan.parent, "--update", deck, "--audience", "response"))
        if codes[-1]:
            assert deck.read_bytes() == before
    return "refused" if codes[0] else "read"


def run(*words: str | Path) -> int:
    """The exit code of a command; what it prints are lines for people."""
    ended = CliRunner().invoke(main, [str(word) for word in words])
    gc.unfreeze()  # the command took this process for its own and over
    if ended.exception and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    for line in ended.output.splitlines():
        assert not CONTROLS.search(line.replace("\t", " ")), line
    return ended.exit_code
