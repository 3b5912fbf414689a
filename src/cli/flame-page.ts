// flame --out x.html: the page of the report for one profile, or for two, with all of their sample types.
import { resolve } from 'node:path';
import { callTree, type CalledFunction } from '../flame/call-tree.js';
import { pagePattern } from '../config/go-regexp.js';
import { usageError } from '../config/usage.js';
import type { Pair } from '../model/pair.js';
import type { Profile, ProfileKind, StackTable, ValueType } from '../model/profile.js';
import { invalidAt } from '../profile/fault.js';
import { grainOf } from '../profile/grain.js';
import { referenceTotal, sampleTypeIndex } from '../profile/sample-type.js';
import { stackTable } from '../profile/stacks.js';
import { visible } from '../report/escape.js';
import { htmlOf } from '../report/html/document.js';
import { profilePage } from '../report/html/profile-page.js';
import { ownCodeOf } from '../report/profiles/own-code.js';
import { profilePageTitle, profilePageTotals } from '../report/words/page-profile.js';
import { enclosingModule } from './enclosing-module.js';
import { sourcesOf } from './flame-sources.js';
import type { ParsedCommand } from './parse.js';
import { ofProfile } from './profile-file.js';
import { operationsOf } from './profile-view.js';

/** One sample type of a file. */
interface TypeRead {
  readonly table: StackTable;
  readonly reference: number;
  readonly grain: number;
}

interface FileRead {
  readonly kind: ProfileKind;
  readonly shownFirst: ValueType;
  readonly types: readonly TypeRead[];
  readonly timeNanos: bigint;
}

/** Of a path in a title, in code points; its middle goes. */
const longestPath = 70;

const nothing = { reference: 0, grain: 0 } as const;

/** The file as text. Throws GateError `usage`, `file-unreadable` or `profile-invalid`, the latter two with the file. */
export async function flamePage(
  { options, operands: [path], optional: [basePath] }: ParsedCommand<'flame'>,
  cwd: string,
): Promise<string> {
  const start = startOf(options);
  const operations = operationsOf(options, basePath !== undefined);
  const head = await ofProfile(resolve(cwd, path), (profile) =>
    fileOf(profile, operations?.head ?? 1, options['sample-type'] ?? undefined),
  );
  const base =
    basePath === undefined
      ? null
      : await ofProfile(resolve(cwd, basePath), (profile) => {
          // What is shown first must be there to be compared, as in a text.
          const type = profile.sampleTypes[sampleTypeIndex(profile, head.shownFirst.type)];
          const { unit } = head.shownFirst;
          if (type?.unit !== unit) throw invalidAt('units-differ', 0, { base: type?.unit ?? '', head: unit });
          return fileOf(profile, operations?.base ?? 1, head.shownFirst.type);
        });
  const sameIn = ({ table: { type } }: TypeRead): TypeRead | undefined =>
    base?.types.find(({ table }) => table.type.type === type.type && table.type.unit === type.unit);
  const pairs = head.types
    .map((of) => ({ head: of, base: sameIn(of) }))
    .filter((pair) => base === null || pair.base !== undefined);
  const tables = pairs.map((pair) => ({
    head: pair.head.table,
    ...(pair.base === undefined ? {} : { base: pair.base.table }),
  }));
  const of = (name: 'reference' | 'grain') =>
    pairs.map((pair): Pair => ({ base: (pair.base ?? nothing)[name], head: pair.head[name] }));
  const all = tables.flatMap((pair) => [pair.head, ...(pair.base === undefined ? [] : [pair.base])]);
  const module = await enclosingModule(cwd);
  const own = ownCodeOf(calledIn(all), { folder: cwd, module });
  const heads = tables.map((pair) => pair.head);
  const code = { own, ...(await sourcesOf(heads, own, module, head.timeNanos)) };
  const title = profilePageTitle(
    visible(path, longestPath),
    basePath === undefined ? null : visible(basePath, longestPath),
  );
  const parts = profilePage(
    title,
    {
      kind: head.kind,
      tree: callTree(tables),
      sides: { base: base !== null, head: true },
      operations,
      shownFirst: Math.max(
        tables.findIndex(({ head: { type } }) => type.type === head.shownFirst.type),
        0,
      ),
      grains: of('grain'),
      references: of('reference'),
    },
    start,
    code,
  );
  return htmlOf(parts, await import('pprof-gate:page'), [title, profilePageTotals]);
}

/** Each function once. */
function calledIn(tables: readonly StackTable[]): CalledFunction[] {
  const called = new Map<string, CalledFunction>();
  for (const { frames } of tables) {
    for (const { function: name, file } of frames) called.set(`${name}\n${file}`, { name, file });
  }
  return [...called.values()];
}

function fileOf(profile: Profile, operations: number, wanted: string | undefined): FileRead {
  return {
    kind: profile.kind,
    timeNanos: profile.timeNanos,
    shownFirst: profile.sampleTypes[sampleTypeIndex(profile, wanted)] ?? { type: '', unit: '' },
    types: profile.sampleTypes.map((_, type) => {
      const table = stackTable(profile, type);
      return {
        table: { ...table, values: table.values.map((value) => value / operations) },
        reference: referenceTotal(profile, type) / operations,
        grain: grainOf(profile, type) / operations,
      };
    }),
  };
}

/** What the page begins with, as its address would say it (page/profile/choices.ts). Throws GateError `usage`. */
function startOf(options: ParsedCommand<'flame'>['options']): Record<string, string> {
  const { by, callers } = options;
  for (const name of ['min-share', 'depth'] as const)
    if (options[name] !== null) throw usageError('option-not-of-page', { option: `--${name}` });
  const start: Record<string, string> = {};
  if (by === 'line') start['by'] = 'line';
  if (callers) start['from'] = 'callers';
  if (options['no-runtime']) start['hide'] = 'runtime';
  const named = { focus: 'focus', ignore: 'ignore', hide: 'without' } as const;
  for (const name of ['focus', 'ignore', 'hide'] as const) {
    const typed = options[name]?.typed;
    if (typed === undefined) continue;
    const text = pagePattern(typed);
    if (text === null) throw usageError('pattern-not-of-page', { option: `--${name}`, value: typed });
    start[named[name]] = text;
  }
  return start;
}
