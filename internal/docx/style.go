package docx

import (
	"slices"

	"vanban/internal/flow"
)

// style is a named paragraph style.
type style struct {
	id   flow.Style
	name string // as shown to the user; Vietnamese
	look look   // in a file that has no paragraph of it; see usualLooks
}

// The styles of paragraphs that are not in the flow, and of strokes.
const (
	styleStroke flow.Style = "DuongKe"
	styleTail   flow.Style = "SauBang"
	styleNumber flow.Style = "SoTrang"
)

// The looks that styles start from.
var (
	headLine   = look{align: flow.Center, line: 240, widows: true, size: 26}
	titleLine  = look{align: flow.Center, line: 240, widows: true, size: 28, bold: true}
	bodyLine   = look{align: flow.Justify, first: 720, after: 120, line: 240, widows: true, size: 28}
	headedLine = look{align: flow.Justify, first: 720, after: 120, line: 240, widows: true, size: 28, bold: true, keepNext: true}
	centred    = look{align: flow.Center, after: 120, line: 240, widows: true, size: 28, bold: true, keepNext: true}
	hairline   = look{rule: flow.Exact, line: 20, size: 2}
)

func (l look) with(change func(*look)) look {
	change(&l)
	return l
}

func strong(l *look)  { l.bold = true }
func slanted(l *look) { l.italic = true }
func kept(l *look)    { l.keepNext = true }

func ranked(n int) func(*look)         { return func(l *look) { l.outline = n } }
func sized(halfPoints int) func(*look) { return func(l *look) { l.size = halfPoints } }

// styles lists the styles of our files in the order Word shows them.
var styles = []style{
	{"QuocHieu", "Quốc hiệu", headLine.with(strong)},
	{"TieuNgu", "Tiêu ngữ", titleLine},
	{"CoQuanChuQuan", "Cơ quan chủ quản", headLine},
	{"CoQuan", "Cơ quan ban hành", headLine.with(strong)},
	{"SoKyHieu", "Số và ký hiệu", headLine},
	{"DiaDanh", "Địa danh và thời gian", headLine.with(slanted).with(sized(28))},
	{"TenLoai", "Tên loại văn bản", titleLine.with(kept)},
	{"TrichYeu", "Trích yếu", titleLine},
	{"TrichYeuCongVan", "Trích yếu công văn", headLine},
	{"KinhGui", "Kính gửi", plain},
	{"ThamQuyen", "Thẩm quyền ban hành", titleLine},
	{"CanCu", "Căn cứ", bodyLine.with(slanted)},
	{"CauQuyetDinh", "Câu quyết định", centred},
	{"NoiDung", "Nội dung", bodyLine},
	{"Phan", "Phần", centred.with(ranked(1))},
	{"Chuong", "Chương", centred.with(ranked(1))},
	{"Muc", "Mục", headedLine.with(ranked(1))},
	{"TieuMuc", "Tiểu mục", centred.with(ranked(2))},
	{"Dieu", "Điều", headedLine.with(ranked(2))},
	{"KhoanTieuDe", "Khoản có tiêu đề", headedLine.with(ranked(2))},
	{"Khoan", "Khoản", bodyLine},
	{"Diem", "Điểm", bodyLine},
	{"GachDauDong", "Gạch đầu dòng", bodyLine},
	{"BangChu", "Chữ trong bảng", plain.with(sized(24))},
	{"KyQuyenHan", "Quyền hạn và chức vụ người ký", titleLine.with(kept)},
	{"KyHoTen", "Họ và tên người ký", titleLine},
	{"NoiNhanTu", "Từ “Nơi nhận”", plain.with(strong).with(slanted).with(kept).with(sized(24))},
	{"NoiNhan", "Nơi nhận", plain.with(sized(22))},
	{"LienHe", "Địa chỉ liên hệ", headLine.with(sized(24))},
	{"PhuLuc", "Phụ lục", titleLine.with(kept).with(ranked(1))},
	{"PhuLucTieuDe", "Tiêu đề phụ lục", titleLine.with(kept)},
	{"PhuLucKemTheo", "Phụ lục kèm theo", headLine.with(slanted).with(sized(28))},
	{styleStroke, "Đường kẻ", hairline.with(func(l *look) { l.before, l.line = 60, 45 })},
	{styleTail, "Dòng sau bảng", hairline},
	{styleNumber, "Số trang", look{align: flow.Center, line: 240, size: 28}},
}

// isStyle reports whether a paragraph may have a style; none is one.
func isStyle(id flow.Style) bool {
	return id == "" || slices.ContainsFunc(styles, func(s style) bool { return s.id == id })
}

const stylesStart = xmlStart + `<w:styles xmlns:w="` + nsMain + `">` +
	`<w:docDefaults><w:rPrDefault><w:rPr>` +
	`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
	`<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/>` +
	`</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
	`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>` +
	`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`

// stylesPart returns word/styles.xml with the looks of one document.
// ECMA-376-1, 17.7.4.17 (style).
//
//	<w:style w:type="paragraph" w:customStyle="1" w:styleId="Muc">
//	  <w:name w:val="Mục"/><w:basedOn w:val="Normal"/><w:qFormat/>
//	  <w:pPr>
//	    <w:keepNext/><w:spacing w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="0"/>
//	  </w:pPr>
//	  <w:rPr><w:b/><w:bCs/></w:rPr>
//	</w:style>
func (e *encoder) stylesPart() []byte {
	var m markup
	m.b = make([]byte, 0, 12<<10)
	m.s(stylesStart)
	for i := range styles {
		s := &styles[i]
		m.s(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + string(s.id) + `"><w:name w:val="` + s.name + `"/>`)
		m.s(`<w:basedOn w:val="Normal"/><w:qFormat/>`)
		l := e.looks[s.id]
		m.s("<w:pPr>")
		m.beyond(l, plain, nil)
		m.s("</w:pPr>")
		m.textBeyond(l, plain)
		m.s("</w:style>")
	}
	m.s("</w:styles>")
	return m.b
}
