package law

import "vanban/internal/viet"

// Language is the wording that Phụ lục II and the articles on force lay down
// and that a program can judge without knowing what a sentence means.
type Language struct {
	SentenceRef Ref // first letter of a sentence

	UnitWords   []string // words for administrative units: small before a proper name
	UnitRef     Ref
	NumberRef   Ref      // units named by number, person or event
	EventNames  []string // of persons and events, as the decree shows
	SpecialCity []string // units whose word is always capital: “Thủ đô Hà Nội”
	SpecialRef  Ref

	Bodies   []string // names of bodies that stand in no register, as they are written
	BodyRef  Ref
	Party    []string // special names of bodies
	PartyRef Ref

	State    []Spelling // Nhân dân, Nhà nước beside each other or beside Đảng
	StateRef Ref

	CiteRef Ref // Điều, Chương capital, khoản and điểm small

	Festivals   []string // “tết Nguyên đán”
	FestivalRef Ref
	Weekdays    []string // “thứ Hai”
	Months      []string // “tháng Tám”; “tháng Năm” left out, which may be a month and a year
	DayRef      Ref

	Repealed    []Repealed
	RepealedRef Ref
}

// Spelling is a wrong form of words and the right one.
type Spelling struct{ Wrong, Right string }

// capitalRef cites Phụ lục II.
func capitalRef(path string) Ref { return Ref{"II", path} }

// Language returns it.
// NĐ 30/2020, Phụ lục II; Điều 37.
func (r *Regulation) Language() Language {
	inForce := viet.Date{Day: 5, Month: 3, Year: 2020} // Điều 37, khoản 1
	return Language{
		SentenceRef: capitalRef("Mục I"),

		UnitWords:   []string{"tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu"},
		UnitRef:     capitalRef("Mục III, khoản 1, điểm a"),
		NumberRef:   capitalRef("Mục III, khoản 1, điểm b"),
		EventNames:  []string{"Điện Biên Phủ"},
		SpecialCity: []string{"Thủ đô Hà Nội", "Thành phố Hồ Chí Minh"},
		SpecialRef:  capitalRef("Mục III, khoản 1, điểm c"),

		Bodies:   []string{"Ủy ban nhân dân", "Hội đồng nhân dân", "Tòa án nhân dân", "Văn phòng Chủ tịch nước", "Văn phòng Quốc hội"},
		BodyRef:  capitalRef("Mục IV, khoản 1, điểm a"),
		Party:    []string{"Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", "Văn phòng Trung ương Đảng", "Đảng Cộng sản Việt Nam"},
		PartyRef: capitalRef("Mục IV, khoản 1, điểm b"),

		State: []Spelling{
			{"Đảng và nhà nước", "Đảng và Nhà nước"}, {"Đảng, nhà nước", "Đảng, Nhà nước"},
			{"Đảng và nhân dân", "Đảng và Nhân dân"}, {"nhà nước và nhân dân", "Nhà nước và Nhân dân"},
			{"Nhà nước và nhân dân", "Nhà nước và Nhân dân"}, {"nhà nước và Nhân dân", "Nhà nước và Nhân dân"},
			{"nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam"},
		},
		StateRef: capitalRef("Mục V, khoản 1"),

		CiteRef: capitalRef("Mục V, khoản 7"),

		Festivals:   []string{"tết Nguyên đán", "tết Đoan ngọ", "tết Trung thu"},
		FestivalRef: capitalRef("Mục V, khoản 8, điểm b"),
		Weekdays:    []string{"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"},
		Months:      []string{"tháng Giêng", "tháng Hai", "tháng Ba", "tháng Tư", "tháng Sáu", "tháng Bảy", "tháng Tám", "tháng Chín", "tháng Mười", "tháng Chạp"},
		DayRef:      capitalRef("Mục V, khoản 8, điểm c"),

		Repealed: []Repealed{
			{"110/2004/NĐ-CP", "Nghị định", 2004, inForce, "Nghị định số " + r.Number},
			{"09/2010/NĐ-CP", "Nghị định", 2010, inForce, "Nghị định số " + r.Number},
		},
		RepealedRef: Ref{"", "Điều 37"},
	}
}

// Usage is what offices do alike although no provision says so.
type Usage struct {
	// Abbreviations are known to every reader of official documents.
	Abbreviations []string
	// CitedKinds are words that begin the name of a document, beyond tên loại.
	CitedKinds []string
	// Leftovers are words that stand in for what somebody forgot to fill in.
	Leftovers []string
	// Doubtful are words that leave open whether something is to be done.
	Doubtful []string
	// ShortFields are short forms of the fields of bodies that there are no more:
	// “Bộ TT&TT”, and the words they stand for.
	ShortFields []Spelling
	// PeoplesBodies begin the names of the authorities of a unit.
	PeoplesBodies []string
	// BodyWords begin the name of a body of an administrative unit.
	BodyWords []string
}

