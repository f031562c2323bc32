"""Requests to a wiki: with time-outs, a few more tries, and credentials that go nowhere else."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from csirtgraph.extras import MissingExtra
from csirtgraph.wiki.errors import Reason, WikiError, printable
from csirtgraph.wiki.secrets import masked

if TYPE_CHECKING:
    import httpx

CONNECT, ANSWER = 10.0, 20.0  # seconds until there is a connection, and between two parts of an answer
WHOLE = 60.0  # seconds until an answer is complete
LARGEST = 10_000_000  # bytes of an answer
LONGEST_URL = 2_000  # characters
CODED = ("content-encoding", "content-length", "transfer-encoding")  # headers of a body as it was sent
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # in credentials
PAUSES = (1.0, 2.0, 4.0)  # seconds before the second try and the ones after it
LONGEST_PAUSE = 30.0  # a longer one is reported
TURNED_AWAY = (429, 503)  # a request so answered was not carried out
BUSY = (*TURNED_AWAY, 502, 504)
HOST = re.compile(r"[a-z0-9.-]+|[0-9a-f:]+")
SHOWN = 200  # characters of what a server says


@dataclass(frozen=True)
class Session:
    """A connection to one server; `secrets` are never shown, whatever the server answers."""

    client: "httpx.Client"
    host: str
    secrets: tuple[str, ...]

    def error(self, reason: Reason, detail: str = "") -> WikiError:
        """A failure of this server, with what it said on one line and without secrets."""
        return WikiError(reason, self.host, masked(printable(detail), self.secrets)[:SHOWN])


def is_safe(url: str) -> bool:
    """Whether credentials may be sent there: https, or this very machine; no credentials in the address itself."""
    try:
        parts = urlsplit(url if url.isprintable() and len(url) <= LONGEST_URL else "")
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return False
    host = parts.hostname or ""
    if not HOST.fullmatch(host) or parts.username is not None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_here(host))


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_fit(url: str, *credentials: str) -> None:
    """Raises WikiError for credentials that cannot be sent as they are, as with a line break at their end."""
    if any(UNFIT.search(word) for word in credentials):
        raise WikiError("unfit", urlsplit(url).netloc)


def session_with(url: str, headers: Mapping[str, str], secrets: tuple[str, ...]) -> Session:
    """A connection; redirects are not followed, so that credentials stay with this host. Raises MissingExtra.

    A proxy of the environment is used for https alone, where it sees no credentials.
    """
    try:
        import httpx
    except ImportError as error:
        raise MissingExtra("wiki") from error
    own = {"User-Agent": "csirtgraph", "Accept": "application/json", **headers}
    times, parts = httpx.Timeout(ANSWER, connect=CONNECT), urlsplit(url)
    is_tls = parts.scheme == "https"  # certificates, which take a while to load, and proxies are for https
    client = httpx.Client(headers=own, timeout=times, follow_redirects=False, verify=is_tls, trust_env=is_tls)
    return Session(client, parts.netloc, secrets)


def asked(line: Session, request: "httpx.Request") -> dict[str, Any]:
    """The answer to a request, an object of JSON. Raises WikiError."""
    request.read()  # so that it can be sent again
    response = answered(line, request)
    if response.is_redirect:
        raise line.error("redirect", response.headers.get("location", ""))
    if response.status_code in BUSY or response.status_code >= 500:
        raise line.error("busy", str(response.status_code))
    try:
        answer = json.loads(response.content)
    except (ValueError, RecursionError):
        answer = None
    if response.is_error:
        raise line.error(reason_of(response.status_code), said(answer) or response.reason_phrase)
    if not isinstance(answer, dict):
        raise line.error("not-api", response.headers.get("content-type", ""))
    return answer


@contextmanager
def expected(line: Session) -> Iterator[None]:
    """Take an answer apart inside; raises WikiError where it lacks what the API promises."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise line.error("not-api", f"{type(error).__name__} {error}") from error


def text_in(value: Any) -> str:
    """A value that must be text, and such as can be sent back. Raises TypeError or ValueError."""
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} instead of text")
    value.encode()
    return value


def answered(line: Session, request: "httpx.Request") -> "httpx.Response":
    """A response, after several tries where the server is busy or cannot be reached. Raises WikiError.

    A request that changes something and is lost may have been carried out: it is not sent twice.
    """
    import httpx

    again = BUSY if request.method == "GET" else TURNED_AWAY
    unsent = (httpx.ConnectError, httpx.ConnectTimeout)
    for pause in (*PAUSES, None):
        wait = pause or 0.0
        try:
            response = in_time(line, request)
        except httpx.HTTPError as error:
            if pause is None or not (request.method == "GET" or isinstance(error, unsent)):
                raise line.error("silent", str(error) or type(error).__name__) from error
        else:
            wait = max(wait, seconds(response.headers.get("retry-after", "")))
            if pause is None or response.status_code not in again or wait > LONGEST_PAUSE:
                return response
        time.sleep(wait)
    raise AssertionError("the last try answers or raises")


def in_time(line: Session, request: "httpx.Request") -> "httpx.Response":
    """A response that is complete within `WHOLE` seconds. Raises HTTPError, or WikiError where it is too large."""
    import httpx

    found: SimpleQueue[httpx.Response | Exception] = SimpleQueue()

    def work() -> None:
        try:
            found.put(fetched(line, request))
        except Exception as error:
            found.put(error)

    Thread(target=work, daemon=True).start()  # a server that sends a byte now and then keeps it open without end
    try:
        answer = found.get(timeout=WHOLE)
    except Empty:
        raise httpx.ReadTimeout(f"> {WHOLE:.0f} s") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def fetched(line: Session, request: "httpx.Request") -> "httpx.Response":
    """A response and its body, of which no more than `LARGEST` bytes are read. Raises HTTPError or WikiError."""
    import httpx

    response = line.client.send(request, stream=True)
    try:
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > LARGEST:
                raise line.error("not-api", f"> {LARGEST:,} bytes")
    finally:
        response.close()
    headers = [(name, value) for name, value in response.headers.multi_items() if name not in CODED]
    return httpx.Response(response.status_code, headers=headers, content=bytes(body), extensions=response.extensions)


def seconds(retry_after: str) -> float:
    """How long a server asks to wait; a date counts as nothing."""
    return float(retry_after) if retry_after.isdecimal() else 0.0


def reason_of(status: int) -> Reason:
    """What an HTTP error means."""
    known: dict[int, Reason] = {401: "401", 403: "403", 404: "404", 409: "409", 413: "413"}
    return known.get(status, "refused")


def said(answer: Any) -> str:
    """What an API says of an error: Confluence in `message`, or in a list of `errors`."""
    if not isinstance(answer, dict):
        return ""
    errors = answer.get("errors")
    inner = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else answer
    words = inner.get("message") or inner.get("title")
    return words if isinstance(words, str) else ""
