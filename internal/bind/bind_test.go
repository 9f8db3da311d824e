package bind

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
)

// letterTemplate has a field of every type and shape.
const letterTemplate = `---
id: thu
ten: Thư
loai: cong-van
truong:
  - {ten: dia_phuong, nhan: Các địa phương nhận, kieu: danh_sach, muc: tinh_thanh}
  - {ten: tinh, nhan: Tỉnh, kieu: tinh_thanh}
  - ten: chi_dao
    nhan: Văn bản giao việc
    kieu: nhom
    truong:
      - {ten: so_ky_hieu, nhan: "Số, ký hiệu", kieu: chu}
      - {ten: ngay, nhan: Ngày, kieu: ngay}
      - {ten: trich_yeu, nhan: Trích yếu của văn bản giao việc, kieu: chu}
  - ten: van_ban_truoc
    nhan: Các công văn đã nhắc
    kieu: bang
    cot:
      - {ten: so_ky_hieu, nhan: "Số, ký hiệu", kieu: chu, bat_buoc: true}
      - {ten: ngay, nhan: Ngày ban hành, kieu: ngay}
  - {ten: giai_doan, nhan: Các giai đoạn, kieu: danh_sach}
  - {ten: viec, nhan: Việc phải làm, kieu: danh_sach, muc: doan}
  - {ten: doanh_nghiep, nhan: Số doanh nghiệp, kieu: theo_moc}
  - {ten: khen, nhan: Có khen, kieu: co_khong}
  - {ten: nhan_xet, nhan: Nhận xét, kieu: doan}
  - {ten: han, nhan: Hạn gửi, kieu: thoi_han}
  - {ten: so_luong, nhan: Số lượng, kieu: so}
  - {ten: tien, nhan: Kinh phí, kieu: tien}
  - {ten: ty_le, nhan: Tỷ lệ, kieu: ty_le}
  - {ten: he_so, nhan: Hệ số, kieu: thap_phan}
  - {ten: nam, nhan: Năm, kieu: nam}
  - {ten: hang_nam, nhan: Ngày hằng năm, kieu: ngay_thang}
  - {ten: muc, nhan: Mức, kieu: lua_chon, lua_chon: [cao, thấp]}
  - {ten: bo, nhan: Bộ, kieu: bo_nganh}
  - {ten: so_nganh, nhan: Sở, kieu: so_nganh}
trich_yeu: thử
---
Nội dung.
`

func fields(t testing.TB, source string) []template.Field {
	t.Helper()
	tpl, problems := template.Parse("thu.vb.md", []byte(source))
	if tpl == nil {
		t.Fatal(problems)
	}
	return tpl.Fields
}

