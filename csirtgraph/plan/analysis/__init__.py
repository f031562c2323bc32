"""What follows from a plan: its graph, paths through it, who holds what, and who is missing."""
