"""A handbook as a Word document."""
