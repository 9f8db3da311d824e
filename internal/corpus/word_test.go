package corpus

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"html"
	"strings"
	"testing"
)

// maker is a program that strangers write Word files with: what stands in a
// file of it beside the text.
type maker struct {
	application string
	defaults    string // of runs and paragraphs, in the styles
	normal      string // style Normal
	last        string // the last section, if it is not [page]
}

// The makers. Word leaves its theme fonts in the defaults and what the clerk
// set in Normal; WPS writes sizes into the defaults; Google Docs writes Arial
// into the defaults and everything else at each run and paragraph.
var (
	word365 = maker{
		application: "Microsoft Office Word",
		defaults: `<w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>` +
			`<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="278" w:lineRule="auto"/></w:pPr></w:pPrDefault>`,
		normal: `<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>`,
	}
	wps = maker{
		application: "WPS Office_12.2.0.17153",
		defaults:    `<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/></w:rPr></w:rPrDefault>`,
		normal:      `<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>`,
	}
	docs = maker{
		application: "",
		defaults: `<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="vi"/></w:rPr></w:rPrDefault>` +
			`<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>`,
		normal: ``,
	}
)

const (
	nsWord    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	relations = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	mainType  = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

// page is the last section as a clerk sets it: A4, usual margins, a number on
// top of the pages after the first.
const page = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`

// file packs a body as a Word file of the maker.
func (m maker) file(t testing.TB, body string) []byte {
	t.Helper()
	last := cmp.Or(m.last, page)
	number := para("giữa", run("cỡ 14, phông Times New Roman", "\x01PAGE"))
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			override("document.main", "word/document.xml") + override("styles", "word/styles.xml") + override("numbering", "word/numbering.xml") + override("header", "word/header1.xml") +
			`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`},
		{"_rels/.rels", relation("officeDocument", "word/document.xml")},
		{"word/_rels/document.xml.rels", relation("styles", "styles.xml", "numbering", "numbering.xml", "header", "header1.xml")},
		{"word/document.xml", `<w:document ` + nsWord + `><w:body>` + body + last + `</w:body></w:document>`},
		{"word/header1.xml", `<w:hdr ` + nsWord + `>` + number + `</w:hdr>`},
		{"word/styles.xml", `<w:styles ` + nsWord + `><w:docDefaults>` + m.defaults + `</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` + m.normal + `</w:style></w:styles>`},
		{"word/numbering.xml", `<w:numbering ` + nsWord + `>` + list(1, "decimal", "%1.") + list(2, "lowerLetter", "%1)") + list(3, "bullet", "-") + list(4, "decimal", "%1.") +
			`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num></w:numbering>`},
		{"docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` + m.application + `</Application></Properties>`},
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range parts {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(xmlHead + part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func override(kind, part string) string {
	return `<Override PartName="/` + part + `" ContentType="` + mainType + kind + `+xml"/>`
}

// relation lists relations as kind and target, one after the other.
func relation(pairs ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i/2+1, relations, pairs[i], pairs[i+1])
	}
	return b.String() + `</Relationships>`
}

// list is an automatic list of one level whose number stands in the first line.
func list(id int, format, text string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:suff w:val="space"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>`, id, format, text)
}

// run is text in a look such as “đậm, nghiêng, cỡ 13, phông Arial, gạch chân”.
// A tab is \t, a line break \n, and \x01PAGE the number of the page.
func run(look, text string) string {
	var p strings.Builder
	for _, word := range strings.Split(look, ", ") {
		name, value, _ := strings.Cut(word, " ")
		switch name {
		case "":
		case "đậm":
			p.WriteString(`<w:b/><w:bCs/>`)
		case "nghiêng":
			p.WriteString(`<w:i/><w:iCs/>`)
		case "gạch":
			p.WriteString(`<w:u w:val="single"/>`)
		case "cỡ":
			fmt.Fprintf(&p, `<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, halves(value))
		case "phông":
			fmt.Fprintf(&p, `<w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s" w:eastAsia="%[1]s"/>`, value)
		default:
			panic("corpus: no look " + word)
		}
	}
	if text == "\x01PAGE" {
		var field strings.Builder
		for _, part := range []string{`<w:fldChar w:fldCharType="begin"/>`, `<w:instrText xml:space="preserve"> PAGE </w:instrText>`, `<w:fldChar w:fldCharType="separate"/>`, `<w:t>2</w:t>`, `<w:fldChar w:fldCharType="end"/>`} {
			field.WriteString(`<w:r><w:rPr>` + p.String() + `</w:rPr>` + part + `</w:r>`)
		}
		return field.String()
	}
	text = strings.NewReplacer("\t", `</w:t><w:tab/><w:t xml:space="preserve">`, "\n", `</w:t><w:br/><w:t xml:space="preserve">`).Replace(html.EscapeString(text))
	return `<w:r><w:rPr>` + p.String() + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func halves(points string) int {
	var n float64
	if _, err := fmt.Sscan(points, &n); err != nil {
		panic(err)
	}
	return int(2 * n)
}

