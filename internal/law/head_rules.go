package law

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
