"""The pictures of all built-in figures, byte for byte.

After a wanted change of the looks: UPDATE_GOLDEN=1 pytest tests/whole/test_golden.py
"""

import os
from pathlib import Path

import pytest
from layouts import JAPANESE, by_id, chosen, svg_of

FOLDER = Path(__file__).parents[1] / "golden"
KEPT = [*JAPANESE, chosen("a", "relations", "incident", "en")]
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
HOW = "if the change is wanted: UPDATE_GOLDEN=1 pytest tests/whole/test_golden.py, and look at the pictures"


@pytest.mark.parametrize("figure", KEPT, ids=by_id)
def test_the_picture_is_as_it_was(figure):
    path = FOLDER / f"{figure.id}.svg"
    if UPDATE:
        path.write_bytes(svg_of(figure))
    known = path.read_bytes() if path.exists() else b""
    assert svg_of(figure) == known, f"{path.name} differs from what is drawn now; {HOW}"


def test_there_is_no_golden_picture_of_a_figure_that_is_gone():
    known = {f"{figure.id}.svg" for figure in KEPT}
    for path in FOLDER.glob("*.svg"):
        if UPDATE and path.name not in known:
            path.unlink()
    assert {path.name for path in FOLDER.glob("*.svg")} == known, HOW
