"""Decks as files: read as untrusted input, and packed to the same bytes every time."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from csirtgraph.errors import CsirtgraphError
from csirtgraph.export.files import check_free
from csirtgraph.slides.pptx.markup import NAMES
from csirtgraph.text import Text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how encrypted decks begin, and PowerPoint 97's
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # as Office has it: none
LARGEST = 1_000_000_000  # bytes, of everything in a deck
MAIN = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
TEMPLATE_TYPE = b"presentationml.template.main+xml"
DECK_TYPE = b"presentationml.presentation.main+xml"


class DeckError(CsirtgraphError):
    """A deck or a template that cannot be used: its path, and why."""

    WORDS = {
        "unreadable": Text(
            "{path} を読めません ({detail}): 場所と権限を確認してください",
            "cannot read {path} ({detail}): check its location and permissions",
        ),
        "encrypted": Text(
            "{path} はパスワードで保護されています: PowerPoint で保護を外してから、もう一度実行してください",
            "{path} is protected by a password: remove it in PowerPoint and try again",
        ),
        "old": Text(
            "{path} は PowerPoint 97-2003 の形式です: PowerPoint で .pptx として保存してください",
            "{path} is in the format of PowerPoint 97-2003: save it as .pptx in PowerPoint",
        ),
        "no-deck": Text(
            "{path} は PowerPoint の資料 (.pptx) ではないか、壊れています: PowerPoint で開けるか確かめてください",
            "{path} is not a PowerPoint deck (.pptx) or is damaged: check whether PowerPoint opens it",
        ),
        "macros": Text(
            "{path} にはマクロがあります: PowerPoint で .pptx または .potx として保存してください",
            "{path} has macros: save it as .pptx or .potx in PowerPoint",
        ),
        "large": Text(
            "{path} は大きすぎます: 展開すると 1 GB を超えます",
            "{path} is too large: more than 1 GB when unpacked",
        ),
        "protected": Text(
            "{path} の変更にはパスワードが要ります: PowerPoint で書き込みパスワードを外し、もう一度実行してください",
            "{path} cannot be changed without its password: remove the password in PowerPoint and try again",
        ),
        "changed": Text(
            "{path} はその間に変更されました: 上書きしていません。もう一度実行してください",
            "{path} was changed meanwhile: it was not overwritten; run this again",
        ),
        "no-layout": Text(
            "{path} に、タイトルと図の場所があるレイアウトがありません (今は {detail}): "
            "「タイトルのみ」を加えてください",
            "{path} has no layout with a title and room for a figure (there are: {detail}): "
            "add “Title Only” to its master",
        ),
        "no-figures": Text(
            "{path} にプラン {detail} の図がありません: 図は csirtgraph slides が付けた名前とタグで見分けます",
            "{path} has no figure of the plan {detail}: csirtgraph slides marks figures by names and tags of groups",
        ),
    }

    def __init__(self, path: Path | str, reason: str, detail: str = ""):
        super().__init__(reason, path=path, detail=detail or "–")


def bytes_of(path: Path) -> bytes:
    """A deck as it is on disk. Raises DeckError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeckError(path, "unreadable", error.strerror or str(error)) from error


def check_unchanged(path: Path, before: bytes) -> None:
    """Raises HeldFile and DeckError for a deck that somebody has opened or changed since it was read."""
    check_free(path)
    if bytes_of(path) != before:
        raise DeckError(path, "changed")


def parts_in(path: Path) -> dict[str, bytes]:
    """Everything in a deck by its name, in order. Raises DeckError."""
    data = bytes_of(path)
    if data.startswith(OLE):
        raise DeckError(path, "encrypted" if ENCRYPTED in data else "old")
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise DeckError(path, "large")
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise DeckError(path, "no-deck") from error
    except Exception as error:  # zlib.error, which has no other base
        raise error if isinstance(error, DeckError) else DeckError(path, "no-deck") from error
    if MAIN not in parts or TYPES not in parts:
        raise DeckError(path, "no-deck")
    return parts


def check_editable(parts: Mapping[str, bytes], path: Path) -> None:
    """Raises DeckError for a deck that asks for a password before it is changed."""
    if parsed(parts[MAIN], path).find("p:modifyVerifier", NAMES) is not None:
        raise DeckError(path, "protected")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip archive without times."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = ZipInfo(name, ZIP_DATE)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return written.getvalue()


def saved(deck: Any) -> bytes:
    """A deck of python-pptx as bytes that depend on nothing else."""
    written = BytesIO()
    deck.save(written)
    with ZipFile(written) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def parsed(data: bytes, path: Path) -> Any:
    """The XML of a part, without entities and network. Raises DeckError."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise DeckError(path, "no-deck") from error
    if root.getroottree().docinfo.doctype:
        raise DeckError(path, "no-deck")
    return root
