package recognize_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

const pt = unit.Point

// paragraph reads “^*/text”: ^ centred, > in the right half, * bold, / italic;
// → is a tab and ⏎ a forced line break.
func paragraph(s string) *flow.Paragraph {
	p := &flow.Paragraph{Size: 14 * pt, Format: flow.Format{Align: flow.Justify, FirstLine: 12 * unit.MM, SpaceAfter: 6 * pt}}
	r := flow.Run{Size: 14 * pt}
	for s != "" && strings.ContainsRune("^>*/", rune(s[0])) {
		switch s[0] {
		case '^':
			p.Format.Align, p.Format.FirstLine = flow.Center, 0
		case '>':
			p.Format.Align, p.Format.FirstLine, p.Format.IndentLeft = flow.Center, 0, 80*unit.MM
		case '*':
			r.Bold = true
		case '/':
			r.Italic = true
		}
		s = s[1:]
	}
	r.Text = strings.NewReplacer("→", "\t", "⏎", "\n").Replace(s)
	if s != "" {
		p.Runs = []flow.Run{r}
	}
	return p
}

// table is a table of one row for each list of cells, whose paragraphs are
// parted by “¶”.
func table(borders bool, rows ...[]string) *flow.Table {
	t := &flow.Table{Borders: borders}
	for _, cells := range rows {
		r := flow.Row{}
		for _, c := range cells {
			cell := flow.Cell{}
			for _, s := range strings.Split(c, "¶") {
				cell.Blocks = append(cell.Blocks, paragraph(s))
			}
			r.Cells = append(r.Cells, cell)
		}
		t.Rows = append(t.Rows, r)
	}
	for range rows[0] {
		t.Columns = append(t.Columns, unit.Twips(165*unit.MM.Twips()/len(rows[0])))
	}
	return t
}

// head is the head of a document with a title, or of a công văn without.
func head(title, code string) []flow.Block {
	blocks := []flow.Block{
		table(false, []string{"^*ỦY BAN NHÂN DÂN¶^*TỈNH LẠNG SƠN", "^*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶^*Độc lập - Tự do - Hạnh phúc"},
			[]string{"^Số: " + code, "^/Lạng Sơn, ngày 05 tháng 6 năm 2026"}),
	}
	if title != "" {
		blocks = append(blocks, paragraph("^*"+title), paragraph("^*Về một việc"))
	}
	return blocks
}

// page is a flow of a head and of paragraphs or blocks below it.
func page(head []flow.Block, rest ...any) *flow.Flow {
	s := &flow.Section{Blocks: head, Page: flow.PageSetup{
		Width: 210 * unit.MM, Height: 297 * unit.MM, Top: 20 * unit.MM, Bottom: 20 * unit.MM, Left: 30 * unit.MM, Right: 15 * unit.MM, Header: 10 * unit.MM,
	}}
	for _, r := range rest {
		switch r := r.(type) {
		case string:
			s.Blocks = append(s.Blocks, paragraph(r))
		case flow.Block:
			s.Blocks = append(s.Blocks, r)
		}
	}
	return &flow.Flow{Sections: []*flow.Section{s}}
}

func find(t *testing.T, f *flow.Flow) *recognize.File {
	t.Helper()
	return recognize.Find(f, env(t))
}

// below lists the pieces below the head, “component text”.
func below(f *recognize.File) []string {
	var out []string
	for _, d := range f.Documents {
		for i := range d.Pieces {
			switch p := &d.Pieces[i]; p.Component {
			case law.IssuerParent, law.IssuerName, law.NationalName, law.Motto, law.CodeLine, law.PlaceAndDate, law.KindTitle, law.Subject:
			default:
				out = append(out, string(p.Component)+" "+p.Text)
			}
		}
	}
	return out
}

// wants compares the pieces below the head with “component text” lines.
func wants(t *testing.T, f *flow.Flow, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, below(find(t, f))); diff != "" {
		t.Errorf("(-want +found):\n%s", diff)
	}
}

