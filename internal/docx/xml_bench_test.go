package docx

import (
	"strings"
	"testing"
)

// largePart is a document.xml of some 2 MB as Word writes it.
func largePart() []byte {
	const paragraph = `<w:p w:rsidR="00A77427" w:rsidRDefault="007F1D13" w14:paraId="5C0A1B2D"><w:pPr><w:pStyle w:val="Normal"/>` +
		`<w:spacing w:before="120" w:after="0" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>` +
		`<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:pPr>` +
		`<w:r w:rsidRPr="00A77427"><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; </w:t></w:r>` +
		`<w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t>Xét đề nghị của Chánh Văn phòng.</w:t></w:r></w:p>`
	return []byte(wordRoot("<w:body>" + strings.Repeat(paragraph, 2<<20/len(paragraph)) + "</w:body>"))
}

func BenchmarkParseXML(b *testing.B) {
	data := largePart()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseXML(data); err != nil {
			b.Fatal(err)
		}
	}
}
