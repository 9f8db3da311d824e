// Package markup turns the body of a document, written in a small subset of
// Markdown, into blocks of package doc.
//
// [Parse] reads one text. Numbers of divisions are not set here: the tree says
// which rank each division has, typeset counts. Raw HTML, links and code have
// no meaning and stay plain text.
package markup

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// MaxSize is the largest body in bytes that Parse accepts.
const MaxSize = 16 << 20

// Body is what one text says.
type Body struct {
	Blocks     []doc.Block    // up to the first appendix
	Appendices []doc.Appendix // Number is left at 0
	Labels     []doc.Label    // every {#nhãn}, “nhan=” of an appendix
	References []doc.Label    // every {@nhãn}
}

// Parse reads a body. The Body holds whatever could be understood. References
// are not resolved, since a label may stand in another part of the document:
// see [CheckLabels].
func Parse(src Source) (Body, diag.List) { return read(src, false) }

// Extract reads a part of a document, as a trích sao copies it: its typed
// numbers are those of the source and may begin anywhere and leave out some.
func Extract(src Source) (Body, diag.List) { return read(src, true) }

// regulation is what messages cite and headings are told by. Building it costs
// more than reading a letter.
var regulation = sync.OnceValue(law.Decree30)

// parsers is the parser of bodies, which keeps nothing of what it read.
var parsers = sync.OnceValue(func() parser.Parser {
	words := regulation().Text()
	return newParser(&words)
})

func read(src Source, extract bool) (Body, diag.List) {
	var problems diag.List
	if len(src.Text) > MaxSize {
		problems.Add(src.At(0, 0), "chia văn bản thành nhiều tệp",
			"nội dung dài %d byte, tối đa là %d byte", len(src.Text), MaxSize)
		return Body{}, problems
	}
	if !utf8.ValidString(src.Text) {
		at := strings.IndexRune(strings.ToValidUTF8(src.Text, "\uFFFD"), '\uFFFD')
		problems.Add(src.At(at, at), "lưu tệp với bảng mã UTF-8",
			"nội dung có byte không phải UTF-8")
		return Body{}, problems
	}
	b := &builder{src: src, text: []byte(src.Text), extract: extract, words: regulation().Text(), typed: map[*doc.Division]typedNumber{}}
	tree := parsers().Parse(text.NewReader(b.text))
	b.document(tree)
	return b.body, b.problems
}

// CheckLabels reports labels set twice, labels set outside of bodies that cannot
// be referred to, and references to labels that are not set anywhere in the
// document.
func CheckLabels(labels, references []doc.Label) diag.List {
	var problems diag.List
	first := make(map[string]diag.Range, len(labels))
	names := make([]string, 0, len(labels))
	for _, l := range labels {
		if at, ok := first[l.Name]; ok {
			problems.Add(l.At, "đổi tên một trong hai nhãn", "nhãn “%s” đã được đặt ở chỗ khác", l.Name)
			problems[len(problems)-1].Related = []diag.Related{{At: at, Message: "nhãn được đặt lần đầu ở đây"}}
			continue
		}
		if !isLabel(l.Name) {
			problems.Add(l.At, "đặt nhãn bằng chữ thường không dấu, số và dấu gạch, ví dụ bao-cao", "tên nhãn “%s” có ký tự không dùng được", l.Name)
		}
		first[l.Name] = l.At
		names = append(names, l.Name)
	}
	for _, r := range references {
		if _, ok := first[r.Name]; !ok {
			problems.Add(r.At, suggest(r.Name, names, "đặt nhãn {#"+r.Name+"} ở cuối tiêu đề, khoản hoặc điểm được dẫn"),
				"không có nhãn “%s” để dẫn chiếu", r.Name)
		}
	}
	return problems
}

// suggest asks whether a word nearby was meant, or falls back to a hint.
func suggest(word string, candidates []string, fallback string) string {
	if near, ok := viet.Nearest(word, candidates); ok {
		return diag.Meant(near)
	}
	return fallback
}
