package template

import (
	"slices"
	"strings"
	"text/template/parse"
)

// pipe walks a pipeline and tells what its value is.
func (w *flow) pipe(p *parse.PipeNode, dot known, st facts) known {
	got := known{}
	for i, cmd := range p.Cmds {
		var piped *known
		if i > 0 {
			last := got
			piped = &last
		}
		got = w.command(cmd, dot, piped, st)
	}
	return got
}

func (w *flow) command(cmd *parse.CommandNode, dot known, piped *known, st facts) known {
	id, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall {
		got := w.arg(cmd.Args[0], dot, st)
		if len(cmd.Args) > 1 || piped != nil {
			return known{}
		}
		return got
	}
	c := &invocation{flow: w, name: id.Ident, pos: id.Pos, st: st}
	here := st
	for _, arg := range cmd.Args[1:] {
		got := w.arg(arg, dot, here)
		c.args = append(c.args, got)
		switch o := st.truth(got); c.name { // the rest runs only then
		case "and":
			here = here.and(o.yes)
		case "or":
			here = here.and(o.no)
		}
	}
	if piped != nil {
		c.args = append(c.args, *piped)
	}
	return c.result()
}

// arg walks an operand.
func (w *flow) arg(n parse.Node, dot known, st facts) known {
	switch n := n.(type) {
	case *parse.DotNode:
		w.use(dot)
		return dot
	case *parse.FieldNode:
		return w.fields(dot, n.Ident, n.Pos, st)
	case *parse.VariableNode:
		v := w.vars[n.Ident[0]]
		if v.pos > 0 {
			w.read[v.pos] = true
		}
		if w.assigned[n.Ident[0]] && len(n.Ident) == 1 {
			set := w.settings[n.Ident[0]]
			if len(set) > maxSettings {
				set = nil
			}
			return known{said: n.Ident[0], set: set}
		}
		return w.fields(v.known, n.Ident[1:], n.Pos, st)
	case *parse.ChainNode:
		return w.fields(w.arg(n.Node, dot, st), n.Field, n.Pos, st)
	case *parse.PipeNode:
		return w.pipe(n, dot, st)
	case *parse.StringNode:
		return known{kind: textKind, said: n.Text, lit: &n.Text, whole: true}
	case *parse.NumberNode:
		return known{kind: numberKind, said: n.Text, num: &n.Text, whole: true}
	case *parse.BoolNode:
		o := outcome{holds: never}
		if n.True {
			o.holds = always
		}
		return known{kind: boolKind, said: n.String(), test: &o, whole: true}
	case *parse.IdentifierNode: // a function without arguments
		return (&invocation{flow: w, name: n.Ident, pos: n.Pos, st: st}).result()
	}
	return known{}
}

// fields follows .a.b.c from a value. A part of what may be absent cannot be
// asked for.
func (w *flow) fields(k known, path []string, pos parse.Pos, st facts) known {
	for i, name := range path {
		safe := k.kind != recordKind && k.kind != registerKind || w.present(k, pos, st)
		next, ok := k.part(name)
		if !ok {
			w.useAll(k)
			return known{}
		}
		w.use(next)
		if i == 0 && k.path == "$" && k.said == "" {
			next.said = "." + name
		}
		if !safe { // said once
			next.need, next.whole = "", false
		}
		k = next
	}
	return k
}

// invocation is one call of a function.
type invocation struct {
	*flow
	name string
	pos  parse.Pos
	st   facts
	args []known
}

// signature is what a function takes and gives. Letters of takes: t a text, n a
// number, d a date, y a date with a year, h a deadline, l a list, m what has a
// length, c the name of a column, p what prints or is absent, a anything; the
// last stands for all that follow. In capitals the value may be absent.
type signature struct {
	takes string
	gives kind
}

