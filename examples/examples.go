// Package examples holds one definition of every kind of document and one
// profile, to be copied and changed.
package examples

import "embed"

// FS holds the definitions of folder mau, NUMBER-KIND.vb.yaml, and
// khoi-dau/co-quan.yaml, the profile that an organisation starts from.
//
//go:embed mau/*.vb.yaml khoi-dau/co-quan.yaml
var FS embed.FS
