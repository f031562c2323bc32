"""The messages of the studio, in both languages: what is wrong: what to do."""

from csirtgraph.errors import shown
from csirtgraph.text import Language, Text

WORDS = {
    # who may come in
    "host": Text(
        "このアドレスでは開けません: 端末に表示されたリンクを開いてください",
        "this address is not allowed: open the link shown in the terminal",
    ),
    "origin": Text(
        "ほかのページからの要求です: スタジオのページから操作してください",
        "the request came from another page: use the studio's own page",
    ),
    "no-session": Text(
        "このブラウザーはまだ入れません: 端末で csirtgraph serve が表示したリンクを開いてください",
        "this browser has no session: open the link that csirtgraph serve shows in the terminal",
    ),
    "csrf": Text("ページが古くなっています: 読み込み直してください", "this page is out of date: reload it"),
    "not-json": Text(
        "JSON が必要です: Content-Type を application/json にしてください",
        "JSON is required: set Content-Type to application/json",
    ),
    "too-large": Text(
        "要求が {limit} バイトを超えています: 変更を分けて送ってください",
        "more than {limit} bytes: send the changes in parts",
    ),
    "too-slow": Text(
        "要求が届き終わりませんでした: もう一度送ってください", "the request did not arrive: send it again"
    ),
    "too-many": Text(
        "開いているページが多すぎます: いくつか閉じてください", "too many pages are open: close some of them"
    ),
    # what is asked for
    "no-such": Text("{path} はありません", "there is no {path}"),
    "method": Text("この操作はできません: {path}", "method not allowed for {path}"),
    "not-one-of": Text(
        "{name} の値 {value} は使えません: {known} から選んでください",
        "{name} cannot be {value}: choose one of {known}",
    ),
    "no-mode": Text("図 {name} は{mode}にありません", "there is no figure {name} in {mode}"),
    "no-plan": Text(
        "プランに誤りがあるため描けません: 一覧の誤りを直してください",
        "the plan cannot be drawn: fix the listed problems",
    ),
    "outdated": Text("プランが変わりました: もう一度求めてください", "the plan has changed: repeat the request"),
    # writing
    "if-match": Text(
        "変更の元になった版が要ります: If-Match を付けてください", "the base revision is missing: send If-Match"
    ),
    "bad-edits": Text(
        '変更を読み取れません: {{"edits": [ … ]}} を送ってください', 'no edits found: send {{"edits": [ … ]}}'
    ),
    "bad-moves": Text(
        '位置を読み取れません: {{"moves": {{"箱の ID": [右へ, 下へ]}}}} を送ってください',
        'no moves found: send {{"moves": {{"id of a box": [right, down]}}}}',
    ),
    "bad-views": Text(
        "表示の一覧を読み取れません: 名前のある表示を {limit} 件まで、各項目500字以内で送ってください",
        "no views found: send up to {limit} views with a name, each value with at most 500 characters",
    ),
    "not-movable": Text(
        "この図の箱は動かせません: 動かせるのは60個までの箱の関連図です",
        "the boxes of this figure cannot be moved: only those of diagrams of up to 60 boxes can",
    ),
    "conflict": Text(
        "ほかの人かエディターが先に保存しました: 両方の変更を見て、もう一度行ってください",
        "someone else saved first: compare both changes, then repeat yours",
    ),
    "nothing-to-undo": Text("元に戻す変更がありません", "there is nothing to undo"),
    "nothing-to-redo": Text("やり直す変更がありません", "there is nothing to redo"),
    "built-in": Text(
        "組み込みのプランは変更できません: csirtgraph init {folder} --pattern {letter} で自分のプランを作り、"
        "csirtgraph serve {folder} で開いてください",
        "built-in plans cannot be changed: csirtgraph init {folder} --pattern {letter} creates your own, "
        "and csirtgraph serve {folder} opens it",
    ),
    "as-said": Text("{words}", "{words}"),
    "locked": Text(
        "{path} は書き込み禁止です: 権限を変えると編集できます",
        "{path} is write-protected: change its permissions to edit the plan",
    ),
    "gone": Text(
        "プランがなくなりました: 元の場所に戻すと続けられます。最後の図は残っています",
        "the plan has been removed: put it back to continue; the last picture is kept",
    ),
    "empty": Text(
        "フォルダーは空です: ブラウザーで表や図を取り込むか、パターンから始めてください",
        "the folder is empty: import a table or a diagram in the browser, or begin with a pattern",
    ),
    "bad-source": Text(
        "取り込むものを読み取れません: ファイル、貼り付けた表、パターン、役割のどれかを送ってください",
        "nothing to import: send a file, a pasted table, a pattern or a role",
    ),
    "not-empty": Text(
        "フォルダーにはもうプランがあります: パターンは空のフォルダーでだけ選べます",
        "the folder has a plan already: a pattern can only be chosen in an empty folder",
    ),
    "broken": Text(
        "スタジオの内部で誤りが起きました ({reason}): 端末の表示を添えて知らせてください",
        "internal error in the studio ({reason}): please report it with the terminal output",
    ),
}


def said(code: str, language: Language, **values: object) -> str:
    """A message in one language; values may be texts in both."""
    return WORDS[code].to(language).format_map({name: shown(value, language) for name, value in values.items()})


def both(code: str, **values: object) -> dict[str, str]:
    """A message in both languages, as the page takes it."""
    return {"ja": said(code, "ja", **values), "en": said(code, "en", **values)}
