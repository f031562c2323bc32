"""Errors of publishing to a wiki."""

from typing import Literal, TypeAlias

from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Language, Text

Reason: TypeAlias = Literal[
    "unfit",  # credentials that cannot be sent
    "401",
    "403",
    "404",
    "409",  # somebody else changed the page
    "413",  # a picture is larger than it takes
    "busy",  # 429, 5xx and the like, after some tries
    "silent",  # no answer
    "redirect",
    "not-api",  # an answer that is not the API's
    "refused",  # any other error of the wiki's
    "markers",  # a page of MediaWiki does not say where the figures go
    "anchors",  # a page of Confluence does not
    "crossed",  # it says so more than once, the wrong way round, or across its paragraphs
    "taken",  # a file of that name is someone else's
]


def printable(text: str) -> str:
    """A server's words on one line, without what a terminal would obey."""
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())


class WikiError(CsirtgraphError):
    """A wiki that cannot be read or changed: why, where, and its words; `uploaded` pictures were put there before."""

    WORDS = {
        "unfit": Text(
            "{where} に送れる認証情報ではありません: 改行などの制御文字や使えない文字があります。"
            "環境変数を設定し直してください",
            "the credentials for {where} cannot be sent: they have control characters, such as a line break at the end,"
            " or others that are not allowed; set them in the environment again",
        ),
        "401": Text(
            "{where} が認証を受け付けません ({detail}): 環境変数の利用者とトークン(パスワード)を確かめてください",
            "{where} does not accept the credentials ({detail}): check user and token (password) in the environment",
        ),
        "403": Text(
            "{where} に拒否されました ({detail}): "
            "このアカウントにページの編集とアップロードの権限があるか確かめてください",
            "{where} denied access ({detail}): check that the account may edit the page and upload files",
        ),
        "404": Text(
            "{where} に見つかりません ({detail}): --page と --url、閲覧権限を確かめてください",
            "not found on {where}, or not visible to the account ({detail}): check --page, --url and its rights",
        ),
        "409": Text(
            "{where}: その間に誰かがページを変更しました ({detail}): 上書きしていません。もう一度実行してください",
            "{where}: someone else changed the page ({detail}): it was not overwritten; run this again",
        ),
        "413": Text(
            "{where} が受け付ける大きさを超える図があります ({detail}): "
            "ウィキと手前のプロキシのアップロード上限を上げるよう、管理者に頼んでください",
            "a picture is larger than {where} takes ({detail}): "
            "ask its administrator to raise the upload limits of the wiki and of the proxy before it",
        ),
        "busy": Text(
            "{where} が応じられません ({detail}): しばらくしてから、もう一度実行してください",
            "{where} is unavailable ({detail}): run this again later",
        ),
        "silent": Text(
            "{where} から返事がありません ({detail}): --url とネットワークを確かめてください",
            "no answer from {where} ({detail}): check --url and the network",
        ),
        "redirect": Text(
            "{where} が別の場所 {detail} を示しました: "
            "認証情報は送っていません。そこが正しければ --url に指定してください",
            "{where} redirects to {detail}: credentials were not sent there; if it is correct, give it as --url",
        ),
        "not-api": Text(
            "{where} の返事が API のものではありません ({detail}): --url が API の場所か確かめてください",
            "{where} did not answer as its API does ({detail}): check that --url is the address of the API",
        ),
        "refused": Text(
            "{where} が受け付けません: {detail}",
            "{where} rejected the request: {detail}",
        ),
        "markers": Text(
            "ページ「{where}」に図の場所がありません: 図を置く場所に次の2行を加えてください:\n{detail}",
            "the page “{where}” does not mark the place of the figures: add these two lines:\n{detail}",
        ),
        "anchors": Text(
            "ページ「{where}」に図の場所がありません: "
            "次の名前のアンカー マクロを、別々の段落に加えてください:\n{detail}",
            "the page “{where}” does not mark the place of the figures: "
            "add two Anchor macros with these names, each in its own paragraph:\n{detail}",
        ),
        "crossed": Text(
            "ページ「{where}」の図の場所がはっきりしません: 次の2つを、この順に1つずつ、別々の段落に置いてください:\n"
            "{detail}",
            "the page “{where}” marks the place of the figures ambiguously: "
            "it must have each of these once, in this order, in its own paragraph:\n{detail}",
        ),
        "taken": Text(
            "{where} には、csirtgraph が置いたのではない {detail} があります: その名前か plan.id を変えてください",
            "{where} has a file {detail} that csirtgraph did not upload: rename it, or change plan.id",
        ),
        "nothing": Text("何も変更していません。", "Nothing was changed."),
        "partly": Text(
            "図 {count} 枚はアップロード済みです。ページは変更していません。",
            "{count} pictures had been uploaded; the page was not changed.",
        ),
    }
    status = 502

    def __init__(self, reason: Reason, where: str, detail: str = ""):
        self.uploaded = 0
        super().__init__(reason, where=printable(where), detail=detail or "–")

    def words(self, language: Language = "en", figure: str = "") -> str:
        """The same, and on a second line what has been changed by then."""
        after = self.WORDS["partly" if self.uploaded else "nothing"].to(language).format(count=self.uploaded)
        return f"{super().words(language, figure)}\n{after}"
