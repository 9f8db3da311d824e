package merge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/output"
)

// shards makes a batch in n parts in one folder, the last first, and returns
// the folder.
func shards(t *testing.T, b Batch, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := n; i >= 1; i-- {
		o := both(dir)
		o.Shard = Shard{i, n}
		mustRun(t, b, o)
	}
	return dir
}

// withBad is a batch in which one row is wrong.
func withBad(n int) Batch {
	b := letters(n)
	b.Jobs[3] = yamlJob("Sơn La", letter("Sơn Ca", deadline), 5)
	return b
}

func TestJoinedShardsAreTheWhole(t *testing.T) {
	whole := t.TempDir()
	b := withBad(12)
	mustRun(t, b, both(whole))
	want := folder(t, whole)
	for _, n := range []int{1, 2, 3, 20} {
		dir := shards(t, b, n)
		m, list, err := Join(context.Background(), []string{dir}, dir, output.OS())
		if err != nil || len(list) > 0 {
			t.Fatal(err, list)
		}
		if m.Counts.OK != 11 || m.Counts.Failed != 1 {
			t.Errorf("%d shards: %+v", n, m.Counts)
		}
		got := folder(t, dir)
		for name := range got {
			if strings.HasPrefix(name, fmt.Sprintf("bang-ke.%c", name[len(name)-6])) || strings.Count(name, "-") == 2 {
				delete(got, name)
			}
		}
		same(t, want, got)

		// The whole run keeps what the shards have made, and takes away their
		// manifests and what a killed one has left.
		write(t, dir, ".bang-ke.1-2.lock", "tiến trình 1")
		write(t, dir, ".bang-ke.1-2.jsonl", "{")
		o := both(dir)
		count := states(&o)
		mustRun(t, b, o)
		if diff := cmp.Diff(map[State]int{Kept: 11, Failed: 1}, count); diff != "" {
			t.Error(diff)
		}
		same(t, want, folder(t, dir))
	}
}

// The part of a document depends on nothing but its content.
func TestShardsAreStable(t *testing.T) {
	b := letters(40)
	part := map[string]int{}
	sizes := make([]int, 5)
	for i := range b.Jobs {
		b.Jobs[i].Content = digestOf([]byte(b.Jobs[i].Name))
		for n := 1; n <= 4; n++ {
			if (Shard{n, 4}).has(&b.Jobs[i]) {
				part[b.Jobs[i].Name] = n
				sizes[n]++
			}
		}
	}
	if len(part) != 40 || slices.Min(sizes[1:]) < 4 {
		t.Errorf("%d documents in parts of %v", len(part), sizes[1:])
	}
	slices.Reverse(b.Jobs)
	for i := range b.Jobs[:20] {
		if j := &b.Jobs[i]; !(Shard{part[j.Name], 4}).has(j) {
			t.Errorf("%s is in another part when others are left out", j.Name)
		}
	}
}

func TestJoinRefuses(t *testing.T) {
	b := letters(6)
	sound := shards(t, b, 3)
	other := letters(6)
	other.Shared = "v2"
	for _, c := range []struct {
		name  string
		paths func(t *testing.T, dir string) []string
		want  string
	}{
		{"a gap", func(t *testing.T, dir string) []string {
			remove(t, dir, "bang-ke.2-3.json")
			return []string{dir}
		}, "thiếu bảng kê của phần 2/3"},
		{"the same part twice", func(t *testing.T, dir string) []string {
			return []string{dir, sound}
		}, "phần 1/3 có hai bảng kê"},
		{"another batch", func(t *testing.T, dir string) []string {
			remove(t, dir, "bang-ke.3-3.json")
			return []string{dir, filepath.Join(shards(t, other, 3), "bang-ke.3-3.json")}
		}, "không cùng một đợt"},
		{"another number of parts", func(t *testing.T, dir string) []string {
			return []string{dir, filepath.Join(shards(t, b, 2), "bang-ke.1-2.json")}
		}, "hai cách chia khác nhau"},
		{"the manifest of the whole", func(t *testing.T, dir string) []string {
			mustRun(t, b, both(dir))
			return []string{filepath.Join(dir, "bang-ke.json")}
		}, "bảng kê của cả danh sách"},
		{"a number of parts that nobody made", func(t *testing.T, dir string) []string {
			for _, part := range []string{"1", "2", "3"} {
				edit(t, dir, "bang-ke."+part+"-3.json", func(m *Manifest) { m.Shard.N = 1 << 50 })
			}
			return []string{dir}
		}, "thiếu bảng kê của phần 4/1125899906842624, 5/1125899906842624, "},
		{"fewer than no parts", func(t *testing.T, dir string) []string {
			edit(t, dir, "bang-ke.1-3.json", func(m *Manifest) { m.Shard.N = -4 })
			return []string{filepath.Join(dir, "bang-ke.1-3.json")}
		}, "không có phần 1/-4"},
		{"more documents than there can be", func(t *testing.T, dir string) []string {
			for _, part := range []string{"1", "2", "3"} {
				edit(t, dir, "bang-ke."+part+"-3.json", func(m *Manifest) { m.Total = 1 << 50 })
			}
			return []string{dir}
		}, "không phần nào có văn bản thứ 7"},
		{"no manifest", func(t *testing.T, dir string) []string { return []string{t.TempDir()} }, "không có bảng kê của phần nào"},
		{"no folder", func(t *testing.T, dir string) []string { return []string{filepath.Join(dir, "không")} }, "không có tệp hay thư mục này"},
		{"nothing", func(t *testing.T, dir string) []string { return nil }, "không có bảng kê nào để nối"},
		{"a document lost", func(t *testing.T, dir string) []string {
			edit(t, dir, "bang-ke.1-3.json", func(m *Manifest) { m.Entries = m.Entries[1:] })
			return []string{dir}
		}, "không phần nào có văn bản thứ"},
		{"a document twice", func(t *testing.T, dir string) []string {
			edit(t, dir, "bang-ke.1-3.json", func(m *Manifest) { m.Entries = append(m.Entries, m.Entries[0]) })
			return []string{dir}
		}, "có ở hai phần"},
		{"a document too many", func(t *testing.T, dir string) []string {
			edit(t, dir, "bang-ke.1-3.json", func(m *Manifest) { m.Entries[0].Number = 99 })
			return []string{dir}
		}, "không thuộc danh sách 6 văn bản"},
		{"another picture", func(t *testing.T, dir string) []string {
			for _, part := range []string{"1", "2", "3"} {
				edit(t, dir, "bang-ke."+part+"-3.json", func(m *Manifest) {
					for i := range m.Entries {
						m.Entries[i].Reads = []Input{{Name: "dau.png", SHA256: "v" + part}}
					}
				})
			}
			return []string{dir}
		}, "ảnh “dau.png” khác với ảnh của phần khác"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, out := t.TempDir(), t.TempDir()
			for name, data := range folder(t, sound) {
				write(t, dir, name, data)
			}
			m, list, err := Join(context.Background(), c.paths(t, dir), out, output.Disk{})
			if err != nil {
				t.Fatal(err)
			}
			said := fmt.Sprint(list)
			if m != nil && !list.HasErrors() || !strings.Contains(said, c.want) {
				t.Errorf("got %s, want %q in it", said, c.want)
			}
			for _, d := range list {
				if d.Hint == "" {
					t.Errorf("no hint: %v", d)
				}
			}
			if files := folder(t, out); len(files) > 0 {
				t.Errorf("written: %v", slices.Collect(maps.Keys(files)))
			}
		})
	}
}

