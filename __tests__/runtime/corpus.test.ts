// Real dumps of Go 1.21 to 1.27: all that is printed is read, and the stories are told as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { factsOf } from '../../src/runtime/facts.js';
import { groupGoroutines } from '../../src/runtime/groups.js';
import { readDumps } from '../../src/runtime/read-dump.js';
import { corpus, dumpFiles, dumpText, rendered } from './rendering.js';

describe('dumps of the corpus', () => {
  it('are many', () => {
    expect(dumpFiles().length).toBeGreaterThan(50);
  });

  it.each(dumpFiles())('%s', (file) => {
    const reading = readDumps(dumpText(file));
    const golden = join(corpus, 'dumps', file.replace(/\.txt$/, '.golden.txt'));
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, rendered(reading));
    expect(rendered(reading)).toBe(readFileSync(golden, 'utf8'));
  });

  it.each(dumpFiles())('%s: every goroutine, frame and creator of the text', (file) => {
    const lines = dumpText(file).split('\n');
    const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
    const goroutines = readDumps(dumpText(file)).dumps.flatMap((dump) => dump.goroutines);
    expect(goroutines).toHaveLength(count(/^goroutine \d+ .*:$/));
    const ancestors = lines.some((line) => line.startsWith('[originating from goroutine'));
    if (ancestors) return;
    const frames = goroutines.reduce((sum, goroutine) => sum + goroutine.frames.length, 0);
    const creators = count(/^created by /);
    expect(frames + creators).toBe(count(/^\t.*:\d+(?: \+0x[\da-f]+)?(?: fp=.*)?$/));
    expect(goroutines.filter(({ createdBy }) => createdBy !== null)).toHaveLength(creators);
  });
});

/** Rule, certainty, and evidence of the facts about goroutines that do not get on. */
function stories(file: string): string[] {
  const facts = readDumps(dumpText(file)).dumps.flatMap((dump) => factsOf(dump));
  return facts.map((fact) =>
    [fact.rule, fact.certainty, 'evidence' in fact ? fact.evidence : ''].join(' ').trimEnd(),
  );
}

describe('stories', () => {
  const each = (kinds: string, versions: string, story: string[]): [string, string[]][] =>
    kinds
      .split(' ')
      .flatMap((kind) => versions.split(' ').map((v): [string, string[]] => [`${kind}-go${v}`, story]));
  it.each([
    ...each('hang-pair', '1.21 1.26 1.27', ['mutual-wait likely addresses']),
    ...each('hang-philosophers', '1.21 1.27', ['mutual-wait likely addresses']),
    ...each('hang-self', '1.21 1.26 1.27', ['self-deadlock likely addresses']),
    // Others run while a signal's dump is written, so that it cannot prove this; one of a standing world does.
    ...each('hang-once', '1.21 1.27', ['self-deadlock likely once-frames']),
    ...each('hang-oncepair', '1.27', ['mutual-wait likely once-frames']),
    ...each('snapshot-once', '1.21 1.27', ['self-deadlock proven once-frames']),
    ...each('snapshot-oncepair', '1.21 1.27', ['mutual-wait proven once-frames']),
    ...each('asleep-once', '1.27', ['all-asleep proven', 'self-deadlock proven once-frames']),
    ...each('hang-rw', '1.21 1.27', ['behind-writer likely']),
    // Two shards whose holders sleep look much like a deadlock of two, and are none.
    ...each('hang-contention', '1.21 1.27', [
      'held-while-waiting likely addresses',
      'held-while-waiting likely addresses',
    ]),
    ...each('hang-wg hang-chan', '1.21 1.27', []),
    ...each('hang-spin', '1.27', []),
    ...each('deadlock', '1.21 1.26', [
      'all-asleep proven',
      'never-wakes proven',
      'mutual-wait likely addresses',
    ]),
    ...each('bubble', '1.26 1.27', ['all-asleep proven']),
    // A benchmark whose last iteration waits for the lock that an earlier one did not give back.
    ['forgotten-go1.21', ['self-deadlock likely alone']],
    ['forgotten-go1.27', ['all-asleep proven', 'self-deadlock likely alone']],
    // Eleven goroutines, each at a mutex of its own that was left locked.
    ['leak-go1.27.goroutine', []],
    ['leak-go1.27.goroutineleak', ['never-wakes proven']],
    ['zap-go1.21.debug2', []],
  ])('%s', (name, expected) => {
    expect(stories(`${name}.txt`)).toEqual(expected);
  });

  it('a wait for a WaitGroup is told from other semaphores before Go 1.24', () => {
    for (const version of ['1.21', '1.27']) {
      const { dumps } = readDumps(dumpText(`hang-wg-go${version}.txt`));
      const waiting = groupGoroutines(dumps[0]?.goroutines ?? []).filter(({ kind }) => kind === 'waitgroup');
      expect(waiting).toMatchObject([
        { userFrame: { function: 'main.main.func2', line: 156 }, createdBy: { line: 156 } },
      ]);
      expect(waiting[0]?.objects).toHaveLength(1);
    }
  });

  it('the runtime finds 55 of 66 goroutines leaked', () => {
    const { dumps } = readDumps(dumpText('leak-go1.27.goroutineleak.txt'));
    expect(dumps[0]?.goroutines.filter(({ leaked }) => leaked)).toHaveLength(55);
  });

  it('all producers wait on one channel', () => {
    for (const version of ['1.21', '1.27']) {
      const { dumps } = readDumps(dumpText(`hang-chan-go${version}.txt`));
      const [first] = groupGoroutines(dumps[0]?.goroutines ?? []);
      expect(first).toMatchObject({ kind: 'channel-send', ids: { length: 3 }, objects: { length: 1 } });
    }
  });
});
