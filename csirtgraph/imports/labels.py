"""Lines of a label as one text."""


def joined(lines: list[str]) -> str:
    """Lines as one: with a space between words of Latin letters."""
    text = ""
    for line in filter(None, lines):
        is_latin = text and text[-1].isascii() and line[0].isascii()
        text += (" " if is_latin else "") + line
    return text
