package consolidate_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"vanban/internal/consolidate"
)

// Editors accept the settings that the reader accepts, and mark what is not
// theirs.
func TestSettingsFitTheirSchema(t *testing.T) {
	p := open(t)
	data, err := p.Schema("tong-hop", consolidate.FileForm())
	if err != nil || data == nil {
		t.Fatal(err)
	}
	form, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("tong-hop.schema.json", form); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("tong-hop.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		string(load(t, "tong-hop.yaml").Data): true,
		"gaps: 5\n":                           false,
		string(load(t, "tong-hop.yaml").Data) + "thoi_han: 12/12\n": false,
	} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != want {
			t.Errorf("accepted: %v, want %v: %v\n%.200s", err == nil, want, err, text)
		}
	}
}
