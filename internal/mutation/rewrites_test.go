package mutation

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// rewrite changes the XML of a written file, where the notation of examples
// has no word for what a file may hold.
type rewrite struct {
	name   string
	change func(name, text string) string
	adds   []part
	want   string // the rules that find it; empty if it is as good as it was
}

// part is a part that a rewrite adds to a file.
type part struct{ name, kind, text string }

// swap puts new XML for old, once.
func swap(old, with string) func(string) string {
	return func(text string) string { return strings.Replace(text, old, with, 1) }
}

// in changes one part of a file.
func in(part string, change func(string) string) func(name, text string) string {
	return func(name, text string) string {
		if name == part {
			return change(text)
		}
		return text
	}
}

// all makes changes one after the other.
func all(changes ...func(string) string) func(string) string {
	return func(text string) string {
		for _, c := range changes {
			text = c(text)
		}
		return text
	}
}

// looking gives the run that says words a look of its own.
func looking(words, look string) func(string) string {
	return func(text string) string {
		at := strings.LastIndex(text[:max(0, strings.Index(text, words))], "<w:r>")
		if at < 0 {
			return text
		}
		at += len("<w:r>")
		if rest, ok := strings.CutPrefix(text[at:], "<w:rPr>"); ok {
			return text[:at] + "<w:rPr>" + look + rest
		}
		return text[:at] + "<w:rPr>" + look + "</w:rPr>" + text[at:]
	}
}

// inParagraph changes the paragraph that says words.
func inParagraph(words string, change func(string) string) func(string) string {
	return func(text string) string {
		at := strings.Index(text, words)
		if at < 0 {
			return text
		}
		from, to := strings.LastIndex(text[:at], "<w:p>"), at+strings.Index(text[at:], "</w:p>")+len("</w:p>")
		return text[:from] + change(text[from:to]) + text[to:]
	}
}

// afterParagraph changes the paragraph after the one that says words.
func afterParagraph(words string, change func(string) string) func(string) string {
	return func(text string) string {
		at := strings.Index(text, words)
		if at < 0 {
			return text
		}
		from := at + strings.Index(text[at:], "</w:p>") + len("</w:p>")
		to := from + strings.Index(text[from:], "</w:p>") + len("</w:p>")
		return text[:from] + change(text[from:to]) + text[to:]
	}
}

// within puts XML around a piece of XML.
func within(before, after string) func(string) string {
	return func(text string) string { return before + text + after }
}

func nothing(string) string { return "" }

// drawnLine is a run with a line as Word draws it, in the column of the text.
func drawnLine(x, width unit.Length) string {
	r := &relay{}
	r.line(x, width, 14*unit.Point)
	return "<w:r>" + r.drawings[0] + "</w:r>"
}

// theme is a theme whose fonts are all one.
func theme(font string) part {
	fonts := fmt.Sprintf(`<a:latin typeface="%s"/><a:ea typeface=""/><a:cs typeface=""/>`, font)
	return part{"word/theme/theme1.xml", "theme", `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:fontScheme name="Office"><a:majorFont>` +
		fonts + `</a:majorFont><a:minorFont>` + fonts + `</a:minorFont></a:fontScheme></a:themeElements></a:theme>`}
}

const (
	nationWords = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	nationSmall = "Cộng hòa xã hội chủ nghĩa Việt Nam"
	mottoWords  = "Độc lập - Tự do - Hạnh phúc"
	lastWords   = "Sở Khoa học và Công nghệ đề nghị các cơ quan"
	fontsOfAll  = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>`
	fontsTheme  = `<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="28"/>`
	khoanStyle  = `w:styleId="Khoan"><w:name w:val="Khoản"/><w:basedOn w:val="Normal"/>`
	document    = "word/document.xml"
	styles      = "word/styles.xml"
	nextHeader  = "word/header1.xml"
)

// numbering is a list of “1.” whose numbers stand where typed ones would.
var numbering = part{"word/numbering.xml", "numbering", `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
	`<w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`}

