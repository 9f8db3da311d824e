package docx

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// showDrawn writes what a drawing gave, a line each, in points.
func showDrawn(d drawn) string {
	var b strings.Builder
	if i := d.image; i != nil {
		fmt.Fprintf(&b, "image %s %gx%g %s\n", i.Type, i.Width.Points(), i.Height.Points(), i.Alt)
	}
	origins := []string{"text", "margin", "page", "character"}
	for _, f := range d.floats {
		switch {
		case f.Line:
			b.WriteString("line")
		case f.Image != nil:
			fmt.Fprintf(&b, "picture %s", f.Image.Type)
		case f.Blocks != nil:
			b.WriteString("box")
			for _, block := range f.Blocks {
				fmt.Fprintf(&b, " “%s”", block.(*flow.Paragraph).Text())
			}
		default:
			b.WriteString("frame")
		}
		fmt.Fprintf(&b, " at %s %g, %s %g, %gx%g", origins[f.FromX], round(f.X), origins[f.FromY], round(f.Y), round(f.Width), round(f.Height))
		if f.AlignedX {
			b.WriteString(", " + []string{"left", "center", "right"}[f.Align])
		}
		if f.AlignedY {
			b.WriteString(", " + []string{"top", "middle", "bottom"}[f.VAlign])
		}
		if f.Weight > 0 {
			fmt.Fprintf(&b, ", weight %g %s", round(f.Weight), f.Color)
		}
		b.WriteByte('\n')
	}
	for _, what := range d.lost {
		b.WriteString("lost " + what + "\n")
	}
	return b.String()
}

func round(l unit.Length) float64 { return math.Round(l.Points()*100) / 100 }

const drawingSpaces = ` xmlns:w="` + nsMain + `" xmlns:r="` + nsRel + `"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"` +
	` xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
	` xmlns:w10="urn:schemas-microsoft-com:office:word"`

const (
	testPNG  = "\x89PNG\r\n\x1A\nrest"
	testJPEG = "\xFF\xD8\xFFrest"
)

// drawings reads the drawings of a run, in a file with some pictures.
func drawings(t *testing.T, content string) drawn {
	t.Helper()
	a, err := open(zipped(t, append(small(),
		file{name: "word/_rels/document.xml.rels", content: relsStart +
			`<Relationship Id="png" Type="` + nsRel + `/image" Target="media/a.png"/>` +
			`<Relationship Id="jpeg" Type="` + nsRel + `/image" Target="media/b.jpg"/>` +
			`<Relationship Id="emf" Type="` + nsRel + `/image" Target="media/c.emf"/>` +
			`<Relationship Id="gone" Type="` + nsRel + `/image" Target="media/gone.png"/>` +
			`<Relationship Id="away" Type="` + nsRel + `/image" Target="http://example.gov.vn/a.png" TargetMode="External"/>` +
			`</Relationships>`},
		file{name: "word/media/a.png", content: testPNG},
		file{name: "word/media/b.jpg", content: testJPEG},
		file{name: "word/media/c.emf", content: strings.Repeat("x", 40) + " EMF........"},
	)...))
	if err != nil {
		t.Fatal(err)
	}
	root, err := parseXML([]byte("<w:r" + drawingSpaces + ">" + content + "</w:r>"))
	if err != nil {
		t.Fatal(err)
	}
	theme, err := parseXML([]byte(`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>` +
		`<a:clrScheme name=""><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472c4"/></a:accent1></a:clrScheme>` +
		`<a:fmtScheme><a:lnStyleLst><a:ln w="6350"/><a:ln w="12700"/><a:ln w="19050"/></a:lnStyleLst></a:fmtScheme></a:themeElements></a:theme>`))
	if err != nil {
		t.Fatal(err)
	}
	text := func(e *element, width unit.Length) []flow.Block {
		var list []flow.Block
		for p := range e.each("w:p") {
			s := ""
			for c := range p.all() {
				s += c.text
			}
			list = append(list, &flow.Paragraph{Runs: []flow.Run{{Text: s}}})
		}
		return list
	}
	w := newDrawer(a, theme, text)
	var all drawn
	for _, c := range root.children {
		d := w.read(a.main(), c)
		if d.image != nil {
			all.image = d.image
		}
		all.floats = append(all.floats, d.floats...)
		all.lost = append(all.lost, d.lost...)
	}
	return all
}

