package template

import (
	"maps"
	"slices"
	"strings"
)

// verdict is what is known of a condition.
type verdict int

const (
	maybe verdict = iota
	always
	never
)

func (v verdict) not() verdict {
	return [...]verdict{maybe: maybe, always: never, never: always}[v]
}

// fact is what is known of one value at one place of a template.
type fact struct {
	there verdict
	among []string // it is one of these; nil if that is not known
}

// facts are those of values by their paths. A set is not changed once it is
// made.
type facts map[string]fact

// and adds what more is known.
func (f facts) and(more facts) facts {
	if len(more) == 0 {
		return f
	}
	out := maps.Clone(f)
	if out == nil {
		out = facts{}
	}
	for path, m := range more {
		old := out[path]
		if m.there != maybe {
			old.there = m.there
		}
		switch {
		case m.among == nil:
		case old.among == nil:
			old.among = m.among
		default:
			old.among = slices.DeleteFunc(slices.Clone(old.among), func(s string) bool { return !slices.Contains(m.among, s) })
		}
		out[path] = old
	}
	return out
}

// common keeps what holds either way.
func (f facts) common(g facts) facts {
	out := facts{}
	for path, a := range f {
		b, ok := g[path]
		if !ok {
			continue
		}
		if a.there != b.there {
			a.there = maybe
		}
		if a.among != nil && b.among != nil {
			a.among = slices.Concat(a.among, b.among)
		} else {
			a.among = nil
		}
		out[path] = a
	}
	return out
}

// outcome is a condition: whether it holds, and what follows if it does and if
// it does not.
type outcome struct {
	holds   verdict
	yes, no facts
	plain   bool // it asks for no more than whether a value is there
}

func (o outcome) not() outcome {
	return outcome{holds: o.holds.not(), yes: o.no, no: o.yes, plain: o.plain}
}

// setting is one value that a variable is given, with what is known there.
type setting struct {
	value known
	falsy bool
	here  facts
}

// lasting leaves out what may not hold for the next row of a loop any more.
func (f facts) lasting() facts {
	out := facts{}
	for path, known := range f {
		if strings.Contains(path, "[") {
			known.among = nil
			if known.there == never {
				known.there = maybe
			}
		}
		out[path] = known
	}
	return out
}

// after is what is known where a variable was given one of some values.
func after(set []setting, one func(setting) bool) facts {
	var out facts
	found := false
	for _, s := range set {
		switch {
		case !one(s):
		case !found:
			out, found = s.here, true
		default:
			out = out.common(s.here)
		}
	}
	return out
}

// isTruthy reports whether a variable may hold for “if”.
func isTruthy(s setting) bool { return !s.falsy }

// words are the values that a value can only have; nil if there is no such list.
func (k known) words() []string {
	switch {
	case k.field == nil || k.path == "":
		return nil
	case k.field.Type == Choice:
		return k.field.Choices
	case k.kind == boolKind:
		return []string{"có", "không"}
	}
	return nil
}

// among are the words that a value may still have.
func (f facts) among(k known) []string {
	if a := f[k.path].among; a != nil {
		return a
	}
	return k.words()
}

// there tells whether a value is there.
func (f facts) there(k known) verdict {
	if k.need == "" {
		if k.whole {
			return always
		}
		return f[k.path].there
	}
	return f[k.need].there
}

// truth is the condition “if k”.
func (f facts) truth(k known) outcome {
	switch {
	case k.set != nil:
		return outcome{yes: after(k.set, isTruthy)}
	case k.test != nil:
		return *k.test
	case k.lit != nil:
		return outcome{holds: map[bool]verdict{true: never, false: always}[*k.lit == ""]}
	case k.num != nil:
		return outcome{holds: map[bool]verdict{true: never, false: always}[*k.num == "0"]}
	case k.kind == boolKind && k.path != "":
		return f.oneOf(k, []string{"có"})
	case k.count != nil && k.count.set != nil:
		return f.truth(*k.count)
	case k.count != nil && k.count.kind == listKind:
		return f.exists(*k.count)
	case k.kind == boolKind || k.kind == unknownKind || k.kind == numberKind && k.field == nil: // a count of 0 is false
		return outcome{}
	}
	o := f.exists(k)
	o.plain = true
	return o
}

// exists is the condition that a value is there.
func (f facts) exists(k known) outcome {
	path := k.need
	if path == "" {
		path = k.path
	}
	o := outcome{holds: f.there(k)}
	if path != "" {
		o.yes, o.no = facts{path: {there: always}}, facts{path: {there: never}}
	}
	return o
}

// oneOf is the condition that a value is one of some words.
func (f facts) oneOf(k known, words []string) outcome {
	o := outcome{}
	if k.path == "" {
		return o
	}
	left := f.among(k)
	o.yes = facts{k.path: {there: always, among: words}}
	if k.kind == boolKind {
		o.yes = facts{k.path: {among: words}}
	}
	if left == nil {
		return o
	}
	rest := slices.DeleteFunc(slices.Clone(left), func(s string) bool { return slices.Contains(words, s) })
	o.no = facts{k.path: {among: rest}}
	switch {
	case len(rest) == len(left) || f.there(k) == never && k.kind != boolKind:
		o.holds = never
	case len(rest) == 0 && (k.kind == boolKind || f.there(k) == always):
		o.holds = always
	}
	return o
}
