// The test binary of a package with sentinels, built once when it is first asked for. Never timed: other functions
// lie elsewhere in it.
import { join } from 'node:path';
import { build } from '../build.js';
import { buildSettings } from '../prepare.js';
import { fileName, type Session, type SideState } from '../session.js';
import { sentinelFiles, writeOverlay } from './overlay.js';

/** Null where the package takes no sentinels, which is recorded once as `probe-failed`. */
export function probeBinary(session: Session, side: SideState, pkg: string): Promise<string | null> {
  const known = side.probed.get(pkg);
  if (known !== undefined) return known;
  const binary = buildProbe(session, side, pkg, side.probed.size);
  side.probed.set(pkg, binary);
  return binary;
}

async function buildProbe(
  session: Session,
  side: SideState,
  pkg: string,
  number: number,
): Promise<string | null> {
  const found = side.packages.get(pkg);
  if (found === undefined) throw new Error(`no package ${pkg} on ${side.tree.side}`);
  const files = sentinelFiles(found);
  if (files === null) return refuse(side, pkg, 'file-order', '');
  const settings = buildSettings(session, side);
  const directory = join(session.request.scratch, 'probe', side.tree.side, `${number}-${fileName(pkg)}`);
  const overlay = await writeOverlay(side.tree.root, found, files, directory);
  session.ports.log.progress({ phase: 'probe', what: pkg, done: 0, total: 1 });
  const built = await build(side.tree.root, found, 0, { ...settings, directory, overlay }, session.exec);
  return built.ok ? built.binary : refuse(side, pkg, 'build', built.message);
}

async function refuse(side: SideState, pkg: string, reason: string, message: string): Promise<null> {
  const facts = { pkg, reason, message: message.slice(0, 1000) };
  await side.writer.record({ type: 'caveat', code: 'probe-failed', facts });
  return null;
}
