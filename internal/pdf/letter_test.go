package pdf

import (
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

func faces(t testing.TB) *font.Set {
	t.Helper()
	set, err := font.Load(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

var letterMeta = flow.Meta{
	Title: "Về việc đôn đốc xây dựng kế hoạch chuyển đổi số", Subject: "1080/BTTTT-CNTT",
	Author: "Bộ Thông tin và Truyền thông", Category: "Công văn", Created: "2020-03-30",
}

// sheet sets text on pages in the plainest way, for tests that want a page a
// reader would believe.
type sheet struct {
	fonts *font.Set
	pages []layout.Page
	y     unit.Length
}

const (
	left, right = 30 * unit.MM, 195 * unit.MM
	top, bottom = 20 * unit.MM, 277 * unit.MM
	pitch       = 18 * unit.Point
)

func newSheet(set *font.Set) *sheet {
	s := &sheet{fonts: set}
	s.turn()
	return s
}

func (s *sheet) page() *layout.Page { return &s.pages[len(s.pages)-1] }

func (s *sheet) turn() {
	s.pages = append(s.pages, layout.Page{Width: 210 * unit.MM, Height: 297 * unit.MM, Number: len(s.pages) + 1})
	s.y = top
	if n := len(s.pages); n > 1 {
		s.put(layout.Text{X: 100 * unit.MM, Y: 15 * unit.MM, Text: strings.Repeat("I", n), Size: 13 * unit.Point})
	}
}

func (s *sheet) width(t layout.Text) unit.Length {
	face, units := s.fonts.Face(t.Bold, t.Italic), 0
	for _, r := range t.Text {
		u, _ := face.Advance(r)
		units += u
	}
	return t.Size * unit.Length(units) / unit.Length(face.UnitsPerEm)
}

func (s *sheet) put(t layout.Text) {
	t.Width = s.width(t) + unit.Points(t.Space*float64(strings.Count(t.Text, " ")))
	s.page().Items = append(s.page().Items, &t)
}

// paragraph sets justified lines in the format of t.
func (s *sheet) paragraph(t layout.Text) {
	words := strings.Split(t.Text, " ")
	for len(words) > 0 {
		n := 1
		for n < len(words) {
			t.Text = strings.Join(words[:n+1], " ")
			if s.width(t) > right-left {
				break
			}
			n++
		}
		t.Text = strings.Join(words[:n], " ")
		t.Space = 0
		if n < len(words) && n > 1 {
			t.Space = (right - left - s.width(t)).Points() / float64(n-1)
		}
		if s.y += pitch; s.y > bottom {
			s.turn()
			s.y += pitch
		}
		t.X, t.Y = left, s.y
		s.put(t)
		words = words[n:]
	}
}

const body = "Thực hiện Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt “Chương trình " +
	"Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030”, Bộ đề nghị Ủy ban nhân dân các tỉnh, thành phố trực thuộc " +
	"Trung ương khẩn trương rà soát, xây dựng, ban hành kế hoạch và bố trí kinh phí thực hiện; ưu tiên những nhiệm vụ có " +
	"tính lan tỏa, phục vụ trực tiếp người dân và doanh nghiệp; gửi kết quả về Bộ trước ngày 15 tháng 12 hằng năm để tổng hợp, báo cáo."

// letter is a two-page letter in four faces.
func letter(set *font.Set) []layout.Page {
	const size = 14 * unit.Point
	s := newSheet(set)
	s.put(layout.Text{X: 95 * unit.MM, Y: 25 * unit.MM, Text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Bold: true, Size: 13 * unit.Point})
	s.put(layout.Text{X: 110 * unit.MM, Y: 31 * unit.MM, Text: "Độc lập - Tự do - Hạnh phúc", Bold: true, Size: size})
	s.page().Items = append(s.page().Items, &layout.Line{X1: 110 * unit.MM, Y1: 33 * unit.MM, X2: 170 * unit.MM, Y2: 33 * unit.MM, Weight: unit.Points(0.75)})
	s.put(layout.Text{X: left, Y: 25 * unit.MM, Text: "BỘ NỘI VỤ", Bold: true, Size: 13 * unit.Point})
	s.put(layout.Text{X: left, Y: 38 * unit.MM, Text: "Số:        /BTTTT-CNTT", Size: 13 * unit.Point})
	s.put(layout.Text{X: 110 * unit.MM, Y: 38 * unit.MM, Text: "Hà Nội, ngày     tháng     năm 2020", Italic: true, Size: 13 * unit.Point})
	s.y = 50 * unit.MM
	for i := range 6 {
		s.page().Anchors = append(s.page().Anchors, layout.Anchor{Name: string(rune('a' + i)), Outline: 1 + i%2, Title: "Mục tiêu, nhiệm vụ", Y: s.y})
		s.paragraph(layout.Text{Text: "Mục tiêu, nhiệm vụ (xem điểm b khoản 2)", Bold: true, Italic: i == 3, Size: size, Target: "a"})
		s.paragraph(layout.Text{Text: body, Size: size})
		s.paragraph(layout.Text{Text: body[:strings.Index(body, "”")], Italic: true, Size: size})
	}
	s.put(layout.Text{X: 120 * unit.MM, Y: 260 * unit.MM, Text: "Nguyễn Văn Đức Ứng", Bold: true, Size: size})
	return s.pages
}
