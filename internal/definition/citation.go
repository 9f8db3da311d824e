package definition

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// citationHeader is one item of vien_dan.
type citationHeader struct {
	At      diag.Range
	Label   doc.Text      `yaml:"nhan" form:",required" title:"Nhãn" help:"Nhãn để dẫn bằng {@nhãn} trong căn cứ và nội dung."`
	Kind    doc.Text      `yaml:"ten_loai" form:",required" title:"Tên loại" help:"Tên loại của văn bản được viện dẫn, như Chỉ thị."`
	Code    doc.Text      `yaml:"so_ky_hieu" title:"Số, ký hiệu" help:"Số và ký hiệu, như 01/CT-TTg; luật, pháp lệnh không có."`
	Date    *record.Value `yaml:"ngay" form:"day" title:"Ngày" help:"Ngày ban hành của văn bản được viện dẫn."`
	Issuer  doc.Text      `yaml:"co_quan" title:"Cơ quan ban hành" help:"Cơ quan ban hành văn bản được viện dẫn."`
	Subject doc.Text      `yaml:"trich_yeu" title:"Trích yếu" help:"Trích yếu của văn bản được viện dẫn; với luật là tên luật."`
}

// citations reads vien_dan. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6,
// điểm b.
func (a *assembler) citations(v *record.Value) []doc.Citation {
	var in Groups
	a.decode("vien_dan", v, &in)
	var out []doc.Citation
	for _, h := range in.Citations {
		if h.At == (diag.Range{}) {
			continue // no group of keys, which is said already
		}
		c := doc.Citation{Label: normal(h.Label.Text), Kind: trimmed(h.Kind), Code: trimmed(h.Code), Date: a.date("ngay", h.Date),
			Issuer: trimmed(h.Issuer), Subject: trimmed(h.Subject), At: h.At}
		if c.Label == "" {
			a.problems.Add(h.At, "thêm “nhan: …”, rồi dẫn bằng {@nhãn}", "một văn bản trong vien_dan chưa có nhãn")
			continue
		}
		a.labels = append(a.labels, doc.Label{Name: c.Label, At: h.Label.At})
		a.checkCitation(&c)
		out = append(out, c)
	}
	return out
}

// byName reports whether a document is cited by its name alone.
func (a *assembler) byName(kind string) bool {
	return slices.ContainsFunc(a.env.Regulation.CitedByName, func(k string) bool { return viet.ID(k) == viet.ID(kind) })
}

func (a *assembler) checkCitation(c *doc.Citation) {
	if c.Kind.Text == "" {
		a.problems.Breach(a.rules.Citation, c.At, "thêm “ten_loai: …”, như Chỉ thị", "văn bản được viện dẫn “%s” thiếu tên loại (ten_loai)", c.Label)
		return
	}
	if a.byName(c.Kind.Text) {
		if c.Code.Text != "" {
			a.problems.Doubt(a.rules.Citation, c.Code.At, "bỏ “so_ky_hieu”", "%s chỉ viện dẫn bằng tên, không ghi số, ký hiệu “%s”", viet.LowerFirst(c.Kind.Text), c.Code.Text)
			c.Code = doc.Text{}
		}
		if c.Subject.Text == "" {
			a.problems.Breach(a.rules.Citation, c.At, "ghi tên ở “trich_yeu: …”, như Tổ chức chính quyền địa phương", "%s “%s” thiếu tên (trich_yeu)", viet.LowerFirst(c.Kind.Text), c.Label)
		}
		c.Subject.Text = strings.TrimPrefix(c.Subject.Text, c.Kind.Text+" ")
		return
	}
	if c.Code.Text == "" {
		a.problems.Breach(a.rules.Citation, c.At, "thêm “so_ky_hieu: …”, như 01/CT-TTg", "văn bản được viện dẫn “%s” thiếu số, ký hiệu (so_ky_hieu), chỉ luật và pháp lệnh không ghi", c.Label)
	}
	var missing []string
	if c.Date.Year == 0 && c.Date.At == (diag.Range{}) {
		missing = append(missing, "ngay")
	}
	if c.Issuer.Text == "" {
		missing = append(missing, "co_quan")
	}
	if c.Subject.Text == "" {
		missing = append(missing, "trich_yeu")
	}
	if len(missing) > 0 {
		a.problems.Doubt(a.rules.Citation, c.At, "thêm "+strings.Join(missing, ", "), "văn bản được viện dẫn “%s” thiếu %s, lần dẫn đầu phải ghi đầy đủ", c.Label, strings.Join(missing, ", "))
	}
}
