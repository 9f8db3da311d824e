package template

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"github.com/Masterminds/sprig/v3"
)

// function is one function that a template may call.
type function struct {
	name     string
	usage    string // arguments, for messages and the authors' guide
	min, max int    // number of arguments; max < 0: any
	call     func(r *run, args []any) (any, error)
}

// Limits of one filling. They bound time and memory without a clock: every
// turn of a loop and every call costs a step, long values cost more.
const (
	minSteps = 2_000_000  // whatever the data
	perValue = 1_000      // more for each value of the definition
	maxSteps = 50_000_000 // however much data
	maxText  = 1 << 20    // bytes of one value
	maxItems = 100_000    // items of one list
)

// shortenHint says what to do about a value that passes a limit.
const shortenHint = "rút ngắn giá trị hoặc chia ra nhiều phần"

// fromSprig names the functions taken from sprig as they are, by the reason
// they are safe: pure, total on their input, and no larger in output than in
// input. Left out: what mutates (set, unset, merge, deepCopy: a dict inside
// itself kills the process), what reads the outside world (env, network, files,
// clock, random, keys), regular expressions, what cuts bytes instead of letters
// (trunc, substr, abbrev, nospace), what can grow without bound (repeat, replace,
// until, seq, indent), what is quadratic (trimAll), what guesses numbers (int,
// add, round) and dates, and what compares nested lists (uniq, has, without).
// Those of use have a checked version of ours in builtins.
func fromSprig() map[string]string {
	return map[string]string{
		// choose a value
		"default": "mặc_định giá_trị", "empty": "giá_trị", "coalesce": "a b …", "ternary": "nếu_đúng nếu_sai điều_kiện",
		// letters: work on whole letters of any script
		"upper": "chữ", "lower": "chữ", "title": "chữ", "untitle": "chữ", "trim": "chữ",
		"trimPrefix": "đầu chữ", "trimSuffix": "đuôi chữ", "contains": "phần chữ", "hasPrefix": "đầu chữ",
		"hasSuffix": "đuôi chữ", "splitList": "dấu chữ", "cat": "a b …",
		// lists and dicts: new values, nothing changed in place
		"list": "a b …", "first": "danh_sách", "last": "danh_sách", "rest": "danh_sách", "initial": "danh_sách",
		"append": "danh_sách mục", "prepend": "danh_sách mục", "concat": "a b …", "reverse": "danh_sách",
		"dict": "khóa giá_trị …", "hasKey": "dict khóa",
	}
}

// goBuiltins are the words of text/template itself that stay as they are.
func goBuiltins() map[string]string {
	return map[string]string{"and": "a b …", "or": "a b …", "not": "a"}
}

// functions gives every function but Go's own, by name. The table never
// changes once it is made.
var functions = sync.OnceValue(func() map[string]function {
	all := map[string]function{}
	for _, f := range builtins() {
		all[f.name] = f
	}
	pool := sprig.TxtFuncMap()
	for name, usage := range fromSprig() {
		all[name] = adapt(name, usage, pool[name])
	}
	return all
})

func allowed(name string) bool {
	_, ours := functions()[name]
	_, gos := goBuiltins()[name]
	return ours || gos
}

// FunctionNames returns the names of all functions, sorted.
func FunctionNames() []string {
	names := make([]string, 0, len(functions())+3)
	for name := range functions() {
		names = append(names, name)
	}
	for name := range goBuiltins() {
		names = append(names, name)
	}
	return sorted(names)
}

// Usage returns how a function is called, such as “lam_tron số chữ_số”.
func Usage(name string) string {
	if usage, ok := goBuiltins()[name]; ok {
		return name + " " + usage
	}
	return strings.TrimSpace(name + " " + functions()[name].usage)
}

