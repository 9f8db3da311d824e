package docx

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// theme holds the fonts and colours that styles may name by their part.
type theme struct {
	fonts  map[string]string // “minorHAnsi” -> name
	colors map[string]string // “accent1” -> RRGGBB
}

// themeColors are the names that w:themeColor has for the colours of a theme.
// ECMA-376-1, 17.18.97 (ST_ThemeColor).
var themeColors = map[string]string{
	"dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1",
	"dark2": "dk2", "text2": "dk2", "light2": "lt2", "background2": "lt2",
	"accent1": "accent1", "accent2": "accent2", "accent3": "accent3", "accent4": "accent4", "accent5": "accent5",
	"accent6": "accent6", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}

// readTheme reads a theme; nil has neither fonts nor colours.
// ECMA-376-1, 20.1.6.9 (theme), 20.1.4.1.18 (fontScheme), 20.1.6.2 (clrScheme).
func readTheme(e *element) theme {
	t := theme{fonts: map[string]string{}, colors: map[string]string{}}
	parts := e.child("a:themeElements")
	for _, group := range [...]string{"major", "minor"} {
		fonts := parts.child("a:fontScheme").child("a:" + group + "Font")
		latin := fonts.child("a:latin").value("typeface")
		for _, script := range [...]struct{ name, font string }{
			{"Ascii", latin}, {"HAnsi", latin}, {"EastAsia", fonts.child("a:ea").value("typeface")}, {"Bidi", fonts.child("a:cs").value("typeface")},
		} {
			t.fonts[group+script.name] = script.font
			if script.font == "" {
				t.fonts[group+script.name] = latin
			}
		}
	}
	scheme := parts.child("a:clrScheme")
	if scheme == nil {
		return t
	}
	for _, c := range scheme.children {
		color := c.child("a:srgbClr").value("val")
		if color == "" {
			color = c.child("a:sysClr").value("lastClr")
		}
		if color = strings.ToUpper(color); isHex(color) {
			t.colors[strings.TrimPrefix(c.name, "a:")] = color
		}
	}
	return t
}

// color reads the colour of text; empty for black and for automatic.
// ECMA-376-1, 17.3.2.6 (color).
//
//	<w:color w:val="4F81BD" w:themeColor="accent1" w:themeTint="99"/>
func (t *theme) color(e *element) string {
	color := strings.ToUpper(e.value("w:val"))
	if named := t.colors[themeColors[e.value("w:themeColor")]]; named != "" {
		color = named
		if tint, err := strconv.ParseUint(e.value("w:themeTint"), 16, 8); err == nil {
			color = lighten(named, float64(tint)/255, 1-float64(tint)/255)
		} else if shade, err := strconv.ParseUint(e.value("w:themeShade"), 16, 8); err == nil {
			color = lighten(named, float64(shade)/255, 0)
		}
	}
	if !isHex(color) || color == "000000" {
		return ""
	}
	return color
}

// lighten changes the lightness l of a colour to l×factor+more.
// ECMA-376-1, 17.3.2.6 (themeTint, themeShade).
func lighten(color string, factor, more float64) string {
	n, _ := strconv.ParseUint(color, 16, 24)
	r, g, b := float64(n>>16)/255, float64(n>>8&255)/255, float64(n&255)/255
	high, low := max(r, g, b), min(r, g, b)
	light := (high + low) / 2
	hue, saturation := 0.0, 0.0
	if span := high - low; span > 0 {
		saturation = span / (1 - math.Abs(2*light-1))
		switch high {
		case r:
			hue = math.Mod((g-b)/span+6, 6)
		case g:
			hue = (b-r)/span + 2
		default:
			hue = (r-g)/span + 4
		}
	}
	light = min(light*factor+more, 1)
	reach := saturation * min(light, 1-light)
	channel := func(shift float64) int {
		k := math.Mod(shift+2*hue, 12)
		return int(math.Round(255 * (light - reach*max(-1, min(k-3, 9-k, 1)))))
	}
	return fmt.Sprintf("%02X%02X%02X", channel(0), channel(8), channel(4))
}
