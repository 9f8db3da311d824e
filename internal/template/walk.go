package template

import (
	"maps"
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// shape is what is known of a value before anything is filled in. A nil shape
// is unknown, and allows everything.
type shape struct {
	fields map[string]*shape // of a record; nil for one whose declaration is wrong
	names  []string          // of its fields, in order
	item   *shape            // of a list; nil if unknown
	single bool              // a value without parts
	label  string            // name of the field
}

// shapeOf describes the values of fields.
func shapeOf(fields []Field) *shape {
	s := &shape{fields: map[string]*shape{}}
	for i := range fields {
		f := &fields[i]
		var inner *shape
		if f.Type == unknownType {
			s.fields[f.Name] = nil
			continue
		}
		switch f.Type {
		case Records:
			inner = &shape{item: shapeOf(f.Fields), label: f.Name}
		case Group:
			inner = shapeOf(f.Fields)
		case Listing:
			item := Field{Name: f.Name, Type: f.Item}
			inner = &shape{item: shapeOf([]Field{item}).fields[f.Name], label: f.Name}
		case Milestones:
			inner = &shape{item: &shape{single: true, label: f.Name}, label: f.Name}
		case Province, Ministry, Department:
			inner = registerShape(f.Type)
		default:
			inner = &shape{single: true, label: f.Name}
		}
		s.fields[f.Name] = inner
		s.names = append(s.names, f.Name)
	}
	return s
}

// walker checks one parsed text against the fields and the functions there
// are, and puts in the calls that keep count, escape and remember places.
type walker struct {
	*compiler
	piece    *piece
	vars     map[string]*shape
	assigned map[string]bool // variables set more than once
	defined  map[string]*parse.Tree
}

func (w *walker) list(l *parse.ListNode, dot *shape) {
	if l == nil {
		return
	}
	nodes := make([]parse.Node, 0, 2*len(l.Nodes))
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if w.piece.place == body {
				nodes = append(nodes, call(n.Pos, markName, int(n.Pos)))
			}
		case *parse.ActionNode:
			got := w.pipe(n.Pipe, dot)
			if len(n.Pipe.Decl) == 0 {
				n.Pipe.Cmds = append(n.Pipe.Cmds, command(n.Pos, outName, int(n.Pos)))
			} else {
				w.declare(n.Pipe, got)
			}
		case *parse.IfNode:
			w.branch(&n.BranchNode, dot, func(*shape) *shape { return dot })
		case *parse.WithNode:
			w.branch(&n.BranchNode, dot, func(got *shape) *shape { return got })
		case *parse.RangeNode:
			w.branch(&n.BranchNode, dot, func(got *shape) *shape { return w.item(n, got) })
			n.List.Nodes = append([]parse.Node{call(n.Pos, tickName)}, n.List.Nodes...)
		case *parse.TemplateNode:
			if n.Pipe != nil {
				w.pipe(n.Pipe, dot)
			}
			if w.defined[n.Name] == nil {
				w.problems.Add(w.piece.at(int(n.Pos)), "đặt khối bằng {{ define \""+n.Name+"\" }}", "không có khối “%s”", n.Name)
			}
		}
		nodes = append(nodes, n)
	}
	l.Nodes = nodes
}

// declare notes the shape of the variables a pipeline sets. A variable that is
// set again later may hold anything.
func (w *walker) declare(p *parse.PipeNode, got *shape) {
	for _, v := range p.Decl {
		if p.IsAssign {
			w.assigned[v.Ident[0]] = true
			got = nil
		}
		w.vars[v.Ident[0]] = got
	}
}

// branch walks an if, with or range; inner gives dot inside it.
func (w *walker) branch(n *parse.BranchNode, dot *shape, inner func(*shape) *shape) {
	outer := w.vars
	w.vars = maps.Clone(outer)
	got := w.pipe(n.Pipe, dot)
	w.declare(n.Pipe, got)
	w.list(n.List, inner(got))
	w.list(n.ElseList, dot)
	w.vars = outer
}

// item is dot inside a range, whose variables it sets.
func (w *walker) item(n *parse.RangeNode, got *shape) *shape {
	var item *shape
	if got != nil {
		item = got.item
		if got.single {
			w.problems.Add(w.piece.at(int(n.Pipe.Pos)), "dùng range với trường kiểu danh_sach, bang hoặc theo_moc", "“%s” không phải danh sách", got.label)
		}
	}
	if d := n.Pipe.Decl; len(d) > 0 {
		w.vars[d[0].Ident[0]] = nil
		w.vars[d[len(d)-1].Ident[0]] = item
	}
	return item
}

// pipe checks a pipeline and tells the shape of its value.
func (w *walker) pipe(p *parse.PipeNode, dot *shape) *shape {
	var got *shape
	for i, cmd := range p.Cmds {
		got = w.command(cmd, dot, got, i > 0)
	}
	return got
}

func (w *walker) command(cmd *parse.CommandNode, dot, piped *shape, hasPiped bool) *shape {
	shapes := make([]*shape, 0, len(cmd.Args)+1)
	for _, arg := range cmd.Args {
		shapes = append(shapes, w.arg(arg, dot))
	}
	id, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall {
		if len(cmd.Args) == 1 && !hasPiped {
			return shapes[0]
		}
		return nil
	}
	if hasPiped {
		shapes = append(shapes, piped)
	}
	return callShape(id.Ident, shapes[1:])
}

// callShape tells what a function gives, for the few whose value has parts.
func callShape(name string, args []*shape) *shape {
	pick := func(i int) *shape {
		if i < len(args) {
			return args[i]
		}
		return nil
	}
	switch name {
	case "index", "first", "last":
		if s := pick(0); s != nil {
			return s.item
		}
	case "loc", "sap_xep", "rest", "initial", "reverse":
		return pick(0)
	}
	return nil
}

func (w *walker) arg(n parse.Node, dot *shape) *shape {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(dot, n.Ident, ".", int(n.Pos))
	case *parse.VariableNode:
		if w.assigned[n.Ident[0]] {
			return nil
		}
		return w.fields(w.vars[n.Ident[0]], n.Ident[1:], n.Ident[0]+".", int(n.Pos))
	case *parse.PipeNode:
		return w.pipe(n, dot)
	case *parse.ChainNode:
		return w.fields(w.arg(n.Node, dot), n.Field, ".", int(n.Pos))
	case *parse.IdentifierNode:
		if !allowed(n.Ident) {
			w.problems.Add(w.piece.at(int(n.Pos)), functionHint(n.Ident), "không có hàm “%s”", n.Ident)
		}
	}
	return nil
}

// fields follows .a.b.c from a shape.
func (w *walker) fields(s *shape, path []string, said string, pos int) *shape {
	for i, name := range path {
		if s == nil {
			return nil
		}
		next, ok := s.fields[name]
		if !ok {
			full := said + strings.Join(path[:i+1], ".")
			switch {
			case s.fields != nil:
				w.problems.Add(w.piece.at(pos), suggest(name, s.names), "không có trường “%s”", full)
			case s.single:
				w.problems.Add(w.piece.at(pos), "bỏ “."+name+"”", "“%s”: trường “%s” không có phần nào bên trong", full, s.label)
			default:
				w.problems.Add(w.piece.at(pos), "dùng {{ range … }} để đi qua từng mục", "“%s”: trường “%s” là danh sách", full, s.label)
			}
			return nil
		}
		s = next
	}
	return s
}

func functionHint(name string) string {
	if near, ok := viet.Nearest(name, FunctionNames()); ok {
		return diag.Meant(near)
	}
	return "xem danh sách hàm trong hướng dẫn viết mẫu (docs/templates.md)"
}
