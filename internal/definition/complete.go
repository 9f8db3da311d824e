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

// complete lays the components of a document over what the profile gives, puts
// signers in the place of their codes, and builds ký hiệu, Nơi nhận and Lưu
// where nothing is typed for them. Without a profile it reports the codes that
// need one.
func (p *Profile) complete(parts Parts) (Components, diag.List) {
	c := completion{profile: p, parts: parts, Components: parts.Components}
	unit := c.office()
	c.Signatures = c.signatures(c.Signatures)
	if p == nil {
		return c.Components, c.problems
	}
	c.Copy = c.copy()
	if c.foreign() {
		return c.Over(Components{Format: p.base.Format}), c.problems
	}
	base := p.base
	if !parts.Kind.Competence {
		base.Competence = nil
	}
	if !slices.Contains(parts.Kind.Sample.Components, law.ContactBlock) {
		base.Contact = nil // the other forms have none; a definition may still give one
	}
	if base.Filing = nil; parts.Kind.Recipients == law.Required || !c.Recipients.Empty() {
		if base.Filing = c.filing(unit); unit != nil && c.clerkOnly() {
			c.Filing = nil
		}
		c.Recipients = c.recipients()
	}
	base.Notation = c.notation(unit)
	return c.Over(base), c.problems
}

// completion is the work of completing one document.
type completion struct {
	Components
	profile  *Profile
	parts    Parts
	problems diag.List
}

// foreign reports whether the document names another issuer, of which the
// profile knows nothing.
func (c *completion) foreign() bool {
	own := c.profile.base.Name
	return !c.Name.Empty() && !own.Empty() && viet.Key(joined(c.Name)) != viet.Key(joined(own))
}

// joined is a text or a list of texts as one.
func joined(v *record.Value) string {
	if v == nil {
		return ""
	}
	out := v.Text
	for _, item := range v.Items {
		out += " " + joined(item)
	}
	return out
}

// office finds the drafting unit; nil if the document names none.
func (c *completion) office() *office {
	typed := c.Unit
	if typed.Empty() {
		return nil
	}
	if typed.Kind != record.Scalar {
		c.problems.Add(typed.At, "ghi một mã, như “don_vi: VP”", "don_vi cần mã của một đơn vị, thấy %s", typed.Kind)
		return nil
	}
	if c.profile == nil {
		c.problems.Add(typed.At, "đặt co-quan.yaml cạnh tệp khai báo, hoặc bỏ don_vi và ghi ky_hieu, luu", "đơn vị “%s” chỉ là mã, cần tệp co-quan.yaml khai các đơn vị", normal(typed.Text))
		return nil
	}
	id := viet.ID(typed.Text)
	var known []string
	for i := range c.profile.units {
		u := &c.profile.units[i]
		if viet.ID(u.ID.Text) == id || viet.ID(u.Abbreviation.Text) == id {
			return u
		}
		known = append(known, u.ID.Text)
	}
	hint := "khai đơn vị này dưới don_vi trong co-quan.yaml"
	if len(known) > 0 {
		hint = suggest(typed.Text, known)
	}
	c.problems.Add(typed.At, hint, "không có đơn vị “%s” trong co-quan.yaml", normal(typed.Text))
	return nil
}

// signatures puts signers in the place of their codes.
func (c *completion) signatures(v *record.Value) *record.Value {
	switch {
	case v.Empty():
		return v
	case v.Kind == record.List:
		out := *v
		out.Items = make([]*record.Value, len(v.Items))
		for i, item := range v.Items {
			out.Items[i] = c.signatures(item)
		}
		return &out
	case v.Kind == record.Scalar:
		return c.officer(doc.Text{Text: v.Text, At: v.At}, group(v.At))
	}
	id := v.Field("ma")
	if id == nil {
		return v
	}
	rest := *v
	rest.Fields = slices.DeleteFunc(slices.Clone(v.Fields), func(f record.Field) bool { return f.Key == "ma" })
	if id.Empty() || id.Kind != record.Scalar {
		c.problems.Add(id.At, "ghi mã của người ký, như “nguoi_ky: gd”", "mã người ký (ma) trống hoặc không phải một dòng chữ")
		return &rest
	}
	return c.officer(doc.Text{Text: id.Text, At: id.At}, &rest)
}

