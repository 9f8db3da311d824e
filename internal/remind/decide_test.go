package remind

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

const (
	mainHead = "Địa phương | Số kế hoạch | Ngày kế hoạch | Báo cáo 2025: Số | Báo cáo 2025: Ngày gửi | Báo cáo 2026: Số | Báo cáo 2026: Ngày báo cáo | Báo cáo 2026: Ngày gửi | Lần nhắc\n"
	sentHead = "== Công văn đã gửi\nLoại | Số, ký hiệu | Ngày | Trích yếu | Nơi nhận | Năm báo cáo\n"
	oldHead  = "== Kế hoạch cũ\nĐịa phương | Cơ quan | Số, ký hiệu | Ngày | Trích yếu\n"
	askHead  = "== Số liệu cần bổ sung\nĐịa phương | Biểu | Ô | Giá trị | Vấn đề | Nội dung | Đã xong\n"
	issued   = "5/KH-UBND | 05/3/2026"
	reported = "9/BC-UBND | 01/12/2026 | 02/12/2026"
)

// tracking is a workbook in which all provinces have done all, but for the rows
// given; more are further sheets.
func tracking(t *testing.T, date string, rows []string, more ...string) (*Tracking, diag.List) {
	t.Helper()
	var b strings.Builder
	b.WriteString("== Theo dõi\n" + mainHead)
	own := map[string]bool{}
	for _, row := range rows {
		name, _, _ := strings.Cut(row, " |")
		own[name] = true
		b.WriteString(row + "\n")
	}
	for _, p := range register(t).List(day(t, date)) {
		if !own[p.Name] {
			b.WriteString(p.Name + " | " + issued + " | 7/BC-UBND | 05/12/2025 | " + reported + "\n")
		}
	}
	return ReadTracking("theo-doi.xlsx", workbook(t, b.String()+strings.Join(more, "\n")))
}

// decided is what a province gets and what is held back, by code.
func decided(p *Plan, name string) string {
	var out []string
	for _, e := range p.Entries {
		if !strings.HasSuffix(e.Province, name) {
			continue
		}
		out = append(out, e.State)
		for _, l := range e.Letters {
			out = append(out, l.Code)
		}
		for _, h := range e.Held {
			code, _, _ := strings.Cut(h, ":")
			out = append(out, "("+code+")")
		}
	}
	return strings.Join(out, " ")
}

// What a province gets follows from its row and the day, in the order of the
// settings; what else is open stands in brackets.
func TestOneLetterForWhatComesFirst(t *testing.T) {
	const (
		ask  = askHead + "Phú Thọ | Biểu 1 | ô 1 | | thiếu | nội dung |\n"
		done = askHead + "Phú Thọ | Biểu 1 | ô 1 | | thiếu | nội dung | có\n"
		old  = oldHead + "Phú Thọ | UBND tỉnh Hòa Bình | 1/KH-UBND | 05/5/2021 | phát triển\n"
		past = "1/KH-UBND | 05/12/2025" // before the law
		gone = "1/KH-UBND | 05/5/2021"  // before the provinces were merged
		late = "8/BC-UBND | 10/12/2026 | 10/12/2026"
	)
	for _, c := range []struct{ date, row, sheet, all, want string }{
		{"16/12/2026", issued + " | | | " + reported, "", "", "da_bao_cao(2026)"},
		{"16/12/2026", issued + " | | | " + late, "", "", "da_bao_cao(2026)"},
		{"09/12/2026", issued + " | | | " + late, "", "", "da_ban_hanh"}, // the last day: neither soon nor over
		{"10/12/2026", issued + " | | | |  | ", "", "", "qua_han(2026) D4"},
		{"16/12/2026", " | | | | | |", "", "", "qua_han(2026) D4 (D1)"},
		{"16/12/2026", " | | | | | |", old, "", "qua_han(2026) D4 (D6)"},
		{"16/12/2026", " | | | | | |", old, "all", "qua_han(2026) D4 D6"},
		{"16/12/2026", past + " | | | | |", "", "", "qua_han(2026) D4 (D2)"},
		{"16/12/2026", issued + " | | | " + reported, ask, "", "bo_sung(2026) D5"},
		{"16/12/2026", issued + " | | | " + reported, done, "", "da_bao_cao(2026)"},
		{"16/12/2026", issued + " | | | | |", ask, "", "qua_han(2026) D4"},
		{"16/12/2026", " | | | | " + reported, ask + old, "", "bo_sung(2026) D5 (D6)"},
		{"16/12/2026", " | | | | " + reported, old, "", "da_bao_cao(2026) D6"},
		{"16/12/2026", " | | | | " + reported, "", "", "da_bao_cao(2026) D1"},
		{"16/12/2026", past + " | | | " + reported, "", "", "da_bao_cao(2026) D2"},
		{"16/12/2026", gone + " | | | " + reported, "", "", "da_bao_cao(2026) D2"},
		{"19/11/2026", issued + " | | | | |", "", "", "da_ban_hanh D3"},
		{"18/11/2026", issued + " | 7/BC-UBND | 05/12/2025 | | |", "", "", "da_bao_cao(2025)"}, // too early: still the year before
		{"18/11/2026", issued + " | | | | |", "", "", "qua_han(2025) D4"},
		{"20/11/2026", " | | | | |", "", "", "chua_ban_hanh D1 (D3)"},
		{"20/11/2026", " | | | | |", old, "all", "chua_ban_hanh D6 D3"},
		{"20/11/2026", past + " | | | | |", "", "", "da_ban_hanh D3 (D2)"},
		{"04/3/2026", issued + " | 7/BC-UBND | 05/12/2025 | | |", "", "", "da_bao_cao(2025) D1"}, // issued the day after
	} {
		tr, problems := tracking(t, c.date, []string{"Phú Thọ | " + c.row}, c.sheet)
		if tr == nil || problems.HasErrors() {
			t.Fatal(printed(t, problems))
		}
		p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, c.date), All: c.all != ""})
		if problems.HasErrors() {
			t.Fatal(printed(t, problems))
		}
		if got := decided(p, "Phú Thọ"); got != c.want {
			t.Errorf("%s, %s, %s: %s; want %s", c.date, c.row, c.sheet, got, c.want)
		}
	}
}

