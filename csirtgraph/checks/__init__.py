"""Ask the plan: rules that find what planners get wrong, and questions about who does what.

`rules_*.py` hold the rules, `catalogue.py` joins and runs them; they only read the plan.
"""
