// What a reader learns of a stored baseline, whatever was found.
import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../src/model/capture.js';
import type { Report } from '../../src/model/report.js';
import { renderJson } from '../../src/report/json.js';
import { renderListing } from '../../src/report/listing.js';
import { renderComment } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { textOf } from '../../src/report/escape.js';
import { baselineWords, baseWords, besideWords } from '../../src/report/words/baseline.js';
import { headline } from '../../src/report/words/verdict.js';
import { policyOf } from '../../src/config/policy.js';
import { defaultConfig } from '../../src/config/schema.js';
import { reportOn } from '../../src/judgement.js';
import { CaptureBuilder, pkg } from '../evidence/capture-builder.js';
import {
  baseline,
  benchmark,
  budget,
  change,
  fine,
  hostile,
  manifest,
  missingBaseline,
  report,
  verdict,
} from './fixtures.js';

const stored = (count: number) =>
  fine(3).map((of, index) => (index < count ? { ...of, stored: true as const } : of));

function artifact(found: Parameters<typeof baseline>[1]): Report {
  return report(verdict(stored(3)), { baseline: baseline('artifact', found), baseReason: '' });
}

function auto(found: Parameters<typeof baseline>[1], count = 3): Report {
  return report(verdict(stored(count)), { baseline: baseline('auto', found) });
}

describe('a stored baseline as base', () => {
  it.each<[Parameters<typeof baseline>[1], string]>([
    [{}, 'the merge base, 2 days old'],
    [{ relation: 'ancestor', distance: 1 }, '1 commit before the merge base, 2 days old'],
    [{ relation: 'ancestor', distance: null }, 'an ancestor of the merge base, 2 days old'],
    [{ relation: 'newest', distance: null }, 'the newest there is, no ancestor of head, 2 days old'],
    [{ recordedAt: '2026-11-21T09:00:01Z' }, 'the merge base, less than an hour old'],
    [{ recordedAt: '2026-11-21T09:00:00Z' }, 'the merge base, 1 hour old'],
    [{ recordedAt: '2026-11-19T10:00:01Z' }, 'the merge base, 47 hours old'],
    [{ recordedAt: '2026-11-21T10:00:01Z' }, 'the merge base'],
    [{ recordedAt: 'yesterday' }, 'the merge base'],
  ])('is told with its place and age: %j', (found, expected) => {
    const of = artifact(found);
    expect(textOf(baseWords(of))).toBe(`base 3f2a1c0 (baseline artifact of run 8123456789, ${expected})`);
    expect(textOf(baselineWords(of))).toBe(textOf(baseWords(of)));
    expect(textOf(besideWords(of))).toBe('');
  });
});

describe('a stored baseline beside a base measured again', () => {
  it('is told with what it took part in', () => {
    expect(textOf(besideWords(auto({})))).toBe(
      'counts also from the baseline artifact of the merge base, 2 days old',
    );
    expect(textOf(besideWords(auto({ relation: 'newest', distance: null }, 1)))).toBe(
      'counts of 1 benchmark also from the baseline artifact of 3f2a1c0, the newest there is, no ancestor of head, 2 days old',
    );
    expect(textOf(besideWords(auto({}, 0)))).toBe(
      'the baseline artifact of the merge base, 2 days old, took no part: other programs, or other numbers of iterations',
    );
    expect(textOf(baseWords(auto({})))).toBe('base 3f2a1c0 (merge base with origin/main)');
  });

  it('is not told where nothing was compared, or nothing found', () => {
    const unchanged = report(verdict([benchmark('A', [], { status: 'unchanged' })]), {
      baseline: baseline('auto'),
    });
    expect(besideWords(unchanged)).toEqual([]);
    expect(besideWords(auto(null))).toEqual([]);
    expect(textOf(baselineWords(auto(null)))).toBe(
      'no stored baseline: none with this Go version, platform and settings',
    );
  });
});

