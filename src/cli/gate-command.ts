// gate, record, compare and report: from parsed options to a verdict and its files.
import { writeText } from '../adapters/text-file.js';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { commands, overridesOf } from './options.js';
import type { ParsedCommand } from './parse.js';
import { pathFor, type Door } from './door.js';
import { ofOption } from './of-option.js';
import { refuseRoot, scopeOf } from '../scope.js';
import { exitCodes } from '../base/errors.js';
import { typedOptions } from '../config/overrides.js';
import { usageError } from '../config/usage.js';
import { effectiveConfig, policyOf } from '../config/policy.js';
import { defaultConfig, type GateConfig } from '../config/schema.js';
import { readEvidence } from '../evidence/evidence.js';
import { gate, readCaptures, readPair } from '../gate.js';
import { configOf, reportOn } from '../judgement.js';
import { captureDirectory } from '../measurement.js';
import { record } from '../record.js';
import { manifestFile } from '../model/capture-files.js';
import type { Capture } from '../model/capture.js';
import type { Pair } from '../model/pair.js';
import type { Report } from '../model/report.js';
import { prepareOutput, requireFolderOf, writeReports } from '../outputs.js';
import { pageOf } from '../page-file.js';
import { renderJson } from '../report/json.js';
import { renderListing } from '../report/listing.js';
import { renderComment } from '../report/markdown.js';
import { renderTerminal } from '../report/terminal.js';
import { nothingRecorded, recordedIn, reportsIn } from '../report/words/places.js';
import { readConfig } from '../settings.js';

export async function runGate({ options, rest }: ParsedCommand<'gate'>, door: Door): Promise<number> {
  const directory = resolve(door.cwd, options.repo);
  const { config, root } = await scopeOf(
    door.ports.git,
    directory,
    fileOf(options.config, door),
    overridesOf(options, rest),
  );
  const out = resolve(door.cwd, options.out);
  refuseRoot(out, root, '--out');
  const json = await jsonFile(options.json, door);
  await prepareOutput(out, door.ports.captures);
  const base =
    options.base === null
      ? ({ kind: 'merge-base', ref: null } as const)
      : { kind: 'commit' as const, ref: options.base, differs: true as const };
  const report = await gate({ directory, base, head: options.head, config, out }, door.ports);
  const repo = pathFor(root, door.cwd);
  const typed = [
    ...(repo === '.' ? [] : ['--repo', repo]),
    ...typedOptions(options.config, overridesOf(options)),
    ...(options.out === commands.gate.options.out.fallback ? [] : ['--out', options.out]),
  ];
  const told = { ...report, typed };
  return finish(told, out, json, door, async () =>
    pageOf(told, await readCaptures(out, door.ports), foldersBelow(out, door)),
  );
}

export async function runRecord({ options, rest }: ParsedCommand<'record'>, door: Door): Promise<number> {
  const directory = resolve(door.cwd, options.repo);
  const { config, root } = await scopeOf(
    door.ports.git,
    directory,
    fileOf(options.config, door),
    overridesOf(options, rest),
  );
  const out = resolve(door.cwd, options.out);
  refuseRoot(out, root, '--out');
  await door.ports.captures.wouldReplace(out);
  const like = options.like === null ? null : await door.ports.captures.read(resolve(door.cwd, options.like));
  const recorded = await record({ directory, head: options.ref, config, out, like }, door.ports);
  if (recorded === null) throw new Error('what was asked for is wanted');
  const { capture } = recorded;
  door.print(renderListing(capture));
  const place = pathFor(out, door.cwd);
  const measured = [...readEvidence(capture).benchmarks.values()].some(({ samples }) => samples.size > 0);
  if (!measured) {
    door.print(nothingRecorded(place));
    return exitCodes.notMeasured;
  }
  const again = options.like !== null && resolve(door.cwd, options.like) === out;
  for (const line of recordedIn(place, again ? null : options.like)) door.print(line);
  return exitCodes.passes;
}

