package merge

import (
	"testing"

	"vanban/internal/record"
)

// Definitions that say different things have different digests; where they say
// it is no matter, unless places are asked for.
func TestDigestOfADefinition(t *testing.T) {
	digest := func(text string, places bool) string {
		root, list := record.YAML("a.yaml", []byte(text))
		if list.HasErrors() {
			t.Fatal(list)
		}
		d := newDigester()
		d.value(root, places)
		return d.sum()
	}
	seen := map[string]string{}
	for _, text := range []string{
		"a: b", "a: c", "b: a", "A: b", "a: bc", "ab: c", "a: 05", "a: \"\"", "a:", "a: []", "a: {}", "a: [b]", "a: [b, c]", "a: [bc]", "a: [[b], c]", "a: [[b, c]]",
		"a: {b: c}", "a: b\nc: d", "c: d\na: b", "a: \"~\"", "a: |\n  b\n  c\n", "a: b c",
	} {
		sum := digest(text, false)
		if other, ok := seen[sum]; ok {
			t.Errorf("%q and %q have one digest", text, other)
		}
		seen[sum] = text
	}
	const here, there = "a: b\nc: [d]\n", "# ghi chú\n\na:   b\nc:\n  - d\n"
	if digest(here, false) != digest(there, false) {
		t.Error("places count although they should not")
	}
	if digest(here, true) == digest(there, true) {
		t.Error("places do not count although they should")
	}
}
