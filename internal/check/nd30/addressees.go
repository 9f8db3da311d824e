package nd30

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// addresseeRules are the rules of Kính gửi.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9.
func addresseeRules(r *law.Regulation) []check.Rule {
	look9, which := r.Components[law.Addressees].Cite, r.Provisions().Recipients
	why := "Nơi nhận ở đầu văn bản cho biết ai phải giải quyết; trình bày đúng thì văn thư gửi không sót, không nhầm."
	return []check.Rule{{
		ID: "KG-01", Title: "công văn có “Kính gửi:”", Tier: check.Decree, Cite: which, Severity: diag.Error, Why: why,
		Examples: []check.Example{
			{Bad: "kinh_gui -", Good: "kinh_gui: Kính gửi: Các sở, ban, ngành {giữa}", Own: true},
		},
		Run: checkHasAddressees,
	}, {
		ID: "KG-02", Title: "tờ trình, báo cáo gửi cấp trên có “Kính gửi:”", Tier: check.Decree, Cite: which, Severity: diag.Warning, Why: why,
		Examples: []check.Example{{On: "to-trinh", Bad: "kinh_gui -", Good: "kinh_gui: Kính gửi: Ủy ban nhân dân tỉnh", Own: true}},
		Run:      checkUpward,
	}, {
		ID: "KG-03", Title: "văn bản không phải công văn, tờ trình, báo cáo thì không có “Kính gửi”", Tier: check.Decree, Cite: which, Severity: diag.Warning,
		Why: "Kế hoạch, thông báo, quyết định… ghi mọi nơi nhận ở cuối văn bản; có thêm Kính gửi thì thành hai danh sách.",
		Examples: []check.Example{
			{On: "sao-y", Bad: "noi_dung#1: Kính gửi: Các phòng và đơn vị thuộc Sở⏎Sở Khoa học và Công nghệ thông báo lịch tiếp doanh nghiệp công nghệ số vào sáng thứ Năm tuần đầu của mỗi tháng./.",
				Good: "noi_dung#1: Sở Khoa học và Công nghệ thông báo lịch tiếp doanh nghiệp công nghệ số vào sáng thứ Năm tuần đầu của mỗi tháng./.", At: string(law.Addressees), Own: true},
		},
		Run: checkNoAddressees,
	}, {
		ID: "KG-04", Title: "“Kính gửi:” viết chữ in thường, đứng, không đậm, cỡ 13 đến 14 pt, có dấu hai chấm", Tier: check.Decree, Cite: look9, Severity: diag.Error, Why: why,
		Examples: []check.Example{
			{Bad: "kinh_gui {đậm}", Good: "kinh_gui {cỡ 14}"},
			{Bad: "kinh_gui#1: KÍNH GỬI:", Good: "kinh_gui#1: Kính gửi:"},
			{Bad: "kinh_gui#1: Kính gửi", Good: "kinh_gui {đứng}"},
		},
		Run: checkAddresseeLook,
	}, {
		ID: "KG-05", Title: "gửi một nơi thì ghi trên cùng dòng với “Kính gửi:”, không gạch đầu dòng", Tier: check.Decree, Cite: look9, Severity: diag.Warning, Why: why,
		Examples: []check.Example{
			{On: "to-trinh", Bad: "kinh_gui: Kính gửi: - Ủy ban nhân dân tỉnh.", Good: "kinh_gui: Kính gửi: Ủy ban nhân dân tỉnh", Own: true},
			{Bad: "kinh_gui: Kính gửi:⏎- Các sở, ban, ngành.", Good: "kinh_gui: Kính gửi: Các sở, ban, ngành {giữa}", Own: true},
		},
		Run: checkOneAddressee,
	}, {
		ID: "KG-06", Title: "gửi nhiều nơi thì mỗi nơi một dòng, mở đầu “- ”, kết thúc “;”, dòng cuối kết thúc “.”", Tier: check.Decree, Cite: look9, Severity: diag.Error, Why: why,
		Examples: []check.Example{
			{Bad: "kinh_gui#2: Các sở, ban, ngành;", Good: "kinh_gui#2: - Các sở, ban, ngành;"},
			{Bad: "kinh_gui#2: - Các sở, ban, ngành", Good: "kinh_gui#2: - Các sở;"},
			{Bad: "kinh_gui#cuối: - Ủy ban nhân dân các xã, phường;", Good: "kinh_gui#cuối: - Ủy ban nhân dân các xã.", Own: true},
		},
		Run: checkAddresseeMarks,
	}, {
		ID: "KG-07", Title: "các gạch đầu dòng dưới “Kính gửi:” thẳng hàng với nhau", Tier: check.Decree, Cite: look9, Severity: diag.Warning, Why: why,
		Examples: []check.Example{
			{Bad: "kinh_gui#3 {lùi 40 mm}", Good: "kinh_gui#2 {lùi 50 mm}\nkinh_gui#3 {lùi 50 mm}", Own: true},
		},
		Run: checkDashes,
	}}
}

