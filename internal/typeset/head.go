package typeset

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// The empty room that a clerk's signing tool stamps number and date into.
// Practice: the tools print 13 pt figures at the place of the blank.
const (
	roomForNumber = 14 * unit.MM
	roomForDay    = 8 * unit.MM
)

// headColumns are the widths of the two columns of head and signature. The
// right one holds Quốc hiệu and the date each on one line with a little air,
// as long as that leaves the issuer room.
func (b *builder) headColumns(date string) (left, right unit.Length) {
	const air = 2 * unit.Point
	whole := unit.Twips(b.current.Page.TextWidth().Twips())
	right = b.width(b.run(law.NationalName, b.law.Text().NationalName)) + air
	if date := b.width(b.run(law.PlaceAndDate, date)) + air; date > right && whole-date >= narrowIssuer {
		right = date
	}
	right = unit.Twips(right.Twips())
	return whole - right, right
}

// halves are two columns of one width.
func (b *builder) halves() (left, right unit.Length) {
	whole := b.current.Page.TextWidth().Twips()
	return unit.Twips(whole / 2), unit.Twips(whole - whole/2)
}

// narrowIssuer is the least width of the issuer's column: what the date of a
// body in Thành phố Hồ Chí Minh leaves of the narrowest text that the decree
// allows. “ỦY BAN NHÂN DÂN” still stands on one line in it.
const narrowIssuer = 47 * unit.MM

// head sets ô 1 to 5, 10a and 10b: a borderless table of two rows, so that số
// and địa danh share a baseline however many lines the issuer's name takes,
// then tên loại and trích yếu. NĐ 30/2020, Phụ lục I, Phần I, Mục IV.
func (b *builder) head() {
	left, right := b.headColumns(b.ownPlace())
	t := b.letterhead(left, right)
	t.Rows = append(t.Rows, flow.Row{CantSplit: true, Cells: []flow.Cell{{Blocks: b.code(left)}, {Blocks: b.placeAndDate()}}})
	b.add(t)
	longest := b.title(b.doc.Kind, b.doc.Subject)
	if longest == 0 {
		return
	}
	if s := b.stroke(law.Subject, longest, b.current.Page.TextWidth()); s != nil {
		b.add(s)
	}
	b.gap = textGap
}

// letterhead is the table of ô 1 and 2.
func (b *builder) letterhead(left, right unit.Length) *flow.Table {
	return &flow.Table{
		Columns:   []unit.Length{left, right},
		Caption:   "Phần đầu văn bản",
		Component: law.NationalName,
		Rows:      []flow.Row{{CantSplit: true, Cells: []flow.Cell{{Blocks: b.issuer(&b.doc.Issuer, left)}, {Blocks: b.nation(right)}}}},
	}
}

// nation sets Quốc hiệu and Tiêu ngữ with its line.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 1.
func (b *builder) nation(within unit.Length) []flow.Block {
	text := b.law.Text()
	motto := b.line(law.Motto, styleMotto, text.Motto, b.doc.At)
	return []flow.Block{
		b.line(law.NationalName, styleNationalName, text.NationalName, b.doc.At),
		motto,
		b.stroke(law.Motto, b.width(motto.Runs...), within),
	}
}

// issuer sets the parent and the issuing body with its line.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 2.
func (b *builder) issuer(issuer *doc.Issuer, within unit.Length) []flow.Block {
	var blocks []flow.Block
	longest := unit.Length(0)
	for _, l := range issuer.Parent {
		p, _ := b.balanced(law.IssuerParent, styleIssuerParent, l, within)
		blocks = append(blocks, p)
	}
	for _, l := range issuer.Name {
		p, width := b.balanced(law.IssuerName, styleIssuer, l, within)
		blocks = append(blocks, p)
		longest = max(longest, width)
	}
	if s := b.stroke(law.IssuerName, longest, within); s != nil {
		blocks = append(blocks, s)
	}
	if len(blocks) == 0 {
		blocks = append(blocks, empty(emptyHeight))
	}
	return blocks
}

// balanced sets a centred text whose lines are of like length, and returns
// the length of the longest.
func (b *builder) balanced(c law.Component, style flow.Style, text doc.Text, within unit.Length) (*flow.Paragraph, unit.Length) {
	p := b.line(c, style, text.Text, text.At)
	got := b.titled(p.Runs[0], within)
	p.Runs[0].Text = got.text
	margin := (within - got.column) / 2
	p.Format.IndentLeft, p.Format.IndentRight = margin, margin
	return p, got.longest
}

// inset is balanced in a column with a margin on either side of it.
func (b *builder) inset(c law.Component, style flow.Style, text doc.Text, within, margin unit.Length) (*flow.Paragraph, unit.Length) {
	p, longest := b.balanced(c, style, text, within-2*margin)
	p.Format.IndentLeft += margin
	p.Format.IndentRight += margin
	return p, longest
}

// code sets số, ký hiệu and, in a công văn, trích yếu below it, then the marks
// of secrecy and urgency.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3 và khoản 5; Mục III, khoản 2.
func (b *builder) code(within unit.Length) []flow.Block {
	blocks := []flow.Block{b.codeLine(b.doc.Code)}
	if b.doc.Kind.Subject == law.SubjectUnderCode && b.doc.Subject.Text != "" {
		subject := b.doc.Subject
		subject.Text = b.doc.Kind.SubjectLead + " " + subject.Text
		s, _ := b.inset(law.LetterSubject, styleLetterSubject, subject, within, letterSubjectMargin)
		s.Format.SpaceBefore = letterSubjectGap
		blocks = append(blocks, s)
	}
	return append(blocks, b.columnMarks(within)...)
}

