package typeset

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// progress is what counts on while a file is set, in reading order.
type progress struct {
	notes     int                    // footnotes so far
	cited     map[*doc.Citation]bool // documents cited in full so far
	headings  map[*doc.Division]*flow.Paragraph
	unfilled  []entry // of tables of contents, until the headings are set
	bookmarks int     // generated so far
}

func newProgress() progress {
	return progress{cited: map[*doc.Citation]bool{}, headings: map[*doc.Division]*flow.Paragraph{}}
}

// reference words {@nhãn} in text of a component, and names the bookmark it
// leads to: none in another file, and none for a document that is cited.
func (b *builder) reference(s *doc.Span, c law.Component) (text, target string) {
	n := b.number
	if found, ok := n.cited[s.Ref]; ok {
		if found.part.file == n.file {
			target = s.Ref
		}
		return found.from(b.appendixName), target
	}
	if source, ok := n.sources[s.Ref]; ok {
		first := !n.progress.cited[source]
		n.progress.cited[source] = true
		return sourceText(source, first, c == law.Basis), ""
	}
	b.problems.Add(s.At, "đặt nhãn {#"+s.Ref+"} ở mục, khoản, điểm hoặc phụ lục được dẫn",
		"không có nhãn “%s” để dẫn tới", s.Ref)
	return "…", ""
}

// sourceText cites a document: the first time in full, later by tên loại, số
// and ký hiệu. A luật or pháp lệnh, which has no số, is cited by its name, and
// as a ground with its date.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm a và điểm b.
func sourceText(c *doc.Citation, first, ground bool) string {
	date := ""
	if d := (viet.Date{Day: c.Date.Day, Month: c.Date.Month, Year: c.Date.Year}); d.Complete() {
		date = d.Long()
	}
	kind, subject := strings.TrimSpace(c.Kind.Text), strings.TrimSpace(c.Subject.Text)
	if c.Code.Text == "" {
		if strings.HasPrefix(viet.Fold(subject), viet.Fold(kind)) {
			kind = "" // the name has the kind in it
		}
		if !ground {
			date = ""
		}
		return words(kind, subject, date)
	}
	short := words(kind, "số", c.Code.Text)
	if !first {
		return short
	}
	issuer := ""
	if c.Issuer.Text != "" {
		issuer = "của " + c.Issuer.Text
	}
	return words(short, date, issuer, lowerTitle(subject))
}

// lowerTitle lets a title go on in a sentence: “về việc …”, but “UBND …”.
func lowerTitle(s string) string {
	if first, _, _ := strings.Cut(s, " "); utf8.RuneCountInString(first) > 1 && first == viet.Upper(first) {
		return s
	}
	return viet.LowerFirst(s)
}

// words joins what is not empty with spaces.
func words(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}
