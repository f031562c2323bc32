"""Edits of a plan's YAML files that keep their comments and their order."""
