package nd30

import (
	"sync"

	register "vanban/internal/places"
	"vanban/internal/viet"
)

// registerOn is what tables of bodies depend on: the register, and a day.
type registerOn struct {
	*register.Register
	day viet.Date
}

// remembered returns work that is not done again for what it was asked of late:
// the documents of a folder mostly ask the same.
func remembered[T any](work func(registerOn) T) func(registerOn) T {
	const most = 128
	var mu sync.Mutex
	values := map[registerOn]T{}
	return func(of registerOn) T {
		mu.Lock()
		defer mu.Unlock()
		value, ok := values[of]
		if !ok {
			if len(values) == most {
				clear(values)
			}
			value = work(of)
			values[of] = value
		}
		return value
	}
}
