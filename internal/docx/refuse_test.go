package docx

import (
	"slices"
	"strings"
	"testing"

	"vanban/internal/flow"
)

// TestEncodeRefusesBrokenPromises breaks one promise at a time of what stands
// in place of text, beside it or around it.
func TestEncodeRefusesBrokenPromises(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*flow.Flow)
		want  string
	}{
		{"khung hai dòng", onFrame(func(f *flow.Frame) { f.Text = "MẬT\nMẬT" }), "đúng một dòng chữ"},
		{"khung không chữ", onFrame(func(f *flow.Frame) { f.Text = "" }), "đúng một dòng chữ"},
		{"khung rộng hơn cột", onFrame(func(f *flow.Frame) { f.Width = 70 * mm }), "khung rộng 70 mm, cột chỉ rộng 69 mm"},
		{"khung thấp", onFrame(func(f *flow.Frame) { f.Height = pt(13) }), "không đủ cho chữ"},
		{"khung hẹp", onFrame(func(f *flow.Frame) { f.Width = pt(2) }), "không đủ cho nét"},
		{"nét khung mảnh", onFrame(func(f *flow.Frame) { f.Weight = 1 }), "nét khung dày"},
		{"màu lạ", onFrame(func(f *flow.Frame) { f.Color = "đỏ" }), "màu “đỏ”"},
		{"khung căn đều", onFrame(func(f *flow.Frame) { f.Align = flow.Justify }), "kiểu căn lề"},
		{"ảnh không dữ liệu", onImage(func(i *flow.Image) { i.Data = nil }), "ảnh 0 byte"},
		{"ảnh khác kiểu", onImage(func(i *flow.Image) { i.Type = "jpeg" }), "không có nội dung kiểu “jpeg”"},
		{"kiểu ảnh lạ", onImage(func(i *flow.Image) { i.Type = "../png" }), "phải là “png” hoặc “jpeg”"},
		{"ảnh không rộng", onImage(func(i *flow.Image) { i.Width = 0 }), "chiều rộng ảnh là 0"},
		{"mô tả ảnh", onImage(func(i *flow.Image) { i.Alt = "\x01" }), "U+0001"},
		{"ảnh có chữ", onRun(wholeImage, func(r *flow.Run) { r.Text = "chữ" }), "ảnh có chữ “chữ”"},
		{"vừa ảnh vừa chú thích", onRun(wholeImage, func(r *flow.Run) { r.Note = noted(1, "").Runs[1].Note }), "một trong các thứ đó"},
		{"chú thích sai số", onNote(func(r *flow.Run) { r.Text = "7" }), "chú thích thứ 1 mang số “7”"},
		{"chú thích trống", onNote(func(r *flow.Run) { r.Note = []*flow.Paragraph{} }), "phải bắt đầu bằng số"},
		{"chú thích nil", onNote(func(r *flow.Run) { r.Note[0] = nil }), "không có gì"},
		{"chú thích không số", onNote(func(r *flow.Run) { r.Note[0].Runs = r.Note[0].Runs[1:] }), "phải bắt đầu bằng số"},
		{"chú thích trong chú thích", onNote(func(r *flow.Run) {
			r.Note[1].Runs = append(r.Note[1].Runs, noted(2, "").Runs[1])
		}), "không được đặt trong chú thích"},
		{"ảnh trong chú thích", onNote(func(r *flow.Run) {
			r.Note[1].Runs = append(r.Note[1].Runs, figure(picture("png")).Runs...)
		}), "ảnh không được đặt trong chú thích"},
		{"dấu trang trong chú thích", onNote(func(r *flow.Run) { r.Note[1].Bookmark = "a" }), "dấu trang “a” không được đặt"},
		{"số chú thích trong văn bản", onRun(wholeNote, func(r *flow.Run) { r.Note, r.Number = nil, true }), "số của chú thích phải ở đầu chú thích"},
		{"số trang không nơi đến", onRun(wholeEntry, func(r *flow.Run) { r.PageOf = "x" }), "dấu trang “x” không có"},
		{"chữ cao thấp lạ", onRun(wholeNote, func(r *flow.Run) { r.Script = 3 }), "cách đặt cao thấp 3"},
		{"mục lục 10 bậc", onParagraph(wholeEntry, func(p *flow.Paragraph) { p.Contents = 10 }), "10 bậc"},
		{"mục lục trong ô", onTable(func(t *flow.Table) { t.Rows[0].Cells[0].Blocks[0].(*flow.Paragraph).Contents = 1 }), "mục lục không được đặt"},
		{"ô phủ không có ô trên", onTable(func(t *flow.Table) { t.Rows[2].Cells[0].Rows = 0 }), "hàng 4: ô 1 nối với ô trên"},
		{"ô phủ khác số cột", onTable(func(t *flow.Table) {
			t.Rows[3].Cells = append(t.Rows[3].Cells[:2:2], t.Rows[4].Cells[0], cell(flow.Left, "x"))
		}), "hàng 4: ô 3 nối với ô trên"},
		{"ô trong ô gộp", onTable(func(t *flow.Table) { t.Rows[3].Cells[0].Covered = false }), "hàng 4: ô 1 nằm trong ô gộp"},
		{"gộp quá bảng", onTable(func(t *flow.Table) { t.Rows[2].Cells[0].Rows = 4 }), "nhiều hàng hơn"},
		{"gộp âm", onTable(func(t *flow.Table) { t.Rows[2].Cells[0].Rows = -1 }), "gộp -1 hàng"},
		{"đầu trang không phải bảng", onPage(func(p *flow.PageSetup) { p.FirstHeader = []flow.Block{body("x")} }), "phải là một bảng không kẻ"},
		{"đầu trang có kẻ", onPage(func(p *flow.PageSetup) { p.FirstHeader[0].(*flow.Table).Borders = true }), "phải là một bảng không kẻ"},
		{"đầu trang có số", onPage(func(p *flow.PageSetup) { p.HideFirstNumber = false }), "không được đánh số"},
		{"chú thích ở chân trang", onPage(func(p *flow.PageSetup) { p.FirstFooter = []flow.Block{noted(1, "")} }), "chân trang đầu: khối 1: chú thích không được"},
		{"ảnh ở chân trang", onPage(func(p *flow.PageSetup) { p.FirstFooter = []flow.Block{figure(picture("png"))} }), "ảnh không được"},
		{"chân trang nil", onPage(func(p *flow.PageSetup) { p.FirstFooter = []flow.Block{nil} }), "khối 1 không có gì"},
		{"ngắt trang ở chân trang", onPage(func(p *flow.PageSetup) {
			p.FirstFooter = []flow.Block{body("x")}
			p.FirstFooter[0].(*flow.Paragraph).Format.PageBreak = true
		}), "không được ngắt trang"},
		{"trường không tên", func(f *flow.Flow) { f.Meta.Properties[0].Name = "" }, "không có tên"},
		{"trường trùng", func(f *flow.Flow) { f.Meta.Properties[0].Name = "LANGUAGE" }, "trùng"},
		{"trường có ký tự cấm", func(f *flow.Flow) { f.Meta.Properties[0].Value = "\x02" }, "U+0002"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := whole()
			c.spoil(f)
			b, err := Encode(f)
			if err == nil || !strings.Contains(err.Error(), c.want) || b != nil {
				t.Errorf("got %d bytes and error %v, want an error with %q", len(b), err, c.want)
			}
		})
	}
}

