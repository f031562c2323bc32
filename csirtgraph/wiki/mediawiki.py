"""MediaWiki's action API: signing in with a bot password, reading a page, uploading files, editing the page."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any

from csirtgraph.wiki.blocks import Figures, Marks, filled
from csirtgraph.wiki.errors import Reason, WikiError
from csirtgraph.wiki.http import Session, asked, check_fit, expected, session_with, text_in
from csirtgraph.wiki.page import SIGNED, Page
from csirtgraph.wiki.picture import Picture

AT_ONCE = 50  # titles in a query
BEGIN, END = "<!-- csirtgraph:begin {} -->", "<!-- csirtgraph:end {} -->"
FORM = {"format": "json", "formatversion": "2"}
SIGNED_IN = {"assert": "user"}
HIDEABLE = {"sha1", "comment"}  # what is asked of a file, unless an administrator hid it

#: What the API's error codes mean; any other is reported in the wiki's words.
ERRORS: Mapping[str, Reason] = {
    **dict.fromkeys(("editconflict", "articleexists", "pagedeleted"), "409"),
    **dict.fromkeys(("missingtitle", "invalidtitle"), "404"),
    **dict.fromkeys(("file-too-large", "filetoobig"), "413"),
    **dict.fromkeys(("assertuserfailed", "badtoken", "notoken"), "401"),
    **dict.fromkeys(("permissiondenied", "protectedpage", "cascadeprotected", "blocked", "readapidenied"), "403"),
    **dict.fromkeys(("readonly", "ratelimited", "maxlag"), "busy"),
}


@dataclass(frozen=True)
class MediaWiki:
    """A wiki after signing in; `url` is that of its api.php."""

    line: Session
    url: str

    def page(self, name: str) -> Page:
        """A page as it is now, with a token to change it."""
        answer = self.ask(
            {
                "action": "query",
                "titles": name,
                "prop": "revisions",
                "rvprop": "ids|timestamp|content",
                "rvslots": "main",
                "meta": "tokens",
                "curtimestamp": "1",
            }
        )
        with expected(self.line):
            found = answer["query"]["pages"]
            if len(found) != 1 or "revisions" not in found[0]:
                raise self.line.error("404", name)
            [revision] = found[0]["revisions"]
            base = {
                "baserevid": str(int(revision["revid"])),
                "basetimestamp": text_in(revision["timestamp"]),
                "starttimestamp": text_in(answer["curtimestamp"]),
                "token": text_in(answer["query"]["tokens"]["csrftoken"]),
            }
            return Page(text_in(found[0]["title"]), text_in(revision["slots"]["main"]["content"]), base)

    def filled(self, page: Page, plan: str, figures: Figures) -> str:
        """The text between two comments is ours; a figure stands in a paragraph of its own."""

        def error(reason: Reason, name: str) -> WikiError:
            return WikiError(reason, page.name, f"  {BEGIN.format(name)}\n  {END.format(name)}")

        marks = Marks(
            begin=lambda name: pattern(BEGIN, name),
            end=lambda name: pattern(END, name),
            whole=lambda name, inside: f"{BEGIN.format(name)}{inside}{END.format(name)}",
            inside=lambda snippets, _: "\n\n{}\n\n".format("\n\n".join(snippets)),
            check=lambda name, before: None,
            missing=lambda name: error("markers", name),
            crossed=lambda name: error("crossed", name),
        )
        return filled(page.text, plan, figures, marks)

    def stale(self, page: Page, pictures: Sequence[Picture]) -> list[Picture]:
        """Recognised by their SHA-1, which the wiki keeps. A file that someone else put there is not replaced."""
        known: dict[str, Mapping[str, str]] = {}
        for start in range(0, len(pictures), AT_ONCE):
            titles = "|".join(f"File:{picture.name}" for picture in pictures[start : start + AT_ONCE])
            answer = self.ask({"action": "query", "titles": titles, "prop": "imageinfo", "iiprop": "sha1|comment"})
            with expected(self.line):
                pages = answer["query"]["pages"]
                infos = {plain(text_in(item["title"])): item["imageinfo"][0] for item in pages if item.get("imageinfo")}
                known |= {
                    name: {key: text_in(info[key] or "") for key in HIDEABLE & info.keys()}
                    for name, info in infos.items()
                }
        changed = [picture for picture in pictures if known.get(plain(picture.name), {}).get("sha1") != sha1(picture)]
        for picture in changed:
            if not known.get(plain(picture.name), {"comment": SIGNED}).get("comment", "").startswith(SIGNED):
                raise self.line.error("taken", picture.name)
        return changed

    def upload(self, page: Page, picture: Picture) -> None:
        """A new file, or a new version of one. The comment is also the text of a new file's page."""
        data = {
            "action": "upload",
            "filename": picture.name,
            "comment": f"{SIGNED}: {picture.stem}",
            "ignorewarnings": "1",  # such as that there is an older version
            "token": page.base["token"],
        }
        file = (picture.name, picture.files[picture.name], guess_type(picture.name)[0])
        request = self.line.client.build_request("POST", self.url, data=FORM | SIGNED_IN | data, files={"file": file})
        self.done(asked(self.line, request), "upload")

    def save(self, page: Page, text: str, is_minor: bool) -> None:
        """Change the page, unless someone else has."""
        data = {"action": "edit", "title": page.name, "text": text, "summary": SIGNED, "nocreate": "1"}
        data |= {"minor": "1", "bot": "1"} if is_minor else {}
        request = self.line.client.build_request("POST", self.url, data={**FORM, **SIGNED_IN, **data, **page.base})
        self.done(asked(self.line, request), "edit")

    def ask(self, values: Mapping[str, str]) -> dict[str, Any]:
        """The answer to a question."""
        return checked(
            self.line,
            asked(self.line, self.line.client.build_request("GET", self.url, params={**FORM, **SIGNED_IN, **values})),
        )

    def done(self, answer: dict[str, Any], action: str) -> None:
        """Check that a change was made."""
        with expected(self.line):
            if checked(self.line, answer)[action]["result"] != "Success":
                raise self.line.error("refused", str(answer[action]))


