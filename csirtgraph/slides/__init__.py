"""PowerPoint decks: every figure a slide of native shapes."""
