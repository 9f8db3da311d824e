package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// makeFlags are the flags of commands that make documents.
type makeFlags struct {
	sources
	out     string // folder of the outputs; empty: the command decides
	format  formatFlag
	stage   stageFlag
	set     []string // assignments to values of the definition
	profile string   // organisation profile; empty: the nearest one
	meta    bool     // also the JSON file with metadata
}

// newMakeFlags returns the flags as they are when none is typed.
func newMakeFlags() makeFlags {
	return makeFlags{format: formatFlag{docx: true, pdf: true}, stage: stageFlag{doc.Sign}}
}

// addMake defines the flags but --set and the one of the folder, which each
// command explains in its own words.
func (f *makeFlags) addMake(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&f.format, "format", "tệp cần tạo: docx, pdf")
	flags.Var(&f.stage, "stage", "giai đoạn: draft (dự thảo), sign (trình ký), issue (ban hành)")
	flags.StringVar(&f.profile, "profile", "", "dùng thông tin cơ quan trong `TỆP`, thay cho co-quan.yaml gần tệp khai báo nhất")
	_ = cmd.MarkFlagFilename("profile", "yaml")
	flags.BoolVar(&f.meta, "metadata", false, "ghi thêm tệp .meta.json chứa siêu dữ liệu để gửi, nhận và lưu trữ")
	f.addTemplates(cmd)
	f.addFonts(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"docx", "pdf", "docx,pdf"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("stage", cobra.FixedCompletions(
		[]string{"draft\tdự thảo", "sign\ttrình ký", "issue\tban hành"}, cobra.ShellCompDirectiveNoFileComp))
}

// addSet defines the flag of values over the definition.
func (f *makeFlags) addSet(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.set, "set", nil, "đặt giá trị cho một khóa của tệp khai báo, dạng `KHÓA=GIÁ_TRỊ`; dùng được nhiều lần")
	_ = cmd.RegisterFlagCompletionFunc("set", cobra.NoFileCompletions)
}

// options say what to make of a definition.
func (f *makeFlags) options() pipeline.Options {
	return pipeline.Options{Stage: f.stage.stage, DOCX: f.format.docx, PDF: f.format.pdf, Metadata: f.meta, Set: f.set}
}

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
