package house

import (
	"go/ast"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// term is one row of docs/glossary.md.
type term struct {
	identifiers []string // “Issuer.Name” stands for “Name” and “IssuerName”
	key         string   // empty if nothing is typed for it
	banned      []string // words no identifier may hold
}

var quoted = regexp.MustCompile("`([^`]+)`")

func codeWords(cell string) []string {
	var words []string
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		words = append(words, m[1][strings.LastIndex(m[1], ".")+1:])
		if strings.Contains(m[1], ".") {
			words = append(words, strings.ReplaceAll(m[1], ".", ""))
		}
	}
	return words
}

// glossary reads the tables that have the columns “identifier” and “key”.
func glossary(t *testing.T) []term {
	t.Helper()
	var terms []term
	var columns map[string]int
	for line := range strings.Lines(read(t, "docs/glossary.md")) {
		if !strings.HasPrefix(line, "|") {
			columns = nil
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if columns == nil {
			columns = map[string]int{}
			for i, c := range cells {
				columns[strings.TrimSpace(c)] = i
			}
			continue
		}
		id, hasID := columns["identifier"]
		key, hasKey := columns["key"]
		if !hasID || !hasKey || strings.HasPrefix(cells[0], "---") {
			continue
		}
		row := term{identifiers: codeWords(cells[id])}
		if len(row.identifiers) == 0 {
			t.Errorf("docs/glossary.md: no identifier in %q", line)
		}
		if k := codeWords(cells[key]); len(k) > 0 {
			row.key = k[0]
		}
		if not, ok := columns["not"]; ok {
			row.banned = codeWords(cells[not])
		}
		terms = append(terms, row)
	}
	if len(terms) == 0 {
		t.Fatal("docs/glossary.md holds no table of terms")
	}
	return terms
}

func TestGlossaryNamesEveryKey(t *testing.T) {
	identifiers := map[string][]string{}
	for _, row := range glossary(t) {
		if row.key != "" {
			identifiers[row.key] = append(identifiers[row.key], row.identifiers...)
		}
	}
	used := 0
	for _, s := range sources(t, "internal/doc", "internal/definition", "internal/template", "internal/pack", "internal/places", "internal/record", "internal/check") {
		if s.isTest() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			field, ok := n.(*ast.Field)
			if !ok || field.Tag == nil || len(field.Names) != 1 {
				return true
			}
			text, err := strconv.Unquote(field.Tag.Value)
			if err != nil {
				t.Fatal(err)
			}
			key, _, _ := strings.Cut(reflect.StructTag(text).Get("yaml"), ",")
			if key == "" || key == "-" {
				return true
			}
			used++
			at := s.set.Position(field.Pos())
			names, known := identifiers[key]
			switch {
			case !known:
				t.Errorf("%s: the key %q is not in docs/glossary.md", at, key)
			case !slices.Contains(names, field.Names[0].Name):
				t.Errorf("%s: the key %q belongs to %v in docs/glossary.md, here to %s", at, key, names, field.Names[0].Name)
			}
			return true
		})
	}
	if used == 0 {
		t.Error("no yaml tags found: has the place of the input structs changed?")
	}
}

func TestNoBannedSynonyms(t *testing.T) {
	var banned []string
	for _, row := range glossary(t) {
		banned = append(banned, row.banned...)
	}
	for _, s := range sources(t, "internal/law", "internal/doc", "internal/definition", "internal/template", "internal/typeset", "internal/recognize", "internal/check") {
		if s.isTest() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			for _, word := range banned {
				if hasWord(id.Name, word) {
					t.Errorf("%s: %s holds %q; see docs/glossary.md for the word to use", s.set.Position(id.Pos()), id.Name, word)
				}
			}
			return true
		})
	}
}

func TestHasWord(t *testing.T) {
	for _, c := range []struct {
		name, word string
		want       bool
	}{
		{"AgencyName", "Agency", true}, {"agency", "Agency", true}, {"issuerAgency", "Agency", true},
		{"SignAuthority", "Author", false}, {"Authority", "Author", false}, {"author", "Author", true},
		{"jobTitle", "JobTitle", true}, {"Jobs", "JobTitle", false}, {"controlled", "Role", false},
	} {
		if got := hasWord(c.name, c.word); got != c.want {
			t.Errorf("hasWord(%q, %q) = %v", c.name, c.word, got)
		}
	}
}

// hasWord reports whether word, one or more capitalised words, stands in name
// at the limits of its words.
func hasWord(name, word string) bool {
	name = strings.ToUpper(name[:1]) + name[1:]
	for from := 0; ; {
		i := strings.Index(name[from:], word)
		if i < 0 {
			return false
		}
		end := from + i + len(word)
		if end == len(name) || !unicode.IsLower(rune(name[end])) {
			return true
		}
		from = end
	}
}
