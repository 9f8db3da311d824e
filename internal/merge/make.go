package merge

import (
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// writersPerWorker tells how many documents may wait for the disk for each that
// is being built.
const writersPerWorker = 4

// checkAll takes every document as far as its pages and reports whether all
// can be made. Nothing is written.
func (r *run) checkAll(ctx context.Context) (bool, error) {
	var faulty atomic.Bool
	r.each(ctx, r.tasks, func(t *task) {
		_, root, ok := r.open(t)
		if ok && root != nil {
			laid, list, err := r.p.Layout(r.source(root, r.reader()), r.makeOptions())
			if t.list = append(t.list, list...); err != nil {
				t.list.Add(t.job.Row, reportHint, "không tạo được văn bản: %v", err)
			}
			if laid != nil {
				var parts []string
				for i := range laid.Separate {
					parts = append(parts, laid.Separate[i].Name)
				}
				t.list = append(t.list, r.names.parts(t.job, laid.Name, parts)...)
			}
			ok = laid != nil && !t.list.HasErrors()
		}
		t.entry.State = Unwritten
		state := Ready
		if !ok {
			faulty.Store(true)
			state, t.entry.State = Failed, Faulty
			t.entry.Findings = findings(t.list)
		}
		r.through(Checking, t, state, nil)
	})
	if ctx.Err() != nil {
		return false, r.stopped(ctx)
	}
	if faulty.Load() {
		return false, nil
	}
	r.done = 0
	for i := range r.tasks {
		r.tasks[i].entry.State = ""
	}
	return true, nil
}

const reportHint = "báo lỗi này cho người phụ trách chương trình"

// each runs do for every task, in order, on all workers.
func (r *run) each(ctx context.Context, tasks []task, do func(*task)) {
	var (
		next atomic.Int64
		g    errgroup.Group
	)
	for range r.o.Workers {
		g.Go(func() error {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(tasks) || ctx.Err() != nil || r.lost.hopeless() {
					return nil
				}
				do(&tasks[n])
			}
		})
	}
	_ = g.Wait()
}

// makeAll makes and writes the documents. Some are built while others are
// brought to the disk; no more of them are in memory than there are for each
// worker to build and to write.
func (r *run) makeAll(ctx context.Context) error {
	var (
		built   = make(chan *task)
		writing errgroup.Group
	)
	for range r.o.Workers * writersPerWorker {
		writing.Go(func() error {
			for t := range built {
				r.write(t)
			}
			return nil
		})
	}
	r.each(ctx, r.tasks, func(t *task) {
		if r.build(t) {
			built <- t
		}
	})
	close(built)
	_ = writing.Wait()
	switch {
	case r.lost.hopeless():
		return fail(r.lost.first, "làm theo gợi ý trên rồi chạy lại lệnh để làm tiếp",
			"đã dừng vì %d văn bản liền nhau không ghi được", patience)
	case ctx.Err() != nil:
		return r.stopped(ctx)
	}
	return nil
}

// open gets the definition of a document and finds whether what an earlier run
// has made of it is still right. It returns that entry, or the definition, or
// false for a document with errors.
func (r *run) open(t *task) (kept *Entry, root *record.Value, ok bool) {
	if t.list = t.fault; len(t.fault) > 0 {
		return nil, nil, false
	}
	root, t.list = t.job.Make()
	if root == nil || t.list.HasErrors() {
		return nil, nil, false
	}
	t.entry.Digest = r.digest(t.job, root)
	if e, found := r.history.entries[t.job.Name]; found && r.keeps(t, root, &e) {
		return &e, nil, true
	}
	return nil, root, true
}

