// A text read as a dump, and all that later code looks at.
import { factsOf } from '../../src/runtime/facts.js';
import { groupGoroutines } from '../../src/runtime/groups.js';
import { readDumps } from '../../src/runtime/read-dump.js';

export const dumpLimits = { goroutines: 40, frames: 30, characters: 20_000, line: 2000 };

/** How many goroutines the text has. Throws where the reading is outside of its limits or does not fit together. */
export function useDump(text: string): number {
  // Plain checks: jest's are slow, and this runs tens of thousands of times.
  const holds = (what: string, is: boolean): void => {
    if (!is) throw new Error(`${what} does not hold for ${JSON.stringify(text)}`);
  };
  const { dumps, cut } = readDumps(text, dumpLimits);
  const goroutines = dumps.flatMap((dump) => dump.goroutines);
  holds('limit of goroutines', goroutines.length <= dumpLimits.goroutines);
  holds('count of cut', cut.characters === Math.max(0, text.length - dumpLimits.characters));
  for (const { frames, minutes, id } of goroutines) {
    holds('limit of frames', frames.length <= dumpLimits.frames);
    holds('exact numbers', Number.isSafeInteger(minutes) && Number.isSafeInteger(id));
  }
  for (const dump of dumps) {
    const ids = new Set(dump.goroutines.map(({ id }) => id));
    const grouped = groupGoroutines(dump.goroutines).reduce((sum, group) => sum + group.ids.length, 0);
    holds('each in one group', grouped === dump.goroutines.length);
    for (const fact of factsOf(dump)) {
      const known = fact.goroutines.every((id) => ids.has(id));
      holds('known ids', known);
    }
  }
  return goroutines.length;
}
