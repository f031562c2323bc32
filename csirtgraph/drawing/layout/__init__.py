"""Layouts: diagrams, trees and tables get their places, and the best of several is kept."""
