package main

import (
	"fmt"
	"io"
	"slices"
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
			group, ok := named(cmd.Root(), args)
			if !ok {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, c := range group.Commands() {
				if c.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, ok := named(cmd.Root(), args)
			if !ok {
				return noSuchCommand(found, args[len(wordsOf(found)):])
			}
			return found.Help()
		},
	}
}

// named finds the command that words name, or the last group before a word that
// names none.
func named(group *cobra.Command, words []string) (*cobra.Command, bool) {
	for _, word := range words {
		i := slices.IndexFunc(group.Commands(), func(c *cobra.Command) bool { return c.Name() == word })
		if i < 0 {
			return group, false
		}
		group = group.Commands()[i]
	}
	return group, true
}

// wordsOf is the words of a command below “vanban”.
func wordsOf(cmd *cobra.Command) []string { return strings.Fields(cmd.CommandPath())[1:] }

// nameOf is a command as messages name it: “template check”.
func nameOf(cmd *cobra.Command) string { return strings.Join(wordsOf(cmd), " ") }

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
		fmt.Fprintf(w, "\nXem hướng dẫn của một lệnh: %s LỆNH\n", strings.Join(append([]string{cmd.Root().Name(), "help"}, wordsOf(cmd)...), " "))
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
		if !slices.Contains([]string{"", "0", "false", "[]"}, f.DefValue) {
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
