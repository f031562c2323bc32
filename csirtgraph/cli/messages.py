"""What the command line says, in Japanese where the locale is Japanese, else in English."""

import os

MESSAGES = {
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
    "layout-crash": (
        "{name} の配置中に Graphviz が異常終了しました ({detail}): --engine dot を試すか、プランを分けてください",
        "Graphviz broke off while laying out {name} ({detail}): try --engine dot, or split the plan",
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
