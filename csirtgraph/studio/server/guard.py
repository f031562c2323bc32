"""The guard: every request and every answer passes it, whatever its route.

It lets in who has the cookie that the link of the terminal gave; asks on the
studio's own address alone, so that no other name can be made to point here;
and comes from the studio's own page or from nobody's. What changes anything
also has to say a word that only the page knows.
"""

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs

import anyio
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import Message, Receive, Scope, Send

from csirtgraph.studio.page.document import checksum
from csirtgraph.studio.server.refused import Refused, answer_to
from csirtgraph.text import Language

BYTES = 1_000_000  # of a request
LARGER = {"/api/import": 12_000_000}  # bytes of one that brings a file, by its path
SECONDS = 10.0  # for a request to arrive
OUTSIDE = '<!DOCTYPE html>\n<html lang="{}">\n<meta charset="utf-8">\n<title>csirtgraph</title>\n<p>{}</p>\n'
#: A bookmark leads in where this browser has the word of the link, which it keeps for this address alone.
AGAIN = """const word=localStorage.getItem("csirtgraph");
if(location.search)localStorage.removeItem("csirtgraph");
else if(word)location.replace("/?token="+encodeURIComponent(word)+location.hash)"""
SAFE = ("GET", "HEAD")
OWN = ("none", "same-origin")  # typed or opened, or asked for by the page itself
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def secret() -> str:
    """A word that cannot be guessed."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Keys:
    """The words of one run: in the link, in the cookie, in the page. They are of no use on another port."""

    port: int
    token: str = field(default_factory=secret, repr=False)
    session: str = field(default_factory=secret, repr=False)
    csrf: str = field(default_factory=secret, repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers share cookies between the ports of a machine."""
        return f"cg{self.port}"

    @property
    def link(self) -> str:
        """What to open."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    @property
    def hosts(self) -> tuple[str, str]:
        """The names under which the studio answers."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"


class Guard:
    """The application behind its guard."""

    def __init__(self, app: Starlette, keys: Keys, language: Language) -> None:
        self.app = app
        self.keys = keys
        self.language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no sockets here
        out = with_headers(send)
        try:
            check(scope, self.keys)
            received = receive if scope["method"] in SAFE else again(await whole(receive, limit_of(scope)), receive)
        except Refused as refusal:
            await refused(refusal, scope, self.language)(scope, receive, out)
        else:
            await self.app(scope, received, out)


def refused(refusal: Refused, scope: Scope, language: Language) -> Response:
    """The answer to a refused request: a page for people, JSON for scripts."""
    if scope["path"] != "/" or scope["method"] != "GET":
        return answer_to(refusal, language)
    page = OUTSIDE.format(language, escape(refusal.words(language)))
    if refusal.code != "no-session":
        return HTMLResponse(page, refusal.status)
    policy = f"{HEADERS['Content-Security-Policy']}; script-src {checksum(AGAIN)}"
    return HTMLResponse(f"{page}<script>{AGAIN}</script>\n", refusal.status, {"Content-Security-Policy": policy})


def check(scope: Scope, keys: Keys) -> None:
    """Whether a request may come in. Raises Refused."""
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or hosts[0] not in keys.hosts:
        raise Refused(403, "host")
    is_opened = scope["method"] == "GET" and scope["path"] == "/" and has_token(scope, keys)
    origins = headers.getlist("origin")
    if origins and origins != [f"http://{hosts[0]}"]:
        raise Refused(403, "origin")
    if headers.get("sec-fetch-site", "none") not in OWN and not (is_opened and is_navigation(headers)):
        raise Refused(403, "origin")
    if not is_opened and not any(is_same(value, keys.session) for value in cookies_in(headers, keys.cookie)):
        raise Refused(403, "no-session")
    if scope["method"] not in SAFE:
        check_writing(headers, keys, limit_of(scope))


def check_writing(headers: Headers, keys: Keys, limit: int) -> None:
    """Whether a request may change anything: it is JSON, and has the page's word. Raises Refused."""
    if headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "not-json")
    if not is_same(headers.get("x-csrf", ""), keys.csrf):
        raise Refused(403, "csrf")
    length = headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > limit:
        raise Refused(413, "too-large", limit=limit)


def has_token(scope: Scope, keys: Keys) -> bool:
    """Whether the link of the terminal was opened."""
    try:
        words = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=20).get("token", [])
    except ValueError:  # too many fields
        return False
    return len(words) == 1 and is_same(words[0], keys.token)


def is_navigation(headers: Headers) -> bool:
    """Whether somebody opens a page, rather than a script asking for it."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def cookies_in(headers: Headers, name: str) -> Iterator[str]:
    """The values of the cookies of one name; what other programs of this machine put beside them is not looked at."""
    for pair in ";".join(headers.getlist("cookie")).split(";"):
        key, _, value = pair.partition("=")
        if key.strip() == name:
            yield value.strip()


def is_same(one: str, other: str) -> bool:
    """Whether two words are the same, compared in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


def limit_of(scope: Scope) -> int:
    """How many bytes a request may have."""
    return LARGER.get(scope["path"], BYTES)


async def whole(receive: Receive, limit: int) -> bytes:
    """The body of a request, however it is sent. Raises Refused when it is too large or too slow."""
    body = bytearray()
    with anyio.move_on_after(SECONDS):
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if len(body) > limit:
                raise Refused(413, "too-large", limit=limit)
            if not message.get("more_body"):
                return bytes(body)
    raise Refused(408, "too-slow")


def again(body: bytes, receive: Receive) -> Receive:
    """A body that was read, to be received once more; then what comes after it."""
    waiting = [body]

    async def received() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return received


def with_headers(send: Send) -> Send:
    """The same, with the headers that every answer has; a page's own policy stays."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
