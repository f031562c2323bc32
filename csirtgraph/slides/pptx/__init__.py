"""What PowerPoint needs: packages, templates, shapes, text, cells and connectors as XML."""
