import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { annotationsOf } from '../../src/report/annotations.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment, renderSummary } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { blockedReports } from './blocked.js';
import { reports } from './fixtures.js';
import { forked } from './forked.js';

// UPDATE_GOLDENS=1 writes them anew; read the diff as the person who gets the comment.
const folder = new URL('./golden/', import.meta.url);
const update = process.env['UPDATE_GOLDENS'] === '1';

function expectGolden(file: string, text: string): void {
  const path = new URL(file, folder);
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe.each([...reports, ...blockedReports, ['forked', forked] as const])('%s', (name, build) => {
  const report = build();
  it('as a comment', () => {
    expectGolden(`${name}.comment.golden.md`, renderComment(report));
  });
  it('as a terminal', () => {
    expectGolden(
      `${name}.terminal.golden.txt`,
      renderTerminal(report, { color: false, width: 120, reportPath: 'pprof-gate/report.html' }),
    );
  });
  // The hostile one is long, and held against the schema elsewhere.
  if (name !== 'hostile') {
    it('as JSON', () => {
      // The well-behaved bulk adds nothing to read.
      const short = {
        ...report,
        verdict: { ...report.verdict, benchmarks: report.verdict.benchmarks.slice(0, 3) },
      };
      expectGolden(`${name}.report.golden.json`, renderJson(short));
    });
  }
  it('as annotations', () => {
    expectGolden(`${name}.annotations.golden.json`, `${JSON.stringify(annotationsOf(report), null, 2)}\n`);
  });
  it('has everything of the comment in the summary', () => {
    expect(renderSummary(report).length).toBeGreaterThanOrEqual(renderComment(report).length);
  });
});

describe('colour', () => {
  it('is only there when asked for, and changes no text', () => {
    const report = reports.get('story')?.();
    if (report === undefined) throw new Error('no story');
    const plain = renderTerminal(report, { color: false, width: 120 });
    const coloured = renderTerminal(report, { color: true, width: 120 });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[31m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});
