package nd30

import (
	"slices"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// signRules are the rules of quyền hạn, chức vụ and họ tên of who signs.
// NĐ 30/2020, Điều 13; Phụ lục I, Phần I, Mục II, khoản 7.
func signRules(r *law.Regulation) []check.Rule {
	cite, way := r.Components[law.SignPosition].Cite, r.Provisions().Authority
	article := func(prefix string) law.Ref {
		for _, a := range r.Authority {
			if a.Prefix == prefix {
				return a.Cite
			}
		}
		panic("nd30: no authority " + prefix)
	}
	return append([]check.Rule{{
		ID: "KY-01", Title: "quyền hạn viết tắt TM., Q., KT., TL., TUQ., có dấu chấm, không có gạch chéo", Tier: check.Decree, Cite: way, Severity: diag.Error,
		Why: "T/M, K/T là cách viết của văn bản Đảng; viết sai thì không rõ người ký theo quyền hạn nào.",
		Examples: []check.Example{
			{Bad: "quyen_han: K/T GIÁM ĐỐC", Good: "quyen_han: KT. GIÁM ĐỐC", Own: true},
			{On: "bao-cao", Bad: "quyen_han#1: TM ỦY BAN NHÂN DÂN", Good: "quyen_han#1: TM. ỦY BAN NHÂN DÂN TỈNH", Own: true},
		},
		Run: checkPrefixes,
	}, {
		ID: "KY-02", Title: "quyền hạn, chức vụ của người ký in hoa, đậm, đứng, cỡ 13 đến 14 pt", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Người ký và thẩm quyền phải đọc được ngay; mọi văn bản dùng một kiểu chữ.",
		Examples: []check.Example{
			{Bad: "chuc_vu: Phó Giám đốc", Good: "chuc_vu: PHÓ GIÁM ĐỐC", Own: true},
			{Bad: "quyen_han {không đậm}", Good: "quyen_han {đậm}"},
			{Bad: "chuc_vu {cỡ 12}", Good: "chuc_vu {cỡ 14}", Also: []string{"FT-06"}},
		},
		Run: func(p *check.Pass) {
			look(p, pieces(p.Document, law.SignAuthority, law.SignPosition), size, weight, slant, letterCase)
		},
	}, {
		ID: "KY-03", Title: "cấp phó ký thay thì có “KT.” và chức vụ người đứng đầu, dưới là chức vụ cấp phó", Tier: check.Decree, Cite: article("KT."), Severity: diag.Warning,
		Why: "Thiếu “KT.” hoặc ghi chức vụ của chính người đứng đầu dưới “KT.” thì văn bản không rõ ai ký thay ai.",
		Examples: []check.Example{
			{Bad: "chuc_vu: GIÁM ĐỐC", Good: "chuc_vu: PHÓ GIÁM ĐỐC PHỤ TRÁCH", Own: true},
			{Bad: "quyen_han -", Good: "quyen_han: KT. GIÁM ĐỐC SỞ", Own: true, At: "chuc_vu"},
		},
		Run: checkDeputies,
	}, {
		ID: "KY-04", Title: "sau “TM.” là tên tập thể lãnh đạo hoặc cơ quan", Tier: check.Decree, Cite: article("TM."), Severity: diag.Warning,
		Why: "Thay mặt là thay mặt tập thể; thay cho một người thì phải là KT., TL. hoặc TUQ.",
		Examples: []check.Example{
			{On: "bao-cao", Bad: "quyen_han#1: TM. CHỦ TỊCH", Good: "quyen_han#1: TM. ỦY BAN NHÂN DÂN TỈNH", Own: true},
		},
		Run: func(p *check.Pass) { checkFollowers(p, true) },
	}, {
		ID: "KY-05", Title: "sau “KT.”, “TL.”, “TUQ.”, “Q.” là chức vụ của người đứng đầu", Tier: check.Decree, Cite: way, Severity: diag.Warning,
		Why: "Ký thay, ký thừa lệnh, thừa ủy quyền là ký cho người đứng đầu, không phải cho cơ quan hay cho cấp phó.",
		Examples: []check.Example{
			{Bad: "quyen_han: KT. PHÓ GIÁM ĐỐC", Good: "quyen_han: KT. GIÁM ĐỐC", Own: true},
			{On: "giay-moi", Bad: "quyen_han: TL. SỞ KHOA HỌC VÀ CÔNG NGHỆ", Good: "quyen_han: TUQ. GIÁM ĐỐC", Own: true},
		},
		Run: func(p *check.Pass) { checkFollowers(p, false) },
	}}, nameRules(r)...)
}

// nameRules are the rules of họ tên and of the block as a whole.
func nameRules(r *law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "KY-06", Title: "họ tên người ký in thường, đậm, đứng, cỡ 13 đến 14 pt", Tier: check.Decree, Cite: r.Components[law.SignName].Cite, Severity: diag.Error,
		Why: "Họ tên in hoa hết lẫn với chức vụ ở trên và không còn thấy cách viết của tên.",
		Examples: []check.Example{
			{Bad: "ho_ten: LÊ VĂN THỬ", Good: "ho_ten: Lê Thử"},
			{Bad: "ho_ten {không đậm}", Good: "ho_ten {đậm}"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.SignName), size, weight, slant, letterCase) },
	}, {
		ID: "KY-07", Title: "trước họ tên không ghi học hàm, học vị, danh hiệu", Tier: check.Decree, Cite: r.Provisions().SignerName, Severity: diag.Warning,
		Why: "Chỉ lực lượng vũ trang và cơ sở giáo dục, y tế, khoa học được ghi, khi người đứng đầu ngành có quy định.",
		Examples: []check.Example{
			{Bad: "ho_ten: ThS. Lê Văn Thử", Good: "ho_ten: Lê Văn Thạc"},
			{Bad: "ho_ten: PGS.TS Lê Văn Thử", Good: "ho_ten: Lê Văn Thử"},
		},
		Run: checkHonours,
	}, {
		ID: "KY-08", Title: "mọi âm tiết của họ tên viết hoa chữ cái đầu", Tier: check.Decree, Cite: r.HeadRules().PersonName, Severity: diag.Warning,
		Why:      "Tên người Việt Nam viết hoa chữ cái đầu của tất cả các âm tiết.",
		Examples: []check.Example{{Bad: "ho_ten: Lê văn Thử", Good: "ho_ten: Lê Văn Thử"}},
		Run:      checkNameCapitals,
	}, {
		ID: "KY-09", Title: "chữ ký ở nửa phải trang, họ tên ở giữa so với chức vụ", Tier: check.Decree, Cite: r.Components[law.SignName].Cite, Severity: diag.Warning,
		Why:      "Người nhận và phần mềm ký số tìm chữ ký ở đó; tên lệch khỏi chức vụ thì không có chỗ đóng dấu đúng.",
		Examples: []check.Example{{Bad: "ho_ten {trái}", Good: "ho_ten {giữa}", Own: true}},
		Run:      checkSignPlace,
	}, {
		ID: "KY-11", Title: "biên bản có chữ ký của thư ký và chủ tọa", Tier: check.Form, Cite: r.Form("1.9").Cite, Severity: diag.Warning,
		Why:      "Biên bản có giá trị khi cả người ghi và người chủ trì ký.",
		Examples: []check.Example{{On: "bien-ban", Bad: "chuc_vu#1: NGƯỜI GHI", Good: "chuc_vu#2: CHỦ TỌA", Own: true}},
		Run:      checkPosts,
	}}
}