// isMain reports whether a document has a head of its own whose kind is sure
// enough to say what belongs to it.
func isMain(p *check.Pass) bool {
	d := p.Document
	return d.Role == recognize.Main && d.Kind != nil && d.KindSure == recognize.Sure && d.First(law.CodeLine) != nil
}

// checkHasAddressees is KG-01.
func checkHasAddressees(p *check.Pass) {
	if !isMain(p) || p.Document.Kind.Addressees != law.Required || p.Document.First(law.Addressees) != nil {
		return
	}
	at, kind := check.Absent(law.Addressees), viet.LowerFirst(p.Document.Kind.Name)
	if saysSomewhere(p.Document, p.Regulation.Text().AddresseesWord, p.Document.Kind.AddresseesWord) {
		return
	}
	if word := p.Document.Kind.AddresseesWord; word != "" {
		p.Warn(at, "gõ tên người gửi và “"+word+"” ở giữa dòng, dưới trích yếu, rồi nơi nhận từng dòng", "%s không có dòng “… %s” nêu nơi nhận", kind, word)
		return
	}
	p.Report(at, "gõ “"+p.Regulation.Text().AddresseesWord+"” và nơi nhận ở trên nội dung", "%s không có “%s”", kind, p.Regulation.Text().AddresseesWord)
}

// saysSomewhere reports whether a line that was taken for something else opens
// with a word or ends with another: then the component is not missing.
func saysSomewhere(d *recognize.Document, opens, ends string) bool {
	for i := range d.Pieces {
		text := viet.NFC(d.Pieces[i].Text)
		if strings.HasPrefix(viet.Fold(text), viet.Fold(strings.TrimSuffix(opens, ":"))) || ends != "" && strings.HasSuffix(text, ends) {
			return true
		}
	}
	return false
}

// checkUpward is KG-02. Whom a document goes to is told only by its own list.
func checkUpward(p *check.Pass) {
	if !isMain(p) || p.Document.Kind.Addressees != law.Optional || p.Document.First(law.Addressees) != nil {
		return
	}
	word, kind := p.Regulation.Text().AddresseesWord, viet.LowerFirst(p.Document.Kind.Name)
	hint := "gõ “" + word + "” và nơi nhận ở trên nội dung"
	if list := recipientItems(p.Document); len(list) > 0 && isAsAbove(list[0].text, p.Regulation) {
		p.Warn(check.Absent(law.Addressees), hint, "%s không có “%s”, mà nơi nhận ghi “%s”", kind, word, list[0].text)
		return
	}
	p.Remark(check.Absent(law.Addressees), hint+", nếu gửi cấp trên", "%s không có “%s”, cần có khi gửi cấp trên", kind, word)
}

// checkNoAddressees is KG-03.
func checkNoAddressees(p *check.Pass) {
	if !isMain(p) || p.Document.Kind.Addressees != law.Absent {
		return
	}
	bare := strings.TrimSuffix(p.Regulation.Text().AddresseesWord, ":")
	list := slices.DeleteFunc(pieces(p.Document, law.Addressees, law.BodyText), func(l *recognize.Piece) bool {
		return l.Component == law.BodyText && !strings.HasPrefix(viet.NFC(l.Text), bare)
	})
	if len(list) > 0 {
		at := check.At(list[0])
		at.Component = law.Addressees
		p.Report(at, "bỏ dòng này, ghi nơi nhận vào danh sách “"+p.Regulation.Text().RecipientsWord+"” ở cuối", "%s có “%s”, chỉ công văn và tờ trình, báo cáo gửi cấp trên mới có", viet.LowerFirst(p.Document.Kind.Name), firstWords(list[0].Text, 2))
	}
}

