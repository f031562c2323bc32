"""What is remembered between runs, in a folder of the user's own that may be deleted at any time."""