// para is a paragraph in a setting such as “giữa, thụt 720, trước 120, danh 1”,
// all numbers in twips, around runs and drawings.
func para(setting string, inside ...string) string {
	var align, ind, spacing, tabs, number, line, border string
	for _, word := range strings.Split(setting, ", ") {
		name, value, _ := strings.Cut(word, " ")
		switch name {
		case "":
		case "giữa":
			align = `<w:jc w:val="center"/>`
		case "đều":
			align = `<w:jc w:val="both"/>`
		case "trái":
			align = `<w:jc w:val="left"/>`
		case "thụt":
			ind += ` w:firstLine="` + value + `"`
		case "lùi":
			ind += ` w:left="` + value + `"`
		case "trước":
			spacing += ` w:before="` + value + `"`
		case "sau":
			spacing += ` w:after="` + value + `"`
		case "dòng":
			line = ` w:line="` + value + `" w:lineRule="auto"`
		case "kẻ": // a border below, set in from both sides
			border = `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>`
			ind = ` w:left="` + value + `" w:right="` + value + `"`
		case "mốc": // a stop in the middle of the text that stands there
			tabs += `<w:tab w:val="center" w:pos="` + value + `"/>`
		case "danh":
			number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + value + `"/></w:numPr>`
		default:
			panic("corpus: no setting " + word)
		}
	}
	if tabs != "" {
		tabs = `<w:tabs>` + tabs + `</w:tabs>`
	}
	if spacing+line != "" {
		spacing = `<w:spacing` + spacing + line + `/>`
	}
	if ind != "" {
		ind = `<w:ind` + ind + `/>`
	}
	return `<w:p><w:pPr>` + number + border + tabs + spacing + ind + align + `</w:pPr>` + strings.Join(inside, "") + `</w:p>`
}

// table is a table of one row without borders, with columns of some widths.
func table(widths []int, cells ...string) string {
	var grid, row strings.Builder
	for i, w := range widths {
		fmt.Fprintf(&grid, `<w:gridCol w:w="%d"/>`, w)
		fmt.Fprintf(&row, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, w, cells[i])
	}
	return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>` + grid.String() + `</w:tblGrid><w:tr>` + row.String() + `</w:tr></w:tbl>`
}

// vmlLine is a line as Word 2007 and WPS draw it, tied to a paragraph, in
// points from the left of the text and from the top of the paragraph.
func vmlLine(from, to, down float64) string {
	return fmt.Sprintf(`<w:r><w:pict><v:line id="_x0000_s1026" style="position:absolute;z-index:251659264" from="%gpt,%gpt" to="%gpt,%gpt" strokeweight=".75pt"/></w:pict></w:r>`, from, down, to, down)
}

// drawnLine is a line as Word 2010 and later draw it, with the same for others.
func drawnLine(from, to, down float64) string {
	emu := func(points float64) int { return int(points * 12700) }
	return fmt.Sprintf(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="0"/>`+
		`<wp:wrapNone/><wp:docPr id="1" name="Straight Connector 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="0"/></a:xfrm>`+
		`<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>`+
		`<mc:Fallback><w:pict><v:line style="position:absolute;z-index:251659264" from="%gpt,%gpt" to="%gpt,%gpt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
		emu(from), emu(down), emu(to-from), emu(to-from), from, down, to, down)
}

// box is a text box without a frame, placed in points from the left of the
// text and from the top of the paragraph it is tied to.
func box(left, top, width, height float64, inside ...string) string {
	return fmt.Sprintf(`<w:r><w:pict><v:shape type="#_x0000_t202" style="position:absolute;margin-left:%gpt;margin-top:%gpt;width:%gpt;height:%gpt;z-index:251660288" stroked="f" filled="f"><v:textbox inset="0,0,0,0"><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
		left, top, width, height, strings.Join(inside, ""))
}
