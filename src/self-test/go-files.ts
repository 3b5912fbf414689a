// Go text that the self-test adds to copies: a spin that takes as long as it is told to, and functions that nothing calls.
import { seededRandom } from '../base/random.js';

/** Benchmark of one thousand turns of the spin, in the look at a module. */
export const spinBenchmark = 'BenchmarkPprofGateSpin';
export const turnsOfBenchmark = 1000;

/** The function that spins in the n-th loop of a package. */
export function spinName(n: number): string {
  return `pprofGateSpin${n}`;
}

/**
 * A test file with one spin for each number of turns. 0 turns are the same code as any other number, down to the size
 * of its instructions: where a loop begins is read at run time, and only a constant tells where it ends. A turn is an
 * atomic addition: a processor that runs ahead of a loop of plain arithmetic would do it for nothing.
 */
export function spinFile(packageName: string, turns: readonly number[], withBenchmark: boolean): string {
  const spins = turns.map((count, n) => spin(spinName(n), count));
  const benchmark = `
func ${spinBenchmark}(b *pprofGateTesting.B) {
	for i := 0; i < b.N; i++ {
		pprofGateSpinMany()
	}
}

${spin('pprofGateSpinMany', turnsOfBenchmark)}`;
  return `package ${packageName}

import (
	pprofGateAtomic "sync/atomic"${withBenchmark ? '\n\tpprofGateTesting "testing"' : ''}
)

var pprofGateFrom = ${from}

var pprofGateTurns int64
${spins.join('')}${withBenchmark ? benchmark : ''}`;
}

/** Too large for a short form of the instruction that compares, too small for an address. */
const from = 4096;

function spin(name: string, turns: number): string {
  return `
//go:noinline
func ${name}() {
	for i := pprofGateFrom; i < ${from + turns}; i++ {
		pprofGateAtomic.AddInt64(&pprofGateTurns, 1)
	}
}
`;
}

const uncalled = 4;

/**
 * Functions of various sizes. A test that never runs keeps them in the binary: the linker drops what nobody can call.
 */
export function uncalledFile(packageName: string, seed: number): string {
  const random = seededRandom(seed);
  const functions = Array.from({ length: uncalled }, (_, n) => {
    const lines = Array.from(
      { length: 2 + random.below(40) },
      () => `\tx = x*${3 + random.below(1000)} ^ x>>${1 + random.below(30)}\n`,
    );
    return `
//go:noinline
func pprofGateUncalled${n}(x uint64) uint64 {
${lines.join('')}	return x
}
`;
  });
  return `package ${packageName}\n${functions.join('')}`;
}

export function uncalledTestFile(packageName: string): string {
  const calls = Array.from({ length: uncalled }, (_, n) => `\tt.Log(pprofGateUncalled${n}(1))\n`).join('');
  return `package ${packageName}

import pprofGateTesting "testing"

func TestPprofGateUncalled(t *pprofGateTesting.T) {
${calls}}
`;
}

/** Lines in front of a file, so that every line of it moves; a blank one keeps them out of its documentation. */
export function withComment(text: string): string {
  return `// These lines
// change nothing
// but line numbers.

${text.replace(/^\ufeff/, '')}`;
}