// checkPrefixes is KY-01.
func checkPrefixes(p *check.Pass) {
	for _, line := range pieces(p.Document, law.SignAuthority, law.SignPosition) {
		c, rest, exact := p.Regulation.Capacity(viet.Upper(line.Text))
		if c == nil || exact && strings.HasPrefix(viet.NFC(line.Text), c.Prefix) || !exact && rest == "" {
			continue
		}
		p.Report(check.At(line), "sửa thành “"+c.Prefix+" "+rest+"”", "quyền hạn “%s” viết sai chữ viết tắt, phải viết “%s”", line.Text, c.Prefix)
	}
}

// isSoleSigner reports whether one person signs, for the body.
func isSoleSigner(p *check.Pass) bool {
	k := p.Document.Kind
	return k != nil && k.MaxSignatures == 1 && k.Parties == law.Absent && p.Document.KindSure != recognize.Guess
}

// block is the signature of one person.
type block struct {
	authority []*recognize.Piece
	position  *recognize.Piece // the first line of chức vụ; nil if there is none
	title     string           // chức vụ as a whole
	name      *recognize.Piece
}

// signature is that of the only signer; nil if there are several, or if it is
// not sure which lines it has.
func signature(d *recognize.Document) *block {
	var b block
	names := 0
	for _, p := range d.All(law.SignAuthority, law.SignPosition, law.SignName) {
		if p.Sure == recognize.Guess || p.Paragraph == nil {
			return nil
		}
		switch p.Component {
		case law.SignAuthority:
			b.authority = append(b.authority, p)
		case law.SignPosition:
			b.title = strings.TrimSpace(b.title + " " + viet.NFC(p.Text))
			if b.position == nil {
				b.position = p
			}
		default:
			b.name = p
			names++
		}
	}
	if names > 1 {
		return nil
	}
	return &b
}

