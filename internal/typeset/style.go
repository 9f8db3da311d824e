package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
)

// styles shows the look of every style, so that whoever goes on editing a file
// finds the styles that the document itself has no use for.
func (b *builder) styles() []*flow.Paragraph {
	var out []*flow.Paragraph
	for _, s := range []struct {
		component law.Component
		style     flow.Style
	}{
		{law.NationalName, styleNationalName}, {law.Motto, styleMotto},
		{law.IssuerParent, styleIssuerParent}, {law.IssuerName, styleIssuer},
		{law.CodeLine, styleCode}, {law.PlaceAndDate, stylePlaceDate},
		{law.KindTitle, styleKind}, {law.Subject, styleSubject}, {law.LetterSubject, styleLetterSubject},
		{law.Addressees, styleAddressees}, {law.Competence, styleCompetence}, {law.Enactment, styleEnactment},
		{law.TableText, styleTable}, {law.SignAuthority, styleSign}, {law.SignName, styleSignName},
		{law.RecipientsWord, styleRecipients}, {law.RecipientsList, styleRecipient},
		{law.AppendixWord, styleAppendix}, {law.AppendixReference, styleReference},
		{law.Confirmation, styleConfirmation}, {law.CopyTitle, styleCopy}, {law.ContactBlock, styleContact},
		{law.DraftMark, styleDraft}, {law.InfoLine, styleInfo},
	} {
		p := b.line(s.component, s.style, "", diag.Range{})
		align(p)
		out = append(out, p)
	}
	for _, s := range []struct {
		component law.Component
		style     flow.Style
		outline   int // 0 for running text
		center    bool
	}{
		{law.Basis, styleBasis, 0, false}, {law.BodyText, styleBody, 0, false},
		{law.PartHeading, stylePart, 1, true}, {law.ChapterHeading, styleChapter, 1, true},
		{law.SectionHeading, styleSection, 1, false}, {law.SubsectionHeading, styleSubsection, 2, true},
		{law.ArticleHeading, styleArticle, 3, false}, {law.ClauseHeading, styleClauseHeading, 2, false},
		{law.Clause, styleClause, 0, false}, {law.Point, stylePoint, 0, false}, {law.BodyText, styleDash, 0, false},
		{law.Party, styleParty, 0, false},
	} {
		p := b.bodyParagraph(s.component, s.style, []doc.Span{{Text: "."}}, diag.Range{})
		if s.center {
			p.Format.Align, p.Format.FirstLine = flow.Center, 0
		}
		if s.outline > 0 {
			head(p, s.outline)
		}
		out = append(out, p)
	}
	sender := b.line(law.Addressees, styleSender, "", diag.Range{})
	align(sender)
	out = append(out, sender, b.partyDetail(doc.Text{Text: "."}))
	return append(out, b.textStyles()...)
}

// align gives a paragraph the alignment of its style, where its component is
// not always centred or, as a mark, not centred in this place.
func align(p *flow.Paragraph) {
	switch p.Style {
	case styleSender:
		p.Format.Align = flow.Center
	case styleDraft:
		p.Format.Align = flow.Left
	case styleInfo:
		p.Format.Align = flow.Right
	}
}

// head makes a paragraph a heading, which stays whole and with what follows.
func head(p *flow.Paragraph, outline int) {
	p.Format.KeepNext, p.Format.KeepLines = true, true
	p.Format.Outline = outline
}
