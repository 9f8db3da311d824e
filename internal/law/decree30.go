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
	ClerkWord      string // văn thư, where every document is kept; khoản 9, điểm d
	EntryMark      string // before each of several recipients; khoản 9, điểm d
	EntryEnd       string // after each căn cứ or recipient but the last; khoản 6, điểm a; khoản 9, điểm d
	LastEntryEnd   string // after the last
	AppendixWord   string // Phần I, Mục III, khoản 1, điểm b
	ReferenceWord  string // Phần I, Mục III, khoản 1, điểm c
	SignPlace      string // below what is confirmed by hand; Phụ lục III, Mẫu 1.10
	DraftMark      string // practice
	ContentsTitle  string // practice
	FieldEnd       string // between the parts of the info line; Phụ lục III, Mẫu 1.3
	SignTimeZone   int    // of the info line, in seconds east; Phần I, Mục III, khoản 1, điểm d
}

// subjectLead stands before trích yếu under số, ký hiệu.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 5, điểm b.
const subjectLead = "V/v"

// asAbove is the first recipient of a document whose addressees stand above.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9, điểm b.
const asAbove = "Như trên"

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
		ClerkWord:      "VT",
		EntryMark:      "- ",
		EntryEnd:       ";",
		LastEntryEnd:   ".",
		AppendixWord:   "Phụ lục",
		ReferenceWord:  "Kèm theo",
		SignPlace:      "(Chữ ký, dấu)",
		DraftMark:      "DỰ THẢO",
		ContentsTitle:  "MỤC LỤC",
		FieldEnd:       "; ",
		SignTimeZone:   7 * 3600,
	}
}

// Decree30 returns Nghị định 30/2020/NĐ-CP. Each call returns a fresh value,
// so that no caller can change the law for another.
func Decree30() *Regulation {
	forms := forms30()
	return &Regulation{
		Number:      number30,
		Page:        page30(),
		Body:        body30(),
		Components:  components30(),
		Kinds:       kinds30(forms),
		Authority:   authority30(),
		Secrecy:     secrecy30(),
		Urgency:     urgency30(),
		Circulation: circulation30(),
		Recall:      recall30(),
		Copies:      copies30(),
		SizeSets:    sizeSets30(),
		CitedByName: citedByName30(),
		Forms:       forms,
	}
}

// layoutRef cites Phụ lục I, Phần I, Mục II: the components one by one.
func layoutRef(path string) Ref { return Ref{"I", "Phần I, Mục II, " + path} }

// otherRef cites Phụ lục I, Phần I, Mục III: the components not every document has.
func otherRef(path string) Ref { return Ref{"I", "Phần I, Mục III, " + path} }

// sampleRef cites the sample forms of Phụ lục III.
func sampleRef(number string) Ref { return Ref{"III", "Mục II, Mẫu " + number} }

// page30 is the sheet. NĐ 30/2020, Phụ lục I, Phần I, Mục I.
func page30() Page {
	return Page{
		Width:  210 * unit.MM,
		Height: 297 * unit.MM,
		Top:    Span{20 * unit.MM, 25 * unit.MM},
		Bottom: Span{20 * unit.MM, 25 * unit.MM},
		Left:   Span{30 * unit.MM, 35 * unit.MM},
		Right:  Span{15 * unit.MM, 20 * unit.MM},
		Cite:   Ref{"I", "Phần I, Mục I, khoản 3"},
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
		OrderRef:   layoutRef("khoản 6, điểm c"),
		HeadingRef: layoutRef("khoản 6, điểm d"),
		EndMark:    "./.",
		EndMarkRef: Ref{"III", "Mục II, Mẫu 1.1 đến Mẫu 1.10"},
	}
}

// authority30 lists the capacities in which one signs.
// NĐ 30/2020, Điều 13; Phụ lục I, Phần I, Mục II, khoản 7, điểm b.
func authority30() []Authority {
	article := func(clause string) Ref { return Ref{"", "Điều 13, khoản " + clause} }
	return []Authority{
		{Prefix: "TM.", Name: "thay mặt tập thể", Collective: true, Cite: article("2")},
		{Prefix: "Q.", Own: true, Name: "quyền cấp trưởng", Cite: layoutRef("khoản 7, điểm b")},
		// A deputy has “phó” in the name of his post, but that of a minister.
		{Prefix: "KT.", Name: "ký thay người đứng đầu", Posts: []string{"PHÓ", "THỨ TRƯỞNG"}, Cite: article("1")},
		{Prefix: "TL.", Name: "ký thừa lệnh", Cite: article("4")},
		{Prefix: "TUQ.", Name: "ký thừa ủy quyền", Cite: article("3")},
	}
}
