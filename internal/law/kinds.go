package law

// kinds30 lists the 29 kinds of Điều 7 with the abbreviations of Phụ lục III,
// Mục I and what the sample forms of Mục II show. Hợp đồng, bản ghi nhớ, bản
// thỏa thuận and thư công have no sample form; what is said of them is practice.
func kinds30(forms []Form) []Kind {
	sample := func(number, name string) Form {
		for _, f := range forms {
			if f.Number == number && (number != "" || f.Name == name) {
				return f
			}
		}
		panic("law: no form " + number + name)
	}
	set := func(k *Kind, number, name string) {
		k.Sample = sample(number, name)
		k.Form = k.Sample.Cite
	}
	titled := func(key, name, abbreviation, title string) Kind {
		k := Kind{Key: key, Name: name, Abbreviation: abbreviation, Title: title,
			Date: Required, Recipients: Required, MinSignatures: 1, MaxSignatures: 1}
		set(&k, "1.4", "")
		return k
	}
	with := func(k Kind, change func(*Kind)) Kind {
		change(&k)
		return k
	}
	enacts := func(sentence, number string) func(*Kind) {
		return func(k *Kind) {
			k.Competence, k.Enactment, k.FirstEntry = true, sentence, "Như Điều"
			set(k, number, "")
		}
	}
	// A body reports and submits to the one above it.
	// Phụ lục I, Phần I, Mục II, khoản 9, điểm b.
	upward := func(k *Kind) { k.Addressees = Optional }
	like := func(number string) func(*Kind) { return func(k *Kind) { set(k, number, "") } }
	parties := func(k *Kind) {
		k.Parties, k.MinSignatures, k.MaxSignatures, k.Recipients = Required, 2, 0, Optional
		set(k, "", "Văn bản có các bên")
	}
	return []Kind{
		with(titled("nghi-quyet", "Nghị quyết", "NQ", "NGHỊ QUYẾT"), enacts("QUYẾT NGHỊ:", "1.1")),
		with(titled("quyet-dinh", "Quyết định", "QĐ", "QUYẾT ĐỊNH"), enacts("QUYẾT ĐỊNH:", "1.2")),
		titled("chi-thi", "Chỉ thị", "CT", "CHỈ THỊ"),
		titled("quy-che", "Quy chế", "QC", "QUY CHẾ"),
		titled("quy-dinh", "Quy định", "QyĐ", "QUY ĐỊNH"),
		titled("thong-cao", "Thông cáo", "TC", "THÔNG CÁO"),
		titled("thong-bao", "Thông báo", "TB", "THÔNG BÁO"),
		titled("huong-dan", "Hướng dẫn", "HD", "HƯỚNG DẪN"),
		titled("chuong-trinh", "Chương trình", "CTr", "CHƯƠNG TRÌNH"),
		titled("ke-hoach", "Kế hoạch", "KH", "KẾ HOẠCH"),
		titled("phuong-an", "Phương án", "PA", "PHƯƠNG ÁN"),
		titled("de-an", "Đề án", "ĐA", "ĐỀ ÁN"),
		titled("du-an", "Dự án", "DA", "DỰ ÁN"),
		with(titled("bao-cao", "Báo cáo", "BC", "BÁO CÁO"), upward),
		with(titled("bien-ban", "Biên bản", "BB", "BIÊN BẢN"), func(k *Kind) {
			k.Date, k.MinSignatures, k.MaxSignatures = Absent, 2, 2
			k.Posts = []string{"THƯ KÝ", "CHỦ TỌA"}
			set(k, "1.9", "")
		}),
		with(titled("to-trinh", "Tờ trình", "TTr", "TỜ TRÌNH"), upward),
		with(titled("hop-dong", "Hợp đồng", "HĐ", "HỢP ĐỒNG"), parties),
		with(titled("cong-van", "Công văn", "", ""), func(k *Kind) {
			k.Subject, k.SubjectLead, k.CodeByIssuer = SubjectUnderCode, subjectLead, true
			k.Addressees, k.FirstEntry = Required, asAbove
			set(k, "1.5", "")
		}),
		with(titled("cong-dien", "Công điện", "CĐ", "CÔNG ĐIỆN"), func(k *Kind) {
			k.Addressees, k.AddresseesWord = Required, "điện:"
			set(k, "1.6", "")
		}),
		with(titled("ban-ghi-nho", "Bản ghi nhớ", "BGN", "BẢN GHI NHỚ"), parties),
		with(titled("ban-thoa-thuan", "Bản thỏa thuận", "BTT", "BẢN THỎA THUẬN"), parties),
		titled("giay-uy-quyen", "Giấy ủy quyền", "GUQ", "GIẤY ỦY QUYỀN"),
		with(titled("giay-moi", "Giấy mời", "GM", "GIẤY MỜI"), like("1.7")),
		with(titled("giay-gioi-thieu", "Giấy giới thiệu", "GGT", "GIẤY GIỚI THIỆU"), func(k *Kind) {
			k.Subject, k.FirstEntry = SubjectAbsent, asAbove
			set(k, "1.8", "")
		}),
		with(titled("giay-nghi-phep", "Giấy nghỉ phép", "GNP", "GIẤY NGHỈ PHÉP"), func(k *Kind) {
			k.Subject = SubjectAbsent
			k.Confirmation = "Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép (nếu cần)"
			set(k, "1.10", "")
		}),
		titled("phieu-gui", "Phiếu gửi", "PG", "PHIẾU GỬI"),
		titled("phieu-chuyen", "Phiếu chuyển", "PC", "PHIẾU CHUYỂN"),
		titled("phieu-bao", "Phiếu báo", "PB", "PHIẾU BÁO"),
		with(titled("thu-cong", "Thư công", "", "THƯ CÔNG"), func(k *Kind) {
			k.CodeByIssuer, k.Recipients = true, Optional
			set(k, "", "Thư công")
		}),
	}
}