// codeLine is số, ký hiệu on the baseline of the date beside it.
func (b *builder) codeLine(code doc.Code) *flow.Paragraph {
	p := b.line(law.CodeLine, styleCode, b.law.Text().Code+" "+b.codeText(code), code.Number.At)
	p.Format.SpaceBefore = rowGap + b.baselineGap(law.PlaceAndDate, law.CodeLine)
	return p
}

// What the decree leaves open, as drafters do it.
const (
	rowGap              = 8 * unit.Point  // above số and địa danh
	letterSubjectGap    = 6 * unit.Point  // above trích yếu of a công văn
	letterSubjectMargin = 3 * unit.MM     // beside it
	titleGap            = 18 * unit.Point // above tên loại, and above Kính gửi
	titleMargin         = 10 * unit.MM    // beside trích yếu and the titles of an appendix
	textGap             = 12 * unit.Point // above the text that follows a title or Kính gửi
)

// codeText is number and notation with room for the clerk where the number is
// not yet known.
func (b *builder) codeText(code doc.Code) string {
	number := code.Number.Text
	if number == "" {
		number = b.blank(law.CodeLine, roomForNumber)
	}
	if code.Notation.Text == "" {
		return number
	}
	return number + "/" + code.Notation.Text
}

// blank returns no-break spaces at least width wide in the type of c.
func (b *builder) blank(c law.Component, width unit.Length) string {
	one := b.width(b.run(c, string(nbsp)))
	return strings.Repeat(string(nbsp), int((width+one-1)/one))
}

// baselineGap is how much lower the small component must start so that its
// baseline meets that of the large one beside it.
func (b *builder) baselineGap(large, small law.Component) unit.Length {
	face := b.env.Fonts.Face(false, false)
	above := func(c law.Component) int {
		size := b.size(c).Twips()
		height := round(float64(face.Ascent+face.Descent+face.LineGap) / float64(face.UnitsPerEm) * float64(size))
		return height - round(float64(face.Descent)/float64(face.UnitsPerEm)*float64(size))
	}
	return unit.Twips(max(0, above(large)-above(small)))
}

func round(f float64) int { return int(f + 0.5) }

// placeAndDate sets địa danh và thời gian ban hành.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4.
func (b *builder) placeAndDate() []flow.Block {
	text := b.ownPlace()
	if text == "" {
		return []flow.Block{empty(emptyHeight)}
	}
	return []flow.Block{b.placeLine(text, b.doc.Place.At)}
}

// placeLine keeps the room after “năm” by an indent: LibreOffice centres a line
// without the spaces at its end, even those that keep words together.
func (b *builder) placeLine(text string, where diag.Range) *flow.Paragraph {
	words := strings.TrimRight(text, string(nbsp))
	p := b.line(law.PlaceAndDate, stylePlaceDate, words, where)
	p.Format.SpaceBefore = rowGap
	p.Format.IndentRight = b.width(b.run(law.PlaceAndDate, text[len(words):]))
	return p
}

// ownPlace is địa danh và thời gian of the document, empty if its kind has none.
func (b *builder) ownPlace() string {
	if b.doc.Kind.Date == law.Absent {
		return ""
	}
	return b.placeText(b.doc.Place, b.doc.Date)
}

// placeText is địa danh, a comma and the date.
func (b *builder) placeText(place doc.Text, d doc.Date) string {
	date := b.dateText(law.PlaceAndDate, d)
	if place.Text == "" {
		return date
	}
	return place.Text + ", " + date
}

// dateText writes the date in full, with room where a part is not known.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4, điểm b.
func (b *builder) dateText(c law.Component, d doc.Date) string {
	date := viet.Date{Day: d.Day, Month: d.Month, Year: d.Year}
	if date.Complete() {
		return date.Long()
	}
	room := b.blank(c, roomForDay)
	or := func(known string) string {
		if known == "" {
			return room
		}
		return " " + known + " "
	}
	day, month, year := date.Parts()
	return strings.TrimRight("ngày"+or(day)+"tháng"+or(month)+"năm"+or(year), " ")
}

// title sets tên loại and trích yếu, and returns the length of the longest
// line of what stands last; 0 for a kind that prints no tên loại.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 5.
func (b *builder) title(k *law.Kind, subject doc.Text) unit.Length {
	if k.Title == "" {
		return 0
	}
	kind := b.line(law.KindTitle, styleKind, k.Title, b.doc.At)
	kind.Format.SpaceBefore = titleGap
	kind.Format.KeepNext = true
	b.add(kind)
	longest := b.width(kind.Runs...)
	if k.Subject == law.SubjectUnderTitle && subject.Text != "" {
		var p *flow.Paragraph
		p, longest = b.inset(law.Subject, styleSubject, subject, b.current.Page.TextWidth(), titleMargin)
		p.Format.KeepNext = true
		b.add(p)
	}
	return longest
}

// at returns the first known place of the given ones, or none.
func at(places ...diag.Range) diag.Range {
	for _, p := range places {
		if p.Start.Line > 0 {
			return p
		}
	}
	return diag.Range{}
}
