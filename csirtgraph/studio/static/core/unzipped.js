// The data of a page, of which that of a large plan is compressed; zipped.py is the other half.

/**
 * Everything in the data of a page.
 * @param {any} data
 * @returns {Promise<any>}
 */
export async function unzipped({ zipped, ...data }) {
  if (!zipped) return data;
  const bytes = Uint8Array.from(atob(zipped), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return { ...data, ...(await new Response(stream).json()) };
}
