package main

import (
	"fmt"
	"strings"

	"vanban/internal/doc"
)

// formatFlag is the value of --format: which files to write.
type formatFlag struct {
	docx, pdf bool
	set       bool // the user has named at least one
}

func (f *formatFlag) String() string {
	var names []string
	if f.docx {
		names = append(names, "docx")
	}
	if f.pdf {
		names = append(names, "pdf")
	}
	return strings.Join(names, ",")
}

// Set adds the formats of a list such as “docx,pdf”; the first call replaces
// the default.
func (f *formatFlag) Set(s string) error {
	if !f.set {
		*f = formatFlag{set: true}
	}
	for name := range strings.SplitSeq(s, ",") {
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "docx":
			f.docx = true
		case "pdf":
			f.pdf = true
		default:
			return usageError("dùng docx, pdf hoặc docx,pdf", "không có định dạng “%s”", name)
		}
	}
	return nil
}

func (f *formatFlag) Type() string { return "ĐỊNH_DẠNG" }

// stageFlag is the value of --stage.
type stageFlag struct{ stage doc.Stage }

func (f *stageFlag) String() string {
	switch f.stage {
	case doc.Draft:
		return "draft"
	case doc.Sign:
		return "sign"
	case doc.Issue:
		return "issue"
	}
	panic(fmt.Sprintf("vanban: invalid stage %d", int(f.stage)))
}

func (f *stageFlag) Set(s string) error {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "draft":
		f.stage = doc.Draft
	case "sign":
		f.stage = doc.Sign
	case "issue":
		f.stage = doc.Issue
	default:
		return usageError("dùng draft (dự thảo), sign (trình ký) hoặc issue (ban hành)", "không có giai đoạn “%s”", s)
	}
	return nil
}

func (f *stageFlag) Type() string { return "GIAI_ĐOẠN" }
