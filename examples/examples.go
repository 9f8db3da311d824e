// Package examples holds one definition of every kind of document, to be
// copied and changed.
package examples

import "embed"

// FS holds the definitions of folder mau, NUMBER-KIND.vb.yaml.
//
//go:embed mau/*.vb.yaml
var FS embed.FS
