"""Rules about the call tree: whether everybody can be reached, in time, at any hour. No message names a person."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.checks.questions.late import late_ones
from csirtgraph.plan.analysis.alarm import ALARMING, arrivals, clock, first_to_notice
from csirtgraph.plan.analysis.calls import Call, Directory, calls_of
from csirtgraph.plan.analysis.deputies import deputies_of
from csirtgraph.plan.model.enums import Severity
from csirtgraph.plan.model.plan import Party, Role
from csirtgraph.plan.model.posts import Post
from csirtgraph.plan.model.times import DAY
from csirtgraph.text import Text

NO_NUMBER = Text("{end}は連絡網にいますが、連絡先がありません", "{end} is in the call tree, and has no contact")
UNVERIFIED = Text("{end}の連絡先は1年以上確認されていません", "contacts of {end} were not verified for a year")
TOO_LATE = Text(
    "{deadline}の期限は{within}ですが、{end}に伝わるのは{time}後です",
    "{deadline} is due {within}, but {end} hears after {time}",
)
ONE_CHANNEL = Text("{end}への連絡手段は{via}だけです", "{end} is reached by {via} alone")
NOBODY_AT = Text("{post}の当番は{hours}にいません", "nobody is on call as {post} at {hours}")
SAME_PERSON = Text("{deputy}は{end}の代理ですが、同じ人です", "{deputy} deputises for {end}, and is the same person")
AT_ONCE = Text(
    "{one}と{other}は同時に要りますが、同じ人です", "{one} and {other} are needed at once, and are the same person"
)
YEAR = 365


def calls_in(facts: Facts) -> list[Call]:
    """The calls of a mode, of a plan that has people or numbers."""
    desks: list[Role | Party] = [*facts.plan.roles.values(), *facts.plan.parties.values()]
    known = any(person.contacts for person in facts.plan.people.values()) or any(desk.contacts for desk in desks)
    return calls_of(facts.plan, facts.mode) if known else []


def no_number(facts: Facts) -> Iterator[Hit]:
    """Roles and parties of the call tree whom nobody can call."""
    directory = Directory(facts.plan, facts.mode)
    for call in calls_in(facts):
        own = any(directory.contacts(end) for end in call.ends)
        if not own and not any(facts.plan.people[id].contacts for id in call.people):
            section = "roles" if call.id in facts.plan.roles else "parties"
            yield Hit(facts.said(NO_NUMBER, end=call.id), (call.id,), (section, call.id, "name"))


def unverified(facts: Facts) -> Iterator[Hit]:
    """Contacts that nobody tried for a year."""
    today = facts.plan.as_of or date.today()
    for call in calls_in(facts):
        for id in call.people:
            person = facts.plan.people[id]
            if person.contacts and (person.verified is None or (today - person.verified).days > YEAR):
                yield Hit(facts.said(UNVERIFIED, end=call.ends), call.ends, ("people", id, "verified"))


def too_late(facts: Facts) -> Iterator[Hit]:
    """Deadlines that are over before the reporting role knows."""
    start = first_to_notice(facts.plan, facts.mode) if facts.plan.deadlines else ""
    found = arrivals(facts.plan, start, facts.mode) if start else {}
    for deadline, minutes in late_ones(facts.plan, facts.mode, found):
        if minutes is not None and deadline.within:
            end = deadline.to if deadline.to in found else deadline.by
            message = facts.said(
                TOO_LATE,
                deadline=deadline.name,
                within=deadline.within.words,
                end=end,
                time=Text(*[clock(minutes)] * 2),
            )
            yield Hit(message, (deadline.id, end), ("deadlines", deadline.id, "within"))


def one_channel(facts: Facts) -> Iterator[Hit]:
    """Roles of an alarm that hear by one means alone, where means are stated."""
    heard: dict[str, set[str]] = {}
    channels: dict[str, Text] = {}
    for flow in facts.flows:
        if flow.kind in ALARMING and flow.via and flow.receiver in facts.roles:
            heard.setdefault(flow.receiver, set()).update(channel.value for channel in flow.via)
            channels |= {channel.value: facts.plan.word_of(channel) for channel in flow.via}
    for end, means in heard.items():
        if len(means) == 1:
            yield Hit(facts.said(ONE_CHANNEL, end=end, via=channels[next(iter(means))]), (end,), ("roles", end, "name"))


def nobody_at(facts: Facts) -> Iterator[Hit]:
    """Posts with turns that leave a part of the day."""
    for post in facts.posts.values():
        spans = sorted(span for turn in post.on_call if turn.hours for span in turn.hours.spans)
        at = 0
        for start, end in [*spans, (DAY, DAY)] if spans else ():
            if start > at:
                hours = f"{at // 60}:{at % 60:02}-{start // 60}:{start % 60:02}"
                message = facts.said(NOBODY_AT, post=post.id, hours=Text(hours, hours))
                yield Hit(message, (post.id,), ("posts", facts.mode.value, post.id, "on-call"))
            at = max(at, end)


def same_person(facts: Facts) -> Iterator[Hit]:
    """Deputies who are the very person for whom they should stand in."""
    for role in facts.roles:
        for deputy in deputies_of(facts.plan, role, facts.mode) if role in facts.holders else ():
            if facts.holders.get(deputy) == facts.holders[role]:
                message = facts.said(SAME_PERSON, deputy=deputy, end=role)
                yield Hit(message, (deputy, role), ("roles", deputy, "deputy-of"))


def needed_at_once(facts: Facts) -> Iterator[Hit]:
    """Posts of one person of which one reports to the other or instructs it, or that are on call at the same hours."""
    first = {role.id: post for post in facts.posts.values() if post.holders for role in facts.plan.roles_of(post)}
    for flow in (flow for flow in facts.flows if flow.kind in ALARMING):
        ends = [first[end] for end in (flow.sender, flow.receiver) if end in first]
        if len(ends) == 2 and ends[0].id != ends[1].id and ends[0].holders[0] == ends[1].holders[0]:
            yield at_once(facts, ends[0], ends[1])
    turns = [(post, turn, turn.hours) for post in facts.posts.values() for turn in post.on_call if turn.hours]
    for (one, turn, hours), (other, later, more) in combinations(turns, 2):
        if one is not other and {*turn.holders} & {*later.holders} and hours.overlaps(more):
            yield at_once(facts, one, other)


def at_once(facts: Facts, one: Post, other: Post) -> Hit:
    """Two posts that one person cannot fill together."""
    message = facts.said(AT_ONCE, one=one.id, other=other.id)
    return Hit(message, (one.id, other.id), ("posts", facts.mode.value, one.id))


RULES = (
    Rule("C601", Severity.WARNING, Text("連絡先のない役割", "nobody can call them"), no_number),
    Rule("C602", Severity.WARNING, Text("確認していない連絡先", "contacts not verified"), unverified),
    Rule("C603", Severity.WARNING, Text("期限に間に合わない連絡", "too late for a deadline"), too_late),
    Rule("C604", Severity.WARNING, Text("1つだけの連絡手段", "one channel only"), one_channel),
    Rule("C605", Severity.WARNING, Text("当番のいない時間", "nobody on call"), nobody_at),
    Rule("C606", Severity.WARNING, Text("本人が代理", "deputy of oneself"), same_person),
    Rule("C607", Severity.WARNING, Text("同時に要る役職の兼務", "needed at once"), needed_at_once),
)
