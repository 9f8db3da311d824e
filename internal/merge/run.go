package merge

import (
	"context"
	"hash"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// Run makes the documents of a batch, each whole or not at all, and writes the
// manifest. A document with errors writes nothing and holds up no other; its
// entry tells what is wrong, and which older files are stale. What an earlier
// run has made and nobody changed is kept. The error, as a rule an [*Error] or
// an [*output.Error], says why the batch is not complete; running again goes on
// from there.
func Run(ctx context.Context, p *pipeline.Pipeline, b Batch, o Options) (*Manifest, error) {
	if o.Disk.Write == nil {
		o.Disk = output.OS()
	}
	r := &run{p: p, b: b, o: o, options: o.recorded()}
	return r.do(ctx)
}

// run is one run.
type run struct {
	p       *pipeline.Pipeline
	b       Batch
	o       Options
	options Recorded
	tasks   []task
	mu      sync.Mutex // over events and done
	done    int
	lost    failures
}

// task is one job on its way to its entry.
type task struct {
	job   *Job
	entry Entry
	root  *record.Value    // while it is made
	built *pipeline.Result // until it is written
}

// place is the place of the batch's definition for messages.
func (b *Batch) place() diag.Range { return diag.Range{File: b.File} }

func (r *run) do(ctx context.Context) (*Manifest, error) {
	if err := os.MkdirAll(r.o.Out, 0o777); err != nil {
		return nil, &output.Error{Path: r.o.Out, Err: err}
	}
	r.prepare()
	if err := r.makeAll(ctx); err != nil {
		return nil, err
	}
	m := r.manifest()
	data, err := m.JSON()
	if err != nil {
		return nil, err
	}
	return m, r.o.Disk.Put([]output.File{{Path: r.path(m.Name()), Data: data}})
}

// path is where a file of the batch stands.
func (r *run) path(name string) string { return filepath.Join(r.o.Out, name) }

// prepare makes the tasks of the shard.
func (r *run) prepare() {
	for i := range r.b.Jobs {
		if j := &r.b.Jobs[i]; r.o.Shard.has(j) {
			r.tasks = append(r.tasks, task{job: j, entry: Entry{
				Number: i + 1, Row: bare(j.Row), Recipient: j.Recipient, Name: j.Name, Why: j.Why,
			}})
		}
	}
}

// makeAll makes and writes the documents. Some are built while others are
// brought to the disk; no more of them are in memory than there are workers.
func (r *run) makeAll(ctx context.Context) error {
	workers := r.o.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	var (
		next    atomic.Int64
		built   = make(chan *task)
		build   errgroup.Group
		writing errgroup.Group
	)
	for range workers {
		build.Go(func() error {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(r.tasks) || ctx.Err() != nil || r.lost.hopeless() {
					return nil
				}
				if t := &r.tasks[n]; r.build(t) {
					built <- t
				}
			}
		})
	}
	for range workers * writersPerWorker {
		writing.Go(func() error {
			for t := range built {
				r.write(t)
			}
			return nil
		})
	}
	_ = build.Wait()
	close(built)
	_ = writing.Wait()
	switch {
	case r.lost.hopeless():
		return r.lost.first
	case ctx.Err() != nil:
		return fail(ctx.Err(), "chạy lại lệnh để làm tiếp", "đã dừng theo yêu cầu: xong %d trong %d văn bản", r.done, len(r.tasks))
	}
	return nil
}

// writersPerWorker tells how many documents may wait for the disk for each that
// is being built.
const writersPerWorker = 4

// build makes a document. It returns false if there is nothing to write.
func (r *run) build(t *task) bool {
	root, list := t.job.Make()
	if root == nil || list.HasErrors() {
		r.faulty(t, list)
		return false
	}
	folder := &reader{FS: r.b.Folder, reads: map[string]hash.Hash{}}
	src := r.source(root)
	if r.b.Folder != nil {
		src.Folder = folder
	}
	result, more, err := r.p.Build(src, pipeline.Options{Stage: r.o.Stage, DOCX: r.o.DOCX, PDF: r.o.PDF, Metadata: r.o.Metadata})
	list = append(list, more...)
	if err != nil {
		r.unwritten(t, err)
		return false
	}
	if result == nil || list.HasErrors() {
		r.faulty(t, list)
		return false
	}
	t.built, t.root = result, nil
	t.entry.Findings = findings(list)
	t.entry.Reads = folder.list()
	t.entry.Digest = withReads(r.digest(t.job, root), t.entry.Reads)
	return true
}

func (r *run) source(root *record.Value) pipeline.Source {
	return pipeline.Source{File: r.b.File, Folder: r.b.Folder, Office: r.b.Office, Root: root}
}

// write puts the files of a document in place.
func (r *run) write(t *task) {
	files := filesOf(t.job.Name, t.built, t.built.Name)
	t.built = nil
	put := make([]output.File, len(files))
	for i, f := range files {
		put[i] = output.File{Path: r.path(f.Name), Data: f.data}
	}
	if err := r.o.Disk.Put(put); err != nil {
		r.lost.add(err)
		r.unwritten(t, err)
		return
	}
	r.lost.none()
	t.entry.State = OK
	for _, f := range files {
		t.entry.Files = append(t.entry.Files, f.File)
	}
	r.tell(t, Made, nil)
}

// faulty ends a document that has errors.
func (r *run) faulty(t *task, list diag.List) {
	t.entry.State, t.entry.Findings = Faulty, findings(list)
	r.tell(t, Failed, nil)
}

// unwritten ends a document that the world kept from being written.
func (r *run) unwritten(t *task, err error) {
	t.entry.State = Unwritten
	r.tell(t, Failed, err)
}

// tell sends the event of a document that is through.
func (r *run) tell(t *task, s State, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	if r.o.Events != nil {
		r.o.Events(Event{Phase: Making, Done: r.done, Total: len(r.tasks), Job: t.job, State: s,
			Entry: &t.entry, Problems: problems(t.entry.Findings), Err: err})
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
		ext   string
		data  []byte
		pages int
	}{{".docx", result.DOCX, 0}, {".pdf", result.PDF, result.Pages}, {".meta.json", result.Metadata, 0}} {
		if f.data != nil {
			files = append(files, madeFile{File{own + f.ext, int64(len(f.data)), digestOf(f.data), f.pages}, f.data})
		}
	}
	for _, part := range result.Separate {
		files = append(files, filesOf(name, part, base)...)
	}
	return files
}

// manifest tells what the run has made.
func (r *run) manifest() *Manifest {
	m := &Manifest{
		Version: ManifestVersion, Program: r.b.Program, Title: r.b.Title, Template: r.b.Template, Data: r.b.Data,
		Batch: batchDigest(r.b, r.options), Options: r.options, Total: len(r.b.Jobs), Entries: make([]Entry, len(r.tasks)),
	}
	if !r.o.Shard.Whole() {
		m.Shard = &r.o.Shard
	}
	for i := range r.tasks {
		m.Entries[i] = r.tasks[i].entry
	}
	m.count()
	return m
}
