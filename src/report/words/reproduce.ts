// Commands that show a change again, for a POSIX shell, run from the repository's root.
import { selectPatterns, selectTogether } from '../../bench/select.js';
import { profiledAs } from '../../model/profile-budget.js';
import type { BenchmarkResult, Change, Culprit } from '../../model/verdict.js';
import type { Report } from '../../model/report.js';
import { typedDuration } from '../format.js';
import { shortFunction } from '../places.js';
import type { Undecided } from './unproven.js';

/** Most functions listed per benchmark. */
const mostFunctions = 2;

interface Probe {
  readonly flags: string;
  readonly file: string;
  /** Of a profile: what of it to list. */
  readonly sample: string;
}

const mem = { flags: '-memprofile=mem.out -memprofilerate=1', file: 'mem.out' } as const;
// Goroutines by where they start, with how many there are and what they wait for.
const trace = { flags: '-trace=trace.out', file: 'trace.out', sample: '' } as const;

// On a single processor nobody waits for a lock that another holds.
const waits = {
  flags: '-blockprofile=block.out -mutexprofile=mutex.out',
  file: 'block.out',
  sample: '',
} as const;
const releases = { file: 'mutex.out', sample: '' } as const;

const probes = {
  'allocs/op': { ...mem, sample: ' -sample_index=alloc_objects' },
  'B/op': { ...mem, sample: ' -sample_index=alloc_space' },
  'heap-kept-B/op': { ...mem, sample: ' -sample_index=inuse_space' },
  'sec/op': { flags: '-cpuprofile=cpu.out', file: 'cpu.out', sample: '' },
  'goroutines-left/op': trace,
  'goroutines-created/op': trace,
} as const satisfies Readonly<Record<string, Probe>>;

/** What one command shows is not asked for twice: of these only the first that changed. */
const shown: readonly (readonly (keyof typeof probes)[])[] = [
  ['allocs/op', 'B/op'],
  ['heap-kept-B/op'],
  ['sec/op'],
  ['goroutines-left/op', 'goroutines-created/op'],
];

/** A budget of a profile is seen in that profile. */
function asProfiled(change: Change): Change {
  const unit = profiledAs(change.metric.unit);
  return unit === null ? change : { ...change, metric: { ...change.metric, unit } };
}

/**
 * What to type to see the changes of one benchmark: `go test` once per kind of profile, then
 * `go tool pprof -list` of the functions that are blamed.
 */
export function reproduceCommands(
  report: Report,
  benchmark: BenchmarkResult,
  judged: readonly Change[],
): readonly string[] {
  const changes = judged.map(asProfiled);
  const test = goTest(report, benchmark);
  const wanted = shown.flatMap((units) => {
    const of = changes.filter(({ metric }) => units.some((unit) => unit === metric.unit));
    const first = units.find((unit) => unit === of[0]?.metric.unit);
    return first === undefined ? [] : [{ probe: probes[first], changes: of }];
  });
  if (wanted.length === 0) return enter(report, benchmark, [test('-benchmem')]);
  const files = new Set<string>();
  const commands = wanted.flatMap(({ probe, changes: of }) => {
    const culprits = of.flatMap((change) => change.culprits);
    const waiting = waitCommands(culprits, goTest(report, benchmark, procsOf(culprits)));
    const working = culprits.filter((culprit) => culprit.waiting === undefined);
    // What only waits has nothing to show of a processor.
    if (waiting.length > 0 && working.length === 0) return waiting;
    const before = files.has(probe.file) ? [] : [test(probe.flags)];
    files.add(probe.file);
    return [...before, ...readers(probe, working), ...waiting];
  });
  return enter(report, benchmark, commands);
}

function readers({ file, sample }: Omit<Probe, 'flags'>, culprits: readonly Culprit[]): string[] {
  if (file === trace.file) return [`go tool trace ${file}`];
  const names = culprits.map((culprit) => culprit.function);
  return names.length === 0 ? [`go tool pprof${sample} -top ${file}`] : listings(names, { file, sample });
}

function listings(names: readonly string[], { file, sample }: Omit<Probe, 'flags'>): string[] {
  return [...new Set(names)]
    .slice(0, mostFunctions)
    .map((name) => `go tool pprof${sample} -list=${listPattern(name)} ${file}`);
}

/** Who waits is in the block profile; who lets go of the locks is in the mutex profile. Nothing where nobody waits. */
function waitCommands(culprits: readonly Culprit[], test: (flags: string) => string): string[] {
  const waiting = culprits.filter((culprit) => culprit.waiting !== undefined);
  if (waiting.length === 0) return [];
  const released = waiting.flatMap(({ waiting: of }) => of?.released?.function ?? []);
  return [
    test(waits.flags),
    ...listings(
      waiting.map((of) => of.function),
      waits,
    ),
    ...listings(released, releases),
  ];
}

