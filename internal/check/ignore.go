package check

import (
	"cmp"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// General stands for what is told without a rule: that a file cannot be read,
// that a definition has a mistake.
const General = "VB-00"

// RuleOf is the rule of a finding, or [General].
func RuleOf(d diag.Diagnostic) string { return cmp.Or(d.Rule, General) }

// Accept parts findings into those that stay and those that an entry accepts.
// file is the path as patterns are matched against, with slashes; used tells
// how many findings each entry has taken.
func Accept(findings diag.List, file string, ignores []Ignore) (kept, ignored diag.List, used []int) {
	used = make([]int, len(ignores))
	for _, d := range findings {
		taken := false
		for i := range ignores {
			if ignores[i].takes(d, file) {
				used[i]++
				taken = true
				break
			}
		}
		if taken {
			ignored = append(ignored, d)
		} else {
			kept = append(kept, d)
		}
	}
	return kept, ignored, used
}

func (i *Ignore) takes(d diag.Diagnostic, file string) bool {
	return names(i.Rule, RuleOf(d)) && i.Covers(file) && (i.Quote == "" || strings.Contains(viet.NFC(d.Quote), i.Quote))
}

// Covers reports whether an entry is for a file. A pattern without a slash is
// for a name in any folder.
func (i *Ignore) Covers(file string) bool {
	pattern := i.File
	if pattern == "" {
		return true
	}
	if !strings.Contains(pattern, "/") {
		file = path.Base(file)
	}
	ok, err := doublestar.Match(viet.NFC(strings.TrimPrefix(pattern, "./")), viet.NFC(file))
	return ok && err == nil
}

func validPattern(pattern string) bool { return doublestar.ValidatePattern(pattern) }

// Unused warns of an entry that took nothing.
func (i *Ignore) Unused(problems *diag.List) {
	problems.Warn(i.At, "xóa mục này nếu chỗ sai đã được sửa", "mục bỏ qua %s không khớp với điều nào tìm thấy", i.Rule)
}

// commentMark begins a comment of a definition that accepts findings in it:
// “# bo-qua: PG-06, SO-04 -- lý do”, on a line of its own without indent.
const commentMark = "bo-qua:"

// Comments reads the entries that a definition carries itself.
func Comments(file string, data []byte, rules []Rule) ([]Ignore, diag.List) {
	var (
		out      []Ignore
		problems diag.List
	)
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		text, comment := strings.CutPrefix(line, "#")
		text, ours := strings.CutPrefix(strings.TrimSpace(text), commentMark)
		if !comment || !ours {
			continue
		}
		at := diag.Range{File: file, Start: diag.Pos{Line: n, Col: 1}}
		list, reason, _ := strings.Cut(viet.NFC(text), "--")
		if reason = strings.TrimSpace(reason); reason == "" {
			problems.Warn(at, "thêm lý do sau hai dấu gạch: “# bo-qua: PG-06 -- lý do”", "dòng bỏ qua không có lý do")
		}
		for name := range strings.SplitSeq(list, ",") {
			name = strings.ToUpper(strings.TrimSpace(name))
			if !known(name, rules) {
				problems.Warn(at, nearestRule(name, rules), "không có quy tắc “%s”", name)
				continue
			}
			out = append(out, Ignore{Rule: name, Reason: reason, At: at})
		}
	}
	return out, problems
}
