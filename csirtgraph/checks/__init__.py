"""Checks of a plan: rules that find common mistakes, and questions about who does what.

`rules_*.py` hold the rules, `catalogue.py` joins and runs them; they only read the plan.
"""
