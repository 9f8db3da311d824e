package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// citationRules are the rules of how other documents are cited.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm a và điểm b.
func citationRules(r *law.Regulation) []check.Rule {
	cite, cited := r.Components[law.Basis].Cite, r.Provisions().Citation
	const kind = "quyet-dinh"
	return []check.Rule{{
		ID: "CC-05", Title: "căn cứ là luật, pháp lệnh không ghi số, ký hiệu", Tier: check.Decree, Cite: cite, Severity: diag.Warning,
		Why: "Luật và pháp lệnh được viện dẫn bằng tên; ghi thêm số là thừa và dễ sai.",
		Examples: []check.Example{{On: kind, Bad: "can_cu#1: Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
			Good: "can_cu#1: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"}},
		Run: checkLawNumber,
	}, {
		ID: "CC-06", Title: "căn cứ ghi đủ số, ký hiệu, ngày ban hành, cơ quan ban hành và trích yếu", Tier: check.Decree, Cite: cite, Severity: diag.Warning,
		Why: "Thiếu một phần thì người đọc không tìm được đúng văn bản làm căn cứ.",
		Examples: []check.Example{
			{On: kind, Bad: "can_cu#1: Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;",
				Good: "can_cu#1: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"},
			{On: kind, Bad: "can_cu#1: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư;",
				Good: "can_cu#1: Căn cứ Kế hoạch công tác năm 2026;"},
		},
		Run: checkBasisParts,
	}, {
		ID: "CC-SO", Title: "trước số của văn bản làm căn cứ có chữ “số”", Tier: check.Form, Cite: cite, Severity: diag.Warning,
		Why: "Mọi văn bản mẫu đều viết “Nghị định số …”; thiếu chữ “số” thì câu cụt và khó tra cứu.",
		Examples: []check.Example{{On: kind, Bad: "can_cu#1: Căn cứ Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
			Good: "can_cu#1: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"}},
		Run: checkNumberWord,
	}, {
		ID: "CC-HL", Title: "văn bản làm căn cứ còn hiệu lực", Tier: check.Practice, Severity: diag.Warning,
		Why: "Căn cứ vào văn bản đã hết hiệu lực thì quyết định có thể bị hủy.",
		Examples: []check.Example{
			{On: kind, Bad: "can_cu#1: Căn cứ Nghị định số 130/2018/NĐ-CP ngày 27 tháng 9 năm 2018 của Chính phủ về chữ ký số;",
				Good: "can_cu#1: Căn cứ Nghị định số 23/2025/NĐ-CP ngày 21 tháng 02 năm 2025 của Chính phủ về chữ ký điện tử;"},
			{On: kind, Bad: "can_cu#1: Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;", Good: "can_cu#1: Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"},
		},
		Run: checkInForce,
	}, {
		ID: "VD-01", Title: "viện dẫn lần đầu ghi đầy đủ, các lần sau chỉ ghi tên loại và số, ký hiệu", Tier: check.Decree, Cite: cited, Severity: diag.Warning,
		Why: "Lần đầu phải đủ để người đọc tìm ra văn bản; nhắc lại đầy đủ nhiều lần làm câu dài và che mất ý chính.",
		Examples: []check.Example{
			{Bad: "noi_dung#1 + Các cơ quan thực hiện Kế hoạch số 18/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh.",
				Good: "noi_dung#1 + Các cơ quan thực hiện đúng Kế hoạch số 18/KH-UBND.", Own: true},
			{Bad: "noi_dung#1: Thực hiện Kế hoạch số 18/KH-UBND của Ủy ban nhân dân tỉnh, Sở đề nghị các cơ quan, đơn vị:",
				Good: "noi_dung#1: Thực hiện Kế hoạch số 18/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về doanh nghiệp số, Sở đề nghị các cơ quan, đơn vị:", Own: true},
		},
		Run: checkFirstCitation,
	}}
}

// How a document is named in a text.
var (
	codeForm   = `\d{1,5}[a-zđ]?/(?:\d{4}/)?[\p{Lu}][\p{L}\d]*(?:-[\p{L}\d]+)*|\d{1,4}-\p{Lu}+/\p{Lu}\p{L}+`
	codeOnly   = regexp.MustCompile(codeForm)
	citedAs    = regexp.MustCompile(`(\p{Lu}\p{L}+(?: \p{Ll}+){0,2}) số:? (` + codeForm + `)`)
	dated      = regexp.MustCompile(`ngày\s+(?:\d{1,2}|…|\.{2,})?\s*(?:tháng|/|-|\.)|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày\s+tháng`)
	yearAtEnd  = regexp.MustCompile(`(?:năm |[/.-])(\d{4})`)
	afterDate  = regexp.MustCompile(`(?:năm \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*(.*)$`)
	aboutWords = regexp.MustCompile(`(?:^|\s)(về|quy định|ban hành|sửa đổi|bổ sung|hướng dẫn|phê duyệt|giao|thành lập|công bố|điều chỉnh|thực hiện|triển khai|tổ chức|quy chế|kế hoạch|chi tiết|phân công|kiện toàn|công nhận|bổ nhiệm|phân cấp|ủy quyền|tăng cường|đẩy mạnh|V/v)(?:\s|$)`)
)

