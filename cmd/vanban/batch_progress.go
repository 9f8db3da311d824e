package main

import (
	"fmt"
	"math"
	"time"

	"github.com/schollz/progressbar/v3"

	"vanban/internal/merge"
)

// sayAgain is how often the bar is drawn anew: a terminal is slower than we are.
const sayAgain = 150 * time.Millisecond

// batchProgress shows a person how far a batch is: how many documents, how many
// in a second, how long to go. Nothing is shown where nobody watches.
type batchProgress struct {
	*console
	quiet bool // what is printed is for a machine

	bar     *progressbar.ProgressBar
	phase   merge.Phase
	started time.Time
	said    time.Time
}

// phaseName is what a phase is called in front of the bar; empty where there is
// nothing to count.
func phaseName(p merge.Phase) string {
	switch p {
	case merge.Checking:
		return "Kiểm tra"
	case merge.Making:
		return "Tạo văn bản"
	case merge.Combining:
		return "Gộp văn bản"
	case merge.Packing:
		return "Nén tệp"
	}
	return ""
}

// tell moves the bar to where an event says that the batch is.
func (p *batchProgress) tell(e merge.Event) {
	name := phaseName(e.Phase)
	if !p.errTTY || p.quiet || name == "" || e.Total < 2 {
		return
	}
	now := p.now()
	if p.bar == nil || e.Phase != p.phase {
		p.finish()
		p.bar, p.phase, p.started, p.said = newBar(p.console, name, e.Total), e.Phase, now, now
	}
	if now.Sub(p.said) < sayAgain {
		return
	}
	p.said = now
	p.bar.Describe(name + pace(e.Done, e.Total, now.Sub(p.started)))
	_ = p.bar.Set(e.Done)
}

// finish takes the bar away.
func (p *batchProgress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}

// pace says how fast the work goes and how long the rest will take:
// “, 210 văn bản/giây, còn 1 phút 5 giây”.
func pace(done, total int, spent time.Duration) string {
	if done == 0 || spent <= 0 {
		return ""
	}
	rate := float64(done) / spent.Seconds()
	left := time.Duration(math.Ceil(float64(total-done)/rate)) * time.Second
	speed := fmt.Sprintf("%.0f văn bản/giây", rate)
	if rate < 1 {
		speed = fmt.Sprintf("%.0f văn bản/phút", rate*60)
	}
	return fmt.Sprintf(", %s, còn %s", speed, longTime(left))
}

// longTime writes whole seconds as people say them: “1 giờ 5 phút”.
func longTime(d time.Duration) string {
	h, m, s := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	switch {
	case h > 0:
		return fmt.Sprintf("%d giờ %d phút", h, m)
	case m > 0:
		return fmt.Sprintf("%d phút %d giây", m, s)
	}
	return fmt.Sprintf("%d giây", s)
}
