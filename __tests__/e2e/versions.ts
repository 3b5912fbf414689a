// One gate of a module with a change for each thing that is told (fixtures/go/versions), under a Go of a given version,
// and what of it is there. Read by versions.test.ts and scripts/versions.mjs.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createRepository,
  git,
  metricOf,
  readReport,
  runCli,
  temporaryFolder,
  type ReportJson,
} from './repository.js';

/** Null where it is there as it should be; else what there is instead. */
type Check = (seen: Seen) => string | null;

interface Seen {
  readonly report: ReportJson;
  /** Records of head's capture. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

export interface Told {
  readonly name: string;
  /** Minor version of Go 1 that it takes. */
  readonly since: number;
  readonly check: Check;
}

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/go/${name}`, import.meta.url));
const lines = readFileSync(join(fixture('versions-head'), 'versions.go'), 'utf8').split('\n');

function lineOf(text: string): number {
  const at = lines.findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`no line with ${text}`);
  return at + 1;
}

const expected = (what: string, is: unknown, should: unknown): string | null =>
  is === should ? null : `${what} is ${String(is)}, not ${String(should)}`;

const head = (name: string, unit: string) => (seen: Seen) => metricOf(seen.report, name, unit).head?.center;
const culprit = (name: string, unit: string, text: string): Check => {
  return ({ report }) => {
    const [first] = metricOf(report, name, unit).culprits;
    return expected(`line of ${unit}`, first?.line, lineOf(text));
  };
};
const all = (...checks: readonly Check[]): Check => {
  return (seen) => checks.map((check) => check(seen)).find((fault) => fault !== null) ?? null;
};

export const told: readonly Told[] = [
  {
    name: 'allocations by line, per operation',
    since: 21,
    check: all(
      (seen) => expected('allocs/op', head('Alloc', 'allocs/op')(seen), 1),
      culprit('Alloc', 'allocs/op', 'e := entry{n, n}'),
      culprit('Spawn', 'allocs/op', 'group.Done()'),
    ),
  },
  {
    name: 'why: escape analysis',
    since: 21,
    check: ({ report }) => {
      const [first] = metricOf(report, 'Alloc', 'allocs/op').culprits;
      const words = `e now escapes to the heap: stored (latest = &e) on line ${lineOf('latest = &e')}`;
      return expected('reason', first?.because?.[0]?.words, words);
    },
  },
  {
    name: 'goroutines left behind, and the line that starts them',
    since: 21,
    check: all(
      (seen) => expected('goroutines-left/op', head('Leave', 'goroutines-left/op')(seen), 1),
      culprit('Leave', 'goroutines-left/op', '<-stuck'),
    ),
  },
  {
    name: 'proof by the runtime that they can never go on',
    since: 27,
    check: ({ report }) => {
      const leave = report.benchmarks.find(({ name }) => name === 'BenchmarkLeave') as unknown as {
        readonly goroutines: {
          readonly head: {
            readonly groups: readonly { readonly count: number; readonly proven: number | null }[];
          };
        };
      };
      const [group] = leave.goroutines.head.groups;
      return group !== undefined && group.proven === group.count ? null : `proven: ${String(group?.proven)}`;
    },
  },
  {
    name: 'goroutines created',
    since: 21,
    check: (seen) => expected('goroutines-created/op', head('Spawn', 'goroutines-created/op')(seen), 2),
  },
  {
    name: 'heap kept, and the line that allocates it',
    since: 21,
    check: all(
      (seen) => {
        const kept = head('Keep', 'heap-kept-B/op')(seen) ?? 0;
        return kept > 20 ? null : `heap-kept-B/op is ${kept}`;
      },
      culprit('Keep', 'heap-kept-B/op', 'e := &entry{n, n}'),
    ),
  },
  {
    name: 'profiles of the benchmark alone',
    since: 21,
    check: ({ records }) => {
      const profiles = records.filter(({ type, kind }) => type === 'profile' && kind === 'heap');
      const alone = profiles.filter(({ by }) => by === 'sentinels');
      return profiles.length > 0 && alone.length === profiles.length
        ? null
        : `${alone.length} of ${profiles.length} heap profiles`;
    },
  },
  {
    name: 'collections, scheduler and lock waits per operation',
    since: 21,
    check: ({ report }) => {
      const rates = (name: string): Readonly<Record<string, { readonly perOperation: number } | null>> => {
        const { runtime } = report.benchmarks.find((of) => of.name === `Benchmark${name}`) as unknown as {
          readonly runtime: {
            readonly head: { readonly rates: Record<string, { perOperation: number } | null> } | null;
          };
        };
        return runtime.head?.rates ?? {};
      };
      // Those that the benchmark has for sure, on one core: goroutines that take turns, and garbage.
      const counted = ['gc-cycles', 'gc-pause', 'gc-work', 'scheduler-latency'];
      const zero = counted.filter((measure) => !((rates('Leave')[measure]?.perOperation ?? 0) > 0));
      const read = ['gc-assist', 'mutex-wait'].filter(
        (measure) => typeof rates('Leave')[measure]?.perOperation !== 'number',
      );
      const missing = [...zero, ...read];
      return missing.length === 0 ? null : `missing: ${missing.join(', ')}`;
    },
  },
];

/** Gates the module under `GOTOOLCHAIN=<go>` (`go1.27.4`); a missing toolchain is fetched by the go command. */
export async function gateUnder(go: string): Promise<Seen & { readonly go: string }> {
  const repository = createRepository();
  for (const name of ['versions', 'versions-head']) {
    cpSync(fixture(name), repository, { recursive: true });
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', `--message=${name}`);
  }
  const out = temporaryFolder();
  const commits = ['--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
  const result = await runCli(['gate', ...commits, '--time-budget', '60s', '--budget', 'sec/op=none'], {
    cwd: repository,
    env: { GOTOOLCHAIN: go, GOFLAGS: '' },
  });
  if (result.code !== 1)
    throw new Error(`${go}: exit ${String(result.code)}\n${result.stdout}${result.stderr}`);
  const journal = readFileSync(join(out, 'capture', 'head', 'journal.jsonl'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(out, 'capture', 'head', 'manifest.json'), 'utf8')) as {
    readonly go: { readonly version: string };
  };
  return {
    go: manifest.go.version,
    report: readReport(out),
    records: journal
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
