package template

import (
	"cmp"
	"strings"

	"vanban/internal/law"
	"vanban/internal/record"
)

// Starter returns a definition for the template that can be built as it is:
// every component a drafter sets, then every field in order with its label and
// help as a comment and its example as its value.
func (t *Template) Starter() []byte {
	w := &starter{}
	w.comment("", t.Title+".")
	w.comment("", t.Description)
	w.line("mau: " + t.Reference())
	w.line("")
	t.starterComponents(w)
	if len(t.Fields) > 0 {
		w.line("")
		w.line("du_lieu:")
		w.fields(t.Fields, "  ")
	}
	return []byte(w.String())
}

// starterComponents writes the components that the template leaves open.
func (t *Template) starterComponents(w *starter) {
	kind := law.Decree30().Kind(t.Kind)
	t.starterProfile(w, kind)
	if t.parts.Name.Empty() {
		w.line("# Cơ quan chủ quản trực tiếp và cơ quan ban hành, viết thường; mỗi mục của danh sách là một dòng in.")
		w.line("# co_quan_chu_quan: Ủy ban nhân dân tỉnh Lạng Sơn")
		w.line("co_quan_ban_hanh: [Sở Khoa học, và Công nghệ]")
	}
	if t.parts.Number.Empty() {
		w.line("so:  # để trống: văn thư cấp số")
	}
	if t.parts.Notation.Empty() {
		w.line("ky_hieu: " + notation(kind) + "  # thay chữ viết tắt bằng của cơ quan mình")
	}
	if kind.Date == law.Required {
		if t.parts.Place.Empty() {
			w.line("dia_danh: Lạng Sơn")
		}
		if t.parts.Date.Empty() {
			w.line("ngay_ban_hanh:  # 30/3/2020; để trống khi trình ký")
		}
	}
	if t.parts.Subject.Empty() && kind.Subject != law.SubjectAbsent {
		w.line("trich_yeu: triển khai nhiệm vụ năm 2026")
	}
	if t.parts.Addressees.Empty() && kind.Addressees == law.Required {
		w.line("kinh_gui: [\"Ủy ban nhân dân các xã, phường\"]")
	}
	if t.parts.Parties.Empty() && kind.Parties == law.Required {
		w.line("cac_ben:")
		w.line("  - {danh_xung: BÊN A, ten: Sở Khoa học và Công nghệ, thong_tin: [\"Đại diện: …\"]}")
		w.line("  - {danh_xung: BÊN B, ten: Công ty Thí dụ, thong_tin: [\"Đại diện: …\"]}")
	}
	t.starterSigning(w, kind)
}

// starterProfile says what gives way to co-quan.yaml.
func (t *Template) starterProfile(w *starter, kind *law.Kind) {
	var needless []string
	if t.parts.Name.Empty() {
		needless = append(needless, "co_quan_ban_hanh")
	}
	if t.parts.Notation.Empty() {
		needless = append(needless, "ky_hieu")
	}
	if t.parts.Place.Empty() && kind.Date == law.Required {
		needless = append(needless, "dia_danh")
	}
	if t.parts.Filing.Empty() {
		needless = append(needless, "luu")
	}
	text := "thay nguoi_ky bằng mã người ký, như nguoi_ky: pct"
	if len(needless) > 0 {
		text = "xóa " + strings.Join(needless, ", ") + " ở dưới, " + text
	}
	w.comment("", "Cơ quan đã có co-quan.yaml thì "+text+".")
}

// starterSigning writes who signs and who receives. What the template already
// says stands there to be changed, since it differs from office to office.
func (t *Template) starterSigning(w *starter, kind *law.Kind) {
	signer := t.parts.Signatures
	switch {
	case signer.Empty():
		w.line("nguoi_ky:")
		for i := range max(1, kind.MinSignatures) {
			w.signer(kind, i)
		}
	case signer.Kind == record.Map && signer.Field("ho_ten").Empty() && literal(signer):
		w.value("nguoi_ky:", signer, "")
		w.line("  ho_ten: Nguyễn Văn Mẫu")
	case signer.Kind == record.Map && signer.Field("ho_ten").Empty():
		w.line("nguoi_ky: {ho_ten: Nguyễn Văn Mẫu}  # quyền hạn, chức vụ theo mẫu")
	}
	switch recipients := t.parts.Recipients; {
	case recipients.Empty() && kind.Recipients == law.Required:
		w.line("noi_nhan: [" + cmp.Or(kind.FirstEntry, "Các đơn vị thuộc Sở") + "]")
	case !recipients.Empty() && literal(recipients):
		w.value("noi_nhan:", recipients, "")
	case !recipients.Empty():
		w.comment("", "noi_nhan: mẫu đã có, theo dữ liệu; ghi noi_nhan ở đây thì thay cho cả danh sách của mẫu.")
	}
	switch filing := t.parts.Filing; {
	case filing.Empty():
		w.line("luu: VT")
	case literal(filing):
		w.value("luu:", filing, "")
	}
}

// literal reports whether a component holds no action, so that a definition
// can repeat it.
func literal(v *record.Value) bool {
	if strings.Contains(v.Text, "{{") {
		return false
	}
	for _, item := range v.Items {
		if !literal(item) {
			return false
		}
	}
	for _, f := range v.Fields {
		if !literal(f.Value) {
			return false
		}
	}
	return true
}

func notation(kind *law.Kind) string {
	if kind.CodeByIssuer || kind.Abbreviation == "" {
		return "SKHCN-VP"
	}
	return kind.Abbreviation + "-SKHCN"
}

// starter writes YAML.
type starter struct{ strings.Builder }

