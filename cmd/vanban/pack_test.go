package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// zipFolder packs a folder: zip FOLDER FILE.
func zipFolder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zip FOLDER FILE")
	}
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	w := zip.NewWriter(f)
	ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(w.Close())
	ts.Check(f.Close())
}

// TestPackGuide uses the pack of docs/goi-mau.md and its definition.
func TestPackGuide(t *testing.T) {
	text, err := os.ReadFile("../../docs/goi-mau.md")
	if err != nil {
		t.Fatal(err)
	}
	block := func(name string) string {
		_, rest, found := strings.Cut(string(text), "\n```"+name+"\n")
		if !found {
			t.Fatalf("no block %s", name)
		}
		inside, _, _ := strings.Cut(rest, "```")
		return inside
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"mau/goi.yaml": block("goi"), "a.vb.yaml": block("khai-bao-goi"),
		"mau/moi-hop.vb.md": strings.Replace(ciTemplate, "ID", "moi-hop", 1),
	} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	exits(t, 0, dir, nil, "vanban", "build", "a.vb.yaml", "--templates", "mau")
}
