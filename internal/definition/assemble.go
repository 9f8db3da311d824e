package definition

import (
	"cmp"
	"strings"

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
	a := &assembler{env: env, rules: env.Regulation.Provisions(), kind: parts.Kind, at: parts.At, printed: parts.Printed}
	c, problems := env.Profile.complete(parts)
	a.problems = problems
	d := a.document(c)
	if parts.Body.At != nil {
		a.finish(d, parts.Body, c)
	}
	if env.Stage == doc.Issue {
		a.placeholders(d)
	}
	return d, a.problems
}

// assembler turns components into a document.
type assembler struct {
	env      Env
	rules    law.Provisions
	kind     *law.Kind
	problems diag.List
	at       diag.Range // the definition as a whole
	printed  map[*record.Value]markup.Source

	labels     []doc.Label // of whatever can be referred to
	references []doc.Label // typed anywhere in the document
}

func (a *assembler) document(c Components) *doc.Document {
	d := &doc.Document{Kind: a.kind, Stage: a.env.Stage, At: a.at}
	d.Issuer = a.issuer(c.Parent, c.Name)
	d.Code = a.code(c.Number, c.Notation)
	d.Place = a.line("dia_danh", c.Place)
	d.Date = a.date("ngay_ban_hanh", c.Date)
	d.Subject = a.subject(c.Subject)
	d.Addressees = a.places("kinh_gui", c.Addressees)
	d.Sender = a.line("nguoi_dien", c.Sender)
	d.Competence = a.line("tham_quyen", c.Competence)
	d.Basis = a.basis(c.Basis)
	d.Parties = a.parties(c.Parties)
	d.Signatures = a.signatures(c.Signatures)
	d.Recipients = a.recipients(c.Recipients, c.Filing)
	a.marks(d, c)
	d.Electronic = a.yes("dien_tu", c.Electronic)
	d.SignedAt = a.signedAt(c.SignedAt)
	d.DraftMark = a.draftMark(c.DraftMark)
	d.Format = a.format(c.Format)
	d.Metadata = a.metadata(c.Metadata)
	d.Citations = a.citations(c.Citations)
	d.Copy = a.copy(c.Copy, d.Electronic)
	a.require(d, c)
	a.fit(d, c)
	return d
}

func (a *assembler) issuer(parent, name *record.Value) doc.Issuer {
	return doc.Issuer{Parent: a.lines("co_quan_chu_quan", parent), Name: a.lines("co_quan_ban_hanh", name)}
}

func (a *assembler) subject(v *record.Value) doc.Text {
	t := withoutLead(a.line("trich_yeu", v), a.env.Regulation.Text().SubjectLead)
	if a.kind.Subject == law.SubjectUnderCode {
		t = withoutLead(t, "Về việc ") // which “V/v” says already
	}
	return t
}

// basis reads căn cứ, which may refer to labels, mostly of vien_dan.
func (a *assembler) basis(v *record.Value) []doc.Paragraph {
	var out []doc.Paragraph
	for _, t := range a.lines("can_cu", v) {
		spans, references, problems := markup.Line(markup.Source{
			Text: withoutEnd(t.Text),
			At:   func(int, int) diag.Range { return t.At },
		})
		a.references, a.problems = append(a.references, references...), append(a.problems, problems...)
		if len(spans) > 0 {
			out = append(out, doc.Paragraph{Spans: spans, At: t.At})
		}
	}
	return out
}

// partyHeader is one item of cac_ben.
type partyHeader struct {
	At      diag.Range
	Title   doc.Text      `yaml:"danh_xung" title:"Danh xưng" help:"Cách gọi bên này, như BÊN A."`
	Name    *record.Value `yaml:"ten" title:"Tên" help:"Tên cơ quan, tổ chức, cá nhân của bên này."`
	Details *record.Value `yaml:"thong_tin" form:"lines" title:"Thông tin" help:"Các dòng địa chỉ, người đại diện…"`
}

