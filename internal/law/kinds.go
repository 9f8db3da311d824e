package law

// kinds30 lists the 29 kinds of Điều 7 with the abbreviations of Phụ lục III,
// Mục I and what the sample forms of Mục II show. Hợp đồng, bản ghi nhớ, bản
// thỏa thuận and thư công have no sample form; what is said of them is practice.
func kinds30(forms []Form) []Kind {
	titled := func(key, name, abbreviation, title string) Kind {
		return Kind{Key: key, Name: name, Abbreviation: abbreviation, Title: title, Sample: sampleOf(forms, "1.4", ""),
			Date: Required, Recipients: Required, MinSignatures: 1, MaxSignatures: 1}
	}
	with := func(k Kind, number string, change func(*Kind)) Kind {
		k.Sample = sampleOf(forms, number, "")
		change(&k)
		return k
	}
	enacts := func(sentence string) func(*Kind) {
		return func(k *Kind) { k.Competence, k.Enactment, k.FirstEntry = true, sentence, "Như Điều" }
	}
	// A body reports and submits to the one above it.
	// Phụ lục I, Phần I, Mục II, khoản 9, điểm b.
	upward := func(k *Kind) {
		k.Addressees = Optional
		k.Sample = withAddressees(k.Sample)
	}
	parties := func(k Kind) Kind {
		k.Sample = sampleOf(forms, "", formOfParties)
		k.Parties, k.MinSignatures, k.MaxSignatures, k.Recipients = Required, 2, 0, Optional
		return k
	}
	telegram := func(k *Kind) { k.Addressees, k.AddresseesWord = Required, "điện:" }
	introduction := func(k *Kind) { k.Subject, k.FirstEntry = SubjectAbsent, asAbove }
	open := func(k Kind) Kind {
		k.Sample = sampleOf(forms, "", formOfOpenLetter)
		k.CodeByIssuer, k.Recipients = true, Optional
		return k
	}
	kinds := []Kind{
		with(titled("nghi-quyet", "Nghị quyết", "NQ", "NGHỊ QUYẾT"), "1.1", enacts("QUYẾT NGHỊ:")),
		with(titled("quyet-dinh", "Quyết định", "QĐ", "QUYẾT ĐỊNH"), "1.2", enacts("QUYẾT ĐỊNH:")),
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
		with(titled("bao-cao", "Báo cáo", "BC", "BÁO CÁO"), "1.4", upward),
		with(titled("bien-ban", "Biên bản", "BB", "BIÊN BẢN"), "1.9", minutes),
		with(titled("to-trinh", "Tờ trình", "TTr", "TỜ TRÌNH"), "1.4", upward),
		parties(titled("hop-dong", "Hợp đồng", "HĐ", "HỢP ĐỒNG")),
		with(titled("cong-van", "Công văn", "", ""), "1.5", letter),
		with(titled("cong-dien", "Công điện", "CĐ", "CÔNG ĐIỆN"), "1.6", telegram),
		parties(titled("ban-ghi-nho", "Bản ghi nhớ", "BGN", "BẢN GHI NHỚ")),
		parties(titled("ban-thoa-thuan", "Bản thỏa thuận", "BTT", "BẢN THỎA THUẬN")),
		titled("giay-uy-quyen", "Giấy ủy quyền", "GUQ", "GIẤY ỦY QUYỀN"),
		with(titled("giay-moi", "Giấy mời", "GM", "GIẤY MỜI"), "1.7", func(*Kind) {}),
		with(titled("giay-gioi-thieu", "Giấy giới thiệu", "GGT", "GIẤY GIỚI THIỆU"), "1.8", introduction),
		with(titled("giay-nghi-phep", "Giấy nghỉ phép", "GNP", "GIẤY NGHỈ PHÉP"), "1.10", leave),
		titled("phieu-gui", "Phiếu gửi", "PG", "PHIẾU GỬI"),
		titled("phieu-chuyen", "Phiếu chuyển", "PC", "PHIẾU CHUYỂN"),
		titled("phieu-bao", "Phiếu báo", "PB", "PHIẾU BÁO"),
		open(titled("thu-cong", "Thư công", "", "THƯ CÔNG")),
	}
	divisions := divisions30()
	for i := range kinds {
		kinds[i].Form, kinds[i].Division = kinds[i].Sample.Cite, divisions[kinds[i].Key]
	}
	return kinds
}

// divisions30 tells how the texts of the kinds are divided that are not in
// sections.
func divisions30() map[string]Division {
	return map[string]Division{
		"nghi-quyet": InArticles, "quyet-dinh": InArticles, "quy-che": InArticles, "quy-dinh": InArticles,
		"hop-dong": InArticles, "ban-ghi-nho": InArticles, "ban-thoa-thuan": InArticles,
		"chi-thi": InClauses, "thong-cao": InClauses, "thong-bao": InClauses, "cong-van": InClauses,
		"cong-dien": InClauses, "giay-uy-quyen": InClauses, "thu-cong": InClauses,
		"bien-ban": InLines, "giay-moi": InLines, "giay-gioi-thieu": InLines, "giay-nghi-phep": InLines,
		"phieu-gui": InLines, "phieu-chuyen": InLines, "phieu-bao": InLines,
	}
}

// minutes is a biên bản. Phụ lục III, Mẫu 1.9.
func minutes(k *Kind) {
	k.Date, k.MinSignatures, k.MaxSignatures = Absent, 2, 2
	k.Posts = []string{"THƯ KÝ", "CHỦ TỌA"}
}

// letter is a công văn. Phụ lục III, Mẫu 1.5.
func letter(k *Kind) {
	k.Subject, k.SubjectLead, k.CodeByIssuer = SubjectUnderCode, subjectLead, true
	k.Addressees, k.FirstEntry = Required, asAbove
}

// leave is a giấy nghỉ phép. Phụ lục III, Mẫu 1.10.
func leave(k *Kind) {
	k.Subject = SubjectAbsent
	k.Confirmation = "Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép (nếu cần)"
}

// sampleOf returns the form with a number, or with a name if it has none.
func sampleOf(forms []Form, number, name string) Form {
	for _, f := range forms {
		if f.Number == number && (number != "" || f.Name == name) {
			return f
		}
	}
	panic("law: no form " + number + name)
}