// named is the kind that a căn cứ names first.
func named(text string, kinds []string) (kind, rest string, ok bool) {
	rest, ok = strings.CutPrefix(viet.NFC(text), "Căn cứ ")
	if !ok {
		return "", "", false
	}
	rest = strings.TrimPrefix(rest, "các ")
	longest := ""
	for _, k := range kinds {
		if len(k) > len(longest) && (strings.HasPrefix(rest, k+" ") || rest == k) {
			longest = k
		}
	}
	return longest, strings.TrimSpace(strings.TrimPrefix(rest, longest)), longest != ""
}

// checkLawNumber is CC-05.
func checkLawNumber(p *check.Pass) {
	var at []check.Place
	found := ""
	for _, b := range pieces(p.Document, law.Basis) {
		kind, rest, ok := named(b.Text, p.Regulation.CitedByName)
		if i := codeOnly.FindStringIndex(rest); ok && i != nil && !strings.Contains(rest[:i[0]], " của ") && !dated.MatchString(rest[:i[0]]) {
			if len(at) == 0 {
				found = fmt.Sprintf("%s làm căn cứ ghi số, ký hiệu “%s”, chỉ ghi tên và ngày", viet.LowerFirst(kind), rest[i[0]:i[1]])
			}
			at = append(at, check.At(b))
		}
	}
	if len(at) > 0 {
		reportAll(p, at, "xóa chữ “số” và số, ký hiệu", found)
	}
}

// checkBasisParts is CC-06.
func checkBasisParts(p *check.Pass) {
	rules := p.Regulation.BodyRules()
	seen := map[string]bool{}
	list := bases(p.Document)
	for i, b := range list {
		if i+1 < len(list) && !strings.HasSuffix(b.Text, p.Regulation.Text().EntryEnd) && continues(list[i+1].Text, p.Regulation) {
			continue // the next paragraph goes on with it
		}
		if kind, rest, ok := named(b.Text, p.Regulation.CitedByName); ok {
			if kind != p.Regulation.CitedByName[len(p.Regulation.CitedByName)-1] && !dated.MatchString(rest) && !yearAtEnd.MatchString(rest) && rest != "" {
				p.Report(check.At(b), "thêm “ngày … tháng … năm …” sau tên "+viet.LowerFirst(kind), "căn cứ “%s” thiếu ngày ban hành", b.Text)
			}
			continue
		}
		kind, rest, ok := named(b.Text, kindNames(p.Regulation, rules))
		if !ok {
			continue
		}
		number := codeOnly.FindString(rest)
		if seen[number] && number != "" {
			continue // cited in full before
		}
		seen[number] = true
		if missing := missingParts(kind, rest, number, rules); len(missing) > 0 {
			p.Report(check.At(b), "ghi đủ tên loại, số và ký hiệu, ngày ban hành, cơ quan ban hành, trích yếu", "căn cứ “%s” thiếu %s", b.Text, strings.Join(missing, ", "))
		}
	}
}

// kindNames are the kinds that a căn cứ may name with số, ký hiệu.
func kindNames(r *law.Regulation, rules law.BodyRules) []string {
	out := slices.Clone(rules.Numbered)
	for _, k := range r.Kinds {
		out = append(out, k.Name)
	}
	return out
}

// missingParts lists what a căn cứ lacks. What has neither number nor date may
// be named in another way: “Kế hoạch công tác năm 2026”.
func missingParts(kind, rest, number string, rules law.BodyRules) []string {
	var out []string
	date := dated.FindStringIndex(rest)
	if number == "" {
		if !slices.Contains(rules.Numbered, kind) || waits(rest) || !strings.Contains(rest, " của ") || date == nil {
			return nil
		}
		out = append(out, "số, ký hiệu")
	}
	if date == nil {
		out = append(out, "ngày ban hành")
	}
	after := rest
	if m := afterDate.FindStringSubmatch(rest); m != nil {
		after = m[1]
	}
	issuer := strings.Index(" "+rest, " của ")
	switch {
	case issuer < 0:
		out = append(out, "cơ quan ban hành")
	case !aboutWords.MatchString(after) && len(strings.Fields(after)) <= 10:
		out = append(out, "trích yếu")
	}
	return out
}

// waits reports whether a text leaves room for what is not known yet.
func waits(s string) bool {
	return strings.Contains(s, "…") || strings.Contains(s, "...") || strings.Contains(s, "____") || strings.Contains(s, "[")
}

// bareNumber finds a number without its word.
var bareNumber = regexp.MustCompile(`^(?:` + codeForm + `)`)

