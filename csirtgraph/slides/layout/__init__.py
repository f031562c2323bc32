"""Figures laid out for slides."""
