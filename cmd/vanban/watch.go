package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
)

// Times of watching.
const (
	// settleTime is how long nothing may happen before it is built again: one
	// save is several events, and some editors remove the file in between.
	settleTime = 100 * time.Millisecond
	settleMost = time.Second
	// lookTime is between two looks at the files of their own: drives of other
	// machines do not tell of every change, and a file may come free again.
	lookTime = 2 * time.Second
	// lookOften is the same where the system tells of nothing.
	lookOften = 500 * time.Millisecond
)

// watcher builds documents and, until the user stops it, again what is saved.
// Events only wake it: what has changed it tells by the files themselves.
type watcher struct {
	*console
	flags     *buildFlags
	args      []string
	events    *fsnotify.Watcher // nil where the system cannot tell of changes
	blind     string            // a folder of which it does not tell; empty if there is none
	pipeline  *pipeline.Pipeline
	refused   diag.List // what is wrong with templates
	templates files
	jobs      map[string]*watchedJob
}

// watchedJob is a document that is watched.
type watchedJob struct {
	*job
	files files // that its last build read, as they were before
}

// watch runs “build --watch”.
func watch(ctx context.Context, c *console, f *buildFlags, args []string) error {
	if f.json {
		return usageError("bỏ --json hoặc bỏ --watch", "tùy chọn “--watch” không dùng cùng “--json”")
	}
	for _, arg := range args {
		if arg == stdinName {
			return usageError("ghi nội dung vào một tệp khai báo rồi theo dõi tệp ấy", "tùy chọn “--watch” không theo dõi được đầu vào chuẩn")
		}
	}
	w := &watcher{console: c, flags: f, args: args, jobs: map[string]*watchedJob{}}
	names, err := w.inputs(true)
	if err != nil {
		return err
	}
	if f.out != "" {
		if err := prepareFolder(f.out); err != nil {
			return err
		}
	}
	w.templates = w.templateFiles()
	if w.pipeline, w.refused, err = f.open(); err != nil {
		return err
	}
	if err := diag.Print(c.err, w.refused); err != nil {
		return err
	}
	if w.events, err = c.listen(); err != nil {
		w.events = nil
		fmt.Fprintln(c.err, "hệ thống không báo thay đổi của tệp; tự xem lại sau mỗi nửa giây")
	} else {
		defer w.events.Close()
	}
	fmt.Fprintf(c.err, "đang theo dõi %d tệp khai báo; lưu tệp là tạo lại văn bản, nhấn Ctrl+C để dừng\n", len(names))
	w.run(ctx)
	return nil
}

// run builds what is due, again and again.
func (w *watcher) run(ctx context.Context) {
	var happened chan fsnotify.Event
	var lost chan error
	if w.events != nil {
		happened, lost = w.events.Events, w.events.Errors
	}
	w.round(ctx)
	for ctx.Err() == nil {
		wait := lookTime
		if w.events == nil || w.blind != "" {
			wait = lookOften
		}
		select {
		case <-ctx.Done():
			return
		case e := <-happened:
			if e.Op == fsnotify.Chmod && !w.due() { // of which indexing makes many
				continue
			}
		case <-lost: // too many at once: look what has changed
		case <-time.After(wait):
			if !w.due() {
				continue
			}
		}
		settle(ctx, happened)
		w.round(ctx)
	}
}

// settle waits until nothing has happened for a while.
func settle(ctx context.Context, happened <-chan fsnotify.Event) {
	most := time.After(settleMost)
	for {
		select {
		case <-ctx.Done():
			return
		case <-most:
			return
		case <-happened:
		case <-time.After(settleTime):
			return
		}
	}
}

// due reports whether something is to be built.
func (w *watcher) due() bool {
	names, _ := w.inputs(false)
	if len(names) != len(w.jobs) || !maps.Equal(w.templates, w.templateFiles()) {
		return true
	}
	return slices.ContainsFunc(names, func(name string) bool { return w.jobs[name] == nil || w.jobs[name].due() })
}

// due reports whether a document is to be built again: a file it was made of
// has changed, or the machine was in the way.
func (v *watchedJob) due() bool { return v.failure != nil || v.files.changed() }

// round builds what is due and says so.
func (w *watcher) round(ctx context.Context) {
	start := w.now()
	w.listenTo()
	reread := w.reopen()
	names, _ := w.inputs(false)
	maps.DeleteFunc(w.jobs, func(name string, _ *watchedJob) bool { return !slices.Contains(names, name) })
	var due []*watchedJob
	old := map[string]*watchedJob{}
	for _, name := range names {
		if v := w.jobs[name]; v == nil || reread || v.due() {
			old[name] = v
			w.jobs[name] = &watchedJob{job: &job{input: name}, files: files{}}
			due = append(due, w.jobs[name])
		}
	}
	each(ctx, runtime.GOMAXPROCS(0), due, func(v *watchedJob) {
		began := w.now()
		v.reads = v.files
		v.build(w.in, w.pipeline, w.flags)
		v.spent = w.now().Sub(began)
	}, func(v *watchedJob) { v.stop() })
	if ctx.Err() != nil {
		return
	}
	told := w.write(ctx, names, due, old)
	if ctx.Err() != nil {
		return
	}
	w.listenTo()
	w.tell(told, reread, start)
}