func TestDivisionsInWrongLook(t *testing.T) {
	wants(t, page(head("QUYẾT ĐỊNH", "12/QĐ-UBND"),
		"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Tổ chức chính quyền địa phương;", "Xét Tờ trình số 5/TTr-SNV", "*QUYẾT ĐỊNH",
		"CHƯƠNG I: QUY ĐỊNH CHUNG", "Mục 1⏎TRÁCH NHIỆM", "Điều 1. Phạm vi áp dụng", "1) Quy định này áp dụng cho mọi cơ quan.",
		"a/ Cơ quan nhà nước;", "b/ Tổ chức.", "*Điều 2 Hiệu lực", "Có hiệu lực ngay."),
		"tham_quyen_ban_hanh CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "can_cu Căn cứ Luật Tổ chức chính quyền địa phương;", "can_cu Xét Tờ trình số 5/TTr-SNV",
		"cau_quyet_dinh QUYẾT ĐỊNH", "chuong CHƯƠNG I: QUY ĐỊNH CHUNG", "muc Mục 1 TRÁCH NHIỆM", "dieu Điều 1. Phạm vi áp dụng",
		"khoan 1) Quy định này áp dụng cho mọi cơ quan.", "diem a/ Cơ quan nhà nước;", "diem b/ Tổ chức.", "dieu Điều 2 Hiệu lực", "noi_dung Có hiệu lực ngay.")
}

func TestLayoutWithRomanSections(t *testing.T) {
	wants(t, page(head("KẾ HOẠCH", "12/KH-UBND"),
		"*I. MỤC ĐÍCH", "*1. Yêu cầu chung", "Một đoạn văn.", "1.1. Ý thứ nhất.", "- Một gạch;", "+ Một cộng.", "*2. Yêu cầu riêng", "a) Điểm một;", "II/ NHIỆM VỤ",
		"1. Sở Nội vụ", "a) Chủ trì;", "b) Phối hợp."),
		"muc I. MỤC ĐÍCH", "khoan_co_tieu_de 1. Yêu cầu chung", "noi_dung Một đoạn văn.", "noi_dung 1.1. Ý thứ nhất.", "noi_dung - Một gạch;", "noi_dung + Một cộng.",
		"khoan_co_tieu_de 2. Yêu cầu riêng", "diem a) Điểm một;", "muc II/ NHIỆM VỤ", "khoan 1. Sở Nội vụ", "diem a) Chủ trì;", "diem b) Phối hợp.")
}

// What starts like a number of a division, a word of the end or a căn cứ, and
// is none.
func TestSentencesAreNoDivisions(t *testing.T) {
	for _, text := range []string{
		"Điều 5 của Luật này quy định trách nhiệm của cơ quan.", "Điều 5, Điều 6 của Quy chế được bãi bỏ.", "Điều 5-7 của Luật được sửa đổi.",
		"Mục 2 Chương III của Nghị định có hiệu lực.", "Chương trình 135 được thực hiện đến hết năm.", "Phần mềm I được cài đặt.", "Mục tiêu đến năm 2030 như sau.",
		"2026. là năm cuối của giai đoạn", "1,5 triệu đồng được chi cho mỗi hộ.", "12.000 đồng được thu.", "500. Con số ấy là nhiều.", "-5 độ là nhiệt độ thấp nhất.",
		"Nơi nhận hồ sơ: Bộ phận Một cửa.", "KT. của đơn vị được gửi kèm.", "Lưu ý: gửi trước ngày 10.", "Lạng Sơn, ngày 05 tháng 6 năm 2026 là ngày họp.",
		"Căn cứ Công văn số 12/SNV-VP, Sở báo cáo như sau:", "M. Nguyễn là chuyên gia.", "“Điều 7. Trong ngoặc kép”", "Kèm theo công văn này có biểu mẫu.",
	} {
		t.Run(text, func(t *testing.T) {
			wants(t, page(head("KẾ HOẠCH", "12/KH-UBND"), "Một đoạn văn đứng trước.", text, "Một đoạn văn đứng sau./."),
				"noi_dung Một đoạn văn đứng trước.", "noi_dung "+text, "noi_dung Một đoạn văn đứng sau./.")
		})
	}
}