// keeps reports whether an entry of an earlier run is what this one would come
// to. Where there are findings, their places must be the same, too.
func (r *run) keeps(t *task, root *record.Value, e *Entry) bool {
	if e.State != OK || len(e.Files) == 0 {
		return false
	}
	now := make([]Input, len(e.Reads))
	for i, in := range e.Reads {
		now[i] = r.pool.now(r.b.Folder, in.Name)
	}
	if e.Digest != withReads(t.entry.Digest, now) || len(e.Findings) > 0 && e.Placed != r.placed(root) {
		return false
	}
	return !slices.ContainsFunc(e.Files, func(f File) bool {
		_, reserved := r.names.reserved[strings.ToLower(f.Name)]
		return reserved || r.names.other(t.job, fileStem(f.Name)) != "" || !r.matches(f)
	})
}

// build makes a document. It returns false if there is nothing to write.
func (r *run) build(t *task) bool {
	kept, root, ok := r.open(t)
	switch {
	case !ok:
		r.faulty(t)
		return false
	case kept != nil:
		r.keep(t, kept)
		return false
	}
	folder := r.reader()
	result, list, err := r.p.Build(r.source(root, folder), r.makeOptions())
	t.list = append(t.list, list...)
	if err != nil {
		r.unwritten(t, reportHint, err)
		return false
	}
	if result == nil || t.list.HasErrors() {
		r.faulty(t)
		return false
	}
	var parts []string
	for _, part := range result.Separate {
		parts = append(parts, part.Name)
	}
	if t.list = append(t.list, r.names.parts(t.job, result.Name, parts)...); t.list.HasErrors() {
		r.faulty(t)
		return false
	}
	t.built = result
	t.entry.Reads = folder.list()
	t.entry.Digest = withReads(t.entry.Digest, t.entry.Reads)
	if t.entry.Findings = findings(t.list); len(t.list) > 0 {
		t.entry.Placed = r.placed(root)
	}
	return true
}

// write puts the files of a document in place.
func (r *run) write(t *task) {
	files := filesOf(t.job.Name, t.built, t.built.Name)
	t.entry.Pages = pagesOf(t.built)
	t.built = nil
	aside, err := r.put(files)
	t.list = append(t.list, aside...)
	if err != nil {
		r.lost.add(err)
		r.unwritten(t, "làm theo gợi ý rồi chạy lại lệnh", err)
		return
	}
	r.lost.none()
	t.entry.State = OK
	for _, f := range files {
		t.entry.Files = append(t.entry.Files, f.File)
	}
	r.journal.note(line{Entry: &t.entry})
	r.through(Making, t, Made, nil)
}

// puts are the files as the disk takes them.
func (r *run) puts(files []madeFile) []output.File {
	put := make([]output.File, len(files))
	for i, f := range files {
		put[i] = output.File{Path: r.path(f.Name), Data: f.data}
	}
	return put
}

// keep ends a document whose files are right.
func (r *run) keep(t *task, e *Entry) {
	t.entry.take(e)
	t.list = problems(e.Findings)
	r.through(Making, t, Kept, nil)
}

// take takes what an earlier run has told of the same document.
func (e *Entry) take(from *Entry) {
	e.State, e.Pages, e.Files = from.State, from.Pages, from.Files
	e.Digest, e.Reads = from.Digest, from.Reads
	e.Findings, e.Placed = from.Findings, from.Placed
}

// faulty ends a document that has errors.
func (r *run) faulty(t *task) {
	t.entry.State, t.entry.Findings = Faulty, findings(t.list)
	r.outdate(t)
	r.through(Making, t, Failed, nil)
}

// unwritten ends a document that the world kept from being written.
func (r *run) unwritten(t *task, hint string, err error) {
	t.entry.State = Unwritten
	t.entry.Findings = append(t.entry.Findings, Finding{
		Severity: severityName(diag.Error), At: t.entry.Row, Message: "không ghi được văn bản này", Hint: hint,
	})
	r.outdate(t)
	r.through(Making, t, Failed, err)
}

