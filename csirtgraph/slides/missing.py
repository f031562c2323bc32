"""Whether the libraries for decks are there."""

from csirtgraph.extras import require


def check_installed() -> None:
    """Raises MissingExtra."""
    require("slides")
