"""Publishing to a wiki: only what changed, only where it is ours, and never over someone else's edit."""

import json
import re
import threading
from base64 import b64encode
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from wikis import ANCHORED, BEGIN, END, MARKED, SECRET, Answer, Confluence, MediaWiki, Server, publish, running

from csirtgraph.cli import main
from csirtgraph.wiki import http

BETWEEN = {
    MediaWiki: "<!-- csirtgraph:end pattern-b/orgchart -->",
    Confluence: "csirtgraph-end-pattern-b/orgchart</ac:parameter></ac:structured-macro></p>",
}


@pytest.fixture
def mediawiki(monkeypatch) -> Iterator[MediaWiki]:
    monkeypatch.setenv("MEDIAWIKI_USER", "Me@csirtgraph")
    monkeypatch.setenv("MEDIAWIKI_PASSWORD", SECRET)
    yield from running(MediaWiki(MARKED))


@pytest.fixture
def confluence(monkeypatch) -> Iterator[Confluence]:
    monkeypatch.setenv("CONFLUENCE_TOKEN", SECRET)
    monkeypatch.delenv("CONFLUENCE_USER", raising=False)
    yield from running(Confluence(ANCHORED))


@pytest.fixture(params=["mediawiki", "confluence"])
def wiki(request) -> Server:
    """Each of both."""
    return request.getfixturevalue(request.param)


@pytest.fixture(autouse=True)
def pauses(monkeypatch) -> list[float]:
    """How long was waited between tries; the tests do not."""
    waited: list[float] = []
    monkeypatch.setattr(http.time, "sleep", waited.append)
    return waited


def refused(wiki: Server, *words: str, text: str | None = None, **options: str) -> str:
    """What is said of a failure that leaves everything as it was."""
    before = wiki.text
    result = publish(wiki, *words, **options)
    assert result.exit_code == 1
    assert wiki.text == before
    assert result.stderr.endswith("Nothing was changed.\n")
    return result.stderr


# what is published


def test_pictures_are_uploaded_and_the_page_changes_between_its_marks(wiki):
    result = publish(wiki, "--lang", "en")
    assert (result.exit_code, sorted(wiki.files)) == (
        0,
        ["pattern-b-relations-incident.en.svg", "pattern-b-relations-peacetime.en.svg"],
    )
    for name in wiki.files:
        assert wiki.files[name][1].startswith(b"<?xml")
        assert wiki.text.count(name) == 1
    assert "old" not in wiki.text
    assert wiki.text.startswith(MARKED[:40] if isinstance(wiki, MediaWiki) else ANCHORED[:40])
    assert wiki.text.endswith(MARKED[-40:] if isinstance(wiki, MediaWiki) else ANCHORED[-40:])


def test_the_second_time_nothing_is_left_to_do(wiki):
    publish(wiki)
    wiki.requests.clear()
    before = wiki.text
    result = publish(wiki)
    assert result.exit_code == 0
    assert "2 pictures are up to date" in result.stdout
    assert wiki.changes == []
    assert wiki.text == before


def test_only_what_changed_is_uploaded(wiki):
    publish(wiki)
    changed = "pattern-b-relations-incident.ja.svg"
    wiki.files[changed] = ("csirtgraph: an older one", b"<svg/>")
    wiki.requests.clear()
    result = publish(wiki)
    assert result.stdout.splitlines()[0] == f"upload {changed}"
    assert len(wiki.changes) == 1
    assert wiki.files[changed][1].startswith(b"<?xml")


def test_a_dry_run_shows_all_and_changes_nothing(wiki):
    before = wiki.text
    result = publish(wiki, "--dry-run")
    assert (result.exit_code, wiki.files, wiki.text) == (0, {}, before)
    assert "would upload pattern-b-relations-incident.ja.svg" in result.stdout
    assert re.search(r"^  -.*old", result.stdout, re.MULTILINE)
    assert re.search(r"^  \+.*pattern-b-relations-peacetime.ja.svg", result.stdout, re.MULTILINE)


def test_credentials_on_the_page_are_not_printed_with_its_changes(wiki):
    wiki.text = wiki.text.replace("old", f"old {SECRET} {b64encode(SECRET.encode()).decode()}")
    result = publish(wiki, "--dry-run")
    assert re.search(r"^  -.*old.*[*]{3}", result.stdout, re.MULTILINE)
    assert SECRET not in result.output
    assert b64encode(SECRET.encode()).decode() not in result.output


