package template

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/viet"
)

// Path leads to a field of a template: “nhiem_vu.han” is the column han of the
// table nhiem_vu.
type Path struct{ steps []*Field }

// String is the path as the front matter spells it.
func (p Path) String() string {
	names := make([]string, len(p.steps))
	for i, f := range p.steps {
		names[i] = f.Name
	}
	return strings.Join(names, ".")
}

// Field is the field that the path leads to, nil for the zero Path.
func (p Path) Field() *Field {
	if len(p.steps) == 0 {
		return nil
	}
	return p.steps[len(p.steps)-1]
}

// title names the field to a person.
func (p Path) title() string {
	f := p.Field()
	if f.Label == f.Name {
		return "“" + p.String() + "”"
	}
	return "“" + p.String() + "” (" + f.Label + ")"
}

// shared counts the tables at the beginning of both paths.
func (p Path) shared(q Path) int {
	n := 0
	for i := range min(len(p.steps), len(q.steps)) - 1 {
		if p.steps[i] != q.steps[i] {
			break
		}
		if p.steps[i].Type == Records {
			n++
		}
	}
	return n
}

// find reads a path; all lists every path there is.
func (t *Template) find(typed string) (Path, bool) {
	var p Path
	fields := t.Fields
	for _, name := range strings.Split(typed, ".") {
		key := viet.Key(name)
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == key })
		if i < 0 {
			return Path{}, false
		}
		p.steps = append(p.steps, &fields[i])
		fields = fields[i].Fields
	}
	return p, true
}

// allPaths lists the paths of every field below some fields.
func allPaths(fields []Field, before string) []string {
	var out []string
	for i := range fields {
		path := before + fields[i].Name
		out = append(out, path)
		out = append(out, allPaths(fields[i].Fields, path+".")...)
	}
	return out
}

// findReported reads a path or says what is wrong with it.
func (t *Template) findReported(typed doc.Text, problems *diag.List) (Path, bool) {
	p, ok := t.find(typed.Text)
	if ok {
		return p, !slices.ContainsFunc(p.steps, func(f *Field) bool { return f.Type == unknownType })
	}
	inside := t.Fields
	where := ""
	if i := strings.LastIndex(typed.Text, "."); i >= 0 {
		if around, ok := t.find(typed.Text[:i]); ok {
			inside, where = around.Field().Fields, " trong “"+around.String()+"”"
		}
	}
	hint := ""
	if near, ok := viet.Nearest(typed.Text, allPaths(t.Fields, "")); ok {
		hint = diag.Meant(near)
	} else if len(inside) > 0 {
		hint = "dùng một trong: " + fieldNames(inside)
	} else {
		hint = "viết tên trường, hoặc bảng.cột"
	}
	name := typed.Text
	if where != "" {
		name = name[strings.LastIndex(name, ".")+1:]
	}
	problems.Add(typed.At, hint, "không có trường “%s”%s", name, where)
	return Path{}, false
}
