package merge

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"vanban/internal/pipeline"
)

// chunk is a combined file and its documents, by place among those that go
// into any.
type chunk struct {
	name        string
	first, past int
}

// combinedName is the name of the combined files and the zip.
const combinedName = "tat-ca"

// chunks divides n documents of the batch among combined files. Their names are
// those of a batch in which every document can be made.
func (r *run) chunks(n int) []chunk {
	size, of := r.o.CombineSize, len(r.b.Jobs)
	if size < 1 || size >= of {
		return []chunk{{combinedName, 0, n}}
	}
	width := len(strconv.Itoa((of + size - 1) / size))
	all := make([]chunk, (n+size-1)/size)
	for i := range all {
		all[i] = chunk{fmt.Sprintf("%s-%0*d", combinedName, width, i+1), i * size, min(n, (i+1)*size)}
	}
	return all
}

// combineAll makes the combined files of all documents that could be made.
// Those whose documents are what they were stay.
func (r *run) combineAll(ctx context.Context) ([]Combined, error) {
	var good []*task
	for i := range r.tasks {
		if r.tasks[i].entry.State == OK {
			good = append(good, &r.tasks[i])
		}
	}
	if len(good) == 0 {
		return nil, nil
	}
	r.done = 0
	var all []Combined
	for _, c := range r.chunks(len(good)) {
		tasks := good[c.first:c.past]
		digest := r.combinedDigest(tasks)
		made := r.history.combined[c.name]
		kept := made.Digest == digest && !slices.ContainsFunc(made.Files, func(f File) bool { return !r.matches(f) })
		if kept {
			r.done += len(tasks)
		} else {
			var err error
			if made, err = r.combine(ctx, c.name, tasks, len(good)); err != nil {
				return nil, err
			}
			made.Digest = digest
			r.journal.note(line{Combined: &made})
		}
		made.First, made.Last = tasks[0].entry.Number, tasks[len(tasks)-1].entry.Number
		r.tell(Event{Phase: Combining, Done: r.done, Total: len(good)})
		all = append(all, made)
	}
	return all, nil
}

// combinedDigest is that of all that a combined file is made of.
func (r *run) combinedDigest(tasks []*task) string {
	d := newDigester()
	d.text(r.b.Shared, r.b.Title, strconv.FormatBool(r.o.Duplex))
	d.text(r.options.Formats...)
	for _, t := range tasks {
		d.text(t.entry.Digest, t.entry.Recipient)
	}
	return d.sum()
}

// combine makes one combined file in each format.
func (r *run) combine(ctx context.Context, name string, tasks []*task, total int) (Combined, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	result, err := r.p.Combine(r.laid(ctx, tasks, total), pipeline.CombineOptions{
		DOCX: r.o.DOCX, PDF: r.o.PDF, Duplex: r.o.Duplex, Title: r.b.Title,
	})
	if err != nil {
		return Combined{}, err
	}
	result.Name = name
	files := filesOf(name, result, name)
	aside, err := r.put(files)
	if len(aside) > 0 {
		r.tell(Event{Phase: Noting, Problems: aside})
	}
	made := Combined{Name: name, Pages: result.Pages}
	for _, f := range files {
		made.Files = append(made.Files, f.File)
	}
	return made, err
}

// laid lays documents out again, some at once, and yields them in order.
func (r *run) laid(ctx context.Context, tasks []*task, total int) iter.Seq2[*pipeline.Part, error] {
	type outcome struct {
		part *pipeline.Part
		err  error
	}
	return func(yield func(*pipeline.Part, error) bool) {
		queue := make(chan chan outcome, r.o.Workers)
		go func() {
			defer close(queue)
			for _, t := range tasks {
				slot := make(chan outcome, 1)
				select {
				case queue <- slot:
				case <-ctx.Done():
					return
				}
				go func() {
					part, err := r.layAgain(t)
					slot <- outcome{part, err}
				}()
			}
		}()
		for slot := range queue {
			o := <-slot
			if !yield(o.part, o.err) {
				return
			}
			r.done++
			r.tell(Event{Phase: Combining, Done: r.done, Total: total})
		}
		if ctx.Err() != nil {
			yield(nil, r.stopped(ctx))
		}
	}
}

var errChanged = errors.New("dữ liệu hay ảnh đã đổi trong khi chạy")

// layAgain lays out a document that could be made.
func (r *run) layAgain(t *task) (*pipeline.Part, error) {
	changed := fail(errChanged, "chạy lại lệnh", "không gộp được “%s”: %v", t.job.Name, errChanged)
	root, _ := t.job.Make()
	if root == nil {
		return nil, changed
	}
	folder := r.reader()
	laid, _, err := r.p.Layout(r.source(root, folder), r.makeOptions())
	switch {
	case err != nil:
		return nil, err
	case laid == nil, withReads(r.digest(t.job, root), folder.list()) != t.entry.Digest:
		return nil, changed
	}
	return &pipeline.Part{Laid: laid, Title: t.job.Recipient}, nil
}
