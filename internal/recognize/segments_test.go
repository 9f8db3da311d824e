package recognize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/flow"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// signed is Nơi nhận and the signature.
func signed() flow.Block {
	return grid(two, [][]flow.Block{paras("bi:Nơi nhận:", ":- Như trên;", ":- Lưu: VT."), paras("bc:GIÁM ĐỐC", ":", ":", "bc:Nguyễn Văn Mẫu")})
}

func whole() []flow.Block {
	return append(append([]flow.Block{usual("15/QĐ-SNV")}, paras("bc:QUYẾT ĐỊNH", "bc:Ban hành Quy chế", ":", text, "j:Kèm theo là Phụ lục I và Phụ lục II.", text)...), signed())
}

func TestFileIsDividedAmongItsDocuments(t *testing.T) {
	const reference = "ic:(Kèm theo Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)"
	attached := grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)})
	sao := grid(two, [][]flow.Block{paras("bc:VĂN PHÒNG SỞ NỘI VỤ"), paras("bc:SAO Y")}, [][]flow.Block{paras("c:Số: 02/SY-VP"), paras(date)},
		[][]flow.Block{paras("bi:Nơi nhận:", ":- Lưu: VT."), paras("bc:CHÁNH VĂN PHÒNG", ":", "bc:Trần Thị Mẫu")})
	for name, c := range map[string]struct {
		blocks [][]flow.Block
		want   string
	}{
		"one":               {[][]flow.Block{whole()}, "main quyet-dinh"},
		"two":               {[][]flow.Block{whole(), paras("p:"), whole()}, "main quyet-dinh, main quyet-dinh"},
		"two, no break":     {[][]flow.Block{whole(), whole()}, "main quyet-dinh, main quyet-dinh"},
		"phụ lục":           {[][]flow.Block{whole(), paras("pbc:Phụ lục I", "bc:DANH MỤC", reference, text), paras("pbc:PHỤ LỤC II", "bc:BIỂU", reference, text)}, "main quyet-dinh, appendix quyet-dinh of, appendix quyet-dinh of"},
		"phụ lục số":        {[][]flow.Block{whole(), paras("pbc:Phụ lục số 1: DANH MỤC", text)}, "main quyet-dinh, appendix quyet-dinh of"},
		"no word":           {[][]flow.Block{whole(), paras("pbc:DANH SÁCH CÁN BỘ", reference, text)}, "main quyet-dinh, appendix quyet-dinh of"},
		"quy chế":           {[][]flow.Block{whole(), paras("p:"), {attached}, paras("bc:QUY CHẾ", "bc:Làm việc", reference, text)}, "main quyet-dinh, attachment quy-che of"},
		"quy chế, bare":     {[][]flow.Block{whole(), paras("pbc:QUY CHẾ", "bc:Làm việc", reference, text)}, "main quyet-dinh, attachment quy-che of"},
		"bản sao":           {[][]flow.Block{whole(), {sao}}, "main quyet-dinh, copy quyet-dinh of"},
		"phụ lục alone":     {[][]flow.Block{paras(":", "bc:Phụ lục I", "bc:DANH MỤC", reference, text)}, "appendix quyet-dinh"},
		"phụ lục with head": {[][]flow.Block{{attached}, paras("bc:PHỤ LỤC", "bc:CHI TIẾT", reference, text)}, "appendix quyet-dinh"},
		"form quoted":       {[][]flow.Block{paras("bc:Phụ lục III", "bc:MẪU TRÌNH BÀY", text), paras("p:Mẫu 1.2 - Quyết định"), whole()}, "appendix ?, main quyet-dinh"},
		"only mentioned":    {[][]flow.Block{whole()[:6], paras("j:Phụ lục I kèm theo Quyết định này quy định chi tiết các nhiệm vụ của từng cơ quan, đơn vị.", "b:Phụ lục", text), {signed()}}, "main quyet-dinh"},
	} {
		t.Run(name, func(t *testing.T) {
			var blocks []flow.Block
			for _, b := range c.blocks {
				blocks = append(blocks, b...)
			}
			f := recognize.Find(sheet(blocks...), env(t))
			var got []string
			for _, d := range f.Documents {
				s := [...]string{"main", "attachment", "appendix", "copy"}[d.Role] + " ?"
				if d.Kind != nil {
					s = strings.TrimSuffix(s, "?") + d.Kind.Key
				}
				if d.Of != nil {
					s += " of"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("%s\n%s", diff, show(f))
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("c:Số: 15/QĐ-SNV\nbc:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nbc:QUYẾT ĐỊNH\nc:(Kèm theo", 1)
	f.Add("bc:Phụ lục I\x00\tsố:\t/\nc:SAO Y\n:Kính gửi:\n:- a;\n:____\n:ngày tháng năm", 2)
	f.Add("b:\xff\xfe\n:é́\n:Nơi nhận:\nbc:KẾ HOẠCH Về việc", 3)
	f.Fuzz(func(t *testing.T, text string, columns int) {
		lines := strings.Split(text, "\n")
		var blocks []flow.Block
		for _, l := range lines {
			blocks = append(blocks, para(strings.ReplaceAll(l, "|", "\n")))
		}
		if n := columns%4 + 1; n > 1 {
			var row [][]flow.Block
			for i := range n {
				row = append(row, blocks[len(blocks)*i/n:len(blocks)*(i+1)/n])
			}
			blocks = append(blocks, grid([]unit.Length{60 * unit.MM, 40 * unit.MM, 30 * unit.MM}[:min(n, 3)], row))
		}
		in := sheet(blocks...)
		got := recognize.Find(in, env(t))
		if len(got.Documents) == 0 {
			t.Fatal("no document")
		}
		for _, d := range got.Documents {
			for i := range d.Pieces {
				p := &d.Pieces[i]
				if p.Paragraph != nil && (p.From < 0 || p.From > p.To || p.To > len(p.Paragraph.Text())) {
					t.Fatal(p)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	blocks := []flow.Block{usual("15/KH-SNV"), para(title), para(about)}
	for i := range 5000 {
		switch i % 10 {
		case 0:
			blocks = append(blocks, para(fmt.Sprintf("bj:%d. Nhiệm vụ và giải pháp", i/10+1)))
		case 1, 2:
			blocks = append(blocks, para("j:a) Rà soát, sửa đổi, bổ sung quy chế làm việc của cơ quan theo quy định;"))
		default:
			blocks = append(blocks, para(text+" Các cơ quan, đơn vị báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15 tháng 12 hằng năm để tổng hợp."))
		}
	}
	f := sheet(append(blocks, signed())...)
	e := env(b)
	b.ReportAllocs()
	for b.Loop() {
		recognize.Find(f, e)
	}
}
