// Tables of a view against the table of a profile (profile/fold.ts), which is held against pprof elsewhere.
import { describe, expect, it } from '@jest/globals';
import { callTree } from '../../src/flame/call-tree.js';
import { topOf } from '../../src/flame/top.js';
import { viewOf } from '../../src/flame/view.js';
import type { Profile } from '../../src/model/profile.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { foldProfile } from '../../src/profile/fold.js';
import { stackTable } from '../../src/profile/stacks.js';
import { profileFiles, readProfile } from '../profile/goldens.js';

const folder =
  process.env['PPROFGATE_CORPUS'] === undefined
    ? '__tests__/corpus/profiles'
    : `${process.env['PPROFGATE_CORPUS']}/profiles`;

/** `flat cum function line` of each place, sorted. */
function viaTree(profile: Profile, type: number, by: 'function' | 'line'): string[] {
  const tree = callTree([{ head: stackTable(profile, type) }]);
  const view = viewOf(tree, { type: 0, by, direction: 'callees' });
  return topOf(view)
    .map(({ place, flat, cum }) => {
      const at = view.places[place];
      const name = tree.functions[at?.function ?? 0]?.name ?? '';
      return `${flat.head} ${cum.head} ${name} ${at?.line.head ?? 0}`;
    })
    .filter((row) => !row.startsWith('0 0 '))
    .sort();
}

describe.each(profileFiles(folder))('%s', (file) => {
  const profile = decodeProfile(readProfile(folder, file));
  it.each(profile.sampleTypes.map(({ type }, at) => [type, at] as const))('has the same %s', (type, at) => {
    for (const by of ['function', 'line'] as const) {
      const fold = foldProfile(profile, by, type).rows;
      const rows = fold.map(({ frame, flat, cum }) => {
        // Only the table of a profile knows the binary that a function without a name is in.
        const name =
          by === 'function' && frame.file !== '' ? frame.function.replace(/^\[.*\]$/, '') : frame.function;
        return `${flat} ${cum} ${name} ${frame.line}`;
      });
      expect(viaTree(profile, at, by)).toEqual(rows.filter((row) => !row.startsWith('0 0 ')).sort());
    }
  });
});
