package law

import (
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// Name is the Vietnamese name of a component, as a finding begins with it.
// NĐ 30/2020, Điều 8; Phụ lục I, Phần I, Mục IV.
func (c Component) Name() string {
	for _, names := range [][]named{headNames(), bodyNames(), endNames()} {
		for _, n := range names {
			if n.component == c {
				return n.name
			}
		}
	}
	return string(c)
}

// named is a component with its Vietnamese name.
type named struct {
	component Component
	name      string
}

func headNames() []named {
	return []named{
		{NationalName, "Quốc hiệu"},
		{Motto, "Tiêu ngữ"},
		{IssuerParent, "tên cơ quan chủ quản"},
		{IssuerName, "tên cơ quan ban hành"},
		{CodeLine, "số, ký hiệu"},
		{PlaceAndDate, "địa danh và thời gian ban hành"},
		{KindTitle, "tên loại"},
		{Subject, "trích yếu"},
		{LetterSubject, "trích yếu công văn"},
		{Addressees, "Kính gửi"},
		{Secrecy, "dấu chỉ độ mật"},
		{Urgency, "dấu chỉ mức độ khẩn"},
		{Circulation, "chỉ dẫn phạm vi lưu hành"},
		{Recall, "dấu tài liệu thu hồi"},
		{DraftMark, "dấu dự thảo"},
		{InfoLine, "dòng thông tin ký số"},
		{PageNumber, "số trang"},
	}
}

func bodyNames() []named {
	return []named{
		{Competence, "dòng thẩm quyền ban hành"},
		{Basis, "căn cứ ban hành"},
		{Enactment, "câu quyết định"},
		{PartHeading, "phần"},
		{ChapterHeading, "chương"},
		{SectionHeading, "mục"},
		{SubsectionHeading, "tiểu mục"},
		{ArticleHeading, "điều"},
		{ClauseHeading, "tiêu đề khoản"},
		{Clause, "khoản"},
		{Point, "điểm"},
		{BodyText, "nội dung"},
		{TableText, "chữ trong bảng"},
		{ImageCaption, "chú thích hình"},
		{Footnote, "chú thích cuối trang"},
		{Contents, "mục lục"},
		{Party, "tên bên ký"},
	}
}

func endNames() []named {
	return []named{
		{SignAuthority, "quyền hạn của người ký"},
		{SignPosition, "chức vụ của người ký"},
		{SignName, "họ tên người ký"},
		{RecipientsWord, "chữ “Nơi nhận”"},
		{RecipientsList, "danh sách nơi nhận"},
		{ContactBlock, "địa chỉ cơ quan"},
		{Confirmation, "phần xác nhận"},
		{CopyTitle, "hình thức sao"},
		{AppendixWord, "chữ “Phụ lục”"},
		{AppendixTitle, "tên phụ lục"},
		{AppendixReference, "dòng “Kèm theo”"},
	}
}

// HeadRules are what the head and the page are judged by besides the looks of
// components.
type HeadRules struct {
	Paper       Ref // A4
	Orientation Ref // how the sheet lies
	Font        Ref // name, character set and colour
	PageNumber  Ref
	FullName    Ref // tên cơ quan in full, one body above it
	Number      Ref // số
	Place       Ref // địa danh
	Scope       Ref // what the decree is about
	HeadLines   Ref // Quốc hiệu and Tiêu ngữ, one above the other
	Sizes       Ref // the table of all sizes
	PersonName  Ref // capitals in the name of a person
	FontName    string
	LetterGap   unit.Length // between số, ký hiệu and trích yếu of a công văn, at most; the sample form has none
	// Districts are the words for units of the district level, which is no more
	// from DistrictsEnd on.
	Districts    []string
	DistrictsEnd viet.Date
	// ShortForms are abbreviations that stand in names of bodies.
	ShortForms []ShortForm
	// Bodies begin the name of a body that can be above another.
	Bodies []string
}

// ShortForm is an abbreviation and what it stands for.
type ShortForm struct{ Short, Full string }

// HeadRules returns them.
// NĐ 30/2020, Phụ lục I, Phần I, Mục I; Mục II, khoản 1 đến khoản 5.
func (r *Regulation) HeadRules() HeadRules {
	page := func(path string) Ref { return Ref{"I", "Phần I, Mục I, " + path} }
	return HeadRules{
		Paper:       page("khoản 1"),
		Orientation: page("khoản 2"),
		Font:        page("khoản 4"),
		PageNumber:  page("khoản 7"),
		FullName:    layoutRef("khoản 2, điểm a"),
		Number:      Ref{"", "Điều 15, khoản 1"},
		Place:       layoutRef("khoản 4, điểm a"),
		Scope:       Ref{"", "Điều 7"},
		HeadLines:   layoutRef("khoản 1, điểm c"),
		Sizes:       Ref{"I", "Phần I, Mục V"},
		PersonName:  capitalRef("Mục II, khoản 1, điểm a"),
		FontName:    "Times New Roman",
		LetterGap:   6 * pt, // khoản 5, điểm b
		Districts:   []string{"huyện", "quận", "thị xã", "thị trấn"},
		// Luật số 72/2025/QH15, Điều 51, khoản 3.
		DistrictsEnd: viet.Date{Day: 1, Month: 7, Year: 2025},
		ShortForms: []ShortForm{
			{"UBND", "ỦY BAN NHÂN DÂN"}, {"HĐND", "HỘI ĐỒNG NHÂN DÂN"}, {"UBMTTQ", "ỦY BAN MẶT TRẬN TỔ QUỐC"},
			{"MTTQ", "MẶT TRẬN TỔ QUỐC"}, {"BQL", "BAN QUẢN LÝ"}, {"BQLDA", "BAN QUẢN LÝ DỰ ÁN"}, {"BCĐ", "BAN CHỈ ĐẠO"},
			{"BCH", "BAN CHỈ HUY"}, {"GDĐT", "GIÁO DỤC VÀ ĐÀO TẠO"}, {"KHCN", "KHOA HỌC VÀ CÔNG NGHỆ"},
			{"NNMT", "NÔNG NGHIỆP VÀ MÔI TRƯỜNG"}, {"VHTTDL", "VĂN HÓA, THỂ THAO VÀ DU LỊCH"}, {"TP", "THÀNH PHỐ"},
		},
		Bodies: []string{"ỦY BAN NHÂN DÂN", "UBND", "HỘI ĐỒNG NHÂN DÂN", "BỘ", "SỞ", "TỔNG CỤC", "CỤC", "TỔNG CÔNG TY", "TẬP ĐOÀN"},
	}
}
