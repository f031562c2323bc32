"""Ids of entries: how they are written, and the id nearest to some words."""

import re

from csirtgraph.plan.yaml import limits

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(words: str) -> bool:
    """Whether `words` may be an id: it stands in file names and in the ids of SVG elements."""
    return len(words) <= limits.ID and ID.fullmatch(words) is not None


def slug(words: str) -> str:
    """The id nearest to some words."""
    return "-".join(re.findall("[a-z0-9]+", words.lower()))[: limits.ID].rstrip("-") or "soc-lead"
