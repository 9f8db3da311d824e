package docx

import (
	"strconv"
	"testing"

	"vanban/internal/flow"
)

// FuzzDecode: whatever the text, the styles and the lists are, the file is read
// or refused, and gives the same twice.
func FuzzDecode(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t><w:br w:type="page"/></w:r></w:p>`+
		`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
		`<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:pBdr><w:top w:val="single"/></w:pBdr></w:pPr></w:style>`,
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:sectPr><w:pgSz w:w="-1" w:h="0"/></w:sectPr>`, "", "")
	f.Fuzz(func(t *testing.T, body, styles, lists string) {
		if len(body)+len(styles)+len(lists) > 1<<16 {
			t.Skip("large")
		}
		root := func(name, content string) string {
			return "<w:" + name + ` xmlns:w="` + nsMain + `">` + content + "</w:" + name + ">"
		}
		files := small()
		files[2].content = root("document", "<w:body>"+body+"</w:body>")
		files = append(files, file{name: "word/styles.xml", content: root("styles", styles)}, file{name: "word/numbering.xml", content: root("numbering", lists)},
			file{name: "word/_rels/document.xml.rels", content: relsStart + `<Relationship Id="a" Type="` + nsRel + `/styles" Target="styles.xml"/>` +
				`<Relationship Id="b" Type="` + nsRel + `/numbering" Target="numbering.xml"/></Relationships>`})
		for i := range files {
			files[i].store = true
		}
		data := zipped(t, files...)
		first, err := Decode("a.docx", data)
		second, again := Decode("a.docx", data)
		if (err == nil) != (again == nil) {
			t.Fatal(err, again)
		}
		if err == nil && flow.Dump(first) != flow.Dump(second) {
			t.Error("not the same twice")
		}
	})
}

// hundredPages is about as much text.
func hundredPages() *flow.Flow {
	f := letter()
	s := f.Sections[0]
	for i := range 1400 {
		p := body("Căn cứ chức năng, nhiệm vụ được giao, các cơ quan, đơn vị khẩn trương triển khai thực hiện, báo cáo kết quả trước ngày 30 tháng 6; ")
		p.Runs = append(p.Runs, flow.Run{Text: "số " + strconv.Itoa(i), Bold: true, Size: pt(14)}, flow.Run{Text: " theo mẫu kèm theo.", Size: pt(14)})
		s.Blocks = append(s.Blocks, p)
	}
	return f
}

// BenchmarkDecode reads 100 pages.
func BenchmarkDecode(b *testing.B) {
	data, err := Encode(hundredPages())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode("a.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}