// signatures are those of the functions whose values have one type.
func signatures() map[string]signature {
	return map[string]signature{
		"ngay_dai": {"d", textKind}, "ngay_so": {"d", textKind}, "thu_cua": {"y", textKind}, "nam_cua": {"y", numberKind}, "ngay_cuoi": {"hn", dateKind},
		"so_chu": {"n", textKind}, "la_ma": {"n", textKind}, "chu_cai": {"n", textKind},
		"hoa": {"t", textKind}, "hoa_dau": {"t", textKind}, "thuong_dau": {"t", textKind}, "nospace": {"t", textKind},
		"upper": {"t", textKind}, "lower": {"t", textKind}, "title": {"t", textKind}, "untitle": {"t", textKind}, "trim": {"t", textKind},
		"trimAll": {"t", textKind}, "trimPrefix": {"t", textKind}, "trimSuffix": {"t", textKind}, "replace": {"t", textKind},
		"trunc": {"nt", textKind}, "abbrev": {"nt", textKind}, "repeat": {"nt", textKind}, "printf": {"t", textKind}, "loi": {"t", unknownKind},
		"contains": {"t", boolKind}, "hasPrefix": {"t", boolKind}, "hasSuffix": {"t", boolKind}, "splitList": {"t", listKind},
		"cat": {"P", textKind}, "print": {"P", textKind}, "van_ban": {"t", markupKind},
		"cong": {"N", numberKind}, "add": {"n", numberKind}, "sub": {"n", numberKind}, "mul": {"n", numberKind}, "tru": {"n", numberKind},
		"nhan": {"n", numberKind}, "chia": {"n", numberKind}, "lam_tron": {"n", numberKind}, "int": {"n", numberKind},
		"noi": {"L", textKind}, "join": {"tL", textKind}, "len": {"M", numberKind}, "dau_muc": {"nL", textKind}, "until": {"n", listKind},
		"loc": {"LcA", listKind}, "cot": {"Lc", listKind}, "rieng": {"Lc", listKind}, "sap_xep": {"Lc", listKind},
		"first": {"L", unknownKind}, "last": {"L", unknownKind}, "rest": {"L", listKind}, "initial": {"L", listKind}, "reverse": {"L", listKind},
		"append": {"LA", listKind}, "prepend": {"LA", listKind}, "concat": {"L", listKind}, "list": {"A", listKind},
		"eq": {"P", boolKind}, "ne": {"P", boolKind}, "lt": {"P", boolKind}, "le": {"P", boolKind}, "gt": {"P", boolKind}, "ge": {"P", boolKind},
		"co": {"A", boolKind}, "empty": {"A", boolKind}, "not": {"A", boolKind}, "hasKey": {"A", boolKind},
	}
}

// result judges the arguments and tells what the function gives.
func (c *invocation) result() known {
	sig, typed := signatures()[c.name]
	if c.name == "cong" && len(c.args) > 0 {
		switch c.args[0].kind {
		case listKind, unknownKind:
			sig.takes = "Lc"
		case numberKind: // a first number that is absent lets the others be absent, too
			sig.takes = "Nn"
			if c.args[0].need != "" {
				sig.takes = "N"
			}
		}
	}
	if typed {
		for i := range c.args {
			c.take(i, sig.takes[min(i, len(sig.takes)-1)])
		}
	}
	c.pass()
	got := known{kind: sig.gives}
	switch c.name {
	case "and", "or", "not", "co", "empty", "eq", "ne", "lt", "le", "gt", "ge":
		return c.condition()
	case "default", "coalesce", "ternary", "dict", "append", "prepend", "concat", "list", "index":
		return c.chosen()
	case "first", "last", "rest", "initial", "reverse", "loc", "sap_xep", "cot", "rieng", "cong", "noi", "join", "len":
		return c.ofList(got)
	case "ngay_cuoi":
		got.whole = false
	case "ngay_dai":
		got.longDate = true
	case "until":
		got.item = &known{kind: numberKind, whole: true}
	}
	if !typed || sig.gives == unknownKind {
		for _, a := range c.args {
			c.useAll(a)
		}
	}
	return got
}

// pass marks the arguments that may be part of what the function gives. A value
// that must equal another one may be shown by it.
func (c *invocation) pass() {
	cell, found := c.cells()
	if found = found && c.args[0].path != ""; found {
		cell.path = c.args[0].path + "." + cell.field.Name
	}
	switch c.name {
	case "eq":
		if slices.ContainsFunc(c.args, known.constant) {
			return
		}
	case "loc":
		if found && len(c.args) > 2 && !c.args[2].constant() {
			c.show(cell)
		}
		return
	case "ne", "lt", "le", "gt", "ge", "co", "empty", "not", "len", "contains", "hasPrefix", "hasSuffix", "hasKey":
		return
	}
	for _, a := range c.args {
		if a.kind != recordKind && (a.kind != listKind || a.item == nil || a.item.kind != recordKind) {
			c.show(a)
		}
	}
	if found && (c.name == "cot" || c.name == "rieng" || c.name == "cong") {
		c.show(cell)
	}
}