// parties reads the sides of a hợp đồng.
func (a *assembler) parties(v *record.Value) []doc.Party {
	var in Groups
	a.decode("cac_ben", v, &in)
	var out []doc.Party
	for _, h := range in.Parties {
		if h.At == (diag.Range{}) {
			continue // no group of keys, which is said already
		}
		p := doc.Party{Title: trimmed(h.Title), Name: a.line("ten", h.Name), Details: a.lines("thong_tin", h.Details), At: h.At}
		if p.Title.Text == "" && p.Name.Text == "" {
			a.problems.Add(h.At, "thêm “danh_xung: BÊN A” và “ten: …”", "một bên trong cac_ben chưa có danh xưng và tên")
			continue
		}
		out = append(out, p)
	}
	return out
}

// require reports components that the kind or the stage calls for.
func (a *assembler) require(d *doc.Document, c Components) {
	missing := func(part law.Component, key, what string, v *record.Value) {
		at := a.at
		if v != nil {
			at = v.At
			grouped := part == law.SignName || part == law.Party // whose items are groups of keys
			if v.Kind == record.Map && !(grouped && v.Empty()) || v.Kind == record.List && (key == "dia_danh" || key == "trich_yeu") {
				return // its shape is wrong, which is said already
			}
		}
		a.problems.Breach(cmp.Or(a.rules.Main[part], a.kind.Form), at, "thêm “"+key+": …”", "thiếu %s (%s)", what, key)
	}
	if len(d.Issuer.Name) == 0 {
		missing(law.IssuerName, "co_quan_ban_hanh", "tên cơ quan ban hành", c.Name)
	}
	if d.Place.Text == "" && a.kind.Date == law.Required {
		missing(law.PlaceAndDate, "dia_danh", "địa danh", c.Place)
	}
	if d.Subject.Text == "" && a.kind.Subject != law.SubjectAbsent {
		missing(law.Subject, "trich_yeu", "trích yếu nội dung", c.Subject)
	}
	if len(d.Addressees) == 0 && a.kind.Addressees == law.Required {
		missing(law.Addressees, "kinh_gui", "nơi kính gửi", c.Addressees)
	}
	if len(d.Parties) == 0 && a.kind.Parties == law.Required {
		missing(law.Party, "cac_ben", "các bên", c.Parties)
	} else if len(d.Parties) == 1 && a.kind.Parties == law.Required {
		a.problems.Breach(a.kind.Form, d.Parties[0].At, "khai đủ các bên, mỗi bên một mục “- …” dưới cac_ben", "có 1 bên, %s có ít nhất 2", strings.ToLower(a.kind.Name))
	}
	if c.Signatures.Empty() {
		missing(law.SignName, "nguoi_ky", "người ký", c.Signatures)
	} else if n := len(d.Signatures); n > 0 {
		a.countSigners(n, c.Signatures.At)
	}
	if len(d.Recipients.Items) == 0 && a.kind.Recipients == law.Required {
		missing(law.RecipientsWord, "noi_nhan", "nơi nhận", c.Recipients)
	}
	if a.env.Stage == doc.Issue {
		a.issue(d, c)
	}
}

func (a *assembler) countSigners(n int, at diag.Range) {
	kind := strings.ToLower(a.kind.Name)
	switch least, most := a.kind.MinSignatures, a.kind.MaxSignatures; {
	case n > most && most > 0:
		a.problems.Breach(a.kind.Form, at, "giữ lại đúng số người ký", "có %d người ký, %s có %d", n, kind, most)
	case n < least && least == most:
		a.problems.Breach(a.kind.Form, at, "khai đủ người ký, mỗi người một mục “- …” dưới nguoi_ky", "có %d người ký, %s có %d", n, kind, least)
	case n < least:
		a.problems.Breach(a.kind.Form, at, "khai đủ người ký, mỗi người một mục “- …” dưới nguoi_ky", "có %d người ký, %s có ít nhất %d", n, kind, least)
	}
}