// anchored is a drawing as Word anchors it.
func anchored(attributes, positions, extent, graphic string) string {
	return `<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" relativeHeight="251659264" locked="0" layoutInCell="1" allowOverlap="1" ` +
		attributes + `><wp:simplePos x="12700" y="25400"/>` + positions + extent + `<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
		`<wp:docPr id="2" name="Straight Connector 2"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="">` + graphic +
		`</a:graphicData></a:graphic></wp:anchor></w:drawing>`
}

const (
	atColumn = `<wp:positionH relativeFrom="column"><wp:posOffset>1270000</wp:posOffset></wp:positionH>` +
		`<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV>`
	wide = `<wp:extent cx="2540000" cy="0"/>`
)

// wsp is a shape.
func wsp(frame, preset, line, rest string) string {
	return `<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm` + frame + `</a:xfrm><a:prstGeom prst="` + preset + `"><a:avLst/></a:prstGeom>` + line + `</wps:spPr>` + rest + `<wps:bodyPr/></wps:wsp>`
}

const (
	wideFrame = `><a:off x="0" y="0"/><a:ext cx="2540000" cy="0"/>`
	blackLine = `<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>`
	accent    = `<wps:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="0"><a:schemeClr val="accent1"/></a:fillRef></wps:style>`
	someText  = `<wps:txbx><w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></wps:txbx>`
)

func TestDrawings(t *testing.T) {
	picture := func(id string) string {
		return `<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="" descr="con dấu"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="` + id + `"/></pic:blipFill>` +
			`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="127000" cy="127000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>`
	}
	inline := func(graphic string) string {
		return `<w:drawing><wp:inline distT="0"><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="Picture 1" descr="quốc huy"/><a:graphic><a:graphicData uri="">` +
			graphic + `</a:graphicData></a:graphic></wp:inline></w:drawing>`
	}
	square := `<wp:extent cx="1270000" cy="635000"/>`
	box := `><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/>`
	for _, c := range []struct{ name, in, want string }{
		{"a connector of Word", anchored("", atColumn, wide, wsp(wideFrame, "straightConnector1", "", accent)),
			"line at text 100, text 2, 200x0, weight 0.5 4472C4\n"},
		{"a line with its own look", anchored("", atColumn, wide, wsp(wideFrame, "line", blackLine, accent)),
			"line at text 100, text 2, 200x0, weight 0.75 \n"},
		{"a line turned around", anchored("", atColumn, wide, wsp(` rot="10800000" flipV="1"`+wideFrame, "line", blackLine, "")),
			"line at text 100, text 2, 200x0, weight 0.75 \n"},
		{"a line turned upright", anchored("", atColumn, wide, wsp(` rot="5400000"`+wideFrame, "line", blackLine, "")),
			"line at text 200, text -98, 0x200, weight 0.75 \n"},
		{"a line that a hand drew", anchored("", atColumn, `<wp:extent cx="2540000" cy="6350"/>`, wsp(wideFrame, "line", blackLine, "")),
			"line at text 100, text 2, 200x0, weight 0.75 \n"},
		{"a slanted line", anchored("", atColumn, `<wp:extent cx="2540000" cy="254000"/>`, wsp(wideFrame, "line", blackLine, "")),
			"line at text 100, text 2, 200x20, weight 0.75 \n"},
		{"a line that is not drawn", anchored("", atColumn, wide, wsp(wideFrame, "line", `<a:ln><a:noFill/></a:ln>`, accent)), ""},
		{"a line without a colour of its own", anchored("", atColumn, wide, wsp(wideFrame, "line", `<a:ln w="12700"><a:headEnd/></a:ln>`, "")),
			"line at text 100, text 2, 200x0, weight 1 \n"},
		{"a line as thin as can be", anchored("", atColumn, wide, wsp(wideFrame, "line", `<a:ln w="0"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>`, "")),
			"line at text 100, text 2, 200x0, weight 0.12 FF0000\n"},
		{"a line in the middle of the page", anchored("", `<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>`+
			`<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>`, wide, wsp(wideFrame, "line", blackLine, "")),
			"line at page 0, margin 0, 200x0, center, bottom, weight 0.75 \n"},
		{"a simple place", anchored(`simplePos="1"`, atColumn, wide, wsp(wideFrame, "line", blackLine, "")),
			"line at page 1, page 2, 200x0, weight 0.75 \n"},
		{"a shade of the theme", anchored("", atColumn, wide, wsp(wideFrame, "line", `<a:ln><a:solidFill><a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr></a:solidFill></a:ln>`, "")),
			"line at text 100, text 2, 200x0, weight 0.75 808080\n"},
		{"a rectangle that is a line", anchored("", atColumn, `<wp:extent cx="2540000" cy="9525"/>`, wsp(wideFrame, "rect", `<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln>`, "")),
			"line at text 100, text 2, 200x0, weight 0.75 \n"},
		{"a text box", anchored("", atColumn, square, wsp(box, "rect", `<a:noFill/>`+blackLine, someText)),
			"box “HỎA TỐC” at text 100, text 2, 100x50, weight 0.75 \n"},
		{"a text box without lines", anchored("", atColumn, square, wsp(box, "rect", `<a:noFill/><a:ln><a:noFill/></a:ln>`, someText)),
			"box “HỎA TỐC” at text 100, text 2, 100x50\n"},
		{"a text box of LibreOffice, without a style", anchored("", atColumn, square, wsp(box, "rect", `<a:ln w="6350"/>`, someText)),
			"box “HỎA TỐC” at text 100, text 2, 100x50\n"},
		{"a text box in the line", inline(wsp(box, "rect", blackLine, someText)), "box “HỎA TỐC” at character 0, character 0, 100x50, weight 0.75 \n"},
		{"an upright text box", anchored("", atColumn, square, wsp(` rot="16200000"`+box, "rect", blackLine, someText)),
			"box “HỎA TỐC” at text 125, text -23, 50x100, weight 0.75 \n"},
		{"a frame around text", anchored("", atColumn, square, wsp(box, "rect", `<a:noFill/>`+blackLine, "")),
			"frame at text 100, text 2, 100x50, weight 0.75 \n"},
		{"a star", anchored("", atColumn, square, wsp(box, "star5", blackLine, "")), "lost hình vẽ\n"},
		{"a picture in the line", inline(picture("png")), "image png 100x50 quốc huy\n"},
		{"a picture beside the text", anchored(`behindDoc="1"`, atColumn, square, picture("jpeg")), "picture jpeg at text 100, text 2, 100x50\n"},
		{"a picture of another kind", inline(picture("emf")), "lost hình kiểu EMF\n"},
		{"a picture that is not there", inline(picture("gone")), "lost hình bị hỏng\n"},
		{"a picture without a relation", inline(picture("none")), "lost hình không có dữ liệu\n"},
		{"a picture on the net", inline(`<pic:pic><pic:blipFill><a:blip r:link="away"/></pic:blipFill></pic:pic>`), "lost hình liên kết ở ngoài tệp\n"},
		{"a chart", inline(`<c:chart r:id="x"/>`), "lost biểu đồ\n"},
		{"a diagram", inline(`<dgm:relIds/>`), "lost sơ đồ SmartArt\n"},
		{"a hidden drawing", strings.ReplaceAll(inline(picture("png")), `id="1"`, `id="1" hidden="1"`), ""},
		{"a group", anchored("", atColumn, `<wp:extent cx="2540000" cy="1270000"/>`,
			`<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2540000" cy="1270000"/><a:chOff x="100" y="1000"/><a:chExt cx="2000" cy="1000"/></a:xfrm></wpg:grpSpPr>`+
				wsp(`><a:off x="100" y="1500"/><a:ext cx="1000" cy="0"/>`, "line", blackLine, "")+
				wsp(`><a:off x="1100" y="1000"/><a:ext cx="1000" cy="500"/>`, "rect", "", someText)+
				`<wpg:grpSp><wpg:grpSpPr><a:xfrm><a:off x="600" y="1500"/><a:ext cx="1000" cy="500"/><a:chOff x="0" y="0"/><a:chExt cx="10" cy="10"/></a:xfrm></wpg:grpSpPr>`+
				wsp(`><a:off x="5" y="5"/><a:ext cx="5" cy="5"/>`, "rect", blackLine, "")+`</wpg:grpSp>`+picture("png")+`</wpg:wgp>`),
			"line at text 100, text 52, 100x0, weight 0.75 \nbox “HỎA TỐC” at text 200, text 2, 100x50\n" +
				"frame at text 200, text 77, 50x25, weight 0.75 \npicture png at text 90, text -98, 12700x12700\n"},
		{"a canvas", inline(`<wpc:wpc><wpc:bg/><wpc:whole/>` + wsp(`><a:off x="127000" y="254000"/><a:ext cx="2540000" cy="0"/>`, "line", blackLine, "") + `</wpc:wpc>`),
			"line at character 10, character 20, 200x0, weight 0.75 \n"},
		{"an embedded object", `<w:object><v:shape style="width:1in;height:1in"><v:imagedata r:id="png"/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object>`, "lost đối tượng nhúng “Equation.3”\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := showDrawn(drawings(t, c.in)); got != c.want {
				t.Errorf("got  %swant %s", got, c.want)
			}
		})
	}
}

