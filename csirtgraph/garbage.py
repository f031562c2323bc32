"""Python's search for circles among objects, which takes a third of the time where very many are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """No such search meanwhile, as a context or a decorator; for what makes no circles, but many thousand objects."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()
