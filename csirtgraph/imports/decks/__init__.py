"""What people have typed and drawn in our own decks, as edits."""