func TestQuotedDivisionsAreNotTheDocuments(t *testing.T) {
	f := page(head("TỜ TRÌNH", "12/TTr-SNV"), "*1. Sửa đổi", "“Điều 5. Trách nhiệm", "1. Cơ quan chủ trì.", "2. Cơ quan phối hợp.”", "*2. Bãi bỏ", "Không có.")
	wants(t, f, "khoan_co_tieu_de 1. Sửa đổi", "noi_dung “Điều 5. Trách nhiệm", "noi_dung 1. Cơ quan chủ trì.", "noi_dung 2. Cơ quan phối hợp.”",
		"khoan_co_tieu_de 2. Bãi bỏ", "noi_dung Không có.")
}

func TestAutomaticNumbersCount(t *testing.T) {
	p := paragraph("Một nội dung.")
	p.Runs = append([]flow.Run{{Text: "1.\t", Size: 14 * pt, Auto: true}}, p.Runs...)
	wants(t, page(head("KẾ HOẠCH", "12/KH-UBND"), p), "khoan 1. Một nội dung.")
}

// endPieces is the end that most tests want.
var endPieces = []string{"noi_nhan Nơi nhận:", "noi_nhan_danh_sach - Như trên;", "noi_nhan_danh_sach - Lưu: VT.", "quyen_han KT. GIÁM ĐỐC", "chuc_vu PHÓ GIÁM ĐỐC", "ho_ten Lê Văn Thử"}

