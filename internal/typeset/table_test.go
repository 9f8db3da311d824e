package typeset

import (
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/unit"
)

func setTable(t *testing.T, table *doc.Table) *flow.Table {
	t.Helper()
	f, problems := setBody(t, decision(table))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return f.Sections[0].Blocks[0].(*flow.Table)
}

func TestCellOverManyRowsLetsThemPart(t *testing.T) {
	for rows, kept := range map[int]bool{4: true, 100: false} {
		label := cell("Nhóm")
		label.Rows = rows
		table := &doc.Table{Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: []doc.Cell{label, cell("1")}}}}
		for len(table.Rows) < rows {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Covered: true}, cell("2")}})
		}
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{cell("Sau"), cell("3")}})
		got := setTable(t, table)
		for i := range got.Rows {
			next := got.Rows[i].Cells[1].Blocks[0].(*flow.Paragraph).Format.KeepNext
			if want := kept && i < rows-1; next != want {
				t.Errorf("row %d of %d: kept with the next %v, want %v", i+1, rows, next, want)
			}
		}
		if middle := got.Rows[0].Cells[0].VAlign == flow.Middle; middle != kept {
			t.Errorf("%d rows: in the middle %v, want %v", rows, middle, kept)
		}
	}
}

func TestCellAlign(t *testing.T) {
	columns := []doc.Column{{Align: doc.AlignCenter}, {}, {Align: doc.AlignLeft}, {Align: doc.AlignRight}, {Align: doc.AlignRight}}
	for _, c := range []struct {
		name         string
		column, span int
		want         flow.Align
	}{
		{"a centred column", 0, 1, flow.Center},
		{"a column like the text", 1, 1, flow.Left},
		{"columns that differ", 0, 2, flow.Left},
		{"columns of figures", 3, 2, flow.Right},
		{"outside of the table", 4, 2, flow.Left},
	} {
		if got := cellAlign(columns, c.column, c.span); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
	if got := cellAlign([]doc.Column{{Align: doc.AlignRight}, {Align: doc.AlignRight}}, 0, 2); got != flow.Left {
		t.Errorf("the name of a group of rows is aligned %d", got)
	}
}

// Word repeats leading rows only.
func TestRowsBelowATallHeaderAreNoHeader(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 1), Header: 2, Rows: []doc.Row{
		{Cells: []doc.Cell{cell(strings.Repeat("rất dài ", 1500))}}, {Cells: []doc.Cell{cell("Năm")}}, {Cells: []doc.Cell{cell("1")}},
	}}
	for i, r := range setTable(t, table).Rows {
		if r.Header || r.CantSplit != (i > 0) {
			t.Errorf("row %d: header %v, whole %v", i+1, r.Header, r.CantSplit)
		}
	}
}

// LibreOffice cuts the text of a cell over several header rows where it
// repeats them, unless the rows without it are as high.
func TestHeaderHasRoomForACellOverItsRows(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{{strings.Repeat("tên đơn vị ", 30), true}, {"TT", false}} {
		tall := cell(c.text)
		tall.Rows = 2
		got := setTable(t, &doc.Table{Columns: make([]doc.Column, 2), Header: 2, Rows: []doc.Row{
			{Cells: []doc.Cell{tall, cell("Thực hiện")}}, {Cells: []doc.Cell{{Covered: true}, cell("2026")}}, {Cells: []doc.Cell{cell("1"), cell("2")}},
		}})
		if high := got.Rows[1].Height > 0; high != c.want || got.Rows[0].Height != 0 || got.Rows[2].Height != 0 {
			t.Errorf("%.20q: heights %s, %s, %s", c.text, got.Rows[0].Height, got.Rows[1].Height, got.Rows[2].Height)
		}
	}
}

// A no-break space gives way in a column that is too narrow for its words, and
// only there.
func TestNarrowColumnBreaksAtNoBreakSpaces(t *testing.T) {
	row := func() doc.Row {
		return doc.Row{Cells: []doc.Cell{cell("Trước ngày 10/12/2026"), cell("Trước ngày 10/12/2026")}}
	}
	table := &doc.Table{Columns: []doc.Column{{Width: 15}, {Width: 85}}, Rows: []doc.Row{row()}}
	got := setTable(t, table)
	for i, want := range []string{"Trước ngày 10/12/2026", "Trước ngày\u00A010/12/2026"} {
		if text := got.Rows[0].Cells[i].Blocks[0].(*flow.Paragraph).Text(); text != want {
			t.Errorf("column %d says %q, want %q", i, text, want)
		}
	}
}

// Where what must follow a table would stand alone on a page, the last row gives
// way to it, and no other.
func TestLastRowMakesRoomBelowATable(t *testing.T) {
	env := environment(t)
	table := &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{cell("một")}}, {Cells: []doc.Cell{cell("hai")}}}}
	after := func(tighten unit.Length) (gaps [2]unit.Length) {
		d := decision(table)
		choice := env.Choice
		choice.Tighten = tighten
		b := &builder{doc: d, env: env, law: env.Regulation, choice: choice, out: &flow.Flow{}}
		b.number = numberAll(b.law, d)
		b.section(false, true)
		b.body()
		for i, r := range b.out.Sections[0].Blocks[0].(*flow.Table).Rows {
			gaps[i] = r.Cells[0].Blocks[0].(*flow.Paragraph).Format.SpaceAfter
		}
		return gaps
	}
	usual, tight := after(0), after(2*unit.Point)
	if want := [2]unit.Length{usual[0], usual[1] - flow.TableTail}; tight != want {
		t.Errorf("gaps are %v, want %v", tight, want)
	}
}
