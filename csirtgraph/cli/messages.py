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
