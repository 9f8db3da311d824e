package definition

import (
	"slices"

	"vanban/internal/record"
)

// Components are the parts of a document as they are typed; definitions,
// templates and profiles spell them alike. A nil value is one that was not
// typed.
type Components struct {
	Parent     *record.Value `yaml:"co_quan_chu_quan" form:"lines" title:"Cơ quan chủ quản" help:"Tên cơ quan chủ quản trực tiếp, ở trên tên cơ quan ban hành; viết danh sách thì mỗi mục in một dòng."`
	Name       *record.Value `yaml:"co_quan_ban_hanh" form:"lines" title:"Cơ quan ban hành" help:"Tên cơ quan, tổ chức ban hành văn bản; viết danh sách thì mỗi mục in một dòng."`
	Number     *record.Value `yaml:"so" title:"Số" help:"Số của văn bản; để trống khi văn thư cấp số."`
	Notation   *record.Value `yaml:"ky_hieu" title:"Ký hiệu" help:"Ký hiệu sau dấu gạch chéo, như KH-SKHCN; không ghi thì dựng theo co-quan.yaml."`
	Place      *record.Value `yaml:"dia_danh" title:"Địa danh" help:"Nơi ghi trước ngày tháng, như Lạng Sơn."`
	Date       *record.Value `yaml:"ngay_ban_hanh" form:"day" title:"Ngày ban hành" help:"Ngày ký ban hành, như 30/3/2020; để trống khi trình ký."`
	KindTitle  *record.Value `yaml:"ten_loai" form:"none" title:"Tên loại" help:"Không gõ: tên loại in theo “loai”."` // refused: it follows from loai
	Subject    *record.Value `yaml:"trich_yeu" title:"Trích yếu" help:"Trích yếu nội dung trên một dòng, không gõ “V/v”."`
	Addressees *record.Value `yaml:"kinh_gui" form:"lines" title:"Kính gửi" help:"Nơi kính gửi: một dòng hoặc danh sách; không gõ dấu cuối mục."`
	Sender     *record.Value `yaml:"nguoi_dien" title:"Người điện" help:"Người gửi công điện; nơi nhận điện ghi ở “kinh_gui”."`
	Competence *record.Value `yaml:"tham_quyen" title:"Thẩm quyền" help:"Dòng thẩm quyền trên căn cứ của quyết định, nghị quyết, như Giám đốc Sở Nội vụ."`
	Basis      *record.Value `yaml:"can_cu" form:"lines" title:"Căn cứ" help:"Căn cứ ban hành: một dòng hoặc danh sách; không gõ dấu cuối mục, dẫn văn bản bằng {@nhãn}."`
	Parties    *record.Value `yaml:"cac_ben" form:"group" title:"Các bên" help:"Các bên của hợp đồng, bản ghi nhớ, bản thỏa thuận; mỗi bên một mục."`
	Signatures *record.Value `yaml:"nguoi_ky" form:"signers" title:"Người ký" help:"Chức vụ, họ tên và quyền hạn của người ký, hoặc mã đã khai trong co-quan.yaml; nhiều người thì viết danh sách."`
	Recipients *record.Value `yaml:"noi_nhan" form:"lines" title:"Nơi nhận" help:"Nơi nhận văn bản, mỗi nơi một mục; không gõ dấu cuối mục."`
	Filing     *record.Value `yaml:"luu" title:"Lưu" help:"Phần sau “Lưu:”, như VT, KHTC."`
	Unit       *record.Value `yaml:"don_vi" title:"Đơn vị soạn thảo" help:"Mã hoặc chữ viết tắt của đơn vị soạn thảo đã khai trong co-quan.yaml."` // code of the drafting unit, which the profile knows

	Attachments *record.Value `yaml:"kem_theo" form:"group" title:"Văn bản kèm theo" help:"Văn bản ban hành kèm theo: quy chế, quy định, kế hoạch…; mỗi văn bản một mục."`
	Appendices  *record.Value `yaml:"phu_luc" form:"group" title:"Phụ lục" help:"Các phụ lục, mỗi phụ lục một mục."`
	Citations   *record.Value `yaml:"vien_dan" form:"group" title:"Văn bản viện dẫn" help:"Văn bản được viện dẫn, khai một lần rồi dẫn bằng {@nhãn}."`
	Copy        *record.Value `yaml:"ban_sao" form:"group" title:"Bản sao" help:"Phần bản sao: sao y, sao lục, trích sao."`

	Secrecy     *record.Value `yaml:"do_mat" form:"secrecy" title:"Độ mật" help:"Độ mật; văn bản mật còn phải theo pháp luật về bảo vệ bí mật nhà nước."`
	Urgency     *record.Value `yaml:"do_khan" form:"urgency" title:"Độ khẩn" help:"Mức độ khẩn của văn bản."`
	Circulation *record.Value `yaml:"pham_vi_luu_hanh" title:"Phạm vi lưu hành" help:"Chỉ dẫn phạm vi lưu hành: luu-hanh-noi-bo, xem-xong-tra-lai, hoặc một câu ngắn."`
	Recall      *record.Value `yaml:"thu_hoi" form:"yes" title:"Tài liệu thu hồi" help:"Ghi “có” thì đóng dấu tài liệu thu hồi."`
	Drafter     *record.Value `yaml:"nguoi_soan" title:"Người soạn thảo" help:"Chữ cái đầu của họ tên người soạn, in sau Lưu, như PL."`
	CopyCount   *record.Value `yaml:"so_ban" form:"count" title:"Số bản" help:"Số lượng bản phát hành, in sau Lưu."`
	Contact     *record.Value `yaml:"lien_he" form:"lines" title:"Liên hệ" help:"Các dòng địa chỉ, điện thoại, thư điện tử ở cuối trang đầu."`

	Electronic *record.Value `yaml:"dien_tu" form:"yes" title:"Văn bản điện tử" help:"Ghi “có” khi ban hành bằng tệp: phần của chữ ký số để trống."`
	SignedAt   *record.Value `yaml:"thoi_gian_ky" form:"time" title:"Thời gian ký số" help:"Thời gian cơ quan ký số, như 2026-03-05T10:15:30+07:00 hoặc 05/3/2026 10:15:30."`
	DraftMark  *record.Value `yaml:"du_thao" title:"Dự thảo" help:"Ghi “có” hoặc “LẦN 2” để in DỰ THẢO, DỰ THẢO LẦN 2 ở giai đoạn dự thảo."`
	Format     *record.Value `yaml:"trinh_bay" form:"group" title:"Trình bày" help:"Lựa chọn trong khoảng Nghị định cho phép: cỡ chữ, lề, dãn dòng."`
	Metadata   *record.Value `yaml:"sieu_du_lieu" form:"metadata" title:"Siêu dữ liệu" help:"Dữ liệu đi kèm tệp để gửi, nhận và lưu trữ."`
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
