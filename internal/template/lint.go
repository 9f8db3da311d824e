package template

import (
	"slices"
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/record"
)

// Lint judges the template without data: what is declared and never used, what
// cannot be printed or compared, branches that nothing reaches, and text that
// does not mean what it seems to. Each finding names its rule, see [LintRules].
// What stands in an attached template is told of that template only.
func (t *Template) Lint() diag.List {
	l := &linter{template: t, used: map[string]bool{}, shown: map[string]bool{}, rules: map[string]LintRule{}, root: known{
		kind: recordKind, path: "$", parts: knownFields(t.Fields), whole: true,
	}}
	for _, r := range LintRules() {
		l.rules[r.ID] = r
	}
	l.root.parts = append(l.root.parts, t.ownParts())
	l.judging = true
	l.readChecks()
	l.judging = false
	for _, p := range t.inOrder() {
		l.piece(p, l.root, nil)
	}
	l.judging = true
	for i := range t.checks {
		l.check(&t.checks[i])
	}
	l.judging = false
	l.useRelations()
	l.unusedFields(t.Fields, "")
	l.texts()
	l.hygiene()
	return slices.DeleteFunc(l.found, func(d diag.Diagnostic) bool { return d.At.File != t.file }).Sorted()
}

// linter judges one template.
type linter struct {
	template    *Template
	root        known
	rules       map[string]LintRule
	used        map[string]bool // plain paths
	shown       map[string]bool // of those, what may reach the text
	constraints []constraint
	assumed     map[string]bool // plain paths that conditions too long to understand speak of
	found       diag.List
	quiet       int  // more than zero: nothing is reported
	judging     bool // what runs now is kiem_tra, which prints into no document
	asking      bool // what runs now is a condition, to tell what it refuses
}

// report adds a finding of a rule.
func (l *linter) report(rule string, at diag.Range, hint, format string, args ...any) {
	if l.quiet > 0 {
		return
	}
	r, ok := l.rules[rule]
	if !ok {
		panic("template: no lint rule " + rule)
	}
	l.found.Add(at, hint, format, args...)
	d := &l.found[len(l.found)-1]
	d.Rule, d.Severity = rule, r.Severity
}

// inOrder lists the pieces that print into the document.
func (t *Template) inOrder() []*piece {
	var out []*piece
	var visit func(v *record.Value)
	visit = func(v *record.Value) {
		if v == nil {
			return
		}
		if p := t.pieces[v]; p != nil {
			out = append(out, p)
		}
		for _, item := range v.Items {
			visit(item)
		}
		for _, f := range v.Fields {
			visit(f.Value)
		}
	}
	t.parts.Each(func(v **record.Value) { visit(*v) })
	return append(out, t.body)
}

// ownParts describes .van_ban. A part that the template itself writes is always
// there.
func (t *Template) ownParts() known {
	own := known{kind: recordKind, field: &Field{Name: reserved, Type: Group, Required: true}, whole: true}
	for i, v := range []*record.Value{t.parts.Number, t.parts.Notation, t.parts.Place, t.parts.Date} {
		f := &Field{Name: ownComponents[i], Type: Line, Required: !v.Empty() && v.Kind == record.Scalar && t.pieces[v] == nil}
		if f.Name == "ngay_ban_hanh" {
			f.Type = Day
		}
		own.parts = append(own.parts, knownField(f))
	}
	return own
}

// parsed gives the trees of a piece as its author wrote them.
func (p *piece) parsed() map[string]*parse.Tree {
	tree := parse.New(p.name)
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(joinControlLines(p.text), "", "", trees); err != nil {
		panic("template: a piece that was read does not parse: " + err.Error())
	}
	return trees
}

// unusedFields reports the fields of which nothing makes use.
func (l *linter) unusedFields(fields []Field, path string) {
	for i := range fields {
		f := &fields[i]
		full := path + f.Name
		switch {
		case !l.used[full]:
			what := "trường"
			if path != "" {
				what = "trường bên trong"
			}
			l.report(ruleUnused, f.At, "in giá trị ở nội dung, hoặc bỏ trường này khỏi mẫu để không hỏi thừa", what+" “%s” được hỏi nhưng không dùng ở đâu", full)
		case len(f.Fields) > 0:
			l.unusedFields(f.Fields, full+".")
		case !f.Aside && !l.shows(full):
			l.report(ruleAsked, f.At, "in giá trị ra, hoặc khai in_ra: tùy nếu văn bản không cần có giá trị này", "trường “%s” chỉ dùng để rẽ nhánh hay kiểm tra, giá trị đã gõ không in ra ở đâu", full)
		}
	}
}

// shows reports whether a value, or a part of it, may reach the text.
func (l *linter) shows(path string) bool {
	if l.shown[path] {
		return true
	}
	for p := range l.shown {
		if strings.HasPrefix(p, path+".") {
			return true
		}
	}
	return false
}

// show marks a value that may reach the text.
func (l *linter) show(k known) {
	if k.path != "" && !l.judging {
		l.shown[plainPath(k.path)] = true
	}
}

// use marks a value as used.
func (l *linter) use(k known) {
	if k.path != "" {
		l.used[plainPath(k.path)] = true
	}
}

// useAll marks a value with all that is in it, where it goes out of sight.
func (l *linter) useAll(k known) {
	l.use(k)
	l.show(k)
	for i := range k.parts {
		if p, ok := k.part(k.parts[i].field.Name); ok {
			l.useAll(p)
		}
	}
	if k.item != nil {
		item := *k.item
		item.path = k.path
		l.useAll(item)
	}
}