// A gap and a greatest number hold a letter back; letters about another year or
// before “tinh_tu” do not count.
func TestEarlierLettersCountAndHoldBack(t *testing.T) {
	row := func(code, number, date, year string) string {
		return code + " | " + number + " | " + date + " | nhắc | Phú Thọ; Lào Cai | " + year + "\n"
	}
	for _, c := range []struct {
		name, sent string
		times      int
		held       string
	}{
		{"first", "", 1, ""},
		{"after a letter before the deadline", row("D3", "1/X", "23/11/2026", ""), 2, ""},
		{"to all", "D3 | 1/X | 23/11/2026 | nhắc | Các tỉnh, thành phố | 2026\n", 2, ""},
		{"five days later", row("D4", "1/X", "11/12/2026", ""), 2, ""},
		{"four days later", row("D4", "1/X", "12/12/2026", ""), 0, "vừa nhắc ngày 12/12/2026, chưa đủ 05 ngày"},
		{"the same day, number still blank", row("D4", "", "16/12/2026", ""), 0, "vừa nhắc ngày 16/12/2026, chưa đủ 05 ngày"},
		{"about the year before", row("D4", "1/X", "10/01/2026", "2025"), 1, ""},
		{"in January about the year", row("D4", "1/X", "10/01/2026", ""), 2, ""},
		{"of another kind", row("D1", "1/X", "15/12/2026", ""), 1, ""},
		{"of the day after", row("D4", "1/X", "17/12/2026", ""), 1, ""},
		{"a code with its times", row("D4 (lần 1)", "1/X", "11/12/2026", ""), 2, ""},
		{"a code in two", row("đ 4", "1/X", "11/12/2026", ""), 2, ""},
		{"a code and words", row("D-4, lần thứ nhất", "1/X", "11/12/2026", ""), 2, ""},
		{"to nobody known", strings.Replace(row("D3", "1/X", "23/11/2026", ""), "Phú Thọ; Lào Cai", "danh sách kèm theo", 1), 0, "ô C2"},
		{"to somebody like it", strings.Replace(row("D3", "1/X", "23/11/2026", ""), "Phú Thọ", "Sở KH&CN Phú Thọ", 1), 0, "ô C2"},
		{"to somebody else unknown", strings.Replace(row("D3", "1/X", "23/11/2026", ""), "Phú Thọ", "Sở KH&CN Huế", 1), 1, ""},
		{"to nobody known last year", strings.Replace(row("D3", "1/X", "23/11/2025", "2025"), "Phú Thọ", "danh sách", 1), 1, ""},
		{"of the same day twice over", row("D3", "1/X", "23/11/2026", "") + row("D4", "2/X", "10/12/2026", ""), 3, ""},
	} {
		tr, problems := tracking(t, "16/12/2026", []string{"Phú Thọ | " + issued + " | | | | |"}, sentHead+c.sent)
		if tr == nil || problems.HasErrors() {
			t.Fatal(c.name, printed(t, problems))
		}
		p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026"), Only: []string{"Phú Thọ"}})
		if problems.HasErrors() && !strings.Contains(c.name, "known") && !strings.Contains(c.name, "somebody") {
			t.Fatal(c.name, printed(t, problems))
		}
		e := p.Entries[0]
		switch {
		case c.times == 0 && (len(e.Letters) > 0 || len(e.Held) != 1 || !strings.HasSuffix(e.Held[0], c.held)):
			t.Errorf("%s: %+v", c.name, e)
		case c.times > 0 && (len(e.Letters) != 1 || e.Letters[0].Times != c.times):
			t.Errorf("%s: %+v, want %d", c.name, e, c.times)
		}
	}
}

