package nd30

import (
	"testing"

	register "vanban/internal/places"
	"vanban/internal/viet"
)

// What was worked out is kept for a few days at a time, and is that of its day.
func TestRememberedIsOfItsDay(t *testing.T) {
	worked := 0
	yearOf := remembered(func(r registerOn) int { worked++; return r.day.Year })
	r := &register.Register{}
	for range 3 {
		for _, year := range []int{2024, 2026} {
			if got := yearOf(registerOn{r, viet.Date{Year: year}}); got != year {
				t.Errorf("%d is remembered of %d", got, year)
			}
		}
	}
	if worked != 2 {
		t.Errorf("worked %d times for two days", worked)
	}
	for year := range 1000 {
		if got := yearOf(registerOn{r, viet.Date{Year: year}}); got != year {
			t.Errorf("%d is remembered of %d", got, year)
		}
	}
	if yearOf(registerOn{&register.Register{}, viet.Date{Year: 999}}); worked != 1003 {
		t.Errorf("another register is taken for the same: worked %d times", worked)
	}
}
