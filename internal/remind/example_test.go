package remind

import (
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/fonts"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/places"
	"vanban/internal/table"
	"vanban/internal/viet"
	"vanban/templates"
)

const exampleFolder = "../../examples/nhac-viec/"

var shared = sync.OnceValue(func() *pipeline.Pipeline {
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		panic(err)
	}
	return p
})

func register(t *testing.T) *places.Register {
	t.Helper()
	r, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// workbook makes a tracking workbook of a text: “== name” begins a sheet, the
// next line is its header, bars stand between cells.
func workbook(t *testing.T, text string) []byte {
	t.Helper()
	var sheets []table.Sheet
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, begins := strings.CutPrefix(line, "== ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case begins:
			sheets = append(sheets, table.Sheet{Name: name})
		default:
			s := &sheets[len(sheets)-1]
			cells := strings.Split(line, "|")
			if s.Columns == nil {
				for _, c := range cells {
					s.Columns = append(s.Columns, head(strings.TrimSpace(c)))
				}
				break
			}
			var row []any
			for i, c := range cells {
				row = append(row, value(strings.TrimSpace(c), s.Columns[i].Form))
			}
			s.Rows = append(s.Rows, row)
		}
	}
	data, err := table.Write(sheets)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func head(title string) table.Head {
	h := table.Head{Title: title}
	switch {
	case strings.Contains(title, "Ngày"), title == "Hạn":
		h.Form = table.Day
	case strings.Contains(title, "Số"), title == "Giá trị", title == "Năm báo cáo":
		h.Form = table.Text
	case title == "Đã xong", title == "Công khai danh mục":
		h.Choices = []string{"có", "không"}
	case title == "Vấn đề":
		h.Choices = []string{"thiếu", "chưa thống nhất"}
	}
	return h
}

func value(s string, f table.Form) any {
	if d, err := viet.ParseDate(s); err == nil && d.Complete() && f == table.Day {
		return d
	}
	if n, err := strconv.Atoi(s); err == nil && f == table.General {
		return n
	}
	return s
}

func TestExampleWorkbookIsThatOfItsText(t *testing.T) {
	text, err := os.ReadFile("testdata/theo-doi.txt")
	if err != nil {
		t.Fatal(err)
	}
	made := workbook(t, string(text))
	if *update {
		if err := os.WriteFile(exampleFolder+"theo-doi.xlsx", made, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	stands, err := os.ReadFile(exampleFolder + "theo-doi.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range []string{mainSheet, sentSheet, oldSheet, figuresSheet} {
		if diff := cmp.Diff(sheetText(t, made, sheet, 99), sheetText(t, stands, sheet, 99)); diff != "" {
			t.Errorf("examples/nhac-viec/theo-doi.xlsx is not made of testdata/theo-doi.txt; run go test -update\n%s", diff)
		}
	}
}

// examplePlan decides on the example for a day.
func examplePlan(t *testing.T, date string, c Choice) (*Plan, diag.List) {
	t.Helper()
	data, err := os.ReadFile(exampleFolder + "theo-doi.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	tracking, problems := ReadTracking("theo-doi.xlsx", data)
	if len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	c.Date = day(t, date)
	return Decide(exampleSettings(t), tracking, register(t), c)
}

// show is a plan as text.
func show(p *Plan) string {
	var b strings.Builder
	b.WriteString("STT | Địa phương | Tình trạng | Công văn | Hạn | Lý do | Chưa gửi ở vòng này\n")
	for i, e := range p.Entries {
		head, held := fmt.Sprintf("%d | %s | %s", i+1, e.Province, e.Means), strings.Join(e.Held, "\n")
		switch {
		case len(e.Letters) > 0:
		case e.Faulty:
			fmt.Fprintf(&b, "%s |  |  | có lỗi trong bảng theo dõi | %s\n", head, held)
		case held != "":
			fmt.Fprintf(&b, "%s |  |  | giữ lại | %s\n", head, held)
		default:
			fmt.Fprintf(&b, "%s |  |  | không có việc phải nhắc | \n", head)
		}
		for n, l := range e.Letters {
			if n > 0 {
				head, held = " |  | ", ""
			}
			fmt.Fprintf(&b, "%s | %s lần %d | %s | %s | %s\n", head, l.Code, l.Times, l.Deadline, l.Why, held)
		}
	}
	return b.String() + p.Summary() + "\n"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name + ".golden"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestPlanOfTheExample(t *testing.T) {
	for _, c := range []struct {
		name, date string
		choice     Choice
	}{
		{"sau-han", "16/12/2026", Choice{}},
		{"truoc-han", "20/11/2026", Choice{}},
		{"tat-ca", "16/12/2026", Choice{All: true, Only: []string{"Điện Biên", "Gia Lai"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, problems := examplePlan(t, c.date, c.choice)
			golden(t, "plan-"+c.name, printed(t, problems)+show(p))
		})
	}
}

// Whatever the day and the manner, the letters break no rule.
func TestLettersOfTheExampleCheckClean(t *testing.T) {
	pl := shared()
	for _, c := range []struct {
		date   string
		choice Choice
		least  int
	}{
		{"16/12/2026", Choice{}, 11},
		{"16/12/2026", Choice{All: true, Manner: "rieng"}, 19},
		{"16/12/2026", Choice{All: true, Manner: "gop"}, 9},
		{"20/11/2026", Choice{}, 5},
	} {
		p, problems := examplePlan(t, c.date, c.choice)
		if problems.Count(diag.Error)+problems.Count(diag.Warning) > 0 {
			t.Fatal(printed(t, problems))
		}
		batch, problems := p.Batch(pl, nil, nil)
		if len(problems) > 0 || len(batch.Jobs) != len(p.Letters) || len(batch.Jobs) < c.least {
			t.Fatalf("%s %+v: %d jobs of %d letters\n%s", c.date, c.choice, len(batch.Jobs), len(p.Letters), printed(t, problems))
		}
		seen := map[string]bool{}
		for _, job := range batch.Jobs {
			root, problems := job.Make()
			if len(problems) > 0 || seen[job.Name] || seen[job.Content] {
				t.Fatal(job.Name, printed(t, problems))
			}
			seen[job.Name], seen[job.Content] = true, true
			checked, err := pl.Check(pipeline.Source{File: "don-doc.yaml", Root: root}, pipeline.CheckOptions{Stage: doc.Sign})
			if err != nil {
				t.Fatal(err)
			}
			if n := checked.Findings.Count(diag.Error) + checked.Findings.Count(diag.Warning); n > 0 {
				t.Errorf("%s:\n%s", job.Name, printed(t, checked.Findings))
			}
		}
	}
}
