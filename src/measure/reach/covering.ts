// Changed but unmeasured: which functions that a change wrote or rewrote no benchmark reaches. Nothing is claimed of what
// could not be looked at: what is not compiled here, what breaks, or what a package that could not be covered may reach.
import { join, posix } from 'node:path';
import type { FileChange } from '../../diff/parse.js';
import type { RecordOf } from '../../model/capture.js';
import { changedFunctions, type ChangedFunction } from '../../source/changed-functions.js';
import { restMs } from '../allowance.js';
import { inLanes } from '../lanes.js';
import type { GoPackage } from '../packages.js';
import { readPlainFile } from '../plain-file.js';
import { buildSettings } from '../prepare.js';
import { binaryKey, elapsedMs, type Session, type SideState } from '../session.js';
import type { Lines } from './blocks.js';
import { reach, type Reached } from './run.js';
import { changedPackages, linkedInto, type ChangedPackage } from './targets.js';

/** Of one question to the go command, which reads all that a package imports. */
const longestListMs = 60_000;
/** Builds at the same time: linking uses one core (measure/prepare.ts). */
const mostLanes = 2;
/** More than people change at once: then nothing is looked at. */
const mostFiles = 2000;
const mostPackages = 400;
const mostFunctions = 5000;
const mostSourceBytes = 4 << 20;
/** As the format of captures has it. */
const mostLines = 1_000_000;

interface Changed extends ChangedFunction {
  readonly file: string;
}

/**
 * Records in head's capture what of the changed functions is reached by a benchmark. `baseRoot` is the folder with base's
 * files, which the changes are from. Does nothing where no function changed. `until`, in milliseconds of the session:
 * no package is begun later, and what the go command is at is cut off then.
 */
export async function cover(
  session: Session,
  baseRoot: string,
  changes: readonly FileChange[],
  until: number,
): Promise<void> {
  const side = session.sides.at(-1);
  if (side === undefined) return;
  const meant = changes.filter((of) => isMeant(of.base) || isMeant(of.head));
  if (meant.length > mostFiles) return missing(side, 'files', meant.length);
  const functions = await functionsOf(meant, baseRoot, side.tree.root);
  if (functions.length === 0) return;
  if (functions.length > mostFunctions) return missing(side, 'functions', functions.length);
  session.ports.log.progress({ phase: 'cover', what: '', done: 0, total: 1 });
  const { tags } = buildSettings(session, side);
  const dirs = [...new Set(functions.map(({ file }) => posix.dirname(file)))];
  if (dirs.length > mostPackages) return missing(side, 'packages', dirs.length);
  const asking = {
    root: side.tree.root,
    tags,
    exec: session.exec,
    timeoutMs: () => (elapsedMs(session) > until ? null : restMs(elapsedMs(session), until, longestListMs)),
  };
  const listed = await changedPackages(asking, dirs);
  const packages = listed.found;
  const linked = await linkedInto(asking, [...side.packages.values()]);
  for (const { pkg, message } of [...listed.failed, ...linked.failed])
    await failed(side, pkg, 'list', message);
  const targets = linked.found.flatMap(([pkg, parts]) => {
    const found = side.packages.get(pkg);
    const inside = packages.filter((of) => parts.has(of.pkg));
    return found === undefined || inside.length === 0 ? [] : [{ found, inside }];
  });
  const results = await reachAll(session, side, targets, packages, functions, until);
  // What a benchmark gets into that broke with the change is not known; one that never ran reaches nothing.
  const before = session.sides.length > 1 ? session.sides[0]?.troubled : undefined;
  const brokenIn = new Set(
    [...side.troubled].flatMap(([what, pkg]) => (before?.has(what) === true ? [] : [pkg])),
  );
  // A package that could not be listed may reach anything.
  const isComplete = linked.failed.length === 0;
  for (const of of packages) {
    const into = targets.filter(({ inside }) => inside.includes(of));
    const asked = into.map(({ found }) => results.get(found));
    const isWhole = isComplete && !into.some(({ found }) => brokenIn.has(found.pkg));
    if (of.isMain && !targets.some(({ found }) => found.pkg === of.pkg)) continue;
    for (const one of functions) {
      const name = of.files.get(one.file);
      if (name === undefined) continue;
      const reached = isReached(one, name, asked, isWhole);
      if (reached !== null) await side.writer.record(recordOf(one, reached));
    }
  }
}

