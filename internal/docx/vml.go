package docx

import (
	"strings"

	"vanban/internal/unit"
)

// vml reads a shape of VML, in a group if g is not nil.
// ECMA-376-4, 19.1.2.19 (shape), 19.1.2.12 (line), 19.1.2.7 (group), 19.1.2.22
// (textbox).
//
//	<w:pict>
//	  <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>
//	  <v:shape type="#_x0000_t202" style="position:absolute;margin-left:9pt;margin-top:2pt;width:150pt;height:27pt">
//	    <v:textbox><w:txbxContent>…</w:txbxContent></v:textbox>
//	  </v:shape>
//	  <v:line style="position:absolute;z-index:1" from="171pt,1.65pt" to="324pt,1.65pt" strokeweight=".5pt"/>
//	</w:pict>
func (s *sketch) vml(e *element, g *grid) {
	switch e.name {
	case "v:shapetype":
		if id := e.value("id"); id != "" {
			s.types[id] = e
		}
		return
	case "v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc", "v:curve", "v:image", "v:group":
	case "w:control", "w:movie":
		s.lose("đối tượng nhúng")
		return
	default:
		return
	}
	css := readCSS(e.value("style"))
	if css["visibility"] == "hidden" {
		return
	}
	if g == nil {
		s.settle(css)
	}
	if e.name == "v:group" {
		s.vmlGroup(e, css, g)
		return
	}
	s.vmlShape(e, css, g)
}

// settle finds out where an outermost shape stands.
// ECMA-376-4, 19.1.2.19, style.
func (s *sketch) settle(css map[string]string) {
	switch css["position"] {
	case "absolute", "relative":
	default:
		s.anchor, s.inline = inLine, true
		return
	}
	s.inline = false
	s.anchor = anchor{
		fromX: originX(css["mso-position-horizontal-relative"]),
		fromY: originY(css["mso-position-vertical-relative"]),
	}
	s.anchor.align, s.anchor.aligned = alignX(css["mso-position-horizontal"])
	s.anchor.valign, s.anchor.valigned = alignY(css["mso-position-vertical"])
}

// vmlArea reads place and size of a shape. In a group they are numbers of its
// coordinates; outside, lengths, and what is in the line has no place.
func (s *sketch) vmlArea(css map[string]string, g *grid) area {
	without := pixel
	if g != nil {
		without = unit.EMU
	}
	read := func(name string) float64 {
		l, _ := measure(css[name], without)
		return l
	}
	a := area{read("left"), read("top"), read("width"), read("height")}
	if g == nil {
		if s.inline {
			a.x, a.y = 0, 0
		} else {
			a.x, a.y = a.x+read("margin-left"), a.y+read("margin-top")
		}
	}
	return g.place(a)
}

// vmlGroup reads a group: coordsize numbers span its width and height.
// ECMA-376-4, 19.1.2.7 (group).
//
//	<v:group style="position:absolute;margin-left:9pt;width:162pt;height:36pt" coordorigin="3141,1440" coordsize="3240,720">
//	  <v:line style="position:absolute" from="3141,1500" to="6381,1500"/>
func (s *sketch) vmlGroup(e *element, css map[string]string, g *grid) {
	size, origin := pair(e.value("coordsize"), unit.EMU), pair(e.value("coordorigin"), unit.EMU)
	inner := area{origin[0], origin[1], size[0], size[1]}
	if inner.w == 0 {
		inner.w = 1000
	}
	if inner.h == 0 {
		inner.h = 1000
	}
	own := gridOf(inner, s.vmlArea(css, g))
	for _, c := range e.children {
		s.vml(c, &own)
	}
}

// shapeKind is the number of the standard shape that e is, “” for none.
// ECMA-376-4, 19.2.3.13 (ST_ShapeType… o:spt).
func shapeKind(e *element) string {
	if n, ok := e.attr("o:spt"); ok {
		return n
	}
	_, n, _ := strings.Cut(e.value("type"), "_x0000_t")
	return n
}

