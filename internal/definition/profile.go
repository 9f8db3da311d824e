package definition

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Profile is what an organisation says once for all its documents, in
// co-quan.yaml. It does not change once it is read. A nil *Profile is none.
type Profile struct {
	// Registers names a file beside the profile with provinces, ministries and
	// departments of the organisation's own; empty for none. See [places.Register.With].
	Registers doc.Text

	abbreviation doc.Text      // of the organisation in ký hiệu: “SKHCN”
	base         Components    // what stands where a document says nothing
	recipients   *record.Value // entries of Nơi nhận that every document has
	units        []office
	officers     []officer
	regulation   *law.Regulation
}

// office is a part of the organisation that drafts documents.
type office struct {
	At           diag.Range
	ID           doc.Text `yaml:"ma" form:",required" title:"Mã" help:"Mã ngắn để tệp khai báo gọi đến."`
	Name         doc.Text `yaml:"ten" title:"Tên đơn vị" help:"Tên đầy đủ của đơn vị soạn thảo."`
	Abbreviation doc.Text `yaml:"viet_tat" title:"Chữ viết tắt" help:"Chữ viết tắt dùng trong ký hiệu, viết liền, như SKHCN."`
}

// officer is someone who may sign, with the capacities in which he may.
type officer struct {
	ID doc.Text `yaml:"ma" form:",required" title:"Mã" help:"Mã ngắn để tệp khai báo gọi đến."`
	signer
	Capacities []doc.Text `yaml:"duoc_ky" form:"capacity" title:"Được ký" help:"Những chữ viết tắt quyền hạn được dùng; không ghi thì theo “quyen_han”."`
}

// profileFile is co-quan.yaml.
type profileFile struct {
	Parent           *record.Value `yaml:"co_quan_chu_quan" form:"lines" title:"Cơ quan chủ quản" help:"Tên cơ quan chủ quản trực tiếp; viết danh sách thì mỗi mục in một dòng."`
	Name             *record.Value `yaml:"co_quan_ban_hanh" form:"lines" title:"Cơ quan ban hành" help:"Tên cơ quan, tổ chức; viết danh sách thì mỗi mục in một dòng."`
	Abbreviation     doc.Text      `yaml:"viet_tat" title:"Chữ viết tắt" help:"Chữ viết tắt dùng trong ký hiệu, viết liền, như SKHCN."`
	OrganizationCode doc.Text      `yaml:"ma_dinh_danh" title:"Mã định danh" help:"Mã định danh điện tử của cơ quan, như H37.10; vào siêu dữ liệu."`
	Place            *record.Value `yaml:"dia_danh" title:"Địa danh" help:"Nơi ghi trước ngày tháng."`
	Contact          *record.Value `yaml:"lien_he" form:"lines" title:"Liên hệ" help:"Các dòng địa chỉ, điện thoại, thư điện tử ở cuối trang đầu của công văn."`
	Format           *record.Value `yaml:"trinh_bay" form:"group" title:"Trình bày" help:"Những chỗ Nghị định để cơ quan chọn: cỡ chữ, thụt dòng, dãn dòng, lề."`
	Competence       *record.Value `yaml:"tham_quyen" title:"Thẩm quyền" help:"Dòng thẩm quyền trên căn cứ của nghị quyết, quyết định."`
	Recipients       *record.Value `yaml:"noi_nhan" form:"lines" title:"Nơi nhận thường xuyên" help:"Những nơi văn bản nào cũng gửi."`
	Filing           *record.Value `yaml:"luu" title:"Lưu" help:"Phần sau “Lưu:”, thường là VT."`
	Units            []office      `yaml:"don_vi" title:"Đơn vị soạn thảo" help:"Các đơn vị soạn thảo, mỗi đơn vị một mục."`
	Officers         []officer     `yaml:"nguoi_ky" title:"Người ký" help:"Những người ký, mỗi người một mục có mã."`
	Registers        doc.Text      `yaml:"danh_muc" title:"Danh mục riêng" help:"Tên tệp danh mục riêng đặt cạnh co-quan.yaml."`
}