// firstWords is the beginning of a text.
func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(n, len(words))], " ")
}

// checkAddresseeLook is KG-04.
func checkAddresseeLook(p *check.Pass) {
	list := pieces(p.Document, law.Addressees)
	if len(list) == 0 {
		return
	}
	want := p.Regulation.Text().AddresseesWord
	first := viet.NFC(list[0].Text)
	bare := strings.TrimSuffix(want, ":")
	opens := strings.HasPrefix(viet.Upper(first), viet.Upper(bare))
	switch {
	case !opens || strings.HasPrefix(first, want):
	case !strings.HasPrefix(first, bare):
		p.Report(check.At(list[0]), "sửa thành “"+want+"”", "“%s” phải viết “%s”", firstWords(first, 2), want)
	default:
		p.Report(check.At(list[0]), "gõ dấu hai chấm sau “"+bare+"”", "“%s” không có dấu hai chấm, phải viết “%s”", firstWords(first, 2), want)
	}
	look(p, list, size, weight, slant)
}

// addressee is one of those a document goes to.
type addressee struct {
	piece *recognize.Piece
	text  string // of the whole, dash and mark included
}

// addressees are the lines of Kính gửi that can be judged as a list. Inline
// tells that the first stands on the line of the word.
func addressees(d *recognize.Document, r *law.Regulation) (list []addressee, inline bool) {
	found := d.All(law.Addressees)
	if slices.ContainsFunc(found, func(p *recognize.Piece) bool {
		return p.Sure == recognize.Guess || p.Paragraph == nil || isForm(p.Text)
	}) {
		return nil, false
	}
	rows := addresseeRows(found)
	for i, p := range rows {
		text := strings.TrimSpace(viet.NFC(p.Text))
		if i == 0 {
			_, rest, colon := strings.Cut(text, ":")
			if !colon || strings.TrimSpace(rest) == "" {
				if !colon && len(rows) == 1 {
					return nil, false
				}
				continue
			}
			text, inline = strings.TrimSpace(rest), true
		}
		if n := len(list); n > 0 && !isItem(text) && (startsSmall(text) || !endsSentence(list[n-1].text) && isItem(list[n-1].text)) {
			if startsSmall(text) {
				list[n-1].text += " " + text // a line broken by hand
				list[n-1].piece = p
				continue
			}
		}
		list = append(list, addressee{p, text})
	}
	return list, inline
}

// addresseeRows cuts pieces where a line break parts entries.
func addresseeRows(found []*recognize.Piece) []*recognize.Piece {
	var out []*recognize.Piece
	for _, p := range found {
		raw := p.Paragraph.Text()
		from := p.From
		for at := p.From; at < p.To; at++ {
			if raw[at] != '\n' || !isItem(strings.TrimSpace(raw[at:p.To])) {
				continue
			}
			row := *p
			row.From, row.To, row.Text = from, at, oneLine(raw[from:at])
			out, from = append(out, &row), at+1
		}
		if from == p.From {
			out = append(out, p)
			continue
		}
		row := *p
		row.From, row.Text = from, oneLine(raw[from:p.To])
		out = append(out, &row)
	}
	return out
}

// checkOneAddressee is KG-05. A công điện has its own form.
// NĐ 30/2020, Phụ lục III, Mẫu 1.6.
func checkOneAddressee(p *check.Pass) {
	list, inline := addressees(p.Document, p.Regulation)
	if len(list) != 1 || p.Document.Kind != nil && p.Document.Kind.AddresseesWord != "" {
		return
	}
	at, word := check.At(list[0].piece), p.Regulation.Text().AddresseesWord
	switch {
	case isItem(list[0].text):
		p.Report(at, "xóa gạch đầu dòng, ghi nơi nhận ngay sau “"+word+"”", "chỉ gửi một nơi mà có gạch đầu dòng, phải ghi cùng dòng với “%s”", word)
	case !inline:
		p.Report(at, "đưa nơi nhận lên cùng dòng với “"+word+"”", "nơi nhận duy nhất ở dòng dưới, phải cùng dòng với “%s”", word)
	}
}

