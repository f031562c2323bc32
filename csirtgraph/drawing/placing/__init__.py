"""Placing: boxes inside frames, frames and free boxes on the sheet, as a tree of rows and columns."""