// ReadProfile reads co-quan.yaml. The profile is nil if nothing of the file can
// be used; what could be read is set even if the list has errors.
func ReadProfile(file string, data []byte, reg *law.Regulation) (*Profile, diag.List) {
	root, problems := record.YAML(file, data)
	if root == nil {
		return nil, problems
	}
	var in profileFile
	problems = append(problems, record.Decode(root, &in)...)
	p := &Profile{
		Registers:    trimmed(in.Registers),
		abbreviation: trimmed(in.Abbreviation),
		base: Components{Parent: in.Parent, Name: in.Name, Place: in.Place, Contact: in.Contact,
			Format: in.Format, Competence: in.Competence, Filing: in.Filing},
		recipients: in.Recipients,
		regulation: reg,
	}
	a := p.assembler()
	a.lines("noi_nhan", p.recipients)
	if problems = append(problems, a.problems...); len(a.problems) > 0 {
		p.recipients = nil
	}
	checkAbbreviation(p.abbreviation, &problems)
	if code := trimmed(in.OrganizationCode); code.Text != "" {
		p.base.Metadata = group(code.At, record.Field{Key: "ma_co_quan", Value: scalar(code)})
	}
	if strings.ContainsAny(p.Registers.Text, `/\`) {
		problems.Add(p.Registers.At, "đặt tệp danh mục cạnh tệp này rồi chỉ ghi tên tệp", "danh_muc “%s” có cả đường dẫn, cần tên tệp", p.Registers.Text)
	}
	p.readUnits(in.Units, &problems)
	p.readOfficers(in.Officers, &problems)
	return p, problems
}

// Base is what stands where neither a definition nor its template says
// anything, whatever the kind.
func (p *Profile) Base() Components {
	if p == nil {
		return Components{}
	}
	return p.base
}

// checkAbbreviation reports what cannot stand in ký hiệu.
func checkAbbreviation(t doc.Text, problems *diag.List) {
	if strings.ContainsAny(t.Text, " /\n") {
		problems.Add(t.At, "viết liền, như SKHCN", "chữ viết tắt “%s” có dấu cách hoặc gạch chéo, không dùng được trong ký hiệu", t.Text)
	}
}

// unique reports a code that is missing or given twice; seen holds those before.
func unique(id doc.Text, at diag.Range, seen map[string]diag.Range, problems *diag.List) bool {
	key := viet.ID(id.Text)
	if key == "" {
		problems.Add(at, "thêm “ma: …”, một mã ngắn để tệp khai báo gọi đến", "mục này thiếu mã (ma)")
		return false
	}
	if first, ok := seen[key]; ok {
		problems.Add(id.At, "đổi một trong hai mã", "mã “%s” dùng hai lần", id.Text)
		(*problems)[len(*problems)-1].Related = []diag.Related{{At: first, Message: "mã kia ở đây"}}
		return false
	}
	seen[key] = id.At
	return true
}

func (p *Profile) readUnits(in []office, problems *diag.List) {
	seen := map[string]diag.Range{}
	for _, u := range in {
		if u.At == (diag.Range{}) || !unique(u.ID, u.At, seen, problems) {
			continue
		}
		if u.Abbreviation = trimmed(u.Abbreviation); u.Abbreviation.Text == "" {
			u.Abbreviation = trimmed(u.ID)
		}
		checkAbbreviation(u.Abbreviation, problems)
		p.units = append(p.units, u)
	}
}

func (p *Profile) readOfficers(in []officer, problems *diag.List) {
	seen := map[string]diag.Range{}
	for _, o := range in {
		if o.At == (diag.Range{}) || !unique(o.ID, o.At, seen, problems) {
			continue
		}
		p.check(&o, problems)
		p.officers = append(p.officers, o)
	}
}

// check compares how an officer signs with the posts and capacities he has.
// NĐ 30/2020, Điều 13.
func (p *Profile) check(o *officer, problems *diag.List) {
	a := p.assembler()
	sig := a.signature(o.signer)
	may := a.capacities(o)
	for _, t := range o.Capacities {
		if c, _, _ := a.capacity(normal(t.Text)); c != nil && sig.Position.Text != "" {
			a.checkDeputy(c, &doc.Signature{Position: doc.Text{Text: sig.Position.Text, At: t.At}})
		}
	}
	for _, t := range append(slices.Clone(sig.Authority), sig.Position) { // “Q.” may stand in chức vụ
		c, _, _ := a.capacity(t.Text)
		if c == nil || o.Capacities == nil && t == sig.Position {
			continue
		}
		if !slices.Contains(may, c.Prefix) {
			a.problems.Add(t.At, "thêm “"+c.Prefix+"” vào duoc_ky của người này nếu đã được giao, hoặc chọn người ký khác",
				"“%s” (%s) không được ký %s", o.ID.Text, sig.FullName.Text, c.Prefix)
		}
	}
	*problems = append(*problems, a.problems...)
}

// assembler reads parts of the profile as it would those of a document.
func (p *Profile) assembler() *assembler {
	return &assembler{env: Env{Regulation: p.regulation}, rules: p.regulation.Provisions(), kind: &law.Kind{}}
}

// capacities are the prefixes with which an officer may sign: those of duoc_ky
// or, if he has none, those of his quyen_han.
func (a *assembler) capacities(o *officer) []string {
	typed := o.Capacities
	if typed == nil {
		typed = a.lines("quyen_han", o.Authority)
	}
	var out []string
	for _, t := range typed {
		c, rest, _ := a.capacity(normal(t.Text))
		switch {
		case c != nil && (rest == "" || o.Capacities == nil):
			out = append(out, c.Prefix)
		case t.At == (diag.Range{}): // no text, which is said already
		case o.Capacities != nil:
			a.problems.Add(t.At, "dùng một trong: "+a.prefixes(), "duoc_ky “%s” không phải là chữ viết tắt của quyền hạn", t.Text)
		}
	}
	return out
}

// scalar and group make values as if they had been typed at a place.
func scalar(t doc.Text) *record.Value {
	return &record.Value{Kind: record.Scalar, Text: t.Text, Quoted: true, At: t.At}
}

func group(at diag.Range, fields ...record.Field) *record.Value {
	for i := range fields {
		fields[i].Name, fields[i].KeyAt = fields[i].Key, at
	}
	return &record.Value{Kind: record.Map, At: at, Fields: fields}
}
