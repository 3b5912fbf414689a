// Package pairs has work that computes, and work that allocates.
package pairs

import (
	"bytes"
	"encoding/json"
	"hash/crc32"
	"sort"
	"strings"
)

// Node is one of a binary tree.
type Node struct{ Left, Right *Node }

// Tree makes a full one.
func Tree(depth int) *Node {
	if depth == 0 {
		return &Node{}
	}
	return &Node{Tree(depth - 1), Tree(depth - 1)}
}

// Fib is slow on purpose.
func Fib(n int) int {
	if n < 2 {
		return n
	}
	return Fib(n-1) + Fib(n-2)
}

// Sieve counts primes.
func Sieve(composite []bool) int {
	for i := range composite {
		composite[i] = false
	}
	count := 0
	for i := 2; i < len(composite); i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i * i; j < len(composite); j += i {
			composite[j] = true
		}
	}
	return count
}

// Sort sorts a copy.
func Sort(values, scratch []int) int {
	copy(scratch, values)
	sort.Ints(scratch)
	return scratch[0]
}

// Lookup reads a map.
func Lookup(m map[int]int, n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		sum += m[i*7]
	}
	return sum
}

// Checksum reads memory.
func Checksum(data []byte) uint32 { return crc32.ChecksumIEEE(data) }

// Document is what Encode takes.
type Document struct {
	Name   string
	Values []int
	Nested map[string]string
}

// Encode gives JSON.
func Encode(d Document) []byte {
	out, err := json.Marshal(d)
	if err != nil {
		panic(err)
	}
	return out
}

// Words counts them.
func Words(text string) map[string]int {
	counts := map[string]int{}
	for _, word := range strings.Fields(text) {
		counts[word]++
	}
	return counts
}

// Grow appends to nothing.
func Grow(n int) []int {
	var out []int
	for i := 0; i < n; i++ {
		out = append(out, i)
	}
	return out
}

// Buffers writes through fresh ones.
func Buffers(n int) int {
	size := 0
	for i := 0; i < n; i++ {
		var b bytes.Buffer
		b.WriteString("some text that does not fit into what a buffer has of its own, so it allocates")
		b.WriteByte('\n')
		size += b.Len()
	}
	return size
}
