package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// encode encodes f and verifies the file.
func encode(t testing.TB, f *flow.Flow) []byte {
	t.Helper()
	b, err := Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(b); err != nil {
		t.Fatal(err)
	}
	return b
}

// page wraps blocks in a document of one section.
func page(blocks ...flow.Block) *flow.Flow {
	return &flow.Flow{Sections: []*flow.Section{{Page: a4(), Blocks: blocks}}}
}

// onItsSide turns the pages of f.
func onItsSide(f *flow.Flow) *flow.Flow {
	for _, s := range f.Sections {
		s.Page = landscape()
	}
	return f
}

func TestGolden(t *testing.T) {
	heading := bold(body("1. Mục đích"))
	heading.Style, heading.Format.Outline, heading.Format.KeepNext = "KhoanTieuDe", 2, true
	heading.Bookmark = "mục-đích"
	text := body("Xem ")
	text.Runs = append(text.Runs,
		flow.Run{Text: "khoản\u00a01", Size: pt(14), Target: "mục-đích"},
		flow.Run{Text: " & “5 < 7”\nQĐ\u2011UBND\tcột", Size: pt(13.5), Italic: true})
	text.Format.Tabs = []flow.Tab{{At: 50 * mm}}
	text.Format.LineRule, text.Format.LineHeight = flow.Exact, pt(18)
	plain := para("KinhGui", flow.Left, 14, "Kính gửi: …")
	plain.Style = ""
	plain.Format.IndentLeft, plain.Format.FirstLine, plain.Format.Line = 20*mm, -10*mm, 276
	plain.Format.PageBreak, plain.Format.KeepLines = true, true
	upright := para("TieuNgu", flow.Center, 14, "chữ đứng, không đậm, trong kiểu chữ đậm")

	table := assignment(1)
	table.Rows[1].Cells[0].Blocks = append(table.Rows[1].Cells[0].Blocks, line(30*mm, 257*mm))
	pages := &flow.Flow{
		Meta: flow.Meta{Title: "kế hoạch <A & B>", Subject: "05/KH-UBND", Author: "UBND tỉnh", Category: "Kế hoạch", Created: "2026-01-05"},
		Sections: []*flow.Section{
			{Page: a4(), Blocks: []flow.Block{table}},
			{Page: landscape(), Blocks: []flow.Block{body("Phụ lục")}},
		},
	}
	pages.Sections[1].Page.NumberSize = pt(13)
	pages.Sections[1].Page.HideFirstNumber = false

	for _, c := range []struct {
		name  string
		flow  *flow.Flow
		parts []string
	}{
		{"doan-van", page(heading, text, plain, upright, &flow.Paragraph{Size: pt(14)}), []string{documentName}},
		{"duong-ke", page(para("TenLoai", flow.Center, 14, "KẾ HOẠCH"), line(40*mm, 165*mm)), []string{documentName}},
		{"bang", onItsSide(page(table, assignment(0))), []string{documentName}},
		{"phan-va-so-trang", pages, []string{
			contentTypesName, documentName, documentRelsName, "docProps/core.xml",
			"word/header0.xml", "word/header1.xml", "word/header2.xml",
		}},
		{"kieu", page(body("x")), []string{"word/styles.xml"}},
		{"khung", page(
			framed("MẬT", 20*mm, 69*mm, flow.Center), framed("HỎA TỐC", 30*mm, 69*mm, flow.Right), framed("KHẨN", 30*mm, 69*mm, flow.Left),
		), []string{documentName}},
		{"trang-dau", firstPages(), []string{
			contentTypesName, documentName, documentRelsName,
			"word/header2.xml", "word/header3.xml", "word/footer0.xml", "word/footer1.xml",
		}},
		{"anh", page(figure(picture("png")), figure(picture("jpeg")), figure(picture("png"))), []string{
			contentTypesName, documentName, documentRelsName,
		}},
		{"chu-thich", page(noted(1, "Số liệu"), noted(2, "Diện tích")), []string{documentName, documentRelsName, notesName, "word/settings.xml"}},
		{"chu-thich-dem-lai", recounted(), []string{documentName, notesName}},
		{"muc-luc", page(
			body("Mục lục"), entryTo("muc_luc_1", "I. Tình hình", "1"), entryTo("muc_luc_2", "II. Kiến nghị", "2"),
			headingOf("muc_luc_1", "I. Tình hình"), entryTo("muc_luc_1", "mục lục thứ hai", "1"), headingOf("muc_luc_2", "II. Kiến nghị"),
		), []string{documentName}},
		{"muc-luc-rieng", parted(), []string{documentName}},
		{"o-gop", onItsSide(page(merged())), []string{documentName}},
		{"thuoc-tinh", &flow.Flow{
			Meta:     flow.Meta{Properties: []flow.Property{{Name: "DocumentId", Value: "G22.1 <a>"}, {Name: "Language", Value: "vi\nen"}}},
			Sections: page(body("x")).Sections,
		}, []string{contentTypesName, "_rels/.rels", customName}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := encode(t, c.flow)
			var got txtar.Archive
			for _, name := range c.parts {
				got.Files = append(got.Files, txtar.File{Name: name, Data: indent(t, read(t, file, name))})
			}
			golden(t, c.name, txtar.Format(&got))
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".txtar")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

// read returns one part of a file.
func read(t testing.TB, file []byte, name string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// indent writes XML with one element a line and without namespaces.
func indent(t testing.TB, part []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	d := xml.NewDecoder(bytes.NewReader(part))
	depth := 0
	inside, text := false, "" // since the last start tag, whose > is not written
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return append(b.Bytes(), '\n')
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if inside {
				b.WriteString(">")
			}
			if b.Len() > 0 {
				fmt.Fprintf(&b, "\n%*s", 2*depth, "")
			}
			fmt.Fprintf(&b, "<%s", name(x.Name))
			for _, a := range x.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					fmt.Fprintf(&b, " %s=%q", name(a.Name), a.Value)
				}
			}
			depth, inside, text = depth+1, true, ""
		case xml.EndElement:
			depth--
			switch {
			case inside && text == "":
				b.WriteString("/>")
			case inside:
				fmt.Fprintf(&b, ">%s</%s>", text, name(x.Name))
			default:
				fmt.Fprintf(&b, "\n%*s</%s>", 2*depth, "", name(x.Name))
			}
			inside = false
		case xml.CharData:
			text = string(bytes.TrimRight(x, "\n"))
		}
	}
}

