// Commands of a benchmark's page: they name the captures where those lie, or as an artifact has them.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { captureDirectories } from '../../../src/adapters/capture-directory.js';
import { policyOf } from '../../../src/config/policy.js';
import { defaultConfig } from '../../../src/config/schema.js';
import { readEvidence } from '../../../src/evidence/evidence.js';
import { readCaptures } from '../../../src/gate.js';
import { configOf, reportOn } from '../../../src/judgement.js';
import { benchmarkPage, type BenchmarkInput } from '../../../src/report/html/benchmark-pages.js';
import { commandNote } from '../../../src/report/words/page-benchmark.js';

describe('commands', () => {
  let input: BenchmarkInput;
  beforeAll(async () => {
    const folder = fileURLToPath(new URL('../../../demo/recording', import.meta.url));
    const captures = await readCaptures(folder, { captures: captureDirectories });
    const report = reportOn(captures, policyOf(configOf(captures.head) ?? defaultConfig));
    const evidence = { base: readEvidence(captures.base), head: readEvidence(captures.head) };
    input = { report, evidence, captures, stored: null };
  });
  const commands = (folders: BenchmarkInput['folders']) => {
    const [worst] = input.report.verdict.benchmarks;
    if (worst === undefined) throw new Error('a recording of nothing');
    return benchmarkPage({ ...input, folders: folders ?? null }, worst, true).commands;
  };
  /** Every file of a capture in them. */
  const filesIn = (of: ReturnType<typeof commands>): string[] =>
    (of[0]?.commands ?? []).flatMap((line) => line.match(/'?\S*(?:profiles|dumps)\/[^\s']+'?/g) ?? []);

  it('name the captures where they lie, quoted where they must be', () => {
    const of = commands({ base: '../before', head: 'my captures/head' });
    expect(of[0]?.note).toBe(commandNote('captures', true));
    const text = of[0]?.commands.join('\n') ?? '';
    expect(text).toContain('-diff_base=../before/profiles/');
    expect(text).toContain("'my captures/head/profiles/");
    expect(text).not.toMatch(/capture\/(?:base|head)/);
  });

  it('name them as the result’s artifact does, where nobody knows', () => {
    const of = commands(null);
    expect(of[0]?.note).toBe(commandNote('captures', false));
    const files = filesIn(of);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files)
      expect(file).toMatch(/^(?:-base=|-diff_base=)?(?:base|head)\/(?:profiles|dumps)\//);
    expect(files.some((file) => file.includes('base/profiles/'))).toBe(true);
  });

  it('that measure again are typed in the repository', () => {
    const [, again] = commands(null);
    expect(again?.note).toBe(commandNote('again', false));
    expect(again?.commands[0]).toMatch(/^go test /);
  });
});
