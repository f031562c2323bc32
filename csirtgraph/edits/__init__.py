"""Edits of a plan's YAML files that keep their comments and their order."""

from csirtgraph.edits.editing import FileChange, edited, edited_plan
from csirtgraph.edits.refusal import EditError

__all__ = ["EditError", "FileChange", "edited", "edited_plan"]
