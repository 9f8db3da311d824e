package nd30

import (
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
)

// fileRules are those of what a Word file says of itself.
func fileRules(*law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "XML-ID", Title: "tệp ghi ngôn ngữ của chữ là tiếng Việt", Why: "Tệp ghi tiếng Anh hay tiếng Hà Lan làm Word gạch đỏ mọi chữ, ngắt dòng và đọc thành tiếng sai.",
		Tier: check.Practice, Severity: diag.Note, Whole: true,
		Examples: []check.Example{{Bad: "trang {ngôn ngữ nl-NL}", Good: "trang {ngôn ngữ vi-VN}"}},
		Run:      checkLanguage,
	}}
}

// vietnamese is the language of official documents, as files name it.
const vietnamese = "vi"

// checkLanguage is XML-ID.
func checkLanguage(p *check.Pass) {
	if p.File.Flow.Source == nil {
		return // ours, in Vietnamese
	}
	tag := p.File.Flow.Source.Language
	language, _, _ := strings.Cut(tag, "-")
	if tag == "" {
		p.Skip("tệp không ghi ngôn ngữ")
		return
	}
	if !strings.EqualFold(language, vietnamese) {
		p.Report(check.Place{}, "bôi đen toàn bộ (Ctrl+A), chọn Vietnamese trong Review > Language > Set Proofing Language",
			"tệp ghi phần lớn chữ có ngôn ngữ “%s”, phải là tiếng Việt (vi-VN)", tag)
	}
}
