package docx

import (
	"strconv"
	"strings"

	"vanban/internal/flow"
)

// field is a field that is not read to its end.
// ECMA-376-1, 17.16.2 (syntax), 17.16.18 (fldChar).
type field struct {
	code     strings.Builder
	showing  bool // what it shows has begun
	kind     fieldKind
	bookmark string
	ranks    int      // of a table of contents
	shown    []byte   // of a number of a page
	look     runProps // of what it shows first
	looks    bool     // look is set
	form     *element // w:ffData
}

// fieldKind is what becomes of a field in the flow.
type fieldKind int

const (
	plainField fieldKind = iota // its text
	pageField                   // the number of its page
	countField                  // that of all pages
	pageOfField
	linkField
	contentsField
)

// maxFields bounds how deep fields stand in each other.
const maxFields = 64

// fieldChar begins, parts or ends a field.
func (t *text) fieldChar(e *element, look *runProps) {
	d := t.d
	switch e.value("w:fldCharType") {
	case "begin":
		if len(d.fields) < maxFields {
			f := &field{form: e.child("w:ffData"), look: *look}
			d.fields = append(d.fields, f)
		}
	case "separate":
		if n := len(d.fields); n > 0 {
			d.fields[n-1].show()
		}
	case "end":
		t.endField()
	}
}

// simpleField reads a field in one element. ECMA-376-1, 17.16.19 (fldSimple).
func (t *text) simpleField(e *element) {
	if len(t.d.fields) >= maxFields {
		return
	}
	f := &field{look: t.mark}
	f.code.WriteString(e.value("w:instr"))
	f.show()
	t.d.fields = append(t.d.fields, f)
	depth := len(t.d.fields)
	t.inline(e.children)
	for len(t.d.fields) >= depth {
		t.endField()
	}
}

// endField ends the innermost field.
func (t *text) endField() {
	n := len(t.d.fields)
	if n == 0 {
		return
	}
	f := t.d.fields[n-1]
	empty := !f.showing
	if empty {
		f.show()
	}
	t.d.fields = t.d.fields[:n-1]
	r := flow.Run{Text: string(f.shown)}
	switch f.kind {
	case pageField, countField:
		if r.Text == "" {
			r.Text = "1"
		}
		r.PageNumber, r.PageCount = f.kind == pageField, f.kind == countField
	case pageOfField:
		r.PageOf = f.bookmark
	default:
		if empty {
			t.emit(f.display(), &f.look)
		}
		return
	}
	if outer := t.d.gathering(); outer != nil {
		outer.gather(r.Text, &f.look)
		return
	}
	t.special(r, &f.look)
}

// instruction adds to the code of the innermost field.
func (d *decoder) instruction(s string) {
	if n := len(d.fields); n > 0 && !d.fields[n-1].showing {
		d.fields[n-1].code.WriteString(s)
	}
}

// hidden reports whether text stands in the code of a field.
func (d *decoder) hidden() bool {
	for _, f := range d.fields {
		if !f.showing {
			return true
		}
	}
	return false
}

// gathering is the innermost field that is a number of a page.
func (d *decoder) gathering() *field {
	for i := len(d.fields) - 1; i >= 0; i-- {
		if k := d.fields[i].kind; k == pageField || k == countField || k == pageOfField {
			return d.fields[i]
		}
	}
	return nil
}

// link is the bookmark that the fields around the text lead to.
func (d *decoder) link() string {
	for i := len(d.fields) - 1; i >= 0; i-- {
		if d.fields[i].kind == linkField {
			return d.fields[i].bookmark
		}
	}
	return ""
}

// contents is the lowest level of the table of contents that the text stands
// in; 0 if it stands in none.
func (d *decoder) contents() int {
	for _, f := range d.fields {
		if f.kind == contentsField && f.showing {
			return f.ranks
		}
	}
	return 0
}

// endFields drops the fields that have shown nothing by the end of their
// paragraph: they are not whole.
func (d *decoder) endFields() {
	for n := len(d.fields); n > 0 && !d.fields[n-1].showing; n-- {
		d.fields = d.fields[:n-1]
	}
}

func (f *field) gather(s string, look *runProps) {
	if len(f.shown) < maxShown {
		f.shown = append(f.shown, s...)
	}
	if !f.looks {
		f.look, f.looks = *look, true
	}
}

// maxShown bounds what a number of a page may look like, in bytes.
const maxShown = 64

// show begins what a field shows, by what its code says.
func (f *field) show() {
	f.showing = true
	words := strings.Fields(f.code.String())
	if len(words) == 0 {
		return
	}
	after := func(option string) string {
		for i := 1; i+1 < len(words); i++ {
			if strings.EqualFold(words[i], option) {
				return strings.Trim(words[i+1], `"“”`)
			}
		}
		return ""
	}
	first := ""
	if len(words) > 1 {
		first = strings.Trim(words[1], `"“”`)
	}
	switch strings.ToUpper(words[0]) {
	case "PAGE":
		f.kind = pageField
	case "NUMPAGES", "SECTIONPAGES":
		f.kind = countField
	case "PAGEREF":
		f.kind, f.bookmark = pageOfField, first
	case "HYPERLINK":
		if f.bookmark = after(`\l`); f.bookmark != "" {
			f.kind = linkField
		}
	case "REF", "NOTEREF":
		if strings.Contains(f.code.String(), `\h`) {
			f.kind, f.bookmark = linkField, first
		}
	case "TOC":
		if after(`\c`) == "" {
			f.kind, f.ranks = contentsField, ranksOf(after(`\o`))
		}
	}
}

// usualRanks is how many levels a table of contents shows that does not say.
const usualRanks = 3

// ranksOf reads the levels of a table of contents: “1-3”.
func ranksOf(s string) int {
	_, last, _ := strings.Cut(s, "-")
	if n, err := strconv.Atoi(last); err == nil && n >= 1 && n <= maxLevels {
		return n
	}
	return usualRanks
}

// display is what a field shows that has no text of its own: a box to tick, a
// choice, a button.
// ECMA-376-1, 17.16.7 (checkBox), 17.16.9 (ddList).
func (f *field) display() string {
	words := strings.Fields(f.code.String())
	if len(words) == 0 {
		return ""
	}
	switch strings.ToUpper(words[0]) {
	case "FORMCHECKBOX":
		box := f.form.child("w:checkBox")
		state := box.child("w:checked")
		if state == nil {
			state = box.child("w:default")
		}
		if state != nil && isOn(state) {
			return "☒"
		}
		return "☐"
	case "FORMDROPDOWN":
		choice := f.form.child("w:ddList")
		n, _ := numberOf(valOf(choice, "w:result"))
		for entry := range choice.each("w:listEntry") {
			if n--; n < 0 {
				return entry.value("w:val")
			}
		}
	case "MACROBUTTON", "GOTOBUTTON":
		return strings.Join(words[min(2, len(words)):], " ")
	}
	return ""
}
