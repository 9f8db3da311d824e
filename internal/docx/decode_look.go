package docx

import (
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// The properties of runs that are on or off. Those of several levels of style
// cancel each other out. ECMA-376-1, 17.7.3 (toggle properties).
const (
	turnBold = 1 << iota
	turnItalic
	turnCaps
	turnSmallCaps
	turnStrike
	turnDouble
	turnVanish
	turnSpecial // a mark that never breaks the line
)

// The other properties of runs.
const (
	hasSize = 1 << iota
	hasASCII
	hasHigh
	hasColor
	hasUnderline
	hasScript
	hasPosition
	hasLanguage
	hasStyle
)

// runProps is what one level says of runs.
// ECMA-376-1, 17.3.2.28 (rPr).
type runProps struct {
	stated, on uint16 // of the properties that are on or off
	has        uint16 // of the others
	underline  bool
	script     flow.Script
	size       int // half-points
	position   int // half-points above the line
	ascii      string
	high       string // font of letters beyond ASCII
	color      string // RRGGBB; empty for black and for automatic
	language   string
	style      string // of characters
	deleted    bool   // the mark of the paragraph is a tracked deletion
	inserted   bool
}

// turns are the elements of properties that are on or off.
var turns = map[string]uint16{
	"w:b": turnBold, "w:i": turnItalic, "w:caps": turnCaps, "w:smallCaps": turnSmallCaps, "w:strike": turnStrike,
	"w:dstrike": turnDouble, "w:vanish": turnVanish, "w:specVanish": turnSpecial,
}

// runProps reads w:rPr; nil says nothing.
func (d *sheet) runProps(e *element) runProps {
	var p runProps
	if e == nil {
		return p
	}
	for _, c := range e.children {
		switch c.name {
		case "w:rFonts":
			d.fonts(&p, c)
		case "w:sz":
			if n := halfPointsOf(c.value("w:val")); n > 0 {
				p.size, p.has = n, p.has|hasSize
			}
		case "w:lang":
			if v := c.value("w:val"); v != "" {
				p.language, p.has = v, p.has|hasLanguage
			}
		case "w:color":
			p.color, p.has = d.theme.color(c), p.has|hasColor
		case "w:u":
			v := c.value("w:val")
			p.underline, p.has = v != "none" && v != "", p.has|hasUnderline
		case "w:vertAlign":
			p.script, p.has = scriptOf(c.value("w:val")), p.has|hasScript
		case "w:position":
			if n, ok := numberOf(c.value("w:val")); ok {
				p.position, p.has = n, p.has|hasPosition
			}
		case "w:rStyle":
			p.style, p.has = c.value("w:val"), p.has|hasStyle
		case "w:del", "w:moveFrom":
			p.deleted = true
		case "w:ins", "w:moveTo":
			p.inserted = true
		default:
			if turn := turns[c.name]; turn != 0 {
				p.stated |= turn
				if isOn(c) {
					p.on |= turn
				}
			}
		}
	}
	return p
}

// fonts reads w:rFonts. A font of the theme is stronger than one by name.
// ECMA-376-1, 17.3.2.26 (rFonts).
func (d *sheet) fonts(p *runProps, e *element) {
	if font := d.font(e, "w:asciiTheme", "w:ascii"); font != "" {
		p.ascii, p.has = font, p.has|hasASCII
	}
	if font := d.font(e, "w:hAnsiTheme", "w:hAnsi"); font != "" {
		p.high, p.has = font, p.has|hasHigh
	}
}

func (d *sheet) font(e *element, theme, name string) string {
	if font := d.theme.fonts[e.value(theme)]; font != "" {
		return font
	}
	return e.value(name)
}

func scriptOf(s string) flow.Script {
	switch s {
	case "superscript":
		return flow.Super
	case "subscript":
		return flow.Sub
	}
	return flow.Baseline
}

// under puts what over states on top of p.
func (p *runProps) under(over *runProps) {
	p.on = p.on&^over.stated | over.on
	p.stated |= over.stated
	p.values(over)
}

// values puts the properties of over that are not on or off on top of p.
func (p *runProps) values(over *runProps) {
	if over.has == 0 {
		return
	}
	p.has |= over.has
	if over.has&hasSize != 0 {
		p.size = over.size
	}
	if over.has&hasASCII != 0 {
		p.ascii = over.ascii
	}
	if over.has&hasHigh != 0 {
		p.high = over.high
	}
	if over.has&hasColor != 0 {
		p.color = over.color
	}
	if over.has&hasUnderline != 0 {
		p.underline = over.underline
	}
	if over.has&hasScript != 0 {
		p.script = over.script
	}
	if over.has&hasPosition != 0 {
		p.position = over.position
	}
	if over.has&hasLanguage != 0 {
		p.language = over.language
	}
	if over.has&hasStyle != 0 {
		p.style = over.style
	}
}

// defaultSize is the size of text in a file that names none, in half-points.
const defaultSize = 20

// base is what the styles of a paragraph make of it and of its text.
type base struct {
	para   paraProps
	run    runProps // without what is on or off
	always uint16   // on by the defaults of the document
	styles uint16   // on by an odd number of styles
}

// look resolves the look of a run that states direct.
func (d *sheet) look(b *base, direct *runProps) runProps {
	p, on := b.run, b.styles
	if direct.has&hasStyle != 0 {
		if s := d.styles[direct.style]; s != nil && s.kind == "character" {
			d.resolve(s)
			p.values(&s.allRun)
			on ^= s.allRun.on
		}
	}
	on |= b.always
	p.values(direct)
	p.on = on&^direct.stated | direct.on
	if p.size == 0 {
		p.size = defaultSize
	}
	return p
}

// raised is the least distance from the line, in half-points, from which text
// set higher or lower by hand counts as raised or lowered.
const raised = 6

// run makes a run with the look of p.
func (p *runProps) run(font string) flow.Run {
	r := flow.Run{
		Size: halfPoints(p.size), Color: p.color, Underline: p.underline, Script: p.script,
		Bold: p.on&turnBold != 0, Italic: p.on&turnItalic != 0, Strike: p.on&(turnStrike|turnDouble) != 0,
	}
	if !strings.EqualFold(font, usualFont) {
		r.Font = font
	}
	if r.Script == flow.Baseline && p.position >= raised {
		r.Script = flow.Super
	} else if r.Script == flow.Baseline && p.position <= -raised {
		r.Script = flow.Sub
	}
	return r
}

// usualFont is the font of a run without a name of one: that of Word where a
// file says nothing, and that of our files.
const usualFont = "Times New Roman"

func (p *runProps) height() unit.Length { return halfPoints(p.size) }
