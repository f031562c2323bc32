"""The words of an empty folder and of imports, by the keys that the studio's scripts use."""

from csirtgraph.text import Text

IMPORT = {
    "begin": Text("プランを始める", "Begin a plan"),
    "begin-how": Text(
        "このフォルダーにはまだプランがありません。どれかひとつで始めると、すぐに図になります。",
        "This folder has no plan yet. Begin in one of these ways, and see it as a picture at once.",
    ),
    "begin-file": Text("手元の表や図から", "From a table or a diagram"),
    "begin-pattern": Text("パターンから", "From a pattern"),
    "begin-role": Text("最初の役割から", "From a first role"),
    "begin-with-role": Text("この役割で始める", "Begin with this role"),
    "role-name": Text("役割の名前 (例: インシデントハンドラー)", "Name of a role, such as Incident handler"),
    "pattern-a": Text("A: 総務部門などが中心", "A: led by general affairs"),
    "pattern-b": Text("B: セキュリティ部門が中心", "B: a security department"),
    "pattern-c": Text("C: IT・セキュリティの専門企業", "C: an IT or security company"),
    "pattern-d": Text("D: 自治体", "D: a municipality"),
    "import": Text("取り込む", "Import"),
    "import-into": Text("表や図を取り込む", "Import a table or a diagram"),
    "import-title": Text("取り込む: {name}", "Import {name}"),
    "import-write": Text("この内容で書き込む", "Write these changes"),
    "import-columns": Text("見つけた列", "Columns found"),
    "unknown-column": Text("(分かりません)", "(unknown)"),
    "import-boxes": Text("役割か、社外の相手か", "Roles or outside parties"),
    "is-role": Text("役割", "Role"),
    "is-party": Text("社外の相手", "Outside party"),
    "import-changes": Text("変わること", "Changes"),
    "import-same": Text("変更はありません", "No changes"),
    "import-remarks": Text("取り込まないもの、推測したもの", "Not imported, or guessed"),
    "import-people": Text(
        "氏名と連絡先も取り込む (求めない限り、だれにも見えません)",
        "Import names and contacts, too (nobody sees them unless asked for)",
    ),
    "import-plan-title": Text("プランの題名", "Title of the plan"),
    "import-own-title": Text("空ならフォルダーの名前", "Empty: the name of the folder"),
    "import-too-large": Text("合わせて {most} MB までです", "At most {most} MB together"),
    "import-formats": Text(
        "Excel、CSV、draw.io、Mermaid、Graphviz、GraphML、Markdown",
        "Excel, CSV, draw.io, Mermaid, Graphviz, GraphML, Markdown",
    ),
    "choose-file": Text("ファイルを選ぶ", "Choose a file"),
    "drop-here": Text("ファイルをここへドロップ", "Drop a file here"),
    "paste-here": Text(
        "または Excel などの表をここに貼り付け (Ctrl+V)", "Or paste a table here, such as from Excel (Ctrl+V)"
    ),
    "pasted": Text("貼り付けた表", "Pasted table"),
}
