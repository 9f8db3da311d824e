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
	KindTitle  *record.Value `yaml:"ten_loai"` // refused: it follows from loai
	Subject    *record.Value `yaml:"trich_yeu"`
	Addressees *record.Value `yaml:"kinh_gui"`
	Sender     *record.Value `yaml:"nguoi_dien"`
	Competence *record.Value `yaml:"tham_quyen"`
	Basis      *record.Value `yaml:"can_cu"`
	Parties    *record.Value `yaml:"cac_ben"`
	Signatures *record.Value `yaml:"nguoi_ky"`
	Recipients *record.Value `yaml:"noi_nhan"`
	Filing     *record.Value `yaml:"luu"`
	Unit       *record.Value `yaml:"don_vi"` // code of the drafting unit, which the profile knows

	Attachments *record.Value `yaml:"kem_theo"`
	Appendices  *record.Value `yaml:"phu_luc"`
	Citations   *record.Value `yaml:"vien_dan"`
	Copy        *record.Value `yaml:"ban_sao"`

	Secrecy     *record.Value `yaml:"do_mat"`
	Urgency     *record.Value `yaml:"do_khan"`
	Circulation *record.Value `yaml:"pham_vi_luu_hanh"`
	Recall      *record.Value `yaml:"thu_hoi"`
	Drafter     *record.Value `yaml:"nguoi_soan"`
	CopyCount   *record.Value `yaml:"so_ban"`
	Contact     *record.Value `yaml:"lien_he"`

	Electronic *record.Value `yaml:"dien_tu"`
	SignedAt   *record.Value `yaml:"thoi_gian_ky"`
	DraftMark  *record.Value `yaml:"du_thao"`
	Format     *record.Value `yaml:"trinh_bay"`
	Metadata   *record.Value `yaml:"sieu_du_lieu"`
}

// Each visits the components in order.
func (c *Components) Each(visit func(v **record.Value)) {
	for _, v := range []**record.Value{
		&c.Parent, &c.Name, &c.Number, &c.Notation, &c.Place, &c.Date, &c.KindTitle,
		&c.Subject, &c.Addressees, &c.Sender, &c.Competence, &c.Basis, &c.Parties,
		&c.Signatures, &c.Recipients, &c.Filing, &c.Unit,
		&c.Attachments, &c.Appendices, &c.Citations, &c.Copy,
		&c.Secrecy, &c.Urgency, &c.Circulation, &c.Recall, &c.Drafter, &c.CopyCount, &c.Contact,
		&c.Electronic, &c.SignedAt, &c.DraftMark, &c.Format, &c.Metadata,
	} {
		visit(v)
	}
}

// Over lays components over others: those of a definition over a template's,
// and these over a profile's. An empty list typed as [] removes; a key without
// a value leaves what is below. The keys of trinh_bay and sieu_du_lieu are laid
// over one by one.
func (c Components) Over(base Components) Components {
	c.Signatures = nameOnly(c.Signatures, base.Signatures)
	c.Format = eachKey(c.Format, base.Format)
	c.Metadata = eachKey(c.Metadata, base.Metadata)
	var theirs []*record.Value
	base.Each(func(v **record.Value) { theirs = append(theirs, *v) })
	i := 0
	c.Each(func(v **record.Value) {
		if (*v).Empty() && !(*v != nil && (*v).Kind == record.List) && !theirs[i].Empty() {
			*v = theirs[i]
		}
		i++
	})
	return c
}

// nameOnly fills in authority and position from the template for a signer of
// whom the definition gives nothing but the name.
func nameOnly(own, base *record.Value) *record.Value {
	if own == nil || own.Kind != record.Map || own == base {
		return own
	}
	for _, f := range own.Fields {
		if f.Key != "ho_ten" && !f.Value.Empty() {
			return own
		}
	}
	return eachKey(own, base)
}

// eachKey lays one group of keys over another, key by key.
func eachKey(own, base *record.Value) *record.Value {
	if own.Empty() || own.Kind != record.Map || base == nil || base.Kind != record.Map {
		return own
	}
	merged := *own
	merged.Fields = slices.DeleteFunc(slices.Clone(own.Fields), func(f record.Field) bool {
		return f.Value.Empty() && !base.Field(f.Key).Empty()
	})
	for _, f := range base.Fields {
		if own.Field(f.Key).Empty() && !f.Value.Empty() {
			merged.Fields = append(merged.Fields, f)
		}
	}
	return &merged
}
