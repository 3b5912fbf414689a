// A whole gate of two captures with a bit of everything in head's, of which one file is damaged: read, judged and
// told in every form, as the job does with an artifact that anybody may have made.
import { readFileSync } from 'node:fs';
import { assembleCapture } from '../../src/adapters/capture-parsing.js';
import { defaultConfig } from '../../src/config/schema.js';
import { policyOf } from '../../src/config/policy.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { reportOn } from '../../src/judgement.js';
import { sourcesText } from '../../src/measure/source-files.js';
import type { Capture } from '../../src/model/capture.js';
import type { Side } from '../../src/model/pair.js';
import { annotationsOf } from '../../src/report/annotations.js';
import { renderHtml } from '../../src/report/html/render.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment, renderSummary } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { renderWhy, renderWhyJson } from '../../src/report/terminal-why.js';
import { whyOf } from '../../src/report/why.js';
import { functionsOf, storyFile } from '../compiler/story.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { dumpText } from '../runtime/rendering.js';
import { leakProfile } from './leak.js';

const journalFile = 'journal.jsonl';
const operations = [1000, 2000] as const;

function profileOf(side: Side, kind: string): Uint8Array {
  return new Uint8Array(
    readFileSync(new URL(`../corpus/profiles/pair-${side}.${kind}.pb.gz`, import.meta.url)),
  );
}

const kept = {
  files: [{ file: 'finder/esc.go', excerpts: [{ line: 3, text: storyFile('head.go.txt').toString() }] }],
};

function captureOf(side: Side): Capture {
  const isHead = side === 'head';
  const builder = new CaptureBuilder(side).package().benchmark('BenchmarkA').benchmark('BenchmarkB/x');
  for (const stage of ['screen', 'confirm'] as const) {
    const values = [100, 101, 99, 100, 102, 98, 100, 101].map((value) => (isHead ? value * 1.3 : value));
    const counts = values.map(() => (isHead ? 3 : 2));
    builder.runs('BenchmarkA', { 'ns/op': values, 'allocs/op': counts }, stage, 4);
    builder.runs('BenchmarkB/x', { 'ns/op': values.map((value) => value / 2) }, stage);
  }
  for (const kind of ['heap', 'cpu', 'block', 'mutex'] as const) {
    builder.profile('BenchmarkA', kind, operations[0], profileOf('base', kind));
    builder.profile('BenchmarkA', kind, operations[1], profileOf(side, kind));
  }
  for (const iterations of operations) {
    const left = isHead ? iterations : 0;
    const dump = dumpText('forgotten-go1.27.txt');
    builder.probe('BenchmarkA', { iterations, left, created: left * 2, ...(isHead ? { dump } : {}) });
  }
  if (isHead) builder.profile('BenchmarkA', 'goroutineleak', operations[1], leakProfile());
  builder.compiled(
    'finder/esc.go',
    storyFile(`${side}-go1.26.jsonl`),
    functionsOf(storyFile(`${side}.go.txt`).toString()),
  );
  if (!isHead) return builder.build();
  return builder
    .sources(sourcesText({ ...kept, left: 0, unread: 0, benchmarksLeft: 0 }))
    .diff(storyFile('diff.patch').toString().replaceAll('esc.go', 'finder/esc.go'))
    .trouble('BenchmarkHung', 'hung', { cutOff: { by: 'timeout', ms: 1000 } })
    .baseline('auto')
    .history('BenchmarkA', 'sec/op', [1e-7, 1.1e-7])
    .build();
}

const base = captureOf('base');
const head = captureOf('head');
const journal = head.records.map((record) => `${JSON.stringify(record)}\n`).join('');
const files = new Map([...head.files, [journalFile, new TextEncoder().encode(journal)]]);
const assets = { script: '', style: '', scriptHash: '', styleHash: '' };
const folders = { base: 'base', head: 'head' };
const policy = policyOf(defaultConfig);

/** Paths of the files of head's capture, in an order that stays. */
export const gateFiles: readonly string[] = [...files.keys()].sort();

export function gateInput(path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no file ${path}`);
  return bytes;
}

/** Judges and tells a gate whose head has this in place of one of its files. */
export function useGate(path: string, bytes: Uint8Array): void {
  const raw = new Map(files).set(path, bytes);
  const damaged = assembleCapture('fuzzed', { ...head.manifest, complete: false, files: [] }, raw);
  const report = reportOn({ base, head: damaged, stored: null }, policy);
  JSON.parse(renderJson(report));
  renderComment(report);
  renderSummary(report);
  renderTerminal(report, { color: false, width: 100 });
  annotationsOf(report);
  const captures = { base, head: damaged };
  const evidence = { base: readEvidence(base), head: readEvidence(damaged) };
  evidence.head.sources()?.at('finder/esc.go', 5);
  for (const benchmark of report.verdict.benchmarks) {
    const why = whyOf({ report, benchmark, evidence, captures, isAlone: false });
    renderWhy(why, { color: false, folders });
    JSON.parse(renderWhyJson(why, folders));
  }
  renderHtml({ report, evidence, captures, stored: null }, assets);
}
