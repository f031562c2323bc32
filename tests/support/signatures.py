"""The types of the fixtures that all tests share."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

WritePlan = Callable[..., Path]
Run = Callable[..., Result]
