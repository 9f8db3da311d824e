package template

import (
	"regexp"
	"strings"

	"vanban/internal/markup"
	"vanban/internal/record"
)

// texts judges what is typed in the components and in the body.
func (l *linter) texts() {
	t := l.template
	cites := map[*record.Value]bool{t.parts.Basis: true, t.parts.Citations: true, t.parts.Date: true, t.parts.SignedAt: true, t.parts.Copy: true,
		t.parts.Metadata: true, t.parts.Format: true}
	t.parts.Each(func(v **record.Value) {
		if !cites[*v] {
			l.text(*v, "")
		}
	})
	l.bodyText(t.body)
	l.typedParts()
}

// text judges the strings of a component.
func (l *linter) text(v *record.Value, key string) {
	if v == nil {
		return
	}
	for _, item := range v.Items {
		l.text(item, key)
	}
	for _, f := range v.Fields {
		l.text(f.Value, f.Key)
	}
	if v.Kind != record.Scalar {
		return
	}
	p := l.template.pieces[v]
	if p == nil {
		p = l.template.bodyOf(markup.Scalar(v))
	}
	if key == "noi_dung" {
		l.bodyText(p)
		return
	}
	l.dates(p)
}

func (l *linter) bodyText(p *piece) {
	l.markup(p)
	l.dates(p)
}

var (
	literalDate = regexp.MustCompile(`(?i)(?:(\p{L}+)\s+)?(ngày\s+\d{1,2}\s*(?:tháng\s*\d{1,2}(?:\s*năm\s*\d{4})?|[/.]\d{1,2}(?:[/.]\d{4})?)\b)|\b\d{1,2}/\d{1,2}/\d{4}\b`)
	// citedBefore stands before the date of a document that is cited.
	citedBefore = regexp.MustCompile(`(?i)số\s*:?\s*\S+/\S*\s*,?\s*$|\b(?:luật|bộ luật|hiến pháp|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kết luận|lệnh)\s[^.;:]{0,160}$`)
	fullYear    = regexp.MustCompile(`\d{4}$`)
	// deadlineWord stands before the day of a deadline.
	deadlineWord = regexp.MustCompile(`(?i)^(?:trước|đến|từ|tới|hết|sau|quá|nhất|trong|vào|là|hạn)$`)
)

// dates reports days that are typed where the data should say them.
func (l *linter) dates(p *piece) {
	text := covered(p.text)
	for _, m := range literalDate.FindAllStringSubmatchIndex(text, -1) {
		start := m[0]
		word := ""
		if m[2] >= 0 {
			word = text[m[2]:m[3]]
		}
		if m[4] >= 0 {
			start = m[4]
		}
		before := text[max(0, start-240):start]
		if i := strings.LastIndex(before, "\n\n"); i >= 0 {
			before = before[i:]
		}
		found := strings.Join(strings.Fields(text[start:m[1]]), " ")
		due := deadlineWord.MatchString(word)
		if !due && (citedBefore.MatchString(before) || !fullYear.MatchString(found)) {
			continue
		}
		l.report(ruleLiteralDate, p.src.At(start, m[1]), "khai một trường kiểu ngay, ngay_thang hoặc thoi_han rồi in giá trị; nếu là ngày của văn bản được dẫn thì ghi số, ký hiệu ở trước, hoặc dùng vien_dan",
			"“%s” gõ cứng trong mẫu, văn bản nào cũng in ngày này", found)
	}
}

// typedParts reports components that differ from one document to the next.
func (l *linter) typedParts() {
	t := l.template
	for _, c := range []struct {
		key string
		v   *record.Value
	}{{"ngay_ban_hanh", t.parts.Date}, {"so", t.parts.Number}} {
		if v := c.v; !v.Empty() && v.Kind == record.Scalar && t.pieces[v] == nil {
			l.report(ruleLiteralPart, v.At, "bỏ "+c.key+" khỏi mẫu, người soạn ghi trong tệp khai báo", "%s “%s” gõ cứng trong mẫu, văn bản nào cũng in như nhau", c.key, v.Text)
		}
	}
	signers := t.parts.Signatures
	if signers == nil {
		return
	}
	all := []*record.Value{signers}
	if signers.Kind == record.List {
		all = signers.Items
	}
	for _, s := range all {
		if v := s.Field("ho_ten"); !v.Empty() && v.Kind == record.Scalar && t.pieces[v] == nil {
			l.report(ruleLiteralPart, v.At, "bỏ ho_ten khỏi mẫu, người soạn ghi trong tệp khai báo hoặc co-quan.yaml", "họ tên người ký “%s” gõ cứng trong mẫu", v.Text)
		}
	}
}

// hygiene reports fields of which the person who fills them in learns too little.
func (l *linter) hygiene() {
	var silent []string
	for i := range l.template.Fields {
		f := &l.template.Fields[i]
		l.example(f, "", !f.Example.Empty())
		if f.Help == "" && f.At.File == l.template.file {
			silent = append(silent, f.Name)
		}
	}
	if len(silent) > 0 {
		at := l.template.Fields[0].At
		for i := range l.template.Fields {
			if l.template.Fields[i].Name == silent[0] {
				at = l.template.Fields[i].At
			}
		}
		if len(silent) > 4 {
			silent = append(silent[:3:3], "…")
		}
		l.report(ruleHelp, at, "thêm tro_giup: một câu nói gõ gì, gõ thế nào", "trường chưa có lời giải thích: %s", strings.Join(silent, ", "))
	}
}

func (l *linter) example(f *Field, path string, given bool) {
	var lacks []string
	if f.Label == f.Name {
		lacks = append(lacks, "nhan")
	}
	if (f.Type == Line || f.Type == Passage) && f.Example.Empty() && f.Default.Empty() && !given {
		lacks = append(lacks, "vi_du")
	}
	if len(lacks) > 0 {
		l.report(ruleExample, f.At, "thêm "+strings.Join(lacks, " và ")+"; “vanban new” in ra cho người soạn", "trường “%s” chưa có %s", path+f.Name, strings.Join(lacks, ", "))
	}
	for i := range f.Fields {
		l.example(&f.Fields[i], path+f.Name+".", given || !f.Fields[i].Example.Empty())
	}
}
