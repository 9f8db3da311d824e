package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// recipientRules are the rules of Nơi nhận.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9.
func recipientRules(r *law.Regulation) []check.Rule {
	cite, which := r.Components[law.RecipientsWord].Cite, r.Provisions().Recipients
	return append([]check.Rule{{
		ID: "NN-01", Title: "văn bản có “Nơi nhận:”", Tier: check.Decree, Cite: which, Severity: diag.Error,
		Why:      "Không có Nơi nhận thì văn thư không biết gửi cho ai và lưu ở đâu.",
		Examples: []check.Example{{Bad: "noi_nhan -\nnoi_nhan_danh_sach -", Good: "noi_nhan {nghiêng}", Own: true, At: "noi_nhan"}},
		Run:      checkHasRecipients,
	}, {
		ID: "NN-02", Title: "chữ “Nơi nhận:” in nghiêng, đậm, cỡ 12 pt, sát lề trái, có dấu hai chấm", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Cỡ và kiểu chữ được ấn định để Nơi nhận tách khỏi nội dung và chữ ký.",
		Examples: []check.Example{
			{Bad: "noi_nhan {cỡ 14}", Good: "noi_nhan {cỡ 12}"},
			{Bad: "noi_nhan {không đậm}", Good: "noi_nhan {đậm}"},
			{Bad: "noi_nhan {đứng}", Good: "noi_nhan {nghiêng}"},
			{Bad: "noi_nhan: Nơi nhận", Good: "noi_nhan: Nơi nhận:", Own: true},
			{Bad: "noi_nhan {giữa}", Good: "noi_nhan {trái}"},
		},
		Run: checkRecipientsWord,
	}, {
		ID: "NN-03", Title: "“Nơi nhận:” ngang hàng với quyền hạn, chức vụ của người ký", Tier: check.Decree, Cite: cite, Severity: diag.Warning,
		Why:      "Hai khối ngang nhau giữ chữ ký và Nơi nhận trên một trang, không ai chèn thêm được.",
		Examples: []check.Example{{Bad: "noi_nhan {trước 40 pt}", Good: "noi_nhan {trước 2 pt}", Own: true}},
		Run:      checkLevel,
	}, {
		ID: "NN-04", Title: "danh sách nơi nhận cỡ 11 pt, chữ đứng, không đậm", Tier: check.Decree, Cite: r.Components[law.RecipientsList].Cite, Severity: diag.Error,
		Why: "Danh sách nhỏ hơn nội dung để không lấn chữ ký; mọi cơ quan dùng một cỡ.",
		Examples: []check.Example{
			{Bad: "noi_nhan_danh_sach {cỡ 14}", Good: "noi_nhan_danh_sach {cỡ 11}"},
			{Bad: "noi_nhan_danh_sach#1 {nghiêng}", Good: "noi_nhan_danh_sach#1 {đứng}"},
		},
		Run: func(p *check.Pass) { look(p, pieces(p.Document, law.RecipientsList), size, weight, slant) },
	}, {
		ID: "NN-05", Title: "mỗi nơi nhận một dòng, mở đầu “- ”, kết thúc “;”, dòng cuối kết thúc “.”", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Dấu thống nhất cho biết hết một nơi nhận và hết danh sách.",
		Examples: []check.Example{
			{Bad: "noi_nhan_danh_sach#2: Ủy ban nhân dân tỉnh (để b/c);", Good: "noi_nhan_danh_sach#2: - Ủy ban nhân dân tỉnh;"},
			{Bad: "noi_nhan_danh_sach#2: - Ủy ban nhân dân tỉnh (để b/c).", Good: "noi_nhan_danh_sach#2: - Ủy ban nhân dân tỉnh (để báo cáo);"},
			{Bad: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS", Good: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS (2)."},
		},
		Run: checkRecipientMarks,
	}}, entryRules(r)...)
}

