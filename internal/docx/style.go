package docx

import (
	"slices"

	"vanban/internal/flow"
)

// style is a named paragraph style. What it looks like is the flow's to say.
type style struct {
	id   flow.Style
	name string // as shown to the user; Vietnamese
}

// The styles of paragraphs that are not in the flow, of strokes and of frames.
const (
	styleStroke flow.Style = "DuongKe"
	styleTail   flow.Style = "SauBang"
	styleNumber flow.Style = "SoTrang"
	styleFrame  flow.Style = "KhungChu"
)

// styles lists the styles of our files in the order Word shows them.
var styles = []style{
	{"QuocHieu", "Quốc hiệu"},
	{"TieuNgu", "Tiêu ngữ"},
	{"CoQuanChuQuan", "Cơ quan chủ quản"},
	{"CoQuan", "Cơ quan ban hành"},
	{"SoKyHieu", "Số và ký hiệu"},
	{"DiaDanh", "Địa danh và thời gian"},
	{"TenLoai", "Tên loại văn bản"},
	{"TrichYeu", "Trích yếu"},
	{"TrichYeuCongVan", "Trích yếu công văn"},
	{"KinhGui", "Kính gửi"},
	{"ThamQuyen", "Thẩm quyền ban hành"},
	{"CanCu", "Căn cứ"},
	{"CauQuyetDinh", "Câu quyết định"},
	{"NoiDung", "Nội dung"},
	{"Phan", "Phần"},
	{"Chuong", "Chương"},
	{"Muc", "Mục"},
	{"TieuMuc", "Tiểu mục"},
	{"Dieu", "Điều"},
	{"DieuNoiDung", "Điều không có tiêu đề"},
	{"KhoanTieuDe", "Khoản có tiêu đề"},
	{"Khoan", "Khoản"},
	{"Diem", "Điểm"},
	{"GachDauDong", "Gạch đầu dòng"},
	{"BangChu", "Chữ trong bảng"},
	{"KyQuyenHan", "Quyền hạn và chức vụ người ký"},
	{"KyHoTen", "Họ và tên người ký"},
	{"NoiNhanTu", "Từ “Nơi nhận”"},
	{"NoiNhan", "Nơi nhận"},
	{"PhuLuc", "Phụ lục"},
	{"PhuLucKemTheo", "Phụ lục kèm theo"},
	{"MucLuc", "Mục lục"},
	{"MucLucTieuDe", "Tiêu đề mục lục"},
	{"ChuThich", "Chú thích"},
	{"ChuThichAnh", "Chú thích ảnh"},
	{"TrichDan", "Trích dẫn"},
	{"HinhAnh", "Hình ảnh"},
	{"ThongTinKy", "Thông tin ký số"},
	{"LienHe", "Thông tin liên hệ"},
	{"DuThao", "Dự thảo"},
	{"Ben", "Bên tham gia"},
	{"BenChiTiet", "Chi tiết bên tham gia"},
	{"NguoiDien", "Người điện"},
	{"XacNhan", "Xác nhận"},
	{"HinhThucSao", "Hình thức sao"},
	{styleStroke, "Đường kẻ"},
	{styleFrame, "Khung chữ"},
	{styleTail, "Dòng sau bảng"},
	{styleNumber, "Số trang"},
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
func (e *encoder) stylesPart(f *flow.Flow) []byte {
	var m markup
	m.b = make([]byte, 0, 16<<10)
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
	if len(e.entries) > 0 {
		m.entryStyles(e.entries, outlines(f), e.looks)
	}
	if len(e.notes) > 0 {
		m.s(noteNumber)
	}
	m.s("</w:styles>")
	return m.b
}
