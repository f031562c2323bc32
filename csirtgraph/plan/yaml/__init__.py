"""YAML with positions: files as trees, values read from them, trees put together, and every mistake as a value."""
