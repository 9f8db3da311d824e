package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newHelp returns the help command; cobra's own speaks English.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:                   "help [LỆNH]",
		DisableFlagsInUseLine: true,
		Short:                 "Xem hướng dẫn của chương trình hoặc của một lệnh",
		Long:                  "Xem hướng dẫn của chương trình hoặc của một lệnh.",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, c := range cmd.Root().Commands() {
				if c.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if len(args) == 0 {
				return root.Help()
			}
			for _, c := range root.Commands() {
				if c.Name() == args[0] {
					return c.Help()
				}
			}
			return noSuchCommand(root, args)
		},
	}
}

// printHelp is cobra's help in Vietnamese.
func printHelp(cmd *cobra.Command, _ []string) {
	w := cmd.OutOrStdout()
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(w, "%s\n\n", strings.TrimSpace(text))
	writeUsage(w, cmd)
}

// printUsage is cobra's usage in Vietnamese.
func printUsage(cmd *cobra.Command) error {
	writeUsage(cmd.OutOrStderr(), cmd)
	return nil
}

func writeUsage(w io.Writer, cmd *cobra.Command) {
	fmt.Fprintln(w, "Cách dùng:")
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "  %s LỆNH [tùy chọn]\n", cmd.CommandPath())
	} else {
		fmt.Fprintf(w, "  %s\n", cmd.UseLine())
	}
	if cmd.HasExample() {
		fmt.Fprintf(w, "\nVí dụ:\n%s\n", cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintln(w, "\nCác lệnh:")
		var rows [][2]string
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() || c.Name() == "help" {
				rows = append(rows, [2]string{c.Name(), c.Short})
			}
		}
		writeRows(w, rows)
	}
	fmt.Fprintln(w, "\nTùy chọn:")
	writeRows(w, flagRows(cmd))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\nXem hướng dẫn của một lệnh: %s help LỆNH\n", cmd.CommandPath())
	}
}

// flagRows lists the flags of a command, its own first.
func flagRows(cmd *cobra.Command) [][2]string {
	var rows [][2]string
	add := func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			name += " " + value
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			usage += " (mặc định: " + f.DefValue + ")"
		}
		rows = append(rows, [2]string{name, usage})
	}
	cmd.LocalNonPersistentFlags().VisitAll(add)
	cmd.Root().PersistentFlags().VisitAll(add)
	return rows
}

// writeRows writes two columns; every letter of the first takes one column of
// the terminal, as composed Vietnamese letters do.
func writeRows(w io.Writer, rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r[0]))
	}
	for _, r := range rows {
		pad := strings.Repeat(" ", width-utf8.RuneCountInString(r[0]))
		fmt.Fprintf(w, "  %s%s  %s\n", r[0], pad, r[1])
	}
}