/** Processors of the processes that looked at waiting. */
function procsOf(culprits: readonly Culprit[]): number | null {
  return culprits.reduce<number | null>((most, { waiting: of }) => of?.procs ?? most, null);
}

/** What to type to measure benchmarks again, with all of the time to themselves, and twice of it where that lacked. */
export function decideCommand(report: Report, all: readonly [Undecided, ...Undecided[]]): string {
  const { base, head } = report.manifests;
  const { options } = head;
  const names = new Set(all.map(({ benchmark }) => benchmark.id.name));
  const folders = new Set(
    all.map(({ benchmark: { dir } }) => (dir === '.' || dir === '' ? '.' : quoted(`./${dir}`))),
  );
  const timeBudgetMs = all.some(({ lacksTime }) => lacksTime)
    ? 2 * options.timeBudgetMs
    : options.timeBudgetMs;
  return [
    'pprof-gate gate',
    `--base ${quoted(commitName(base))}`,
    ...(head.commit.dirty ? [] : [`--head ${quoted(commitName(head))}`]),
    `--bench ${quoted(selectTogether([...names]).bench)}`,
    ...(options.tags.length > 0 ? [`--tags ${quoted(options.tags.join(','))}`] : []),
    `--time-budget ${typedDuration(timeBudgetMs)}`,
    ...report.typed.map(quoted),
    ...folders,
  ].join(' ');
}

function commitName({ commit }: Report['manifests']['base']): string {
  return commit.sha?.slice(0, 12) ?? commit.ref;
}

/** `go test` for exactly one benchmark, with more flags; on so many processors, or as many as it was timed on. */
function goTest(
  report: Report,
  { id, iterations }: BenchmarkResult,
  procs: number | null = null,
): (flags: string) => string {
  const { options, machine } = report.manifests.head;
  const { bench, skip } = selectPatterns(id.name);
  return (flags) =>
    [
      'go test',
      "-run='^$'",
      `-bench=${quoted(bench)}`,
      ...(hasChildren(report, id) ? [`-skip=${quoted(skip)}`] : []),
      ...benchtime(flags, iterations),
      ...(procs === null && machine.cores === id.procs ? [] : [`-cpu=${procs ?? id.procs}`]),
      ...(options.tags.length > 0 ? [`-tags=${quoted(options.tags.join(','))}`] : []),
      flags,
      folderOf(report, id.pkg).inside,
    ].join(' ');
}

function benchtime(flags: string, iterations: number | null): string[] {
  // A hundred samples a second: the 20 ms of a timed process would hold two.
  if (flags.includes('-cpuprofile') || flags === waits.flags) return ['-benchtime=1s'];
  if (flags === trace.flags) return [`-benchtime=${Math.min(mostTraced, iterations ?? mostTraced)}x`];
  return iterations === null ? [] : [`-benchtime=${iterations}x`];
}

/** Operations in a trace: what they leave behind is seen in few, and a trace grows with each. */
const mostTraced = 100;

function hasChildren(report: Report, id: BenchmarkResult['id']): boolean {
  return report.verdict.benchmarks.some(
    (other) => other.id.pkg === id.pkg && other.id.name.startsWith(`${id.name}/`),
  );
}

/** Goes into the folder of the module first, where that is not the root. */
function enter(report: Report, { id }: BenchmarkResult, commands: readonly string[]): readonly string[] {
  const { module } = folderOf(report, id.pkg);
  return module === '.' ? commands : [`cd ${quoted(module)}`, ...commands];
}

/** Module folder and package folder below it. The longest module path that the package is in owns it. */
function folderOf(report: Report, pkg: string): { readonly module: string; readonly inside: string } {
  let best = { path: '', dir: '.' };
  for (const module of report.manifests.head.modules) {
    const owns = pkg === module.path || pkg.startsWith(`${module.path}/`);
    if (owns && module.path.length > best.path.length) best = module;
  }
  if (best.path === '') return { module: '.', inside: quoted(pkg) };
  const below = pkg.slice(best.path.length + 1);
  return { module: best.dir, inside: below === '' ? '.' : quoted(`./${below}`) };
}

/** For the shell: a regular expression for one function, by the end of its name: pprof matches anywhere in it. */
export function listPattern(name: string): string {
  const short = shortFunction(name).replace('[…]', '[...]');
  return quoted(`${short.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')}$`);
}

/** One word for a POSIX shell; bare where nothing in it means anything. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