// outdate notes the files that an earlier run has made of a document which
// this one cannot make.
func (r *run) outdate(t *task) {
	t.entry.Digest, t.entry.Pages, t.entry.Reads, t.entry.Placed = "", 0, nil, ""
	if i := r.names.owner[strings.ToLower(t.job.Name)]; i != notAsked && &r.b.Jobs[i] != t.job {
		return // they are of the first of the name
	}
	before := r.history.entries[t.job.Name]
	var names []string
	for _, f := range slices.Concat(before.Files, before.Stale) {
		names = append(names, f.Name)
	}
	for _, format := range r.options.Formats {
		if len(t.fault) == 0 {
			names = append(names, t.job.Name+extensions(format))
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		_, reserved := r.names.reserved[strings.ToLower(name)]
		if reserved || r.names.other(t.job, fileStem(name)) != "" {
			continue
		}
		if f, err := fileOnDisk(r.o.Out, name); err == nil {
			if !r.history.wrote(f) {
				f.SHA256 = "" // no later run may take it for its own
			}
			t.entry.Stale = append(t.entry.Stale, f)
		}
	}
}

// extensions is the end of the names of files of a format.
func extensions(format string) string {
	if format == "metadata" {
		return ".meta.json"
	}
	return "." + format
}

// madeFile is a file of a document with its content.
type madeFile struct {
	File
	data []byte
}

// filesOf names the files of a document after its job, those of its separate
// parts after its own.
func filesOf(name string, result *pipeline.Result, base string) []madeFile {
	own := name + strings.TrimPrefix(result.Name, base)
	var files []madeFile
	for _, f := range []struct {
		format string
		data   []byte
		pages  int
	}{{"docx", result.DOCX, 0}, {"pdf", result.PDF, result.Pages}, {"metadata", result.Metadata, 0}} {
		if f.data != nil {
			files = append(files, madeFile{File{own + extensions(f.format), int64(len(f.data)), digestOf(f.data), f.pages}, f.data})
		}
	}
	for _, part := range result.Separate {
		files = append(files, filesOf(name, part, base)...)
	}
	return files
}

// pagesOf counts the pages of a document and its separate parts.
func pagesOf(result *pipeline.Result) int {
	n := result.Pages
	for _, part := range result.Separate {
		n += pagesOf(part)
	}
	return n
}

// reader is the folder of the batch for one document, nil if there is none.
func (r *run) reader() *reader {
	if r.b.Folder == nil {
		return nil
	}
	return newReader(r.b.Folder)
}

// pictures remembers what the pictures of the folder hold, which many
// documents share.
type pictures struct {
	mu   sync.Mutex
	seen map[string]Input
}

// now returns a picture as it is now.
func (p *pictures) now(folder fs.FS, name string) Input {
	p.mu.Lock()
	defer p.mu.Unlock()
	if in, ok := p.seen[name]; ok {
		return in
	}
	in := Input{Name: name}
	if folder != nil {
		if data, err := fs.ReadFile(folder, name); err == nil {
			in.SHA256 = digestOf(data)
		}
	}
	if p.seen == nil {
		p.seen = map[string]Input{}
	}
	p.seen[name] = in
	return in
}

// sweep removes what killed runs have left under temporary names of this
// batch's files.
func (r *run) sweep() {
	if r.history == nil {
		return
	}
	files, _ := os.ReadDir(r.o.Out)
	for _, f := range files {
		if name := f.Name(); f.Type().IsRegular() && r.names.temporary(name, r.history) {
			_ = os.Remove(r.path(name))
		}
	}
}

// failures counts documents that could not be written one after another.
type failures struct {
	mu    sync.Mutex
	row   int
	first error
}

// patience is the number of documents in a row that may fail on the disk before
// a run gives up: one may be held by Word, all of them means that the disk is
// full or gone, and trying the rest would only take time.
const patience = 3

func (f *failures) add(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.row++; f.row == 1 {
		f.first = err
	}
}

func (f *failures) none() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.row < patience {
		f.row = 0
	}
}

func (f *failures) hopeless() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.row >= patience
}
