package merge_test

import (
	"bytes"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/merge"
	"vanban/internal/pipeline"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// The same rows give the same letters, whatever kind of file they stand in.
func TestRowsOfEveryKindOfFile(t *testing.T) {
	day := func(d, m int) viet.Date { return viet.Date{Day: d, Month: m, Year: 2026} }
	workbook, err := table.Write([]table.Sheet{{
		Name:   "Theo dõi",
		Titles: []string{"DANH SÁCH NHẮC"},
		Columns: []table.Head{{Title: "STT"}, {Title: "Địa phương"}, {Title: "Hạn"}, {Title: "van_ban_truoc[1].so_ky_hieu"},
			{Title: "van_ban_truoc[1].ngay"}, {Title: "van_ban_truoc[1].trich_yeu"}, {Title: "Các giai đoạn của kế hoạch"}},
		Rows: [][]any{
			{1, "Lạng Sơn", day(31, 12), nil, nil, nil, "2026 - 2030"},
			{2, "Quảng Ninh", nil, "012/BKHCN-CNCNTT", day(1, 6), "đôn đốc", "2021 - 2025\n2026 - 2030"},
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	files := []struct {
		name string
		data []byte
	}{
		{"ds.xlsx", workbook},
		{"ds.csv", []byte("\ufeffĐịa phương,STT,han,Các công văn đã nhắc 1: Trích yếu,Các công văn đã nhắc 1: Ngày ban hành,\"Các công văn đã nhắc 1: Số, ký hiệu\",GIAI DOAN\r\n" +
			"Lạng Sơn,1,31/12/2026,,,,2026 - 2030\r\n" +
			"Quảng Ninh,2,,đôn đốc,01/6/2026,012/BKHCN-CNCNTT,2021 - 2025; 2026 - 2030\r\n")},
		{"ds.yaml", []byte(`
- {dia_phuong: Lạng Sơn, han: 31/12/2026, giai_doan: [2026 - 2030]}
- dia_phuong: [Quảng Ninh]
  van_ban_truoc:
    - {so_ky_hieu: 012/BKHCN-CNCNTT, ngay: 2026-06-01, trich_yeu: đôn đốc}
  giai_doan: [2021 - 2025, 2026 - 2030]
`)},
	}
	var first [][]byte
	for _, f := range files {
		data, found := table.Read(f.name, f.data, table.Options{})
		if data == nil || found.HasErrors() {
			t.Fatal(rowsPrinted(found))
		}
		batch, _, problems := merge.FromTable(merge.RowsInput{Base: reminder(t, "23/11/2026"), Table: data, Found: found, Places: rowsRegister(t)})
		if problems.HasErrors() || len(batch.Jobs) != 2 {
			t.Fatalf("%s: %d jobs\n%s", f.name, len(batch.Jobs), rowsPrinted(problems))
		}
		for i, j := range batch.Jobs {
			root, list := j.Make()
			if list.HasErrors() {
				t.Fatalf("%s: %s", f.name, rowsPrinted(list))
			}
			built, list, err := rowsPipeline().Build(pipeline.Source{File: batch.File, Root: root}, pipeline.Options{Stage: doc.Issue, PDF: true, DOCX: true})
			if err != nil || built == nil {
				t.Fatal(f.name, err, rowsPrinted(list))
			}
			both := append(built.DOCX, built.PDF...)
			if len(first) == i {
				first = append(first, both)
			} else if !bytes.Equal(first[i], both) {
				t.Errorf("%s: letter %d is another than that of %s", f.name, i+1, files[0].name)
			}
			if want := []string{"nhac-lang-son", "nhac-quang-ninh"}[i]; j.Name != want {
				t.Errorf("%s: letter %d is called %s, want %s", f.name, i+1, j.Name, want)
			}
		}
	}
}