// checkAddresseeMarks is KG-06.
func checkAddresseeMarks(p *check.Pass) {
	list, inline := addressees(p.Document, p.Regulation)
	if len(list) < 2 {
		return
	}
	if inline {
		p.Warn(check.At(list[0].piece), "đặt con trỏ sau dấu hai chấm, bấm Enter", "nơi nhận đầu tiên viết cùng dòng với “%s”, gửi nhiều nơi thì mỗi nơi một dòng ở dưới", p.Regulation.Text().AddresseesWord)
	}
	items := make([]entry, len(list))
	for i, a := range list {
		items[i] = entry(a)
	}
	checkEntries(p, items, nil)
}

// checkDashes is KG-07.
func checkDashes(p *check.Pass) {
	list, inline := addressees(p.Document, p.Regulation)
	if len(list) < 2 || inline || slices.ContainsFunc(list, func(a addressee) bool { return !isItem(a.text) }) {
		return
	}
	// Of a text of several lines only the indent is known, not the place on the sheet.
	whole := !slices.ContainsFunc(list, func(a addressee) bool { return a.piece.Box.Lines != 1 })
	first, known := dashAt(list[0].piece, whole)
	for _, a := range list[1:] {
		at, ok := dashAt(a.piece, whole)
		if !ok || !known {
			p.Skip("chưa đo được chỗ đặt gạch đầu dòng dưới Kính gửi")
			return
		}
		if abs(at-first) > dashTolerance {
			p.Report(check.At(a.piece), "bôi đen các dòng này, đặt cùng một số ở Home > Paragraph > Indentation > Left", "gạch đầu dòng ở %s, dòng trên ở %s, các gạch phải thẳng hàng", centimetres(at), centimetres(first))
			return
		}
	}
}

const dashTolerance = unit.MM

// dashAt is where a line of a list begins: on the sheet, or by its indent.
func dashAt(p *recognize.Piece, sheet bool) (at unit.Length, ok bool) {
	if sheet {
		return p.Box.Left, true
	}
	f := p.Paragraph.Format
	text := p.Paragraph.Text()[p.From:]
	if f.Align != flow.Left && f.Align != flow.Justify || strings.HasPrefix(text, "\t") || strings.HasPrefix(text, " ") || p.From > 0 {
		return 0, false
	}
	return f.IndentLeft + f.FirstLine, true
}

// entry is one line of a list of recipients.
type entry struct {
	piece *recognize.Piece
	text  string
}

// checkEntries reports entries that lack their dash or the mark at their end.
// ends tells how the last may end otherwise; nil for a stop alone.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9, điểm d.
func checkEntries(p *check.Pass, list []entry, ends func(string) bool) {
	words := p.Regulation.Text()
	var bare, glued, open []check.Place
	for i, e := range list {
		dash := strings.TrimSpace(words.EntryMark)
		switch at := check.At(e.piece); {
		case !isItem(e.text) && !strings.HasPrefix(e.text, dash):
			bare = append(bare, at)
		case !strings.HasPrefix(e.text, words.EntryMark):
			glued = append(glued, at)
		}
		if i < len(list)-1 && !strings.HasSuffix(e.text, words.EntryEnd) {
			open = append(open, check.At(e.piece))
		}
	}
	if len(bare) > 0 {
		reportAll(p, bare, "gõ “- ” ở đầu dòng", fmt.Sprintf("“%s” không có gạch đầu dòng, phải mở đầu bằng “%s”", bare[0].Quote, words.EntryMark))
	}
	if len(glued) > 0 {
		warnAll(p, glued, "sửa đầu dòng thành “- ” (dấu trừ và một dấu cách)", fmt.Sprintf("đầu dòng “%s” không viết “%s”", firstWords(glued[0].Quote, 2), words.EntryMark))
	}
	if len(open) > 0 {
		reportAll(p, open, "gõ dấu “"+words.EntryEnd+"” ở cuối dòng", fmt.Sprintf("dòng “%s” kết thúc %s, phải kết thúc bằng “%s” vì còn dòng ở sau", open[0].Quote, lastMark(open[0].Quote), words.EntryEnd))
	}
	last := list[len(list)-1]
	if !strings.HasSuffix(last.text, words.LastEntryEnd) && (ends == nil || !ends(last.text)) {
		p.Report(check.At(last.piece), "gõ dấu “"+words.LastEntryEnd+"” ở cuối dòng", "dòng cuối “%s” kết thúc %s, phải kết thúc bằng “%s”", last.text, lastMark(last.text), words.LastEntryEnd)
	}
}
