"""diagrams.net (draw.io)."""
