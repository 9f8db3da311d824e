package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strconv"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// picture is a red rectangle of a few points.
func picture(kind string) *flow.Image {
	m := image.NewRGBA(image.Rect(0, 0, 8, 4))
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	m.Set(3, 2, color.RGBA{R: 0xff, A: 0xff})
	var b bytes.Buffer
	var err error
	if kind == "png" {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		panic(err)
	}
	return &flow.Image{Data: b.Bytes(), Type: kind, Width: 60 * mm, Height: 30 * mm, Alt: `Sơ đồ <1> & "2"`}
}

func figure(i *flow.Image) *flow.Paragraph {
	return &flow.Paragraph{
		Style: "HinhAnh", Format: flow.Format{Align: flow.Center, KeepNext: true},
		Runs: []flow.Run{{Size: pt(14), Image: i}},
	}
}

// noted is a paragraph with a footnote of two paragraphs.
func noted(number int, text string) *flow.Paragraph {
	p := body(text)
	n := strconv.Itoa(number)
	first := para("ChuThich", flow.Justify, 10, n)
	first.Runs[0].Script, first.Runs[0].Number = flow.Super, true
	first.Runs = append(first.Runs, flow.Run{Text: " Theo số liệu của cơ quan thống kê.", Size: pt(10)})
	p.Runs = append(p.Runs,
		flow.Run{Text: n, Size: pt(14), Script: flow.Super, Note: []*flow.Paragraph{first, para("ChuThich", flow.Justify, 10, "Đoạn thứ hai.")}},
		flow.Run{Text: " trên diện tích 100 m", Size: pt(14)}, flow.Run{Text: "2", Size: pt(14), Script: flow.Super},
		flow.Run{Text: ", CO", Size: pt(14)}, flow.Run{Text: "2", Size: pt(14), Script: flow.Sub}, flow.Run{Text: ".", Size: pt(14)})
	return p
}

// entryTo is an entry of a table of contents.
func entryTo(bookmark, text, page string) *flow.Paragraph {
	return &flow.Paragraph{
		Style:  "MucLuc",
		Format: flow.Format{SpaceAfter: pt(3), Tabs: []flow.Tab{{At: 165 * mm, Right: true, Dots: true}}},
		Runs: []flow.Run{
			{Text: text, Size: pt(14), Target: bookmark}, {Text: "\t", Size: pt(14), Target: bookmark},
			{Text: page, Size: pt(14), Target: bookmark, PageOf: bookmark},
		},
		Contents: 2,
	}
}

func headingOf(bookmark, text string) *flow.Paragraph {
	p := keepNext(bold(body(text)))
	p.Style, p.Format.Outline, p.Bookmark = "Muc", 1, bookmark
	return p
}

func framed(text string, width, within unit.Length, a flow.Align) *flow.Frame {
	return &flow.Frame{
		Text: text, Bold: true, Size: pt(13), Width: width, Height: 8 * mm, Weight: pt(0.75), Within: within, Align: a,
		Before: pt(6), Color: "FF0000",
	}
}

// merged is a table with cells over several rows and columns.
func merged() *flow.Table {
	t := assignment(3)
	covered := flow.Cell{Covered: true, Blocks: []flow.Block{para("BangChu", flow.Left, 13, "")}}
	covered.Blocks[0].(*flow.Paragraph).Size = pt(13)
	wide := covered
	wide.Span = 2
	t.Rows[2].Cells[0].Rows = 3
	t.Rows[3].Cells[0], t.Rows[4].Cells[0] = covered, covered
	t.Rows[2].Cells = append(t.Rows[2].Cells[:2], flow.Cell{Span: 2, Rows: 2, Blocks: t.Rows[2].Cells[3].Blocks})
	t.Rows[3].Cells = append(t.Rows[3].Cells[:2], wide)
	return t
}

// contact is the foot of a first page.
func contact() []flow.Block {
	return []flow.Block{
		line(165*mm, 165*mm), para("LienHe", flow.Left, 11, "Địa chỉ: số 1 phố Mẫu"), para("LienHe", flow.Left, 11, "Điện thoại: 024 0000 0000"),
	}
}

