"""Connectors with corners twice over: glued for PowerPoint, as mere lines for programs that lead connectors themselves.

LibreOffice leads every connector with corners anew when it opens a deck, through labels and boxes. Office files may say
a thing in alternatives, of which a program takes the first whose namespace it knows. PowerPoint knows a namespace by
its address; LibreOffice by the usual prefix, which this one does not have.
"""

from contextlib import suppress
from copy import deepcopy

from csirtgraph.slides.pptx.connectors import corners_in, own_geometry, straight
from csirtgraph.slides.pptx.markup import EMU, NAMES, Element, element, qualified

MARK = "pptx2010"  # the prefix
POWERPOINT_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
BENT = "bentConnector"
FLOW_NAME = "flow "  # how the names of our connectors begin


def add_alternatives(root: Element) -> None:
    """Say the connectors with corners of figures below an element in alternatives; damaged ones stay as they are."""
    for connector in list(root.iter(qualified("p:cxnSp"))):
        if connector.find("*/p:cNvPr", NAMES).get("name", "").startswith(FLOW_NAME) and has_corners(connector):
            with suppress(AttributeError, IndexError, TypeError, ValueError):
                put_alternatives(connector, line_of(connector))


def drop_alternatives(root: Element) -> None:
    """Leave the connectors alone, as PowerPoint does when it saves a deck."""
    for choice in list(root.iter(qualified("mc:Choice"))):
        home = choice.getparent().getparent()  # none inside one that is left already
        if choice.get("Requires") == MARK and len(choice) and home is not None:
            home.replace(choice.getparent(), choice[0])


def has_corners(connector: Element) -> bool:
    """Whether programs might lead a connector in another way than it says."""
    preset = connector.find("p:spPr/a:prstGeom", NAMES)
    return preset is None or preset.get("prst", "").startswith(BENT)


def put_alternatives(connector: Element, line: Element) -> None:
    """Put a connector and the same line in its place, as alternatives."""
    from lxml import etree

    named = {"mc": NAMES["mc"], MARK: POWERPOINT_2010}
    both = etree.Element(qualified("mc:AlternateContent"), nsmap=named)
    connector.getparent().replace(connector, both)
    both.append(element("mc:Choice", {"Requires": MARK}, connector))
    both.append(element("mc:Fallback", {}, line))


def line_of(connector: Element) -> Element:
    """The same line as a shape that nothing leads. Raises errors of several classes where it says nothing to go by."""
    identity, look = (deepcopy(connector.find(path, NAMES)) for path in ("*/p:cNvPr", "p:spPr"))
    preset = look.find("a:prstGeom", NAMES)
    if preset is not None:
        size = look.find("a:xfrm/a:ext", NAMES)
        width, height = (int(size.get(name)) / EMU for name in ("cx", "cy"))
        look.replace(preset, own_geometry(width, height, straight(corners_in(preset, width, height))))
    return element("p:sp", {}, element("p:nvSpPr", {}, identity, element("p:cNvSpPr"), element("p:nvPr")), look)
