"""A deck brought up to date: what stands in it, what changes, what people did stays."""
