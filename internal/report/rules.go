package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
)

// What is told without a rule, see [check.General].
const (
	generalTitle = "tệp đọc được và khai báo đúng"
	generalWhy   = "Tệp hỏng, có mật khẩu, không phải tệp Word, hoặc khai báo có lỗi thì không tạo được văn bản, nên chưa xét được thể thức."
)

// group is a chapter of the list of rules, by their ids or the first letters of
// these.
type group struct {
	title string
	ids   []string
}

// groups are the chapters in their order; the last takes what no other does.
func groups() []group {
	return []group{
		{"Trang và phông chữ", []string{"PG", "FT"}},
		{"Phần đầu văn bản", []string{"QH", "TN", "CQ", "SO", "DD", "TL", "CV", "VV"}},
		{"Nội dung", []string{"CC", "VD", "BD", "HD", "KT"}},
		{"Nơi nhận và chữ ký", []string{"KG", "NN", "KY"}},
		{"Phụ lục, bản sao, các dấu và loại văn bản", []string{"PL", "DK", "DM", "LH", "ST", "DC", "SC", "ED", "SY"}},
		{"Chữ viết và số liệu", []string{"SO-CHINH", "SO-DON", "PL-KHOP", "VH", "VT", "CT", "NG", "SL", "DH", "TM", "TU"}},
		{"Thông lệ trình bày", []string{"TR", "XML"}},
		{"Cách viết mẫu", []string{"MAU"}},
		{"Khác", nil},
	}
}

// chapterOf is the index of the group of a rule.
func chapterOf(all []group, id string) int {
	for _, name := range []string{id, id[:max(0, strings.IndexByte(id, '-'))]} {
		if i := slices.IndexFunc(all, func(g group) bool { return slices.Contains(g.ids, name) }); i >= 0 {
			return i
		}
	}
	return len(all) - 1
}

// chapters are the rules by groups, each in its own order; groups without rules
// are left out.
func chapters(rules []check.Rule) (titles []group, parts [][]check.Rule) {
	all := groups()
	for i, g := range all {
		var part []check.Rule
		for _, r := range rules {
			if chapterOf(all, r.ID) == i {
				part = append(part, r)
			}
		}
		if part != nil {
			titles, parts = append(titles, g), append(parts, part)
		}
	}
	return titles, parts
}

// Explain writes what a rule is about, for people.
func Explain(w io.Writer, r *check.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", r.ID, r.Title)
	fmt.Fprintf(&b, "    mức độ: %s\n    dựa trên: %v\n", severity(r), r.Tier)
	if r.Cite.Path != "" {
		fmt.Fprintf(&b, "    căn cứ: %v\n", r.Cite)
	}
	fmt.Fprintf(&b, "    vì sao: %s\n", r.Why)
	for _, e := range r.Examples {
		fmt.Fprintf(&b, "    sai:  %s\n", indented(example(e.Bad)))
		if e.Good != "" {
			fmt.Fprintf(&b, "    đúng: %s\n", indented(example(e.Good)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ExplainGeneral is Explain for [check.General].
func ExplainGeneral(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s: %s\n    vì sao: %s\n", check.General, generalTitle, generalWhy)
	return err
}

func severity(r *check.Rule) string {
	if r.Off {
		return r.Severity.String() + ", chỉ xét khi được gọi tên"
	}
	return r.Severity.String()
}

// example names the components in the changes of an example as the decree does.
func example(changes string) string {
	lines := strings.Split(strings.TrimSpace(changes), "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		end := strings.IndexFunc(line, func(c rune) bool { return c != '_' && (c < 'a' || c > 'z') })
		if end < 0 {
			end = len(line)
		}
		if name := law.Component(line[:end]).Name(); name != "" {
			line = name + line[end:]
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

func indented(s string) string { return strings.ReplaceAll(s, "\n", "\n          ") }

// List writes one line for each rule, for people.
func List(w io.Writer, rules []check.Rule) error {
	var b strings.Builder
	titles, parts := chapters(rules)
	for i, part := range parts {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s\n", titles[i].title)
		for _, r := range part {
			fmt.Fprintf(&b, "  %-8s %s %s %s\n", r.ID, padded(severityShort(&r), 9), padded(r.Tier.String(), 14), r.Title)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func severityShort(r *check.Rule) string {
	if r.Off {
		return "(tắt)"
	}
	return r.Severity.String()
}

// padded fills s to a width in letters.
func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-len([]rune(s))))
}

// The JSON form of the list. Its field names are stable; fields may be added.
type (
	jsonRules struct {
		Rules []jsonRule `json:"rules"`
	}
	jsonRule struct {
		ID       string        `json:"id"`
		Title    string        `json:"title"`
		Why      string        `json:"why"`
		Tier     string        `json:"tier"` // “decree”, “form”, “practice” or “authoring”
		Severity diag.Severity `json:"severity"`
		Cite     string        `json:"cite,omitempty"`
		Off      bool          `json:"off"` // runs only if it is named
		Examples []jsonExample `json:"examples"`
	}
	jsonExample struct {
		On   string `json:"on"` // kind of the document it is tried on
		Bad  string `json:"bad"`
		Good string `json:"good,omitempty"`
	}
)

// ListJSON writes the rules for programs.
func ListJSON(w io.Writer, rules []check.Rule) error {
	out := jsonRules{Rules: []jsonRule{}}
	for _, r := range rules {
		j := jsonRule{ID: r.ID, Title: r.Title, Why: r.Why, Tier: tierWord(r.Tier), Severity: r.Severity, Off: r.Off, Examples: []jsonExample{}}
		if r.Cite.Path != "" {
			j.Cite = r.Cite.String()
		}
		for _, e := range r.Examples {
			j.Examples = append(j.Examples, jsonExample{On: sample(e), Bad: e.Bad, Good: e.Good})
		}
		out.Rules = append(out.Rules, j)
	}
	return encode(w, out)
}

// sample is the kind that an example is tried on.
func sample(e check.Example) string {
	if e.On == "" {
		return "cong-van"
	}
	return e.On
}
