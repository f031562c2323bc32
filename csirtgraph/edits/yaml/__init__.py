"""The patcher: a YAML text with other values, and every other line as it was."""
