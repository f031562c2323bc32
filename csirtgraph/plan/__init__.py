"""What a plan is: reading YAML, the typed model, its problems and its graph."""
