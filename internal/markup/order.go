package markup

import (
	"vanban/internal/doc"
)

// checkOrder doubts ranks that do not go from the greater to the lesser: a
// chương after an điều that stands in none, a tiểu mục outside a mục. An
// extract takes what it needs from anywhere.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm c.
func (b *builder) checkOrder(blocks []doc.Block, parent doc.Level) {
	if b.extract {
		return
	}
	words := ranks(&b.words)
	ref := regulation().Body.OrderRef
	var lesser *doc.Division // the first that a greater one must not follow
	for _, block := range blocks {
		d, ok := block.(*doc.Division)
		if !ok || d.Level > doc.LevelArticle {
			continue
		}
		word := words[d.Level-1]
		switch {
		case lesser != nil && d.Level < lesser.Level:
			b.problems.Doubt(ref, d.At, "đưa vào một "+word+" cả phần nội dung ở trên, hoặc bỏ bậc này",
				"“%s” đứng sau “%s” không thuộc %[1]s nào, bố cục phải đi từ bậc lớn đến bậc nhỏ", word, words[lesser.Level-1])
			lesser = d
		case d.Level == doc.LevelSubsection && parent != doc.LevelSection:
			b.problems.Doubt(ref, d.At, "thêm một “"+words[doc.LevelSection-1]+"” ở trên, hoặc đổi thành “"+words[doc.LevelSection-1]+"”",
				"“%s” không nằm trong “%s” nào", word, words[doc.LevelSection-1])
		}
		if lesser == nil || d.Level > lesser.Level {
			lesser = d
		}
		b.checkOrder(d.Blocks, d.Level)
	}
}
