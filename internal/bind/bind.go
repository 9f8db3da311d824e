// Package bind turns the rows of a table into definitions: it ties columns to
// the fields of a template, by key, label or a mapping, and lays the values of a
// row over a definition that all rows share.
//
// [Bind] ties the columns, [Binding.Root] makes the definition of one row.
// [Binding.Select] says which rows are wanted and why, [Binding.Names] what the
// files of each are called. [Provinces] gives the register of a day as a table.
// The package reads no file and no clock.
package bind

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// mapFile stands for the command line in the places of mappings given there.
const mapFile = "--map"

// Pair ties a column to a field on request.
type Pair struct {
	Column string // title, or the letter of the column of a workbook
	Target string // a path, a label or a component; empty to leave the column out
	At     diag.Range
}

// ParsePair reads “Cột = trường”. The title of the column may hold an equals
// sign, since no field does; nothing after it leaves the column out.
func ParsePair(s string) (Pair, diag.List) {
	var problems diag.List
	at := diag.Range{File: mapFile}
	i := strings.LastIndexByte(s, '=')
	if i < 0 || strings.TrimSpace(s[:i]) == "" {
		problems.Add(at, "viết dạng “Cột=trường”, như "+asked("Tên tỉnh", "dia_phuong"), "“%s” không nói cột nào ứng với trường nào", s)
		return Pair{}, problems
	}
	return Pair{Column: viet.NFC(strings.TrimSpace(s[:i])), Target: viet.NFC(strings.TrimSpace(s[i+1:])), At: at}, nil
}

// Options say how columns are tied.
type Options struct {
	Map     []Pair
	MapOnly bool // ties nothing but what Map names
	// Base is the definition that all rows share; what it gives needs no column.
	Base *record.Value
	// Places is the register that names of provinces are looked up in, as of the
	// date of each definition; nil leaves them as they were typed.
	Places *places.Register
	// Wish and Name are what Select and Names will be asked; the columns that they
	// speak of are not told to be unused.
	Wish Wish
	Name string
}

// Tie says what the values of one column become.
type Tie struct {
	Column int // of the table, from 0
	// Path is the place of the values in a definition: “dia_phuong” and
	// “van_ban_truoc[1].ngay” under du_lieu, “van_ban.so” outside it.
	Path  string
	Label string // as people read it: “Các công văn đã nhắc [1]: Ngày ban hành”
	How   How

	steps []step
	kind  kind
}

// How tells by what a column was tied.
type How int

// The ways, surest first.
const (
	ByMap       How = iota // by a mapping of the user
	ByPath                 // the title is the path of a field
	ByLabel                // the title is the label of a field, with those of the groups around it
	ByComponent            // the title is the key or the usual name of a component of the document
	ByLastLabel            // the title is the label of one field inside a group only
)

// String names the way in Vietnamese.
func (h How) String() string {
	return [...]string{ByMap: "theo chỉ định", ByPath: "theo tên trường", ByLabel: "theo nhãn",
		ByComponent: "theo thành phần văn bản", ByLastLabel: "theo nhãn của trường con"}[h]
}

// Binding is how the columns of a table fill definitions. It does not change
// once it is made, so that many goroutines may use it at once.
type Binding struct {
	table   *table.Table
	ties    []Tie
	ordered []Tie // as values are laid
	unused  []int // columns that nothing asks for
	places  *places.Register
}

// Ties lists what the columns became, in the order of the columns.
func (b *Binding) Ties() []Tie { return b.ties }

// Unused lists the columns that nothing asks for, without those that only
// number the rows.
func (b *Binding) Unused() []int { return b.unused }

// Bind ties the columns of a table to the fields of a template and the
// components of a definition. The binding is of use for a look at the table even
// if the list has errors; documents must not be made of it then.
func Bind(t *table.Table, fields []template.Field, o Options) (*Binding, diag.List) {
	b := &binder{table: t, all: targets(fields), options: o, taken: map[string]int{}, given: make([]bool, len(t.Columns)), lists: map[asList][]known{}}
	b.mapped()
	if !o.MapOnly {
		b.titled()
	}
	b.conflicts()
	b.guesses()
	b.hidden()
	b.swapped()
	b.encoded()
	b.whole()
	b.blocked()
	b.required(fields)
	out := &Binding{table: t, ties: b.ties, ordered: ordered(b.ties), places: o.Places}
	out.unused = b.leftOver(out.asked(o.Wish, o.Name))
	return out, b.problems
}
