package main

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"vanban/internal/check"
	"vanban/internal/report"
)

//go:generate go run . rules --format markdown -o ../../docs/rules.md

// newRules lists the rules of check.
func newRules(c *console) *cobra.Command {
	var out string
	format := wordFlag{value: "text", words: []string{"text", "json", "markdown"}, kind: "ĐỊNH_DẠNG", what: "định dạng"}
	cmd := &cobra.Command{
		Use:                   "rules [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Xem các quy tắc của lệnh check",
		Long:                  "Xem mã, mức độ, nguồn và nội dung của từng quy tắc mà lệnh check xét. Một quy tắc cụ thể: vanban explain MÃ.",
		Args:                  noArgs,
		ValidArgsFunction:     cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			p, _, err := (&sources{}).open()
			if err != nil {
				return err
			}
			write := map[string]func(io.Writer, []check.Rule) error{
				"text": report.List, "json": report.ListJSON, "markdown": report.ListMarkdown,
			}[format.value]
			var b bytes.Buffer
			if err := write(&b, p.Rules()); err != nil {
				return err
			}
			if out == "" {
				_, err := c.out.Write(b.Bytes())
				return err
			}
			return putFile(out, b.Bytes())
		},
	}
	cmd.Flags().Var(&format, "format", "viết dạng: text, json, markdown")
	cmd.Flags().StringVarP(&out, "output", "o", "", "ghi vào `TỆP`")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(format.words, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}
