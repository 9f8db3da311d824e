package template

import (
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"vanban/internal/viet"
)

// condition tells what a function gives that answers yes or no.
func (c *invocation) condition() known {
	got := known{kind: boolKind, whole: true}
	var o outcome
	switch c.name {
	case "and", "or":
		return c.joined()
	case "not", "empty", "co":
		if len(c.args) != 1 {
			return got
		}
		o = c.presence()
	case "eq", "ne":
		o = c.equal()
		if c.name == "ne" {
			o = o.not()
		}
	default:
		o = c.ordered()
	}
	got.test = &o
	return got
}

// presence is “not x”, “empty x” and “co x”.
func (c *invocation) presence() outcome {
	a := c.args[0]
	if c.name != "co" {
		return c.st.truth(a).not()
	}
	switch {
	case a.kind == boolKind && a.path != "":
		c.report(ruleBranch, c.at(c.pos), "viết {{ if "+a.name()+" }}", "“co %s” luôn đúng, cả khi giá trị là “không”", a.name())
		return outcome{}
	case a.kind == boolKind || a.lit != nil || a.num != nil:
		return outcome{}
	}
	o := c.st.exists(a)
	if a.need == "" && a.kind != listKind { // a blank of a draft is not “co”
		o.holds = maybe
	}
	return o
}

// joined is “and” and “or”. Of values that are no conditions they give one.
func (c *invocation) joined() known {
	o := outcome{holds: always}
	if c.name == "or" {
		o.holds = never
	}
	all := true
	st := c.st
	for i, a := range c.args {
		all = all && a.kind == boolKind
		next := st.truth(a)
		if c.name == "or" {
			o, next = o.not(), next.not()
		}
		// Now both read as “and”.
		switch {
		case o.holds == never || next.holds == never:
			o.holds = never
		case o.holds != always || next.holds != always:
			o.holds = maybe
		}
		if i == 0 {
			o.no, o.plain = next.no, next.plain
		} else {
			o.no = o.no.common(o.yes.and(next.no))
			o.plain = false
		}
		o.yes = o.yes.and(next.yes)
		st = c.st.and(o.yes)
		if c.name == "or" {
			o = o.not()
		}
	}
	got := known{test: &o}
	if all {
		got.kind, got.whole = boolKind, true
	}
	return got
}

// equal is “eq a b …”: a is one of the others.
func (c *invocation) equal() outcome {
	if len(c.args) < 2 {
		return outcome{}
	}
	a, others := c.args[0], c.args[1:]
	if len(others) == 1 && a.constant() && !others[0].constant() {
		a, others = others[0], []known{a}
	}
	if c.bad(c.args) {
		return outcome{}
	}
	if a.set != nil {
		return outcome{yes: after(a.set, func(s setting) bool { return s.may(others) })}
	}
	for _, b := range others {
		if !c.comparable(a, b) {
			return outcome{}
		}
	}
	if a.count != nil && len(others) == 1 {
		return c.counted("eq", *a.count, others[0])
	}
	if a.test != nil && len(others) == 1 && others[0].test != nil {
		return sameTruth(*a.test, *others[0].test)
	}
	words := []string{}
	for _, b := range others {
		word, ok := b.word()
		if !ok {
			return c.bothThere()
		}
		words = append(words, word)
	}
	if a.path == "" {
		return c.bothThere()
	}
	return c.st.oneOf(a, words)
}

// may reports whether a variable may equal one of some values.
func (s setting) may(be []known) bool {
	own, constant := s.value.word()
	return !constant || slices.ContainsFunc(be, func(k known) bool {
		word, ok := k.word()
		return !ok || word == own
	})
}

// sameTruth is the condition that two conditions agree.
func sameTruth(a, b outcome) outcome {
	if a.holds == maybe {
		a, b = b, a
	}
	switch a.holds {
	case always:
		return b
	case never:
		return b.not()
	}
	return outcome{}
}

// constant reports whether a value stands in the template itself.
func (k known) constant() bool { _, ok := k.word(); return ok }

// word is a constant as values print.
func (k known) word() (string, bool) {
	switch {
	case k.lit != nil:
		return *k.lit, true
	case k.num != nil:
		return *k.num, true
	case k.test != nil && k.said == "true":
		return "có", true
	case k.test != nil && k.said == "false":
		return "không", true
	}
	return "", false
}

// bothThere is a comparison of which no more is known than that it fails
// where a value is absent.
func (c *invocation) bothThere() outcome {
	o := outcome{yes: facts{}}
	for _, a := range c.args {
		if a.need != "" {
			o.yes[a.need] = fact{there: always}
			if c.st.there(a) == never {
				o.holds = never
			}
		}
	}
	return o
}

// bad reports what cannot be compared at all.
func (c *invocation) bad(values []known) bool {
	return slices.ContainsFunc(values, func(k known) bool { return !k.kind.single() })
}

