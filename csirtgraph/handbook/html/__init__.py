"""A handbook as one HTML file, which is also what its PDF is made of."""
