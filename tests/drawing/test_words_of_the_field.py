"""What a picture is, and how it is laid out, has nothing to do with CSIRTs."""

import re
from pathlib import Path

from cases import for_each

from csirtgraph import drawing

FIELD = re.compile(
    r"\b(peacetime|incident|outsourced?|in-?house|vendors?|teams?|posts?|part(?:y|ies)|raci|skills?|careers?"
    r"|services?|organi[sz]ations?|inform|report|escalat\w*|education|practice)\b",
    re.IGNORECASE,
)
MODULES = sorted(Path(drawing.__file__).parent.rglob("*.py"))


@for_each("module", MODULES, lambda module: module.name)
def test_no_word_of_the_field_stands_in_it(module):
    assert not FIELD.findall(module.read_text(encoding="utf-8"))


def test_what_figures_draw_has_such_words():
    figures = Path(drawing.__file__).parent.parent / "figures"
    assert any(FIELD.search(module.read_text(encoding="utf-8")) for module in figures.glob("kinds/*.py"))
