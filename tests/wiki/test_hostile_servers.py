"""Servers that answer what no wiki answers, and credentials that go nowhere and are never shown."""

import json
import random
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from ssl import SSLContext
from urllib.parse import quote

import pytest
from cases import for_each
from wikis import ANCHORED, MARKED, SECRET, Answer, Confluence, MediaWiki, Server, publish, running

from csirtgraph.wiki import confluence as confluence_client
from csirtgraph.wiki import http
from csirtgraph.wiki import mediawiki as mediawiki_client
from csirtgraph.wiki.errors import WikiError
from csirtgraph.wiki.picture import Picture
from csirtgraph.wiki.publish import carried_out, planned
from csirtgraph.wiki.secrets import masked

MOST = 12  # of the odd answers to one question
DEEP = b"[" * 100_000
ODD = [None, [], {}, "", "x", "\ud800", 0, -1, float("inf"), True, [None], [[[]]], {"x": {}}, 10**30]
WHOLE = [b"", b"null", b"3", b"[]", b'"x"', b"{", b"\xff\xfe", DEEP, b'{"a":' * 900 + b"1" + b"}" * 900]
PICTURE = Picture("pattern-b-x.en.svg", {"pattern-b-x.en.svg": b"<svg/>"}, "X", 1, 1, ())


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "PAUSES", ())
    monkeypatch.setattr(SSLContext, "load_verify_locations", lambda *_, **__: None)  # takes most of the time


