// Package law holds Decree 30/2020/NĐ-CP as data: page, components with their
// sizes and styles, kinds with their abbreviations, signing capacities, fixed
// texts, each with the provision it comes from.
//
// [Decree30] is the regulation. The package decides nothing: what presents a
// document, and what judges one, reads the same values here.
package law

import "vanban/internal/unit"

// Regulation is one regulation of document format.
type Regulation struct {
	Number      string // “30/2020/NĐ-CP”
	Page        Page
	Body        Body
	Components  map[Component]Spec
	Kinds       []Kind
	Authority   []Authority
	Secrecy     []Mark     // dấu chỉ độ mật, highest first
	Urgency     []Mark     // dấu chỉ mức độ khẩn, highest first
	Circulation []Mark     // chỉ dẫn phạm vi lưu hành that the decree gives as examples
	Recall      Mark       // dấu tài liệu thu hồi
	Copies      []CopyForm // hình thức sao
	SizeSets    []SizeSet  // the usual one first
	CitedByName []string   // tên loại of what is cited without số, ký hiệu
	Forms       []Form     // mẫu trình bày, in the order of Phụ lục III
}

// Component is a thành phần thể thức. The values are stable names used in
// dumps and in machine-readable findings.
type Component string

// The components, in the order of the diagram in Phụ lục I, Phần I, Mục IV.
const (
	NationalName      Component = "quoc_hieu"
	Motto             Component = "tieu_ngu"
	IssuerParent      Component = "co_quan_chu_quan"
	IssuerName        Component = "co_quan_ban_hanh"
	CodeLine          Component = "so_ky_hieu"
	PlaceAndDate      Component = "dia_danh_thoi_gian"
	KindTitle         Component = "ten_loai"
	Subject           Component = "trich_yeu"
	LetterSubject     Component = "trich_yeu_cong_van"
	Addressees        Component = "kinh_gui"
	Competence        Component = "tham_quyen_ban_hanh"
	Basis             Component = "can_cu"
	Enactment         Component = "cau_quyet_dinh"
	PartHeading       Component = "phan"
	ChapterHeading    Component = "chuong"
	SectionHeading    Component = "muc"
	SubsectionHeading Component = "tieu_muc"
	ArticleHeading    Component = "dieu"
	ClauseHeading     Component = "khoan_co_tieu_de"
	Clause            Component = "khoan"
	Point             Component = "diem"
	BodyText          Component = "noi_dung"
	TableText         Component = "bang"
	SignAuthority     Component = "quyen_han"
	SignPosition      Component = "chuc_vu"
	SignName          Component = "ho_ten"
	RecipientsWord    Component = "noi_nhan"
	RecipientsList    Component = "noi_nhan_danh_sach"
	ContactBlock      Component = "dia_chi_co_quan"
	Secrecy           Component = "do_mat"
	Urgency           Component = "do_khan"
	Circulation       Component = "pham_vi_luu_hanh"
	Recall            Component = "tai_lieu_thu_hoi"
	DraftMark         Component = "du_thao" // practice
	InfoLine          Component = "thong_tin_ky_so"
	Party             Component = "ben"      // of a hợp đồng; practice
	Confirmation      Component = "xac_nhan" // of a giấy nghỉ phép
	CopyTitle         Component = "hinh_thuc_sao"
	ImageCaption      Component = "chu_thich_anh" // practice
	Footnote          Component = "chu_thich"     // practice
	Contents          Component = "muc_luc"       // practice
	AppendixWord      Component = "phu_luc"
	AppendixTitle     Component = "phu_luc_tieu_de"
	AppendixReference Component = "phu_luc_kem_theo"
	PageNumber        Component = "so_trang"
)

// Ref is a provision: an article of the decree or a place in an appendix.
type Ref struct {
	Appendix string // “I”, “II”, “III”; empty for an article of the decree itself
	Path     string // “Phần I, Mục II, khoản 1, điểm a” or “Điều 13, khoản 2”
}

// String writes the provision in full, as findings cite it.
func (r Ref) String() string {
	if r.Appendix == "" {
		return "NĐ " + number30 + ", " + r.Path
	}
	return "NĐ " + number30 + ", Phụ lục " + r.Appendix + ", " + r.Path
}

// Span is a closed range of lengths.
type Span struct{ Min, Max unit.Length }

// Contains reports whether l lies in the range, give or take tolerance.
func (s Span) Contains(l, tolerance unit.Length) bool {
	return l >= s.Min-tolerance && l <= s.Max+tolerance
}

// Page is the sheet. Phụ lục I, Phần I, Mục I.
type Page struct {
	Width, Height            unit.Length // A4
	Top, Bottom, Left, Right Span
	Cite                     Ref
}

// Body is how running text is set. Phụ lục I, Phần I, Mục II, khoản 6, điểm e.
type Body struct {
	Size       Span
	Indents    []unit.Length // the two first-line indents allowed
	SpaceMin   unit.Length   // between paragraphs
	LineMin    int           // 240ths of a line
	LineMax    int
	Cite       Ref
	OrderRef   Ref    // ranks go from the greater to the lesser
	HeadingRef Ref    // phần, chương, mục, tiểu mục and điều must have a heading
	EndMark    string // closes the body; sample forms only
	EndMarkRef Ref
}

// Case says how a component is capitalised.
type Case int

// The cases.
const (
	AnyCase Case = iota
	Capitals
	Sentence // “in thường”
)

// Spec is how one component is presented.
type Spec struct {
	Size    Span
	Default unit.Length // illustrated size for the 13/14/14 size set
	Bold    bool
	Italic  bool
	Case    Case
	Center  bool
	AsBody  bool       // as large as running text, whatever the size set
	Stroke  StrokeSpec // line under it; zero if none
	Cite    Ref
}

