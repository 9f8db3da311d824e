package docx

import (
	"slices"
	"sync"

	"vanban/internal/flow"
)

// style is a named paragraph style. What it carries is for whoever goes on
// editing the file; our own paragraphs state their formatting in full.
type style struct {
	id       flow.Style
	name     string // as shown to the user; Vietnamese
	align    flow.Align
	indent   bool // first line indented
	before   int  // space before, twips
	size     int  // half-points
	bold     bool
	italic   bool
	keepNext bool
	outline  int // 1 to 9; 0 for body text
}

// The styles of paragraphs that are not in the flow, and of strokes.
const (
	styleStroke flow.Style = "DuongKe"
	styleTail   flow.Style = "SauBang"
	styleNumber flow.Style = "SoTrang"
)

// noStyle is what a paragraph without a style is written with.
var noStyle style

// styles lists the styles of our files in the order Word shows them.
var styles = []style{
	{id: "QuocHieu", name: "Quốc hiệu", align: flow.Center, size: 26, bold: true},
	{id: "TieuNgu", name: "Tiêu ngữ", align: flow.Center, size: 28, bold: true},
	{id: "CoQuanChuQuan", name: "Cơ quan chủ quản", align: flow.Center, size: 26},
	{id: "CoQuan", name: "Cơ quan ban hành", align: flow.Center, size: 26, bold: true},
	{id: "SoKyHieu", name: "Số và ký hiệu", align: flow.Center, size: 26},
	{id: "DiaDanh", name: "Địa danh và thời gian", align: flow.Center, size: 28, italic: true},
	{id: "TenLoai", name: "Tên loại văn bản", align: flow.Center, size: 28, bold: true, keepNext: true},
	{id: "TrichYeu", name: "Trích yếu", align: flow.Center, size: 28, bold: true},
	{id: "TrichYeuCongVan", name: "Trích yếu công văn", align: flow.Center, size: 24},
	{id: "KinhGui", name: "Kính gửi", size: 28},
	{id: "ThamQuyen", name: "Thẩm quyền ban hành", align: flow.Center, size: 28, bold: true},
	{id: "CanCu", name: "Căn cứ", align: flow.Justify, indent: true, before: 120, size: 28, italic: true},
	{id: "CauQuyetDinh", name: "Câu quyết định", align: flow.Center, before: 120, size: 28, bold: true, keepNext: true},
	{id: "NoiDung", name: "Nội dung", align: flow.Justify, indent: true, before: 120, size: 28},
	{id: "Phan", name: "Phần", align: flow.Center, before: 120, size: 28, bold: true, keepNext: true, outline: 1},
	{id: "Chuong", name: "Chương", align: flow.Center, before: 120, size: 28, bold: true, keepNext: true, outline: 1},
	{id: "Muc", name: "Mục", align: flow.Justify, indent: true, before: 120, size: 28, bold: true, keepNext: true, outline: 1},
	{id: "TieuMuc", name: "Tiểu mục", align: flow.Center, before: 120, size: 28, bold: true, keepNext: true, outline: 2},
	{id: "Dieu", name: "Điều", align: flow.Justify, indent: true, before: 120, size: 28, bold: true, keepNext: true, outline: 2},
	{id: "KhoanTieuDe", name: "Khoản có tiêu đề", align: flow.Justify, indent: true, before: 120, size: 28, bold: true, keepNext: true, outline: 2},
	{id: "Khoan", name: "Khoản", align: flow.Justify, indent: true, before: 120, size: 28},
	{id: "Diem", name: "Điểm", align: flow.Justify, indent: true, before: 120, size: 28},
	{id: "GachDauDong", name: "Gạch đầu dòng", align: flow.Justify, indent: true, before: 120, size: 28},
	{id: "BangChu", name: "Chữ trong bảng", size: 26},
	{id: "KyQuyenHan", name: "Quyền hạn và chức vụ người ký", align: flow.Center, size: 28, bold: true, keepNext: true},
	{id: "KyHoTen", name: "Họ và tên người ký", align: flow.Center, size: 28, bold: true},
	{id: "NoiNhanTu", name: "Từ “Nơi nhận”", size: 24, bold: true, italic: true, keepNext: true},
	{id: "NoiNhan", name: "Nơi nhận", size: 22},
	{id: "LienHe", name: "Địa chỉ liên hệ", align: flow.Center, size: 24},
	{id: "PhuLuc", name: "Phụ lục", align: flow.Center, size: 28, bold: true, keepNext: true, outline: 1},
	{id: "PhuLucTieuDe", name: "Tiêu đề phụ lục", align: flow.Center, size: 28, bold: true, keepNext: true},
	{id: "PhuLucKemTheo", name: "Phụ lục kèm theo", align: flow.Center, size: 28, italic: true},
	{id: styleStroke, name: "Đường kẻ", size: 2},
	{id: styleTail, name: "Dòng sau bảng", size: 2},
	{id: styleNumber, name: "Số trang", align: flow.Center, size: 28},
}

// findStyle returns the style with an id; no id means no style.
func findStyle(id flow.Style) (*style, bool) {
	if id == "" {
		return &noStyle, true
	}
	i := slices.IndexFunc(styles, func(s style) bool { return s.id == id })
	if i < 0 {
		return &noStyle, false
	}
	return &styles[i], true
}

// bodyIndent is the first-line indent of the styles that have one, 1.27 cm.
const bodyIndent = 720

const stylesStart = xmlStart + `<w:styles xmlns:w="` + nsMain + `">` +
	`<w:docDefaults><w:rPrDefault><w:rPr>` +
	`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
	`<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/>` +
	`</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
	`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>` +
	`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`

// stylesPart returns word/styles.xml, which is the same in every file.
// ECMA-376-1, 17.7.4.17 (style).
//
//	<w:style w:type="paragraph" w:customStyle="1" w:styleId="Muc">
//	  <w:name w:val="Mục"/><w:basedOn w:val="Normal"/><w:qFormat/>
//	  <w:pPr><w:keepNext/><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="0"/></w:pPr>
//	  <w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
//	</w:style>
var stylesPart = sync.OnceValue(func() []byte {
	var m markup
	m.s(stylesStart)
	for i := range styles {
		styles[i].write(&m)
	}
	m.s("</w:styles>")
	return m.b
})

func (s *style) write(m *markup) {
	m.s(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + string(s.id) + `"><w:name w:val="` + s.name + `"/>`)
	m.s(`<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>`)
	m.toggle("keepNext", s.keepNext, false)
	if s.before > 0 {
		m.s("<w:spacing")
		m.number("before", s.before)
		m.s("/>")
	}
	if s.indent {
		m.s("<w:ind")
		m.number("firstLine", bodyIndent)
		m.s("/>")
	}
	m.s(`<w:jc w:val="` + justification(s.align) + `"/>`)
	if s.outline > 0 {
		m.val("outlineLvl", s.outline-1)
	}
	m.s("</w:pPr><w:rPr>")
	m.toggle("b", s.bold, false)
	m.toggle("bCs", s.bold, false)
	m.toggle("i", s.italic, false)
	m.toggle("iCs", s.italic, false)
	m.val("sz", s.size)
	m.val("szCs", s.size)
	m.s("</w:rPr></w:style>")
}
