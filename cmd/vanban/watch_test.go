package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// heard is what a program says, read while it goes on.
type heard struct {
	mutex sync.Mutex
	text  strings.Builder
	more  chan struct{} // closed when there is more
}

func newHeard() *heard { return &heard{more: make(chan struct{})} }

func (h *heard) Write(data []byte) (int, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	close(h.more)
	h.more = make(chan struct{})
	return h.text.Write(data)
}

func (h *heard) all() (string, <-chan struct{}) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.text.String(), h.more
}

// watching is “build --watch” at work. Standard output and standard error are
// heard in the order in which they come.
type watching struct {
	*testing.T
	*heard
	dir  string
	from int // what was awaited ends here
	stop func() int
}

// watchIn starts it in a folder.
func watchIn(t *testing.T, dir string, listen func() (*fsnotify.Watcher, error), args ...string) *watching {
	t.Helper()
	w := &watching{T: t, heard: newHeard(), dir: dir}
	ctx, cancel := context.WithCancel(context.Background())
	code := make(chan int, 1)
	c := &console{in: strings.NewReader(""), out: w.heard, err: w.heard, now: time.Now, listen: listen}
	go func() { code <- run(ctx, c, append([]string{"build", "--watch"}, args...)) }()
	w.stop = sync.OnceValue(func() int {
		cancel()
		return <-code
	})
	t.Cleanup(func() { w.stop() })
	w.await(`đang theo dõi [0-9]+ tệp khai báo`)
	return w
}

// await waits until something is said, after all that was awaited before.
func (w *watching) await(pattern string) {
	w.Helper()
	re := regexp.MustCompile(pattern)
	late := time.After(30 * time.Second)
	for {
		text, more := w.all()
		if at := re.FindStringIndex(text[w.from:]); at != nil {
			w.from += at[1]
			return
		}
		select {
		case <-more:
		case <-late:
			w.Fatalf("no %s in\n%s\nof all\n%s", pattern, text[w.from:], text)
		}
	}
}

// save writes a file as editors do: beside it, then over it.
func (w *watching) save(name, text string) {
	w.Helper()
	writeFile(w.T, w.dir, name+".tmp", text)
	if err := os.Rename(filepath.Join(w.dir, name+".tmp"), filepath.Join(w.dir, name)); err != nil {
		w.Fatal(err)
	}
}

// count is how often a document was told of.
func (w *watching) count(what string) int {
	text, _ := w.all()
	return strings.Count(text, what)
}

const builtAt = `: 1 trang \([0-9]+,[0-9][0-9] giây\) lúc [0-9][0-9]:[0-9][0-9]:[0-9][0-9]\n`

func TestWatchBuildsWhatIsSaved(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	writeFile(t, dir, "b.vb.yaml", notice)
	w := watchIn(t, dir, fsnotify.NewWatcher, dir)
	w.await(`a\.docx, .*a\.pdf` + builtAt)
	w.await(`b\.docx, .*b\.pdf` + builtAt)

	w.save("a.vb.yaml", notice+"ten_tep: khac\n")
	w.await(`khac\.docx, .*khac\.pdf` + builtAt)

	// A mistake is told, and the watch goes on.
	w.save("a.vb.yaml", notice+"khoa_la: 1\n")
	w.await(`a\.vb\.yaml:10:1: lỗi: .*khoa_la`)
	w.await(`1 lỗi; không tệp nào được ghi lúc [0-9:]+\n`)
	writeFile(t, dir, "a.vb.yaml", notice) // written in place
	w.await(`a\.docx, .*a\.pdf` + builtAt)

	// Removed and made again, and one that is new.
	if err := os.Remove(filepath.Join(dir, "a.vb.yaml")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, dir, "c.vb.yaml", notice)
	w.await(`c\.docx, .*c\.pdf` + builtAt)
	writeFile(t, dir, "a.vb.yaml", notice)
	w.await(`a\.docx, .*a\.pdf` + builtAt)

	if n := w.count("b.docx"); n != 1 {
		t.Errorf("b.vb.yaml was built %d times, it never changed", n)
	}
	if code := w.stop(); code != 0 {
		t.Errorf("stopped with exit code %d", code)
	}
}