def test_figures_modes_and_languages_can_be_chosen(wiki):
    publish(wiki, "--mode", "peacetime", "--lang", "en", figure="relations roles orgchart")
    assert sorted(wiki.files) == ["pattern-b-orgchart-peacetime.en.svg", "pattern-b-relations-peacetime.en.svg"]


def large_plan(size: int) -> str:
    """Three teams of so many roles, each of which tells the next."""
    teams = "".join(f"  t{n}: {{name: T{n}}}\n" for n in range(3))
    roles = "".join(f"  r{n}: {{name: R{n}, team: t{n // size}}}\n" for n in range(3 * size))
    flows = "".join(f"  r{n}: {{r{n + 1}: {{kind: report}}}}\n" for n in range(3 * size - 1))
    return f"plan: {{id: pattern-b, title: Many}}\nteams:\n{teams}roles:\n{roles}flows:\n{flows}"


def test_a_large_figure_is_published_with_all_its_parts(mediawiki: MediaWiki, tmp_path):
    (tmp_path / "plan.yaml").write_text(large_plan(14), encoding="utf-8")
    result = publish(mediawiki, "--lang", "en", "--mode", "incident", plan=str(tmp_path))
    assert result.exit_code == 0, result.output
    names = [f"pattern-b-relations-incident.en{part}.svg" for part in ("", "-1-t0", "-2-t1", "-3-t2")]
    assert sorted(mediawiki.files) == sorted(names)
    places = [mediawiki.text.lower().index(name.lower()) for name in names]
    assert places == sorted(places)
    text, count = mediawiki.text, len(mediawiki.changes)
    publish(mediawiki, "--lang", "en", "--mode", "incident", plan=str(tmp_path))
    assert (mediawiki.text, len(mediawiki.changes)) == (text, count)
    (tmp_path / "plan.yaml").write_text(large_plan(5), encoding="utf-8")  # which needs no parts
    publish(mediawiki, "--lang", "en", "--mode", "incident", plan=str(tmp_path))
    assert [name in mediawiki.text for name in names] == [True, False, False, False]


def test_what_a_person_changed_between_the_marks_of_mediawiki_is_put_right(mediawiki):
    publish(mediawiki)
    good = mediawiki.text
    mediawiki.text = good.replace("[[File:", "[[Datei:")
    publish(mediawiki)
    assert mediawiki.text == good


def test_the_cloud_is_spoken_to_in_its_own_way(confluence):
    confluence.cloud = True
    result = publish(confluence, CONFLUENCE_USER="me@example.org")
    assert result.exit_code == 0
    assert "PUT /wiki/api/v2/pages/42" in confluence.requests
    assert confluence.version == 8


def test_text_between_figures_stays_and_so_does_their_order(wiki):
    publish(wiki, "--mode", "peacetime", figure="orgchart relations")
    places = [wiki.text.index(f"pattern-b-{name}-peacetime.ja.svg") for name in ("orgchart", "relations")]
    assert places == sorted(places)
    mark = BETWEEN[type(wiki)]
    assert wiki.text.count(mark) == 1
    wiki.text = wiki.text.replace(mark, f"{mark}<p>A word of mine</p>")
    publish(wiki, "--mode", "incident", figure="relations")
    assert "pattern-b-orgchart-peacetime.ja.svg" in wiki.text
    assert "pattern-b-relations-incident.ja.svg" in wiki.text
    assert "pattern-b-relations-peacetime.ja.svg" not in wiki.text
    assert wiki.text.index("A word of mine") < wiki.text.index("relations-incident")


def test_a_figure_may_stand_anywhere_in_a_page(mediawiki: MediaWiki):
    mediawiki.text = "Before.\n<!-- csirtgraph:begin pattern-b/relations --><!-- csirtgraph:end pattern-b/relations -->"
    assert publish(mediawiki, "--mode", "incident").exit_code == 0
    assert "begin pattern-b/relations -->\n\n[[File:" in mediawiki.text
    assert re.search(r"\]\]\n\n<!-- csirtgraph:end", mediawiki.text)
    assert "add these two lines" in refused(mediawiki, figure="orgchart")


def test_tables_are_tables_of_the_wiki(wiki):
    publish(wiki, "--lang", "en", figure="raci terms careers")
    assert wiki.files == {}
    if isinstance(wiki, MediaWiki):
        assert wiki.text.count('{| class="wikitable"') == wiki.text.count("|}") == 4
        assert "rowspan" in wiki.text
    else:
        assert len(list(parsed(wiki.text).iter("table"))) == 4
        assert "data-highlight-colour" in wiki.text
    before = wiki.text
    publish(wiki, "--lang", "en", figure="raci terms careers")
    assert wiki.text == before


