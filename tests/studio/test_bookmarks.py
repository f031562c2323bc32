"""Bookmarks survive a restart: the same port, and a word that only this user can read."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from browser import Show, settle
from signatures import WritePlan
from studio_pages import PLAN, until
from studios import Running, running

from csirtgraph.studio.server import kept_keys
from csirtgraph.studio.server.running import bound


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which words are kept."""
    found = tmp_path / "state"
    monkeypatch.setenv(kept_keys.VARIABLE, str(found))
    return found


def token_of(target: str, port: int | None = None) -> tuple[int, str]:
    """The port and the word of a studio that is ended at once."""
    socket, keys = kept_keys.entry(target, port)
    socket.close()
    return keys.port, keys.token


def test_a_plan_has_the_same_link_in_every_run(folder: Path) -> None:
    first = token_of("/plans/ours")
    assert first == token_of("/plans/ours")
    assert first != token_of("/plans/other")
    assert token_of("/plans/ours", 0) != token_of("/plans/ours", 0)
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in folder.iterdir())
    assert folder.stat().st_mode & 0o077 == 0


def test_a_port_that_others_have_gets_no_word_that_is_kept(folder: Path) -> None:
    port, token = token_of("/plans/ours")
    taken = bound(port)
    try:
        assert not {port, token} & set(token_of("/plans/ours"))
        with pytest.raises(OSError, match="in use"):
            kept_keys.entry("/plans/ours", port)
    finally:
        taken.close()
    assert token_of("/plans/ours") == (port, token)


def test_a_word_that_others_could_have_read_or_written_is_renewed(folder: Path, tmp_path: Path) -> None:
    known = token_of("/plans/ours")
    (file,) = folder.iterdir()
    elsewhere = tmp_path / "elsewhere"

    def linked() -> None:
        file.rename(elsewhere)
        file.symlink_to(elsewhere)

    for spoil in (
        lambda: file.chmod(0o640),
        lambda: file.write_text("short"),
        linked,
        lambda: file.write_bytes(b"\xff" * 43),
    ):
        spoil()
        now = token_of("/plans/ours")
        assert now[1] != known[1]
        assert now == token_of("/plans/ours")
        assert not file.is_symlink()
        known = now
    assert len(elsewhere.read_text().strip()) == 43  # what a link leads to stays as it was


def test_a_folder_that_others_may_write_to_keeps_nothing(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    assert token_of("/plans/ours") != token_of("/plans/ours")
    assert list(folder.iterdir()) == []


def test_a_file_of_somebody_else_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token_of("/plans/ours")
    found = next(folder.iterdir()).stat()
    assert kept_keys.is_secret(found)
    monkeypatch.setattr(os, "getuid", lambda: found.st_uid + 1)
    assert not kept_keys.is_secret(found)


def tracked(folder: Path) -> None:
    """Two revisions of the plan in git."""
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com")
    for words in (("init", "-q"), ("add", "plan.yaml"), ("commit", "-q", "-m", "First")):
        subprocess.run([*git, *words], cwd=folder, check=True, capture_output=True)
    file = folder / "plan.yaml"
    file.write_text(PLAN.replace("en: Handler", "en: Operator"), "utf-8")


@pytest.fixture
def compared(write_plan: WritePlan) -> Iterator[Running]:
    """The studio of a plan with an earlier revision."""
    folder = write_plan(plan=PLAN)
    if shutil.which("git") is None:
        pytest.skip("needs git")
    tracked(folder)
    with running(folder) as studio:
        yield studio


def test_a_bookmark_leads_in_without_the_link_and_keeps_the_comparison(show: Show, compared: Running) -> None:
    page = show(compared.keys.link, viewport={"width": 1440, "height": 900})
    page.get_by_role("button", name="Compare").click()
    page.locator(".revisions .revision").first.click()
    mark = page.locator(".boxes > [data-id=handler]")
    until(lambda: "Handler → Operator" in (mark.text_content() or ""), page)
    assert "against=" in page.url
    bookmark = page.url
    page.context.clear_cookies()  # as after a restart, which has cookies of its own
    page.goto("about:blank")
    page.goto(bookmark)
    page.wait_for_selector(".boxes > [data-id=handler]")
    settle(page)
    until(lambda: "Handler → Operator" in (mark.text_content() or ""), page)
    assert "First" in page.locator(".notice.against").inner_text()
    assert "token" not in page.url
    page.locator(".notice.against button").click()
    until(lambda: "→" not in (mark.text_content() or "→"), page)
    page.reload()
    page.wait_for_selector(".boxes > [data-id=handler]")
    assert page.locator(".notice.against").count() == 0


def test_a_word_that_leads_nowhere_is_forgotten(show: Show, studio: Any) -> None:
    page = show(studio.keys.link)
    page.context.clear_cookies()
    page.evaluate("localStorage.setItem('csirtgraph', 'wrong')")
    page.goto(str(studio.client.base_url))
    page.wait_for_url("**/?token=wrong")
    until(lambda: page.evaluate("localStorage.getItem('csirtgraph')") is None, page)
    assert "open the link" in page.inner_text("p")


def test_where_no_word_can_be_kept_the_link_is_of_this_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(kept_keys.VARIABLE, str(tmp_path / "file" / "state"))
    assert kept_keys.kept_token("plan") is None
    assert kept_keys.new_token(tmp_path / "nowhere" / "x.token") is None
    (tmp_path / "x.token").mkdir()
    assert kept_keys.token_in(tmp_path / "x.token") is None
    assert token_of("plan") != token_of("plan")


def test_words_are_kept_where_the_platform_keeps_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(kept_keys.VARIABLE, raising=False)
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert tmp_path in kept_keys.platform_folder().parents
    assert kept_keys.kept_token("plan") == kept_keys.kept_token("plan") is not None
