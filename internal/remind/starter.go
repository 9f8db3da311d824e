package remind

import (
	"fmt"
	"slices"

	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// YearEnd is the last day of the year that the settings name, zero if the day
// decides which year it is.
func (s *Settings) YearEnd() viet.Date {
	if s.year == 0 {
		return viet.Date{}
	}
	return viet.Date{Day: 31, Month: 12, Year: s.year}
}

// Starter is the tracking workbook with which an office begins: a row for each
// province of a day, blank columns for the reports of the years that are spoken
// of on it, and blank sheets for letters, old plans and figures.
func Starter(s *Settings, register *places.Register, day viet.Date) ([]byte, error) {
	var names, merged []string
	for _, p := range register.List(day) {
		names = append(names, p.Name)
		if len(register.Former(p.ID, day)) > 0 {
			merged = append(merged, p.Name)
		}
	}
	main := table.Sheet{Name: mainSheet, Columns: s.heads("dia_phuong", "so_ke_hoach", "ngay_ke_hoach")}
	main.Columns = append([]table.Head{{Title: "STT"}}, main.Columns...)
	about := s.yearOn(day)
	for y := about - 1; y <= max(about, day.Year); y++ {
		main.Columns = append(main.Columns, reportHeads(y)...)
	}
	main.Columns = append(main.Columns, s.heads("lan_nhac", "ghi_chu")...)
	for i, name := range names {
		row := make([]any, len(main.Columns))
		row[0], row[1] = i+1, name
		main.Rows = append(main.Rows, row)
	}
	old := s.heads("dia_phuong", "co_quan", "so_ky_hieu", "ngay", "trich_yeu")
	old[0] = table.Head{Title: "Địa phương hiện nay", Choices: merged, Width: 18}
	old[2].Note, old[4].Note = "", "Phần đứng sau chữ “về” của kế hoạch."
	figures := s.heads("dia_phuong", "bieu", "o", "gia_tri", "van_de", "noi_dung", "da_xong")
	// The sheet of a consolidation tells where each figure stands, too, and is pasted as it is.
	figures = append(figures, table.Head{Title: "Tệp", Width: 24})
	sheets := []table.Sheet{
		{Name: sentSheet, Columns: s.heads(sentRoles()...)},
		{Name: oldSheet, Columns: old},
		{Name: figuresSheet, Columns: figures},
	}
	for i := range sheets {
		for range blankRows {
			sheets[i].Rows = append(sheets[i].Rows, make([]any, len(sheets[i].Columns)))
		}
	}
	return table.Write(append([]table.Sheet{main}, sheets...))
}

// blankRows is how many rows of a blank sheet look like rows to fill in.
const blankRows = 20

// reportHeads are the columns of the report of a year.
func reportHeads(year int) []table.Head {
	title := fmt.Sprintf("Báo cáo %d: ", year)
	return []table.Head{
		{Title: title + "Số, ký hiệu", Form: table.Text, Width: 16, Note: "Để trống khi chưa có báo cáo."},
		{Title: title + "Ngày báo cáo", Form: table.Day, Width: 13},
		{Title: title + "Ngày gửi", Form: table.Day, Width: 13, Note: "Ngày Bộ nhận. Đúng hạn hay chậm tính theo ngày này; không có thì theo ngày báo cáo."},
	}
}

// heads are columns of a new sheet by their roles.
func (s *Settings) heads(roles ...string) []table.Head {
	known := titles()
	var out []table.Head
	for _, role := range roles {
		h := table.Head{Title: known[role]}
		switch role {
		case "dia_phuong":
			h.Width = 18
		case "so_ke_hoach":
			h.Form, h.Width, h.Note = table.Text, 16, "Để trống, hoặc ghi “Chưa ban hành”, khi chưa có."
		case "ngay_ke_hoach":
			h.Form, h.Width = table.Day, 13
		case "lan_nhac":
			h.Note = "Chương trình ghi ở bảng của vòng sau; không cần điền."
		case "ghi_chu":
			h.Width, h.Note = 28, "In ở danh sách kèm công văn gửi chung."
		case "loai":
			h.Choices, h.Note = s.known(), "Mã của loại công văn trong don-doc.yaml."
		case "so_ky_hieu":
			h.Form, h.Width, h.Note = table.Text, 18, "Ghi sau khi phát hành."
		case "ngay":
			h.Form, h.Width = table.Day, 13
		case "trich_yeu":
			h.Width, h.Note = 44, "Phần đứng sau chữ “V/v”, để công văn sau viện dẫn."
		case "noi_nhan":
			h.Width, h.Note = 36, "Các địa phương, ngăn bằng dấu chấm phẩy; hoặc “tất cả”."
		case "nam":
			h.Form, h.Note = table.Text, "Công văn nhắc báo cáo của năm nào; bỏ trống thì là năm của ngày công văn."
		case "han":
			h.Form, h.Width, h.Note = table.Day, 13, "Ngày cuối của hạn ghi trong công văn; chưa qua ngày này thì chưa nhắc lại."
		case "co_quan", "noi_dung":
			h.Width = 36
		case "o", "bieu":
			h.Width = 18
		case "gia_tri":
			h.Form, h.Width = table.Text, 14
		case "van_de":
			h.Choices, h.Width = []string{"thiếu", "chưa thống nhất"}, 16
		case "da_xong":
			h.Choices, h.Note = []string{"có", "không"}, "Ghi “có” khi địa phương đã làm rõ."
		}
		out = append(out, h)
	}
	return out
}

// known are the codes that a row of letters may have, in their order.
func (s *Settings) known() []string {
	var out []string
	seen := map[string]bool{}
	for _, r := range s.rules {
		for _, code := range append(r.counts[:len(r.counts):len(r.counts)], r.code) {
			if !seen[viet.Fold(code)] {
				out, seen[viet.Fold(code)] = append(out, code), true
			}
		}
	}
	slices.Sort(out)
	return out
}
