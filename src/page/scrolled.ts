// How far each page of the history was scrolled: going back leads to the same place of it, also where it is drawn only after a
// moment. Browsers restore that for documents, but here all pages are one.

/** Milliseconds in which a page that somebody came back to may still grow. */
const longest = 3000;
/** Entries of the history whose place survives a reload. */
const mostKept = 50;
const stored = 'pprof-gate/scrolled';

interface Entry {
  /** Known by it in the history; as none before it in this tab. */
  readonly entry: string;
}

const places = new Map<string, number>();
let current = '';
/** Where to scroll to as soon as the page is so long; null where somebody scrolls freely. */
let wanted: number | null = null;
let until = 0;
/** How far that led already. */
let led = 0;

/** Begins to watch. Gives the way to stop it. */
export function watchScrolling(): () => void {
  recall();
  history.scrollRestoration = 'manual';
  arrive();
  const events = [
    ['popstate', arrive],
    ['scroll', note],
    ['pagehide', keep],
    // Whoever moves by themselves is not moved any more.
    ...(['wheel', 'touchstart', 'pointerdown', 'keydown'] as const).map((name) => [name, release] as const),
  ] as const;
  for (const [name, act] of events) addEventListener(name, act, { passive: true });
  const observer = new ResizeObserver(follow);
  observer.observe(document.body);
  return () => {
    for (const [name, act] of events) removeEventListener(name, act);
    observer.disconnect();
  };
}

/** Somebody is at another entry of the history, or at the same one still: a new one begins where the page begins. */
export function arrive(): void {
  const known = entryOf(history.state);
  if (known !== null && known === current) return;
  current = known ?? `${Date.now().toString(36)}-${places.size}`;
  if (known === null) mark();
  wanted = places.get(current) ?? null;
  until = performance.now() + longest;
  led = scrollY;
  if (wanted === null) note();
  // A page that is as long as the one before it does not grow: it is drawn by the second frame.
  else requestAnimationFrame(() => requestAnimationFrame(follow));
}

/** True while a page is shown that somebody came back to: it is not to begin at its top. */
export function isComingBack(): boolean {
  return wanted !== null;
}

function entryOf(state: unknown): string | null {
  const { entry } = (state ?? {}) as Partial<Entry>;
  return typeof entry === 'string' ? entry : null;
}

function mark(): void {
  try {
    const state: Entry = { entry: current };
    history.replaceState(state, '');
  } catch {
    // In a frame without an address of its own; then going back leads to the top.
  }
}

function note(): void {
  const isAtEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 2;
  // By a bar that tells of no press; a page that became shorter is at its end.
  if (wanted !== null && Math.abs(scrollY - led) > 1 && !isAtEnd) wanted = null;
  if (wanted === null) places.set(current, scrollY);
}

/** The page was drawn, or grew. */
function follow(): void {
  if (wanted === null) return;
  if (performance.now() > until) release();
  else if (Math.round(scrollY) !== Math.round(wanted)) scrollTo(0, wanted);
  led = scrollY;
}

function release(): void {
  if (wanted === null) return;
  wanted = null;
  note();
}

/** Storage can be switched off, and what is in it can be anything. */
function keep(): void {
  try {
    sessionStorage.setItem(stored, JSON.stringify([...places].slice(-mostKept)));
  } catch {
    // Then a reload begins at the top.
  }
}

function recall(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(stored) ?? '[]');
    if (!Array.isArray(kept)) return;
    for (const pair of kept as unknown[]) {
      const [entry, place] = Array.isArray(pair) ? (pair as unknown[]) : [];
      if (typeof entry === 'string' && typeof place === 'number') places.set(entry, place);
    }
  } catch {
    // As if there were none.
  }
}
