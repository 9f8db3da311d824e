package main

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/pipeline"
)

// planned is a document of a dry run.
type planned struct {
	job   *merge.Job
	told  told
	pages int
}

// plan lays every document of a batch out as a run would, writes none, shows what
// would be made and says what is wrong.
func (r *batchReport) plan(ctx context.Context, w *workshop, b merge.Batch, show func([]*planned)) error {
	all := make([]*planned, len(b.Jobs))
	for i := range b.Jobs {
		j := &b.Jobs[i]
		all[i] = &planned{job: j, told: told{entry: merge.Entry{Number: i + 1, Row: j.Row, Recipient: j.Recipient, Name: j.Name, Why: j.Why, State: merge.OK}}}
	}
	workers := r.flags.jobs
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var mutex sync.Mutex
	done := 0
	each(ctx, workers, all, func(p *planned) {
		p.lay(w.pipeline, b, r.flags)
		mutex.Lock()
		defer mutex.Unlock()
		done++
		r.progress.tell(merge.Event{Phase: merge.Checking, Done: done, Total: len(all)})
	}, func(p *planned) {
		p.told.failure = usageError("chạy lại lệnh", "đã dừng theo yêu cầu")
	})
	r.progress.finish()
	if ctx.Err() != nil {
		return usageError("chạy lại lệnh", "đã dừng theo yêu cầu")
	}
	for _, p := range all {
		if len(p.told.problems) > 0 || p.told.failure != nil {
			r.spoken = append(r.spoken, p.told)
		}
	}
	if r.flags.json {
		return r.planLines(all)
	}
	if show != nil {
		show(all)
	}
	if err := r.explain(); err != nil {
		return err
	}
	return r.exit(nil)
}

// lay takes a document as far as its pages.
func (p *planned) lay(pipe *pipeline.Pipeline, b merge.Batch, f *batchFlags) {
	root, list := p.job.Make()
	if root != nil && !list.HasErrors() {
		laid, more, err := pipe.Layout(pipeline.Source{File: b.File, Folder: b.Folder, Office: b.Office, Root: root}, f.options())
		list = append(list, more...)
		if err != nil {
			p.told.failure = failureOf(err)
		}
		if laid != nil {
			p.pages = pagesOf(laid)
		}
	}
	if p.told.problems = list; list.HasErrors() || p.told.failure != nil {
		p.told.entry.State = merge.Faulty
	}
}

// pagesOf counts the pages of a document and of its separate parts.
func pagesOf(laid *pipeline.Laid) int {
	n := len(laid.Pages)
	for i := range laid.Separate {
		n += pagesOf(&laid.Separate[i])
	}
	return n
}

// planTable writes who would get what.
func (r *batchReport) planTable(all []*planned) {
	t := textTable{titles: []string{"Dòng", "Nơi nhận", "Tệp", "Trang", "Vì sao"}}
	pages, faulty := 0, 0
	for _, p := range all {
		size := strconv.Itoa(p.pages)
		if p.told.entry.State == merge.Faulty {
			size = "lỗi"
			faulty++
		}
		pages += p.pages
		row := ""
		if n := p.job.Row.Start.Line; n > 0 {
			row = strconv.Itoa(n)
		}
		t.rows = append(t.rows, []string{row, p.job.Recipient, p.job.Name, size, p.job.Why})
	}
	t.print(r.out, r.screenWidth())
	fmt.Fprintf(r.out, "%d văn bản, %d trang", len(all)-faulty, pages)
	if faulty > 0 {
		fmt.Fprintf(r.out, "; %d dòng có lỗi", faulty)
	}
	fmt.Fprintf(r.out, "; thư mục “%s”; chưa ghi tệp nào\n", r.flags.out)
}

// planLines writes the plan as JSON lines.
func (r *batchReport) planLines(all []*planned) error {
	last := jsonEnd{Event: "end", Manifests: []string{}, Combined: []string{}, Notes: listOf(diag.List{})}
	for _, p := range all {
		d := newJSONDocument(r.flags.out, 0, p.told)
		d.Pages = p.pages
		if p.told.entry.State == merge.Faulty {
			d.State = stateWord(merge.Failed)
			last.Failed++
		}
		last.Pages += p.pages
		r.line(d)
	}
	r.line(last)
	if r.broken != nil {
		return r.broken
	}
	return r.exit(nil)
}
