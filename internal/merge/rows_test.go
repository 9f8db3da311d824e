package merge_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/fonts"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/merge"
	"vanban/internal/pipeline"
	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/templates"
)

var rowsPipeline = sync.OnceValue(func() *pipeline.Pipeline {
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		panic(fmt.Sprint(err, problems))
	}
	return p
})

func rowsRegister(t testing.TB) *places.Register {
	t.Helper()
	r, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reminder is what all letters of the tests share, but for the date.
func reminder(t testing.TB, date string, set ...string) *merge.Base {
	t.Helper()
	const definition = `mau: don-doc-chua-ban-hanh
so: 5
ky_hieu: BKHCN-CNCNTT
dia_danh: Hà Nội
nguoi_ky: {quyen_han: KT. BỘ TRƯỞNG, chuc_vu: THỨ TRƯỞNG, ho_ten: Nguyễn Văn Mẫu}
luu: VT, CNCNTT
du_lieu:
  chi_dao: {ten_loai: Chỉ thị, so_ky_hieu: 01/CT-TTg, ngay: 14/01/2020, co_quan: Thủ tướng Chính phủ, trich_yeu: thúc đẩy phát triển}
  co_quan: Bộ Khoa học và Công nghệ
  giai_doan: [2026 - 2030]
  ngay_theo_doi: 20/8/2026
  nam_bao_cao: 2026
  han: 31/12/2026
  don_vi_dau_moi: Cục Công nghiệp công nghệ thông tin
  lien_he: "thư điện tử: lienhe@example.vn"
`
	base, problems := merge.ReadBase(rowsPipeline(), merge.BaseInput{File: "nhac.vb.yaml", Data: []byte(definition), Set: append(set, "ngay_ban_hanh="+date)})
	if base == nil {
		t.Fatal(rowsPrinted(problems))
	}
	return base
}

func rowsPrinted(l diag.List) string {
	var out strings.Builder
	_ = diag.Print(&out, l)
	return out.String()
}

// rowsSheet makes a table of a workbook with the header in row 1.
func rowsSheet(titles []string, rows ...[]string) *table.Table {
	t := &table.Table{File: "ds.xlsx", Sheet: "Danh sách", Header: 1}
	at := func(line, col int) diag.Range {
		return diag.Range{File: t.File, Sheet: t.Sheet, Start: diag.Pos{Line: line, Col: col}}
	}
	for i, title := range titles {
		t.Columns = append(t.Columns, table.Column{Title: title, At: at(1, i+1), Index: i + 1})
	}
	for i, texts := range rows {
		row := table.Row{Number: i + 2, At: at(i+2, 0)}
		for j, text := range texts {
			row.Cells = append(row.Cells, table.Cell{Text: text, At: at(i+2, j+1)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// A cell at fault stops its row only if something asks for the cell.
func TestFaultsOfCellsThatNothingAsksFor(t *testing.T) {
	make := func(where, name string) (made []string, told string) {
		data := rowsSheet([]string{"Địa phương", "Ghi chú thêm", "Mã"}, []string{"Lạng Sơn", "#REF!", "a"}, []string{"Cà Mau", "#N/A", "b"}, []string{"Hà Nội", "", "#REF!"})
		var found diag.List
		for _, c := range []*table.Cell{&data.Rows[0].Cells[1], &data.Rows[1].Cells[1], &data.Rows[2].Cells[2]} {
			c.Bad = true
			if c.Text != "#N/A" { // one of those that are too many to be told
				found.Add(c.At, "sửa ô ấy", "ô báo lỗi %s", c.Text)
			}
		}
		for i := range data.Rows {
			data.Rows[i].Bad = true
		}
		in := merge.RowsInput{Base: reminder(t, "23/11/2026"), Table: data, Found: found, Places: rowsRegister(t), Name: name}
		if where != "" {
			in.Where = []string{where}
		}
		batch, _, problems := merge.FromTable(in)
		for _, j := range batch.Jobs {
			if root, list := j.Make(); root != nil {
				made = append(made, j.Recipient)
			} else {
				problems = append(problems, list...)
			}
		}
		return made, rowsPrinted(problems)
	}
	made, told := make("", "")
	const spared = `ds.xlsx, trang tính “Danh sách”, ô B2: ghi chú: ô có lỗi nằm ở cột không dùng, thấy “#REF!”
    ds.xlsx, trang tính “Danh sách”, ô B3: cũng thế
    ds.xlsx, trang tính “Danh sách”, ô C4: cũng thế
    gợi ý: sửa ô nếu cần cột ấy; văn bản vẫn được tạo`
	if len(made) != 3 || !strings.Contains(told, spared) {
		t.Errorf("made %q\n%s", made, told)
	}
	made, told = make("", "{Mã}")
	if len(made) != 2 || !strings.Contains(told, "ô C4: lỗi: ô báo lỗi #REF!") {
		t.Errorf("with the name: made %q\n%s", made, told)
	}
	made, told = make("Ghi chú thêm = x", "")
	if len(made) != 0 || !strings.Contains(told, "ô B2: lỗi: ô báo lỗi #REF!") || !strings.Contains(told, "ô B3: lỗi: ô có lỗi, thấy “#N/A”") {
		t.Errorf("with the condition: made %q\n%s", made, told)
	}
}

func TestRowsBecomeJobs(t *testing.T) {
	data := rowsSheet([]string{"STT", "Địa phương", "Hạn", "Vùng"},
		[]string{"1", "Lạng Sơn", "31/12/2026", "Bắc"},
		[]string{"2", "Cà Mau", "31/12/2026", "Nam"},
		[]string{"3", "Sao Hỏa", "hôm nào", "Bắc"},
		[]string{"", "Tổng cộng", "3", ""},
		[]string{"5", "Hà Nội", "", "Bắc"},
	)
	data.Rows[3].Kind = table.Total
	data.Rows[4].Bad, data.Rows[4].Cells[3].Bad = true, true
	found := diag.List{{Severity: diag.Error, At: data.Rows[4].Cells[3].At, Message: "ô có công thức hỏng #REF!", Hint: "sửa ô ấy"}}
	batch, plan, problems := merge.FromTable(merge.RowsInput{Base: reminder(t, "23/11/2026"), Table: data, Found: found, Places: rowsRegister(t), Where: []string{"Vùng = Bắc"}, Map: []string{"Hạn = han"}})
	if problems.HasErrors() {
		t.Fatal(rowsPrinted(problems))
	}
	var rows []string
	for _, r := range plan.Rows {
		rows = append(rows, fmt.Sprint(r.Number, " ", r.Wanted, " ", r.Recipient, " ", r.Name, " ", r.Why))
	}
	want := []string{
		"2 true tỉnh Lạng Sơn nhac-lang-son Vùng = Bắc",
		"3 false tỉnh Cà Mau nhac-ca-mau Vùng = Bắc: không đúng, ô ghi “Nam”",
		"4 true Sao Hỏa nhac-sao-hoa Vùng = Bắc",
		"5 false Tổng cộng  dòng tổng cộng",
		"6 true thành phố Hà Nội nhac-ha-noi Vùng = Bắc: ô có lỗi",
	}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
	columns := []merge.ColumnPlan{
		{Title: "STT", At: data.Columns[0].At},
		{Title: "Địa phương", At: data.Columns[1].At, Path: "dia_phuong", Label: "Các địa phương nhận", How: "theo tên trường"},
		{Title: "Hạn", At: data.Columns[2].At, Path: "han", Label: plan.Columns[2].Label, How: "theo chỉ định"},
		{Title: "Vùng", At: data.Columns[3].At},
	}
	if d := cmp.Diff(columns, plan.Columns); d != "" {
		t.Error(d)
	}
	if batch.Title == "" || batch.Template != "don-doc-chua-ban-hanh" || batch.File != "nhac.vb.yaml" || len(batch.Jobs) != 3 {
		t.Fatalf("batch %q of %q, %d jobs", batch.Title, batch.Template, len(batch.Jobs))
	}
	var told []string
	for _, j := range batch.Jobs {
		root, list := j.Make()
		if root != nil {
			_, more, err := rowsPipeline().Layout(pipeline.Source{File: batch.File, Root: root}, pipeline.Options{Stage: doc.Issue})
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, more...)
		}
		for _, d := range list.Sorted() {
			if d.At.Sheet != "" {
				told = append(told, d.At.Cell()+" "+d.Message)
			}
		}
	}
	if d := cmp.Diff([]string{
		"B4 “dia_phuong” (Các địa phương nhận): không có tỉnh, thành phố “Sao Hỏa”",
		"C4 “han” (" + plan.Columns[2].Label + "): “hôm nào” không phải là thời hạn",
		"D6 ô có công thức hỏng #REF!",
	}, told); d != "" {
		t.Error(d)
	}
}

// Each of the 34 letters calls its province as it is called on that day.
func TestLettersToEveryProvince(t *testing.T) {
	base, _ := merge.ReadBase(rowsPipeline(), merge.BaseInput{File: "nhac.vb.yaml", Data: []byte("mau: don-doc-chua-ban-hanh\nngay_ban_hanh: 1/9/2026")})
	if _, _, blank := merge.FromTable(merge.RowsInput{Base: base, Places: rowsRegister(t)}); !strings.HasPrefix(rowsPrinted(blank), "nhac.vb.yaml: lỗi: thiếu trường bắt buộc") {
		t.Error(rowsPrinted(blank))
	}
	for date, want := range map[string]string{"31/8/2026": "tỉnh Quảng Ninh", "20/9/2026": "thành phố Quảng Ninh"} {
		batch, _, problems := merge.FromTable(merge.RowsInput{Base: reminder(t, date), Places: rowsRegister(t)})
		if len(problems) > 0 || len(batch.Jobs) != 34 {
			t.Fatalf("%d letters\n%s", len(batch.Jobs), rowsPrinted(problems))
		}
		names := map[string]bool{}
		for _, j := range batch.Jobs {
			names[j.Name] = true
			root, list := j.Make()
			if list.HasErrors() {
				t.Fatal(rowsPrinted(list))
			}
			if got := root.Field("du_lieu").Field("dia_phuong").Text; j.Name != "nhac-"+got {
				t.Errorf("%s has the name %s", got, j.Name)
			}
			if j.Name != "nhac-quang-ninh" {
				continue
			}
			if j.Recipient != want {
				t.Errorf("%s: the letter goes to %q, want %q", date, j.Recipient, want)
			}
			laid, list, err := rowsPipeline().Layout(pipeline.Source{File: batch.File, Root: root}, pipeline.Options{Stage: doc.Issue})
			if err != nil || laid == nil {
				t.Fatal(err, rowsPrinted(list))
			}
			if got := laid.Document.Addressees[0].Text; !strings.HasSuffix(got, want) {
				t.Errorf("%s: the letter is addressed to %q, want %q", date, got, want)
			}
		}
		if len(names) != 34 {
			t.Errorf("%d names", len(names))
		}
	}
}

// A definition without a template is addressed to each People's Committee.
func TestProvincesWithoutATemplate(t *testing.T) {
	base, problems := merge.ReadBase(rowsPipeline(), merge.BaseInput{File: "moi.vb.yaml", Data: []byte("loai: cong-van\nkinh_gui: Ủy ban nhân dân các tỉnh\n")})
	if base == nil {
		t.Fatal(rowsPrinted(problems))
	}
	batch, _, problems := merge.FromTable(merge.RowsInput{Base: base, Places: rowsRegister(t), Only: []string{"hue; Cà Mau"}})
	if got := rowsPrinted(problems); !strings.Contains(got, "chưa có ngày ban hành") || problems.HasErrors() {
		t.Error(got)
	}
	var got []string
	for _, j := range batch.Jobs {
		root, _ := j.Make()
		got = append(got, j.Name+": "+root.Field("kinh_gui").Text)
	}
	want := []string{"moi-ca-mau: Ủy ban nhân dân tỉnh Cà Mau", "moi-hue: Ủy ban nhân dân thành phố Huế"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTemplateWithoutADefinition(t *testing.T) {
	base, problems := merge.ReadBase(rowsPipeline(), merge.BaseInput{Template: "don-doc-chua-ban-hanh"})
	if base == nil {
		t.Fatal(rowsPrinted(problems))
	}
	data := rowsSheet([]string{"dia_phuong"}, []string{"Lạng Sơn"})
	batch, plan, problems := merge.FromTable(merge.RowsInput{Base: base, Table: data, Places: rowsRegister(t)})
	if len(batch.Jobs) > 0 || len(plan.Columns) != 1 || !strings.Contains(rowsPrinted(problems), "thiếu trường bắt buộc") || !strings.Contains(rowsPrinted(problems), "ngay_theo_doi (Ngày chốt tình hình theo dõi)") {
		t.Error(rowsPrinted(problems))
	}
	for _, in := range []merge.BaseInput{
		{Template: "don-doc-chua-ban-han"},
		{File: "a.vb.yaml", Data: []byte("mau: don-doc-chua-ban-han")},
		{File: "a.vb.yaml", Data: []byte("[1]")},
		{File: "a.vb.yaml", Data: []byte("a: [")},
		{File: "a.vb.yaml", Data: []byte("loai: cong-van"), Set: []string{"so"}},
	} {
		base, problems := merge.ReadBase(rowsPipeline(), in)
		if base != nil || !problems.HasErrors() {
			t.Errorf("%+v can be used: %s", in, rowsPrinted(problems))
		}
		t.Log(rowsPrinted(problems))
	}
}

func TestNothingToMake(t *testing.T) {
	data := rowsSheet([]string{"dia_phuong"}, []string{"Lạng Sơn"})
	in := merge.RowsInput{Base: reminder(t, "23/11/2026"), Table: data, Places: rowsRegister(t), Where: []string{"dia_phuong = Huế"}}
	batch, _, problems := merge.FromTable(in)
	if len(batch.Jobs) > 0 || problems.HasErrors() || !strings.Contains(rowsPrinted(problems), "cảnh báo: không có dòng nào để tạo văn bản, bảng có 1 dòng") {
		t.Error(rowsPrinted(problems))
	}
	in.Where = []string{"a = b"}
	if _, _, problems = merge.FromTable(in); !problems.HasErrors() {
		t.Error("a condition on a column that is not there is no error")
	}
	in.Map = []string{"a"}
	if _, _, problems = merge.FromTable(in); !problems.HasErrors() {
		t.Error("a mapping without a field is no error")
	}
}

// rowsOf makes n rows that differ.
func rowsOf(n int) *table.Table {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprintf("Sở số %d", i), fmt.Sprintf("%d/12/2026", i%28+1), fmt.Sprintf("%d/CV", i), "2026 - 2030; 2031 - 2035"}
	}
	return rowsSheet([]string{"kinh_gui", "han", "van_ban_truoc[1].so_ky_hieu", "giai_doan"}, rows...)
}

// However rows and columns stand, a job is the same.
func TestJobsDoNotDependOnTheOrder(t *testing.T) {
	type job struct{ Name, Recipient, Content string }
	base, register := reminder(t, "23/11/2026", "du_lieu.dia_phuong=Lạng Sơn"), rowsRegister(t)
	jobs := func(data *table.Table) map[int]job {
		batch, _, problems := merge.FromTable(merge.RowsInput{Base: base, Table: data, Places: register})
		if problems.HasErrors() {
			t.Fatal(rowsPrinted(problems))
		}
		out := map[int]job{}
		for i, j := range batch.Jobs {
			if j.Row.Start.Line != data.Rows[i].Number {
				t.Fatalf("job %d is of row %d", i, j.Row.Start.Line)
			}
			out[j.Row.Start.Line] = job{j.Name, j.Recipient, j.Content}
		}
		return out
	}
	want := jobs(rowsOf(60))
	contents := map[string]bool{}
	for _, j := range want {
		contents[j.Content] = true
	}
	if len(contents) != 60 {
		t.Errorf("%d contents of 60 rows", len(contents))
	}
	random := rand.New(rand.NewPCG(6, 6))
	for range 20 {
		data := rowsOf(60)
		random.Shuffle(len(data.Rows), func(i, j int) { data.Rows[i], data.Rows[j] = data.Rows[j], data.Rows[i] })
		data.Rows = data.Rows[:40]
		order := random.Perm(len(data.Columns))
		columns := slices.Clone(data.Columns)
		for to, from := range order {
			columns[to] = data.Columns[from]
		}
		data.Columns = columns
		for i := range data.Rows {
			cells := slices.Clone(data.Rows[i].Cells)
			for to, from := range order {
				cells[to] = data.Rows[i].Cells[from]
			}
			data.Rows[i].Cells = cells
		}
		for line, j := range jobs(data) {
			if j != want[line] {
				t.Fatalf("row %d is %v, was %v", line, j, want[line])
			}
		}
	}
}

// Rows of one province share a name; none is overwritten.
func TestRowsOfOneNameAreMadeEach(t *testing.T) {
	data := rowsSheet([]string{"dia_phuong"}, []string{"Lạng Sơn"}, []string{"Hà Nội"}, []string{"tỉnh Lạng Sơn"})
	batch, _, problems := merge.FromTable(merge.RowsInput{Base: reminder(t, "23/11/2026"), Table: data, Places: rowsRegister(t), Where: []string{"dia_phuong = lang-son"}})
	if problems.HasErrors() {
		t.Fatal(rowsPrinted(problems))
	}
	dir := t.TempDir()
	if _, err := merge.Run(context.Background(), rowsPipeline(), batch, merge.Options{Out: dir, PDF: true, Stage: doc.Issue}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		files[i] = filepath.Base(files[i])
	}
	if d := cmp.Diff([]string{"nhac-lang-son-dong-2.pdf", "nhac-lang-son-dong-4.pdf"}, files); d != "" {
		t.Error(d)
	}
}

// The cost of a row does not grow with the table: compare ns/row.
func BenchmarkFromTable(b *testing.B) {
	base, register := reminder(b, "23/11/2026", "du_lieu.dia_phuong=Lạng Sơn"), rowsRegister(b)
	for _, n := range []int{1_000, 10_000} {
		data := rowsOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				batch, _, problems := merge.FromTable(merge.RowsInput{Base: base, Table: data, Places: register})
				if problems.HasErrors() || len(batch.Jobs) != n {
					b.Fatal(rowsPrinted(problems))
				}
				for _, j := range batch.Jobs {
					if root, _ := j.Make(); root == nil {
						b.Fatal("no definition")
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/row")
		})
	}
}
