package law

// Provisions are the places of rules that no single component carries, for who
// judges a document.
type Provisions struct {
	Main        map[Component]Ref // why every document has the component
	Kind        Ref               // tên loại, which công văn has none of
	Notation    Ref               // what ký hiệu is made of
	Date        Ref               // how thời gian is written
	Citation    Ref               // how a document is cited
	Authority   Ref               // how quyền hạn is written
	SignerName  Ref               // what stands before họ và tên
	Recipients  Ref               // which documents have Nơi nhận and no Kính gửi
	AppendixWay Ref               // the text points to its appendices
	SignTime    Ref               // thời gian ký of a file
	Drafter     Ref               // ký hiệu người soạn thảo và số lượng bản
	Attachment  Ref               // what is issued with a document
	CopyCode    Ref               // số, ký hiệu bản sao
	CopyParts   Ref               // thành phần thể thức of a bản sao
}

// Provisions returns them.
// NĐ 30/2020, Điều 8; Phụ lục I, Phần I, Mục II và Mục III; Phần II, Mục II.
func (r *Regulation) Provisions() Provisions {
	main := func(point string) Ref { return Ref{"", "Điều 8, khoản 2, điểm " + point} }
	other := func(path string) Ref { return Ref{"I", "Phần I, Mục III, " + path} }
	return Provisions{
		Main: map[Component]Ref{
			IssuerName:     main("b"),
			CodeLine:       main("c"),
			PlaceAndDate:   main("d"),
			Subject:        main("đ"),
			BodyText:       main("e"),
			SignName:       main("g"),
			RecipientsWord: main("i"),
		},
		Kind:        layoutRef("khoản 5, điểm a"),
		Notation:    layoutRef("khoản 3, điểm b"),
		Date:        layoutRef("khoản 4, điểm b"),
		Citation:    layoutRef("khoản 6, điểm b"),
		Authority:   layoutRef("khoản 7, điểm b"),
		SignerName:  layoutRef("khoản 7, điểm c"),
		Recipients:  layoutRef("khoản 9, điểm c"),
		AppendixWay: other("khoản 1, điểm a"),
		SignTime:    other("khoản 1, điểm d"),
		Drafter:     other("khoản 3"),
		Attachment:  Ref{"III", "Mục II, Mẫu 1.3"},
		CopyCode:    Ref{"I", "Phần II, Mục II, khoản 1, điểm c"},
		CopyParts:   Ref{"I", "Phần II, Mục II, khoản 1"},
	}
}
