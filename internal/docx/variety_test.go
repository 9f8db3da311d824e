package docx

import (
	"strings"
	"testing"

	"vanban/internal/flow"
)

// TestFilesOfOtherPrograms reads a head as each program writes it: the root
// with its namespaces, what it strews between the text, and the line under the
// motto in its own form.
func TestFilesOfOtherPrograms(t *testing.T) {
	for _, c := range []struct{ name, body, line string }{
		{"Word 365", word365, "line at text 20, text 14, 160x0, weight 0.75 \n"},
		{"Word 2007", word2007, "line at text 20, text 14, 160x0, weight 0.5 \n"},
		{"WPS Writer", wpsWriter, "line at text 20, text 14, 160x0, weight 0.75 \n"},
		{"Google Docs", googleDocs, "line at text 20, text 14, 160x0, weight 0.75 \n"},
		{"LibreOffice", libreOffice, "line at text 20, text 14, 160x0, weight 0.75 \n"},
		{"Word 365 Strict", strictWord, "line at text 20, text 14, 160x0, weight 0.75 \n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := small()
			files[2].content = c.body
			f, err := Decode("a.docx", zipped(t, files...))
			if err != nil {
				t.Fatal(err)
			}
			var text []string
			var floats drawn
			eachParagraph(f, func(p *flow.Paragraph) {
				text = append(text, p.Text())
				floats.floats = append(floats.floats, p.Floats...)
			})
			const want = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
			if got := strings.Join(text, "\n"); got != want {
				t.Errorf("the text is %q", got)
			}
			if got := showDrawn(floats); got != c.line {
				t.Errorf("got  %swant %s", got, c.line)
			}
			if len(f.Source.Lost) > 0 {
				t.Errorf("lost: %v", f.Source.Lost)
			}
		})
	}
}

const (
	lineAnchor = `<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>254000</wp:posOffset></wp:positionH>` +
		`<wp:positionV relativeFrom="paragraph"><wp:posOffset>177800</wp:posOffset></wp:positionV><wp:extent cx="2032000" cy="0"/>` +
		`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Straight Connector 1"/>`
	lineShape = `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2032000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>` +
		`<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:round/></a:ln></wps:spPr><wps:bodyPr/>`
)

// Word 365: identities of paragraphs, spelling marks, theme fonts, content
// controls, namespaces of later versions that may be ignored, a line in two
// forms of which one holds.
const word365 = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" +
	`<w:document xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:aink="http://schemas.microsoft.com/office/drawing/2016/ink"` +
	` xmlns:am3d="http://schemas.microsoft.com/office/drawing/2017/model3d" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:oel="http://schemas.microsoft.com/office/2019/extlst"` +
	` xmlns:r="` + nsRel + `" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"` +
	` xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w="` + nsMain + `" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex"` +
	` xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du" xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"` +
	` xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` mc:Ignorable="w14 w15 w16se w16cex w16du wp14"><w:body>` +
	`<w:sdt><w:sdtPr><w:id w:val="-1"/><w15:color w:val="000000"/></w:sdtPr><w:sdtContent><w:p w14:paraId="672A6659" w14:textId="77777777" w:rsidR="00A77427" w:rsidRDefault="007F1D13">` +
	`<w:pPr><w:jc w:val="center"/><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w16du:dateUtc/></w:rPr></w:pPr><w:proofErr w:type="spellStart"/>` +
	`<w:r w:rsidRPr="00A77427"><w:rPr><w:b/><w14:ligatures w14:val="standardContextual"/></w:rPr><w:lastRenderedPageBreak/><w:t>CỘNG HÒA XÃ HỘI</w:t></w:r><w:proofErr w:type="spellEnd"/>` +
	`<w:r><w:t xml:space="preserve"> CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p></w:sdtContent></w:sdt>` +
	`<w:p w14:paraId="672A665A"><w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` + lineAnchorID +
	`<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>` +
	lineShape + `</wps:wsp></a:graphicData></a:graphic><wp14:sizeRelH relativeFrom="margin"><wp14:pctWidth>0</wp14:pctWidth></wp14:sizeRelH></wp:anchor></w:drawing></mc:Choice>` +
	`<mc:Fallback><w:pict><v:line w14:anchorId="1F1F1F1F" id="Straight Connector 1" o:spid="_x0000_s1026" style="position:absolute;z-index:1" from="20pt,14pt" to="180pt,14pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
	`<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>` +
	`<w:sectPr w:rsidR="00A77427"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`

