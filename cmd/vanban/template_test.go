package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

const noticeTemplate = "---\nid: m\nten: M\nloai: thong-bao\ntrich_yeu: Về việc họp\nnoi_nhan: [Các đơn vị thuộc Sở]\nluu: VT\n---\nHọp giao ban.\n"

// A proof takes a while: a person sees how far it is, a program does not.
func TestTemplateCheckShowsHowFarItIs(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "m.vb.md", noticeTemplate)
	file := filepath.Join(dir, "m.vb.md")
	for _, test := range []struct {
		args []string
		want bool
	}{
		{nil, true},
		{[]string{"--format", "json"}, false},
		{[]string{"--format", "json", "-o", filepath.Join(dir, "ket-qua.json")}, true},
	} {
		c, _, stderr := watched()
		if code := run(t.Context(), c, append([]string{"template", "check", "--cases", "5", file}, test.args...)); code != 0 {
			t.Fatalf("%v: exit code %d\n%s", test.args, code, stderr)
		}
		if got := strings.Contains(stderr.String(), "Thử mẫu"); got != test.want {
			t.Errorf("%v: a bar is shown: %v\n%s", test.args, got, stderr)
		}
	}
}

// What the user stops is told as not checked.
func TestTemplateCheckStoppedByTheUser(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "m.vb.md", noticeTemplate)
	c, out, stderr := watched()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	c.err = writerFunc(func(p []byte) (int, error) { // at the first sign of progress
		stop()
		return stderr.Write(p)
	})
	code := run(ctx, c, []string{"template", "check", "--cases", "100000", filepath.Join(dir, "m.vb.md")})
	if want := "m.vb.md: lỗi: đã dừng theo yêu cầu, chưa kiểm tra tệp này\n"; code != exitUsage || !strings.Contains(out.String(), want) {
		t.Errorf("exit code %d\n%s%s", code, out, stderr)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
