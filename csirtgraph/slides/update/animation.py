"""References to removed shapes elsewhere on a slide: glue of other connectors, and animations."""

from collections.abc import Collection

from csirtgraph.slides.pptx.markup import Element, qualified


def forget(root: Element, gone: Collection[int]) -> None:
    """Unglue connectors from removed shapes and remove their animations, so that the slide stays valid."""
    ids = {str(number) for number in gone}
    for tag in ("a:stCxn", "a:endCxn"):
        for glue in list(root.iter(qualified(tag))):
            if glue.get("id") in ids:
                glue.getparent().remove(glue)
    timing = root.find(qualified("p:timing"))
    if timing is None:
        return
    for target in list(timing.iter(qualified("p:spTgt"))):
        if target.get("spid") in ids:
            drop(effect_of(target), timing)
    for build in list(timing.iter(qualified("p:bldP"), qualified("p:bldGraphic"), qualified("p:bldOleChart"))):
        if build.get("spid") in ids:
            drop(build, timing)


def effect_of(target: Element) -> Element:
    """The whole effect that a target belongs to: the nearest step of the timeline with a preset."""
    step = target
    for parent in target.iterancestors(qualified("p:par"), qualified("p:seq")):
        step = parent
        timed = parent.find(qualified("p:cTn"))
        if timed is not None and timed.get("presetClass"):
            break
    return step


def drop(part: Element, timing: Element) -> None:
    """Take a part out, and all around it that says nothing without it; the timeline itself when nothing is left."""
    while part is not None:
        parent = part.getparent()
        if parent is None:
            return
        parent.remove(part)
        if part is timing or says_something(parent):
            return
        part = parent


def says_something(rest: Element) -> bool:
    """Whether an element of a timeline may stand with what is left in it."""
    if rest.tag == qualified("p:cTn"):
        return rest.find(qualified("p:childTnLst")) is not None
    if rest.tag in (qualified("p:par"), qualified("p:seq")):
        return rest.find(qualified("p:cTn")) is not None
    return len(rest) > 0
