"""A page that redirects to another."""

from html import escape

PAGE = (
    '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>csirtgraph</title>\n'
    '<meta http-equiv="refresh" content="0; url={address}">\n'
)


def forward(address: str) -> str:
    """A page that redirects to an address at once, without a script."""
    return PAGE.format(address=escape(address))
