// Report mode against artifacts that are no honest results: one real result of a fork's run, damaged. Each ends with an
// error of ours that names the artifact, in bounded memory, and nothing is written.
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zipOf, zipOfFiles, type ZipEntry } from '../baseline/zip-writer.js';
import { ForkResult, resultName } from './fork-result.js';
import { removeFolders } from './repository.js';
import { zipOfRaw, type Tampered } from './tampered.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

describeWithGo('report mode', () => {
  let left: ForkResult;
  beforeAll(async () => {
    left = await ForkResult.start();
  }, 120_000);
  afterAll(() => left.hosted.close());
  beforeEach(() => {
    left.reset();
  });
  const expectNothingWritten = (): void => {
    expect(left.forge.log.writes()).toEqual([]);
  };

  describe('refuses, with an error that names the artifact, in bounded memory:', () => {
    const with2 = (entry: ZipEntry, others = zipOfFiles(left.genuine)): Buffer => zipOf([...others, entry]);
    const text = (size: number): Buffer => Buffer.alloc(size, 'a\n');
    const line = (record: object | string) => (capture: Tampered) =>
      capture.lines.push(typeof record === 'string' ? record : JSON.stringify(record));
    const runs =
      (change: (output: { file: string; offset: number; bytes: number }) => object) => (capture: Tampered) =>
        capture.records('run', (record) => ({ ...record, output: change(record['output'] as never) }));

    const cases: [name: string, zip: () => Buffer, words: string][] = [
      ['no zip', () => Buffer.from('<html>not found</html>'), 'it is no zip archive'],
      [
        'one capture only',
        () => zipOfRaw(new Map([...left.genuine].filter(([path]) => path.startsWith('base/')))),
        'it has no manifest',
      ],
      [
        'a bomb',
        () => with2({ name: 'head/bench/bomb.txt', data: Buffer.alloc(400 << 20) }),
        'inflates to more',
      ],
      [
        'a bomb that lies about its size',
        () => {
          const packed = deflateRawSync(Buffer.alloc(100 << 20));
          return with2({ name: 'head/bench/bomb.txt', packed, sums: { bytes: 1000 } });
        },
        'inflates to more',
      ],
      [
        'many files in the same bytes',
        () => {
          const first: ZipEntry = { name: 'head/bench/0.txt', data: text(1 << 20), method: 'stored' };
          return zipOf([
            first,
            ...Array.from({ length: 600 }, (_, i) => ({
              ...first,
              name: `head/bench/${i + 1}.txt`,
              offset: 0,
            })),
          ]);
        },
        'lists of files disagree',
      ],
      [
        'more files than are read',
        () =>
          zipOf(
            Array.from({ length: 20_001 }, (_, i) => ({
              name: `head/bench/${i}.txt`,
              data: '',
              method: 'stored' as const,
            })),
          ),
        'too many files',
      ],
      ['a way out', () => with2({ name: '../../../../tmp/x', data: 'x' }), 'a name that is not allowed'],
      [
        'a name twice',
        () => with2({ name: 'head/manifest.json', data: '{}' }),
        'two files in it have one name',
      ],
      [
        'a link',
        () => with2({ name: 'head/bench/link.txt', data: '/etc/passwd', mode: 0o120777 }),
        'no plain file',
      ],
      [
        'sides exchanged',
        () => {
          const swapped = [...left.genuine].map(([path, bytes]): [string, Uint8Array] => [
            path.startsWith('base/') ? path.replace('base/', 'head/') : path.replace('head/', 'base/'),
            bytes,
          ]);
          return zipOfRaw(new Map(swapped));
        },
        'side: head',
      ],
      [
        'other bytes than the manifest says',
        () => zipOfRaw(new Map([...left.genuine, ['head/config.yml', Buffer.from('x')]])),
        'not the file that the manifest describes',
      ],
      [
        'a manifest of wrong types',
        () => left.inHead((c) => (c.manifest = { ...c.manifest, seed: '7', commit: [] })),
        'seed: Invalid',
      ],
      [
        'a manifest that is a list',
        () => zipOfRaw(new Map([...left.genuine, ['head/manifest.json', Buffer.from('[]')]])),
        'does not follow the format',
      ],
      [
        'a manifest nested deeply',
        () => zipOfRaw(new Map([...left.genuine, ['head/manifest.json', Buffer.from('['.repeat(500_000))]])),
        'it is not JSON',
      ],
      [
        'a later format',
        () =>
          left.inHead((c) => (c.manifest = { ...c.manifest, schema: 'pprof-gate/capture/99\n::error::x' })),
        'another version',
      ],
      [
        'a number beyond numbers',
        () => left.inHead(line('{"type":"end","reason":"complete","elapsedMs":1e999,"childrenMs":0}')),
        'elapsedMs: Invalid',
      ],
      ['a record of no known type', () => left.inHead(line({ type: '__proto__' })), 'type: Invalid'],
      [
        'a caveat of no known code',
        () => left.inHead(line({ type: 'caveat', code: '::error::x', facts: {} })),
        'a caveat that this version does not know',
      ],
      [
        'a line without end',
        () => left.inHead(line(`{"type":"end","reason":"${'x'.repeat(5 << 20)}"}`)),
        'a line is longer',
      ],
      [
        'a journal too large to parse',
        () =>
          left.inHead((c) => c.lines.push(...Array.from({ length: 17 }, () => ' '.repeat((4 << 20) - 1)))),
        'larger than may be read',
      ],
      [
        'output outside of its file',
        () => left.inHead(runs((output) => ({ ...output, offset: 1e9 }))),
        'shorter than the journal says',
      ],
      [
        'output of a file elsewhere',
        () => left.inHead(runs((output) => ({ ...output, file: '../../../../etc/passwd' }))),
        'output.file: Invalid',
      ],
      [
        'output of the journal',
        () => left.inHead(runs((output) => ({ ...output, file: 'journal.jsonl' }))),
        'shorter than the journal says',
      ],
      [
        'output that is read over and over',
        () =>
          left.inHead((c) => {
            const file = c.benchFile();
            c.files.set(file, text(50_000));
            runs((output) => ({ ...output, offset: 0, bytes: 50_000 }))(c);
          }),
        'output: twice',
      ],
      [
        'more output than any process leaves',
        () =>
          left.inHead((c) => {
            const file = c.benchFile();
            c.files.set(file, text(1_000_000));
            runs((output) => ({ ...output, offset: 0, bytes: 1_000_000 }))(c);
          }),
        'larger than a capture may be',
      ],
      [
        'a hundred thousand processes of one benchmark',
        () =>
          left.inBoth((c) => {
            const run = JSON.parse(c.lines.find((l) => l.includes('"run"')) ?? '') as object;
            const file = c.benchFile();
            c.lines = [];
            for (let slot = 0; slot < 100_000; slot++)
              c.lines.push(JSON.stringify({ ...run, slot, output: { file, offset: 0, bytes: 0 } }));
          }),
        'larger than a capture may be',
      ],
      [
        'one profile under many names',
        () =>
          left.inHead((c) => {
            const profile = c.lines.find((l) => l.includes('"profile"')) ?? '';
            c.lines.push(...Array.from({ length: 1000 }, () => profile));
          }),
        'profile: twice',
      ],
    ];
    it.each(cases)(
      '%s',
      async (_, zip, words) => {
        const step = await left.report({ [resultName]: zip() });
        expect(step.log).toMatch(/^::error::pprof-gate: (?:the artifact|the capture|no capture) /m);
        expect(step.log).toContain(words);
        expect(step.code).toBe(4);
        expectNothingWritten();
        // Node alone holds 100; what bursts is stopped long before it is whole.
        expect(left.peakMegabytes).toBeLessThan(400);
      },
      60_000,
    );
  });
});
