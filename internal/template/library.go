package template

import (
	"bytes"
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"vanban/internal/diag"
)

// Suffix ends the name of every template file.
const Suffix = ".vb.md"

// Library holds templates by id. A template is read in full only when it is
// first asked for, so that a program pays for the ones it uses.
type Library struct{ entries []*entry }

// entry is one file of a library.
type entry struct {
	id   string
	file string
	src  []byte
	read func() (*Template, diag.List) // parses once
}

// NewLibrary finds every template in the root of some file systems. The list
// names files that cannot be read and ids that occur twice; mistakes inside a
// template come with [Library.Find] and [Library.Problems].
func NewLibrary(systems ...fs.FS) (*Library, diag.List) {
	var problems diag.List
	l := &Library{}
	for _, fsys := range systems {
		names, err := fs.Glob(fsys, "*"+Suffix)
		if err != nil {
			panic(err) // the pattern is ours
		}
		for _, name := range names {
			src, err := fs.ReadFile(fsys, name)
			if err != nil {
				problems.Add(diag.Range{File: name}, "kiểm tra quyền đọc tệp", "không đọc được mẫu: %v", err)
				continue
			}
			l.add(name, src, &problems)
		}
	}
	slices.SortFunc(l.entries, func(a, b *entry) int { return cmp.Compare(a.id, b.id) })
	return l, problems
}

func (l *Library) add(file string, src []byte, problems *diag.List) {
	e := &entry{id: peekID(src), file: file, src: src}
	if e.id == "" {
		e.id = strings.TrimSuffix(file, Suffix)
	}
	e.read = sync.OnceValues(func() (*Template, diag.List) { return l.Parse(file, src) })
	for _, old := range l.entries {
		if old.id == e.id {
			problems.Add(diag.Range{File: file}, "đổi id của một trong hai mẫu", "mã mẫu “%s” đã có ở tệp %s", e.id, old.file)
			return
		}
	}
	l.entries = append(l.entries, e)
}

// Parse reads a template that may attach those of the library. It returns nil if
// the list has errors.
func (l *Library) Parse(file string, src []byte) (*Template, diag.List) {
	return parseWith(l.source, file, src)
}

func (l *Library) source(id string) (file string, src []byte, ok bool) {
	for _, e := range l.entries {
		if e.id == id {
			return e.file, e.src, true
		}
	}
	return "", nil, false
}

// peekID reads the id from the front matter without parsing it.
func peekID(src []byte) string {
	for line := range bytes.Lines(src) {
		if id, ok := bytes.CutPrefix(line, []byte("id:")); ok {
			typed, _, _ := strings.Cut(string(id), " #") // a comment of YAML
			return strings.Trim(strings.TrimSpace(typed), `"'`)
		}
		if string(bytes.TrimSpace(line)) == "---" && len(line) < len(src) && &line[0] != &src[0] {
			break
		}
	}
	return ""
}

// Find returns the template with an id and the problems found in it. It is nil
// with an empty list if there is none of that id, nil with errors if it cannot
// be used.
func (l *Library) Find(id string) (*Template, diag.List) {
	for _, e := range l.entries {
		if e.id == id {
			return e.read()
		}
	}
	return nil, nil
}

// List returns all templates that can be used, by id.
func (l *Library) List() []*Template {
	out := make([]*Template, 0, len(l.entries))
	for _, e := range l.entries {
		if t, _ := e.read(); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// Problems returns what is wrong in any of the templates.
func (l *Library) Problems() diag.List {
	var problems diag.List
	for _, e := range l.entries {
		_, list := e.read()
		problems = append(problems, list...)
	}
	return problems
}