// Where some paragraphs of whole stand among the blocks of its first section.
const (
	wholeEntry = 1
	wholeNote  = 4
	wholeImage = 5
)

func onParagraph(block int, change func(*flow.Paragraph)) func(*flow.Flow) {
	return func(f *flow.Flow) { change(f.Sections[0].Blocks[block].(*flow.Paragraph)) }
}

// onRun changes the run of a paragraph that stands for something else.
func onRun(block int, change func(*flow.Run)) func(*flow.Flow) {
	return onParagraph(block, func(p *flow.Paragraph) {
		change(&p.Runs[slices.IndexFunc(p.Runs, func(r flow.Run) bool { return r.Note != nil || r.Image != nil || r.PageOf != "" })])
	})
}

func onNote(change func(*flow.Run)) func(*flow.Flow) { return onRun(wholeNote, change) }

func onImage(change func(*flow.Image)) func(*flow.Flow) {
	return onRun(wholeImage, func(r *flow.Run) { change(r.Image) })
}

func onFrame(change func(*flow.Frame)) func(*flow.Flow) {
	return func(f *flow.Flow) {
		change(f.Sections[0].Blocks[0].(*flow.Table).Rows[2].Cells[0].Blocks[0].(*flow.Frame))
	}
}

func onTable(change func(*flow.Table)) func(*flow.Flow) {
	return func(f *flow.Flow) { change(f.Sections[1].Blocks[1].(*flow.Table)) }
}

func onPage(change func(*flow.PageSetup)) func(*flow.Flow) {
	return func(f *flow.Flow) { change(&f.Sections[1].Page) }
}
