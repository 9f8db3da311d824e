package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// styleArticleText is an Điều without a heading: running text, unlike Dieu.
const styleArticleText flow.Style = "DieuNoiDung"

// division sets a numbered part of the body: its heading, or its number
// before its first paragraph, then what it holds.
func (b *builder) division(d *doc.Division) {
	if d.Level == doc.LevelPoint && b.number.of[d].number == viet.LetterCount+1 {
		b.problems.Add(d.At, "chia các điểm này ra hai khoản, hoặc dùng gạch đầu dòng",
			"khoản có hơn %d điểm, bảng chữ cái không đủ để đánh số", viet.LetterCount)
	}
	if len(d.Heading) == 0 {
		b.unheaded(d)
		return
	}
	switch {
	case b.number.of[d].alone:
		b.centred(d)
	case d.Level == doc.LevelSection:
		b.heading(d, law.SectionHeading, styleSection)
	case d.Level == doc.LevelArticle:
		b.heading(d, law.ArticleHeading, styleArticle)
	case d.Level == doc.LevelClause:
		b.heading(d, law.ClauseHeading, styleClauseHeading)
	default:
		b.heading(d, law.Point, stylePoint)
	}
	b.blocks(d.Blocks, inBody)
}

// heading sets number and heading on one line, kept with what follows.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ; Mục V, ô số 6.
func (b *builder) heading(d *doc.Division, c law.Component, style flow.Style) {
	spans := append([]doc.Span{{Text: b.number.of[d].text + " "}}, d.Heading...)
	b.addHeading(d, b.bodyParagraph(c, style, spans, d.At))
}

// centred sets the number on a line of its own and the heading in capitals
// below it. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ.
func (b *builder) centred(d *doc.Division) {
	component, style := law.PartHeading, stylePart
	switch d.Level {
	case doc.LevelChapter:
		component, style = law.ChapterHeading, styleChapter
	case doc.LevelSection:
		component, style = law.SectionHeading, styleSection
	case doc.LevelSubsection:
		component, style = law.SubsectionHeading, styleSubsection
	}
	number := b.run(component, "")
	number.Text = b.number.of[d].text + "\n"
	title := b.runs(component, d.Heading)
	capitalize(title)
	p := b.bodyParagraph(component, style, nil, d.At)
	p.Runs = glueRuns(append([]flow.Run{number}, title...))
	p.Format.Align, p.Format.FirstLine = flow.Center, 0
	b.addHeading(d, p)
}

// addHeading makes a paragraph the heading of a division and adds it.
func (b *builder) addHeading(d *doc.Division, p *flow.Paragraph) {
	head(p, b.number.of[d].outline)
	p.Bookmark = d.Label
	b.number.progress.headings[d] = p
	b.add(p)
}

// unheaded sets an Điều, khoản or điểm whose number stands before its text.
// The number of an Điều is bold. NĐ 30/2020, Phụ lục III, Mẫu 1.2.
func (b *builder) unheaded(d *doc.Division) {
	component, style, where := law.Clause, styleClause, inClause
	switch d.Level {
	case doc.LevelPoint:
		component, style, where = law.Point, stylePoint, inPoint
	case doc.LevelArticle:
		component, style, where = law.BodyText, styleArticleText, inBody
	}
	number := doc.Span{Text: b.number.of[d].text + " ", Bold: d.Level == doc.LevelArticle}
	p := b.marked(number, d.Blocks, style, component, where)
	p.Bookmark = d.Label
	if p.At == (diag.Range{}) {
		p.At = d.At
	}
}
