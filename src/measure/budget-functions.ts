// Budgets on profiles name functions. A pattern that fits none of those that the tests of head are built of was most
// likely mistyped, and would hold whatever happens.
import { readFile, stat } from 'node:fs/promises';
import { editDistance, nearest } from '../base/nearest.js';
import { compileGlob } from '../config/glob.js';
import { fitsFunction } from '../evidence/matching.js';
import { plainName } from '../profile/names.js';
import { functionNames } from './function-names.js';
import { binaryKey, type Session } from './session.js';

/** About 0.2 s: larger ones are rare, and not looked at. */
const largestBytes = 256 << 20;

/**
 * Records `functions-unknown` in head's capture for each pattern of the request that fits no function. Nothing where
 * some binary cannot be read, or was not built: its functions are not known.
 */
export async function recordUnknownFunctions(session: Session): Promise<void> {
  const head = session.sides.at(-1);
  let open = session.request.budgetFunctions ?? [];
  if (head === undefined || open.length === 0) return;
  const all = new Set<string>();
  for (const pkg of head.packages.keys()) {
    const binary = head.binaries.get(binaryKey(pkg, 0));
    if (binary === undefined || (await stat(binary)).size > largestBytes) return;
    const names = functionNames(await readFile(binary));
    if (names === null) return;
    open = open.filter((pattern) => !fitsAny(pattern, names));
    if (open.length === 0) return;
    for (const name of names) all.add(name);
  }
  for (const pattern of open) {
    const near = nearestFunctions(pattern, all);
    const facts = { pattern, ...(near === null ? {} : { nearest: near }) };
    await head.writer.record({ type: 'caveat', code: 'functions-unknown', facts });
  }
}

function fitsAny(pattern: string, names: ReadonlySet<string>): boolean {
  const glob = compileGlob(pattern);
  if (glob === null) throw new Error(`pattern was not checked: ${pattern}`);
  for (const name of names) if (fitsFunction(glob, name)) return true;
  return false;
}

/** What a pattern of a whole package, or of one function, may have been meant to be. */
function nearestFunctions(pattern: string, names: ReadonlySet<string>): string | null {
  const [, pkg] = /^([^*?{\\]+)\.\*$/.exec(pattern) ?? [];
  if (pkg === undefined) return nearPath(pattern, new Set(Array.from(names, plainName)));
  const near = nearPath(pkg, new Set(Array.from(names, packageOf)));
  return near === null ? null : `${near}.*`;
}

/** Paths share most of their letters with others: what differs is measured by the last part. */
function nearPath(path: string, candidates: ReadonlySet<string>): string | null {
  const near = nearest(path, candidates);
  const allowed = Math.max(1, Math.floor((path.length - path.lastIndexOf('/') - 1) / 3));
  return near !== null && editDistance(path, near) <= allowed ? near : null;
}

/** `encoding/json` of `encoding/json.(*Decoder).Decode`. */
function packageOf(name: string): string {
  const dot = name.indexOf('.', name.lastIndexOf('/', name.search(/[([]|$/)) + 1);
  return dot < 0 ? name : name.slice(0, dot).replaceAll('%2e', '.');
}
