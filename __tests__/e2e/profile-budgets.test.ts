// Budgets on what goes through some functions, with real profiles: broken by what one benchmark does more, held by another
// that does the same as before, and by a part of the time that is too large on both sides.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createRepository,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type CliResult,
  type Files,
  type ReportJson,
} from './repository.js';
import { quickBudget } from './quick.js';
import { describeWithGo } from './with-go.js';

const config = `budgets: { sec/op: none, B/op: none, allocs/op: none }
profile:
  "alloc_space:encoding/json.*": "+0"
  "alloc_objects:example.com/p/enc.*": "+0"
  "alloc_space:encoding/xml.*": "+0"
  "alloc_space:encoding/jsn.*": "+0"
rules:
  - benchmark: Spin
    profile: { "cpu:example.com/p.spin": "<= 20%", "cpu:runtime.gc*": "<= 90%" }
`;

const enc = (more: string): string => `package enc

import "encoding/json"

type entry struct{ A int }

// Encode encodes.
func Encode(n int) []byte {
	b, err := json.Marshal(entry{n})
	if err != nil {
		panic(err)
	}
${more}	return b
}

// Calm encodes as well.
func Calm(n int) []byte {
	b, err := json.Marshal(entry{n})
	if err != nil {
		panic(err)
	}
	return b
}
`;

const files = (more: string, rounds: number): Files => ({
  'go.mod': 'module example.com/p\n\ngo 1.21\n',
  '.github/pprof-gate.yml': config,
  'enc/enc.go': enc(more),
  'p.go': `package p

var Sink int

//go:noinline
func spin(n int) int {
	for i := 0; i < n; i++ {
		Sink ^= i
	}
	return Sink
}

// Spin does nothing else.
func Spin() int { return spin(${rounds}) }
`,
  'p_test.go': `package p

import (
	"testing"

	"example.com/p/enc"
)

func BenchmarkEncode(b *testing.B) {
	for i := 0; i < b.N; i++ {
		enc.Encode(i)
	}
}

func BenchmarkCalm(b *testing.B) {
	for i := 0; i < b.N; i++ {
		enc.Calm(i)
	}
}

func BenchmarkSpin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Spin()
	}
}
`,
});

const more = '\tvar back entry\n\tif err := json.Unmarshal(b, &back); err != nil {\n\t\tpanic(err)\n\t}\n';

interface Told extends ReportJson {
  readonly findings: readonly {
    readonly rule: string;
    readonly at: { readonly file: string; readonly line: number };
    readonly words: string;
  }[];
}

afterAll(removeFolders);

describeWithGo('budgets of profiles', () => {
  let out = '';
  let result: CliResult;
  let report: Told;
  beforeAll(async () => {
    out = join(temporaryFolder(), 'out');
    const repository = createRepository(files('', 5000), files(more, 5001));
    const args = ['gate', '--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    // What is left of it is for profiles, which are of all benchmarks.
    result = await runCli([...args, '--time-budget', await quickBudget(2)]);
    report = readReport(out) as Told;
  }, 600_000);

  const outcomeOf = (name: string, metric: string): string => metricOf(report, name, metric).outcome;
  const json = 'alloc_space:encoding/json.*';

  it('are broken where more goes through the functions, and only there', () => {
    expect(result.code).toBe(1);
    expect(['Encode', 'Calm', 'Spin'].map((name) => outcomeOf(name, json))).toEqual([
      'exceeded',
      'within',
      'within',
    ]);
    expect(['Encode', 'Calm'].map((name) => outcomeOf(name, 'alloc_objects:example.com/p/enc.*'))).toEqual([
      'exceeded',
      'within',
    ]);
    // Nothing of it is there on either side.
    expect(outcomeOf('Encode', 'alloc_space:encoding/xml.*')).toBe('within');
  });

  it('count what the functions allocate for each operation, through whatever they call', () => {
    const { base, head } = metricOf(report, 'Calm', json);
    expect([base?.center, head?.center].map((bytes) => Math.round(bytes ?? 0))).toEqual([16, 16]);
    expect(metricOf(report, 'Encode', json).head?.center).toBeGreaterThan(150);
  });

  it('name the line of ours that more goes through', () => {
    const line =
      enc(more)
        .split('\n')
        .findIndex((text) => text.includes('json.Unmarshal')) + 1;
    const findings = report.findings.filter(
      ({ rule, words }) => rule === 'profile-budget' && words.includes(json),
    );
    expect(findings.map(({ at }) => at)).toEqual([{ file: 'enc/enc.go', line, column: null }]);
    expect(findings[0]?.words).toMatch(
      /^alloc_space:encoding\/json\.\* \(16 B → \d{3} B\) for Encode \(budget \+0\)$/,
    );
  });

  it('say so where a pattern fits no function, and what it may have been meant to be', () => {
    const comment = readFileSync(join(out, 'comment.md'), 'utf8').replaceAll('`', '');
    const unknown = (pattern: string): string =>
      `no function of these tests is named ${pattern}, so that its budget holds whatever happens`;
    expect(comment.toLowerCase()).toContain(`${unknown('encoding/jsn.*')}; did you mean encoding/json.*?`);
    expect(comment.toLowerCase()).toContain(unknown('encoding/xml.*'));
    expect(comment.toLowerCase()).not.toContain(unknown('encoding/json.*'));
  });

  it('limit a part of the time, of those benchmarks that a rule names', () => {
    expect(outcomeOf('Spin', 'cpu-share:example.com/p.spin')).toBe('exceeded');
    expect(outcomeOf('Spin', 'cpu-share:runtime.gc*')).toBe('within');
    expect(() => metricOf(report, 'Calm', 'cpu-share:runtime.gc*')).toThrow();
  });

  it('are told with how to see it', () => {
    const comment = readFileSync(join(out, 'comment.md'), 'utf8');
    expect(comment).toMatch(
      /\| p `Encode` \| `alloc_space:encoding\/json\.\*` \| 16 B \| \d+ B \| \*\*\+\d+ B\*\* \| \+0 \|/,
    );
    expect(comment).toMatch(
      /\| p `Spin` \| `cpu-share:example\.com\/p\.spin` \| \d+ % \| \d+ % \| .* \| ≤ 20 % \|/,
    );
    expect(comment).toContain('go tool pprof -sample_index=alloc_objects -list=');
  });

  it('are judged the same when they are read again from the captures', async () => {
    const again = join(temporaryFolder(), 'again');
    const { code } = await runCli(['report', out, '--out', again]);
    const told = (of: ReportJson) =>
      of.benchmarks.map(({ name, metrics }) => [name, metrics.map(({ unit, outcome }) => [unit, outcome])]);
    expect(code).toBe(1);
    expect(told(readReport(again))).toEqual(told(report));
  });
});
