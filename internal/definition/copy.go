package definition

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// copyHeader is ban_sao.
type copyHeader struct {
	At         diag.Range
	Form       doc.Text      `yaml:"hinh_thuc" form:"copy,required" title:"Hình thức sao" help:"Sao y, sao lục hoặc trích sao."`
	Parent     *record.Value `yaml:"co_quan_chu_quan" form:"lines" title:"Cơ quan chủ quản" help:"Cơ quan chủ quản của cơ quan sao."`
	Name       *record.Value `yaml:"co_quan_ban_hanh" form:"lines" title:"Cơ quan sao" help:"Tên cơ quan thực hiện sao văn bản."`
	Number     *record.Value `yaml:"so" title:"Số" help:"Số của bản sao."`
	Notation   *record.Value `yaml:"ky_hieu" title:"Ký hiệu" help:"Ký hiệu của bản sao, như SY-SKHCN."`
	Place      *record.Value `yaml:"dia_danh" title:"Địa danh" help:"Địa danh của bản sao."`
	Date       *record.Value `yaml:"ngay" form:"day" title:"Ngày sao" help:"Ngày sao văn bản."`
	Signatures *record.Value `yaml:"nguoi_ky" form:"signers" title:"Người ký sao" help:"Người ký bản sao, hoặc mã đã khai trong co-quan.yaml."`
	Recipients *record.Value `yaml:"noi_nhan" form:"lines" title:"Nơi nhận" help:"Nơi nhận bản sao, mỗi nơi một mục."`
	Filing     *record.Value `yaml:"luu" title:"Lưu" help:"Phần sau “Lưu:” của bản sao."`
}

// copy reads ban_sao. NĐ 30/2020, Điều 25; Phụ lục I, Phần II.
func (a *assembler) copy(v *record.Value, electronic bool) *doc.Copy {
	var in Groups
	a.decode("ban_sao", v, &in)
	h := in.Copy
	if h == nil || h.At == (diag.Range{}) {
		return nil
	}
	c := &doc.Copy{Form: a.copyForm(h), Issuer: a.issuer(h.Parent, h.Name), Code: a.typedCode(h.Number, h.Notation),
		Place: a.line("dia_danh", h.Place), Date: a.date("ngay", h.Date), Recipients: a.recipients(h.Recipients, h.Filing), At: h.At}
	signers := a.signers(h.Signatures)
	if len(signers) > 0 {
		c.Signature = a.signature(signers[0])
	}
	if len(signers) > 1 {
		a.problems.Breach(a.rules.CopyParts, h.Signatures.At, "giữ lại một người ký", "bản sao có %d người ký, cần một", len(signers))
	}
	if c.Form == nil {
		return nil
	}
	if own, _, _ := strings.Cut(c.Code.Notation.Text, "-"); own != "" && own != c.Form.Abbreviation && !waits(own) {
		a.problems.Doubt(a.rules.CopyCode, c.Code.Notation.At, "mở đầu ký hiệu bằng “"+c.Form.Abbreviation+"-”", "ký hiệu “%s” mở đầu bằng “%s”, ký hiệu bản %s mở đầu bằng “%s”", c.Code.Notation.Text, own, viet.LowerFirst(c.Form.Name), c.Form.Abbreviation)
	}
	a.requireOfCopy(c, electronic)
	return c
}

func (a *assembler) copyForm(h *copyHeader) *law.CopyForm {
	forms := a.env.Regulation.Copies
	keys := make([]string, len(forms))
	for i := range forms {
		if keys[i] = forms[i].Key; keys[i] == viet.ID(h.Form.Text) {
			return &forms[i]
		}
	}
	if h.Form.Text == "" {
		a.problems.Breach(a.rules.CopyParts, h.At, "thêm “hinh_thuc: …”, một trong: "+strings.Join(keys, ", "), "ban_sao thiếu hình thức sao (hinh_thuc)")
		return nil
	}
	a.problems.Breach(forms[0].Cite, h.Form.At, suggest(h.Form.Text, keys), "không có hình thức sao “%s”", h.Form.Text)
	return nil
}

// requireOfCopy reports what a copy lacks. An electronic one has no more than
// its form and the name of who makes it. NĐ 30/2020, Phụ lục I, Phần II.
func (a *assembler) requireOfCopy(c *doc.Copy, electronic bool) {
	missing := func(key, what string) {
		a.problems.Breach(a.rules.CopyParts, c.At, "thêm “"+key+": …” dưới ban_sao", "bản sao thiếu %s (%s)", what, key)
	}
	if len(c.Issuer.Name) == 0 {
		missing("co_quan_ban_hanh", "tên cơ quan sao")
	}
	if electronic {
		return
	}
	if c.Place.Text == "" {
		missing("dia_danh", "địa danh")
	}
	if c.Signature.Position.Text == "" {
		missing("nguoi_ky", "người ký")
	}
	if len(c.Recipients.Items) == 0 {
		missing("noi_nhan", "nơi nhận")
	}
	if a.env.Stage != doc.Issue {
		return
	}
	if c.Code.Number.Text == "" {
		missing("so", "số")
	}
	if c.Code.Notation.Text == "" {
		missing("ky_hieu", "ký hiệu")
	}
	if c.Date.Day == 0 && c.Date.At == (diag.Range{}) {
		missing("ngay", "ngày sao")
	}
}
