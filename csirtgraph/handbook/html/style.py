"""How a handbook looks on a screen and on paper."""

from csirtgraph.drawing.theme import Theme
from csirtgraph.handbook.model import Paper

TEXT = """
body { font: 10pt/1.65 %(family)s; color: %(text)s; margin: 0 }
h1, h2 { color: %(name)s; line-height: 1.3; break-after: avoid }
h1 { font-size: 17pt; border-bottom: 1.2pt solid %(line)s; padding-bottom: 2mm; margin: 0 0 4mm }
h2 { font-size: 12.5pt; margin: 5mm 0 2mm }
.cover { text-align: center; position: relative }
.cover h1 { border: 0; font-size: 28pt; margin: 0 0 4mm; padding-top: 62mm }
.cover .subtitle { font-size: 15pt; color: %(text)s; margin: 0 0 18mm }
.facts { border-collapse: collapse; margin: 0 auto; text-align: left }
.facts th, .facts td { border: .6pt solid %(line)s; padding: 1.6mm 3mm; vertical-align: top; font-size: 9.5pt }
.facts th { background: %(head)s; color: %(name)s; font-weight: 700; white-space: nowrap }
.approvals { border-collapse: collapse; margin: 24mm 0 0 auto; break-inside: avoid }
.approvals th, .approvals td { border: .6pt solid %(line)s; width: 26mm; font-weight: 400; font-size: 9pt }
.approvals td { height: 20mm }
.mark { color: %(strong)s; font-size: 9.5pt; margin: 8mm 0 0 }
nav ol { list-style: none; margin: 0; padding: 0 }
nav > ol > li { margin: 2.6mm 0 0; font-weight: 700 }
nav li li { font-weight: 400; margin: 0 0 0 6mm }
nav a { color: inherit; text-decoration: none }
figure { margin: 0 0 5mm; text-align: center }
figure svg, figure img { display: block; margin: 0 auto; max-width: 100%% }
.chapter > p { margin: 0 0 4mm }
figcaption { font-size: 9pt; color: %(quiet)s; text-align: center; margin: 1.5mm 0 0 }
figure.table figcaption { margin: 0 0 1.5mm; break-after: avoid }
.note { font-size: 8pt; color: %(quiet)s; margin: 1mm 0 0; text-align: left }
table.grid { border-collapse: collapse; width: 100%%; table-layout: fixed; font-size: 8.2pt; line-height: 1.4 }
table.grid th, table.grid td { border: .6pt solid %(line)s; padding: .9mm 1.3mm; overflow-wrap: anywhere;
  text-align: left; vertical-align: middle; font-weight: 400; color: %(text)s }
table.grid td.gap { border: 0 }
table.grid .middle { text-align: center }
table.grid ul { margin: 0; padding: 0 0 0 1.1em }
table.grid b, table.grid .name { color: %(name)s; font-weight: 700 }
table.grid b.specialist { color: %(strong)s }
tr { break-inside: avoid }
"""
SCREEN = """
@media screen {
  body { max-width: 1180px; margin: 0 auto; padding: 8mm }
  .chapter, .contents { margin-top: 22mm }
  .cover h1 { padding-top: 20mm }
  figure svg { height: auto }
  .sheet { overflow-x: auto }
}
"""
PRINT = """
@page { size: %(width)smm %(height)smm; margin: %(foot)smm %(margin)smm;
  @top-left { content: %(title)s; font: 8pt %(family)s; color: %(quiet)s }
  @top-right { content: %(mark)s; font: 8pt %(family)s; color: %(strong)s }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt %(family)s; color: %(quiet)s } }
@page wide { size: %(height)smm %(width)smm }
@page :first { @top-left { content: none } @top-right { content: none } @bottom-right { content: none } }
@media print {
  .contents, .chapter { break-before: page }
  .wide { page: wide }
  .figure { break-inside: avoid }
  nav a::after { content: leader(". ") target-counter(attr(href), page) }
  h1 { bookmark-level: 1 } h2 { bookmark-level: 2 }
  .cover h1 { bookmark-level: none }
}
"""


def style(theme: Theme, paper: Paper, title: str, mark: str, family: str) -> str:
    """The style sheet of a handbook."""
    values = {
        "family": family,
        "text": theme.text,
        "name": theme.name,
        "quiet": theme.quiet,
        "strong": theme.strong,
        "line": theme.looks["head"].line,
        "head": theme.looks["head"].fill,
        "width": f"{paper.width:g}",
        "height": f"{paper.height:g}",
        "foot": f"{paper.foot:g}",
        "margin": f"{paper.margin:g}",
        "title": quoted(title),
        "mark": quoted(mark),
    }
    return TEXT % values + fills(theme) + SCREEN + PRINT % values


def fills(theme: Theme) -> str:
    """A class for the ground of each look."""
    return "".join(f".fill-{name} {{ background: {look.fill} }}\n" for name, look in theme.looks.items())


def quoted(text: str) -> str:
    """A text as a string of CSS that nothing in it can end."""
    return '"' + "".join(mark if mark.isalnum() or mark == " " else f"\\{ord(mark):x} " for mark in text) + '"'