// entryRules are the rules of what the list says.
func entryRules(r *law.Regulation) []check.Rule {
	cite, which := r.Components[law.RecipientsWord].Cite, r.Provisions().Recipients
	return []check.Rule{{
		ID: "NN-06", Title: "dòng cuối của Nơi nhận là “- Lưu: VT, …”", Tier: check.Decree, Cite: cite, Severity: diag.Error,
		Why: "Dòng Lưu cho biết bản lưu ở văn thư và đơn vị soạn thảo; thiếu dòng này thì không truy được bản gốc.",
		Examples: []check.Example{
			{Bad: "noi_nhan_danh_sach#cuối: - Phòng Chuyển đổi số.", Good: "noi_nhan_danh_sach#cuối: - Lưu: VT."},
			{Bad: "noi_nhan_danh_sach#cuối: - Lưu VT, CĐS.", Good: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS."},
			{Bad: "noi_nhan_danh_sach#cuối: - Lưu: CĐS.", Good: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS (3)."},
		},
		Run: checkFiling,
	}, {
		ID: "NN-07", Title: "văn bản có Kính gửi thì Nơi nhận mở đầu bằng “- Như trên;”", Tier: check.Decree, Cite: which, Severity: diag.Error,
		Why:      "“Như trên” nối Nơi nhận với Kính gửi để văn thư gửi đủ.",
		Examples: []check.Example{{Bad: "noi_nhan_danh_sach#1: - Các sở, ban, ngành;", Good: "noi_nhan_danh_sach#1: - Như trên;", Own: true}},
		Run:      checkAsAbove,
	}, {
		ID: "NN-08", Title: "Nơi nhận của nghị quyết, quyết định mở đầu bằng “- Như Điều …;” và có Điều đó", Tier: check.Form, Cite: r.Form("1.2").Cite, Severity: diag.Warning,
		Why: "Điều thi hành kể tên nơi nhận; trỏ sai điều thì gửi thiếu.",
		Examples: []check.Example{
			{On: "quyet-dinh", Bad: "noi_nhan_danh_sach#1: - Như Điều 5;", Good: "noi_nhan_danh_sach#1: - Như Điều 3;", Own: true},
			{On: "quyet-dinh", Bad: "noi_nhan_danh_sach#1: - Các phòng, đơn vị thuộc Sở;", Good: "noi_nhan_danh_sach#1: - Như Điều 2, 3;", Own: true},
		},
		Run: checkAsArticle,
	}, {
		ID: "NN-09", Title: "đơn vị ở dòng Lưu là đơn vị ở ký hiệu", Tier: check.Practice, Severity: diag.Note,
		Why:      "Ký hiệu công văn ghi đơn vị soạn thảo, dòng Lưu cũng vậy; khác nhau thường là chép từ văn bản cũ.",
		Examples: []check.Example{{Bad: "noi_nhan_danh_sach#cuối: - Lưu: VT, TCCB.", Good: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS.", Own: true}},
		Run:      checkFilingUnit,
	}, {
		ID: "NN-BC", Title: "cấp phó ký thay thì Nơi nhận có người đứng đầu", Tier: check.Practice, Severity: diag.Note,
		Why:      "Người đứng đầu cần biết văn bản đã ký thay mình; thường ghi “(để b/c)”.",
		Examples: []check.Example{{Bad: "noi_nhan_danh_sach#3 -", Good: "noi_nhan_danh_sach#3: - Giám đốc Sở (để báo cáo);", Own: true, At: "noi_nhan_danh_sach"}},
		Run:      checkHeadInformed,
	}}
}

// recipientItems are the entries of Nơi nhận without dash and mark, if all of
// them are sure; a line that another one was broken into is joined to it.
func recipientItems(d *recognize.Document) []entry {
	list := recipientLines(d)
	for i := range list {
		list[i].text = strings.TrimSpace(strings.Trim(strings.TrimLeft(list[i].text, "-–—+*• "), ";."))
	}
	return list
}

func recipientLines(d *recognize.Document) []entry {
	var out []entry
	for _, p := range d.All(law.RecipientsList) {
		if p.Sure == recognize.Guess || p.Paragraph == nil || strings.Contains(p.Text, "{{") {
			return nil
		}
		text := strings.TrimSpace(viet.NFC(p.Text))
		switch n := len(out); {
		case text == "":
		case n > 0 && !isItem(text) && !strings.HasPrefix(text, "-") && (startsSmall(text) || strings.HasPrefix(text, "(") || strings.HasSuffix(out[n-1].text, ",") || drafterOnly.MatchString(text)):
			out[n-1] = entry{p, out[n-1].text + " " + text}
		default:
			out = append(out, entry{p, text})
		}
	}
	return out
}

// drafter is ký hiệu người soạn thảo và số lượng bản phát hành after a stop.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 3.
var (
	drafter     = regexp.MustCompile(`\.\s*[\p{L}.]*\s*\(?\d*\)?$`)
	drafterOnly = regexp.MustCompile(`^[\p{Lu}.]+\s*\(\d+\)\.?$`)
	articleRef  = regexp.MustCompile(`(?i)^như (?:các )?điều\s*([\d, và;-]*)`)
	digits      = regexp.MustCompile(`\d+`)
)

func isAsAbove(s string, r *law.Regulation) bool {
	return strings.HasPrefix(viet.Fold(s), viet.Fold(r.BodyRules().AsAbove))
}

// hasEnd reports whether a document is one that ends with Nơi nhận.
func hasEnd(p *check.Pass) bool {
	d := p.Document
	return isMain(p) && d.Kind.Recipients == law.Required || d.Role == recognize.Copy && d.First(law.CodeLine) != nil
}

// checkHasRecipients is NN-01.
func checkHasRecipients(p *check.Pass) {
	word := p.Regulation.Text().RecipientsWord
	if hasEnd(p) && p.Document.First(law.RecipientsWord) == nil && !saysSomewhere(p.Document, word, "") {
		p.Report(check.Absent(law.RecipientsWord), "gõ “"+word+"” ở góc dưới bên trái, ngang với chức vụ của người ký, rồi từng nơi nhận một dòng", "văn bản không có “%s”", word)
	}
}

// checkRecipientsWord is NN-02.
func checkRecipientsWord(p *check.Pass) {
	list := pieces(p.Document, law.RecipientsWord)
	want := p.Regulation.Text().RecipientsWord
	for _, w := range list {
		if text := viet.NFC(w.Text); !strings.HasPrefix(text, want) && strings.HasPrefix(viet.Upper(text), viet.Upper(strings.TrimSuffix(want, ":"))) {
			p.Report(check.At(w), "sửa thành “"+want+"”", "“%s” phải viết “%s”", text, want)
		}
		if f := w.Paragraph.Format; whole(w) && (f.Align == flow.Center || f.Align == flow.Right || f.IndentLeft+f.FirstLine > flushTolerance) {
			p.Report(check.At(w), "đặt con trỏ ở dòng này, bấm Ctrl+L, đặt Home > Paragraph > Indentation > Left là 0 cm", "“%s” không sát lề trái", w.Text)
		}
	}
	look(p, list, size, weight, slant)
}

// flushTolerance is how far in a line may stand that is flush left.
const flushTolerance = 5 * unit.MM

// checkLevel is NN-03. Two who sign stand above Nơi nhận.
func checkLevel(p *check.Pass) {
	kind := p.Document.Kind
	word := p.Document.First(law.RecipientsWord)
	if word == nil || kind == nil || kind.MaxSignatures != 1 {
		return
	}
	sign := p.Document.First(law.SignAuthority)
	if sign == nil {
		sign = p.Document.First(law.SignPosition)
	}
	if sign == nil || word.Sure == recognize.Guess || sign.Sure == recognize.Guess {
		return
	}
	level, known := areLevel(p.File.Flow, word, sign)
	if !known {
		p.Skip("chưa đo được “Nơi nhận:” có ngang hàng với chữ ký không")
		return
	}
	if !level {
		p.Report(check.At(word), "đặt Nơi nhận và chữ ký vào một bảng hai cột không kẻ viền, cùng bắt đầu ở dòng đầu", "“%s” không ngang hàng với “%s”", word.Text, sign.Text)
	}
}

// areLevel reports whether two pieces stand on one line of the page, and
// whether that can be told.
func areLevel(f *flow.Flow, a, b *recognize.Piece) (level, known bool) {
	first, found := depth(f, a.Paragraph)
	second, also := depth(f, b.Paragraph)
	if found && also && first.table == second.table {
		return first.row == second.row && abs(first.above-second.above) <= levelTolerance, true
	}
	return a.Level == b.Level, a.Level != 0 && b.Level != 0
}

// cellPlace is where a paragraph stands in a table.
type cellPlace struct {
	table *flow.Table
	row   int
	above unit.Length // of its line from the top of the row, about
}

// depth finds a paragraph in a table at the top of a section.
func depth(f *flow.Flow, p *flow.Paragraph) (cellPlace, bool) {
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			t, _ := b.(*flow.Table)
			if t == nil {
				continue
			}
			for i := range t.Rows {
				for _, c := range t.Rows[i].Cells {
					if above, ok := aboveIn(c.Blocks, p); ok {
						return cellPlace{t, i, above}, true
					}
				}
			}
		}
	}
	return cellPlace{}, false
}

// aboveIn is what stands above a paragraph among blocks, with its own gap.
func aboveIn(blocks []flow.Block, p *flow.Paragraph) (unit.Length, bool) {
	var above unit.Length
	for _, b := range blocks {
		next, ok := b.(*flow.Paragraph)
		if !ok {
			continue
		}
		if next == p {
			return above + p.Format.SpaceBefore, true
		}
		above += next.Format.SpaceBefore + next.MarkSize() + next.Format.SpaceAfter
	}
	return 0, false
}

// levelTolerance is about a line: what two lines may be apart and still level.
const levelTolerance = 16 * unit.Point

// checkRecipientMarks is NN-05.
func checkRecipientMarks(p *check.Pass) {
	if list := recipientLines(p.Document); len(list) > 0 {
		checkEntries(p, list, func(s string) bool { return drafter.MatchString(s) })
	}
}

// checkFiling is NN-06.
func checkFiling(p *check.Pass) {
	list := recipientItems(p.Document)
	if len(list) == 0 || !hasEnd(p) {
		return
	}
	words := p.Regulation.Text()
	bare := strings.TrimSuffix(words.FilingWord, ":")
	i := slices.IndexFunc(list, func(e entry) bool { return strings.HasPrefix(viet.Fold(e.text), viet.Fold(bare)) })
	last := list[len(list)-1]
	hint := "gõ dòng cuối “" + words.EntryMark + words.FilingWord + " " + words.ClerkWord + ", (đơn vị soạn thảo).”"
	switch {
	case i < 0:
		p.Report(check.At(last.piece), hint, "nơi nhận không có dòng “%s %s”", words.FilingWord, words.ClerkWord)
		return
	case i < len(list)-1:
		p.Report(check.At(list[i].piece), "đưa dòng này xuống cuối danh sách", "dòng “%s” không ở cuối, phải là dòng cuối của Nơi nhận", list[i].text)
	}
	switch rest, ok := strings.CutPrefix(list[i].text, words.FilingWord); {
	case !ok:
		p.Report(check.At(list[i].piece), hint, "“%s” phải viết “%s %s, …”", list[i].text, words.FilingWord, words.ClerkWord)
	case !clerk(rest, words.ClerkWord):
		p.Report(check.At(list[i].piece), hint, "“%s” không có “%s” ngay sau “%s”", list[i].text, words.ClerkWord, words.FilingWord)
	}
}

// clerk reports whether what follows Lưu names văn thư first.
func clerk(rest, word string) bool {
	first := strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" ,;.(:", r) })
	return len(first) > 0 && first[0] == word
}

