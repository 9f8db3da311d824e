package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/output"
)

// batchReport says what becomes of a batch, while it is made and at the end.
type batchReport struct {
	*console
	flags    *batchFlags
	progress *batchProgress
	started  time.Time

	jobs    []merge.Job
	counts  map[merge.State]int
	spoken  []told    // documents with problems
	refused bool      // the templates or the table have errors
	notes   diag.List // about the batch as a whole
	updated string    // the new tracking table; empty if there is none
	broken  error     // of the standard output
}

// told is a document of which something is to be said at the end.
type told struct {
	entry    merge.Entry
	problems diag.List
	failure  *failure // of the file system or the machine
}

func newBatchReport(c *console, f *batchFlags) *batchReport {
	return &batchReport{console: c, flags: f, progress: &batchProgress{console: c, quiet: f.json || f.verbose},
		started: c.now(), counts: map[merge.State]int{}}
}

// event takes what a run tells, one event at a time.
func (r *batchReport) event(e merge.Event) {
	r.progress.tell(e)
	if e.Phase == merge.Noting {
		r.notes = append(r.notes, e.Problems...)
		return
	}
	if e.Job == nil || e.State == merge.Ready {
		return
	}
	r.counts[e.State]++
	t := told{problems: e.Problems}
	if e.Entry != nil {
		t.entry = *e.Entry
		t.entry.Row = e.Job.Row // with its folder, as in the problems
	} else { // of a strict run, which has found an error
		t.entry = merge.Entry{Number: r.numberOf(e.Job), Row: e.Job.Row, Recipient: e.Job.Recipient, Name: e.Job.Name, State: merge.Faulty}
	}
	if e.Err != nil {
		t.failure = failureOf(e.Err)
	}
	if len(t.problems) > 0 || t.failure != nil {
		r.spoken = append(r.spoken, t)
	}
	switch {
	case r.flags.json:
		r.line(newJSONDocument(r.flags.out, e.State, t))
	case r.flags.verbose:
		fmt.Fprintln(r.out, documentLine(r.flags.out, e.State, t.entry))
	}
}

// numberOf is the place of a job in the batch, from 1.
func (r *batchReport) numberOf(j *merge.Job) int {
	for i := range r.jobs {
		if &r.jobs[i] == j {
			return i + 1
		}
	}
	return 0
}

// documentLine is the line of one document of --verbose:
// “mới: ket-qua/lang-son.docx, ket-qua/lang-son.pdf: 2 trang”.
func documentLine(out string, s merge.State, e merge.Entry) string {
	if s == merge.Failed {
		return "lỗi: " + whose(e)
	}
	word := "mới"
	if s == merge.Kept {
		word = "giữ nguyên"
	}
	line := word + ": " + strings.Join(pathsOf(out, e.Files), ", ")
	if e.Pages > 0 {
		line += fmt.Sprintf(": %d trang", e.Pages)
	}
	return line
}

func pathsOf(out string, made []merge.File) []string {
	paths := []string{}
	for _, f := range made {
		paths = append(paths, filepath.Join(out, f.Name))
	}
	return paths
}

// pathOf is where a file of the batch stands, empty if there is none.
func pathOf(out, name string) string {
	if name == "" {
		return ""
	}
	return filepath.Join(out, name)
}

// whose names the row that a document was made of, and its recipient where one is
// known: “danh-sach.csv, dòng 5, tỉnh Lạng Sơn”.
func whose(e merge.Entry) string {
	place := placeOf(e.Row)
	if e.Recipient == "" || strings.HasSuffix(place, e.Recipient) {
		return place
	}
	return place + ", " + e.Recipient
}

// placeOf names the row that a document was made of.
func placeOf(at diag.Range) string {
	switch {
	case at.Sheet != "":
		return fmt.Sprintf("%s, trang tính “%s”, dòng %d", at.File, at.Sheet, at.Start.Line)
	case at.Start.Line > 0:
		return fmt.Sprintf("%s, dòng %d", at.File, at.Start.Line)
	}
	return at.File
}

// make makes a batch; finish says what became of it.
func (r *batchReport) make(ctx context.Context, w *workshop, b merge.Batch, options merge.Options) (*merge.Manifest, error) {
	options.Events = r.event
	r.jobs = b.Jobs
	m, err := merge.Run(ctx, w.pipeline, b, options)
	r.progress.finish()
	return m, err
}

// finish says what became of a batch, or why there is none.
func (r *batchReport) finish(m *merge.Manifest, err error) error {
	if r.flags.json {
		return r.end(m, err)
	}
	return r.text(m, err)
}

// begin says what is wrong with the templates, the table and the settings before
// anything is made.
func (r *batchReport) begin(problems diag.List) error {
	r.refused = problems.HasErrors()
	return diag.Print(r.err, problems)
}

// start is begin for machines.
func (r *batchReport) start(b *merge.Batch, problems diag.List) {
	r.refused = problems.HasErrors()
	r.line(jsonStart{Event: "start", Title: b.Title, Out: r.flags.out, Documents: len(b.Jobs), Diagnostics: listOf(problems)})
}

