package docx

import (
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// drawing reads what stands in a w:drawing: a drawing in the line, or one that
// is anchored to its paragraph.
// ECMA-376-1, 20.4.2.8 (inline), 20.4.2.3 (anchor).
//
//	<wp:anchor simplePos="0" behindDoc="0" …>
//	  <wp:simplePos x="0" y="0"/>
//	  <wp:positionH relativeFrom="column"><wp:posOffset>1943100</wp:posOffset></wp:positionH>
//	  <wp:positionV relativeFrom="paragraph"><wp:posOffset>21590</wp:posOffset></wp:positionV>
//	  <wp:extent cx="2057400" cy="0"/>
//	  <wp:docPr id="2" name="Straight Connector 2" descr="…"/>
//	  <a:graphic><a:graphicData uri="…/wordprocessingShape"><wps:wsp>…</wps:wsp></a:graphicData></a:graphic>
//	</wp:anchor>
func (s *sketch) drawing(e *element) {
	about := e.child("wp:docPr")
	if truth(orElse(about.value("hidden"), "0")) {
		return
	}
	switch e.name {
	case "wp:inline":
		s.anchor, s.inline = inLine, true
	case "wp:anchor":
		s.anchor, s.inline = anchorOf(e), false
	default:
		return
	}
	extent := e.child("wp:extent")
	whole := area{w: emu(extent.value("cx")), h: emu(extent.value("cy"))}
	alt := orElse(about.value("descr"), about.value("title"))
	data := e.child("a:graphic").child("a:graphicData")
	for _, c := range data.kids() {
		s.graphic(c, whole, alt)
	}
	if data == nil {
		s.lose("hình vẽ")
	}
}

// orElse is the first of two texts that is not empty.
func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// graphic reads the outermost object of a drawing, which takes all its area.
func (s *sketch) graphic(e *element, whole area, alt string) {
	switch e.name {
	case "pic:pic":
		image := s.picture(embedOf(e), whole, alt)
		switch {
		case image == nil:
		case s.inline:
			s.image = image
		default:
			p := s.shapeOf(e, nil)
			p.area, p.image = whole, image
			s.add(&p)
		}
	case "wps:wsp":
		p := s.shapeOf(e, nil)
		p.area = whole
		s.add(&p)
	case "wpg:wgp":
		s.group(e, whole)
	case "wpc:wpc":
		s.members(e, &grid{scaleX: 1, scaleY: 1})
	case "c:chart":
		s.lose("biểu đồ")
	case "dgm:relIds":
		s.lose("sơ đồ SmartArt")
	default:
		if e.name != "" {
			s.lose("hình vẽ")
		}
	}
}

// group reads a group: the coordinates of its members are its own.
// ECMA-376-1, 20.5.2.17 (grpSp), 20.1.7.5 (xfrm of a group).
//
//	<wpg:grpSpPr><a:xfrm>
//	  <a:off x="0" y="0"/><a:ext cx="2057400" cy="457200"/>
//	  <a:chOff x="3141" y="1440"/><a:chExt cx="3240" cy="720"/>
//	</a:xfrm></wpg:grpSpPr>
func (s *sketch) group(e *element, outer area) {
	frame := e.child("wpg:grpSpPr").child("a:xfrm")
	inner := areaOf(frame, "a:chOff", "a:chExt")
	if inner.w == 0 && inner.h == 0 {
		inner = area{w: outer.w, h: outer.h}
	}
	g := gridOf(inner, outer)
	s.members(e, &g)
}

// members reads what stands in a group or on a canvas.
func (s *sketch) members(e *element, g *grid) {
	for _, c := range e.children {
		switch c.name {
		case "wps:wsp":
			p := s.shapeOf(c, g)
			s.add(&p)
		case "pic:pic":
			p := s.shapeOf(c, g)
			if p.image = s.picture(embedOf(c), p.area, c.child("pic:nvPicPr").child("pic:cNvPr").value("descr")); p.image != nil {
				s.add(&p)
			}
		case "wpg:grpSp", "wpg:wgp":
			s.group(c, g.place(areaOf(c.child("wpg:grpSpPr").child("a:xfrm"), "a:off", "a:ext")))
		case "wpg:graphicFrame", "wpc:graphicFrame":
			s.lose("biểu đồ")
		}
	}
}

// embedOf is the relation to the data of a picture; of a linked one the
// relation that leads out of the file. ECMA-376-1, 20.1.8.13 (blip).
func embedOf(e *element) string {
	blip := e.child("pic:blipFill").child("a:blip")
	return orElse(blip.value("r:embed"), blip.value("r:link"))
}

// shapeOf reads the form of a shape or picture.
//
//	<wps:wsp>
//	  <wps:cNvCnPr/>
//	  <wps:spPr>
//	    <a:xfrm flipV="1" rot="10800000"><a:off x="0" y="0"/><a:ext cx="2057400" cy="0"/></a:xfrm>
//	    <a:prstGeom prst="line"><a:avLst/></a:prstGeom>
//	    <a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>
//	  </wps:spPr>
//	  <wps:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef>…</wps:style>
//	  <wps:txbx><w:txbxContent>…</w:txbxContent></wps:txbx>
//	</wps:wsp>
//
// [MS-ODRAWXML], 2.10.1 (wsp); ECMA-376-1, 20.1.2.2.35 (spPr), 20.1.9.18
// (prstGeom).
func (s *sketch) shapeOf(e *element, g *grid) shape {
	form := e.child("wps:spPr")
	if form == nil {
		form = e.child("pic:spPr")
	}
	frame := form.child("a:xfrm")
	p := shape{area: g.place(areaOf(frame, "a:off", "a:ext")), content: e.child("wps:txbx").child("w:txbxContent"), inset: usualInset()}
	for i, name := range [...]string{"lIns", "tIns", "rIns"} {
		if v := e.child("wps:bodyPr").value(name); v != "" {
			p.inset[i] = toLength(emu(v))
		}
	}
	p.flipX, p.flipY = truth(orElse(frame.value("flipH"), "0")), truth(orElse(frame.value("flipV"), "0"))
	p.turn = emu(frame.value("rot")) / 60000
	switch preset := form.child("a:prstGeom").value("prst"); preset {
	case "line", "straightConnector1":
		p.line = true
	case "", "rect", "roundRect", "flowChartProcess", "flowChartAlternateProcess", "snip1Rect", "bevel", "frame":
		p.plain = true
	}
	style := e.child("wps:style")
	p.weight, p.color = s.outline(form.child("a:ln"), style.child("a:lnRef"), p.line)
	p.fill = noFill
	if fill := form.child("a:solidFill"); fill != nil {
		p.fill = s.color(fill)
	} else if ref := style.child("a:fillRef"); ref != nil && ref.value("idx") != "0" && form.child("a:noFill") == nil {
		p.fill = s.color(ref)
	}
	return p
}

// areaOf reads an offset and a size. ECMA-376-1, 20.1.7.6 (xfrm).
func areaOf(frame *element, offset, size string) area {
	o, e := frame.child(offset), frame.child(size)
	return area{emu(o.value("x")), emu(o.value("y")), emu(e.value("cx")), emu(e.value("cy"))}
}

// emu reads a coordinate, which may have a unit in Strict files.
// ECMA-376-1, 20.1.10.16 (ST_Coordinate).
func emu(v string) float64 {
	if n, err := strconv.ParseInt(v, 10, 64); err == nil {
		return float64(n)
	}
	l, _ := measure(v, unit.EMU)
	return l
}

// usualLine is how wide a line is that does not say it.
// ECMA-376-1, 20.1.2.2.24 (ln).
const usualLine = 9525 * unit.EMU

// outline reads the line around a shape, or the line that it is. A line that
// says neither its colour nor that it is not drawn is taken for drawn.
// ECMA-376-1, 20.1.2.2.24 (ln), 20.1.4.2.19 (lnRef).
func (s *sketch) outline(ln, ref *element, line bool) (unit.Length, string) {
	index, _ := strconv.Atoi(ref.value("idx"))
	weight, color := unit.Length(0), ""
	if index > 0 {
		weight, color = s.themeLine(index), s.color(ref)
	}
	if ln == nil {
		return weight, color
	}
	switch {
	case ln.child("a:noFill") != nil:
		return 0, ""
	case ln.child("a:solidFill") != nil:
		color = s.color(ln.child("a:solidFill"))
	case index == 0 && !line && ln.child("a:gradFill") == nil && ln.child("a:pattFill") == nil:
		return 0, ""
	}
	if v, ok := ln.attr("w"); ok {
		weight = max(toLength(emu(v)), unit.Point/8) // Word draws one of 0 as thin as it can
	}
	if weight == 0 {
		weight = usualLine
	}
	return weight, color
}

// themeLine is how wide the theme makes the lines of an index from 1.
// ECMA-376-1, 20.1.4.1.21 (lnStyleLst).
func (w *drawer) themeLine(index int) unit.Length {
	for ln := range w.theme.child("a:themeElements").child("a:fmtScheme").child("a:lnStyleLst").each("a:ln") {
		if index--; index == 0 {
			if l := toLength(emu(ln.value("w"))); l > 0 {
				return l
			}
		}
	}
	return usualLine
}

// color reads the colour that stands in e; empty for black.
// ECMA-376-1, 20.1.2.3.32 (srgbClr), 20.1.2.3.29 (schemeClr), 20.1.2.3.33
// (sysClr).
func (w *drawer) color(e *element) string {
	for _, c := range e.kids() {
		color := ""
		switch c.name {
		case "a:srgbClr":
			color = c.value("val")
		case "a:sysClr":
			color = c.value("lastClr")
		case "a:schemeClr":
			color = w.themeColor(c.value("val"))
		case "a:prstClr":
			color = colorNames[strings.ToLower(c.value("val"))]
		default:
			continue
		}
		if color = strings.ToUpper(color); !isHex(color) {
			return ""
		}
		factor, more := portion(c, "a:lumMod", 1)*portion(c, "a:shade", 1), portion(c, "a:lumOff", 0)
		if tint := portion(c, "a:tint", 1); tint < 1 {
			factor, more = factor*tint, more+1-tint
		}
		if factor != 1 || more != 0 {
			color = lighten(color, factor, more)
		}
		return visible(color)
	}
	return ""
}

// portion reads a share of a hundred thousand, or of a hundred with its sign.
func portion(e *element, name string, otherwise float64) float64 {
	v := e.child(name).value("val")
	if percent, ok := strings.CutSuffix(v, "%"); ok {
		v = percent + "000"
	}
	n, err := strconv.ParseFloat(v, 64)
	if err != nil || n < 0 || n > 1e6 {
		return otherwise
	}
	return n / 100_000
}

// themeColor is a colour of the theme by its name in DrawingML.
// ECMA-376-1, 20.1.10.54 (ST_SchemeColorVal).
func (w *drawer) themeColor(name string) string {
	switch name {
	case "tx1":
		name = "dk1"
	case "tx2":
		name = "dk2"
	case "bg1":
		name = "lt1"
	case "bg2":
		name = "lt2"
	}
	c := w.theme.child("a:themeElements").child("a:clrScheme").child("a:" + name)
	return orElse(c.child("a:srgbClr").value("val"), c.child("a:sysClr").value("lastClr"))
}

// visible writes a colour as the flow has it: empty for black.
func visible(color string) string {
	if color = strings.ToUpper(color); !isHex(color) || color == "000000" {
		return ""
	}
	return color
}

// anchorOf reads where an anchored drawing stands.
// ECMA-376-1, 20.4.2.10 (positionH), 20.4.2.11 (positionV), 20.4.2.13
// (simplePos).
func anchorOf(e *element) anchor {
	if v, ok := e.attr("simplePos"); ok && truth(v) {
		p := e.child("wp:simplePos")
		return anchor{x: toLength(emu(p.value("x"))), y: toLength(emu(p.value("y"))), fromX: flow.FromPage, fromY: flow.FromPage}
	}
	h, v := e.child("wp:positionH"), e.child("wp:positionV")
	a := anchor{
		x: toLength(emu(h.child("wp:posOffset").content())), fromX: originX(h.value("relativeFrom")),
		y: toLength(emu(v.child("wp:posOffset").content())), fromY: originY(v.value("relativeFrom")),
	}
	a.align, a.aligned = alignX(h.child("wp:align").content())
	a.valign, a.valigned = alignY(v.child("wp:align").content())
	return a
}

// originX reads what a horizontal offset is measured from, in DrawingML and in
// VML. ECMA-376-1, 20.4.3.4 (ST_RelFromH).
func originX(name string) flow.Origin {
	switch name {
	case "margin", "rightMargin", "right-margin-area", "insideMargin", "inner-margin-area", "outsideMargin", "outer-margin-area":
		return flow.FromMargin
	case "page", "leftMargin", "left-margin-area":
		return flow.FromPage
	case "character", "char":
		return flow.FromCharacter
	}
	return flow.FromText
}

// originY reads what a vertical offset is measured from.
// ECMA-376-1, 20.4.3.5 (ST_RelFromV).
func originY(name string) flow.Origin {
	switch name {
	case "margin", "bottomMargin", "bottom-margin-area", "insideMargin", "inner-margin-area", "outsideMargin", "outer-margin-area":
		return flow.FromMargin
	case "page", "topMargin", "top-margin-area":
		return flow.FromPage
	case "line":
		return flow.FromCharacter
	}
	return flow.FromText
}

// alignX reads an alignment between left and right, and whether there is one.
func alignX(name string) (flow.Align, bool) {
	switch name {
	case "left", "inside":
		return flow.Left, true
	case "center":
		return flow.Center, true
	case "right", "outside":
		return flow.Right, true
	}
	return flow.Left, false
}

// alignY reads an alignment between top and bottom, and whether there is one.
func alignY(name string) (flow.VAlign, bool) {
	switch name {
	case "top", "inside":
		return flow.Top, true
	case "center":
		return flow.Middle, true
	case "bottom", "outside":
		return flow.Bottom, true
	}
	return flow.Top, false
}
