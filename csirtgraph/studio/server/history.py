"""Edits that can be undone and redone: whole files, before and after, up to a fixed number of steps."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from csirtgraph.edits import FileChange
from csirtgraph.plan.reading.files import FOLDER

STEPS = 100
Step: TypeAlias = tuple[FileChange, ...]


@dataclass
class History:
    """The steps behind and ahead of where the plan is."""

    behind: "deque[Step]" = field(default_factory=lambda: deque(maxlen=STEPS))
    ahead: "deque[Step]" = field(default_factory=lambda: deque(maxlen=STEPS))

    def add(self, step: Step) -> None:
        """An edit was made; what was undone before it cannot be done again."""
        self.behind.append(step)
        self.ahead.clear()

    def step(self, is_undo: bool) -> Step | None:
        """What undoing, or doing again, would change in the files; None where there is nothing."""
        if is_undo:
            return backwards(self.behind[-1]) if self.behind else None
        return self.ahead[-1] if self.ahead else None

    def taken(self, is_undo: bool) -> None:
        """The last step was undone, or done again."""
        one, other = (self.behind, self.ahead) if is_undo else (self.ahead, self.behind)
        other.append(one.pop())


def backwards(step: Step) -> Step:
    """The step that undoes a step."""
    return tuple(replace(change, before=change.after, after=change.before) for change in step)


def fits(step: Step | None, files: Mapping[Path, bytes | None]) -> bool:
    """Whether the files are still as the step left them."""
    if step is None:
        return False
    left = fitting(step, files)
    return bool(left) == bool(step) and all(files.get(change.path) == change.before for change in left)


def is_places(change: FileChange) -> bool:
    """Whether a change is only of the places of boxes, which may be lost."""
    return change.path.parent.name == FOLDER


def fitting(step: Step, files: Mapping[Path, bytes | None]) -> Step:
    """A step without changes of places that are others by now."""
    return tuple(change for change in step if not is_places(change) or files.get(change.path) == change.before)
