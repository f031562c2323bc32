"""Made-up organisations of any size, to measure and to try csirtgraph with.

A tree of branching six, a fifth as many links across, frames of about ten:
python tools/synthetic.py 1000 folder        writes folder/plan.yaml
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

BRANCHING = 6
CROSS = 0.2  # links across, for each post
TEAM = 10  # roles
LABELS = ("状況説明", "対応依頼", "調査依頼", "調査回答", "連携", "相談", "進捗報告", "対応指示")


def plan(posts: int, labels: bool = True) -> str:
    """The YAML of an organisation: as many roles with flows, and posts with units."""
    lines = [
        f"plan: {{id: synthetic-{posts}, title: {{ja: 架空の組織 {posts}, en: Made-up organisation of {posts}}}}}",
        *teams(posts),
        *roles(posts),
        *flows(posts, labels),
        *units(posts),
        *charted(posts),
    ]
    return "\n".join(lines) + "\n"


def parent(number: int) -> int:
    """Whom a post stands under; the first stands under nobody."""
    return (number - 1) // BRANCHING


def links(posts: int) -> list[tuple[int, int]]:
    """Links across, each from a later post to an earlier one that is not right above it; always the same ones."""
    dice = Random(posts)
    found: set[tuple[int, int]] = set()
    while len(found) < int(posts * CROSS):
        earlier, later = sorted(dice.sample(range(posts), 2))
        if earlier != parent(later) and all(later != known for known, _ in found):
            found.add((later, earlier))
    return sorted(found)


def in_depth(posts: int) -> list[int]:
    """All posts, each followed by those below it, so that neighbours in this order work together."""
    order, ahead = [], [0]
    while ahead:
        number = ahead.pop()
        order.append(number)
        ahead += [below for below in range(number * BRANCHING + 1, (number + 1) * BRANCHING + 1) if below < posts][::-1]
    return order


def teams(posts: int) -> Iterator[str]:
    """A team for every ten roles."""
    yield "teams:"
    for number in range(-(-posts // TEAM)):
        yield f"  team-{number}: {{name: {{ja: チーム{number}, en: Team {number}}}}}"


def roles(posts: int) -> Iterator[str]:
    """Roles, one in five outsourced."""
    team = {number: place // TEAM for place, number in enumerate(in_depth(posts))}
    yield "roles:"
    for number in range(posts):
        sourcing = "outsourced" if number % 5 == 4 else "in-house"
        yield (
            f"  role-{number}: {{name: {{ja: 担当者{number}, en: Role {number}}}, "
            f"team: team-{team[number]}, sourcing: {sourcing}}}"
        )


def flows(posts: int, labels: bool) -> Iterator[str]:
    """A request to everybody below and a report along every link across, half of them with words."""
    yield "flows:"
    receivers: dict[int, list[tuple[int, str]]] = {number: [] for number in range(posts)}
    for number in range(1, posts):
        receivers[parent(number)].append((number, "request"))
    for later, earlier in links(posts):
        receivers[later].append((earlier, "report"))
    for sender, named in receivers.items():
        if named:
            yield f"  role-{sender}:"
        for receiver, kind in named:
            label = f"label: {{ja: {LABELS[receiver % len(LABELS)]}, en: {kind}}}, "
            yield f"    role-{receiver}: {{{label if labels and receiver % 2 else ''}kind: {kind}}}"


def units(posts: int) -> Iterator[str]:
    """A unit for everybody with people, but no superiors, below."""
    yield "units:"
    for number in heads(posts):
        yield f"  unit-{number}: {{name: {{ja: 部門{number}, en: Unit {number}}}}}"


def heads(posts: int) -> list[int]:
    """Posts with posts below them that have none below themselves."""
    return [
        number for number in range(posts) if number * BRANCHING + 1 < posts <= (number * BRANCHING + 1) * BRANCHING + 1
    ]


def charted(posts: int) -> Iterator[str]:
    """The organisation chart; whoever has a link across holds that post too."""
    held, head = dict(links(posts)), set(heads(posts))
    yield "posts:\n  incident:"
    for number in range(posts):
        facts = [f"name: {{ja: 担当者{number}, en: Post {number}}}", "people: 1"]
        facts += [f"under: post-{parent(number)}"] if number else []
        facts += [f"unit: unit-{number}"] if number in head else []
        facts += [f"held-by: post-{held[number]}"] if number in held else []
        yield f"    post-{number}: {{{', '.join(facts)}}}"


def write(folder: Path, posts: int, labels: bool = True) -> Path:
    """The plan of an organisation as a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(plan(posts, labels), encoding="utf-8")
    return folder


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