// refuse ends a command whose table or settings cannot be used, or choose nothing.
func (r *batchReport) refuse(problems diag.List) error {
	if r.flags.json {
		r.start(&merge.Batch{}, problems)
		return r.end(nil, &failure{code: exitDocument})
	}
	if err := r.begin(problems); err != nil {
		return err
	}
	if n := problems.Count(diag.Error); n > 0 {
		fmt.Fprintf(r.err, "%d lỗi; ", n)
	}
	fmt.Fprintln(r.err, "không tệp nào được ghi")
	return &failure{code: exitDocument}
}

// text says at the end what went wrong, document by document, and what was made.
func (r *batchReport) text(m *merge.Manifest, err error) error {
	if err := diag.Print(r.err, shortened(r.notes)); err != nil {
		return err
	}
	if err := r.explain(); err != nil {
		return err
	}
	switch {
	case m == nil || err != nil:
	case r.flags.strict && r.counts[merge.Made]+r.counts[merge.Kept] == 0 && r.counts[merge.Failed] > 0:
		fmt.Fprintf(r.err, "%d trong %d văn bản có lỗi; --strict nên không tệp nào được ghi\n", r.counts[merge.Failed], len(m.Entries))
	default:
		r.summary(m)
	}
	return r.exit(err)
}

// mostAlike is how many problems are told that differ in nothing but the file.
const mostAlike = 3

// shortened leaves out problems that differ from many others in nothing but the
// file, and counts them.
func shortened(l diag.List) diag.List {
	type kind struct{ message, hint string }
	counts := map[kind]int{}
	for _, d := range l.Sorted() {
		counts[kind{d.Message, d.Hint}]++
	}
	told := map[kind]int{}
	var out diag.List
	for _, d := range l.Sorted() {
		k := kind{d.Message, d.Hint}
		told[k]++
		switch left := counts[k] - mostAlike; {
		case left <= 1 || told[k] < mostAlike:
			out = append(out, d)
		case told[k] == mostAlike:
			d.Message += fmt.Sprintf(" (và %d tệp nữa)", left)
			out = append(out, d)
		}
	}
	return out
}

// explain writes what is wrong in the order of the rows. What is wrong with the
// template or the definition of all is said once, and the documents that have no
// other fault are counted.
func (r *batchReport) explain() error {
	slices.SortFunc(r.spoken, func(a, b told) int { return cmp.Compare(a.entry.Number, b.entry.Number) })
	type problem struct {
		at            diag.Range
		rule, message string
	}
	said := map[problem]bool{}
	alike := 0 // documents of which nothing new is to be said
	for _, t := range r.spoken {
		var fresh diag.List
		for _, d := range t.problems {
			key := problem{d.At, d.Rule, d.Message}
			if !said[key] {
				fresh = append(fresh, d)
			}
			said[key] = true
		}
		if err := diag.Print(r.err, fresh); err != nil {
			return err
		}
		switch {
		case t.failure != nil:
			t.failure.print(r.err)
		case t.entry.State == merge.Faulty && len(fresh) == 0:
			alike++
		case t.entry.State == merge.Faulty:
			fmt.Fprintf(r.err, "%s: %d lỗi; không tệp nào được ghi\n", whose(t.entry), t.problems.Count(diag.Error))
		}
	}
	if alike > 0 {
		fmt.Fprintf(r.err, "%d văn bản nữa chỉ có những lỗi đã nêu ở trên; không tệp nào được ghi\n", alike)
	}
	return nil
}

// stayed counts the documents of earlier runs that were not asked for.
func (r *batchReport) stayed(m *merge.Manifest) int {
	return len(m.Entries) - r.counts[merge.Made] - r.counts[merge.Kept] - r.counts[merge.Failed]
}

// summary says what is there now:
// “34 văn bản: 33 mới, 1 giữ nguyên; 70 trang; thư mục “ket-qua” (0,16 giây)”.
func (r *batchReport) summary(m *merge.Manifest) {
	parts := []string{fmt.Sprintf("%d mới", r.counts[merge.Made])}
	if n := r.counts[merge.Kept]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d giữ nguyên", n))
	}
	if n := r.counts[merge.Failed]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d lỗi", n))
	}
	if n := r.stayed(m); n > 0 {
		parts = append(parts, fmt.Sprintf("%d của lần trước", n))
	}
	fmt.Fprintf(r.out, "%d văn bản: %s; %d trang; thư mục “%s”%s\n", len(m.Entries), strings.Join(parts, ", "), m.Counts.Pages, r.flags.out, r.took())
	for _, combined := range m.Combined {
		fmt.Fprintf(r.out, "gộp: %s: %d trang\n", strings.Join(pathsOf(r.flags.out, combined.Files), ", "), combined.Pages)
	}
	if m.Zip != "" {
		fmt.Fprintf(r.out, "nén: %s\n", pathOf(r.flags.out, m.Zip))
	}
	if r.updated != "" {
		fmt.Fprintf(r.out, "bảng theo dõi cho lần sau: %s\n", r.updated)
	}
	fmt.Fprintf(r.out, "bảng kê: %s\n", strings.Join(manifestPaths(r.flags.out, m), ", "))
}

