package pipeline_test

import (
	"regexp"
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// found are the findings of a rule in a short file with more before its foot.
func found(t *testing.T, rule, more string) []string {
	t.Helper()
	data := planted(t, wordFile(t, []byte(faultyDefinition)), more)
	out, err := open(t).Check(pipeline.Source{File: "a.docx", Data: data}, pipeline.CheckOptions{Stage: doc.Sign})
	if err != nil {
		t.Fatal(err)
	}
	var quotes []string
	for _, d := range out.Findings {
		if d.Rule == rule {
			quotes = append(quotes, d.Quote)
		}
	}
	return quotes
}

// rowOf is a table of one row with a height in twips.
func rowOf(height, text string) string {
	return `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>` +
		`<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="` + height + `"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>` +
		`<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
}

func TestCheckOfEmptyRoom(t *testing.T) {
	const broken = `<w:p><w:pPr><w:pageBreakBefore/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:t>Các đơn vị báo cáo kết quả.</w:t></w:r></w:p>`
	for name, c := range map[string]struct {
		more string
		want string
	}{
		"a tall row":               {rowOf("9000", "Ít chữ"), "Ít chữ"},
		"a tall row full of text":  {rowOf("9000", strings.Repeat("Nhiều chữ. ", 90)), ""},
		"a row of usual height":    {rowOf("900", "Ít chữ"), ""},
		"a break after a table":    {rowOf("900", "Ít chữ") + broken, "Các đơn vị báo cáo kết quả."},
		"a break after a full row": {rowOf("900", strings.Repeat("Nhiều chữ. ", 300)) + broken, ""},
	} {
		if got := strings.Join(found(t, "TR-TRONG", c.more), "|"); got != c.want {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
	}
}

// Who a table of tasks gives work to should receive the document, unless the
// list names all of them together.
func TestCheckOfUnitsThatAreToDoSomething(t *testing.T) {
	src := source(t, "../../examples/mau/10-ke-hoach.vb.yaml")
	list := regexp.MustCompile(`(?m)^noi_nhan: .*$`)
	const all = "Sở Khoa học và Công nghệ, Sở Tài chính, Sở Nội vụ, Sở Giáo dục và Đào tạo, Sở Công Thương, Sở Y tế, Sở Xây dựng"
	for name, c := range map[string]struct{ recipients, head, want string }{
		"all together":     {"[Các sở và ban ngành]", "Đơn vị chủ trì", ""},
		"by an article":    {"[Như Điều 3]", "Đơn vị chủ trì", ""},
		"each of them":     {"[" + all + "]", "Đơn vị chủ trì", ""},
		"but one":          {"[" + strings.Replace(all, "Sở Nội vụ, ", "", 1) + "]", "Đơn vị chủ trì", "Sở Nội vụ"},
		"of another thing": {"[Sở Tài chính]", "Nơi nhận kết quả", ""},
	} {
		own := src
		own.Data = []byte(strings.ReplaceAll(list.ReplaceAllString(string(src.Data), "noi_nhan: "+c.recipients), "Đơn vị chủ trì", c.head))
		out := checked(t, own, nil)
		var got []string
		for _, d := range out.Findings {
			if d.Rule == "PL-KHOP" {
				got = append(got, d.Quote)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: found %q, want %q: %v", name, got, c.want, out.Findings)
		}
	}
}
