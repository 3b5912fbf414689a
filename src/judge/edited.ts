// What the diff changes of the code that a benchmark was seen to run, for a change that no line can be named for: where
// to look first, and told as no more than that.
import { GateError } from '../base/errors.js';
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { StackTable } from '../model/profile.js';
import type { Edited } from '../model/verdict.js';
import { mostEdited } from './procedure.js';
import type { ReachingWorld } from './off-processor.js';
import { sitesOf } from './rows.js';
import { modulePath, type Site } from './site.js';

/** Heaviest first by the profile that shows the metric. */
const profiles = {
  'sec/op': { kind: 'cpu', type: 'cpu' },
  'B/op': { kind: 'heap', type: 'alloc_space' },
  'allocs/op': { kind: 'heap', type: 'alloc_objects' },
} as const;

/**
 * Functions and modules that head's profile of `unit` went through and the diff changes; null without profiles or diff, or
 * for another unit. A profile that cannot be read has been told of where it was looked into for lines.
 */
export function editedIn(
  unit: string,
  { base, head }: Pair<BenchmarkEvidence>,
  world: ReachingWorld,
): Edited | null {
  if (world.diff === null || !isProfiled(unit)) return null;
  const { kind, type } = profiles[unit];
  try {
    const [before, after] = [base.stacks(kind, type), head.stacks(kind, type)];
    return before === null || after === null
      ? null
      : editedOf({ base: before.table, head: after.table }, world);
  } catch (error) {
    if (error instanceof GateError && error.code === 'profile-invalid') return null;
    throw error;
  }
}

function isProfiled(unit: string): unit is keyof typeof profiles {
  return Object.hasOwn(profiles, unit);
}

function editedOf(tables: Pair<StackTable>, world: ReachingWorld): Edited | null {
  const { baseSites, headSites } = sitesOf(tables, world);
  // A module that only one side has samples of is not known to have changed.
  const before = new Set(baseSites.map(({ module }) => (module === null ? '' : modulePath(module))));
  const edited = new Map(world.changedFunctions.map((of) => [startOf(of.file, of.line), of]));
  const edits = headSites.map((site) => editOf(site, before, edited, world.diff));
  const { head } = tables;
  const found = new Map<string, { edit: Edit; amount: number }>();
  for (let row = 0; row < head.count; row++) {
    const onStack = new Set<string>();
    for (const frame of head.stack.subarray(head.stackStart[row], head.stackStart[row + 1])) {
      const edit = edits[frame];
      if (edit === undefined || edit === null) continue;
      const name = edit.site.module ?? edit.site.function;
      const known = found.get(name) ?? { edit, amount: 0 };
      // A line of the diff itself says more than where its function was changed.
      if (edit.site.changed && !known.edit.site.changed) known.edit = edit;
      if (!onStack.has(name)) known.amount += head.values[row] ?? 0;
      onStack.add(name);
      found.set(name, known);
    }
  }
  // Code changed below the last line that was sampled is only seen by those who know where functions end.
  if (found.size === 0 && world.changedFunctions.length === 0) return null;
  const byAmount = [...found.values()].sort((a, b) => b.amount - a.amount).map(({ edit }) => edit);
  const told = byAmount.slice(0, mostEdited);
  return {
    functions: told.flatMap(({ site: { module, function: name, file }, line }) =>
      module === null ? [{ function: name, file, line }] : [],
    ),
    modules: told.flatMap(({ site: { module } }) => (module === null ? [] : [modulePath(module)])),
    more: byAmount.length - told.length,
  };
}

interface Edit {
  readonly site: Site;
  /** Of head, on which the diff changes the function. */
  readonly line: number;
}

/** Of a function literal, which has a frame of its own, nothing is known but its own lines. */
function editOf(
  site: Site,
  before: ReadonlySet<string>,
  edited: ReadonlyMap<string, ChangedFunction>,
  diff: ReachingWorld['diff'],
): Edit | null {
  const { origin, module, isHarness, changed, file, line, startLine } = site;
  if (isHarness) return null;
  if (origin !== 'own')
    return module !== null && changed && before.has(modulePath(module)) ? { site, line } : null;
  if (changed) return { site, line };
  if (site.touched !== null) return { site, line: site.touched };
  const around = edited.get(startOf(file, startLine));
  if (around === undefined) return null;
  return { site, line: diff?.touched(file, around.line, around.endLine, line) ?? around.line };
}

type ChangedFunction = ReachingWorld['changedFunctions'][number];

function startOf(file: string, line: number): string {
  return `${line}\n${file}`;
}