// vmlShape reads a shape that is no group.
func (s *sketch) vmlShape(e *element, css map[string]string, g *grid) {
	kind := shapeKind(e)
	if path := e.child("v:textpath"); path != nil && path.value("string") != "" {
		s.lose("chữ nghệ thuật hoặc hình mờ “" + clip(path.value("string")) + "”")
		return
	}
	if saysYes(e.value("o:hr")) && len(e.children) == 0 && measured(css["width"]) == 0 {
		s.lose("đường kẻ ngang hết chiều rộng trang")
		return
	}
	p := shape{area: s.vmlArea(css, g), turn: degrees(css["rotation"]), content: e.child("v:textbox").child("w:txbxContent"), inset: vmlInset(e.child("v:textbox").value("inset"))}
	p.flipX, p.flipY = strings.Contains(css["flip"], "x"), strings.Contains(css["flip"], "y")
	p.weight, p.color = s.vmlLine(e)
	p.fill = noFill
	if kind != "75" && !isOff(s.vmlAttr(e, "filled")) && !isOff(e.child("v:fill").value("on")) {
		p.fill = vmlColor(orElse(s.vmlAttr(e, "fillcolor"), "#ffffff"))
	}
	switch {
	case e.name == "v:line":
		p.line = true
		p.area = ends(e, g)
		if !saysEnd(e) {
			p.area = s.vmlArea(css, g)
		}
		if g == nil && !s.inline {
			p.area.x, p.area.y = p.area.x+measured(css["margin-left"]), p.area.y+measured(css["margin-top"])
		}
	case kind == "20" || kind == "32":
		p.line = true
	case e.name == "v:rect", e.name == "v:roundrect", kind == "1", kind == "2", kind == "109", kind == "176", kind == "202":
		p.plain = true
	}
	data := e.child("v:imagedata")
	if data == nil {
		s.add(&p)
		return
	}
	id := orElse(data.value("r:id"), orElse(data.value("o:relid"), data.value("r:pict")))
	image := s.picture(id, p.area, orElse(e.value("alt"), data.value("o:title")))
	switch {
	case image == nil:
	case s.inline && g == nil:
		s.image = image
	default:
		p.image = image
		s.add(&p)
	}
}

// vmlInset reads “0,0,0,0”: left, top, right, bottom, each the usual where it
// is empty. ECMA-376-4, 19.1.2.22 (textbox).
func vmlInset(v string) [3]unit.Length {
	out := usualInset()
	for i, side := range strings.Split(v, ",") {
		if l, ok := measure(side, pixel); ok && i < len(out) {
			out[i] = toLength(l)
		}
	}
	return out
}

// isOff reports whether a value of VML says no. ECMA-376-4, 19.2.3
// (ST_TrueFalse).
func isOff(v string) bool { return v == "f" || v == "false" || v == "0" }

func saysYes(v string) bool { return v == "t" || v == "true" || v == "1" }

// vmlAttr is an attribute of a shape, or of the type that it follows.
func (s *sketch) vmlAttr(e *element, name string) string {
	if v, ok := e.attr(name); ok {
		return v
	}
	return s.types[strings.TrimPrefix(e.value("type"), "#")].value(name)
}

// vmlLine reads the line of a shape: black and three quarters of a point wide
// if it says nothing. ECMA-376-4, 19.1.2.19 (strokeweight), 19.1.2.21 (stroke).
func (s *sketch) vmlLine(e *element) (unit.Length, string) {
	stroke := e.child("v:stroke")
	if isOff(s.vmlAttr(e, "stroked")) || isOff(stroke.value("on")) {
		return 0, ""
	}
	weight := 0.75 * float64(unit.Point)
	if l, ok := measure(orElse(stroke.value("weight"), s.vmlAttr(e, "strokeweight")), unit.Point); ok {
		weight = max(l, float64(unit.Point/8)) // a line of 0 is drawn as thin as can be
	}
	return toLength(weight), vmlColor(orElse(stroke.value("color"), s.vmlAttr(e, "strokecolor")))
}

// ends reads from where to where a v:line runs. ECMA-376-4, 19.1.2.12 (line).
func ends(e *element, g *grid) area {
	without := pixel
	if g != nil {
		without = unit.EMU
	}
	from, to := pair(e.value("from"), without), pair(e.value("to"), without)
	a := g.place(area{from[0], from[1], to[0] - from[0], to[1] - from[1]})
	return area{a.x + min(a.w, 0), a.y + min(a.h, 0), max(a.w, -a.w), max(a.h, -a.h)}
}

// saysEnd reports whether a line says where it ends.
func saysEnd(e *element) bool {
	_, ok := e.attr("to")
	return ok
}

// vmlColor reads a colour; empty for black.
// ECMA-376-4, 20.1.2.3 (ST_ColorType).
//
//	#4f81bd [3204]    #f00    red    windowText
func vmlColor(v string) string {
	v, _, _ = strings.Cut(strings.TrimSpace(v), " ")
	if hex, ok := strings.CutPrefix(v, "#"); ok {
		if len(hex) == 3 {
			hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
		}
		return visible(hex)
	}
	return visible(colorNames[strings.ToLower(v)])
}

// colorNames are the colours that have names in HTML 4, which VML takes over.
var colorNames = map[string]string{
	"aqua": "00FFFF", "black": "000000", "blue": "0000FF", "fuchsia": "FF00FF", "gray": "808080", "green": "008000",
	"lime": "00FF00", "maroon": "800000", "navy": "000080", "olive": "808000", "purple": "800080", "red": "FF0000",
	"silver": "C0C0C0", "teal": "008080", "white": "FFFFFF", "yellow": "FFFF00", "window": "FFFFFF",
}