// signed is the head of a first page.
func signed() []flow.Block {
	return []flow.Block{&flow.Table{
		Columns: []unit.Length{65 * mm, 100 * mm}, Caption: "Đầu trang",
		Rows: []flow.Row{{Cells: []flow.Cell{
			{Blocks: []flow.Block{framed("DỰ THẢO", 30*mm, 65*mm, flow.Left)}},
			{Blocks: []flow.Block{para("ThongTinKy", flow.Right, 10, "Người ký: Cơ quan mẫu"), para("ThongTinKy", flow.Right, 10, "Thời gian ký: 05/3/2026")}},
		}}},
	}}
}

// firstPages has sections whose first pages differ.
func firstPages() *flow.Flow {
	f := page(body("Có chân trang."))
	f.Sections[0].Page.FirstFooter = contact()
	second, third := a4(), a4()
	second.FirstHeader = signed()
	third.HideFirstNumber, third.NumberSize = false, pt(13)
	f.Sections = append(f.Sections,
		&flow.Section{Page: second, Blocks: []flow.Block{body("Có đầu trang.")}},
		&flow.Section{Page: third, Blocks: []flow.Block{body("Có số ở mọi trang.")}})
	return f
}

// whole has everything that a flow may hold.
func whole() *flow.Flow {
	h := head()
	h.Rows = append(h.Rows, flow.Row{CantSplit: true, Cells: []flow.Cell{
		{Blocks: []flow.Block{framed("MẬT", 20*mm, 69*mm, flow.Center), framed("HỎA TỐC", 30*mm, 69*mm, flow.Center), framed("KHẨN", 30*mm, 69*mm, flow.Center)}},
		{Blocks: []flow.Block{framed("TRÁI", 30*mm, 96*mm, flow.Left), framed("GIỮA", 40*mm, 96*mm, flow.Center), framed("PHẢI", 30*mm, 96*mm, flow.Right)}},
	}})
	f := &flow.Flow{
		Meta: flow.Meta{Title: "đầy đủ", Properties: []flow.Property{{Name: "DocumentId", Value: "G22.1 <a>"}, {Name: "Language", Value: "vi"}}},
		Sections: []*flow.Section{{Page: a4(), Blocks: []flow.Block{
			h, entryTo("muc_luc_1", "I. Tình hình", "1"), entryTo("muc_luc_2", "II. Kiến nghị", "2"),
			headingOf("muc_luc_1", "I. Tình hình"), noted(1, "Số liệu"),
			figure(picture("png")), para("ChuThichAnh", flow.Center, 13, "Hình 1. Sơ đồ"), figure(picture("jpeg")), figure(picture("png")),
		}}},
	}
	first := f.Sections[0]
	for range 8 {
		first.Blocks = append(first.Blocks, body(sentence+sentence))
	}
	first.Blocks = append(first.Blocks, headingOf("muc_luc_2", "II. Kiến nghị"), noted(2, "Đề nghị"))
	first.Page.FirstFooter = contact()
	second := &flow.Section{Page: landscape(), Blocks: []flow.Block{
		&flow.Frame{Text: "TRÊN TRANG", Size: pt(14), Width: 60 * mm, Height: 20 * mm, Weight: pt(1.5), Within: 257 * mm, Align: flow.Center},
		merged(),
	}}
	second.Page.FirstHeader = signed()
	f.Sections = append(f.Sections, second, &flow.Section{Page: a4(), Blocks: []flow.Block{body("Phần sau không có chân trang.")}})
	return f
}

// parted is a text of two sections and its attachment, each with a table of
// contents of its own, that of the attachment below a heading.
func parted() *flow.Flow {
	title := headingOf("PhamViMucLuc1", "QUY CHẾ")
	turned := landscape()
	turned.RestartNumber, turned.HideFirstNumber = false, false
	return &flow.Flow{Sections: []*flow.Section{
		{Page: a4(), Blocks: []flow.Block{
			entryTo("phan_1", "I. Tình hình", "1"), entryTo("phan_2", "II. Kiến nghị", "2"),
			body("Mở đầu"), headingOf("phan_1", "I. Tình hình"),
		}},
		{Page: turned, Blocks: []flow.Block{headingOf("phan_2", "II. Kiến nghị"), assignment(1)}},
		{Page: a4(), Blocks: []flow.Block{
			title, assignment(1), headingOf("chuong_1", "Chương I"),
			entryTo("chuong_1", "Chương I", "1"), entryTo("chuong_2", "Chương II", "1"), headingOf("chuong_2", "Chương II"),
		}},
	}}
}
