"""From a path to a plan: which files, what they may read, what must hold between entries, and their JSON Schema."""
