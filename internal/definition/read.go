package definition

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// lines reads a text or a list of texts; every line of a text is an item.
func (a *assembler) lines(key string, v *record.Value) []doc.Text {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case record.Scalar:
		var out []doc.Text
		i := 0
		for line := range strings.SplitSeq(v.Text, "\n") {
			if line = normal(line); line != "" {
				out = append(out, doc.Text{Text: line, At: lineAt(v, i)})
			}
			i++
		}
		return out
	case record.List:
		var out []doc.Text
		for _, item := range v.Items {
			out = append(out, a.lines(key, item)...)
		}
		return out
	case record.Map:
		a.problems.Add(v.At, "đặt cả mục trong dấu nháy nếu trong mục có dấu hai chấm", "“%s” cần chữ hoặc danh sách, thấy một nhóm khóa", key)
	}
	return nil
}

// lineAt is the place of a line of a scalar, counted from 0.
func lineAt(v *record.Value, i int) diag.Range {
	if v.FirstLine == 0 {
		return v.At
	}
	return diag.Range{File: v.At.File, Start: diag.Pos{Line: v.FirstLine + i, Col: v.Indent + 1}}
}

// line reads one line; lines inside a text run together.
func (a *assembler) line(key string, v *record.Value) doc.Text {
	if v == nil || v.Kind == record.Null {
		return doc.Text{}
	}
	if v.Kind != record.Scalar {
		a.problems.Add(v.At, "viết trên một dòng sau “"+key+":”", "“%s” cần một dòng chữ, thấy danh sách hoặc nhóm", key)
		return doc.Text{At: v.At}
	}
	return doc.Text{Text: viet.NFC(strings.Join(strings.FieldsFunc(v.Text, func(r rune) bool { return r == '\n' || r == ' ' || r == '\t' }), " ")), At: v.At}
}

// value reads one line that means something to the program. What waits to be
// filled in counts as absent, up to issue.
func (a *assembler) value(key string, v *record.Value) doc.Text {
	t := a.line(key, v)
	if t.Text == Failed || a.env.Stage != doc.Issue && waits(t.Text) {
		return doc.Text{At: t.At}
	}
	return t
}

// yes reads có or không.
func (a *assembler) yes(key string, v *record.Value) bool {
	t := a.value(key, v)
	switch viet.Fold(t.Text) {
	case "co", "true", "yes":
		return true
	case "", "khong", "false", "no":
		return false
	}
	a.problems.Add(t.At, "viết “có” hoặc “không”", "%s là “%s”, cần “có” hoặc “không”", key, t.Text)
	return false
}

// Failed stands for a text that a template could not make, which is reported
// where the template says it.
const Failed = "…"

// date reads the day under a key.
func (a *assembler) date(key string, v *record.Value) doc.Date {
	t := a.value(key, v)
	if t.Text == "" {
		return doc.Date{At: t.At}
	}
	d, err := viet.ParseDate(t.Text)
	if err != nil {
		a.problems.Breach(a.rules.Date, t.At, hintOf(err), "%s: %v", key, err)
	}
	return doc.Date{Day: d.Day, Month: d.Month, Year: d.Year, At: t.At}
}

// decode reads what is typed under one key into a struct with that key alone.
func (a *assembler) decode(key string, v *record.Value, into any) {
	if v.Empty() {
		return
	}
	alone := &record.Value{Kind: record.Map, At: v.At, Fields: []record.Field{{Key: key, Name: key, KeyAt: v.At, Value: v}}}
	a.problems = append(a.problems, record.Decode(alone, into)...)
}

// places reads a list of recipients. A comma inside a name parts it in two when
// the list is typed in [ ] without quotes: the second then begins in lower case.
func (a *assembler) places(key string, v *record.Value) []doc.Text {
	list := a.lines(key, v)
	for i := 1; i < len(list); i++ {
		t, before := list[i], list[i-1].At
		sameLine := t.At.File == before.File && t.At.Start.Line == before.Start.Line && t.At.Start.Col > before.Start.Col
		if first, _ := utf8.DecodeRuneInString(t.Text); sameLine && unicode.IsLower(first) {
			a.problems.Warn(t.At, "nếu dấu phẩy nằm trong tên gọi thì đặt cả tên trong ngoặc kép; nếu là một nơi riêng thì viết hoa chữ đầu",
				"%s có mục “%s” mở đầu bằng chữ thường; trong [ ] dấu phẩy ngăn các mục", key, t.Text)
		}
	}
	return list
}

// recipients reads nơi nhận without the marks that stand around its items.
func (a *assembler) recipients(list, filing *record.Value) doc.Recipients {
	words := a.env.Regulation.Text()
	var r doc.Recipients
	for _, t := range a.places("noi_nhan", list) {
		t.Text = strings.TrimRight(strings.TrimPrefix(t.Text, words.EntryMark), words.EntryEnd+" ")
		r.Items = append(r.Items, t)
	}
	r.Filing = a.line("luu", filing)
	r.Filing.Text = withoutEnd(strings.TrimSpace(strings.TrimPrefix(r.Filing.Text, words.FilingWord)))
	return r
}

// withoutEnd drops the marks that close an entry, but not the stops of a blank
// to be filled in.
func withoutEnd(s string) string {
	s = strings.TrimRight(s, ";, ")
	if blankPattern.MatchString(s) {
		return s
	}
	return strings.TrimRight(s, ";,. ")
}

// withoutLead drops a lead such as “V/v” that was typed before trích yếu.
func withoutLead(t doc.Text, lead string) doc.Text {
	if n := len(lead); len(t.Text) >= n && strings.EqualFold(t.Text[:n], lead) {
		t.Text = strings.TrimLeft(t.Text[n:], ": ")
	}
	return t
}

// normal composes a text and trims the space around it.
func normal(s string) string { return strings.TrimSpace(viet.NFC(s)) }

func trimmed(t doc.Text) doc.Text {
	t.Text = normal(t.Text)
	return t
}