// Usage returns it. Nothing of this is in the decree.
func (r *Regulation) Usage() Usage {
	return Usage{
		Abbreviations: []string{
			"UBND", "HĐND", "UBMTTQ", "MTTQ", "TAND", "VKSND", "VT", "TP", "TTg", "QPPL", "VBQPPL", "VN", "PCCC", "QLNN", "THPT", "THCS",
			"CNTT", "CCHC", "TTHC", "TW", "TƯ", "USD", "VND", "VNĐ", "GDP", "GRDP", "ODA", "FDI", "ASEAN", "WTO", "UNESCO", "UNDP", "WHO", "UNICEF",
			"COVID", "HIV", "AIDS", "ISO", "TCVN", "QCVN", "IP", "IT", "AI", "PDF", "SMS", "QR", "VNPT", "VNeID", "NXB", "TM", "KT", "TL", "TUQ",
			"BHXH", "BHYT", "BHTN", "ATTP", "ANTT", "QSDĐ", "GPMB", "OCOP", "PCI", "NSNN", "CBCCVC", "CMND", "CCCD", "SĐT", "ĐT", "STT", "TT", "ĐVT", "ThS", "TS", "PGS", "GS",
		},
		CitedKinds: []string{
			"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị định", "Thông tư", "Điều lệ", "Nội quy", "Điều ước", "Hiệp định", "Công ước", "Văn bản",
		},
		Leftovers: []string{"xxx", "XXX", "[…]", "[...]", "<…>", "<...>", "Sở A", "Sở B", "Bộ A", "Bộ B", "tỉnh A", "tỉnh B", "xã A", "xã B", "Công ty A", "Công ty B", "Nguyễn Văn A", "Nguyễn Thị A", "Trần Văn B", "Trần Thị B", "Lorem ipsum", "lorem ipsum"},
		Doubtful:  []string{"có thể", "dự kiến", "có lẽ", "hình như", "có khả năng", "nếu được", "cố gắng", "nên chăng"},
		ShortFields: []Spelling{
			{"TT&TT", "Thông tin và Truyền thông"}, {"TTTT", "Thông tin và Truyền thông"},
			{"KH&ĐT", "Kế hoạch và Đầu tư"}, {"KHĐT", "Kế hoạch và Đầu tư"},
			{"GTVT", "Giao thông vận tải"},
			{"TN&MT", "Tài nguyên và Môi trường"}, {"TNMT", "Tài nguyên và Môi trường"},
			{"NN&PTNT", "Nông nghiệp và Phát triển nông thôn"}, {"NNPTNT", "Nông nghiệp và Phát triển nông thôn"},
			{"LĐTBXH", "Lao động - Thương binh và Xã hội"}, {"LĐTB&XH", "Lao động - Thương binh và Xã hội"}, {"LĐ-TB&XH", "Lao động - Thương binh và Xã hội"},
		},
		PeoplesBodies: []string{"Ủy ban nhân dân", "Hội đồng nhân dân", "UBND", "HĐND"},
		BodyWords: []string{
			"Ủy ban nhân dân", "Hội đồng nhân dân", "UBND", "HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban MTTQ Việt Nam", "Công an", "Tòa án nhân dân",
			"Viện kiểm sát nhân dân", "Ban Chỉ huy Quân sự", "Thanh tra", "Chi cục Thuế", "Kho bạc Nhà nước", "Văn phòng HĐND và UBND",
			"Phòng Nội vụ", "Phòng Tư pháp", "Phòng Y tế", "Phòng Giáo dục và Đào tạo", "Phòng Tài chính - Kế hoạch", "Phòng Văn hóa và Thông tin", "Phòng Lao động - Thương binh và Xã hội",
		},
	}
}

// AppendixRefs are the provisions on phụ lục that no single component carries.
type AppendixRefs struct {
	Pointer Ref // the text points to each; numbers
	Pages   Ref // page numbers
}

// AppendixRefs returns them.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm a và điểm đ.
func (r *Regulation) AppendixRefs() AppendixRefs {
	return AppendixRefs{Pointer: otherRef("khoản 1, điểm a"), Pages: otherRef("khoản 1, điểm đ")}
}

// OtherRefs are the provisions on what not every document has.
type OtherRefs struct {
	FrameGap     int // tolerance of the size of a stamp, in millimetres; practice
	Diagram      Ref // where each component stands
	Secrecy      Ref
	Circulation  Ref
	Drafter      Ref
	Contact      Ref
	CopyForm     Ref    // how a bản sao is laid out
	CopyCodes    Ref    // abbreviations of the forms of copies
	SeparateSign Ref    // what the signature on a file of its own shows
	CopySign     Ref    // what it shows on an electronic copy
	WrongExtract string // abbreviation of trích sao that offices confuse with the right one
}

// OtherRefs returns them.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, Mục III và Mục IV; Phần II; Phụ lục III, Mục I.
func (r *Regulation) OtherRefs() OtherRefs {
	return OtherRefs{
		FrameGap:     1,
		Diagram:      Ref{"I", "Phần I, Mục IV"},
		Secrecy:      otherRef("khoản 2, điểm a"),
		Circulation:  otherRef("khoản 2, điểm c"),
		Drafter:      otherRef("khoản 3"),
		Contact:      otherRef("khoản 4"),
		CopyForm:     Ref{"I", "Phần II, Mục II, khoản 2"},
		CopyCodes:    Ref{"III", "Mục I"},
		SeparateSign: layoutRef("khoản 8, điểm b"),
		CopySign:     Ref{"I", "Phần II, Mục I, khoản 3"},
		WrongExtract: "TS",
	}
}
