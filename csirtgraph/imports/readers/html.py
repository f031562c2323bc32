"""The words of a label in HTML."""

from html.parser import HTMLParser

BLOCKS = {"br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "hr"}
UNSEEN = {"script", "style"}


class Words(HTMLParser):
    """Collects text; a block begins a new line, and scripts and styles are no words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A new line for a block."""
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """A new line behind a block."""
        self.unseen -= tag in UNSEEN
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Words go to the last line; a line break of HTML is a space."""
        if self.unseen <= 0:
            self.lines[-1] += data.replace("\n", " ")


def lines_in(html: str) -> list[str]:
    """The lines of a label that have words."""
    reader = Words()
    reader.feed(html)
    reader.close()
    return [" ".join(line.split()) for line in reader.lines if line.strip()]
