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
// ten_tep, else from number and notation, else after the definition itself.
func fileName(definition *record.Value, d *doc.Document, file string) string {
	if v := definition.Field("ten_tep"); !v.Empty() {
		return viet.FileName(v.Text)
	}
	if d.Code.Number.Text != "" && d.Code.Notation.Text != "" {
		return viet.FileName(d.Code.Number.Text + "-" + strings.ReplaceAll(d.Code.Notation.Text, "/", "-"))
	}
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	base = strings.TrimSuffix(strings.TrimSuffix(base, DefinitionSuffix), ".yaml")
	if base == "" || base == "-" || base == "." {
		base = d.Kind.Key
	}
	return viet.FileName(base)
}
