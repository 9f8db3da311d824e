package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
)

// The parts of a file, without the namespaces of the root, and the flow they
// are: [flow.Dump] without the line of the section.
func TestDecodeReadsWhatIsSeen(t *testing.T) {
	const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>`
	for _, c := range []struct {
		name                          string
		body, styles, numbering, want string
	}{
		{"on twice is off, on by hand is on", `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>
			<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr><w:rStyle w:val="B"/></w:rPr><w:t xml:space="preserve">b </w:t></w:r>
			<w:r><w:rPr><w:rStyle w:val="B"/><w:b/></w:rPr><w:t>c</w:t></w:r></w:p>`,
			`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>
			<w:style w:type="character" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>`, "",
			"Đậm: {14 pt bold}a  {14 pt}b  {14 pt bold}c"},
		{"styles based on each other end somewhere", `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`,
			`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/><w:rPr><w:i/></w:rPr></w:style>
			<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>`, "",
			"A center: {14 pt italic}a"},
		{"numbers of two levels", strings.Repeat(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>
			<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>`, 2), "",
			`<w:abstractNum w:abstractNumId="1">
			<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:suff w:val="space"/></w:lvl>
			<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/><w:isLgl/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
			</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`,
			": {14 pt auto}I. \nleft 36 pt first -18 pt: {14 pt auto}1.1)→\n: {14 pt auto}II. \nleft 36 pt first -18 pt: {14 pt auto}2.1)→"},
		{"a bullet of a font of symbols", `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, "",
			`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum>
			<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
			": {14 pt auto}•→ {14 pt}a"},
		{"tracked changes are accepted", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">một </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>
			<w:p><w:ins><w:r><w:t>hai</w:t></w:r></w:ins></w:p>`, "", "", ": {14 pt}một hai"},
		{"capitals are what is seen, hidden text is not", `<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Điều</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>`,
			"", "", ": {14 pt}ĐIỀU"},
		{"fonts of letters beyond ASCII", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Tahoma"/></w:rPr><w:t>Vă</w:t></w:r></w:p>`, "", "",
			": {14 pt font Arial}V {14 pt font Tahoma}ă"},
		{"a page begins in a paragraph", `<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p/>`, "", "",
			": {14 pt}a\npage-break: {14 pt}b\npage-break:"},
		{"fields show what they show", `<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>hôm nay</w:t></w:r></w:fldSimple>
			<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
			"", "", ": {14 pt}hôm nay {14 pt pages}9"},
		{"gaps between paragraphs of a style", strings.Repeat(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>`, 2) + `<w:p/>`,
			`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:spacing w:before="100" w:after="200"/><w:contextualSpacing/></w:pPr></w:style>`, "",
			"A before 5 pt:\nA after 10 pt:\n:"},
		{"indents counted in letters", `<w:p><w:pPr><w:ind w:leftChars="200" w:firstLineChars="100"/></w:pPr></w:p>`, "", "",
			"left 28 pt first 14 pt:"},
		{"a table of half the width of the text", `<w:tbl><w:tblPr><w:tblW w:w="2500" w:type="pct"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`, "", "",
			"table 234 pt\n  row\n    cell\n      :"},
		{"a cell takes the look of its table", `<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0020"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>
			<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
			`<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>`, "",
			"table 50 pt\n  row\n    cell edges bottom\n      : {14 pt bold}a\n  row\n    cell edges top\n      : {14 pt}b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := func(root, content string) string {
				return "<w:" + root + ` xmlns:w="` + nsMain + `">` + content + "</w:" + root + ">"
			}
			files := small()
			files[2].content = w("document", "<w:body>"+c.body+"</w:body>")
			files = append(files, file{name: "word/styles.xml", content: w("styles", defaults+c.styles)}, file{name: "word/numbering.xml", content: w("numbering", c.numbering)},
				file{name: "word/_rels/document.xml.rels", content: relsStart + `<Relationship Id="a" Type="` + nsRel + `/styles" Target="styles.xml"/>` +
					`<Relationship Id="b" Type="` + nsRel + `/numbering" Target="numbering.xml"/></Relationships>`})
			f, err := Decode("a.docx", zipped(t, files...))
			if err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(flow.Dump(f), "\n")
			var lines []string
			for line := range strings.Lines(got) {
				line = strings.TrimSuffix(strings.TrimPrefix(line, "  "), "\n")
				if !strings.HasPrefix(line, "  ") {
					line = strings.TrimPrefix(line, " ") // of a paragraph without a style
				}
				lines = append(lines, line)
			}
			if diff := cmp.Diff(strings.Split(c.want, "\n"), lines); diff != "" {
				t.Error(diff)
			}
		})
	}
}
