"""The Japanese of every help text, by its English, which stands beside the option; and of click's errors."""

HELP = {
    # headings
    "Options": "オプション",
    "Draw": "図を描く",
    "Share": "共有する",
    "Compare": "比べる",
    "Ask": "調べる",
    "Write": "文書を作る",
    "Begin": "はじめる",
    # the program
    "Draw the plan of a CSIRT: roles, flows of information, organisation charts.": (
        "CSIRTの体制計画(役割、情報の流れ、体制図)を図にします。"
    ),
    "PLAN is a folder, a YAML file, or a built-in pattern: a, b or c.": (
        "PLANには、フォルダー、YAMLファイル、または組み込みのパターンa、b、cを指定します。"
    ),
    "Show the version and exit.": "バージョンを表示して終了します。",
    "Show this message and exit.": "このヘルプを表示して終了します。",
    "Folder that plans may extend, in addition to the plan's surroundings and git repository.": (
        "プランの土台として読んでよいフォルダー。プランの周りと、そのgitリポジトリーは指定不要。"
    ),
    # the list of commands
    "List the figures of a plan.": "プランから描ける図の一覧を示します。",
    "Draw one figure.": "図を1つ描きます。",
    "Draw all figures of plans.": "プランのすべての図を描きます。",
    "List or forget the places kept for boxes.": "保存された箱の位置の一覧を示し、または消します。",
    "List the figures of PLAN whose boxes keep their places, or forget the places.": (
        "PLANの図のうち、箱の位置が保存されたものの一覧を示し、または位置を消します。"
    ),
    "FIGURE is a name from that list; without it, all figures are meant.": (
        "FIGUREは一覧にある名前です。省略すると、すべての図が対象になります。"
    ),
    "Forget the places; boxes are laid out again.": "位置を消し、箱を新しく並べる。",
    "View and edit a plan in the browser (studio).": "プランをブラウザーで見て編集します(スタジオ)。",
    "Write or update a PowerPoint deck.": "PowerPointの資料を作り、更新します。",
    "Print the wiki markup that shows a figure.": "図をWikiに載せるための記述を出力します。",
    "Upload figures to a wiki page, or update them.": "図をWikiのページに載せ、更新します。",
    "Compare two plans.": "2つのプランを比べます。",
    "List the revisions that changed a plan.": "プランを変更した版の一覧を示します。",
    "Write a page that steps through revisions.": "版ごとの変更をたどるページを作ります。",
    "Report weak points of a plan.": "プランの気になる点を示します。",
    "Explain a rule of check.": "checkの規則を説明します。",
    "Show the paths of information between two ends.": "情報が伝わる道筋を示します。",
    "Show who knows when after somebody notices an incident.": "だれがいつ知るかを、発見からの時間で示します。",
    "Write the whole plan as one document.": "プラン全体を1つの文書(体制計画書)にします。",
    "Write PLAN as one document: cover, contents, and chapters with all of its figures and tables.": (
        "PLANを1つの文書(体制計画書)にします。表紙、目次、すべての図と表を含む章からなります。"
    ),
    "FILE.docx, .pdf or .html.": "書き出すファイル: FILE.docx、.pdf、.html。",
    "Add what changed since a git revision of PLAN, or another plan.": (
        "PLANのgitの版、または別のプランからの変更を加える。"
    ),
    "Word template (.docx or .dotx) for its styles.": "スタイルを使うWordのテンプレート (.docx、.dotx)。",
    "Put all PDF or draw.io pictures of a plan into one file for each language.": (
        "プランのPDFまたはdraw.ioの図を、言語ごとに1つのファイルにまとめる。"
    ),
    "Picture to show; default: SVG.": "ページに出す図。省略するとSVG。",
    "Mark the edit as minor and, in MediaWiki, as a bot's.": (
        "細部の編集として保存する(MediaWikiではボットの編集としても)。"
    ),
    "Put each FIGURE of PLAN (default: all) between the markers of a wiki page, or update them there.": (
        "PLANのFIGURE(省略するとすべて)を、Wikiのページの目印の間に載せ、更新します。"
    ),
    "Tables become tables of the wiki. Each figure has markers of its own, between which nothing else is kept.": (
        "表はWikiの表になります。図ごとに目印があり、その間にあるほかの内容は残りません。"
    ),
    "Add a picture for dark pages; with --for markdown or html.": (
        "暗い配色のページ用の図も加える(--for markdownまたはhtmlの場合)。"
    ),
    "Paper size.": "用紙の大きさ。",
    "Write the description of the CSIRT (RFC 2350).": "CSIRTの記述書 (RFC 2350) を作ります。",
    "Write whom to call in an incident, and how.": "有事の連絡先を、連絡する順に書き出します。",
    "Show what a role does, and with whom.": "役割の業務と、やり取りの相手を示します。",
    "Count roles, flows and people.": "役割、流れ、人を数えます。",
    "Print the JSON Schema of plan files.": "プランのJSON Schemaを出力します。",
    "Write job postings for open roles.": "担い手のいない役割の募集要項を作ります。",
    "Write a request for proposal for outsourced roles.": "委託する役割の提案依頼書を作ります。",
    "Create a new plan.": "新しいプランを作ります。",
    "Begin or change a plan with spreadsheets and diagrams.": "表や図からプランを作り、変更します。",
    "Report what is installed and what is missing.": "必要なものがそろっているかを確かめます。",
    # options of several commands
    "Colour theme.": "配色。",
    "For whom: internal shows people's names, response also how to reach them.": (
        "だれに見せるか。internalは氏名、responseは連絡先も出す。"
    ),
    "FILE.md, .docx or .txt; - for Markdown on standard output.": "FILE.md、.docx、.txt。-なら標準出力にMarkdown。",
    "Write the description of the CSIRT of PLAN in the outline of RFC 2350, from its section `csirt`.": (
        "PLANのCSIRTの記述書を、csirtの内容からRFC 2350の章立てで作ります。"
    ),
    "What the plan does not say is listed as missing.": "プランにない項目は、不足として挙げます。",
    "FILE.pdf (A4), .html (a page that calls), .csv or .vcf.": (
        "FILE.pdf (A4)、.html (押すと電話がかかるページ)、.csv、.vcf。"
    ),
    "Who notices; default: whoever reports and hears no alarm.": "気づく人。省略すると、連絡を受けずに報告する人。",
    "Minutes of a step without a time limit.": "期限のない手順1つの分数。",
    "the time line as a picture.": "時系列の図。",
    "Show when each role and party of PLAN knows of an incident, what comes too late, and what an absence costs.": (
        "PLANの役割と相手がそれぞれいつインシデントを知るか、何が期限に遅れるか、不在がどう響くかを示します。"
    ),
    "Exits with 1 if a deadline is missed.": "期限に遅れるときは1で終わります。",
    "Write whom to call in an incident of PLAN, in order, with numbers and addresses.": (
        "PLANの有事の連絡先を、連絡する順に、番号やアドレスとともに書き出します。"
    ),
    "Keep the file to those who respond.": "ファイルは対応者だけで扱ってください。",
    "Publish contacts, too, with --audience response.": "--audience responseの連絡先も掲載する。",
    "Layout engine: the Graphviz that is installed with csirtgraph, or the system's dot.": (
        "配置に使うGraphviz。embeddedは付属のもの、dotはシステムのもの。"
    ),
    "Language of the text.": "文字の言語。",
    "Language of the text; default: ja.": "文字の言語。省略するとja。",
    "Language of the text; default: both.": "文字の言語。省略すると両方。",
    "Language of the text; default: from the locale.": "文字の言語。省略するとロケールの言語。",
    "Language of the page; default: that of the browser.": "ページの言語。省略するとブラウザーの言語。",
    "Mode to show; default: incident, if the plan has it.": "平時か有事か。省略すると、プランにあれば有事。",
    "Mode to show; default: both, if a figure has both.": "平時か有事か。省略すると、図にあれば両方。",
    "Mode to look at; default: incident, if anything happens then.": (
        "平時か有事か。省略すると、有事に起きることがあれば有事。"
    ),
    "Mode to look at; default: both.": "平時か有事か。省略すると両方。",
    "PNG width in pixels.": "PNGの幅(ピクセル)。",
    "SVG text: in the reader's fonts, with an embedded font, or as paths.": (
        "SVGの文字。plainは読む人のフォント、embedは埋め込みフォント、outlineはパス。"
    ),
    "Put the plan's links on the boxes of an SVG.": "プランに書いたリンクを、SVGの箱に付けます。",
    "Output format.": "出力の形式。",
    "Only report what would change.": "何が変わるかだけを示します。",
    "Maximum number of commits.": "たどるコミット数の上限。",
    "Show a merge as one change of the branch it was merged into.": (
        "マージを、取り込んだ側のブランチの1つの変更として示します。"
    ),
    "Treat this role, team or party as absent.": "この役割・チーム・相手が不在のものとして調べます。",
    "Add the plan's links: as an image map, or as a list below the picture.": (
        "プランに書いたリンクも載せます。イメージマップか、図の下の一覧で。"
    ),
    "- for SVG on standard output.": "-は標準出力(SVG)。",
    "- for Markdown on standard output.": "-は標準出力(Markdown)。",
    "- for words on standard output.": "-は標準出力(文章)。",
    "default: standard output.": "省略すると標準出力。",
    # list, render, build
    "List the figures of PLAN with their titles; without PLAN, those of all built-in patterns.": (
        "PLANから描ける図とその題名の一覧を示します。PLANを省略すると、組み込みのパターンすべて。"
    ),
    "Language of the titles.": "題名の言語。",
    "Draw FIGURE of PLAN.": "PLANの図FIGUREを描きます。",
    "Draw only this team or unit, in a layout of its own.": "このチームまたは部門だけを配置し直して描きます。",
    "Draw only this role, party, team, group or unit and its neighbours, at their places.": (
        "この役割・相手・チーム・グループ・部門と、その周りだけを、元の位置に描きます。"
    ),
    "Number of arrows to follow from --focus, --only-group or --sourcing.": (
        "--focus、--only-group、--sourcingから何本先の矢印まで描くか。"
    ),
    "Lay out the rest again instead of keeping its places.": (
        "絞り込んで残ったものを、元の位置のままにせず、配置し直します。"
    ),
    "Draw only the roles of this group and their partners.": "このグループの役割と、やり取りの相手だけを描きます。",
    "Draw only the roles with this sourcing and their partners.": (
        "この担い手の区分の役割と、やり取りの相手だけを描きます。"
    ),
    "Draw only this part of a large figure, or page of a table.": "大きな図の部分、または表のページを1つだけ描きます。",
    "Draw a large figure or a long table in one piece.": "大きな図や長い表も1枚に描きます。",
    "Draw large figures and long tables in one piece.": "大きな図や長い表も1枚に描きます。",
    "Keep the order of the boxes in the figure of the plan OLD.": "箱の並びを、プランOLDの図に合わせます。",
    "Framework whose coverage is shown (figure coverage only).": "対応状況を示すフレームワーク(図coverageだけ)。",
    "Draw all figures of each PLAN (default: a b c d), in a folder per plan.": (
        "各PLAN(省略するとa b c d)のすべての図を、プランごとのフォルダーに描きます。"
    ),
    "Output folder.": "出力先のフォルダー。",
    "Output format; repeat for more than one.": "出力の形式。複数なら繰り返し指定。",
    "Number of figures to draw at the same time.": "同時に描く図の数。",
    "Write nothing; exit with 1 if a picture in the folder is out of date.": (
        "何も書かず、フォルダーの図が古ければ終了コード1で終わります。"
    ),
    # serve
    "View and edit PLAN in the browser; stop with Ctrl-C.": "PLANをブラウザーで見て編集します。Ctrl-Cで終了します。",
    "Without PLAN: the plan in the current folder if there is one, else the built-in pattern B.": (
        "PLANを省略すると、現在のフォルダーにあるプラン。なければ組み込みのパターンB。"
    ),
    "TCP port; 0: any free port; default: the same for this plan each time.": (
        "TCPポート。0なら空いているもの。省略すると、そのプランではいつも同じもの。"
    ),
    "Open the studio in the browser.": "ブラウザーでスタジオを開きます。",
    # slides
    "Put each FIGURE of PLAN (default: all) on an editable PowerPoint slide, or update a deck.": (
        "PLANの各FIGURE(省略するとすべて)を、編集できるPowerPointのスライドにします。作った資料の更新もできます。"
    ),
    "default: named after the plan's id.": "省略すると、プランのIDを名前にします。",
    "Template (.pptx or .potx); all of its content is kept.": "テンプレート(.pptxか.potx)。中身はすべて残します。",
    "Slide size without a template; default: 16:9.": "テンプレートがないときのスライドの大きさ。省略すると16:9。",
    "Colour theme; default: light, or the colours of the template.": "配色。省略するとlight、またはテンプレートの色。",
    "Show each diagram in parts, too, after the whole.": "各図を、全体の後に部分ごとにも載せます。",
    "Smallest text of a diagram in pt; one with smaller text is shown in parts, too. Default: 8.": (
        "図の文字の最小の大きさ(pt)。これより小さくなる図は、全体の後に部分ごとにも載せます。省略すると8。"
    ),
    "Begin with a cover: title, revision, for whom.": "表紙を付けます。題名、版、対象を載せます。",
    "Put the figures into chapters, each a section with a slide of its own.": (
        "図を章に分け、章ごとに扉のスライドとセクションを設けます。"
    ),
    "Deck whose figures are redrawn in place.": "この資料の図を、その場で描き直します。",
    "With --update: reset boxes that were moved by hand.": "--updateと使います。手で動かした箱も配置し直します。",
    "With --update: only report what would change.": "--updateと使います。何が変わるかだけを示します。",
    "With --update: keep no copy of the old deck.": "--updateと使います。元の資料の控えを残しません。",
    # embed, publish
    "Write the pictures of FIGURE of PLAN and print the markup that shows them in a wiki page.": (
        "PLANの図FIGUREを書き出し、Wikiのページに載せるための記述を出力します。"
    ),
    "A large figure becomes its overview and its parts, a long table its pages, one below the other.": (
        "大きな図は全体図と部分図に、長い表はページに分け、順に並べます。"
    ),
    "Print a figure that is a table as a table of the wiki, without a picture.": (
        "表である図を、画像ではなくWikiの表として出力します。"
    ),
    "Target wiki.": "載せる先。",
    "SVG text; default: what the wiki supports.": "SVGの文字。省略すると、Wikiに合うもの。",
    "Folder for the pictures.": "図を書き出すフォルダー。",
    "Credentials come from the environment: MEDIAWIKI_USER and MEDIAWIKI_PASSWORD (a bot password), or"
    " CONFLUENCE_TOKEN (in the Cloud, also CONFLUENCE_USER).": (
        "認証情報は環境変数で渡します。MEDIAWIKI_USERとMEDIAWIKI_PASSWORD(ボットのパスワード)、"
        "またはCONFLUENCE_TOKEN(CloudではCONFLUENCE_USERも)です。"
    ),
    "Wiki software.": "Wikiの種類。",
    "Title of the page; in Confluence, its number.": "ページの題名。Confluenceではページ番号。",
    "URL of api.php or of Confluence; default: MEDIAWIKI_URL or CONFLUENCE_URL.": (
        "api.phpまたはConfluenceのURL。省略すると環境変数MEDIAWIKI_URLまたはCONFLUENCE_URL。"
    ),
    # diff, log, history
    "Report what changed from OLD to NEW or, in a git repository, since REV.": (
        "OLDからNEWへの変更を示します。gitリポジトリーでは、版REVからの変更も示せます。"
    ),
    "Exit code: 0 without changes, 1 with changes, 2 on errors.": (
        "終了コードは、変更がなければ0、あれば1、比べられなければ2です。"
    ),
    "Figure to draw; default: the one with the most changes.": "描く図。省略すると、変更の最も多いもの。",
    "Figure to draw; default: in each step, the one with the most changes.": (
        "描く図。省略すると、版ごとに変更の最も多いもの。"
    ),
    "Report only changes visible in these figures, such as orgchart.": (
        "これらの図(orgchartなど)に現れる変更だけを示します。"
    ),
    "Output format; html: a page.": "出力の形式。htmlはページ。",
    "Draw before and after side by side, with unchanged boxes at the same places.": (
        "変更前と変更後を並べて描きます。変わらない箱は同じ位置に置きます。"
    ),
    "Report a changed id as a removed and an added entry.": "IDの変更を、削除と追加として示します。",
    "List the revisions that changed the plan at PATH, newest first: date, commit, subject, changes.": (
        "PATHのプランを変更した版を、新しい順に示します(日付、コミット、件名、変更)。"
    ),
    "Write a page that steps through the revisions of the plan at PATH and draws the changes of each.": (
        "PATHのプランの版を順にたどり、それぞれの変更を図で示すページを作ります。"
    ),
    "- for HTML on standard output.": "-は標準出力(HTML)。",
    # check, explain, trace, who, stats, schema
    "Report weak points of PLAN; `csirtgraph explain CODE` gives the reasons for a rule.": (
        "PLANの気になる点を示します。規則の理由は`csirtgraph explain CODE`で分かります。"
    ),
    "Exits with 1 if a finding is an error (with --strict: if there is any finding), else with 0.": (
        "エラーがあれば(--strictでは指摘が1つでもあれば)終了コード1、なければ0で終わります。"
    ),
    "Apply only these rules: F206,P301 or a family such as F.": "この規則だけを使います(F206,P301やFなど)。",
    "Ignore these rules.": "この規則を使いません。",
    "Exit with 1 for warnings, too.": "警告でも終了コード1で終わります。",
    "Longest allowed report chain to the commander, in flows.": "指揮者への報告経路の長さの上限(流れの数)。",
    "Maximum number of roles for one person.": "1人が兼ねる役割の数の上限。",
    "Explain the rule CODE: why it matters, its sources, how to fix findings; without CODE, list all rules.": (
        "規則CODEの理由、出典、直し方を説明します。CODEを省略すると、すべての規則の一覧を示します。"
    ),
    "Show all shortest paths of information in PLAN from a role, team or party FROM to TO.": (
        "PLANで、役割・チーム・相手FROMからTOへ情報が伝わる最短の道筋をすべて示します。"
    ),
    "Exits with 1 if there is none.": "道筋がなければ終了コード1で終わります。",
    "the relation diagram with the paths highlighted.": "道筋を強調した関連図。",
    "Show the duties, skills, flows and holders of ROLE (or of a team or party).": (
        "役割ROLE(またはチーム、相手)の業務、スキル、情報の流れ、担い手を示します。"
    ),
    "Count roles, flows and people of PLAN by group, mode and sourcing; show the longest escalation.": (
        "PLANの役割、流れ、人を、グループ、平時・有事、担い手の区分ごとに数え、最も長い報告経路を示します。"
    ),
    "Print the JSON Schema of plan files; with PLAN, editors also complete its ids.": (
        "プランのJSON Schemaを出力します。PLANを指定すると、エディターがそのIDも補完します。"
    ),
    "Show or delete what is remembered between runs.": "次の実行のために記憶した内容を示し、または削除します。",
    "Draw everything again; neither use nor write the cache.": "記憶した内容を使わず、すべて描き直します。",
    # recruit, rfp, init, doctor, cache
    "Show where layouts and runs are remembered, how many, and their size.": (
        "図の配置と実行結果を記憶しているフォルダーと、その件数、容量を示します。"
    ),
    "Figures are drawn the same without them, only later.": "記憶がなくても、図は同じに描かれます(時間はかかります)。",
    "How long to look for the best layout; high takes about ten times as long.": (
        "最もよい配置を探す時間。highは約10倍の時間をかけます。"
    ),
    "Delete them.": "記憶した内容を削除します。",
    "Write a job posting for each ROLE, or for all open roles.": (
        "各ROLE(省略すると募集中の役割すべて)の募集要項を作ります。"
    ),
    "A role is open if one of its posts has `open: true`, or if it is in-house and no post fills it;"
    " in a plan without posts, if it has a posting.": (
        "募集中の役割とは、役職に`open: true`があるもの、または社内で担うのに役職がないものです。"
        "役職のないプランでは、募集要項(postings)があるものです。"
    ),
    "Write a request for proposal for each ROLE, or for all outsourced roles.": (
        "各ROLE(省略すると委託する役割すべて)の提案依頼書を作ります。"
    ),
    "Create a plan in DIR: a commented file that extends a built-in pattern.": (
        "DIRにプランを作ります。組み込みのパターンを土台にした、コメント付きのファイルです。"
    ),
    "Pattern to extend: a (general affairs), b (security department), c (IT or security company), d (municipality).": (
        "土台にするパターン。a: 総務部門など、b: セキュリティ部門など、c: IT企業・セキュリティ企業、d: 自治体。"
    ),
    "Language of the comments; default: from the locale.": "コメントの言語。省略するとロケールの言語。",
    "Begin or change a plan with spreadsheets and diagrams of roles, posts and flows.": (
        "役割・役職・流れの表や図からプランを作り、または変更します。"
    ),
    "Reads Excel, CSV, draw.io, Mermaid, Graphviz (.dot), GraphML and the JSON of csirtgraph."
    " Shows what it understood and what will change, then asks. Rows that are missing in a file remove nothing.": (
        "Excel、CSV、draw.io、Mermaid、Graphviz (.dot)、GraphML、csirtgraphのJSONを読みます。"
        "読み取った内容と変更点を示し、確かめてから書き込みます。ファイルにない行は、プランから削除されません。"
    ),
    "Of decks of csirtgraph it takes changed texts, and new and deleted boxes and arrows, each as you confirm it.": (
        "csirtgraphの資料からは、人が直した文字、描き足した箱と矢印、消した箱と矢印を、1つずつ確かめて取り込みます。"
    ),
    "Folder for a new plan.": "新しいプランのフォルダー。",
    "Existing plan to change.": "変更する既存のプラン。",
    "Title of a new plan; default: the name of its folder.": "新しいプランの題名。省略するとフォルダーの名前。",
    "What a heading means, such as Dept=group.": "見出しの意味。例: 部署=group。",
    "Whether a box of a diagram is a role or a party.": "図の箱が役割か相手か。例: 監視=party。",
    "Mode of posts where the file names none; default: both.": (
        "ファイルに平時・有事の別がないときの、役職のモード。省略すると両方。"
    ),
    "Show what would change; write nothing.": "変更点を示すだけで、何も書き込みません。",
    "Import names, phone numbers and mail addresses, too.": "氏名、電話番号、メールアドレスも取り込みます。",
    "Write a workbook to fill in, and stop.": "記入用のExcelブックを書き出して終了します。",
    "Write without asking.": "確かめずに書き込みます。",
    "Report what is installed, what is missing and how to fix it; exits with 1 if nothing can be drawn.": (
        "何がそろい、何が足りないか、どう補うかを示します。図を1つも描けなければ終了コード1で終わります。"
    ),
}

