package pipeline_test

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/fonts"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
)

// combined are examples that have in common as little as they can: one page and
// more, a table of contents, pages on their side, a foot of the first page, an
// attachment within the file and files of their own.
var combined = []string{
	"don-doc/chua-ban-hanh", "cong-van-2020/cong-van-1080", "de-an/de-an", "cong-van-2021/cong-van-don-doc",
	"mau/33-quyet-dinh-tep-rieng", "mau/34-quyet-dinh-ban-hanh-quy-che", "mau/10-ke-hoach", "mau/18-cong-van", "don-doc/chua-ban-hanh",
}

// addressed lays them out.
func addressed(t testing.TB) []*pipeline.Part {
	t.Helper()
	var parts []*pipeline.Part
	for _, name := range combined {
		parts = append(parts, &pipeline.Part{Laid: laidOut(t, "../../examples/"+name+".vb.yaml"), Title: "Nơi nhận " + name})
	}
	return parts
}

// laidOut takes a definition as far as its pages.
func laidOut(t testing.TB, file string) *pipeline.Laid {
	t.Helper()
	laid, problems, err := open(t).Layout(source(t, file), pipeline.Options{Stage: doc.Sign})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.Sorted())
	}
	return laid
}

func each(parts []*pipeline.Part) iter.Seq2[*pipeline.Part, error] {
	return func(yield func(*pipeline.Part, error) bool) {
		for _, part := range parts {
			if !yield(part, nil) {
				return
			}
		}
	}
}

