"""The page that stands alone: figures, facts and scripts in one HTML file."""
