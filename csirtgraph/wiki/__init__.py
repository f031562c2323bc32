"""Figures on wiki pages: snippets, and pages brought up to date."""
