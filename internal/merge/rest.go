package merge

import (
	"context"
	"slices"
	"strings"
)

// staying finds the documents of the rest that stay in the manifest: those an
// earlier run has made, if they would be kept, and those it could not make, for
// they are still not there. The files of others are told of as aged. A shard
// tells only of what it is asked for, and who prunes wants the rest away.
func (r *run) staying(ctx context.Context) []task {
	if r.o.Prune || !r.o.Shard.Whole() {
		return nil
	}
	var tasks []task
	seen := map[string]bool{}
	for i := range r.b.Rest {
		rest := &r.b.Rest[i]
		_, told := r.history.entries[rest.Name]
		if key := strings.ToLower(rest.Name); told && !seen[key] && r.names.owner[key] == notAsked {
			seen[key] = true
			tasks = append(tasks, task{job: &rest.Job, after: rest.After, entry: entryOf(&rest.Job)})
		}
	}
	r.each(ctx, tasks, r.stay)
	r.aged = map[string]bool{}
	return slices.DeleteFunc(tasks, func(t task) bool {
		if t.entry.State != "" {
			return false
		}
		before := r.history.entries[t.job.Name]
		for _, f := range slices.Concat(before.Files, before.Stale) {
			r.aged[f.Name] = true
		}
		return true
	})
}

// stay gives a document of the rest its entry, if it is to have one.
func (r *run) stay(t *task) {
	before := r.history.entries[t.job.Name]
	if before.State != OK {
		t.entry.take(&before)
		r.outdate(t)
		return
	}
	if kept, _, _ := r.open(t); kept != nil {
		t.entry.take(kept)
	}
}
