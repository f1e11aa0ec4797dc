/* Where the map's files come from: this server, or the page itself where there is none. */

/**
 * Fetch from this server, or reject: a refusal (404, 403) is a failure too.
 *
 * @param {string} address relative to the page
 * @param {"json" | "arrayBuffer"} kind what the body is read as
 */
const fromServer = async (address, kind) => {
  const response = await (fetchedByPage(address) ?? fetch(address));
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response[kind]();
};

/* What the page around the map has asked for already (app/server/connection.js); it can be read once. */
function fetchedByPage(address) {
  const { href } = new URL(address, location.href);
  const files = window.parent.sahelMapFiles;
  const found = files?.get(href);
  files?.delete(href);
  return found;
}

let reader = fromServer;

/**
 * Return a file of the map; rejects if it cannot be had.
 *
 * @param {string} address relative to the page
 * @param {"json" | "arrayBuffer"} kind what the body is read as
 */
export const fetchFile = (address, kind) => reader(address, kind);

/**
 * Read all files by this function from now on; it takes what `fetchFile` takes.
 *
 * @param {function(string, string): Promise<*>} other
 */
export const readFilesBy = (other) => {
  reader = other;
};
