package consolidate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"vanban/internal/consolidate"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// collect consolidates the example.
func collect(t *testing.T, p *pipeline.Pipeline) *consolidate.Result {
	t.Helper()
	r, problems, err := consolidate.Collect(exampleInput(t, p))
	if err != nil || problems.HasErrors() {
		t.Fatal(show(problems), err)
	}
	return r
}

// golden compares a text with a file that is read in review.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

func TestExampleBecomesADefinition(t *testing.T) {
	r := collect(t, open(t))
	golden(t, "tong-hop-2026.golden", string(r.Definition()))
	var b strings.Builder
	for _, i := range r.Found {
		fmt.Fprintf(&b, "%s | %s\n", i.Province, tell(i))
	}
	s := r.Summary
	fmt.Fprintf(&b, "\nđọc %d, địa phương %d\nđúng hạn %v\nchậm %v\nchưa gửi %v\nngày ký thay ngày gửi %v\nước %v\nô trống %v\n",
		s.Read, s.Provinces, s.OnTime, s.Late, s.Missing, s.Assumed, s.Estimates, s.Blanks)
	golden(t, "so-lieu.golden", b.String())
}

// The same figures in the same words, whatever the order of the files.
func TestOrderOfFilesDoesNotShow(t *testing.T) {
	p := open(t)
	in := exampleInput(t, p)
	first, _, err := consolidate.Collect(in)
	if err != nil {
		t.Fatal(err)
	}
	for i, j := 0, len(in.Reports)-1; i < j; i, j = i+1, j-1 {
		in.Reports[i], in.Reports[j] = in.Reports[j], in.Reports[i]
	}
	second, _, err := consolidate.Collect(in)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(first.Definition()), string(second.Definition())); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(first.Found, second.Found); d != "" {
		t.Error(d)
	}
}

// The letters to the provinces read the workbook by these columns.
func TestIssuesAsAWorkbook(t *testing.T) {
	r := collect(t, open(t))
	data, err := r.Issues()
	if err != nil {
		t.Fatal(err)
	}
	got, problems := table.Read("can-bo-sung.xlsx", data, table.Options{Sheet: "Số liệu cần bổ sung"})
	if problems.HasErrors() || len(got.Rows) != len(r.Found) {
		t.Fatal(show(problems))
	}
	var titles []string
	for _, c := range got.Columns {
		titles = append(titles, c.Title)
	}
	if d := cmp.Diff([]string{"Địa phương", "Biểu", "Ô", "Giá trị", "Vấn đề", "Nội dung", "Đã xong", "Tệp"}, titles); d != "" {
		t.Error(d)
	}
	for n, row := range got.Rows {
		i := r.Found[n]
		want := []string{i.Province, i.Sheet, i.Cell, i.Value, string(i.Kind), i.Text, "", i.At.File}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		if d := cmp.Diff(want, cells); d != "" {
			t.Error(d)
		}
	}
}

// total is a row of sums, worked out without the template.
type total struct {
	places  int
	sums    map[string]decimal.Decimal
	counted map[string]int
	pair    map[string][2]decimal.Decimal // numerator and denominator over places that have both
}

func newTotal() *total {
	return &total{sums: map[string]decimal.Decimal{}, counted: map[string]int{}, pair: map[string][2]decimal.Decimal{}}
}

func (s *total) add(row map[string]decimal.Decimal) {
	s.places++
	for column, v := range row {
		s.sums[column] = s.sums[column].Add(v)
		s.counted[column]++
	}
	for _, over := range []string{"so_doanh_nghiep_truoc", "chi_tieu", "dan_so"} {
		now, ok := row["so_doanh_nghiep"]
		if base, both := row[over]; ok && both {
			p := s.pair[over]
			s.pair[over] = [2]decimal.Decimal{p[0].Add(now), p[1].Add(base)}
		}
	}
}

// share is a rate of the sums, “” if there are none.
func (s *total) share(over string, times int64, places int) string {
	p := s.pair[over]
	if p[1].IsZero() {
		return ""
	}
	return viet.Decimal(p[0].Mul(decimal.NewFromInt(times)).DivRound(p[1], int32(places)), places)
}

