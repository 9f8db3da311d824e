package law

import "vanban/internal/unit"

// components30 is the table “Mẫu chữ và chi tiết trình bày” joined with the
// clauses it sums up. NĐ 30/2020, Phụ lục I, Phần I, Mục II, III và V.
func components30() map[Component]Spec {
	out := main30()
	for _, more := range []map[Component]Spec{body30Components(), end30(), others30()} {
		for c, s := range more {
			out[c] = s
		}
	}
	return out
}

func size1112() Span { return Span{11 * pt, 12 * pt} }
func size1213() Span { return Span{12 * pt, 13 * pt} }
func size1314() Span { return Span{13 * pt, 14 * pt} }

func exactly(n unit.Length) Span { return Span{n * pt, n * pt} }

// third is the line of a third to a half of the text.
func third() StrokeSpec { return StrokeSpec{Min: 1.0 / 3, Max: 1.0 / 2, Default: 0.4} }

// bold is an upright bold text of 13 to 14 points.
func bold(c Case, center bool, cite Ref) Spec {
	return Spec{Size: size1314(), Default: 14 * pt, Bold: true, Case: c, Center: center, Cite: cite}
}

// main30 is the head, ô 1 to 5 and 9a. Phụ lục I, Phần I, Mục II.
func main30() map[Component]Spec {
	return map[Component]Spec{
		NationalName: {Size: size1213(), Default: 13 * pt, Bold: true, Case: Capitals, Center: true, Cite: layoutRef("khoản 1, điểm a")},
		Motto: {Size: size1314(), Default: 14 * pt, Bold: true, Case: Sentence, Center: true,
			Stroke: StrokeSpec{Min: 1, Max: 1, Default: 1}, Cite: layoutRef("khoản 1, điểm b")},
		IssuerParent: {Size: size1213(), Default: 13 * pt, Case: Capitals, Center: true, Cite: layoutRef("khoản 2, điểm b")},
		IssuerName:   {Size: size1213(), Default: 13 * pt, Bold: true, Case: Capitals, Center: true, Stroke: third(), Cite: layoutRef("khoản 2, điểm b")},
		CodeLine:     {Size: exactly(13), Default: 13 * pt, Center: true, Cite: layoutRef("khoản 3, điểm c")},
		PlaceAndDate: {Size: size1314(), Default: 14 * pt, Italic: true, Case: Sentence, Center: true, Cite: layoutRef("khoản 4, điểm c")},
		KindTitle:    bold(Capitals, true, layoutRef("khoản 5, điểm b")),
		Subject: {Size: size1314(), Default: 14 * pt, Bold: true, Case: Sentence, Center: true,
			Stroke: third(), Cite: layoutRef("khoản 5, điểm b")},
		LetterSubject: {Size: size1213(), Default: 13 * pt, Case: Sentence, Center: true, Cite: layoutRef("khoản 5, điểm b")},
		Addressees:    {Size: size1314(), Default: 14 * pt, Case: Sentence, AsBody: true, Cite: layoutRef("khoản 9, điểm d")},
	}
}

// body30Components is ô 6. Phụ lục I, Phần I, Mục II, khoản 6; Mục V, ô số 6.
func body30Components() map[Component]Spec {
	heading := func(c Case, center bool) Spec {
		s := bold(c, center, layoutRef("khoản 6, điểm đ"))
		s.AsBody = true
		return s
	}
	text := func(clause string) Spec {
		return Spec{Size: size1314(), Default: 14 * pt, Case: Sentence, AsBody: true, Cite: layoutRef(clause)}
	}
	sentence := func(s Spec) Spec { // shown by the forms, not named by a clause
		s.Cite = sampleRef("1.1 và Mẫu 1.2")
		return s
	}
	basis := text("khoản 6, điểm a")
	basis.Italic = true
	return map[Component]Spec{
		Competence:        sentence(heading(Capitals, true)),
		Enactment:         sentence(heading(Capitals, true)),
		Basis:             basis,
		PartHeading:       heading(Sentence, true),
		ChapterHeading:    heading(Sentence, true),
		SectionHeading:    heading(Capitals, false),
		SubsectionHeading: heading(Sentence, true),
		ArticleHeading:    heading(Sentence, false),
		ClauseHeading:     heading(Sentence, false),
		Clause:            text("khoản 6, điểm đ"),
		Point:             text("khoản 6, điểm đ"),
		BodyText:          text("khoản 6, điểm e"),
		// The decree allows tables and says nothing of their type.
		TableText: {Size: Span{11 * pt, 14 * pt}, Default: 12 * pt, Case: AnyCase, Cite: Ref{"I", "Phần I, Mục I, khoản 2"}},
		// Practice: a party is set as a khoản with a heading, its particulars as text.
		Party: {Size: size1314(), Default: 14 * pt, Bold: true, Case: AnyCase, AsBody: true, Cite: layoutRef("khoản 6, điểm đ")},
		// Practice: captions are italic, and footnotes smaller than the text.
		ImageCaption: {Size: Span{12 * pt, 14 * pt}, Default: 13 * pt, Italic: true, Case: AnyCase, Center: true, Cite: layoutRef("khoản 6")},
		Footnote:     {Size: Span{10 * pt, 12 * pt}, Default: 11 * pt, Case: AnyCase, Cite: layoutRef("khoản 6")},
		// Practice: the list of headings is set as the text is.
		Contents: {Size: size1314(), Default: 14 * pt, Case: AnyCase, AsBody: true, Cite: layoutRef("khoản 6")},
	}
}

