// Package diag describes what is wrong with a user's input.
//
// A [Diagnostic] says where, what was found, what is required and what to do.
// Stages collect them in a [List] and return it beside their result; a List is
// not an error, so that warnings stay warnings. Text for people is Vietnamese;
// the field names of the JSON form are English and stable.
package diag

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Pos is a place in a text file.
type Pos struct {
	Line   int `json:"line"`   // 1-based; 0 means that the place is unknown
	Col    int `json:"column"` // 1-based, in grapheme clusters
	Offset int `json:"-"`      // bytes from the start of the file
}

// Range is a stretch of one input. An empty File means the input as a whole;
// a zero Start means the file as a whole; a zero End means the point at Start.
type Range struct {
	File  string `json:"file"`
	Start Pos    `json:"start"`
	End   Pos    `json:"end,omitzero"`
	// Sheet names the sheet of a workbook; Start then is a cell: Line its row,
	// Col its column, both from 1, Line 0 the sheet as a whole and Col 0 the
	// whole row. Empty in any other file.
	Sheet string `json:"sheet,omitempty"`
}

// Cell names the cell of a range in a workbook as its users do, “C5”; a whole
// row is “dòng 5”. It is empty in any other file and for a whole sheet.
func (r Range) Cell() string {
	if r.Sheet == "" || r.Start.Line == 0 {
		return ""
	}
	if r.Start.Col == 0 {
		return fmt.Sprintf("dòng %d", r.Start.Line)
	}
	return ColumnName(r.Start.Col) + strconv.Itoa(r.Start.Line)
}

// ColumnName is the name of a column of a workbook: 1 is “A”, 27 “AA”.
func ColumnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Severity tells how much a diagnostic weighs. Zero is invalid.
type Severity int

// The severities, heaviest first.
const (
	Error   Severity = iota + 1 // the input cannot be used, or breaks the decree
	Warning                     // departs from a sample form or from practice
	Note                        // worth knowing
)

// String returns the Vietnamese word a user reads.
func (s Severity) String() string {
	switch s {
	case Error:
		return "lỗi"
	case Warning:
		return "cảnh báo"
	case Note:
		return "ghi chú"
	}
	panic(fmt.Sprintf("diag: invalid severity %d", int(s)))
}

// MarshalText gives the stable English word of the JSON form.
func (s Severity) MarshalText() ([]byte, error) {
	switch s {
	case Error:
		return []byte("error"), nil
	case Warning:
		return []byte("warning"), nil
	case Note:
		return []byte("note"), nil
	}
	return nil, fmt.Errorf("diag: invalid severity %d", int(s))
}

// Related points at a second place that explains the first.
type Related struct {
	At      Range  `json:"at"`
	Message string `json:"message"`
}

// Diagnostic is one problem in the user's input.
type Diagnostic struct {
	Rule     string    `json:"rule,omitempty"` // rule id such as "PG-06"; empty for a problem of syntax or data
	Severity Severity  `json:"severity"`
	Cite     string    `json:"cite,omitempty"` // provision of the decree, in full; empty if none applies
	At       Range     `json:"at"`
	Message  string    `json:"message"`        // Vietnamese, lower case, no full stop: value found, value required
	Hint     string    `json:"hint,omitempty"` // Vietnamese, starts with a verb: what to do
	Related  []Related `json:"related,omitempty"`
	// Component is the thành phần thể thức at fault by its stable key, such as
	// “quoc_hieu”; empty if none is.
	Component string `json:"component,omitempty"`
	// Where names the place in a Word file for who opens it: “trang 1, bảng 1,
	// hàng 2, cột 1”. Empty where At says all.
	Where string `json:"where,omitempty"`
	// Quote is the text at fault, as it stands; empty if the fault is not in a text.
	Quote string `json:"quote,omitempty"`
	// Data is the smallest du_lieu, as YAML, with which a template goes wrong;
	// empty if the problem does not hang on data.
	Data string `json:"data,omitempty"`
}

// List collects diagnostics. The zero List is empty and ready for use.
type List []Diagnostic

// Add appends an error at a place; hint may be empty.
func (l *List) Add(at Range, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Severity: Error, At: at, Message: message(format, args), Hint: hint})
}

// Warn appends a warning at a place; hint may be empty.
func (l *List) Warn(at Range, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Severity: Warning, At: at, Message: message(format, args), Hint: hint})
}

// Remark appends a note at a place; hint may be empty.
func (l *List) Remark(at Range, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{Severity: Note, At: at, Message: message(format, args), Hint: hint})
}

// Breach appends an error against a provision, cited in full; hint may be empty.
func (l *List) Breach(provision fmt.Stringer, at Range, hint, format string, args ...any) {
	l.Add(at, hint, format, args...)
	(*l)[len(*l)-1].Cite = provision.String()
}

// Doubt appends a warning that cites a provision; hint may be empty.
func (l *List) Doubt(provision fmt.Stringer, at Range, hint, format string, args ...any) {
	l.Warn(at, hint, format, args...)
	(*l)[len(*l)-1].Cite = provision.String()
}

// message fills a format. What was found may be a whole paragraph: it comes on
// one line, and of a long quotation only the beginning.
func message(format string, args []any) string {
	s := strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", " ")
	return longQuotation.ReplaceAllString(s, "${1}…”")
}

var longQuotation = regexp.MustCompile(`(“[^“”]{60})[^“”]{20,}”`)

// Meant is the hint that offers the word a user most likely meant.
func Meant(word string) string { return "ý bạn là “" + word + "”?" }

// HasErrors reports whether the list holds at least one error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count returns the number of diagnostics of one severity, each once as they
// are printed.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l.Sorted() {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sorted returns the diagnostics by file, line, column and rule, each once.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.At.File, b.At.File),
			cmp.Compare(a.At.Sheet, b.At.Sheet),
			cmp.Compare(a.At.Start.Line, b.At.Start.Line),
			cmp.Compare(a.At.Start.Col, b.At.Start.Col),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.At == b.At && a.Rule == b.Rule && a.Severity == b.Severity && a.Message == b.Message
	})
}
