// A dump's reading as text for goldens: what later code gets to see, a line a thing.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DumpReading, StackFrame } from '../../src/runtime/dump.js';
import { factsOf } from '../../src/runtime/facts.js';
import { groupGoroutines, type GoroutineGroup } from '../../src/runtime/groups.js';

export const corpus = '__tests__/corpus/runtime';

export const dumpFiles = (): string[] =>
  readdirSync(join(corpus, 'dumps')).filter((file) => file.endsWith('.txt') && !file.endsWith('.golden.txt'));

export const dumpText = (file: string): string => readFileSync(join(corpus, 'dumps', file), 'utf8');

const hex = (address: number): string => `0x${address.toString(16)}`;

const place = (frame: Pick<StackFrame, 'function' | 'file' | 'line'>): string =>
  `${frame.function} ${frame.file}:${frame.line}`;

function group(found: GoroutineGroup): string[] {
  const notes = [
    found.minutes > 0 ? `${found.minutes} min` : '',
    found.leaked > 0 ? `${found.leaked} leaked` : '',
    found.partial ? 'partial' : '',
    found.objects.length > 0 ? `on ${found.objects.map(hex).join(' ')}` : '',
    found.sleepNanoseconds === null ? '' : `sleeps ${found.sleepNanoseconds} ns`,
  ].filter((note) => note !== '');
  return [
    `  ${found.ids.length} ${found.kind} [${found.ids.join(' ')}] ${notes.join(', ')}`.trimEnd(),
    `    at ${found.userFrame === null ? '-' : place(found.userFrame)}, ${found.frames.length} frames`,
    `    by ${found.createdBy === null ? '-' : place(found.createdBy)}`,
  ];
}

export function rendered({ dumps, cut }: DumpReading): string {
  const lines = dumps.flatMap((dump) => {
    const text =
      dump.cause === null
        ? 'none'
        : dump.cause.kind === 'profile'
          ? 'profile'
          : `${dump.cause.kind}: ${dump.cause.text}`;
    const labelled = dump.goroutines.filter(({ labels }) => labels.length > 0);
    return [
      `dump, cause ${text}, ${dump.goroutines.length} goroutines, ${dump.whole ? 'whole' : 'not whole'}`,
      ...groupGoroutines(dump.goroutines).flatMap(group),
      ...labelled.map(({ id, labels }) => `  labels of ${id}: ${JSON.stringify(labels)}`),
      ...dump.goroutines
        .filter(({ bubble }) => bubble !== null)
        .map(({ id, bubble }) => `  ${id} in bubble ${bubble ?? ''}`),
      ...dump.goroutines
        .filter(({ lockedToThread }) => lockedToThread)
        .map(({ id }) => `  ${id} locked to thread`),
      ...factsOf(dump).map(
        (fact) =>
          `  FACT ${JSON.stringify(fact, (key, value: unknown) => (key === 'address' ? hex(value as number) : value))}`,
      ),
    ];
  });
  return [...lines, `cut ${JSON.stringify(cut)}`, ''].join('\n');
}
