"""Trees of texts that were read, remembered for the next reading: most files of a plan are as they were at the last."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from csirtgraph.plan.yaml.node import Node

TEXTS = 36  # that are remembered at most
CHARACTERS = 2_500_000  # of them together: a plan of 5,000 roles before and after an edit


class Document(NamedTuple):
    """The tree of a YAML text, which is never changed, and how many values and keys it has."""

    tree: Node
    size: int


class Trees:
    """The documents of the texts read last, by file name and text."""

    def __init__(self) -> None:
        self.known: OrderedDict[tuple[str, str], Document] = OrderedDict()
        self.lock = Lock()  # plans are read in several threads

    def get(self, text: str, name: str) -> Document | None:
        """What is remembered of a text."""
        with self.lock:
            if found := self.known.get((name, text)):
                self.known.move_to_end((name, text))
            return found

    def put(self, text: str, name: str, document: Document) -> None:
        """Remember a document, and forget those that were not asked for longest."""
        with self.lock:
            self.known[name, text] = document
            self.known.move_to_end((name, text))
            while len(self.known) > TEXTS or sum(len(text) for _, text in self.known) > CHARACTERS:
                self.known.popitem(last=False)