describe('no baseline to compare with', () => {
  const limit = budget({ kind: 'limit', op: '<=', value: 4 }, '<= 4');
  const of = (outcome: 'within' | 'exceeded' | 'unproven', passes: boolean): string =>
    headline(
      report(
        verdict([benchmark('A', [change('allocs/op', null, 5, { budget: limit, outcome })])], { passes }),
        {
          baseline: baseline('artifact', null),
          unchangedPackages: 0,
        },
      ),
    );

  it('is what the headline says', () => {
    expect(headline(missingBaseline())).toBe(
      'There is no baseline to compare with; that does not fail the gate',
    );
    expect(headline(missingBaseline(true))).toBe(
      'There is no baseline to compare with, and the policy does not let that pass',
    );
    expect(of('within', true)).toBe('There is no baseline to compare with; no absolute limit is broken');
    expect(of('unproven', true)).toBe('There is no baseline to compare with, and cannot tell for 1 of 1');
    expect(of('exceeded', false)).toBe('1 benchmark breaks a budget, with no baseline to compare with');
  });

  it('never reads as new, and counts nothing as measured on both sides', () => {
    const text =
      renderComment(missingBaseline()) + renderTerminal(missingBaseline(), { color: false, width: 120 });
    expect(text).not.toMatch(/\bnew\b|New/);
    expect(missingBaseline().counts).toMatchObject({ measured: 0, added: 0, unmeasured: 3 });
  });

  it('is what fails a run beside a base, where the policy says so', () => {
    const caveat = {
      code: 'baseline-missing',
      facts: { mode: 'auto', reason: 'none', command: 'c', required: true },
    } as const;
    const rest = { outcome: 'unmeasured', passes: false, exitCode: 3, caveats: [caveat] } as const;
    const said = (benchmarks: Parameters<typeof verdict>[0]): string =>
      headline(report(verdict(benchmarks, rest), { baseline: baseline('auto', null), unchangedPackages: 0 }));
    const expected = 'There is no stored baseline, and the policy does not let that pass';
    expect(said(fine(3))).toBe(expected);
    expect(said([benchmark('New', [], { status: 'added' })])).toBe(expected);
    const quiet = { ...caveat, facts: { ...caveat.facts, required: false } };
    const warned = verdict(fine(3), { caveats: [quiet] });
    expect(headline(report(warned, { baseline: baseline('auto', null) }))).toBe(
      'No benchmark breaks a budget',
    );
  });
});

describe('captures with a stored one', () => {
  const of = (side: 'base' | 'head' | 'single', binary: string): CaptureBuilder =>
    new CaptureBuilder(side, side === 'single' ? { session: 'earlier' } : {})
      .package('built', pkg, null, { binary, data: 'd' })
      .benchmark('BenchmarkLook')
      .runs('BenchmarkLook', { 'allocs/op': [3, 3, 3] });

  it('become a report that says what it did', () => {
    const captures = {
      base: of('base', 'b').build(),
      head: of('head', 'h').baseline('auto', { relation: 'ancestor', distance: 2 }).build(),
      stored: of('single', 'b').build(),
    };
    const { baseline: told, counts } = reportOn(captures, policyOf(defaultConfig));
    expect(told).toMatchObject({
      mode: 'auto',
      benchmarks: 1,
      found: { distance: 2, ageMs: 2 * 86_400_000 },
    });
    expect(counts.within).toBe(1);
    const other = reportOn({ ...captures, stored: of('single', 'x').build() }, policyOf(defaultConfig));
    expect(other.baseline?.benchmarks).toBe(0);
    expect(reportOn({ ...captures, stored: null }, policyOf(defaultConfig)).baseline?.benchmarks).toBe(0);
  });
});

describe('facts from outside', () => {
  it.each(hostile.map((text) => text.slice(0, 64)))('are harmless: %j', (text) => {
    const found = auto({ sha: text, recordedAt: text, relation: 'newest', distance: null });
    const missing = auto(null);
    const caveat = {
      code: 'baseline-missing',
      facts: { mode: 'auto', reason: text, command: text },
    } as const;
    const changed = { code: 'config-changed', facts: { keys: [text], from: 'head' } } as const;
    const told = { ...missing, verdict: { ...missing.verdict, caveats: [caveat, changed] } };
    for (const of of [found, told]) {
      const comment = renderComment(of);
      const terminal = renderTerminal(of, { color: false, width: 120 });
      for (const bad of ['<script>', '<!--', '\u001b', '\u202e', '\u200b', '\r']) {
        expect(comment.replace(/`+[^`]*`+/g, '')).not.toContain(bad);
        if (bad.length === 1) expect(terminal + comment).not.toContain(bad);
      }
      expect(JSON.parse(renderJson(of))).toMatchObject({ baseline: { mode: 'auto' } });
    }
  });
});

describe('a recorded baseline', () => {
  const origin: NonNullable<Manifest['origin']> = {
    repository: 'o/r',
    event: 'push',
    actor: 'octocat',
    reason: '',
    run: 12,
    attempt: 1,
    workflow: 'p.yml',
    suite: 'default',
  };
  const listed = (changes: Partial<typeof origin> | null): string | undefined =>
    renderListing(
      new CaptureBuilder('single', changes === null ? {} : { origin: { ...origin, ...changes } })
        .package()
        .build(),
    ).split('\n')[1];

  it('says who had it recorded, and why', () => {
    expect(listed(null)).toBe('');
    expect(listed({})).toBe('recorded by octocat on push, run 12');
    expect(listed({ event: 'workflow_dispatch', attempt: 2, reason: 'new runner\u001b[2J' })).toBe(
      'recorded by octocat on workflow_dispatch, run 12, attempt 2: new runner\\x1b[2J',
    );
  });

  it('says so in the report it is the base of', () => {
    const base = manifest('base', { session: 'another', origin });
    const of = report(verdict(stored(3)), {
      baseline: baseline('artifact'),
      manifests: { base, head: manifest('head') },
    });
    expect(renderComment(of)).toContain('- The baseline was recorded by octocat on push, run 12.');
  });
});
