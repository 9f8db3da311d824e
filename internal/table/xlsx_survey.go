package table

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"vanban/internal/viet"
)

// Limits of one sheet. What excelize does with rows without a number and with
// merged cells takes the square of their count.
const (
	maxCells   = 2_000_000 // blank ones to the left of others, too
	maxSteps   = 500_000_000
	maxMerges  = 20_000
	maxUnnamed = 20_000 // rows without a number
	maxStrings = 1_000_000
	maxText    = 128 << 10 // bytes of a cell; Excel holds 32,767 characters
	maxEscaped = 1_000     // “_x000D_” in one text
)

// survey is what excelize does not tell of a sheet: which cells are in the
// file, which have a look of their own (GetCellStyle gives the others that of
// their column) and which formulas have a value though it is empty. It is read
// before excelize makes objects of the sheet, to see whether they fit into
// memory: a row that holds one blank cell in column XFD becomes 16,384.
type survey struct {
	cells  []mark
	shared map[int]string // numbers of the formulas that cells share, by index of the cell

	row, col int
	kind     string // of the cell being read
	filled   int    // cells that excelize makes up to the last of each row
	steps    int    // that excelize takes to find the cells with a value in their rows
	unnamed  int
	merges   int
	columns  int
	strings  int
	text     int // bytes of the text being read
	escaped  int
}

// mark is a cell of the file.
type mark struct {
	row, col, style int32
	formula, valued bool
}

// survey reads how a sheet is made up and refuses what would take too much.
func (b *book) survey(entry sheetEntry) (*survey, error) {
	part := b.part(entry.part)
	if part == nil {
		return nil, fmt.Errorf("thiếu phần %s", entry.part)
	}
	return b.surveyPart(part)
}

func (b *book) surveyPart(part []byte) (*survey, error) {
	s := &survey{shared: map[int]string{}}
	d := xml.NewDecoder(bytes.NewReader(part))
	d.CharsetReader = b.file.CharsetReader
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return nil, errDamaged
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = s.start(t)
		case xml.EndElement:
			if t.Name.Local == "row" {
				s.filled += s.col
				s.col = 0
			}
		case xml.CharData:
			s.text += len(t)
			s.escaped += bytes.Count(t, []byte("_x"))
		}
		if err == nil {
			err = s.judge()
		}
		if err != nil {
			return nil, err
		}
	}
}

// start takes the elements that say something of cells.
func (s *survey) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		return s.startRow(t)
	case "c":
		return s.startCell(t)
	case "v", "is", "f":
		if len(s.cells) > 0 {
			return s.part(t)
		}
	case "si":
		s.strings++
		s.text, s.escaped = 0, 0
	case "mergeCell":
		s.merges++
	case "col":
		s.columns++
	}
	return nil
}

// part takes what a cell has in it.
func (s *survey) part(t xml.StartElement) error {
	last := len(s.cells) - 1
	switch {
	case t.Name.Local == "is" && s.kind != "inlineStr":
		return errDamaged
	case t.Name.Local != "f":
		s.cells[last].valued = true
		s.steps += s.col
	default:
		s.cells[last].formula = true
		if attribute(t, "t") == "shared" {
			s.shared[last] = attribute(t, "si")
		}
	}
	return nil
}

func (s *survey) startRow(t xml.StartElement) error {
	n, err := strconv.Atoi(attribute(t, "r"))
	if err != nil {
		n = s.row + 1
		s.unnamed++
	}
	switch {
	case n > maxSheetRow:
		return fmt.Errorf("có dòng %d, nhiều nhất là %d", n, maxSheetRow)
	case n <= s.row:
		return fmt.Errorf("có dòng %d đứng sau dòng %d", n, s.row)
	}
	s.row, s.col = n, 0
	return nil
}

func (s *survey) startCell(t xml.StartElement) error {
	s.text, s.escaped = 0, 0
	col := s.col + 1
	if ref := attribute(t, "r"); ref != "" {
		c, row, err := excelize.CellNameToCoordinates(ref)
		switch {
		case err != nil || ref != cellName(row, c): // excelize would lose “b2” and “$B$2”
			return fmt.Errorf("có ô mang địa chỉ sai “%s”", clip(ref))
		case row != s.row || c <= s.col:
			return fmt.Errorf("có ô %s đứng sai chỗ", ref)
		}
		col = c
	}
	if col > maxSheetColumn {
		return fmt.Errorf("có cột %d, nhiều nhất là %d", col, maxSheetColumn)
	}
	s.kind = attribute(t, "t")
	if !strings.Contains(" b d e inlineStr n s str ", " "+s.kind+" ") && s.kind != "" {
		return fmt.Errorf("có ô thuộc kiểu lạ “%s”", clip(s.kind))
	}
	s.col = col
	style, _ := strconv.Atoi(attribute(t, "s")) // excelize refuses what is no number
	s.cells = append(s.cells, mark{row: int32(s.row), col: int32(col), style: int32(style)})
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// judge refuses a sheet that would take too much memory or time.
func (s *survey) judge() error {
	switch {
	case s.filled+s.col > maxCells:
		return tooMuch("có quá %s ô, kể cả ô trống đã định dạng", maxCells)
	case s.steps > maxSteps:
		return tooMuch("có quá nhiều ô ở những cột xa, bảng nên có không quá %s cột", 100)
	case s.merges > maxMerges:
		return tooMuch("có quá %s chỗ gộp ô", maxMerges)
	case s.unnamed > maxUnnamed:
		return tooMuch("có quá %s dòng không mang số", maxUnnamed)
	case s.columns > maxColumns:
		return tooMuch("có quá %s cột", maxColumns)
	case s.strings > maxStrings:
		return tooMuch("có quá %s chuỗi chữ", maxStrings)
	case s.text > maxText || s.escaped > maxEscaped:
		return tooMuch("có ô chứa quá nhiều chữ, một ô nhiều nhất là %s ký tự", maxCellText)
	}
	return nil
}

func tooMuch(format string, limit int64) error {
	return &fault{fmt.Sprintf(format, viet.Group(limit)), "xóa dòng, cột và chữ thừa ngoài bảng, hoặc chia bảng thành nhiều tệp, rồi lưu lại"}
}

// Error makes a fault the reason why a whole sheet cannot be read.
func (f *fault) Error() string { return f.message }
