package consolidate_test

import (
	"testing"

	"vanban/internal/consolidate"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/table"
)

// builds consolidates one report; whatever stands in it, the report of all can
// be built.
func builds(t *testing.T, in consolidate.Input, report consolidate.File) {
	in.Reports = []consolidate.File{report}
	r, _, err := consolidate.Collect(in)
	if err != nil {
		t.Fatal(err)
	}
	src := pipeline.Source{File: "tong-hop.vb.yaml", Data: r.Definition()}
	if _, problems, err := in.Pipeline.Layout(src, pipeline.Options{Stage: doc.Sign}); err != nil || problems.HasErrors() {
		t.Fatalf("%v\n%s\n%s", err, show(problems), r.Definition())
	}
	if _, err := r.Issues(); err != nil {
		t.Fatal(err)
	}
}

// fuzzInput is the example without reports.
func fuzzInput(f *testing.F) consolidate.Input {
	p := open(f)
	s := settings(f, p)
	previous := load(f, s.Previous)
	return consolidate.Input{Settings: s, Pipeline: p, Base: load(f, s.Base), Previous: &previous}
}

func FuzzDefinition(f *testing.F) {
	in := fuzzInput(f)
	for _, name := range []string{"lang-son", "hai-phong", "thanh-hoa"} {
		f.Add(load(f, "bao-cao/"+name+".vb.yaml").Data)
	}
	f.Add([]byte("mau: bao-cao-nam\n"))
	f.Add([]byte("mau: bao-cao-nam\ndu_lieu: {tinh: Huế, nam: 2026, so_lieu: [a, {chi_so: [b]}], kien_nghi_bo: {c: d}, ke_hoach: e}\nngay_ban_hanh: 07/12/2026\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		builds(t, in, consolidate.File{Name: "x.vb.yaml", Data: data})
	})
}

func FuzzForm(f *testing.F) {
	in := fuzzInput(f)
	form := blankForm(f, in.Pipeline, in.Settings)
	f.Add("Lạng Sơn", "07/12/2026", "248/KH-UBND", "118", "0,5", "Hướng dẫn thống kê.", uint8(0))
	f.Add("Bắc Kạn", "", "Kế hoạch số 1/KH-UBND ngày 05 tháng 3 năm 2026", "1.234 người", "(ước)", "a: {{ b }} | c", uint8(3))
	f.Fuzz(func(t *testing.T, province, day, text, one, two, item string, row uint8) {
		for _, s := range []string{province, day, text, one, two, item} {
			if len(s) > 1000 {
				t.Skip("longer than what is typed")
			}
		}
		a := plain(province)
		a.facts[2] = day
		a.facts[3], a.facts[5] = text, text
		a.more = []table.Change{
			{Sheet: figuresSheet, Row: firstRow + int(row%6), Col: 3, Values: []any{two, one, two, one, two}},
			{Sheet: "Kiến nghị", Row: firstRow, Col: 2, Values: []any{item, text}},
			{Sheet: "Cách làm hay", Row: firstRow, Col: 2, Values: []any{item}},
		}
		builds(t, in, consolidate.File{Name: "x.xlsx", Data: a.fill(t, form)})
	})
}