def signed_in(url: str, user: str, password: str) -> MediaWiki:
    """A session of a bot password. Raises WikiError and MissingExtra."""
    check_fit(url, user, password)
    line = session_with(url, {}, (password,))
    build = line.client.build_request
    tokens = {"action": "query", "meta": "tokens", "type": "login"}
    answer = checked(line, asked(line, build("GET", url, params=FORM | tokens)))
    with expected(line):
        token = text_in(answer["query"]["tokens"]["logintoken"])
    names = {"action": "login", "lgname": user, "lgpassword": password, "lgtoken": token}
    answer = checked(line, asked(line, build("POST", url, data=FORM | names)))
    with expected(line):
        if answer["login"]["result"] != "Success":
            raise line.error("401", str(answer["login"].get("reason", answer["login"]["result"])))
    return MediaWiki(line, url)


def checked(line: Session, answer: dict[str, Any]) -> dict[str, Any]:
    """An answer that is no error; MediaWiki answers errors with the status of success."""
    error = answer.get("error")
    if error is not None:
        with expected(line):
            raise line.error(ERRORS.get(error["code"], "refused"), str(error.get("info", error["code"])))
    return answer


def pattern(mark: str, name: str) -> str:
    """A comment as a regular expression; the name may be one itself."""
    return re.escape(mark).replace(re.escape("{}"), name.replace(".", r"\."))


def plain(title: str) -> str:
    """A file's name as titles spell it: without the namespace, whose word is the wiki's, and with a capital."""
    name = title.rpartition(":")[2].replace(" ", "_")
    return name[:1].upper() + name[1:]


def sha1(picture: Picture) -> str:
    """The sum by which MediaWiki knows a file; nothing rests on its being hard to forge."""
    return hashlib.sha1(picture.files[picture.name], usedforsecurity=False).hexdigest()
