// flame --out x.html: what it refuses, and what its page begins with.
import { mkdtempSync, realpathSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { PageData } from '../../src/report/html/page-data.js';
import { printed, refusal } from './screen.js';

const profiles = join(import.meta.dirname, '../corpus/profiles');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pprof-gate-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const out = ['--out', join(folder, 'x.html')];
const [cpu, heap] = ['pair-head.cpu.pb.gz', 'pair-head.heap.pb.gz'];

describe('flame as a page', () => {
  it.each([
    [[cpu, '--min-share', '2'], '--min-share has no meaning for a page'],
    [[cpu, '--depth', '2'], '--depth has no meaning for a page'],
    [[cpu, '--focus', '\\Qa.b\\E'], '--focus is'],
    [[cpu, '--sample-type', 'nothing'], 'has no sample type'],
    [[cpu, heap], 'has no sample type'],
  ])('refuses %j', async (words, says) => {
    expect(await refusal(profiles, ['flame', ...words, ...out])).toContain(says);
  });

  it('begins with patterns as they were typed', async () => {
    const words = ['--focus', '^runtime\\.malloc|a/b', '--ignore', '(?i)Deep', '--hide', 'x\\(\\*T\\)'];
    await printed(profiles, ['flame', cpu, ...words, ...out]);
    const html = readFileSync(join(folder, 'x.html'), 'utf8');
    const text = /id="data">([^<]*)</.exec(html)?.[1] ?? '';
    const { start } = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString()) as PageData;
    expect(start).toEqual({ focus: '^runtime\\.malloc|a/b', ignore: 'Deep', without: 'x\\(\\*T\\)' });
  });
});
