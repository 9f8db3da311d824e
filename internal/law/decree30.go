package law

import "vanban/internal/unit"

const pt = unit.Point

// number30 is the number of the decree.
const number30 = "30/2020/NĐ-CP"

// FixedText is the wording that the decree itself lays down.
type FixedText struct {
	NationalName   string // Phụ lục I, Phần I, Mục II, khoản 1, điểm a
	Motto          string // khoản 1, điểm b
	Code           string // khoản 3, điểm c
	SubjectLead    string // before trích yếu of a công văn; khoản 5, điểm b
	PartWord       string // khoản 6, điểm đ, as are the words of the other ranks
	ChapterWord    string
	SectionWord    string
	SubsectionWord string
	ArticleWord    string
	ClauseWord     string // in a reference; Phụ lục II, Mục V, khoản 7
	PointWord      string // in a reference; Phụ lục II, Mục V, khoản 7
	AddresseesWord string // khoản 9, điểm d
	RecipientsWord string // khoản 9, điểm d
	FilingWord     string // khoản 9, điểm d
	EntryMark      string // before each of several recipients; khoản 9, điểm d
	EntryEnd       string // after each căn cứ or recipient but the last; khoản 6, điểm a; khoản 9, điểm d
	LastEntryEnd   string // after the last
	AppendixWord   string // Phần I, Mục III, khoản 1, điểm b
	ReferenceWord  string // Phần I, Mục III, khoản 1, điểm c
}

// subjectLead stands before trích yếu under số, ký hiệu.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 5, điểm b.
const subjectLead = "V/v"

// Text returns the fixed wording of the decree.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II và Mục III.
func (r *Regulation) Text() FixedText {
	return FixedText{
		NationalName:   "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		Motto:          "Độc lập - Tự do - Hạnh phúc",
		Code:           "Số:",
		SubjectLead:    subjectLead,
		PartWord:       "Phần",
		ChapterWord:    "Chương",
		SectionWord:    "Mục",
		SubsectionWord: "Tiểu mục",
		ArticleWord:    "Điều",
		ClauseWord:     "khoản",
		PointWord:      "điểm",
		AddresseesWord: "Kính gửi:",
		RecipientsWord: "Nơi nhận:",
		FilingWord:     "Lưu:",
		EntryMark:      "- ",
		EntryEnd:       ";",
		LastEntryEnd:   ".",
		AppendixWord:   "Phụ lục",
		ReferenceWord:  "Kèm theo",
	}
}

// Decree30 returns Nghị định 30/2020/NĐ-CP. Each call returns a fresh value,
// so that no caller can change the law for another.
func Decree30() *Regulation {
	return &Regulation{
		Number:     number30,
		Page:       page30(),
		Body:       body30(),
		Components: components30(),
		Kinds:      kinds30(),
		Authority:  authority30(),
	}
}

// layoutRef cites Phụ lục I, Phần I, Mục II: the components one by one.
func layoutRef(path string) Ref { return Ref{"I", "Phần I, Mục II, " + path} }

// page30 is the sheet. NĐ 30/2020, Phụ lục I, Phần I, Mục I.
func page30() Page {
	return Page{
		Width:      210 * unit.MM,
		Height:     297 * unit.MM,
		Top:        Span{20 * unit.MM, 25 * unit.MM},
		Bottom:     Span{20 * unit.MM, 25 * unit.MM},
		Left:       Span{30 * unit.MM, 35 * unit.MM},
		Right:      Span{15 * unit.MM, 20 * unit.MM},
		NumberSize: Span{13 * pt, 14 * pt},
		Cite:       Ref{"I", "Phần I, Mục I, khoản 3"},
	}
}

// body30 is running text.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm e.
func body30() Body {
	return Body{
		Size:       Span{13 * pt, 14 * pt},
		Indents:    []unit.Length{10 * unit.MM, unit.Millimetres(12.7)},
		SpaceMin:   6 * pt,
		LineMin:    240,
		LineMax:    360,
		Cite:       layoutRef("khoản 6, điểm e"),
		HeadingRef: layoutRef("khoản 6, điểm d"),
		EndMark:    "./.",
		EndMarkRef: Ref{"III", "Mục II, Mẫu 1.1 đến Mẫu 1.10"},
	}
}

