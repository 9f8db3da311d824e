package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

var update = flag.Bool("update", false, "rewrite the expected output")

func encode(t testing.TB, pages []layout.Page, meta flow.Meta) []byte {
	t.Helper()
	data, err := Encode(pages, meta, faces(t))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func a4(items ...layout.Item) layout.Page {
	return layout.Page{Width: 210 * unit.MM, Height: 297 * unit.MM, Number: 1, Items: items}
}

// say is a text at one place, in 14 pt.
func say(s string) *layout.Text {
	return &layout.Text{X: 100 * unit.Point, Y: 100 * unit.Point, Width: 50 * unit.Point, Text: s, Size: 14 * unit.Point}
}

// tool returns the path of a program. A test that needs it is skipped where it
// is not installed, but not in continuous integration.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

func run(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	path := tool(t, name)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestContent compares the operators of pages with testdata.
func TestContent(t *testing.T) {
	justified := say("Căn cứ Luật số")
	justified.Space = 1.25
	heading := say("Điều 1.")
	heading.Bold, heading.Y = true, 120*unit.Point
	note := say("(để b/c)")
	note.Italic, note.Size, note.X = true, unit.Points(13.5), 100*unit.Point+333
	both := say("a\u00a0b\u2011c")
	both.Bold, both.Italic = true, true
	red, blue := say("KHẨN"), say("b")
	red.Color, blue.Color, blue.Bold = "c00000", "0000FF", true
	redLine := &layout.Line{X2: unit.Point, Weight: unit.Point, Color: "C00000"}
	blackLine := &layout.Line{X2: unit.Point, Weight: unit.Point, Color: "000000"}
	for name, page := range map[string]layout.Page{
		"colours":        a4(say("đen"), red, redLine, red, redLine, blue, blackLine, say("đen")),
		"image":          a4(say("trên"), place(testFile(t, "gray1.png"), "png"), say("dưới")),
		"justified":      a4(justified),
		"styles":         a4(heading, say("một"), note, say("hai"), both),
		"escapes":        a4(say(`( ) \ ngoặc`)),
		"line":           a4(&layout.Line{X1: 10 * unit.Point, Y1: 20 * unit.Point, X2: 110 * unit.Point, Y2: 20 * unit.Point, Weight: unit.Points(0.75)}),
		"signer":         a4(say("Nguyễn Văn Đức Ứng")),
		"off the sheet":  a4(&layout.Text{X: -unit.Point, Y: 300 * unit.MM, Text: "a", Size: unit.Point}),
		"hundred glyphs": a4(say("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")),
	} {
		t.Run(name, func(t *testing.T) {
			r := reread(t, encode(t, []layout.Page{page}, flow.Meta{}))
			var got bytes.Buffer
			for _, p := range r.pages(t) {
				got.WriteString(r.content(t, p))
			}
			golden(t, name, got.Bytes())
		})
	}
}

// golden compares got with a file of testdata/content.txtar.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	const path = "testdata/content.txtar"
	archive, err := txtar.ParseFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if archive == nil {
		archive = new(txtar.Archive)
	}
	for i, f := range archive.Files {
		if f.Name != name {
			continue
		}
		if !*update {
			if diff := cmp.Diff(string(f.Data), string(got)); diff != "" {
				t.Errorf("content (-want +got):\n%s", diff)
			}
			return
		}
		archive.Files[i].Data = got
		writeGolden(t, path, archive)
		return
	}
	if !*update {
		t.Fatalf("%s has no %q", path, name)
	}
	archive.Files = append(archive.Files, txtar.File{Name: name, Data: got})
	slices.SortFunc(archive.Files, func(a, b txtar.File) int { return strings.Compare(a.Name, b.Name) })
	writeGolden(t, path, archive)
}

func writeGolden(t *testing.T, path string, archive *txtar.Archive) {
	t.Helper()
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestStructure(t *testing.T) {
	r := reread(t, encode(t, letter(faces(t)), letterMeta))
	if n := len(r.pages(t)); n != 2 {
		t.Errorf("%d pages, want 2", n)
	}
	catalog := r.catalog(t)
	for _, want := range []string{"/Lang (vi-VN)", "/DisplayDocTitle true", "/Outlines", "/Metadata", "/OutputIntents"} {
		if !strings.Contains(catalog, want) {
			t.Errorf("no %s in %s", want, catalog)
		}
	}
	if strings.Contains(catalog, "/Names") {
		t.Error("an empty list of attachments is left")
	}
	if !regexp.MustCompile(`/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]`).MatchString(r.trailer) {
		t.Errorf("no identifier in %s", r.trailer)
	}
	var names []string
	for _, f := range r.fonts(t, r.pages(t)[0]) {
		if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSerif(-(Bold|Italic|BoldItalic))?$`).MatchString(f.name) {
			t.Errorf("font name %s", f.name)
		}
		names = append(names, f.name)
	}
	if len(names) != 4 {
		t.Errorf("fonts %v, want four", names)
	}
	for n, dict := range r.objects {
		if strings.Contains(dict, "/Type /XObject") || strings.Contains(dict, "Times-") {
			t.Errorf("object %d is left over: %s", n, dict)
		}
	}
}

func TestInformation(t *testing.T) {
	r := reread(t, encode(t, []layout.Page{a4(say("a"))}, letterMeta))
	info := r.objects[r.ref(t, r.trailer, "/Info")]
	for key, want := range map[string]string{
		"/Title": letterMeta.Title, "/Subject": letterMeta.Subject, "/Author": letterMeta.Author, "/Producer": "vanban",
		"/CreationDate": "D:20200330000000+07'00'", "/ModDate": "D:20200330000000+07'00'", "/Keywords": "", "/Creator": "",
	} {
		if got := text(info, key); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	metadata := string(r.streams[r.ref(t, r.catalog(t), "/Metadata")])
	for _, want := range []string{letterMeta.Title, letterMeta.Author, "<xmp:CreateDate>2020-03-30T00:00:00+07:00</xmp:CreateDate>"} {
		if !strings.Contains(metadata, want) {
			t.Errorf("no %s in\n%s", want, metadata)
		}
	}
}

// properties makes a Meta of names and values in turn.
func properties(all ...string) flow.Meta {
	var m flow.Meta
	for i := 0; i < len(all); i += 2 {
		m.Properties = append(m.Properties, flow.Property{Name: all[i], Value: all[i+1]})
	}
	return m
}

func TestProperties(t *testing.T) {
	meta := properties("codeNotation", "SNV-VP", "empty", "", "toPlaces", "Như trên; (để b/c) \\ <x> & “đ”\n")
	data := encode(t, []layout.Page{a4(say("a"))}, meta)
	r := reread(t, data)
	info := r.objects[r.ref(t, r.trailer, "/Info")]
	metadata := string(r.streams[r.ref(t, r.catalog(t), "/Metadata")])
	for _, p := range meta.Properties {
		if got := text(info, "/"+p.Name); got != p.Value {
			t.Errorf("%s = %q, want %q", p.Name, got, p.Value)
		}
	}
	for _, want := range []string{`xmlns:vb="urn:vanban:sieu-du-lieu:1#"`, "<vb:codeNotation>SNV-VP</vb:codeNotation>",
		"<vb:toPlaces>Như trên; (để b/c) \\ &lt;x&gt; &amp; “đ”&#xA;</vb:toPlaces>"} {
		if !strings.Contains(metadata, want) {
			t.Errorf("no %s in\n%s", want, metadata)
		}
	}
	if strings.Contains(info+metadata, "empty") {
		t.Error("a property without a value is written")
	}
	if !bytes.Equal(data, encode(t, []layout.Page{a4(say("a"))}, meta)) {
		t.Error("two runs differ")
	}
	t.Run("pdfinfo", func(t *testing.T) {
		out := run(t, data, "pdfinfo", "-custom", "FILE")
		if !regexp.MustCompile(`codeNotation: +SNV-VP`).MatchString(out) || !strings.Contains(out, "Như trên; (để b/c)") {
			t.Error(out)
		}
		if out := run(t, data, "pdfinfo", "-meta", "FILE"); !strings.Contains(out, "<vb:codeNotation>SNV-VP<") {
			t.Error(out)
		}
	})
	t.Run("qpdf", func(t *testing.T) {
		if out := run(t, data, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
	})
}

func TestNoInformation(t *testing.T) {
	r := reread(t, encode(t, []layout.Page{a4()}, flow.Meta{}))
	if info := r.objects[r.ref(t, r.trailer, "/Info")]; info != "<<\n/Producer (vanban)\n>>" {
		t.Errorf("information %s", info)
	}
	metadata := string(r.streams[r.ref(t, r.catalog(t), "/Metadata")])
	if strings.Contains(metadata, "Date") || strings.Contains(metadata, "dc:title") {
		t.Errorf("metadata %s", metadata)
	}
	if page := r.pages(t)[0]; !strings.Contains(page, "/MediaBox [0 0 595.28 841.89]") {
		t.Errorf("page %s", page)
	}
}

// TestHostileStrings puts the words a careless reader of objects would trip
// over into every string.
func TestHostileStrings(t *testing.T) {
	evil := "endobj\nstream\n) >> /CreationDate (D:1 \n/Names <<\n/EmbeddedFiles 9 0 R \\ \r /Count 0>>"
	meta := flow.Meta{Title: evil, Subject: "⽂⽂\u0a2f\u4e61", Author: "\U0001f4a9 <b>&amp;</b>"}
	page := a4(say(strings.NewReplacer("\n", " ", "\r", " ").Replace(evil)))
	page.Anchors = []layout.Anchor{{Outline: 1, Title: evil}, {Outline: 1, Title: "\n/Count 0>>\nendobj\n"}}
	r := reread(t, encode(t, []layout.Page{page}, meta))
	info := r.objects[r.ref(t, r.trailer, "/Info")]
	if text(info, "/Title") != meta.Title || text(info, "/Subject") != meta.Subject || text(info, "/Author") != meta.Author {
		t.Errorf("information %q", info)
	}
}

func TestOutlineNests(t *testing.T) {
	var anchors []layout.Anchor
	for i, level := range []int{2, 3, 1, 3, 2, 2, 1, 0} { // begins too deep, leaves a level out
		anchors = append(anchors, layout.Anchor{Outline: level, Title: fmt.Sprintf("Mục %d", i+1), Y: unit.Length(i) * unit.CM})
	}
	wide := layout.Page{Width: 297 * unit.MM, Height: 210 * unit.MM, Anchors: []layout.Anchor{{Outline: 2, Title: "Phụ lục", Y: 20 * unit.MM}}}
	first := a4()
	first.Anchors = anchors
	r := reread(t, encode(t, []layout.Page{first, wide}, flow.Meta{}))
	var got strings.Builder
	var walk func(n, depth int)
	walk = func(n, depth int) {
		for n != 0 {
			dict := r.objects[n]
			if strings.Contains(dict, "/Count") {
				t.Errorf("count in %q", dict)
			}
			fmt.Fprintf(&got, "%s%s %s\n", strings.Repeat("  ", depth), text(dict, "/Title"),
				regexp.MustCompile(`/Dest \[.*\]`).FindString(dict))
			if strings.Contains(dict, "/First") {
				walk(r.ref(t, dict, "/First"), depth+1)
			}
			if !strings.Contains(dict, "/Next") {
				return
			}
			n = r.ref(t, dict, "/Next")
		}
	}
	walk(r.ref(t, r.objects[r.ref(t, r.catalog(t), "/Outlines")], "/First"), 0)
	want := `Mục 1 /Dest [3 0 R /XYZ 0 841.89 null]
  Mục 2 /Dest [3 0 R /XYZ 0 813.54 null]
Mục 3 /Dest [3 0 R /XYZ 0 785.20 null]
  Mục 4 /Dest [3 0 R /XYZ 0 756.85 null]
  Mục 5 /Dest [3 0 R /XYZ 0 728.50 null]
  Mục 6 /Dest [3 0 R /XYZ 0 700.16 null]
Mục 7 /Dest [3 0 R /XYZ 0 671.81 null]
  Phụ lục /Dest [5 0 R /XYZ 0 538.58 null]
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

func TestLinks(t *testing.T) {
	link, dead := say("Phụ lục II"), say("khoản 9")
	link.Target, dead.Target = "pl-2", "nowhere"
	wide := layout.Page{Width: 297 * unit.MM, Height: 210 * unit.MM, Anchors: []layout.Anchor{{Name: "pl-2", Y: 20 * unit.MM}}}
	last := a4()
	last.Anchors = []layout.Anchor{{Name: "pl-2"}} // the first one counts
	r := reread(t, encode(t, []layout.Page{a4(link, dead), wide, last}, flow.Meta{}))
	const want = "/Annots [<</Type /Annot /Subtype /Link /F 4 /Rect [100.00 754.37 150.00 738.86] /Border [0 0 0] /Dest [5 0 R /XYZ 0 538.58 null]>>]"
	if page := r.pages(t)[0]; !strings.Contains(page, want) {
		t.Errorf("page %s\nwant %s", page, want)
	}
}

// TestContentsEntry clicks on each part of a line of mục lục, in red at that.
func TestContentsEntry(t *testing.T) {
	heading, dots, number := say("Chương I"), say("......"), say("2")
	dots.X, number.X, number.Color = 150*unit.Point, 200*unit.Point, "C00000"
	for _, part := range []*layout.Text{heading, dots, number} {
		part.Target = "chuong-1"
	}
	second := a4()
	second.Anchors = []layout.Anchor{{Name: "chuong-1", Outline: 1, Title: "Chương I", Y: 50 * unit.Point}}
	r := reread(t, encode(t, []layout.Page{a4(heading, dots, number), second}, flow.Meta{}))
	page := r.pages(t)[0]
	for _, rect := range []string{"[100.00 754.37 150.00 738.86]", "[150.00 754.37 200.00 738.86]", "[200.00 754.37 250.00 738.86]"} {
		if want := "/Rect " + rect + " /Border [0 0 0] /Dest [5 0 R /XYZ 0 791.89 null]"; !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if outline := r.objects[r.ref(t, r.objects[r.ref(t, r.catalog(t), "/Outlines")], "/First")]; !strings.Contains(outline, "/Dest [5 0 R /XYZ 0 791.89 null]") {
		t.Errorf("outline %s", outline)
	}
}

func TestOnlyUsedFacesAreEmbedded(t *testing.T) {
	one := encode(t, []layout.Page{a4(say("Một dòng chữ."))}, flow.Meta{})
	if n := bytes.Count(one, []byte("/FontFile2")); n != 1 {
		t.Errorf("%d fonts, want 1", n)
	}
	if len(one) > 12000 {
		t.Errorf("one line takes %d bytes", len(one))
	}
}

func TestErrors(t *testing.T) {
	text := func(change func(*layout.Text)) []layout.Page {
		s := say("chữ")
		change(s)
		return []layout.Page{a4(s)}
	}
	for name, c := range map[string]struct {
		pages []layout.Page
		meta  flow.Meta
		want  string
	}{
		"no pages":     {nil, flow.Meta{}, "văn bản không có trang nào, cần ít nhất một trang"},
		"bad text":     {text(func(s *layout.Text) { s.Text = "a\xe1" }), flow.Meta{}, `trang 1: chữ "a\xe1" không phải UTF-8`},
		"bad title":    {[]layout.Page{a4()}, flow.Meta{Title: "\xe1"}, `thông tin tệp "\xe1" không phải UTF-8`},
		"bad date":     {[]layout.Page{a4()}, flow.Meta{Created: "2020-02-30"}, "ngày tạo tệp “2020-02-30” không có dạng năm-tháng-ngày"},
		"bad heading":  {[]layout.Page{{Width: 1, Height: 1, Anchors: []layout.Anchor{{Title: "\xff"}}}}, flow.Meta{}, `trang 1: đề mục "\xff" không phải UTF-8`},
		"far heading":  {[]layout.Page{{Width: 1, Height: 1, Anchors: []layout.Anchor{{Y: math.MinInt64}}}}, flow.Meta{}, ""},
		"emoji":        {text(func(s *layout.Text) { s.Text = "a😀" }), flow.Meta{}, "trang 1: phông chữ LiberationSerif không có ký tự “😀” (U+1F600)"},
		"tab":          {text(func(s *layout.Text) { s.Text = "a\tb" }), flow.Meta{}, "trang 1: phông chữ LiberationSerif không có ký tự U+0009"},
		"NaN":          {text(func(s *layout.Text) { s.Space = math.NaN() }), flow.Meta{}, "trang 1: khoảng giãn NaN của “chữ” không phải một độ dài"},
		"infinite":     {text(func(s *layout.Text) { s.Space = math.Inf(1) }), flow.Meta{}, "trang 1: khoảng giãn +Inf của “chữ” không phải một độ dài"},
		"no size":      {text(func(s *layout.Text) { s.Size = 0 }), flow.Meta{}, "trang 1: cỡ chữ 0 mm của “chữ” phải lớn hơn 0 và không quá 5080 mm"},
		"far text":     {text(func(s *layout.Text) { s.X = math.MaxInt64 }), flow.Meta{}, ""},
		"no width":     {text(func(s *layout.Text) { s.Width = -1 }), flow.Meta{}, ""},
		"no page size": {[]layout.Page{{}}, flow.Meta{}, "trang 1: khổ giấy 0 mm × 0 mm phải lớn hơn 0 và không quá 5080 mm"},
		"no weight":    {[]layout.Page{a4(), a4(&layout.Line{})}, flow.Meta{}, "trang 2: nét kẻ dày 0 mm, phải lớn hơn 0 và không quá 5080 mm"},
		"bad colour":   {text(func(s *layout.Text) { s.Color = "red" }), flow.Meta{}, "trang 1: màu “red” không có dạng RRGGBB"},
		"short colour": {[]layout.Page{a4(&layout.Line{Weight: 1, Color: "ff00"})}, flow.Meta{}, "trang 1: màu “ff00” không có dạng RRGGBB"},
		"bad name":     {[]layout.Page{a4()}, properties("số", "1"), `tên thuộc tính "số" phải là chữ cái, chữ số ASCII và bắt đầu bằng chữ cái`},
		"no name":      {[]layout.Page{a4()}, properties("", "1"), `tên thuộc tính "" phải là chữ cái, chữ số ASCII và bắt đầu bằng chữ cái`},
		"own name":     {[]layout.Page{a4()}, properties("Title", "1"), "tên thuộc tính “Title” là tên riêng của PDF"},
		"same name":    {[]layout.Page{a4()}, properties("a1", "1", "a1", "2"), "có hai thuộc tính “a1”"},
		"bad value":    {[]layout.Page{a4()}, properties("a1", "\xff"), `thuộc tính “a1” có giá trị "\xff" không phải UTF-8`},
		"no item":      {[]layout.Page{a4(nil)}, flow.Meta{}, "trang 1: không biết vẽ <nil>"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := Encode(c.pages, c.meta, faces(t))
			if err == nil || data != nil {
				t.Fatalf("no error, %d bytes", len(data))
			}
			if c.want != "" && err.Error() != c.want {
				t.Errorf("error %s\nwant %s", err, c.want)
			}
		})
	}
}

// TestSameBytes encodes one document many times, at once with others and after
// so many that an encoder forgets what it kept.
func TestSameBytes(t *testing.T) {
	set := faces(t)
	want, err := Encode(letter(set), letterMeta, set)
	if err != nil {
		t.Fatal(err)
	}
	shared := NewEncoder(set)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range keptCuts / 4 {
				text := string(rune('a'+i)) + string(rune('À'+j))
				if !set.Face(false, false).Has(rune('À' + j)) {
					continue
				}
				if _, err := shared.Encode([]layout.Page{a4(say(text))}, flow.Meta{}); err != nil {
					t.Error(err)
				}
			}
			got, err := shared.Encode(letter(set), letterMeta)
			if err != nil {
				t.Error(err)
			}
			if !bytes.Equal(got, want) {
				t.Error("two runs differ")
			}
		})
	}
	group.Wait()
	if n := len(shared.cuts.kept); n == 0 || n > keptCuts {
		t.Errorf("%d cut faces are kept, want 1 to %d", n, keptCuts)
	}
}

// Letters of the same characters share a cut face, in whatever order these come.
func TestSameCharactersShareACut(t *testing.T) {
	shared := NewEncoder(faces(t))
	for _, text := range []string{"tỉnh Bắc", "Bắc tỉnh", "tỉnh  Bắc Bắc"} {
		if _, err := shared.Encode([]layout.Page{a4(say(text))}, flow.Meta{}); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(shared.cuts.kept); n != 1 {
		t.Errorf("%d cuts are kept, want 1", n)
	}
}

func TestExtractedText(t *testing.T) {
	set := faces(t)
	out := run(t, encode(t, letter(set), letterMeta), "pdftotext", "-layout", "FILE", "-")
	for _, want := range []string{
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nguyễn Văn Đức Ứng", "/BTTTT-CNTT",
		"Thực hiện Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no “%s” in\n%s", want, out)
		}
	}
	words := strings.Fields(run(t, encode(t, letter(set), letterMeta), "pdftotext", "-raw", "FILE", "-"))
	if text := strings.Join(words, " "); strings.Count(text, body) < 5 {
		t.Errorf("the paragraphs are not whole in\n%s", text)
	}
	hard := run(t, encode(t, []layout.Page{a4(say("khoản\u00a02, 1080/BTTTT\u2011CNTT"))}, flow.Meta{}), "pdftotext", "FILE", "-")
	if want := "khoản 2, 1080/BTTTT-CNTT"; strings.TrimSpace(hard) != want {
		t.Errorf("%q, want %q", hard, want)
	}
}

func TestOtherReaders(t *testing.T) {
	data := encode(t, letter(faces(t)), letterMeta)
	t.Run("qpdf", func(t *testing.T) {
		if out := run(t, data, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
	})
	t.Run("pdffonts", func(t *testing.T) {
		out := run(t, data, "pdffonts", "FILE")
		rows := regexp.MustCompile(`CID TrueType +Identity-H +yes yes yes`).FindAllString(out, -1)
		if len(rows) != 4 {
			t.Error(out)
		}
	})
	t.Run("pdfinfo", func(t *testing.T) {
		out := run(t, data, "pdfinfo", "FILE")
		for _, want := range []string{letterMeta.Title, letterMeta.Author, letterMeta.Subject, "Pages:           2", "A4"} {
			if !strings.Contains(out, want) {
				t.Errorf("no %q in\n%s", want, out)
			}
		}
	})
}