// comparable reports a comparison that can only be false.
func (c *invocation) comparable(a, b known) bool {
	if b.field != nil && b.field.Type == Choice && a.lit != nil {
		a, b = b, a
	}
	word, constant := b.word()
	if !constant {
		return true
	}
	switch {
	case a.field != nil && a.field.Type == Choice && !slices.Contains(a.field.Choices, word):
		c.report(ruleNever, c.at(c.pos), suggest(word, a.field.Choices), "“%s” không có lựa chọn “%s”, so sánh này luôn sai", a.name(), word)
	case a.kind == boolKind && a.path != "" && b.lit != nil && word != "có" && word != "không":
		c.report(ruleNever, c.at(c.pos), "viết {{ if "+a.name()+" }}, hoặc {{ if not "+a.name()+" }}", "“%s” là có hoặc không, không bao giờ bằng “%s”", a.name(), word)
	case a.kind == numberKind && a.num == nil && b.lit != nil && !readsAsNumber(word):
		c.report(ruleNever, c.at(c.pos), "so với một số, hoặc khai trường kiểu chu", "“%s” là số, không bao giờ bằng “%s”", a.name(), word)
	case a.kind == dateKind && !readsAsDate(word):
		c.report(ruleNever, c.at(c.pos), "so với một ngày viết như 10/12/2026, hoặc lấy năm bằng nam_cua", "“%s” là ngày, không bao giờ bằng “%s”", a.name(), word)
	default:
		return true
	}
	return false
}

func readsAsNumber(s string) bool {
	_, err := viet.ParseDecimal(strings.TrimSuffix(s, "%"))
	return err == nil
}

func readsAsDate(s string) bool {
	_, err := viet.ParseDate(s)
	return err == nil
}

// ordered is “lt”, “le”, “gt” and “ge”.
func (c *invocation) ordered() outcome {
	if len(c.args) != 2 || c.bad(c.args) {
		return outcome{}
	}
	a, b := c.args[0], c.args[1]
	c.order(a, b)
	switch {
	case a.set != nil:
		return c.counted(c.name, a, b)
	case a.count != nil:
		return c.counted(c.name, *a.count, b)
	case b.count != nil:
		return c.counted(map[string]string{"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}[c.name], *b.count, a)
	}
	return c.bothThere()
}

// order reports values that no order holds between: they would be compared as
// words.
func (c *invocation) order(a, b known) {
	if a.kind == unknownKind || b.kind == unknownKind {
		return
	}
	for _, k := range []known{a, b} {
		if k.kind == termKind || k.kind == boolKind || k.kind == markupKind || k.kind == registerKind {
			hint := "so sánh hai số hoặc hai ngày"
			if k.kind == termKind {
				hint = "so sánh ngày cuối: {{ " + c.name + " (ngay_cuoi " + k.name() + ") … }}"
			}
			c.report(ruleType, c.at(c.pos), hint, "“%s” là %s, không so sánh trước sau được", k.name(), k.kind)
			return
		}
	}
	days := func(k kind) bool { return k == dateKind || k == dayMonthKind }
	if a.kind != b.kind && !(days(a.kind) && days(b.kind)) {
		hint := "so sánh hai số hoặc hai ngày"
		switch {
		case days(a.kind) && b.lit != nil || days(b.kind) && a.lit != nil:
			hint = "khai ngày ấy thành một trường kiểu ngay, rồi so với trường"
		case (days(a.kind) || days(b.kind)) && (a.kind == numberKind || b.kind == numberKind):
			hint = "lấy năm bằng nam_cua trước"
		}
		c.report(ruleType, c.at(c.pos), hint, "“%s” so %s với %s", c.name, a.kind, b.kind)
	}
}

// counted compares the length of a list with a number.
func (c *invocation) counted(name string, list, with known) outcome {
	if list.set != nil && with.num != nil && (name == "gt" || name == "ge" && *with.num != "0") {
		return c.st.truth(list)
	}
	if with.num == nil || list.path == "" || list.kind != listKind {
		return outcome{}
	}
	n, err := strconv.Atoi(*with.num)
	if err != nil {
		return outcome{}
	}
	o := c.st.exists(list)
	switch {
	case name == "gt" && n == 0, name == "ge" && n == 1:
		return o
	case name == "eq" && n == 0, name == "lt" && n == 1, name == "le" && n == 0:
		return o.not()
	case name == "gt" && n > 0, name == "ge" && n > 1, name == "eq" && n > 0:
		return outcome{yes: o.yes}
	case (name == "lt" || name == "le") && n > 0:
		return outcome{no: o.yes}
	}
	return outcome{}
}

// unreachable reports a branch that no value leads to.
func (w *flow) unreachable(n *parse.BranchNode, got known, o outcome) {
	name := "điều kiện này"
	if got.said != "" {
		name = "“" + got.said + "”"
	}
	hint := "bỏ điều kiện và nhánh thừa, hoặc sửa điều kiện"
	if got.kind == numberKind && got.test == nil && o.holds == always {
		hint = "so sánh với 0 nếu muốn phân biệt: số 0 vẫn là có giá trị"
	}
	switch {
	case o.holds == never:
		w.report(ruleBranch, w.at(n.Pipe.Pos), hint, "%s ở đây không bao giờ đúng, nhánh này không bao giờ chạy", name)
	case o.holds != always:
	case n.ElseList != nil:
		w.report(ruleBranch, w.before(int(n.ElseList.Pos)), hint, "%s ở đây luôn đúng, nhánh else không bao giờ chạy", name)
	case n.NodeType == parse.NodeIf && o.plain:
		w.report(ruleRedundant, w.at(n.Pipe.Pos), strings.Replace(hint, " và nhánh thừa", "", 1), "%s ở đây luôn có giá trị, điều kiện này thừa", name)
	}
}
