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
	Number     string // “30/2020/NĐ-CP”
	Page       Page
	Body       Body
	Components map[Component]Spec
	Kinds      []Kind
	Authority  []Authority
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
	NumberSize               Span
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
	Stroke  StrokeSpec // line under it; zero if none
	Cite    Ref
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
	Date         Presence // địa danh và thời gian ban hành
	Competence   bool     // line with the competent body before căn cứ
	Enactment    string   // “QUYẾT ĐỊNH:”; empty if none
	FirstEntry   string   // first line of Nơi nhận by the sample form: “Như trên”
	CodeByIssuer bool     // ký hiệu starts with the issuer, not with the kind
	Signatures   int      // signature blocks side by side
	Form         Ref      // sample form
}

// Authority is a capacity in which one signs. Điều 13; Phụ lục I, Phần I,
// Mục II, khoản 7, điểm b.
type Authority struct {
	Prefix string // “KT.”
	Name   string // “ký thay người đứng đầu”
	Cite   Ref
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
