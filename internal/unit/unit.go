// Package unit holds lengths that are exact in every unit the formats use.
//
// A [Length] counts English Metric Units (EMU), the common multiple of the
// units of WordprocessingML and of the decree: a point is 12700, a twip 635,
// a millimetre 36000. Sums and comparisons never round.
package unit

import (
	"math"
	"strconv"
	"strings"
)

// Length is a distance in EMU. Zero is a real length, not "unset".
type Length int64

// The units a Length is written in.
const (
	EMU   Length = 1
	Twip  Length = 635
	Point Length = 12700
	MM    Length = 36000
	CM    Length = 10 * MM
	Inch  Length = 72 * Point
)

// Points returns n typographic points, rounded to the nearest EMU.
func Points(n float64) Length { return Length(math.Round(n * float64(Point))) }

// Millimetres returns n millimetres, rounded to the nearest EMU.
func Millimetres(n float64) Length { return Length(math.Round(n * float64(MM))) }

// Twips returns n twentieths of a point.
func Twips(n int) Length { return Length(n) * Twip }

// Points returns the length in points.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Millimetres returns the length in millimetres.
func (l Length) Millimetres() float64 { return float64(l) / float64(MM) }

// Twips returns the length in twips, rounded half away from zero: the
// resolution of WordprocessingML and of the layout engine.
func (l Length) Twips() int { return roundDiv(l, Twip) }

// HalfPoints returns the length in half-points, the unit of w:sz.
func (l Length) HalfPoints() int { return roundDiv(l, Point/2) }

func roundDiv(l, d Length) int {
	if l < 0 {
		return -roundDiv(-l, d)
	}
	return int((l + d/2) / d)
}

// String writes the length as a reader of the decree would, in millimetres or
// points, whichever is the rounder number.
func (l Length) String() string {
	if l%(Point/2) == 0 && l%MM != 0 {
		return decimal(l.Points()) + " pt"
	}
	return decimal(l.Millimetres()) + " mm"
}

func decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	return strings.Replace(s, ".", ",", 1)
}
