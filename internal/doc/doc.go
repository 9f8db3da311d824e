// Package doc says what an administrative document contains: the components
// of thể thức that Article 8 of Decree 30/2020/NĐ-CP names, and its body as a
// tree. It holds data and no behaviour; how things look is decided later.
package doc

import (
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/unit"
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
	Labels     []Label     // every {#nhãn} of the body, the attachments and the appendices
	At         diag.Range  // the definition as a whole

	Competence  Text         // thẩm quyền ban hành above căn cứ; empty for the name of the issuer
	Sender      Text         // who sends a công điện; empty for the name of the issuer
	Parties     []Party      // các bên of a hợp đồng; empty for other kinds
	Attachments []Attachment // văn bản ban hành kèm theo, set after the signature
	Copy        *Copy        // bản sao; nil for the document itself
	Citations   []Citation   // văn bản được viện dẫn, which {@nhãn} refers to
	Secrecy     *law.Mark    // độ mật; nil for none
	Urgency     *law.Mark    // mức độ khẩn; nil for none
	Circulation *law.Mark    // phạm vi lưu hành; nil for none
	Recall      *law.Mark    // tài liệu thu hồi; nil if it is none
	Drafter     Text         // ký hiệu người soạn thảo: “PL”; empty for none
	CopyCount   int          // số lượng bản phát hành; 0 for none
	Contact     []Text       // địa chỉ, điện thoại… line by line; empty for none
	Electronic  bool         // issued as files: what a signing tool fills in stays blank
	SignedAt    Text         // when the body signed a separate file or an electronic copy, as RFC 3339; empty until it has
	DraftMark   Text         // “DỰ THẢO”, “DỰ THẢO LẦN 2”; empty for none
	Format      Format
	Metadata    []Property // what exchange and archives ask for, in the order of the standard
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
	Separate  bool   // in a file of its own
	Number    int    // 1-based; 0 for the only appendix, which needs no number
	Title     Text   // in sentence case; set in capitals. Empty if there is none
	Landscape bool   // the pages lie on their side
	Label     string // name that cross-references use; may be empty
	Body      []Block
	At        diag.Range
}

// Attachment is a document issued together with this one, such as the quy chế
// of a quyết định: with a first page of its own, without number, date and
// signature. NĐ 30/2020, Phụ lục III, Mẫu 1.3.
type Attachment struct {
	Kind     *law.Kind // never nil
	Subject  Text      // trích yếu; empty if there is none
	Separate bool      // in a file of its own
	Label    string    // name that cross-references use; may be empty
	Body     []Block
	At       diag.Range
}

// Party is one side of a hợp đồng, bản ghi nhớ or bản thỏa thuận. The decree
// gives no form for it.
type Party struct {
	Title   Text   // “BÊN A”
	Name    Text   // who that is; empty if Title says all
	Details []Text // address, representative…, a line each
	At      diag.Range
}

// Copy is what is added to a document to make a bản sao of it.
// NĐ 30/2020, Điều 25; Phụ lục I, Phần II; Phụ lục III, Mẫu 3.1 và Mẫu 3.2.
type Copy struct {
	Form       *law.CopyForm // hình thức sao; never nil
	Issuer     Issuer        // cơ quan sao văn bản
	Code       Code
	Place      Text
	Date       Date
	Signature  Signature
	Recipients Recipients
	At         diag.Range
}

// Citation is a văn bản được viện dẫn. The first reference to it is written in
// full, the later ones short; a luật or pháp lệnh always by its name.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm b.
type Citation struct {
	Label   string // name that references use
	Kind    Text   // “Chỉ thị”; as printed
	Code    Text   // “01/CT-TTg”; empty for a luật or pháp lệnh
	Date    Date
	Issuer  Text // “Thủ tướng Chính phủ”
	Subject Text // trích yếu, or the name of a luật
	At      diag.Range
}

// Format is what the decree leaves to choose. The zero value of a field leaves
// it at its default. NĐ 30/2020, Phụ lục I, Phần I, Mục I và Mục II, khoản 6.
type Format struct {
	Sizes                    *law.SizeSet
	BodySize                 unit.Length // of running text
	Indent                   unit.Length // of the first line of a paragraph
	After                    unit.Length // between paragraphs
	Line                     int         // pitch in 240ths of a line
	Top, Bottom, Left, Right unit.Length // margins
	SignRoom                 unit.Length // between chức vụ and họ tên
}

// Property is one field of the metadata under its standard name.
type Property struct{ Name, Value string }

// Label ties a name typed as {#tên} to a division or appendix.
type Label struct {
	Name string
	At   diag.Range
}
