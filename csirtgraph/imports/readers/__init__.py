"""One reader for each format: bytes → tables or a graph, each with its places."""
