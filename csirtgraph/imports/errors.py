"""Why a file cannot be imported, with the place in it."""

from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Text


class ImportFailure(CsirtgraphError):
    """A file that cannot be read or says nothing about a plan: `place` is the file, with sheet, line or cell."""

    WORDS = {
        "missing": Text(
            "{place}: ファイルがありません: 名前を確かめてください", "{place}: no such file: check the name"
        ),
        "unreadable": Text(
            "{place}: 読めません ({reason}): 場所と権限を確かめてください",
            "{place}: cannot be read ({reason}): check its location and permissions",
        ),
        "format": Text(
            "{place}: この形式は取り込めません: {known} のどれかで保存してください",
            "{place}: this format cannot be imported: save it as one of {known}",
        ),
        "old-excel": Text(
            "{place}: 古い Excel 形式 (.xls) です: Excel で .xlsx として保存してください",
            "{place}: an old Excel format (.xls): save it as .xlsx in Excel",
        ),
        "old-powerpoint": Text(
            "{place}: 古い PowerPoint 形式 (.ppt) です: PowerPoint で .pptx として保存してください",
            "{place}: an old PowerPoint format (.ppt): save it as .pptx in PowerPoint",
        ),
        "no-figures": Text(
            "{place}: プラン {plan} の図がありません: csirtgraph slides で作った資料を指定してください",
            "{place}: has no figure of the plan {plan}: name a deck that csirtgraph slides made",
        ),
        "deck-into": Text(
            "{place}: 資料は既存のプランへの変更になります: --into プラン と一緒に、1つだけ指定してください",
            "{place}: a deck changes an existing plan: name it alone, with --into PLAN",
        ),
        "numbers": Text(
            "{place}: Numbers の書類です: Numbers で Excel か CSV に書き出してください",
            "{place}: a Numbers document: export it to Excel or CSV in Numbers",
        ),
        "password": Text(
            "{place}: パスワードで保護されています: パスワードを外して保存してください",
            "{place}: protected by a password: save it without one",
        ),
        "damaged": Text(
            "{place}: 壊れているか、中身が名前の形式と違います: 元のアプリで開いて保存し直してください",
            "{place}: damaged, or not what its name says: open it in its application and save it again",
        ),
        "doctype": Text(
            "{place}: XML に DOCTYPE か ENTITY があります: それを取り除いてください",
            "{place}: the XML has a DOCTYPE or ENTITY: remove it",
        ),
        "too-large": Text(
            "{place}: 大きすぎます (上限は{limit}{unit}): 必要な部分だけを別のファイルに保存してください",
            "{place}: too large (the limit is {limit} {unit}): save only what is needed in another file",
        ),
        "encoding": Text(
            "{place}: 文字コードが分かりません: UTF-8 で保存してください",
            "{place}: unknown character encoding: save it as UTF-8",
        ),
        "quotes": Text(
            '{place}: CSV として読めません ({reason}): 引用符 " の対応を確かめてください',
            '{place}: not readable as CSV ({reason}): check its quotation marks "',
        ),
        "no-table": Text(
            "{place}: 見出しの行が見つかりません (例: 役割, 部署, 上長 / Role, Department, Manager): "
            "見出しを加えるか --map 見出し=項目 で指定してください。見本は csirtgraph import --template roles.xlsx",
            "{place}: no row of headings found (such as Role, Department, Manager): "
            "add one, or name columns with --map HEADING=FIELD; for a sample: csirtgraph import --template roles.xlsx",
        ),
        "no-graph": Text(
            "{place}: 箱がひとつもありません: 図のあるファイルを指定してください",
            "{place}: no boxes found: name a file with a diagram",
        ),
        "syntax": Text(
            "{place}: 読めない書き方です「{found}」: 直すか、その行を取り除いてください",
            "{place}: cannot be read: “{found}”: correct or remove it",
        ),
        "map": Text(
            "--map {given}: 項目 {field} はありません: {known} のどれかにしてください",
            "--map {given}: there is no field {field}: use one of {known}",
        ),
        "map-heading": Text(
            "--map {given}: 見出し {field} がファイルにありません: {known} のどれかにしてください",
            "--map {given}: the file has no heading {field}: use one of {known}",
        ),
        "box": Text(
            "--box {given}: 箱の名前=role か 箱の名前=party と書いてください",
            "--box {given}: write WORDS=role or WORDS=party",
        ),
        "box-name": Text(
            "--box {given}: 役割か相手かを決める箱にありません: {known} のどれかにしてください",
            "--box {given}: no box that may be a role or a party: use one of {known}",
        ),
        "meanwhile": Text(
            "{place}: 読んだ後にほかで保存されたため、書き込みません: もう一度取り込んでください",
            "{place}: saved by somebody else meanwhile, so nothing was written: import again",
        ),
        "nothing": Text("{place}: 取り込める行がありません", "{place}: no rows to import"),
        "time": Text(
            "{place}: 読むのに時間がかかりすぎます: 小さく分けてください", "{place}: takes too long to read: split it"
        ),
    }

    def __init__(self, code: str, place: object, **values: object):
        self.place = place
        super().__init__(code, place=place, **values)
