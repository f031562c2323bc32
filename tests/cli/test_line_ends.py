"""Pictures stay fresh where git writes line ends as two characters; another word in them does not."""

from pathlib import Path

from csirtgraph.cli.fresh import state_of
from csirtgraph.fences import blocks_in


def test_line_ends_of_text_count_as_equal_and_those_of_images_do_not(tmp_path: Path):
    for name, state in (("x.svg", "fresh"), ("x.csv", "fresh"), ("x.png", "stale")):
        (tmp_path / name).write_bytes(b"one\r\ntwo\r\n")
        assert state_of(tmp_path / name, b"one\ntwo\n") == state
    assert state_of(tmp_path / "x.svg", b"one\nthree\n") == "stale"


def test_blocks_are_found_in_quotes_and_with_attributes():
    quoted = ["> ```csirtgraph", "> plan: b", "> figure: roles", "> ```", "", "~~~~ {.csirtgraph}", "plan: b", "~~~~"]
    assert [(block.language, block.text) for block in blocks_in(quoted)] == [
        ("csirtgraph", "plan: b\nfigure: roles"),
        ("csirtgraph", "plan: b"),
    ]
