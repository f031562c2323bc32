"""The studio sends the overview of a large figure, its parts by id, and the part on screen as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("starlette")
from columns import unpacked
from studios import running, words_in

WritePlan = Callable[..., Path]


def large() -> str:
    """Forty-two roles in three teams, each telling the next."""
    teams = "".join(f"  t{n}: {{name: {{ja: 班{n}, en: Team {n}}}}}\n" for n in range(3))
    roles = "".join(f"  r{n}: {{name: {{ja: 役{n}, en: Role {n}}}, team: t{n // 14}}}\n" for n in range(42))
    flows = "".join(f"  r{n}: {{r{n + 1}: {{kind: report}}}}\n" for n in range(41))
    return f"plan: {{id: many, title: {{ja: 大, en: Many}}}}\nteams:\n{teams}roles:\n{roles}flows:\n{flows}"


def test_parts_are_scenes_and_files_of_their_own(write_plan: WritePlan) -> None:
    with running(write_plan(plan=large())) as studio:
        asked = "/api/scene?figure=relations&lang=en"
        overview, part, gone = (studio.get(asked + more) for more in ("", "&part=t2", "&part=nothing"))
        assert overview.json()["homes"]["r30"] == "t2"
        titles = [unpacked(scene.json())["title"] for scene in (overview, part, gone)]
        assert "overview" in titles[0]
        assert titles[2] == titles[0]
        assert titles[1].endswith("3 Team 2")
        assert "→ 2 Team 1" in words_in(part.text)
        files = {
            format: studio.get(f"/api/export?figure=relations&lang=en&part=t2&format={format}")
            for format in ("svg", "json")
        }
        assert "relations-incident.en.t2.svg" in files["svg"].headers["content-disposition"]
        assert "3 Team 2" in files["svg"].text
        assert "many.json" in files["json"].headers["content-disposition"]
