package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		DisableFlagsInUseLine: true,
		Short:                 "Xem phiên bản của chương trình",
		Long:                  "Xem phiên bản của chương trình, của Go và hệ điều hành mà nó được dịch cho.",
		Args:                  noArgs,
		ValidArgsFunction:     cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(c.out, versionLine())
			return nil
		},
	}
}

// versionLine names the version, its commit in a build from a work tree, and what
// it was built for.
func versionLine() string {
	return fmt.Sprintf("vanban %s, %s %s/%s", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// programVersion names the version and, in a build from a work tree, its commit:
// the same on every system.
func programVersion() string {
	version, commit, changed := "(chưa đánh số)", "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = ", commit " + s.Value[:min(len(s.Value), 12)]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = " (có sửa đổi)"
			}
		}
	}
	return version + commit + changed
}
