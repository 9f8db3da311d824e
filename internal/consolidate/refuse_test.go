package consolidate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/consolidate"
	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/table"
)

// lines writes errors and warnings on a line each, with their hints.
func lines(l diag.List) []string {
	var out []string
	for _, d := range l.Sorted() {
		if d.Severity != diag.Note {
			out = append(out, d.At.String()+" "+d.Message+" > "+d.Hint)
		}
	}
	return out
}

// plain is a form in which nothing disagrees.
func plain(province any) answer {
	return answer{province: province,
		facts:   []any{day(30, 11, 2026), "612/BC-UBND", day(7, 12, 2026), "248/KH-UBND", day(20, 11, 2026), office, "có"},
		figures: [][]any{{815_200}, {118, 96, 120, "có"}, {9}, {109}, {1480}, {720, nil, nil, "có"}}}
}

// workbook writes one sheet of nothing that we know.
func workbook(t *testing.T) []byte {
	t.Helper()
	data, err := table.Write([]table.Sheet{{Name: "Sheet1", Columns: []table.Head{{Title: "Họ tên"}, {Title: "Đơn vị"}}, Rows: [][]any{{"Nguyễn Văn Mẫu", "Văn phòng"}}}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// One bad report beside a good one: it is told, the good one is read.
func TestBadReportsDoNotStopGoodOnes(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	form := blankForm(t, p, s)
	definition := string(load(t, "bao-cao/hai-phong.vb.yaml").Data)
	twice := plain("Cao Bằng")
	twice.more = []table.Change{{Sheet: factsSheet, Row: 6, Col: 1, Values: []any{"Sơn La", "2026"}}}
	otherYear := plain("Cao Bằng")
	otherYear.more = []table.Change{{Sheet: factsSheet, Row: firstRow, Col: 2, Values: []any{"2025"}}}
	late := plain("Cao Bằng")
	late.facts[2] = day(22, 12, 2026)
	undated := plain("Cao Bằng")
	undated.facts[2] = nil
	tests := []struct {
		name, file string
		data       []byte
		want       []string
	}{
		{"a province that is no more", "x.xlsx", plain("Bắc Kạn").fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô A5 tỉnh Bắc Kạn không còn từ 01/7/2025, nay thuộc tỉnh Thái Nguyên > gộp số liệu vào báo cáo của tỉnh Thái Nguyên"}},
		{"a province that never was", "x.xlsx", plain("Lạng Xơn Tây").fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô A5 không có tỉnh, thành phố “Lạng Xơn Tây” > viết tên đầy đủ hoặc không dấu, như lang-son"}},
		{"no province", "x.xlsx", plain(nil).fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô A5 báo cáo không ghi địa phương nào > ghi tên tỉnh, thành phố vào báo cáo rồi tổng hợp lại"}},
		{"two provinces in one file", "x.xlsx", twice.fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô A6 biểu ghi hai địa phương: “Cao Bằng” và “Sơn La” > tách mỗi địa phương một tệp"}},
		{"another year", "x.xlsx", otherYear.fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô B5 báo cáo của năm “2025”, phải là năm 2026 > đưa vào báo cáo của năm này, hoặc sửa “nam” trong tong-hop.yaml"}},
		{"after the round was closed", "x.xlsx", late.fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô A5 báo cáo của tỉnh Cao Bằng đến ngày 22/12/2026, sau ngày chốt 21/12/2026; không tổng hợp > đổi ngày chốt tổng hợp nếu muốn tính báo cáo này"}},
		{"no day at all", "x.xlsx", undated.fill(t, form),
			[]string{"x.xlsx, trang tính “Thông tin chung”, ô A5 không biết báo cáo của tỉnh Cao Bằng ký ngày nào, đến ngày nào > ghi ngày báo cáo, hoặc ghi ngày nhận vào bảng theo dõi"}},
		{"another workbook", "x.xlsx", workbook(t),
			[]string{"x.xlsx không phải biểu đã gửi: không có trang tính “Thông tin chung” với các cột “Tỉnh, thành phố”, “Năm báo cáo” > đề nghị địa phương điền đúng biểu đã gửi, giữ nguyên dòng tiêu đề"}},
		{"another template", "x.vb.yaml", []byte("mau: bao-cao-tong-hop\n"),
			[]string{"x.vb.yaml:1:6 tệp khai báo theo mẫu “bao-cao-tong-hop”, không phải báo cáo của địa phương > đưa vào báo cáo làm theo mẫu “bao-cao-nam”"}},
		{"another year of a definition", "x.vb.yaml", []byte(strings.Replace(definition, "nam: 2026", "nam: 2024", 1)),
			[]string{"x.vb.yaml:12:8 báo cáo của năm “2024”, phải là năm 2026 > đưa vào báo cáo của năm này, hoặc sửa “nam” trong tong-hop.yaml"}},
		{"another kind of file", "x.docx", []byte("PK"), []string{"x.docx không đọc được loại tệp này > gửi tệp .vb.yaml hoặc biểu .xlsx"}},
	}
	good := consolidate.File{Name: "good.xlsx", Data: plain("Lạng Sơn").fill(t, form)}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: load(t, s.Base), Reports: []consolidate.File{{Name: tt.file, Data: tt.data}, good}})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff([]string{tt.file}, r.Summary.Refused); d != "" || r.Summary.Read != 1 {
				t.Errorf("%d read, refused:\n%s", r.Summary.Read, d)
			}
			if d := cmp.Diff(tt.want, lines(problems)); d != "" {
				t.Errorf("problems (-want +got):\n%s", d)
			}
			if !strings.Contains(string(r.Definition()), "# good.xlsx") {
				t.Error("the good report is not in the result")
			}
		})
	}
}

// Which of two reports counts is never guessed.
func TestTwoReportsOfOneProvince(t *testing.T) {
	p := open(t)
	form := blankForm(t, p, settings(t, p))
	second := plain("Lạng Sơn")
	second.facts[1], second.facts[2] = "640/BC-UBND", day(15, 12, 2026)
	reports := []consolidate.File{{Name: "in/a.xlsx", Data: plain("tỉnh Lạng Sơn").fill(t, form)}, {Name: "in/b.xlsx", Data: second.fill(t, form)}}
	for _, tt := range []struct {
		replacing string
		want      []string
		read      int
	}{
		{"[]", []string{"in/a.xlsx, trang tính “Thông tin chung”, ô A5 tỉnh Lạng Sơn có 2 báo cáo (in/a.xlsx số 612/BC-UBND ngày 07/12/2026; " +
			"in/b.xlsx số 640/BC-UBND ngày 15/12/2026), không rõ dùng báo cáo nào; chưa tổng hợp báo cáo nào > bỏ tệp thừa, hoặc ghi tên tệp được dùng vào “thay_the” trong tong-hop.yaml"}, 0},
		{"[b.xlsx]", nil, 1},
		{"[a.xlsx, b.xlsx]", []string{"in/a.xlsx, trang tính “Thông tin chung”, ô A5 tỉnh Lạng Sơn có 2 báo cáo (in/a.xlsx số 612/BC-UBND ngày 07/12/2026; " +
			"in/b.xlsx số 640/BC-UBND ngày 15/12/2026), không rõ dùng báo cáo nào; chưa tổng hợp báo cáo nào > bỏ tệp thừa, hoặc ghi tên tệp được dùng vào “thay_the” trong tong-hop.yaml"}, 0},
		{"[c.xlsx]", []string{"in/a.xlsx, trang tính “Thông tin chung”, ô A5 tỉnh Lạng Sơn có 2 báo cáo (in/a.xlsx số 612/BC-UBND ngày 07/12/2026; " +
			"in/b.xlsx số 640/BC-UBND ngày 15/12/2026), không rõ dùng báo cáo nào; chưa tổng hợp báo cáo nào > bỏ tệp thừa, hoặc ghi tên tệp được dùng vào “thay_the” trong tong-hop.yaml",
			"tong-hop.yaml:103:12 không có tệp “c.xlsx” trong các báo cáo > sửa tên, hoặc bỏ dòng này"}, 0},
	} {
		s := changed(t, p, "thay_the: []", "thay_the: "+tt.replacing)
		r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: load(t, s.Base), Reports: reports})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tt.want, lines(problems)); d != "" || r.Summary.Read != tt.read {
			t.Errorf("%s: %d read (-want +got):\n%s", tt.replacing, r.Summary.Read, d)
		}
		if tt.read == 1 && !strings.Contains(string(r.Definition()), "640/BC-UBND") {
			t.Errorf("the replacing report does not count:\n%s", r.Definition())
		}
	}
}

// changed reads the settings of the example with one place changed.
func changed(t *testing.T, p *pipeline.Pipeline, from, to string) *consolidate.Settings {
	t.Helper()
	f := load(t, "tong-hop.yaml")
	if !strings.Contains(string(f.Data), from) {
		t.Fatalf("%q does not stand in the settings", from)
	}
	s, problems := consolidate.ReadSettings(p, f.Name, []byte(strings.ReplaceAll(string(f.Data), from, to)))
	if problems.HasErrors() {
		t.Fatal(show(problems))
	}
	return s
}

// A province that two were merged into is compared with the sum of both.
func TestLastYearOfAMergedProvince(t *testing.T) {
	p := open(t)
	s := changed(t, p, "nam: 2026", "nam: 2025")
	last := func(f consolidate.File, to string) consolidate.File {
		f.Data = []byte(strings.NewReplacer("2026", "2025", "2025", "2024", "Lạng Sơn", to).Replace(string(f.Data)))
		return f
	}
	previous := consolidate.File{Name: "2024.yaml", Data: []byte(`mau: bao-cao-tong-hop
ngay_ban_hanh: 24/12/2024
du_lieu:
  nam_bao_cao: 2024
  dia_phuong:
    - {dia_phuong: Bắc Kạn, so_doanh_nghiep: 30, lao_dong: 250}
    - {dia_phuong: Thái Nguyên, so_doanh_nghiep: 70, lao_dong: 1000}
    - {dia_phuong: Hòa Bình, so_doanh_nghiep: 1}
`)}
	r, problems, err := consolidate.Collect(consolidate.Input{Settings: s, Pipeline: p, Base: last(load(t, s.Base), ""), Previous: &previous,
		Reports: []consolidate.File{last(load(t, "bao-cao/lang-son.vb.yaml"), "Thái Nguyên")}})
	if err != nil || problems.HasErrors() {
		t.Fatal(show(problems), err)
	}
	var got []string
	for _, i := range r.Found {
		got = append(got, tell(i))
	}
	want := []string{"Biểu số liệu | dòng 1 (Số doanh nghiệp công nghệ số đang hoạt động), cột Kỳ trước | 96 | chưa thống nhất | " +
		"Tổng của Bắc Kạn, Thái Nguyên trong báo cáo tổng hợp năm trước là 100 doanh nghiệp"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
