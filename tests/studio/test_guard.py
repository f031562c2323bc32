"""Who may come in: the studio answers to its own page on this machine, and to nobody else, whatever is asked."""

import re
import socket
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

pytest.importorskip("starlette")
from starlette.routing import Route
from studios import NO_TLS, PLAN, Running, awaited, running

from csirtgraph.studio.server import forward, guard, opening
from csirtgraph.studio.server.app import ROUTES
from csirtgraph.studio.server.running import bound

PATHS = [route.path for route in ROUTES]
WRITING = [route.path for route in ROUTES if "POST" in (route.methods or ())]
ALWAYS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "plan.yaml").write_text(PLAN)
    with running(folder) as found:
        yield found


def asked(studio: Running, path: str, headers: dict[str, str] | None = None, cookie: bool = True) -> httpx.Response:
    """One request with every right that is not taken away; headers of None are left out."""
    method = "POST" if path in WRITING else "GET"
    rights = {"X-CSRF": studio.keys.csrf, "If-Match": '"x"', "Content-Type": "application/json"}
    rights = {**(rights if method == "POST" else {}), **(headers or {})}
    if cookie:
        rights.setdefault("Cookie", f"{studio.keys.cookie}={studio.keys.session}")
    with httpx.Client(base_url=str(studio.client.base_url), verify=NO_TLS) as stranger:
        return stranger.request(method, path, headers=rights, content=b"{}" if method == "POST" else None)


def check_refused(answer: httpx.Response, *statuses: int) -> None:
    assert answer.status_code in (statuses or (403,)), answer.text
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert "Commander" not in answer.text


def test_every_route_of_the_application_is_tried_here(studio: Running) -> None:
    routes = studio.guard.app.routes
    assert [route.path for route in routes] == PATHS  # type: ignore[attr-defined]
    assert all(isinstance(route, Route) for route in routes)  # no sockets, no files from a folder


@pytest.mark.parametrize("path", PATHS)
def test_nobody_comes_in_without_the_cookie(studio: Running, path: str) -> None:
    check_refused(asked(studio, path, cookie=False))
    for value in ("x", "", studio.keys.token, studio.keys.csrf, studio.keys.session + "x", "\N{SNOWMAN}"):
        sent = f"{studio.keys.cookie}={value}".encode()
        check_refused(asked(studio, path, {"Cookie": sent}))  # type: ignore[dict-item]
    check_refused(asked(studio, path, {"Cookie": f"cg={studio.keys.session}"}))
    check_refused(asked(studio, path, {"Cookie": "\x01;;==\x7f"}))


@pytest.mark.parametrize(
    "foreign",
    [
        'prefs={"tab": "a, b", "open": [1, 2]}',
        "name=two words",
        'broken="no end',
        "=nameless",
        "nothing",
        "a[0]=x",
        "名=前",
        "other=cg; cg=cg{port}",
        "cg{port}=stale",  # of the same name for another path, which browsers send first
    ],
)
def test_cookies_of_other_programs_lock_nobody_out(studio: Running, foreign: str) -> None:
    own, others = f"{studio.keys.cookie}={studio.keys.session}", foreign.replace("{port}", str(studio.keys.port))
    for line in (f"{others}; {own}", f"{own}; {others}", f"{others};{own};"):
        answer = asked(studio, "/api/ping", {"Cookie": line.encode()})  # type: ignore[dict-item]
        assert answer.status_code == 200, answer.text
    check_refused(asked(studio, "/api/ping", {"Cookie": others.encode()}))  # type: ignore[dict-item]


@pytest.mark.parametrize("path", PATHS)
def test_no_other_name_leads_here(studio: Running, path: str) -> None:
    port = studio.keys.port
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", f"127.0.0.2:{port}"):
        check_refused(asked(studio, path, {"Host": host}))
    check_refused(asked(studio, path, {"Host": f"localhost.evil.example:{port}"}))


@pytest.mark.parametrize("path", PATHS)
def test_no_other_page_may_ask(studio: Running, path: str) -> None:
    port = studio.keys.port
    for origin in ("https://evil.example", "null", f"http://127.0.0.1:{port + 1}", f"https://127.0.0.1:{port}", ""):
        check_refused(asked(studio, path, {"Origin": origin}))
    check_refused(asked(studio, path, {"Origin": f"http://localhost:{port}"}))  # asked at 127.0.0.1
    for site in ("cross-site", "same-site"):
        check_refused(asked(studio, path, {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}))


