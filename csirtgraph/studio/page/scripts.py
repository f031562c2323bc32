"""The modules of the front end as one script, and its style sheets as one.

A page that stands alone cannot import from files beside it, so modules are
joined in the order they need each other, without comments, `import` and `export`.
For that they keep to one form: imports of named things on one line each, at
the top; exports of named things only; no two modules with a name in common.
"""

import re
from functools import cache
from importlib.resources import files

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z-]+\.js)";\n', re.MULTILINE)
#: What a page need not carry: whole lines of comment, empty lines and indentation; no string goes on in a next line.
IDLE = re.compile(r"^ *(?:(?:/\*(?:.|\n)*?\*/|//.*)?\n)?", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) )", re.MULTILINE)

#: By the module that runs first, the style sheets it needs.
STYLES = {"main.js": ("page.css",), "studio.js": ("page.css", "studio.css")}


@cache
def static(name: str) -> str:
    """The text of a file of the front end."""
    return (files("csirtgraph.studio") / "static" / name).read_text("utf-8")


def lean(text: str) -> str:
    """A script or a style sheet with the same meaning and less to carry."""
    return IDLE.sub("", text)


@cache
def style(entry: str) -> str:
    """The style sheets of the page whose module `entry` runs first."""
    return lean("".join(map(static, STYLES[entry])))


@cache
def script(entry: str) -> str:
    """The module `entry` behind all that it needs, in a scope of its own."""
    found: dict[str, str] = {}
    collect(entry, found)
    return '"use strict";\n(() => {\n' + "".join(found.values()) + "})();\n"


def collect(name: str, found: dict[str, str]) -> None:
    """Put what a module imports, and then the module itself, into `found`."""
    if name in found:
        return
    text = static(name)
    for needed in IMPORT.findall(text):
        collect(needed, found)
    found[name] = lean(EXPORT.sub("", IMPORT.sub("", text)))
