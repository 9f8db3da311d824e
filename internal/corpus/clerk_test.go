package corpus

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/fonts"
	"vanban/internal/parity"
)

const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
)

// slip is a mistake of a clerk: what changes in the XML of the text, and the
// rules that must find it, and no other.
type slip struct {
	name, old, new string
	rules          string // in order, by spaces
}

// work is a document that a clerk made: right as it is, wrong with a slip.
type work struct {
	name  string
	by    maker
	body  string
	slips []slip
}

// tableHead is a head as a table of two columns without borders; rows below the
// names are paragraphs of the same cells.
func tableHead(font, parent, issuer string, issuerLine, mottoLine string, left, right []string) string {
	l := []string{para("giữa", run("cỡ 13"+font, parent)), para("giữa", run("đậm, cỡ 13"+font, issuer), issuerLine)}
	r := []string{para("giữa", run("đậm, cỡ 13"+font, nation)), para("giữa", run("đậm, cỡ 14"+font, motto), mottoLine)}
	return table([]int{3402, 5670}, strings.Join(append(l, left...), ""), strings.Join(append(r, right...), ""))
}

func works() []work {
	return []work{letter(), decision(), plan(), report(), notice(), invitation(), minutes(), proposal(), regulation(), annexed()}
}

// letter is a công văn by Word 365: a table for the head, lines as shapes,
// automatic numbers, Nơi nhận as one paragraph of line breaks.
func letter() work {
	text := "đều, thụt 720, trước 120"
	body := tableHead("", "UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", drawnLine(65, 94, 17), drawnLine(51, 222, 18),
		[]string{para("giữa, trước 120", run("cỡ 13", "Số: 215/SNV-VP")), para("giữa, trước 120", run("cỡ 12", "V/v báo cáo công tác văn thư"))},
		[]string{para("giữa, trước 120", run("nghiêng, cỡ 14", "Lạng Sơn, ngày 05 tháng 3 năm 2026"))}) +
		para("", run("", "")) +
		para("giữa", run("", "Kính gửi: Ủy ban nhân dân các xã, phường")) +
		para("", run("", "")) +
		para(text, run("", "Thực hiện Kế hoạch số 18/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về công tác văn thư, lưu trữ năm 2026, Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường:")) +
		para(text+", danh 1", run("", "Rà soát, báo cáo kết quả thực hiện công tác văn thư của cơ quan, đơn vị trong quý I năm 2026.")) +
		para(text+", danh 1", run("", "Gửi báo cáo về Sở Nội vụ trước ngày 25 tháng 3 năm 2026 để tổng hợp.")) +
		para(text, run("", "Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường quan tâm, phối hợp thực hiện./.")) +
		para("", run("", "")) +
		table([]int{4536, 4536},
			para("trái", run("đậm, nghiêng, cỡ 12", "Nơi nhận:"))+para("trái", run("cỡ 11", "- Như trên;\n- Ủy ban nhân dân tỉnh (để b/c);\n- Giám đốc Sở (để b/c);\n- Lưu: VT, VP.")),
			para("giữa", run("đậm", "KT. GIÁM ĐỐC"))+para("giữa", run("đậm", "PHÓ GIÁM ĐỐC"))+strings.Repeat(para("giữa", run("", "")), 4)+para("giữa", run("đậm", "Lê Văn Thử")))
	return work{"công văn, Word, bảng", word365, body, []slip{
		{"no colon", "Số: 215", "Số 215", "SO-02"},
		{"CV in the number", "215/SNV-VP", "215/CV-SNV", "SO-09"},
		{"V/v:", "V/v báo", "V/v: báo", "CV-01"},
		{"month with 0", "ngày 05 tháng 3 năm 2026</w:t>", "ngày 05 tháng 03 năm 2026</w:t>", "DD-04"},
		{"en dashes", motto, "Độc lập – Tự do – Hạnh phúc", "TN-01"},
		{"slash", "KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC", "KY-01"},
		{"no Như trên", "- Như trên;</w:t><w:br/><w:t xml:space=\"preserve\">", "", "NN-07"},
		{"Lưu VT", "- Lưu: VT, VP.", "- Lưu VT.", "NN-06"},
		{"honour", "Lê Văn Thử", "TS. Lê Văn Thử", "KY-07"},
		{"colour", `<w:rPr></w:rPr><w:t xml:space="preserve">Rà soát`, `<w:rPr><w:color w:val="0070C0"/></w:rPr><w:t xml:space="preserve">Rà soát`, "FT-03"},
		{"the end mark twice", "thực hiện./.", "thực hiện././.", "KT-DOI"},
		{"capitals of a name", "Sở Nội vụ đề nghị Ủy ban nhân dân các xã", "Sở Nội vụ đề nghị Ủy Ban Nhân Dân các xã", "VH-14"},
		{"bold", `<w:rPr></w:rPr><w:t xml:space="preserve">Kính gửi`, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Kính gửi`, "KG-04"},
		{"a dash before one addressee", "Kính gửi: Ủy ban", "Kính gửi: - Ủy ban", "KG-05"},
		{"no space between paragraphs", `<w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Sở Nội vụ đề nghị`, `<w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Sở Nội vụ đề nghị`, "BD-05"},
		{"lines at 1.6", `<w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Thực hiện Kế hoạch`, `<w:spacing w:before="120" w:line="384" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Thực hiện Kế hoạch`, "BD-06"},
		{"khoản in capitals", "Thực hiện Kế hoạch số 18", "Thực hiện quy định tại Khoản 2 Điều 5 Luật Lưu trữ, Kế hoạch số 18", "VT-01"},
	}}
}

// decision is a quyết định by WPS: the head and the signature by tabs.
func decision() work {
	text, head := "đều, thụt 567, trước 120", "trái, mốc 1700, mốc 6350"
	body := para(head, run("cỡ 13", "\tUBND TỈNH LẠNG SƠN\t"), run("đậm, cỡ 13", nation)) +
		para(head, run("cỡ 13", "\t"), run("đậm, cỡ 13", "SỞ NỘI VỤ"), run("", "\t"), run("đậm, cỡ 14", motto), vmlLine(70, 100, 18), vmlLine(232, 403, 18)) +
		para(head+", trước 160", run("cỡ 13", "\tSố: 48/QĐ-SNV\t"), run("nghiêng, cỡ 14", "Lạng Sơn, ngày 05 tháng 3 năm 2026")) +
		para("giữa, trước 240", run("đậm", "QUYẾT ĐỊNH")) +
		para("giữa", run("đậm", "Về việc thành lập Tổ công tác chuyển đổi số"), vmlLine(177, 277, 19)) +
		para("giữa, trước 240", run("đậm", "GIÁM ĐỐC SỞ NỘI VỤ")) +
		para(text, run("nghiêng", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")) +
		para(text, run("nghiêng", "Theo đề nghị của Chánh Văn phòng Sở.")) +
		para("giữa, trước 120", run("đậm", "QUYẾT ĐỊNH:")) +
		para(text, run("đậm", "Điều 1."), run("", " Thành lập Tổ công tác chuyển đổi số của Sở Nội vụ gồm các ông, bà có tên trong danh sách kèm theo.")) +
		para(text, run("đậm", "Điều 2."), run("", " Quyết định này có hiệu lực kể từ ngày ký.")) +
		para(text, run("đậm", "Điều 3."), run("", " Chánh Văn phòng Sở, trưởng các phòng thuộc Sở và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")) +
		para("trái, trước 240, mốc 6350", run("đậm, nghiêng, cỡ 12", "Nơi nhận:"), run("", "\t"), run("đậm", "GIÁM ĐỐC")) +
		para("trái", run("cỡ 11", "- Như Điều 3;")) + para("trái", run("cỡ 11", "- Ủy ban nhân dân tỉnh (để b/c);")) + para("trái", run("cỡ 11", "- Lưu: VT, VP.")) +
		para("trái, mốc 6350", run("", "\t"), run("đậm", "Lê Văn Thử"))
	return work{"quyết định, WPS, tab", wps, body, []slip{
		{"an upright date", `<w:rPr><w:i/><w:iCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">Lạng Sơn`, `<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">Lạng Sơn`, "DD-05"},
		{"the last ground by ;", "Văn phòng Sở.</w:t>", "Văn phòng Sở;</w:t>", "CC-04"},
		{"two grounds in one paragraph", "ngày 16 tháng 6 năm 2025;", "ngày 16 tháng 6 năm 2025; Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "CC-02"},
		{"an upright ground", `<w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">Theo đề nghị`, `<w:rPr></w:rPr><w:t xml:space="preserve">Theo đề nghị`, "CC-01"},
		{"an article in plain", `<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">Điều 2.`, `<w:rPr></w:rPr><w:t xml:space="preserve">Điều 2.`, "HD-05"},
		{"no colon", "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", "CC-08"},
		{"no end mark", "Quyết định này./.", "Quyết định này.", "BD-08"},
		{"another kind's code", "48/QĐ-SNV", "48/TB-SNV", "SO-08"},
		{"an article that is not there", "Như Điều 3;", "Như Điều 5;", "NN-08"},
	}}
}

// rulesOf names the rules of findings, each once, with what they say.
func (d *desk) rulesOf(t *testing.T, w work, body string) (rules string, said []string) {
	t.Helper()
	var ids []string
	for _, f := range d.judge(t, w.name, w.by.file(t, body)) {
		ids = append(ids, f.Rule)
		said = append(said, f.Rule+" "+f.Message+" | "+f.Quote)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " "), said
}

// Documents of clerks who know no styles of ours are clean when they are right,
// and a mistake is found by its rule and by no other.
func TestWorkOfClerks(t *testing.T) {
	d := newDesk(t)
	for _, w := range works() {
		t.Run(w.name, func(t *testing.T) {
			if rules, said := d.rulesOf(t, w, w.body); rules != "" {
				t.Errorf("found in what is right:\n%s", strings.Join(said, "\n"))
			}
			for _, s := range w.slips {
				if !strings.Contains(w.body, s.old) {
					t.Errorf("%s: no %q", s.name, s.old)
					continue
				}
				rules, said := d.rulesOf(t, w, strings.Replace(w.body, s.old, s.new, 1))
				if diff := cmp.Diff(s.rules, rules); diff != "" {
					t.Errorf("%s: %s\n%s", s.name, diff, strings.Join(said, "\n"))
				}
			}
		})
	}
}

// What is right stays clean after LibreOffice has opened and saved it. A head in
// text boxes is left out: LibreOffice moves the lines that stand inside a box
// below its text, which anyone sees.
func TestWorkOfClerksAfterLibreOffice(t *testing.T) {
	parity.Require(t)
	d := newDesk(t)
	kept := slices.DeleteFunc(works(), func(w work) bool { return strings.Contains(w.body, "<v:textbox") })
	var files [][]byte
	for _, w := range kept {
		files = append(files, w.by.file(t, w.body))
	}
	office, err := parity.NewOffice(t.TempDir(), fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := office.Resave(files...)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range kept {
		for _, f := range d.judge(t, w.name, saved[i]) {
			t.Errorf("%s: %s %s | %s", w.name, f.Rule, f.Message, f.Quote)
		}
	}
}
