package template

import (
	"slices"
	"strings"
	"text/template/parse"

	"vanban/internal/viet"
)

// constraint is a condition of kiem_tra that data have passed before the
// document is made.
type constraint struct {
	flow *flow
	pipe *parse.PipeNode
	rows string // table whose rows are dot
}

// readChecks gathers the conditions that can be understood; of the values that
// longer ones speak of, all is assumed to be well.
func (l *linter) readChecks() {
	l.assumed = map[string]bool{}
	for i := range l.template.checks {
		k := &l.template.checks[i]
		if k.condition.plain {
			continue
		}
		w := l.flowOf(k.condition, l.rowsRoot(k.rows))
		if pipe, ok := only(w.trees[k.condition.name].Root); ok {
			l.constraints = append(l.constraints, constraint{w, pipe, k.rows})
			continue
		}
		seen := l.used
		l.used = map[string]bool{}
		l.quiet++
		w.list(w.trees[k.condition.name].Root, l.rowsRoot(k.rows), nil)
		l.quiet--
		for path := range l.used {
			l.assumed[path] = true
		}
		l.used = seen
	}
}

// rowsRoot is what dot is in a check.
func (l *linter) rowsRoot(rows string) known {
	if rows == "" {
		return l.root
	}
	table, _ := l.root.part(rows)
	if table.item == nil {
		return known{}
	}
	row := *table.item
	row.path = table.path + "[]"
	return row
}

// only is the single action of a text.
func only(l *parse.ListNode) (*parse.PipeNode, bool) {
	var found *parse.PipeNode
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if strings.TrimSpace(string(n.Text)) != "" {
				return nil, false
			}
		case *parse.ActionNode:
			if found != nil || len(n.Pipe.Decl) > 0 {
				return nil, false
			}
			found = n.Pipe
		default:
			return nil, false
		}
	}
	return found, found != nil
}

// check walks a condition and its message, which is printed where the condition
// fails.
func (l *linter) check(k *check) {
	root := l.rowsRoot(k.rows)
	w := l.flowOf(k.condition, root)
	if k.condition.plain {
		return
	}
	var failed facts
	pipe, single := only(w.trees[k.condition.name].Root)
	if single {
		failed = facts(nil).truth(w.pipe(pipe, root, nil)).no
	} else {
		w.list(w.trees[k.condition.name].Root, root, nil)
	}
	w.leftovers()
	if k.message.plain {
		return
	}
	saved := l.constraints
	l.constraints = nil
	l.piece(k.message, root, failed)
	l.constraints = saved
}

// guaranteed reports whether a condition of kiem_tra would have refused data
// without the value at a path.
func (l *linter) guaranteed(path string, st facts) bool {
	plain := plainPath(path)
	if l.assumed[plain] {
		return true
	}
	if l.asking { // a condition that asks for a value says nothing of another one
		return false
	}
	l.asking = true
	l.quiet++
	defer func() { l.asking, l.quiet = false, l.quiet-1 }()
	without := st.and(facts{path: {there: never}})
	for _, c := range l.constraints {
		dot, here := l.root, without
		if c.rows != "" {
			row, ok := rowOf(path, c.rows)
			if !ok {
				continue
			}
			dot = l.rowsRoot(c.rows)
			dot.path = row
		}
		c.flow.vars["$"] = variable{known: dot}
		if here.truth(c.flow.pipe(c.pipe, dot, here)).holds == never {
			return true
		}
	}
	return slices.ContainsFunc(l.template.relations, func(r Relation) bool { return r.demands(path, st) })
}

// demands reports whether a rule across the data has refused data without the
// value at a path.
func (r Relation) demands(path string, st facts) bool {
	if r.Key != keyRequiredFor || r.warn || r.Field.String() != plainPath(path) || len(r.operands) == 0 {
		return false
	}
	for _, o := range r.operands {
		f, here := o.path.Field(), beside(path, o.path)
		there := st[here].there
		if o.filled && (o.blank || there == always) || o.blank && there == never {
			continue
		}
		left := st.among(known{kind: f.kind(), field: f, path: here})
		if left == nil || slices.ContainsFunc(left, func(s string) bool { return !o.has(s) }) {
			return false
		}
	}
	return true
}

// has reports whether a value is among those of the operand.
func (o *operand) has(value string) bool {
	return slices.ContainsFunc(o.values, func(typed string) bool {
		if yes, err := yesNo(typed); err == nil && o.path.Field().Type == YesNo {
			return (value == "có") == yes
		}
		return viet.Key(typed) == viet.Key(value)
	})
}

// beside is the path of another field, in the rows that a path leads through.
func beside(path string, other Path) string {
	steps := strings.Split(path, ".")
	out := "$"
	for i, f := range other.steps {
		step := f.Name
		if i+2 < len(steps) && plainPath(steps[i+1]) == step && i < len(other.steps)-1 {
			step = steps[i+1]
		}
		out += "." + step
	}
	return out
}

// useRelations marks what the rules across the data speak of.
func (l *linter) useRelations() {
	for _, r := range l.template.relations {
		for _, p := range r.Paths() {
			path := ""
			for _, f := range p.steps {
				path = strings.TrimPrefix(path+"."+f.Name, ".")
				l.used[path] = true
			}
		}
	}
}

// rowOf is the path of the row of a table that a path leads into.
func rowOf(path, table string) (string, bool) {
	rest, ok := strings.CutPrefix(path, "$."+table+"[")
	if !ok {
		return "", false
	}
	row, _, found := strings.Cut(rest, "]")
	return "$." + table + "[" + row + "]", found
}