// checkAsAbove is NN-07.
func checkAsAbove(p *check.Pass) {
	list := recipientItems(p.Document)
	// Mẫu 1.6 of a công điện has no “Như trên”.
	if k := p.Document.Kind; k == nil || k.Addressees == law.Absent || k.AddresseesWord != "" {
		return
	}
	if len(list) == 0 || len(pieces(p.Document, law.Addressees)) == 0 || isForm(list[0].text) || isAsAbove(list[0].text, p.Regulation) {
		return
	}
	words := p.Regulation.Text()
	p.Report(check.At(list[0].piece), "gõ dòng đầu “"+words.EntryMark+p.Regulation.BodyRules().AsAbove+words.EntryEnd+"”", "nơi nhận mở đầu bằng “%s”, văn bản có Kính gửi phải mở đầu bằng “%s%s%s”",
		list[0].text, words.EntryMark, p.Regulation.BodyRules().AsAbove, words.EntryEnd)
}

// checkAsArticle is NN-08. The first entry of a kind without articles is what
// its form shows.
func checkAsArticle(p *check.Pass) {
	list := recipientItems(p.Document)
	if len(list) == 0 || !isMain(p) || p.Document.Kind.FirstEntry == "" || isForm(list[0].text) {
		return
	}
	entry, first := p.Document.Kind.FirstEntry, list[0]
	m := articleRef.FindStringSubmatch(first.text)
	switch {
	case isAsAbove(entry, p.Regulation):
		if p.Document.Kind.Addressees == law.Absent && !isAsAbove(first.text, p.Regulation) {
			p.Report(check.At(first.piece), "gõ dòng đầu “- "+entry+";”", "nơi nhận mở đầu bằng “%s”, mẫu mở đầu bằng “%s”", first.text, entry)
		}
		return
	case m == nil:
		if !isAsAbove(first.text, p.Regulation) {
			p.Report(check.At(first.piece), "gõ dòng đầu “- "+entry+" …;” với số của điều thi hành", "nơi nhận mở đầu bằng “%s”, mẫu mở đầu bằng “%s …”", first.text, entry)
		}
		return
	}
	highest := lastArticle(p)
	for _, n := range digits.FindAllString(m[1], -1) {
		if n, _ := strconv.Atoi(n); highest > 0 && n > highest {
			p.Report(check.At(first.piece), "sửa số của điều, hoặc thêm điều còn thiếu", "nơi nhận ghi “%s”, văn bản không có Điều %d", first.text, n)
			return
		}
	}
}

