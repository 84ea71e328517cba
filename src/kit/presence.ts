/** Without a key, a click or a turn of the wheel for this long, requests are the page's own and not the person's. */
const AWAY_AFTER_MS = 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastSign = performance.now();
for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, () => (lastSign = performance.now()), { passive: true, capture: true });

/** A page that refreshes by itself must not keep a deserted session alive: the server is told. */
export const awayHeader = (): Record<string, string> => (performance.now() - lastSign > AWAY_AFTER_MS ? { 'rostrum-away': '1' } : {});
