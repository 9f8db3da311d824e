package consolidate

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// freeRows is how many blank rows a sheet of a listing has.
const freeRows = 12

// Form writes the form that the provinces fill in, with the provinces of a day
// to choose from. The list tells what is wrong with the office's register.
func Form(p *pipeline.Pipeline, office *pipeline.Office, s *Settings, on viet.Date) ([]byte, diag.List, error) {
	register, problems, err := p.Places(office)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	sheets := []table.Sheet{s.factsForm(register, on), s.figuresForm()}
	for _, l := range s.form.Lists {
		sheets = append(sheets, s.listForm(l))
	}
	data, err := table.Write(sheets)
	return data, problems, err
}

// heading is what stands above the header of each sheet.
func (s *Settings) heading(name, how string) []string {
	first := fmt.Sprintf("%s: báo cáo năm %d", name, s.Year)
	if s.form.Office.Text != "" {
		first += ", gửi " + s.form.Office.Text
	}
	return []string{first, how}
}

func answersYesNo() []string { return []string{"có", "không"} }

// factsForm is the sheet with one row of answers.
func (s *Settings) factsForm(register *places.Register, on viet.Date) table.Sheet {
	var names []string
	for _, p := range register.List(on) {
		names = append(names, placeName(p))
	}
	sheet := table.Sheet{
		Name:   factsSheet,
		Titles: s.heading(factsSheet, "Điền một dòng; chọn ở ô có mũi tên. Không đổi tên trang tính, dòng tiêu đề. Ngày ghi ngày/tháng/năm."),
		Columns: []table.Head{
			{Title: provinceHeader, Note: "Chọn trong danh sách.", Choices: names, Width: 22},
			{Title: yearLabel, Note: "Năm của số liệu.", Width: 14, Form: table.Text},
		},
		Rows: [][]any{{nil, strconv.Itoa(s.Year)}},
	}
	if s.form.Source.Cutoff.Text != "" {
		sheet.Columns = append(sheet.Columns, table.Head{Title: cutoffHeader, Note: "Chốt trước ngày 31/12 thì số cả năm là số ước.", Width: 20, Form: table.Day})
	}
	for _, x := range s.form.Facts {
		h := table.Head{Title: s.label(x), Width: 18, Form: table.Text}
		if f := fieldOf(s.table.Fields, x.Column.Text); f != nil {
			h.Note = f.Help
			switch f.Type {
			case template.YesNo:
				h.Choices, h.Form = answersYesNo(), table.General
			case template.Day:
				h.Form, h.Width = table.Day, 17
			}
		}
		h.Width = max(h.Width, float64(utf8.RuneCountInString(h.Title)+titleRoom))
		sheet.Columns = append(sheet.Columns, h)
	}
	return sheet
}

// titleRoom keeps a header on one line.
const titleRoom = 4

// figuresForm is the sheet with one row for each indicator.
func (s *Settings) figuresForm() table.Sheet {
	sheet := table.Sheet{
		Name:   figuresSheet,
		Titles: s.heading(figuresSheet, "Ghi số gốc theo đúng đơn vị tính. Không có số liệu thì để trống, không ghi 0. Số của năm trước tính theo địa bàn hiện nay. Ô có chữ x không phải điền."),
		Columns: []table.Head{
			{Title: countHeader, Width: 6},
			{Title: nameHeader, Width: 46},
			{Title: unitHeader, Width: 15},
			{Title: yearHeader(s.Year), Note: "Kỳ này; chưa hết năm thì ghi số ước.", Width: 16, Form: table.Number},
			{Title: yearHeader(s.Year - 1), Note: "Kỳ trước, theo địa bàn hiện nay (cộng các tỉnh đã hợp nhất).", Width: 16, Form: table.Number},
			{Title: planHeader(s.Year), Note: "Chỉ tiêu ghi trong kế hoạch.", Width: 21, Form: table.Number},
			{Title: estimateHeader, Note: "có: số của năm báo cáo là số ước.", Choices: answersYesNo(), Width: 13},
			{Title: sourceHeader, Note: "Cơ quan cung cấp số liệu.", Width: 24, Form: table.Text},
			{Title: noteHeader, Width: 24, Form: table.Text},
		},
	}
	for n, i := range s.form.Indicators {
		row := []any{n + 1, i.Name.Text, i.Unit.Text, nil, notAsked, notAsked}
		for slot := slotBefore; slot < slots; slot++ {
			if s.asks(i, slot) {
				row[3+slot] = nil
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// notAsked stands where an indicator has no such figure.
const notAsked = "x"

// listForm is the sheet of a listing.
func (s *Settings) listForm(l listing) table.Sheet {
	sheet := table.Sheet{
		Name:    l.Sheet.Text,
		Titles:  s.heading(l.Sheet.Text, "Mỗi ý một dòng, rút gọn, không có dấu chấm cuối; không có thì để trống."),
		Columns: []table.Head{{Title: countHeader, Width: 6}},
	}
	for n, name := range columnsOf(l) {
		h := table.Head{Title: s.listLabel(l, name), Width: 30, Form: table.Text}
		if n == 0 {
			h.Width = 80
		}
		for _, c := range l.Columns {
			if c.Column.Text == name && c.Default.Text != "" {
				h.Note = "Để trống thì hiểu là " + c.Default.Text + "."
			}
		}
		sheet.Columns = append(sheet.Columns, h)
	}
	for n := range freeRows {
		sheet.Rows = append(sheet.Rows, []any{n + 1})
	}
	return sheet
}
