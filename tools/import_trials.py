"""What a file goes through that somebody imports: it is refused with words, or becomes a plan, or edits of one."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

from samples import RESPONDING
from trials import CONTROLS, Engine

from csirtgraph.cli.streams import visible
from csirtgraph.compare.comparison import compare
from csirtgraph.compare.report import text
from csirtgraph.errors import CsirtgraphError
from csirtgraph.imports.importing import facts_in
from csirtgraph.imports.options import Options
from csirtgraph.imports.proposing.propose import Proposal, propose_edits, propose_plan
from csirtgraph.imports.remarks import column_rows, remark_line
from csirtgraph.plan.model.enums import MODES
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import LANGUAGES


def outcome(folder: Path, dice: Random, _: Engine) -> str:
    """Import the files of a folder. Raises whatever must not happen."""
    try:
        proposal = proposed(folder, dice)
    except CsirtgraphError as error:
        check_words(message for language in LANGUAGES for message in error.messages(language))
        return "refused"
    comparison = compare(proposal.old, proposal.new)
    for language in LANGUAGES:
        text(comparison, language, comparison.changes)
        check_words(remark_line(remark, language) for remark in proposal.facts.remarks)
        check_words(words for row in column_rows(proposal.facts, language) for words in row)
    for change in proposal.changes:
        change.path.parent.mkdir(exist_ok=True)
        change.path.write_bytes(change.after)
    if proposal.changes:
        load_plan(next(change.path.parent for change in proposal.changes))
    return "imported"


def proposed(folder: Path, dice: Random) -> Proposal:
    """A new plan, or edits of one that stands beside the files."""
    files = sorted(folder.iterdir())
    options = Options(title="N", with_people=dice.random() < 0.5, mode=dice.choice((None, *MODES)))
    if dice.random() < 0.7:
        return propose_plan(facts_in(files, options), folder / "new", options)
    (folder / "plan").mkdir()
    (folder / "plan" / "plan.yaml").write_text(RESPONDING)
    return propose_edits(facts_in(files, options), folder / "plan", options)


def check_words(lines: Iterable[str]) -> None:
    """Messages are one line each, as a terminal shows them."""
    for line in lines:
        assert not CONTROLS.search(visible(line).replace("\t", " ")), line
