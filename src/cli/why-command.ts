// why: the whole evidence for one benchmark, from captures. Runs nothing.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCodes } from '../base/errors.js';
import { policyOf } from '../config/policy.js';
import { usageError } from '../config/usage.js';
import { readEvidence } from '../evidence/evidence.js';
import { readCaptures } from '../gate.js';
import { aloneOf, reportOn, type Captures } from '../judgement.js';
import { captureDirectory } from '../measurement.js';
import type { Pair } from '../model/pair.js';
import type { Report } from '../model/report.js';
import { textOf } from '../report/escape.js';
import { findBenchmarks } from '../report/find-benchmark.js';
import { nameWords } from '../report/terminal-lines.js';
import { renderWhy, renderWhyJson } from '../report/terminal-why.js';
import { whyOf } from '../report/why.js';
import { severalWords } from '../report/words/why.js';
import { pathFor, type Door } from './door.js';
import { configFor } from './gate-command.js';
import type { ParsedCommand } from './parse.js';

/** Most names that are listed where several benchmarks are meant. */
const mostListed = 50;

export async function runWhy({ options, operands }: ParsedCommand<'why'>, door: Door): Promise<number> {
  const [wanted] = operands;
  const { captures, folders, isAlone } = await capturesOf(options, door);
  const file = options.config === null ? null : resolve(door.cwd, options.config);
  const report = reportOn(captures, policyOf(await configFor(captures.head, file)));
  const { meant, near } = findBenchmarks(report, wanted);
  const [benchmark, ...others] = meant;
  if (benchmark === undefined) {
    const facts = { operand: 'BENCHMARK', value: wanted, command: 'why' };
    throw usageError('benchmark-unknown', near.length === 0 ? facts : { ...facts, near });
  }
  if (others.length > 0) {
    door.print(severalList(report, meant));
    return exitCodes.configuration;
  }
  const evidence = { base: readEvidence(captures.base), head: readEvidence(captures.head) };
  const why = whyOf({ report, benchmark, evidence, captures, isAlone });
  door.print(options.json ? renderWhyJson(why, folders) : renderWhy(why, { color: door.color, folders }));
  return exitCodes.passes;
}

function severalList(report: Report, meant: Report['verdict']['benchmarks']): string {
  const names = meant.slice(0, mostListed).map(({ id }) => `  ${textOf(nameWords(report, id))}`);
  const rest = meant.length - names.length;
  return [severalWords(meant.length), ...names, ...(rest > 0 ? [`  … ${rest}`] : []), ''].join('\n');
}

interface Opened {
  readonly captures: Captures;
  /** As somebody would type them. */
  readonly folders: Readonly<Partial<Pair<string>>>;
  readonly isAlone: boolean;
}

/** What was asked for; else what the last gate left, or a capture of one commit. */
async function capturesOf(
  { base, head, in: folder }: ParsedCommand<'why'>['options'],
  door: Door,
): Promise<Opened> {
  const { captures } = door.ports;
  const near = (path: string): string => pathFor(resolve(door.cwd, path), door.cwd);
  if (base !== null && head === null)
    throw usageError('options-go-together', { option: '--base', other: '--head', command: 'why' });
  if (head !== null) {
    const read = await captures.read(resolve(door.cwd, head));
    if (base === null) return { captures: aloneOf(read), folders: { head: near(head) }, isAlone: true };
    const other = await captures.read(resolve(door.cwd, base));
    return {
      captures: { base: other, head: read, stored: null },
      folders: { base: near(base), head: near(head) },
      isAlone: false,
    };
  }
  const out = resolve(door.cwd, folder);
  if (existsSync(captureDirectory(out, 'head'))) {
    const folders = { base: near(captureDirectory(out, 'base')), head: near(captureDirectory(out, 'head')) };
    return { captures: await readCaptures(out, door.ports), folders, isAlone: false };
  }
  return { captures: aloneOf(await captures.read(out)), folders: { head: near(out) }, isAlone: true };
}