// adapt lets a function of sprig take our typed values: where it wants text,
// it gets their printed form.
func adapt(name, usage string, fn any) function {
	v := reflect.ValueOf(fn)
	t := v.Type()
	f := function{name: name, usage: usage, min: t.NumIn(), max: t.NumIn()}
	if t.IsVariadic() {
		f.min, f.max = t.NumIn()-1, -1
	}
	f.call = func(_ *run, args []any) (any, error) {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			want := t.In(min(i, t.NumIn()-1))
			if t.IsVariadic() && i >= t.NumIn()-1 {
				want = want.Elem()
			}
			got, err := fit(a, want)
			if err != nil {
				return nil, err
			}
			in[i] = got
		}
		out := v.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			return nil, out[1].Interface().(error)
		}
		return out[0].Interface(), nil
	}
	return f
}

// fit makes a value fit a parameter.
func fit(a any, want reflect.Type) (reflect.Value, error) {
	switch {
	case want.Kind() == reflect.Interface:
		if a == nil {
			return reflect.Zero(want), nil
		}
		return reflect.ValueOf(a), nil
	case want.Kind() == reflect.String:
		s, err := text(a)
		return reflect.ValueOf(s), err
	case a != nil && reflect.TypeOf(a).ConvertibleTo(want) && want.Kind() != reflect.String:
		return reflect.ValueOf(a).Convert(want), nil
	}
	return reflect.Value{}, faultf("xem lại tham số của hàm", "tham số sai kiểu, cần %s", map[reflect.Kind]string{
		reflect.Bool: "có hoặc không", reflect.Map: "một dict", reflect.Slice: "một danh sách"}[want.Kind()])
}

// bind gives the functions to one run.
func (r *run) bind() map[string]any {
	funcs := map[string]any{
		tickName: func() (string, error) { return "", r.spend(1) },
		markName: r.mark,
		outName:  r.output,
	}
	for name, f := range functions() {
		funcs[name] = func(args ...any) (any, error) { return r.apply(f, args) }
	}
	return funcs
}

// apply calls a function with what all have in common: number of arguments,
// blanks of a draft, cost.
func (r *run) apply(f function, args []any) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = faultf("xem lại tham số của hàm", "hàm “%s” không dùng được với các tham số này", f.name)
		}
	}()
	if len(args) < f.min || f.max >= 0 && len(args) > f.max {
		return nil, faultf("viết {{ "+Usage(f.name)+" }}", "hàm “%s” có %d tham số, cần %s", f.name, len(args), f.arity())
	}
	total := 0
	for _, a := range args {
		total += size(a)
	}
	if total > 2*maxText {
		return nil, faultf(shortenHint, "hàm “%s” nhận các giá trị dài hơn %d byte", f.name, 2*maxText)
	}
	if err := r.spend(1 + total/64); err != nil {
		return nil, err
	}
	for _, a := range args {
		if p, ok := a.(*Pending); ok {
			r.sawPending = true
			if !takesPending(f.name) {
				return p, nil
			}
		}
	}
	result, err = f.call(r, args)
	if err != nil {
		return nil, explain(f.name, err)
	}
	if err := checkSize(f.name, result); err != nil {
		return nil, err
	}
	return result, r.spend(size(result) / 64)
}

func explain(name string, err error) error {
	if f, ok := err.(*fault); ok {
		if f.loud {
			return f
		}
		return &fault{message: "hàm “" + name + "”: " + f.message, hint: f.hint}
	}
	return faultf("xem lại tham số của hàm", "hàm “%s”: %v", name, err)
}

func (f function) arity() string {
	switch {
	case f.max < 0:
		return fmt.Sprintf("ít nhất %d", f.min)
	case f.min == f.max:
		return fmt.Sprint(f.min)
	}
	return fmt.Sprintf("từ %d đến %d", f.min, f.max)
}

func size(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case []any:
		return 8 * len(v)
	case []string:
		return 8 * len(v)
	case *Text:
		return len(v.markup)
	}
	return 1
}

func checkSize(name string, v any) error {
	switch v := v.(type) {
	case string:
		if len(v) > maxText {
			return faultf(shortenHint, "hàm “%s” cho ra hơn %d byte", name, maxText)
		}
	case []any:
		return checkCount(name, len(v))
	case []string:
		return checkCount(name, len(v))
	}
	return nil
}

func checkCount(name string, n int) error {
	if n > maxItems {
		return faultf(shortenHint, "hàm “%s” cho ra hơn %d mục", name, maxItems)
	}
	return nil
}
