"""The studio's server: the same page, live."""
