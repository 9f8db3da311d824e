package pipeline

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/template"
)

// sourceLines finds lines of a template. Behind its own stand those of the
// templates that it attaches, as far as their bodies.
type sourceLines struct {
	file     string
	lines    []string
	body     int // first line of the body, from 1
	attached []attachedLines
}

// attachedLines is where the lines of an attached template begin.
type attachedLines struct {
	file  string
	first int // how many lines stand before its own
}

func newSourceLines(file string, data []byte) *sourceLines {
	s := &sourceLines{file: file, lines: strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n"), body: 1}
	for i, line := range s.lines {
		if i > 0 && strings.TrimRight(line, " \t") == "---" {
			s.body = i + 2
			break
		}
	}
	return s
}

// attach adds the lines of an attached template. Its head is left out: what it
// declares is no text.
func (s *sourceLines) attach(file string, data []byte) {
	other := newSourceLines(file, data)
	s.attached = append(s.attached, attachedLines{file, len(s.lines)})
	for i, line := range other.lines {
		if i+1 < other.body {
			line = ""
		}
		s.lines = append(s.lines, line)
	}
}

// has reports whether a place is in the template or in one that it attaches.
func (s *sourceLines) has(at diag.Range) bool {
	return at.File == s.file || slices.ContainsFunc(s.attached, func(a attachedLines) bool { return a.file == at.File })
}

// at is the place of a line.
func (s *sourceLines) at(line int) diag.Range {
	for _, a := range slices.Backward(s.attached) {
		if line > a.first {
			return diag.Range{File: a.file, Start: diag.Pos{Line: line - a.first, Col: 1}}
		}
	}
	return diag.Range{File: s.file, Start: diag.Pos{Line: max(line, 1), Col: 1}}
}

// told names a line to a person.
func (s *sourceLines) told(line int) string {
	at := s.at(line)
	if at.File == s.file {
		return fmt.Sprintf("dòng %d của mẫu", at.Start.Line)
	}
	return fmt.Sprintf("dòng %d của %s", at.Start.Line, at.File)
}

// key is the line of a key of the front matter, 1 if it has none.
func (s *sourceLines) key(name string) int {
	for i := range min(s.body-1, len(s.lines)) {
		if name != "" && strings.HasPrefix(s.lines[i], name+":") {
			return i + 1
		}
	}
	return 1
}

// keys are the keys that say what a component shows.
var keys = map[law.Component]string{
	law.IssuerName: "co_quan_ban_hanh", law.IssuerParent: "co_quan_chu_quan", law.CodeLine: "ky_hieu", law.PlaceAndDate: "dia_danh",
	law.KindTitle: "loai", law.Subject: "trich_yeu", law.LetterSubject: "trich_yeu", law.Addressees: "kinh_gui", law.Competence: "tham_quyen",
	law.Basis: "can_cu", law.SignAuthority: "nguoi_ky", law.SignPosition: "nguoi_ky", law.SignName: "nguoi_ky",
	law.RecipientsWord: "noi_nhan", law.RecipientsList: "noi_nhan",
}

// component is the place of a component in the template.
func (s *sourceLines) component(key string) diag.Range {
	line := 1
	c := law.Component(key)
	if name, ok := keys[c]; ok {
		line = s.key(name)
		if line == 1 && name == "noi_nhan" {
			line = s.key("luu")
		}
	} else if c == law.BodyText || c == law.TableText || c == law.AppendixTitle || c == law.AppendixWord {
		line = s.body
	}
	return s.at(line)
}

// line is the line of a place in the template; of another place, the first of
// the body.
func (s *sourceLines) line(at diag.Range) int {
	if at.File == s.file && at.Start.Line > 0 {
		return at.Start.Line
	}
	for _, a := range s.attached {
		if at.File == a.file && at.Start.Line > 0 {
			return a.first + at.Start.Line
		}
	}
	return s.body
}

// use is the line that prints a field, a column of a table where the table is
// gone through; the line that declares it if none does.
func (s *sourceLines) use(path string, f *template.Field) int {
	from, line := s.body-1, 1
	if f != nil {
		line = s.line(f.At)
	}
	parts := strings.Split(path, ".")
	for i, name := range parts {
		if name != "" && name[0] >= '0' && name[0] <= '9' { // a year
			break
		}
		pattern := regexp.MustCompile(`\{\{.*[.]` + name + `\b`)
		if i == 0 && len(parts) > 1 {
			pattern = regexp.MustCompile(`\{\{.*(?:range|with|template).*[.]` + name + `\b`)
		}
		n := s.find(pattern, from)
		if n < 0 && i == 0 {
			n = s.findFront(regexp.MustCompile(`\{\{.*[.]` + name + `\b`))
		}
		if n < 0 {
			break
		}
		line, from = n+1, n
	}
	return line
}

// literal is the line, below the fields or in a component above the body, where
// one of some texts begins that is written out; 0 if none is.
func (s *sourceLines) literal(forms []string) int {
	for _, form := range forms {
		words := strings.Fields(form)
		if len(words) == 0 {
			continue
		}
		for i := range words {
			words[i] = regexp.QuoteMeta(words[i])
		}
		pattern := regexp.MustCompile(`(?i)` + strings.Join(words, `\s+`))
		for from := s.body - 1; from >= 0; from = s.components() - 1 {
			if at := pattern.FindStringIndex(strings.Join(s.lines[min(from, len(s.lines)):], "\n")); at != nil {
				return from + 1 + strings.Count(strings.Join(s.lines[from:], "\n")[:at[0]], "\n")
			}
			if from < s.body-1 {
				break
			}
		}
	}
	return 0
}

// components is the first line below the fields and rules: of what the template
// says of the components.
func (s *sourceLines) components() int {
	last := s.body
	for i := min(s.body-2, len(s.lines)-1); i > 0; i-- {
		line := s.lines[i]
		if line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "-") {
			continue
		}
		name, _, _ := strings.Cut(line, ":")
		if slices.Contains([]string{"truong", "kiem_tra", "quy_tac", "id", "ten", "mo_ta", "loai"}, name) {
			break
		}
		last = i + 1
	}
	return last
}

// skipsList reports whether between two lines of the body there is a list or a
// table of a range, which then has printed nothing, and no words for that case.
func (s *sourceLines) skipsList(from, to int) bool {
	if to <= from || from < s.body {
		return false
	}
	between := s.lines[from:min(to-1, len(s.lines))]
	text := strings.Join(between, "\n")
	return strings.Contains(text, "{{ range ") && !strings.Contains(text, "\n{{ else") &&
		slices.ContainsFunc(between, func(line string) bool { return listLine.MatchString(line) })
}

// listLine is a line of the markup that begins an item or a row.
var listLine = regexp.MustCompile(`^\s*(?:- |\d+\. |\||\(\{\{)`)

func (s *sourceLines) find(pattern *regexp.Regexp, from int) int {
	for i := from; i < len(s.lines); i++ {
		if pattern.MatchString(s.lines[i]) {
			return i
		}
	}
	return -1
}

// findFront looks through the front matter from its end: components stand
// below the fields.
func (s *sourceLines) findFront(pattern *regexp.Regexp) int {
	for i := min(s.body-2, len(s.lines)-1); i >= 0; i-- {
		if pattern.MatchString(s.lines[i]) {
			return i
		}
	}
	return -1
}
