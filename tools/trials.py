"""What a plan goes through: it is refused with words, or read, checked, drawn, edited, compared and exported."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner
from lxml import etree

from csirtgraph.checks.catalogue import findings
from csirtgraph.checks.questions.drill import drill
from csirtgraph.checks.questions.drill import lines as drill_lines
from csirtgraph.checks.questions.stats import stats
from csirtgraph.checks.questions.trace import lines as trace_lines
from csirtgraph.checks.questions.who import lines as who_lines
from csirtgraph.checks.report import Report, text
from csirtgraph.cli import main
from csirtgraph.compare.comparison import compare
from csirtgraph.compare.report import markdown
from csirtgraph.documents.contacts import csv, page, vcards
from csirtgraph.documents.description import description
from csirtgraph.documents.markdown import markdown as document
from csirtgraph.documents.posting import postings
from csirtgraph.documents.rfp import requests
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine as Engine
from csirtgraph.edits.editing import edited
from csirtgraph.edits.operations import OPERATIONS
from csirtgraph.edits.presenting import views_replaced
from csirtgraph.edits.refusal import EditError
from csirtgraph.pipeline import EmptyFigure, Job, UnfitFormat, WholeFigure, render, views_in
from csirtgraph.plan.analysis.paths import net_of, shortest_ways
from csirtgraph.plan.model.enums import MODES, Audience, Mode, Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.problems import PlanError, Problem
from csirtgraph.text import LANGUAGES
from csirtgraph.themes import THEMES

FIGURES = 3  # of a plan, drawn as SVG
RUNS = 0.02  # the share of plans of which a command writes files, which takes as long as hundreds of plans
COMMANDS = (
    ("slides", "-o", "deck.pptx"),
    ("slides", "--parts", "--cover", "--chapters", "-o", "deck.pptx"),
    ("handbook", "-o", "book.docx"),
    ("handbook", "-o", "book.html"),
    ("build", "--format", "html", "-o", "pages"),
    ("build", "--format", "xlsx", "--format", "drawio", "-o", "files"),
)
OTHERS = ("md", "dot", "json", "graphml", "gexf", "csv", "drawio", "mmd")
VALUES: tuple[Any, ...] = (
    *("commander", "poc", "desk", "x", "", "both", "incident", "in-house", "name", "role", "party", "ja", "report"),
    *(
        None,
        0,
        -1,
        10**9,
        True,
        [],
        {},
        ["incident"],
        {"ja": "甲", "en": "<b>"},
        {"ja": ""},
        "\u202e",
        "a\0b",
        "x" * 600,
    ),
)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
XML = etree.XMLParser(resolve_entities=False, no_network=True)


@contextmanager
def running() -> Iterator[Engine]:
    """Graphviz, for as long as plans are tried."""
    engine = Engine()
    try:
        yield engine
    finally:
        engine.close()


def outcome(folder: Path, dice: Random, engine: Engine) -> str:
    """Take a plan as far as it goes. Raises whatever must not happen."""
    try:
        plan = load_plan(folder, audience=dice.choice([*Audience]))
    except PlanError as error:
        check_words(error.problems)
        return "refused"
    ask(plan, dice)
    call(plan, dice)
    draw(plan, dice, engine)
    if dice.random() < RUNS:
        run(folder, dice)
    keep(plan, folder)
    edit(plan, folder, dice)
    return "drawn"


def check_words(problems: list[Problem]) -> None:
    """Messages are one line each, and name a place."""
    assert problems
    for problem in problems[:100]:
        assert problem.position.line >= 0
        assert not CONTROLS.search("".join(problem.text(language) for language in LANGUAGES)), problem


def ask(plan: Plan, dice: Random) -> None:
    """The questions of the command line."""
    language = dice.choice(LANGUAGES)
    text(Report(plan.id, findings(plan), language))
    stats(plan)
    ends = [*plan.roles, *plan.parties]
    if ends:
        one, other, mode = dice.choice(ends), dice.choice(ends), dice.choice(MODES)
        who_lines(plan, one, (mode,), language)
        net = net_of(plan, mode)
        if one in net.after and other in net.after:
            trace_lines(plan, net, mode, (one, other), shortest_ways(net, one, other), language)
    if dice.random() < 0.2:
        document(postings(plan, plan.roles.values(), language))
        document(requests(plan, plan.roles.values(), language))


def call(plan: Plan, dice: Random) -> None:
    """Who is called when, by whom, and what the CSIRT says of itself."""
    language, mode = dice.choice(LANGUAGES), dice.choice(MODES)
    ends = [id for id, end in {**plan.roles, **plan.parties}.items() if mode in end.modes]
    if ends:
        list(drill_lines(drill(plan, dice.choice(ends), mode, dice.sample(ends, dice.choice((0, 1)))), language))
    if plan.audience is Audience.RESPONSE:
        for make in (page, csv, vcards):
            make(plan, mode, View(mode, language))
    document(description(plan, language))


def draw(plan: Plan, dice: Random, engine: Engine) -> None:
    """Some figures as SVG, and one as something else."""
    views = [*views_in(plan)]
    for figure, mode in dice.sample(views, min(FIGURES, len(views))):
        view = view_of(plan, mode, dice)
        try:
            etree.fromstring(render(plan, Job(figure, view, theme=dice.choice([*THEMES])), engine), XML)
            if dice.random() < 0.2:
                render(plan, Job(figure, view, format=dice.choice(OTHERS)), engine)
        except (EmptyFigure, WholeFigure, UnfitFormat):
            pass


def view_of(plan: Plan, mode: Mode | None, dice: Random) -> View:
    """Mostly the whole figure; sometimes a part."""
    language, mode = dice.choice(LANGUAGES), mode or Mode.INCIDENT
    ends = [*plan.roles, *plan.parties]
    if dice.random() < 0.8 or not ends:
        return View(mode, language)
    parts = (
        View(mode, language, focus=dice.choice(ends)),
        View(mode, language, sourcing=dice.choice([*Sourcing])),
        View(mode, language, group=dice.choice([*plan.groups, ""])),
        View(mode, language, only=dice.choice([*plan.teams, *plan.units, ""])),
    )
    return dice.choice(parts)


def run(folder: Path, dice: Random) -> None:
    """A command that writes files of all the plan's figures; it ends well, or with words."""
    command, *words = dice.choice(COMMANDS)
    with TemporaryDirectory(dir=folder.parent) as output:
        words[-1] = str(Path(output) / words[-1])
        asked = ["--no-cache", command, str(folder), "--lang", dice.choice(LANGUAGES), *words]
        ended = CliRunner().invoke(main, asked)
    gc.unfreeze()  # the command took this process for its own and over
    if ended.exception and not isinstance(ended.exception, SystemExit):
        raise ended.exception


