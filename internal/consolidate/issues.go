package consolidate

import (
	"cmp"
	"slices"

	"vanban/internal/table"
)

// The sheet of what is to be completed, as the letters to the provinces read it.
const issuesSheet = "Số liệu cần bổ sung"

// Issues returns a workbook of the figures to be completed or explained, one a
// row, from which the letters to the provinces are made.
func (r *Result) Issues() ([]byte, error) {
	sheet := table.Sheet{
		Name: issuesSheet,
		Columns: []table.Head{
			{Title: "Địa phương", Width: 22}, {Title: "Biểu", Width: 24, Form: table.Text}, {Title: "Ô", Width: 36, Form: table.Text},
			{Title: "Giá trị", Width: 18, Form: table.Text}, {Title: "Vấn đề", Choices: []string{string(Lacking), string(Unlike)}, Width: 18},
			{Title: "Nội dung", Width: 60, Form: table.Text}, {Title: "Đã xong", Note: "Ghi “có” khi địa phương đã bổ sung, giải trình.", Choices: answersYesNo(), Width: 10},
			{Title: "Tệp", Width: 36, Form: table.Text},
		},
	}
	for _, i := range r.Found {
		sheet.Rows = append(sheet.Rows, []any{i.Province, i.Sheet, i.Cell, i.Value, string(i.Kind), i.Text, "", i.At.File})
	}
	return table.Write([]table.Sheet{sheet})
}

// order puts the issues of one province together.
func (r *Result) order(rows []row) {
	rank := map[string]int{}
	for i := range rows {
		rank[rows[i].province.ID] = i
	}
	slices.SortStableFunc(r.Found, func(a, b Issue) int { return cmp.Compare(rank[a.ID], rank[b.ID]) })
}
