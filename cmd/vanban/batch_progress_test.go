package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"vanban/internal/merge"
)

func TestPaceTellsRateAndTimeLeft(t *testing.T) {
	for _, test := range []struct {
		done, total int
		spent       time.Duration
		want        string
	}{
		{0, 10, time.Second, ""},
		{100, 400, time.Second, ", 100 văn bản/giây, còn 3 giây"},
		{100, 10000, time.Second, ", 100 văn bản/giây, còn 1 phút 39 giây"},
		{10, 10000, 20 * time.Second, ", 30 văn bản/phút, còn 5 giờ 33 phút"},
		{400, 400, time.Second, ", 400 văn bản/giây, còn 0 giây"},
	} {
		if got := pace(test.done, test.total, test.spent); got != test.want {
			t.Errorf("%d of %d in %s: %q, want %q", test.done, test.total, test.spent, got, test.want)
		}
	}
}

// tellAll tells a console of a batch whose every document takes as long as the
// clock of watched says, and returns what it shows.
func tellAll(terminal, quiet bool) string {
	c, _, stderr := watched()
	c.errTTY = terminal
	p := batchProgress{console: c, quiet: quiet}
	for i := range 20 {
		p.tell(merge.Event{Phase: merge.Making, Done: i + 1, Total: 20})
	}
	p.finish()
	return stderr.String()
}

func TestProgressIsForPeopleOnly(t *testing.T) {
	shown := tellAll(true, false)
	for _, want := range []string{"Tạo văn bản", "văn bản/giây, còn 1 giây", "19/20"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in %q", want, shown)
		}
	}
	if !strings.HasSuffix(shown, "\r") {
		t.Errorf("the bar stays: %q", shown)
	}
	if got := tellAll(false, false) + tellAll(true, true); got != "" {
		t.Errorf("nobody watches, yet: %q", got)
	}
}

func TestProgressShowsEachPhaseOnce(t *testing.T) {
	c, _, stderr := watched()
	p := batchProgress{console: c}
	phases := []string{"Kiểm tra", "Tạo văn bản", "Gộp văn bản", "Nén tệp"}
	for _, phase := range []merge.Phase{merge.Checking, merge.Making, merge.Combining, merge.Packing, merge.Noting} {
		for i := range 3 {
			p.tell(merge.Event{Phase: phase, Done: i + 1, Total: 3})
		}
	}
	p.finish()
	at := -1
	for _, name := range phases {
		next := bytes.Index(stderr.Bytes(), []byte(name))
		if next <= at {
			t.Errorf("%q does not follow: %q", name, stderr)
		}
		at = next
	}
}
