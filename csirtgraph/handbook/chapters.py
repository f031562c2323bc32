"""The chapters of a handbook: which figures stand in which, in what order; the one table of them."""

from dataclasses import dataclass

from csirtgraph.text import Text


@dataclass(frozen=True)
class Plot:
    """A chapter before a plan fills it."""

    id: str
    title: Text
    intro: Text
    figures: tuple[str, ...]


CSIRT = Plot(
    "csirt",
    Text("CSIRTについて", "The CSIRT"),
    Text("使命、対象、権限と、連絡先の概要です。", "Mission, constituency, authority, and how to reach the team."),
    (),
)
CHAPTERS = (
    Plot(
        "outline",
        Text("体制の概要", "Overview"),
        Text(
            "セキュリティ対応の全体像と、CSIRTの位置づけ、機能を示します。",
            "Where the CSIRT stands in the security work of the organisation, and what it does.",
        ),
        ("overview", "patterns", "functions", "awareness", "services", "teams", "build-steps"),
    ),
    Plot(
        "organisation",
        Text("組織と役割", "Organisation and roles"),
        Text(
            "平時と有事の体制、役割ごとの業務内容、担当ごとの負担を示します。",
            "The organisation in peacetime and in an incident, what each role does, and how much each holds.",
        ),
        ("orgchart", "roles", "business-groups", "workload"),
    ),
    Plot(
        "information",
        Text("情報の流れ", "Flows of information"),
        Text("だれがだれに何を伝えるかを、平時と有事に分けて示します。", "Who tells whom what, in each mode."),
        ("relations",),
    ),
    Plot(
        "response",
        Text("有事の連絡と期限", "Calls and deadlines in an incident"),
        Text(
            "連絡の順番、連絡先、代行者、報告の期限を示します。",
            "Whom to call in which order, who stands in, and by when to report.",
        ),
        ("call-tree", "contacts", "succession", "timeline", "deadlines"),
    ),
    Plot(
        "responsibility",
        Text("役割分担", "Responsibilities"),
        Text(
            "業務ごとの実行責任、説明責任、相談先、報告先と、役割の充足を示します。",
            "Who is responsible, accountable, consulted and informed, and which roles are filled.",
        ),
        ("raci", "raci-services", "coverage"),
    ),
    Plot(
        "people",
        Text("人材とスキル", "People and skills"),
        Text(
            "役割に必要なスキル、キャリアパス、外部の枠組みとの対応を示します。",
            "The skills that roles need, career paths, and how the plan covers frameworks.",
        ),
        ("skills", "careers", "work-roles", "frameworks"),
    ),
    Plot(
        "terms",
        Text("用語", "Terms"),
        Text("この文書で使う略称です。", "Abbreviations in this document."),
        ("terms",),
    ),
)
OTHER = Plot("other", Text("その他", "Other figures"), Text(), ())
CHANGES = Plot(
    "changes",
    Text("前の版からの変更", "Changes since the last revision"),
    Text("比べた版との違いを示します。", "What differs from the revision compared with."),
    (),
)


def plots_for(figures: list[str]) -> list[Plot]:
    """The chapters with those figures of a plan that each has, and one for figures that none names."""
    known = {name for plot in CHAPTERS for name in plot.figures}
    other = tuple(name for name in figures if name not in known)
    plots = [Plot(each.id, each.title, each.intro, kept(each.figures, figures)) for each in CHAPTERS]
    ordered = [*plots[:-1], Plot(OTHER.id, OTHER.title, OTHER.intro, other), plots[-1]]
    return [plot for plot in ordered if plot.figures]


def kept(names: tuple[str, ...], figures: list[str]) -> tuple[str, ...]:
    """Those of some names that a plan has."""
    return tuple(name for name in names if name in figures)