func name(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func TestEncodeIsDeterministic(t *testing.T) {
	first := encode(t, plan())
	if !bytes.Equal(first, encode(t, plan())) {
		t.Error("two runs give different bytes")
	}
	if !bytes.Equal(encode(t, whole()), encode(t, whole())) {
		t.Error("two runs give different bytes of a flow with pictures and notes")
	}
}

func TestEncodeIsSafeForConcurrentUse(t *testing.T) {
	want := [][]byte{encode(t, letter()), encode(t, plan())}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			f := letter()
			if i%2 == 1 {
				f = plan()
			}
			got, err := Encode(f)
			if err != nil || !bytes.Equal(got, want[i%2]) {
				t.Errorf("run %d: other bytes than alone, error %v", i, err)
			}
		})
	}
	wg.Wait()
}

func TestEncodeLeavesTheFlowAlone(t *testing.T) {
	for _, sample := range []func() *flow.Flow{plan, whole} {
		f := sample()
		encode(t, f)
		if diff := cmp.Diff(sample(), f); diff != "" {
			t.Error(diff)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	table := func(change func(*flow.Table)) *flow.Flow {
		tb := assignment(1)
		change(tb)
		return page(tb)
	}
	paragraph := func(change func(*flow.Paragraph)) *flow.Flow {
		p := body("chữ")
		change(p)
		return page(p)
	}
	setup := func(change func(*flow.PageSetup)) *flow.Flow {
		f := page(body("chữ"))
		change(&f.Sections[0].Page)
		return f
	}
	stroke := func(change func(*flow.Stroke)) *flow.Flow {
		s := line(40*mm, 165*mm)
		change(s)
		return page(s)
	}
	var noParagraph *flow.Paragraph
	twice := body("chữ")
	twice.Bookmark = "a"
	for _, c := range []struct {
		name string
		flow *flow.Flow
		want string
	}{
		{"không có văn bản", nil, "không có phần nào"},
		{"không có phần", &flow.Flow{}, "không có phần nào"},
		{"phần nil", &flow.Flow{Sections: []*flow.Section{nil}}, "phần 1: không có gì"},
		{"phần trống", page(), "phần 1: không có khối nào"},
		{"đoạn nil", page(noParagraph), "khối 1 không có gì"},
		{"khối nil", page(nil), "khối 1 không có gì"},
		{"ngày sai", &flow.Flow{Meta: flow.Meta{Created: "30/3/2020"}, Sections: page(body("x")).Sections}, "“30/3/2020”"},
		{"tên có ký tự điều khiển", &flow.Flow{Meta: flow.Meta{Title: "a\x01"}, Sections: page(body("x")).Sections}, "U+0001"},
		{"kiểu lạ", paragraph(func(p *flow.Paragraph) { p.Style = "Heading1" }), "phần 1: khối 1: không có kiểu đoạn “Heading1”"},
		{"chữ không cỡ", paragraph(func(p *flow.Paragraph) { p.Runs[0].Size = 0; p.Size = pt(14) }), "cỡ của chữ là 0"},
		{"đoạn trống không cỡ", paragraph(func(p *flow.Paragraph) { p.Runs = nil }), "cỡ của dấu đoạn"},
		{"ký tự cấm", paragraph(func(p *flow.Paragraph) { p.Runs[0].Text = "a\x0bb" }), "ký tự U+000B"},
		{"UTF-8 hỏng", paragraph(func(p *flow.Paragraph) { p.Runs[0].Text = "Vi\xe1" }), "ký tự U+FFFD"},
		{"dẫn vào chỗ trống", paragraph(func(p *flow.Paragraph) { p.Runs[0].Target = "pl-1" }), "dấu trang “pl-1” không có"},
		{"dấu trang trùng", page(twice, twice), "dấu trang “a” đặt nhiều lần"},
		{"khoảng cách âm", paragraph(func(p *flow.Paragraph) { p.Format.SpaceAfter = -1 }), "không được âm"},
		{"dòng cao 0", paragraph(func(p *flow.Paragraph) { p.Format.LineRule = flow.Exact }), "khoảng cách dòng"},
		{"bậc 10", paragraph(func(p *flow.Paragraph) { p.Format.Outline = 10 }), "bậc đề mục là 10"},
		{"thụt quá xa", paragraph(func(p *flow.Paragraph) { p.Format.IndentLeft = 600 * mm }), "thụt trái là 600 mm"},
		{"lề quá rộng", setup(func(p *flow.PageSetup) { p.Left = 200 * mm }), "chiều rộng phần chữ"},
		{"số trang không cỡ", setup(func(p *flow.PageSetup) { p.NumberSize = -pt(1) }), "cỡ của số trang"},
		{"số trang đè chữ", setup(func(p *flow.PageSetup) { p.Header = 18 * mm }), "không nằm gọn"},
		{"đường kẻ dài hơn cột", stroke(func(s *flow.Stroke) { s.Width = 200 * mm }), "đường kẻ dài 200 mm"},
		{"nét quá mảnh", stroke(func(s *flow.Stroke) { s.Weight = 1 }), "nét kẻ dày"},
		{"đường kẻ thấp hơn nét", stroke(func(s *flow.Stroke) { s.Weight = pt(3) }), "phải cao hơn nét kẻ"},
		{"bảng không cột", table(func(t *flow.Table) { t.Columns = nil }), "bảng có 0 cột"},
		{"cột rộng 0", table(func(t *flow.Table) { t.Columns[1] = 0 }), "cột 2 là 0"},
		{"bảng không hàng", table(func(t *flow.Table) { t.Rows = nil }), "không có hàng nào"},
		{"thiếu ô", table(func(t *flow.Table) { t.Rows[0].Cells = t.Rows[0].Cells[1:] }), "hàng 1: các ô chiếm 3 cột, bảng có 4 cột"},
		{"thừa ô", table(func(t *flow.Table) { t.Rows[1].Cells[0].Span = 5 }), "hàng 2: các ô chiếm 5 cột"},
		{"ô trống", table(func(t *flow.Table) { t.Rows[0].Cells[0].Blocks = nil }), "ô 1 không có khối nào"},
		{"bảng lồng quá sâu", table(func(t *flow.Table) {
			deep := []flow.Block{assignment(1)}
			for range 30 {
				deep = []flow.Block{&flow.Table{Columns: []unit.Length{50 * mm}, Rows: []flow.Row{{Cells: []flow.Cell{{Blocks: deep}}}}}}
			}
			t.Rows[0].Cells[0].Blocks = deep
		}), "bảng lồng nhau quá"},
		{"hình đặt tự do", paragraph(func(p *flow.Paragraph) { p.Floats = []*flow.Float{{Line: true}} }), "không viết được vào tệp"},
		{"ngắt trang trong ô", table(func(t *flow.Table) {
			t.Rows[0].Cells[0].Blocks[0].(*flow.Paragraph).Format.PageBreak = true
		}), "ngắt trang trong bảng"},
		{"tiêu đề ở giữa", table(func(t *flow.Table) { t.Rows[2].Header = true }), "hàng 3 là hàng tiêu đề"},
		{"đệm âm", table(func(t *flow.Table) { t.CellLeft = -unit.MM }), "đệm trái"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := Encode(c.flow)
			if err == nil || !strings.Contains(err.Error(), c.want) || b != nil {
				t.Errorf("got %d bytes and error %v, want an error with %q", len(b), err, c.want)
			}
		})
	}
}

func TestBookmarkNames(t *testing.T) {
	var blocks []flow.Block
	for _, b := range []string{"pl-1", "PL_1", "1a", "mục đích", strings.Repeat("x", 50), strings.Repeat("x", 49) + "y"} {
		p := body("chữ")
		p.Bookmark = b
		p.Runs[0].Target = b
		blocks = append(blocks, p)
	}
	f := page(blocks...)
	encode(t, f)
	got, _ := bookmarkNames(f)
	want := map[string]string{
		"pl-1": "pl_1", "PL_1": "PL_1_2", "1a": "_1a", "mục đích": "m_c___ch",
		strings.Repeat("x", 50): strings.Repeat("x", 40), strings.Repeat("x", 49) + "y": strings.Repeat("x", 38) + "_2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

// BenchmarkLetter encodes a letter of two pages in a warm process.
func BenchmarkLetter(b *testing.B) {
	f := letter()
	f.Sections[0].Blocks = append(f.Sections[0].Blocks[:10:10], f.Sections[0].Blocks[15:]...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(f); err != nil {
			b.Fatal(err)
		}
	}
}

func TestLookIsThatOfMostOfTheText(t *testing.T) {
	number, name := flow.Run{Text: "Điều 1. ", Size: pt(14), Bold: true}, flow.Run{Text: "Ban hành Quy chế.", Size: pt(14)}
	for _, c := range []struct {
		name string
		runs []flow.Run
		bold bool
	}{
		{"a bold number before upright text", []flow.Run{number, name}, false},
		{"bold text after an upright sign", []flow.Run{{Text: "- ", Size: pt(14)}, number}, true},
		{"one half and the other", []flow.Run{{Text: "a", Size: pt(14), Bold: true}, {Text: "b", Size: pt(14)}}, false},
		{"bold without text", []flow.Run{{Size: pt(14), Bold: true}}, true},
		{"no runs", nil, false},
	} {
		if got := lookOf(&flow.Paragraph{Runs: c.runs}).bold; got != c.bold {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
	file := encode(t, page(&flow.Paragraph{Style: "DieuNoiDung", Runs: []flow.Run{number, name}}))
	if got := string(read(t, file, documentName)); strings.Contains(got, `<w:b w:val="0"/>`) {
		t.Error("the text takes back the bold of its style")
	}
}

// TestNumberLooksAsItsSizeSays checks the style of page numbers: LibreOffice
// sets a field in a header in the size of the style whatever its run says.
func TestNumberLooksAsItsSizeSays(t *testing.T) {
	f := page(&flow.Paragraph{Runs: []flow.Run{{Text: "a", Size: pt(14)}}})
	f.Sections[0].Page.NumberSize = pt(13)
	if got := usualLooks(f)[styleNumber].size; got != 26 {
		t.Errorf("the style has %d half-points, want 26", got)
	}
}
