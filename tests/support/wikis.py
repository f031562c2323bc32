"""Wikis on this machine, as far as they are used, and `csirtgraph publish` to them."""

import hashlib
import json
import re
import sys
import threading
from collections.abc import Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from click.testing import CliRunner

from csirtgraph.cli import main

SECRET = "s3cr3t-token"
MARKED = "Before\n<!-- csirtgraph:begin pattern-b -->\nold\n<!-- csirtgraph:end pattern-b -->\nAfter"


def anchor(name: str) -> str:
    """An anchor macro as Confluence saves it."""
    return (
        f'<p><ac:structured-macro ac:name="anchor" ac:schema-version="1" ac:macro-id="5f">'
        f'<ac:parameter ac:name="">{name}</ac:parameter></ac:structured-macro></p>'
    )


BEGIN, END = anchor("csirtgraph-begin-pattern-b"), anchor("csirtgraph-end-pattern-b")
ANCHORED = f"<p>Before&nbsp;</p>{BEGIN}<p>old</p>{END}<p>After</p>"


class Answer(Exception):
    """What a server answers instead of what it would have."""

    def __init__(self, status: int, body: object = None, **headers: str):
        self.status, self.body, self.headers = status, body, headers


class Server:
    """A wiki on this machine; `faults` maps a method to the answers it gives first."""

    def __init__(self, text: str):
        self.text = text
        self.version = 7
        self.files: dict[str, tuple[str, bytes]] = {}  # comment and data
        self.requests: list[str] = []
        self.headers: list[str] = []
        self.faults: dict[str, list[Answer]] = {}
        self.url = ""

    def answer(self, method: str, path: str, query: dict[str, str], form: dict[str, bytes], headers) -> object:
        raise NotImplementedError

    @property
    def changes(self) -> list[str]:
        """The requests that change something."""
        return [request for request in self.requests if request.split()[0] in ("upload", "edit", "PUT", "POST")]


class MediaWiki(Server):
    """The calls of action API that are used, as https://www.mediawiki.org/wiki/API describes them."""

    password = SECRET

    def answer(self, method, path, query, form, headers):
        values = {**query, **{name: value.decode() for name, value in form.items() if name != "file"}}
        action = values["action"]
        self.requests.append(action)
        if self.faults.get(action):
            raise self.faults[action].pop(0)
        if path != "/w/api.php":
            raise Answer(404)
        if action == "login":
            good = values["lgtoken"] == "login+\\" and values["lgpassword"] == self.password
            return {"login": {"result": "Success"} if good else {"result": "Failed", "reason": "Incorrect password"}}
        if values.get("type") == "login":
            return {"query": {"tokens": {"logintoken": "login+\\"}}}
        if "session=1" not in headers.get("Cookie", "") or values.get("assert") != "user":
            return {"error": {"code": "assertuserfailed", "info": "You are no longer logged in"}}
        if action == "query":
            return self.query(values)
        if values["token"] != "csrf+\\":
            return {"error": {"code": "badtoken", "info": "Invalid CSRF token."}}
        return self.uploaded(values, form) if action == "upload" else self.edited(values)

    def query(self, values):
        """Pages, or what is known of files."""
        if values["prop"] == "imageinfo":
            return {"query": {"pages": [self.file(title) for title in values["titles"].split("|")]}}
        page = {"title": values["titles"], "missing": True}
        if values["titles"] == "CSIRT":
            content = {"main": {"content": self.text}}
            page = {"title": "CSIRT", "revisions": [{"revid": self.version, "timestamp": "T7", "slots": content}]}
        return {"curtimestamp": "T8", "query": {"pages": [page], "tokens": {"csrftoken": "csrf+\\"}}}

    def file(self, title):
        """A file by its title; the wiki's own word for the namespace, and a capital."""
        name = title.partition(":")[2]
        shown = f"ファイル:{name[0].upper()}{name[1:]}"
        if name not in self.files:
            return {"title": shown, "missing": True}
        comment, data = self.files[name]
        return {"title": shown, "imageinfo": [{"sha1": hashlib.sha1(data).hexdigest(), "comment": comment}]}

    def uploaded(self, values, form):
        self.files[values["filename"]] = (values["comment"], form["file"])
        return {"upload": {"result": "Success"}}

    def edited(self, values):
        assert values["nocreate"] == "1"
        if (values["baserevid"], values["basetimestamp"], values["starttimestamp"]) != (str(self.version), "T7", "T8"):
            return {"error": {"code": "editconflict", "info": "Edit conflict: X."}}
        self.text = values["text"]
        return {"edit": {"result": "Success"}}


