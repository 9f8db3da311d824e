package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const notice = `loai: thong-bao
co_quan_ban_hanh: Sở Khoa học và Công nghệ
ky_hieu: TB-SKHCN
dia_danh: Lạng Sơn
trich_yeu: Về việc họp giao ban
noi_dung: Sở mời các đơn vị họp giao ban.
nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các đơn vị thuộc Sở]
luu: VT
`

// watched is a console that a person watches and on which every look at the
// clock takes 80 ms.
func watched() (c *console, out, stderr *bytes.Buffer) {
	out, stderr = new(bytes.Buffer), new(bytes.Buffer)
	clock := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	return &console{in: strings.NewReader(""), out: out, err: stderr, outTTY: true, errTTY: true, now: func() time.Time {
		clock = clock.Add(80 * time.Millisecond)
		return clock
	}}, out, stderr
}

func TestBuildTellsTheTimeToAPerson(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	c, out, stderr := watched()
	if code := run(t.Context(), c, []string{"build", filepath.Join(dir, "a.vb.yaml")}); code != 0 {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	if got := out.String(); !strings.HasSuffix(got, "a.pdf: 1 trang (0,08 giây)\n") {
		t.Errorf("got %q", got)
	}
	if stderr.Len() > 0 {
		t.Errorf("one document needs no progress bar, got %q", stderr)
	}
}

func TestBuildShowsProgressOfSeveral(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	writeFile(t, dir, "b.vb.yaml", notice)
	c, _, stderr := watched()
	if code := run(t.Context(), c, []string{"build", dir}); code != 0 {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	if !strings.Contains(stderr.String(), "Tạo văn bản") {
		t.Errorf("no progress bar in %q", stderr)
	}
}

func TestBuildStoppedByTheUserWritesNothing(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	c, _, stderr := watched()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code := run(ctx, c, []string{"build", dir}); code != exitUsage {
		t.Errorf("exit code %d, want %d", code, exitUsage)
	}
	if !strings.Contains(stderr.String(), "đã dừng theo yêu cầu") {
		t.Errorf("got %q", stderr)
	}
	if files := folder(t, dir); len(files) != 1 {
		t.Errorf("files were written: %v", files)
	}
}

func TestDroppedFilesAreBuiltOrChecked(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	file := filepath.Join(dir, "a.vb.yaml")
	if got := droppedFiles([]string{file}); len(got) != 3 || got[0] != "build" || got[2] != file {
		t.Errorf("got %q", got)
	}
	word := filepath.Join(dir, "Công văn.DOCX")
	writeFile(t, dir, "Công văn.DOCX", "")
	if got := droppedFiles([]string{word}); len(got) != 3 || got[0] != "check" || got[2] != word {
		t.Errorf("got %q", got)
	}
	if got := droppedFiles([]string{"list"}); len(got) != 1 || got[0] != "list" {
		t.Errorf("got %q", got)
	}
}