// lastArticle is the number of the last Điều of the text itself; 0 if none was
// found.
func lastArticle(p *check.Pass) int {
	n := 0
	for _, r := range ranksOf(parts(p.Document)[0], quoted(p.Document)) {
		if r.level == doc.LevelArticle {
			n = max(n, r.number)
		}
	}
	return n
}

// checkFilingUnit is NN-09.
func checkFilingUnit(p *check.Pass) {
	list := recipientItems(p.Document)
	line := p.Document.First(law.CodeLine)
	if len(list) == 0 || !isMain(p) || !p.Document.Kind.CodeByIssuer || line == nil || line.Sure == recognize.Guess {
		return
	}
	_, notation, ok := strings.Cut(line.Text, "/")
	groups := strings.Split(strings.TrimSpace(notation), "-")
	rest, filing := strings.CutPrefix(list[len(list)-1].text, p.Regulation.Text().FilingWord)
	if !ok || !filing || len(groups) < 2 || waits(notation) {
		return
	}
	unit := groups[len(groups)-1]
	kept := strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" ,;.()", r) })
	if len(kept) > 1 && unit != "" && !slices.Contains(kept, unit) && !strings.HasPrefix(kept[1], unit) {
		p.Report(check.At(list[len(list)-1].piece), "sửa đơn vị ở dòng Lưu hoặc ở ký hiệu cho khớp", "dòng Lưu ghi “%s”, ký hiệu ghi đơn vị “%s”", kept[1], unit)
	}
}

// checkHeadInformed is NN-BC.
func checkHeadInformed(p *check.Pass) {
	list := recipientItems(p.Document)
	if len(list) == 0 || !isMain(p) {
		return
	}
	for _, line := range pieces(p.Document, law.SignAuthority) {
		c, head, _ := p.Regulation.Capacity(viet.NFC(line.Text))
		if c == nil || len(c.Posts) == 0 || head == "" {
			continue
		}
		if !slices.ContainsFunc(list, func(e entry) bool { return strings.Contains(viet.Fold(e.text), viet.Fold(head)) }) {
			p.Report(check.At(list[0].piece), "thêm dòng “- "+viet.UpperFirst(strings.ToLower(head))+" (để b/c);”", "%s %s mà nơi nhận không có %s", c.Prefix, fmt.Sprintf("ký thay %s", strings.ToLower(head)), strings.ToLower(head))
		}
	}
}
