// Package templates holds the templates that come with vanban, one file each.
package templates

import "embed"

// FS holds the templates as ID.vb.md.
//
//go:embed *.vb.md
var FS embed.FS
