package pack

import (
	"slices"
	"strings"
)

// Reference is how a definition names a template: “mau”, “goi/mau”, or
// “goi/mau@1.2”, which wants a version that begins with these numbers.
type Reference struct {
	ID  string // “goi/mau”
	Pin string // “1.2”; empty for any version
}

// ParseReference cuts a name. The second result is false if what stands behind
// “@” is no beginning of a version.
func ParseReference(s string) (Reference, bool) {
	id, pin, pinned := strings.Cut(s, "@")
	r := Reference{ID: id, Pin: pin}
	if !pinned {
		return r, true
	}
	_, ok := parseNumbers(pin)
	return r, ok
}

// Pack is the name of the pack, empty for a plain id.
func (r Reference) Pack() string {
	name, _, ok := strings.Cut(r.ID, "/")
	if !ok {
		return ""
	}
	return name
}

// Allows reports whether a version is one that the reference wants.
func (r Reference) Allows(v Version) bool {
	if r.Pin == "" {
		return true
	}
	numbers, ok := parseNumbers(r.Pin)
	return ok && slices.Equal(numbers, v[:len(numbers)])
}

// String is the reference as it is typed.
func (r Reference) String() string {
	if r.Pin == "" {
		return r.ID
	}
	return r.ID + "@" + r.Pin
}
