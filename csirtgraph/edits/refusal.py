"""Edits that cannot be made, and why, in both languages."""

from collections.abc import Iterable

from csirtgraph.errors import CsirtgraphError
from csirtgraph.plan.yaml.problems import Problem
from csirtgraph.plan.yaml.scalars import shown
from csirtgraph.text import LANGUAGES, Text


class EditError(CsirtgraphError):
    """An edit that is malformed or would break the plan: words in both languages, and the plan's problems then."""

    WORDS = {
        "no-operation": Text(
            "編集 {value} はありません: {known} のどれかにしてください",
            "unknown edit {value}: use one of {known}",
        ),
        "field": Text(
            "編集 {op} の {field} が使えない値か、ありません: 直してください",
            "{field} of the edit {op} is missing or invalid: correct it",
        ),
        "extra": Text(
            "編集 {op} に {field} はありません: 取り除いてください",
            "the edit {op} does not take {field}: leave it out",
        ),
        "unknown": Text(
            "{id} は {sections} にありません: 画面を読み込み直してください",
            "{id} is not in {sections}: reload the page",
        ),
        "exists": Text(
            "{id} はもうあります: 別の ID にしてください", "the id {id} is already used: choose another one"
        ),
        "not-id": Text(
            "{id} は ID にできません: 半角の英小文字・数字・ハイフンで書いてください",
            "{id} cannot be an id: use lower-case letters, digits and hyphens",
        ),
        "nameless": Text("名前がありません: 書いてください", "the name is missing: enter one"),
        "built-in": Text(
            "組み込みのプランは編集できません: コピーを作って編集してください",
            "built-in plans cannot be edited: edit a copy of it",
        ),
        "outside": Text(
            "{file} はプランのフォルダーの外へのリンクです: エディターで編集してください",
            "{file} is a link to a file outside the plan's folder: edit it in an editor",
        ),
        "unwritable": Text(
            "{file} のこの書き方はここからは変えられません: エディターで編集してください",
            "the form of {file} cannot be edited here: use an editor",
        ),
        "breaks": Text(
            "プランとして読めなくなるため、保存しません: {reason}",
            "not saved, as the plan could not be read: {reason}",
        ),
    }

    def __init__(self, code: str, problems: Iterable[Problem] = (), **values: object):
        self.problems = tuple(problems)
        first = self.problems[:1]
        reason = Text(*("".join(problem.message(language) for problem in first) for language in LANGUAGES))
        gaps = {name: shown(" ".join(str(value).split())) for name, value in values.items()}
        super().__init__(code, reason=reason, **gaps)
