package recognize

import (
	"regexp"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// at is where a piece stands in the file.
func at(p *Piece) diag.Range {
	if p.Paragraph == nil {
		return diag.Range{}
	}
	return p.Paragraph.At
}

// textOf is what a line says and where.
func textOf(l *line) doc.Text {
	t := doc.Text{Text: l.text}
	if l.p != nil {
		t.At = l.p.At
	}
	return t
}

// signature is what a block says. The chức vụ that a form prints above the
// signature, as in a biên bản, gives way to the one above the name.
func (b *signBlock) signature() doc.Signature {
	var out doc.Signature
	for i := range b.authority {
		out.Authority = append(out.Authority, textOf(&b.authority[i]))
	}
	for i := range b.position {
		l := &b.position[i]
		if i > 0 && b.printed && i+1 == len(b.position) {
			out.Position = textOf(l)
			continue
		}
		join(&out.Position, textOf(l))
	}
	if b.name != nil {
		out.FullName = textOf(b.name)
	}
	return out
}

// drafter is what follows Lưu in the same entry: “PL.(300)”.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 3.
var drafter = regexp.MustCompile(`^(.*?[.;]) (\p{Lu}{1,6})?\.?(?:\((\d+)\))?$`)

// recipientsOf says who receives the document, where it is kept, and what
// names its drafter.
func (s *segment) recipientsOf(e *ending) (r doc.Recipients, by doc.Text, copies int) {
	var entries []doc.Text
	for i := range e.found {
		f := &e.found[i]
		if f.component != law.RecipientsList {
			continue
		}
		t := textOf(&f.line)
		_, size := bullet(t.Text)
		if n := len(entries); size == 0 && n > 0 && !strings.HasSuffix(entries[n-1].Text, ";") && !strings.HasSuffix(entries[n-1].Text, ".") {
			entries[n-1].Text += " " + t.Text
			continue
		}
		t.Text = t.Text[size:]
		entries = append(entries, t)
	}
	for _, t := range entries {
		if !isFiling(t.Text) {
			t.Text = strings.TrimRight(t.Text, ";., ")
			r.Items = append(r.Items, t)
			continue
		}
		if m := drafter.FindStringSubmatch(t.Text); m != nil && m[2]+m[3] != "" {
			by.Text, by.At = m[2], t.At
			copies, _ = strconv.Atoi(m[3])
			t.Text = m[1]
		}
		word := s.env.Regulation.Text().FilingWord
		t.Text = strings.TrimRight(cutLead(cutLead(t.Text, word), strings.TrimSuffix(word, ":")), ";., ")
		join(&r.Filing, t)
	}
	return r, by, copies
}

// party adds a line about a side of a hợp đồng.
func (w *writer) party(d *doc.Document, it *item) {
	said := textOf(it.line)
	n := len(d.Parties)
	if !it.first && n > 0 {
		d.Parties[n-1].Details = append(d.Parties[n-1].Details, said)
		return
	}
	p := doc.Party{Title: said, At: said.At}
	if title, name, ok := strings.Cut(said.Text, ":"); ok {
		p.Title.Text, p.Name = strings.TrimSpace(title), doc.Text{Text: strings.TrimSpace(name), At: said.At}
	}
	d.Parties = append(d.Parties, p)
}

// samePost reports whether a text is one of the chức vụ that a form prints.
func samePost(posts []string, text string) bool {
	for _, p := range posts {
		if viet.Fold(p) == viet.Fold(text) {
			return true
		}
	}
	return false
}
