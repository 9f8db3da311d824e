package remind

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

var update = flag.Bool("update", false, "write the golden files and the workbook of the example")

// printed is a list as people read it.
func printed(t *testing.T, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func day(t *testing.T, s string) viet.Date {
	t.Helper()
	d, err := viet.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func exampleText(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../examples/nhac-viec/don-doc.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func exampleSettings(t *testing.T) *Settings {
	t.Helper()
	s, problems := ReadSettings("don-doc.yaml", []byte(exampleText(t)))
	if len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	return s
}

func TestReadSettingsTakesTheExample(t *testing.T) {
	s := exampleSettings(t)
	if diff := cmp.Diff([]string{"D4", "D5", "D6", "D1", "D3", "D2"}, s.Codes()); diff != "" {
		t.Error(diff)
	}
	if s.Tracking != "theo-doi.xlsx" || s.Title != "Đôn đốc thực hiện Chỉ thị số 01/CT-TTg" {
		t.Errorf("%q, %q", s.Tracking, s.Title)
	}
}

// Every mistake is told at its place, all at once.
func TestReadSettingsTellsEveryMistake(t *testing.T) {
	_, problems := ReadSettings("don-doc.yaml", []byte(`ten: Đôn đốc
bao_cao:
  nam: hai sáu
  han: cuối năm
  han_rieng:
    - {nam: 2025}
moc_ra_soat:
  - {truoc: 31/02/2026}
ngay_nghi: [2026]
gui: chung
van_ban: {mau: mau-khac}
du_lieu: {theo_doi: []}
cong_van:
  - {ma: D4, khi: qua_hann, mau: nhac}
  - {ma: d4, khi: sap_den_han, mau: nhac, gian_cach: 0}
  - {ma: D1, khi: chua_ban_hanh, truoc_han: 5, han: sớm nhất, thu: 1}
  - {ma: D7, khi: chua_ban_hanh, mau: nhac}
`))
	want, err := os.ReadFile("testdata/settings.golden")
	if *update {
		err = os.WriteFile("testdata/settings.golden", []byte(printed(t, problems)), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), printed(t, problems)); diff != "" {
		t.Error(diff)
	}
}

func TestDeadlineOfEveryYearNamesNone(t *testing.T) {
	_, problems := ReadSettings("don-doc.yaml", []byte("ten: a\nbao_cao: {can_cu: a, han: trước ngày 10/12/2026}\ncong_van: [{ma: A, khi: qua_han, mau: a}]\n"))
	want := "don-doc.yaml:2:27: lỗi: hạn hằng năm “trước ngày 10/12/2026” có năm\n" +
		"    gợi ý: bỏ năm, như trước ngày 10/12; hạn của riêng một năm ghi ở “han_rieng”\n"
	if diff := cmp.Diff(want, printed(t, problems)); diff != "" {
		t.Error(diff)
	}
}

// Three regimes of reporting are in force at once; each is two lines of data.
func TestDeadlineOfTheReport(t *testing.T) {
	for _, c := range []struct {
		deadline, extended string
		year               int
		said, last         string
	}{
		{"trước ngày 10/12", "", 2026, "trước ngày 10/12/2026", "09/12/2026"},
		{"trước ngày 01/12", "", 2026, "trước ngày 01/12/2026", "30/11/2026"},
		{"trước ngày 15/12 hằng năm", "", 2027, "trước ngày 15/12/2027", "14/12/2027"},
		{"chậm nhất ngày 20/12", "", 2026, "chậm nhất ngày 20/12/2026", "20/12/2026"},
		{"trước ngày 10 tháng 12", "", 2026, "trước ngày 10 tháng 12 năm 2026", "09/12/2026"},
		{"trước ngày 10/12", "chậm nhất ngày 31/12/2026", 2026, "chậm nhất ngày 31/12/2026", "31/12/2026"},
		{"trước ngày 10/12", "chậm nhất ngày 31/12/2026", 2025, "trước ngày 10/12/2025", "09/12/2025"},
	} {
		yaml := "ten: Đôn đốc\nbao_cao:\n  can_cu: Công văn\n  han: " + c.deadline + "\n"
		if c.extended != "" {
			yaml += "  han_rieng: [{nam: 2026, han: " + c.extended + "}]\n"
		}
		s, problems := ReadSettings("don-doc.yaml", []byte(yaml+"cong_van: [{ma: A, khi: qua_han, mau: a}]\n"))
		if s == nil {
			t.Fatal(printed(t, problems))
		}
		said, last := s.report(c.year)
		if got := inYear(said.Text, c.year, last); got != c.said || last.Short() != c.last {
			t.Errorf("%s: %s, %s; want %s, %s", c.deadline, got, last.Short(), c.said, c.last)
		}
	}
}

func TestWorkingDays(t *testing.T) {
	c := calendar{off: []viet.Date{day(t, "01/01/2027")}, on: []viet.Date{day(t, "19/12/2026")}}
	for _, k := range []struct{ from, span, want string }{
		{"16/12/2026", "1 ngày làm việc", "17/12/2026"}, // Wednesday
		{"16/12/2026", "3 ngày làm việc", "19/12/2026"}, // a Saturday that is worked on
		{"16/12/2026", "4 ngày làm việc", "21/12/2026"},
		{"31/12/2026", "1 ngày làm việc", "04/01/2027"}, // over New Year and a weekend
		{"16/12/2026", "5 ngày", "21/12/2026"},
		{"22/12/2026", "trong thời hạn 10 ngày", "04/01/2027"}, // 01/01 is off, then a weekend
	} {
		s, ok := parseSpan(k.span)
		if got := c.after(day(t, k.from), s).Short(); !ok || got != k.want {
			t.Errorf("%s and %s: %s, want %s", k.from, k.span, got, k.want)
		}
	}
	for _, s := range []string{"0 ngày", "ngày làm việc", "3 tuần", "chậm nhất ngày 3/12"} {
		if _, ok := parseSpan(s); ok {
			t.Errorf("%q is a span", s)
		}
	}
}
