package recognize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// TestContentIsWhatWasSet reads what every example says out of its flow, and
// out of its Word file. What a printed page cannot tell is left out by
// [transcript], which says why at each place.
func TestContentIsWhatWasSet(t *testing.T) {
	for _, l := range laid(t) {
		if strings.Contains(l.Name, " ") {
			continue // a part in a file of its own; see below
		}
		t.Run(l.Name, func(t *testing.T) {
			want := transcribe(defaults(l.Document))
			for name, f := range map[string]*flow.Flow{"flow": l.Flow, "Word file": reread(t, l.Flow)} {
				got := transcribe(recognize.Find(f, env(t)).Documents[0].Content)
				if diff := cmp.Diff(resolve(want, got), got); diff != "" {
					t.Errorf("%s (-set +found):\n%s", name, diff)
				}
			}
		})
	}
}

func TestContentOfASeparatePartIsThePart(t *testing.T) {
	n := 0
	for _, l := range laid(t) {
		if !strings.Contains(l.Name, " ") {
			continue
		}
		n++
		var want [][]doc.Block
		for i := range l.Document.Attachments {
			if a := &l.Document.Attachments[i]; a.Separate {
				want = append(want, a.Body)
			}
		}
		for i := range l.Document.Appendices {
			if a := &l.Document.Appendices[i]; a.Separate {
				want = append(want, a.Body)
			}
		}
		content := recognize.Find(l.Flow, env(t)).Documents[0].Content
		got := content.Bodies()[1:]
		if len(want) == 0 || len(got) != 1 {
			t.Fatalf("%s: %d separate parts, found %d", l.Name, len(want), len(got))
		}
		have := &transcript{}
		have.text(got[0])
		found := false
		for _, body := range want {
			w := &transcript{}
			w.text(body)
			found = found || cmp.Equal(resolve(w.lines, have.lines), have.lines)
		}
		if !found {
			t.Errorf("%s: the text is none of its parts':\n%s", l.Name, strings.Join(have.lines, "\n"))
		}
	}
	if n == 0 {
		t.Fatal("no example has a part in a file of its own")
	}
}

func reread(t *testing.T, f *flow.Flow) *flow.Flow {
	t.Helper()
	data, err := docx.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	out, err := docx.Decode("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// defaults fills in what typeset prints where a definition says nothing.
func defaults(d *doc.Document) *doc.Document {
	out := *d
	if d.Kind.Competence && d.Competence.Text == "" {
		out.Competence.Text = upper(d.Issuer.Name)
	}
	return &out
}

// transcript writes what a document says, line by line.
type transcript struct{ lines []string }

func transcribe(d *doc.Document) []string {
	t := &transcript{}
	t.document(d)
	return t.lines
}

// reference stands for the words of a reference, which a definition leaves to
// typeset.
const reference = "\x00"

// resolve puts the lines that were found for those with references that agree
// with them in all other words.
func resolve(want, got []string) []string {
	out := append([]string(nil), want...)
	for i, w := range want {
		if i < len(got) && agrees(w, got[i]) {
			out[i] = got[i]
		}
	}
	return out
}

func agrees(want, got string) bool {
	parts := strings.Split(want, reference)
	last := len(parts) - 1
	if !strings.HasPrefix(got, parts[0]) || !strings.HasSuffix(got, parts[last]) {
		return false
	}
	for _, p := range parts[:last] {
		_, after, ok := strings.Cut(got, p)
		if !ok || after == "" {
			return false
		}
		got = after
	}
	return true
}

func (t *transcript) add(format string, args ...any) {
	// No-break spaces are put in where a line must not break, and glue nothing
	// that is said; lines end without the spaces that a reference may leave.
	t.lines = append(t.lines, strings.TrimRight(strings.ReplaceAll(fmt.Sprintf(format, args...), "\u00a0", " "), " "))
}

func (t *transcript) document(d *doc.Document) {
	t.add("kind %s", d.Kind.Key)
	// What is set in capitals does not tell how it was typed, and a name over
	// two lines reads as one.
	t.add("issuer %s | %s", upper(d.Issuer.Parent), upper(d.Issuer.Name))
	t.add("code %s / %s", d.Code.Number.Text, d.Code.Notation.Text)
	t.add("place %s, %d.%d.%d", d.Place.Text, d.Date.Day, d.Date.Month, d.Date.Year)
	t.add("subject %s", viet.NFC(d.Subject.Text))
	t.each("to", d.Addressees)
	t.add("competence %s, sender %s", viet.Upper(d.Competence.Text), d.Sender.Text)
	for i := range d.Basis {
		t.add("basis %s", words(d.Basis[i].Spans))
	}
	for _, p := range d.Parties {
		t.add("party %s: %s", p.Title.Text, p.Name.Text)
		t.each("party", p.Details)
	}
	t.text(d.Body)
	for i := range d.Signatures {
		t.signature(&d.Signatures[i])
	}
	t.recipients(&d.Recipients)
	t.add("drafter %s, copies %d", d.Drafter.Text, d.CopyCount)
	t.each("contact", d.Contact)
	for _, m := range []*law.Mark{d.Secrecy, d.Urgency, d.Circulation, d.Recall} {
		if m != nil {
			t.add("mark %s", m.Key)
		}
	}
	t.add("draft %s", d.DraftMark.Text)
	for _, a := range d.Attachments {
		if !a.Separate {
			t.add("attached %s %s", a.Kind.Key, a.Subject.Text)
			t.text(a.Body)
		}
	}
	for _, a := range d.Appendices {
		if !a.Separate {
			t.add("appendix %d %s, landscape %v", a.Number, viet.Upper(a.Title.Text), a.Landscape)
			t.text(a.Body)
		}
	}
	// An electronic copy is nothing but its signature.
	if c := d.Copy; c != nil && !d.Electronic {
		t.add("copy %s by %s | %s", c.Form.Key, upper(c.Issuer.Parent), upper(c.Issuer.Name))
		t.add("code %s / %s, %s, %d.%d.%d", c.Code.Number.Text, c.Code.Notation.Text, c.Place.Text, c.Date.Day, c.Date.Month, c.Date.Year)
		t.signature(&c.Signature)
		t.recipients(&c.Recipients)
	}
}

func (t *transcript) each(name string, texts []doc.Text) {
	for _, x := range texts {
		t.add("%s %s", name, viet.NFC(x.Text))
	}
}

func upper(texts []doc.Text) string {
	var all []string
	for _, x := range texts {
		all = append(all, x.Text)
	}
	return viet.Upper(strings.Join(all, " "))
}

func (t *transcript) signature(s *doc.Signature) {
	t.add("signed %s | %s | %s", upper(s.Authority), viet.Upper(s.Position.Text), s.FullName.Text)
}

func (t *transcript) recipients(r *doc.Recipients) {
	t.each("recipient", r.Items)
	t.add("kept %s", r.Filing.Text)
}

// text is a body. The mark that closes it is put in by typeset for the one that
// was typed.
func (t *transcript) text(blocks []doc.Block) {
	t.blocks("", blocks)
	if n := len(t.lines) - 1; n >= 0 {
		t.lines[n] = strings.TrimRight(t.lines[n], "./;")
	}
}

func (t *transcript) blocks(in string, blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			t.add("%sparagraph %d %s", in, b.Align, words(b.Spans))
		case *doc.Division:
			heading := words(b.Heading)
			if b.Level <= doc.LevelSubsection {
				heading = viet.Upper(heading)
			}
			// Given is what an author typed; the number that is printed comes from
			// the tree. See TestNumbersAreThoseOnThePage.
			t.add("%srank %d %s", in, b.Level, heading)
			t.blocks(in+"  ", b.Blocks)
		case *doc.List:
			for _, item := range b.Items {
				t.add("%sitem %d", in, b.Marker)
				t.blocks(in+"  ", item)
			}
		case *doc.Quote:
			t.add("%squote", in)
			t.blocks(in+"  ", b.Blocks)
		case *doc.Table:
			t.table(b)
		case *doc.Image:
			// The file's name and its pixels stay behind; the width on the page may
			// be that of the picture or what was asked for.
			t.add("%simage %s, %d bytes, %s", in, b.Alt, len(b.Data), words(b.Caption))
		case *doc.Contents:
			t.add("%scontents", in) // how many ranks it shows is seen in the headings
		case *doc.PageBreak:
			t.add("page")
		case *doc.Orientation:
			t.add("landscape %v", b.Landscape)
		}
	}
}

