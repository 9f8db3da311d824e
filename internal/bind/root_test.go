package bind

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/definition"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
)

// A cell becomes what the type of its field reads.
func TestCellsBecomeValues(t *testing.T) {
	all := fields(t, letterTemplate)
	for _, test := range []struct{ title, text, want string }{
		{"dia_phuong", "Lạng Sơn; Hà Nội,Cao Bằng\n- Thanh Hóa", "[Lạng Sơn | Hà Nội | Cao Bằng | Thanh Hóa]"},
		{"dia_phuong", "Lạng Sơn", "Lạng Sơn"},
		{"dia_phuong", ";", ";"},
		{"giai_doan", "2021 - 2025; 2026 - 2030", "[2021 - 2025 | 2026 - 2030]"},
		{"giai_doan", "trong nước, ngoài nước", "trong nước, ngoài nước"},
		{"tinh", "Lạng\nSơn", "Lạng Sơn"},
		{"chi_dao.trich_yeu", "về việc\nthực hiện", "về việc thực hiện"},
		{"khen", "x", "có"}, {"khen", "X", "có"}, {"khen", "✓", "có"}, {"khen", "1", "có"}, {"khen", "TRUE", "có"}, {"khen", "Có", "có"},
		{"khen", "0", "không"}, {"khen", "FALSE", "không"}, {"khen", "không", "không"}, {"khen", "có lẽ", "có lẽ"},
		{"thu_hoi", "x", "có"},
		{"nhan_xet", "Một.\nHai.\n\nBa.", "Một.⏎⏎Hai.⏎⏎Ba."},
		{"nhan_xet", "Gồm:\n- một\n- hai\n1. ba\n| a | b |", "Gồm:⏎- một⏎- hai⏎1. ba⏎| a | b |"},
		{"nhan_xet", "2026 là năm đầu.\nNăm sau.", "2026 là năm đầu.⏎⏎Năm sau."},
		{"so_luong", "1.234", "1.234"}, {"han", "Quý II/2026", "Quý II/2026"}, {"muc", "cao", "cao"}, {"bo", "BNV", "BNV"},
		{"viec[2]", "Làm.\nXong.", "[Làm.⏎⏎Xong.]"},
		{"giai_doan", "-", ""}, {"so_luong", "-", "-"}, {"khen", "-", "-"},
		{"giai_doan", "1. Một.\n2. Hai;\n3) Ba", "[Một | Hai | Ba]"}, {"giai_doan", "a) Một;\nb) Công ty ABC Ltd.", "[Một | Công ty ABC Ltd.]"},
		{"giai_doan", "1. Một\n3. Ba", "[1. Một | 3. Ba]"}, {"giai_doan", "2026 - 2030", "2026 - 2030"}, {"giai_doan", "Hai.", "Hai"}, {"giai_doan", "1. Một", "1. Một"},
		{"kinh_gui", "(1) Sở A,\n(2) Sở B;", "[Sở A | Sở B]"}, {"viec", "Làm.\nXong.", "[Làm. | Xong.]"},
		{"tinh", "UBND tỉnh Lạng Sơn", "tỉnh Lạng Sơn"}, {"tinh", "UBND", "UBND"}, {"dia_phuong", "Ủy ban nhân dân tỉnh Cao Bằng; UBND TP. Hà Nội", "[tỉnh Cao Bằng | TP. Hà Nội]"},
		{"sieu_du_lieu.ma_dinh_danh", "A.1", "{ma_dinh_danh: A.1}"}, {"sieu_du_lieu.tu_khoa", "số; thư", "{tu_khoa: [số | thư]}"},
		{"kinh_gui", "Sở A; Sở B", "[Sở A | Sở B]"},
		{"doanh_nghiep[2026]", "1.120", "{2026: 1.120}"},
	} {
		data := sheet([]string{test.title}, []string{test.text})
		b, problems := Bind(data, all, Options{})
		if problems.HasErrors() {
			t.Fatal(printed(problems))
		}
		root, problems := b.Root(nil, data.Rows[0])
		if len(problems) > 0 {
			t.Error(printed(problems))
		}
		way := b.Ties()[0].steps
		for _, s := range way {
			if s.key == "" || s.key == "2026" {
				break
			}
			root = root.Field(s.key)
			if s.key == "sieu_du_lieu" {
				break
			}
		}
		if got := dump(root); got != test.want {
			t.Errorf("%s of %q is %q, want %q", test.title, test.text, got, test.want)
		}
		if root.At != data.Rows[0].Cells[0].At {
			t.Errorf("%s stands at %v", test.title, root.At)
		}
	}
}

