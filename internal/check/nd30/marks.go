package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// markRules are those of the marks in frames, the drafter's code and the
// address: DK, DM, LH, ST, DC.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2 đến khoản 4.
func markRules(r *law.Regulation) []check.Rule {
	refs := r.OtherRefs()
	return []check.Rule{{
		ID: "DK-01", Title: "dấu chỉ mức độ khẩn đúng chữ, in hoa, đứng, đậm, cỡ 13 đến 14, khung và màu mực theo quy định", Why: "Văn thư chuyển phát theo dấu khẩn; dấu sai chữ hoặc sai khung không được nhận ra.",
		Tier: check.Decree, Cite: r.Components[law.Urgency].Cite, Severity: diag.Warning,
		Examples: []check.Example{
			{Bad: "do_khan: RẤT KHẨN", Good: "do_khan: KHẨN {rộng 20 mm}"},
			{Bad: "do_khan {màu 000000}", Good: "do_khan {cỡ 14}"},
			{Bad: "do_khan: KHẨN {rộng 45 mm}", Good: "do_khan: KHẨN {rộng 20 mm}"},
		},
		Run: checkUrgency,
	}, {
		ID: "DK-02", Title: "dấu chỉ mức độ khẩn đặt bên trái, dưới số và ký hiệu", Why: "Ô 10b của sơ đồ bố trí nằm ở cột trái; đặt nơi khác thì dấu lẫn vào nội dung.",
		Tier: check.Decree, Cite: refs.Diagram, Severity: diag.Warning,
		Examples: []check.Example{{Bad: "do_khan {cột phải}", Good: "do_khan {cột trái}", Table: true}},
		Run:      checkUrgencyPlace,
	}, {
		ID: "DM-01", Title: "văn bản có dấu chỉ độ mật theo luật riêng về bí mật nhà nước", Why: "Văn bản mật được soạn, in và gửi theo pháp luật về bảo vệ bí mật nhà nước, trên máy không nối mạng.",
		Tier: check.Decree, Cite: refs.Secrecy, Severity: diag.Note,
		Examples: []check.Example{{On: "cong-van", Bad: "do_khan: MẬT {thành do_mat}", Good: "do_khan: KHẨN {rộng 20 mm}", At: string(law.Secrecy)}},
		Run:      checkSecrecy,
	}, {
		ID: "LH-01", Title: "chỉ dẫn phạm vi lưu hành in hoa, đứng, đậm, cỡ 13 đến 14 trong khung", Why: "Chỉ dẫn không đóng khung thì bị đọc như một dòng nội dung.",
		Tier: check.Decree, Cite: refs.Circulation, Severity: diag.Warning,
		Examples: []check.Example{{On: "quyet-dinh-tep-rieng", Bad: "pham_vi_luu_hanh: Lưu hành nội bộ", Good: "pham_vi_luu_hanh: LƯU HÀNH NỘI BỘ"}},
		Run:      checkCirculation,
	}, {
		ID: "ST-01", Title: "ký hiệu người soạn thảo viết hoa, số lượng bản phát hành bằng chữ số Ả Rập", Why: "Ký hiệu viết thường lẫn với chữ viết tắt tên đơn vị đứng trước.",
		Tier: check.Decree, Cite: refs.Drafter, Severity: diag.Warning,
		Examples: []check.Example{{Bad: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS. pl.(90)", Good: "noi_nhan_danh_sach#cuối: - Lưu: VT, CĐS. PL.(90)"}},
		Run:      checkDrafter,
	}, {
		ID: "DC-01", Title: "địa chỉ cơ quan chỉ ở trang đầu, cỡ 11 đến 12, đứng, dưới đường kẻ hết chiều ngang vùng chữ", Why: "Địa chỉ lặp ở mọi trang chiếm chỗ của nội dung và trái sơ đồ bố trí.",
		Tier: check.Decree, Cite: refs.Contact, Severity: diag.Warning,
		Examples: []check.Example{{Bad: "dia_chi_co_quan {cỡ 14}", Good: "dia_chi_co_quan {cỡ 12}"}, {Bad: "dia_chi_co_quan {nghiêng}", Good: "dia_chi_co_quan {đứng}"}},
		Run:      checkContact,
	}}
}

// mark is one mark in a frame.
type mark struct {
	frame *flow.Frame
	piece *recognize.Piece // nil if the frame stands in no piece
	right bool             // it stands in the last of several columns
	sure  bool             // right is known
}

func (m *mark) text() string {
	if m.frame != nil {
		return oneLine(m.frame.Text)
	}
	return m.piece.Text
}

func (m *mark) place(c law.Component) check.Place {
	if m.piece != nil && m.piece.Paragraph != nil {
		return check.At(m.piece)
	}
	return check.Place{Component: c, Quote: m.text()}
}

// marksOf are the marks of a kind in a document.
func marksOf(p *check.Pass, c law.Component) []mark {
	var out []mark
	for _, piece := range p.Document.All(c) {
		if piece.Sure == recognize.Guess {
			continue
		}
		m := mark{frame: piece.Frame, piece: piece}
		if piece.Box.Width() > 0 && len(p.Document.Sections) > 0 {
			m.right, m.sure = piece.Box.Center() > p.File.Flow.Sections[p.Document.Sections[0]].Page.Width/2, true
		}
		out = append(out, m)
	}
	if len(out) > 0 || p.Document.Role != recognize.Main {
		return out
	}
	for _, n := range p.Document.Sections {
		s := p.File.Flow.Sections[n]
		for _, blocks := range [][]flow.Block{s.Page.FirstHeader, s.Blocks} {
			out = append(out, framesIn(blocks, c, 0, 1)...)
		}
	}
	return out
}

// framesIn are the frames of a component among blocks that stand in a column
// of some.
func framesIn(blocks []flow.Block, c law.Component, column, columns int) []mark {
	var out []mark
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Frame:
			if b.Component == c {
				out = append(out, mark{frame: b, right: column > 0, sure: columns > 1})
			}
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					out = append(out, framesIn(b.Rows[i].Cells[j].Blocks, c, j, len(b.Rows[i].Cells))...)
				}
			}
		}
	}
	return out
}

