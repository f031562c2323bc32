"""Plans of earlier revisions, read from git."""
