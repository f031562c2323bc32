"""What each person holds, sends and receives (負荷).

Posts held together (`held-by`) are one person's, under the post that holds the
others. A role no post fills speaks for itself, as every role does in a plan
without posts; so does a team that flows end at. What people would pass to
themselves is not counted.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.analysis.responsibility import both_ways
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan, Post


@dataclass(frozen=True)
class Load:
    """What one holder has in one mode: posts held, flows sent and received, by id."""

    posts: tuple[str, ...]
    sent: frozenset[str]
    received: frozenset[str]

    @property
    def flows(self) -> int:
        """How much there is to send and to receive."""
        return len(self.sent) + len(self.received)


def loads_in(plan: Plan, mode: Mode) -> dict[str, Load]:
    """The load of every holder in one mode, by the id of a post, a role or a team."""
    speakers = speakers_of(plan, mode)
    sent: dict[str, set[str]] = defaultdict(set)
    received: dict[str, set[str]] = defaultdict(set)
    for flow in flows_of(plan, mode):
        for sender, receiver in both_ways(flow):
            sending, receiving = speakers.get(sender, set()), speakers.get(receiver, set())
            for name in sending - receiving:
                sent[name].add(flow.id)
            for name in receiving - sending:
                received[name].add(flow.id)
    held = posts_held(plan, mode)
    return {
        name: Load(held.get(name, ()), frozenset(sent[name]), frozenset(received[name]))
        for name in {*held, *sent, *received}
    }


def speakers_of(plan: Plan, mode: Mode) -> dict[str, set[str]]:
    """Who speaks for each role and team: the holders of its posts or of its parts, else itself."""
    posts = plan.posts.get(mode, {})
    holders = holders_of(posts)
    found: dict[str, set[str]] = defaultdict(set)
    for post in posts.values():
        for role in plan.roles_of(post):
            found[role.id].add(holders[post.id])
    for role in plan.roles.values():
        parts = {holder for part in role.combines for holder in found.get(part, ())}
        found[role.id] = found.get(role.id) or parts or {role.id}
    return {**found, **{team: {team} for team in plan.teams}}


def posts_held(plan: Plan, mode: Mode) -> dict[str, tuple[str, ...]]:
    """The posts of each holder."""
    found: dict[str, list[str]] = defaultdict(list)
    for post, holder in holders_of(plan.posts.get(mode, {})).items():
        found[holder].append(post)
    return {holder: tuple(held) for holder, held in found.items()}


def holders_of(posts: Mapping[str, Post]) -> dict[str, str]:
    """By post, the post (or the role without one) whose holder holds it too; each is followed up once."""
    found: dict[str, str] = {}
    for post in posts:
        chain = [post]
        while chain[-1] not in found and (above := posts[chain[-1]].held_by) in posts:
            chain.append(above)
        last = chain[-1]
        found.update(dict.fromkeys(chain, found.get(last) or posts[last].held_by or last))
    return {post: found[post] for post in posts}
