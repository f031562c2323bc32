"""What is installed on request: `pip install 'csirtgraph[name]'`."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Text


@dataclass(frozen=True, slots=True)
class Extra:
    """The modules an extra brings, as Python imports them, and what they are for."""

    modules: tuple[str, ...]
    purpose: Text

    @property
    def is_installed(self) -> bool:
        """Whether Python finds every module; none is imported."""
        return all(find_spec(module) is not None for module in self.modules)


EXTRAS = {
    "contacts": Extra(("vobject",), Text("vCard (.vcf)", "vCards (.vcf)")),
    "documents": Extra(("docx",), Text("Word 文書 (.docx)", "Word documents (.docx)")),
    "handbook": Extra(("weasyprint",), Text("体制計画書の PDF (handbook)", "handbooks as PDF (handbook)")),
    "imports": Extra(
        ("charset_normalizer", "defusedxml", "openpyxl"),
        Text("表や図の取り込み (import)", "import of spreadsheets and diagrams (import)"),
    ),
    "sheets": Extra(("openpyxl",), Text("Excel の表 (.xlsx)", "Excel workbooks (.xlsx)")),
    "slides": Extra(("lxml", "pptx"), Text("PowerPoint の資料 (.pptx)", "PowerPoint decks (.pptx)")),
    "studio": Extra(("starlette", "uvicorn", "watchfiles"), Text("スタジオ (serve)", "the studio (serve)")),
    "wiki": Extra(("httpx",), Text("wiki への掲載 (publish)", "wikis (publish)")),
}


class MissingExtra(CsirtgraphError):
    """A package that is not installed; `extra` brings it, or nothing does where the system lacks a library."""

    WORDS = {
        "contacts": Text(
            ".vcf には vobject が必要です: {install}\n.csv と .html はそのまま使えます。",
            ".vcf needs vobject: {install}\n.csv and .html work without.",
        ),
        "documents": Text(
            ".docx には python-docx が必要です: {install}\nMarkdown (.md) はそのまま使えます。",
            ".docx needs python-docx: {install}\nMarkdown (.md) works without.",
        ),
        "handbook": Text(
            "体制計画書の PDF には WeasyPrint と Pango が必要です ({reason})。\n"
            "  {install}\n  Debian/Ubuntu: apt install libpangoft2-1.0-0\n  macOS: brew install pango\n"
            "  Windows: MSYS2 で mingw-w64-x86_64-pango を入れる\n.docx と .html はそのまま使えます。",
            "a handbook as PDF needs WeasyPrint and Pango ({reason}).\n"
            "  {install}\n  Debian/Ubuntu: apt install libpangoft2-1.0-0\n  macOS: brew install pango\n"
            "  Windows: install mingw-w64-x86_64-pango with MSYS2\n.docx and .html work without.",
        ),
        "imports": Text(
            "この形式の取り込みには追加のパッケージが必要です ({reason}): {install}\n"
            "UTF-8 の .csv はそのまま取り込めます。",
            "importing this format needs more packages ({reason}): {install}\n.csv in UTF-8 works without.",
        ),
        "sheets": Text(
            ".xlsx には openpyxl が必要です: {install}\n.csv はそのまま使えます。",
            ".xlsx needs openpyxl: {install}\n.csv works without.",
        ),
        "slides": Text("PowerPoint には python-pptx が必要です: {install}", "PowerPoint needs python-pptx: {install}"),
        "studio": Text(
            "スタジオには追加のパッケージが必要です ({reason}): {install}",
            "the studio needs more packages ({reason}): {install}",
        ),
        "wiki": Text("publish には httpx が必要です: {install}", "publish needs httpx: {install}"),
        "cairo": Text(
            "PNG と PDF には CairoSVG と libcairo が必要です ({reason})。\n"
            "  pip install cairosvg\n  Debian/Ubuntu: apt install libcairo2\n  macOS: brew install cairo\n"
            "  Windows: GTK ランタイム (libcairo-2.dll) を入れて PATH に通す\nSVG はそのまま使えます。",
            "PNG and PDF need CairoSVG and libcairo ({reason}).\n"
            "  pip install cairosvg\n  Debian/Ubuntu: apt install libcairo2\n  macOS: brew install cairo\n"
            "  Windows: install the GTK runtime (libcairo-2.dll) and put it on PATH\nSVG works without.",
        ),
    }
    status = 501

    def __init__(self, extra: str, code: str = "", reason: object = ""):
        self.extra = extra
        super().__init__(code or extra, install=install_line(extra), reason=reason)


def require(extra: str) -> None:
    """Import what an extra brings. Raises MissingExtra."""
    try:
        for module in EXTRAS[extra].modules:
            import_module(module)
    except ImportError as error:
        raise MissingExtra(extra, reason=error) from error


def install_line(extra: str) -> str:
    """What to type to have an extra."""
    return f"pip install 'csirtgraph[{extra}]'"