// numbered takes a typed number off a paragraph and has Word count.
func numbered(typed, words string) func(string) string {
	return inParagraph(typed+words, all(swap(typed, ""), swap("</w:pPr>", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`)))
}

func textRewrites() []rewrite {
	end := func(with string) func(name, text string) string {
		return in(document, swap("phối hợp thực hiện./.</w:t></w:r>", "phối hợp thực hiện.</w:t></w:r>"+with))
	}
	return []rewrite{
		{name: "theme font Cambria", change: in(styles, swap(fontsOfAll, fontsTheme)), adds: []part{theme("Cambria")}, want: "FT-01"},
		{name: "theme font Times New Roman", change: in(styles, swap(fontsOfAll, fontsTheme)), adds: []part{theme("Times New Roman")}},
		{name: "capitals by their look", change: in(document, all(swap(nationWords, nationSmall), looking(nationSmall, "<w:caps/>")))},
		{name: "small capitals", change: in(document, all(swap(nationWords, nationSmall), looking(nationSmall, "<w:smallCaps/>")))},
		{name: "small letters", change: in(document, swap(nationWords, nationSmall)), want: "QH-02"},
		{name: "end struck by a reviewer", change: end(`<w:del w:id="9" w:author="A" w:date="2026-02-02T08:00:00Z"><w:r><w:delText>/.</w:delText></w:r></w:del>`), want: "BD-08"},
		{name: "end put in by a reviewer", change: end(`<w:ins w:id="9" w:author="A" w:date="2026-02-02T08:00:00Z"><w:r><w:t>/.</w:t></w:r></w:ins>`)},
		{name: "numbers that Word counts", change: in(document, all(numbered("1. ", "Rà soát"), numbered("2. ", "Gửi"))), adds: []part{numbering}},
		{name: "a line in .VnTime", change: in(document, all(swap(lastWords, "Së Khoa häc vµ C«ng nghÖ ®Ò nghÞ c¸c c¬ quan"),
			looking("Së Khoa häc", `<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>`))), want: "FT-02"},
		{name: "hidden text", change: end(`<w:r><w:t>/.</w:t></w:r><w:r><w:rPr><w:vanish/><w:color w:val="FF0000"/></w:rPr><w:t> ghi chú , chưa gửi</w:t></w:r>`)},
		{name: "all lines two apart", change: in(styles, swap("<w:pPrDefault/>", `<w:pPrDefault><w:pPr><w:spacing w:line="480" w:lineRule="auto"/></w:pPr></w:pPrDefault>`)), want: "BD-06 TN-06"},
		{name: "size of the style that others go by", change: in(styles, all(swap(khoanStyle, strings.Replace(khoanStyle, `"Normal"`, `"Nho"`, 1)),
			swap("</w:styles>", `<w:style w:type="paragraph" w:customStyle="1" w:styleId="Nho"><w:name w:val="Nho"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style></w:styles>`))), want: "BD-02"},
	}
}

func lineRewrites() []rewrite {
	boxed := func(left, width int, look string) func(name, text string) string {
		return in(document, inParagraph(nationWords, all(looking(nationWords, look), within(fmt.Sprintf(
			`<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="Hop1" type="#_x0000_t202" style="position:absolute;margin-left:%dpt;margin-top:0;width:%dpt;height:24pt;z-index:1"><v:textbox inset="0,0,0,0"><w:txbxContent>`, left, width),
			`</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`))))
	}
	drawn := func(x, width unit.Length) func(name, text string) string {
		return in(document, all(afterParagraph(mottoWords, nothing), inParagraph(mottoWords, swap("</w:p>", drawnLine(x, width)+"</w:p>"))))
	}
	return []rewrite{
		{name: "Quốc hiệu in a box of VML", change: boxed(0, 273, "<w:b/>")},
		{name: "Quốc hiệu in a box of VML, too big", change: boxed(-28, 330, `<w:sz w:val="30"/>`), want: "QH-02"},
		{name: "a shape for the line below Tiêu ngữ", change: drawn(18*unit.MM, 60*unit.MM)},
		{name: "a shape that is too short", change: drawn(38*unit.MM, 20*unit.MM), want: "TN-04"},
		{name: "a shape that is too long", change: drawn(3*unit.MM, 90*unit.MM), want: "TN-04"},
		{name: "underscores", change: in(document, afterParagraph(mottoWords, func(string) string {
			return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>_________________________</w:t></w:r></w:p>`
		})), want: "TN-05"},
	}
}

