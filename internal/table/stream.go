package table

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// streamedRows is how many rows a sheet has that is written row by row: it then
// takes a fraction of the memory and the time, and its texts stand in its cells
// and not in the list that the sheets of a workbook share.
const streamedRows = 1000

// stream writes the cells of a sheet that is furnished: what comes after them
// in its part is taken from there.
func (w *sheetWriter) stream(head int) error {
	out, err := w.file.NewStreamWriter(w.name)
	if err != nil {
		return err
	}
	var values []any
	for number := 1; number <= head+len(w.sheet.Rows); number++ {
		values = values[:0]
		for col, c := range w.cells(number, head) {
			v, err := streamed(c.value)
			if err != nil {
				return fmt.Errorf("cell %s: %w", cellName(number, col+1), err)
			}
			values = append(values, excelize.Cell{StyleID: c.style, Value: v})
		}
		if len(values) == 0 {
			continue
		}
		var look excelize.RowOpts
		if number >= head {
			look.Height = w.height(number, head)
		}
		if err := out.SetRow(cellName(number, 1), values, look); err != nil {
			return err
		}
	}
	return out.Flush()
}

// streamed is a value as the stream takes it.
func streamed(value any) (any, error) {
	v, err := inCell(value, false)
	if n, ok := v.(numeral); ok {
		return strconv.ParseFloat(string(n), 64)
	}
	return v, err
}
