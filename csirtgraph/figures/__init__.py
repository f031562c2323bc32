"""The kinds of figures: each module of this folder that has a `KIND` is one, named as the module is."""

from importlib import import_module
from pkgutil import iter_modules

from csirtgraph.figures.kind import Kind

HELPERS = ("kind", "words", "caption", "posts", "tables", "groups", "skill_forms", "trace")


def names() -> list[str]:
    """The kinds of figures there are."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(__path__) if module.name not in HELPERS)


def kind_of(name: str) -> Kind:
    """The kind of a name in `names()`; only its module is imported."""
    kind: Kind = import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    return kind
