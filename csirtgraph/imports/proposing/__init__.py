"""From facts to edits: what a plan would have to say, written into a draft of it."""