// checkDeputies is KY-03.
func checkDeputies(p *check.Pass) {
	b := signature(p.Document)
	if b == nil || b.position == nil || !isSoleSigner(p) && p.Document.Role != recognize.Copy {
		return
	}
	var last *law.Authority
	instead := false
	for _, line := range b.authority {
		if c, _, _ := p.Regulation.Capacity(viet.NFC(line.Text)); c != nil {
			last = c
			instead = instead || len(c.Posts) > 0
		}
	}
	own, _, _ := p.Regulation.Capacity(b.title)
	switch {
	case last != nil && !last.Signs(b.title) && !waits(b.title):
		p.Report(check.At(b.position), "ghi chức vụ cấp phó của người ký, hoặc bỏ dòng “"+last.Prefix+"”", "chức vụ “%s” dưới “%s” không phải cấp phó", b.title, last.Prefix)
	case !instead && own == nil && law.IsDeputy(b.title):
		c := deputising(p.Regulation)
		p.Report(check.At(b.position), "thêm ở trên một dòng “"+c.Prefix+"” và chức vụ của người đứng đầu", "“%s” là cấp phó mà không có dòng “%s” ở trên", b.title, c.Prefix)
	}
}

// deputising is the capacity in which a deputy signs.
func deputising(r *law.Regulation) *law.Authority {
	i := slices.IndexFunc(r.Authority, func(a law.Authority) bool { return len(a.Posts) > 0 })
	return &r.Authority[i]
}

// checkFollowers is KY-04 for prefixes of a collective, KY-05 for the others.
func checkFollowers(p *check.Pass, collective bool) {
	lines := pieces(p.Document, law.SignAuthority)
	for i, line := range lines {
		c, rest, _ := p.Regulation.Capacity(viet.NFC(line.Text))
		if c == nil || c.Collective != collective || waits(rest) {
			continue
		}
		if rest == "" && i+1 < len(lines) {
			rest = viet.NFC(lines[i+1].Text) // the rest is on a line of its own
		}
		at := check.At(line)
		switch {
		case collective && (rest == "" || law.IsHead(rest) || law.IsDeputy(rest)):
			p.Report(at, "ghi tên tập thể lãnh đạo hoặc cơ quan sau “"+c.Prefix+"”, như “TM. ỦY BAN NHÂN DÂN”", "sau “%s” là “%s”, phải là tên tập thể hoặc cơ quan", c.Prefix, rest)
		case !collective && isNoHead(rest):
			p.Report(at, "ghi chức vụ của người đứng đầu sau “"+c.Prefix+"”, như “"+c.Prefix+" GIÁM ĐỐC”", "sau “%s” là “%s”, phải là chức vụ của người đứng đầu", c.Prefix, rest)
		}
	}
}

