package words

import (
	"slices"
	"testing"
)

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		``:                        nil,
		`  git  status `:          {"git", "status"},
		`echo "a b"c 'd "e' f\ g`: {"echo", "a bc", `d "e`, "f g"},
		`true # or false`:         {"true"},
		`printf ''`:               {"printf", ""},
	} {
		if got, err := Split(line); err != nil || !slices.Equal(got, want) {
			t.Errorf("Split(%q) = %q, %v, want %q", line, got, err, want)
		}
	}
	if _, err := Split(`echo "a`); err != ErrQuote {
		t.Errorf("an open quotation gave %v", err)
	}
}

var words []string

func BenchmarkSplit(b *testing.B) {
	for _, c := range []struct{ title, line string }{
		{"plain", "rsync -a --delete build/site/ deploy@www.example.com:/srv/www/"},
		{"quoted", `find . -name "*.go" -exec sh -c 'gofmt -l "$1"' sh {} \;`},
	} {
		b.Run(c.title, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				words, _ = Split(c.line)
			}
		})
	}
}
