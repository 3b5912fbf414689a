// What top, tree and flame show: one profile, or two as one tree, as their options ask for it.
import { resolve } from 'node:path';
import { callTree } from '../flame/call-tree.js';
import { isRuntime } from '../flame/code.js';
import { viewOf, type FunctionTest, type View } from '../flame/view.js';
import { usageError } from '../config/usage.js';
import type { Pair } from '../model/pair.js';
import type { Profile, StackTable } from '../model/profile.js';
import { invalidAt } from '../profile/fault.js';
import { grainOf, sumOf } from '../profile/grain.js';
import { referenceTotal, sampleTypeIndex } from '../profile/sample-type.js';
import { stackTable } from '../profile/stacks.js';
import type { ProfileFacts, ProfileView } from '../report/profiles/profile-view.js';
import type { ParsedCommand } from './parse.js';
import { ofProfile } from './profile-file.js';

/** The options that the three have in common, and the two operands. */
export type Viewing = Pick<
  ParsedCommand<'top'> | ParsedCommand<'tree'> | ParsedCommand<'flame'>,
  'options' | 'operands' | 'optional'
>;

/** Where a command writes, and how wide that is. */
export interface Screen {
  readonly cwd: string;
  readonly color: boolean;
  /** Columns of the terminal; null where output goes elsewhere. */
  readonly width: number | null;
  print(text: string): void;
}

/** What is kept of a file when its profile is gone. */
interface SideRead {
  readonly table: StackTable;
  readonly facts: ProfileFacts;
  readonly grain: number;
}

/** Throws GateError `usage`, `file-unreadable` or `profile-invalid`, the latter two with the file. */
export async function readView(
  { options, operands: [path], optional: [basePath] }: Viewing,
  direction: View['direction'],
  cwd: string,
): Promise<ProfileView> {
  const operations = operationsOf(options, basePath !== undefined);
  const head = await ofProfile(resolve(cwd, path), (profile) =>
    sideOf(profile, path, options['sample-type'] ?? undefined, operations?.head ?? 1),
  );
  const { type } = head.table;
  const base =
    basePath === undefined
      ? null
      : await ofProfile(resolve(cwd, basePath), (profile) => {
          const side = sideOf(profile, basePath, type.type, operations?.base ?? 1);
          const { unit } = side.table.type;
          if (unit !== type.unit) throw invalidAt('units-differ', 0, { base: unit, head: type.unit });
          return side;
        });
  const tree = callTree([{ head: head.table, ...(base === null ? {} : { base: base.table }) }]);
  const view = viewOf(tree, { type: 0, by: options.by, direction, ...filtersOf(options) });
  return {
    // The view knows stacks; of a profile of differences, pprof's total is of its base.
    view: { ...view, total: { base: base?.facts.total ?? 0, head: head.facts.total } },
    type,
    head: head.facts,
    base: base?.facts ?? null,
    operations,
    grain: { base: base?.grain ?? 0, head: head.grain },
    // Stacks of nothing but hidden functions go as well.
    filters: (['focus', 'ignore', 'hide', 'no-runtime'] as const).flatMap((name) =>
      options[name] === null || options[name] === false ? [] : [`--${name}`],
    ),
  };
}

function sideOf(profile: Profile, path: string, wanted: string | undefined, operations: number): SideRead {
  const type = sampleTypeIndex(profile, wanted);
  const table = stackTable(profile, type);
  return {
    table: operations === 1 ? table : { ...table, values: table.values.map((value) => value / operations) },
    facts: {
      path,
      total: referenceTotal(profile, type) / operations,
      samples: samplesOf(profile),
      durationNanos: profile.durationNanos,
    },
    grain: grainOf(profile, type) / operations,
  };
}

/** A heap profile has no such number: its counts are of objects, scaled up. */
function samplesOf(profile: Profile): number | null {
  return profile.kind === 'cpu' ? sumOf(profile, 'samples') : null;
}

/** Null: as in the files. Without a base, base's number has no meaning. */
export function operationsOf(
  { 'base-ops': base, 'head-ops': head }: Viewing['options'],
  hasBase: boolean,
): Pair | null {
  if (!hasBase) {
    if (base !== null) throw usageError('option-without-base', { option: '--base-ops' });
    return head === null ? null : { base: 1, head };
  }
  if (base === null && head === null) return null;
  if (base !== null && head !== null) return { base, head };
  const [option, other] = base === null ? ['--head-ops', '--base-ops'] : ['--base-ops', '--head-ops'];
  throw usageError('options-go-together', { option, other });
}

function filtersOf(options: Viewing['options']): Record<'focus' | 'ignore' | 'hide', FunctionTest | null> {
  const { focus, ignore, hide, 'no-runtime': noRuntime } = options;
  const hidden = testOf(hide);
  return {
    focus: testOf(focus),
    ignore: testOf(ignore),
    hide: noRuntime ? (name, file) => isRuntime(name) || hidden?.(name, file) === true : hidden,
  };
}

/** Name or file, as in pprof. */
function testOf(pattern: RegExp | null): FunctionTest | null {
  return pattern === null ? null : (name, file) => pattern.test(name) || pattern.test(file);
}
