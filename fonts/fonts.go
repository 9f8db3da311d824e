// Package fonts embeds the four faces of Liberation Serif 2.1.5, whose widths
// equal those of Times New Roman. LICENSE-Liberation.txt beside this file is
// their licence (SIL OFL 1.1).
package fonts

import "embed"

// FS holds LiberationSerif-{Regular,Bold,Italic,BoldItalic}.ttf.
//
//go:embed LiberationSerif-*.ttf
var FS embed.FS
