package proof

import (
	"vanban/internal/law"
	"vanban/internal/record"
)

// OfficeFile stands for the file of [Office] in the places of problems.
const OfficeFile = "co-quan.yaml"

// Office is the profile of an organisation with long names, a signer for each
// capacity and addressees of its own, for the cases that ask for one.
const Office = `co_quan_chu_quan: Ủy ban nhân dân Thành phố Hồ Chí Minh
co_quan_ban_hanh: [Ban Quản lý Khu kinh tế cửa khẩu, và các khu công nghiệp]
viet_tat: BQLKKTCK
dia_danh: Thành phố Hồ Chí Minh
tham_quyen: Trưởng ban Ban Quản lý Khu kinh tế cửa khẩu và các khu công nghiệp
lien_he:
  - "Địa chỉ: Số 1, đường Mẫu, Thành phố Hồ Chí Minh"
  - "Điện thoại: 028 0000 0000; thư điện tử: vanthu@example.vn"
don_vi:
  - {ma: VP, ten: Văn phòng Ban}
nguoi_ky:
  - {ma: tb, chuc_vu: TRƯỞNG BAN, ho_ten: Nguyễn Văn Mẫu}
  - {ma: pb, quyen_han: KT. TRƯỞNG BAN, chuc_vu: PHÓ TRƯỞNG BAN, ho_ten: Trần Thị Thí Dụ}
  - {ma: cvp, quyen_han: TL. TRƯỞNG BAN, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Thí Dụ, duoc_ky: [TL., TUQ.]}
noi_nhan: [Lãnh đạo Ban (để b/c)]
luu: VT
`

// byOffice are the components that a definition leaves to the profile.
var byOffice = [...]string{"co_quan_chu_quan", "co_quan_ban_hanh", "ky_hieu", "dia_danh", "luu"}

// ofOffice makes a definition one of the organisation of [Office], signed by an
// officer of it.
func ofOffice(root *record.Value, signer string) {
	var left []record.Field
	for _, f := range root.Fields {
		keep := true
		for _, key := range byOffice {
			keep = keep && f.Key != key
		}
		if keep {
			left = append(left, f)
		}
	}
	root.Fields = left
	set(root, "don_vi", scalar("VP"))
	set(root, "nguoi_ky", scalar(signer))
}

// signing are the capacities in which others than the head sign.
// NĐ 30/2020, Điều 13.
var signing = [...]struct{ authority, post string }{
	{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, {"TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"}, {"TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP"},
}

// signers are the cases of who signs, where the template leaves that open.
func signers(kind *law.Kind, open map[string]bool, plain func(string, func(*recipe)) recipe) []recipe {
	var out []recipe
	lone := kind.MinSignatures == 1
	if open["co_quan_ban_hanh"] && open["nguoi_ky"] && lone {
		for _, code := range []string{"tb", "pb", "cvp"} {
			out = append(out, plain("cơ quan có co-quan.yaml, người ký “"+code+"”", func(r *recipe) { r.office = code }))
		}
	}
	if open["nguoi_ky"] && lone {
		for _, s := range signing {
			out = append(out, plain("ký “"+s.authority+"”", func(r *recipe) {
				r.parts = []part{{key: "nguoi_ky", kind: asSigners, text: s.authority, post: s.post, n: 1}}
			}))
		}
	}
	if open["nguoi_ky"] && kind.MaxSignatures != 1 && len(kind.Posts) == 0 {
		n := max(kind.MinSignatures, 2)
		out = append(out, plain("hai người ký, chức vụ dài", func(r *recipe) {
			r.parts = []part{{key: "nguoi_ky", kind: asSigners, post: "GIÁM ĐỐC TRUNG TÂM ỨNG DỤNG VÀ CHUYỂN GIAO CÔNG NGHỆ", n: n}}
		}))
	}
	return out
}

// signatures makes the signers of a definition.
func (p part) signatures() *record.Value {
	one := func(i int) *record.Value {
		out := &record.Value{Kind: record.Map, At: here}
		if p.text != "" {
			set(out, "quyen_han", scalar(p.text))
		}
		set(out, "chuc_vu", scalar(p.post))
		set(out, "ho_ten", scalar(person(i)))
		return out
	}
	if p.n == 1 {
		return one(1)
	}
	var items []*record.Value
	for i := range p.n {
		items = append(items, one(i))
	}
	return list(items...)
}
