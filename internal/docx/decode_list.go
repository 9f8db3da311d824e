package docx

import (
	"strconv"
	"strings"
)

// maxLevels is how many levels a list has. ECMA-376-1, 17.9.6 (lvl).
const maxLevels = 9

// numbering holds the lists of a file.
// ECMA-376-1, 17.9 (numbering).
type numbering struct {
	lists map[int]*list // by w:numId
	kinds map[int]*listKind
}

// listKind is the look of lists (w:abstractNum); its numbers run on through all
// lists of the kind.
type listKind struct {
	levels    [maxLevels]*level
	styleLink string // name of a style whose list this stands for
	count     [maxLevels]int
	begun     [maxLevels]bool
}

// list is one list (w:num).
type list struct {
	kind   *listKind
	levels [maxLevels]*level // that differ from those of the kind
	start  [maxLevels]int    // where the list begins anew; -1 if it does not
	begun  [maxLevels]bool
}

// level is how the paragraphs of one level look and count.
type level struct {
	start   int
	format  string
	text    string // “%1.%2.”
	suffix  string // what stands after the number
	restart int    // level, from 1, after which numbers start again; -1 for any above
	legal   bool   // all numbers in digits
	style   string // whose paragraphs are of this level
	para    paraProps
	run     runProps
}

func (s *sheet) readNumbering(e *element) {
	s.numbers = numbering{lists: map[int]*list{}, kinds: map[int]*listKind{}}
	for c := range e.each("w:abstractNum") {
		kind := &listKind{styleLink: valOf(c, "w:numStyleLink")}
		for l := range c.each("w:lvl") {
			if n, ok := numberOf(l.value("w:ilvl")); ok && n >= 0 && n < maxLevels {
				kind.levels[n] = s.readLevel(l)
			}
		}
		if n, ok := numberOf(c.value("w:abstractNumId")); ok {
			s.numbers.kinds[n] = kind
		}
	}
	for c := range e.each("w:num") {
		id, ok := numberOf(c.value("w:numId"))
		of, known := numberOf(valOf(c, "w:abstractNumId"))
		if !ok || !known || s.numbers.kinds[of] == nil {
			continue
		}
		l := &list{kind: s.numbers.kinds[of]}
		for i := range l.start {
			l.start[i] = -1
		}
		for o := range c.each("w:lvlOverride") {
			s.override(l, o)
		}
		s.numbers.lists[id] = l
	}
	// A kind may stand for the list of a style.
	for _, kind := range s.numbers.kinds {
		if style := s.styles[kind.styleLink]; style != nil && kind.styleLink != "" {
			if l := s.numbers.lists[style.para.number]; l != nil && l.kind.styleLink == "" {
				kind.levels = l.kind.levels
			}
		}
	}
}

// override reads what one list has of its own. ECMA-376-1, 17.9.8
// (lvlOverride), 17.9.26 (startOverride).
func (s *sheet) override(l *list, e *element) {
	n, ok := numberOf(e.value("w:ilvl"))
	if !ok || n < 0 || n >= maxLevels {
		return
	}
	if own := e.child("w:lvl"); own != nil {
		l.levels[n] = s.readLevel(own)
	}
	if start, ok := numberOf(valOf(e, "w:startOverride")); ok {
		l.start[n] = max(0, start)
	}
}

func (s *sheet) readLevel(e *element) *level {
	l := &level{
		start: 1, restart: -1, format: "decimal", suffix: "\t",
		text: e.child("w:lvlText").value("w:val"), legal: hasOn(e, "w:isLgl"), style: valOf(e, "w:pStyle"),
		para: readParaProps(e.child("w:pPr")), run: s.runProps(e.child("w:rPr")),
	}
	if n, ok := numberOf(valOf(e, "w:start")); ok {
		l.start = max(0, n)
	}
	if n, ok := numberOf(valOf(e, "w:lvlRestart")); ok {
		l.restart = n
	}
	if f := valOf(e, "w:numFmt"); f != "" {
		l.format = f
	}
	switch valOf(e, "w:suff") {
	case "space":
		l.suffix = " "
	case "nothing":
		l.suffix = ""
	}
	l.para.has &^= hasNumber | hasLevel
	return l
}

// level is the look of a level of a list, nil if there is none.
func (n *numbering) level(number, depth int) *level {
	l := n.lists[number]
	if l == nil || depth < 0 || depth >= maxLevels {
		return nil
	}
	if own := l.levels[depth]; own != nil {
		return own
	}
	return l.kind.levels[depth]
}

// levelOf is the level of a list that belongs to a style, or else other.
func (n *numbering) levelOf(number int, style string, other int) int {
	for i := range maxLevels {
		if l := n.level(number, i); l != nil && l.style == style {
			return i
		}
	}
	return other
}

