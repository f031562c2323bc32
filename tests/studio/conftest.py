"""What the studio's tests share: a page in a browser, and a running studio of a small plan."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import page_b, show, tabs  # noqa: F401
from signatures import WritePlan


@pytest.fixture
def plan(write_plan: WritePlan) -> Path:
    """The file of a small plan."""
    from studios import PLAN

    return write_plan(plan=PLAN) / "plan.yaml"


@pytest.fixture
def studio(plan: Path) -> Iterator[Any]:
    """The studio of the plan."""
    from studios import running  # here, since pages are tested without what the studio needs

    with running(plan.parent) as found:
        yield found


@pytest.fixture
def page(show: Any, studio: Any) -> Any:  # noqa: F811
    """Its page."""
    from studio_pages import tab

    return tab(show, studio)