// isNoHead reports whether a text is surely no post of a head: that of a
// deputy, nothing, or a body.
func isNoHead(s string) bool {
	if s == "" || law.IsDeputy(s) {
		return true
	}
	return !law.IsHead(s) && law.IsBody(s)
}

// checkHonours is KY-07.
func checkHonours(p *check.Pass) {
	for _, n := range pieces(p.Document, law.SignName) {
		if law.HasHonour(viet.NFC(n.Text)) {
			p.Report(check.At(n), "chỉ ghi họ, tên đệm và tên; giữ nguyên nếu ngành mình có quy định ghi", "trước họ tên “%s” có học hàm, học vị hoặc danh hiệu", n.Text)
		}
	}
}

// checkNameCapitals is KY-08. Small words may be titles, which KY-07 sees to.
func checkNameCapitals(p *check.Pass) {
	for _, n := range pieces(p.Document, law.SignName) {
		words := strings.Fields(viet.NFC(n.Text))
		if len(words) < 2 || law.HasHonour(n.Text) || isForm(n.Text) || viet.Fold(n.Text) == "ho va ten" || strings.ContainsAny(n.Text, "():/") {
			continue
		}
		if i := slices.IndexFunc(words, func(w string) bool { return unicode.IsLower([]rune(w)[0]) }); i >= 0 {
			p.Report(check.At(n), "sửa thành “"+viet.UpperFirst(words[i])+"”", "họ tên “%s” có “%s” không viết hoa", n.Text, words[i])
		}
	}
}

// checkSignPlace is KY-09.
func checkSignPlace(p *check.Pass) {
	b := signature(p.Document)
	if b == nil || b.name == nil || b.position == nil || !isSoleSigner(p) {
		return
	}
	post, name := b.position, b.name
	if post.Box.Lines == 0 || name.Box.Lines == 0 {
		if a := name.Paragraph.Format.Align; whole(name) && whole(post) && post.Paragraph.Format.Align == flow.Center && a != flow.Center && name.Paragraph.Format.IndentLeft == 0 && !strings.ContainsAny(name.Paragraph.Text(), "\t") && !strings.HasPrefix(name.Paragraph.Text(), " ") {
			p.Report(check.At(name), "đặt con trỏ ở dòng họ tên, bấm Ctrl+E", "họ tên “%s” %s, phải ở giữa so với chức vụ", name.Text, alignName(a))
			return
		}
		p.Skip("chưa đo được chỗ đặt chữ ký trên trang")
		return
	}
	page := p.File.Flow.Sections[p.Document.Sections[len(p.Document.Sections)-1]].Page
	if post.Box.Center() < page.Width/2 {
		p.Report(check.At(post), "đặt chữ ký ở cột bên phải của bảng chữ ký", "chữ ký “%s” ở nửa trái trang, phải ở bên phải", post.Text)
	}
	if abs(post.Box.Center()-name.Box.Center()) > 2*centringTolerance {
		p.Report(check.At(name), "đặt con trỏ ở dòng họ tên, bấm Ctrl+E", "họ tên “%s” không ở giữa so với chức vụ “%s”", name.Text, post.Text)
	}
}

// checkPosts is KY-11: the posts that the form of the kind prints.
func checkPosts(p *check.Pass) {
	if !isMain(p) {
		return
	}
	lines := pieces(p.Document, law.SignPosition, law.SignAuthority)
	for _, post := range p.Document.Kind.Posts {
		if slices.ContainsFunc(lines, func(l *recognize.Piece) bool { return strings.Contains(postKey(l.Text), postKey(post)) }) {
			continue
		}
		at := check.Absent(law.SignPosition)
		if len(lines) > 0 {
			at = check.At(lines[0])
		}
		p.Report(at, "thêm chữ ký “"+post+"”", "%s không có chữ ký của “%s”", viet.LowerFirst(p.Document.Kind.Name), post)
	}
}

// postKey folds a text; “CHỦ TOẠ” and “CHỦ TRÌ” are the same as “CHỦ TỌA” to Mẫu 1.9.
func postKey(s string) string { return strings.ReplaceAll(viet.Fold(s), "chu tri", "chu toa") }