// issue reports what an issued document cannot be without.
func (a *assembler) issue(d *doc.Document, c Components) {
	blank := func(part law.Component, key, what string, v *record.Value) {
		at := a.at
		if v != nil {
			at = v.At
		}
		a.problems.Breach(a.rules.Main[part], at, "điền “"+key+"”, hoặc xuất ở giai đoạn trình ký", "%s (%s) còn trống, cần có khi ban hành", what, key)
	}
	if d.Code.Number.Text == "" {
		blank(law.CodeLine, "so", "số", c.Number)
	}
	if d.Code.Notation.Text == "" {
		blank(law.CodeLine, "ky_hieu", "ký hiệu", c.Notation)
	}
	unread := d.Date.Year == 0 && c.Date != nil && c.Date.Text != "" // which is said already
	switch {
	case a.kind.Date != law.Required || d.Date.Day != 0 || unread:
	case d.Date.Year != 0:
		a.problems.Breach(a.rules.Main[law.PlaceAndDate], c.Date.At, "ghi đủ ngày, tháng, năm, hoặc xuất ở giai đoạn trình ký", "ngày ban hành (ngay_ban_hanh) “%s” chưa có ngày, cần có khi ban hành", c.Date.Text)
	default:
		blank(law.PlaceAndDate, "ngay_ban_hanh", "ngày ban hành", c.Date)
	}
}

// fit reports components that the kind has not, or has in another form.
func (a *assembler) fit(d *doc.Document, c Components) {
	kind := strings.ToLower(a.kind.Name)
	if n := len(d.Addressees); n > 0 && a.kind.Addressees == law.Absent {
		a.problems.Doubt(a.rules.Recipients, d.Addressees[0].At, "bỏ kinh_gui, ghi nơi nhận ở noi_nhan", "%s không có phần Kính gửi", kind)
	}
	if !c.KindTitle.Empty() {
		if a.kind.Title == "" {
			a.problems.Breach(a.rules.Kind, c.KindTitle.At, "bỏ “ten_loai”, hoặc đổi “loai” thành loại văn bản có tên", "%s không có tên loại ở đầu văn bản", kind)
		} else {
			a.problems.Breach(a.rules.Kind, c.KindTitle.At, "bỏ “ten_loai”, chọn loại văn bản bằng “loai”", "tên loại in theo “loai”, không gõ riêng ở ten_loai")
		}
	}
	for i := range a.env.Regulation.Kinds {
		k := &a.env.Regulation.Kinds[i]
		title := cmp.Or(k.Title, viet.Upper(k.Name)) // nor is “CÔNG VĂN” one
		if strings.HasPrefix(d.Subject.Text, title+" ") {
			a.problems.Doubt(a.rules.Kind, d.Subject.At, "bỏ “"+title+"” khỏi trich_yeu; nếu là loại văn bản ấy thì ghi ở “loai”", "trích yếu của %s mở đầu bằng tên loại “%s”", kind, title)
		}
	}
	unfit := func(t doc.Text, key, what string) {
		if t.Text != "" {
			a.problems.Doubt(a.kind.Form, t.At, "bỏ “"+key+"”", "%s không có %s", kind, what)
		}
	}
	if !a.kind.Competence {
		unfit(d.Competence, "tham_quyen", "dòng thẩm quyền ban hành trên căn cứ")
	}
	if a.kind.AddresseesWord == "" {
		unfit(d.Sender, "nguoi_dien", "phần người gửi điện")
	}
	if len(d.Parties) > 0 && a.kind.Parties == law.Absent {
		a.problems.Doubt(a.kind.Form, c.Parties.At, "bỏ “cac_ben”", "%s không có phần các bên", kind)
	}
	if d.SignedAt.Text != "" && !d.Electronic {
		a.problems.Doubt(a.rules.SignTime, d.SignedAt.At, "thêm “dien_tu: có”, hoặc bỏ thoi_gian_ky", "thời gian ký chỉ in trên văn bản điện tử")
	}
}
