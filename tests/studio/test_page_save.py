"""What is saved, copied and printed from the page."""

import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browser import Show, box, settle

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "g", "rect", "path", "polygon", "text", "circle"}
ATTRIBUTES = {
    "viewBox",
    "width",
    "height",
    "font-family",
    "lang",
    "role",
    "x",
    "y",
    "rx",
    "d",
    "points",
    "cx",
    "cy",
    "r",
    "transform",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-size",
    "font-weight",
    "text-anchor",
    "opacity",
}


def saved(page: Any, words: str) -> Path:
    """The file that an entry of the menu saves."""
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=words).click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def test_the_saved_svg_is_what_is_seen_and_nothing_else(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&theme=dark&select=commander")
    path = saved(page, "Save as SVG")
    assert path.name == "pattern-b-relations-incident.en.svg"
    root = ElementTree.parse(path).getroot()
    for node in root.iter():
        assert node.tag.removeprefix(SVG) in ELEMENTS
        assert set(node.attrib) <= ATTRIBUTES, node.attrib
    assert root.findtext(f"{SVG}title") == "Roles and what they tell each other Incident"
    assert root.find(f"{SVG}rect").attrib["fill"] == "#10161d"  # type: ignore[union-attr]
    assert "Commander" in [text.text for text in root.iter(f"{SVG}text")]
    dim = [group for group in root.iter(f"{SVG}g") if "opacity" in group.attrib]
    assert len(dim) == page.locator(".sheet [opacity]").count() > 5
    assert page.get_by_role("status").inner_text() == f"Saved {path.name}"


def test_the_saved_png_is_a_sharp_picture(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    data = saved(page, "Save as PNG").read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    ratio = page.evaluate(
        "(svg => svg.viewBox.baseVal.width / svg.viewBox.baseVal.height)(document.querySelector('.sheet svg'))"
    )
    assert width >= 2400
    assert width / height == pytest.approx(ratio, rel=0.01)
    assert len(data) > 50_000


def test_of_a_zoomed_figure_the_part_on_screen_is_saved_or_all(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&at=400,400,3")
    part = ElementTree.parse(saved(page, "Save as SVG")).getroot()
    width = float(part.attrib["width"].removesuffix("pt"))
    assert width == pytest.approx(page.locator(".stage").bounding_box()["width"] / 3, abs=2)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Only the part on screen").uncheck()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG").click()
    whole = ElementTree.parse(download.value.path()).getroot()
    assert whole.attrib["viewBox"].startswith("0 0 ")
    assert float(whole.attrib["width"].removesuffix("pt")) > 2 * width


def test_the_picture_and_the_link_can_be_copied(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en", permissions=["clipboard-read", "clipboard-write"])
    for words in ("Copy as SVG", "Copy as PNG", "Copy a link"):
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_role("button", name=words).click()
        shown = page.get_by_role("status").filter(has_text="Copied")
        shown.wait_for(state="attached")
        shown.evaluate("node => { node.textContent = '' }")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_where_nothing_can_be_copied_the_page_says_so(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en")
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Copy as PNG").click()
    page.get_by_role("status").filter(has_text="Could not copy").wait_for(state="attached")


@pytest.mark.parametrize("figure", ["relations", "roles"])
def test_print_gives_the_figure_on_one_page(show: Show, page_b: Path, figure: str) -> None:
    page = show(page_b, f"#lang=en&theme=dark&figure={figure}&select=commander")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.count(b"/Type /Page\n") == 1
    width, height = (float(number) for number in pdf.split(b"/MediaBox [0 0 ")[1].split(b"]")[0].split())
    assert width > height


def test_print_shows_the_figure_alone_in_light_colours(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&theme=dark&select=commander")
    page.emulate_media(media="print")
    settle(page)
    for part in (".bar", ".figures", ".panel", ".float"):
        assert not any(one.is_visible() for one in page.locator(part).all())
    assert page.locator(".ground").get_attribute("fill") == "#ffffff"
    assert box(page, "commander").is_visible()
    assert page.locator(".sheet [opacity]").count() > 5
    page.emulate_media(media="screen")
    settle(page)
    assert page.locator(".ground").get_attribute("fill") == "#10161d"
    assert page.locator(".panel").is_visible()


def test_print_of_a_zoomed_figure_shows_the_part_on_screen(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&at=400,400,3")
    stage = page.locator(".stage").bounding_box()
    page.emulate_media(media="print")
    settle(page)
    part = [float(length) for length in page.locator(".sheet svg").get_attribute("viewBox").split()]
    expected = [400 - stage["width"] / 6, 400 - stage["height"] / 6, stage["width"] / 3, stage["height"] / 3]
    assert part == pytest.approx(expected, abs=1)
    page.emulate_media(media="screen")
    settle(page)
    assert page.locator(".sheet svg").get_attribute("viewBox").startswith("0 0 ")


def test_print_of_a_long_table_gives_all_of_its_pages(show: Show, page_b: Path) -> None:
    page = show(page_b, "#lang=en&figure=work-roles&part=2")
    shown = page.locator(".page-number").inner_text()
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.count(b"/Type /Page\n") == int(shown.split()[-1]) > 2
    page.wait_for_function("document.querySelectorAll('.sheet > svg').length === 1")
    assert page.locator(".page-number").inner_text() == shown
