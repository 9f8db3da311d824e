package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/check"
	"vanban/internal/report"
)

// newExplain tells what rules are about.
func newExplain(c *console) *cobra.Command {
	return &cobra.Command{
		Use:                   "explain QUY_TẮC...",
		DisableFlagsInUseLine: true,
		Short:                 "Giải thích một quy tắc của lệnh check",
		Long:                  "Nói quy tắc đòi hỏi gì, theo điều khoản nào, vì sao, với ví dụ sai và ví dụ đúng. Xem mã các quy tắc bằng lệnh “vanban rules”.",
		Example: `  vanban explain PG-05
  vanban explain SO-02 SO-03`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("xem mã các quy tắc: vanban rules", "lệnh “explain” cần ít nhất một mã quy tắc")
			}
			return nil
		},
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, args []string) error {
			p, _, err := (&sources{}).open()
			if err != nil {
				return err
			}
			return explain(c, p.Rules(), args)
		},
	}
}

func explain(c *console, rules []check.Rule, ids []string) error {
	for i, id := range ids {
		id = strings.ToUpper(strings.TrimSpace(id))
		if i > 0 {
			fmt.Fprintln(c.out)
		}
		if id == check.General {
			if err := report.ExplainGeneral(c.out); err != nil {
				return err
			}
			continue
		}
		if _, unknown := check.Select(id, rules); len(unknown) > 0 {
			return usageError(unknown[0].Hint, "%s", unknown[0].Message)
		}
		at := slices.IndexFunc(rules, func(r check.Rule) bool { return r.ID == id })
		if at < 0 {
			return usageError("gõ đủ mã một quy tắc, như "+rules[0].ID, "“%s” không phải mã của một quy tắc", id)
		}
		if err := report.Explain(c.out, &rules[at]); err != nil {
			return err
		}
	}
	return nil
}

// completeRules offers the ids of the rules with what they are about.
func completeRules(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	p, _, err := (&sources{}).open()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var found []string
	for _, r := range p.Rules() {
		found = append(found, cobra.CompletionWithDesc(r.ID, r.Title))
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}
