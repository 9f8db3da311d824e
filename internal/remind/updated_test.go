package remind

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/pipeline"
	"vanban/internal/table"
)

// sheetText is a sheet as text, a line for each of its last rows.
func sheetText(t *testing.T, data []byte, sheet string, last int) string {
	t.Helper()
	rows, problems := table.Read("theo-doi.xlsx", data, table.Options{Sheet: sheet})
	if rows == nil {
		t.Fatal(printed(t, problems))
	}
	var b strings.Builder
	for _, row := range rows.Rows[max(0, len(rows.Rows)-last):] {
		for i, c := range row.Cells {
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(c.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// The next round knows what went out in this one: it waits, and then asks for
// the numbers that the letters got.
func TestUpdatedTableTellsTheNextRound(t *testing.T) {
	p, _ := examplePlan(t, "16/12/2026", Choice{Codes: []string{"D4", "D6"}})
	made := func(name string) bool {
		return (name[:2] == "d4" || name[:2] == "d6") && name != "d6-lan-3-thai-nguyen"
	}
	updated, err := p.Updated(shared(), nil, nil, made)
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Updated(shared(), nil, nil, made)
	if err != nil || !bytes.Equal(updated, again) {
		t.Error("two tables of one plan differ", err)
	}
	want := "D4 |  | 16/12/2026 | đôn đốc gửi báo cáo năm 2026 về kết quả thực hiện Chỉ thị số 01/CT-TTg (lần 3) | Điện Biên; Quảng Trị; Đắk Lắk; An Giang | 2026 | 21/12/2026\n" +
		"D4 |  | 16/12/2026 | đôn đốc gửi báo cáo năm 2026 về kết quả thực hiện Chỉ thị số 01/CT-TTg (lần 2) | Sơn La; Tây Ninh | 2026 | 21/12/2026\n" +
		"D6 |  | 16/12/2026 | đôn đốc ban hành Kế hoạch phát triển doanh nghiệp công nghệ số sau sắp xếp đơn vị hành chính (lần 2) | Phú Thọ |  | 30/12/2026\n"
	if diff := cmp.Diff(want, sheetText(t, updated, sentSheet, 3)); diff != "" {
		t.Error(diff)
	}
	if got := sheetText(t, updated, mainSheet, 34); strings.Count(got, " | 3 | ") != 4 || strings.Count(got, " | 2 | ") != 3 {
		t.Error("the column “Lần nhắc” is not filled:\n" + got)
	}
	next, problems := ReadTracking("theo-doi.xlsx", updated)
	if len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	at := func(date string) (string, string) {
		p, problems := Decide(exampleSettings(t), next, register(t), Choice{Date: day(t, date), Only: []string{"Sơn La"}})
		return decided(p, "Sơn La"), printed(t, problems)
	}
	if got, problems := at("18/12/2026"); got != "qua_han(2026) (D4)" || problems != "" {
		t.Error(got, problems)
	}
	got, told := at("28/12/2026")
	want = "theo-doi.xlsx, trang tính “Công văn đã gửi”, ô B13: lỗi: công văn D4 ngày 16/12/2026 chưa có số, ký hiệu nên chưa viện dẫn được\n" +
		"    gợi ý: ghi số sau khi phát hành\n"
	if diff := cmp.Diff(want, told); diff != "" || got != "qua_han(2026) (D4)" {
		t.Error(got, diff)
	}
}

// A CSV file is a table of one sheet; its next round is a workbook with the
// sheet of letters.
func TestUpdatedTableOfACSVFile(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Địa phương,Số kế hoạch,Ngày kế hoạch,Báo cáo 2026: Số,Báo cáo 2026: Ngày gửi,Lần nhắc\n")
	for _, p := range register(t).List(day(t, "16/12/2026")) {
		row := p.Name + ",5/KH-UBND,05/3/2026,9/BC-UBND,02/12/2026,\n"
		if p.ID == "lang-son" {
			row = p.Name + ",5/KH-UBND,05/3/2026,,,\n"
		}
		csv.WriteString(row)
	}
	tr, problems := ReadTracking("theo-doi.csv", []byte(csv.String()))
	if len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026")})
	if len(problems) > 0 || decided(p, "Lạng Sơn") != "qua_han(2026) D4" {
		t.Fatal(printed(t, problems), show(p))
	}
	updated, err := p.Updated(shared(), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "D4 |  | 16/12/2026 | đôn đốc gửi báo cáo năm 2026 về kết quả thực hiện Chỉ thị số 01/CT-TTg | Lạng Sơn | 2026 | 21/12/2026\n"
	if diff := cmp.Diff(want, sheetText(t, updated, sentSheet, 9)); diff != "" {
		t.Error(diff)
	}
	next, problems := ReadTracking("theo-doi-moi.xlsx", updated)
	if len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	p, problems = Decide(exampleSettings(t), next, register(t), Choice{Date: day(t, "17/12/2026")})
	if len(problems) > 0 || decided(p, "Lạng Sơn") != "qua_han(2026) (D4)" {
		t.Error(printed(t, problems), show(p))
	}
}

// What the settings name and is not there is told at its place; the letters
// whose template is there are made.
func TestBatchTellsOfMissingTemplatesAndFields(t *testing.T) {
	changed := func(change ...string) *Settings {
		s, problems := ReadSettings("don-doc.yaml", []byte(strings.NewReplacer(change...).Replace(exampleText(t))))
		if s == nil {
			t.Fatal(printed(t, problems))
		}
		return s
	}
	tr, _ := tracking(t, "16/12/2026", []string{"Phú Thọ | " + issued + " | | | | |", "Lào Cai | | | | | " + reported})
	for _, c := range []struct {
		settings *Settings
		jobs     int
		want     string
	}{
		{changed("mau: nhac-qua-han-bao-cao", "mau: nhac-qua-han"), 1, "không có mẫu “nhac-qua-han”"},
		{changed("    han: 3 ngày làm việc\n", ""), 1, "công văn D4 không có hạn, mẫu “nhac-qua-han-bao-cao” cần “Hạn mới”"},
		{changed("  giai_doan:", "  giai_doann:"), 2, "không mẫu nào trong don-doc.yaml có trường “giai_doann”"},
	} {
		p, problems := Decide(c.settings, tr, register(t), Choice{Date: day(t, "16/12/2026")})
		if len(problems) > 0 {
			t.Fatal(printed(t, problems))
		}
		b, problems := p.Batch(shared(), nil, nil)
		if len(b.Jobs) != c.jobs || problems.Count(diag.Error) != 1 || !strings.Contains(printed(t, problems), c.want) {
			t.Errorf("%d jobs\n%s", len(b.Jobs), printed(t, problems))
		}
	}
}

// read is a YAML file as an editor sees it.
func read(t *testing.T, text string) (typed any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), &typed); err != nil {
		t.Fatal(err)
	}
	return typed
}

// The schema takes the settings of the example, offers every key and refuses
// what the reader refuses for its shape.
func TestSchemaOfTheSettings(t *testing.T) {
	data, err := shared().Schema("don-doc", FileForm())
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("don-doc.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("don-doc.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, k := range map[string]struct {
		text string
		good bool
	}{
		"example":        {exampleText(t), true},
		"key in words":   {strings.Replace(exampleText(t), "moc_ra_soat:", "Mốc rà soát:", 1), true},
		"unknown key":    {exampleText(t) + "moc: 1\n", false},
		"no letters":     {"ten: a\nbao_cao: {can_cu: a, han: trước ngày 10/12}\n", false},
		"no day":         {strings.Replace(exampleText(t), "truoc: 01/01/2026", "truoc: sớm", 1), false},
		"no such matter": {strings.Replace(exampleText(t), "khi: thieu_so_lieu", "khi: thieu", 1), false},
	} {
		if err := schema.Validate(read(t, k.text)); (err == nil) != k.good {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, m := range matters() {
		if text := strings.Replace(exampleText(t), "khi: can_ra_soat", "khi: "+m.key, 1); schema.Validate(read(t, text)) != nil {
			t.Error("the schema does not offer", m.key)
		}
	}
	if more, err := shared().Schema("don-doc"); more != nil || err != nil {
		t.Error("the pipeline knows settings of reminding by itself", err)
	}
}

// What a template refuses is told at the cell of the table it comes from.
func TestTemplatesPointAtTheCell(t *testing.T) {
	tr, _ := tracking(t, "16/12/2026", []string{"Phú Thọ | " + issued + " | | | " + reported},
		askHead+"Phú Thọ | Biểu 1 | ô 1 | | lệch | nội dung |\n")
	p, problems := Decide(exampleSettings(t), tr, register(t), Choice{Date: day(t, "16/12/2026")})
	b, more := p.Batch(shared(), nil, nil)
	if len(problems)+len(more) > 0 || len(b.Jobs) != 1 {
		t.Fatal(printed(t, append(problems, more...)))
	}
	root, _ := b.Jobs[0].Make()
	_, problems, err := shared().Build(pipeline.Source{File: "don-doc.yaml", Root: root}, pipeline.Options{DOCX: true})
	if err != nil || !strings.HasPrefix(printed(t, problems), "theo-doi.xlsx, trang tính “Số liệu cần bổ sung”, ô E2: lỗi: ") {
		t.Error(err, printed(t, problems))
	}
}

// A letter about the plan goes out after the deadline of the report, too, to
// those who kept it and to those who did not.
func TestLettersAboutPlansDoNotAskForATimelyReport(t *testing.T) {
	p, _ := examplePlan(t, "16/12/2026", Choice{Codes: []string{"D1", "D6"}})
	b, _ := p.Batch(shared(), nil, nil)
	for _, job := range b.Jobs {
		root, _ := job.Make()
		laid, problems, err := shared().Layout(pipeline.Source{Root: root}, pipeline.Options{})
		if laid == nil || err != nil {
			t.Fatal(err, printed(t, problems))
		}
		if strings.Contains(flow.Dump(laid.Flow), "đúng thời hạn") {
			t.Error(job.Name)
		}
	}
}

// A letter with a picture from the folder of the settings stands in the table too.
func TestUpdatedFindsPictures(t *testing.T) {
	text := strings.Replace(exampleText(t), "  luu: VT, CNCNTT\n",
		"  luu: VT, CNCNTT\n  phu_luc:\n    - tieu_de: Sơ đồ gửi báo cáo\n      noi_dung: |\n        {anh tep=so-do.png: Sơ đồ gửi báo cáo}\n", 1)
	s, problems := ReadSettings("don-doc.yaml", []byte(text))
	if len(problems) > 0 {
		t.Fatal(printed(t, problems))
	}
	example, _ := examplePlan(t, "16/12/2026", Choice{})
	p, problems := Decide(s, example.tracking, register(t), Choice{Date: day(t, "16/12/2026"), Codes: []string{"D4"}})
	if problems.HasErrors() || len(p.Letters) == 0 {
		t.Fatal(printed(t, problems), show(p))
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{"so-do.png": {Data: picture.Bytes()}}
	updated, err := p.Updated(shared(), nil, folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := sheetText(t, updated, sentSheet, 1); !strings.HasPrefix(got, "D4 |  | 16/12/2026 | ") {
		t.Errorf("the letter does not stand in the table: %s", got)
	}
}