@pytest.fixture(params=[MediaWiki, Confluence])
def wiki(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Each of both, with a picture that is older than ours."""
    server = request.param("")
    for name, value in (("MEDIAWIKI_USER", "Me"), ("MEDIAWIKI_PASSWORD", SECRET), ("CONFLUENCE_TOKEN", SECRET)):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("CONFLUENCE_USER", raising=False)
    yield from running(server)


def run(wiki: Server) -> None:
    """Publish one picture."""
    wiki.text, wiki.files = MARKED if isinstance(wiki, MediaWiki) else ANCHORED, {PICTURE.name: ("csirtgraph", b"old")}
    wiki.requests.clear()
    is_mediawiki = isinstance(wiki, MediaWiki)
    client = (
        mediawiki_client.signed_in(wiki.url, "Me", SECRET)
        if is_mediawiki
        else confluence_client.connected(wiki.url, "", SECRET)
    )
    step = planned(client, "CSIRT" if is_mediawiki else "42", "pattern-b", [PICTURE], {"relations": ["new"]})
    carried_out(client, step)


def places(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The paths to every value in an answer."""
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from places(inner, (*path, key))


def put(value: object, path: tuple, odd: object) -> object:
    """A copy of an answer with another value at a path."""
    if not path:
        return odd
    value = json.loads(json.dumps(value))
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    return value


def test_whatever_stands_in_an_answer_is_reported_in_words(wiki: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One value of one answer is replaced by an odd one."""
    answers: list[object] = []
    true = wiki.answer

    def noted(*given: object) -> object:
        answers.append(true(*given))
        return answers[-1]

    monkeypatch.setattr(wiki, "answer", noted)
    run(wiki)
    shown: list[str] = []
    rng = random.Random(MOST)
    for number, right in enumerate(list(answers)):
        odds = [*((path, value) for path in places(right) for value in ODD), *((None, data) for data in WHOLE)]
        for odd in rng.sample(odds, min(MOST, len(odds))):
            count = iter(range(99))

            def answer(*given: object, count=count, number=number, odd=odd) -> object:
                found = true(*given)
                if next(count) != number:
                    return found
                return odd[1] if odd[0] is None else put(found, *odd)

            monkeypatch.setattr(wiki, "answer", answer)
            try:
                run(wiki)
            except WikiError as error:
                shown.append(error.words("en") + error.words("ja"))
    assert len(shown) > 20
    assert SECRET not in "".join(shown)
    assert "".join(shown).encode()


@pytest.mark.parametrize("token", [f"{SECRET}\n", f"{SECRET}\r", f"{SECRET}\r\n", f"a\x7f{SECRET}", f"{SECRET}\udcff"])
def test_credentials_that_cannot_be_sent_are_refused_unseen(wiki: Server, token: str) -> None:
    names = ("MEDIAWIKI_PASSWORD", "CONFLUENCE_TOKEN", "CONFLUENCE_USER")
    for name in names[1:] if isinstance(wiki, Confluence) else names[:1]:
        env = {"CONFLUENCE_TOKEN": SECRET, name: token}
        result = publish(wiki, figure="terms", **env)
        assert result.exit_code == 1
        assert "control characters" in result.stderr
        assert SECRET[:7] not in result.output
    assert wiki.requests == []


def test_a_token_that_no_header_can_hold_is_refused(wiki: Server) -> None:
    if isinstance(wiki, Confluence):
        assert "cannot be sent" in publish(wiki, figure="terms", CONFLUENCE_TOKEN="秘密の合い言葉").stderr


def test_a_proxy_of_the_environment_sees_no_credentials_of_this_machine(
    wiki: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Confluence("")
    listening = running(proxy)
    next(listening)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url.removesuffix("/wiki"))
    run(wiki)
    assert proxy.requests == []
    next(listening, None)


TOKEN = "aZ9+k/Qx==Lm'42 \"pW&7"


@for_each(
    "said",
    [
        TOKEN,
        quote(TOKEN),
        quote(TOKEN, safe=""),
        repr(TOKEN),
        json.dumps(TOKEN),
        b64encode(TOKEN.encode()).decode(),
        TOKEN.upper(),
        TOKEN[:12],
        TOKEN[-12:],
        " ".join(TOKEN),
        f"{TOKEN[:9]}\n{TOKEN[9:]}",
        f"{TOKEN[:10]}…",
    ],
)
def test_a_secret_is_hidden_however_it_is_written(said: str) -> None:
    shown = masked(f"denied for {said}, sorry", [TOKEN])
    assert shown.startswith("denied for ")
    assert shown.endswith(", sorry")
    kept = "".join(mark for mark in shown.removeprefix("denied for ") if mark.isalnum()).lower()
    bare = "".join(mark for mark in TOKEN if mark.isalnum()).lower()
    assert not [bare[at : at + 6] for at in range(len(bare) - 5) if bare[at : at + 6] in kept]
    assert "***" in shown


def test_words_that_are_no_secret_stay() -> None:
    assert masked("Invalid CSRF token.", [SECRET]) == "Invalid CSRF token."
    assert masked("a b c", ["", "x"]) == "a b c"


def test_an_answer_without_end_is_cut_off(wiki: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "LARGEST", 50_000)
    monkeypatch.setattr(wiki, "answer", lambda *_: b" " * 60_000 + b"{}")
    with pytest.raises(WikiError) as caught:
        run(wiki)
    assert caught.value.code == "not-api"


def test_a_server_that_sends_a_byte_now_and_then_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "WHOLE", 0.3)
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        there, _ = listening.accept()
        with there:
            try:
                there.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                for _ in range(200):
                    there.sendall(b"x")
                    pause.wait(0.02)
            except OSError:
                pass

    pause = threading.Event()
    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    with pytest.raises(WikiError) as caught:
        confluence_client.connected(f"http://127.0.0.1:{listening.getsockname()[1]}", "", SECRET).page("42")
    assert caught.value.code == "silent"
    assert time.monotonic() - began < 3
    pause.set()
    listening.close()


def test_an_error_that_repeats_the_token_is_reported_without_it(wiki: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise Answer(403, {"message": f"no {quote(SECRET)} {SECRET[:9]} {SECRET!r}"})

    monkeypatch.setattr(wiki, "answer", refuse)
    with pytest.raises(WikiError) as caught:
        run(wiki)
    assert SECRET[:7] not in caught.value.words("en")
