package parity

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pipeline"
	"vanban/internal/unit"
	"vanban/templates"
)

// sweep is a kind of document whose body grows line by line.
type sweep struct {
	name string
	head string             // all but the body
	line func(i int) string // what paragraph i starts with
}

const sweepLine = "Các cơ quan, đơn vị rà soát, tổng hợp kết quả thực hiện và gửi báo cáo; "

// sweeps are five kinds with different heads, bodies and ends.
var sweeps = []sweep{
	{
		name: "cong-van",
		head: `loai: cong-van
co_quan_chu_quan: [Ủy ban nhân dân, tỉnh Lạng Sơn]
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: SVD-VP
dia_danh: Lạng Sơn
trich_yeu: thử ngắt trang của công văn
do_khan: thuong-khan
kinh_gui: [Các sở và ban ngành, Ủy ban nhân dân các xã và phường]
nguoi_ky: {quyen_han: KT. GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Như trên, Giám đốc (để b/c)]
luu: VT, VP
nguoi_soan: PL
so_ban: 90
lien_he: ["Địa chỉ: phường Tam Thanh, tỉnh Lạng Sơn", "Thư điện tử: soviduphong@example.vn"]
`,
		line: func(i int) string { return "" },
	},
	{
		name: "quyet-dinh",
		head: `loai: quyet-dinh
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: QĐ-SVD
dia_danh: Lạng Sơn
trich_yeu: Về việc thử ngắt trang của quyết định
tham_quyen: GIÁM ĐỐC SỞ VÍ DỤ
can_cu: [Căn cứ Luật Ví dụ ngày 01 tháng 01 năm 2025, Theo đề nghị của Chánh Văn phòng]
trinh_bay: {le_tren: 25, le_duoi: 25, le_trai: 35, le_phai: 20, dan_dong: "1,15"}
nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Như Điều 1, Các phòng]
luu: VT, VP
`,
		line: func(i int) string { return fmt.Sprintf("Điều %d. ", i+1) },
	},
	{
		name: "ke-hoach",
		head: `loai: ke-hoach
co_quan_ban_hanh: [Ủy ban nhân dân, tỉnh Lạng Sơn]
ky_hieu: KH-UBND
dia_danh: Lạng Sơn
trich_yeu: Thử ngắt trang của kế hoạch
nguoi_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các sở và ban ngành, Ủy ban nhân dân các xã và phường]
luu: VT, TH
`,
		line: func(i int) string {
			switch i % 6 {
			case 0:
				return fmt.Sprintf("# Nội dung %d\n\n  ", i/6+1)
			case 3:
				return fmt.Sprintf("## Nhóm việc %d\n\n  ", i)
			}
			return ""
		},
	},
	{
		name: "bien-ban",
		head: `loai: bien-ban
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: BB-SVD
trich_yeu: Họp thử ngắt trang của biên bản
trinh_bay: {cach_doan: 8}
nguoi_ky:
  - {chuc_vu: THƯ KÝ, ho_ten: Trần Thị Ví Dụ}
  - {chuc_vu: CHỦ TỌA, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các thành phần dự họp]
luu: VT, Hồ sơ
`,
		line: func(i int) string { return "" },
	},
	{
		name: "de-an",
		head: `loai: de-an
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: ĐA-SVD
dia_danh: Lạng Sơn
trich_yeu: Thử ngắt trang của đề án có chú thích
trinh_bay: {bo_co_chu: 12/13/13, co_chu: 13, thut_dong: 1}
nguoi_ky: {quyen_han: KT. GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các phòng]
luu: VT, VP
`,
		line: func(i int) string {
			if i%5 == 2 {
				return fmt.Sprintf("Theo số liệu{^ Nguồn thứ %d: tổng hợp từ báo cáo của các cơ quan.} ", i)
			}
			return ""
		},
	},
}

// definition is the document of a sweep with a body of about n lines.
func (s *sweep) definition(n int) []byte {
	var out strings.Builder
	out.WriteString(s.head + "noi_dung: |\n")
	for i, left := 0, n; left > 0; i++ {
		lines := min([...]int{3, 1, 4, 2}[i%4], left)
		left -= lines
		out.WriteString("  " + s.line(i) + strings.Repeat(sweepLine, lines) + "hết.\n\n")
	}
	return []byte(out.String())
}

// sweepLength is how many documents there are of each kind: three pages.
const sweepLength = 120

// TestSweeps grows the body of five kinds line by line over three pages. In
// each document the signature and Nơi nhận stand whole on the last page with
// text above them, no heading ends a page, every choice is in its range, and
// the Word file has the same lines on the same pages.
func TestSweeps(t *testing.T) {
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	office := Missing() == ""
	if !office {
		defer Require(t)
	}
	for i := range sweeps {
		s := &sweeps[i]
		t.Run(s.name, func(t *testing.T) {
			var documents [][]byte
			var ours [][]Sheet
			for n := 1; n <= sweepLength; n++ {
				source := pipeline.Source{File: fmt.Sprintf("%s-%d.vb.yaml", s.name, n), Data: s.definition(n)}
				laid, problems, err := p.Layout(source, pipeline.Options{Stage: doc.Sign})
				if err != nil || problems.HasErrors() {
					t.Fatal(err, problems)
				}
				checkEnd(t, n, laid)
				checkRanges(t, n, laid.Flow)
				if !office {
					continue
				}
				result, _, err := p.Build(source, pipeline.Options{Stage: doc.Sign, DOCX: true})
				if err != nil {
					t.Fatal(err)
				}
				documents, ours = append(documents, result.DOCX), append(ours, Sheets(laid.Pages, faces(t)))
			}
			if office {
				checkOffice(t, documents, ours)
			}
		})
	}
}

