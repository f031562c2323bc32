"""Routing: arrows with right angles between boxes that have their places, and their labels beside them."""
