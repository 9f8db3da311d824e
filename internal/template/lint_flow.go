package template

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
)

// flow walks one piece in the order in which it runs.
type flow struct {
	*linter
	piece    *piece
	trees    map[string]*parse.Tree
	assigned map[string]bool // variables that are set again
	settings map[string][]setting
	vars     map[string]variable
	read     map[parse.Pos]bool // variables by where they are declared
	calls    []string           // blocks around
	loops    int                // loops around
	walks    int                // blocks walked, again and again
	called   map[string]bool    // blocks that are used
}

const (
	// maxWalks bounds how often blocks are walked, since they may call each other.
	maxWalks = 2000
	// maxSettings bounds how often a variable is set again before nothing more is
	// said of it.
	maxSettings = 100
)

// variable is what a name stands for.
type variable struct {
	known
	pos parse.Pos // where it was declared; 0 for those that need not be read
}

// piece walks a text that prints. start is what is known before it runs.
func (l *linter) piece(p *piece, dot known, start facts) {
	if p.plain {
		return
	}
	w := l.flowOf(p, dot)
	w.list(w.trees[p.name].Root, dot, start)
	w.leftovers()
}

func (l *linter) flowOf(p *piece, root known) *flow {
	root.said = "$"
	w := &flow{linter: l, piece: p, trees: p.parsed(), assigned: map[string]bool{}, settings: map[string][]setting{}, read: map[parse.Pos]bool{}, called: map[string]bool{},
		vars: map[string]variable{"$": {known: root}}}
	for _, t := range w.trees {
		walkNodes(t.Root, func(n parse.Node) {
			if pipe, ok := n.(*parse.PipeNode); ok && pipe.IsAssign {
				for _, v := range pipe.Decl {
					w.assigned[v.Ident[0]] = true
				}
			}
		})
	}
	if w.trees[p.name] == nil {
		w.trees[p.name] = &parse.Tree{Root: &parse.ListNode{NodeType: parse.NodeList}}
	}
	return w
}

// leftovers reports the blocks and the variables of which nothing made use.
func (w *flow) leftovers() {
	for _, name := range slices.Sorted(maps.Keys(w.trees)) {
		if t := w.trees[name]; name != w.piece.name && !w.called[name] {
			w.report(ruleBlock, w.before(int(t.Root.Pos)), "bỏ khối này, hoặc gọi bằng {{ template \""+name+"\" . }}", "khối “%s” được đặt nhưng không dùng", name)
			w.quiet++
			w.list(t.Root, known{}, nil)
			w.quiet--
		}
	}
	for _, pos := range slices.Sorted(maps.Keys(w.read)) {
		if !w.read[pos] {
			name := w.piece.text[pos:]
			end := 1 + strings.IndexFunc(name[1:], func(r rune) bool { return !isWordRune(r) })
			w.report(ruleVariable, w.piece.at(int(pos)), "bỏ dòng đặt biến này, hoặc in biến ở chỗ cần", "biến “%s” được đặt nhưng không dùng", name[:max(end, 1)])
		}
	}
}

// list walks what stands one after another. It gives what is known after it,
// and whether nothing after it runs.
func (w *flow) list(l *parse.ListNode, dot known, st facts) (facts, bool) {
	if l == nil {
		return st, false
	}
	outer := w.vars
	w.vars = maps.Clone(outer)
	defer func() { w.vars = outer }()
	over := false
	for _, n := range l.Nodes {
		ended := false
		switch n := n.(type) {
		case *parse.TextNode:
			w.typed(n)
		case *parse.ActionNode:
			ended = w.action(n, dot, st)
		case *parse.IfNode:
			st, ended = w.choose(&n.BranchNode, dot, st)
		case *parse.WithNode:
			st, ended = w.choose(&n.BranchNode, dot, st)
		case *parse.RangeNode:
			w.loop(n, dot, st)
		case *parse.TemplateNode:
			w.block(n, dot, st)
		case *parse.BreakNode, *parse.ContinueNode:
			ended = true
		}
		if ended && !over {
			over = true
			w.quiet++ // for the rest, which never runs
			defer func() { w.quiet-- }()
		}
	}
	return st, over
}

