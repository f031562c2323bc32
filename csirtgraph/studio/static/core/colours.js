// The colours of a theme by their names.

/**
 * The name of the theme on screen: the one chosen, else the system's.
 * @param {string} chosen
 * @returns {string}
 */
export function themeOf(chosen) {
  return chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

/**
 * The theme a picture is drawn in: on paper never the dark one.
 * @param {string} chosen
 */
export function themeOfPicture(chosen) {
  return matchMedia("print").matches && chosen !== "print" ? "light" : themeOf(chosen);
}

/**
 * A colour as #rrggbb; one with ~ is mixed with the ground.
 * @param {Palette} palette
 * @param {string} token
 * @returns {string}
 */
export function colour(palette, token) {
  if (!token.endsWith("~")) return palette[token] ?? token;
  const [one, ground] = [colour(palette, token.slice(0, -1)), palette.ground];
  return one === "none" ? one : mixed(one, ground);
}

/**
 * A colour half-way between two.
 * @param {string} one
 * @param {string} other
 */
function mixed(one, other) {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((text) => parseInt(text.slice(at, at + 2), 16));
    return Math.round((a + b) / 2)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