// In returns the size of a component in a size set.
func (s Spec) In(set SizeSet) unit.Length {
	if set.Small {
		return s.Size.Min
	}
	return s.Default
}

// StrokeSpec is the length of the line under a component as a share of its
// longest line of text. Default is the share we draw.
type StrokeSpec struct {
	Min, Max, Default float64
}

// SubjectPlace says where trích yếu stands.
type SubjectPlace int

// The places.
const (
	SubjectUnderTitle SubjectPlace = iota
	SubjectUnderCode               // “V/v …” under số, ký hiệu
	SubjectAbsent
)

// Presence says whether a kind has a component.
type Presence int

// The degrees.
const (
	Absent Presence = iota
	Optional
	Required
)

// Division says how the text of a kind is usually divided. The decree leaves it
// open; this is practice, after the sample forms where there is one.
type Division int

// The divisions.
const (
	InSections Division = iota // I., 1., a)
	InArticles                 // Điều, khoản, điểm
	InClauses                  // 1., a)
	InLines                    // “Thời gian: …”, “Địa điểm: …”
)

// Kind is a tên loại with what is particular to it.
// Điều 7; Phụ lục III, Mục I; sample forms of Phụ lục III, Mục II.
type Kind struct {
	Key          string // “cong-van”: what a definition says under loai
	Name         string // “Công văn”
	Abbreviation string // in ký hiệu: “KH”; empty for công văn and thư công
	Title        string // printed in capitals; empty for công văn
	Subject      SubjectPlace
	SubjectLead  string   // printed before trích yếu: “V/v”; empty if nothing is
	Addressees   Presence // Kính gửi
	// AddresseesWord stands before the addressees instead of “Kính gửi:”, and
	// after the name of the sender: “điện:” of a công điện. Empty for the others.
	AddresseesWord string
	Date           Presence // địa danh và thời gian ban hành
	Parties        Presence // các bên of a hợp đồng
	Recipients     Presence // Nơi nhận
	Competence     bool     // line with the competent body before căn cứ
	Enactment      string   // “QUYẾT ĐỊNH:”; empty if none
	FirstEntry     string   // first line of Nơi nhận by the sample form: “Như trên”
	CodeByIssuer   bool     // ký hiệu starts with the issuer, not with the kind
	MinSignatures  int      // signature blocks
	MaxSignatures  int      // 0 for any number
	// Posts are the chức vụ that the sample form prints, one for each
	// signature: “THƯ KÝ”, “CHỦ TỌA” of a biên bản. Empty if it prints none.
	Posts        []string
	Division     Division
	Confirmation string // asked for below Nơi nhận by a giấy nghỉ phép; empty if nothing is
	Form         Ref    // sample form
	Sample       Form   // what that form shows
}

// Authority is a capacity in which one signs. Điều 13; Phụ lục I, Phần I,
// Mục II, khoản 7, điểm b.
type Authority struct {
	Prefix string // “KT.”
	Name   string // “ký thay người đứng đầu”
	// Collective tells that a collective or a body follows the prefix, as after
	// “TM.”; otherwise the post of the head does.
	Collective bool
	// Own tells that who signs so has no other post, so that prefix and post
	// may be typed as his chức vụ: “Q. GIÁM ĐỐC”.
	Own bool
	// Posts are words one of which stands in the chức vụ of who signs so:
	// “PHÓ” after “KT.”. Empty if any post may.
	Posts []string
	Cite  Ref
}

// Mark is a mark in a frame: độ mật, mức độ khẩn, phạm vi lưu hành.
// Phụ lục I, Phần I, Mục III, khoản 2.
type Mark struct {
	Key           string      // “hoa-toc”: what a definition says
	Text          string      // “HỎA TỐC”
	Width, Height unit.Length // of the frame; 0 for what the text asks for
	Color         string      // of text and frame, RRGGBB; empty for black
	Component     Component
	Cite          Ref
}

// CopyForm is a hình thức sao. Điều 25; Phụ lục I, Phần II; Phụ lục III, Mục I.
type CopyForm struct {
	Key          string // “sao-y”
	Name         string // “Sao y”
	Title        string // “SAO Y”
	Abbreviation string // in ký hiệu: “SY”
	Extract      bool   // it copies a part of a document, which keeps its numbers
	Cite         Ref
}

// SizeSet is a set of sizes that go up or down together. Phụ lục I, Phần I,
// Mục V, chú thích 1.
type SizeSet struct {
	Key   string // “13/14/14”: Quốc hiệu, Tiêu ngữ, địa danh và thời gian
	Small bool   // every component has the smallest size it may have
	Cite  Ref
}

// Form is a mẫu trình bày: the components that it shows. Nội dung counts as
// BodyText, however it is divided, and a signature as SignPosition, since
// quyền hạn stands only before some.
type Form struct {
	Number string // “1.4”; empty where the decree gives none and this is practice
	Name   string // “Văn bản có tên loại”
	// Components are what the form shows from top to bottom. Where there are two
	// columns, as in head and signature, the left one of each row comes first.
	Components []Component
	// Optional are those of them that a document may lack: the form says “nếu
	// có”, “nếu cần”, or the text of Phụ lục I does.
	Optional []Component
	Cite     Ref
}

// Form returns the form with a number, or nil.
func (r *Regulation) Form(number string) *Form {
	for i := range r.Forms {
		if r.Forms[i].Number == number {
			return &r.Forms[i]
		}
	}
	return nil
}

// Kind returns the kind with a key, or nil.
func (r *Regulation) Kind(key string) *Kind {
	for i := range r.Kinds {
		if r.Kinds[i].Key == key {
			return &r.Kinds[i]
		}
	}
	return nil
}
