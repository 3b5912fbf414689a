// A small Go module with one benchmark, of which only what is exact is judged: its gate takes seconds.
import type { Files } from './repository.js';

const look = (condition: string, says = 'says'): string => `package finder

import "strings"

type Finder struct{ names []string }

func New(names ...string) *Finder { return &Finder{names: names} }

// Look ${says} whether there is such a name.
func (f *Finder) Look(name string) bool {
	for _, known := range f.names {
		if ${condition} {
			return true
		}
	}
	return false
}
`;

const test = `package finder

import "testing"

var found bool

func BenchmarkLook(b *testing.B) {
	f := New("cat", "cp", "ls", "mv", "rm", "sed", "tar")
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		found = f.Look("awk")
	}
}
`;

const moduleOf = (finder: string): Files & { readonly 'finder.go': string } => ({
  'go.mod': 'module example.com/finder\n\ngo 1.21\n',
  'finder.go': finder,
  'finder_test.go': test,
  '.github/pprof-gate.yml': "budgets:\n  sec/op: none\n  B/op: none\n  allocs/op: '+0'\n",
});

export const plain = moduleOf(look('strings.EqualFold(known, name)'));
/** Seven allocations more, on line 12. */
export const copying = moduleOf(
  look('strings.Join([]string{"/usr/local/bin", known}, "/") == "/usr/local/bin/"+name'),
);
/** Other words, the same code. */
export const reworded = moduleOf(look('strings.EqualFold(known, name)', 'tells'));
