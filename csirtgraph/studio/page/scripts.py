"""The modules of the front end as one script.

A page that stands alone cannot import from files beside it, so modules are
joined in the order they need each other, without comments, `import` and `export`.
For that they keep to one form: imports of named things on one line each, at
the top; exports of named things only; no two modules with a name in common.
"""

import re
from functools import cache
from importlib.resources import files

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z-]+\.js)";\n', re.MULTILINE)
#: Whole lines of comment, which a page need not carry; a line within a string must not look like one.
COMMENT = re.compile(r"^ *(?:/\*\*(?:.|\n)*?\*/|//.*)\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) )", re.MULTILINE)


@cache
def static(name: str) -> str:
    """The text of a file of the front end."""
    return (files("csirtgraph.studio") / "static" / name).read_text("utf-8")


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
    found[name] = COMMENT.sub("", EXPORT.sub("", IMPORT.sub("", text)))
