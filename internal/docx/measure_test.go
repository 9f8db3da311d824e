package docx

import (
	"bytes"
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// TestFrameInLibreOffice measures rectangles on the page.
func TestFrameInLibreOffice(t *testing.T) {
	const within = 165 * mm
	var blocks []flow.Block
	var want [][4]float64 // left, right, top, bottom in millimetres
	top := 20 * mm
	for _, f := range []*flow.Frame{
		{Text: "MẬT", Width: 20 * mm, Height: 7 * mm, Align: flow.Center},
		{Text: "HỎA TỐC", Width: 30 * mm, Height: 8 * mm, Align: flow.Left, Before: pt(6)},
		{Text: "THƯỢNG KHẨN", Width: 42 * mm, Height: unit.Millimetres(9.3), Align: flow.Right, After: pt(3)},
		{Text: "KHẨN", Width: 42 * mm, Height: unit.Millimetres(9.3), Align: flow.Right, Before: pt(2)},
		{Text: "DỰ THẢO", Width: 60 * mm, Height: 20 * mm, Align: flow.Center, Before: pt(6), Weight: pt(1.5)},
		{Text: "BẢN SAO", Width: 60 * mm, Height: 20 * mm, Align: flow.Center, Weight: pt(1.5)},
	} {
		f.Size, f.Within, f.Bold, f.Color, f.Weight = pt(13), within, true, "FF0000", max(f.Weight, pt(0.75))
		left := 30*mm + map[flow.Align]unit.Length{flow.Center: (within - f.Width) / 2, flow.Right: within - f.Width}[f.Align]
		top += f.Before
		want = append(want, [4]float64{
			left.Millimetres(), (left + f.Width).Millimetres(), top.Millimetres(), (top + f.Height).Millimetres(),
		})
		top += f.Height + f.After
		blocks = append(blocks, f)
	}
	got := redBoxes(t, page(blocks...))
	if len(got) != len(want) {
		t.Fatalf("%d rectangles on the page, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		for side := range want[i] {
			if math.Abs(got[i][side]-want[i][side]) > 0.3 {
				t.Errorf("rectangle %d is at %.2f, want %.2f (left, right, top, bottom in mm)", i+1, got[i], want[i])
				break
			}
		}
	}
}

// redBoxes returns the outer sides of the red rectangles of the first page, in
// millimetres from its left upper corner. Each is drawn as four lines.
func redBoxes(t *testing.T, f *flow.Flow) (boxes [][4]float64) {
	t.Helper()
	folder := t.TempDir()
	file := filepath.Join(folder, "a")
	if err := os.WriteFile(file+".docx", encode(t, f), 0o644); err != nil {
		t.Fatal(err)
	}
	convert(t, folder)
	if out, err := exec.Command("pdftocairo", "-svg", "-l", "1", file+".pdf", file+".svg").CombinedOutput(); err != nil {
		t.Fatalf("pdftocairo: %v\n%s", err, out)
	}
	svg, err := os.ReadFile(file + ".svg")
	if err != nil {
		t.Fatal(err)
	}
	var lines [][4]float64
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "path" {
			if l, ok := redLine(start.Attr); ok {
				lines = append(lines, l)
			}
		}
	}
	for ; len(lines) >= 4; lines = lines[4:] {
		b := lines[0]
		for _, l := range lines[1:4] {
			b = [4]float64{min(b[0], l[0]), max(b[1], l[1]), min(b[2], l[2]), max(b[3], l[3])}
		}
		if !slices.Contains(boxes, b) { // pdftocairo may draw a page twice
			boxes = append(boxes, b)
		}
	}
	return boxes
}

var number = regexp.MustCompile(`-?[0-9.]+`)

// redLine reads a path of an SVG file that is a straight red line without
// thickness of its own in its length.
func redLine(attributes []xml.Attr) (sides [4]float64, ok bool) {
	a := map[string]string{}
	for _, x := range attributes {
		a[x.Name.Local] = x.Value
	}
	style := a["style"] + " stroke:" + a["stroke"]
	if !strings.Contains(style, "stroke:rgb(100%") {
		return sides, false
	}
	matrix := []float64{1, 0, 0, 1, 0, 0}
	if m := numbers(a["transform"]); len(m) == 6 {
		matrix = m
	}
	p := numbers(a["d"])
	if len(p) != 4 {
		return sides, false
	}
	const point = 25.4 / 72
	x1, y1 := matrix[0]*p[0]+matrix[2]*p[1]+matrix[4], matrix[1]*p[0]+matrix[3]*p[1]+matrix[5]
	x2, y2 := matrix[0]*p[2]+matrix[2]*p[3]+matrix[4], matrix[1]*p[2]+matrix[3]*p[3]+matrix[5]
	return [4]float64{min(x1, x2) * point, max(x1, x2) * point, min(y1, y2) * point, max(y1, y2) * point}, true
}

func numbers(s string) (list []float64) {
	for _, n := range number.FindAllString(s, -1) {
		f, err := strconv.ParseFloat(n, 64)
		if err != nil {
			return nil
		}
		list = append(list, f)
	}
	return list
}

// TestFirstFooterInLibreOffice wants the foot of the first page to take its
// height from that page and nothing from the next.
func TestFirstFooterInLibreOffice(t *testing.T) {
	folder := t.TempDir()
	for name, foot := range map[string][]flow.Block{"co": contact(), "khong": nil} {
		var blocks []flow.Block
		for range 200 {
			blocks = append(blocks, para("NoiDung", flow.Left, 14, "dòng"))
		}
		f := page(blocks...)
		f.Sections[0].Page.FirstFooter = foot
		if err := os.WriteFile(filepath.Join(folder, name+".docx"), encode(t, f), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	convert(t, folder)
	count := map[string][]int{}
	for _, name := range []string{"co", "khong"} {
		out, err := exec.Command("pdftotext", filepath.Join(folder, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range strings.Split(string(out), "\f") {
			count[name] = append(count[name], strings.Count(text, "dòng"))
		}
	}
	with, without := count["co"], count["khong"]
	if with[0] != without[0]-2 || with[1] != without[1] || with[2] != without[2] {
		t.Errorf("lines on pages with a foot %v, without %v; want two less on the first and as many on the next", with, without)
	}
}

// TestNotedTableInLibreOffice wants a table at the top of a page to stand where
// it stands in a document without footnotes.
func TestNotedTableInLibreOffice(t *testing.T) {
	folder := t.TempDir()
	for name, numbers := range map[string][2]int{"khong": {}, "dau": {1, 2}, "sau": {0, 1}} {
		f := &flow.Flow{}
		for _, n := range numbers {
			blocks := []flow.Block{head(), body("y")}
			if n > 0 {
				blocks = append(blocks, noted(n, "x"))
			}
			f.Sections = append(f.Sections, &flow.Section{Page: a4(), Blocks: blocks})
		}
		if err := os.WriteFile(filepath.Join(folder, name+".docx"), encode(t, f), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	convert(t, folder)
	tops := func(name string) []string {
		out, err := exec.Command("pdftotext", "-bbox", filepath.Join(folder, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return regexp.MustCompile(`yMin="[0-9.]+"[^>]*>CỘNG<`).FindAllString(string(out), -1)
	}
	want := tops("khong")
	if len(want) != 2 {
		t.Fatalf("heads at %q, want two", want)
	}
	for _, name := range []string{"dau", "sau"} {
		if diff := cmp.Diff(want, tops(name)); diff != "" {
			t.Errorf("heads of “%s” (-want +got):\n%s", name, diff)
		}
	}
}