func TestRowsAreLaidOverTheBase(t *testing.T) {
	base := yaml(t, `
mau: thu
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Mẫu}
du_lieu:
  chi_dao: {so_ky_hieu: 01/CT, ngay: 1/1/2020}
  van_ban_truoc:
    - {so_ky_hieu: 1/CV, ngay: 1/2/2026}
    - {so_ky_hieu: 2/CV, ngay: 2/2/2026}
  giai_doan: [2021 - 2025]
  han: 2026
`)
	before := dump(base)
	titles := []string{"chi_dao.ngay", "van_ban_truoc[2].ngay", "van_ban_truoc[4].ngay", "van_ban_truoc[4].so_ky_hieu", "van_ban_truoc[3].so_ky_hieu", "giai_doan[2]", "han", "nguoi_ky.ho_ten", "so", "nguoi_ky[2].ho_ten"}
	data := sheet(titles,
		[]string{"5/5/2025", "3/3/2026", "4/4/2026", "4/CV", "3/CV", "2026 - 2030", "Quý I/2027", "Trần Thị Thí Dụ", "05", "Lê Thị Thử"},
		[]string{"", "", "4/4/2026", "4/CV", "", "", "", "", "", ""},
		[]string{"", "", "", "", "", "", "", "", "", ""},
	)
	b, problems := Bind(data, fields(t, letterTemplate), Options{Base: base})
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	want := []string{
		"{mau: thu, nguoi_ky: [{chuc_vu: Giám đốc, ho_ten: Trần Thị Thí Dụ} | {ho_ten: Lê Thị Thử}], du_lieu: {chi_dao: {so_ky_hieu: 01/CT, ngay: 5/5/2025}, " +
			"van_ban_truoc: [{so_ky_hieu: 1/CV, ngay: 1/2/2026} | {so_ky_hieu: 2/CV, ngay: 3/3/2026} | {so_ky_hieu: 3/CV} | {ngay: 4/4/2026, so_ky_hieu: 4/CV}], " +
			"giai_doan: [2021 - 2025 | 2026 - 2030], han: Quý I/2027}, so: 05}",
		"{mau: thu, nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Mẫu}, du_lieu: {chi_dao: {so_ky_hieu: 01/CT, ngay: 1/1/2020}, " +
			"van_ban_truoc: [{so_ky_hieu: 1/CV, ngay: 1/2/2026} | {so_ky_hieu: 2/CV, ngay: 2/2/2026} | {ngay: 4/4/2026, so_ky_hieu: 4/CV}], giai_doan: [2021 - 2025], han: 2026}}",
		before,
	}
	for i, row := range data.Rows {
		root, problems := b.Root(base, row)
		if len(problems) > 0 {
			t.Error(printed(problems))
		}
		if d := cmp.Diff(want[i], dump(root)); d != "" {
			t.Errorf("row %d: %s", row.Number, d)
		}
		if root.At != base.At {
			t.Errorf("the definition of row %d stands at %v", row.Number, root.At)
		}
	}
	if got := dump(base); got != before {
		t.Errorf("the base became %s", got)
	}
}

