// Package suggest finds the commands that a mistyped name may have meant.
package suggest

import "sort"

// More than this many edits away is another word, not a typing error.
const maxEdits = 2

type match struct {
	name  string
	edits int
}

// Nearest returns the names within two edits of name, nearest first.
func Nearest(name string, names []string) []string {
	var matches []match
	for _, candidate := range names {
		// So many letters must be added or removed at least.
		if longer := len(candidate) - len(name); longer > maxEdits || -longer > maxEdits {
			continue
		}
		if edits := Distance(name, candidate); edits <= maxEdits {
			matches = append(matches, match{candidate, edits})
		}
	}
	sort.SliceStable(matches, func(i, j int) bool { return matches[i].edits < matches[j].edits })
	nearest := make([]string, len(matches))
	for i, match := range matches {
		nearest[i] = match.name
	}
	return nearest
}

// Distance returns how many letters must be added, removed or replaced to make
// b of a (Levenshtein distance, in bytes).
func Distance(a, b string) int {
	above := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replaced := above[j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			row[j] = min(above[j]+1, row[j-1]+1, replaced)
		}
		above, row = row, above
	}
	return above[len(b)]
}
