// Package doc says what an administrative document contains: the components
// of thể thức that Article 8 of Decree 30/2020/NĐ-CP names, and its body as a
// tree. It holds data and no behaviour; how things look is decided later.
package doc

import (
	"vanban/internal/diag"
	"vanban/internal/law"
)

// Document is one văn bản with a field for each component of thể thức.
// NĐ 30/2020, Điều 8, khoản 2 và khoản 3.
type Document struct {
	Kind       *law.Kind   // tên loại; never nil
	Issuer     Issuer      // tên cơ quan ban hành
	Code       Code        // số, ký hiệu
	Place      Text        // địa danh; empty is an error outside kinds that have none
	Date       Date        // thời gian ban hành
	Subject    Text        // trích yếu nội dung; without the “V/v” of a công văn
	Addressees []Text      // kính gửi; empty if the document has none
	Basis      []Paragraph // căn cứ ban hành, each without its final mark
	Body       []Block     // nội dung
	Signatures []Signature // chữ ký; one, or two for a biên bản
	Recipients Recipients  // nơi nhận
	Appendices []Appendix  // phụ lục
	Stage      Stage       // how far it has come
	Labels     []Label     // every {#nhãn} of the body and the appendices
	At         diag.Range  // the definition as a whole
}

// Stage is how far a document has come. Zero is [Draft].
type Stage int

// The stages.
const (
	Draft Stage = iota // dự thảo: unknown values print a visible token
	Sign               // trình ký: number and day may be blank
	Issue              // ban hành: everything filled
)

// Text is one line of plain text with the place it was typed at.
type Text struct {
	Text string
	At   diag.Range
}

// Issuer names the body that issues the document, line by line as printed.
// NĐ 30/2020, Điều 8, khoản 2, điểm b.
type Issuer struct {
	Parent []Text // cơ quan chủ quản trực tiếp; empty if there is none
	Name   []Text // tên cơ quan ban hành; in full
}

// Code is số và ký hiệu. NĐ 30/2020, Điều 8, khoản 2, điểm c.
type Code struct {
	Number   Text // “05”, with the leading zero of the decree; empty until the clerk gives it
	Notation Text // “BTTTT-CNTT”
}

// Date is thời gian ban hành. A zero part is left blank on the page.
// NĐ 30/2020, Điều 8, khoản 2, điểm d.
type Date struct {
	Day, Month, Year int
	At               diag.Range
}

// Signature is one signature block.
// NĐ 30/2020, Điều 8, khoản 2, điểm g.
type Signature struct {
	Authority []Text // quyền hạn, one line each: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”; empty if the head signs himself
	Position  Text   // chức vụ of the signer
	FullName  Text   // họ và tên; empty leaves the place blank
}

// Recipients is nơi nhận. NĐ 30/2020, Điều 8, khoản 2, điểm i.
type Recipients struct {
	Items  []Text // without dash and final mark: “Bộ trưởng (để b/c)”
	Filing Text   // what follows “Lưu:”, such as “VT, CNTT (10b)”
}

// Appendix is a phụ lục that follows the document in the same file.
// NĐ 30/2020, Điều 8, khoản 3, điểm a.
type Appendix struct {
	Number    int    // 1-based; 0 for the only appendix, which needs no number
	Title     Text   // in sentence case; set in capitals. Empty if there is none
	Landscape bool   // the pages lie on their side
	Label     string // name that cross-references use; may be empty
	Body      []Block
	At        diag.Range
}

// Label ties a name typed as {#tên} to a division or appendix.
type Label struct {
	Name string
	At   diag.Range
}
