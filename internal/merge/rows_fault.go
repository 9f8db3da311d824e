package merge

import (
	"vanban/internal/diag"
	"vanban/internal/table"
)

// faults are the errors that a table was read with.
type faults struct {
	at     map[diag.Range]diag.List // by cell, or by row for those of no cell
	reads  []bool                   // of each column
	spared diag.List                // tells of cells at fault that no document asks for
}

func findFaults(found diag.List, reads []bool) *faults {
	f := &faults{at: map[diag.Range]diag.List{}, reads: reads}
	for _, d := range found {
		if d.Severity == diag.Error {
			at := diag.Range{File: d.At.File, Sheet: d.At.Sheet, Start: d.At.Start}
			f.at[at] = append(f.at[at], d)
			at.Start.Col = 0
			f.at[at] = append(f.at[at], d)
		}
	}
	return f
}

// quietly is of for a row that is not wanted, of which nothing is told.
func (f *faults) quietly(row table.Row) diag.List {
	quiet := faults{at: f.at, reads: f.reads}
	return quiet.of(row)
}

// of gives the faults for which no document is made of a row: those of cells that
// a document asks for, and those that are about the whole row.
func (f *faults) of(row table.Row) diag.List {
	if !row.Bad {
		return nil
	}
	var list diag.List
	inCells := false
	for i, c := range row.Cells {
		if !c.Bad {
			continue
		}
		inCells = true
		at := diag.Range{File: c.At.File, Sheet: c.At.Sheet, Start: c.At.Start}
		switch {
		case f.reads[i] && len(f.at[at]) > 0:
			list = append(list, f.at[at]...)
		case f.reads[i]:
			list.Add(c.At, "sửa ô này, rồi chạy lại", "ô có lỗi, thấy “%s”", c.Text)
		case len(f.spared) == 0:
			f.spared.Remark(c.At, "sửa ô nếu cần cột ấy; văn bản vẫn được tạo", "ô có lỗi nằm ở cột không dùng, thấy “%s”", c.Text)
		case len(f.spared[0].Related) < 3:
			f.spared[0].Related = append(f.spared[0].Related, diag.Related{At: c.At, Message: "cũng thế"})
		}
	}
	if inCells {
		return list
	}
	at := diag.Range{File: row.At.File, Sheet: row.At.Sheet, Start: diag.Pos{Line: row.At.Start.Line}}
	if list = f.at[at]; len(list) == 0 {
		list.Add(row.At, "sửa các ô đã nêu rồi chạy lại để thấy ô của dòng này", "dòng %d có ô sai chưa được nêu", row.Number)
	}
	return list
}
