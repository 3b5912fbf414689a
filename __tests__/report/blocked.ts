// Reports of benchmarks whose goroutines block each other.
import type { Report } from '../../src/model/report.js';
import type { Finding } from '../../src/model/verdict.js';
import { benchmark, finding, report, verdict } from './fixtures.js';
import { at, goroutines, harness, standing } from './goroutines.js';

const get = standing(8, 'mutex', {
  at: at('(*Index).len', 'index.go', 17),
  callers: [at('(*Cache).Get', 'cache.go', 41)],
  createdAt: at('BenchmarkBoth', 'store_test.go', 13),
});
const put = standing(9, 'mutex', {
  at: at('(*Cache).forget', 'cache.go', 55),
  callers: [at('(*Index).Put', 'index.go', 29)],
  createdAt: at('BenchmarkBoth', 'store_test.go', 19),
});
const waits = standing(7, 'waitgroup', {
  at: at('BenchmarkBoth', 'store_test.go', 25),
  createdAt: harness,
});

/** Two over two locks; many that wait at a channel; a lock taken twice; all of a list that is not whole. */
export function deadlock(): Report {
  const both = benchmark('Both', [], { status: 'hung' });
  const pool = benchmark('Pool', [], { status: 'hung' });
  const twice = benchmark('Twice', [], { status: 'failed' });
  const hung = { side: 'head', ending: 'hung', message: '', cutOffBy: 'timeout', cutOffMs: 12_000 };
  const workers = standing(20, 'channel-receive', {
    count: 1200,
    ids: [20, 21, 22],
    minutes: 3,
    leaked: 4,
    at: at('(*Pool).work', 'pool.go', 20),
    createdAt: at('NewPool', 'pool.go', 14),
  });
  const others = Array.from({ length: 19 }, (_, index) =>
    standing(2000 + index, 'select', { at: at('net.(*conn).Read', 'net/net.go', index + 1, false) }),
  );
  const again = standing(7, 'mutex', { at: at('(*Counter).value', 'counter.go', 25), createdAt: harness });
  const held = standing(11, 'rwmutex-read', { count: 3, ids: [11, 12, 13], at: at('Size', 'size.go', 4) });
  const findings: Finding[] = [
    finding({
      rule: 'benchmark-broken',
      benchmark: both.id,
      at: { file: 'store_test.go', line: 25 },
      facts: { ...hung, stopped: true },
      goroutines: goroutines([get, put, waits]),
    }),
    finding({
      rule: 'goroutines-blocked',
      level: 'warning',
      benchmark: both.id,
      at: { file: 'index.go', line: 17 },
      facts: {
        ...{ side: 'head', ending: 'hung', block: 'mutual-wait' },
        ...{ certainty: 'likely', evidence: 'addresses' },
      },
      goroutines: goroutines([get, put]),
    }),
    finding({
      rule: 'benchmark-broken',
      benchmark: pool.id,
      at: { file: 'pool.go', line: 20 },
      facts: { ...hung, stopped: true, dumpCut: true },
      goroutines: goroutines([workers, ...others], { count: 1300, groupCount: 60 }),
    }),
    finding({
      rule: 'goroutines-blocked',
      level: 'warning',
      benchmark: pool.id,
      at: { file: 'size.go', line: 4 },
      facts: {
        ...{ side: 'head', ending: 'hung', block: 'held-while-waiting' },
        ...{ certainty: 'likely', evidence: 'addresses' },
      },
      goroutines: goroutines([held], {
        holder: standing(30, 'sleep', { sleepMs: 3_600_000, at: at('hold', 'size.go', 9) }),
      }),
    }),
    finding({
      rule: 'benchmark-broken',
      benchmark: twice.id,
      at: { file: 'counter.go', line: 25 },
      facts: {
        ...{ side: 'head', ending: 'panicked', stopped: true, asleep: 'process' },
        message: 'fatal error: all goroutines are asleep - deadlock!',
      },
      goroutines: goroutines([again]),
    }),
    finding({
      rule: 'goroutines-blocked',
      level: 'warning',
      benchmark: twice.id,
      at: { file: 'counter.go', line: 25 },
      facts: {
        ...{ side: 'head', ending: 'panicked', block: 'self-deadlock' },
        ...{ certainty: 'likely', evidence: 'addresses' },
      },
      goroutines: goroutines([again]),
    }),
  ];
  return report(
    verdict([both, pool, twice], { passes: false, exitCode: 3, outcome: 'unmeasured', findings }),
  );
}

export const blockedReports: ReadonlyMap<string, () => Report> = new Map([['deadlock', deadlock]]);
