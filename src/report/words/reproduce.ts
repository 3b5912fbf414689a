// Commands that show a change again, for a POSIX shell, run from the repository's root.
import { selectPatterns, selectTogether } from '../../bench/select.js';
import type { BenchmarkResult, Change } from '../../model/verdict.js';
import type { Report } from '../../model/report.js';
import { typedDuration } from '../format.js';
import { shortFunction } from '../places.js';
import type { Undecided } from './unproven.js';

/** Most functions listed per benchmark. */
const mostFunctions = 2;

interface Probe {
  readonly flags: string;
  readonly file: string;
  readonly sample: string;
}

const probes: Readonly<Record<'allocs/op' | 'B/op' | 'sec/op', Probe>> = {
  'allocs/op': {
    flags: '-memprofile=mem.out -memprofilerate=1',
    file: 'mem.out',
    sample: ' -sample_index=alloc_objects',
  },
  'B/op': {
    flags: '-memprofile=mem.out -memprofilerate=1',
    file: 'mem.out',
    sample: ' -sample_index=alloc_space',
  },
  'sec/op': { flags: '-cpuprofile=cpu.out', file: 'cpu.out', sample: '' },
};

function isProbed(unit: string): unit is keyof typeof probes {
  return Object.hasOwn(probes, unit);
}

/**
 * What to type to see the changes of one benchmark: `go test` once per kind of profile, then
 * `go tool pprof -list` of the functions that are blamed.
 */
export function reproduceCommands(
  report: Report,
  benchmark: BenchmarkResult,
  changes: readonly Change[],
): readonly string[] {
  const probed = changes.filter(({ metric }) => isProbed(metric.unit));
  const memory = probed.find(({ metric }) => metric.unit !== 'sec/op');
  const time = probed.find(({ metric }) => metric.unit === 'sec/op');
  const wanted = [memory, time].filter((change) => change !== undefined);
  const test = goTest(report, benchmark);
  if (wanted.length === 0) return enter(report, benchmark, [test('-benchmem')]);
  return enter(
    report,
    benchmark,
    wanted.flatMap((change) => {
      const { unit } = change.metric;
      if (!isProbed(unit)) return [];
      const { flags, file, sample } = probes[unit];
      const names = new Set(
        changes
          .filter(({ metric }) => isProbed(metric.unit) && probes[metric.unit].file === file)
          .flatMap(({ culprits }) => culprits.map((culprit) => culprit.function)),
      );
      if (names.size === 0) return [test(flags), `go tool pprof${sample} -top ${file}`];
      return [
        test(flags),
        ...[...names]
          .slice(0, mostFunctions)
          .map((name) => `go tool pprof${sample} -list=${listPattern(name)} ${file}`),
      ];
    }),
  );
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

/** `go test` for exactly one benchmark, with more flags. */
function goTest(report: Report, { id, iterations }: BenchmarkResult): (flags: string) => string {
  const { options, machine } = report.manifests.head;
  const { bench, skip } = selectPatterns(id.name);
  return (flags) =>
    [
      'go test',
      "-run='^$'",
      `-bench=${quoted(bench)}`,
      ...(hasChildren(report, id) ? [`-skip=${quoted(skip)}`] : []),
      // A hundred samples a second: the 20 ms of a timed process would hold two.
      ...(flags.includes('-cpuprofile')
        ? ['-benchtime=1s']
        : iterations === null
          ? []
          : [`-benchtime=${iterations}x`]),
      ...(machine.cores === id.procs ? [] : [`-cpu=${id.procs}`]),
      ...(options.tags.length > 0 ? [`-tags=${quoted(options.tags.join(','))}`] : []),
      flags,
      folderOf(report, id.pkg).inside,
    ].join(' ');
}

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

/** A regular expression for one function, by the end of its name: pprof matches anywhere in it. */
function listPattern(name: string): string {
  const short = shortFunction(name).replace('[…]', '[...]');
  return quoted(`${short.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')}$`);
}

/** One word for a POSIX shell; bare where nothing in it means anything. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
