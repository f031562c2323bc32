"""Confluence's REST API, in the two dialects there are: that of Data Center, and that of the Cloud.

Pages are read and changed through v1 in Data Center and through v2 in the Cloud;
attachments are alike in both.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any
from xml.etree import ElementTree

from csirtgraph.wiki.blocks import Figures, Marks, filled
from csirtgraph.wiki.errors import Reason, WikiError
from csirtgraph.wiki.http import Session, asked, check_fit, expected, session_with, text_in
from csirtgraph.wiki.page import SIGNED, Page
from csirtgraph.wiki.picture import Picture

BEGIN, END = "csirtgraph-begin-{}", "csirtgraph-end-{}"  # names of anchor macros, which outlive the editor
NOT_A_FORM = {"X-Atlassian-Token": "nocheck"}  # without it uploads are taken for forged forms


@dataclass(frozen=True)
class Dialect:
    """Where pages are, and what their changes are called."""

    path: str
    query: Mapping[str, str]


SERVER = Dialect("/rest/api/content/{}", {"expand": "body.storage,version"})
CLOUD = Dialect("/api/v2/pages/{}", {"body-format": "storage"})


@dataclass(frozen=True)
class Confluence:
    """A site; `url` is that of its front page."""

    line: Session
    url: str
    dialect: Dialect

    def page(self, name: str) -> Page:
        """A page by its number."""
        address = self.url + self.dialect.path.format(name)
        answer = asked(self.line, self.line.client.build_request("GET", address, params=dict(self.dialect.query)))
        with expected(self.line):
            base = {"id": name, "title": text_in(answer["title"]), "version": str(int(answer["version"]["number"]))}
            return Page(name, text_in(answer["body"]["storage"]["value"]), base)

    def filled(self, page: Page, plan: str, figures: Figures) -> str:
        """What stands between two anchors is ours, as far as its elements are whole."""

        def error(reason: Reason, name: str) -> WikiError:
            return WikiError(reason, page.base["title"], f"  {BEGIN.format(name)}\n  {END.format(name)}")

        def check(name: str, before: str) -> None:
            if not is_whole(before):
                raise error("crossed", name)

        marks = Marks(
            begin=lambda name: rf"{anchor_pattern(BEGIN.format(name))}(?:\s*</p>)?",
            end=lambda name: rf"(?:<p\b[^>]*>\s*)?{anchor_pattern(END.format(name))}",
            whole=lambda name, words: f"<p>{anchor(BEGIN.format(name))}</p>{words}<p>{anchor(END.format(name))}</p>",
            inside=summed,
            check=check,
            missing=lambda name: error("anchors", name),
            crossed=lambda name: error("crossed", name),
        )
        return filled(page.text, plan, figures, marks)

    def stale(self, page: Page, pictures: Sequence[Picture]) -> list[Picture]:
        """Recognised by a checksum in the comment of the attachment, as Confluence has none of its own."""
        return [picture for picture in pictures if self.attached(page, picture).get("comment") != comment(picture)]

    def upload(self, page: Page, picture: Picture) -> None:
        """A new attachment, or a new version of one."""
        old = self.attached(page, picture).get("id")
        address = self.attachments(page) + (f"/{old}/data" if old else "")
        file = (picture.name, picture.files[picture.name], guess_type(picture.name)[0])
        data = {"comment": comment(picture), "minorEdit": "true"}
        build = self.line.client.build_request
        asked(self.line, build("POST", address, headers=NOT_A_FORM, data=data, files={"file": file}))

    def save(self, page: Page, text: str, is_minor: bool) -> None:
        """A new version of the page; the wiki refuses it if there is one of that number."""
        version: dict[str, object] = {"number": int(page.base["version"]) + 1, "message": SIGNED}
        version |= {"minorEdit": True} if is_minor and self.dialect is SERVER else {}
        body = {"representation": "storage", "value": text}
        whole = {"id": page.base["id"], "type": "page", "title": page.base["title"], "version": version}
        whole |= {"body": {"storage": body}} if self.dialect is SERVER else {"status": "current", "body": body}
        address = self.url + self.dialect.path.format(page.name)
        asked(self.line, self.line.client.build_request("PUT", address, json=whole))

    def attachments(self, page: Page) -> str:
        """Where the attachments of a page are."""
        return f"{self.url}/rest/api/content/{page.name}/child/attachment"

    def attached(self, page: Page, picture: Picture) -> dict[str, str]:
        """The id and the comment of the attachment of that name; nothing where there is none."""
        query = {"filename": picture.name, "expand": "metadata,extensions"}
        answer = asked(self.line, self.line.client.build_request("GET", self.attachments(page), params=query))
        with expected(self.line):
            for item in answer["results"]:
                notes = {**item.get("metadata", {}), **item.get("extensions", {})}
                return {"id": attachment_in(item["id"]), "comment": str(notes.get("comment", ""))}
        return {}


def connected(url: str, user: str, token: str) -> Confluence:
    """A site: of the Cloud, with a mail address and an API token; of Data Center, with a personal token alone.

    Raises MissingExtra, and WikiError for credentials that cannot be sent.
    """
    check_fit(url, user, token if user or token.isascii() else "\0")  # a header holds ASCII alone
    basic = b64encode(f"{user}:{token}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}" if user else f"Bearer {token}"}
    return Confluence(session_with(url, headers, (token, basic)), url.rstrip("/"), CLOUD if user else SERVER)


def attachment_in(value: Any) -> str:
    """The id of an attachment, which becomes a part of an address. Raises ValueError."""
    if not re.fullmatch("[A-Za-z0-9]{1,64}", str(value)):
        raise ValueError("no id of an attachment")
    return str(value)


def comment(picture: Picture) -> str:
    """What is said of an attachment: its sum."""
    return f"{SIGNED} sha256:{hashlib.sha256(picture.files[picture.name]).hexdigest()}"


def anchor(name: str) -> str:
    """An anchor macro, which shows nothing."""
    return f'<ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">{name}</ac:parameter></ac:structured-macro>'


def anchor_pattern(name: str) -> str:
    """The same as Confluence may have saved it, with attributes of its own."""
    return (
        r'<ac:structured-macro\b(?=[^>]*\bac:name="anchor")[^>]*>\s*<ac:parameter\b[^>]*>\s*'
        rf"{name.replace('.', chr(92) + '.')}\s*</ac:parameter>\s*</ac:structured-macro>"
    )


def summed(snippets: Sequence[str], before: str) -> str:
    """Some snippets behind an anchor with their sum; what stood there where it has it, as Confluence rewrites pages."""
    block = "\n".join(snippets)
    name = f"csirtgraph-{hashlib.sha256(block.encode()).hexdigest()[:16]}"
    return before if re.search(anchor_pattern(name), before) else f"<p>{anchor(name)}</p>{block}"


def is_whole(part: str) -> bool:
    """Whether a part of a page has every beginning and end of its elements, so that it can be taken out."""
    spaces = 'xmlns:ac="ac" xmlns:ri="ri" xmlns:at="at"'
    try:
        ElementTree.fromstring(f"<part {spaces}>{re.sub(r'&[A-Za-z]+;', '', part)}</part>")
    except ElementTree.ParseError:
        return False
    return True