// write puts the files of documents in place that have become others, and
// returns the documents to tell of.
func (w *watcher) write(ctx context.Context, names []string, due []*watchedJob, old map[string]*watchedJob) []*job {
	var all, fresh []*job
	for _, name := range names {
		all = append(all, w.jobs[name].job)
	}
	claimOutputs(all, w.flags)
	for _, v := range due {
		before := old[v.input]
		if before == nil || before.files.changed() || !v.same(before.job) {
			fresh = append(fresh, v.job)
		}
	}
	began := w.now()
	writeAll(ctx, output.OS(), fresh, w.flags.out)
	for _, j := range fresh {
		j.spent += w.now().Sub(began)
	}
	return slices.DeleteFunc(fresh, func(j *job) bool {
		before := old[j.input]
		return before != nil && before.failure != nil && j.failure != nil && *before.failure == *j.failure
	})
}

// tell says what was built, and at what time.
func (w *watcher) tell(told []*job, reread bool, start time.Time) {
	at := " lúc " + w.now().Format("15:04:05")
	if len(told) > 0 {
		r := &buildReport{console: w.console, jobs: told, at: at}
		_ = r.text() // the next round says what this one could not
	} else if reread && len(w.jobs) > 0 {
		fmt.Fprintf(w.out, "đã đọc lại mẫu, không văn bản nào thay đổi (%s giây)%s\n", seconds(w.now().Sub(start)), at)
	}
}

// same reports whether a document has become what it was.
func (j *job) same(before *job) bool {
	if j.failure != nil || before.failure != nil {
		return j.failure != nil && before.failure != nil && *j.failure == *before.failure
	}
	if len(j.outputs) != len(before.outputs) || !slices.EqualFunc(j.list.Sorted(), before.list.Sorted(), func(a, b diag.Diagnostic) bool {
		return a.At == b.At && a.Message == b.Message
	}) {
		return false
	}
	return slices.EqualFunc(j.outputs, before.outputs, func(a, b output.File) bool {
		return a.Path == b.Path && bytes.Equal(a.Data, b.Data)
	})
}

// reopen reads the templates again if one has changed. While a folder of them
// cannot be read the last ones stay.
func (w *watcher) reopen() bool {
	now := w.templateFiles()
	if maps.Equal(now, w.templates) {
		return false
	}
	w.templates = now
	p, refused, err := w.flags.open()
	var f *failure
	if errors.As(err, &f) {
		f.print(w.err)
		return false
	}
	w.pipeline, w.refused = p, refused
	_ = diag.Print(w.err, refused)
	return true
}

// inputs are the definitions there are now. A folder or a pattern may have none
// yet; what is named itself must be there at the beginning.
func (w *watcher) inputs(beginning bool) ([]string, error) {
	var names []string
	for _, arg := range w.args {
		found, err := expandInputs([]string{arg})
		info, missing := os.Stat(strings.TrimSuffix(arg, "..."))
		switch {
		case err == nil:
			names = append(names, found...)
		case missing == nil && info.IsDir():
		case strings.ContainsAny(arg, "*?["):
		case beginning:
			return nil, err
		default:
			names = append(names, arg) // to be told of until it is there again
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// templateFiles are the files of the user's own templates.
func (w *watcher) templateFiles() files {
	found := files{}
	for _, path := range w.flags.sources.templates {
		found.note(path)
		folder := templateFolder(path)
		entries, _ := os.ReadDir(folder) // a folder that is gone has none
		for _, e := range entries {
			if isTemplate(e.Name()) || isPack(e.Name()) {
				found.note(filepath.Join(folder, e.Name()))
			}
		}
	}
	return found
}

// templateFolder is the folder to watch for one --templates.
func templateFolder(path string) string {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

// folders are those in which something may change.
func (w *watcher) folders() []string {
	var all []string
	for _, path := range w.flags.sources.templates {
		all = append(all, templateFolder(path))
	}
	for _, arg := range w.args {
		base, below := strings.CutSuffix(arg, "...")
		info, err := os.Stat(base)
		switch {
		case err == nil && info.IsDir() && below:
			_ = filepath.WalkDir(base, func(path string, e fs.DirEntry, err error) error {
				if err == nil && e.IsDir() {
					all = append(all, path)
				}
				return nil
			})
		case err == nil && info.IsDir():
			all = append(all, arg)
		default:
			all = append(all, filepath.Dir(arg))
		}
	}
	for _, v := range w.jobs {
		for name, s := range v.files {
			if s.there {
				all = append(all, filepath.Dir(name))
			}
		}
	}
	for i, folder := range all {
		if abs, err := filepath.Abs(folder); err == nil {
			all[i] = abs
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// listenTo asks the system to tell of changes in all folders. A folder that was
// removed and made again is asked for again.
func (w *watcher) listenTo() {
	if w.events == nil {
		return
	}
	listening := w.events.WatchList()
	for _, folder := range w.folders() {
		if slices.Contains(listening, folder) {
			continue
		}
		err := w.events.Add(folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) && w.blind == "" {
			w.blind = folder
			fmt.Fprintf(w.err, "hệ thống không báo thay đổi của thư mục “%s”; tự xem lại sau mỗi nửa giây\n", folder)
		}
	}
}
