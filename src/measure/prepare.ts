// Everything before timing: packages, binaries, what is unchanged, which benchmarks there are, how long they take.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../base/errors.js';
import type { RecordOf } from '../model/capture.js';
import { build, hashFile } from './build.js';
import { recordUnknownFunctions } from './budget-functions.js';
import { keepBuildInformation } from './build-information.js';
import { calibrate } from './calibrate.js';
import { DataFiles, hashOfFiles, type DataFile } from './data-files.js';
import { definitionsOf } from './definitions.js';
import { findBenchmarks, type Changed } from './found.js';
import { inLanes } from './lanes.js';
import { isPinned, procsOf } from './pinning.js';
import { recordSameFunctions } from './same-functions.js';
import type { PassEnd } from './step.js';
import { folderOf } from './modules.js';
import { findPackages, type GoPackage } from './packages.js';
import { binaryKey, type Session, type SideState } from './session.js';

/** Builds at the same time: the go command itself uses all cores for compiling, linking does not. */
const buildLanes = 2;

/**
 * Fills the session's packages, binaries and candidates, and records what is found. Throws GateError when
 * there is nothing to measure: no-modules, no-packages, does-not-compile, no-benchmarks. A base that does not
 * compile, or has no module yet, is none of these: a change that mends it must be able to pass.
 */
export async function prepare(session: Session): Promise<PassEnd> {
  await locate(session);
  const hashes = await buildAll(session);
  for (const side of session.sides) await keepBuildInformation(session, side);
  const changed = await recordPackages(session, hashes);
  await recordSameFunctions(session, changed);
  await recordUnknownFunctions(session);
  return calibrate(session, await findBenchmarks(session, changed));
}

/** The side whose state decides whether there is anything to do. */
function leading(session: Session): SideState {
  return session.sides.at(-1) as SideState;
}

async function locate(session: Session): Promise<void> {
  const { patterns, tags, bench } = session.request.options;
  const all = new Set<string>();
  for (const side of session.sides) {
    session.ports.log.progress({ phase: 'prepare', what: side.tree.side, done: 0, total: 1 });
    const { modules, packages, matched } = await findPackages(side.tree.root, patterns, tags, session.exec);
    // Without a word everything of head would only look new.
    if (modules.length === 0) await side.writer.record({ type: 'caveat', code: 'no-modules', facts: {} });
    side.manifest = { ...side.manifest, modules: modules.map(({ path, dir }) => ({ path, dir })) };
    for (const found of packages) side.packages.set(found.pkg, found);
    for (const pkg of matched) all.add(pkg);
  }
  const head = leading(session);
  const missing = patterns.filter((pattern) => {
    const folder = folderOf(pattern);
    return folder !== null && session.sides.every((side) => !existsSync(join(side.tree.root, folder)));
  });
  // Beside others it would drop out without a word, and its benchmarks with it.
  if (missing.length > 0) throw new GateError('no-packages', { patterns: missing });
  if (head.manifest.modules.length === 0) throw new GateError('no-modules', { side: head.tree.side });
  if (session.sides.every((side) => side.packages.size === 0)) {
    if (all.size === 0) throw new GateError('no-packages', { patterns: [...patterns] });
    throw new GateError('no-benchmarks', { bench, packages: [...all] });
  }
}

interface Hashes {
  readonly binary: string;
  readonly data: readonly DataFile[];
}

