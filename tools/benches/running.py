"""A studio that runs, as users start it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

SECONDS = 60.0  # that anything may take


class Studio(NamedTuple):
    """A studio that runs, and a client that was let in."""

    process: "subprocess.Popen[str]"
    client: httpx.Client
    csrf: str


JAPANESE = {"Accept-Language": "ja"}  # as the browsers send it of those who see the figures measured


@contextmanager
def studio(plan: Path, cache: Path | None = None) -> Iterator[Studio]:
    """The studio of a plan, started as a command; with a cache of its own, where no layout is known yet."""
    line = [sys.executable, "-m", "csirtgraph", "serve", str(plan)]
    own = {"CSIRTGRAPH_CACHE": str(cache)} if cache else {}
    process = subprocess.Popen(
        line,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
        env={**os.environ, **own},
    )
    try:
        assert process.stdout
        link = next(line for line in process.stdout if line.startswith("http")).strip()
        with httpx.Client(base_url=link.split("/?")[0], timeout=SECONDS, headers=JAPANESE) as client:
            page = client.get(link, follow_redirects=True).raise_for_status().text
            data = json.loads(re.search(r'id="cg-data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
            yield Studio(process, client, data["studio"]["csrf"])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