#: Patterns of click's messages. Groups are translated, too, and put into the gaps.
ERRORS = {
    r"Missing command\.": "コマンドを指定してください。",
    r"Missing argument (.+?)\.(?: (.*))?": "引数 {0} を指定してください。{1}",
    r"Missing option (.+?)\.(?: (.*))?": "オプション {0} を指定してください。{1}",
    r"\s*Choose from:\s*(.*)": "候補: {0}",
    r"No such option:? '?(--?[^\s'.]+)'?\.?(?: (.*))?": "オプション {0} はありません。{1}",
    r"Did you mean (.+)\?": "{0} ではありませんか。",
    r"\(Possible options: (.+)\)": "候補: {0}",
    r"Option '(.+)' requires an argument\.": "オプション {0} には値が必要です。",
    r"Option '(.+)' requires (\d+) arguments\.": "オプション {0} には値が {1} 個必要です。",
    r"Option '(.+)' does not take a value\.": "オプション {0} は値を取りません。",
    r"Got unexpected extra arguments? \((.+)\)": "余分な引数があります: {0}",
    r"Invalid value for (.+?): (.*)": "{0} の値が正しくありません: {1}",
    r"Invalid value: (.*)": "値が正しくありません: {0}",
    r"(.+) is not one of (.+)\.": "{0} は使えません(候補: {1})",
    r"(.+) is not a valid integer( range)?\.": "{0} は整数ではありません",
    r"(.+) is not in the range (.+)\.": "{0} は範囲 {1} の外です",
    r"(?:File|Directory|Path) (.+) does not exist\.": "{0} がありません",
    r"(?:File|Directory|Path) (.+) is a file\.": "{0} はファイルです",
    r"(?:File|Directory|Path) (.+) is a directory\.": "{0} はフォルダーです",
    r"(?:File|Directory|Path) (.+) is not readable\.": "{0} を読めません",
}
