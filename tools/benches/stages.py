"""Draws the relation diagram of a plan in this process, and prints the CPU seconds of each stage as JSON."""

import json
import sys
import time
from contextlib import closing

from csirtgraph.drawing.graphviz.engine import engine_of
from csirtgraph.drawing.pictures import lay_out_picture
from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import pictures_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.themes import THEMES

marks = [time.process_time()]
plan = load_plan(sys.argv[1])
marks.append(time.process_time())
picture = pictures_of(plan, "relations", View(Mode.INCIDENT), has_pages=True)[0]
marks.append(time.process_time())
with closing(engine_of("embedded")) as engine:
    layout = lay_out_picture(picture, engine)
marks.append(time.process_time())
svg(layout, THEMES["light"])
marks.append(time.process_time())
taken = (later - sooner for sooner, later in zip(marks, marks[1:]))
print(json.dumps(dict(zip(("read", "figure", "layout", "writing"), taken))))
