package mutation

import "strings"

// inLanguage makes a Word file say that its text is in a language: “trang {ngôn
// ngữ en-US}”. Nothing in the flow of our own would.
func inLanguage(docx []byte, tag string) ([]byte, error) {
	return Rewrite(docx, func(name, text string) string {
		if name != "word/styles.xml" {
			return text
		}
		return strings.ReplaceAll(text, `<w:lang w:val="vi-VN"`, `<w:lang w:val="`+tag+`"`)
	})
}