async function buildAll(session: Session): Promise<Map<SideState, Map<string, Hashes>>> {
  const jobs = session.sides.flatMap((side) => [...side.packages.values()].map((found) => ({ side, found })));
  const dataFiles = new Map(session.sides.map((side) => [side, new DataFiles(side.tree.root)]));
  const hashes = new Map<SideState, Map<string, Hashes>>(session.sides.map((side) => [side, new Map()]));
  const failures = new Map<SideState, { pkg: string; message: string }[]>();
  let done = 0;
  await inLanes(jobs, buildLanes, async ({ side, found }) => {
    session.ports.log.progress({ phase: 'build', what: found.pkg, done, total: jobs.length });
    const built = await build(side.tree.root, found, 0, buildSettings(session, side), session.exec);
    done++;
    if (built.ok) {
      side.binaries.set(binaryKey(found.pkg, 0), built.binary);
      const data = (await dataFiles.get(side)?.of(found.dir, found.module.dir)) ?? [];
      hashes.get(side)?.set(found.pkg, { binary: await hashFile(built.binary), data });
      return;
    }
    const list = failures.get(side) ?? [];
    list.push({ pkg: found.pkg, message: built.message });
    failures.set(side, list);
    await recordPackage(side, found, 'build-failed', null, built.message);
  });
  const dead = session.sides.filter(
    (side) => side.packages.size > 0 && (failures.get(side)?.length ?? 0) === side.packages.size,
  );
  if (dead.includes(leading(session))) {
    const failed = dead.flatMap((side) => failures.get(side) ?? []);
    throw new GateError('does-not-compile', {
      side: dead.length > 1 ? 'both' : leading(session).tree.side,
      packages: [...new Set(failed.map((failure) => failure.pkg))],
      output: failed
        .map((failure) => failure.message)
        .join('\n')
        .slice(0, 4000),
      ignored: [...leading(session).tree.ignored],
    });
  }
  return hashes;
}

/** Settings of the go command for one side. */
export function buildSettings(session: Session, side: SideState) {
  return {
    tags: session.request.options.tags,
    goVersion: session.request.toolchain.go.version,
    // As the children get them; those of `go` are told without folders of this machine.
    goFlags: session.request.toolchain.env['GOFLAGS'] ?? '',
    directory: `${session.request.scratch}/bin/${side.tree.side}`,
  };
}

async function recordPackage(
  side: SideState,
  found: GoPackage,
  state: RecordOf<'package'>['state'],
  hashes: Hashes | null,
  message: string | null,
): Promise<void> {
  await side.writer.record({
    type: 'package',
    pkg: found.pkg,
    dir: found.dir,
    module: found.module.path,
    state,
    binary: hashes?.binary ?? null,
    data: hashes === null ? null : hashOfFiles(hashes.data),
    message: message === null ? null : message.slice(0, 4000),
  });
}

/**
 * Records every built package; gives those to measure. Equal binary and equal data on both sides is unchanged, and
 * so is what an earlier capture measured: that one names its benchmarks as well.
 */
async function recordPackages(
  session: Session,
  all: Map<SideState, Map<string, Hashes>>,
): Promise<Changed[]> {
  const changed: Changed[] = [];
  const { programs } = session.request;
  for (const side of session.sides) {
    for (const [pkg, hashes] of all.get(side) ?? []) {
      const found = side.packages.get(pkg) as GoPackage;
      const earlier = programs?.get(pkg);
      if (earlier?.binary === hashes.binary && earlier.data === hashOfFiles(hashes.data)) {
        await recordPackage(side, found, 'unchanged', hashes, null);
        continue;
      }
      const equal =
        session.sides.length === 2 &&
        session.sides.every((other) => {
          const theirs = all.get(other)?.get(pkg);
          return theirs?.binary === hashes.binary && hashOfFiles(theirs.data) === hashOfFiles(hashes.data);
        });
      await recordPackage(side, found, equal ? 'unchanged' : 'built', hashes, null);
      if (!equal) changed.push({ side, found, data: hashes.data });
      else await recordUnchanged(session, side, found, hashes.data);
    }
  }
  return changed;
}

/** Names for the count of what was skipped: top-level benchmarks, because the rest only shows when run. */
async function recordUnchanged(
  session: Session,
  side: SideState,
  found: GoPackage,
  data: readonly DataFile[],
): Promise<void> {
  for (const [name, definition] of definitionsOf(found, data)) {
    await side.writer.record({
      type: 'benchmark',
      pkg: found.pkg,
      name,
      procs: procsOf(session.request, isPinned(session.request, { ...found, name })),
      definition,
    });
  }
}
