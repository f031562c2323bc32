"""What the plan says in words: on the cover, and about the CSIRT."""

from csirtgraph.documents.description import OUTLINE, words_of
from csirtgraph.figures.phrases import COMMA
from csirtgraph.plan.model.csirt import Csirt
from csirtgraph.plan.model.plan import Plan
from csirtgraph.text import Language, Text

TITLE = Text("CSIRT体制計画書", "CSIRT plan")
REVISION, SOURCE, AS_OF = Text("版", "Revision"), Text("出典", "Source"), Text("時点", "As of")
APPROVALS = (Text("承認者", "Approved by"), Text("確認者", "Reviewed by"), Text("作成者", "Prepared by"))


def cover_facts(plan: Plan, language: Language) -> tuple[tuple[str, str], ...]:
    """The team, the revision, and where the facts come from; nothing that the plan does not say."""
    source = plan.plan.source
    parts = (source.publisher.to(language), source.title.to(language), source.date) if source else ()
    names = {field: title for _, title, field in OUTLINE}
    rows = (
        (names["name"], plan.csirt.name.to(language)),
        (REVISION, plan.plan.revision),
        (names["updated"], str(plan.csirt.updated or "")),
        (SOURCE, COMMA.to(language).join(part for part in parts if part)),
    )
    return tuple((label.to(language), words) for label, words in rows if words)


def csirt_facts(csirt: Csirt, language: Language) -> tuple[tuple[str, str], ...]:
    """Every field of `csirt` that is filled, by its title in the outline of RFC 2350."""
    return tuple(
        (title.to(language), "\n".join(words))
        for _, title, field in OUTLINE
        if field and (words := words_of(csirt, field, language))
    )