func TestEndInEveryShape(t *testing.T) {
	text := "Đề nghị các cơ quan thực hiện./."
	list := "*/Nơi nhận:¶- Như trên;¶- Lưu: VT."
	for name, c := range map[string]struct {
		rest []any
		want []string
	}{
		"table": {[]any{table(false, []string{list, "^*KT. GIÁM ĐỐC¶^*PHÓ GIÁM ĐỐC¶¶¶^*Lê Văn Thử"})}, endPieces},
		"rows": {[]any{table(false, []string{"*Nơi nhận:", "^*KT. GIÁM ĐỐC"}, []string{"- Như trên;", "^*PHÓ GIÁM ĐỐC"}, []string{"- Lưu: VT.", "¶^*Lê Văn Thử"})},
			[]string{"noi_nhan Nơi nhận:", "quyen_han KT. GIÁM ĐỐC", "noi_nhan_danh_sach - Như trên;", "chuc_vu PHÓ GIÁM ĐỐC", "noi_nhan_danh_sach - Lưu: VT.", "ho_ten Lê Văn Thử"}},
		"stamped": {[]any{table(false, []string{list, "^*KT. GIÁM ĐỐC¶^*PHÓ GIÁM ĐỐC¶^/(Đã ký)¶^/(Chữ ký của người có thẩm quyền,¶^dấu của cơ quan)¶^*Lê Văn Thử"})}, endPieces},
		"list below": {[]any{">*KT. GIÁM ĐỐC", ">*PHÓ GIÁM ĐỐC", "", "", ">*Lê Văn Thử", "*/Nơi nhận:", "- Như trên;", "- Lưu: VT."},
			append(append([]string(nil), endPieces[3:]...), endPieces[:3]...)},
		"list above": {[]any{"*/Nơi nhận:", "- Như trên;", "- Lưu: VT.", ">*KT. GIÁM ĐỐC", ">*PHÓ GIÁM ĐỐC", "", "", ">*Lê Văn Thử"}, endPieces},
		"tabs": {[]any{"Nơi nhận:→→→→→→→→KT. GIÁM ĐỐC", "- Như trên;→→→→→→→→PHÓ GIÁM ĐỐC", "- Lưu: VT.", "→→→→→→→→→Lê Văn Thử"},
			[]string{"noi_nhan Nơi nhận:", "quyen_han KT. GIÁM ĐỐC", "noi_nhan_danh_sach - Như trên;", "chuc_vu PHÓ GIÁM ĐỐC", "noi_nhan_danh_sach - Lưu: VT.", "ho_ten Lê Văn Thử"}},
		"breaks": {[]any{table(false, []string{"Nơi nhận⏎- Như trên;⏎- Lưu: VT.", "^*KT. GIÁM ĐỐC⏎PHÓ GIÁM ĐỐC⏎⏎⏎Lê Văn Thử"})},
			append([]string{"noi_nhan Nơi nhận"}, endPieces[1:]...)},
		"wrong spelling": {[]any{table(false, []string{list, "^*K/T GIÁM ĐỐC¶^*PHÓ GIÁM ĐỐC¶¶^*LÊ VĂN THỬ"})},
			append(append([]string(nil), endPieces[:3]...), "quyen_han K/T GIÁM ĐỐC", "chuc_vu PHÓ GIÁM ĐỐC", "ho_ten LÊ VĂN THỬ")},
		"small letters": {[]any{table(false, []string{list, "^*GIÁM ĐỐC¶¶^*Lê văn Thử"})},
			append(append([]string(nil), endPieces[:3]...), "chuc_vu GIÁM ĐỐC", "ho_ten Lê văn Thử")},
		"collective": {[]any{table(false, []string{list, "^*TM. ỦY BAN NHÂN DÂN¶^*CHỦ TỊCH¶¶^*Lê Văn Thử"})},
			append(append([]string(nil), endPieces[:3]...), "quyen_han TM. ỦY BAN NHÂN DÂN", "chuc_vu CHỦ TỊCH", "ho_ten Lê Văn Thử")},
		"acting":  {[]any{table(false, []string{list, "^*Q. GIÁM ĐỐC¶¶^*Lê Văn Thử"})}, append(append([]string(nil), endPieces[:3]...), "chuc_vu Q. GIÁM ĐỐC", "ho_ten Lê Văn Thử")},
		"no list": {[]any{">*GIÁM ĐỐC", "", ">*Lê Văn Trường"}, []string{"chuc_vu GIÁM ĐỐC", "ho_ten Lê Văn Trường"}},
		"two": {[]any{table(false, []string{"^*THƯ KÝ¶¶^*Phạm Thị Thí Dụ", "^*CHỦ TỌA¶¶^*Lê Văn Thử"})},
			[]string{"chuc_vu THƯ KÝ", "ho_ten Phạm Thị Thí Dụ", "chuc_vu CHỦ TỌA", "ho_ten Lê Văn Thử"}},
	} {
		t.Run(name, func(t *testing.T) {
			rest := append([]any{text}, c.rest...)
			wants(t, page(head("THÔNG BÁO", "12/TB-SNV"), rest...), append([]string{"noi_dung " + text}, c.want...)...)
		})
	}
}

// Tables of the text that have words of the end in them.
func TestDataTablesAreNoEnd(t *testing.T) {
	f := page(head("THÔNG BÁO", "12/TB-SNV"), "Danh sách như sau:",
		table(true, []string{"TT", "Chức vụ", "Họ tên", "Nơi nhận"}, []string{"1", "Giám đốc", "Lê Văn Thử", "Văn phòng"}), "Đề nghị các cơ quan thực hiện./.")
	wants(t, f, "noi_dung Danh sách như sau:", "bang TT", "bang Chức vụ", "bang Họ tên", "bang Nơi nhận", "bang 1", "bang Giám đốc", "bang Lê Văn Thử", "bang Văn phòng",
		"noi_dung Đề nghị các cơ quan thực hiện./.")
}

