package pipeline

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/layout"
)

// loneSignature warns of a signature on a page without any text above it, as
// after a table that fills the page before: rows do not stay with what follows
// the table.
func loneSignature(d *doc.Document, pages []layout.Page) diag.List {
	for i := range pages {
		signed, text := false, false
		for _, item := range pages[i].Items {
			t, ok := item.(*layout.Text)
			if !ok {
				continue
			}
			switch t.Component {
			case law.SignAuthority, law.SignPosition, law.SignName:
				signed = true
			case law.RecipientsWord, law.RecipientsList, law.PageNumber:
			default:
				text = true
			}
		}
		if !signed {
			continue
		}
		var problems diag.List
		if !text {
			problems.Warn(d.Signatures[0].Position.At, "viết thêm một câu ở cuối nội dung, sau bảng cuối cùng",
				"chữ ký đứng một mình ở trang %d, không có dòng nội dung nào cùng trang", i+1)
		}
		return problems
	}
	return nil
}
