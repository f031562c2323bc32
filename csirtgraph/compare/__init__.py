"""What changed between two plans: as values, in words, and as pictures."""
