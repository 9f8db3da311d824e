package definition

import (
	"regexp"
	"strings"
	"sync"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// blankPattern finds a place that waits to be filled in: “[chưa có: …]”, four
// stops or more, two marks “…” or one with stops, three underscores or more.
var blankPattern = regexp.MustCompile(`\[chưa có|\.{4,}|…[\s.…]*…|…\.{2,}|\.{2,}…|_{3,}`)

// waits reports whether a text waits to be filled in, or could not be made.
func waits(s string) bool { return s == Failed || blankPattern.MatchString(s) }

// placeholders reports places of an issued document that are not filled in.
func (a *assembler) placeholders(d *doc.Document) {
	see := func(t doc.Text, part law.Component) {
		found := blankPattern.FindString(t.Text)
		if found == "" {
			return
		}
		if found == "[chưa có" {
			found += "…]"
		}
		cite, ok := a.rules.Main[part]
		if !ok {
			cite = a.env.Regulation.Components[part].Cite
		}
		at := t.At
		if at.Start.Line == 0 {
			at = a.at
		}
		a.problems.Breach(cite, at, "điền vào chỗ trống, hoặc xuất ở giai đoạn trình ký", "còn chỗ trống “%s”, văn bản ban hành phải điền đủ", short(found))
	}
	eachComponent(d, see)
	for _, body := range d.Bodies() {
		eachSpan(body, func(s *doc.Span) { see(doc.Text{Text: s.Text, At: s.At}, law.BodyText) })
	}
}

// short cuts a long run of stops.
func short(s string) string {
	const most = 12
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// eachComponent visits the lines of a document outside its bodies.
func eachComponent(d *doc.Document, visit func(doc.Text, law.Component)) {
	all := func(part law.Component, lists ...[]doc.Text) {
		for _, list := range lists {
			for _, t := range list {
				visit(t, part)
			}
		}
	}
	issuer := func(i doc.Issuer) { all(law.IssuerName, i.Parent, i.Name) }
	code := func(c doc.Code) { all(law.CodeLine, []doc.Text{c.Number, c.Notation}) }
	signed := func(s doc.Signature) { all(law.SignName, s.Authority, []doc.Text{s.Position, s.FullName}) }
	received := func(r doc.Recipients) { all(law.RecipientsWord, r.Items, []doc.Text{r.Filing}) }
	issuer(d.Issuer)
	code(d.Code)
	visit(d.Place, law.PlaceAndDate)
	visit(d.Subject, law.Subject)
	all(law.Addressees, d.Addressees, []doc.Text{d.Sender})
	visit(d.Competence, law.Competence)
	for _, p := range d.Basis {
		for _, s := range p.Spans {
			visit(doc.Text{Text: s.Text, At: s.At}, law.Basis)
		}
	}
	for _, p := range d.Parties {
		all(law.BodyText, []doc.Text{p.Title, p.Name}, p.Details)
	}
	for _, s := range d.Signatures {
		signed(s)
	}
	received(d.Recipients)
	all(law.ContactBlock, d.Contact)
	for i := range d.Attachments {
		visit(d.Attachments[i].Subject, law.Subject)
	}
	for i := range d.Appendices {
		visit(d.Appendices[i].Title, law.AppendixTitle)
	}
	for i := range d.Citations {
		c := &d.Citations[i]
		all(law.BodyText, []doc.Text{c.Kind, c.Code, c.Issuer, c.Subject})
	}
	if c := d.Copy; c != nil {
		issuer(c.Issuer)
		code(c.Code)
		visit(c.Place, law.PlaceAndDate)
		signed(c.Signature)
		received(c.Recipients)
	}
}

// eachSpan visits the text of blocks in reading order, footnotes included.
func eachSpan(blocks []doc.Block, visit func(*doc.Span)) {
	var spans func([]doc.Span)
	spans = func(list []doc.Span) {
		for i := range list {
			visit(&list[i])
			spans(list[i].Note)
		}
	}
	doc.Walk(blocks, func(block doc.Block) {
		switch block := block.(type) {
		case *doc.Paragraph:
			spans(block.Spans)
		case *doc.Division:
			spans(block.Heading)
		case *doc.Table:
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					for i := range cell.Paragraphs {
						spans(cell.Paragraphs[i].Spans)
					}
				}
			}
		case *doc.Image:
			spans(block.Caption)
		}
	})
}

// checkMentions reports appendices, attachments and cited documents that the
// text does not point to. NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1,
// điểm a.
func (a *assembler) checkMentions(d *doc.Document) {
	// Folding all the text is dear, so it waits until something is looked for.
	main := sync.OnceValue(func() string { return foldedText(d, false) })
	all := sync.OnceValue(func() string { return foldedText(d, true) })
	for i := range d.Attachments {
		x := &d.Attachments[i]
		if !a.refersTo(x.Label) && !strings.Contains(main(), "kem theo") && !strings.Contains(main(), viet.Fold(x.Kind.Name)) {
			a.problems.Doubt(a.rules.Attachment, x.At, "viết “ban hành kèm theo … này” trong nội dung, hoặc đặt nhan và dẫn bằng {@nhãn}",
				"nội dung không nhắc đến %s kèm theo", strings.ToLower(x.Kind.Name))
		}
	}
	word := viet.Fold(a.env.Regulation.Text().AppendixWord)
	for i := range d.Appendices {
		x := &d.Appendices[i]
		if !a.refersTo(x.Label) && !strings.Contains(all(), word) {
			a.problems.Doubt(a.rules.AppendixWay, x.At, "nhắc đến phụ lục trong nội dung, như “tại {@nhãn}”, và ghi nhãn ấy ở “nhan” của phụ lục",
				"nội dung không nhắc đến phụ lục%s", quoted(x.Title.Text))
		}
	}
	for i := range d.Citations {
		if c := &d.Citations[i]; !a.refersTo(c.Label) {
			a.problems.Warn(c.At, "dẫn bằng {@"+c.Label+"} trong nội dung hoặc can_cu, hoặc bỏ mục này", "văn bản “%s” trong vien_dan không được dẫn ở đâu", c.Label)
		}
	}
}

// foldedText is căn cứ and the body in one, for looking for words; with the
// texts of the attachments if attached.
func foldedText(d *doc.Document, attached bool) string {
	var text strings.Builder
	add := func(s *doc.Span) { text.WriteString(s.Text + " ") }
	for i := range d.Basis {
		for j := range d.Basis[i].Spans {
			add(&d.Basis[i].Spans[j])
		}
	}
	eachSpan(d.Body, add)
	for i := range d.Attachments {
		if attached {
			eachSpan(d.Attachments[i].Body, add)
		}
	}
	return viet.Fold(text.String())
}

// quoted writes the name of a part that may have none.
func quoted(name string) string {
	if name == "" {
		return ""
	}
	return " “" + name + "”"
}

func (a *assembler) refersTo(label string) bool {
	for _, r := range a.references {
		if label != "" && r.Name == label {
			return true
		}
	}
	return false
}
