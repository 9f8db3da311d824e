package pipeline

import (
	"path"
	"strings"

	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// DefinitionSuffix ends the name of a definition file.
const DefinitionSuffix = ".vb.yaml"

// fileName names the files of a document: as the definition says under
// ten_tep, else from number and notation, those of a copy before those of the
// original, else after the definition itself.
func fileName(definition *record.Value, d *doc.Document, file string) string {
	if v := definition.Field("ten_tep"); !v.Empty() {
		return viet.FileName(v.Text)
	}
	code := d.Code
	if d.Copy != nil && d.Copy.Code.Number.Text != "" {
		code = d.Copy.Code
	}
	if code.Number.Text != "" && code.Notation.Text != "" {
		return viet.FileName(code.Number.Text + "-" + strings.ReplaceAll(code.Notation.Text, "/", "-"))
	}
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	base = strings.TrimSuffix(strings.TrimSuffix(base, DefinitionSuffix), ".yaml")
	if base == "" || base == "-" || base == "." {
		base = d.Kind.Key
	}
	return viet.FileName(base)
}
