package remind

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/table"
)

// Updated is the tracking table for the next round: a copy of the user's
// workbook with a row for each letter in “Công văn đã gửi”, whose number is
// blank until the letter is issued, and the number of reminders in the column
// “Lần nhắc” if there is one. Of a CSV or YAML file it is a new workbook. made
// says by its name which letter was made, that of an earlier run among them that
// is not chosen now; nil stands for all that are chosen. A letter that
// cannot be built is left out. The folder is that of the settings, for the
// pictures that letters name.
func (p *Plan) Updated(pl *pipeline.Pipeline, office *pipeline.Office, folder fs.FS, made func(name string) bool) ([]byte, error) {
	forms, _ := p.forms(pl)
	var rows []sentRow
	times := map[int]int{} // by the row of the main sheet
	for _, l := range p.all() {
		form := forms[l.rule]
		if form == nil || made == nil && l.rest || made != nil && !made(l.Name) {
			continue
		}
		w := writer{plan: p, letter: l, fields: form.Fields}
		src := pipeline.Source{File: p.settings.File, Root: w.root(), Folder: folder, Office: office}
		laid, _, err := pl.Layout(src, pipeline.Options{Stage: doc.Sign})
		if err != nil {
			return nil, err
		}
		if laid == nil {
			continue
		}
		rows = append(rows, sentRow{l, laid.Document.Subject.Text})
		for _, s := range l.cases {
			times[s.row.row] = max(times[s.row.row], l.Times)
		}
	}
	t := p.tracking
	if t.tables[mainSheet].table.Sheet == "" {
		return p.rewritten(rows, times)
	}
	return table.Edit(t.data, p.changes(rows, times))
}

// sentRow is what the table says of a letter that goes out.
type sentRow struct {
	letter  *Letter
	subject string
}

// values are those of a row by the roles of its columns.
func (p *Plan) values(r sentRow) map[string]any {
	var names []string
	for _, s := range r.letter.cases {
		names = append(names, s.row.name.Text)
	}
	out := map[string]any{"loai": r.letter.Code, "ngay": p.Date, "trich_yeu": r.subject, "noi_nhan": strings.Join(names, "; ")}
	if r.letter.rule.matter.years {
		out["nam"] = fmt.Sprint(p.Year)
	}
	if until := r.letter.until; !until.IsZero() {
		out["han"] = until
	}
	return out
}

// sentRoles are the columns of a sheet of letters that is made anew.
func sentRoles() []string {
	return []string{"loai", "so_ky_hieu", "ngay", "trich_yeu", "noi_nhan", "nam", "han"}
}

func (p *Plan) changes(rows []sentRow, times map[int]int) []table.Change {
	var out []table.Change
	main := p.tracking.tables[mainSheet]
	if column, ok := main.columns["lan_nhac"]; ok {
		for _, row := range slices.Sorted(maps.Keys(times)) {
			out = append(out, table.Change{Sheet: main.table.Sheet, Row: row, Col: main.table.Columns[column].Index, Values: []any{times[row]}})
		}
	}
	sheet := p.tracking.tables[sentSheet]
	if sheet == nil {
		return append(out, table.Change{Add: p.sentSheet(rows)})
	}
	for _, r := range rows {
		values := p.values(r)
		var line []any
		for role, column := range sheet.columns {
			index := sheet.table.Columns[column].Index
			for len(line) < index {
				line = append(line, nil)
			}
			if v, ok := values[role]; ok {
				line[index-1] = v
			}
		}
		out = append(out, table.Change{Sheet: sheet.table.Sheet, Col: 1, Values: line})
	}
	return out
}

// sentSheet is the sheet of letters where the table had none.
func (p *Plan) sentSheet(rows []sentRow) *table.Sheet {
	roles := sentRoles()
	s := &table.Sheet{Name: sentSheet, Columns: p.settings.heads(roles...)}
	for _, r := range rows {
		values := p.values(r)
		var line []any
		for _, role := range roles {
			line = append(line, values[role])
		}
		s.Rows = append(s.Rows, line)
	}
	return s
}

// rewritten makes a workbook of a table that was none.
func (p *Plan) rewritten(rows []sentRow, times map[int]int) ([]byte, error) {
	from := p.tracking.tables[mainSheet]
	main := table.Sheet{Name: mainSheet}
	counts, counted := from.columns["lan_nhac"]
	for _, c := range from.table.Columns {
		main.Columns = append(main.Columns, table.Head{Title: c.Title, Form: table.Text})
	}
	for _, row := range from.table.Rows {
		var line []any
		for i, cell := range row.Cells {
			if n := times[row.Number]; counted && i == counts && n > 0 {
				line = append(line, fmt.Sprint(n))
				continue
			}
			line = append(line, cell.Text)
		}
		main.Rows = append(main.Rows, line)
	}
	return table.Write([]table.Sheet{main, *p.sentSheet(rows)})
}
