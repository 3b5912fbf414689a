// The self-test on a real module. What is put in is far larger than what the command puts in: these tests must not
// depend on how busy the machine is; how much the gate finds of 5 and 10 % is what scripts/live-injected.mjs measures.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSystem, type System } from '../../../src/adapters/system.js';
import { runSelfTest } from '../../../src/cli/self-test-command.js';
import { parseCommand } from '../../../src/cli/parse.js';
import { defaultConfig } from '../../../src/config/schema.js';
import type { SelfTest } from '../../../src/model/self-test.js';
import { selfTest } from '../../../src/self-test/self-test.js';
import { createRepository, git, removeFolders } from '../repository.js';
import { describeWithGo } from '../with-go.js';

const files = {
  'go.mod': 'module example.com/m\n\ngo 1.21\n',
  'm.go': `package m

func Mix(n int) int {
	x := 1
	for i := 0; i < n; i++ {
		x = x*31 + i
	}
	return x
}
`,
  'm_test.go': `package m

import "testing"

var sink int

func BenchmarkMix(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Mix(10_000)
	}
}

func BenchmarkFast(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Mix(3)
	}
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			Mix(5000)
		}
	})
}
`,
};

describeWithGo('self-test', () => {
  let system: System;
  const lines: string[] = [];
  beforeAll(() => {
    const log = {
      progress: () => undefined,
      info: (line: string) => void lines.push(line),
      warning: (line: string) => void lines.push(line),
    };
    system = createSystem(process.env, log);
  });
  afterAll(async () => {
    await system.stop();
    removeFolders();
  });

  it('finds a slow-down that it put into a copy, and leaves the repository as it was', async () => {
    const repository = createRepository(files);
    const found: SelfTest = await selfTest(
      { directory: repository, config: defaultConfig, timeBudgetMs: 120_000, seed: 7, aims: [1], out: null },
      system.ports,
    );
    expect(found.injected).toMatchObject([
      { id: { name: 'BenchmarkMix' }, aim: 1, seen: { stage: 'confirm', change: 'regression' } },
    ]);
    const [{ injected, seen } = { injected: 0, seen: null }] = found.injected;
    expect(injected).toBeCloseTo(1, 1);
    expect(seen?.ratio?.center).toBeGreaterThan(1.4);
    expect(found.left).toEqual([
      { reason: 'parallel', benchmarks: ['BenchmarkParallel'] },
      { reason: 'too-fast', benchmarks: ['BenchmarkFast'] },
    ]);
    expect(found.quiet.measured).toBe(3);
    expect(found.seed).toBe(7);
    expect(git(repository, 'status', '--porcelain')).toBe('');
    expect(lines.filter((line) => line.startsWith('self-test:'))).toHaveLength(3);
  }, 300_000);

  it('does not call silence trust where there is nothing to put a slow-down into', async () => {
    const repository = createRepository(files);
    const parsed = parseCommand(['self-test', '--bench', 'Fast', '--time-budget', '20s', '--seed', '1']);
    if (parsed.command !== 'self-test') throw new Error(parsed.command);
    const printed: string[] = [];
    const code = await runSelfTest(parsed, {
      ports: system.ports,
      cwd: repository,
      color: false,
      width: 120,
      verbose: false,
      print: (text) => void printed.push(text),
    });
    expect(printed.join('')).toContain('under 500 ns: Fast');
    expect([code, printed.join('').trimEnd().split('\n').at(-1)]).toEqual([
      3,
      expect.stringMatching(/^undecided: .*\(seed 1\)$/),
    ]);
  }, 300_000);
});
