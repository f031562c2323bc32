"""What the rows of tables mean: headings → columns → facts."""