def keep(plan: Plan, folder: Path) -> None:
    """Problems of the files beside the plan have words; the views that it kept can be kept again."""
    beside = [*plan.views.problems, *plan.arrangement.problems]
    check_words(beside) if beside else None
    again = views_replaced(folder, plan.views.views)
    assert not again or again.path.name == "views.yaml"


def edit(plan: Plan, folder: Path, dice: Random) -> None:
    """An edit, mostly one that makes sense; what it makes of the plan is read and compared with the plan."""
    try:
        changes = edited(folder, [edit_of(plan, dice)])
    except EditError as error:
        check_words(error.problems) if error.problems else None
        return
    for change in changes:
        change.path.write_bytes(change.after)
    found = compare(plan, load_plan(folder))
    markdown(found, dice.choice(LANGUAGES), found.changes)


def edit_of(plan: Plan, dice: Random) -> Any:
    """An edit of the plan's entries, some of them odd."""
    op = dice.choice([*OPERATIONS])
    known = {**OPERATIONS[op].required, **OPERATIONS[op].optional}
    ids = [*plan.roles, *plan.parties, *plan.flows, *plan.groups, *plan.teams, *plan.units, "new"]
    ids += [post for posts in plan.posts.values() for post in posts]

    def value(name: str) -> Any:
        fit = [word for word in (*VALUES, dice.choice(ids), dice.choice(ids)) if known[name](word)]
        return dice.choice(fit) if fit and dice.random() < 0.95 else dice.choice(VALUES)

    return {"op": op, **{name: value(name) for name in known if dice.random() < 0.95}}
