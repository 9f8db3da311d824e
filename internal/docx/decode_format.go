package docx

import (
	"cmp"
	"slices"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// The properties of paragraphs that are on or off.
const (
	isKeepNext = 1 << iota
	isKeepLines
	isWidows
	isPageBreak
	isContextual // no gap to a neighbour of the same style
	isAutoBefore // the gap is the program's
	isAutoAfter
)

// The other properties of paragraphs.
const (
	hasAlign = 1 << iota
	hasLeft
	hasRight
	hasFirst
	hasBefore
	hasAfter
	hasLine
	hasRule
	hasOutline
	hasNumber
	hasLevel
	hasLeftChars
	hasRightChars
	hasFirstChars
)

// paraProps is what one level says of paragraphs. Lengths are twips.
// ECMA-376-1, 17.3.1.26 (pPr).
type paraProps struct {
	stated, on                        uint16 // of the properties that are on or off
	has                               uint16 // of the others
	align                             flow.Align
	rule                              flow.LineRule
	left, right, first                int
	leftChars, rightChars, firstChars int // hundredths of a character; a length beside them says the same
	before, after, line               int
	outline                           int // 1 to 9; 0 for body text
	number, level                     int // of the list; number 0 for none
	tabs                              []tabChange
	borders                           borders
	frame                             *element // w:framePr
	style                             string   // stated by a paragraph only
	mark                              *element // w:rPr
	section                           *element // w:sectPr
}

// tabChange sets or clears a stop.
type tabChange struct {
	at    int
	clear bool
	tab   flow.Tab
}

// borders are the lines around a paragraph.
type borders struct{ top, left, bottom, right edge }

// switches are the elements of properties that are on or off.
var switches = map[string]uint16{
	"w:keepNext": isKeepNext, "w:keepLines": isKeepLines, "w:widowControl": isWidows, "w:pageBreakBefore": isPageBreak,
	"w:contextualSpacing": isContextual,
}

// readParaProps reads w:pPr; nil says nothing.
func readParaProps(e *element) paraProps {
	var p paraProps
	if e == nil {
		return p
	}
	for _, c := range e.children {
		switch c.name {
		case "w:pStyle":
			p.style = c.value("w:val")
		case "w:spacing":
			p.readSpacing(c)
		case "w:ind":
			p.readIndents(c)
		case "w:jc":
			p.align, p.has = alignOf(c.value("w:val")), p.has|hasAlign
		case "w:rPr":
			p.mark = c
		case "w:outlineLvl":
			if n, ok := numberOf(c.value("w:val")); ok {
				p.outline, p.has = n+1, p.has|hasOutline
				if n < 0 || n > 8 {
					p.outline = 0
				}
			}
		case "w:numPr":
			p.readNumber(c)
		case "w:tabs":
			p.readTabs(c)
		case "w:pBdr":
			p.borders = borders{edgeOf(c.child("w:top")), edgeOf(c.child("w:left")), edgeOf(c.child("w:bottom")), edgeOf(c.child("w:right"))}
		case "w:framePr":
			p.frame = c
		case "w:sectPr":
			p.section = c
		default:
			if s := switches[c.name]; s != 0 {
				p.turn(s, isOn(c))
			}
		}
	}
	return p
}

func (p *paraProps) turn(s uint16, on bool) {
	p.stated |= s
	p.on &^= s
	if on {
		p.on |= s
	}
}

// readSpacing reads w:spacing. ECMA-376-1, 17.3.1.33.
func (p *paraProps) readSpacing(e *element) {
	for i := range e.attrs {
		v := e.attrs[i].value
		switch e.attrs[i].name {
		case "w:before":
			p.length(&p.before, hasBefore, v)
		case "w:after":
			p.length(&p.after, hasAfter, v)
		case "w:line":
			p.length(&p.line, hasLine, v)
		case "w:lineRule":
			p.rule, p.has = ruleOf(v), p.has|hasRule
		case "w:beforeAutospacing":
			p.turn(isAutoBefore, truth(v))
		case "w:afterAutospacing":
			p.turn(isAutoAfter, truth(v))
		case "w:beforeLines":
			p.lines(&p.before, hasBefore, v)
		case "w:afterLines":
			p.lines(&p.after, hasAfter, v)
		}
	}
}

// lines reads a gap in hundredths of a line of 12 points, which holds where the
// gap is not stated as a length too.
func (p *paraProps) lines(to *int, has uint16, v string) {
	if n, ok := numberOf(v); ok && n != 0 && p.has&has == 0 {
		*to, p.has = max(0, min(n, 10000))*240/100, p.has|has
	}
}

func (p *paraProps) length(to *int, has uint16, v string) {
	if n, ok := twipsOf(v); ok {
		*to, p.has = n, p.has|has
	}
}

func ruleOf(v string) flow.LineRule {
	switch v {
	case "exact":
		return flow.Exact
	case "atLeast":
		return flow.AtLeast
	}
	return flow.Multiple
}

// readIndents reads w:ind; a hanging indent is a negative first line.
// ECMA-376-1, 17.3.1.12.
func (p *paraProps) readIndents(e *element) {
	for i := range e.attrs {
		v := e.attrs[i].value
		switch e.attrs[i].name {
		case "w:left", "w:start":
			p.length(&p.left, hasLeft, v)
		case "w:right", "w:end":
			p.length(&p.right, hasRight, v)
		case "w:leftChars", "w:startChars":
			p.chars(&p.leftChars, hasLeftChars, v, 1)
		case "w:rightChars", "w:endChars":
			p.chars(&p.rightChars, hasRightChars, v, 1)
		case "w:firstLineChars":
			p.chars(&p.firstChars, hasFirstChars, v, 1)
		case "w:hangingChars":
			p.chars(&p.firstChars, hasFirstChars, v, -1)
		case "w:firstLine":
			if _, hangs := e.attr("w:hanging"); !hangs {
				p.length(&p.first, hasFirst, v)
			}
		case "w:hanging":
			p.length(&p.first, hasFirst, v)
			p.first = -p.first
		}
	}
}

func (p *paraProps) chars(to *int, has uint16, v string, sign int) {
	if n, ok := numberOf(v); ok && n != 0 {
		*to, p.has = sign*max(-100000, min(n, 100000)), p.has|has
	}
}

func (p *paraProps) readNumber(e *element) {
	if n, ok := numberOf(e.child("w:numId").value("w:val")); ok {
		p.number, p.has = n, p.has|hasNumber
	}
	if n, ok := numberOf(e.child("w:ilvl").value("w:val")); ok {
		p.level, p.has = max(0, min(n, maxLevels-1)), p.has|hasLevel
	}
}

// readTabs reads w:tabs. ECMA-376-1, 17.3.1.37 (tab), 17.18.84 (ST_TabJc).
func (p *paraProps) readTabs(e *element) {
	for _, c := range e.children {
		at, ok := twipsOf(c.value("w:pos"))
		if !ok || c.name != "w:tab" {
			continue
		}
		change := tabChange{at: at, tab: flow.Tab{At: unit.Twips(at)}}
		switch c.value("w:val") {
		case "clear":
			change.clear = true
		case "right", "end", "decimal":
			change.tab.Right = true
		case "center":
			change.tab.Center = true
		case "bar":
			continue
		}
		leader := c.value("w:leader")
		change.tab.Dots = leader == "dot" || leader == "middleDot"
		p.tabs = append(p.tabs, change)
	}
}

// under puts what over states on top of p.
func (p *paraProps) under(over *paraProps) {
	p.on = p.on&^over.stated | over.on
	p.stated |= over.stated
	p.underLengths(over)
	if over.has&hasAlign != 0 {
		p.align = over.align
	}
	if over.has&hasOutline != 0 {
		p.outline = over.outline
	}
	if over.has&hasNumber != 0 {
		p.number = over.number
	}
	if over.has&hasLevel != 0 {
		p.level = over.level
	}
	p.has |= over.has
	if len(over.tabs) > 0 {
		p.tabs = changeTabs(p.tabs, over.tabs)
	}
	if over.borders != (borders{}) {
		for _, side := range [...]struct{ to, from *edge }{
			{&p.borders.top, &over.borders.top}, {&p.borders.left, &over.borders.left},
			{&p.borders.bottom, &over.borders.bottom}, {&p.borders.right, &over.borders.right},
		} {
			if side.from.stated {
				*side.to = *side.from
			}
		}
	}
	if over.frame != nil {
		p.frame = over.frame
	}
}

// underLengths does so for indents and gaps. A length states anew what a lower
// level states in characters.
func (p *paraProps) underLengths(over *paraProps) {
	if over.has == 0 {
		return
	}
	if over.has&hasLeft != 0 {
		p.left, p.has = over.left, p.has&^hasLeftChars
	}
	if over.has&hasRight != 0 {
		p.right, p.has = over.right, p.has&^hasRightChars
	}
	if over.has&hasFirst != 0 {
		p.first, p.has = over.first, p.has&^hasFirstChars
	}
	if over.has&hasLeftChars != 0 {
		p.leftChars, p.has = over.leftChars, p.has&^hasLeft
	}
	if over.has&hasRightChars != 0 {
		p.rightChars, p.has = over.rightChars, p.has&^hasRight
	}
	if over.has&hasFirstChars != 0 {
		p.firstChars, p.has = over.firstChars, p.has&^hasFirst
	}
	if over.has&hasBefore != 0 {
		p.before = over.before
	}
	if over.has&hasAfter != 0 {
		p.after = over.after
	}
	if over.has&hasLine != 0 {
		p.line = over.line
	}
	if over.has&hasRule != 0 {
		p.rule = over.rule
	}
}

// changeTabs returns the stops of low as changed by high; low stays as it is.
func changeTabs(low, high []tabChange) []tabChange {
	list := make([]tabChange, 0, len(low)+len(high))
	for _, t := range low {
		if !slices.ContainsFunc(high, func(h tabChange) bool { return h.at == t.at }) {
			list = append(list, t)
		}
	}
	for _, t := range high {
		if !t.clear {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, func(a, b tabChange) int { return cmp.Compare(a.at, b.at) })
	return list
}

// autoGap is the gap that Word sets where a file leaves it to the program, in
// twips; less with the setting that HTML does not count.
const (
	autoGap  = 280
	plainGap = 100
)

// format makes the format of a paragraph whose mark is of a size.
func (p *paraProps) format(size unit.Length, auto int) flow.Format {
	f := flow.Format{
		Align: p.align, IndentLeft: unit.Twips(p.left), IndentRight: unit.Twips(p.right), FirstLine: unit.Twips(p.first),
		SpaceBefore: unit.Twips(max(0, p.before)), SpaceAfter: unit.Twips(max(0, p.after)), LineRule: p.rule,
		KeepNext: p.on&isKeepNext != 0, KeepLines: p.on&isKeepLines != 0, NoWidows: p.on&isWidows != 0,
		PageBreak: p.on&isPageBreak != 0, Outline: p.outline,
	}
	em := func(chars int) unit.Length { return unit.Twips(size.Twips() * chars / 100) }
	if p.has&(hasLeftChars|hasLeft) == hasLeftChars {
		f.IndentLeft = em(p.leftChars)
	}
	if p.has&(hasRightChars|hasRight) == hasRightChars {
		f.IndentRight = em(p.rightChars)
	}
	if p.has&(hasFirstChars|hasFirst) == hasFirstChars {
		f.FirstLine = em(p.firstChars)
	}
	if p.on&isAutoBefore != 0 {
		f.SpaceBefore = unit.Twips(auto)
	}
	if p.on&isAutoAfter != 0 {
		f.SpaceAfter = unit.Twips(auto)
	}
	line := p.line
	if line < 0 {
		f.LineRule, line = flow.Exact, -line
	}
	switch {
	case line == 0:
		f.LineRule, f.Line = flow.Multiple, 240
	case f.LineRule == flow.Multiple:
		f.Line = min(line, maxLine)
	default:
		f.LineHeight = unit.Twips(line)
	}
	for _, t := range p.tabs {
		f.Tabs = append(f.Tabs, t.tab)
	}
	return f
}
