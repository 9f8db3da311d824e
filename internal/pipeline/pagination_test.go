package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
)

// growing is a document whose body has n paragraphs of growing length under
// headings, so that over many n the end of the text falls everywhere on a
// page.
func growing(n int) []byte {
	var s strings.Builder
	s.WriteString(`loai: thong-bao
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: TB-SVD
dia_danh: Hà Nội
trich_yeu: Về việc thử ngắt trang
nguoi_ky: {quyen_han: KT. Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Như trên, Giám đốc Sở (để b/c), Các phòng thuộc Sở]
luu: VT, VP
noi_dung: |
`)
	for i := range n {
		if i%7 == 0 {
			fmt.Fprintf(&s, "  # Nội dung thứ %d\n\n", i/7+1)
		}
		s.WriteString("  " + strings.Repeat("Các đơn vị rà soát, tổng hợp và gửi báo cáo. ", i%5+1) + "\n\n")
	}
	return []byte(s.String())
}

// paginate returns the pages of a definition.
func paginate(t testing.TB, definition []byte) []layout.Page {
	t.Helper()
	laid, problems, err := open(t).Layout(
		pipeline.Source{File: "a.vb.yaml", Data: definition}, pipeline.Options{Stage: doc.Sign})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.Sorted())
	}
	return laid.Pages
}

// lines counts the lines of some components on a page: distinct baselines.
func lines(page *layout.Page, components ...law.Component) int {
	baselines := map[int]bool{}
	for _, item := range page.Items {
		text, ok := item.(*layout.Text)
		if !ok {
			continue
		}
		for _, c := range components {
			if text.Component == c {
				baselines[text.Y.Twips()] = true
			}
		}
	}
	return len(baselines)
}

func TestSignatureIsNeverSplitOrAlone(t *testing.T) {
	for n := 1; n <= 120; n++ {
		pages := paginate(t, growing(n))
		last := &pages[len(pages)-1]
		for i := range pages[:len(pages)-1] {
			if lines(&pages[i], law.SignAuthority, law.SignPosition, law.SignName, law.RecipientsWord, law.RecipientsList) > 0 {
				t.Fatalf("%d paragraphs: the signature starts on page %d of %d", n, i+1, len(pages))
			}
		}
		if got := lines(last, law.SignAuthority, law.SignPosition, law.SignName); got != 3 {
			t.Errorf("%d paragraphs: %d of 3 lines of the signature on the last page", n, got)
		}
		if got := lines(last, law.RecipientsWord, law.RecipientsList); got != 5 {
			t.Errorf("%d paragraphs: %d of 5 lines of Nơi nhận on the last page", n, got)
		}
		if got := lines(last, law.BodyText); got < 2 && n > 1 {
			t.Errorf("%d paragraphs: the signature has %d lines of body with it", n, got)
		}
	}
}

func TestHeadingIsNeverLastOnAPage(t *testing.T) {
	for n := 1; n <= 120; n++ {
		pages := paginate(t, growing(n))
		for i := range pages {
			var lowest *layout.Text
			for _, item := range pages[i].Items {
				if text, ok := item.(*layout.Text); ok && (lowest == nil || text.Y > lowest.Y) {
					lowest = text
				}
			}
			if lowest.Component == law.SectionHeading {
				t.Errorf("%d paragraphs: page %d ends with the heading “%s”", n, i+1, lowest.Text)
			}
		}
	}
}

func TestNoParagraphLeavesASingleLine(t *testing.T) {
	for n := 1; n <= 120; n += 3 {
		pages := paginate(t, growing(n))
		for i := 1; i < len(pages); i++ {
			before, after := bodyLines(&pages[i-1]), bodyLines(&pages[i])
			if len(before) == 0 || len(after) == 0 {
				continue
			}
			// A paragraph that runs over the break must leave and take two lines.
			first, last := after[0], before[len(before)-1]
			if first.indented || last.ends {
				continue
			}
			if len(before) > 1 && before[len(before)-1].indented || len(after) > 1 && after[0].ends {
				t.Errorf("%d paragraphs: a single line at the break before page %d", n, i+1)
			}
		}
	}
}

type bodyLine struct{ indented, ends bool }

// bodyLines lists the lines of running text of a page from top to bottom.
func bodyLines(page *layout.Page) []bodyLine {
	var out []bodyLine
	var y int
	for _, item := range page.Items {
		text, ok := item.(*layout.Text)
		if !ok || text.Component != law.BodyText {
			continue
		}
		if len(out) == 0 || text.Y.Twips() != y {
			out, y = append(out, bodyLine{indented: text.X.Twips() > 1701+10}), text.Y.Twips()
		}
		end := strings.TrimRight(text.Text, " ")
		out[len(out)-1].ends = text.Space == 0 && strings.HasSuffix(end, ".")
	}
	return out
}

// groups is a document with n lines of text, then a table in which every
// third row names the group of the next two.
func groups(n int) []byte {
	var s strings.Builder
	s.WriteString(strings.SplitAfter(string(growing(0)), "noi_dung: |\n")[0])
	for range n {
		s.WriteString("  Một dòng.\n\n")
	}
	s.WriteString("  | TT | Việc | Cơ quan |\n  |---|---|---|\n")
	for i := range 30 {
		fmt.Fprintf(&s, "  | **NHÓM %d** | < | < |\n  | 1 | Rà soát | Sở |\n  | 2 | Tổng hợp | Sở |\n", i)
	}
	s.WriteString("\n  Hết.\n")
	return []byte(s.String())
}

func TestGroupRowIsNeverLastOnAPage(t *testing.T) {
	for n := 1; n <= 40; n++ {
		pages := paginate(t, groups(n))
		for i := range pages[:len(pages)-1] {
			var lowest *layout.Text
			for _, item := range pages[i].Items {
				if text, ok := item.(*layout.Text); ok && (lowest == nil || text.Y > lowest.Y) {
					lowest = text
				}
			}
			if strings.HasPrefix(lowest.Text, "NHÓM") {
				t.Errorf("%d lines: page %d ends with the group row “%s”", n, i+1, lowest.Text)
			}
		}
	}
}