// action walks “{{ … }}” and reports whether it stops the template.
func (w *flow) action(n *parse.ActionNode, dot known, st facts) bool {
	got := w.pipe(n.Pipe, dot, st)
	if len(n.Pipe.Decl) > 0 {
		w.declare(n.Pipe, got, st)
		return false
	}
	w.printed(n, got, st)
	id, ok := n.Pipe.Cmds[len(n.Pipe.Cmds)-1].Args[0].(*parse.IdentifierNode)
	return ok && id.Ident == "loi"
}

// declare notes what variables hold. Of what is set again only that is known
// which was known wherever it was set.
func (w *flow) declare(p *parse.PipeNode, got known, st facts) {
	for _, v := range p.Decl {
		name := v.Ident[0]
		if w.assigned[name] {
			w.useAll(got)
			w.settings[name] = append(w.settings[name], setting{got, empty(p, got), st.lasting()})
			got = known{}
		}
		if p.IsAssign {
			continue
		}
		got.said = name
		w.vars[name] = variable{got, v.Pos}
		if _, ok := w.read[v.Pos]; !ok {
			w.read[v.Pos] = false
		}
	}
}

// empty reports whether what a variable is set to is false for “if”.
func empty(p *parse.PipeNode, got known) bool {
	if len(p.Cmds) == 1 && len(p.Cmds[0].Args) == 1 {
		if id, ok := p.Cmds[0].Args[0].(*parse.IdentifierNode); ok && id.Ident == "list" {
			return true
		}
	}
	return facts(nil).truth(got).holds == never
}

// printed judges a value that goes into the text.
func (w *flow) printed(n *parse.ActionNode, got known, st facts) {
	w.show(got)
	switch {
	case !got.kind.single():
		hint := "dùng {{ range … }} để đi qua từng mục, hoặc hàm noi"
		if got.kind == recordKind {
			hint = "in từng trường bên trong, như {{ " + strings.TrimSuffix(got.name(), ".") + "." + first(got.names()) + " }}"
		} else if got.kind == milestonesKind {
			hint = "in giá trị của một năm bằng {{ index " + got.name() + " 2030 }}, hoặc dùng range"
		}
		w.report(ruleWhole, w.at(n.Pos), hint, "“%s” là %s, không in được", got.name(), got.kind)
	default:
		w.present(got, n.Pos, st)
		w.around(n, got)
	}
}

// present reports a value that may be absent where one must be there.
func (w *flow) present(k known, pos parse.Pos, st facts) bool {
	if k.need == "" || st.there(k) == always || w.guaranteed(k.need, st) {
		return true
	}
	name := k.name()
	if st.there(k) == never {
		w.report(ruleAbsent, w.at(pos), "chuyển sang nhánh trường có giá trị", "“%s” ở nhánh này luôn trống", name)
		return false
	}
	hint := "bọc trong {{ if " + name + " }}…{{ end }}, dùng {{ " + name + " | default \"…\" }}, hoặc khai bat_buoc: true"
	if name == "." {
		hint = "bọc trong {{ if . }}…{{ end }}"
	}
	if plainPath(k.need) != plainPath(k.path) && k.path == "" {
		hint = "bọc trong {{ if }} để chỉ chạy khi danh sách có mục"
	}
	w.report(ruleAbsent, w.at(pos), hint, "“%s” không bắt buộc, in ra mà không bọc thì báo lỗi khi trường để trống", name)
	return false
}

// name is what a value is called in messages.
func (k known) name() string {
	switch {
	case k.said != "":
		return k.said
	case k.path != "" || k.field != nil:
		return "."
	}
	return "giá trị này"
}

// choose walks if and with.
func (w *flow) choose(n *parse.BranchNode, dot known, st facts) (facts, bool) {
	outer := w.vars
	w.vars = maps.Clone(outer)
	defer func() { w.vars = outer }()
	got := w.pipe(n.Pipe, dot, st)
	o := st.truth(got)
	w.unreachable(n, got, o)
	w.declare(n.Pipe, got, st)
	inner := dot
	if n.NodeType == parse.NodeWith {
		inner = got
		inner.said = ""
		inner.test = nil
	}
	one := w.muted(o.holds == never, func() (facts, bool) { return w.list(n.List, inner, st.and(o.yes)) })
	other := w.muted(o.holds == always, func() (facts, bool) { return w.list(n.ElseList, dot, st.and(o.no)) })
	switch {
	case one && other && n.ElseList != nil:
		return st, true
	case one:
		return st.and(o.no), false
	case other:
		return st.and(o.yes), false
	}
	return st, false
}

