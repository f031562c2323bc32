"""What people have – spreadsheets, diagrams – as edits of a plan: files → tables or graphs → facts → edits."""
