// flame --out x.html: the page of the report for one profile, or for two, with all of their sample types.
import { resolve } from 'node:path';
import { callTree } from '../flame/call-tree.js';
import type { Pair } from '../model/pair.js';
import type { Profile, ProfileKind, StackTable } from '../model/profile.js';
import { grainOf } from '../profile/grain.js';
import { referenceTotal } from '../profile/sample-type.js';
import { stackTable } from '../profile/stacks.js';
import { visible } from '../report/escape.js';
import { htmlOf } from '../report/html/document.js';
import { profilePage } from '../report/html/profile-page.js';
import { profilePageTitle, profilePageTotals } from '../report/words/page-profile.js';
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
  readonly shownFirst: string;
  readonly types: readonly TypeRead[];
}

/** Of a path in a title, in code points; its middle goes. */
const longestPath = 70;

const nothing = { reference: 0, grain: 0 } as const;

/** The file as text. Throws GateError `usage`, `file-unreadable` or `profile-invalid`, the latter two with the file. */
export async function flamePage(
  { options, operands: [path], optional: [basePath] }: ParsedCommand<'flame'>,
  cwd: string,
): Promise<string> {
  const operations = operationsOf(options, basePath !== undefined);
  const read = (file: string, count: number | undefined): Promise<FileRead> =>
    ofProfile(resolve(cwd, file), (profile) => fileOf(profile, count ?? 1));
  const head = await read(path, operations?.head);
  const base = basePath === undefined ? null : await read(basePath, operations?.base);
  const sameIn = ({ table: { type } }: TypeRead): TypeRead | undefined =>
    base?.types.find(({ table }) => table.type.type === type.type && table.type.unit === type.unit);
  const pairs = head.types.map((of) => ({ head: of, base: sameIn(of) }));
  const tables = pairs.map((pair) => ({
    head: pair.head.table,
    ...(pair.base === undefined ? {} : { base: pair.base.table }),
  }));
  const of = (name: 'reference' | 'grain') =>
    pairs.map((pair): Pair => ({ base: (pair.base ?? nothing)[name], head: pair.head[name] }));
  const wanted = options['sample-type'] ?? head.shownFirst;
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
        head.types.findIndex(({ table }) => table.type.type === wanted),
        0,
      ),
      grains: of('grain'),
      references: of('reference'),
    },
    startOf(options),
  );
  return htmlOf(parts, await import('pprof-gate:page'), [title, profilePageTotals]);
}

function fileOf(profile: Profile, operations: number): FileRead {
  return {
    kind: profile.kind,
    shownFirst: profile.sampleTypes[profile.defaultSampleType]?.type ?? '',
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

/** What the page begins with, as its address would say it (page/profile/choices.ts). */
function startOf(options: ParsedCommand<'flame'>['options']): Record<string, string> {
  const { by, callers, focus, ignore, hide } = options;
  const start: Record<string, string> = {};
  if (by === 'line') start['by'] = 'line';
  if (callers) start['from'] = 'callers';
  if (options['no-runtime']) start['hide'] = 'runtime';
  if (focus !== null) start['focus'] = focus.source;
  if (ignore !== null) start['ignore'] = ignore.source;
  if (hide !== null) start['without'] = hide.source;
  return start;
}