// officer is the signer with a code, with what the document says of him itself
// laid over. A code that is not known gives a signer of that name.
func (c *completion) officer(id doc.Text, own *record.Value) *record.Value {
	o := c.find(trimmed(id))
	if o == nil {
		id.Text = "[" + normal(id.Text) + "]"
		return group(own.At, record.Field{Key: "chuc_vu", Value: scalar(id)}, record.Field{Key: "ho_ten", Value: scalar(id)})
	}
	fields := []record.Field{{Key: "chuc_vu", Value: scalar(o.Position)}, {Key: "ho_ten", Value: scalar(o.FullName)}}
	if o.Authority != nil {
		fields = append(fields, record.Field{Key: "quyen_han", Value: o.Authority})
	}
	base := group(own.At, fields...)
	if len(own.Fields) == 0 {
		return base
	}
	out := eachKey(own, base)
	if v := own.Field("quyen_han"); v != nil && v.Kind == record.List && len(v.Items) == 0 { // typed as [] to remove
		out.Fields = slices.DeleteFunc(slices.Clone(out.Fields), func(f record.Field) bool { return f.Key == "quyen_han" })
	}
	c.check(o, out)
	return out
}

// check looks at an officer who signs otherwise than the profile says.
func (c *completion) check(o *officer, as *record.Value) {
	changed := officer{ID: o.ID, Capacities: o.Capacities}
	if changed.Capacities == nil {
		changed.Capacities = []doc.Text{}
		for _, prefix := range c.profile.assembler().capacities(o) {
			changed.Capacities = append(changed.Capacities, doc.Text{Text: prefix, At: as.At})
		}
	}
	if problems := record.Decode(as, &changed.signer); problems.HasErrors() {
		return // which is said when the document is assembled
	}
	c.profile.check(&changed, &c.problems)
}

func (c *completion) find(id doc.Text) *officer {
	if c.profile == nil {
		c.problems.Add(id.At, "ghi {chuc_vu: …, ho_ten: …}; nếu “"+id.Text+"” là mã người ký thì đặt co-quan.yaml cạnh tệp khai báo",
			"người ký là “%s”, cần chức vụ và họ tên, hoặc tệp co-quan.yaml khai mã đó", id.Text)
		return nil
	}
	var known []string
	for i := range c.profile.officers {
		o := &c.profile.officers[i]
		if viet.ID(o.ID.Text) == viet.ID(id.Text) {
			return o
		}
		known = append(known, o.ID.Text)
	}
	hint := "khai người này dưới nguoi_ky trong co-quan.yaml, hoặc ghi {chuc_vu: …, ho_ten: …}"
	if len(known) > 0 {
		hint = suggest(id.Text, known)
	}
	c.problems.Add(id.At, hint, "không có người ký “%s” trong co-quan.yaml", id.Text)
	return nil
}

// notation builds ký hiệu: tên loại and organisation or, for a công văn,
// organisation and drafting unit.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 3, điểm b.
func (c *completion) notation(u *office) *record.Value {
	own := c.profile.abbreviation
	if own.Text == "" || !c.Notation.Empty() {
		return nil
	}
	kind := c.parts.Kind
	switch {
	case !kind.CodeByIssuer:
		own.Text = kind.Abbreviation + "-" + own.Text
	case u != nil:
		own.Text += "-" + u.Abbreviation.Text
	case c.Unit.Empty():
		rules := c.profile.regulation.Provisions()
		c.problems.Doubt(rules.Notation, c.parts.At, "thêm “don_vi: …”, hoặc ghi đủ ky_hieu", "%s chưa có đơn vị soạn thảo để dựng ký hiệu sau “%s”", strings.ToLower(kind.Name), own.Text)
	}
	return scalar(own)
}