// table is a table at no depth: below a khoản, it looks the same whether it was
// typed in it or after it. Widths are shares that typeset rounds to twips.
func (t *transcript) table(b *doc.Table) {
	aligns := ""
	for _, c := range b.Columns {
		if c.Align == doc.AlignLeft {
			c.Align = doc.AlignBody // looks the same
		}
		aligns += fmt.Sprint(c.Align)
	}
	t.add("table %s header %d", aligns, b.Header)
	for _, r := range b.Rows {
		for i := range r.Cells {
			c := &r.Cells[i]
			said := ""
			for _, p := range c.Paragraphs {
				if len(p.Spans) > 0 {
					said += fmt.Sprintf("|%d %s", p.Align, words(p.Spans))
				}
			}
			t.add("cell %d %d %v %s", max(c.Span, 1), max(c.Rows, 1), c.Covered, said)
		}
	}
}

// words are spans as one text with marks for their type.
func words(spans []doc.Span) string {
	s, type_ := "", ""
	for i := range spans {
		x := &spans[i]
		switch {
		case x.Break:
			s += "⏎"
			continue
		case len(x.Note) > 0:
			s = strings.TrimRight(s, " ") + "{" + words(x.Note) + "}"
			continue
		}
		now := ""
		if x.Bold {
			now += "b"
		}
		if x.Italic {
			now += "i"
		}
		if x.Script != doc.ScriptNone {
			now += fmt.Sprint(x.Script)
		}
		if now != type_ {
			s, type_ = s+"<"+now+">", now
		}
		if x.Ref != "" {
			s += reference
		} else {
			s += viet.NFC(x.Text)
		}
	}
	return strings.TrimSpace(s)
}

func TestNumbersAreThoseOnThePage(t *testing.T) {
	p := page(head("QUYẾT ĐỊNH", "12/QĐ-UBND"), "*QUYẾT ĐỊNH:",
		"^*Chương II", "^*QUY ĐỊNH CHUNG", "*Điều 4. Phạm vi", "3. Một nội dung.", "đ) Một điểm;", "e) Điểm khác.", "5. Hai.")
	var got []string
	for _, b := range find(t, p).Documents[0].Content.Bodies() {
		doc.Walk(b, func(b doc.Block) {
			if d, ok := b.(*doc.Division); ok {
				got = append(got, fmt.Sprint(d.Level, " ", d.Given))
			}
		})
	}
	want := []string{"2 II", "5 4", "6 3", "7 đ", "7 e", "6 5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
