package pipeline

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/layout"
)

// loneRule is the rule that tells of a lone signature in a check.
const loneRule = "KY-10"

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
		if signed && !text {
			var problems diag.List
			problems.Warn(d.Signatures[0].Position.At, "viết thêm một câu ở cuối nội dung, sau bảng hoặc ảnh cuối cùng",
				"chữ ký đứng một mình ở trang %d, không có dòng nội dung nào cùng trang", i+1)
			problems[0].Rule = loneRule
			return problems
		}
	}
	return nil
}

// signersName warns, of a document to be signed, where the name of a signer
// stands more than once on the page it is signed on: a signing tool looks for
// the name and may put the picture of the signature in the wrong place.
func signersName(d *doc.Document, pages []layout.Page) diag.List {
	var problems diag.List
	if d.Stage != doc.Sign {
		return nil
	}
	for i := range d.Signatures {
		name := d.Signatures[i].FullName
		if name.Text == "" {
			continue
		}
		for j := range pages {
			if signed, elsewhere := occurrences(&pages[j], name.Text); signed && elsewhere > 0 {
				report := problems.Warn
				if d.Kind.MaxSignatures != 1 {
					report = problems.Remark // a biên bản or a hợp đồng names its signers
				}
				report(name.At, "ghi chức vụ thay cho họ và tên, như “Phó Giám đốc Sở”",
					"họ tên người ký “%s” còn ở chỗ khác trên trang ký (trang %d), phần mềm ký số có thể đặt chữ ký sai chỗ", name.Text, j+1)
			}
		}
	}
	return problems
}

// occurrences tells whether a name is signed on a page and how often its text
// has it besides.
func occurrences(page *layout.Page, name string) (signed bool, elsewhere int) {
	signature := func(t *layout.Text) bool { return t.Component == law.SignName && t.Text == name }
	signed = slices.ContainsFunc(page.Items, func(item layout.Item) bool {
		t, ok := item.(*layout.Text)
		return ok && signature(t)
	})
	if !signed {
		return false, 0
	}
	var text strings.Builder
	first, _, _ := strings.Cut(name, " ")
	named := false // somebody of the same first word
	for _, item := range page.Items {
		if t, ok := item.(*layout.Text); ok && !signature(t) {
			text.WriteString(t.Text)
			text.WriteByte(' ')
			named = named || strings.Contains(t.Text, first)
		}
	}
	if !named {
		return true, 0
	}
	words := strings.Join(strings.Fields(strings.ReplaceAll(text.String(), "\u00A0", " ")), " ")
	return true, strings.Count(words, name)
}
