"""The tables of a plan as rows, for spreadsheets."""
