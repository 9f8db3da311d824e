package merge

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// only asks for some documents of a batch, by their places.
func only(b Batch, wanted ...int) Batch {
	all := b.Jobs
	b.Jobs = nil
	for i, j := range all {
		if slices.Contains(wanted, i) {
			b.Jobs = append(b.Jobs, j)
		} else {
			b.Rest = append(b.Rest, Rest{Job: j, After: len(b.Jobs)})
		}
	}
	return b
}

// Whoever makes one letter again has the manifest tell of all, with the bytes
// of a run of the whole; a run of the whole then has nothing to do.
func TestTheManifestTellsOfWhatIsNotAskedFor(t *testing.T) {
	whole := t.TempDir()
	mustRun(t, withBad(7), both(whole))
	want := folder(t, whole)

	dir := t.TempDir()
	for _, wanted := range [][]int{{5, 1}, {0}, {1}, {3}, {2, 4, 6}, {3}, {0, 6}} {
		m := mustRun(t, only(withBad(7), wanted...), both(dir))
		var numbers []int
		for _, e := range m.Entries {
			numbers = append(numbers, e.Number)
		}
		if !slices.IsSorted(numbers) || numbers[0] != 1 || numbers[len(numbers)-1] != len(numbers) || m.Total != len(numbers) {
			t.Errorf("asked for %v: numbers %v of %d", wanted, numbers, m.Total)
		}
		if len(m.Extra) > 0 {
			t.Errorf("asked for %v: extra are %v", wanted, m.Extra)
		}
		if v, err := Verify(dir); err != nil || v.Problems.HasErrors() || v.Documents != len(numbers) {
			t.Errorf("asked for %v: %v %v", wanted, err, v.Problems)
		}
	}
	same(t, want, folder(t, dir))
	remove(t, dir, "Cao Bằng.pdf")
	o := both(dir)
	count := states(&o)
	mustRun(t, only(withBad(7), 0), o)
	if diff := cmp.Diff(map[State]int{Made: 1}, count); diff != "" {
		t.Error(diff)
	}
	same(t, want, folder(t, dir))
	clear(count)
	mustRun(t, withBad(7), o)
	if diff := cmp.Diff(map[State]int{Kept: 6, Failed: 1}, count); diff != "" {
		t.Error(diff)
	}
	same(t, want, folder(t, dir))
}

// What is not asked for and is no longer right is not in the manifest as if it
// were.
func TestFilesThatAgedAreToldOf(t *testing.T) {
	aged := "lần này không chọn nên chưa làm lại theo dữ liệu mới"
	for _, c := range []struct {
		name    string
		change  func(b *Batch, o *Options, dir string)
		entries int
		extra   []string
		told    string
	}{
		{"its row", func(b *Batch, _ *Options, _ string) {
			b.Jobs[1] = yamlJob("Điện Biên", letter("Điện Biên", "trước ngày 30/12/2026"), 3)
		}, 2, []string{"Điện Biên.docx", "Điện Biên.pdf"}, aged},
		{"one of its files", func(_ *Batch, _ *Options, dir string) { write(t, dir, "Điện Biên.pdf", "sửa tay") }, 2, []string{"Điện Biên.docx", "Điện Biên.pdf"}, aged},
		{"what all share", func(b *Batch, _ *Options, _ string) { b.Shared = "v2" }, 1, []string{"Lai Châu.docx", "Lai Châu.pdf", "Điện Biên.docx", "Điện Biên.pdf"}, aged},
		{"it has left the batch", func(b *Batch, _ *Options, _ string) { b.Jobs = slices.Delete(b.Jobs, 1, 2) }, 2, []string{"Điện Biên.docx", "Điện Biên.pdf"}, "không còn trong danh sách"},
		{"its name is asked for", func(b *Batch, _ *Options, _ string) { b.Jobs[0].Name = "điện biên" }, 2, []string{"Cao Bằng.docx", "Cao Bằng.pdf", "Điện Biên.docx", "Điện Biên.pdf"}, "không còn trong danh sách"},
		{"the rest is pruned", func(_ *Batch, o *Options, _ string) { o.Prune = true }, 1, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			b, o := letters(3), both(dir)
			mustRun(t, b, o)
			var told []string
			o.Events = func(e Event) {
				for _, d := range e.Problems {
					told = append(told, d.Message)
				}
			}
			c.change(&b, &o, dir)
			m := mustRun(t, only(b, 0), o)
			var extra []string
			for _, f := range m.Extra {
				extra = append(extra, f.Name)
			}
			if diff := cmp.Diff(c.extra, extra); diff != "" || len(m.Entries) != c.entries {
				t.Errorf("%d entries, want %d; extra: %s", len(m.Entries), c.entries, diff)
			}
			if len(told) != len(c.extra) || slices.ContainsFunc(told, func(s string) bool { return !strings.HasSuffix(s, c.told) }) {
				t.Errorf("told: %q", told)
			}
		})
	}
}

// What could not be made is told of with its stale files until it is made.
func TestFaultsThatAreNotAskedForStay(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, letters(3), both(dir))
	b := letters(3)
	b.Jobs[1] = yamlJob("Điện Biên", letter("Điện Biên Đông", deadline), 3)
	mustRun(t, b, both(dir))
	want := folder(t, dir)
	m := mustRun(t, only(b, 0), both(dir))
	if e := m.Entries[1]; e.State != Faulty || len(e.Stale) != 2 || len(e.Findings) == 0 {
		t.Errorf("%+v", e)
	}
	same(t, want, folder(t, dir))
	mustRun(t, only(letters(3), 1), both(dir))
	if m = mustRun(t, only(letters(3), 0), both(dir)); m.Counts.OK != 3 {
		t.Errorf("%+v", m.Counts)
	}
}

// A separate part takes no name of a document that is not asked for.
func TestPartsLeaveTheRestAlone(t *testing.T) {
	data, err := os.ReadFile("../../examples/mau/33-quyet-dinh-tep-rieng.vb.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b := letters(1)
	b.Folder = os.DirFS("../../examples/mau")
	b.Jobs = append(b.Jobs, yamlJob("quyet-dinh", string(data), 3))
	m := mustRun(t, only(b, 1), both(t.TempDir()))
	if len(m.Entries) != 1 || m.Entries[0].State != OK {
		t.Fatalf("%+v", m.Entries)
	}
	b.Jobs[0].Name = fileStem(m.Entries[0].Files[len(m.Entries[0].Files)-1].Name)
	m = mustRun(t, only(b, 1), both(t.TempDir()))
	if e := m.Entries[0]; e.State != Faulty || !strings.Contains(e.Findings[0].Message, "trùng với tên dành cho văn bản") {
		t.Errorf("%s: %+v", b.Jobs[0].Name, m.Entries)
	}
}
