"""What the command line says, in Japanese where the locale is Japanese, else in English."""

import os

MESSAGES = {
    "no-command": (
        "コマンド {name} はありません: {near} ではありませんか",
        "no command {name}: did you mean {near}?",
    ),
    "no-figure": (
        "図 {name} はありません: {known} から選んでください",
        "there is no figure {name}: choose one of {known}",
    ),
    "no-data": (
        "このプランには図 {name} に必要なデータがありません。例えば次のように追加してください:\n{needs}",
        "this plan lacks the data for the figure {name}; add for example:\n{needs}",
    ),
    "nothing": (
        "図 {name} に描くものがありません: --only、--focus、--only-group、--sourcing を見直してください",
        "nothing is left of the figure {name}: change --only, --focus, --only-group or --sourcing",
    ),
    "framework": (
        "--framework は図 coverage にだけ使えます",
        "--framework is for the figure coverage alone",
    ),
    "whole": (
        "{name} は表なので一部だけを描けません: --focus、--only-group、--sourcing を外してください",
        "{name} is a table and is drawn whole: leave out --focus, --only-group and --sourcing",
    ),
    "same-plan": (
        "{one} と {other} のプランの ID はどちらも {id} です: plan.id を変えるか、別々のフォルダーに描いてください",
        "{one} and {other} both have the plan id {id}: change plan.id or draw them into folders of their own",
    ),
    "no-suffix": (
        "{path} の形式が分かりません: 拡張子を {known} のどれかにしてください",
        "cannot tell the format of {path}: let its name end with one of {known}",
    ),
    "no-id": (
        "{option} の {name} がプランにありません: {nearest} ではありませんか",
        "{option}: the plan has no {name}: did you mean {nearest}?",
    ),
    "wrote": ("{path} を書き出しました", "wrote {path}"),
    "built": ("{count} 枚の図を {folder} に書き出しました", "drew {count} figures into {folder}"),
    "failed": ("{count} 枚の図を描けませんでした", "{count} figures could not be drawn"),
    "cannot-write": (
        "{path} に書き込めません ({reason}): 場所と権限を確認してください",
        "cannot write {path} ({reason}): check its place and permissions",
    ),
    "cairo": (
        "PNG と PDF には CairoSVG と libcairo が必要です ({reason})。\n"
        "  pip install cairosvg\n  Debian/Ubuntu: apt install libcairo2\n  macOS: brew install cairo\n"
        "  Windows: GTK ランタイム (libcairo-2.dll) を入れて PATH に通す\nSVG はそのまま使えます。",
        "PNG and PDF need CairoSVG and libcairo ({reason}).\n"
        "  pip install cairosvg\n  Debian/Ubuntu: apt install libcairo2\n  macOS: brew install cairo\n"
        "  Windows: install the GTK runtime (libcairo-2.dll) and put it on PATH\nSVG works without.",
    ),
    "too-wide": (
        "画像が大きすぎます: --width は {width} 以下にしてください",
        "the picture is too large: use a --width of at most {width}",
    ),
    "layout-time": (
        "{name} の配置が時間内に終わりませんでした: 流れを減らすか、プランを分けてください",
        "the layout of {name} did not end in time: use fewer flows or split the plan",
    ),
    "layout-memory": (
        "{name} の配置に使えるメモリーが足りません: 流れを減らすか、プランを分けてください",
        "the layout of {name} needs more memory than it may take: use fewer flows or split the plan",
    ),
    "layout-crash": (
        "{name} の配置中に Graphviz が異常終了しました ({detail}): --engine dot を試すか、プランを分けてください",
        "Graphviz broke off while laying out {name} ({detail}): try --engine dot, or split the plan",
    ),
    "layout-start": (
        "配置を行うプロセスを起動できません ({detail}): ほかのプログラムを終えてから、もう一度行ってください",
        "the layout process cannot be started ({detail}): end other programs and try again",
    ),
    "layout-missing": (
        "dot コマンドがありません: Graphviz を入れるか、--engine embedded を使ってください",
        "there is no dot program: install Graphviz or use --engine embedded",
    ),
    "cheap": ("{name} は大きいため、簡略な設定で描きました", "{name} is large: drawn with simpler settings"),
    "folded": (
        "{name} は箱が {count} 個あるため、{frames} 個の枠に畳みました: --only ID で1つの枠を描けます",
        "{name} has {count} boxes: folded into {frames} frames; --only ID draws one of them",
    ),
    "exists": (
        "{path} は空ではありません: 別のフォルダーを指定してください",
        "{path} is not empty: name another folder",
    ),
    "started": (
        "{path} にプランを作りました。次に:\n  csirtgraph build {path}",
        "began a plan in {path}; next:\n  csirtgraph build {path}",
    ),
    "diff-usage": (
        "OLD NEW、または REV -- PATH、または REV1 REV2 -- PATH を指定してください",
        "name OLD NEW, or REV -- PATH, or REV1 REV2 -- PATH",
    ),
    "one-path": ("プランの場所を1つ指定してください: -- PATH", "name the place of one plan: -- PATH"),
    "side-old": ("変更前 {name}", "old side, {name}"),
    "side-new": ("変更後 {name}", "new side, {name}"),
    "no-figure-either": (
        "どちらのプランにも図 {name} はありません: csirtgraph list で確かめてください",
        "neither plan has a figure {name}: see csirtgraph list",
    ),
    "no-git": (
        "git がありません: git を入れて PATH に通してください",
        "there is no git: install it and put it on PATH",
    ),
    "not-owned": (
        "{path} は他のユーザーの git リポジトリーです: 信頼できるなら、"
        "git config --global --add safe.directory で許可してください",
        "{path} is in a git repository of somebody else: if you trust it, allow it by "
        "git config --global --add safe.directory",
    ),
    "no-repository": (
        "{path} は git リポジトリにありません: リポジトリの中で実行してください",
        "{path} is in no git repository: run this inside one",
    ),
    "no-revision": (
        "リビジョン {revision} がありません: git log で確かめてください",
        "there is no revision {revision}: see git log",
    ),
    "not-in-revision": (
        "{path} はリビジョン {revision} にありません: git ls-tree で確かめてください",
        "there is no {path} in revision {revision}: see git ls-tree",
    ),
    "git-failed": ("git が失敗しました ({reason})", "git failed ({reason})"),
    "none-open": (
        "{plan} に募集する役割がありません: 体制図の役職に open: true を付けるか、役割を指定してください ({known})",
        "no role of {plan} is open: give a post open: true, or name roles ({known})",
    ),
    "none-outsourced": (
        "{plan} に委託する役割がありません: 役割に sourcing: outsourced を付けるか、役割を指定してください ({known})",
        "no role of {plan} is outsourced: give one sourcing: outsourced, or name roles ({known})",
    ),
    "docx": (
        ".docx には python-docx が必要です: pip install 'csirtgraph[documents]'\nMarkdown (.md) はそのまま使えます。",
        ".docx needs python-docx: pip install 'csirtgraph[documents]'\nMarkdown (.md) works without.",
    ),
    "kept": (
        "前の図にもある箱の組 {pairs} 組のうち、左右と上下の順を {share} % 保ちました",
        "kept {share} % of the orders, across and down, of {pairs} pairs of boxes that stood in the old figure",
    ),
    "slides-missing": (
        "PowerPoint には python-pptx が必要です: pip install 'csirtgraph[slides]'",
        "PowerPoint needs python-pptx: pip install 'csirtgraph[slides]'",
    ),
    "slides-wrote": ("{path} に {count} 枚のスライドを書き出しました", "wrote {path}: {count} slides"),
    "slides-update-alone": (
        "--update は -o、--template、--size、--mode、--lang、--theme と一緒に使えません: 資料の図が覚えています",
        "--update does not go with -o, --template, --size, --mode, --lang or --theme: the deck's figures remember them",
    ),
    "slides-no-update": (
        "--relayout、--dry-run、--no-backup は --update と一緒に使ってください",
        "--relayout, --dry-run and --no-backup go with --update",
    ),
    "slides-size": (
        "--size はテンプレートが決めます: --template と一緒に使わないでください",
        "the template says its size: use --size without --template",
    ),
    "slides-same": (
        "{path} の図は最新です: 何も書き換えていません",
        "the figures of {path} are up to date: nothing written",
    ),
    "slides-dry": ("{path} は書き換えていません (--dry-run)", "{path} was not written (--dry-run)"),
    "slides-backup": ("元の資料を {path} に残しました", "kept the old deck as {path}"),
    "slides-figure": ("スライド {slide}: {figure}", "slide {slide}: {figure}"),
    "slides-added": ("追加 {what}: {name}", "added {what}: {name}"),
    "slides-removed": ("削除 {what}: {name}", "removed {what}: {name}"),
    "slides-changed": ("変更 {what}: {name}", "changed {what}: {name}"),
    "slides-freed": ("配置し直し {what}: {name}", "laid out again {what}: {name}"),
    "slides-kept": (
        "手で動かした箱 {count} 個はその位置に残します",
        "boxes moved by hand that stay where they are: {count}",
    ),
    "slides-no-slide": (
        "{figure} のスライドが資料にありません: csirtgraph slides で新しく作り、資料に加えてください",
        "the deck has no slide for {figure}: make one with csirtgraph slides, and add it to the deck",
    ),
    "slides-no-part": (
        "スライド {slide}: {figure} という部分は今の図にありません: そのまま残しました。要らなければ削除してください",
        "slide {slide}: the figure no longer has the part {figure}: left as it is; delete it if it is not needed",
    ),
    "slides-no-figure": (
        "スライド {slide}: プランに図 {figure} はもうありません: そのまま残しました。要らなければ削除してください",
        "slide {slide}: the plan no longer has the figure {figure}: left as it is; delete it if it is not needed",
    ),
    "deck-unreadable": (
        "{path} を読めません ({detail}): 場所と権限を確認してください",
        "cannot read {path} ({detail}): check its place and permissions",
    ),
    "deck-encrypted": (
        "{path} はパスワードで保護されています: PowerPoint で保護を外してから、もう一度実行してください",
        "{path} is protected by a password: take it off in PowerPoint and try again",
    ),
    "deck-old": (
        "{path} は PowerPoint 97-2003 の形式です: PowerPoint で .pptx として保存してください",
        "{path} is in the format of PowerPoint 97-2003: save it as .pptx in PowerPoint",
    ),
    "deck-no-deck": (
        "{path} は PowerPoint の資料 (.pptx) ではないか、壊れています: PowerPoint で開けるか確かめてください",
        "{path} is no PowerPoint deck (.pptx), or a broken one: see whether PowerPoint opens it",
    ),
    "deck-macros": (
        "{path} にはマクロがあります: PowerPoint で .pptx または .potx として保存してください",
        "{path} has macros: save it as .pptx or .potx in PowerPoint",
    ),
    "deck-large": (
        "{path} は大きすぎます: 展開すると 1 GB を超えます",
        "{path} is too large: more than 1 GB when unpacked",
    ),
    "deck-open": (
        "{path} は他のプログラムで開かれています ({detail} があります): 閉じてから、もう一度実行してください",
        "{path} is open in another program (there is {detail}): close it and try again",
    ),
    "deck-no-layout": (
        "{path} に、タイトルと図の場所があるレイアウトがありません (今は {detail}): 「タイトルのみ」を加えてください",
        "{path} has no layout with a title and room for a figure (there are: {detail}): add “Title Only” to its master",
    ),
    "deck-no-figures": (
        "{path} にプラン {detail} の図がありません: 図は csirtgraph slides が付けたグループの名前で見分けます",
        "{path} has no figure of the plan {detail}: they are known by the names csirtgraph slides gave their groups",
    ),
    "studio": (
        "スタジオには追加のパッケージが必要です ({reason}): pip install 'csirtgraph[studio]'",
        "the studio needs a few packages more ({reason}): pip install 'csirtgraph[studio]'",
    ),
    "port": (
        "ポート {port} を使えません ({reason}): --port に別の番号を指定するか、省いてください",
        "port {port} cannot be used ({reason}): name another --port, or leave it out",
    ),
    "serving": (
        "{plan} をスタジオで開いています。次のリンクをブラウザーで開いてください (Ctrl-C で終了):\n{link}",
        "The studio of {plan} is here, until Ctrl-C:\n{link}",
    ),
    "no-browser": (
        "ブラウザーを開けませんでした: 上のリンクを開いてください",
        "no browser could be opened: open the link above",
    ),
    "well-again": ("プランの問題は解消しました", "all is well with the plan again"),
    "svg-alone": (
        "--text と --links は SVG にだけ使えます: 出力を .svg にしてください",
        "--text and --links are for SVG alone: let the output end with .svg",
    ),
    "fonttools": (
        "--text embed と outline には fontTools が必要です: pip install 'csirtgraph[wiki]'\n"
        "--text plain はそのまま使えます。",
        "--text embed and outline need fontTools: pip install 'csirtgraph[wiki]'\n--text plain works without.",
    ),
    "no-links": (
        "図 {figure} にリンクがありません: 役割・相手・チームに link: https://… を書いてください",
        "the figure {figure} has no links: give roles, parties or teams a link: https://…",
    ),
    "httpx": (
        "publish には httpx が必要です: pip install 'csirtgraph[wiki]'",
        "publish needs httpx: pip install 'csirtgraph[wiki]'",
    ),
    "wiki-no-url": (
        "wiki の場所が分かりません: --url か環境変数 {variable} で指定してください",
        "where is the wiki? Give --url, or set the variable {variable}",
    ),
    "wiki-unsafe": (
        "--url は https:// で始まり、ユーザー名やパスワードのない URL にしてください (http は自分の機械だけ)",
        "--url must begin with https:// and hold no user name or password (http is for this very machine alone)",
    ),
    "wiki-number": (
        "--page には Confluence のページ番号を指定してください: ページ情報の URL にある pageId です",
        "--page takes the number of a Confluence page: the pageId in the address of its “Page Information”",
    ),
    "wiki-credentials": (
        "環境変数がありません: {names} を設定してください",
        "missing in the environment: set {names}",
    ),
    "wiki-401": (
        "{where} が認証を受け付けません ({detail}): 環境変数の利用者とトークン(パスワード)を確かめてください",
        "{where} does not accept the credentials ({detail}): check user and token (password) in the environment",
    ),
    "wiki-403": (
        "{where} に拒否されました ({detail}): このアカウントにページの編集とアップロードの権限があるか確かめてください",
        "{where} refuses ({detail}): see whether the account may edit the page and upload files",
    ),
    "wiki-404": (
        "{where} に見つかりません ({detail}): --page と --url、閲覧権限を確かめてください",
        "{where} has no such thing, or does not show it ({detail}): check --page, --url and the account's rights",
    ),
    "wiki-409": (
        "{where}: その間に誰かがページを変更しました ({detail}): 上書きしていません。もう一度実行してください",
        "{where}: someone else changed the page meanwhile ({detail}): it was not overwritten; run this again",
    ),
    "wiki-busy": (
        "{where} が応じられません ({detail}): しばらくしてから、もう一度実行してください",
        "{where} cannot answer now ({detail}): run this again later",
    ),
    "wiki-silent": (
        "{where} から返事がありません ({detail}): --url とネットワークを確かめてください",
        "no answer from {where} ({detail}): check --url and the network",
    ),
    "wiki-redirect": (
        "{where} が別の場所 {detail} を示しました: 認証情報は送っていません。そこが正しければ --url に指定してください",
        "{where} points to {detail}: credentials were not sent there; if it is right, give it as --url",
    ),
    "wiki-not-api": (
        "{where} の返事が API のものではありません ({detail}): --url が API の場所か確かめてください",
        "the answer of {where} is not that of its API ({detail}): see whether --url is where the API is",
    ),
    "wiki-refused": (
        "{where} が受け付けません: {detail}",
        "{where} does not accept this: {detail}",
    ),
    "wiki-markers": (
        "ページ「{where}」に図の場所がありません: 図を置く場所に次の2行を加えてください:\n{detail}",
        "the page “{where}” does not say where the figures go: add these two lines there:\n{detail}",
    ),
    "wiki-anchors": (
        "ページ「{where}」に図の場所がありません: 次の名前のアンカー マクロを、別々の段落に加えてください:\n{detail}",
        "the page “{where}” does not say where the figures go: add two Anchor macros of these names there, "
        "in a paragraph each:\n{detail}",
    ),
    "wiki-crossed": (
        "ページ「{where}」の図の場所がはっきりしません: 次の2つを、この順に1つずつ、別々の段落に置いてください:\n"
        "{detail}",
        "the page “{where}” is unclear about where the figures go: it must have these two once each, in this order, "
        "in a paragraph each:\n{detail}",
    ),
    "wiki-taken": (
        "{where} には、csirtgraph が置いたのではない {detail} があります: その名前か plan.id を変えてください",
        "{where} has a file {detail} that csirtgraph did not put there: rename it, or change plan.id",
    ),
    "wiki-nothing": ("何も変更していません。", "Nothing was changed."),
    "wiki-partly": (
        "図 {count} 枚はアップロード済みです。ページは変更していません。",
        "{count} pictures had been uploaded; the page was not changed.",
    ),
    "upload": ("アップロード {name}", "upload {name}"),
    "would-upload": ("アップロードが必要 {name}", "would upload {name}"),
    "same-pictures": ("変更のない図 {count} 枚", "{count} pictures are up to date"),
    "edit": ("ページ {page} の変更:", "changes of the page {page}:"),
    "would-edit": ("ページ {page} に必要な変更:", "the page {page} would change:"),
    "same-page": ("ページ {page} に変更はありません", "the page {page} stays as it is"),
    "published": ("ページ {page} は最新です", "the page {page} is up to date"),
    "unfit-comparison": (
        "{name} の変更点は .{format} にはできません: .svg、.png、.pdf などにしてください",
        "a comparison of {name} cannot be .{format}: use .svg, .png or .pdf, for example",
    ),
    "unfit-part": (
        ".{format} は図の一部だけにはできません: --only、--focus、--only-group、--sourcing を外してください",
        ".{format} cannot hold a part of a figure: leave out --only, --focus, --only-group and --sourcing",
    ),
    "unfit-table": (
        "{name} は表なので .{format} にはできません: .csv、.xlsx、.md、.drawio などにしてください",
        "{name} is a table, which .{format} cannot hold: use .csv, .xlsx, .md or .drawio, for example",
    ),
    "xlsx": (
        ".xlsx には openpyxl が必要です: pip install 'csirtgraph[sheets]'\n.csv はそのまま使えます。",
        ".xlsx needs openpyxl: pip install 'csirtgraph[sheets]'\n.csv works without.",
    ),
    "guarded": (
        "表計算ソフトが数式とみなす文字で始まるセル {count} 個の先頭に ' を付けました",
        "put a ' before {count} cells whose first sign would make spreadsheets take them for formulas",
    ),
    "build-stale": ("古い: {path}", "stale: {path}"),
    "build-missing": ("ない: {path}", "missing: {path}"),
    "build-superfluous": ("余分: {path}", "superfluous: {path}"),
    "build-fresh": ("{count} 枚の図は最新です", "{count} figures are fresh"),
    "build-not-fresh": (
        "{wrong} 枚の図が最新ではありません: csirtgraph build で描き直し、余分なものは削除してください",
        "{wrong} figures are not fresh: draw them anew with csirtgraph build, and delete superfluous ones",
    ),
    "left-out": (
        "{format} にできない表を省きました: {figures}",
        "left out tables, which {format} cannot hold: {figures}",
    ),
    "sum": ("誤りが {count} 件あります", "{count} problems"),
}


def locale_language() -> str:
    """ "ja" for a Japanese locale, else "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    return "en"


def message(code: str, **values: object) -> str:
    """A message in the reader's language."""
    japanese, english = MESSAGES[code]
    return (japanese if locale_language() == "ja" else english).format_map({k: str(v) for k, v in values.items()})