// checkMark judges what all marks have in common.
func checkMark(p *check.Pass, m *mark, c law.Component) {
	spec := p.Regulation.Components[c]
	if m.frame == nil {
		look(p, []*recognize.Piece{m.piece}, size, weight, slant, letterCase)
		return
	}
	at, f := m.place(c), m.frame
	if hasSmall(f.Text) {
		p.Report(at, lookHint(spec, letterCase), "%s viết “%s”, phải viết in hoa toàn bộ", c.Name(), f.Text)
	}
	if !f.Bold {
		p.Report(at, lookHint(spec, weight), "%s không in đậm, phải in đậm", c.Name())
	}
	if f.Size != 0 && !spec.Size.Contains(f.Size, 0) {
		p.Report(at, lookHint(spec, size), "%s có cỡ %s, phải có cỡ %s", c.Name(), sizeText(f.Size), spanText(spec.Size))
	}
}

// checkUrgency is DK-01.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm b.
func checkUrgency(p *check.Pass) {
	for _, m := range marksOf(p, law.Urgency) {
		checkMark(p, &m, law.Urgency)
		spec := urgencyNamed(p.Regulation.Urgency, m.text())
		if spec == nil {
			p.Report(m.place(law.Urgency), "gõ một trong "+markTexts(p.Regulation.Urgency), "dấu chỉ mức độ khẩn ghi “%s”, phải là một trong %s", m.text(), markTexts(p.Regulation.Urgency))
			continue
		}
		if m.frame == nil {
			continue
		}
		gap := unit.Length(p.Regulation.OtherRefs().FrameGap) * unit.MM
		if abs(m.frame.Width-spec.Width) > gap || abs(m.frame.Height-spec.Height) > gap {
			p.Report(m.place(law.Urgency), fmt.Sprintf("đặt khung rộng %v, cao %v trong Shape Format > Size", spec.Width, spec.Height),
				"khung dấu “%s” là %v x %v, phải là %v x %v", spec.Text, m.frame.Width, m.frame.Height, spec.Width, spec.Height)
		}
		if !reddish(m.frame.Color) {
			p.Report(m.place(law.Urgency), "bôi đen chữ, chọn màu đỏ trong Home > Font Color và Shape Outline", "dấu “%s” không có màu đỏ, phải dùng mực đỏ tươi", spec.Text)
		}
	}
}

func urgencyNamed(marks []law.Mark, text string) *law.Mark {
	for i := range marks {
		if viet.SameSpelling(viet.Upper(text)) == viet.SameSpelling(marks[i].Text) {
			return &marks[i]
		}
	}
	return nil
}

func markTexts(marks []law.Mark) string {
	var out []string
	for _, m := range marks {
		out = append(out, "“"+m.Text+"”")
	}
	return strings.Join(out, ", ")
}

// reddish reports whether a colour is a red.
func reddish(color string) bool {
	n, err := strconv.ParseUint(color, 16, 32)
	red, green, blue := n>>16&0xFF, n>>8&0xFF, n&0xFF
	return err == nil && red >= 0xB0 && green <= 0x60 && blue <= 0x60
}

// checkUrgencyPlace is DK-02.
// NĐ 30/2020, Phụ lục I, Phần I, Mục IV.
func checkUrgencyPlace(p *check.Pass) {
	for _, m := range marksOf(p, law.Urgency) {
		switch {
		case !m.sure:
			p.Skip("không biết dấu chỉ mức độ khẩn đứng ở cột nào")
		case m.right:
			p.Report(m.place(law.Urgency), "kéo dấu sang cột trái, dưới số và ký hiệu", "dấu chỉ mức độ khẩn đứng ở bên phải, phải đặt bên trái dưới số, ký hiệu")
		}
	}
}

