"""What to paste into a page, one function for each way of showing a picture."""

from csirtgraph.wiki import escaping
from csirtgraph.wiki.picture import Picture, corners


def markdown(picture: Picture) -> str:
    """An image; Markdown has no size, so the picture's own counts."""
    return f"![{escaping.markdown(picture.alt)}]({picture.name})"


def html(picture: Picture) -> str:
    """An image of a page of one's own."""
    return f"<img {html_attributes(picture)}>"


def html_map(picture: Picture) -> str:
    """An image with a map: browsers follow no link inside an image."""
    areas = "\n".join(
        f'  <area shape="rect" coords="{",".join(map(str, corners(area, picture.width, picture.height)))}" '
        f'href="{escaping.html(area.url)}" alt="{escaping.html(area.name)}">'
        for area in picture.areas
    )
    name = f"cg-{picture.stem}"
    return f'<img {html_attributes(picture)} usemap="#{name}">\n<map name="{name}">\n{areas}\n</map>'


def html_attributes(picture: Picture) -> str:
    """What an image of HTML says of itself."""
    return f'src="{picture.name}" alt="{escaping.html(picture.alt)}" width="{picture.width}" height="{picture.height}"'


def mediawiki(picture: Picture) -> str:
    """A file of the wiki."""
    return f"[[File:{picture.name}|frameless|{picture.width}px|alt={escaping.wikitext(picture.alt)}]]"


def mediawiki_map(picture: Picture) -> str:
    """A file with the ImageMap extension; it counts the pixels of the file, not those it is shown with."""
    size = pixels(picture.files[picture.name])
    areas = "\n".join(
        f"rect {' '.join(map(str, corners(area, *size)))} [{area.url} {escaping.lookalikes(area.name)}]"
        for area in picture.areas
    )
    head = f"File:{picture.name}|{picture.width}px|alt={escaping.wikitext(picture.alt)}"
    return f"<imagemap>\n{head}\n{areas}\ndesc none\n</imagemap>"


def pixels(png: bytes) -> tuple[int, int]:
    """Width and height, from the first chunk of a PNG."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def confluence(picture: Picture) -> str:
    """An attachment of the page, in the storage format."""
    return (
        f'<p><ac:image ac:alt="{escaping.html(picture.alt)}" ac:width="{picture.width}">'
        f'<ri:attachment ri:filename="{picture.name}" /></ac:image></p>'
    )


def confluence_list(picture: Picture) -> str:
    """An attachment with its links below."""
    items = "".join(f'<li><a href="{escaping.html(a.url)}">{escaping.html(a.name)}</a></li>' for a in picture.areas)
    return f"{confluence(picture)}\n<ul>{items}</ul>"


def growi(picture: Picture) -> str:
    """An attachment of the page, by its name."""
    return f'$refimg({picture.name}, width={picture.width}px, alt="{escaping.lookalikes(picture.alt)}")'


def redmine(picture: Picture) -> str:
    """An attachment of the page, in CommonMark."""
    return f"![{escaping.guarded_markdown(picture.alt)}]({picture.name})"


def backlog(picture: Picture) -> str:
    """An attachment of the page, in Backlog's Markdown."""
    return f"![{escaping.guarded_markdown(picture.alt)}][{picture.name}]"


def markdown_list(picture: Picture) -> str:
    """The links of a picture, as a list."""
    return "\n".join(f"- [{escaping.markdown(area.name)}]({area.url})" for area in picture.areas)


def guarded_list(picture: Picture) -> str:
    """The same where names are searched for macros once more."""
    return "\n".join(f"- [{escaping.guarded_markdown(area.name)}]({area.url})" for area in picture.areas)


def textile(picture: Picture) -> str:
    """An attachment of the page, in Textile."""
    return f"!{{width:{picture.width}px}}{picture.name}({escaping.in_brackets(picture.alt)})!"


def textile_list(picture: Picture) -> str:
    """The links of a picture, as a list of Textile."""
    return "\n".join(f'* "{escaping.textile(area.name)}":{area.url}' for area in picture.areas)
