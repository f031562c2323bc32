"""Text in pictures: fonts, widths, characters and line breaks."""
