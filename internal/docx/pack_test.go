package docx

import (
	"bytes"
	"strings"
	"sync"
	"testing"
)

// A file is the same whatever its packer wrote before it, and at the same time.
func TestPackerKeepsFilesApart(t *testing.T) {
	want, err := Encode(whole())
	if err != nil {
		t.Fatal(err)
	}
	shared := NewPacker()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 3 {
				if _, err := shared.Encode(letter()); err != nil {
					t.Error(err)
				}
				got, err := shared.Encode(whole())
				if err != nil {
					t.Error(err)
				}
				if !bytes.Equal(got, want) {
					t.Error("two runs differ")
				}
			}
		})
	}
	group.Wait()
}

// What is kept has a bound, and what is a document's own is not kept.
func TestPackerForgets(t *testing.T) {
	k := NewPacker()
	for n := range 3 * keptParts {
		text := []byte(strings.Repeat("x", n))
		for _, p := range []part{{name: "a", content: text}, {name: "b", content: append(text, 'y'), own: true}, {name: "c", content: make([]byte, keptSize+1)}} {
			if _, err := k.packed(p); err != nil {
				t.Fatal(err)
			}
		}
		if len(k.kept) > keptParts {
			t.Fatalf("%d parts are kept, at most %d may be", len(k.kept), keptParts)
		}
	}
	for content := range k.kept {
		if strings.HasSuffix(content, "y") || len(content) > keptSize {
			t.Errorf("a part of %d bytes is kept that others will not have", len(content))
		}
	}
}