// What a document is made of besides its definition is watched, too: the
// profile of the office, pictures, templates; also what was missing.
func TestWatchSeesWhatDocumentsAreMadeOf(t *testing.T) {
	dir := t.TempDir()
	mau := filepath.Join(dir, "mau")
	if err := os.Mkdir(mau, 0o777); err != nil {
		t.Fatal(err)
	}
	writeFile(t, mau, "m.vb.md", "---\nid: m\nten: M\nloai: thong-bao\ntrich_yeu: Về việc họp\n---\nHọp giao ban.\n")
	writeFile(t, dir, "co-quan.yaml", "co_quan_ban_hanh: Sở Nội vụ\ndia_danh: Lạng Sơn\n")
	writeFile(t, dir, "a.vb.yaml", strings.Replace(notice, "noi_dung: Sở mời các đơn vị họp giao ban.",
		"noi_dung: |\n  Sở mời họp.\n\n  {anh tep=so-do.png mo_ta=\"Sơ đồ\"}", 1))
	writeFile(t, dir, "b.vb.yaml", "mau: m\nky_hieu: TB-SNV\nnguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}\nnoi_nhan: [Các đơn vị thuộc Sở]\nluu: VT\n")
	w := watchIn(t, dir, fsnotify.NewWatcher, dir, "--templates", mau)
	w.await(`không có tệp ảnh “so-do\.png”`)
	w.await(`b\.docx, .*b\.pdf` + builtAt)

	picture, err := os.Create(filepath.Join(dir, "so-do.png"))
	if err == nil {
		err = errors.Join(png.Encode(picture, image.NewGray(image.Rect(0, 0, 200, 100))), picture.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	w.await(`a\.docx, .*a\.pdf` + builtAt)
	if n := w.count("b.docx"); n != 1 {
		t.Errorf("b.vb.yaml was built %d times, it has no picture", n)
	}

	// Of the template only b is made, which changes only when its text does.
	w.save("mau/m.vb.md", "---\nid: m\nten: Mẫu M\nloai: thong-bao\ntrich_yeu: Về việc họp\n---\nHọp giao ban.\n")
	w.await(`đã đọc lại mẫu, không văn bản nào thay đổi`)
	w.save("mau/m.vb.md", "---\nid: m\nten: Mẫu M\nloai: thong-bao\ntrich_yeu: Về việc họp\n---\nHọp {{ .x }}.\n")
	w.await(`m\.vb\.md:7:5: lỗi: không có trường “\.x”`)
	w.await(`b\.vb\.yaml: 1 lỗi; không tệp nào được ghi lúc`)
	w.save("mau/m.vb.md", "---\nid: m\nten: Mẫu M\nloai: thong-bao\ntrich_yeu: Về việc họp\n---\nHọp tổng kết.\n")
	w.await(`b\.docx, .*b\.pdf` + builtAt)
	if n := w.count("a.docx"); n != 1 {
		t.Errorf("a.vb.yaml was built %d times, it has no template", n)
	}

	w.save("co-quan.yaml", "co_quan_ban_hanh: Sở Nội vụ\ndia_danh: Hà Nội\n")
	w.await(`b\.docx, .*b\.pdf` + builtAt)
}

// A folder may be empty at the beginning, and the same without help of the
// system: then the files themselves are looked at.
func TestWatchWithoutHelpOfTheSystem(t *testing.T) {
	dir := t.TempDir()
	w := watchIn(t, dir, func() (*fsnotify.Watcher, error) { return nil, errors.New("none") }, dir)
	writeFile(t, dir, "a.vb.yaml", notice)
	w.await(`a\.docx, .*a\.pdf` + builtAt)
	w.save("a.vb.yaml", notice+"ten_tep: khac\n")
	w.await(`khac\.docx, .*khac\.pdf` + builtAt)
	text, _ := w.all()
	if !strings.Contains(text, "tự xem lại sau mỗi nửa giây") {
		t.Errorf("nothing says that it is slower:\n%s", text)
	}
}

// A folder that is removed and made again is watched again.
func TestWatchOfAFolderMadeAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "van-ban")
	fill := func(text string) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		writeFile(t, dir, "a.vb.yaml", text)
	}
	fill(notice)
	w := watchIn(t, dir, fsnotify.NewWatcher, filepath.Join(dir, "a.vb.yaml"))
	w.await(`a\.docx, .*a\.pdf` + builtAt)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	w.await(`không có tệp “.*a\.vb\.yaml”`)
	fill(notice)
	w.await(`a\.docx, .*a\.pdf` + builtAt)
	fill(notice + "ten_tep: khac\n")
	w.await(`khac\.docx, .*khac\.pdf` + builtAt)
	if n := w.count("không có tệp"); n != 1 {
		t.Errorf("the missing file is told %d times", n)
	}
}

// Two documents that claim one file fail, and come right when one of them does.
func TestWatchOfDocumentsThatCollide(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	writeFile(t, dir, "b.vb.yaml", notice+"ten_tep: a\n")
	w := watchIn(t, dir, fsnotify.NewWatcher, dir)
	w.await(`cùng tạo ra tệp`)
	w.save("b.vb.yaml", notice)
	w.await(`a\.docx, .*a\.pdf` + builtAt)
	w.await(`b\.docx, .*b\.pdf` + builtAt)
}

func TestWatchRefuses(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	file := filepath.Join(dir, "a.vb.yaml")
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"-"}, "không theo dõi được đầu vào chuẩn"},
		{[]string{file, "--json"}, "không dùng cùng “--json”"},
		{[]string{filepath.Join(dir, "khong-co.vb.yaml")}, "không có tệp"},
		{[]string{file, "--templates", filepath.Join(dir, "khong-co")}, "khong-co"},
	} {
		c, _, stderr := watched()
		code := run(t.Context(), c, append([]string{"build", "--watch"}, test.args...))
		if code != exitUsage || !strings.Contains(stderr.String(), test.want) {
			t.Errorf("%v: exit code %d, %s", test.args, code, fmt.Sprint(stderr))
		}
	}
}
