package merge

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// Run makes the documents of a batch, each whole or not at all, and writes the
// manifest.
//
// A document with errors writes nothing and holds up no other; its entry tells
// what is wrong, and which files of an earlier run are stale, for these stay as
// they are. What an earlier run has made and nobody has changed is kept; any
// other file that stands where one is to be gets another name, and is told of.
//
// The error, as a rule an [*Error] or an [*output.Error], says why the batch is
// not complete: another run has the folder, the disk is full, ctx is done. The
// manifest is then not written, and running again goes on from there. A strict
// run in which a document has errors writes nothing either, but returns what
// the manifest would say.
func Run(ctx context.Context, p *pipeline.Pipeline, b Batch, o Options) (m *Manifest, err error) {
	if o.Disk.Write == nil {
		o.Disk = output.OS()
	}
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if !o.Shard.Whole() && (o.Combine || o.Zip) {
		return nil, fail(nil, "nối bảng kê các phần rồi chạy lại cả danh sách với --combine, --zip: văn bản đã có được giữ nguyên",
			"phần %s không gộp hay nén được, vì tệp gộp cần mọi văn bản", o.Shard)
	}
	r := &run{p: p, b: b, o: o, options: o.recorded()}
	if err := r.spare(r.own()...); err != nil {
		return nil, err
	}
	_, missing := os.Stat(o.Out)
	if err := os.MkdirAll(o.Out, 0o777); err != nil {
		return nil, &output.Error{Path: o.Out, Err: err}
	}
	defer func() {
		if missing != nil {
			_ = os.Remove(o.Out) // if nothing is in it
		}
	}()
	lock, err := lockFolder(ctx, o.Out, o.Shard)
	switch {
	case errors.Is(err, errNoLocks):
		r.noLocks()
		if o.Shard.Whole() {
			defer r.sweep()
		}
	case err != nil:
		return nil, err
	}
	defer lock.release(r.sweep)
	return r.do(ctx)
}

// run is one run.
type run struct {
	p       *pipeline.Pipeline
	b       Batch
	o       Options
	options Recorded
	tasks   []task // what is asked for, of the shard
	batch   []*Job // in order, with what stays of the rest
	stays   []Entry
	aged    map[string]bool // files of the rest that are no longer right
	names   names
	history *history
	journal journal
	pool    pictures
	lost    failures
	asides  sync.Mutex // from looking for a free name until it is taken

	mu   sync.Mutex // over events and done
	done int
}

// task is one job on its way to its entry.
type task struct {
	job   *Job
	entry Entry
	list  diag.List // what is told of it, with the folders that Entry is without
	fault diag.List // of its name: it is not made
	after int       // of the rest: how many of Batch.Jobs stand before it
	built *pipeline.Result
}

// do makes the batch in a locked folder.
func (r *run) do(ctx context.Context) (m *Manifest, err error) {
	r.history = readHistory(r.o.Out)
	r.prepare(ctx)
	if r.o.Strict {
		if good, err := r.checkAll(ctx); err != nil || !good {
			return r.manifest(), err
		}
	}
	defer func() { r.end(err == nil) }()
	if err := r.makeAll(ctx); err != nil {
		return nil, err
	}
	m = r.manifest()
	if r.o.Combine {
		if m.Combined, err = r.combineAll(ctx); err != nil {
			return nil, err
		}
	}
	if r.o.Zip {
		m.Zip = zipName
	}
	if err := r.save(m); err != nil {
		return nil, err
	}
	if r.o.Zip {
		if err := r.pack(ctx, m); err != nil {
			return nil, err
		}
	}
	if r.o.Shard.Whole() {
		r.dropShards()
	}
	return m, nil
}

// noLocks warns that a second run would not be noticed.
func (r *run) noLocks() {
	var list diag.List
	list.Warn(diag.Range{File: r.o.Out}, "chạy mỗi lần một lệnh trong thư mục này, hoặc ghi vào đĩa của máy rồi chép sang",
		"đĩa chứa thư mục này không cho khóa tệp, nên không biết được có lần chạy khác đang ghi vào")
	r.tell(Event{Phase: Noting, Problems: list})
}

// path is where a file of the batch stands.
func (r *run) path(name string) string { return filepath.Join(r.o.Out, name) }

// prepare numbers the documents of the batch and makes the tasks of the shard.
func (r *run) prepare(ctx context.Context) {
	r.names = r.claim()
	rest := r.staying(ctx)
	for i := 0; i <= len(r.b.Jobs); i++ {
		for ; len(rest) > 0 && (rest[0].after <= i || i == len(r.b.Jobs)); rest = rest[1:] {
			r.batch = append(r.batch, rest[0].job)
			rest[0].entry.Number = len(r.batch)
			r.stays = append(r.stays, rest[0].entry)
		}
		if i == len(r.b.Jobs) {
			break
		}
		j := &r.b.Jobs[i]
		r.batch = append(r.batch, j)
		if r.o.Shard.has(j) {
			r.tasks = append(r.tasks, task{job: j, fault: r.names.faults[i], entry: entryOf(j)})
			r.tasks[len(r.tasks)-1].entry.Number = len(r.batch)
		}
	}
}

// entryOf is what the manifest says of a job whatever becomes of it.
func entryOf(j *Job) Entry {
	return Entry{Row: bare(j.Row), Recipient: j.Recipient, Name: j.Name, Why: j.Why}
}

func (r *run) source(root *record.Value, folder *reader) pipeline.Source {
	src := pipeline.Source{File: r.b.File, Office: r.b.Office, Root: root}
	if folder != nil {
		src.Folder = folder
	}
	return src
}

// makeOptions are the options of the pipeline.
func (r *run) makeOptions() pipeline.Options {
	return pipeline.Options{Stage: r.o.Stage, DOCX: r.o.DOCX, PDF: r.o.PDF, Metadata: r.o.Metadata}
}

// tell sends an event.
func (r *run) tell(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.send(e)
}

func (r *run) send(e Event) {
	if r.o.Events != nil {
		r.o.Events(e)
	}
}

// through tells that a document is through with a phase.
func (r *run) through(phase Phase, t *task, s State, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	e := Event{Phase: phase, Done: r.done, Total: len(r.tasks), Job: t.job, State: s, Problems: t.list, Err: err}
	if phase == Making {
		e.Entry = &t.entry
	}
	t.list = nil
	r.send(e)
}

// stopped is the error of a run that the user stopped.
func (r *run) stopped(ctx context.Context) error {
	return fail(ctx.Err(), "chạy lại lệnh để làm tiếp", "đã dừng theo yêu cầu khi xong %d trong %d văn bản", r.done, len(r.tasks))
}

// manifest tells what the run has made.
func (r *run) manifest() *Manifest {
	m := &Manifest{
		Version: ManifestVersion, Program: r.b.Program, Title: r.b.Title, Template: r.b.Template,
		Data:  Input{Name: bareName(r.b.Data.Name), SHA256: r.b.Data.SHA256},
		Batch: r.batchDigest(), Options: r.options, Total: len(r.batch), Entries: slices.Clone(r.stays),
	}
	if !r.o.Shard.Whole() {
		m.Shard = &r.o.Shard
	}
	for i := range r.tasks {
		m.Entries = append(m.Entries, r.tasks[i].entry)
	}
	slices.SortFunc(m.Entries, func(a, b Entry) int { return a.Number - b.Number })
	m.count()
	return m
}
