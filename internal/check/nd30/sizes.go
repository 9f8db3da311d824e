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
)

// sizeRules are FT-04 to FT-06.
// NĐ 30/2020, Phụ lục I, Phần I, Mục V, chú thích 1; Mục II, khoản 6, điểm e.
func sizeRules(r *law.Regulation) []check.Rule {
	return []check.Rule{{
		ID:       "FT-04",
		Title:    "cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và thời gian tăng, giảm cùng nhau",
		Why:      "Nghị định yêu cầu cỡ chữ trong cùng một văn bản tăng, giảm thống nhất: 13, 14, 14 hoặc 12, 13, 13.",
		Tier:     check.Decree,
		Cite:     r.SizeSets[0].Cite,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Bad: "quoc_hieu {cỡ 12}", Good: "quoc_hieu {cỡ 12}\ntieu_ngu {cỡ 13}\ndia_danh_thoi_gian {cỡ 13}"},
			{On: "quyet-dinh", Bad: "dia_danh_thoi_gian {cỡ 13}", Good: "dia_danh_thoi_gian {cỡ 14}"},
		},
		Run: checkSizeSet,
	}, {
		ID:       "FT-05",
		Title:    "nội dung văn bản có một cỡ chữ",
		Why:      "Cỡ 13 và 14 xen kẽ thường do chép từ văn bản khác, làm trang không đều.",
		Tier:     check.Practice,
		Cite:     r.Body.Cite,
		Severity: diag.Warning,
		Examples: []check.Example{
			{Bad: "noi_dung ^ Đề nghị các đơn vị phối hợp thực hiện. {cỡ 13}", Good: "noi_dung ^ Đề nghị các đơn vị phối hợp thực hiện."},
			{On: "quy-che", Bad: "dieu#1 {cỡ 13}", Good: "dieu#1 {cỡ 14}"},
		},
		Run: checkBodySize,
	}, {
		ID:       "FT-06",
		Title:    "không có cỡ chữ nhỏ hơn 10 hoặc lớn hơn 14",
		Why:      "Mọi thành phần của văn bản đều có cỡ trong khoảng ấy.",
		Tier:     check.Practice,
		Cite:     r.HeadRules().Sizes,
		Severity: diag.Warning,
		Whole:    true,
		Examples: []check.Example{
			{On: "ke-hoach", Bad: "bang#1 {cỡ 16}", Good: "bang#1 {cỡ 13}"},
		},
		Run: checkSizeRange,
	}}
}

// sizeOf is the size of most letters of a piece.
func sizeOf(p *recognize.Piece) unit.Length {
	letters := map[unit.Length]int{}
	var order []unit.Length
	for _, r := range visible(p) {
		if letters[r.Size] == 0 {
			order = append(order, r.Size)
		}
		letters[r.Size] += len(r.Text)
	}
	var most unit.Length
	for _, s := range order {
		if letters[s] > letters[most] {
			most = s
		}
	}
	return most
}

func checkSizeSet(p *check.Pass) {
	var found []string
	var list []*recognize.Piece
	for _, c := range []law.Component{law.NationalName, law.Motto, law.PlaceAndDate} {
		own := pieces(p.Document, c)
		if len(own) == 0 {
			return
		}
		size := sizeOf(own[0])
		if size == 0 || !numbersFit(size, p.Regulation.Components[c]) {
			return // another rule tells
		}
		list = append(list, own[0])
		found = append(found, c.Name()+" "+strings.TrimSuffix(sizeText(size), " pt"))
	}
	odd := list
	for _, set := range p.Regulation.SizeSets {
		if other := outOfSet(list, p.Regulation, set); len(other) < len(odd) {
			odd = other
		}
	}
	if len(odd) > 0 {
		p.Report(check.At(odd[0]), "chọn lại cỡ chữ trong Home > Font Size: Quốc hiệu 13, Tiêu ngữ 14, địa danh và thời gian 14, hoặc giảm cả ba một cỡ",
			"cỡ chữ không thống nhất: %s; cỡ chữ phải tăng, giảm cùng nhau, như 13, 14, 14 hoặc 12, 13, 13", strings.Join(found, ", "))
	}
}

// outOfSet are the pieces that do not have the size of a set.
func outOfSet(list []*recognize.Piece, r *law.Regulation, set law.SizeSet) []*recognize.Piece {
	var out []*recognize.Piece
	for _, p := range list {
		if sizeOf(p).HalfPoints() != r.Components[p.Component].In(set).HalfPoints() {
			out = append(out, p)
		}
	}
	return out
}

// bodySized are the components that the decree sets in the size of the text.
var bodySized = []law.Component{law.BodyText, law.ArticleHeading, law.ClauseHeading, law.Clause, law.Point}

func checkBodySize(p *check.Pass) {
	span := p.Regulation.Body.Size
	sizes := map[unit.Length][]check.Place{}
	letters := map[unit.Length]int{}
	var order []unit.Length
	for _, piece := range pieces(p.Document, bodySized...) {
		mixed := map[unit.Length]bool{}
		for _, r := range visible(piece) {
			if r.Size == 0 || !span.Contains(r.Size, 0) {
				continue
			}
			if letters[r.Size] == 0 {
				order = append(order, r.Size)
			}
			letters[r.Size] += len(r.Text)
			if !mixed[r.Size] {
				mixed[r.Size] = true
				sizes[r.Size] = append(sizes[r.Size], partOf(piece, r))
			}
		}
	}
	var most unit.Length
	for _, s := range order {
		if letters[s] > letters[most] {
			most = s
		}
	}
	for _, s := range order {
		if s != most {
			reportAll(p, sizes[s], fmt.Sprintf("bôi đen chỗ này, chọn cỡ %s trong Home > Font Size", strings.TrimSuffix(sizeText(most), " pt")),
				fmt.Sprintf("“%s” cỡ %s, phần lớn nội dung cỡ %s", sizes[s][0].Quote, sizeText(s), sizeText(most)))
		}
	}
}

// unsized are the components that no rule of their own gives a size; the empty
// one is a paragraph that is none of them.
var unsized = []law.Component{"", law.TableText, law.ImageCaption, law.Footnote, law.Contents}

// allSizes are the sizes of all components.
func allSizes(r *law.Regulation) law.Span {
	all := r.Components[law.BodyText].Size
	for _, spec := range r.Components {
		all = law.Span{Min: min(all.Min, spec.Size.Min), Max: max(all.Max, spec.Size.Max)}
	}
	return all
}

func checkSizeRange(p *check.Pass) {
	all := allSizes(p.Regulation)
	var wrong, small grouped
	eachSpot(p, func(s spot) {
		size := s.run.Size
		switch {
		case size == 0 || s.run.Script != flow.Baseline || s.run.PageNumber || !slices.Contains(unsized, s.paragraph.Component):
		case size > all.Max:
			wrong.add(sizeText(size), s)
		case size < all.Min:
			small.add(sizeText(size), s)
		}
	})
	for _, size := range wrong.keys {
		reportAll(p, wrong.places(size), sizeHint(all), sizeMessage(&wrong, size, all))
	}
	for _, size := range small.keys {
		p.Remark(small.places(size)[0], sizeHint(all), "%s", sizeMessage(&small, size, all))
	}
}

func sizeHint(all law.Span) string {
	return "bôi đen chỗ này, chọn cỡ " + spanText(all) + " trong Home > Font Size"
}

func sizeMessage(g *grouped, size string, all law.Span) string {
	return fmt.Sprintf("chữ “%s” cỡ %s, các thành phần của văn bản có cỡ %s", g.spots[size][0].place().Quote, size, spanText(all))
}
