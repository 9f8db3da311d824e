package pipeline_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
	"vanban/internal/unit"
)

// tall is a document with a table that has one row of n sentences and a list of
// n recipients.
func tall(n int) []byte {
	const sentence = "Các đơn vị rà soát, tổng hợp và gửi báo cáo. "
	var s strings.Builder
	s.WriteString("loai: thong-bao\nco_quan_ban_hanh: Sở Ví dụ\nky_hieu: TB-SVD\ndia_danh: Hà Nội\ntrich_yeu: Về việc thử\n" +
		"nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}\nnoi_nhan:\n")
	for i := range n {
		fmt.Fprintf(&s, "  - Ủy ban nhân dân xã số %d\n", i+1)
	}
	s.WriteString("noi_dung: |\n  " + strings.Repeat(sentence, 4) + "\n\n  | A | B |\n  |---|---|\n  | " +
		strings.Repeat(sentence, n) + " | x |\n\n  " + strings.Repeat(sentence, 4) + "\n")
	return []byte(s.String())
}

func TestTallRowsAndLongListsGoOverPages(t *testing.T) {
	for n := 2; n <= 120; n += 7 {
		pages := paginate(t, tall(n))
		for i := range pages {
			page := &pages[i]
			signature := lines(page, law.SignPosition, law.SignName)
			if signature == 1 {
				t.Errorf("%d: the signature is split on page %d", n, i+1)
			}
			if signature > 0 && lines(page, law.BodyText) < 2 {
				t.Errorf("%d: page %d has the signature and %d lines of text", n, i+1, lines(page, law.BodyText))
			}
			if i == len(pages)-1 {
				continue
			}
			// What a page leaves empty must be too little for the next page.
			if both := lowest(page) + lowest(&pages[i+1]) - 20*unit.MM; both < 250*unit.MM {
				t.Errorf("%d: pages %d and %d of %d end at %v and %v", n, i+1, i+2, len(pages), lowest(page), lowest(&pages[i+1]))
			}
		}
	}
}

func TestLongListOfAddresseesStartsOnTheFirstPage(t *testing.T) {
	for n := 30; n <= 110; n += 8 {
		list := "kinh_gui:\n" + strings.Repeat("  - Ủy ban nhân dân xã\n", n)
		pages := paginate(t, []byte(list+strings.Replace(string(tall(2)), "thong-bao", "cong-van", 1)))
		sum, here := 0, 0
		for i := range pages {
			if here = lines(&pages[i], law.Addressees); sum == 0 && here < 20 || here == 1 {
				t.Errorf("%d addressees: %d lines on page %d", n, here, i+1)
			}
			if sum += here; sum == n+1 {
				break
			}
		}
	}
}

func TestLoneSignatureIsToldAndClearOfTheTable(t *testing.T) {
	told := 0
	for rows := 15; rows <= 45; rows++ {
		table := "noi_dung: |\n  | A | B |\n  |---|---|\n" + strings.Repeat("  | một | hai |\n", rows)
		before, _, _ := strings.Cut(string(tall(2)), "noi_dung: |")
		laid, problems, err := open(t).Layout(pipeline.Source{File: "a.vb.yaml", Data: []byte(before + table)}, pipeline.Options{Stage: doc.Sign})
		if err != nil || problems.HasErrors() {
			t.Fatal(err, problems.Sorted())
		}
		last := &laid.Pages[len(laid.Pages)-1]
		alone := lines(last, law.TableText, law.NationalName) == 0
		if alone != (len(problems) > 0) {
			t.Errorf("%d rows: the signature is alone: %v; told: %v", rows, alone, problems)
		}
		told += len(problems)
		if gap := highest(last, law.SignPosition) - lastRule(last); !alone && gap < 20*unit.Point {
			t.Errorf("%d rows: the signature stands %v below the table", rows, gap)
		}
	}
	if told == 0 {
		t.Error("no table pushed the signature to a page of its own")
	}
}

// highest is where the first baseline of a component is.
func highest(page *layout.Page, c law.Component) unit.Length {
	y := page.Height
	for _, item := range page.Items {
		if text, ok := item.(*layout.Text); ok && text.Component == c {
			y = min(y, text.Y)
		}
	}
	return y
}

// lastRule is where the lowest drawn line of a page is.
func lastRule(page *layout.Page) unit.Length {
	y := unit.Length(0)
	for _, item := range page.Items {
		if line, ok := item.(*layout.Line); ok {
			y = max(y, line.Y2)
		}
	}
	return y
}

// lowest is where the last baseline of a page is.
func lowest(page *layout.Page) unit.Length {
	y := unit.Length(0)
	for _, item := range page.Items {
		if text, ok := item.(*layout.Text); ok {
			y = max(y, text.Y)
		}
	}
	return y
}

func TestShortTableAtTheEndStaysWithTheSignature(t *testing.T) {
	for n := 1; n <= 60; n++ {
		before, _, _ := strings.Cut(string(tall(2)), "noi_dung: |")
		body := "noi_dung: |\n" + strings.Repeat("  Một dòng.\n\n", n) + "  | A | B |\n  |---|---|\n" + strings.Repeat("  | một | hai |\n", 6)
		pages := paginate(t, []byte(before+body))
		last := &pages[len(pages)-1]
		if lines(last, law.SignPosition, law.SignName) != 2 || lines(last, law.TableText) != 7 {
			t.Errorf("%d lines: the last page has %d lines of the signature and %d of the table", n,
				lines(last, law.SignPosition, law.SignName), lines(last, law.TableText))
		}
	}
}

func TestSentenceBelowAHighPictureStaysWithTheSignature(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 20, 60))); err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(tall(2)), "noi_dung: |")
	folder := fstest.MapFS{"a.png": {Data: picture.Bytes()}}
	for _, width := range []int{40, 70, 165} {
		for n := 1; n <= 30; n += 2 {
			body := "noi_dung: |\n" + strings.Repeat("  Một dòng.\n\n", n) + fmt.Sprintf("  {anh tep=a.png rong=%d: Hình 1}\n\n  Hết.\n", width)
			laid, problems, err := open(t).Layout(pipeline.Source{File: "a.vb.yaml", Data: []byte(before + body), Folder: folder}, pipeline.Options{Stage: doc.Sign})
			if err != nil || len(problems) > 0 {
				t.Fatal(width, n, err, problems)
			}
			last := &laid.Pages[len(laid.Pages)-1]
			if lines(last, law.SignPosition, law.SignName) != 2 || lines(last, law.BodyText) == 0 {
				t.Errorf("%d mm, %d lines: the last page has %d lines of the signature and %d of text", width, n,
					lines(last, law.SignPosition, law.SignName), lines(last, law.BodyText))
			}
		}
	}
}
