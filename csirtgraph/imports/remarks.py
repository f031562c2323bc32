"""What is said of the cells and items that were not taken over, or guessed."""

from csirtgraph.imports.facts import Column, Facts, Remark
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.headings import HEADINGS
from csirtgraph.text import Language, Text, one_line, shortened

REMARKS = {
    "no-table": Text("見出しの行がないため読みませんでした", "not read: no row of headings"),
    "no-subject": Text(
        "役割・役職・氏名・部署の列がないため読みませんでした",
        "not read: no column of roles, posts, people or units",
    ),
    "figure": Text(
        "ID のない図の表のシートは取り込みません: {value}",
        "sheets of figures, without ids, are not imported: {value}",
    ),
    "own-cell": Text(
        "「{value}」への変更は取り込めません: YAML を直してください", "“{value}” cannot be imported here: edit the YAML"
    ),
    "again": Text("同じ流れ「{value}」がもう一度あるので、1つにします", "the same flow “{value}” again: taken once"),
    "total": Text("合計の行「{value}」は取り込みません", "“{value}”: a total, not imported"),
    "footnote": Text("注記「{value}」は取り込みません", "“{value}”: a note, not imported"),
    "section": Text("区切りの行「{value}」は取り込みません", "“{value}”: a heading between rows, not imported"),
    "nameless": Text("名前のない行なので取り込みません", "a row without a name, not imported"),
    "one-end": Text("送り手か受け手がないので取り込みません", "a flow without sender or receiver, not imported"),
    "to-itself": Text("{value} から自身への流れは取り込みません", "a flow from {value} to itself, not imported"),
    "word": Text("「{value}」の意味が分かりません", "“{value}” is not understood"),
    "number": Text("「{value}」は人数や階層として読めません", "“{value}” is not a number"),
    "private": Text("連絡先と代理者の列は取り込みません", "columns of contacts and deputies are not imported"),
    "people": Text(
        "氏名は人数を数えるだけです: --people で連絡先とともに取り込みます",
        "names are only counted: --people imports them with their contacts",
    ),
    "phone": Text("電話番号として読めません", "not a phone number"),
    "mail": Text("メールアドレスとして読めません", "not a mail address"),
    "role-note": Text("役割の備考「{value}」は取り込みません", "the note “{value}” of a role is not imported"),
    "twice": Text(
        "{value} は2度目なので、流れと役職だけを見ました",
        "{value} a second time: only its posts and flows are used",
    ),
    "unknown-under": Text("上位の {value} が見つかりません", "its manager {value} was not found"),
    "unknown-held": Text(
        "兼務先の {value} が見つかりません",
        "the post {value} that it is held with was not found",
    ),
    "circle": Text(
        "上位 {value} をたどると自身に戻るので、つなぎません",
        "its manager {value} stands below it: not linked",
    ),
    "signs": Text("「{value}」から使えない文字を除きました", "“{value}”: unusable characters were removed"),
    "long": Text("「{value}」は長いので500字で切りました", "“{value}” was cut to 500 characters"),
    "became-role": Text("{value} は一覧にないので役割として加えます", "{value} is in no table: added as a role"),
    "guessed-vendor": Text("{value} をベンダーとみなします", "{value} is taken for a vendor"),
    "guessed-external": Text("{value} を外部組織とみなします", "{value} is taken for an outside organisation"),
    "guessed-management": Text("{value} を経営とみなします", "{value} is taken for management"),
    "guessed-system": Text("{value} をシステムとみなします", "{value} is taken for a system"),
    "guessed-customer": Text("{value} を顧客とみなします", "{value} is taken for customers"),
    "boxes": Text(
        "役割か社外の相手かを名前・色・枠から決めました。相手: {value}。"
        "違うものは --box 名前=role か =party で指定できます",
        "roles and outside parties were guessed by name, colour and frame; parties: {value}; "
        "--box NAME=role or =party changes one",
    ),
    "deck-table": Text(
        "表「{value}」の一部の変更は取り込めません: csirtgraph render の .xlsx を直して取り込んでください",
        "some changes of the table “{value}” cannot be imported: change a workbook of csirtgraph render instead",
    ),
    "deck-still": Text(
        "「{value}」はほかのスライドに残っているので、プランから削除しません",
        "“{value}” still stands on another slide and is not removed from the plan",
    ),
    "deck-excerpt": Text(
        "図の半分を超える箱がないので抜粋とみなし、削除は取り込みません",
        "more than half of the figure's boxes are gone: it is taken for an excerpt, and nothing is removed",
    ),
    "refused": Text("取り込めません: {value}", "not possible: {value}"),
    "item": Text("「{value}」は取り込みません", "“{value}” is not imported"),
    "loose-arrow": Text(
        "どの箱にもつながらない矢印「{value}」は取り込みません",
        "an arrow without boxes at its ends, “{value}”, is not imported",
    ),
}
LEVEL = Text("第{number}階層", "level {number}")
UNKNOWN = Text("(分からない見出し: --map で指定できます)", "(unknown heading: --map can name it)")
NOT_IMPORTED = (Field.IGNORED.value, Field.CONTACT.value)


def remark_line(remark: Remark, language: Language) -> str:
    """A remark on one line, with its place before it."""
    words = REMARKS[remark.code].to(language).format(value=shortened(one_line(remark.value), 60))
    return f"{remark.place}: {words}"


def column_rows(facts: Facts, language: Language) -> list[tuple[str, str, str]]:
    """The columns that were found: place, heading, and what it was taken for."""
    return [(column.place, one_line(column.heading), meaning_of(column, language)) for column in facts.columns]


def fields(language: Language) -> list[tuple[str, str]]:
    """What a column may be taken for: each value and its words."""
    return [(field.value, heading.words.to(language)) for field, heading in HEADINGS.items()]


def meaning_of(column: Column, language: Language) -> str:
    """What a column was taken for, in words."""
    if not column.field:
        return UNKNOWN.to(language)
    if column.field.startswith("level-"):
        return LEVEL.to(language).format(number=column.field[6:])
    return HEADINGS[Field(column.field)].words.to(language)
