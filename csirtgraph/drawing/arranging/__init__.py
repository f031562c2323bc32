"""Layouts with boxes at places that are kept: from an earlier picture, or put there by hand."""
