package docx

import (
	"fmt"
	"slices"
	"time"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// The bounds of the format: lengths and sizes Word accepts, columns of a
// table, thickness of a border.
const (
	maxLength  = 22 * unit.Inch
	maxSize    = 1638 * unit.Point
	maxColumns = 63
	minBorder  = unit.Point / 4
	maxBorder  = 12 * unit.Point
	maxLine    = 22 * 1440 // 240ths of a line
)

// check returns the first reason why f cannot be written.
func check(f *flow.Flow) error {
	if f == nil || len(f.Sections) == 0 {
		return fmt.Errorf("văn bản không có phần nào, phải có ít nhất một")
	}
	if err := checkMeta(&f.Meta); err != nil {
		return err
	}
	for i, s := range f.Sections {
		if err := checkPresent(s); err != nil {
			return fmt.Errorf("phần %d: %w", i+1, err)
		}
	}
	c := checker{bookmarks: map[string]bool{}}
	twice := ""
	eachParagraph(f, func(p *flow.Paragraph) {
		if p.Bookmark != "" && c.bookmarks[p.Bookmark] {
			twice = p.Bookmark
		}
		c.bookmarks[p.Bookmark] = true
	})
	if twice != "" {
		return fmt.Errorf("dấu trang “%s” đặt nhiều lần, phải là duy nhất", twice)
	}
	for i, s := range f.Sections {
		if err := c.section(s); err != nil {
			return fmt.Errorf("phần %d: %w", i+1, err)
		}
	}
	return nil
}

// checkPresent refuses nil where a section or block should be, so that all
// else may look inside.
func checkPresent(s *flow.Section) error {
	if s == nil {
		return fmt.Errorf("không có gì")
	}
	p := &s.Page
	for _, list := range [][]flow.Block{p.FirstHeader, p.FirstFooter, p.NextHeader, p.NextFooter, p.EvenHeader, p.EvenFooter, s.Blocks} {
		if err := blocksPresent(list); err != nil {
			return err
		}
	}
	return nil
}

func blocksPresent(list []flow.Block) error {
	for i, b := range list {
		if absent(b) {
			return fmt.Errorf("khối %d không có gì", i+1)
		}
		t, ok := b.(*flow.Table)
		if !ok {
			continue
		}
		for _, row := range t.Rows {
			for _, cell := range row.Cells {
				if err := blocksPresent(cell.Blocks); err != nil {
					return fmt.Errorf("khối %d: bảng có ô chứa %w", i+1, err)
				}
			}
		}
	}
	return nil
}

func absent(b flow.Block) bool {
	switch b := b.(type) {
	case *flow.Paragraph:
		return b == nil || slices.ContainsFunc(b.Runs, func(r flow.Run) bool { return slices.Contains(r.Note, nil) })
	case *flow.Stroke:
		return b == nil
	case *flow.Frame:
		return b == nil
	case *flow.Table:
		return b == nil
	}
	return b == nil
}

func checkMeta(m *flow.Meta) error {
	if err := checkProperties(m.Properties); err != nil {
		return fmt.Errorf("thông tin văn bản: %w", err)
	}
	for _, s := range []string{m.Title, m.Subject, m.Author, m.Category} {
		if err := checkText(s); err != nil {
			return fmt.Errorf("thông tin văn bản: %w", err)
		}
	}
	if m.Created == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, m.Created); err != nil {
		return fmt.Errorf("thông tin văn bản: ngày “%s” phải viết năm-tháng-ngày", m.Created)
	}
	return nil
}

// checker looks for what cannot be written.
type checker struct {
	bookmarks map[string]bool
	place     place
	notes     int // so far, since the count began
	tables    int // around the table being checked
}

// place is where a block stands.
type place int

const (
	inText   place = iota
	inCell         // of a table in the text
	inMargin       // head or foot of a first page
	inNote
)

func (c *checker) section(s *flow.Section) error {
	if err := checkPage(&s.Page); err != nil {
		return err
	}
	if err := c.margins(&s.Page); err != nil {
		return err
	}
	if len(s.Blocks) == 0 {
		return fmt.Errorf("không có khối nào, phải có ít nhất một")
	}
	if s.Page.RestartNotes {
		c.notes = 0
	}
	return c.blocks(s.Blocks)
}

func (c *checker) blocks(list []flow.Block) error {
	for i, b := range list {
		var err error
		switch b := b.(type) {
		case *flow.Table:
			err = c.table(b)
		default:
			err = c.block(b)
		}
		if err != nil {
			return fmt.Errorf("khối %d: %w", i+1, err)
		}
	}
	return nil
}

func checkPage(p *flow.PageSetup) error {
	for _, l := range []length{
		{"khổ giấy ngang", p.Width}, {"khổ giấy dọc", p.Height},
		{"chiều rộng phần chữ", p.TextWidth()}, {"chiều cao phần chữ", p.Height - p.Top - p.Bottom},
	} {
		if err := l.positive(); err != nil {
			return err
		}
	}
	for _, l := range []length{
		{"lề trên", p.Top}, {"lề dưới", p.Bottom}, {"lề trái", p.Left}, {"lề phải", p.Right},
		{"khoảng cách đến số trang", p.Header},
	} {
		if err := l.notNegative(); err != nil {
			return err
		}
	}
	if p.NumberSize == 0 {
		return nil
	}
	if err := checkSize("số trang", p.NumberSize); err != nil {
		return err
	}
	// A header that does not fit would push the text down.
	if p.Header+p.NumberSize*115/100 > p.Top {
		return fmt.Errorf("số trang cỡ %s cách mép %s không nằm gọn trong lề trên %s", p.NumberSize, p.Header, p.Top)
	}
	return nil
}

