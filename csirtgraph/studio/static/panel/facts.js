// What the plan says of a role, a party, a team or a post, in the page's language.

/**
 * A flow as one end sees it.
 * @typedef {{flow: Flow, other: string}} Seen
 */

/**
 * The name of an end or of a post.
 * @param {Page} page
 * @param {string} id
 * @returns {string}
 */
export function nameOf(page, id) {
  const { ends, posts } = page.data.facts;
  const post = posts.incident?.[id] ?? posts.peacetime?.[id];
  return page.text(ends[id]?.name) || (post && postName(page, id, post)) || id;
}

/**
 * The name of a post: its own, or that of its role.
 * @param {Page} page
 * @param {string} id
 * @param {Post} post
 */
function postName(page, id, post) {
  const { ends } = page.data.facts;
  return (
    page.text(post.name) ||
    page.text(ends[id]?.name) ||
    post.roles.map((role) => page.text(ends[role]?.name)).join(page.word("and"))
  );
}

/**
 * A role as it speaks: itself, those that combine it, and its team.
 * @param {Facts} facts
 * @param {string} id
 * @returns {Set<string>}
 */
export function voicesOf({ ends }, id) {
  const combining = Object.keys(ends).filter((other) => ends[other].combines?.includes(id));
  return new Set([id, ...(ends[id]?.combines ?? []), ...combining]);
}

/**
 * What an end sends, and what it receives; a mutual flow is both.
 * @param {Facts} facts
 * @param {string} id
 * @returns {{sends: Seen[], receives: Seen[]}}
 */
export function flowsOf(facts, id) {
  const own = voicesOf(facts, id);
  /** @type {{sends: Seen[], receives: Seen[]}} */
  const flows = { sends: [], receives: [] };
  for (const flow of facts.flows) {
    const [out, into] = [own.has(flow.from), own.has(flow.to)];
    if (out === into) continue;
    const other = out ? flow.to : flow.from;
    if (out || flow.mutual) flows.sends.push({ flow, other });
    if (into || flow.mutual) flows.receives.push({ flow, other });
  }
  return flows;
}

/**
 * Who holds a role in a mode, each in words: the post, how many people, with what it is held together.
 * @param {Page} page
 * @param {string} id
 * @param {string} mode
 * @returns {string[]}
 */
export function holdersOf(page, id, mode) {
  const { ends, posts } = page.data.facts;
  const wanted = new Set([id, ...(ends[id]?.combines ?? [])]);
  const all = Object.entries(posts[mode] ?? {}).filter(([, post]) => post.roles.some((role) => wanted.has(role)));
  return all.map(([key, post]) => {
    const facts = factsOfPost(page, mode, post);
    const name = postName(page, key, post);
    return name === page.text(ends[id]?.name) && facts ? facts : facts ? `${name} (${facts})` : name;
  });
}

/**
 * How many people hold a post, and what else they hold.
 * @param {Page} page
 * @param {string} mode
 * @param {Post} post
 * @returns {string}
 */
export function factsOfPost(page, mode, post) {
  const main = post.heldBy && page.data.facts.posts[mode][post.heldBy];
  const other = main ? postName(page, post.heldBy ?? "", main) : page.text(post.also);
  const people =
    post.people === undefined ? "" : page.word(post.people === 1 ? "person" : "people", { count: post.people });
  const also = other && page.word("with", { name: other });
  const held = people && also ? page.word("in-brackets", { people, also }) : people || also;
  return [held, post.open ? page.word("open") : ""].filter(Boolean).join(page.word("and"));
}

/**
 * A flow's step, limit, means and condition.
 * @param {Page} page
 * @param {Flow} flow
 */
export function termsOf(page, { step, limit, via = [], when }) {
  const order = step ? page.word("step-number", { number: step }) : "";
  const means = via.map((one) => page.word(one)).join(page.word("and"));
  return [order, page.text(limit), means, page.text(when)].filter(Boolean).join(" · ");
}

/**
 * The text of a flow: its label, else its kind.
 * @param {Page} page
 * @param {Flow} flow
 */
export function labelOf(page, flow) {
  return page.text(flow.label) || page.word(flow.kind);
}