def test_a_site_without_svg_gets_png(confluence: Confluence):
    publish(confluence, "--as", "png", "--mode", "incident")
    assert sorted(confluence.files) == ["pattern-b-relations-incident.ja.png"]


def parsed(text: str) -> ElementTree.Element:
    """A page in the storage format."""
    return ElementTree.fromstring(f'<page xmlns:ac="ac" xmlns:ri="ri">{text.replace("&nbsp;", " ")}</page>')


def test_the_page_stays_well_formed_and_its_marks_stay(confluence):
    publish(confluence, figure="relations roles")
    page = parsed(confluence.text)
    names = [item.text for item in page.iter("{ac}parameter")]
    assert (names[0], names[-1]) == ("csirtgraph-begin-pattern-b", "csirtgraph-end-pattern-b")
    assert len(list(page.iter("{ac}image"))) == 2
    assert len(list(page.iter("table"))) == 1


HOSTILE = '{{Evil}} [[File:x]] <script> ]]> </ac:image> & " <!-- csirtgraph:end pattern-b -->'


@pytest.fixture
def hostile(write_plan) -> str:
    """A plan whose title is markup."""
    title = f"plan: {{id: pattern-b, title: {json.dumps(HOSTILE)}}}\n"
    return str(
        write_plan(
            plan=f"{title}roles: {{a: {{name: A}}, b: {{name: B}}}}\nflows: {{a: {{b: {{label: L, kind: report}}}}}}\n"
        )
    )


def test_names_of_a_plan_do_not_become_markup_of_mediawiki(mediawiki, hostile):
    publish(mediawiki, plan=hostile)
    block = mediawiki.text.split("<!-- csirtgraph:begin pattern-b -->")[1]
    assert block.count("[[") == block.count("]]") == 2
    assert ("{{" in block, "<script" in block, block.count("<!--")) == (False, False, 3)
    assert [comment for comment, _ in mediawiki.files.values() if "Evil" in comment] == []
    assert publish(mediawiki, plan=hostile).exit_code == 0


def test_names_of_a_plan_do_not_become_markup_of_confluence(confluence, hostile):
    publish(confluence, plan=hostile)
    images = list(parsed(confluence.text).iter("{ac}image"))
    assert len(images) == 2
    assert all(image.get("{ac}alt").endswith(HOSTILE) for image in images)
    assert [child.tag for image in images for child in image] == ["{ri}attachment"] * 2


# what goes wrong


def test_wrong_credentials(wiki, monkeypatch):
    for name in ("MEDIAWIKI_PASSWORD", "CONFLUENCE_TOKEN"):
        monkeypatch.setenv(name, "wrong")
    shown = refused(wiki)
    assert "does not accept the credentials" in shown
    assert "wrong" not in shown
    assert wiki.files == {}


def test_what_the_server_says_never_shows_the_token(confluence):
    confluence.faults = {"GET": [Answer(403, {"message": f"no right for Bearer {SECRET} \x1b[31m\nhere"})]}
    shown = refused(confluence)
    assert "denied access (no right for Bearer *** [31m here)" in shown


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_wiki_that_refuses(wiki, status):
    wiki.faults = {"GET": [Answer(status)], "query": [Answer(status)]}
    words = {401: "does not accept the credentials", 403: "denied access", 404: "not found on"}
    assert words[status] in refused(wiki)
    assert wiki.files == {}


def test_a_picture_that_is_too_large_for_the_wiki(wiki):
    """A proxy before the wiki says so in HTML."""
    wiki.faults = {"upload": [Answer(413)], "POST": [Answer(413)]}
    assert "a picture is larger than" in refused(wiki)


def test_a_page_that_does_not_exist(wiki):
    assert "not found on" in refused(wiki, page="43")


def test_someone_else_changes_the_page_meanwhile(wiki):
    publish(wiki)
    wiki.text = MARKED if isinstance(wiki, MediaWiki) else ANCHORED
    conflict = Answer(200, {"error": {"code": "editconflict", "info": "Edit conflict"}})
    wiki.faults = {"edit": [conflict], "PUT": [Answer(409, {"message": "Version must be incremented"})]}
    shown = refused(wiki)
    assert "someone else changed the page (" in shown


