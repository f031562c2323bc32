"""Errors say themselves: in both languages, with their values, their exit code and their HTTP status."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import for_each

import csirtgraph
from csirtgraph.drawing.graphviz.engine import LayoutError
from csirtgraph.errors import LONGEST, CsirtgraphError, EmptyFigure, NoFigure, NoFigureEither, OutputError, UnfitFormat
from csirtgraph.extras import EXTRAS, MissingExtra
from csirtgraph.plan.history.git import GitError
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem
from csirtgraph.slides.pptx.package import DeckError
from csirtgraph.text import LANGUAGES
from csirtgraph.wiki.errors import WikiError


def classes(base: type[CsirtgraphError] = CsirtgraphError) -> Iterator[type[CsirtgraphError]]:
    """Every error of the package; all its modules but the programs are imported."""
    if base is CsirtgraphError:
        for module in pkgutil.walk_packages(csirtgraph.__path__, "csirtgraph."):
            if not module.name.endswith(("__main__", ".worker")):
                importlib.import_module(module.name)
    for one in base.__subclasses__():
        yield one
        yield from classes(one)


def test_every_code_has_both_languages_with_the_same_gaps():
    known = list(classes())
    assert {"PlanError", "WikiError", "Refused", "EditError", "WrongBlock", "MissingExtra"} <= {
        c.__name__ for c in known
    }
    for error in known:
        for code, text in error.WORDS.items():
            assert text.ja, (error, code)
            assert text.en, (error, code)
            assert set(re.findall(r"{(\w+)}", text.ja)) == set(re.findall(r"{(\w+)}", text.en)), (error, code)


def test_no_exception_of_the_package_stands_apart():
    own = [path for path in Path(csirtgraph.__path__[0]).rglob("*.py") if "(Exception)" in path.read_text("utf-8")]
    assert [path.name for path in own] == ["errors.py"]


@for_each(
    "error, english, japanese, exit_code, status",
    [
        (NoFigure("x", ["a", "b"]), "there is no figure x: choose one of a, b", "図 x はありません", 2, 404),
        (NoFigure("x", [], "y: 1"), "this plan lacks the data for the figure x", "必要なデータがありません", 1, 404),
        (NoFigureEither("x"), "neither plan has a figure x", "どちらのプランにも図 x はありません", 2, 404),
        (EmptyFigure("x"), "the figure x is empty", "図 x に描くものがありません", 1, 422),
        (EmptyFigure("x", is_part=True), "the filters leave nothing of the figure x: change --only", "--only", 1, 422),
        (UnfitFormat("mmd", "table"), "the figure is a table, which .mmd cannot hold", "図 は表なので .mmd", 1, 422),
        (LayoutError("crash", "-6"), "Graphviz failed while laying out the figure (-6)", "異常終了しました", 1, 422),
        (OutputError(Path("a"), "full"), "cannot write a (full)", "a に書き込めません (full)", 1, 422),
        (GitError("no-revision", revision="r"), "there is no revision r", "リビジョン r がありません", 1, 404),
        (DeckError("d", "large"), "d is too large", "d は大きすぎます", 1, 422),
        (
            WikiError("busy", "host"),
            "host is unavailable (–): run this again later\nNothing",
            "応じられません",
            1,
            502,
        ),
        (MissingExtra("sheets"), ".xlsx needs openpyxl: pip install 'csirtgraph[sheets]'", "openpyxl が必要", 1, 501),
        (PlanError([Problem(Position("p"), "empty")]), "p:1:1: ", "p:1:1: ", 1, 422),
    ],
    lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_an_error_says_itself(error: CsirtgraphError, english: str, japanese: str, exit_code: int, status: int):
    assert error.words("en").startswith(english)
    assert japanese in error.words("ja")
    assert str(error) == error.words("en")
    assert not re.search(r"{\w+}", error.words("en") + error.words("ja"))
    assert (error.exit_code, error.status) == (exit_code, status)


def test_who_asked_names_the_figure_where_the_error_does_not_know_it():
    assert UnfitFormat("mmd", "table").words("en", "careers").startswith("careers is a table")
    assert NoFigure("x", []).words("en", "careers").startswith("there is no figure x")


def test_a_value_without_end_is_cut():
    assert len(OutputError(Path("a" * 50_000), "full").words()) < LONGEST + 100


def test_a_message_is_one_line_whatever_ends_a_line_in_a_value():
    assert len(UnfitFormat("a\u2028b\x85c\rd", "table").words("en", "e\x0bf").splitlines()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_extra_says_how_to_install_it(language):
    for extra in EXTRAS.values():
        assert extra.purpose.to(language)
    for code in MissingExtra.WORDS.keys() & EXTRAS.keys():
        assert f"pip install 'csirtgraph[{code}]'" in MissingExtra(code).words(language)
