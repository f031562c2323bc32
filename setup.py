"""Compiles the search for places and ways with mypyc, where a C compiler is at hand; all else is in setup.cfg.

The modules are ordinary Python and give the same figures without, in twice the time. CSIRTGRAPH_PURE=1 leaves them so.
"""

import os
from glob import glob

from setuptools import Extension, setup

#: Named in the Makefile, too, which sets up again when one of them changes.
ROOMS = ("placing", "routing")
BESIDE = ("geometry", "right_angles", "slide", "surroundings")  # what their loops call
CHECKS = ["--config-file=", "--ignore-missing-imports"]  # mypy's, without those of the project
FLAGS = ["-ffp-contract=off"] if os.name == "posix" else []  # the same floats on every processor


def compiled() -> list[Extension]:
    """The modules as extensions, which are left out where they cannot be compiled."""
    if os.environ.get("CSIRTGRAPH_PURE") == "1":
        return []
    modules = sorted(path for room in ROOMS for path in glob(f"csirtgraph/drawing/{room}/[!_]*.py"))
    modules += [f"csirtgraph/drawing/{name}.py" for name in BESIDE]
    try:
        from mypyc.build import mypycify

        found: list[Extension] = mypycify([*CHECKS, *modules], opt_level="1", debug_level="0", group_name="csirtgraph")
    except (ImportError, SystemExit):  # there is no mypyc, or a later one refuses something
        return []
    for extension in found:
        extension.optional = True
        extension.extra_compile_args += FLAGS
    return found


setup(ext_modules=compiled())