func (s *total) sum(column string) string {
	if s.counted[column] == 0 {
		return ""
	}
	return viet.Decimal(s.sums[column], -1)
}

// cells are the columns of the appendix behind the name.
func (s *total) cells() []string {
	return []string{
		s.sum("dan_so"), s.sum("so_doanh_nghiep_truoc"), s.sum("so_doanh_nghiep"), s.share("so_doanh_nghiep_truoc", 100, 1), s.sum("chi_tieu"),
		s.share("chi_tieu", 100, 1), s.share("dan_so", 1000, 2), s.sum("co_san_pham"), s.sum("lao_dong"), s.sum("doanh_thu"),
	}
}

// totals adds up the rows of a definition by region, the whole country as “”.
func totals(t *testing.T, p *pipeline.Pipeline, definition []byte) map[string]*total {
	t.Helper()
	root, problems := record.YAML("tong-hop.vb.yaml", definition)
	register, _, err := p.Places(nil)
	if err != nil || problems.HasErrors() {
		t.Fatal(show(problems), err)
	}
	out := map[string]*total{"": newTotal()}
	for _, row := range root.Field("du_lieu").Field("dia_phuong").Items {
		place, ok := register.Province(row.Field("dia_phuong").Text, viet.Date{Day: 23, Month: 12, Year: 2026})
		if !ok {
			t.Fatal(row.Field("dia_phuong").Text)
		}
		if out[place.Region] == nil {
			out[place.Region] = newTotal()
		}
		values := map[string]decimal.Decimal{}
		for _, column := range []string{"dan_so", "so_doanh_nghiep_truoc", "so_doanh_nghiep", "chi_tieu", "co_san_pham", "lao_dong", "doanh_thu"} {
			if v := row.Field(column); v != nil {
				d, err := decimal.NewFromString(strings.Replace(v.Text, ",", ".", 1))
				if err != nil {
					t.Fatal(column, v.Text)
				}
				values[column] = d
			}
		}
		out[""].add(values)
		out[place.Region].add(values)
	}
	return out
}

func cellText(c doc.Cell) string {
	var b strings.Builder
	for _, p := range c.Paragraphs {
		for _, s := range p.Spans {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// Counts, sums by region and rates of the built report are those of the
// figures, worked out anew.
func TestBuiltReportSaysWhatWasReported(t *testing.T) {
	p := open(t)
	r := collect(t, p)
	laid, problems, err := p.Layout(pipeline.Source{File: "tong-hop.vb.yaml", Data: r.Definition()}, pipeline.Options{Stage: doc.Sign})
	if err != nil || problems.HasErrors() {
		t.Fatal(show(problems), err)
	}
	var text strings.Builder
	var tables []*doc.Table
	for _, body := range laid.Document.Bodies() {
		doc.Walk(body, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Paragraph:
				for _, s := range b.Spans {
					text.WriteString(s.Text)
				}
				text.WriteString("\n")
			case *doc.Table:
				tables = append(tables, b)
			}
		})
	}
	for _, want := range []string{
		"10/34 địa phương đã gửi đúng hạn, 3 địa phương gửi chậm, 21 địa phương chưa gửi",
		"13/34 địa phương có số liệu, trong đó 13 địa phương báo cáo số ước",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the report does not say %q:\n%s", want, text.String())
		}
	}
	want := totals(t, p, r.Definition())
	found := 0
	for _, row := range tables[2].Rows[tables[2].Header:] {
		name := strings.TrimPrefix(cellText(row.Cells[1]), "Vùng ")
		if name == "Cả nước" {
			name = ""
		} else if want[name] == nil {
			continue
		}
		found++
		var got []string
		for _, c := range row.Cells[2:] {
			got = append(got, cellText(c))
		}
		if d := cmp.Diff(want[name].cells(), got); d != "" {
			t.Errorf("%q (-want +got):\n%s", name, d)
		}
	}
	if found != len(want) {
		t.Errorf("found %d rows of sums, want %d", found, len(want))
	}
}