const lineAnchorID = `<wp:anchor distT="0" distB="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" wp14:anchorId="1F1F1F1F" wp14:editId="2F2F2F2F">` +
	`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>254000</wp:posOffset></wp:positionH>` +
	`<wp:positionV relativeFrom="paragraph"><wp:posOffset>177800</wp:posOffset></wp:positionV><wp:extent cx="2032000" cy="0"/><wp:wrapNone/><wp:docPr id="1" name=""/>`

// Word 2007: VML alone, smart tags.
const word2007 = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:ve="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w="` + nsMain + `"` +
	` xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"><w:body>` +
	`<w:p><w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="country-region"><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:smartTag></w:p>` +
	`<w:p><w:r><w:pict><v:line id="_x0000_s1026" style="position:absolute;z-index:251657216" from="20pt,14pt" to="180pt,14pt" strokeweight=".5pt"/></w:pict></w:r><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:body></w:document>`

// WPS Writer: custom data of its own, the namespace of wps on the drawing.
const wpsWriter = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:document xmlns:w="` + nsMain + `" xmlns:r="` + nsRel + `"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>` +
	`<w:p w14:paraId="0CA2D0F3"><w:pPr><w:keepNext w:val="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="default"/><w:lang w:val="vi-VN"/></w:rPr><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>` +
	`<w:p><w:r><mc:AlternateContent><mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing>` + lineAnchor +
	`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri=""><wps:wsp><wps:cNvCnPr/>` + lineShape + `</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
	`<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>` +
	`<wpsCustomData:x><wpsCustomData:y>không thấy</wpsCustomData:y></wpsCustomData:x></w:body></w:document>`

// Google Docs: a group around a single line, runs with the direction of text,
// no styles beyond the plain ones, a picture as the fallback.
const googleDocs = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:r="` + nsRel + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:w="` + nsMain + `" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main" mc:Ignorable="w14"><w:body>` +
	`<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="00000001"><w:pPr><w:rPr/></w:pPr>` +
	`<w:r w:rsidDel="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>` +
	`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>` + lineAnchor + `<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">` +
	`<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="4330000" y="3780000"/><a:ext cx="2032000" cy="0"/><a:chOff x="4330000" y="3780000"/><a:chExt cx="2032000" cy="0"/></a:xfrm></wpg:grpSpPr>` +
	`<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="4330000" y="3780000"/><a:ext cx="2032000" cy="0"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom><a:noFill/>` +
	`<a:ln cap="flat" cmpd="sng" w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
	`<mc:Fallback><w:drawing/></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space="preserve">Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:body></w:document>`

// LibreOffice: the shape and its older form side by side in mc:AlternateContent,
// namespaces declared again on the drawing.
const libreOffice = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:document xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="` + nsRel + `"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="` + nsMain + `" xmlns:w10="urn:schemas-microsoft-com:office:word"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14 w15"` +
	` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w:body><w:p><w:pPr><w:pStyle w:val="Normal"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>` +
	`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` + lineAnchor +
	`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri=""><wps:wsp><wps:cNvSpPr/>` + lineShape + `</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
	`<mc:Fallback><w:pict><v:line id="shape_0" from="20pt,14pt" to="180pt,14pt" stroked="t" style="position:absolute"/></w:pict></mc:Fallback></mc:AlternateContent><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:body></w:document>`

// Word 365, saved as Strict: names of ISO/IEC 29500 and lengths with units.
const strictWord = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:conformance="strict"` +
	` xmlns:wp="http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body><w:p><w:pPr><w:spacing w:before="6pt"/></w:pPr><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>` +
	`<w:p><w:r><w:drawing>` + lineAnchor + `<a:graphic xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"><a:graphicData uri=""><wps:wsp><wps:cNvCnPr/>` + lineShape +
	`</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:body></w:document>`