// components30 is the table “Mẫu chữ và chi tiết trình bày” joined with the
// clauses it sums up. NĐ 30/2020, Phụ lục I, Phần I, Mục II, III và V.
func components30() map[Component]Spec {
	size1213 := Span{12 * pt, 13 * pt}
	size1314 := Span{13 * pt, 14 * pt}
	exactly := func(n unit.Length) Span { return Span{n * pt, n * pt} }
	third := StrokeSpec{Min: 1.0 / 3, Max: 1.0 / 2, Default: 0.4}
	heading := func(c Case, center bool, clause string) Spec {
		return Spec{Size: size1314, Default: 14 * pt, Bold: true, Case: c, Center: center, Cite: layoutRef(clause)}
	}
	return map[Component]Spec{
		NationalName: {Size: size1213, Default: 13 * pt, Bold: true, Case: Capitals, Center: true, Cite: layoutRef("khoản 1, điểm a")},
		Motto: {Size: size1314, Default: 14 * pt, Bold: true, Case: Sentence, Center: true,
			Stroke: StrokeSpec{Min: 1, Max: 1, Default: 1}, Cite: layoutRef("khoản 1, điểm b")},
		IssuerParent: {Size: size1213, Default: 13 * pt, Case: Capitals, Center: true, Cite: layoutRef("khoản 2, điểm b")},
		IssuerName:   {Size: size1213, Default: 13 * pt, Bold: true, Case: Capitals, Center: true, Stroke: third, Cite: layoutRef("khoản 2, điểm b")},
		CodeLine:     {Size: exactly(13), Default: 13 * pt, Center: true, Cite: layoutRef("khoản 3, điểm c")},
		PlaceAndDate: {Size: size1314, Default: 14 * pt, Italic: true, Case: Sentence, Center: true, Cite: layoutRef("khoản 4, điểm c")},
		KindTitle:    heading(Capitals, true, "khoản 5, điểm b"),
		Subject: {Size: size1314, Default: 14 * pt, Bold: true, Case: Sentence, Center: true,
			Stroke: third, Cite: layoutRef("khoản 5, điểm b")},
		LetterSubject:     {Size: size1213, Default: 13 * pt, Case: Sentence, Center: true, Cite: layoutRef("khoản 5, điểm b")},
		Addressees:        {Size: size1314, Default: 14 * pt, Case: Sentence, Cite: layoutRef("khoản 9, điểm d")},
		Competence:        {Size: size1314, Default: 14 * pt, Bold: true, Case: Capitals, Center: true, Cite: Ref{"III", "Mục II, Mẫu 1.1 và Mẫu 1.2"}},
		Enactment:         {Size: size1314, Default: 14 * pt, Bold: true, Case: Capitals, Center: true, Cite: Ref{"III", "Mục II, Mẫu 1.1 và Mẫu 1.2"}},
		Basis:             {Size: size1314, Default: 14 * pt, Italic: true, Case: Sentence, Cite: layoutRef("khoản 6, điểm a")},
		PartHeading:       heading(Sentence, true, "khoản 6, điểm đ"),
		ChapterHeading:    heading(Sentence, true, "khoản 6, điểm đ"),
		SectionHeading:    heading(Capitals, false, "khoản 6, điểm đ"),
		SubsectionHeading: heading(Sentence, true, "khoản 6, điểm đ"),
		ArticleHeading:    heading(Sentence, false, "khoản 6, điểm đ"),
		ClauseHeading:     heading(Sentence, false, "khoản 6, điểm đ"),
		Clause:            {Size: size1314, Default: 14 * pt, Case: Sentence, Cite: layoutRef("khoản 6, điểm đ")},
		Point:             {Size: size1314, Default: 14 * pt, Case: Sentence, Cite: layoutRef("khoản 6, điểm đ")},
		BodyText:          {Size: size1314, Default: 14 * pt, Case: Sentence, Cite: layoutRef("khoản 6, điểm e")},
		TableText:         {Size: Span{11 * pt, 14 * pt}, Default: 12 * pt, Case: AnyCase, Cite: Ref{"I", "Phần I, Mục I, khoản 2"}},
		SignAuthority:     heading(Capitals, true, "khoản 7, điểm đ"),
		SignPosition:      heading(Capitals, true, "khoản 7, điểm đ"),
		SignName:          heading(Sentence, true, "khoản 7, điểm đ"),
		RecipientsWord:    {Size: exactly(12), Default: 12 * pt, Bold: true, Italic: true, Case: Sentence, Cite: layoutRef("khoản 9, điểm d")},
		RecipientsList:    {Size: exactly(11), Default: 11 * pt, Case: Sentence, Cite: layoutRef("khoản 9, điểm d")},
		AppendixWord:      {Size: exactly(14), Default: 14 * pt, Bold: true, Case: Sentence, Center: true, Cite: Ref{"I", "Phần I, Mục III, khoản 1, điểm b"}},
		AppendixTitle:     {Size: size1314, Default: 14 * pt, Bold: true, Case: Capitals, Center: true, Cite: Ref{"I", "Phần I, Mục III, khoản 1, điểm b"}},
		AppendixReference: {Size: size1314, Default: 14 * pt, Italic: true, Case: Sentence, Center: true,
			Stroke: StrokeSpec{Min: 0.1, Max: 0.5, Default: 0.25}, Cite: Ref{"I", "Phần I, Mục III, khoản 1, điểm c"}},
		PageNumber: {Size: size1314, Default: 14 * pt, Center: true, Cite: Ref{"I", "Phần I, Mục I, khoản 7"}},
	}
}

// authority30 lists the capacities in which one signs.
// NĐ 30/2020, Điều 13; Phụ lục I, Phần I, Mục II, khoản 7, điểm b.
func authority30() []Authority {
	article := func(clause string) Ref { return Ref{"", "Điều 13, khoản " + clause} }
	return []Authority{
		{Prefix: "TM.", Name: "thay mặt tập thể", Cite: article("2")},
		{Prefix: "Q.", Name: "quyền cấp trưởng", Cite: layoutRef("khoản 7, điểm b")},
		{Prefix: "KT.", Name: "ký thay người đứng đầu", Cite: article("1")},
		{Prefix: "TL.", Name: "ký thừa lệnh", Cite: article("4")},
		{Prefix: "TUQ.", Name: "ký thừa ủy quyền", Cite: article("3")},
	}
}
