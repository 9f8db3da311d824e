package consolidate

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// trackedIn finds the columns of the tracking table that say what a fact says,
// as Settings.form.Facts; -1 for none.
func (s *Settings) trackedIn(t *table.Table) []int {
	out := slices.Repeat([]int{-1}, len(s.form.Facts))
	for _, c := range s.form.Tracking.Columns {
		var titles []string
		for _, n := range c.Titles {
			titles = append(titles, n.Text)
		}
		out[s.fact(c.Column.Text)] = columnNamed(t, titles...)
	}
	return out
}

// said is what a row of the tracking table says, as Settings.form.Facts; nil if
// it says nothing.
func (c *collector) said(row table.Row, columns []int) []entry {
	var out []entry
	for i, x := range c.Settings.form.Facts {
		if columns[i] < 0 {
			continue
		}
		field := fieldOf(c.Settings.table.Fields, x.Column.Text)
		e := entry{text: strings.TrimSpace(row.Cells[columns[i]].Text), at: row.Cells[columns[i]].At}
		if e.text == "" || field.Type != template.YesNo && saysNone(e.text) {
			continue
		}
		if e = e.through(x).fit(&c.problems); e.text == "" {
			continue
		}
		if out == nil {
			out = make([]entry, len(c.Settings.form.Facts))
		}
		out[i] = e
	}
	return out
}

// saysNone reports whether a text of the tracking table is one for nothing.
func saysNone(text string) bool {
	switch viet.Key(text) {
	case "chua", "chua_ban_hanh", "chua_giao", "chua_co", "khong", "khong_co":
		return true
	}
	return slices.ContainsFunc(blanks, func(b string) bool { return strings.EqualFold(b, text) })
}

// source is what a fact is taken from: facts of one source are about one thing.
func (f fact) source() string {
	if f.Field.Text != "" {
		return f.Field.Text
	}
	return f.Column.Text
}

// readTracked keeps what the tracking table says of a province where its columns
// can hold it. What is about a day after the closing day is not in this round.
func (c *collector) readTracked(p places.Province, said []entry) {
	if said == nil {
		return
	}
	later := map[string]bool{} // by source
	for i, x := range c.Settings.form.Facts {
		e := &said[i]
		if e.text == "" {
			continue
		}
		field := fieldOf(c.Settings.table.Fields, x.Column.Text)
		text, err := checkEntry(field, e.text)
		if err != nil {
			c.problems.Warn(e.at, hintOf(err), "%s: không dùng cột “%s” của bảng theo dõi, %s", p.FullName, c.Settings.label(x), err.Error())
			e.text = ""
			continue
		}
		e.text = text
		if d, err := viet.ParseDate(text); field.Type == template.Day && err == nil && d.Compare(c.closing) > 0 {
			c.problems.Remark(e.at, "đổi ngày chốt tổng hợp nếu muốn tính ngày này", "%s: ngày %s sau ngày chốt %s, không tổng hợp", p.FullName, d.Short(), c.closing.Short())
			later[x.source()] = true
		}
	}
	first := c.tracked[p.ID]
	if first == nil {
		first = make([]entry, len(said))
		c.tracked[p.ID] = first
	}
	for i, x := range c.Settings.form.Facts {
		switch {
		case said[i].text == "" || later[x.source()]:
		case first[i].text == "":
			first[i] = said[i]
		case viet.Key(first[i].text) != viet.Key(said[i].text):
			c.problems.Warn(said[i].at, "để lại một dòng", "%s có hai dòng trong bảng theo dõi, cột “%s” ghi “%s” và “%s”; dùng dòng đầu",
				p.FullName, c.Settings.label(x), first[i].text, said[i].text)
		}
	}
}

// supplement takes from the tracking table what the report of a row leaves
// blank, and tells where the two disagree: there the report's value stays, and
// nothing else of that thing is taken. It returns the note for the row.
func (c *collector) supplement(r *row, values map[string]string) string {
	said := c.tracked[r.province.ID]
	if said == nil {
		return ""
	}
	own := make([]entry, len(said))
	if r.report != nil {
		own = r.report.facts
	}
	apart := map[string]bool{} // by source
	for i, x := range c.Settings.form.Facts {
		text := values[x.Column.Text]
		if said[i].text == "" || own[i].text == "" || own[i].silent || viet.Key(text) == viet.Key(said[i].text) {
			continue
		}
		apart[x.source()] = true
		if text == "" { // told already as what it is
			continue
		}
		c.tell(r.report, c.placed(r.report, x, own[i]), "đối chiếu với văn bản đã ban hành, sửa báo cáo hoặc bảng theo dõi",
			"bảng theo dõi (%s) ghi %s", inside(said[i].at), said[i].text)
		d := &c.problems[len(c.problems)-1]
		d.Related = append(d.Related, diag.Related{At: said[i].at, Message: "bảng theo dõi ghi “" + said[i].text + "”"})
	}
	r.tracked = map[string]entry{}
	var labels []string
	for i, x := range c.Settings.form.Facts {
		if said[i].text == "" || own[i].text != "" && !own[i].silent || apart[x.source()] {
			continue
		}
		values[x.Column.Text] = said[i].text
		r.tracked[x.Column.Text] = said[i]
		labels = append(labels, viet.LowerFirst(c.Settings.label(x)))
	}
	if len(labels) == 0 {
		return ""
	}
	return "; theo bảng theo dõi: " + strings.Join(labels, ", ")
}

// inside is a place in a table without the name of its file.
func inside(at diag.Range) string {
	if at.Sheet == "" {
		return fmt.Sprintf("dòng %d", at.Start.Line)
	}
	return "trang tính “" + at.Sheet + "”, ô " + at.Cell()
}
