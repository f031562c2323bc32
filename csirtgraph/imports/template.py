"""A workbook to fill in: headings that are known, lists to choose from, a row as an example on each sheet."""

from io import BytesIO
from typing import Any

from csirtgraph.export.sheets import Sheet
from csirtgraph.export.xlsx import NOTES, repacked, xlsx
from csirtgraph.plan.model.enums import FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.plan.model.vocabulary import TABLES, word_of
from csirtgraph.text import Language, Text

ROWS = 500  # that have lists to choose from
BOTH = Text("平時・有事", "Both")
TITLE = Text("{name}の一覧", "{name}")
HINT = Text(
    "例の行を書き換え、行を足してください。空の列はそのままでかまいません",
    "Replace the example, add rows, and leave columns empty that you do not need",
)
MODES = (BOTH, word_of(Mode.PEACETIME), word_of(Mode.INCIDENT))
#: The sheets: their names, and by heading an example and what may be chosen.
SHEETS: dict[Text, dict[Text, tuple[Text, tuple[Text, ...]]]] = {
    Text("役割", "Roles"): {
        Text("役割", "Role"): (Text("インシデントハンドラー", "Incident handler"), ()),
        Text("グループ", "Group"): (Text("インシデント対応", "Incident response"), ()),
        Text("チーム", "Team"): (Text("", ""), ()),
        Text("業務内容", "Duties"): (Text("現場を監督し、ベンダーと連携する", "Supervises on site with vendors"), ()),
        Text("区分", "Sourcing"): (word_of(Sourcing.IN_HOUSE), (*TABLES[Sourcing].values(),)),
        Text("平時・有事", "Mode"): (BOTH, MODES),
        Text("部署", "Department"): (Text("情報セキュリティ部", "Information security"), ()),
        Text("上長", "Manager"): (Text("", ""), ()),
        Text("人数", "Headcount"): (Text("2", "2"), ()),
        Text("兼務", "Held with"): (Text("", ""), ()),
    },
    Text("情報の流れ", "Flows"): {
        Text("送り手", "From"): (Text("インシデントハンドラー", "Incident handler"), ()),
        Text("受け手", "To"): (Text("対応ベンダー", "Response vendor"), ()),
        Text("内容", "What"): (Text("対応依頼", "Request for response"), ()),
        Text("種別", "Kind"): (word_of(FlowKind.REQUEST), (*TABLES[FlowKind].values(),)),
        Text("平時・有事", "Mode"): (word_of(Mode.INCIDENT), MODES),
    },
    Text("社外の相手", "Outside parties"): {
        Text("社外の相手", "Party"): (Text("対応ベンダー", "Response vendor"), ()),
        Text("種別", "Kind"): (word_of(PartyKind.VENDOR), (*TABLES[PartyKind].values(),)),
        Text("備考", "Notes"): (Text("", ""), ()),
    },
}


def template(language: Language) -> bytes:
    """The workbook. Raises MissingExtra."""
    written = xlsx([sheet_of(name, columns, language) for name, columns in SHEETS.items()])
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(written))
    book.properties.creator = ""  # it is filled in by others, and has no ids of a plan
    for page, columns in zip(book.worksheets, SHEETS.values()):
        for number, (_, choices) in enumerate(columns.values(), 1):
            if choices:
                offer(page, number, [choice.to(language) for choice in choices])
    file = BytesIO()
    book.save(file)
    return repacked(file.getvalue())


def sheet_of(name: Text, columns: dict[Text, tuple[Text, tuple[Text, ...]]], language: Language) -> Sheet:
    """A sheet with its headings and its example."""
    return Sheet(
        name=name.to(language),
        title=TITLE.to(language).format(name=name.to(language)),
        subtitle=HINT.to(language),
        header=tuple(heading.to(language) for heading in columns),
        rows=(tuple(example.to(language) for example, _ in columns.values()),),
    )


def offer(page: Any, column: int, choices: list[str]) -> None:
    """A list to choose from below a heading; other words may be typed, too."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(column)
    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False)
    offered.add(f"{letter}{NOTES + 2}:{letter}{NOTES + 1 + ROWS}")
    page.add_data_validation(offered)
