package definition

import (
	"slices"

	"vanban/internal/record"
)

// Components are the parts of a document as they are typed; definitions,
// templates and profiles spell them alike. A nil value is one that was not
// typed.
type Components struct {
	Parent     *record.Value `yaml:"co_quan_chu_quan"`
	Name       *record.Value `yaml:"co_quan_ban_hanh"`
	Number     *record.Value `yaml:"so"`
	Notation   *record.Value `yaml:"ky_hieu"`
	Place      *record.Value `yaml:"dia_danh"`
	Date       *record.Value `yaml:"ngay_ban_hanh"`
	Subject    *record.Value `yaml:"trich_yeu"`
	Addressees *record.Value `yaml:"kinh_gui"`
	Basis      *record.Value `yaml:"can_cu"`
	Signatures *record.Value `yaml:"nguoi_ky"`
	Recipients *record.Value `yaml:"noi_nhan"`
	Filing     *record.Value `yaml:"luu"`
	Appendices *record.Value `yaml:"phu_luc"`
}

// Each visits the components in order.
func (c *Components) Each(visit func(v **record.Value)) {
	for _, v := range []**record.Value{
		&c.Parent, &c.Name, &c.Number, &c.Notation, &c.Place, &c.Date,
		&c.Subject, &c.Addressees, &c.Basis, &c.Signatures, &c.Recipients, &c.Filing, &c.Appendices,
	} {
		visit(v)
	}
}

// Over lays components over others: those of a definition over a template's,
// and these over a profile's. An empty
// list typed as [] removes; a key without a value leaves what the template has.
func (c Components) Over(base Components) Components {
	var theirs []*record.Value
	base.Each(func(v **record.Value) { theirs = append(theirs, *v) })
	i := 0
	c.Each(func(v **record.Value) {
		if (*v).Empty() && !(*v != nil && (*v).Kind == record.List) && !theirs[i].Empty() {
			*v = theirs[i]
		}
		i++
	})
	c.Signatures = nameOnly(c.Signatures, base.Signatures)
	return c
}

// nameOnly fills in authority and position from the template for a signer of
// whom the definition gives nothing but the name.
func nameOnly(own, base *record.Value) *record.Value {
	if own == nil || base == nil || own.Kind != record.Map || base.Kind != record.Map || own == base {
		return own
	}
	for _, f := range own.Fields {
		if f.Key != "ho_ten" && !f.Value.Empty() {
			return own
		}
	}
	merged := *own
	merged.Fields = slices.DeleteFunc(slices.Clone(own.Fields), func(f record.Field) bool { return f.Value.Empty() })
	for _, f := range base.Fields {
		if own.Field(f.Key).Empty() {
			merged.Fields = append(merged.Fields, f)
		}
	}
	return &merged
}
