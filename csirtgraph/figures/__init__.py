"""The kinds of figures: each module in `kinds/` is one, named as the module is."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from csirtgraph.figures import kinds
from csirtgraph.figures.kind import Kind


def names() -> list[str]:
    """The kinds of figures there are."""
    return list(names_in(tuple(kinds.__path__)))


@cache
def names_in(folders: tuple[str, ...]) -> list[str]:
    """The kinds of figures in folders, which are listed once."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(folders))


def kind_of(name: str) -> Kind:
    """The kind of a name in `names()`; only its module is imported."""
    kind: Kind = import_module(f"{kinds.__name__}.{name.replace('-', '_')}").KIND
    return kind
