"""csirtgraph draws the plan of a CSIRT: who does what, who tells whom what, in peacetime and in an incident."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csirtgraph.api import load as load

__version__ = "0.1.0"
__all__ = ["load"]


def __getattr__(name: str) -> object:
    """`csirtgraph.load`, imported when it is asked for, so that the command line starts fast."""
    if name == "load":
        from csirtgraph.api import load

        return load
    raise AttributeError(name)