// end30 is ô 7 to 9b. Phụ lục I, Phần I, Mục II, khoản 7 và khoản 9.
func end30() map[Component]Spec {
	return map[Component]Spec{
		SignAuthority:  bold(Capitals, true, layoutRef("khoản 7, điểm đ")),
		SignPosition:   bold(Capitals, true, layoutRef("khoản 7, điểm đ")),
		SignName:       bold(Sentence, true, layoutRef("khoản 7, điểm đ")),
		RecipientsWord: {Size: exactly(12), Default: 12 * pt, Bold: true, Italic: true, Case: Sentence, Cite: layoutRef("khoản 9, điểm d")},
		RecipientsList: {Size: exactly(11), Default: 11 * pt, Case: Sentence, Cite: layoutRef("khoản 9, điểm d")},
		// The form sets it small and italic; the clauses say nothing.
		Confirmation: {Size: Span{11 * pt, 14 * pt}, Default: 12 * pt, Italic: true, Case: Sentence, Center: true, Cite: sampleRef("1.10")},
	}
}

// others30 is what not every document has. Phụ lục I, Phần I, Mục III; Phần II.
func others30() map[Component]Spec {
	mark := func(cite Ref) Spec {
		return Spec{Size: size1314(), Default: 13 * pt, Bold: true, Case: Capitals, Center: true, Cite: cite}
	}
	return map[Component]Spec{
		AppendixWord:  {Size: exactly(14), Default: 14 * pt, Bold: true, Case: Sentence, Center: true, Cite: otherRef("khoản 1, điểm b")},
		AppendixTitle: bold(Capitals, true, otherRef("khoản 1, điểm b")),
		AppendixReference: {Size: size1314(), Default: 14 * pt, Italic: true, Case: Sentence, Center: true,
			Stroke: StrokeSpec{Min: 0.1, Max: 0.5, Default: 0.25}, Cite: otherRef("khoản 1, điểm c")},
		// The decree leaves the secrecy and the recall stamp to the law on state
		// secrets; their type is that of the others, as practice.
		Secrecy:     mark(otherRef("khoản 2, điểm a")),
		Recall:      mark(otherRef("khoản 2, điểm a")),
		Urgency:     mark(otherRef("khoản 2, điểm b")),
		Circulation: mark(otherRef("khoản 2, điểm c")),
		DraftMark:   mark(Ref{"", "Điều 10"}), // practice; the decree only knows the draft
		InfoLine:    {Size: exactly(10), Default: 10 * pt, Case: Sentence, Cite: otherRef("khoản 1, điểm d")},
		ContactBlock: {Size: size1112(), Default: 11 * pt, Case: Sentence,
			Stroke: StrokeSpec{Min: 1, Max: 1, Default: 1}, Cite: otherRef("khoản 4")},
		CopyTitle:  bold(Capitals, true, Ref{"I", "Phần II, Mục II, khoản 2, điểm b"}),
		PageNumber: {Size: size1314(), Default: 14 * pt, Center: true, Cite: Ref{"I", "Phần I, Mục I, khoản 7"}},
	}
}