// rowsOfYAML makes a table of the list in a YAML file.
func rowsOfYAML(t *testing.T, source string) *table.Table {
	t.Helper()
	out := &table.Table{File: "chung.vb.yaml"}
	list := yaml(t, source)
	for i, item := range list.Items {
		row := table.Row{Number: i + 1, At: item.At}
		for _, f := range list.Items[0].Fields {
			if i == 0 {
				out.Columns = append(out.Columns, table.Column{Title: f.Name, At: f.KeyAt})
			}
			c := table.Cell{Value: item.Field(f.Key)}
			if c.Value != nil {
				c.At = c.Value.At
				c.Text = c.Value.Text
			}
			row.Cells = append(row.Cells, c)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func TestValuesOfYAMLStayAsTheyAre(t *testing.T) {
	data := rowsOfYAML(t, `
- {dia_phuong: ["Lạng Sơn, Hà Nội"], chi_dao: {ngay: 5/5/2025, so_ky_hieu: }, van_ban_truoc: [{so_ky_hieu: 9/CV}], giai_doan: [], khen: x, tinh: "Hà; Nội", doanh_nghiep: {2026: 5}}
- {dia_phuong: , chi_dao: , van_ban_truoc: , giai_doan: , khen: , tinh: , doanh_nghiep: }
`)
	base := yaml(t, "du_lieu: {chi_dao: {so_ky_hieu: 01/CT}, van_ban_truoc: [{so_ky_hieu: 1/CV}, {so_ky_hieu: 2/CV}], giai_doan: [a], doanh_nghiep: {2025: 4, 2026: 4}}")
	b, problems := Bind(data, fields(t, letterTemplate), Options{Base: base})
	if len(problems) > 0 {
		t.Fatal(printed(problems))
	}
	want := []string{
		"{du_lieu: {chi_dao: {so_ky_hieu: 01/CT, ngay: 5/5/2025}, van_ban_truoc: [{so_ky_hieu: 9/CV}], giai_doan: [], doanh_nghiep: {2025: 4, 2026: 5}, dia_phuong: [Lạng Sơn, Hà Nội], khen: có, tinh: Hà; Nội}}",
		strings.TrimSuffix(dump(base), "}}") + ", dia_phuong: , khen: , tinh: }}",
	}
	for i, row := range data.Rows {
		root, _ := b.Root(base, row)
		if d := cmp.Diff(want[i], dump(root)); d != "" {
			t.Errorf("row %d: %s", i+1, d)
		}
	}
}

// A row in the shape of a definition needs no other columns.
func TestRowsOfYAMLMayBeDefinitions(t *testing.T) {
	data := rowsOfYAML(t, "- {so: 5, du_lieu: {tinh: Lạng Sơn}}")
	base := yaml(t, "mau: thu\ndu_lieu: {han: 2026}")
	b, problems := Bind(data, fields(t, letterTemplate), Options{Base: base})
	if len(problems) > 0 {
		t.Fatal(printed(problems))
	}
	root, _ := b.Root(base, data.Rows[0])
	if got, want := dump(root), "{mau: thu, du_lieu: {han: 2026, tinh: Lạng Sơn}, so: 5}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func register(t testing.TB) *places.Register {
	t.Helper()
	r, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What the template finds wrong with a value is told at its cell.
func TestFaultsOfValuesAreToldAtTheirCells(t *testing.T) {
	tpl, problems := template.Parse("thu.vb.md", []byte(letterTemplate))
	if tpl == nil {
		t.Fatal(problems)
	}
	titles := []string{"dia_phuong", "tinh", "chi_dao.ngay", "van_ban_truoc[1].ngay", "van_ban_truoc[1].so_ky_hieu", "khen", "han", "so_luong", "tien", "muc", "bo",
		"so_nganh", "ty_le", "he_so", "nam", "hang_nam", "doanh_nghiep[2026]", "ngay_ban_hanh"}
	data := sheet(titles, []string{"Lạng Sơn, Hà Nộii", "Bắc Kạn", "31/2/2026", "hôm qua", "", "có lẽ", "mai", "nhiều", "1,2,3", "vừa", "Bộ Lạ", "Sở Lạ", "a%", "b", "26", "40/12", "c", "32/1/2026"})
	b, problems := Bind(data, tpl.Fields, Options{})
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	root, _ := b.Root(yaml(t, "mau: thu"), data.Rows[0])
	_, problems = tpl.Fill(root, template.Env{Env: definition.Env{Regulation: law.Decree30(), Stage: doc.Draft}, Places: register(t)})
	told := map[string]string{}
	for _, p := range problems {
		if p.At.Sheet != "" {
			told[p.At.Cell()] = p.Message
		}
	}
	for i, c := range data.Rows[0].Cells {
		want := strings.TrimSpace(c.Text)
		if want == "" { // so_ky_hieu is lacking in the row that its neighbour begins
			continue
		}
		if told[c.At.Cell()] == "" {
			t.Errorf("nothing is told of %s (%s)", titles[i], c.Text)
		}
	}
	t.Log(printed(problems))
}

// A required field that a row leaves blank is told of at its cell; what is not
// required, or stands in the shared definition, may stay blank.
func TestBlankCellsOfRequiredFields(t *testing.T) {
	const source = `---
id: thu
ten: Thư
loai: cong-van
truong:
  - {ten: noi, nhan: Nơi nhận, kieu: chu, bat_buoc: true}
  - {ten: han, nhan: Hạn, kieu: ngay, bat_buoc: true}
  - {ten: lan, nhan: Lần, kieu: so, bat_buoc: true}
  - ten: nhom
    nhan: Nhóm
    kieu: nhom
    bat_buoc: true
    truong:
      - {ten: ngay, nhan: Ngày, kieu: ngay, bat_buoc: true}
      - {ten: so, nhan: Số của nhóm, kieu: chu, bat_buoc: true}
  - ten: them
    nhan: Thêm
    kieu: nhom
    truong:
      - {ten: ngay, nhan: Ngày, kieu: ngay, bat_buoc: true}
  - ten: bang
    nhan: Bảng
    kieu: bang
    cot:
      - {ten: x, nhan: X, kieu: chu, bat_buoc: true}
      - {ten: y, nhan: Y, kieu: chu, bat_buoc: true}
trich_yeu: thử
---
{{ .noi }} {{ .han }} {{ .nhom.so }}
`
	tpl, problems := template.Parse("thu.vb.md", []byte(source))
	if tpl == nil {
		t.Fatal(problems)
	}
	base := yaml(t, "mau: thu\ndu_lieu: {han: 1/1/2027, lan: }")
	data := sheet([]string{"noi", "han", "lan", "nhom.ngay", "nhom.so", "them.ngay", "bang[1].x", "bang[2].x", "bang[2].y"},
		[]string{"", "", "", "", "", "", "", "", ""},
		[]string{"", "", "", "1/1/2026", "", "", "", "", "y"},
	)
	b, problems := Bind(data, tpl.Fields, Options{Base: base})
	if problems.HasErrors() {
		t.Fatal(printed(problems))
	}
	want := []string{"A4, C4, D4", "A5, C5, E5, H5"}
	for i, row := range data.Rows {
		root, _ := b.Root(base, row)
		_, problems := tpl.Fill(root, template.Env{Env: definition.Env{Regulation: law.Decree30(), Stage: doc.Issue}, Places: register(t)})
		var cells []string
		for _, p := range problems {
			if p.At.Sheet != "" {
				cells = append(cells, p.At.Cell())
			}
			if strings.Contains(p.Message, "du_lieu") {
				t.Errorf("row %d: %s", row.Number, p.Message)
			}
		}
		if got := strings.Join(cells, ", "); got != want[i] {
			t.Errorf("row %d: faults at %s, want %s\n%s", row.Number, got, want[i], printed(problems))
		}
	}
}

func TestBrokenBase(t *testing.T) {
	data := sheet([]string{"tinh"}, []string{"Lạng Sơn"})
	b, _ := Bind(data, fields(t, letterTemplate), Options{})
	root, problems := b.Root(&record.Value{Kind: record.Scalar, Text: "x"}, data.Rows[0])
	if root != nil || !problems.HasErrors() {
		t.Errorf("got %s, %v", dump(root), problems)
	}
}
