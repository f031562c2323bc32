"""The page finds words in whatever way they are written."""

from typing import Any

from csirtgraph.studio.page.scripts import EXPORT, IMPORT, static

SAME = [
    ("葛飾", "葛\U000e0100飾"),
    ("辻", "辻\U000e0100"),
    ("高﨑", "髙﨑"),
    ("高崎", "髙﨑"),
    ("浜田", "濵田"),
    ("渡辺", "渡邉"),
    ("斎藤", "齋藤"),
    ("吉野", "𠮷野"),
    ("サーバ", "サーバー"),
    ("サーバーセンター", "ｻｰﾊﾞｾﾝﾀ"),
    ("ＣＳＩＲＴ　２", "csirt2"),
    ("⚠ 緊急", "⚠\ufe0f緊急"),
    ("監視班", "監\u200b視\u2060班\ufeff"),
    ("かなめ", "カナメ"),
]
OTHER = [("監視", "監査"), ("高崎", "高橋"), ("サーバ", "サービス")]


def test_words_written_in_several_ways_are_the_same(browser: Any) -> None:
    page = browser.new_page()
    code = EXPORT.sub("", IMPORT.sub("", static("panel/search.js")))
    compare = "([code, pairs]) => { const folded = new Function(code + '; return folded')();" + (
        "return pairs.map(([one, other]) => folded(one) === folded(other)) }"
    )
    found = page.evaluate(compare, [code, [*SAME, *OTHER]])
    page.close()
    assert found == [True] * len(SAME) + [False] * len(OTHER)