// next counts a paragraph of a list and returns its number or mark without
// what stands after it.
func (n *numbering) next(number, depth int) string {
	l, own := n.lists[number], n.level(number, depth)
	kind := l.kind
	for i := range depth { // levels above that nothing stood in
		if up := n.level(number, i); up != nil && !kind.begun[i] {
			kind.count[i], kind.begun[i] = up.start, true
		}
	}
	switch {
	case l.start[depth] >= 0 && !l.begun[depth]:
		kind.count[depth] = l.start[depth]
	case kind.begun[depth]:
		kind.count[depth]++
	default:
		kind.count[depth] = own.start
		if l.start[depth] >= 0 {
			kind.count[depth] = l.start[depth]
		}
	}
	l.begun[depth], kind.begun[depth] = true, true
	for i := depth + 1; i < maxLevels; i++ {
		below := n.level(number, i)
		if below == nil || below.restart < 0 || below.restart > depth {
			kind.begun[i] = false
		}
	}
	if own.format == "bullet" {
		return bullet(own.text, own.run.ascii)
	}
	return n.fill(number, own)
}

// fill puts the numbers of a list into the text of a level.
func (n *numbering) fill(number int, own *level) string {
	kind := n.lists[number].kind
	var b strings.Builder
	for i := 0; i < len(own.text); i++ {
		c := own.text[i]
		if c != '%' || i+1 == len(own.text) || own.text[i+1] < '1' || own.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		depth := int(own.text[i] - '1')
		if l := n.level(number, depth); l != nil {
			format := l.format
			if own.legal {
				format = "decimal"
			}
			b.WriteString(ordinal(kind.count[depth], format))
		}
	}
	return b.String()
}

// ordinal writes a number in a format; one that is not of documents like ours,
// in digits. ECMA-376-1, 17.18.59 (ST_NumberFormat).
func ordinal(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// letters counts a … z, aa, bb …, as Word does.
func letters(n int, first byte) string {
	if n < 1 || n > 26*100 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune(first)+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range [...]struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
		{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}

// bullet is the mark of a list as anyone sees it.
func bullet(text, font string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteRune(symbol(r, font))
	}
	return b.String()
}

// symbols are the characters of fonts of symbols that documents have, by font
// and code. The fonts are the ones of Windows.
var symbols = map[string]map[rune]rune{
	"symbol": {
		0xB7: '•', 0x2D: '-', 0xA8: '♦', 0xA7: '♣', 0xAE: '→', 0xB0: '°', 0xB1: '±', 0xB3: '≥', 0xA3: '≤', 0xB4: '×',
		0xB8: '÷', 0xB9: '≠', 0xA5: '∞', 0xBC: '…', 0xDE: '⇒', 0xA2: '′', 0xB2: '″', 0x61: 'α', 0x62: 'β', 0x44: 'Δ',
		0x53: 'Σ', 0x57: 'Ω', 0x6D: 'μ', 0x70: 'π', 0xD0: '∠', 0xC6: '∅',
	},
	"wingdings": {
		0xA7: '▪', 0x6E: '■', 0x6C: '●', 0x9F: '•', 0x9E: '·', 0xD8: '➢', 0x76: '❖', 0xFC: '✓', 0xFB: '✗', 0xFE: '☑',
		0xFD: '☒', 0xA8: '◻', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0xA1: '○', 0xE0: '→', 0xE8: '➔', 0xF0: '⇨', 0x77: '◆', 0x75: '◆',
		0xAB: '★', 0x46: '☞', 0x45: '☜', 0x28: '☎', 0x2A: '✉', 0x22: '✂', 0x21: '✏', 0x4A: '☺', 0xB2: '✧', 0xAA: '✦',
	},
	"wingdings 2": {0x50: '✓', 0x52: '☑', 0xA3: '□', 0x4F: '✗', 0x51: '☒', 0x97: '●', 0x96: '•'},
	"wingdings 3": {0x7D: '▸', 0x67: '▪', 0x22: '→'},
	"webdings":    {0x61: '✓', 0x67: '■', 0x3C: '■', 0x63: '□'},
}

// symbol is the character that one in a font of symbols stands for. Those fonts
// keep their characters at U+F000 plus the code, or at the code.
func symbol(r rune, font string) rune {
	code := r
	if r >= 0xF020 && r <= 0xF0FF {
		code = r - 0xF000
	} else if r > 0xFF {
		return r
	}
	set, known := symbols[strings.ToLower(font)]
	switch {
	case known && set[code] != 0:
		return set[code]
	case code == r && !known:
		return r
	case known && strings.EqualFold(font, "symbol") && code < 0x7F, code == 'o', code == '+', code == '-':
		return code
	case known || code != r:
		return '•'
	}
	return r
}
