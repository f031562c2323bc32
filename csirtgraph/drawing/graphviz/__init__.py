"""Graphviz: what it is given, the process it runs in, and what it answers."""