// The text after the last căn cứ may begin with the words of one.
func TestTextThatBeginsLikeBasis(t *testing.T) {
	f := page(head("KẾ HOẠCH", "12/KH-UBND"), "/Căn cứ Luật Doanh nghiệp ngày 17 tháng 6 năm 2020;", "/Theo đề nghị của Chánh Văn phòng.",
		"Căn cứ tình hình thực tế, Sở ban hành kế hoạch này.", "Các đơn vị thực hiện./.")
	wants(t, f, "can_cu Căn cứ Luật Doanh nghiệp ngày 17 tháng 6 năm 2020;", "can_cu Theo đề nghị của Chánh Văn phòng.",
		"noi_dung Căn cứ tình hình thực tế, Sở ban hành kế hoạch này.", "noi_dung Các đơn vị thực hiện./.")
}

// A phụ lục has no căn cứ of its own, whatever its document is.
func TestAppendixOpensWithText(t *testing.T) {
	f := page(head("NGHỊ QUYẾT", "12/NQ-HĐND"), "/Căn cứ Luật Doanh nghiệp ngày 17 tháng 6 năm 2020;", "^*QUYẾT NGHỊ:", "*Điều 1. Thông qua danh mục tại Phụ lục kèm theo./.",
		">*CHỦ TỊCH", "", ">*Lê Văn Thử", "Nơi nhận:", "- Lưu: VT.")
	second := page(nil, "").Sections[0]
	second.Blocks = nil
	for _, s := range []string{"^*Phụ lục", "^*DANH MỤC", "^/(Kèm theo Nghị quyết số 12/NQ-HĐND)", "Thực hiện nhiệm vụ ứng dụng công nghệ thông tin."} {
		second.Blocks = append(second.Blocks, paragraph(s))
	}
	f.Sections = append(f.Sections, second)
	got := find(t, f)
	if len(got.Documents) != 2 {
		t.Fatalf("%d documents", len(got.Documents))
	}
	got.Documents = got.Documents[1:]
	want := []string{"phu_luc Phụ lục", "phu_luc_tieu_de DANH MỤC", "phu_luc_kem_theo (Kèm theo Nghị quyết số 12/NQ-HĐND)", "noi_dung Thực hiện nhiệm vụ ứng dụng công nghệ thông tin."}
	if diff := cmp.Diff(want, below(got)); diff != "" {
		t.Error(diff)
	}
}

func TestAppendixHeadInWrongLook(t *testing.T) {
	for name, c := range map[string]struct{ rest, want []string }{
		"lines":    {[]string{"^*Phụ lục I", "^*DANH MỤC", "^*BIỂU MẪU", "^/(Kèm theo Kế hoạch số 12/KH-UBND)"}, []string{"phu_luc Phụ lục I", "phu_luc_tieu_de DANH MỤC", "phu_luc_tieu_de BIỂU MẪU", "phu_luc_kem_theo (Kèm theo Kế hoạch số 12/KH-UBND)"}},
		"capitals": {[]string{"^*PHỤ LỤC 2", "^*Danh mục biểu mẫu"}, []string{"phu_luc PHỤ LỤC 2", "phu_luc_tieu_de Danh mục biểu mẫu"}},
		"one line": {[]string{"^*PHỤ LỤC 01: DANH MỤC"}, []string{"phu_luc PHỤ LỤC 01:", "phu_luc_tieu_de DANH MỤC"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := page(head("KẾ HOẠCH", "12/KH-UBND"), "Thực hiện kế hoạch này theo phụ lục kèm theo./.", ">*GIÁM ĐỐC", "", ">*Lê Văn Thử", "Nơi nhận:", "- Lưu: VT.")
			second := page(nil, "").Sections[0]
			second.Blocks = nil
			for _, s := range append(c.rest, "Một đoạn văn của phụ lục.") {
				second.Blocks = append(second.Blocks, paragraph(s))
			}
			f.Sections = append(f.Sections, second)
			got := find(t, f)
			if len(got.Documents) != 2 || got.Documents[1].Role != recognize.Appendix {
				t.Fatalf("%d documents: %q", len(got.Documents), below(got))
			}
			got.Documents = got.Documents[1:]
			if diff := cmp.Diff(append(c.want, "noi_dung Một đoạn văn của phụ lục."), below(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