/** Own code, as the go command sees it: no tests, nothing vendored or left out by its name. */
function isMeant(file: string | null): file is string {
  return (
    file !== null &&
    /(?<!_test)\.go$/.test(file) &&
    !/(?:^|\/)(?:vendor|testdata|[._][^/]*)(?:\/|$)/.test(file)
  );
}

async function functionsOf(
  changes: readonly FileChange[],
  baseRoot: string,
  headRoot: string,
): Promise<Changed[]> {
  const before: string[] = [];
  const after: { file: string; text: string }[] = [];
  for (const { base, head } of changes) {
    const [was, is] = [await source(baseRoot, base), await source(headRoot, head)];
    if (was !== null) before.push(was);
    // What cannot be held against its past is not known to have changed.
    if (head !== null && is !== null && (was !== null || !isMeant(base)))
      after.push({ file: head, text: is });
  }
  const found = changedFunctions(
    before,
    after.map(({ text }) => text),
  );
  return after.flatMap(({ file }, index) =>
    (found[index] ?? []).filter(({ endLine }) => endLine <= mostLines).map((of) => ({ ...of, file })),
  );
}

/** Null for what is no Go file of ours, a link (checkouts keep them), or too large to read. */
async function source(root: string, file: string | null): Promise<string | null> {
  if (!isMeant(file)) return null;
  return (await readPlainFile(join(root, file), mostSourceBytes))?.toString() ?? null;
}

interface Covering {
  readonly found: GoPackage;
  readonly inside: readonly ChangedPackage[];
}

async function reachAll(
  session: Session,
  side: SideState,
  targets: readonly Covering[],
  packages: readonly ChangedPackage[],
  functions: readonly Changed[],
  until: number,
): Promise<ReadonlyMap<GoPackage, Reached>> {
  const covered = packages.map(({ pkg }) => pkg);
  const results = new Map<GoPackage, Reached>();
  let [done, late] = [0, 0];
  await inLanes(targets, Math.min(mostLanes, session.request.machine.cores), async ({ found, inside }) => {
    const number = done++;
    if (!side.binaries.has(binaryKey(found.pkg, 0))) return;
    if (elapsedMs(session) > until) {
      late++;
      return;
    }
    session.ports.log.progress({ phase: 'cover', what: found.pkg, done: number, total: targets.length });
    const names = new Map(inside.flatMap(({ files }) => [...files]));
    const asked = functions.flatMap((one) => {
      const name = names.get(one.file);
      return name === undefined ? [] : [{ one, name }];
    });
    const target = {
      found,
      covered,
      wanted: new Set(asked.map(({ name }) => name)),
      isOpen: (files: ReadonlyMap<string, Lines>) =>
        asked.some(({ one, name }) => !has(files.get(name)?.reached, one)),
    };
    const result = await reach(session, side, target, number, until);
    results.set(found, result);
    if (!result.ok) await failed(side, found.pkg, result.reason, result.message);
  });
  if (late > 0) await missing(side, 'time', late);
  return results;
}

/** Null where that is not known. */
function isReached(
  one: Changed,
  name: string,
  asked: readonly (Reached | undefined)[],
  isComplete: boolean,
): boolean | null {
  const looked = asked.flatMap((of) => (of?.ok === true ? [of.files.get(name)] : []));
  if (looked.some((lines) => has(lines?.reached, one))) return true;
  if (!isComplete || asked.some((of) => of?.ok !== true)) return null;
  // Without code there is nothing to reach: a declaration of what is written in assembler.
  return asked.length === 0 || looked.some((lines) => has(lines?.known, one)) ? false : null;
}

function has(lines: ReadonlySet<number> | undefined, { line, endLine }: ChangedFunction): boolean {
  if (lines === undefined) return false;
  for (let at = line; at <= endLine; at++) if (lines.has(at)) return true;
  return false;
}

function recordOf({ file, name, line, endLine }: Changed, reached: boolean): RecordOf<'changed-function'> {
  return { type: 'changed-function', file, name: name.slice(0, 512), line, endLine, reached };
}

async function failed({ writer }: SideState, pkg: string, reason: string, message: string): Promise<void> {
  const facts = { pkg, reason, message: message.slice(0, 1000) };
  await writer.record({ type: 'caveat', code: 'coverage-failed', facts });
}

async function missing({ writer }: SideState, reason: string, count: number): Promise<void> {
  await writer.record({ type: 'caveat', code: 'coverage-missing', facts: { reason, count } });
}
