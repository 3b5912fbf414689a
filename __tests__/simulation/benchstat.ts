// What people do today: `go test -count=10` of base and of head, and benchstat's rule over them.
import { median } from '../../src/stats/median.js';
import { rankTest } from '../../src/stats/rank-test.js';
import type { Pair } from '../../src/model/pair.js';
import type { Replay } from './replay.js';
import type { World } from './world.js';

/** `sequential`: the base suite ten times each, then head's. `alternating`: ten passes over both suites in turns. */
export type BenchstatOrder = 'sequential' | 'alternating';

/** `go test` measures for 1 s and needs some for finding b.N. */
export const benchstatSeconds = 1.3;
export const benchstatCount = 10;
const alpha = 0.05;
const threshold = 1.05;

/** The truth and what is said, by benchmark. */
type Judged = readonly [readonly number[], BenchstatVerdict[]];

/** Says "slower": by the test alone, and by the test and more than 5 %. */
export interface BenchstatVerdict {
  readonly slower: boolean;
  readonly muchSlower: boolean;
}

export function benchstatVerdict({ base, head }: Pair<readonly number[]>): BenchstatVerdict {
  const [before, after] = [median(base), median(head)];
  const slower = after > before && rankTest(base, head).p <= alpha;
  return { slower, muchSlower: slower && after > before * threshold };
}

/** Both suites on the default layout; the world's processes last `benchstatSeconds`. */
export function benchstatSuite(world: World, order: BenchstatOrder): Judged {
  const values = world.thetas.map(() => ({ base: [] as number[], head: [] as number[] }));
  let at = 0;
  const observe = (side: 'base' | 'head', benchmark: number): void => {
    values[benchmark]?.[side].push(world.observe(benchmark, side, 0, at));
    at += benchstatSeconds;
  };
  const all = [...world.thetas.keys()];
  if (order === 'sequential') {
    for (const side of ['base', 'head'] as const) {
      for (const benchmark of all) for (let n = 0; n < benchstatCount; n++) observe(side, benchmark);
    }
  } else {
    for (let n = 0; n < benchstatCount; n++) {
      for (const side of ['base', 'head'] as const) for (const benchmark of all) observe(side, benchmark);
    }
  }
  return [world.thetas, values.map(benchstatVerdict)];
}

/** On recorded pairs: adjacent ones in turns, or base of ten in a row and then head of the ten after them. */
export function benchstatReplay(replay: Replay, order: BenchstatOrder): Judged {
  const verdicts = replay.thetas.map((_, benchmark) => {
    const pairs = replay.stretch(benchmark, 2 * benchstatCount);
    const later = order === 'sequential' ? benchstatCount : 0;
    const base = pairs.slice(0, benchstatCount).map((pair) => pair.base);
    const head = pairs.slice(later, later + benchstatCount).map((pair) => pair.head);
    return benchstatVerdict({ base, head });
  });
  return [replay.thetas, verdicts];
}
