package docx

import (
	"vanban/internal/flow"
	"vanban/internal/unit"
)

const mm = unit.MM

func pt(n float64) unit.Length { return unit.Points(n) }

// a4 is the page of Decree 30.
func a4() flow.PageSetup {
	return flow.PageSetup{
		Width: 210 * mm, Height: 297 * mm, Top: 20 * mm, Bottom: 20 * mm, Left: 30 * mm, Right: 15 * mm,
		Header: 10 * mm, HideFirstNumber: true, RestartNumber: true, NumberSize: pt(14),
	}
}

func landscape() flow.PageSetup {
	p := a4()
	p.Width, p.Height = p.Height, p.Width
	p.Top, p.Bottom, p.Left, p.Right = 30*mm, 15*mm, 20*mm, 20*mm
	return p
}

func para(style flow.Style, a flow.Align, size float64, text string) *flow.Paragraph {
	return &flow.Paragraph{Style: style, Format: flow.Format{Align: a}, Runs: []flow.Run{{Text: text, Size: pt(size)}}}
}

func bold(p *flow.Paragraph) *flow.Paragraph {
	for i := range p.Runs {
		p.Runs[i].Bold = true
	}
	return p
}

func italic(p *flow.Paragraph) *flow.Paragraph {
	for i := range p.Runs {
		p.Runs[i].Italic = true
	}
	return p
}

func keepNext(p *flow.Paragraph) *flow.Paragraph {
	p.Format.KeepNext = true
	return p
}

func body(text string) *flow.Paragraph {
	return &flow.Paragraph{
		Style: "NoiDung",
		Format: flow.Format{
			Align: flow.Justify, FirstLine: unit.Millimetres(12.7), SpaceBefore: pt(6), NoWidows: true,
		},
		Runs: []flow.Run{{Text: text, Size: pt(14)}},
	}
}

func line(width, within unit.Length) *flow.Stroke {
	return &flow.Stroke{Width: width, Within: within, Before: pt(1), Height: pt(3), Weight: pt(0.75), KeepNext: true}
}