// edit changes a manifest.
func edit(t *testing.T, dir, name string, change func(*Manifest)) {
	t.Helper()
	m, err := readManifest(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	change(m)
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, name, string(data))
}

// What decides the files of a batch makes it another.
func TestBatchDigest(t *testing.T) {
	digest := func(change func(*run)) string {
		r := &run{b: letters(2), o: both("")}
		for i := range r.b.Jobs {
			r.batch = append(r.batch, &r.b.Jobs[i])
		}
		r.options = r.o.recorded()
		change(r)
		return r.batchDigest()
	}
	seen := map[string]string{}
	for name, change := range map[string]func(*run){
		"nothing":   func(*run) {},
		"shared":    func(r *run) { r.b.Shared = "v2" },
		"base":      func(r *run) { r.b.Base = "v2" },
		"program":   func(r *run) { r.b.Program = "v2" },
		"template":  func(r *run) { r.b.Template = "v2" },
		"title":     func(r *run) { r.b.Title = "v2" },
		"data":      func(r *run) { r.b.Data.SHA256 = "v2" },
		"data name": func(r *run) { r.b.Data.Name = "v2" },
		"stage":     func(r *run) { r.options.Stage = "v2" },
		"formats":   func(r *run) { r.options.Formats = r.options.Formats[:1] },
		"row":       func(r *run) { r.batch[1].Row.Start.Line = 90 },
		"recipient": func(r *run) { r.batch[1].Recipient = "v2" },
		"name":      func(r *run) { r.batch[1].Name = "v2" },
		"why":       func(r *run) { r.batch[1].Why = "v2" },
		"content":   func(r *run) { r.batch[1].Content = "v2" },
		"order":     func(r *run) { slices.Reverse(r.batch) },
		"fewer":     func(r *run) { r.batch = r.batch[:1] },
	} {
		sum := digest(change)
		if other, ok := seen[sum]; ok {
			t.Errorf("%s and %s have one digest", name, other)
		}
		seen[sum] = name
	}
}

// A folder is joined by nobody while a run writes to it, and part by part the
// newest manifest counts.
func TestJoinWhileARunWrites(t *testing.T) {
	b := letters(4)
	dir := shards(t, b, 2)
	lock, err := lockFolder(context.Background(), dir, Shard{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Join(context.Background(), []string{dir}, dir, output.OS()); err == nil || !strings.Contains(err.Error(), "đang có một lần chạy khác ghi") {
		t.Errorf("joined: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := lockFolder(ctx, dir, Shard{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped while it waits: %v", err)
	}
	lock.release(nil)
	if _, _, err := Join(context.Background(), []string{dir}, dir, output.OS()); err != nil {
		t.Fatal(err)
	}

	b.Shared = "v2"
	for i := 1; i <= 2; i++ {
		o := both(dir)
		o.Shard = Shard{i, 2}
		mustRun(t, b, o)
	}
	o := both(dir)
	count := states(&o)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: 4}, count); diff != "" {
		t.Error(diff)
	}
}

func TestAShardIsNotCombined(t *testing.T) {
	o := both(filepath.Join(t.TempDir(), "ra"))
	o.Shard, o.Combine = Shard{1, 2}, true
	if _, err := Run(context.Background(), shared(), letters(2), o); err == nil {
		t.Error("combined a shard")
	}
	if _, err := os.Stat(o.Out); err == nil {
		t.Error("made a folder")
	}
}
