// The stream of changes. Where it breaks off, or the studio does not answer, the page says so and asks until it does.

const AGAIN = 1000; // ms between questions
const PATIENCE = 1500; // ms that an answer may take

/**
 * Listen to the studio, for good.
 * @param {Server} server
 * @param {(event: any) => void} heard
 * @param {(link: Known["link"]) => void} changed
 */
export function linkTo(server, heard, changed) {
  /** @type {EventSource | null} */
  let stream = null;
  let waiting = 0;

  const open = () => {
    stream?.close();
    stream = new EventSource("/events");
    stream.addEventListener("state", (event) => {
      changed("on");
      heard(JSON.parse(event.data));
    });
    stream.addEventListener("error", broken);
    soon();
  };

  const broken = () => {
    stream?.close();
    stream = null;
    clearTimeout(waiting);
    void look();
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, AGAIN);
  };

  const look = async () => {
    const patience = AbortSignal.timeout(PATIENCE);
    const { status } = await server.get("/api/ping", {}, patience);
    if (document.hidden) return;
    if (status === 200 && stream?.readyState === EventSource.OPEN) changed("on");
    else if (status && !stream && (await server.renew())) return open();
    else if (status !== 200 || !stream) changed(status ? "anew" : patience.aborted ? "hung" : "off");
    soon();
  };

  // A browser has few connections to one place: pages that nobody sees leave theirs to others.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(waiting);
    stream?.close();
    stream = null;
    if (!document.hidden) open();
  });
  addEventListener("pagehide", () => stream?.close());
  if (!document.hidden) open();
}
