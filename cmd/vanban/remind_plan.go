package main

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/remind"
)

// planOf is a plan of reminding as people read it: a row for each province, below
// it why it gets its letters and what is held back.
func planOf(p *remind.Plan) textTable {
	t := textTable{titles: []string{"STT", "Địa phương", "Tình trạng", "Công văn"}}
	for i, e := range p.Entries {
		var letters, notes []string
		for _, l := range e.Letters {
			letters = append(letters, fmt.Sprintf("%s lần %d", l.Code, l.Times))
			note := l.Why
			if len(e.Letters) > 1 {
				note = l.Code + ": " + note
			}
			if l.Deadline != "" {
				note += "; hạn: " + l.Deadline
			}
			notes = append(notes, note)
		}
		for _, held := range e.Held {
			notes = append(notes, "chưa gửi "+held)
		}
		word := strings.Join(letters, ", ")
		switch {
		case word != "":
		case e.Faulty:
			word = "lỗi"
		case len(e.Held) > 0:
			word = "giữ lại"
		default:
			word = "–"
		}
		t.rows = append(t.rows, []string{strconv.Itoa(i + 1), e.Province, e.Means, word})
		t.notes = append(t.notes, notes)
	}
	return t
}
