package typeset

import (
	"sync"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// Titles keeps how centred texts were broken with one set of fonts: the letters
// of a batch have nearly all of them in common. A text is broken the same way
// whatever was kept before. Any number of goroutines may use it.
type Titles struct {
	mu   sync.Mutex
	kept map[fillKey]title
}

// title is a text with the spaces that hold it together, in the column that
// suits it best.
type title struct {
	filled
	text string
}

// keptTitles is how many are kept at a time.
const keptTitles = 256

// titled arranges a centred text and balances its lines.
func (b *builder) titled(r flow.Run, column unit.Length) title {
	known, key := b.env.Titles, fillKey{r.Text, r.Bold, r.Italic, r.Size, column}
	if known != nil {
		known.mu.Lock()
		got, ok := known.kept[key]
		known.mu.Unlock()
		if ok {
			return got
		}
	}
	r = b.arrange(r, column)
	got := title{b.fill(r, column), r.Text}
	if known != nil {
		known.mu.Lock()
		defer known.mu.Unlock()
		if known.kept == nil || len(known.kept) >= keptTitles {
			known.kept = map[fillKey]title{}
		}
		known.kept[key] = got
	}
	return got
}