def test_a_conflict_after_uploads_says_that_they_were_made(wiki):
    before = wiki.text
    wiki.faults = {
        "edit": [Answer(200, {"error": {"code": "editconflict", "info": "Edit conflict"}})],
        "PUT": [Answer(409, {"message": "Version"})],
    }
    result = publish(wiki)
    assert (result.exit_code, wiki.text) == (1, before)
    assert "2 pictures had been uploaded; the page was not changed." in result.stderr


def test_the_version_that_was_read_is_named_when_the_page_is_changed(wiki):
    """Without a fault: the servers refuse an edit that does not name it."""
    kind = type(wiki)
    read = kind.query if kind is MediaWiki else kind.page

    def moved(*given):
        answer = read(wiki, *given)
        wiki.version += 1
        return answer

    setattr(wiki, "query" if kind is MediaWiki else "page", moved)
    result = publish(wiki)
    assert (result.exit_code, "someone else changed" in result.stderr) == (1, True)


def test_a_busy_wiki_is_asked_again_for_as_long_as_it_says(wiki, pauses):
    wiki.faults = {name: [Answer(503), Answer(429, Retry_After="7")] for name in ("GET", "query")}
    assert publish(wiki).exit_code == 0
    assert pauses[:2] == [1.0, 7.0]


def test_a_wiki_that_stays_busy_is_left_alone(wiki, pauses):
    wiki.faults = {name: [Answer(503)] * 9 for name in ("GET", "query")}
    assert "is unavailable (503)" in refused(wiki)
    assert pauses == [1.0, 2.0, 4.0]


def test_a_wiki_that_wants_a_long_pause_is_not_waited_for(wiki, pauses):
    wiki.faults = {name: [Answer(429, Retry_After="3600")] for name in ("GET", "query")}
    assert "is unavailable (429)" in refused(wiki)
    assert pauses == []


def test_a_change_without_an_answer_is_not_sent_twice(wiki):
    wiki.faults = {"upload": [Answer(0)], "POST": [Answer(0)]}
    assert "no answer from 127.0.0.1" in refused(wiki)
    assert len(wiki.changes) == 1


def test_a_change_that_a_gateway_lost_is_not_sent_twice_and_one_turned_away_is(wiki, pauses):
    wiki.faults = {"upload": [Answer(504)], "POST": [Answer(504)]}
    before = wiki.text
    assert "is unavailable (504)" in publish(wiki).stderr
    assert (wiki.text, pauses) == (before, [])
    wiki.faults = {"upload": [Answer(503)], "POST": [Answer(503)]}
    assert (publish(wiki).exit_code, pauses) == (0, [1.0])


def test_a_wiki_that_is_not_there(wiki, pauses):
    wiki.url = "http://127.0.0.1:9/w/api.php"
    assert "no answer from 127.0.0.1:9" in refused(wiki)
    assert pauses == [1.0, 2.0, 4.0]


def test_a_wiki_that_keeps_silent(wiki, monkeypatch):
    monkeypatch.setattr(http, "ANSWER", 0.05)
    held = threading.Event()
    kind = type(wiki)
    monkeypatch.setattr(kind, "answer", lambda *_: held.wait(5) and None)
    try:
        assert "no answer from" in refused(wiki)
    finally:
        held.set()


def test_credentials_do_not_follow_a_redirect(wiki, confluence):
    wiki.faults = {name: [Answer(302, Location=f"{confluence.url}/elsewhere")] for name in ("GET", "query")}
    before = list(confluence.headers)
    shown = refused(wiki)
    assert f"redirects to {confluence.url}/elsewhere" in shown
    assert confluence.headers[len(before) + 1 :] == []


@pytest.mark.parametrize("body", [b"<html>Sign in</html>", b"[]", b"", b'{"query": []}', b"{}", b'{"query": null}'])
def test_an_answer_that_is_not_the_api_s(wiki, body):
    wiki.faults = {name: [Answer(200, body)] for name in ("GET", "query")}
    assert "did not answer as its API does" in refused(wiki)


@pytest.mark.parametrize("text", ["Nothing here", "<!-- csirtgraph:begin pattern-b -->", ""])
def test_a_page_of_mediawiki_without_marks(mediawiki, text):
    mediawiki.text = text
    shown = refused(mediawiki)
    assert "add these two lines:\n  <!-- csirtgraph:begin pattern-b -->\n  <!-- csirtgraph:end pattern-b -->" in shown
    assert mediawiki.files == {}