@pytest.mark.parametrize("path", PATHS)
def test_a_preflight_is_refused(studio: Running, path: str) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    check_refused(studio.client.options(path, headers=headers))


@pytest.mark.parametrize("path", WRITING)
def test_writing_needs_the_word_of_the_page_and_json(studio: Running, path: str) -> None:
    check_refused(asked(studio, path, {"X-CSRF": "x"}))
    check_refused(asked(studio, path, {"X-CSRF": studio.keys.session}))
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        check_refused(asked(studio, path, {"Content-Type": kind}), 415)
    check_refused(studio.client.get(path), 405)
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        check_refused(studio.client.request(method, path), 403, 415)


@pytest.mark.parametrize("path", WRITING)
def test_a_large_body_is_refused_however_it_is_sent(studio: Running, path: str) -> None:
    headers = {"X-CSRF": studio.keys.csrf, "Content-Type": "application/json"}
    limit = guard.limit_of({"path": path})
    check_refused(studio.client.post(path, content=b" " * (limit + 1), headers=headers), 413)

    def parts() -> Iterator[bytes]:
        for _ in range(limit // 50_000 + 1):
            yield b" " * 50_000

    check_refused(studio.client.post(path, content=parts(), headers=headers), 413)


FORMS = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")  # any page may send them


@pytest.mark.parametrize("path", PATHS)
def test_a_simple_post_changes_nothing_wherever_it_goes(studio: Running, path: str) -> None:
    """What a page elsewhere can have a browser send without asking first, cookie and all."""
    before = studio.state()["revision"]
    for kind in (*FORMS, "application/json"):
        for more in ({}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            headers = {"Content-Type": kind, **more}
            check_refused(studio.client.post(path, content=b'{"edits": []}', headers=headers), 403, 415)
    assert studio.state()["revision"] == before


@pytest.mark.parametrize("path", PATHS)
def test_whatever_the_route_its_body_has_a_limit_and_a_kind(studio: Running, path: str) -> None:
    rights = {"X-CSRF": studio.keys.csrf, "Content-Type": "application/json", "If-Match": '"x"'}
    limit = guard.limit_of({"path": path})
    large = studio.client.post(path, content=b" " * (limit + 1), headers=rights)
    check_refused(large, 413)
    largest = studio.client.post(path, content=b" " * limit, headers=rights)
    assert largest.status_code == (
        400 if path in ("/api/edit", "/api/import") else 405 if path not in WRITING else largest.status_code
    )
    assert largest.status_code not in (413, 500)
    for kind in (*FORMS, "", "application/jsonp", "text/json", "application/json-patch+json"):
        check_refused(studio.client.post(path, content=b"{}", headers={**rights, "Content-Type": kind}), 415)
    for length in ("-1", "1e9", "٣", "9" * 30, "9" * 5_000, "0x10"):
        said = raw(studio, f"POST {path} HTTP/1.1\r\nContent-Length: {length}", rights)
        assert said.split()[1:2] in (["400"], ["413"]), (length, said[:80])


def raw(studio: Running, start: str, headers: dict[str, str]) -> str:
    """What is answered to a request that no library would send."""
    sent = {"Host": f"127.0.0.1:{studio.keys.port}", "Cookie": f"{studio.keys.cookie}={studio.keys.session}", **headers}
    with socket.create_connection(("127.0.0.1", studio.keys.port), timeout=20) as line:
        lines = [start, *(f"{name}: {value}" for name, value in sent.items()), "", ""]
        line.sendall("\r\n".join(lines).encode())
        return line.recv(10_000).decode("latin-1")


@pytest.mark.parametrize("path", PATHS)
def test_two_hosts_two_origins_or_none_do_not_come_in(studio: Running, path: str) -> None:
    method = "POST" if path in WRITING else "GET"
    rights = {"X-CSRF": studio.keys.csrf, "Content-Type": "application/json", "Content-Length": "2"}
    own = f"127.0.0.1:{studio.keys.port}"
    for more in (f"Host: {own}", f"Origin: http://{own}\r\nOrigin: https://evil.example"):
        said = raw(studio, f"{method} {path} HTTP/1.1\r\n{more}", rights)
        assert said.split()[1:2] in (["400"], ["403"]), said[:80]
    for place in (f"http://evil.example{path}", f"//evil.example{path}"):
        said = raw(studio, f"{method} {place} HTTP/1.1", {**rights, "Host": "evil.example"})
        assert said.split()[1:2] in (["400"], ["403"], ["404"]), said[:80]
        assert "Commander" not in said


def test_a_new_route_is_behind_the_door_too(studio: Running) -> None:
    async def secret(request: object) -> None:
        raise AssertionError("reached")

    routes = studio.guard.app.router.routes
    routes.append(Route("/new", secret))  # type: ignore[arg-type]
    try:
        check_refused(asked(studio, "/new", cookie=False))
        check_refused(asked(studio, "/new", {"Host": "evil.example"}))
        check_refused(asked(studio, "/new", {"Origin": "https://evil.example"}))
    finally:
        routes.pop()


def test_the_link_gives_a_cookie_that_scripts_and_other_sites_do_not_get(studio: Running) -> None:
    answer = httpx.get(studio.keys.link, verify=NO_TLS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    name, _, rest = answer.headers["set-cookie"].partition("=")
    assert name == f"cg{studio.keys.port}"  # two studios do not take each other's
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(rest.split("; "))
    assert studio.keys.token not in answer.headers["set-cookie"]
    check_refused(httpx.get(studio.keys.link + "x", verify=NO_TLS))
    check_refused(httpx.get(studio.keys.link.replace("?token", "api/ping?token"), verify=NO_TLS))
    check_refused(httpx.get(f"{studio.keys.link}&token={studio.keys.token}", verify=NO_TLS))


def test_the_link_works_from_a_file_or_a_mail_and_not_for_a_script(studio: Running) -> None:
    opened = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    answer = httpx.get(studio.keys.link, headers=opened, verify=NO_TLS)
    assert answer.status_code == 200
    assert "url=/" in answer.text
    assert "set-cookie" in answer.headers
    check_refused(httpx.get(studio.keys.link, headers=opened | {"Sec-Fetch-Dest": "iframe"}, verify=NO_TLS))
    check_refused(httpx.get(studio.keys.link, headers=opened | {"Sec-Fetch-Mode": "no-cors"}, verify=NO_TLS))


def test_sockets_are_not_answered(studio: Running) -> None:
    async def unused(*_: object) -> None:
        raise AssertionError("answered")

    awaited(studio.guard({"type": "websocket", "path": "/"}, unused, unused))  # type: ignore[arg-type]


def test_words_are_different_and_long() -> None:
    one, other = guard.Keys(1), guard.Keys(1)
    words = {one.token, one.session, one.csrf, other.token, other.session, other.csrf}
    assert len(words) == 6
    assert all(len(word) >= 40 for word in words)
    assert one.token not in repr(one)


def test_it_is_only_on_this_machine() -> None:
    listening = bound(0)
    try:
        assert listening.getsockname()[0] == "127.0.0.1"
    finally:
        listening.close()


def test_who_has_no_cookie_is_reported_what_to_do(studio: Running) -> None:
    answer = httpx.get(studio.client.base_url, verify=NO_TLS)
    assert answer.status_code == 403
    assert "open the link that csirtgraph serve shows" in answer.text


def test_the_page_may_run_its_own_script_alone(studio: Running) -> None:
    answer = studio.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    inside = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)[1])  # type: ignore[index]
    assert policy.startswith(inside)


def test_the_browser_is_opened_without_the_link_in_its_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(opening.webbrowser, "open", lambda address: shown.append(address) or True)
    link = "http://127.0.0.1:1/?token=secret&x=<"
    with opening.opened(link, lambda: shown.append("failed")):
        while not shown:
            pass
        path = Path(shown[0].removeprefix("file://"))
        assert path.stat().st_mode & 0o077 == 0
        assert path.read_text() == forward.forward(link)
        assert "&amp;x=&lt;" in path.read_text()
    assert "secret" not in shown[0]
    assert not path.exists()


def test_a_browser_that_cannot_be_opened_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[bool] = []
    monkeypatch.setattr(opening.webbrowser, "open", lambda address: False)
    opening.show("file:///x", lambda: failed.append(True))
    assert failed

    def fail(address: str) -> bool:
        raise opening.webbrowser.Error("no browser")

    monkeypatch.setattr(opening.webbrowser, "open", fail)
    opening.show("file:///x", lambda: failed.append(True))
    assert len(failed) == 2


def test_a_link_with_many_fields_is_none(studio: Running) -> None:
    fields = "&".join(f"x{number}=1" for number in range(40))
    answer = studio.client.get(f"/?token={studio.keys.token}&{fields}", headers={"cookie": "x=y"})
    assert answer.status_code in (403, 401)