// While the deadline that a letter has set has not passed, nobody is reminded
// again; a table without the column knows the gap only.
func TestADeadlineHoldsBack(t *testing.T) {
	const head = "== Công văn đã gửi\nLoại | Số, ký hiệu | Ngày | Trích yếu | Nơi nhận | Năm báo cáo | Hạn\n"
	row := func(code, date, until string) string {
		return code + " | 1/X | " + date + " | nhắc | Phú Thọ | 2026 | " + until + "\n"
	}
	for name, c := range map[string]struct{ date, sent, held, told string }{
		"not passed":       {"16/12/2026", row("D4", "10/12/2026", "17/12/2026"), "công văn D4 ngày 10/12/2026 hẹn đến hết ngày 17/12/2026", ""},
		"its last day":     {"16/12/2026", row("D4", "10/12/2026", "16/12/2026"), "công văn D4 ngày 10/12/2026 hẹn đến hết ngày 16/12/2026", ""},
		"as letters say":   {"16/12/2026", row("D4", "10/12/2026", "trước ngày 17/12/2026"), "công văn D4 ngày 10/12/2026 hẹn đến hết ngày 16/12/2026", ""},
		"passed":           {"16/12/2026", row("D4", "10/12/2026", "15/12/2026"), "", ""},
		"none":             {"16/12/2026", row("D4", "10/12/2026", ""), "", ""},
		"of what counts":   {"16/12/2026", row("D3", "23/11/2026", "20/12/2026"), "công văn D3 ngày 23/11/2026 hẹn đến hết ngày 20/12/2026", ""},
		"the later of two": {"16/12/2026", row("D4", "09/12/2026", "18/12/2026") + strings.Replace(row("D4", "10/12/2026", "17/12/2026"), "1/X", "2/X", 1), "công văn D4 ngày 09/12/2026 hẹn đến hết ngày 18/12/2026", ""},
		"of the report":    {"04/12/2026", row("D3", "20/11/2026", "09/12/2026"), "", ""},
		"in words":         {"16/12/2026", row("D4", "10/12/2026", "sớm"), "chưa viết được vì dòng của công văn D4 đã gửi có lỗi, ở theo-doi.xlsx, trang tính “Công văn đã gửi”, ô C2", "ô G2: lỗi: “sớm” không phải là một ngày"},
		"before the day":   {"16/12/2026", row("D4", "10/12/2026", "09/12/2026"), "có lỗi, ở theo-doi.xlsx, trang tính “Công văn đã gửi”, ô C2", "ô G2: lỗi: hạn 09/12/2026 ở trước ngày công văn 10/12/2026"},
		"of another age":   {"16/12/2026", row("D4", "10/12/2026", "15/12/2062"), "có lỗi, ở theo-doi.xlsx, trang tính “Công văn đã gửi”, ô C2", "ô G2: lỗi: hạn 15/12/2062 ở sau ngày công văn 10/12/2026 hơn một năm"},
	} {
		tr, problems := tracking(t, c.date, []string{"Phú Thọ | " + issued + " | | | | |"}, head+c.sent)
		p, more := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, c.date), Only: []string{"Phú Thọ"}})
		if told := printed(t, append(problems, more...)); !strings.Contains(told, c.told) || (told == "") != (c.told == "") {
			t.Errorf("%s: %s", name, told)
		}
		e := p.Entries[0]
		if (len(e.Letters) == 0) != (c.held != "") || c.held != "" && (len(e.Held) != 1 || !strings.HasSuffix(e.Held[0], c.held)) {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// Every bad row is told with its cell and what to do, and only what hangs on it
// is not written.
func TestBadRowsDoNotStopTheGood(t *testing.T) {
	text, err := os.ReadFile("testdata/loi.txt")
	if err != nil {
		t.Fatal(err)
	}
	tr, problems := ReadTracking("theo-doi.xlsx", workbook(t, string(text)))
	if tr == nil {
		t.Fatal(printed(t, problems))
	}
	p, list := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026"), Manner: "gop"})
	golden(t, "loi", printed(t, append(problems, list...))+show(p))
	batch, list := p.Batch(shared(), nil, nil)
	if len(list) > 0 || len(batch.Jobs) == 0 || len(batch.Jobs) != len(p.Letters) {
		t.Error(len(batch.Jobs), printed(t, list))
	}
	for _, job := range batch.Jobs {
		root, _ := job.Make()
		if result, problems, err := shared().Build(pipeline.Source{Root: root}, pipeline.Options{Stage: doc.Sign, DOCX: true}); result == nil || err != nil {
			t.Error(job.Name, err, printed(t, problems))
		}
	}
}

// What is no tracking table at all is told as such.
func TestReadTrackingRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no main sheet": {"== A\nx | y\n1 | 2\n== B\nx | y\n1 | 2\n", "theo-doi.xlsx: lỗi: không có trang tính “Theo dõi”\n" +
			"    gợi ý: đổi tên trang tính có danh sách địa phương thành “Theo dõi”; các trang đang có: “A”, “B”\n"},
		"no provinces": {"== Theo dõi\nTên | Số kế hoạch\nPhú Thọ | 1\n", "theo-doi.xlsx, trang tính “Theo dõi”, dòng 1: lỗi: dòng tiêu đề không có cột “Địa phương”\n" +
			"    gợi ý: thêm cột này, hoặc sửa tiêu đề của cột đang có: “Tên”, “Số kế hoạch”\n"},
	} {
		tr, problems := ReadTracking("theo-doi.xlsx", workbook(t, c.text))
		if diff := cmp.Diff(c.want, printed(t, problems)); tr != nil || diff != "" {
			t.Error(name, diff)
		}
	}
}