// checkSecrecy is DM-01.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm a.
func checkSecrecy(p *check.Pass) {
	for _, m := range marksOf(p, law.Secrecy) {
		p.Remark(m.place(law.Secrecy), "xử lý văn bản này theo pháp luật về bảo vệ bí mật nhà nước, trên máy không nối mạng", "văn bản có dấu “%s”: hình thức dấu và việc soạn thảo theo luật về bí mật nhà nước, không theo quy tắc ở đây", m.text())
	}
}

// checkCirculation is LH-01.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 2, điểm c.
func checkCirculation(p *check.Pass) {
	for _, m := range marksOf(p, law.Circulation) {
		checkMark(p, &m, law.Circulation)
	}
}

// drafterCode is the drafter's initials and the number of copies after Lưu.
var drafterCode = regexp.MustCompile(`[.,] ?(\p{L}{1,5})\.? ?\((\p{L}+|\d+)\)\.?$`)

// checkDrafter is ST-01.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 3.
func checkDrafter(p *check.Pass) {
	list := pieces(p.Document, law.RecipientsList)
	if len(list) == 0 {
		return
	}
	last := list[len(list)-1]
	m := drafterCode.FindStringSubmatch(viet.NFC(last.Text))
	if m == nil || !strings.Contains(last.Text, p.Regulation.Text().FilingWord) {
		return
	}
	if hasSmall(m[1]) {
		p.Report(check.At(last), "viết hoa ký hiệu người soạn thảo: “"+viet.Upper(m[1])+"”", "ký hiệu người soạn thảo “%s” viết thường, phải viết in hoa", m[1])
	}
	// One letter may be an initial.
	if _, err := strconv.Atoi(m[2]); err != nil && len(m[2]) > 1 && viet.RomanNumber(m[2]) > 0 {
		p.Report(check.At(last), "ghi số lượng bản bằng chữ số Ả Rập", "số lượng bản phát hành ghi “%s”, phải ghi bằng chữ số Ả Rập", m[2])
	}
}

// inMargins are the pieces of a component, also those that only stand in the
// first header or footer of the document.
func inMargins(p *check.Pass, c law.Component) []*recognize.Piece {
	if found := pieces(p.Document, c); len(found) > 0 || len(p.Document.Sections) == 0 || p.Document.Role != recognize.Main {
		return found
	}
	var out []*recognize.Piece
	page := p.File.Flow.Sections[p.Document.Sections[0]].Page
	eachParagraph(slices.Concat(page.FirstHeader, page.FirstFooter), func(q *flow.Paragraph) {
		if text := q.Text(); q.Component == c && strings.TrimSpace(text) != "" {
			out = append(out, &recognize.Piece{Component: c, Paragraph: q, To: len(text), Text: oneLine(text)})
		}
	})
	return out
}

// checkContact is DC-01.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 4.
func checkContact(p *check.Pass) {
	list := inMargins(p, law.ContactBlock)
	if len(list) == 0 {
		return
	}
	look(p, list, size, weight, slant)
	first := list[0]
	page := p.File.Flow.Sections[p.Document.Sections[0]].Page
	repeated := !page.HideFirstNumber && len(page.NextFooter) > 0
	eachParagraph(page.NextFooter, func(q *flow.Paragraph) { repeated = repeated || q.Component == law.ContactBlock })
	if repeated && holds(page.NextFooter, first.Text) && hasLaterPages(p) {
		p.Report(check.At(first), "chọn Different First Page trong Header & Footer, và xóa địa chỉ ở chân các trang sau", "địa chỉ cơ quan lặp ở các trang sau, chỉ được đặt ở trang đầu")
	}
	if line := first.Under; line != nil && line.Width() < page.TextWidth()*9/10 {
		p.Report(check.At(first), "kéo đường kẻ hết chiều ngang vùng chữ", "đường kẻ trên địa chỉ cơ quan dài %v, phải dài hết chiều ngang vùng chữ là %v", line.Width(), page.TextWidth())
	}
}

// hasLaterPages reports whether a document has a page after its first. Some
// programs write the foot of the only page as that of all pages.
func hasLaterPages(p *check.Pass) bool {
	if p.Pages == nil {
		return false
	}
	total := 0
	pages := pagesOf(p)
	for _, section := range p.Document.Sections {
		total += pages[section]
	}
	return total > 1
}

// holds reports whether some paragraph says a text.
func holds(blocks []flow.Block, text string) bool {
	found := false
	eachParagraph(blocks, func(q *flow.Paragraph) { found = found || oneLine(q.Text()) == text })
	return found
}