// block checks a block that may stand in a cell.
func (c *checker) block(b flow.Block) error {
	switch b := b.(type) {
	case *flow.Paragraph:
		return c.paragraph(b)
	case *flow.Stroke:
		return checkStroke(b)
	case *flow.Frame:
		return checkFrame(b)
	}
	return fmt.Errorf("khối kiểu %T không được đặt ở đây, phải là đoạn văn, đường kẻ hoặc khung", b)
}

func (c *checker) paragraph(p *flow.Paragraph) error {
	if !isStyle(p.Style) {
		return fmt.Errorf("không có kiểu đoạn “%s”", p.Style)
	}
	if err := checkFormat(&p.Format); err != nil {
		return err
	}
	if err := checkSize("dấu đoạn", p.MarkSize()); err != nil {
		return err
	}
	if p.Contents < 0 || p.Contents > 9 {
		return fmt.Errorf("mục lục gồm %d bậc đề mục, phải từ 1 đến 9", p.Contents)
	}
	if p.Contents > 0 && c.place != inText {
		return fmt.Errorf("dòng của mục lục không được đặt trong bảng, chú thích hay lề trang")
	}
	if p.Bookmark != "" && (c.place == inMargin || c.place == inNote) {
		return fmt.Errorf("dấu trang “%s” không được đặt trong chú thích hay lề trang", p.Bookmark)
	}
	if len(p.Floats) > 0 {
		return fmt.Errorf("đoạn có %d hình đặt tự do, không viết được vào tệp", len(p.Floats))
	}
	for i := range p.Runs {
		if err := c.run(&p.Runs[i]); err != nil {
			return err
		}
		if p.Runs[i].Number && (c.place != inNote || i > 0) {
			return fmt.Errorf("số của chú thích phải ở đầu chú thích")
		}
	}
	return nil
}

func checkFormat(f *flow.Format) error {
	for _, l := range []length{{"thụt trái", f.IndentLeft}, {"thụt phải", f.IndentRight}, {"thụt dòng đầu", f.FirstLine}} {
		if err := l.inBounds(); err != nil {
			return err
		}
	}
	for _, l := range []length{{"khoảng cách trước đoạn", f.SpaceBefore}, {"khoảng cách sau đoạn", f.SpaceAfter}} {
		if err := l.notNegative(); err != nil {
			return err
		}
	}
	for _, t := range f.Tabs {
		if err := (length{"điểm dừng tab", t.At}).inBounds(); err != nil {
			return err
		}
	}
	if f.Outline < 0 || f.Outline > 9 {
		return fmt.Errorf("bậc đề mục là %d, phải từ 0 đến 9", f.Outline)
	}
	if f.Align < flow.Left || f.Align > flow.Justify {
		return fmt.Errorf("không có kiểu căn lề %d", f.Align)
	}
	switch f.LineRule {
	case flow.Multiple:
		if f.Line < 0 || f.Line > maxLine {
			return fmt.Errorf("khoảng cách dòng là %d phần 240, phải từ 0 đến %d", f.Line, maxLine)
		}
		return nil
	case flow.Exact, flow.AtLeast:
		return length{"khoảng cách dòng", f.LineHeight}.positive()
	}
	return fmt.Errorf("không có cách tính khoảng cách dòng %d", f.LineRule)
}

func checkStroke(s *flow.Stroke) error {
	for _, l := range []length{{"đường kẻ", s.Width}, {"cột chứa đường kẻ", s.Within}, {"chiều cao đường kẻ", s.Height}} {
		if err := l.positive(); err != nil {
			return err
		}
	}
	if err := (length{"khoảng cách trước đường kẻ", s.Before}).notNegative(); err != nil {
		return err
	}
	if s.Width > s.Within {
		return fmt.Errorf("đường kẻ dài %s, cột chỉ rộng %s", s.Width, s.Within)
	}
	if s.Weight < minBorder || s.Weight > maxBorder {
		return fmt.Errorf("nét kẻ dày %s, phải từ %s đến %s", s.Weight, minBorder, maxBorder)
	}
	if strokeLine(s) < 1 {
		return fmt.Errorf("đường kẻ cao %s, phải cao hơn nét kẻ dày %s", s.Height, s.Weight)
	}
	return nil
}

func checkText(s string) error {
	if r, found := illegal(s); found {
		return fmt.Errorf("ký tự %U trong %q không viết được vào tệp", r, s)
	}
	return nil
}

func checkSize(what string, l unit.Length) error {
	if l.HalfPoints() < 1 || l > maxSize {
		return fmt.Errorf("cỡ của %s là %s, phải từ 0,5 pt đến %s", what, l, maxSize)
	}
	return nil
}

// length is a length with what it measures, for messages.
type length struct {
	what  string
	value unit.Length
}

func (l length) inBounds() error {
	if l.value > maxLength || l.value < -maxLength {
		return fmt.Errorf("%s là %s, phải trong khoảng %s", l.what, l.value, maxLength)
	}
	return nil
}

func (l length) notNegative() error {
	if l.value < 0 {
		return fmt.Errorf("%s là %s, không được âm", l.what, l.value)
	}
	return l.inBounds()
}

// positive wants at least one twip: less is zero in the file.
func (l length) positive() error {
	if l.value.Twips() < 1 {
		return fmt.Errorf("%s là %s, phải lớn hơn 0", l.what, l.value)
	}
	return l.inBounds()
}
