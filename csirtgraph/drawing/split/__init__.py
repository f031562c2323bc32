"""Large drawings: an overview of their sections, and a part for each, before anything has a place."""