// checkNumberWord is CC-SO.
func checkNumberWord(p *check.Pass) {
	var at []check.Place
	found := ""
	for _, b := range pieces(p.Document, law.Basis) {
		kind, rest, ok := named(b.Text, kindNames(p.Regulation, p.Regulation.BodyRules()))
		if number := bareNumber.FindString(rest); ok && number != "" {
			if len(at) == 0 {
				found = fmt.Sprintf("“%s %s” thiếu chữ “số”, phải viết “%s số %s”", kind, number, kind, number)
			}
			at = append(at, check.At(b))
		}
	}
	if len(at) > 0 {
		reportAll(p, at, "gõ chữ “số” trước số của văn bản", found)
	}
}

// checkInForce is CC-HL.
func checkInForce(p *check.Pass) {
	day := p.Document.Content.Date
	issued := viet.Date{Day: day.Day, Month: day.Month, Year: day.Year}
	for _, b := range pieces(p.Document, law.Basis) {
		text := viet.NFC(b.Text)
		for _, old := range p.Regulation.BodyRules().Repealed {
			if !old.IsNamedIn(text) {
				continue
			}
			if issued.Year == 0 {
				p.Skip("văn bản chưa có ngày ban hành để xét hiệu lực của căn cứ")
				continue
			}
			if issued.Compare(old.From) >= 0 {
				p.Report(check.At(b), "thay bằng "+old.By+", nếu nội dung còn phù hợp", "căn cứ “%s” đã hết hiệu lực từ ngày %s, thay bằng %s", old.Title(), old.From.Short(), old.By)
			}
		}
	}
}

// brokenOff is what stands after a citation whose sentence goes on in the next
// paragraph, as pasted lines have it.
var brokenOff = regexp.MustCompile(`^\s*(ngày|của|về|và)?\s*$`)

// mention is one citation in the text.
type mention struct {
	piece *recognize.Piece
	code  string
	text  string // “Kế hoạch số 18/KH-UBND”
	full  bool   // with its date
	open  bool   // its paragraph breaks off after it
	title bool   // it stands in the trích yếu of the document cited before it
	from  int
}

// subjectOpen is the text from a citation on that has come to its trích yếu
// and not to an end of it.
var subjectOpen = regexp.MustCompile(`\svề\s[^,;.]*$`)

// mentions finds the documents cited in căn cứ and text, in reading order.
func mentions(d *recognize.Document) []mention {
	var out []mention
	quotes := quoted(d)
	for _, p := range pieces(d, append([]law.Component{law.LetterSubject, law.Subject, law.Basis}, runningText...)...) {
		if quotes[p.Paragraph] || p.Paragraph.Where != "" {
			continue
		}
		text := viet.NFC(p.Text)
		if !hasAny(text, " số ", " số: ") {
			continue
		}
		all := citedAs.FindAllStringSubmatchIndex(text, -1)
		for i, m := range all {
			end := len(text)
			if i+1 < len(all) {
				end = all[i+1][0]
			}
			full := dated.MatchString(text[m[1]:end]) || len(all) == 1 && dated.MatchString(text)
			open := !full && brokenOff.MatchString(text[m[1]:])
			title := i > 0 && out[len(out)-1].full && subjectOpen.MatchString(text[all[i-1][1]:m[0]])
			out = append(out, mention{p, text[m[4]:m[5]], text[m[0]:m[1]], full, open, title, m[0]})
		}
	}
	return out
}

// checkFirstCitation is VD-01. A document that cites itself, and what is
// quoted in brackets, is left alone.
func checkFirstCitation(p *check.Pass) {
	if p.Document.Role != recognize.Main {
		return
	}
	own := ""
	if c := p.Document.First(law.CodeLine); c != nil {
		own = codeOnly.FindString(c.Text)
	}
	seen := map[string]bool{}
	var short, long []check.Place
	for _, m := range mentions(p.Document) {
		first := !seen[m.code]
		if c := m.piece.Component; first && !m.full && (m.title || c == law.Subject || c == law.LetterSubject) {
			continue // a title need not say all
		}
		seen[m.code] = true
		at := check.Place{Component: m.piece.Component, Paragraph: m.piece.Paragraph, Quote: m.text}
		switch {
		case m.code == own || m.open:
		case first && !m.full && m.piece.Component != law.Basis: // which CC-06 sees to
			short = append(short, at)
		case !first && m.full && m.piece.Component != law.Basis && isNear(m):
			long = append(long, at)
		}
	}
	if len(short) > 0 {
		reportAll(p, short, "ghi thêm ngày ban hành, cơ quan ban hành và trích yếu ở lần viện dẫn đầu tiên", fmt.Sprintf("“%s” viện dẫn lần đầu thiếu ngày ban hành, lần đầu phải ghi đầy đủ", short[0].Quote))
	}
	if len(long) > 0 {
		reportAll(p, long, "chỉ giữ tên loại và số, ký hiệu ở các lần viện dẫn sau", fmt.Sprintf("“%s” đã viện dẫn ở trên, lần sau chỉ ghi tên loại và số, ký hiệu, không ghi lại ngày", long[0].Quote))
	}
}

// isNear reports whether the date comes right after the number.
func isNear(m mention) bool {
	return strings.HasPrefix(strings.TrimSpace(viet.NFC(m.piece.Text)[m.from+len(m.text):]), "ngày")
}
