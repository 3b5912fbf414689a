// Commands that show the evidence for one benchmark in Go's own tools, with the files that a capture holds.
import type { RecordOf } from '../../model/capture.js';
import { sides, type Pair, type Side } from '../../model/pair.js';
import type { Culprit } from '../../model/verdict.js';
import type { Shown, Why } from '../why.js';
import { decideCommand, listPattern, quoted, reproduceCommands } from './reproduce.js';
import { undecided } from './unproven.js';

/** Files of the captures, or what runs in the repository. */
export type CommandsAbout = 'captures' | 'again' | 'open';

export interface WhyCommands {
  readonly about: CommandsAbout;
  readonly heading: string;
  readonly commands: readonly string[];
}

type Profile = RecordOf<'profile'>;
type Folders = Readonly<Partial<Pair<string>>>;

/** Most functions listed of a kind of profile. */
const mostFunctions = 2;

interface Viewed {
  readonly kind: Profile['kind'];
  readonly sample: string;
  /** Whose functions are listed: of what changed, else of what is largest. */
  readonly units: readonly Culprit['unit'][];
  readonly shown: Shown;
}

const viewed: readonly Viewed[] = [
  { kind: 'heap', sample: 'alloc_space', units: ['B/op', 'allocs/op'], shown: 'allocations' },
  { kind: 'heap', sample: 'inuse_space', units: ['heap-kept-B/op'], shown: 'kept' },
  { kind: 'cpu', sample: 'cpu', units: ['sec/op'], shown: 'time' },
  { kind: 'block', sample: 'delay', units: [], shown: 'waiting' },
  { kind: 'mutex', sample: 'delay', units: [], shown: 'locks' },
];

/** `folders`: where the captures lie, for somebody who types. */
export function whyCommands(why: Why, folders: Folders): readonly WhyCommands[] {
  const { report, benchmark } = why;
  const changed = benchmark.changes.filter(
    ({ change }) => change === 'regression' || change === 'improvement',
  );
  const again = reproduceCommands(report, benchmark, changed.length > 0 ? changed : benchmark.changes);
  const [open] = undecided(benchmark.changes.map((change) => ({ benchmark, change })));
  return [
    {
      about: 'captures' as const,
      heading: 'See it in what was measured; in the folder of the module the lists show its sources',
      commands: [...seen(why, folders), ...left(why, folders), ...broken(why, folders)],
    },
    { about: 'again' as const, heading: 'Measure it again', commands: again },
    ...(open === undefined
      ? []
      : [
          {
            about: 'open' as const,
            heading: 'Decide what is open',
            commands: [decideCommand(report, [open])],
          },
        ]),
  ].filter(({ commands }) => commands.length > 0);
}

/** Import path of the module that it is in; null where the capture does not tell. */
function moduleOf({ report, benchmark: { id }, side }: Why): string | null {
  const paths = report.manifests[side].modules.map(({ path }) => path);
  const around = paths.filter((path) => id.pkg === path || id.pkg.startsWith(`${path}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? null;
}

function seen(why: Why, folders: Folders): string[] {
  const module = moduleOf(why);
  return viewed.flatMap((of) => {
    const profile = why.profiles[why.side]?.find(({ kind }) => kind === of.kind);
    if (profile === undefined || why.lines[of.shown] === undefined) return [];
    const file = (side: Side, name: string): string => fileIn(folders, side, name);
    const other = why.side === 'head' ? why.profiles.base?.find(({ kind }) => kind === of.kind) : undefined;
    // Equal numbers of operations only: else the difference is that of the operations.
    // What was there before the benchmark would be in the difference as well: pprof takes off one file only.
    const isPair =
      other !== undefined && other.iterations === profile.iterations && profile.before === undefined;
    const tool = `go tool pprof -sample_index=${of.sample}`;
    // What the process had gathered before the benchmark began.
    const earlier = profile.before === undefined ? '' : ` -base=${file(why.side, profile.before)}`;
    // Profiles name files by import path, which is no path on a disk.
    const sources = module === null ? '' : ` -trim_path=${quoted(module)}`;
    const functions = functionsOf(why, of).slice(0, mostFunctions);
    return [
      `${tool} -top${earlier} ${file(why.side, profile.file)}`,
      ...functions.map(
        (name) => `${tool} -list=${listPattern(name)}${sources}${earlier} ${file(why.side, profile.file)}`,
      ),
      ...(isPair
        ? [`${tool} -top -diff_base=${file('base', other.file)} ${file(why.side, profile.file)}`]
        : []),
    ];
  });
}

function functionsOf({ benchmark, lines }: Why, { units, shown }: Viewed): string[] {
  const culprits = benchmark.changes.flatMap((change) => change.culprits);
  const blamed = culprits.filter(({ unit }) => units.includes(unit)).map((culprit) => culprit.function);
  const largest = (lines[shown]?.lines ?? []).filter(({ own }) => own).map((line) => line.function);
  return [...new Set(blamed.length > 0 ? blamed : largest)];
}

/** Goroutines by where they were started, and the stacks of those that can never go on. */
function left({ dumps, profiles, benchmark }: Why, folders: Folders): string[] {
  return sides.flatMap((side) => {
    const use = benchmark.goroutines?.[side];
    if (use === undefined || use.left === 0) return [];
    const dump = dumps[side];
    const proof = profiles[side]?.find(({ kind }) => kind === 'goroutineleak');
    const isUnread = benchmark.caveats.some(
      ({ code, facts }) =>
        code === 'profile-failed' && facts['kind'] === 'goroutineleak' && facts['side'] === side,
    );
    // Of groups that are known, one at least is proven, or may be.
    const isProven = use.groups?.some(({ proven }) => proven !== 0) ?? true;
    return [
      ...(dump === undefined
        ? []
        : [`grep '^created by' ${fileIn(folders, side, dump)} | sort | uniq -c | sort -rn`]),
      ...(proof === undefined || isUnread || !isProven
        ? []
        : [`go tool pprof -lines -traces ${fileIn(folders, side, proof.file)}`]),
    ];
  });
}

/** All goroutines of what hung, with their stacks. */
function broken(why: Why, folders: Folders): string[] {
  return sides.flatMap((side) => {
    const file = why.broken[side];
    return file === undefined ? [] : [`less ${fileIn(folders, side, file)}`];
  });
}

function fileIn(folders: Folders, side: Side, name: string): string {
  return quoted(`${folders[side] ?? side}/${name}`);
}
