"""Skills of a file, in the plan."""

from collections.abc import Mapping, Sequence

from csirtgraph.edits.yaml.values import Data
from csirtgraph.imports.facts import RoleFact
from csirtgraph.imports.proposing.subject import Subject, data_of, is_alike
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.text import LANGUAGES, Text


def put_skills(fact: RoleFact, id: str, subject: Subject) -> None:
    """Make the plan say which skills a role needs, where the file says other ones."""
    role = subject.plan.roles.get(id)
    for field, asked in fact.skills.items():
        old: Mapping[Mode, Sequence[Text]] = getattr(role, field.replace("-", "_")) if role else {}
        new = {mode: asked.get(mode, old.get(mode, ())) for mode in MODES}
        if any(not is_same(new[mode], old.get(mode, ())) for mode in MODES):
            lists = {mode: skills_data(new[mode], old.get(mode, ()), fact, subject) for mode in MODES}
            subject.put(("roles", id, field), by_mode(lists))


def is_same(new: Sequence[Text], old: Sequence[Text]) -> bool:
    """Whether two lists say the same in the language of the new one."""
    return len(new) == len(old) and all(map(says, old, new))


def says(old: Text, new: Text) -> bool:
    """Whether a text says what another says, in the languages that the other has."""
    return all(is_alike(words, old.to(language)) for language in LANGUAGES if (words := getattr(new, language)))


def skills_data(new: Sequence[Text], old: Sequence[Text], fact: RoleFact, subject: Subject) -> list[Data]:
    """A list as a plan has it: what it had already stays in both languages."""
    kept = [next((text for text in old if says(text, wanted)), wanted) for wanted in new]
    return [data_of(text if text in old else subject.fitted(text, fact.place)) for text in kept]


def by_mode(lists: Mapping[Mode, list[Data]]) -> Data:
    """Lists as a plan has them: one where both modes have the same, none where there is nothing."""
    found = list(lists.values())
    if all(items == found[0] for items in found):
        return found[0]
    return {mode.value: items for mode, items in lists.items() if items}