export async function runCompare(
  { options, operands }: ParsedCommand<'compare'>,
  door: Door,
): Promise<number> {
  const json = await jsonFile(options.json, door);
  const base = await door.ports.captures.read(resolve(door.cwd, operands[0]));
  const head = await door.ports.captures.read(resolve(door.cwd, operands[1]));
  const config = await configFor(head, fileOf(options.config, door));
  const policy = policyOf(effectiveConfig(config, { budgets: options.budget }));
  const captures = { base, head, stored: null };
  const near = (path: string): string => pathFor(resolve(door.cwd, path), door.cwd);
  const folders = { base: near(operands[0]), head: near(operands[1]) };
  const report = reportOn(captures, policy);
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  return finish(report, out, json, door, () => pageOf(report, captures, folders));
}

export async function runReport({ options, operands }: ParsedCommand<'report'>, door: Door): Promise<number> {
  const directory = resolve(door.cwd, operands[0]);
  const { captures } = door.ports;
  const pair = pairIn(directory);
  if (pair === null) {
    const listing = renderListing(await captures.read(directory));
    const { format, out, json, config } = options;
    const given = { '--out': out, '--json': json, '--config': config };
    const unused = Object.entries(given).find(([, value]) => value !== null)?.[0];
    const option = unused ?? (format === 'terminal' ? null : `--format ${format}`);
    if (option !== null)
      throw usageError('option-of-two-captures', { option, value: operands[0], command: 'report' });
    door.print(listing);
    return exitCodes.passes;
  }
  const json = await jsonFile(options.json, door);
  const all = await readPair(pair, door.ports);
  const report = reportOn(all, policyOf(await configFor(all.head, fileOf(options.config, door))));
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  const page = (): Promise<string> => pageOf(report, all, foldersIn(pair, door));
  if (options.format === 'terminal') return finish(report, out, json, door, page);
  door.print(options.format === 'json' ? renderJson(report) : renderComment(report));
  if (out !== null) await writeReports(out, report, page);
  if (json !== null) await writeJson(json, report);
  return report.verdict.exitCode;
}

/** The folder that holds the captures base and head: that of a run, or the one in it; null where it is neither. */
function pairIn(directory: string): string | null {
  const inside = captureDirectory(directory, 'head');
  if (existsSync(inside)) return dirname(inside);
  return existsSync(join(directory, 'head', manifestFile)) ? directory : null;
}

/** Where a gate's captures lie, as somebody types it who stands where this command was started. */
export function foldersBelow(out: string, door: Door): Pair<string> {
  return foldersIn(dirname(captureDirectory(out, 'head')), door);
}

/** The same for the folder that holds them. */
function foldersIn(captures: string, door: Door): Pair<string> {
  const of = (side: 'base' | 'head'): string => pathFor(join(captures, side), door.cwd);
  return { base: of('base'), head: of('head') };
}

/** What was asked for; else what the capture was measured under; else the defaults. */
export async function configFor(capture: Capture, file: string | null): Promise<GateConfig> {
  return file === null ? (configOf(capture) ?? defaultConfig) : readConfig(file, '.');
}

/**
 * Prints the report, writes the files, says where they lie, and gives the exit code. In this order: a file that
 * cannot be written must not cost the verdict.
 */
export async function finish(
  report: Report,
  out: string | null,
  json: string | null,
  door: Door,
  page: () => Promise<string>,
): Promise<number> {
  const { color, width, verbose } = door;
  door.print(renderTerminal(report, { color, width, verbose }));
  if (out !== null) {
    const files = await writeReports(out, report, page);
    door.print(
      reportsIn(pathFor(files.html, door.cwd), pathFor(files.json, door.cwd), report.verdict.exitCode),
    );
  }
  if (json !== null) await writeJson(json, report);
  return report.verdict.exitCode;
}

async function writeJson(path: string, report: Report): Promise<void> {
  await ofOption('--json FILE', writeText(path, renderJson(report)));
}

/** Where --json writes. Asked before anything is measured. */
async function jsonFile(path: string | null, door: Door): Promise<string | null> {
  const file = fileOf(path, door);
  if (file !== null) await ofOption('--json FILE', requireFolderOf(file));
  return file;
}

function fileOf(path: string | null, door: Door): string | null {
  return path === null ? null : resolve(door.cwd, path);
}
