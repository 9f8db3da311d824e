package merge

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/record"
)

// The combined files hold the letters in order; they are made again only if a
// letter among them changed.
func TestCombinedFiles(t *testing.T) {
	dir := t.TempDir()
	b := letters(7)
	b.Jobs[4] = yamlJob("Thái Nguyên", letter("Thái Nguyên Đông", deadline), 6) // is left out
	o := both(dir)
	o.Combine, o.CombineSize, o.Duplex = true, 4, true
	m := mustRun(t, b, o)
	var got []Combined
	for _, c := range m.Combined {
		got = append(got, Combined{Name: c.Name, First: c.First, Last: c.Last, Pages: c.Pages})
	}
	// A letter has three pages, so each but the last is followed by a blank one.
	want := []Combined{{Name: "tat-ca-1", First: 1, Last: 4, Pages: 15}, {Name: "tat-ca-2", First: 6, Last: 7, Pages: 7}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	before := folder(t, dir)

	var written []string
	o.Disk = output.OS()
	o.Disk.Rename = func(from, to string) error {
		written = append(written, filepath.Base(to))
		return os.Rename(from, to)
	}
	mustRun(t, b, o)
	if len(written) > 0 {
		t.Errorf("nothing changed, but written were %v", written)
	}
	b.Jobs[6] = yamlJob(b.Jobs[6].Name, letter("Quảng Trị", "trước ngày 09/12/2026"), 8)
	mustRun(t, b, o)
	wrote := []string{".bang-ke.jsonl", "Quảng Trị.docx", "Quảng Trị.pdf", "bang-ke.json", "bang-ke.xlsx", "tat-ca-2.docx", "tat-ca-2.pdf"}
	if diff := cmp.Diff(wrote, slices.Sorted(slices.Values(written))); diff != "" {
		t.Error(diff)
	}
	b.Jobs[6] = letters(7).Jobs[6]
	mustRun(t, b, o)
	same(t, before, folder(t, dir))

	// All in one: the files in pieces are no longer of the batch.
	o.CombineSize, o.Prune = 0, true
	m = mustRun(t, b, o)
	if len(m.Combined) != 1 || m.Combined[0].Name != "tat-ca" || m.Combined[0].Last != 7 {
		t.Errorf("%+v", m.Combined)
	}
	for name := range folder(t, dir) {
		if strings.HasPrefix(name, "tat-ca-") {
			t.Errorf("%s is left", name)
		}
	}
}

// Which documents can be made decides neither how the combined files are called
// nor what no document may be called.
func TestNamesOfCombinedFiles(t *testing.T) {
	for _, c := range []struct {
		size, bad int
		want      []string
	}{
		{0, 0, []string{"tat-ca"}},
		{10, 0, []string{"tat-ca"}},
		{11, 2, []string{"tat-ca"}},
		{9, 0, []string{"tat-ca-1", "tat-ca-2"}},
		{9, 1, []string{"tat-ca-1"}},
		{5, 6, []string{"tat-ca-1"}},
		{1, 7, []string{"tat-ca-01", "tat-ca-02", "tat-ca-03"}},
	} {
		r := &run{b: Batch{Jobs: make([]Job, 10)}, o: Options{Combine: true, CombineSize: c.size, PDF: true}}
		r.options = r.o.recorded()
		var got []string
		last := 0
		for _, chunk := range r.chunks(10 - c.bad) {
			got = append(got, chunk.name)
			if chunk.first != last || chunk.past-chunk.first > max(c.size, 10) {
				t.Errorf("%+v: %+v", c, chunk)
			}
			last = chunk.past
			if !slices.Contains(r.own(), chunk.name+".pdf") {
				t.Errorf("%s is free for a document", chunk.name)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" || last != 10-c.bad {
			t.Errorf("%+v: up to %d %s", c, last, diff)
		}
	}
}

// A combined file is made again if anything changes that it shows, and never of
// what has changed since its letters were made.
func TestWhatCombinedFilesAreMadeOf(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	o.Combine = true
	mustRun(t, letters(3), o)
	for name, change := range map[string]func(*Batch, *Options){
		"title":     func(b *Batch, _ *Options) { b.Title = "Công văn khác" },
		"recipient": func(b *Batch, _ *Options) { b.Jobs[1].Recipient = "UBND tỉnh Điện Biên" },
		"duplex":    func(_ *Batch, o *Options) { o.Duplex = true },
	} {
		before := mustRun(t, letters(3), o).Combined[0]
		b, changed := letters(3), o
		change(&b, &changed)
		after := mustRun(t, b, changed).Combined[0]
		if before.Digest == after.Digest || before.Files[1].SHA256 == after.Files[1].SHA256 {
			t.Errorf("%s: the combined file stays as it was", name)
		}
	}
	remove(t, dir, "tat-ca.pdf")
	if mustRun(t, letters(3), o); folder(t, dir)["tat-ca.pdf"] == "" {
		t.Error("a combined file that is gone is not made again")
	}

	for name, later := range map[string]string{"another": letter("Lai Châu", deadline), "none": ""} {
		b := letters(1)
		makes := 0
		b.Jobs[0].Make = func() (*record.Value, diag.List) {
			if makes++; makes == 1 {
				return record.YAML("a.yaml", []byte(letter("Cao Bằng", deadline)))
			}
			return record.YAML("a.yaml", []byte(later))
		}
		o := both(t.TempDir())
		o.Combine = true
		var ours *Error
		if _, err := Run(context.Background(), shared(), b, o); !errors.As(err, &ours) || ours.Hint != "chạy lại lệnh" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNothingToCombine(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	o.Combine, o.Zip = true, true
	b := letters(0)
	b.Jobs = []Job{yamlJob("a", letter("Sơn Ca", deadline), 2)}
	if m := mustRun(t, b, o); len(m.Combined) > 0 {
		t.Errorf("%+v", m.Combined)
	}
	want := []string{"bang-ke.json", "bang-ke.xlsx", "tat-ca.zip"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(folder(t, dir)))); diff != "" {
		t.Error(diff)
	}
}

func TestStoppedWhileCombining(t *testing.T) {
	for _, phase := range []Phase{Combining, Packing} {
		dir := t.TempDir()
		o := both(dir)
		o.Combine, o.Zip = true, phase == Packing
		ctx, stop := context.WithCancel(context.Background())
		o.Events = func(e Event) {
			if e.Phase == phase && e.Done == 2 {
				stop()
			}
		}
		_, err := Run(ctx, shared(), letters(6), o)
		stop()
		var ours *Error
		if !errors.As(err, &ours) || ours.Hint != "chạy lại lệnh để làm tiếp" || !errors.Is(err, context.Canceled) {
			t.Errorf("phase %d: %v", phase, err)
		}
		if files := folder(t, dir); files["tat-ca.zip"] != "" || files[".bang-ke.jsonl"] == "" || phase == Combining && files["tat-ca.pdf"] != "" {
			t.Errorf("phase %d: left %v", phase, slices.Sorted(maps.Keys(files)))
		}
		o = both(dir)
		o.Combine, o.Zip = true, true
		count := states(&o)
		mustRun(t, letters(6), o)
		if diff := cmp.Diff(map[State]int{Kept: 6}, count); diff != "" {
			t.Error(diff)
		}
	}
}

// What is attached to a batch stands and falls with its manifest.
func TestAttachedFiles(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	text := "lần một"
	o.Attach = func(m *Manifest, _ map[string]File) ([]output.File, error) {
		if m.Counts.OK != 2 {
			t.Errorf("%+v", m.Counts)
		}
		return []output.File{{Path: "theo-doi.xlsx", Data: []byte(text)}}, nil
	}
	m := mustRun(t, letters(2), o)
	if len(m.Attached) != 1 || m.Attached[0].SHA256 != digestOf([]byte(text)) || folder(t, dir)["theo-doi.xlsx"] != text {
		t.Errorf("%+v", m.Attached)
	}
	if v, err := Verify(dir); err != nil || len(v.Problems) > 0 || v.Files != 5 {
		t.Errorf("%v %+v", err, v)
	}
	text = "lần hai"
	mustRun(t, letters(2), o)
	if folder(t, dir)["theo-doi.xlsx"] != text {
		t.Error("not written again")
	}
	o.Attach = nil
	if m = mustRun(t, letters(2), o); len(m.Extra) != 1 || m.Extra[0].Name != "theo-doi.xlsx" {
		t.Errorf("%+v", m.Extra)
	}
	boom := errors.New("boom")
	o.Attach = func(*Manifest, map[string]File) ([]output.File, error) { return nil, boom }
	if _, err := Run(context.Background(), shared(), letters(2), o); !errors.Is(err, boom) {
		t.Errorf("%v", err)
	}
}
