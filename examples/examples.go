// Package examples holds one definition of every kind of document, one profile
// and the files of whole tasks, to be copied and changed.
package examples

import "embed"

// FS holds the definitions of folder mau, NUMBER-KIND.vb.yaml,
// khoi-dau/co-quan.yaml, the profile that an organisation starts from, and the
// folders of files that merging, reminding and consolidating need together.
//
//go:embed mau/*.vb.yaml khoi-dau/co-quan.yaml nhac-viec tong-hop tron-thu
var FS embed.FS
