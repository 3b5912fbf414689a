// HTML files to look at: of the recorded demo, and of profiles alone.
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as assets from 'pprof-gate:page';
import { captureDirectories } from '../../src/adapters/capture-directory.js';
import { policyOf } from '../../src/config/policy.js';
import { defaultConfig } from '../../src/config/schema.js';
import { readEvidence, type Evidence } from '../../src/evidence/evidence.js';
import { callTree, type TwoTables } from '../../src/flame/call-tree.js';
import { readCaptures } from '../../src/gate.js';
import { configOf, reportOn, type Captures } from '../../src/judgement.js';
import type { Pair } from '../../src/model/pair.js';
import type { Report } from '../../src/model/report.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { stackTable } from '../../src/profile/stacks.js';
import { htmlOf } from '../../src/report/html/document.js';
import type { PageData } from '../../src/report/html/page-data.js';
import { profilesPage } from '../../src/report/html/profile-page.js';
import type { ProfileTree } from '../../src/report/html/profile-trees.js';
import { renderHtml } from '../../src/report/html/render.js';
import type { PageParts } from '../../src/report/html/report-page.js';

export interface Recorded {
  readonly html: string;
  readonly parts: PageParts;
  readonly report: Report;
  readonly evidence: Pair<Evidence>;
}

/** The recording of the demo. */
export function recordedCaptures(): Promise<Captures> {
  const folder = fileURLToPath(new URL('../../demo/recording', import.meta.url));
  return readCaptures(folder, { captures: captureDirectories });
}

/** The recording of the demo, judged and rendered as a gate does it. */
export async function recordedReport(): Promise<Recorded> {
  return reportOfCaptures(await recordedCaptures());
}

/** Any captures, judged and rendered as a gate does it. */
export function reportOfCaptures(captures: Captures): Recorded {
  const report = reportOn(captures, policyOf(configOf(captures.head) ?? defaultConfig));
  const evidence = { base: readEvidence(captures.base), head: readEvidence(captures.head) };
  const stored = captures.stored === null ? null : readEvidence(captures.stored);
  const html = renderHtml({ report, evidence, captures, stored }, assets);
  return { html, parts: partsOf(html), report, evidence };
}

/** What a file carries, read from the file itself. */
export function partsOf(html: string): PageParts {
  const elements = new Map<string, string>();
  for (const [, id = '', text = ''] of html.matchAll(
    /<script type="application\/gzip" id="([^"]+)">([^<]*)</g,
  ))
    elements.set(id, text);
  const data = unpacked(elements.get('data') ?? '') as PageData;
  elements.delete('data');
  return { data, elements };
}

export function unpacked(text: string): unknown {
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString());
}

export interface ProfilePage {
  readonly html: string;
  readonly parts: PageParts;
}

/** A page of trees alone. `limits`: nodes of one, as profilesPage takes them. */
export function pageOfTrees(trees: readonly ProfileTree[], limits?: readonly number[]): ProfilePage {
  const parts = profilesPage('profiles', trees, {}, limits, 2_800_000);
  return { html: htmlOf(parts, assets, ['profiles']), parts };
}

/** The tree of one profile file, or of two that are compared; values of the whole. */
export function treeOfFiles(name: string, files: Readonly<Partial<Pair<Uint8Array>>>): ProfileTree {
  const base = files.base === undefined ? undefined : decodeProfile(files.base);
  const head = files.head === undefined ? undefined : decodeProfile(files.head);
  const any = head ?? base;
  if (any === undefined) throw new Error('a page of no profile');
  const tables = any.sampleTypes.map((_, type): TwoTables => ({
    ...(base === undefined ? {} : { base: stackTable(base, type) }),
    ...(head === undefined ? {} : { head: stackTable(head, type) }),
  }));
  return {
    kind: name,
    tree: callTree(tables),
    sides: { base: base !== undefined, head: head !== undefined },
    operations: null,
    shownFirst: any.defaultSampleType,
    grains: tables.map(() => ({ base: 0, head: 0 })),
  };
}