// take judges one argument.
func (c *invocation) take(i int, want byte) {
	a := c.args[i]
	if want == 'c' {
		c.column(i)
		return
	}
	strict := want >= 'a'
	if !fits(a.kind, want|0x20) {
		c.report(ruleType, c.at(c.pos), typeHint(want|0x20, a), "“%s” cần %s, nhưng “%s” là %s", c.name, wanted(want|0x20), a.name(), a.kind)
		return
	}
	if strict && want != 'l' && want != 'a' {
		c.present(a, c.pos, c.st)
	}
}

// fits reports whether a value of a kind may stand where a letter of a
// signature asks for it.
func fits(k kind, want byte) bool {
	if k == unknownKind {
		return true
	}
	switch want {
	case 't', 'p':
		return k.single()
	case 'n':
		return k == numberKind
	case 'd':
		return k == dateKind || k == dayMonthKind
	case 'y':
		return k == dateKind
	case 'h':
		return k == termKind
	case 'l':
		return k == listKind
	case 'm':
		return k == listKind || k == textKind || k == milestonesKind
	}
	return true
}

func wanted(want byte) string {
	return map[byte]string{'t': "chữ", 'p': "một giá trị in được", 'n': "một số", 'd': "một ngày", 'y': "một ngày có năm", 'h': "một thời hạn",
		'l': "một danh sách", 'm': "một danh sách hoặc chữ"}[want]
}

func typeHint(want byte, a known) string {
	switch {
	case want == 'd' || want == 'y':
		if a.kind == termKind {
			return "lấy ngày cuối của thời hạn bằng ngay_cuoi trước"
		}
		return "khai trường kiểu ngay"
	case want == 'h':
		return "khai trường kiểu thoi_han"
	case want == 'n' && a.kind == dateKind:
		return "lấy năm bằng nam_cua trước"
	case want == 'n' && a.kind == listKind:
		return "đếm bằng len, hoặc cộng bằng cong trước"
	case want == 'n':
		return "khai trường kiểu so, thap_phan, tien hoặc ty_le"
	case want == 'l' || want == 'm':
		return "dùng một trường kiểu danh_sach hoặc bang"
	case a.kind == recordKind:
		return "lấy một trường bên trong, như " + strings.TrimSuffix(a.name(), ".") + "." + first(a.names())
	}
	return "nối các mục bằng noi hoặc join trước"
}

// column judges the name of a column and notes its use.
func (c *invocation) column(i int) {
	table, name := c.args[0], c.args[i]
	if c.name == "cong" && table.kind == unknownKind {
		return
	}
	if table.item == nil {
		return
	}
	if table.item.kind != recordKind && table.item.kind != unknownKind && table.item.kind != registerKind {
		c.report(ruleColumn, c.at(c.pos), "bỏ tên cột, hoặc khai trường kiểu bang", "“%s” là danh sách không có cột", table.name())
		return
	}
	if name.lit == nil {
		c.useAll(table)
		return
	}
	row := *table.item
	row.path = table.path
	if part, ok := row.part(*name.lit); ok {
		c.use(part)
	} else if len(row.parts) > 0 {
		c.report(ruleColumn, c.at(c.pos), suggest(*name.lit, table.names()), "“%s” không có cột “%s”", table.name(), *name.lit)
	}
}

// cells gives what is known of the values of a column.
func (c *invocation) cells() (known, bool) {
	if len(c.args) < 2 || c.args[1].lit == nil || c.args[0].item == nil {
		return known{}, false
	}
	row := *c.args[0].item
	row.path = ""
	cell, ok := row.part(*c.args[1].lit)
	cell.said = c.args[0].said + "." + *c.args[1].lit
	return cell, ok
}

// ofList tells what a function of lists gives.
func (c *invocation) ofList(got known) known {
	if len(c.args) == 0 {
		return got
	}
	list := c.args[len(c.args)-1]
	switch c.name {
	case "noi", "join":
		c.items(list)
		return got
	case "len":
		got.count, got.whole = &c.args[0], true
		return got
	case "cong":
		c.sum()
		return got
	}
	list = c.args[0]
	cell, found := c.cells()
	switch c.name {
	case "first", "last":
		if list.item == nil {
			return known{}
		}
		got = *list.item
		got.said = "(" + c.name + " " + list.name() + ")"
		if list.path != "" && !list.whole && !(list.field != nil && list.field.Required) {
			got.need = list.path
		}
		return got
	case "cot", "rieng":
		if c.name == "rieng" && len(c.args) == 1 {
			c.items(list)
			got.item = list.item
		}
		if found {
			cell.need = ""
			got.item = &cell
		}
		return got
	case "loc":
		if found && len(c.args) > 2 {
			c.comparable(cell, c.args[2])
		}
	case "sap_xep":
		if len(c.args) == 1 {
			c.items(list)
		}
	}
	got.item, got.path, got.said = list.item, list.path, list.said
	got.need = ""
	if c.name == "loc" || c.name == "rest" || c.name == "initial" { // may be empty where the list is not
		got.whole = false
		got.path += "[" + c.step(c.pos) + "]"
	} else {
		got.whole, got.field = list.whole, list.field
	}
	if list.path == "" {
		got.path = ""
	}
	return got
}

