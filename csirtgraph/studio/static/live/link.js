// The stream of changes. Where it breaks off, the page asks until the studio is there again.

const AGAIN = 1000; // ms between questions

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
  };

  const broken = () => {
    stream?.close();
    stream = null;
    clearTimeout(waiting);
    void look();
  };

  const look = async () => {
    const { status } = await server.get("/api/ping");
    if (document.hidden) return;
    const isBack = status === 200 && (await server.renew());
    if (isBack) return open();
    changed(status ? "anew" : "off");
    waiting = window.setTimeout(look, AGAIN);
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
