"""The messages of the command line, in Japanese where the locale is Japanese, else in English."""

import os
import sys

from csirtgraph.text import Language, Text

JAPANESE = 0x11  # LANG_JAPANESE of Windows

MESSAGES = {
    "no-command": Text(
        "コマンド {name} はありません: {advice}",
        "no command {name}: {advice}",
    ),
    "framework": Text(
        "--framework は図 coverage にだけ使えます",
        "--framework applies only to the figure coverage",
    ),
    "same-plan": Text(
        "{one} と {other} のプランの ID はどちらも {id} です: plan.id を変えるか、別々のフォルダーに描いてください",
        "{one} and {other} both have the plan id {id}: change plan.id or draw each into its own folder",
    ),
    "no-suffix": Text(
        "{path} の形式が分かりません: 拡張子を {known} のどれかにしてください",
        "unknown format of {path}: end the name with one of {known}",
    ),
    "no-id": Text(
        "{option} の {name} がプランにありません: {advice}",
        "{option}: the plan has no {name}: {advice}",
    ),
    "cache": Text(
        "{folder}: 配置と実行結果 {count} 件を記憶しています ({size} MB)",
        "{folder}: {count} remembered layouts and runs, {size} MB",
    ),
    "cache-cleared": Text(
        "{folder}: 記憶していた配置と実行結果 {count} 件 ({size} MB) を削除しました",
        "{folder}: deleted {count} remembered layouts and runs, {size} MB",
    ),
    "no-cache": Text(
        "何も記憶していません: CSIRTGRAPH_CACHE が off か、フォルダーを使えません",
        "nothing is remembered: CSIRTGRAPH_CACHE is off, or its folder cannot be used",
    ),
    "places-kept": Text("{name}: {count} 個の箱の位置", "{name}: places of {count} boxes"),
    "places-lost": Text(
        "{name}: 図にない箱の位置があります ({ids}): 使われないので、csirtgraph layout --reset で消せます",
        "{name}: places of boxes that the figure does not have ({ids}): not used; "
        "csirtgraph layout --reset removes them",
    ),
    "no-places-kept": Text("保存された位置はありません", "no places are kept"),
    "places-forgotten": Text(
        "{path} の位置を消しました: 次に描くとき、新しく並べます",
        "{path}: places removed; the boxes will be laid out again",
    ),
    "table-alone": Text(
        "--table は --dark、--link-map、--part、--whole と同時に指定できません: 表は画像にしないためです",
        "--table excludes --dark, --link-map, --part and --whole: it makes no picture",
    ),
    "no-table": Text(
        "図 {figure} は表ではありません: --table を外すと画像になります",
        "the figure {figure} is no table: without --table it becomes a picture",
    ),
    "dark-for": Text("--dark は --for {wikis} にだけ使えます", "--dark applies only to --for {wikis}"),
    "book-pdf": Text("--book には --format pdf または drawio が必要です", "--book needs --format pdf or drawio"),
    "template-docx": Text(
        "--template は .docx を作る時にだけ使えます",
        "--template applies only to .docx",
    ),
    "wrote": Text("{path} を書き出しました", "wrote {path}"),
    "built": Text("{count} 枚の図を {folder} に書き出しました", "drew {count} figures into {folder}"),
    "failed": Text("{count} 枚の図を描けませんでした", "{count} figures could not be drawn"),
    "cheap": Text("{name} は大きいため、簡略な設定で描きました", "{name} is large: drawn with simpler settings"),
    "part-whole": Text(
        "--part と --whole は同時に指定できません: どちらか一方にしてください",
        "--part and --whole exclude each other: give one of them",
    ),
    "overview": Text(
        "{name} は箱が {count} 個あるため、全体図を描きました: --part N で部分図を、--whole で1枚に描けます",
        "{name} has {count} boxes, so this is an overview: --part N draws one part, --whole all in one",
    ),
    "scaled": Text(
        "{path}: {format} に収まる大きさ ({percent} %) に縮めました: SVG にするか、図の一部だけを描いてください",
        "{path}: scaled to {percent} % to fit {format}: use SVG, or draw a part of the figure",
    ),
    "cut": Text(
        "{path}: Excel の1つのセルに入るのは {limit} 文字までです。残りを省きました: {cells}",
        "{path}: a cell of Excel holds at most {limit} characters; the rest is left out of {cells}",
    ),
    "full-width": Text(
        "{signs} を全角に替えました: {wiki} がリンクやマクロとして読むためです",
        "wrote {signs} as full-width signs: {wiki} would take them for links or macros",
    ),
    "lacking-font": Text(
        "{place}: 同梱のフォントに {signs} がありません: このコンピューターの {font} で描きました",
        "{place}: the shipped font lacks {signs}: drawn in {font} of this computer",
    ),
    "lacking": Text(
        "{place}: {signs} はどのフォントにもなく、描けません: 別の文字にするか、その文字を持つフォントを入れてください",
        "{place}: no font has {signs}, so it cannot be drawn: use another character, or install a font that has it",
    ),
    "exists": Text(
        "{path} は空ではありません: 別のフォルダーを指定してください",
        "{path} is not empty: name another folder",
    ),
    "started": Text(
        "{path} にプランを作りました。次に:\n  csirtgraph build {path}",
        "created a plan in {path}; next:\n  csirtgraph build {path}",
    ),
    "import-usage": Text(
        "取り込むファイルと、新しいプランのフォルダー (-o) か既存のプラン (--into) のどちらかを指定してください",
        "name the files to import, and either a folder for a new plan (-o) or an existing plan (--into)",
    ),
    "file-exists": Text("{path} はもうあります: 別の名前にしてください", "{path} exists: choose another name"),
    "template": Text(
        "{path} を書き出しました。記入したら:\n  csirtgraph import {path} -o our-csirt",
        "wrote {path}; once it is filled in:\n  csirtgraph import {path} -o our-csirt",
    ),
    "import-columns": Text("見つけた列:", "Columns found:"),
    "import-remarks": Text("取り込まなかったもの、推測したもの ({count} 件):", "Not imported, or guessed ({count}):"),
    "import-nobody": Text(
        "何も書き込んでいません: --yes ですべて取り込みます。端末では1つずつ確かめます",
        "nothing written: --yes takes all of it; at a terminal each is asked for",
    ),
    "import-take": Text(
        "取り込みますか (y: はい、n: いいえ、a: 残りすべて、q: ここまで)",
        "Take it (y: yes, n: no, a: all that are left, q: none that are left)",
    ),
    "import-same": Text("変更はありません: 何も書き込みません", "no changes: nothing written"),
    "import-dry": Text("何も書き込んでいません (--dry-run)", "nothing written (--dry-run)"),
    "import-ask": Text("この内容で書き込みますか?", "Write these changes?"),
    "import-boxes": Text(
        "役割と社外の相手の区別が違う箱があれば、名前をコンマで区切って書いてください (なければ Enter)",
        "Which boxes are on the wrong side, roles or parties? Names with commas between (Enter: none)",
    ),
    "import-no-box": Text("箱の名前で書いてください: {names}", "use the words of boxes: {names}"),
    "import-next": Text("次に:\n  csirtgraph build {path}", "next:\n  csirtgraph build {path}"),
    "diff-usage": Text(
        "OLD NEW (それぞれ REV:PATH でも可)、REV -- PATH、または REV1 REV2 -- PATH を指定してください",
        "name OLD NEW (each may be REV:PATH), or REV -- PATH, or REV1 REV2 -- PATH",
    ),
    "working-tree": Text("作業中の版", "working tree"),
    "one-path": Text("プランの場所を1つ指定してください: -- PATH", "name the place of one plan: -- PATH"),
    "side-old": Text("変更前 {name}", "old side, {name}"),
    "side-new": Text("変更後 {name}", "new side, {name}"),
    "none-open": Text(
        "{plan} に募集する役割がありません: 体制図の役職に open: true を付けるか、役割を指定してください ({known})",
        "no role of {plan} is open: give a post open: true, or name roles ({known})",
    ),
    "none-outsourced": Text(
        "{plan} に委託する役割がありません: 役割に sourcing: outsourced を付けるか、役割を指定してください ({known})",
        "no role of {plan} is outsourced: give one sourcing: outsourced, or name roles ({known})",
    ),
    "kept": Text(
        "前の図にもある箱の組 {pairs} 組のうち、左右と上下の順を {share} % 保ちました",
        "kept {share} % of the horizontal and vertical orders of the {pairs} pairs of boxes shared with the old figure",
    ),
    "slides-wrote": Text("{path} に {count} 枚のスライドを書き出しました", "wrote {path}: {count} slides"),
    "slides-update-alone": Text(
        "--update は -o、--template、--size、--mode、--lang、--theme、--parts、--smallest、--cover、--chapters "
        "と一緒に使えません: 資料の図が覚えています",
        "--update does not go with -o, --template, --size, --mode, --lang, --theme, --parts, --smallest, --cover "
        "or --chapters: the deck stores them",
    ),
    "slides-no-update": Text(
        "--relayout、--dry-run、--no-backup は --update と一緒に使ってください",
        "--relayout, --dry-run and --no-backup go with --update",
    ),
    "slides-size": Text(
        "--size はテンプレートが決めます: --template と一緒に使わないでください",
        "the template sets the size: use --size without --template",
    ),
    "slides-same": Text(
        "{path} の図は最新です: 何も書き換えていません",
        "the figures of {path} are up to date: nothing written",
    ),
    "slides-dry": Text("{path} は書き換えていません (--dry-run)", "{path} was not written (--dry-run)"),
    "slides-backup": Text("元の資料を {path} に残しました", "kept the old deck as {path}"),
    "slides-figure": Text("スライド {slide}: {figure}", "slide {slide}: {figure}"),
    "slides-how-added": Text("追加 {what}: {name}", "added {what}: {name}"),
    "slides-how-removed": Text("削除 {what}: {name}", "removed {what}: {name}"),
    "slides-how-changed": Text("変更 {what}: {name}", "changed {what}: {name}"),
    "slides-how-freed": Text("配置し直し {what}: {name}", "laid out again {what}: {name}"),
    "slides-how-renamed": Text("IDの変更 {what}: {name}", "renamed {what}: {name}"),
    "slides-how-kept": Text("手で変更されたまま残す {what}: {name}", "edited by hand and kept {what}: {name}"),
    "slides-how-overwritten": Text(
        "手で変更されていたが上書き {what}: {name} (元の文字: {text})",
        "edited by hand and overwritten {what}: {name} (the text was: {text})",
    ),
    "slides-loose": Text(
        "スライド {slide}: 図のグループが解除されたか、名前が変わったため、更新していません",
        "slide {slide}: a figure there was ungrouped or its group renamed, so it was not updated",
    ),
    "slides-kept": Text(
        "手で動かした箱 {count} 個はその位置に残します",
        "boxes moved by hand that stay where they are: {count}",
    ),
    "slides-no-slide": Text(
        "{figure} のスライドが資料にありません: csirtgraph slides で新しく作り、資料に加えてください",
        "the deck has no slide for {figure}: make one with csirtgraph slides, and add it to the deck",
    ),
    "slides-no-part": Text(
        "スライド {slide}: {figure} という部分は今の図にありません: そのまま残しました。要らなければ削除してください",
        "slide {slide}: the figure no longer has the part {figure}: left as it is; delete it if it is not needed",
    ),
    "slides-no-figure": Text(
        "スライド {slide}: プランに図 {figure} はもうありません: そのまま残しました。要らなければ削除してください",
        "slide {slide}: the plan no longer has the figure {figure}: left as it is; delete it if it is not needed",
    ),
    "port": Text(
        "ポート {port} を使えません ({reason}): --port に別の番号を指定するか、省いてください",
        "port {port} cannot be used ({reason}): name another --port, or leave it out",
    ),
    "serving": Text(
        "{plan} をスタジオで開いています。次のリンクをブラウザーで開いてください (Ctrl-C で終了):\n{link}",
        "The studio shows {plan}; open this link in a browser (Ctrl-C stops it):\n{link}",
    ),
    "no-browser": Text(
        "ブラウザーを開けませんでした: 上のリンクを開いてください",
        "no browser could be opened: open the link above",
    ),
    "resolved": Text("プランの問題は解消しました", "the problems with the plan are resolved"),
    "svg-alone": Text(
        "--text と --links は SVG にだけ使えます: 出力を .svg にしてください",
        "--text and --links apply only to SVG: end the output name with .svg",
    ),
    "no-links": Text(
        "図 {figure} にリンクがありません: 役割・相手・チームに link: https://… を書いてください",
        "the figure {figure} has no links: give roles, parties or teams a link: https://…",
    ),
    "wiki-no-url": Text(
        "wiki の場所が分かりません: --url か環境変数 {variable} で指定してください",
        "no wiki address: give --url, or set the variable {variable}",
    ),
    "wiki-unsafe": Text(
        "--url は https:// で始まり、ユーザー名やパスワードのない URL にしてください (http は自分の機械だけ)",
        "--url must begin with https:// and hold no user name or password (http only for this computer)",
    ),
    "wiki-credentials": Text(
        "環境変数がありません: {names} を設定してください",
        "missing environment variables: set {names}",
    ),
    "publish-contacts": Text(
        "--audience response は連絡先を wiki に載せます: よければ --yes を付けてください",
        "--audience response puts contacts on the wiki: add --yes if that is meant",
    ),
    "not-stated": Text(
        "まだ書かれていない項目が {count} 件あります: 文書の末尾に挙げました。csirt に書き足してください",
        "{count} sections are not stated yet: they are listed at the end; add them to csirt",
    ),
    "nobody-notices": Text(
        "気づいた人から報告する流れがありません: --start ID で指定してください",
        "no flow reports what somebody notices: name who notices with --start ID",
    ),
    "wiki-number": Text(
        "--page には Confluence のページ番号を指定してください: ページ情報の URL にある pageId です",
        "--page takes the number of a Confluence page: the pageId in the address of its “Page Information”",
    ),
    "upload": Text("アップロード {name}", "upload {name}"),
    "would-upload": Text("アップロードが必要 {name}", "would upload {name}"),
    "same-pictures": Text("変更のない図 {count} 枚", "{count} pictures are up to date"),
    "edit": Text("ページ {page} の変更:", "changes to the page {page}:"),
    "would-edit": Text("ページ {page} に必要な変更:", "the page {page} would change:"),
    "same-page": Text("ページ {page} に変更はありません", "no changes to the page {page}"),
    "published": Text("ページ {page} は最新です", "the page {page} is up to date"),
    "guarded": Text(
        "表計算ソフトが数式とみなす文字で始まるセル {count} 個の先頭に ' を付けました",
        "prefixed {count} cells with ' because spreadsheets would read them as formulas",
    ),
    "build-stale": Text("古い: {path}", "stale: {path}"),
    "build-missing": Text("ない: {path}", "missing: {path}"),
    "build-superfluous": Text("余分: {path}", "superfluous: {path}"),
    "build-fresh": Text("{count} 枚の図は最新です", "{count} figures are up to date"),
    "build-not-fresh": Text(
        "{wrong} 枚の図が最新ではありません: csirtgraph build で描き直し、余分なものは削除してください",
        "{wrong} figures are not up to date: run csirtgraph build, and delete superfluous ones",
    ),
    "left-out": Text(
        "{format} にできない表を省きました: {figures}",
        "left out tables, which {format} cannot hold: {figures}",
    ),
    "cannot-print": Text(
        "標準出力に書き込めません ({reason}): 出力先の空き容量を確認するか、-o でファイルに書き出してください",
        "cannot write to standard output ({reason}): make room where it goes, or write to a file with -o",
    ),
    "crash": Text(
        "csirtgraph の中で思わぬ誤りが起きました: 上の記録を添えて報告してください",
        "something unforeseen went wrong inside csirtgraph: please report it with the lines above",
    ),
    "sum": Text("誤りが {count} 件あります", "{count} problems"),
}


def locale_language() -> Language:
    """ "ja" for a Japanese locale, else "en"; of Windows, which sets no variable, the language of its windows."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    return "ja" if primary_language() == JAPANESE else "en"


def primary_language() -> int:
    """What Windows calls the language of its user; 0 on other systems."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF


def message(code: str, **values: object) -> str:
    """A message in the reader's language."""
    language = locale_language()
    words = {name: value.to(language) if isinstance(value, Text) else str(value) for name, value in values.items()}
    return MESSAGES[code].to(language).format_map(words)
