package check

import (
	"sync"

	"vanban/internal/recognize"
)

// shared keeps for one run what several rules work out of a document.
type shared struct{ values sync.Map }

type sharedKey struct {
	of   *recognize.Document
	what any
}

// Share returns what work makes of a document of the file: it is done once in
// a run, by the first rule that asks, for every type and document. Rules run
// side by side, so that the value must be safe to read by many of them.
func Share[T any](p *Pass, of *recognize.Document, work func(*recognize.Document) T) T {
	key := sharedKey{of, (*T)(nil)}
	once, ok := p.shared.values.Load(key)
	if !ok {
		once, _ = p.shared.values.LoadOrStore(key, sync.OnceValue(func() T { return work(of) }))
	}
	return once.(func() T)()
}
