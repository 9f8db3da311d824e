package table

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/xuri/excelize/v2"
)

// formulaCell is a cell with a formula as the file holds it.
type formulaCell struct {
	sheet, part, ref string
	cached           string // value of the formula, as it was last saved
	shared           string // number of the formula that it shares; empty if it has its own
	source           string // of a follower whose first cell a change takes away
	before           string // what we work out; equal to cached, or we leave the cell alone
	known            bool
}

// maxFollowed is how many formulas an [Edit] keeps right by itself; in a larger
// workbook it leaves that to the program that opens it.
const maxFollowed = 5_000

// formulas lists the cells with formulas.
func (b *book) formulas() ([]formulaCell, error) {
	var all []formulaCell
	for _, s := range b.sheets {
		o, err := b.survey(s)
		if err != nil {
			return nil, err
		}
		for i, m := range o.cells {
			if !m.formula {
				continue
			}
			ref := cellName(int(m.row), int(m.col))
			cached, err := b.file.GetCellValue(s.typed, ref, excelize.Options{RawCellValue: true})
			if err != nil {
				return nil, err
			}
			all = append(all, formulaCell{sheet: s.typed, part: s.part, ref: ref, cached: cached, shared: o.shared[i]})
		}
	}
	return all, nil
}

// follower keeps formulas right in a workbook that is changed: programs that
// do not work them out anew at opening, ours among them, show the last value.
type follower struct {
	calc  *calculator
	cells []formulaCell
}

// follow looks at the formulas before the changes. Where we do not come to the
// value that the workbook holds, its program knows better.
func follow(b *book) (*follower, error) {
	cells, err := b.formulas()
	if err != nil {
		return nil, err
	}
	w := &follower{calc: &calculator{file: b.file}, cells: cells}
	if len(cells) > maxFollowed || b.volatile() != "" {
		return w, nil
	}
	for i := range w.cells {
		c := &w.cells[i]
		value, why := w.calc.value(c.sheet, c.ref)
		c.before, c.known = value, why == "" && sameValue(value, c.cached)
	}
	return w, nil
}

func sameValue(a, b string) bool {
	if a == b || a == "TRUE" && b == "1" || a == "FALSE" && b == "0" {
		return true
	}
	n, ok := parseNumber(a)
	m, ok2 := parseNumber(b)
	return ok && ok2 && n.decimal().Equal(m.decimal())
}

// part gives the formulas that share one with a cell a source of their own,
// before a value takes the place of the first of them.
func (w *follower) part(f *excelize.File, sheet, ref string) error {
	shared := ""
	for _, c := range w.cells {
		if c.sheet == sheet && c.ref == ref {
			shared = c.shared
		}
	}
	if shared == "" {
		return nil
	}
	for i := range w.cells {
		c := &w.cells[i]
		if c.sheet != sheet || c.shared != shared {
			continue
		}
		source, err := f.GetCellFormula(sheet, c.ref)
		if err != nil {
			return err
		}
		c.source, c.shared = source, ""
	}
	for i := range w.cells {
		if c := &w.cells[i]; c.sheet == sheet && c.source != "" {
			if err := f.SetCellFormula(sheet, c.ref, c.source); err != nil {
				return err
			}
		}
	}
	return nil
}

// patches are the new values, by part and cell.
func (w *follower) patches(f *excelize.File) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, c := range w.cells {
		if formula, err := f.GetCellFormula(c.sheet, c.ref); err != nil || formula == "" {
			continue // replaced by a value
		}
		value, changed := c.cached, c.source != ""
		if c.known {
			if now, why := w.calc.value(c.sheet, c.ref); why == "" && now != c.before {
				value, changed = now, true
			}
		}
		if changed {
			if all[c.part] == nil {
				all[c.part] = map[string]string{}
			}
			all[c.part][c.ref] = value
		}
	}
	return all
}

// patch puts new values of formulas into a part that excelize wrote.
func patch(part []byte, values map[string]string) []byte {
	var out bytes.Buffer
	rest := part
	for {
		i := bytes.Index(rest, []byte(`<c r="`))
		if i < 0 {
			out.Write(rest)
			return out.Bytes()
		}
		out.Write(rest[:i])
		rest = rest[i:]
		end := bytes.Index(rest, []byte("</c>"))
		ref, _, _ := bytes.Cut(rest[len(`<c r="`):], []byte(`"`))
		value, found := values[string(ref)]
		if !found || end < 0 {
			out.WriteString(`<c r="`)
			rest = rest[len(`<c r="`):]
			continue
		}
		out.Write(withValue(rest[:end], value))
		rest = rest[end:]
	}
}

// withValue replaces the value of a cell up to its end tag.
func withValue(cell []byte, value string) []byte {
	tag, formula, found := bytes.Cut(cell, []byte(">"))
	if i := bytes.Index(formula, []byte("<v")); i >= 0 {
		formula = formula[:i]
	}
	if !found {
		return cell
	}
	kind := ""
	n, isNumber := parseNumber(value)
	switch {
	case isNumber && plainNumber(n) == strings.ReplaceAll(value, ".", ","):
	case value == "TRUE" || value == "FALSE":
		kind, value = "b", map[string]string{"TRUE": "1", "FALSE": "0"}[value]
	case strings.HasPrefix(value, "#"):
		kind = "e"
	default:
		kind = "str"
	}
	if i := bytes.Index(tag, []byte(` t="`)); i >= 0 {
		end := i + 4 + bytes.IndexByte(tag[i+4:], '"') + 1
		tag = append(bytes.Clone(tag[:i]), tag[end:]...)
	}
	if kind != "" {
		kind = ` t="` + kind + `"`
	}
	return fmt.Appendf(nil, "%s%s>%s<v>%s</v>", tag, kind, formula, html.EscapeString(value))
}
