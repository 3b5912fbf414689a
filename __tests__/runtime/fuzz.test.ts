// Texts that break off, and texts made to take long: a reading within its bounds, or the typed error. Damaged ones are
// in ../fuzz.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { readCounters } from '../../src/runtime/counters.js';
import { readGcTrace } from '../../src/runtime/gctrace.js';
import { readInitTrace } from '../../src/runtime/inittrace.js';
import { readDumps } from '../../src/runtime/read-dump.js';
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
