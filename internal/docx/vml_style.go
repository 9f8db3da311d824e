package docx

import (
	"math"
	"strconv"
	"strings"

	"vanban/internal/unit"
)

// pixel is what a number without a unit means in VML.
const pixel = unit.Inch / 96

// readCSS reads a style attribute of VML: “margin-left:9pt;width:150pt”.
// ECMA-376-4, 19.1.2.19 (style).
func readCSS(style string) map[string]string {
	css := map[string]string{}
	for style != "" {
		var one string
		one, style, _ = strings.Cut(style, ";")
		name, value, found := strings.Cut(one, ":")
		if found {
			css[strings.ToLower(strings.TrimSpace(name))] = strings.ToLower(strings.TrimSpace(value))
		}
	}
	return css
}

// units are those of CSS and of ECMA-376-1, 22.9.2.15 (ST_UniversalMeasure).
var units = map[string]unit.Length{
	"pt": unit.Point, "in": unit.Inch, "mm": unit.MM, "cm": unit.CM, "pc": 12 * unit.Point, "pi": 12 * unit.Point,
	"px": pixel, "emu": unit.EMU,
}

// measure reads a length in EMU; without is what a number without a unit
// counts. It reports whether there is one.
func measure(v string, without unit.Length) (float64, bool) {
	v = strings.TrimSpace(v)
	end := len(v)
	for end > 0 && (v[end-1] >= 'a' && v[end-1] <= 'z' || v[end-1] == '%') {
		end--
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(v[:end]), 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 1e9 {
		return 0, false
	}
	scale := without
	if end < len(v) {
		known := false
		if scale, known = units[v[end:]]; !known {
			return 0, false
		}
	}
	return n * float64(scale), true
}

// measured is a length outside of groups, 0 if there is none.
func measured(v string) float64 {
	l, _ := measure(v, pixel)
	return l
}

// pair reads two lengths with a comma between them. One may be left out.
func pair(v string, without unit.Length) [2]float64 {
	first, second, _ := strings.Cut(v, ",")
	x, _ := measure(first, without)
	y, _ := measure(second, without)
	return [2]float64{x, y}
}

// degrees reads an angle: in degrees, or in 65,536ths of one with “fd”.
// ECMA-376-4, 19.1.2.19 (rotation).
func degrees(v string) float64 {
	number, fine := strings.CutSuffix(v, "fd")
	n, err := strconv.ParseFloat(strings.TrimSuffix(number, "deg"), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0
	}
	if fine {
		n /= 1 << 16
	}
	return n
}
