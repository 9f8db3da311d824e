package main

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// wordFlag is a flag that takes one of some words.
type wordFlag struct {
	value string
	words []string
	kind  string // for help: “ĐỊNH_DẠNG”
	what  string // for messages: “định dạng”
}

func (f *wordFlag) String() string { return f.value }

func (f *wordFlag) Set(s string) error {
	word := strings.ToLower(strings.TrimSpace(s))
	if !slices.Contains(f.words, word) {
		hint := "dùng một trong: " + strings.Join(f.words, ", ")
		if near, ok := viet.Nearest(word, f.words); ok {
			hint = diag.Meant(near)
		}
		return usageError(hint, "không có %s “%s”", f.what, s)
	}
	f.value = word
	return nil
}

func (f *wordFlag) Type() string { return f.kind }

// severityFlag is a severity by its English word.
type severityFlag struct{ severity diag.Severity }

func (f *severityFlag) String() string {
	text, err := f.severity.MarshalText()
	if err != nil {
		return ""
	}
	return string(text)
}

func (f *severityFlag) Set(s string) error {
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		text, err := severity.MarshalText()
		if err == nil && strings.EqualFold(strings.TrimSpace(s), string(text)) {
			f.severity = severity
			return nil
		}
	}
	return usageError("dùng error (lỗi), warning (cảnh báo) hoặc note (ghi chú)", "không có mức độ “%s”", s)
}

func (f *severityFlag) Type() string { return "MỨC_ĐỘ" }
