// A page of two captures, of which one file is damaged: made, opened again and looked at as the page does it.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { assembleCapture } from '../../src/adapters/capture-parsing.js';
import { defaultConfig } from '../../src/config/schema.js';
import { policyOf } from '../../src/config/policy.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { topOf } from '../../src/flame/top.js';
import { treeOf } from '../../src/flame/tree-columns.js';
import { viewOf } from '../../src/flame/view.js';
import { layoutOf } from '../../src/flame/weights.js';
import { reportOn } from '../../src/judgement.js';
import { sourcesText } from '../../src/measure/source-files.js';
import type { Capture } from '../../src/model/capture.js';
import type { Side } from '../../src/model/pair.js';
import type { PageData, ProfileColumns } from '../../src/report/html/page-data.js';
import { renderHtml } from '../../src/report/html/render.js';
import { storyFile } from '../compiler/story.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';

const journalFile = 'journal.jsonl';
const kinds = ['heap', 'mutex'] as const;

function captureOf(side: Side): Capture {
  const bytes = (of: Side, kind: string): Uint8Array =>
    new Uint8Array(readFileSync(new URL(`../corpus/profiles/pair-${of}.${kind}.pb.gz`, import.meta.url)));
  const builder = new CaptureBuilder(side).package().benchmark('BenchmarkA');
  const counts = Array.from({ length: 6 }, () => (side === 'head' ? 3 : 2));
  builder.runs('BenchmarkA', { 'allocs/op': counts });
  for (const kind of kinds) {
    builder.profile('BenchmarkA', kind, 1000, bytes('base', kind));
    builder.profile('BenchmarkA', kind, 2000, bytes(side, kind));
  }
  const excerpts = [{ line: 3, text: storyFile(`${side}.go.txt`).toString() }];
  return builder
    .sources(sourcesText({ files: [{ file: 'esc.go', excerpts }], left: 0, unread: 0, benchmarksLeft: 0 }))
    .diff(storyFile('diff.patch').toString())
    .history('BenchmarkA', 'allocs/op', [1, 2])
    .build();
}

const base = captureOf('base');
const head = captureOf('head');
const journal = head.records.map((record) => `${JSON.stringify(record)}\n`).join('');
const files = new Map([...head.files, [journalFile, new TextEncoder().encode(journal)]]);
const assets = { script: '', style: '', scriptHash: '', styleHash: '' };
const policy = policyOf(defaultConfig);

/** Paths of the files of head's capture, in an order that stays. */
export const pageFiles: readonly string[] = [...files.keys()].sort();

export function pageInput(path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no file ${path}`);
  return bytes;
}

/** Throws what a page must not be: too large, more than data and one script, with text that hides or turns. */
export function usePage(path: string, bytes: Uint8Array): void {
  const raw = new Map(files).set(path, bytes);
  const damaged = assembleCapture('fuzzed', { ...head.manifest, complete: false, files: [] }, raw);
  const captures = { base, head: damaged };
  const evidence = { base: readEvidence(base), head: readEvidence(damaged) };
  const report = reportOn({ ...captures, stored: damaged }, policy);
  const html = renderHtml({ report, evidence, captures, stored: readEvidence(damaged) }, assets);
  if (html.length > 3_000_000) throw new Error('too large');
  const blocks = new Map<string, string>();
  const rest = html.replace(
    /<script type="application\/gzip" id="([a-z0-9-]+)">([A-Za-z0-9+/=]*)<\/script>/g,
    (_, id: string, text: string) => {
      blocks.set(id, text);
      return '';
    },
  );
  if (rest.match(/<script/g)?.length !== 1) throw new Error('another script');
  const opened = (id: string): unknown =>
    JSON.parse(gunzipSync(Buffer.from(blocks.get(id) ?? '', 'base64')).toString());
  const data = opened('data') as PageData;
  const { report: told, ...shown } = data;
  checkTexts({ ...shown, told: told === null ? null : { ...told, document: null } });
  for (const [at, profile] of data.profiles.entries())
    look(data, at, opened(profile.element) as ProfileColumns);
}

/** As the page looks at it: every sample type, down and up. */
function look({ functions, profiles }: PageData, at: number, columns: ProfileColumns): void {
  const { name, file } = functions;
  const tree = treeOf(
    columns,
    name.map((of, position) => ({ name: of, file: file[position] ?? '' })),
  );
  for (const type of profiles[at]?.types.keys() ?? []) {
    for (const direction of ['callees', 'callers'] as const) {
      const view = viewOf(tree, { type, by: 'line', direction });
      layoutOf(view, 'both');
      if (direction === 'callees') topOf(view);
      for (const values of [view.cum.base, view.cum.head])
        if (values.some((value) => !Number.isFinite(value))) throw new Error('not a number');
    }
  }
}

const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;

function checkTexts(of: unknown): void {
  if (typeof of === 'string') {
    if (hidden.test(of)) throw new Error(`hidden: ${JSON.stringify(of.slice(0, 200))}`);
    if (of.length > 2_000_000) throw new Error('endless');
  } else if (typeof of === 'object' && of !== null) {
    for (const value of Object.values(of)) checkTexts(value);
  }
}