// items reports a list whose items do not print where they must.
func (c *invocation) items(list known) {
	if list.item != nil && !list.item.kind.single() {
		c.report(ruleType, c.at(c.pos), "lấy một cột trước, như "+c.name+" (cot "+list.name()+" \""+first(list.names())+"\")",
			"“%s” cần danh sách các giá trị, nhưng mỗi mục của “%s” là %s", c.name, list.name(), list.item.kind)
	}
}

// sum judges what is added up.
func (c *invocation) sum() {
	list := c.args[0]
	if list.kind != listKind || list.item == nil {
		return
	}
	cell, found := c.cells()
	switch {
	case found && cell.kind != numberKind && cell.kind != unknownKind:
		c.report(ruleType, c.at(c.pos), "chọn một cột kiểu so, thap_phan, tien hoặc ty_le", "“cong” cần các số, nhưng cột “%s” là %s", *c.args[1].lit, cell.kind)
	case len(c.args) == 1 && list.item.kind != numberKind && list.item.kind != unknownKind:
		c.report(ruleType, c.at(c.pos), "khai muc: so cho danh sách, hoặc ghi tên cột sau tên bảng", "“cong” cần các số, nhưng mỗi mục của “%s” là %s", list.name(), list.item.kind)
	}
}

// chosen tells what a function gives that passes its arguments on.
func (c *invocation) chosen() known {
	for _, a := range c.args {
		if c.name == "index" {
			break
		}
		if a.kind == recordKind || a.kind == listKind && a.item != nil && a.item.kind == recordKind {
			c.useAll(a)
		}
	}
	switch {
	case c.name == "index":
		return c.indexed()
	case c.name == "default" && len(c.args) == 2:
		return known{kind: sameKind(c.args), whole: true}
	case c.name == "coalesce":
		return known{kind: sameKind(c.args)}
	case c.name == "ternary" && len(c.args) == 3:
		return known{kind: sameKind(c.args[:2])}
	case slices.Contains([]string{"append", "prepend", "concat", "list"}, c.name):
		return known{kind: listKind}
	}
	return known{}
}

// sameKind is the kind that all values share.
func sameKind(values []known) kind {
	for _, v := range values {
		if v.kind != values[0].kind || !v.kind.single() {
			return unknownKind
		}
	}
	return values[0].kind
}

// indexed judges “index” and tells what it gives.
func (c *invocation) indexed() known {
	if len(c.args) < 2 {
		return known{}
	}
	from, key := c.args[0], c.args[1]
	switch {
	case from.kind == milestonesKind && key.num != nil && len(*key.num) != 4:
		c.report(ruleType, c.at(c.pos), "viết năm, như {{ index "+from.name()+" 2030 }}", "“%s” là giá trị theo năm, %s không phải là năm", from.name(), *key.num)
	case (from.kind == milestonesKind || from.kind == listKind) && key.kind != numberKind && key.kind != unknownKind:
		c.report(ruleType, c.at(c.pos), "viết một số", "“index” của %s cần %s, nhưng “%s” là %s", from.kind,
			map[kind]string{milestonesKind: "một năm", listKind: "thứ tự của mục, từ 0"}[from.kind], key.name(), key.kind)
	case from.kind == recordKind && key.lit != nil:
		if part, ok := from.part(*key.lit); ok {
			c.use(part)
			part.need = ""
			return part
		}
	case from.kind.single() && from.kind != unknownKind && from.kind != registerKind:
		c.report(ruleType, c.at(c.pos), typeHint('l', from), "“index” cần một danh sách, nhưng “%s” là %s", from.name(), from.kind)
	}
	if len(c.args) > 2 || from.item == nil {
		c.useAll(from)
		return known{}
	}
	got := *from.item
	got.said = "(index " + from.name() + " " + key.name() + ")"
	if from.path != "" {
		got.path = from.path + "[" + c.step(c.pos) + "]"
	}
	return got
}
