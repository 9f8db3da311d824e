package recognize

import (
	"strconv"
	"strings"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// contents says what each document says: the parts of a file become the
// attachments, appendices and the copy of the document they belong to.
func (f *finder) contents(all []*segment) {
	var main *Document
	for _, s := range all {
		switch {
		case s.doc.Role == Main:
			main = s.doc
		case s.doc.Of == nil:
			s.doc.Of = main // its head said what it is
		}
		if s.doc.Content == nil {
			continue // another regime, which is left alone
		}
		if of := s.doc.Of; of != nil && of.Content != nil {
			s.partOf(of.Content)
			s.doc.Content = of.Content
			continue
		}
		if s.doc.Role == Main {
			s.fill(s.doc.Content)
			continue
		}
		// A part in a file of its own.
		whole := &doc.Document{Kind: s.doc.Content.Kind}
		s.partOf(whole)
		s.doc.Content = whole
	}
}

// say makes a document of the text and the end of a segment.
func (s *segment) say(items []item, e *ending) *doc.Document {
	d := &doc.Document{Kind: s.doc.Kind}
	if d.Kind == nil {
		d.Kind = &law.Kind{}
	}
	w := &writer{segment: s, items: items}
	for i := range items {
		it := &items[i]
		switch it.what {
		case isBasis:
			p := w.paragraph(it, 0)
			trimEnd(p.Spans, ";.,")
			d.Basis = append(d.Basis, *p)
		case isCompetence:
			join(&d.Competence, textOf(it.line))
		case isParties:
			w.party(d, it)
		}
	}
	d.Body = w.body()
	for i := range e.blocks {
		d.Signatures = append(d.Signatures, e.blocks[i].signature())
	}
	d.Recipients, d.Drafter, d.CopyCount = s.recipientsOf(e)
	return d
}

// fill says what the head and the margins of a document have.
func (s *segment) fill(d *doc.Document) {
	text := s.env.Regulation.Text()
	for i := range s.doc.Pieces {
		p := &s.doc.Pieces[i]
		if p.Text == "" {
			continue
		}
		said := doc.Text{Text: viet.NFC(p.Text), At: at(p)}
		switch p.Component {
		case law.IssuerParent:
			d.Issuer.Parent = append(d.Issuer.Parent, said)
		case law.IssuerName:
			d.Issuer.Name = append(d.Issuer.Name, said)
		case law.CodeLine:
			d.Code = codeOf(said, text.Code)
		case law.PlaceAndDate:
			d.Place, d.Date = placeOf(said)
		case law.Subject:
			join(&d.Subject, said)
		case law.LetterSubject:
			if d.Subject.Text == "" {
				said.Text = cutLead(said.Text, text.SubjectLead)
			}
			join(&d.Subject, said)
		case law.Addressees:
			s.addressee(d, said)
		case law.ContactBlock:
			d.Contact = append(d.Contact, said)
		case law.DraftMark:
			join(&d.DraftMark, said)
		case law.Secrecy:
			d.Secrecy = markNamed(s.env.Regulation.Secrecy, said.Text)
		case law.Urgency:
			d.Urgency = markNamed(s.env.Regulation.Urgency, said.Text)
		case law.Circulation:
			d.Circulation = markNamed(s.env.Regulation.Circulation, said.Text)
		case law.Recall:
			d.Recall = markNamed([]law.Mark{s.env.Regulation.Recall}, said.Text)
		}
	}
}

// partOf adds what a part says to the document it belongs to.
func (s *segment) partOf(whole *doc.Document) {
	own := s.doc.Content
	switch s.doc.Role {
	case Appendix:
		a := doc.Appendix{Body: own.Body}
		for i := range s.doc.Pieces {
			p := &s.doc.Pieces[i]
			said := doc.Text{Text: viet.NFC(p.Text), At: at(p)}
			switch p.Component {
			case law.AppendixWord:
				a.Number, a.At = s.appendixNumber(said.Text), said.At
			case law.AppendixTitle:
				join(&a.Title, said)
			}
		}
		if n := len(s.doc.Sections); n > 0 {
			a.Landscape = s.flow.Sections[s.doc.Sections[0]].Page.Landscape()
		}
		whole.Appendices = append(whole.Appendices, a)
	case Attachment:
		s.fill(own)
		whole.Attachments = append(whole.Attachments, doc.Attachment{Kind: own.Kind, Subject: own.Subject, Body: own.Body})
	case Copy:
		s.fill(own)
		c := &doc.Copy{Form: s.copyForm(), Issuer: own.Issuer, Code: own.Code, Place: own.Place, Date: own.Date, Recipients: own.Recipients}
		if len(own.Signatures) > 0 {
			c.Signature = own.Signatures[0]
		}
		if c.Form != nil {
			whole.Copy = c
		}
	}
}

// copyForm is the hình thức sao that the title of a copy names, or nil.
func (s *segment) copyForm() *law.CopyForm {
	title := s.doc.First(law.CopyTitle)
	forms := s.env.Regulation.Copies
	for i := range forms {
		if title != nil && strings.HasPrefix(viet.Fold(title.Text), viet.Fold(forms[i].Title)) {
			return &forms[i]
		}
	}
	return nil
}

// appendixNumber is the number after “Phụ lục”, 0 if there is none.
func (s *segment) appendixNumber(text string) int {
	rest, ok := cutWord(text, s.env.Regulation.Text().AppendixWord)
	if !ok {
		return 0
	}
	given, _ := ordinal(strings.TrimLeft(strings.TrimPrefix(rest, "số "), " "))
	return count(given)
}

// join adds a line to a text.
func join(to *doc.Text, more doc.Text) {
	if to.Text == "" {
		*to = more
		return
	}
	to.Text += " " + more.Text
}

// cutLead cuts a word and the marks after it off the start of a text.
func cutLead(text, lead string) string {
	if hasLead(text, lead) {
		return strings.TrimLeft(text[len(lead):], " :")
	}
	return text
}

// codeOf reads “Số: 05/QĐ-BNV”.
func codeOf(said doc.Text, word string) doc.Code {
	text := cutLead(cutLead(said.Text, word), strings.TrimSuffix(word, ":"))
	number, notation, _ := strings.Cut(text, "/")
	c := doc.Code{Number: said, Notation: said}
	c.Number.Text, c.Notation.Text = strings.TrimSpace(number), strings.TrimSpace(notation)
	if strings.Trim(c.Number.Text, ".…_ ") == "" {
		c.Number.Text = ""
	}
	return c
}

// placeOf reads “Lạng Sơn, ngày 05 tháng 01 năm 2026”. A part of the date that
// is blank stays 0.
func placeOf(said doc.Text) (place doc.Text, date doc.Date) {
	date.At = said.At
	words := strings.Fields(strings.NewReplacer(",", " , ", ".", " ", "…", " ").Replace(said.Text))
	first := len(words)
	for i, w := range words {
		part := &date.Day
		switch viet.Fold(w) {
		case "ngay":
		case "thang":
			part = &date.Month
		case "nam":
			part = &date.Year
		default:
			continue
		}
		if i+1 < len(words) {
			if n, err := strconv.Atoi(words[i+1]); err == nil && n > 0 {
				*part = n
				first = min(first, i)
			} else if part == &date.Day || date != (doc.Date{At: said.At}) || strings.HasPrefix(viet.Fold(words[i+1]), "thang") {
				first = min(first, i)
			}
		} else {
			first = min(first, i)
		}
	}
	place = said
	place.Text = strings.TrimRight(strings.ReplaceAll(strings.Join(words[:first], " "), " ,", ","), ", ")
	return place, date
}

// addressee adds a line of Kính gửi, or of who sends a công điện.
func (s *segment) addressee(d *doc.Document, said doc.Text) {
	if word := d.Kind.AddresseesWord; word != "" && len(d.Addressees) == 0 && d.Sender.Text == "" && strings.HasSuffix(said.Text, word) {
		said.Text = strings.TrimSpace(strings.TrimSuffix(said.Text, word))
		d.Sender = said
		return
	}
	word := s.env.Regulation.Text().AddresseesWord
	said.Text = cutLead(cutLead(said.Text, word), strings.TrimSuffix(word, ":"))
	if said.Text == "" {
		return
	}
	_, size := bullet(said.Text)
	if n := len(d.Addressees); n > 0 && size == 0 {
		join(&d.Addressees[n-1], said)
		return
	}
	if said.Text = said.Text[size:]; size > 0 {
		said.Text = strings.TrimRight(said.Text, ";. ")
	}
	d.Addressees = append(d.Addressees, said)
}

// markNamed is the mark with a text, or nil.
func markNamed(marks []law.Mark, text string) *law.Mark {
	for i := range marks {
		if viet.Fold(marks[i].Text) == viet.Fold(text) {
			return &marks[i]
		}
	}
	return nil
}
