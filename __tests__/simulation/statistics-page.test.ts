// docs/statistics.md says what the code does.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import * as procedure from '../../src/judge/procedure.js';
import * as schedule from '../../src/measure/schedule.js';
import { temporaryFolder } from '../adapters/temporary.js';
import { behaviour } from './behaviour.js';
import { readRecordings } from './recordings.js';

const scratch = temporaryFolder();

const page = readFileSync(fileURLToPath(new URL('../../docs/statistics.md', import.meta.url)), 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)` +\| +([\d.]+) +\|/gm)].map(
  ([, name, value]) => [name, Number(value)] as const,
);

describe('docs/statistics.md', () => {
  it('has the constants of the procedure', () => {
    const known = new Map<string, unknown>([...Object.entries(procedure), ...Object.entries(schedule)]);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.map(([name = '']) => [name, known.get(name)])).toEqual(rows);
  });

  it('has the table that this code makes', async () => {
    const [, written] = /<!-- behaviour\n([\s\S]*?)\n-->/.exec(page) ?? [];
    const recordings = readRecordings(fileURLToPath(new URL('../corpus/observations', import.meta.url)));
    // Otherwise the procedure does something else than when the table was made: npm run simulate -- --write
    expect(await behaviour({ recordings, scratch })).toBe(written);
  }, 120_000);

  it('gives layouts as the schedule plans them', () => {
    const planned = [1, 10, 100].map((suspects) =>
      schedule.layoutsFor(suspects, 0.01, schedule.confirmLayouts),
    );
    const [, written] = /1, 10, 100 suspects +\| ([\d, ]+?) +\|/.exec(page) ?? [];
    expect(written).toBe(planned.join(', '));
  });
});