func numberRewrites() []rewrite {
	frame := func(align string) func(name, text string) string {
		return in(nextHeader, swap(`<w:pStyle w:val="SoTrang"/>`,
			`<w:pStyle w:val="SoTrang"/><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="`+align+`" w:y="1"/>`))
	}
	return []rewrite{
		{name: "number at the right", change: in(nextHeader, swap("</w:pPr>", `<w:jc w:val="right"/></w:pPr>`)), want: "PG-09"},
		{name: "number in a frame in the middle", change: frame("center")},
		{name: "number in a frame at the right", change: frame("right"), want: "PG-09"},
		{name: "Trang 2", change: in(nextHeader, swap("</w:pPr>", `</w:pPr><w:r><w:t xml:space="preserve">Trang </w:t></w:r>`)), want: "PG-11"},
		{name: "number in the footer", change: func(name, text string) string {
			switch name {
			case document:
				return swap(`<w:headerReference w:type="default"`, `<w:footerReference w:type="default"`)(text)
			case "word/_rels/document.xml.rels":
				return swap(`/header" Target="header1.xml"`, `/footer" Target="header1.xml"`)(text)
			case nextHeader:
				return strings.ReplaceAll(text, "w:hdr", "w:ftr")
			}
			return text
		}, want: "PG-09"},
	}
}

// made writes the host of a rewrite and carries the rewrite out.
func (r *rewrite) made(t *testing.T, b *bench, host string) []byte {
	t.Helper()
	data, err := docx.Encode(b.clean(t, host).Flow)
	if err != nil {
		t.Fatal(err)
	}
	changed := false
	data, err = Rewrite(data, func(name, text string) string {
		was := text
		text = r.change(name, text)
		changed = changed || text != was
		for _, p := range r.adds {
			switch name {
			case "[Content_Types].xml":
				text = strings.Replace(text, "</Types>", fmt.Sprintf(`<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/></Types>`, p.name, map[string]string{"theme": "theme", "numbering": "wordprocessingml.numbering"}[p.kind]), 1)
			case "word/_rels/document.xml.rels":
				text = strings.Replace(text, "</Relationships>", fmt.Sprintf(`<Relationship Id="rIdNew%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>`, p.kind, p.kind, strings.TrimPrefix(p.name, "word/")), 1)
			}
		}
		return text
	})
	if err != nil {
		t.Fatal(err)
	}
	if !changed {
		t.Fatal("nothing was changed")
	}
	return withParts(t, data, r.adds)
}

// withParts adds parts to a file.
func withParts(t *testing.T, data []byte, parts []part) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range parts {
		to, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What files hold that the notation has no word for is found by its rule, or
// by none where it is as good.
func TestRewrites(t *testing.T) {
	b := newBench(t)
	for _, r := range slices.Concat(textRewrites(), lineRewrites()) {
		t.Run(r.name, func(t *testing.T) { r.judge(t, b, r.made(t, b, "cong-van")) })
	}
	for _, r := range numberRewrites() {
		t.Run(r.name, func(t *testing.T) { r.judge(t, b, r.made(t, b, "quy-che")) })
	}
}

// judge tells what is found too much or not at all.
func (r *rewrite) judge(t *testing.T, b *bench, data []byte) {
	t.Helper()
	read, err := docx.Decode("rewritten.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(r.want)
	for _, d := range check.Run(b.subject(recognize.Find(read, b.env()), doc.Draft), nd30.Rules(b.law)).Findings {
		if d.Severity != diag.Note && !slices.Contains(strings.Fields(r.want), d.Rule) {
			t.Errorf("also %s at %q: %s", d.Rule, d.Component, d.Message)
		}
		want = slices.DeleteFunc(want, func(id string) bool { return id == d.Rule })
	}
	if len(want) > 0 {
		t.Errorf("%v do not find it", want)
	}
}
