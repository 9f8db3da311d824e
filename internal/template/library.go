package template

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/pack"
)

// Suffix ends the name of every template file.
const Suffix = pack.Suffix

// Library holds templates by id. A template is read in full only when it is
// first asked for, so that a program pays for the ones it uses.
type Library struct{ entries []*entry }

// entry is one file of a library.
type entry struct {
	id   string // “mau”, or “goi/mau” in a pack
	pack *pack.Pack
	file string
	src  []byte
	read func() (*Template, diag.List) // parses once
}

// NewLibrary takes the templates of some packs and folders. The list names packs
// that cannot stand together and ids that occur twice; mistakes inside a
// template come with [Library.Find] and [Library.Problems].
func NewLibrary(packs ...*pack.Pack) (*Library, diag.List) {
	packs, problems := pack.Together(packs)
	l := &Library{}
	for _, p := range packs {
		for _, f := range p.Files {
			l.add(p, f, &problems)
		}
	}
	slices.SortStableFunc(l.entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.id, b.id), a.version().Compare(b.version()))
	})
	return l, problems
}

func (l *Library) add(p *pack.Pack, f pack.File, problems *diag.List) {
	e := &entry{id: p.ID(ownID(f)), pack: p, file: f.Place, src: f.Data}
	e.read = sync.OnceValues(func() (*Template, diag.List) { return l.Parse(p, e.file, e.src) })
	for _, old := range l.entries {
		if old.id == e.id && old.version() == e.version() {
			problems.Add(diag.Range{File: e.file}, "đổi id của một trong hai mẫu", "mã mẫu “%s” đã có ở tệp %s", ownID(f), old.file)
			return
		}
	}
	l.entries = append(l.entries, e)
}

// version is that of the pack; plain folders have none.
func (e *entry) version() pack.Version {
	if e.pack.Manifest == nil {
		return pack.Version{}
	}
	return e.pack.Manifest.Version
}

// Parse reads a template of a pack or folder, nil if it is of none. It may attach
// others: those that stand beside it by their plain ids, and then those of the
// library. It returns nil if the list has errors.
func (l *Library) Parse(home *pack.Pack, file string, src []byte) (*Template, diag.List) {
	if home == nil {
		home = &pack.Pack{}
	}
	t, problems := parseWith(func(id string) (string, []byte, bool) { return l.source(home, id) }, file, src)
	if t != nil {
		t.ID, t.Pack = home.ID(t.ID), home.Manifest
	}
	return t, problems
}

// source finds the file of a template that one of a pack attaches.
func (l *Library) source(home *pack.Pack, name string) (file string, src []byte, ok bool) {
	for _, f := range home.Files {
		if ownID(f) == name {
			return f.Place, f.Data, true
		}
	}
	ref, ok := pack.ParseReference(name)
	if found := l.versions(ref); ok && len(found) == 1 {
		return found[0].file, found[0].src, true
	}
	return "", nil, false
}

// versions are the templates that a reference may mean, oldest first.
func (l *Library) versions(ref pack.Reference) []*entry {
	var found []*entry
	for _, e := range l.entries {
		if e.id == ref.ID && (ref.Pin == "" || e.pack.Manifest != nil && ref.Allows(e.version())) {
			found = append(found, e)
		}
	}
	return found
}

// ownID is the id of a template inside its pack, without parsing it.
func ownID(f pack.File) string {
	if id := peekID(f.Data); id != "" && !strings.ContainsAny(id, "/@") {
		return id
	}
	return strings.TrimSuffix(f.Name, Suffix)
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
