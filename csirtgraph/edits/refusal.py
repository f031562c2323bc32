"""Edits that cannot be made, and why, in both languages."""

from collections.abc import Iterable

from csirtgraph.plan.yaml.fields import shown
from csirtgraph.plan.yaml.problems import Problem
from csirtgraph.text import LANGUAGES, Text

WORDS = {
    "no-operation": (
        "編集 {value} はありません: {known} のどれかにしてください",
        "no edit {value}: use one of {known}",
    ),
    "field": (
        "編集 {op} の {field} が使えない値か、ありません: 直してください",
        "the edit {op} has no {field}, or one that is not possible: correct it",
    ),
    "extra": (
        "編集 {op} に {field} はありません: 取り除いてください",
        "the edit {op} has no field {field}: leave it out",
    ),
    "unknown": (
        "{id} は {sections} にありません: 画面を読み込み直してください",
        "{id} is not in {sections}: load the page again",
    ),
    "exists": ("{id} はもうあります: 別の ID にしてください", "there is a {id} already: choose another id"),
    "not-id": (
        "{id} は ID にできません: 半角の英小文字・数字・ハイフンで書いてください",
        "{id} cannot be an id: use lower-case letters, digits and hyphens",
    ),
    "nameless": ("名前がありません: 書いてください", "there is no name: write one"),
    "built-in": (
        "組み込みのプランは編集できません: コピーを作って編集してください",
        "built-in plans cannot be edited: edit a copy of it",
    ),
    "outside": (
        "{file} はプランのフォルダーの外へのリンクです: エディターで編集してください",
        "{file} is a link to a file outside the plan's folder: edit it in an editor",
    ),
    "unwritable": (
        "{file} のこの書き方はここからは変えられません: エディターで編集してください",
        "{file} is written in a way that cannot be changed from here: edit it in an editor",
    ),
    "breaks": (
        "プランとして読めなくなるため、保存しません: {reason}",
        "not saved, as the plan could not be read: {reason}",
    ),
}


class EditError(Exception):
    """An edit that is malformed or would break the plan: words in both languages, and the plan's problems then."""

    def __init__(self, code: str, problems: Iterable[Problem] = (), **values: object):
        self.problems = tuple(problems)
        gaps = {name: shown(" ".join(str(value).split())) for name, value in values.items()}
        reasons = {language: self.problems[0].message(language) if self.problems else "" for language in LANGUAGES}
        japanese, english = WORDS[code]
        self.text = Text(
            japanese.format_map({**gaps, "reason": reasons["ja"]}),
            english.format_map({**gaps, "reason": reasons["en"]}),
        )
        super().__init__(self.text.en)
