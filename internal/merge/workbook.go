package merge

import (
	"fmt"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/table"
)

// Workbook writes the manifest for people: a sheet of the documents, one of the
// files, one of the batch. It says nothing that the JSON does not.
func (m *Manifest) Workbook() ([]byte, error) {
	return table.Write([]table.Sheet{m.documents(), m.fileSheet(), m.head()})
}

// documents is a row for each document.
func (m *Manifest) documents() table.Sheet {
	s := table.Sheet{Name: "Văn bản", Columns: []table.Head{
		{Title: "STT", Width: 6}, {Title: "Dòng", Width: 8}, {Title: "Nơi nhận", Width: 28}, {Title: "Vì sao", Width: 32},
		{Title: "Kết quả", Width: 14}, {Title: "Số trang", Width: 10}, {Title: "Tệp", Width: 44}, {Title: "Lỗi, cảnh báo", Width: 60},
	}}
	for i := range m.Entries {
		e := &m.Entries[i]
		var files []string
		for _, f := range e.Files {
			files = append(files, f.Name)
		}
		for _, f := range e.Stale {
			files = append(files, f.Name+" (bản cũ, không gửi)")
		}
		var pages any
		if e.Pages > 0 {
			pages = e.Pages
		}
		s.Rows = append(s.Rows, []any{e.Number, rowName(e.Row), e.Recipient, e.Why, e.State.String(), pages, strings.Join(files, "; "), remarks(e.Findings)})
	}
	return s
}

// String says a verdict in Vietnamese.
func (v Verdict) String() string {
	switch v {
	case OK:
		return "xong"
	case Faulty:
		return "lỗi dữ liệu"
	case Unwritten:
		return "không ghi được"
	}
	return ""
}

// rowName names the row that a document is of.
func rowName(at diag.Range) string {
	if cell := at.Cell(); cell != "" {
		return strings.TrimPrefix(cell, "dòng ")
	}
	if at.Start.Line > 0 {
		return fmt.Sprint(at.Start.Line)
	}
	return ""
}

// remarks are findings in one cell, each with what to do.
func remarks(findings []Finding) string {
	var lines []string
	for _, d := range problems(findings) {
		line := fmt.Sprintf("%s: %s", d.Severity, d.Message)
		if place := d.At.Cell(); place != "" {
			line = fmt.Sprintf("%s, %s", place, line)
		}
		if d.Hint != "" {
			line += " (" + d.Hint + ")"
		}
		lines = append(lines, line)
	}
	text := strings.Join(lines, "; ")
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "…"
	}
	return text
}

// longest is the text that a cell takes, in bytes; the JSON has it in full.
const longest = 30_000

// fileSheet is a row for each file.
func (m *Manifest) fileSheet() table.Sheet {
	s := table.Sheet{Name: "Tệp", Columns: []table.Head{
		{Title: "Tệp", Width: 44}, {Title: "Văn bản số", Width: 14}, {Title: "Số trang", Width: 10},
		{Title: "Số byte", Width: 14, Form: table.Number}, {Title: "SHA-256", Width: 70},
	}}
	add := func(f File, of string) {
		var pages any
		if f.Pages > 0 {
			pages = f.Pages
		}
		s.Rows = append(s.Rows, []any{f.Name, of, pages, f.Size, f.SHA256})
	}
	for _, e := range m.Entries {
		for _, f := range e.Files {
			add(f, fmt.Sprint(e.Number))
		}
	}
	for _, c := range m.Combined {
		for _, f := range c.Files {
			add(f, fmt.Sprintf("%d - %d", c.First, c.Last))
		}
	}
	for _, f := range m.Attached {
		add(f, "cả đợt")
	}
	for _, f := range m.Extra {
		add(f, "không còn trong danh sách")
	}
	return s
}

// head is what the whole batch has in common.
func (m *Manifest) head() table.Sheet {
	s := table.Sheet{Name: "Đợt trộn", Columns: []table.Head{{Title: "Mục", Width: 30}, {Title: "Giá trị", Width: 70}}}
	add := func(name string, value any) { s.Rows = append(s.Rows, []any{name, value}) }
	add("Tên", m.Title)
	add("Mẫu", m.Template)
	add("Tệp dữ liệu", m.Data.Name)
	add("SHA-256 của tệp dữ liệu", m.Data.SHA256)
	add("Định dạng", strings.Join(m.Options.Formats, ", "))
	add("Giai đoạn", m.Options.Stage)
	if m.Shard != nil {
		add("Phần", "phần "+m.Shard.String())
	}
	add("Số văn bản của cả đợt", m.Total)
	add("Xong", m.Counts.OK)
	add("Xong nhưng có cảnh báo", m.Counts.Warnings)
	add("Lỗi dữ liệu", m.Counts.Failed)
	add("Không ghi được", m.Counts.Unwritten)
	add("Tổng số trang", m.Counts.Pages)
	add("Tệp nén", m.Zip)
	add("Phiên bản chương trình", m.Program)
	add("Mã của đợt", m.Batch)
	return s
}
