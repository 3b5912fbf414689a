// Texts that break off, and texts made to take long: a reading within its bounds, or the typed error. Damaged ones are
// in ../fuzz.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { readCounters } from '../../src/runtime/counters.js';
import { factsOf } from '../../src/runtime/facts.js';
import { readGcTrace } from '../../src/runtime/gctrace.js';
import { readInitTrace } from '../../src/runtime/inittrace.js';
import { readDumps } from '../../src/runtime/read-dump.js';
import { locking, signal } from './dump-builder.js';
import { useDump } from './dump-reading.js';
import { corpus, dumpFiles, dumpText } from './rendering.js';

/** Whether a text was taken; only the typed error may come out when it was not. */
function takes(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof GateError && error.code === 'counters-invalid') return false;
    throw error;
  }
}

describe('every strict prefix', () => {
  const counters = readdirSync(`${corpus}/counters`).filter((file) => file.startsWith('go'));
  it.each(counters)('of %s is refused', (file) => {
    const text = readFileSync(`${corpus}/counters/${file}`, 'utf8');
    for (let length = 0; length < text.length; length++) {
      if (takes(() => readCounters(text.slice(0, length)))) throw new Error(`taken at ${length}`);
    }
  });

  // Small files at every length; the others at the ends of their lines, and in the middle of these.
  it.each(dumpFiles())('of %s is read as far as it goes', (file) => {
    const text = dumpText(file);
    const whole = useDump(text);
    let most = 0;
    for (let length = 0; length < text.length; length++) {
      if (text.length > 2000 && text[length] !== '\n' && length % 997 !== 0) continue;
      const found = useDump(text.slice(0, length));
      if (found < most) throw new Error(`fewer goroutines at ${length}`);
      most = found;
    }
    expect(most).toBeLessThanOrEqual(whole);
  });
});

describe('texts made to take long', () => {
  it.each([
    ['labels', `goroutine 1 [select] {${'a'.repeat(8000)}}:\n`],
    ['labels in brackets', `goroutine 1 [select${' labels:{'.repeat(800)}]:\n`],
    ['brackets', `goroutine 1 [${']'.repeat(8000)}:\n`],
    ['quotes', `goroutine 1 [${'"\\'.repeat(4000)}\n`],
    ['colons', `goroutine 1 [select]:\nmain.f()\n\t${':1'.repeat(4000)}x\n`],
    ['creators', `goroutine 1 [select]:\ncreated by ${' in goroutine 1'.repeat(500)}x\n`],
    ['signals', `${'SIGQUIT: '.repeat(900)}\n`],
    ['init', `${'init x @'.repeat(500)}\n`],
    ['gc', `${'gc 1 @1'.repeat(500)}\n`],
  ])('%s', (_, line) => {
    const text = line.repeat(200);
    // No duration is asserted: what is more than linear in a line would hit the time limit of the test.
    readDumps(text);
    readGcTrace(text);
    readInitTrace(text);
  });
});

describe('crowds of goroutines made to take long', () => {
  const word = (index: number): string => `0x${(0xc000000000 + 0x2000 * index).toString(16)}`;
  const times = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const parked = (id: number, ...calls: readonly string[]) => ({ id, status: 'select', calls });
  const rulesOf = (text: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { rule } of readDumps(text).dumps.flatMap((found) => factsOf(found)))
      counts[rule] = (counts[rule] ?? 0) + 1;
    return counts;
  };

  // Took 120 s when every waiter asked every goroutine in its function. No duration is asserted here either.
  it('in the function that takes a thousand locks', () => {
    const outer = times(12, (depth) => `main.step${depth}()`);
    const text = signal([
      ...times(1000, (index) => locking(index + 10, word(index), [`main.(*T).F(${word(index + 50000)})`])),
      ...times(1000, (index) => parked(index + 2000, `main.hold(${word(index)})`)),
      ...times(6000, (index) =>
        parked(index + 4000, 'main.(*T).F(0x0?)', ...outer, `main.serve(${word(60000)})`),
      ),
    ]);
    expect(rulesOf(text)).toEqual({ 'held-while-waiting': 1000 });
  });

  // A thousand rounds, in each of which one more is found to be outside. Took 17 s when each asked all of them again.
  it('that know one lock after the other', () => {
    const text = signal([
      ...times(1000, (index) =>
        locking(index + 10, word(index), [`main.(*T).F(${word(index + 1)}, ${word(0)})`]),
      ),
      ...times(6000, (index) => parked(index + 2000, `main.hold(${word(1000)}, ${word(999)})`)),
    ]);
    expect(rulesOf(text)).toEqual({ 'held-while-waiting': 998 });
  });
});