// copy lays ban_sao over what the profile gives: the organisation copies, also
// what others have issued. NĐ 30/2020, Phụ lục I, Phần II, Mục II.
func (c *completion) copy() *record.Value {
	own, p := c.Copy, c.profile
	if own.Empty() || own.Kind != record.Map {
		return own
	}
	out := *own
	out.Fields = slices.Clone(own.Fields)
	give := func(key string, v *record.Value) {
		i := slices.IndexFunc(out.Fields, func(f record.Field) bool { return f.Key == key })
		switch {
		case v.Empty():
		case i < 0:
			out.Fields = append(out.Fields, record.Field{Key: key, Name: key, KeyAt: v.At, Value: v})
		case out.Fields[i].Value.Empty() && out.Fields[i].Value.Kind != record.List: // [] removes
			out.Fields[i].Value = v
		}
	}
	for i, f := range out.Fields {
		if f.Key == "nguoi_ky" {
			out.Fields[i].Value = c.signatures(f.Value)
		}
	}
	name := own.Field("co_quan_ban_hanh")
	if !name.Empty() && viet.Key(joined(name)) != viet.Key(joined(p.base.Name)) {
		return &out
	}
	give("co_quan_ban_hanh", p.base.Name)
	if p.assembler().yes("dien_tu", c.Electronic) { // what is neither yes nor no is reported with the component
		return &out // which has no more than that
	}
	give("co_quan_chu_quan", p.base.Parent)
	give("dia_danh", p.base.Place)
	give("luu", p.base.Filing)
	if form := own.Field("hinh_thuc"); form != nil && p.abbreviation.Text != "" {
		for _, f := range p.regulation.Copies {
			if f.Key == viet.ID(form.Text) {
				give("ky_hieu", scalar(doc.Text{Text: f.Abbreviation + "-" + p.abbreviation.Text, At: p.abbreviation.At}))
			}
		}
	}
	return &out
}

// clerkOnly reports whether the document says no more of its filing than that
// văn thư keeps it, as a template says it for every office.
func (c *completion) clerkOnly() bool {
	v := c.Filing
	return v != nil && v.Kind == record.Scalar && strings.TrimRight(normal(v.Text), " .") == c.profile.regulation.Text().ClerkWord
}

// filing is what follows “Lưu:”: that of the profile and the drafting unit.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 9, điểm d.
func (c *completion) filing(u *office) *record.Value {
	v := c.profile.base.Filing
	if u == nil || !v.Empty() && v.Kind != record.Scalar {
		return v
	}
	words := c.profile.regulation.Text()
	text := words.ClerkWord
	at := u.Abbreviation.At
	if !v.Empty() {
		text, at = strings.TrimRight(normal(v.Text), " ."), v.At
	}
	return scalar(doc.Text{Text: text + ", " + u.Abbreviation.Text, At: at})
}

// recipients are the entries of the document and then those of the profile that
// it does not have.
func (c *completion) recipients() *record.Value {
	own, more := c.Recipients, c.profile.recipients
	if more.Empty() || own != nil && own.Kind == record.List && len(own.Items) == 0 {
		return own
	}
	a := c.profile.assembler()
	mine, theirs := a.lines("noi_nhan", own), a.lines("noi_nhan", more)
	if len(a.problems) > 0 {
		return own // its shape is wrong, which assembling reports
	}
	have := map[string]bool{}
	out := &record.Value{Kind: record.List, At: more.At}
	for _, t := range mine {
		have[viet.Key(t.Text)] = true
		out.At = own.At
		out.Items = append(out.Items, scalar(t))
	}
	for _, t := range theirs {
		if !have[viet.Key(t.Text)] {
			out.Items = append(out.Items, scalar(t))
		}
	}
	return out
}
