package docx

import (
	"math"
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// maxTwips bounds the lengths that are believed: ten times what Word accepts,
// so that no sum of a damaged file overflows.
const maxTwips = 316800

// valOf is the w:val of the child of e with a name.
func valOf(e *element, name string) string { return e.child(name).value("w:val") }

// isOn reads an on/off value: the element alone is on.
// ECMA-376-1, 17.17.4 (boolean), 22.9.2.7 (ST_OnOff).
func isOn(e *element) bool {
	v, stated := e.attr("w:val")
	return !stated || truth(v)
}

func truth(v string) bool { return v != "0" && v != "false" && v != "off" }

// hasOn reports whether the child of e with a name is there and on.
func hasOn(e *element, name string) bool {
	c := e.child(name)
	return c != nil && isOn(c)
}

// numberOf reads a whole number, and the whole part of a number with a point,
// which some programs write.
func numberOf(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	if err != nil {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(f) || math.Abs(f) > math.MaxInt32 {
			return 0, false
		}
		n = int(math.Round(f))
	}
	return max(-math.MaxInt32, min(n, math.MaxInt32)), true
}

// measures are the units of lengths in Strict files, in twips.
// ECMA-376-1, 22.9.2.15 (ST_UniversalMeasure).
var measures = [...]struct {
	suffix string
	twips  float64
}{{"pt", 20}, {"mm", 1440 / 25.4}, {"cm", 1440 / 2.54}, {"in", 1440}, {"pc", 240}, {"pi", 240}}

// twipsOf reads a length.
func twipsOf(s string) (int, bool) {
	n, ok := numberOf(s)
	for i := 0; !ok && i < len(measures); i++ {
		number, found := strings.CutSuffix(s, measures[i].suffix)
		if !found {
			continue
		}
		f, err := strconv.ParseFloat(number, 64)
		if err != nil || math.IsNaN(f) {
			return 0, false
		}
		n, ok = int(math.Round(max(-maxTwips, min(f*measures[i].twips, maxTwips)))), true
	}
	return max(-maxTwips, min(n, maxTwips)), ok
}

// halfPointsOf reads a size of text; 0 if it is none.
func halfPointsOf(s string) int {
	n, ok := numberOf(s)
	if !ok {
		n, _ = twipsOf(s)
		n /= 10
	}
	return max(0, min(n, maxSize.HalfPoints()))
}

// fiftieths reads a share of a width in fiftieths of a percent.
func fiftieths(s string) int {
	if share, found := strings.CutSuffix(s, "%"); found {
		f, err := strconv.ParseFloat(share, 64)
		if err != nil || math.IsNaN(f) {
			return 0
		}
		return int(max(0, min(f, 1000)) * 50)
	}
	n, _ := numberOf(s)
	return max(0, min(n, 50000))
}

func halfPoints(n int) unit.Length { return unit.Length(n) * unit.Point / 2 }

// alignOf reads the alignment of a paragraph.
// ECMA-376-1, 17.18.44 (ST_Jc).
func alignOf(s string) flow.Align {
	switch s {
	case "center":
		return flow.Center
	case "right", "end":
		return flow.Right
	case "both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida":
		return flow.Justify
	}
	return flow.Left
}

// edge is a line of a border. ECMA-376-1, 17.18.2 (ST_Border).
type edge struct {
	stated bool
	line   bool   // it can be seen
	size   int    // thickness in eighths of a point
	space  int    // gap to the text, in points
	color  string // RRGGBB; empty for black
}

func edgeOf(e *element) edge {
	if e == nil {
		return edge{}
	}
	b := edge{stated: true}
	kind := e.value("w:val")
	b.size, _ = numberOf(e.value("w:sz"))
	b.space, _ = numberOf(e.value("w:space"))
	b.size, b.space = max(0, min(b.size, 96)), max(0, min(b.space, 31))
	color := strings.ToUpper(e.value("w:color"))
	if isHex(color) && color != "000000" {
		b.color = color
	}
	switch kind {
	case "", "nil", "none":
		b.size, b.space, b.color = 0, 0, ""
		return b
	case "double", "thinThickSmallGap", "thickThinSmallGap":
		b.size *= 3
	}
	if b.size == 0 {
		b.size = 2
	}
	b.line = b.color != "FFFFFF"
	return b
}

func (b edge) weight() unit.Length { return unit.Length(b.size) * unit.Point / 8 }

// isHex reports whether s is RRGGBB in capitals.
func isHex(s string) bool {
	if len(s) != 6 {
		return false
	}
	for i := range len(s) {
		if !('0' <= s[i] && s[i] <= '9' || 'A' <= s[i] && s[i] <= 'F') {
			return false
		}
	}
	return true
}
