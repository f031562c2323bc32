"""Breaking text into lines: Japanese at phrases, never before or after the wrong mark."""

import re
from functools import cache, lru_cache
from typing import Any

from csirtgraph.drawing.text.fonts import text_width
from csirtgraph.drawing.text.graphemes import clusters, continues

#: 行頭禁則 and 行末禁則: what no line begins with, and what no line ends with.
NOT_FIRST = set(
    "、。，．,.・：；:;！？!?)]}）］｝〕〉》」』】’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞ…‥％%〜/"
)
NOT_FIRST |= {"\u3099", "\u309a"}  # the marks of decomposed kana
NOT_LAST = set("([{（［｛〔〈《「『【‘“")
#: Where text with no phrase to break at may be broken: each ideograph, else inside a word.
WIDE = 0x2E80
#: A plan's own hints where a word may be broken: a zero-width space, and a soft hyphen.
HINTS = "\u200b\u00ad"
#: Words that katakana compounds go on with: a compound too long for a line is broken before one of them.
COMPOUNDS = re.compile(
    "(?<=[ァ-ヺー])(?=アウェアネス|アーキテクト|アセスメント|アドバイザー|アナリスト|アプリケーション|インシデント|インテリジェンス|"
    "インフラ|エキスパート|エンジニア|オフィサー|オフィス|オペレーション|ガバナンス|グループ|コーディネーター|コマンダー|"
    "コミュニケーション|コンサルタント|コンサルティング|コンプライアンス|サーバ|サービス|システム|スペシャリスト|セキュリティ|"
    "センター|ソフトウェア|ソリューション|チーム|ディレクター|デスク|トレーニング|ネットワーク|ハードウェア|パートナー|"
    "ハンドラー|ハンドリング|フォレンジック|プラットフォーム|プロジェクト|プロセス|プロバイダー|ベンダー|ポリシー|"
    "マネージメント|マネージャー|マネジメント|マネジャー|メーカー|モニタリング|リーダー|リサーチャー|レスポンス|レポート)"
)
KATAKANA = re.compile("[ァ-ヺー]{6,}")
SCRIPTS = re.compile("[ァ-ヺー・]+|[ぁ-ゟ]+|[^ァ-ヺー・ぁ-ゟ]+")


@lru_cache(maxsize=4096)  # a tree measures the same words in every form that it tries
def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text`, none wider than `width` (pt) where that is possible, as equal as can be."""
    return tuple(line for part in text.split("\n") for line in wrap_line(part, width, size, bold))


def wrap_line(text: str, width: float, size: float, bold: bool) -> list[str]:
    """The lines of a text without line breaks of its own."""
    if text_width(text, size, bold) <= width:
        return [text]
    pieces = [piece for phrase in phrases(text) for piece in fitting(phrase, width, size, bold)]
    count = len(filled(pieces, width, size, bold))
    low, high = width / count, width
    while high - low > size / 4:  # the narrowest width that needs no more lines
        middle = (low + high) / 2
        low, high = (low, middle) if len(filled(pieces, middle, size, bold)) <= count else (middle, high)
    return filled(pieces, high, size, bold)


def filled(pieces: list[str], width: float, size: float, bold: bool) -> list[str]:
    """Pieces put into lines as long as they fit."""
    lines: list[str] = []
    for piece in pieces:
        if lines and text_width((lines[-1] + piece).rstrip(), size, bold) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    whole = [line.strip() for line in lines if line.strip()] or [""]
    return [*map(hyphened, whole[:-1]), whole[-1]]


@lru_cache(maxsize=8192)  # a table measures its words again on each page
def room_for(text: str, width: float, size: float, bold: bool = False) -> float:
    """A width to break a text to: wider than asked for, by half at most, where a word in katakana needs it."""
    words_ = (word for run in KATAKANA.findall(text) for word in COMPOUNDS.split(run))
    return max(width, min(1.5 * width, max((text_width(word, size, bold) for word in words_), default=0)))


def hyphened(line: str) -> str:
    """A line; one broken at a soft hyphen behind a Latin letter shows it."""
    return line[:-1] + "-" if line.endswith("\u00ad") and is_latin(line[-2:]) else line


def phrases(text: str) -> list[str]:
    """The smallest parts a line may end after: words, and Japanese phrases (文節)."""
    return joined([part for word in words(text) for part in japanese(word)])


def joined(pieces: list[str]) -> list[str]:
    """The same pieces, those kept together that kinsoku forbids to part, or that are parts of one character."""
    found: list[str] = []
    for piece in pieces:
        if found and (piece[0] in NOT_FIRST or found[-1][-1] in NOT_LAST or continues(found[-1], piece[0])):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def words(text: str) -> list[str]:
    """Parts that end with a space, or after a mark that separates."""
    found = [""]
    for character in text:
        found[-1] += character
        if character in " 、。・/／" + HINTS:
            found.append("")
    return [word for word in found if word]


@lru_cache(maxsize=4096)
def japanese(word: str) -> tuple[str, ...]:
    """The phrases of one word; Latin words are one phrase."""
    return (word,) if len(word) < 5 or is_latin(word) else tuple(parser().parse(word))


def is_latin(text: str) -> bool:
    """Whether a text has no kana and no kanji."""
    return all(ord(character) < WIDE for character in text)


@cache
def parser() -> Any:
    """BudouX, loaded when the first long text needs it."""
    import budoux

    return budoux.load_default_japanese_parser()


def fitting(phrase: str, width: float, size: float, bold: bool) -> list[str]:
    """A phrase cut where it must be: where the script changes, between words, else where kinsoku allows."""
    if text_width(phrase, size, bold) <= width:
        return [phrase]
    runs = SCRIPTS.findall(phrase)
    runs = COMPOUNDS.split(phrase) if len(runs) == 1 else runs
    if len(runs) > 1:
        return joined([piece for run in runs for piece in fitting(run, width, size, bold)])
    pieces = [""]
    for character in clusters(phrase):
        wide = text_width(pieces[-1] + character, size, bold) > width
        held = character in NOT_FIRST or pieces[-1][-1:] in NOT_LAST
        if pieces[-1] and wide and not (held and len(pieces[-1]) < 80):
            pieces.append("")
        pieces[-1] += character
    return pieces
