package schema

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/definition"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// A pattern takes every spelling that the reader takes for its key, and none
// that the reader takes for another.
func TestSpellingsOfKeys(t *testing.T) {
	var keys []string
	for _, form := range []reflect.Type{reflect.TypeFor[definition.Definition](), template.HeadForm(), definition.ProfileForm()} {
		for _, m := range record.Members(form) {
			keys = append(keys, m.Key)
		}
	}
	letters := map[rune][]rune{}
	for r := 'A'; r <= lastLetter; r++ {
		if base := []rune(viet.Fold(string(r))); len(base) == 1 && (r < 128 || isVietnamese(r, base[0])) {
			letters[base[0]] = append(letters[base[0]], r)
		}
	}
	if n := len(letters['a']); n < 36 {
		t.Fatalf("%d spellings of a", n)
	}
	s := newSpelling()
	random := rand.New(rand.NewPCG(1, 2))
	respell := func(key string) string {
		var b strings.Builder
		for _, r := range key {
			switch all := letters[r]; {
			case r == '_':
				b.WriteString([]string{" ", "-", "_", " – ", "__", ", "}[random.IntN(6)])
			case len(all) > 0:
				b.WriteRune(all[random.IntN(len(all))])
			default:
				b.WriteRune(r)
			}
		}
		if random.IntN(4) == 0 {
			return norm.NFD.String(b.String())
		}
		return b.String()
	}
	for _, key := range keys {
		pattern := regexp.MustCompile(s.one(key))
		for range 200 {
			if typed := respell(key); viet.Key(typed) != key || !pattern.MatchString(typed) {
				t.Errorf("%s: “%s” does not match", key, typed)
			}
		}
		for _, other := range append(keys, key+"n", "x"+key, strings.ReplaceAll(key, "_", ""), key+"_"+key) {
			if pattern.MatchString(other) != (viet.Key(other) == key) {
				t.Errorf("%s: “%s” matches", key, other)
			}
		}
	}
}