func TestDecideRefusesAChoice(t *testing.T) {
	tr, _ := tracking(t, "16/12/2026", nil)
	p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026"), Codes: []string{"D9"}, Only: []string{"Hà Giang"}, Manner: "chung"})
	if p != nil || problems.Count(diag.Error) != 3 {
		t.Error(printed(t, problems))
	}
}

// A letter may go out on a day of rest, and a table may be looked at as of a day
// before the provinces were merged; both are told.
func TestDaysThatAreOdd(t *testing.T) {
	tr, _ := tracking(t, "16/12/2026", nil)
	for date, want := range map[string]string{
		"19/12/2026": "ghi chú: ngày công văn 19/12/2026 là thứ Bảy\n    gợi ý: chọn ngày làm việc nếu không phát hành công văn ngày này\n",
		"01/01/2027": "ghi chú: ngày công văn 01/01/2027 là ngày nghỉ\n",
		"18/12/2026": "",
		"16/12/2024": "gợi ý: xem lại ngày tính, ngày 16/12/2024 là trước khi sắp xếp; nếu đúng ngày ấy thì thêm mỗi nơi một dòng",
	} {
		_, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, date)})
		if got := printed(t, problems); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %s", date, got)
		}
	}
}

// A deadline that has passed, or ends on the day itself, stops the letters that
// would set it.
func TestDeadlineMustLieAhead(t *testing.T) {
	for _, today := range []string{"29/12/2026", "30/12/2026", "05/01/2027"} {
		tr, _ := tracking(t, today, []string{"Phú Thọ | | | | | " + reported}, oldHead+"Phú Thọ | UBND tỉnh Hòa Bình | 1/KH-UBND | 05/5/2021 | phát triển\n")
		p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, today)})
		if today == "29/12/2026" {
			if problems.HasErrors() || len(p.Letters) != 1 {
				t.Errorf("a day before the deadline: %s%s", printed(t, problems), show(p))
			}
			continue
		}
		want := "lỗi: hạn của công văn D6 (ngày cuối 30/12/2026) không sau ngày công văn " + today + "\n" +
			"    gợi ý: ghi một ngày sau ngày công văn, hoặc số ngày như 5 ngày làm việc\n"
		_, got, _ := strings.Cut(printed(t, problems), ": ")
		if diff := cmp.Diff(want, got); diff != "" || len(p.Letters) != 0 || !p.Entries[0].Faulty {
			t.Error(today, diff, show(p))
		}
	}
}