// sheet makes a table of a workbook: the header stands in row 3.
func sheet(titles []string, rows ...[]string) *table.Table {
	t := &table.Table{File: "ds.xlsx", Sheet: "Danh sách"}
	at := func(line, col int) diag.Range {
		return diag.Range{File: t.File, Sheet: t.Sheet, Start: diag.Pos{Line: line, Col: col}}
	}
	for i, title := range titles {
		t.Columns = append(t.Columns, table.Column{Title: title, At: at(3, i+1)})
	}
	for i, texts := range rows {
		row := table.Row{Number: i + 4, At: at(i+4, 0)}
		for j := range titles {
			row.Cells = append(row.Cells, table.Cell{Text: texts[j], At: at(i+4, j+1)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func yaml(t testing.TB, source string) *record.Value {
	t.Helper()
	v, problems := record.YAML("chung.vb.yaml", []byte(source))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return v
}

func printed(l diag.List) string {
	var out strings.Builder
	_ = diag.Print(&out, l)
	return out.String()
}

// dump writes a value on one line.
func dump(v *record.Value) string {
	switch {
	case v == nil:
		return "∅"
	case v.Kind == record.List:
		parts := make([]string, len(v.Items))
		for i, item := range v.Items {
			parts[i] = dump(item)
		}
		return "[" + strings.Join(parts, " | ") + "]"
	case v.Kind == record.Map:
		parts := make([]string, len(v.Fields))
		for i, f := range v.Fields {
			parts[i] = f.Key + ": " + dump(f.Value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return strings.ReplaceAll(v.Text, "\n", "⏎")
}

func TestTitlesAreTiedToFields(t *testing.T) {
	all := fields(t, letterTemplate)
	for title, want := range map[string]string{
		"dia_phuong":              "dia_phuong · theo tên trường",
		"DIA PHUONG":              "dia_phuong · theo tên trường",
		"Địa phương":              "dia_phuong · theo tên trường",
		"du_lieu.dia_phuong":      "dia_phuong · theo tên trường",
		"dia_phuong[2]":           "dia_phuong[2] · theo tên trường",
		"Địa phương 2":            "dia_phuong[2] · theo tên trường",
		"các địa phương  nhận":    "dia_phuong · theo nhãn",
		"chi_dao.so_ky_hieu":      "chi_dao.so_ky_hieu · theo tên trường",
		"van_ban_truoc[1].ngay":   "van_ban_truoc[1].ngay · theo tên trường",
		"van ban truoc 12 ngay":   "van_ban_truoc[12].ngay · theo tên trường",
		"doanh_nghiep[2026]":      "doanh_nghiep[2026] · theo tên trường",
		"Số doanh nghiệp: 2026":   "doanh_nghiep[2026] · theo nhãn",
		"HẠN GỬI":                 "han · theo nhãn",
		"Văn bản giao việc: Ngày": "chi_dao.ngay · theo nhãn",
		"Các công văn đã nhắc 1: Số, ký hiệu":   "van_ban_truoc[1].so_ky_hieu · theo nhãn",
		"Các công văn đã nhắc (2) - so_ky_hieu": "van_ban_truoc[2].so_ky_hieu · theo nhãn",
		"Trích yếu của văn bản giao việc":       "chi_dao.trich_yeu · theo nhãn của trường con",
		"Số, ký hiệu":        "chi_dao.so_ky_hieu · theo nhãn của trường con",
		"Trích yếu":          "van_ban.trich_yeu · theo thành phần văn bản",
		"van_ban.so":         "van_ban.so · theo tên trường",
		"so":                 "van_ban.so · theo thành phần văn bản",
		"Số":                 "van_ban.so · theo thành phần văn bản",
		"SỞ":                 "so_nganh · theo nhãn",
		"kinh_gui":           "van_ban.kinh_gui · theo thành phần văn bản",
		"Kính gửi":           "van_ban.kinh_gui · theo thành phần văn bản",
		"Ngày ban hành":      "van_ban.ngay_ban_hanh · theo thành phần văn bản",
		"nguoi_ky.ho_ten":    "van_ban.nguoi_ky.ho_ten · theo thành phần văn bản",
		"nguoi_ky[2].ho_ten": "van_ban.nguoi_ky[2].ho_ten · theo thành phần văn bản",
		"ten_tep":            "van_ban.ten_tep · theo thành phần văn bản",
		"don_vi":             "van_ban.don_vi · theo thành phần văn bản",

		"Đơn vị":                 "", // don_vi is “Đơn vị soạn thảo”
		"Phụ lục":                "", // no cell holds one
		"phu_luc":                "van_ban.phu_luc · theo thành phần văn bản",
		"mau":                    "", // all rows are of one template
		"STT":                    "",
		"van_ban_truoc.ngay":     "van_ban_truoc[1].ngay · theo tên trường", // the first
		"van_ban_truoc[x].ngay":  "",
		"van_ban_truoc[1000].so": "",
		"doanh_nghiep[26]":       "",
		"Dân số":                 "",
	} {
		b, _ := Bind(sheet([]string{title}), all, Options{})
		got := ""
		for _, tie := range b.Ties() {
			got = tie.Path + " · " + tie.How.String()
		}
		if got != want {
			t.Errorf("%q is tied to %q, want %q", title, got, want)
		}
	}
}

func TestSlipsInTitles(t *testing.T) {
	for title, want := range map[string]string{
		"van_ban_truoc[2].ngayy":                 "van_ban_truoc[2].ngay",
		"Các công văn đã nhắc 2: Ngày banh hành": "Các công văn đã nhắc [2]: Ngày ban hành",
		"Văn bản giao việc: Trích yếu":           "",
		"kinh_gu":                                "kinh_gui",
		"nguoi_ky.hoten":                         "nguoi_ky.ho_ten",
		"Người nhận":                             "",
		"Kinh gởi":                               "",
		"Hạng gửi":                               "Hạn gửi",
		"Số doanh nghiệp thành lập mới trong năm": "",
	} {
		_, problems := Bind(sheet([]string{title}), fields(t, letterTemplate), Options{})
		got := ""
		for _, p := range problems {
			if strings.HasPrefix(p.Hint, "ý bạn là “") {
				got = strings.TrimSuffix(strings.TrimPrefix(p.Hint, "ý bạn là “"), "”?")
			}
		}
		if got != want {
			t.Errorf("%q means %q, want %q", title, got, want)
		}
	}
}

func TestMappingsComeFirst(t *testing.T) {
	all := fields(t, letterTemplate)
	data := sheet([]string{"Nơi", "Địa phương", "a = b", "Hạn", "Hạn", "Số lượng"})
	var o Options
	for _, s := range []string{"nơi = dia_phuong", "a = b = Nhận xét", "D = van_ban_truoc[1].ngay", "so luong ="} {
		p, problems := ParsePair(s)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		o.Map = append(o.Map, p)
	}
	b, problems := Bind(data, all, o)
	if problems.HasErrors() {
		t.Error(printed(problems))
	}
	var got []string
	for _, tie := range b.Ties() {
		got = append(got, data.Columns[tie.Column].Title+" → "+tie.Path)
	}
	want := []string{"Nơi → dia_phuong", "a = b → nhan_xet", "Hạn → van_ban_truoc[1].ngay", "Hạn → han"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
