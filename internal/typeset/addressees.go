package typeset

import (
	"strings"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

// addressees sets Kính gửi: one on its line, several under it with their
// dashes aligned below the colon.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9, điểm d.
func (b *builder) addressees() {
	to := b.doc.Addressees
	if len(to) == 0 {
		return
	}
	b.gap = max(b.gap, titleGap)
	if word := b.doc.Kind.AddresseesWord; word != "" {
		b.telegram(word, to)
		return
	}
	word := b.law.Text().AddresseesWord
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

// telegram sets who sends a công điện and, below, who it goes to.
// NĐ 30/2020, Phụ lục III, Mẫu 1.6.
func (b *builder) telegram(word string, to []doc.Text) {
	sender := b.doc.Sender
	if sender.Text == "" {
		sender.Text = joinLines(b.doc.Issuer.Name)
	}
	sender.Text += " " + word
	within := b.current.Page.TextWidth()
	p, _ := b.balanced(law.Addressees, styleSender, sender, within)
	align(p)
	p.Format.KeepNext = true
	b.add(p)
	items, widest := b.addresseeItems(to)
	b.addItems(items, max((within-widest)/2, b.choice.Indent))
}

// addresseeList sets a word and, below its colon, several addressees.
func (b *builder) addresseeList(word string, to []doc.Text) {
	first := b.line(law.Addressees, styleAddressees, word, to[0].At)
	colon := b.width(b.run(law.Addressees, strings.TrimSuffix(word, ":")))
	items, widest := b.addresseeItems(to)
	left := max((b.current.Page.TextWidth()-colon-widest)/2, b.choice.Indent)
	first.Format.IndentLeft, first.Format.KeepNext = left, true
	b.add(first)
	b.addItems(items, left+colon)
}

// addresseeItems are addressees as lines of a list, and the length of the
// longest.
func (b *builder) addresseeItems(to []doc.Text) (items []*flow.Paragraph, widest unit.Length) {
	for i, a := range to {
		p := b.line(law.Addressees, styleAddressees, b.entry(a.Text, i, len(to)), a.At)
		items = append(items, p)
		widest = max(widest, b.width(p.Runs...))
	}
	return items, widest
}

// addItems sets the lines of a list with their dashes at left.
func (b *builder) addItems(items []*flow.Paragraph, left unit.Length) {
	dash := b.width(b.run(law.Addressees, b.law.Text().EntryMark))
	for i, p := range items {
		p.Format.IndentLeft, p.Format.FirstLine = left+dash, -dash
		p.Format.KeepNext = i == 0 || i == len(items)-2 // a long list goes over pages
		if i == len(items)-1 {
			p.Format.KeepNext = false
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

// basis sets who is competent, căn cứ, each on a line of its own, and the
// sentence that enacts.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm a; Phụ lục III, Mẫu 1.1
// đến Mẫu 1.3.
func (b *builder) basis() {
	if b.doc.Kind.Competence {
		body := b.doc.Competence
		if body.Text == "" {
			body = doc.Text{Text: joinLines(b.doc.Issuer.Name), At: b.doc.At}
		}
		p, _ := b.inset(law.Competence, styleCompetence, body, b.current.Page.TextWidth(), titleMargin)
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
