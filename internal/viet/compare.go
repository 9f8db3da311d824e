package viet

import (
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collators holds collators between calls: one is costly to build and cannot
// serve two goroutines at once.
var collators = sync.Pool{New: func() any { return collate.New(language.Vietnamese) }}

// Compare returns -1, 0 or +1 as a stands before, with or after b in the order
// of Vietnamese dictionaries: a ă â b c d đ e ê …, then the tones huyền, hỏi,
// ngã, sắc, nặng. It is 0 only for texts equal after [NFC].
func Compare(a, b string) int {
	a, b = NFC(a), NFC(b)
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	if order := c.CompareString(a, b); order != 0 {
		return order
	}
	return strings.Compare(a, b)
}

// Nearest returns the candidate that a person who typed word most likely
// meant. Marks, capitals and separators do not count; otherwise about one
// letter in three may differ. Of equals the first in order wins.
func Nearest(word string, candidates []string) (string, bool) {
	const longest = 64
	w := []rune(Key(word))
	if len(w) == 0 || len(w) > longest {
		return "", false
	}
	best, bestCost := "", max(1, len(w)/3)+1
	for _, c := range candidates {
		k := []rune(Key(c))
		if len(k) > longest || len(k) == 0 {
			continue
		}
		cost := distance(w, k)
		if cost < bestCost && cost < len(k) {
			best, bestCost = c, cost
		}
	}
	return best, best != ""
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to make b of a.
func distance(a, b []rune) int {
	var older []int
	old, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range old {
		old[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replace := old[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, old[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], older[j-1]+1)
			}
		}
		older, old, row = old, row, make([]int, len(b)+1)
	}
	return old[len(b)]
}