// signer writes the signer with an index, from 0.
func (w *starter) signer(kind *law.Kind, i int) {
	switch {
	case i < len(kind.Posts):
		w.line("  - chuc_vu: " + kind.Posts[i])
		w.line("    ho_ten: Nguyễn Văn Mẫu")
		return
	case kind.Parties == law.Required:
		w.line("  - quyen_han: ĐẠI DIỆN BÊN " + string(rune('A'+i)))
	default:
		w.line("  - quyen_han:  # KT. GIÁM ĐỐC, TM. ỦY BAN NHÂN DÂN…; để trống nếu người đứng đầu ký")
	}
	w.line("    chuc_vu: GIÁM ĐỐC")
	w.line("    ho_ten: Nguyễn Văn Mẫu")
}

func (w *starter) line(s string) { w.WriteString(s + "\n") }

// comment writes text as comment lines.
func (w *starter) comment(indent, s string) {
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			w.line(indent + "# " + line)
		}
	}
}

func (w *starter) fields(fields []Field, indent string) {
	for i := range fields {
		f := &fields[i]
		need := ""
		if f.Required {
			need = " (bắt buộc)"
		}
		w.comment(indent, f.Label+need+". "+f.Help)
		if f.Type == Choice {
			w.comment(indent, "Chọn một: "+strings.Join(f.Choices, ", ")+".")
		}
		w.field(f, indent)
	}
}

func (w *starter) field(f *Field, indent string) {
	key := indent + f.Name + ":"
	v := f.Example
	if v.Empty() {
		v = f.Default
	}
	switch {
	case f.Type == Group && v.Empty():
		w.line(key)
		w.fields(f.Fields, indent+"  ")
	case f.Type == Records && v.Empty():
		w.line(key)
		w.row(f.Fields, indent)
	case f.Type == Listing && v.Empty():
		w.line(key + " [" + sample(f.Item) + "]")
	case v.Empty():
		w.line(key + " " + sampleOf(f))
	case f.Type == Group && v.Kind == record.Map:
		w.line(key)
		w.group(f.Fields, v, indent+"  ")
	case f.Type == Records && v.Kind == record.List:
		w.line(key)
		w.columns(f.Fields, indent)
		for _, row := range v.Items {
			w.item(row, indent)
		}
	default:
		w.value(key, v, indent)
	}
}

// group writes the fields of a group with the example of the whole: a field that
// the example leaves out is only named.
func (w *starter) group(fields []Field, example *record.Value, indent string) {
	for i := range fields {
		f := fields[i]
		if f.Example = example.Field(f.Name); f.Example.Empty() {
			w.comment(indent, f.Name+": "+f.Label+". "+f.Help)
			continue
		}
		w.fields([]Field{f}, indent)
	}
}

// columns writes what each column of a table is, as comments.
func (w *starter) columns(fields []Field, indent string) {
	for i := range fields {
		f := &fields[i]
		w.comment(indent+"  ", f.Name+": "+f.Label+". "+f.Help)
	}
}

// row writes one record of a table: comments first, then the item.
func (w *starter) row(fields []Field, indent string) {
	w.columns(fields, indent)
	var inner starter
	for i := range fields {
		inner.field(&fields[i], indent+"    ")
	}
	lead := indent + "  - "
	w.WriteString(lead + strings.TrimPrefix(inner.String(), indent+"    "))
}

// value writes a value as it stands in the template.
func (w *starter) value(key string, v *record.Value, indent string) {
	switch v.Kind {
	case record.Scalar:
		if strings.Contains(v.Text, "\n") {
			w.line(key + " |")
			for line := range strings.SplitSeq(strings.TrimRight(v.Text, "\n"), "\n") {
				w.line(strings.TrimRight(indent+"  "+line, " "))
			}
			return
		}
		w.line(key + " " + scalar(v.Text))
	case record.List:
		w.line(key)
		for _, item := range v.Items {
			w.item(item, indent)
		}
	case record.Map:
		w.line(key)
		for _, f := range v.Fields {
			w.value(indent+"  "+f.Name+":", f.Value, indent+"  ")
		}
	default:
		w.line(key)
	}
}

// item writes an item of a list.
func (w *starter) item(item *record.Value, indent string) {
	var inner starter
	inner.value(indent+"  -", item, indent+"  ")
	text := inner.String()
	if item.Kind == record.Map || item.Kind == record.List { // pull the first key up to the dash
		text = indent + "  - " + strings.TrimLeft(strings.TrimPrefix(text, indent+"  -\n"), " ")
	}
	w.WriteString(text)
}

// scalar writes one line of text so that YAML reads it back as it is.
func scalar(s string) string {
	plain := s != "" && strings.TrimSpace(s) == s && !strings.ContainsAny(s[:1], "!&*-?|>@`\"'%#{}[],:") &&
		!strings.Contains(s, ": ") && !strings.Contains(s, " #") && !strings.HasSuffix(s, ":") &&
		s != "~" && !strings.EqualFold(s, "null")
	if plain {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// sampleOf makes up a value for a field without an example.
func sampleOf(f *Field) string {
	if f.Type == Choice {
		return scalar(f.Choices[0])
	}
	if f.Type == Line || f.Type == Passage {
		return scalar(f.Label)
	}
	return sample(f.Type)
}

func sample(t Type) string {
	switch t {
	case Integer:
		return "10"
	case Fraction:
		return "1,5"
	case Money:
		return "1.000.000"
	case Percent:
		return "12,5"
	case Day:
		return "30/3/2026"
	case DayMonth:
		return "10/12"
	case Deadline:
		return "Quý II/2026"
	case Year:
		return "2026"
	case YesNo:
		return "có"
	case Province:
		return "lang-son"
	case Ministry:
		return "bo-noi-vu"
	case Department:
		return "so-noi-vu"
	case Milestones:
		return "{2026: 10, 2030: 20}"
	}
	return "nội dung"
}
