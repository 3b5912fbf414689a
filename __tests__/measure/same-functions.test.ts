// Binaries that real compilers and linkers made: which differences leave a program what it was.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readExecutable } from '../../src/measure/executable.js';
import { isSameProgram } from '../../src/measure/machine-code.js';
import { recordSameFunctions } from '../../src/measure/same-functions.js';
import { binaryKey } from '../../src/measure/session.js';
import { write } from '../adapters/repository.js';
import { temporaryFolder } from '../adapters/temporary.js';
import { itWithGo } from '../with-go.js';
import { candidate, fakeSession, recordsOf } from './fake-session.js';

const code = `package same

import "fmt"

var limit = 100

var ints = []int{1, 2, 3, 5, 8, 13, 21, 34, 55, 89}

func Work(n int) float64 {
	s := 0.5
	for i := 0; i < n*3; i++ {
		s *= 1.25
		if i > limit {
			s += float64(ints[i%len(ints)])
		}
		switch i {
		case 1:
			s++
		case 2:
			s--
		case 3:
			s += 3
		case 4:
			s += 4
		case 5:
			s *= 2
		case 6:
			s /= 3
		case 7:
			s -= 2
		case 8:
			s = 0
		case 9:
			s = 1
		}
	}
	return s
}

func Local(n int) int {
	local := []int{7, 8, 9, 10, 11, 12, 13, 14}
	array := [12]int32{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8}
	zeros := [8]int64{0, 0, 77, 0, 0, 0, 0, 0}
	return local[n%len(local)] + int(array[n%len(array)]) + int(zeros[n%len(zeros)])
}

func Say() string { return fmt.Sprint("hello world", limit) }
`;
const test = `package same

import "testing"

var sink float64

var count int

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Work(10)
		_ = Say()
		count = Local(i)
	}
}
`;

let made = 0;
const folder = temporaryFolder();

function binaryOf(goarch: string, source: string, goLine = '1.21'): Buffer {
  const directory = join(folder, String(made++));
  write(directory, {
    'go.mod': `module example.com/same\n\ngo ${goLine}\n`,
    's.go': source,
    's_test.go': test,
  });
  const args = ['test', '-c', '-vet=off', '-trimpath', '-buildvcs=false', '-o', 's.test', '.'];
  const env = { ...process.env, GOARCH: goarch, GOOS: 'linux', CGO_ENABLED: '0' };
  const built = spawnSync('go', args, { cwd: directory, encoding: 'utf8', env });
  if (built.status !== 0) throw new Error(built.stderr);
  return readFileSync(join(directory, 's.test'));
}

function isSame(base: Buffer, head: Buffer): boolean {
  const [a, b] = [readExecutable(base), readExecutable(head)];
  if (a === null || b === null) throw new Error('no executable');
  return isSameProgram(a, b);
}

describe.each(['amd64', 'arm64'])('programs for %s', (goarch) => {
  let base: Buffer | undefined;
  const against = (head: Buffer): [boolean, boolean] => {
    base ??= binaryOf(goarch, code);
    return [isSame(base, head), isSame(head, base)];
  };

  itWithGo.each([
    ['a comment', code.replace('func Work', '// Work works.\nfunc Work'), '1.21'],
    [
      'lines by the thousand',
      code.replace('\treturn s', `${'\t// more\n'.repeat(70_000)}\treturn s`),
      '1.21',
    ],
    ['a function that nothing calls', `${code}\nfunc Unused() int { return limit }\n`, '1.21'],
    ['the go line', code, '1.22'],
  ])(
    'are the same but for %s',
    (_, source, goLine) => {
      const head = binaryOf(goarch, source, goLine);
      expect(base?.equals(head)).not.toBe(true);
      expect(against(head)).toEqual([true, true]);
    },
    120_000,
  );

  itWithGo.each([
    ['a constant', 'n*3', 'n*5'],
    ['a constant of a case', 's += 4', 's += 5'],
    ['a constant in memory', '1.25', '1.26'],
    ['a text', 'hello world', 'hellp world'],
    ['an instruction', 's += 3', 's -= 3'],
    ['what a variable begins with', 'limit = 100', 'limit = 200'],
    ['what a table holds', '55, 89', '55, 88'],
    ['what a slice in a function ends with', '13, 14', '13, 15'],
    ['what an array in a function ends with', '3, 5, 8}', '3, 5, 9}'],
    ['where the zeros of an array are', '0, 0, 77,', '0, 77, 0,'],
    ['a name', 'limit', 'bound'],
  ])(
    'are not the same when %s changes',
    (_, from, to) => {
      expect(against(binaryOf(goarch, code.replaceAll(from, to)))).toEqual([false, false]);
    },
    120_000,
  );
});

describe('packages whose functions are the same', () => {
  itWithGo(
    'are told of where their data are the same too',
    async () => {
      const pkgs = ['a', 'b', 'c'].map((name) => `example.com/${name}`);
      const fake = await fakeSession(pkgs.map((pkg) => candidate('A', {}, pkg)));
      const programs = { base: binaryOf('amd64', code), head: binaryOf('amd64', `${code}\n// More.\n`) };
      const changed = fake.session.sides.flatMap((side) =>
        pkgs.flatMap((pkg) => {
          const isHead = side.tree.side === 'head';
          writeFileSync(side.binaries.get(binaryKey(pkg, 0)) ?? '', isHead ? programs.head : programs.base);
          const found = side.packages.get(pkg);
          const hash = isHead && pkg === 'example.com/b' ? 'other' : 'h';
          // The last one was measured on head alone.
          const isThere = found !== undefined && (isHead || pkg !== 'example.com/c');
          return isThere ? [{ side, found, data: [{ path: 'testdata/x', hash }] }] : [];
        }),
      );
      await recordSameFunctions(fake.session, changed);
      const { head } = await fake.finish();
      expect(recordsOf(head, 'same-functions').map(({ pkg }) => pkg)).toEqual(['example.com/a']);
    },
    120_000,
  );
});

describe('readExecutable', () => {
  it('reads nothing that is no such file, and nothing outside of one', () => {
    expect(readExecutable(new Uint8Array())).toBeNull();
    expect(readExecutable(Buffer.from('MZ'.repeat(100)))).toBeNull();
  });

  itWithGo('refuses files that are cut anywhere in their tables', () => {
    const whole = binaryOf('amd64', code);
    for (const bytes of [60, 64, 4096, whole.length >> 1, whole.length - 100]) {
      expect(readExecutable(whole.subarray(0, bytes))).toBeNull();
    }
  });
});