// manifestPaths are the files of a manifest, that for people first.
func manifestPaths(out string, m *merge.Manifest) []string {
	name := filepath.Join(out, m.Name())
	return []string{strings.TrimSuffix(name, ".json") + ".xlsx", name}
}

// took says to a person how long it has taken: “ (0,16 giây)”.
func (r *batchReport) took() string {
	if !r.outTTY {
		return ""
	}
	return fmt.Sprintf(" (%s giây)", seconds(r.now().Sub(r.started)))
}

// exit returns the failure whose code the program ends with: the machine's
// before the documents'.
func (r *batchReport) exit(err error) error {
	if err != nil {
		return failureOf(err)
	}
	code := 0
	for _, t := range r.spoken {
		switch {
		case t.failure != nil:
			code = max(code, t.failure.code)
		case t.entry.State == merge.Faulty:
			code = max(code, exitDocument)
		}
	}
	if r.refused || r.notes.HasErrors() {
		code = max(code, exitDocument)
	}
	if code == 0 {
		return nil
	}
	return &failure{code: code}
}

// failureOf says an error of a run in Vietnamese.
func failureOf(err error) *failure {
	var (
		own   *failure
		ours  *merge.Error
		write *output.Error
	)
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &ours):
		return usageError(ours.Hint, "%s", ours.Message)
	case errors.As(err, &write):
		return describeWrite(write)
	}
	return usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
}

// The JSON lines. Their field names are stable; fields may be added.
type (
	jsonStart struct {
		Event       string            `json:"event"` // “start”
		Title       string            `json:"title"`
		Out         string            `json:"out"`
		Documents   int               `json:"documents"`
		Diagnostics []diag.Diagnostic `json:"diagnostics"` // of the table, the settings and the templates
	}
	jsonDocument struct {
		Event       string            `json:"event"` // “document”
		Number      int               `json:"number"`
		State       string            `json:"state"` // “made”, “kept”, “failed”; “planned” of a dry run
		Row         diag.Range        `json:"row"`
		Recipient   string            `json:"recipient"`
		Why         string            `json:"why,omitempty"`
		Name        string            `json:"name"`
		Outputs     []string          `json:"outputs"`
		Pages       int               `json:"pages"`
		Diagnostics []diag.Diagnostic `json:"diagnostics"`
		Failure     *jsonFailure      `json:"failure,omitempty"`
	}
	jsonEnd struct {
		Event     string            `json:"event"` // “end”
		Made      int               `json:"made"`
		Kept      int               `json:"kept"`
		Failed    int               `json:"failed"`
		Stayed    int               `json:"stayed,omitempty"` // of earlier runs, not asked for now
		Pages     int               `json:"pages"`
		Manifests []string          `json:"manifests"`
		Combined  []string          `json:"combined"`
		Zip       string            `json:"zip,omitempty"`
		Tracking  string            `json:"tracking,omitempty"` // the new tracking table
		Notes     []diag.Diagnostic `json:"diagnostics"`        // of the batch as a whole
		Failure   *jsonFailure      `json:"failure,omitempty"`
	}
)

func newJSONDocument(out string, s merge.State, t told) jsonDocument {
	d := jsonDocument{
		Event: "document", Number: t.entry.Number, State: stateWord(s), Row: t.entry.Row, Recipient: t.entry.Recipient, Why: t.entry.Why,
		Name: t.entry.Name, Outputs: pathsOf(out, t.entry.Files), Pages: t.entry.Pages, Diagnostics: listOf(t.problems),
	}
	if t.failure != nil {
		d.Failure = &jsonFailure{t.failure.message, t.failure.hint}
	}
	return d
}

func stateWord(s merge.State) string {
	switch s {
	case merge.Made:
		return "made"
	case merge.Kept:
		return "kept"
	case merge.Failed:
		return "failed"
	}
	return "planned"
}

// line writes one JSON line. The first error of the standard output is kept.
func (r *batchReport) line(v any) {
	if r.broken != nil {
		return
	}
	enc := json.NewEncoder(r.out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		r.broken = usageError("kiểm tra nơi nhận đầu ra chuẩn", "không in được kết quả: %v", cause(err))
	}
}

// end writes the last JSON line.
func (r *batchReport) end(m *merge.Manifest, err error) error {
	last := jsonEnd{Event: "end", Made: r.counts[merge.Made], Kept: r.counts[merge.Kept], Failed: r.counts[merge.Failed],
		Manifests: []string{}, Combined: []string{}, Tracking: r.updated, Notes: listOf(r.notes)}
	if m != nil {
		last.Pages = m.Counts.Pages
		last.Stayed = r.stayed(m)
		last.Zip = pathOf(r.flags.out, m.Zip)
		last.Manifests = manifestPaths(r.flags.out, m)
		for _, combined := range m.Combined {
			last.Combined = append(last.Combined, pathsOf(r.flags.out, combined.Files)...)
		}
	}
	if err != nil {
		f := failureOf(err)
		last.Failure = &jsonFailure{f.message, f.hint}
		err = &failure{code: f.code}
	}
	r.line(last)
	if r.broken != nil {
		return r.broken
	}
	return r.exit(err)
}