func combine(t testing.TB, parts []*pipeline.Part, duplex bool) *pipeline.Result {
	t.Helper()
	r, err := open(t).Combine(each(parts), pipeline.CombineOptions{DOCX: true, PDF: true, Duplex: duplex, Title: "Thư đôn đốc"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sheets are the pages of parts as they are alone, each as its words; for
// printing on both sides an empty one before whatever counts from 1 again and
// would stand on a back.
func sheets(parts []*pipeline.Part, duplex bool) []string {
	var out []string
	add := func(pages []layout.Page) {
		for _, page := range pages {
			if duplex && page.Number == 1 && len(out)%2 == 1 {
				out = append(out, "")
			}
			out = append(out, drawn(page))
		}
	}
	for _, part := range parts {
		add(part.Laid.Pages)
		for _, separate := range part.Laid.Separate {
			add(separate.Pages)
		}
	}
	return out
}

// drawn is what stands on a page, text by text.
func drawn(page layout.Page) string {
	var b strings.Builder
	for _, item := range page.Items {
		if text, ok := item.(*layout.Text); ok {
			b.WriteString(text.Text + "\n")
		}
	}
	return b.String()
}

// The Word file, read back and laid out as a whole, has the pages that each
// document has alone; so do the pages of the PDF file.
func TestCombinedPagesAreThoseOfEachDocument(t *testing.T) {
	set, err := font.Load(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	parts := addressed(t)
	for _, duplex := range []bool{false, true} {
		r, want := combine(t, parts, duplex), sheets(parts, duplex)
		if r.Pages != len(want) {
			t.Errorf("both sides %t: %d pages, want %d", duplex, r.Pages, len(want))
		}
		f, err := docx.Decode("gop.docx", r.DOCX)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, page := range layout.Paginate(f, set) {
			got = append(got, drawn(page))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("both sides %t: %s", duplex, diff)
		}
	}
}

func TestCombinedFilesAreSound(t *testing.T) {
	parts := addressed(t)
	folder := t.TempDir()
	word, pdf := filepath.Join(folder, "a.docx"), filepath.Join(folder, "a.pdf")
	for _, duplex := range []bool{false, true} {
		r := combine(t, parts, duplex)
		if err := docx.Verify(r.DOCX); err != nil {
			t.Error(err)
		}
		if again := combine(t, parts, duplex); !bytes.Equal(r.DOCX, again.DOCX) || !bytes.Equal(r.PDF, again.PDF) {
			t.Error("two runs differ")
		}
		checked, err := open(t).Check(pipeline.Source{File: "gop.docx", Data: r.DOCX}, pipeline.CheckOptions{})
		if err != nil || !checked.Word || checked.Findings.HasErrors() {
			t.Errorf("checked like any Word file: %v, %+v", err, checked)
		}
		write(t, word, r.DOCX)
		write(t, pdf, r.PDF)
		t.Run("qpdf", func(t *testing.T) {
			need(t, "qpdf")
			if out, err := exec.Command("qpdf", "--check", pdf).CombinedOutput(); err != nil || strings.Contains(string(out), "WARNING") {
				t.Errorf("%v\n%s", err, out)
			}
		})
		t.Run("validator", func(t *testing.T) {
			if out, err := exec.Command(wordValidator(t), word).CombinedOutput(); err != nil || !strings.Contains(string(out), `"ok": true`) {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// A reader of the PDF file finds on each page the text that stands there in the
// file of the document alone, and each document in the outline.
func TestCombinedPDFReadsLikeEachFile(t *testing.T) {
	need(t, "pdftotext")
	parts := addressed(t)
	file := filepath.Join(t.TempDir(), "a.pdf")
	pages := func(data []byte) []string {
		write(t, file, data)
		text := run(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-")
		return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	}
	var want []string
	for i := range combined {
		main := build(t, "../../examples/"+combined[i]+".vb.yaml", doc.Sign)
		for _, r := range append([]*pipeline.Result{main}, main.Separate...) {
			want = append(want, pages(r.PDF)...)
		}
	}
	r := combine(t, parts, false)
	if diff := cmp.Diff(want, pages(r.PDF)); diff != "" {
		t.Error(diff)
	}
	if n := len(regexp.MustCompile(`(?m)^/Dest \[|^<</Title `).FindAll(r.PDF, -1)); n < len(parts) {
		t.Errorf("%d entries in the outline of %d documents", n, len(parts))
	}
}

// once writes numbers that stand twice on a line of their own once: LibreOffice
// 7.4 draws a number of a footnote that is written out a second time.
func once(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if half := line[:len(line)/2]; half+half == line && strings.Trim(half, "0123456789") == "" {
			lines[i] = half
		}
	}
	return strings.Join(lines, "\n")
}

// LibreOffice shows each page of the combined Word file as it shows that of the
// document alone, and leaves blank what we leave blank.
func TestCombinedPagesInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	need(t, "soffice")
	need(t, "pdftotext")
	parts := addressed(t)
	folder := t.TempDir()
	var names []string
	for i, name := range combined {
		main := build(t, "../../examples/"+name+".vb.yaml", doc.Sign)
		for k, r := range append([]*pipeline.Result{main}, main.Separate...) {
			names = append(names, fmt.Sprintf("%d-%d", i, k))
			write(t, filepath.Join(folder, names[len(names)-1]+".docx"), r.DOCX)
		}
	}
	write(t, filepath.Join(folder, "mot-mat.docx"), combine(t, parts, false).DOCX)
	write(t, filepath.Join(folder, "hai-mat.docx"), combine(t, parts, true).DOCX)
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	run(t, "soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", folder}, files...)...)
	pages := func(name string) []string {
		text := run(t, "pdftotext", "-raw", "-enc", "UTF-8", filepath.Join(folder, name+".pdf"), "-")
		return strings.Split(strings.TrimSuffix(once(text), "\f"), "\f")
	}
	var want []string
	for _, name := range names {
		want = append(want, pages(name)...)
	}
	if diff := cmp.Diff(want, pages("mot-mat")); diff != "" {
		t.Error(diff)
	}
	both := sheets(parts, true)
	for i, page := range both {
		if page == "" {
			want = append(want[:i], append([]string{""}, want[i:]...)...)
		}
	}
	if diff := cmp.Diff(want, pages("hai-mat")); diff != "" {
		t.Error(diff)
	}
}

func TestCombineChangesNoDocument(t *testing.T) {
	parts := addressed(t)
	tell := func() string {
		var b strings.Builder
		for _, part := range parts {
			b.WriteString(flow.Dump(part.Laid.Flow) + layout.Dump(part.Laid.Pages))
		}
		return b.String()
	}
	before := tell()
	combine(t, parts, true)
	if tell() != before {
		t.Error("a document is another one after it was combined")
	}
}

func TestCombineHandsErrorsOn(t *testing.T) {
	part := addressed(t)[0]
	torn := errors.New("hỏng")
	broken := func(yield func(*pipeline.Part, error) bool) { _ = yield(part, nil) && yield(nil, torn) }
	if r, err := open(t).Combine(broken, pipeline.CombineOptions{PDF: true}); r != nil || !errors.Is(err, torn) {
		t.Errorf("got %v, %v", r, err)
	}
	if r, err := open(t).Combine(each(nil), pipeline.CombineOptions{PDF: true}); r != nil || err == nil {
		t.Errorf("of nothing: got %v, %v", r, err)
	}
}

// BenchmarkCombine makes both files of a letter to each of 34 provinces, the
// laying out not counted.
func BenchmarkCombine(b *testing.B) {
	var parts []*pipeline.Part
	for i := range 34 {
		parts = append(parts, &pipeline.Part{Laid: laidOut(b, letterFile), Title: fmt.Sprintf("tỉnh số %d", i+1)})
	}
	for _, duplex := range []bool{false, true} {
		b.Run(fmt.Sprintf("duplex=%t", duplex), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				combine(b, parts, duplex)
			}
		})
	}
}
