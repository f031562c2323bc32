"""The words of every problem with a plan file, in Japanese and English: what is wrong: what to do."""

from csirtgraph.text import Text

MESSAGES = {
    # files
    "no-file": Text(
        "プランが見つかりません: フォルダー、YAML ファイル、または組み込みの {known} を指定してください",
        "there is no such plan: name a folder, a YAML file or a built-in one ({known})",
    ),
    "to-import": Text(
        "これは表や図で、プランではありません: csirtgraph import {file} -o our-csirt でプランにしてください",
        "a table or a diagram, and no plan: make one of it with csirtgraph import {file} -o our-csirt",
    ),
    "no-yaml": Text(
        "フォルダーに YAML ファイルがありません: roles.yaml などを置いてください",
        "the folder holds no YAML file: add one, such as roles.yaml",
    ),
    "unreadable": Text(
        "読み込めません ({reason}): 権限と場所を確認してください",
        "cannot be read ({reason}): check its location and permissions",
    ),
    "too-large": Text(
        "{size} バイトあります: {limit} バイト以下に分割してください",
        "the file has {size} bytes: split it below {limit}",
    ),
    "too-many-files": Text(
        "YAML ファイルが {limit} 個を超えています: 不要なものを除いてください",
        "more than {limit} YAML files: remove what does not belong to the plan",
    ),
    "too-many-folders": Text(
        "フォルダーが {limit} 個を超えています: プランのフォルダーだけを指定してください",
        "more than {limit} folders: name only the folder of the plan",
    ),
    "no-regular-file": Text(
        "通常のファイルではありません: 取り除いてください",
        "not a regular file: remove it",
    ),
    "linked-away": Text(
        "プランの外 {target} へのリンクです: ファイルを置くか、csirtgraph --allow でそのフォルダーを許可してください",
        "a link to {target}, outside the plan: put the file itself there, or allow its folder with csirtgraph --allow",
    ),
    "places-away": Text(
        "プランの外へのリンクです: 図はこのファイルなしで描きました。リンクを削除してください",
        "a link that leads away from the plan: the figures are drawn without it; delete the link",
    ),
    "no-places": Text(
        "{figure} の配置になっていません: csirtgraph layout --reset で消せます",
        "no places of the boxes in {figure}: csirtgraph layout --reset removes them",
    ),
    "no-view": Text(
        "表示になっていません: - {{name: …, figure: …}} の形で500字以内で書くか、この行を削除してください",
        "not a view: write - {{name: …, figure: …}} with at most 500 characters each, or delete the line",
    ),
    "too-many-views": Text(
        "表示が {limit} 件を超えています: ここからは使いません。いくつか削除してください",
        "more than {limit} views: those from here on are not used; delete some",
    ),
    "no-place": Text(
        "配置になっていません: [横, 縦] を {limit} までの整数で書くか、この行を削除してください",
        "not a place: write [across, down] in whole numbers up to {limit}, or delete the line",
    ),
    "too-many-values": Text(
        "値が {limit} 個を超えています: プランを分けてください",
        "more than {limit} values: split the plan",
    ),
    "too-much": Text(
        "ファイルが合わせて {size} バイトあります: {limit} バイト以下にしてください",
        "the files have {size} bytes together: at most {limit} are read",
    ),
    "encoding": Text(
        "UTF-8 ではありません (バイト 0x{byte}): UTF-8 で保存してください",
        "not UTF-8 (byte 0x{byte}): save the file as UTF-8",
    ),
    "character": Text(
        "使えない文字 U+{point} があります: 取り除いてください",
        "character U+{point} is not allowed: remove it",
    ),
    "tab": Text("字下げにタブがあります: 空白に置き換えてください", "a tab is used as indentation: use spaces"),
    "empty": Text(
        "ファイルが空です: 内容を書くか、ファイルを削除してください",
        "the file is empty: add content or delete it",
    ),
    "syntax": Text(
        "YAML として読めません ({reason}): 字下げ、コロン、引用符を確認してください",
        "not valid YAML ({reason}): check indentation, colons and quotes",
    ),
    "alias": Text(
        "アンカー・エイリアス (& *) は使えません: 値をそのまま書いてください",
        "anchors and aliases (& *) are not allowed: write the value out",
    ),
    "merge-key": Text(
        "マージキー (<<) は使えません: extends を使ってください",
        "merge keys (<<) are not allowed: use extends",
    ),
    "tag": Text("タグ {tag} は使えません: タグを外してください", "the tag {tag} is not allowed: remove it"),
    "depth": Text(
        "入れ子が {limit} 段を超えています: 浅くしてください", "nested deeper than {limit} levels: flatten it"
    ),
    "documents": Text(
        "1つのファイルに複数の文書 (---) があります: ファイルを分けてください",
        "more than one document (---) in the file: use one file for each",
    ),
    "complex-key": Text(
        "キーがリストや表になっています: 1つの語にしてください",
        "a key is a list or a mapping: use a single word",
    ),
    "duplicate-key": Text(
        "キー {key} は {first} にもあります: どちらかを削除してください",
        "{key} is defined at {first} already: remove one of them",
    ),
    "no-mapping": Text("「キー: 値」の形が必要です", "“key: value” lines are expected here"),
    "extends-cycle": Text(
        "extends が循環しています ({chain}): どこかで断ち切ってください",
        "extends is circular ({chain}): break the circle",
    ),
    "extends-depth": Text(
        "extends が {limit} 段を超えています: 段数を減らしてください",
        "extends is more than {limit} levels deep: use fewer levels",
    ),
    "extends-missing": Text(
        "extends 先 {target} がありません: {nearest} などを指定してください",
        "extends names {target}, which does not exist: try {nearest}",
    ),
    "extends-away": Text(
        "extends 先 {target} はプランの隣にも同じ git リポジトリーにもありません: "
        "csirtgraph --allow でそのフォルダーを許可してください",
        "extends names {target}, which is neither beside the plan nor in its git repository: "
        "allow its folder with csirtgraph --allow",
    ),
    "too-many-problems": Text(
        "ここから先にも誤りがあります: 上の {limit} 件を先に直してください",
        "there are more mistakes after this: fix the {limit} above first",
    ),
    # shapes
    "unknown-key": Text("未知のキー {key} です: {advice}", "unknown key {key}: {advice}"),
    "missing-key": Text("{key} がありません: 追加してください", "{key} is missing: add it"),
    "missing-choice": Text(
        "{key} がありません: {choices} から選んで追加してください",
        "{key} is missing: add it, one of {choices}",
    ),
    "sign": Text("{sign} があります: 半角の {plain} にしてください", "found {sign}: write {plain} instead"),
    "unseen-sign": Text("{sign} があります: 取り除いてください", "found {sign}: remove it"),
    "not-one-id": Text("ID が1つ必要です", "one id is expected here"),
    "not-text": Text("文字列、または {{ja: …, en: …}} が必要です", "a text or {{ja: …, en: …}} is expected here"),
    "blank": Text(
        "空の文字列です: 文字を書くか、行を削除してください",
        "the text is empty: add text or delete the line",
    ),
    "long-text": Text(
        "{length} 文字あります: {limit} 文字以下にしてください",
        "the text has {length} characters: use at most {limit}",
    ),
    "not-id": Text(
        "{value} は ID にできません: 半角の英小文字・数字・ハイフンで書いてください (例 {example})",
        "{value} cannot be an id: use lower-case letters, digits and hyphens, such as {example}",
    ),
    "device": Text(
        "{value} は Windows の装置の名前で、フォルダーの名前にできません: 別の ID にしてください",
        "{value} is a reserved device name in Windows and cannot name a folder there: choose another id",
    ),
    "not-link": Text(
        "{value} はリンクにできません: https:// で始まる URL を、ユーザー名やパスワードを入れずに書いてください",
        "{value} cannot be a link: write a URL that begins with https://, without a user name or password",
    ),
    "not-number": Text(
        "{low} から {high} までの整数が必要です: {value}",
        "a whole number from {low} to {high} is expected, not {value}",
    ),
    "not-time": Text(
        "{value} は時間ではありません: 30m (分)、24h (時間)、3d (日)、5bd (営業日) の形で書いてください",
        "{value} is no time: write it as 30m, 24h, 3d, or 5bd for business days",
    ),
    "not-hours": Text(
        "時間帯が必要です: 9-17、18:30-9 の形で書いてください", "hours are expected here: write them as 9-17 or 18:30-9"
    ),
    "not-date": Text(
        "日付が必要です: 2026-04-01 の形で書いてください", "a date is expected here: write it as 2026-04-01"
    ),
    "not-phone": Text(
        "電話番号ではありません: 市外局番から (03-…)、または国番号から (+81-3-…) 書いてください",
        "not a phone number: write it with its country (+81-3-…), or a Japanese one with its area code (03-…)",
    ),
    "not-mail": Text(
        "メールアドレスではありません: つづりを確認してください", "not a mail address: check its spelling"
    ),
    "no-contact": Text(
        "連絡先がありません: phone、mail、chat のどれかを書いてください",
        "nothing to reach anybody by: add phone, mail or chat",
    ),
    "not-boolean": Text("true か false が必要です: {value}", "true or false is expected, not {value}"),
    "not-choice": Text(
        "{value} は使えません: {advice}",
        "{value} is not allowed here: {advice}",
    ),
    "not-list": Text("リストが必要です: [ … ] で書いてください", "a list is expected here: write [ … ]"),
    "nothing-to-remove": Text(
        "取り除く {key} が元のプランにありません: {advice}",
        "there is no {key} to remove in the base plan: {advice}",
    ),
    "empty-list": Text(
        "リストが空です: 値を書くか、行を削除してください",
        "the list is empty: add a value or delete the line",
    ),
    # meaning
    "unknown-id": Text(
        "{value} は {sections} にありません: {advice}",
        "{value} is not in {sections}: {advice}",
    ),
    "unknown-label": Text(
        "{value} は labels にありません: {advice}。この語をそのまま書くには {{en: {value}}} とします",
        "{value} is not in labels: {advice}; for the word itself write {{en: {value}}}",
    ),
    "same-id": Text(
        "ID {id} は {first} でも使われています: 別の ID にしてください",
        "the id {id} is used at {first} too: choose another one",
    ),
    "flow-to-itself": Text(
        "{id} から自分自身への流れです: 宛先を直してください",
        "a flow from {id} to itself: correct its receiver",
    ),
    "stage-years": Text(
        "段階 {span} 年が 1〜{years} 年に収まりません: from、to か years を直してください",
        "the stage of the years {span} is not within 1–{years}: correct from, to or years",
    ),
    "unknown-person": Text(
        "people にいない人です: つづりを確認するか、people に追加してください",
        "this holder is not in people: check the spelling, or add the person",
    ),
    "same-holder": Text(
        "同じ人が2回書かれています: 1つを削除してください", "the same person twice: remove one of them"
    ),
    "same-step": Text(
        "{sender} の step {step} は {first} にもあります: 別の番号にしてください",
        "step {step} of {sender} is at {first} too: choose another number",
    ),
    "on-call-overlap": Text(
        "当番の時間帯 {one} と {other} が重なっています: 重ならないように分けてください",
        "on call at {one} and {other} at the same time: let one begin where the other ends",
    ),
    "no-basis": Text(
        "{id} は監督官庁への期限ですが、根拠がありません: basis に法令などを書いてください",
        "{id} is due to an authority, but on no basis: add the law or rule as basis",
    ),
    "no-due": Text(
        "{id} に期限がありません: within (3d など) か due (文) を書いてください",
        "{id} has no time: add within, such as 3d, or due in words",
    ),
    "circle": Text(
        "{key} が循環しています ({chain}): どこかで断ち切ってください",
        "{key} is circular ({chain}): break the circle",
    ),
    "too-many": Text(
        "{section} が {limit} 件を超えています: プランを分けてください",
        "more than {limit} {section}: split the plan",
    ),
}
