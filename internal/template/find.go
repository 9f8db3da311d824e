package template

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/pack"
	"vanban/internal/viet"
)

// Reference is how a definition names the template. A template of a pack is
// named with the series of the version, so that a definition goes on to mean the
// text it was written for when a pack with other text takes the place, and still
// gets corrections, which only the last number counts.
func (t *Template) Reference() string {
	if t.Pack == nil {
		return t.ID
	}
	return t.ID + "@" + t.Pack.Version.Series()
}

// Find returns the template that a definition names at a place, and the problems
// found in it. It is nil if the list has errors: there is none of that name,
// there are several, or it cannot be used.
func (l *Library) Find(name string, at diag.Range) (*Template, diag.List) {
	var problems diag.List
	ref, ok := pack.ParseReference(name)
	if !ok {
		problems.Add(at, "viết như “"+ref.ID+"@1.2”, hoặc bỏ phần từ “@”", "phiên bản “%s” không đúng dạng, cần một đến ba số như 1.2", ref.Pin)
		return nil, problems
	}
	switch found := l.versions(ref); len(found) {
	case 1:
		return found[0].read()
	case 0:
		l.missing(ref, at, &problems)
	default:
		newest := found[len(found)-1]
		problems.Add(at, "chọn một phiên bản, như “mau: "+newest.pinned(found)+"”",
			"mẫu “%s” có ở nhiều phiên bản: %s", ref, strings.Join(versionsOf(found), ", "))
	}
	return nil, problems
}

// pinned names a template by the shortest version that only it has.
func (e *entry) pinned(others []*entry) string {
	version := e.version()
	for _, pin := range []string{version.Series(), version.String()} {
		ref := pack.Reference{ID: e.id, Pin: pin}
		if !slices.ContainsFunc(others, func(o *entry) bool { return o != e && ref.Allows(o.version()) }) {
			return ref.String()
		}
	}
	return e.id
}

func versionsOf(entries []*entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.version().String())
	}
	return out
}

// missing says that there is no template of a name, and which was meant.
func (l *Library) missing(ref pack.Reference, at diag.Range, problems *diag.List) {
	if ref.Pack() != "" {
		l.missingInPack(ref, at, problems)
		return
	}
	var inPacks, plain []string
	for _, e := range l.entries {
		switch {
		case e.pack.Manifest == nil:
			plain = append(plain, e.id)
		case strings.TrimPrefix(e.id, e.pack.Manifest.Name+"/") == ref.ID:
			inPacks = append(inPacks, pack.Reference{ID: e.id, Pin: ref.Pin}.String())
		}
	}
	switch inPacks = slices.Compact(inPacks); {
	case ref.Pin != "" && slices.Contains(plain, ref.ID):
		problems.Add(at, "bỏ “@"+ref.Pin+"”", "mẫu “%s” không thuộc gói nào nên không có phiên bản", ref.ID)
		return
	case len(inPacks) == 1:
		problems.Add(at, diag.Meant(inPacks[0]), "không có mẫu “%s” ngoài các gói", ref)
		return
	case len(inPacks) > 1:
		problems.Add(at, "viết một trong: "+strings.Join(inPacks, ", "), "không có mẫu “%s” ngoài các gói", ref)
		return
	}
	hint := "chạy vanban list để xem các mẫu và loại văn bản"
	if near, ok := viet.Nearest(ref.ID, plain); ok {
		hint = diag.Meant(near)
	}
	problems.Add(at, hint, "không có mẫu “%s”", ref)
}

func (l *Library) missingInPack(ref pack.Reference, at diag.Range, problems *diag.List) {
	var packs, ids []string
	for _, e := range l.entries {
		if e.pack.Manifest != nil {
			packs = append(packs, e.pack.Manifest.Name)
			if e.pack.Manifest.Name == ref.Pack() {
				ids = append(ids, e.id)
			}
		}
	}
	name := strings.TrimPrefix(ref.ID, ref.Pack()+"/")
	if len(ids) == 0 {
		hint := "thêm --templates với thư mục hoặc tệp .zip của gói “" + ref.Pack() + "”"
		if near, ok := viet.Nearest(ref.Pack(), packs); ok {
			hint = diag.Meant(near + "/" + name)
		}
		problems.Add(at, hint, "không có gói mẫu “%s”", ref.Pack())
		return
	}
	if others := l.versions(pack.Reference{ID: ref.ID}); len(others) > 0 {
		newest := others[len(others)-1]
		problems.Add(at, "viết “"+newest.pinned(others)+"”, hoặc thêm --templates với đúng phiên bản",
			"không có mẫu “%s” phiên bản %s, chỉ có %s", ref.ID, ref.Pin, strings.Join(versionsOf(others), ", "))
		return
	}
	hint := "viết một trong: " + strings.Join(slices.Compact(ids), ", ")
	if near, ok := viet.Nearest(ref.ID, ids); ok {
		hint = diag.Meant(near)
	}
	problems.Add(at, hint, "gói “%s” không có mẫu “%s”", ref.Pack(), name)
}
