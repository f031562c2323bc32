"""Compiles the search for places and ways with mypyc, where it and a C compiler are at hand.

The modules are ordinary Python and give the same figures without; compiled they take half the time. All else about
the package is in setup.cfg. With CSIRTGRAPH_PURE=1 nothing is compiled.
"""

import os
from glob import glob

from setuptools import Extension, setup

ROOMS = ("placing", "routing")
BESIDE = ("geometry", "slide", "surroundings")  # modules that their loops call
FLAGS = ["-ffp-contract=off"]  # the same floats on every processor


def compiled() -> list[Extension]:
    """The modules to compile; none where mypyc cannot."""
    if os.environ.get("CSIRTGRAPH_PURE") == "1":
        return []
    try:
        from mypyc.build import mypycify
    except ImportError:
        return []
    modules = sorted(path for room in ROOMS for path in glob(f"csirtgraph/drawing/{room}/[!_]*.py"))
    modules += [f"csirtgraph/drawing/{name}.py" for name in BESIDE]
    checks = ["--config-file=", "--ignore-missing-imports"]
    found: list[Extension] = mypycify([*checks, *modules], opt_level="2", debug_level="0", group_name="csirtgraph")
    for extension in found:
        extension.optional = True  # without a compiler the modules are installed as they are
        extension.extra_compile_args += FLAGS if os.name == "posix" else []
    return found


setup(ext_modules=compiled())
