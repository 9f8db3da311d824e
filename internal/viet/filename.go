package viet

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// FileNameLimit is the greatest length in bytes that [FileName] returns. With
// an extension it stays below the 255 bytes of common file systems.
const FileNameLimit = 200

// FileName makes of s a name without extension that every system accepts,
// Windows among them: composed, without < > : " / \ | ? * and control
// characters, without leading or trailing dots and spaces, not a device name
// such as CON, at most [FileNameLimit] bytes cut between characters. “17/KH-UBND”
// becomes “17-KH-UBND”. If nothing is left the name is “van-ban”.
func FileName(s string) string {
	var b strings.Builder
	for _, r := range NFC(s) {
		switch {
		case strings.ContainsRune(`<>:"/\|?*`, r):
			b.WriteByte('-')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r == unicode.ReplacementChar, !unicode.IsPrint(r):
		default:
			b.WriteRune(r)
		}
	}
	name := trimName(NFC(b.String()))
	base, ext, _ := strings.Cut(name, ".")
	if isDeviceName(strings.TrimRight(base, " ")) {
		name = base + "_"
		if ext != "" {
			name += "." + ext
		}
	}
	name = trimName(cut(name, FileNameLimit))
	if name == "" {
		return "van-ban"
	}
	return name
}

func trimName(s string) string {
	return strings.TrimRight(strings.TrimLeft(s, " .-"), " .")
}

// isDeviceName reports whether Windows keeps a name for a device.
func isDeviceName(s string) bool {
	s = strings.ToUpper(s)
	switch s {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(s, port); ok && len([]rune(n)) == 1 && strings.Contains("0123456789¹²³", n) {
			return true
		}
	}
	return false
}

// cut returns the longest run of whole characters that fits into limit bytes.
func cut(s string, limit int) string {
	end := 0
	for rest, state := s, -1; rest != "" && len(s) > limit; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if end+len(cluster) > limit {
			return s[:end]
		}
		end += len(cluster)
	}
	return s
}