func TestVML(t *testing.T) {
	const (
		text = `<v:textbox><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox>`
		at   = `position:absolute;margin-left:9pt;margin-top:.1in;width:150pt;height:27pt;z-index:1`
		relp = `;mso-position-horizontal-relative:page;mso-position-vertical-relative:margin`
	)
	pict := func(content string) string { return `<w:pict>` + content + `</w:pict>` }
	for _, c := range []struct{ name, in, want string }{
		{"a line of Word 2003", pict(`<v:line id="_x0000_s1026" style="position:absolute;z-index:1" from="171pt,1.65pt" to="324pt,1.65pt" strokeweight=".5pt"/>`),
			"line at text 171, text 1.65, 153x0, weight 0.5 \n"},
		{"a line from the right", pict(`<v:line style="position:absolute;flip:x" from="324pt,2pt" to="171pt,1.65pt"/>`),
			"line at text 171, text 1.65, 153x0, weight 0.75 \n"},
		{"a line in the middle of its column", pict(`<v:line style="position:absolute;mso-position-horizontal:center;mso-position-horizontal-relative:text" from="0,2pt" to="2in,2pt" strokecolor="red"/>`),
			"line at text 0, text 2, 144x0, center, weight 0.75 FF0000\n"},
		{"a line in pixels", pict(`<v:line style="position:absolute" from="96,0" to="192,0" strokecolor="#00f"/>`), "line at text 72, text 0, 72x0, weight 0.75 0000FF\n"},
		{"a connector", pict(`<v:shapetype id="_x0000_t32" coordsize="21600,21600" o:spt="32" filled="f"/><v:shape type="#_x0000_t32" style="position:absolute;margin-left:60pt;margin-top:2pt;width:100pt;height:0;flip:y" o:connectortype="straight" strokecolor="black [3213]" strokeweight="1pt"/>`),
			"line at text 60, text 2, 100x0, weight 1 \n"},
		{"a rectangle that is a line", pict(`<v:rect style="position:absolute;margin-left:60pt;margin-top:2pt;width:100pt;height:.5pt" fillcolor="black" stroked="f"/>`),
			"line at text 60, text 2, 100x0, weight 0.5 \n"},
		{"a bar that is a line", pict(`<v:rect style="position:absolute;margin-left:60pt;margin-top:2pt;width:100pt;height:1.5pt" fillcolor="gray" stroked="f"/>`),
			"line at text 60, text 2, 100x0, weight 1.5 808080\n"},
		{"an empty bar", pict(`<v:rect style="position:absolute;margin-left:60pt;margin-top:2pt;width:100pt;height:1.5pt" filled="f"/>`),
			"frame at text 60, text 2, 100x1.5, weight 0.75 \n"},
		{"a line that is not drawn", pict(`<v:line style="position:absolute" from="0,0" to="1in,0" stroked="f"/>`), ""},
		{"a hidden line", pict(`<v:line style="position:absolute;visibility:hidden" from="0,0" to="1in,0"/>`), ""},
		{"a text box", pict(`<v:shape type="#_x0000_t202" style="` + at + `">` + text + `</v:shape>`), "box “MẬT” at text 9, text 7.2, 150x27, weight 0.75 \n"},
		{"a text box on the page", pict(`<v:rect style="` + at + relp + `" stroked="false" filled="f">` + text + `</v:rect>`), "box “MẬT” at page 9, margin 7.2, 150x27\n"},
		{"a frame", pict(`<v:rect style="` + at + `" filled="f"><v:stroke weight="2pt" color="#4f81bd [3204]"/></v:rect>`), "frame at text 9, text 7.2, 150x27, weight 2 4F81BD\n"},
		{"a type without lines", pict(`<v:shapetype id="x" stroked="f"/><v:shape type="#x" style="` + at + `">` + text + `</v:shape>`), "box “MẬT” at text 9, text 7.2, 150x27\n"},
		{"a type that an earlier drawing brought", pict(`<v:shapetype id="x" stroked="f"/>`) + pict(`<v:shape type="#x" style="`+at+`">`+text+`</v:shape>`), "box “MẬT” at text 9, text 7.2, 150x27\n"},
		{"a picture in the line", pict(`<v:shape type="#_x0000_t75" alt="quốc huy" style="width:36pt;height:18pt"><v:imagedata r:id="png" o:title=""/></v:shape>`), "image png 36x18 quốc huy\n"},
		{"a picture on the text", pict(`<v:shapetype id="_x0000_t75" stroked="f"/><v:shape type="#_x0000_t75" style="` + at + `"><v:imagedata r:id="jpeg"/></v:shape>`), "picture jpeg at text 9, text 7.2, 150x27\n"},
		{"a watermark", pict(`<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="` + at + `"><v:textpath style="font-family:x" string="DỰ THẢO"/></v:shape>`), "lost chữ nghệ thuật hoặc hình mờ “DỰ THẢO”\n"},
		{"a rule across the page", pict(`<v:rect style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t" fillcolor="gray" stroked="f"/>`), "lost đường kẻ ngang hết chiều rộng trang\n"},
		{"an ellipse", pict(`<v:oval style="` + at + `"/>`), "lost hình vẽ\n"},
		{"an upright line", pict(`<v:shape type="#_x0000_t20" style="position:absolute;margin-left:0;margin-top:0;width:100pt;height:0;rotation:90"/>`), "line at text 50, text -50, 0x100, weight 0.75 \n"},
		{"a group", pict(`<v:group style="position:absolute;margin-left:10pt;margin-top:20pt;width:200pt;height:100pt" coordorigin="1000,500" coordsize="4000,2000">` +
			`<v:line style="position:absolute" from="2000,1500" to="3000,1500"/>` +
			`<v:shape type="#_x0000_t202" style="position:absolute;left:1000;top:500;width:2000;height:1000" stroked="f">` + text + `</v:shape>` +
			`<v:group style="position:absolute;left:3000;top:1500;width:2000;height:1000" coordsize="10,10"><v:rect style="position:absolute;left:5;top:5;width:5;height:5"/></v:group></v:group>`),
			"line at text 60, text 70, 50x0, weight 0.75 \nbox “MẬT” at text 10, text 20, 100x50\nframe at text 160, text 95, 50x25, weight 0.75 \n"},
		{"a control", pict(`<w:control w:name="x"/>`), "lost đối tượng nhúng\n"},
		{"nonsense", pict(`<v:line style="position:absolute;margin-left" from="a,b" to="1e400pt,NaN"/><v:shape style="position:absolute;width:infpt;height:9e99pt"/>`), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := showDrawn(drawings(t, c.in)); got != c.want {
				t.Errorf("got  %swant %s", got, c.want)
			}
		})
	}
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		in   string
		want float64 // EMU
		ok   bool
	}{
		{"1pt", 12700, true}, {" .5in ", 457200, true}, {"2 mm", 72000, true}, {"1.5cm", 540000, true}, {"1pc", 152400, true},
		{"1px", 9525, true}, {"12700emu", 12700, true}, {"-3", -28575, true}, {"", 0, false}, {"50%", 0, false}, {"1em", 0, false},
		{"NaN", 0, false}, {"inf", 0, false}, {"1e12pt", 0, false}, {"pt", 0, false},
	} {
		if got, ok := measure(c.in, pixel); got != c.want || ok != c.ok {
			t.Errorf("measure(%q) = %g, %v, want %g, %v", c.in, got, ok, c.want, c.ok)
		}
	}
}
