package schema_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"vanban/internal/check/nd30"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/schema"
)

// source is what the program makes schemas from.
func source(t testing.TB) schema.Source {
	t.Helper()
	register, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	reg := law.Decree30()
	return schema.Source{Regulation: reg, Places: register, Rules: nd30.Rules(reg)}
}

// compile reads a schema with a library that knows the standard.
func compile(t testing.TB, text []byte) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("a.json", value); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("a.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// typed is a file as an editor hands it to the validator: by the core schema
// of YAML 1.2, in which dates are texts and “05” is a number.
func typed(t testing.TB, text string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if len(doc.Content) == 0 {
		return nil
	}
	return value(doc.Content[0])
}

func value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.AliasNode:
		return value(n.Alias)
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = value(c)
		}
		return list
	case yaml.MappingNode:
		group := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			group[n.Content[i].Value] = value(n.Content[i+1])
		}
		return group
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value
	}
	return scalar(n.Value)
}

var (
	integer = regexp.MustCompile(`^[-+]?[0-9]+$`)
	decimal = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

func scalar(s string) any {
	switch strings.ToLower(s) {
	case "", "~", "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	if integer.MatchString(s) || decimal.MatchString(s) {
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f
		}
	}
	return s
}

// accepts fails unless a schema accepts a file.
func accepts(t testing.TB, s *jsonschema.Schema, name, text string) {
	t.Helper()
	if err := s.Validate(typed(t, text)); err != nil {
		t.Errorf("%s: %v\n%s", name, err, text)
	}
}
