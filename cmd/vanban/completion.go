package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/pipeline"
)

// newCompletion writes the scripts that make the Tab key complete commands,
// template ids and definitions.
func newCompletion(c *console) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:                   "completion bash|zsh|fish|powershell",
		DisableFlagsInUseLine: true,
		Short:                 "In tệp lệnh để phím Tab điền nốt tên lệnh, mẫu và tệp",
		Long: `In tệp lệnh để phím Tab điền nốt tên lệnh, mã mẫu và tên tệp khai báo.

  bash:        source <(vanban completion bash)
  zsh:         source <(vanban completion zsh)
  fish:        vanban completion fish | source
  PowerShell:  vanban completion powershell | Out-String | Invoke-Expression

Thêm dòng đó vào tệp khởi động của vỏ lệnh (~/.bashrc, ~/.zshrc, $PROFILE) để dùng lâu dài.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("chạy ví dụ: vanban completion bash", "lệnh “completion” cần đúng một tên vỏ lệnh: %s", strings.Join(shells, ", "))
			}
			return nil
		},
		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(c.out, true)
			case "zsh":
				return root.GenZshCompletion(c.out)
			case "fish":
				return root.GenFishCompletion(c.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.out)
			}
			return usageError("dùng một trong: "+strings.Join(shells, ", "), "không có tệp lệnh cho “%s”", args[0])
		},
	}
}

// completeDefinitions offers folders and definitions.
func completeDefinitions(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return completeFiles(typed, func(name string) bool { return strings.HasSuffix(name, definitionSuffix) })
}

// completeFiles offers folders and some files. It lists them itself because not
// every shell filters by a suffix of two parts.
func completeFiles(typed string, wanted func(name string) bool) ([]string, cobra.ShellCompDirective) {
	dir, prefix := filepath.Split(typed)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	directive := cobra.ShellCompDirectiveNoFileComp
	var found []string
	for _, e := range entries {
		name := e.Name()
		switch {
		case !strings.HasPrefix(name, prefix) || strings.HasPrefix(name, ".") && prefix == "":
		case e.IsDir():
			found = append(found, dir+name+"/")
			directive |= cobra.ShellCompDirectiveNoSpace
		case wanted(name):
			found = append(found, dir+name)
		}
	}
	return found, directive
}

// completeStarters offers the ids of the templates with their titles.
func completeStarters(s *sources) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		p, _, err := s.open()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		found := templateWords(p)
		for _, k := range p.Kinds() {
			found = append(found, fmt.Sprintf("%s\t%s", k.Key, k.Name))
		}
		return append(found, profileKey+"\tThông tin cơ quan"), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeTemplateIDs offers the ids of the templates.
func completeTemplateIDs(s *sources) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		p, _, err := s.open()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return templateWords(p), cobra.ShellCompDirectiveNoFileComp
	}
}

// templateWords are the ids of the templates with their titles, as completion
// takes them.
func templateWords(p *pipeline.Pipeline) []string {
	var found []string
	for _, t := range p.Templates() {
		name := t.ID
		if known, _ := p.Template(name); known == nil { // there are several versions of it
			name = t.Reference()
		}
		found = append(found, fmt.Sprintf("%s\t%s", name, t.Title))
	}
	return found
}