// muted walks a branch, silently if nothing reaches it, and reports whether
// nothing after it runs.
func (w *flow) muted(silent bool, walk func() (facts, bool)) bool {
	if silent {
		w.quiet++
		defer func() { w.quiet-- }()
	}
	_, ended := walk()
	return ended
}

// loop walks a range.
func (w *flow) loop(n *parse.RangeNode, dot known, st facts) {
	outer := w.vars
	w.vars = maps.Clone(outer)
	defer func() { w.vars = outer }()
	w.partial(n)
	got := w.pipe(n.Pipe, dot, st)
	o := outcome{}
	if got.kind == listKind && got.path != "" {
		o = st.exists(got)
		if o.holds == always && n.ElseList != nil {
			w.report(ruleBranch, w.before(int(n.ElseList.Pos)), "bỏ {{ else }} cùng phần sau nó", "“%s” luôn có ít nhất một mục, nhánh else không bao giờ chạy", got.name())
		}
	}
	item, key := known{}, known{}
	if got.item != nil {
		item = *got.item
		if got.path != "" {
			item.path = got.path + "[" + w.step(n.Pos) + "]"
		}
	}
	if got.kind == milestonesKind || got.kind == listKind {
		key = known{kind: numberKind, whole: true}
	}
	if d := n.Pipe.Decl; len(d) > 0 {
		for i, v := range d {
			value := item
			if i == 0 && len(d) > 1 {
				value = key
			}
			if n.Pipe.IsAssign || w.assigned[v.Ident[0]] {
				w.useAll(value)
				value = known{}
			}
			value.said = v.Ident[0]
			w.vars[v.Ident[0]] = variable{known: value}
		}
	}
	w.loops++
	w.list(n.List, item, st.and(o.yes))
	w.loops--
	w.muted(o.holds == always, func() (facts, bool) { return w.list(n.ElseList, dot, st.and(o.no)) })
}

// step names a place of the template in paths. In a block that is called from
// many places it is told apart by what is called.
func (w *flow) step(pos parse.Pos) string {
	return w.piece.name + ":" + strconv.Itoa(int(pos)) + strings.Repeat("'", len(w.calls))
}

// block walks {{ template }}.
func (w *flow) block(n *parse.TemplateNode, dot known, st facts) {
	got := known{}
	if n.Pipe != nil {
		got = w.pipe(n.Pipe, dot, st)
	}
	w.called[n.Name] = true
	t := w.trees[n.Name]
	if w.walks++; t == nil || slices.Contains(w.calls, n.Name) || len(w.calls) > 3 || w.walks > maxWalks {
		w.useAll(got)
		return
	}
	outer := w.vars
	got.said = "$"
	w.vars = map[string]variable{"$": {known: got}}
	got.said = ""
	w.calls = append(w.calls, n.Name)
	w.list(t.Root, got, st)
	w.calls = w.calls[:len(w.calls)-1]
	w.vars = outer
}

// at is the place of the action around a node.
func (w *flow) at(pos parse.Pos) diag.Range { return w.piece.at(int(pos)) }

// before is the place of the last action that begins before an offset.
func (w *flow) before(offset int) diag.Range {
	text := w.piece.text
	start := max(0, strings.LastIndex(text[:min(offset, len(text))], "{{"))
	stop := len(text)
	if n := strings.Index(text[start:], "}}"); n >= 0 {
		stop = start + n + 2
	}
	return w.piece.src.At(start, stop)
}

func isWordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// first is the first of some words, or an ellipsis.
func first(words []string) string {
	if len(words) == 0 {
		return "…"
	}
	return words[0]
}

// walkNodes visits every pipeline below a list.
func walkNodes(l *parse.ListNode, visit func(parse.Node)) {
	if l == nil {
		return
	}
	branch := func(n *parse.BranchNode) {
		visit(n.Pipe)
		walkNodes(n.List, visit)
		walkNodes(n.ElseList, visit)
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			visit(n.Pipe)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		case *parse.TemplateNode:
			if n.Pipe != nil {
				visit(n.Pipe)
			}
		}
	}
}
