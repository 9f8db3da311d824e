package definition

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// appendixHeader is one item of phu_luc.
type appendixHeader struct {
	At          diag.Range
	Title       *record.Value `yaml:"tieu_de" title:"Tiêu đề" help:"Tiêu đề của phụ lục."`
	Orientation doc.Text      `yaml:"huong" form:"orientation" title:"Hướng giấy" help:"Hướng của trang: dọc hoặc ngang."`
	Label       doc.Text      `yaml:"nhan" title:"Nhãn" help:"Nhãn để dẫn bằng {@nhãn} trong nội dung."`
	Separate    bool          `yaml:"tep_rieng" title:"Tệp riêng" help:"Ghi “có” để đưa phần này ra một tệp riêng."`
	Body        *record.Value `yaml:"noi_dung" form:",required" title:"Nội dung" help:"Nội dung, viết dưới “noi_dung: |” và thụt vào."`
}

// attachmentHeader is one item of kem_theo.
type attachmentHeader struct {
	At       diag.Range
	Kind     doc.Text      `yaml:"loai" form:"kind,required" title:"Loại văn bản" help:"Loại của văn bản kèm theo, như quy-che."`
	Subject  *record.Value `yaml:"trich_yeu" title:"Trích yếu" help:"Trích yếu, in dưới tên loại."`
	Label    doc.Text      `yaml:"nhan" title:"Nhãn" help:"Nhãn để dẫn bằng {@nhãn} trong nội dung."`
	Separate bool          `yaml:"tep_rieng" title:"Tệp riêng" help:"Ghi “có” để đưa phần này ra một tệp riêng."`
	Body     *record.Value `yaml:"noi_dung" form:",required" title:"Nội dung" help:"Nội dung, viết dưới “noi_dung: |” và thụt vào."`
}

// finish reads the body, the attachments and the appendices and checks the
// references of all.
func (a *assembler) finish(d *doc.Document, src markup.Source, c Components) {
	parse := markup.Parse
	if d.Copy != nil && d.Copy.Form.Extract { // the numbers are those of its source
		parse = markup.Extract
	}
	read, problems := parse(src)
	d.Body, d.Appendices = read.Blocks, read.Appendices
	if len(read.Blocks) == 0 && !problems.HasErrors() {
		problems.Add(src.At(0, 0), "viết ít nhất một đoạn trước phụ lục, nếu có", "văn bản không có nội dung nào")
	}
	a.problems = append(a.problems, problems...)
	d.Labels, a.references = read.Labels, append(a.references, read.References...)
	d.Attachments = a.attachments(d, c.Attachments)
	a.appendices(d, c.Appendices)
	if len(d.Appendices) > 1 {
		for i := range d.Appendices {
			d.Appendices[i].Number = i + 1
		}
	}
	a.labels = append(a.labels, d.Labels...)
	a.problems = append(a.problems, markup.CheckLabels(a.labels, a.references)...)
	a.checkMentions(d)
}

// attachments reads kem_theo. NĐ 30/2020, Phụ lục III, Mục II, Mẫu 1.3.
func (a *assembler) attachments(d *doc.Document, v *record.Value) []doc.Attachment {
	var in Groups
	a.decode("kem_theo", v, &in)
	var out []doc.Attachment
	for _, h := range in.Attachments {
		if h.At == (diag.Range{}) {
			continue // no group of keys, which is said already
		}
		x := doc.Attachment{Subject: a.line("trich_yeu", h.Subject), Separate: h.Separate, Label: h.Label.Text, At: h.At}
		if h.Kind.Text == "" {
			a.problems.Breach(a.rules.Attachment, h.At, "thêm “loai: …”, như quy-che", "văn bản kèm theo thiếu loại (loai)")
		} else {
			x.Kind = FindKind(h.Kind, a.env.Regulation, &a.problems)
		}
		if x.Kind == nil { // its labels are there to be referred to
			a.part(d, h.Body, partOf{"văn bản kèm theo", h.At, h.Label})
			continue
		}
		if x.Kind.Title == "" {
			a.problems.Breach(a.rules.Attachment, h.Kind.At, "chọn loại văn bản có tên, như quy-che, quy-dinh, ke-hoach", "%s không có tên loại nên không ban hành kèm theo được", strings.ToLower(x.Kind.Name))
		}
		if x.Kind.Enactment != "" {
			a.problems.Doubt(a.rules.Attachment, h.Kind.At, "soạn thành một tệp khai báo riêng, thêm “du_thao: có” nếu là dự thảo trình kèm",
				"%s kèm theo in ra không có số, căn cứ, chữ ký", strings.ToLower(x.Kind.Name))
		}
		read := a.part(d, h.Body, partOf{"văn bản kèm theo", h.At, h.Label})
		x.Body = read.Blocks
		for _, y := range read.Appendices { // issued with the document, as the attachment is
			y.Separate = y.Separate || x.Separate
			d.Appendices = append(d.Appendices, y)
		}
		out = append(out, x)
	}
	return out
}

// appendices reads phu_luc.
func (a *assembler) appendices(d *doc.Document, v *record.Value) {
	var in Groups
	a.decode("phu_luc", v, &in)
	for _, h := range in.Appendices {
		if h.At == (diag.Range{}) {
			continue // no group of keys, which is said already
		}
		x := doc.Appendix{Title: a.line("tieu_de", h.Title), Separate: h.Separate, Label: h.Label.Text, At: h.At}
		switch viet.Key(h.Orientation.Text) {
		case "ngang":
			x.Landscape = true
		case "doc", "":
		default:
			a.problems.Add(h.Orientation.At, "viết “doc” hoặc “ngang”", "huong “%s” phải là doc hoặc ngang", h.Orientation.Text)
		}
		read := a.part(d, h.Body, partOf{"phụ lục", h.At, h.Label})
		for _, y := range read.Appendices {
			a.problems.Add(y.At, "khai phụ lục này thành một mục của phu_luc", "phụ lục không chứa phụ lục khác")
		}
		x.Body = read.Blocks
		d.Appendices = append(d.Appendices, x)
	}
}

// partOf names a part of the document that has a body of its own.
type partOf struct {
	what  string
	at    diag.Range
	label doc.Text
}

// part reads the body of an attachment or appendix and keeps its labels.
func (a *assembler) part(d *doc.Document, v *record.Value, of partOf) markup.Body {
	if of.label.Text != "" {
		d.Labels = append(d.Labels, doc.Label{Name: of.label.Text, At: of.label.At})
	}
	if v.Empty() {
		a.problems.Add(of.at, "viết nội dung dưới “noi_dung: |”", "%s thiếu nội dung (noi_dung)", of.what)
		return markup.Body{}
	}
	read := a.inner(v)
	d.Labels, a.references = append(d.Labels, read.Labels...), append(a.references, read.References...)
	return read
}

// inner reads a body that stands inside a component.
func (a *assembler) inner(v *record.Value) markup.Body {
	src, printed := a.printed[v]
	if !printed {
		if !isText(v, &a.problems) {
			return markup.Body{}
		}
		src = markup.Scalar(v)
	}
	read, problems := markup.Parse(src)
	a.problems = append(a.problems, problems...)
	return read
}