class Confluence(Server):
    """The calls of both REST APIs that are used, as https://developer.atlassian.com describes them."""

    cloud = False

    def answer(self, method, path, query, form, headers):
        self.requests.append(f"{method} {path}")
        self.headers.append(headers.get("Authorization", ""))
        if self.faults.get(method):
            raise self.faults[method].pop(0)
        who = "Basic bWVAZXhhbXBsZS5vcmc6czNjcjN0LXRva2Vu" if self.cloud else f"Bearer {SECRET}"
        if headers.get("Authorization") != who:
            raise Answer(401, {"message": f"{headers.get('Authorization')} failed"})
        if path == ("/wiki/api/v2/pages/42" if self.cloud else "/wiki/rest/api/content/42"):
            return self.page() if method == "GET" else self.edited(json.loads(form["body"]))
        found = re.fullmatch(r"/wiki/rest/api/content/42/child/attachment(?:/(a\d+)/data)?", path)
        if not found:
            raise Answer(404, {"message": "No content found with id: ContentId{id=43}"})
        if method == "GET":
            known = [name for name in self.files if name == query["filename"]]
            return {
                "results": [{"id": f"a{len(name)}", "metadata": {"comment": self.files[name][0]}} for name in known]
            }
        assert headers["X-Atlassian-Token"] == "nocheck"
        name = form["name"].decode()
        if (name in self.files) != bool(found[1]):
            raise Answer(400, {"message": "Cannot add a new attachment with same file name"})
        self.files[name] = (form["comment"].decode(), form["file"])
        return {"results": []}

    def page(self):
        """The page in the storage format."""
        body = {"storage": {"value": self.text, "representation": "storage"}}
        return {"id": "42", "title": "CSIRT", "version": {"number": self.version}, "body": body}

    def edited(self, page):
        if page["version"]["number"] != self.version + 1:
            raise Answer(409, {"message": "Version must be incremented on update."})
        self.version += 1
        body = page["body"] if self.cloud else page["body"]["storage"]
        # Confluence writes markup its own way.
        self.text = (
            body["value"].replace(' ac:name="anchor">', ' ac:macro-id="9" ac:name="anchor">').replace(" />", "/>")
        )
        return self.page()


def handler_of(server: Server) -> type[BaseHTTPRequestHandler]:
    """A request handler that lets `server` answer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or each answer waits 40 ms for the head to be acknowledged

        def respond(self):
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            try:
                status, answer, headers = (
                    200,
                    server.answer(self.command, parts.path, query, self.form(body), self.headers),
                    {},
                )
            except Answer as other:
                status, answer, headers = other.status, other.body, other.headers
            if status == 0:  # no answer at all
                self.close_connection = True
                return
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            for name, value in {
                "Set-Cookie": "session=1; HttpOnly",
                "Content-Length": str(len(data)),
                **headers,
            }.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = respond

        def form(self, body: bytes) -> dict[str, bytes]:
            """The fields of a form; `name` is that of an uploaded file, `body` anything else."""
            kind = self.headers.get("Content-Type", "")
            if kind.startswith("multipart/"):
                message = message_from_bytes(f"Content-Type: {kind}\n\n".encode() + body)
                parts = {part.get_param("name", header="Content-Disposition"): part for part in message.get_payload()}
                names = {"name": (parts["file"].get_filename() or "").encode()}
                return {name: part.get_payload(decode=True) for name, part in parts.items()} | names
            if kind.startswith("application/x-www-form-urlencoded"):
                fields = parse_qs(body.decode(), keep_blank_values=True)
                return {name: values[0].encode() for name, values in fields.items()}
            return {"body": body}

        def log_message(self, *_):
            """Say nothing."""

    return Handler


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of connections that the other side ends."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def running(server: Server) -> Iterator[Server]:
    """The server, until the test ends."""
    listening = Quiet(("127.0.0.1", 0), handler_of(server))
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    path = "/w/api.php" if isinstance(server, MediaWiki) else "/wiki"
    server.url = f"http://127.0.0.1:{listening.server_port}{path}"
    yield server
    listening.shutdown()
    listening.server_close()
    thread.join()


def publish(wiki: Server, *words: str, plan: str = "b", figure: str = "relations", page: str = "", **env: str):
    """`csirtgraph publish …`."""
    kind = "mediawiki" if isinstance(wiki, MediaWiki) else "confluence"
    where = page or ("CSIRT" if kind == "mediawiki" else "42")
    line = ["publish", plan, *figure.split(), "--to", kind, "--page", where, "--url", wiki.url, *words]
    result = CliRunner().invoke(main, line, env=env)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    assert SECRET not in result.output
    return result
