package definition

import (
	"strings"
	"unicode"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Parts is what a document is assembled from.
type Parts struct {
	Kind       *law.Kind // never nil
	Components Components
	// Body is nội dung. If it has no At there is none, which is for the caller
	// to say.
	Body markup.Source
	// Printed holds the source of bodies inside Components, such as that of an
	// appendix, which a template printed; the others are read as they stand.
	Printed map[*record.Value]markup.Source
	At      diag.Range // the definition as a whole
}

// Assemble makes a document and reports whatever is wrong with what was typed.
func Assemble(parts Parts, env Env) (*doc.Document, diag.List) {
	a := &assembler{env: env, kind: parts.Kind, at: parts.At, printed: parts.Printed}
	d := a.document(parts.Components)
	if parts.Body.At != nil {
		a.finish(d, parts.Body, parts.Components.Appendices)
	}
	return d, a.problems
}

// assembler turns components into a document.
type assembler struct {
	env      Env
	kind     *law.Kind
	problems diag.List
	at       diag.Range // the definition as a whole
	printed  map[*record.Value]markup.Source
}

// signer is one nguoi_ky.
type signer struct {
	At        diag.Range
	Authority *record.Value `yaml:"quyen_han"`
	Position  doc.Text      `yaml:"chuc_vu"`
	FullName  doc.Text      `yaml:"ho_ten"`
}

func (a *assembler) document(c Components) *doc.Document {
	d := &doc.Document{Kind: a.kind, Stage: a.env.Stage, At: a.at}
	d.Issuer = doc.Issuer{Parent: a.lines("co_quan_chu_quan", c.Parent), Name: a.lines("co_quan_ban_hanh", c.Name)}
	d.Code = a.code(c)
	d.Place = a.line("dia_danh", c.Place)
	d.Date = a.date(c.Date)
	words := a.env.Regulation.Text()
	d.Subject = withoutLead(a.line("trich_yeu", c.Subject), words.SubjectLead)
	if a.kind.Subject == law.SubjectUnderCode {
		d.Subject = withoutLead(d.Subject, "Về việc ") // which “V/v” says already
	}
	d.Addressees = a.lines("kinh_gui", c.Addressees)
	for _, t := range a.lines("can_cu", c.Basis) {
		t.Text = strings.TrimRight(t.Text, ";,. ")
		d.Basis = append(d.Basis, doc.Paragraph{Spans: []doc.Span{{Text: t.Text, At: t.At}}, At: t.At})
	}
	d.Signatures = a.signatures(c.Signatures)
	for _, t := range a.lines("noi_nhan", c.Recipients) {
		t.Text = strings.TrimRight(strings.TrimPrefix(t.Text, words.EntryMark), words.EntryEnd+" ")
		d.Recipients.Items = append(d.Recipients.Items, t)
	}
	d.Recipients.Filing = a.line("luu", c.Filing)
	d.Recipients.Filing.Text = strings.TrimRight(strings.TrimSpace(strings.TrimPrefix(d.Recipients.Filing.Text, words.FilingWord)), ". ")
	a.require(d, c)
	return d
}

// code reads số and ký hiệu, without the marks that stand around them on paper.
func (a *assembler) code(c Components) doc.Code {
	number, notation := withoutLead(a.line("so", c.Number), "Số"), a.line("ky_hieu", c.Notation)
	notation.Text = strings.TrimLeft(notation.Text, "/ ")
	if _, after, ok := strings.Cut(number.Text, "/"); ok && strings.ContainsFunc(after, unicode.IsLetter) {
		a.problems.Add(number.At, "tách ra, như “so: 07” và “ky_hieu: KH-UBND”", "so “%s” có cả ký hiệu", number.Text)
	}
	return doc.Code{Number: withLeadingZero(number), Notation: notation}
}

// withLeadingZero writes a number of one digit as the decree does.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3, điểm c.
func withLeadingZero(number doc.Text) doc.Text {
	if len(number.Text) == 1 && number.Text[0] >= '1' && number.Text[0] <= '9' {
		number.Text = "0" + number.Text
	}
	return number
}

// lines reads a text or a list of texts; every line of a text is an item.
func (a *assembler) lines(key string, v *record.Value) []doc.Text {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case record.Scalar:
		var out []doc.Text
		for line := range strings.SplitSeq(v.Text, "\n") {
			if line = normal(line); line != "" {
				out = append(out, doc.Text{Text: line, At: v.At})
			}
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

// withoutLead drops a lead such as “V/v” that was typed before trích yếu.
func withoutLead(t doc.Text, lead string) doc.Text {
	if n := len(lead); len(t.Text) >= n && strings.EqualFold(t.Text[:n], lead) {
		t.Text = strings.TrimLeft(t.Text[n:], ": ")
	}
	return t
}

func (a *assembler) date(v *record.Value) doc.Date {
	t := a.line("ngay_ban_hanh", v)
	if t.Text == "" {
		return doc.Date{At: t.At}
	}
	d, err := viet.ParseDate(t.Text)
	if err != nil {
		a.problems.Add(t.At, hintOf(err), "ngay_ban_hanh: %v", err)
	}
	return doc.Date{Day: d.Day, Month: d.Month, Year: d.Year, At: t.At}
}

func (a *assembler) signatures(v *record.Value) []doc.Signature {
	var in struct {
		Signatures []signer `yaml:"nguoi_ky"`
	}
	a.decode("nguoi_ky", v, &in)
	out := make([]doc.Signature, 0, len(in.Signatures))
	for _, s := range in.Signatures {
		if s.At == (diag.Range{}) {
			continue // no group of keys, which is said already
		}
		sig := doc.Signature{Authority: a.lines("quyen_han", s.Authority), Position: trimmed(s.Position), FullName: trimmed(s.FullName)}
		if sig.Position.Text == "" {
			a.problems.Add(s.At, "thêm “chuc_vu: …” dưới nguoi_ky", "người ký chưa có chức vụ")
		}
		if sig.FullName.Text == "" && a.env.Stage == doc.Issue {
			a.problems.Add(s.At, "thêm “ho_ten: …” dưới nguoi_ky", "người ký chưa có họ và tên, cần có khi ban hành")
		}
		out = append(out, sig)
	}
	return out
}

// decode reads what is typed under one key into a struct with that key alone.
func (a *assembler) decode(key string, v *record.Value, into any) {
	if v.Empty() {
		return
	}
	alone := &record.Value{Kind: record.Map, At: v.At, Fields: []record.Field{{Key: key, Name: key, KeyAt: v.At, Value: v}}}
	a.problems = append(a.problems, record.Decode(alone, into)...)
}

// require reports components that the kind or the stage calls for.
func (a *assembler) require(d *doc.Document, c Components) {
	missing := func(key, what string, v *record.Value) {
		at := a.at
		if v != nil {
			at = v.At
			if v.Kind == record.Map || v.Kind == record.List && (key == "dia_danh" || key == "trich_yeu") {
				return // its shape is wrong, which is said already
			}
		}
		a.problems.Add(at, "thêm “"+key+": …”", "thiếu %s (%s)", what, key)
	}
	if len(d.Issuer.Name) == 0 {
		missing("co_quan_ban_hanh", "tên cơ quan ban hành", c.Name)
	}
	if d.Place.Text == "" && a.kind.Date == law.Required {
		missing("dia_danh", "địa danh", c.Place)
	}
	if d.Subject.Text == "" && a.kind.Subject != law.SubjectAbsent {
		missing("trich_yeu", "trích yếu nội dung", c.Subject)
	}
	switch n := len(d.Addressees); {
	case n == 0 && a.kind.Addressees == law.Required:
		missing("kinh_gui", "nơi kính gửi", c.Addressees)
	case n > 0 && a.kind.Addressees == law.Absent:
		a.problems.Warn(d.Addressees[0].At, "bỏ kinh_gui, ghi nơi nhận ở noi_nhan", "%s không có phần Kính gửi", strings.ToLower(a.kind.Name))
	}
	if c.Signatures.Empty() {
		missing("nguoi_ky", "người ký", c.Signatures)
	} else if n := len(d.Signatures); n > a.kind.MaxSignatures && a.kind.MaxSignatures > 0 {
		a.problems.Add(c.Signatures.At, "giữ lại đúng số người ký", "có %d người ký, %s có %d", n, strings.ToLower(a.kind.Name), a.kind.MaxSignatures)
	}
	if len(d.Recipients.Items) == 0 && a.kind.Recipients == law.Required {
		missing("noi_nhan", "nơi nhận", c.Recipients)
	}
	if a.env.Stage == doc.Issue {
		a.issue(d, c)
	}
}

func (a *assembler) issue(d *doc.Document, c Components) {
	blank := func(key, what string, v *record.Value) {
		at := a.at
		if v != nil {
			at = v.At
		}
		a.problems.Add(at, "điền “"+key+"”, hoặc xuất ở giai đoạn trình ký", "%s (%s) còn trống, cần có khi ban hành", what, key)
	}
	if d.Code.Number.Text == "" {
		blank("so", "số", c.Number)
	}
	if d.Code.Notation.Text == "" {
		blank("ky_hieu", "ký hiệu", c.Notation)
	}
	unread := d.Date.Year == 0 && !c.Date.Empty() // which is said already
	if d.Date.Day == 0 && a.kind.Date == law.Required && !unread {
		blank("ngay_ban_hanh", "ngày ban hành", c.Date)
	}
}
