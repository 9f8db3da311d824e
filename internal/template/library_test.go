package template

import (
	"io/fs"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pack"
)

// plain are folders without a manifest.
func plain(systems ...fs.FS) []*pack.Pack {
	var packs []*pack.Pack
	for _, fsys := range systems {
		p, problems := pack.Embedded(fsys)
		if len(problems) > 0 {
			panic(problems)
		}
		packs = append(packs, p)
	}
	return packs
}

func TestLibraryReportsDuplicatesAndBrokenTemplates(t *testing.T) {
	one := fstest.MapFS{
		"b.vb.md":    {Data: []byte("---\nid: 'b'  # trùng với tên tệp\nten: B\nloai: thong-bao\n---\nx")},
		"a.vb.md":    {Data: []byte("---\nid: a\nten: A\nloai: thong-bao\n---\nx")},
		"hong.vb.md": {Data: []byte("---\nid: hong\nten: Hỏng\nloai: thong-bao\n---\n{{ .x }}")},
		"ghi-chu.md": {Data: []byte("không phải mẫu")},
	}
	two := fstest.MapFS{"khac.vb.md": {Data: []byte("---\nid: a\nten: A\nloai: thong-bao\n---\n")}}
	l, problems := NewLibrary(plain(one, two)...)
	if len(problems) != 1 || problems[0].Message != "mã mẫu “a” đã có ở tệp a.vb.md" || problems[0].At.File != "khac.vb.md" {
		t.Errorf("problems: %v", problems)
	}
	var ids []string
	for _, t := range l.List() {
		ids = append(ids, t.ID)
	}
	if diff := cmp.Diff([]string{"a", "b"}, ids); diff != "" {
		t.Error(diff)
	}
	if found, problems := l.Find("hong", diag.Range{}); found != nil || !problems.HasErrors() {
		t.Errorf("broken template: %v, %v", found, problems)
	}
	if got := l.Problems(); len(got) != 1 || got[0].At.String() != "hong.vb.md:6:1" {
		t.Errorf("all problems: %v", got)
	}
}

// TestFillIsSafeForManyGoroutines is of use under the race detector.
func TestFillIsSafeForManyGoroutines(t *testing.T) {
	tmpl, root := letter(t)
	env := newEnv(t, doc.Draft)
	want, _ := tmpl.Fill(root, env)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			got, problems := tmpl.Fill(root, env)
			if problems.HasErrors() {
				t.Error(problems)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	wait.Wait()
}

func TestFrontMatterMistakes(t *testing.T) {
	tests := []struct{ src, want string }{
		{"x", "m.vb.md:1:1: mẫu không có phần khai báo ở đầu"},
		{"---\nid: a\n", "m.vb.md:1:1: phần khai báo ở đầu mẫu chưa kết thúc"},
		{"---\nid: \xe1\n---\n", "m.vb.md:2:1: tệp có byte không phải UTF-8"},
		{"---\nid: a\nten: A\n---\n", "m.vb.md:1:1: mẫu thiếu “loai”"},
	}
	for _, test := range tests {
		_, problems := Parse("m.vb.md", []byte(test.src))
		if len(problems) == 0 || problems[0].At.String()+": "+problems[0].Message != test.want {
			t.Errorf("%q: got %v, want %s", test.src, problems, test.want)
		}
	}
}