// head is the head of an official letter.
func head() *flow.Table {
	left, right := 69*mm, 96*mm
	return &flow.Table{
		Columns: []unit.Length{left, right},
		Caption: "Phần đầu văn bản",
		Rows: []flow.Row{{
			CantSplit: true,
			Cells: []flow.Cell{
				{Blocks: []flow.Block{
					bold(para("CoQuan", flow.Center, 13, "BỘ THÔNG TIN VÀ\nTRUYỀN THÔNG")), line(26*mm, left),
				}},
				{Blocks: []flow.Block{
					bold(para("QuocHieu", flow.Center, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
					bold(para("TieuNgu", flow.Center, 14, "Độc lập - Tự do - Hạnh phúc")), line(unit.Millimetres(60.5), right),
				}},
			},
		}, {
			CantSplit: true,
			Cells: []flow.Cell{
				{Blocks: []flow.Block{
					para("SoKyHieu", flow.Center, 13, "Số: 1080/BTTTT\u2011CNTT"),
					para("TrichYeuCongVan", flow.Center, 12, "V/v triển khai nền tảng họp\u00a0trực tuyến"),
				}},
				{Blocks: []flow.Block{italic(para("DiaDanh", flow.Center, 14, "Hà Nội, ngày 30 tháng 3 năm 2020"))}},
			},
		}},
	}
}

func signature() *flow.Table {
	name := bold(para("KyHoTen", flow.Center, 14, "Phan Tâm"))
	name.Format.SpaceBefore = 30 * mm
	return &flow.Table{
		Columns: []unit.Length{75 * mm, 90 * mm},
		Caption: "Chữ ký và nơi nhận",
		Rows: []flow.Row{{
			CantSplit: true,
			Cells: []flow.Cell{
				{Blocks: []flow.Block{
					bold(italic(para("NoiNhanTu", flow.Left, 12, "Nơi nhận:"))),
					para("NoiNhan", flow.Left, 11, "- Như trên;"),
					para("NoiNhan", flow.Left, 11, "- Bộ trưởng (để b/c);"),
					para("NoiNhan", flow.Left, 11, "- Lưu: VT, CNTT (10b)."),
				}},
				{Blocks: []flow.Block{
					keepNext(bold(para("KyQuyenHan", flow.Center, 14, "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"))), name,
				}},
			},
		}},
	}
}

const sentence = "Thực hiện Nghị quyết của Chính phủ và ý kiến chỉ đạo của Thủ tướng Chính phủ, đề nghị Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương khẩn trương rà soát, cập nhật và tổ chức triển khai đồng bộ các nhiệm vụ đã được phân công, bảo đảm đúng tiến độ, chất lượng và hiệu quả. "

// letter is a letter of two pages.
func letter() *flow.Flow {
	blocks := []flow.Block{head()}
	to := para("KinhGui", flow.Left, 14, "Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn")
	to.Format.IndentLeft, to.Format.SpaceBefore, to.Format.SpaceAfter = 25*mm, pt(12), pt(6)
	blocks = append(blocks, to)
	for i := range 3 {
		h := bold(body([]string{"1. Mục đích", "2. Yêu cầu", "3. Tổ chức thực hiện"}[i]))
		h.Style, h.Format.Outline, h.Format.KeepNext = "KhoanTieuDe", 2, true
		h.Bookmark = []string{"muc_dich", "yeu-cau", "tổ chức"}[i]
		blocks = append(blocks, h)
		for range 4 {
			blocks = append(blocks, body(sentence+sentence))
		}
	}
	last := body("Căn cứ ")
	last.Runs = append(last.Runs,
		flow.Run{Text: "khoản 1", Size: pt(14), Target: "muc_dich"},
		flow.Run{Text: " nêu trên, đề nghị quý cơ quan quan tâm thực hiện./.", Size: pt(14)})
	blocks = append(blocks, last, signature())
	return &flow.Flow{
		Meta: flow.Meta{
			Title: "triển khai nền tảng họp trực tuyến", Subject: "1080/BTTTT-CNTT",
			Author: "Bộ Thông tin và Truyền thông", Category: "Công văn", Created: "2020-03-30",
		},
		Sections: []*flow.Section{{Page: a4(), Blocks: blocks}},
	}
}

func cell(a flow.Align, text string) flow.Cell {
	return flow.Cell{Blocks: []flow.Block{para("BangChu", a, 13, text)}, VAlign: flow.Middle}
}

// assignment is a table of rows tasks with a header row.
func assignment(rows int) *flow.Table {
	t := &flow.Table{
		Columns: []unit.Length{15 * mm, 120 * mm, 60 * mm, 62 * mm}, Borders: true,
		CellLeft: unit.Millimetres(1.5), CellRight: unit.Millimetres(1.5), Caption: "Bảng phân công nhiệm vụ",
	}
	t.Rows = append(t.Rows, flow.Row{Header: true, CantSplit: true, Cells: []flow.Cell{
		cell(flow.Center, "TT"), cell(flow.Center, "Nhiệm vụ"), cell(flow.Center, "Chủ trì"), cell(flow.Center, "Thời hạn"),
	}}, flow.Row{CantSplit: true, Height: 12 * mm, Cells: []flow.Cell{
		{Span: 4, Blocks: []flow.Block{bold(para("BangChu", flow.Left, 13, "I. Nhóm nhiệm vụ chung"))}, VAlign: flow.Middle},
	}})
	for range rows {
		t.Rows = append(t.Rows, flow.Row{CantSplit: true, Cells: []flow.Cell{
			cell(flow.Center, "1"), cell(flow.Justify, sentence), cell(flow.Left, "Sở Khoa học và Công nghệ"), cell(flow.Center, "Quý II/2026"),
		}})
	}
	return t
}

// plan is a letter with an appendix on its side.
func plan() *flow.Flow {
	f := letter()
	f.Sections = append(f.Sections, &flow.Section{Page: landscape(), Blocks: []flow.Block{
		bold(para("PhuLuc", flow.Center, 14, "Phụ lục I\nBẢNG PHÂN CÔNG NHIỆM VỤ")), line(40*mm, 257*mm), assignment(12),
	}})
	return f
}
