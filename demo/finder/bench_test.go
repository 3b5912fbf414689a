package finder

import (
	"fmt"
	"testing"
	"testing/fstest"
)

var searchPath = []string{"/usr/local/bin", "/usr/bin", "/usr/sbin", "/opt/tools/bin"}

// fixture has four folders of 40 commands each.
func fixture(tb testing.TB) *Finder {
	tb.Helper()
	tree := fstest.MapFS{}
	for i, prefix := range []string{"local", "sys", "net", "tool"} {
		for n := 0; n < 40; n++ {
			command := fmt.Sprintf("%s/%s-%02d", searchPath[i][1:], prefix, n)
			tree[command] = &fstest.MapFile{Mode: 0o755}
		}
	}
	f, err := New(tree, searchPath...)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// Results are kept, so that the compiler cannot leave the calls out.
var (
	path    string
	missing []string
	err     error
)

func BenchmarkLook(b *testing.B) {
	f := fixture(b)
	for _, c := range []struct{ title, name string }{
		{"first", "local-00"},
		{"last", "tool-39"},
		{"miss", "tool-40"},
	} {
		b.Run(c.title, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				path, err = f.Look(c.name)
			}
		})
	}
	b.Run("cached", func(b *testing.B) {
		cache := NewCache(f)
		cache.Look("tool-39")
		b.ReportAllocs()
		b.ResetTimer()
		for i := 0; i < b.N; i++ {
			path, err = cache.Look("tool-39")
		}
	})
}

// A script of 120 commands, three of which are not installed.
func BenchmarkCheck(b *testing.B) {
	f := fixture(b)
	var script []string
	for n := 0; n < 40; n++ {
		script = append(script, fmt.Sprintf("sys-%02d", n), fmt.Sprintf("net-%02d", n), fmt.Sprintf("tool-%02d", n))
	}
	script[20], script[60], script[100] = "jq", "yq", "gh"
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		missing = f.Check(script)
	}
}
