package definition

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// appendixHeader is one item of phu_luc.
type appendixHeader struct {
	At          diag.Range
	Title       doc.Text      `yaml:"tieu_de"`
	Orientation doc.Text      `yaml:"huong"`
	Label       doc.Text      `yaml:"nhan"`
	Body        *record.Value `yaml:"noi_dung"`
}

// finish reads the body and the appendices and checks the references of all.
func (a *assembler) finish(d *doc.Document, src markup.Source, more *record.Value) {
	read, problems := markup.Parse(src)
	d.Body, d.Appendices = read.Blocks, read.Appendices
	if len(read.Blocks) == 0 && !problems.HasErrors() {
		problems.Add(src.At(0, 0), "viết ít nhất một đoạn trước phụ lục, nếu có", "văn bản không có nội dung nào")
	}
	a.problems = append(a.problems, problems...)
	labels, references := read.Labels, read.References
	for _, h := range a.appendixHeaders(more) {
		x, inner := a.appendix(h)
		if x.Label != "" {
			labels = append(labels, doc.Label{Name: x.Label, At: h.Label.At})
		}
		labels, references = append(labels, inner.Labels...), append(references, inner.References...)
		d.Appendices = append(d.Appendices, x)
	}
	if len(d.Appendices) > 1 {
		for i := range d.Appendices {
			d.Appendices[i].Number = i + 1
		}
	}
	d.Labels = labels
	a.problems = append(a.problems, markup.CheckLabels(labels, references)...)
}

func (a *assembler) appendixHeaders(v *record.Value) []appendixHeader {
	var in struct {
		Appendices []appendixHeader `yaml:"phu_luc"`
	}
	a.decode("phu_luc", v, &in)
	return in.Appendices
}

func (a *assembler) appendix(h appendixHeader) (doc.Appendix, markup.Body) {
	x := doc.Appendix{Title: trimmed(h.Title), Label: h.Label.Text, At: h.At}
	switch viet.Key(h.Orientation.Text) {
	case "ngang":
		x.Landscape = true
	case "doc", "":
	default:
		a.problems.Add(h.Orientation.At, "viết “doc” hoặc “ngang”", "huong “%s” phải là doc hoặc ngang", h.Orientation.Text)
	}
	if h.Body.Empty() {
		a.problems.Add(h.At, "viết nội dung dưới “noi_dung: |”", "phụ lục thiếu nội dung (noi_dung)")
		return x, markup.Body{}
	}
	inner := a.inner(h.Body)
	for _, y := range inner.Appendices {
		a.problems.Add(y.At, "khai phụ lục này thành một mục của phu_luc", "phụ lục không chứa phụ lục khác")
	}
	x.Body = inner.Blocks
	return x, inner
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
