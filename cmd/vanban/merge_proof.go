package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/output"
)

// verifyBatch compares the files of a folder with its manifest.
func verifyBatch(c *console, f *mergeFlags, dir string) error {
	v, err := merge.Verify(dir)
	if err != nil {
		return failureOf(err)
	}
	if f.json {
		err = writeJSON(c, jsonVerified{Manifests: v.Manifests, Documents: v.Documents, Files: v.Files, Bytes: v.Bytes,
			Diagnostics: listOf(v.Problems), Errors: v.Problems.Count(diag.Error), Warnings: v.Problems.Count(diag.Warning)})
	} else if err = diag.Print(c.err, v.Problems); err == nil {
		said := "đúng như bảng kê"
		if n := v.Problems.Count(diag.Error); n > 0 {
			said = fmt.Sprintf("%d chỗ không khớp bảng kê", n)
		}
		fmt.Fprintf(c.out, "%s: %d văn bản, %d tệp: %s\n", dir, v.Documents, v.Files, said)
	}
	if err == nil && v.Problems.HasErrors() {
		return &failure{code: exitDocument}
	}
	return err
}

// jsonVerified is what --verify prints for machines.
type jsonVerified struct {
	Manifests   []string          `json:"manifests"`
	Documents   int               `json:"documents"`
	Files       int               `json:"files"`
	Bytes       int64             `json:"bytes"`
	Diagnostics []diag.Diagnostic `json:"diagnostics"`
	Errors      int               `json:"errors"`
	Warnings    int               `json:"warnings"`
}

// joinBatches makes one manifest of those of the shards.
func joinBatches(ctx context.Context, c *console, f *mergeFlags, args []string) error {
	out := f.out
	if out == "" {
		out = folderOf(args[0])
	}
	m, problems, err := merge.Join(ctx, args, out, output.OS())
	if err != nil {
		return failureOf(err)
	}
	f.out = out
	if f.json {
		last := jsonJoined{Manifests: []string{}, Diagnostics: listOf(problems), Errors: problems.Count(diag.Error)}
		if m != nil {
			last.Documents, last.Manifests = len(m.Entries), manifestPaths(out, m)
		}
		if err := writeJSON(c, last); err != nil {
			return err
		}
	} else {
		if err := diag.Print(c.err, problems); err != nil {
			return err
		}
		if m != nil && !problems.HasErrors() {
			fmt.Fprintf(c.out, "đã nối: %d văn bản, %d trang\nbảng kê: %s\n", len(m.Entries), m.Counts.Pages, strings.Join(manifestPaths(out, m), ", "))
		}
	}
	if problems.HasErrors() {
		return &failure{code: exitDocument}
	}
	return nil
}

// jsonJoined is what --join prints for machines.
type jsonJoined struct {
	Documents   int               `json:"documents"`
	Manifests   []string          `json:"manifests"`
	Diagnostics []diag.Diagnostic `json:"diagnostics"`
	Errors      int               `json:"errors"`
}

// folderOf is the folder that an argument names or stands in.
func folderOf(arg string) string {
	if dir, base := filepath.Split(arg); base == "..." {
		return filepath.Clean(dir)
	}
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return arg
	}
	return filepath.Dir(arg)
}
