// What time cut short is told of each benchmark: of those alone more time would say more.
import type { Session } from './session.js';

/** Records it in head's capture. What broke meanwhile is told as that. True when anything was recorded. */
export async function recordCutShort(
  session: Session,
  pass: 'focus' | 'confirm',
  keys: readonly string[],
): Promise<boolean> {
  let any = false;
  for (const key of keys) {
    const candidate = session.candidates.get(key);
    if (candidate === undefined) continue;
    any = true;
    const { pkg, name, procs } = candidate.benchmark;
    await session.sides.at(-1)?.writer.record({ type: 'cut-short', pkg, name, procs, pass });
  }
  return any;
}
