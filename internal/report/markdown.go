package report

import (
	"fmt"
	"io"
	"strings"

	"vanban/internal/check"
	"vanban/internal/viet"
)

const markdownHead = `# Quy tắc của “vanban check”

Trang này do lệnh “vanban rules --format markdown” viết ra từ chính các quy tắc; đừng sửa tay.

Mỗi quy tắc dựa trên một trong ba nguồn, và chỉ nguồn đầu mới cho **lỗi**:

- **nghị định**: lời văn của Nghị định 30/2020/NĐ-CP;
- **mẫu trình bày**: chỉ thấy ở mẫu của Phụ lục III;
- **thông lệ**: cơ quan vẫn làm vậy, hoặc lẽ thường đòi hỏi.

Riêng nhóm “Cách viết mẫu” xét tệp mẫu (` + "`" + `*.vb.md` + "`" + `) chứ không xét văn bản; lệnh “vanban template check” chạy nhóm này,
và ví dụ của nhóm là những đoạn của tệp mẫu.

Ở các nhóm khác, ví dụ sai và ví dụ đúng là những thay đổi trên một văn bản mẫu đúng thể thức; chương trình tự chạy từng ví dụ khi kiểm thử: bản sai phải bị
đúng quy tắc ấy phát hiện, bản đúng thì không. Tên đứng trước là thành phần thể thức; trong ngoặc nhọn là cách trình bày; dấu “-” là bỏ đi,
“+” là thêm vào, “→” là thay chữ.

Quy tắc không đủ căn cứ để xét thì được kể là “không xét được”, không bao giờ là đạt.
`

// markdownTail names the provisions that no rule judges.
const markdownTail = `
## Những điều tệp Word không cho thấy

Các yêu cầu sau của nghị định chỉ xem được ở tệp đã ký hoặc bản quét, nên “vanban check” không xét và không coi là đạt:

| mã dành riêng | yêu cầu | xem ở đâu |
|---|---|---|
| ED-01 | có chữ ký số của người có thẩm quyền (Điều 5; Điều 13, khoản 7) | chữ ký trong tệp PDF |
| ED-02 | có chữ ký số của cơ quan, ký sau người có thẩm quyền (Điều 17, khoản 2; Điều 32, khoản 2) | chữ ký trong tệp PDF |
| ED-03 | hình chữ ký nền trong suốt, màu xanh, giữa chức vụ và họ tên (Phụ lục I, Phần I, Mục II, khoản 7, điểm d) | trang PDF đã ký |
| ED-04 | hình dấu nền trong suốt, màu đỏ, trùm khoảng 1/3 chữ ký về bên trái (Phụ lục I, Phần I, Mục II, khoản 8, điểm a) | trang PDF đã ký |
| ED-08 | bản quét: PDF từ 1.4, ảnh màu, từ 200 dpi, tỷ lệ 100% (Phụ lục I, Phần II, Mục I, khoản 2) | tệp PDF của bản quét |

Phụ lục II còn những trường hợp viết hoa mà chữ không đủ cho biết, như tên xã, phường, chức vụ, sự kiện lịch sử: người đọc phải tự xem.
`

// ListMarkdown writes docs/rules.md: every rule with its provision, why it is
// there, and its examples.
func ListMarkdown(w io.Writer, rules []check.Rule) error {
	var b strings.Builder
	b.WriteString(markdownHead)
	titles, parts := chapters(rules)
	b.WriteString("\n| nhóm | quy tắc |\n|---|---|\n")
	for i, part := range parts {
		links := make([]string, len(part))
		for j, r := range part {
			links[j] = fmt.Sprintf("[%s](#%s)", r.ID, anchor(r.ID))
		}
		fmt.Fprintf(&b, "| %s | %s |\n", titles[i].title, strings.Join(links, ", "))
	}
	for i, part := range parts {
		fmt.Fprintf(&b, "\n## %s\n", titles[i].title)
		for j := range part {
			markdownRule(&b, &part[j])
		}
	}
	fmt.Fprintf(&b, "\n## %s\n\n%s. %s Những điều này không thuộc quy tắc nào ở trên nên in không kèm mã.\n", check.General, viet.UpperFirst(generalTitle), generalWhy)
	b.WriteString(markdownTail)
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownRule(b *strings.Builder, r *check.Rule) {
	fmt.Fprintf(b, "\n### %s\n\n**%s.** %s\n\n", r.ID, escaped(viet.UpperFirst(r.Title)), escaped(r.Why))
	fmt.Fprintf(b, "- mức độ: %s; dựa trên: %v\n", severity(r), r.Tier)
	if r.Cite.Path != "" {
		fmt.Fprintf(b, "- căn cứ: %v\n", r.Cite)
	}
	for _, e := range r.Examples {
		if r.Tier == check.Authoring {
			fmt.Fprintf(b, "- sai: %s\n- đúng: %s\n", code(e.Bad), code(e.Good))
			continue
		}
		fmt.Fprintf(b, "- văn bản mẫu: %s\n", sample(e))
		fmt.Fprintf(b, "  - sai: %s\n", code(e.Bad))
		if e.Good != "" {
			fmt.Fprintf(b, "  - đúng: %s\n", code(e.Good))
		}
	}
}

// code writes the changes of an example, each as code of its own.
func code(changes string) string {
	lines := strings.Split(example(changes), "\n")
	for i, line := range lines {
		fence := "`"
		for strings.Contains(line, fence) {
			fence += "`"
		}
		lines[i] = fence + line + fence
	}
	return strings.Join(lines, "; ")
}

// anchor is the name that a heading gets.
func anchor(id string) string { return strings.ToLower(id) }

// escaped keeps Markdown from reading marks in running text.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "`", "\\`").Replace(s)
}
