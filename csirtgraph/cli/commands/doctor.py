"""`csirtgraph doctor`: what is found, what is missing, how to fix it."""

import shutil
import subprocess
import sys
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version

import click

from csirtgraph import __version__
from csirtgraph.cli.messages import locale_language
from csirtgraph.cli.streams import say


@click.command("doctor")
def command() -> None:
    """Report what is installed, what is missing and how to fix it; exits with 1 if nothing can be drawn."""
    checks = [python(), compiled(), engine(), system_dot(), fonts(), cairo(), data(), *extras()]
    for is_found, is_needed, name, words in checks:
        mark = "ok" if is_found else "MISSING" if is_needed else "–"
        say(f"{mark:<8} {name:<16} {words}")
    if any(is_needed and not is_found for is_found, is_needed, *_ in checks):
        raise SystemExit(1)


def python() -> tuple[bool, bool, str, str]:
    """Python and csirtgraph."""
    return sys.version_info >= (3, 10), True, "python", f"{sys.version.split()[0]}, csirtgraph {__version__}"


def compiled() -> tuple[bool, bool, str, str]:
    """Whether the search for layouts is compiled."""
    from csirtgraph.drawing.placing import search

    if not search.__file__.endswith(".py"):
        return True, False, "compiled search", "yes"
    return False, False, "compiled search", "not needed; with a C compiler, reinstall csirtgraph to draw twice as fast"


def engine() -> tuple[bool, bool, str, str]:
    """The embedded Graphviz, tested by a layout."""
    from csirtgraph.drawing.graphviz.engine import EmbeddedEngine, LayoutError

    try:
        with closing(EmbeddedEngine()) as running:
            running.run("digraph { a -> b }", 10)
            return True, True, "embedded engine", f"pygraphviz {version('pygraphviz')}"
    except (LayoutError, PackageNotFoundError):
        return False, True, "embedded engine", "pip install --upgrade 'pygraphviz>=2'"


def system_dot() -> tuple[bool, bool, str, str]:
    """The system's Graphviz, for --engine dot."""
    path = shutil.which("dot")
    if not path:
        return False, False, "dot program", "not needed; --engine dot would use it"
    said = subprocess.run([path, "-V"], capture_output=True, text=True, check=False).stderr.strip()
    return True, False, "dot program", said


def fonts() -> tuple[bool, bool, str, str]:
    """The shipped fonts."""
    from csirtgraph.drawing.text.fonts import FILES

    missing = [path.name for path in FILES if not path.exists()]
    words = f"missing {', '.join(missing)}: reinstall csirtgraph" if missing else "Noto Sans JP Regular, Bold (shipped)"
    return not missing, False, "fonts", words


def cairo() -> tuple[bool, bool, str, str]:
    """CairoSVG and libcairo, for PNG and PDF."""
    from csirtgraph.export.cairo import cairo as load
    from csirtgraph.extras import MissingExtra

    try:
        load()
        import cairocffi

        return True, False, "cairo", f"cairosvg {version('cairosvg')}, cairo {cairocffi.cairo_version_string()}"
    except MissingExtra as error:
        return False, False, "cairo", error.words(locale_language())


def data() -> tuple[bool, bool, str, str]:
    """The built-in patterns."""
    from csirtgraph.plan.reading.files import built_in_folders

    found = built_in_folders()
    return len(found) > 1, True, "built-in plans", ", ".join(found)


def extras() -> list[tuple[bool, bool, str, str]]:
    """The optional packages: what each is for, and how to install it."""
    from csirtgraph.extras import EXTRAS, install_line

    found = []
    for name, extra in EXTRAS.items():
        purpose = extra.purpose.to(locale_language())
        words = purpose if extra.is_installed else f"{purpose}: {install_line(name)}"
        found.append((extra.is_installed, False, f"extra {name}", words))
    return found
