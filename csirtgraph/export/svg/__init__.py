"""SVG that every wiki accepts."""
