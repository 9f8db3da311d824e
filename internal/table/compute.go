package table

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxComputed is how many formulas without a value are worked out: programs
// that write such workbooks write few, and Excel works them out at once.
const maxComputed = 20_000

const resaveHint = "mở sổ tính bằng Excel hoặc LibreOffice rồi lưu lại, để công thức có kết quả"

// calculator works out formulas that the workbook holds no value of.
type calculator struct {
	file *excelize.File
	why  string // it cannot be used
	done int
}

// compute gives a cell the value of its formula.
func (r *sheetReader) compute(it *item, style int) {
	if r.calc == nil {
		r.calc = r.newCalculator()
	}
	ref := cellName(it.at.Line, it.col)
	value, why := r.calc.value(r.name, ref)
	if why != "" {
		it.fault = &fault{fmt.Sprintf("công thức %schưa có kết quả%s", r.formulaName(ref), why), resaveHint}
		return
	}
	switch {
	case strings.HasPrefix(value, "#"):
		r.show(it, excelize.CellTypeError, style, value)
	case value == "TRUE" || value == "FALSE":
		it.text, it.typed = value, true
	default:
		if _, ok := parseNumber(value); value != "" && ok {
			r.showNumber(it, style, value)
			return
		}
		it.text = clean(value)
	}
}

func (r *sheetReader) formulaName(ref string) string {
	source, err := r.file.GetCellFormula(r.name, ref)
	if err != nil || source == "" {
		return ""
	}
	return "“=" + clip(source) + "” "
}

// newCalculator looks whether formulas may be worked out. A workbook whose formulas
// ask for the day or for chance has other values tomorrow: its owner is asked
// to fix them.
func (b *book) newCalculator() *calculator {
	switch f := b.volatile(); f {
	case "":
	case tooMany:
		return &calculator{why: fmt.Sprintf(", sổ tính có quá %d công thức", maxFormulas)}
	default:
		return &calculator{why: fmt.Sprintf(", và sổ tính có hàm %s) thay đổi mỗi lần mở", f)}
	}
	return &calculator{file: b.file}
}

const (
	maxFormulas = 100_000 // bounds how deep formulas can hang on each other
	tooMany     = "too many"
)

// volatile returns the first function whose value changes by itself, tooMany
// if there are more formulas than we work out, and "" if we may.
func (b *book) volatile() string {
	formulas := 0
	for _, s := range b.sheets {
		data := b.part(s.part)
		for _, f := range []string{"TODAY(", "NOW(", "RAND(", "RANDBETWEEN(", "RANDARRAY("} {
			if bytes.Contains(data, []byte(f)) {
				return f
			}
		}
		formulas += bytes.Count(data, []byte("<f"))
	}
	if formulas > maxFormulas {
		return tooMany
	}
	return ""
}

// value works out one cell.
func (c *calculator) value(sheet, ref string) (value, why string) {
	if c.why != "" {
		return "", c.why
	}
	if c.done++; c.done > maxComputed {
		return "", fmt.Sprintf(", sổ tính có quá %d công thức như vậy", maxComputed)
	}
	defer func() {
		if recover() != nil {
			value, why = "", " và không tính được"
		}
	}()
	value, err := c.file.CalcCellValue(sheet, ref, excelize.Options{RawCellValue: true})
	if err == nil {
		return value, ""
	}
	if code := err.Error(); strings.HasPrefix(code, "#") {
		return code, ""
	}
	return "", " và không tính được" // excelize knows most functions, not all
}