// checkOffice compares all documents of a sweep with LibreOffice's pages.
func checkOffice(t *testing.T, documents [][]byte, ours [][]Sheet) {
	t.Helper()
	total := &Figures{}
	for i, pages := range convert(t, documents...) {
		f := Compare(ours[i], pages)
		if f.Pages != f.PagesOffice {
			t.Errorf("%d lines: %d pages, LibreOffice has %d", i+1, f.Pages, f.PagesOffice)
		}
		total.Pages, total.PagesOffice = total.Pages+f.Pages, total.PagesOffice+f.PagesOffice
		total.Lines, total.Same = total.Lines+f.Lines, total.Same+f.Same
		total.Words, total.WordsOffice = total.Words+f.Words, total.WordsOffice+f.WordsOffice
		total.MaxBaseline, total.MaxX = max(total.MaxBaseline, f.MaxBaseline), max(total.MaxX, f.MaxX)
		for _, d := range f.Differences {
			if len(total.Differences) < maxDifferences {
				total.Differences = append(total.Differences, fmt.Sprintf("%d lines: %s", i+1, d))
			}
		}
	}
	judge(t, "all", total)
}

// signing are the components that end a document.
var signing = []law.Component{law.SignAuthority, law.SignPosition, law.SignName, law.RecipientsWord, law.RecipientsList}

// headings are those that a page must not end with.
var headings = []law.Component{law.PartHeading, law.ChapterHeading, law.SectionHeading, law.SubsectionHeading, law.ClauseHeading}

// checkEnd looks at how the pages of a document end.
func checkEnd(t *testing.T, n int, laid *pipeline.Laid) {
	t.Helper()
	names := map[string]bool{}
	for i := range laid.Pages {
		page := &laid.Pages[i]
		last := i == len(laid.Pages)-1
		var lowest *layout.Text
		text := map[int]bool{} // baselines of the body
		for _, item := range page.Items {
			it, ok := item.(*layout.Text)
			if !ok {
				continue
			}
			switch {
			case slices.Contains(signing, it.Component):
				if !last {
					t.Errorf("%d lines: “%s” stands on page %d of %d", n, it.Text, i+1, len(laid.Pages))
				}
				names[it.Text] = true
				continue
			case it.Component == law.PageNumber, it.Component == law.Footnote, it.Component == law.ContactBlock:
				continue
			}
			text[it.Y.Twips()] = true
			if lowest == nil || it.Y > lowest.Y {
				lowest = it
			}
		}
		switch {
		case lowest == nil:
			t.Errorf("%d lines: page %d has no text", n, i+1)
		case slices.Contains(headings, lowest.Component):
			t.Errorf("%d lines: page %d ends with the heading “%s”", n, i+1, lowest.Text)
		case last && len(text) < 2:
			t.Errorf("%d lines: the signature has %d line of text with it", n, len(text))
		}
	}
	for _, s := range laid.Document.Signatures {
		if !names[s.FullName.Text] {
			t.Errorf("%d lines: “%s” does not sign on the last page", n, s.FullName.Text)
		}
	}
}

// checkRanges sees that margins, sizes, indents and gaps of a flow are those
// that the decree allows.
func checkRanges(t *testing.T, n int, f *flow.Flow) {
	t.Helper()
	r := law.Decree30()
	for _, s := range f.Sections {
		for _, side := range []struct {
			name string
			got  unit.Length
			span law.Span
		}{
			{"top", s.Page.Top, r.Page.Top}, {"bottom", s.Page.Bottom, r.Page.Bottom},
			{"left", s.Page.Left, r.Page.Left}, {"right", s.Page.Right, r.Page.Right},
		} {
			if !side.span.Contains(side.got, unit.Twip) {
				t.Errorf("%d lines: %s margin %v", n, side.name, side.got)
			}
		}
		checkBlocks(t, r, s.Blocks)
	}
}

func checkBlocks(t *testing.T, r *law.Regulation, blocks []flow.Block) {
	t.Helper()
	for _, b := range blocks {
		switch b := b.(type) {
		case *flow.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					checkBlocks(t, r, b.Rows[i].Cells[j].Blocks)
				}
			}
		case *flow.Paragraph:
			spec, known := r.Components[b.Component]
			for i := range b.Runs {
				if known && !spec.Size.Contains(b.Runs[i].Size, 0) {
					t.Errorf("%s: “%s” is %v", b.Component, b.Runs[i].Text, b.Runs[i].Size)
				}
			}
			if b.Component == law.BodyText || b.Component == law.Clause || b.Component == law.Basis {
				f := &b.Format
				if f.FirstLine != 0 && !slices.Contains(r.Body.Indents, f.FirstLine) || f.SpaceAfter < r.Body.SpaceMin ||
					f.Line < r.Body.LineMin || f.Line > r.Body.LineMax {
					t.Errorf("%s: indent %v, after %v, line %d", b.Component, f.FirstLine, f.SpaceAfter, f.Line)
				}
			}
		}
	}
}
