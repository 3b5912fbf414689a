import { describe, expect, it } from '@jest/globals';
import { captureDirectories as captures } from '../../src/adapters/capture-directory.js';
import { readResult } from '../../src/baseline/result.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { captureOf, filesOf, sha } from './stored.js';
import { zipOf, zipOfFiles, type ZipEntry } from './zip-writer.js';

const side = (of: 'base' | 'head'): CaptureBuilder =>
  new CaptureBuilder(of).package().runs('BenchmarkLook', { 'ns/op': [1, 2] });
const entries = (builder: CaptureBuilder, folder: string): ZipEntry[] =>
  zipOfFiles(filesOf(builder.build()), folder);
const base = entries(side('base'), 'base/');
const head = entries(side('head'), 'head/');
const stored = entries(captureOf(sha(1)), 'baseline/');
const read = (...parts: (readonly ZipEntry[])[]) => readResult('r', zipOf(parts.flat()), captures);

describe('a result', () => {
  it('holds two captures of one session', async () => {
    const result = await read(head, base);
    expect(result).toMatchObject({
      base: { manifest: { side: 'base' } },
      head: { manifest: { side: 'head' } },
      stored: null,
    });
    expect(result.base.manifest.session).toBe(result.head.manifest.session);
    expect([...result.head.files.keys()]).toEqual(['bench/BenchmarkLook.txt']);
  });

  it('can hold a stored baseline beside them, or in place of base', async () => {
    expect(await read(base, head, stored)).toMatchObject({
      stored: { manifest: { commit: { sha: sha(1) } } },
    });
    expect(await read(entries(captureOf(sha(1)), 'base/'), head)).toMatchObject({
      base: { manifest: { side: 'single' } },
      stored: null,
    });
  });

  it.each([
    'report.md',
    'head/report.json',
    'other/manifest.json',
    'base/../head/x',
    'base',
    'capture/base/manifest.json',
  ])('holds no %s', async (name) => {
    await expect(read(base, head, [{ name, data: '{}' }])).rejects.toMatchObject({
      code: 'artifact-invalid',
      facts: { name: 'r', reason: 'name', entry: name },
    });
  });

  it('is not usable without one of them', async () => {
    await expect(read(base)).rejects.toMatchObject({
      code: 'capture-missing',
      facts: { directory: 'r/head' },
    });
    await expect(read(head)).rejects.toMatchObject({
      code: 'capture-missing',
      facts: { directory: 'r/base' },
    });
    const torn = stored.filter(({ name }) => name !== 'baseline/manifest.json');
    await expect(read(base, head, torn)).rejects.toMatchObject({
      code: 'capture-missing',
      facts: { directory: 'r/baseline' },
    });
  });

  it.each([
    ['base', [entries(side('head'), 'base/'), head]],
    ['head', [base, entries(side('base'), 'head/')]],
    ['baseline', [base, head, entries(side('base'), 'baseline/')]],
  ])('is not usable with another side as %s', async (folder, parts) => {
    await expect(read(...parts)).rejects.toMatchObject({
      code: 'capture-invalid',
      facts: {
        directory: `r/${folder}`,
        file: 'manifest.json',
        reason: 'schema',
        detail: expect.stringMatching(/^side: /),
      },
    });
  });

  it('is not usable with a capture that is not what its manifest tells', async () => {
    const changed = head.map((entry) =>
      entry.name === 'head/journal.jsonl' ? { ...entry, data: '' } : entry,
    );
    await expect(read(base, changed)).rejects.toMatchObject({
      code: 'capture-invalid',
      facts: { directory: 'r/head', file: 'journal.jsonl', reason: 'checksum' },
    });
  });
});
