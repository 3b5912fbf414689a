package pairs

import (
	"strings"
	"testing"
)

var sink any

func BenchmarkFib(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Fib(18)
	}
}

func BenchmarkSieve(b *testing.B) {
	composite := make([]bool, 20_000)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = Sieve(composite)
	}
}

func BenchmarkSort(b *testing.B) {
	values, scratch := make([]int, 1000), make([]int, 1000)
	for i := range values {
		values[i] = i * 7919 % 1000
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = Sort(values, scratch)
	}
}

func BenchmarkLookup(b *testing.B) {
	m := map[int]int{}
	for i := 0; i < 5000; i++ {
		m[i*7] = i
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = Lookup(m, 2000)
	}
}

func BenchmarkChecksum(b *testing.B) {
	data := make([]byte, 1<<20)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = Checksum(data)
	}
}

func BenchmarkTree(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Tree(12)
	}
}

func BenchmarkEncode(b *testing.B) {
	d := Document{Name: "n", Values: make([]int, 200), Nested: map[string]string{"a": "b", "c": "d", "e": "f"}}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = Encode(d)
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("one two three four five six seven eight nine ten ", 20)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = Words(text)
	}
}

func BenchmarkGrow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Grow(10_000)
	}
}

func BenchmarkBuffers(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Buffers(100)
	}
}
