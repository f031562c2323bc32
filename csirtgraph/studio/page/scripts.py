"""The modules of the front end as one script, and its style sheets as one.

A page that stands alone cannot import from files beside it, so modules are
joined in the order they need each other, without comments. Each becomes a
function that returns what it exports: its other names are its own, and two
modules may use the same one. For that modules keep to one form: imports of
named things on one line each, at the top; exports of named things only, each
where it is declared; no circle of imports.
"""

import re
from functools import cache
from itertools import chain
from pathlib import Path
from posixpath import dirname, join, normpath

STATIC = Path(__file__).parents[1] / "static"
IMPORT = re.compile(r'^import \{ ?([^}]*?) ?\} from "(\.{1,2}/[a-z/.-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) (\w+))", re.MULTILINE)
#: What is removed from a page's code: comments, whole lines and between or behind code; empty lines and indentation;
#: ends of lines where code goes on. No string has a comment in it or goes on in a next line.
COMMENT = re.compile(r"/\*(?:.|\n)*?\*/ ?|(?:^ *| )//(?: .*)?$", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)
BREAK = re.compile(r"(?<=[;{,(])\n")

#: By the module that runs first, the style sheets it needs.
STYLES = {
    "main.js": ("core/page.css",),
    "studio.js": ("core/page.css", "live/studio.css", "live/import.css", "review/review.css"),
    "diff.js": ("core/page.css", "compare/changes.css"),
    "history.js": ("core/page.css", "compare/changes.css"),
}


@cache
def static(name: str) -> str:
    """The text of a file of the front end, by its path."""
    return (STATIC / name).read_text("utf-8")


def lean(text: str) -> str:
    """A script or a style sheet without comments and indentation."""
    return BREAK.sub("", INDENT.sub("", COMMENT.sub("", text)))


@cache
def style(entry: str) -> str:
    """The style sheets of the page whose module `entry` runs first."""
    return lean("".join(map(static, STYLES[entry])))


@cache
def script(entry: str) -> str:
    """The module `entry` behind all that it needs."""
    return joined({name: static(name) for name in modules(entry)})


def joined(texts: dict[str, str]) -> str:
    """Modules, each behind those it needs, as one script."""
    names = {name: f"${number}" for number, name in enumerate(texts)}
    body = "".join(f"const {names[name]}={scoped(name, text, names)};\n" for name, text in texts.items())
    return f'"use strict";\n(()=>{{\n{body}}})();\n'


def scoped(name: str, text: str, names: dict[str, str]) -> str:
    """A module as a call that returns its exports; `names` are those of the modules in the script."""

    def local(found: re.Match[str]) -> str:
        return f"const{{{imported(found[1])}}}={names[resolved(name, found[2])]};\n"

    exports = ",".join(EXPORT.findall(text))
    code = lean(EXPORT.sub("", IMPORT.sub(local, text)))
    return f"(()=>{{\n{code}return{{{exports}}}}})()" if exports else f"(()=>{{\n{code}}})()"


def imported(named: str) -> str:
    """The names of an import as those of a destructuring: `a, b as c` is `a,b:c`."""
    return named.replace(" as ", ":").replace(", ", ",")


@cache
def modules(name: str) -> tuple[str, ...]:
    """The module `name` behind all that it needs, each once."""
    needed = [resolved(name, path) for _, path in IMPORT.findall(static(name))]
    return tuple(dict.fromkeys([*chain.from_iterable(map(modules, needed)), name]))


def resolved(name: str, path: str) -> str:
    """The path in `static/` of what the module `name` imports from `path`."""
    return normpath(join(dirname(name), path))