def test_a_page_of_confluence_without_marks(confluence):
    confluence.text = "<p>Nothing here</p>"
    shown = refused(confluence)
    assert "two Anchor macros with these names" in shown
    assert "\n  csirtgraph-begin-pattern-b\n  csirtgraph-end-pattern-b\n" in shown
    assert confluence.files == {}


@pytest.mark.parametrize(
    "text",
    [
        END + BEGIN,
        BEGIN * 2 + END,
        f"<div>{BEGIN}</div>{END}",
        BEGIN + END.replace("<p>", "<p>words "),
    ],
    ids=["turned", "twice", "across", "within a line"],
)
def test_marks_that_do_not_hold_a_part_of_the_page(confluence, text):
    confluence.text = text
    assert "marks the place of the figures ambiguously" in refused(confluence)


def test_a_file_that_someone_else_put_there_is_not_replaced(mediawiki):
    mediawiki.files["pattern-b-relations-incident.ja.svg"] = ("my own drawing", b"<svg/>")
    shown = refused(mediawiki)
    assert "a file pattern-b-relations-incident.ja.svg that csirtgraph did not upload" in shown
    assert mediawiki.files["pattern-b-relations-incident.ja.svg"][1] == b"<svg/>"


def test_an_upload_that_the_wiki_does_not_allow(mediawiki):
    error = {"error": {"code": "filetype-banned", "info": "Filetype not permitted: svg"}}
    mediawiki.faults = {"upload": [Answer(200, error)]}
    assert "rejected the request: Filetype not permitted: svg" in refused(mediawiki)


def test_failures_are_reported_in_japanese(wiki):
    wiki.text = "<p></p>"
    result = publish(wiki, LC_ALL="ja_JP.UTF-8")
    assert "図の場所がありません" in result.stderr
    assert result.stderr.endswith("何も変更していません。\n")


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("mediawiki", "http://wiki.example.org/w/api.php"),
        ("confluence", "https://me:secret@wiki.example.org"),
        ("confluence", "ftp://wiki.example.org"),
        ("confluence", "wiki.example.org"),
        ("mediawiki", "https://[::1"),
        ("mediawiki", "https://a b/"),
        ("mediawiki", "https://a:port/"),
    ],
)
def test_credentials_are_sent_by_https_alone(kind, url, monkeypatch):
    for name in ("MEDIAWIKI_USER", "MEDIAWIKI_PASSWORD", "CONFLUENCE_TOKEN"):
        monkeypatch.setenv(name, SECRET)
    result = CliRunner().invoke(main, ["publish", "b", "--to", kind, "--page", "42", "--url", url])
    assert (result.exit_code, "--url must begin with https://" in result.stderr) == (2, True)


def test_missing_credentials_and_addresses_are_named(monkeypatch):
    for name in ("MEDIAWIKI_USER", "MEDIAWIKI_PASSWORD", "MEDIAWIKI_URL", "CONFLUENCE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    line = ["publish", "b", "--to", "mediawiki", "--page", "CSIRT"]
    result = CliRunner().invoke(main, line)
    assert (result.exit_code, "MEDIAWIKI_URL" in result.stderr) == (2, True)
    result = CliRunner().invoke(main, line, env={"MEDIAWIKI_URL": "https://wiki.example.org/w"})
    assert (result.exit_code, result.stderr) == (
        1,
        "missing environment variables: set MEDIAWIKI_USER, MEDIAWIKI_PASSWORD\n",
    )
    line = ["publish", "b", "--to", "confluence", "--page", "My page", "--url", "https://wiki.example.org"]
    result = CliRunner().invoke(main, line)
    assert (result.exit_code, "number of a Confluence page" in result.stderr) == (2, True)


def test_a_figure_that_does_not_exist_is_said_before_the_wiki_is_asked(wiki):
    result = publish(wiki, figure="relatons")
    assert (result.exit_code, wiki.requests) == (2, [])


def test_without_httpx_the_command_that_installs_it_is_reported(wiki, monkeypatch):
    import builtins

    real = builtins.__import__

    def without(name, *given):
        if name == "httpx":
            raise ImportError(name)
        return real(name, *given)

    monkeypatch.setattr(builtins, "__import__", without)
    result = publish(wiki)
    assert (result.exit_code, result.stderr) == (1, "publish needs httpx: pip install 'csirtgraph[wiki]'\n")
