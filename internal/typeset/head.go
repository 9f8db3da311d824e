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
func (b *builder) headColumns() (left, right unit.Length) {
	const air = 2 * unit.Point
	whole := unit.Twips(b.current.Page.TextWidth().Twips())
	right = b.width(b.run(law.NationalName, b.law.Text().NationalName)) + air
	if date := b.width(b.run(law.PlaceAndDate, b.placeText())) + air; date > right && whole-date >= narrowIssuer {
		right = date
	}
	right = unit.Twips(right.Twips())
	return whole - right, right
}

// narrowIssuer is the least width of the issuer's column; that of the sample
// forms is about as wide where it is narrowest.
const narrowIssuer = 57 * unit.MM

// head sets ô 1 to 5: a borderless table of two rows, so that số and địa
// danh share a baseline however many lines the issuer's name takes, then tên
// loại and trích yếu. NĐ 30/2020, Phụ lục I, Phần I, Mục IV.
func (b *builder) head() {
	left, right := b.headColumns()
	t := &flow.Table{
		Columns:   []unit.Length{left, right},
		Caption:   "Phần đầu văn bản",
		Component: law.NationalName,
		Rows: []flow.Row{
			{CantSplit: true, Cells: []flow.Cell{{Blocks: b.issuer(left)}, {Blocks: b.nation(right)}}},
			{CantSplit: true, Cells: []flow.Cell{{Blocks: b.code(left)}, {Blocks: b.placeAndDate()}}},
		},
	}
	b.add(t)
	b.title()
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
func (b *builder) issuer(within unit.Length) []flow.Block {
	var blocks []flow.Block
	longest := unit.Length(0)
	for _, l := range b.doc.Issuer.Parent {
		p, _ := b.balanced(law.IssuerParent, styleIssuerParent, l, within)
		blocks = append(blocks, p)
	}
	for _, l := range b.doc.Issuer.Name {
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
	p.Runs[0] = b.loosen(p.Runs[0], within)
	narrow, longest := b.balance(p.Runs[0], within)
	margin := (within - narrow) / 2
	p.Format.IndentLeft, p.Format.IndentRight = margin, margin
	return p, longest
}

// inset is balanced in a column with a margin on either side of it.
func (b *builder) inset(c law.Component, style flow.Style, text doc.Text, within, margin unit.Length) (*flow.Paragraph, unit.Length) {
	p, longest := b.balanced(c, style, text, within-2*margin)
	p.Format.IndentLeft += margin
	p.Format.IndentRight += margin
	return p, longest
}

// code sets số, ký hiệu and, in a công văn, trích yếu below it.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3 và khoản 5.
func (b *builder) code(within unit.Length) []flow.Block {
	text := b.law.Text().Code + " " + b.codeText()
	p := b.line(law.CodeLine, styleCode, text, b.doc.Code.Number.At)
	p.Format.SpaceBefore = rowGap + b.baselineGap(law.PlaceAndDate, law.CodeLine)
	blocks := []flow.Block{p}
	if b.doc.Kind.Subject != law.SubjectUnderCode || b.doc.Subject.Text == "" {
		return blocks
	}
	subject := b.doc.Subject
	subject.Text = b.doc.Kind.SubjectLead + " " + subject.Text
	s, _ := b.inset(law.LetterSubject, styleLetterSubject, subject, within, letterSubjectMargin)
	s.Format.SpaceBefore = letterSubjectGap
	return append(blocks, s)
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
func (b *builder) codeText() string {
	number := b.doc.Code.Number.Text
	if number == "" {
		number = b.blank(law.CodeLine, roomForNumber)
	}
	if b.doc.Code.Notation.Text == "" {
		return number
	}
	return number + "/" + b.doc.Code.Notation.Text
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
		size := b.spec(c).Default.Twips()
		height := round(float64(face.Ascent+face.Descent+face.LineGap) / float64(face.UnitsPerEm) * float64(size))
		return height - round(float64(face.Descent)/float64(face.UnitsPerEm)*float64(size))
	}
	return unit.Twips(max(0, above(large)-above(small)))
}

func round(f float64) int { return int(f + 0.5) }

// placeAndDate sets địa danh và thời gian ban hành.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4.
func (b *builder) placeAndDate() []flow.Block {
	if b.doc.Kind.Date == law.Absent {
		return []flow.Block{empty(emptyHeight)}
	}
	p := b.line(law.PlaceAndDate, stylePlaceDate, b.placeText(), b.doc.Place.At)
	p.Format.SpaceBefore = rowGap
	return []flow.Block{p}
}

// placeText is địa danh, a comma and the date.
func (b *builder) placeText() string {
	date := b.dateText(law.PlaceAndDate)
	if b.doc.Place.Text == "" {
		return date
	}
	return b.doc.Place.Text + ", " + date
}

// dateText writes the date in full, with room where a part is not known.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 4, điểm b.
func (b *builder) dateText(c law.Component) string {
	d := b.doc.Date
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

// title sets tên loại and trích yếu with its line.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 5.
func (b *builder) title() {
	if b.doc.Kind.Title == "" {
		return
	}
	within := b.current.Page.TextWidth()
	kind := b.line(law.KindTitle, styleKind, b.doc.Kind.Title, b.doc.At)
	kind.Format.SpaceBefore = titleGap
	kind.Format.KeepNext = true
	b.add(kind)
	longest := b.width(kind.Runs...)
	if b.doc.Kind.Subject == law.SubjectUnderTitle && b.doc.Subject.Text != "" {
		var p *flow.Paragraph
		p, longest = b.inset(law.Subject, styleSubject, b.doc.Subject, within, titleMargin)
		p.Format.KeepNext = true
		b.add(p)
	}
	if s := b.stroke(law.Subject, longest, within); s != nil {
		b.add(s)
	}
	b.gap = textGap
}

// addressees sets Kính gửi: one on its line, several under it with their
// dashes aligned below the colon.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9, điểm d.
func (b *builder) addressees() {
	to := b.doc.Addressees
	if len(to) == 0 {
		return
	}
	word := b.law.Text().AddresseesWord
	b.gap = max(b.gap, titleGap)
	if len(to) == 1 {
		p, _ := b.balanced(law.Addressees, styleAddressees,
			doc.Text{Text: word + " " + to[0].Text, At: to[0].At}, b.current.Page.TextWidth())
		p.Format.Align = flow.Center
		p.Format.SpaceAfter = textGap
		b.add(p)
		return
	}
	b.addresseeList(word, to)
}

func (b *builder) addresseeList(word string, to []doc.Text) {
	first := b.line(law.Addressees, styleAddressees, word, to[0].At)
	colon := b.width(b.run(law.Addressees, strings.TrimSuffix(word, ":")))
	widest := unit.Length(0)
	items := make([]*flow.Paragraph, len(to))
	for i, a := range to {
		items[i] = b.line(law.Addressees, styleAddressees, b.entry(a.Text, i, len(to)), a.At)
		widest = max(widest, b.width(items[i].Runs...))
	}
	left := max((b.current.Page.TextWidth()-colon-widest)/2, b.choice.Indent)
	first.Format.IndentLeft, first.Format.KeepNext = left, true
	b.add(first)
	dash := b.width(b.run(law.Addressees, b.law.Text().EntryMark))
	for i, p := range items {
		p.Format.IndentLeft, p.Format.FirstLine = left+colon+dash, -dash
		p.Format.KeepNext = i == 0 || i == len(items)-2 // a long list goes over pages
		if i == len(items)-1 {
			p.Format.SpaceAfter = textGap
		}
		b.add(p)
	}
}

// entry is recipient i of n as a line of a list.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9, điểm d.
func (b *builder) entry(text string, i, n int) string {
	return b.law.Text().EntryMark + text + b.entryEnd(i, n)
}

// entryEnd is the mark after entry i of n.
func (b *builder) entryEnd(i, n int) string {
	if i == n-1 {
		return b.law.Text().LastEntryEnd
	}
	return b.law.Text().EntryEnd
}

// basis sets căn cứ, each on a line of its own.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm a.
func (b *builder) basis() {
	if b.doc.Kind.Competence {
		p := b.line(law.Competence, styleCompetence, joinLines(b.doc.Issuer.Name), b.doc.At)
		p.Format.SpaceAfter = b.choice.After
		b.add(p)
	}
	for i := range b.doc.Basis {
		para := &b.doc.Basis[i]
		spans := append([]doc.Span(nil), para.Spans...)
		spans = append(spans, doc.Span{Text: b.entryEnd(i, len(b.doc.Basis)), At: para.At})
		p := b.bodyParagraph(law.Basis, styleBasis, spans, para.At)
		b.add(p)
	}
	if b.doc.Kind.Enactment != "" {
		p := b.line(law.Enactment, styleEnactment, b.doc.Kind.Enactment, b.doc.At)
		p.Format.SpaceBefore, p.Format.SpaceAfter, p.Format.KeepNext = b.choice.After, b.choice.After, true
		b.add(p)
	}
}

// at returns the first known place of the given ones.
func at(places ...diag.Range) diag.Range {
	for _, p := range places {
		if p.Start.Line > 0 {
			return p
		}
	}
	return places[len(places)-1]
}
