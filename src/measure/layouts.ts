// Binaries with their functions in another order: linked before they are timed, two at once, kept while they fit.
import { stat, statfs } from 'node:fs/promises';
import { build, canRandomiseLayout, discard } from './build.js';
import { buildSettings } from './prepare.js';
import { inLanes } from './lanes.js';
import { binaryKey, elapsedMs, type Session, type SideState } from './session.js';

/** Linking uses one core for most of its time. */
const linkLanes = 2;
/** On disk at the same time, unless a quarter of what is free there is less. */
const mostKept = 2 ** 31;
const mostFailures = 2;
/** For planning, until a link was timed: seconds of both sides per byte of the binaries. */
const usualSecondsPerByte = 0.6 / 10e6;

export function randomises(session: Session): boolean {
  return canRandomiseLayout(session.request.toolchain.go.version);
}

/** Binaries in other layouts than the toolchain's own. */
export interface Layouts {
  /** Seeds that the screen took turns on. */
  screened: readonly number[];
  /** By package. */
  readonly links: Map<string, LinksSoFar>;
  /** How often a package could not be linked. */
  readonly failures: Map<string, number>;
}

/** Binaries of a package that were linked. */
export interface LinksSoFar {
  readonly binaries: number;
  /** Of one lane: linking of others went on beside it. */
  readonly seconds: number;
  readonly bytes: number;
}

export interface Linking {
  readonly tell: (pkg: string) => void;
  /** No link begins once so much time has gone. */
  readonly untilMs?: number;
}

/**
 * Links packages in a layout on the sides that have them, except where that is done. What cannot be linked is told
 * once, as caveat `relink-failed`: isLinked says where. Layout 0 is always there.
 */
export async function link(
  session: Session,
  packages: Iterable<string>,
  layout: number,
  { tell, untilMs = Infinity }: Linking,
): Promise<void> {
  const jobs = [...packages].flatMap((pkg) =>
    !canLink(session, pkg)
      ? []
      : sidesOf(session, pkg).flatMap((side) =>
          side.binaries.has(binaryKey(pkg, layout)) ? [] : [{ pkg, side }],
        ),
  );
  await inLanes(jobs, linkLanes, async ({ pkg, side }) => {
    if (elapsedMs(session) > untilMs) return;
    tell(pkg);
    const begin = elapsedMs(session);
    if (!(await linkOne(session, side, pkg, layout))) return;
    const wallMs = Math.max(0, elapsedMs(session) - begin);
    await noteLink(session, side, pkg, { layout, wallMs, lanes: Math.min(linkLanes, jobs.length) });
  });
}

async function noteLink(
  session: Session,
  side: SideState,
  pkg: string,
  { layout, wallMs, lanes }: { readonly layout: number; readonly wallMs: number; readonly lanes: number },
): Promise<void> {
  const bytes = await sizeOf(side, pkg);
  const { links } = session.layouts;
  // Not before the await: others add to it meanwhile.
  const sofar = links.get(pkg) ?? { binaries: 0, seconds: 0, bytes: 0 };
  links.set(pkg, {
    binaries: sofar.binaries + 1,
    seconds: sofar.seconds + wallMs / 1000 / lanes,
    bytes: sofar.bytes + bytes,
  });
  await side.writer.record({ type: 'link', pkg, layout, wallMs: wallMs / lanes });
}

async function linkOne(session: Session, side: SideState, pkg: string, layout: number): Promise<boolean> {
  const found = side.packages.get(pkg);
  if (found === undefined) throw new Error(`no package ${pkg}`);
  const built = await build(side.tree.root, found, layout, buildSettings(session, side), session.exec);
  if (built.ok) {
    side.binaries.set(binaryKey(pkg, layout), built.binary);
    return true;
  }
  const { failures } = session.layouts;
  const before = failures.get(pkg) ?? 0;
  failures.set(pkg, before + 1);
  if (before > 0) return false;
  const facts = { pkg, side: side.tree.side, message: built.message.slice(0, 1000) };
  await side.writer.record({ type: 'caveat', code: 'relink-failed', facts });
  return false;
}

/** False for a package that failed to link more than once: that was told, and it is not tried again. */
export function canLink(session: Session, pkg: string): boolean {
  return (session.layouts.failures.get(pkg) ?? 0) < mostFailures;
}

/** Sides on which a package was built at all. */
function sidesOf(session: Session, pkg: string): SideState[] {
  return session.sides.filter((side) => side.binaries.has(binaryKey(pkg, 0)));
}

/** True when all sides of a package have a layout, so that the halves of a pair can. */
export function isLinked(session: Session, pkg: string, layout: number): boolean {
  const sides = sidesOf(session, pkg);
  return sides.length > 0 && sides.every((side) => side.binaries.has(binaryKey(pkg, layout)));
}

/** Removes the binaries of layouts other than the toolchain's own. */
export async function discardLayouts(session: Session, layouts: readonly number[]): Promise<void> {
  const gone = new Set(layouts.filter((layout) => layout !== 0));
  for (const side of session.sides) {
    for (const [key, binary] of [...side.binaries]) {
      if (!gone.has(ofKey(key).layout)) continue;
      await discard(binary);
      side.binaries.delete(key);
    }
  }
}

/** True when these layouts of the packages may lie on the disk at once, beside all others that are there. */
export async function fitsDisk(
  session: Session,
  packages: readonly string[],
  layouts: readonly number[],
): Promise<boolean> {
  const { bavail, bsize } = await statfs(session.request.scratch);
  let there = 0;
  let missing = 0;
  for (const side of session.sides) {
    for (const key of side.binaries.keys()) {
      const { pkg, layout } = ofKey(key);
      if (layout !== 0) there += await sizeOf(side, pkg);
    }
    for (const pkg of packages) {
      const links = layouts.filter((layout) => layout !== 0 && !side.binaries.has(binaryKey(pkg, layout)));
      missing += links.length * (await sizeOf(side, pkg));
    }
  }
  return there + missing <= mostKept && missing <= (bavail * bsize) / 4;
}

/**
 * Expected seconds of linking one layout of these packages, both sides: what each took so far; what others took for
 * their bytes where it was not linked yet.
 */
export async function linkSeconds(session: Session, packages: Iterable<string>): Promise<number> {
  const all = [...session.layouts.links.values()];
  const [seconds, bytes] = (['seconds', 'bytes'] as const).map((what) =>
    all.reduce((sum, of) => sum + of[what], 0),
  ) as [number, number];
  const perByte = bytes > 0 ? seconds / bytes : usualSecondsPerByte;
  let sum = 0;
  for (const pkg of packages) {
    const own = session.layouts.links.get(pkg);
    sum +=
      own === undefined
        ? (await bytesOf(session, [pkg])) * perByte
        : (own.seconds / own.binaries) * sidesOf(session, pkg).length;
  }
  return sum;
}

async function bytesOf(session: Session, packages: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const pkg of packages) for (const side of sidesOf(session, pkg)) bytes += await sizeOf(side, pkg);
  return bytes;
}

/** The inverse of binaryKey. */
function ofKey(key: string): { readonly pkg: string; readonly layout: number } {
  const space = key.lastIndexOf(' ');
  return { pkg: key.slice(0, space), layout: Number(key.slice(space + 1)) };
}

async function sizeOf(side: SideState, pkg: string): Promise<number> {
  const binary = side.binaries.get(binaryKey(pkg, 0));
  return binary === undefined ? 0 : (await stat(binary)).size;
}
