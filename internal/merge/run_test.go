package merge

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// The bytes of a letter are those that it has alone.
func TestLettersAreThoseOfASingleBuild(t *testing.T) {
	dir := t.TempDir()
	b := letters(3)
	mustRun(t, b, both(dir))
	files := folder(t, dir)
	for _, province := range provinces()[:3] {
		alone, problems, err := shared().Build(
			pipeline.Source{File: "don-doc.vb.yaml", Data: []byte(letter(province, deadline))},
			pipeline.Options{Stage: both("").Stage, DOCX: true, PDF: true})
		if err != nil || problems.HasErrors() {
			t.Fatal(err, problems)
		}
		if files[province+".docx"] != string(alone.DOCX) || files[province+".pdf"] != string(alone.PDF) {
			t.Errorf("%s: the letter of the batch is not the letter alone", province)
		}
	}
}

// Neither the order of the jobs nor the number of processors shows in a file.
func TestLettersDoNotDependOnEachOther(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	b := letters(8)
	mustRun(t, b, both(first))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	slices.Reverse(b.Jobs)
	mustRun(t, b, both(second))
	want, got := folder(t, first), folder(t, second)
	delete(want, "bang-ke.json")
	delete(got, "bang-ke.json")
	delete(want, "bang-ke.xlsx")
	delete(got, "bang-ke.xlsx")
	if !maps.Equal(want, got) {
		t.Errorf("files differ: %v", slices.Sorted(maps.Keys(got)))
	}
}

func TestARunKeepsWhatIsRight(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	count := states(&o)
	b := letters(6)
	mustRun(t, b, o)
	before := folder(t, dir)
	for _, c := range []struct {
		name   string
		change func()
		want   map[State]int
	}{
		{"nothing changed", func() {}, map[State]int{Kept: 6}},
		{"a file is gone", func() { remove(t, dir, "Lai Châu.pdf") }, map[State]int{Kept: 5, Made: 1}},
		{"a file was edited", func() { write(t, dir, "Cao Bằng.docx", before["Cao Bằng.docx"][1:]+"x") }, map[State]int{Kept: 5, Made: 1}},
		{"the manifest is gone", func() { remove(t, dir, "bang-ke.json") }, map[State]int{Made: 6}},
		{"the manifest is torn", func() { write(t, dir, "bang-ke.json", before["bang-ke.json"][:300]) }, map[State]int{Made: 6}},
	} {
		clear(count)
		c.change()
		mustRun(t, b, o)
		if diff := cmp.Diff(c.want, count); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if c.name == "a file was edited" {
			before["Cao Bằng (bản cũ 1).docx"] = before["Cao Bằng.docx"][1:] + "x"
		}
		if diff := cmp.Diff(before, folder(t, dir)); diff != "" {
			t.Errorf("%s: the folder is another", c.name)
		}
	}
	for name, change := range map[string]func(*Batch, *Options){
		"a row": func(b *Batch, _ *Options) {
			b.Jobs[2] = yamlJob("Lai Châu", letter("Lai Châu", "trước ngày 30/12/2026"), 4)
		},
		"what all": func(b *Batch, _ *Options) { b.Shared = "v2" },
		"stage":    func(_ *Batch, o *Options) { o.Stage = 0 },
		"formats":  func(_ *Batch, o *Options) { o.PDF = false },
	} {
		clear(count)
		b, o := letters(6), o
		mustRun(t, b, o)
		clear(count)
		change(&b, &o)
		mustRun(t, b, o)
		want := map[State]int{Made: 6}
		if name == "a row" {
			want = map[State]int{Made: 1, Kept: 5}
		}
		if diff := cmp.Diff(want, count); diff != "" {
			t.Errorf("%s changed: %s", name, diff)
		}
		mustRun(t, letters(6), both(dir))
	}
}

// A killed run leaves a journal, whose last line may be torn.
func TestARunGoesOnFromAJournal(t *testing.T) {
	whole := t.TempDir()
	b := letters(6)
	mustRun(t, b, both(whole))
	want := folder(t, whole)

	dir := t.TempDir()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	o := both(dir)
	o.Workers = 1
	o.Events = func(e Event) {
		if e.Done == 3 {
			stop()
		}
	}
	_, err := Run(ctx, shared(), b, o)
	var failed *Error
	if !errors.As(err, &failed) || failed.Hint != "chạy lại lệnh để làm tiếp" || !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped run: %v", err)
	}
	journal := folder(t, dir)[".bang-ke.jsonl"]
	lines := strings.Count(journal, "\n")
	if _, err := os.Stat(filepath.Join(dir, "bang-ke.json")); lines < 3 || err == nil {
		t.Fatalf("a stopped run has a journal of %d lines and a manifest: %t", lines, err == nil)
	}
	write(t, dir, ".bang-ke.jsonl", journal[:len(journal)-40])
	write(t, dir, ".Cao Bằng.docx.4711-0.tmp", "half a letter")
	write(t, dir, ".thu-rieng.docx.4711-0.tmp", "of another program")

	o = both(dir)
	count := states(&o)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: lines - 1, Made: 6 - lines + 1}, count); diff != "" {
		t.Error(diff)
	}
	want[".thu-rieng.docx.4711-0.tmp"] = "of another program"
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(folder(t, dir)))); diff != "" {
		t.Error(diff)
	}
	if !maps.Equal(want, folder(t, dir)) {
		t.Error("a resumed run has other files than an undisturbed one")
	}
}

// A run that is killed while it changes little leaves a journal that knows the
// rest; what another version has written into it is not believed.
func TestAJournalKnowsWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	b := letters(18)
	mustRun(t, b, both(dir))
	b.Jobs[0] = yamlJob("Cao Bằng", letter("Cao Bằng", "trước ngày 30/12/2026"), 2)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	o := both(dir)
	o.Workers = 1
	told := 0
	o.Events = func(e Event) {
		if told++; e.State == Kept {
			stop()
		}
	}
	if _, err := Run(ctx, shared(), b, o); !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	if told > 2 {
		t.Error("the run went on although it was stopped")
	}
	journal := folder(t, dir)[".bang-ke.jsonl"]
	later := line{Entry: &Entry{Name: "Lai Châu", State: OK, Digest: "of tomorrow"}}.bytes()
	write(t, dir, ".bang-ke.jsonl", journal+strings.Replace(string(later), `"version":1`, `"version":99`, 1))
	o = both(dir)
	count := states(&o)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: 18}, count); diff != "" {
		t.Error(diff)
	}
}

// Files that were stale when their document left the batch are still told of.
func TestStaleFilesThatLeftTheBatch(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, letters(2), both(dir))
	b := letters(2)
	b.Jobs[1] = yamlJob("Điện Biên", letter("Điện Biên Đông", deadline), 3)
	mustRun(t, b, both(dir))
	b.Jobs = b.Jobs[:1]
	if m := mustRun(t, b, both(dir)); len(m.Extra) != 2 || m.Extra[0].Name != "Điện Biên.docx" {
		t.Errorf("%+v", m.Extra)
	}
}

// Places in findings are those of the batch as it is now.
func TestKeptFindingsHaveTheirPlaces(t *testing.T) {
	dir := t.TempDir()
	text := strings.Replace(letter("Cao Bằng", deadline), "kem_khung: có\n", "kem_khung: có\n  khong_co: gì\n", 1)
	warned := func(at int) Batch {
		b := letters(0)
		j := yamlJob("Cao Bằng", text, at)
		read := j.Make
		j.Make = func() (*record.Value, diag.List) {
			root, list := read()
			list.Warn(diag.Range{File: "theo-doi.xlsx", Sheet: "Theo dõi", Start: diag.Pos{Line: at, Col: 2}}, "xem lại", "ô này lạ")
			root.Fields[0].KeyAt.Start.Line = at
			return root, list
		}
		b.Jobs = []Job{j}
		return b
	}
	text = letter("Cao Bằng", deadline)
	o := both(dir)
	count := states(&o)
	for _, c := range []struct {
		row  int
		want map[State]int
	}{{2, map[State]int{Made: 1}}, {2, map[State]int{Kept: 1}}, {9, map[State]int{Made: 1}}} {
		clear(count)
		m := mustRun(t, warned(c.row), o)
		if diff := cmp.Diff(c.want, count); diff != "" {
			t.Errorf("row %d: %s", c.row, diff)
		}
		if f := m.Entries[0].Findings; len(f) != 1 || f[0].At.Start.Line != c.row || m.Counts.Warnings != 1 {
			t.Errorf("row %d: findings %+v, counts %+v", c.row, f, m.Counts)
		}
	}
}

func TestBadRowsDoNotStopGoodOnes(t *testing.T) {
	dir := t.TempDir()
	b := letters(4)
	mustRun(t, b, both(dir))
	before := folder(t, dir)

	b = letters(4)
	b.Jobs[1] = yamlJob("Điện Biên", letter("Điện Biên Đông", deadline), 3)
	b.Jobs[2] = yamlJob("Lai Châu", letter("Lai Châu", "trước ngày 31/12/2026"), 4)
	m := mustRun(t, b, both(dir))
	if want := (Counts{OK: 3, Failed: 1, Pages: m.Counts.Pages}); m.Counts != want {
		t.Errorf("counts %+v, want %+v", m.Counts, want)
	}
	bad := m.Entries[1]
	var stale []string
	for _, f := range bad.Stale {
		stale = append(stale, f.Name)
	}
	if diff := cmp.Diff([]string{"Điện Biên.docx", "Điện Biên.pdf"}, stale); diff != "" || bad.State != Faulty || len(bad.Files) > 0 {
		t.Errorf("the failed entry: %+v %s", bad, diff)
	}
	if bad.Digest != "" || bad.Pages != 0 {
		t.Errorf("the failed entry tells of a document: %+v", bad)
	}
	if len(bad.Findings) == 0 || bad.Findings[0].Severity != "error" || bad.Findings[0].Message == "" {
		t.Errorf("findings: %+v", bad.Findings)
	}
	after := folder(t, dir)
	if after["Điện Biên.pdf"] != before["Điện Biên.pdf"] {
		t.Error("the file of the failed row was touched")
	}
	if after["Lai Châu.pdf"] == before["Lai Châu.pdf"] {
		t.Error("the letter that changed was not made again")
	}

	o := both(dir)
	o.Strict = true
	b.Jobs[0] = yamlJob("Cao Bằng", letter("Cao Bằng", "trước ngày 15/12/2026"), 2)
	m = mustRun(t, b, o)
	if m.Counts.Failed != 1 || m.Counts.OK != 0 {
		t.Errorf("strict: %+v", m.Counts)
	}
	if !maps.Equal(after, folder(t, dir)) {
		t.Error("a strict run with a bad row changed the folder")
	}
	b.Jobs[1] = letters(2).Jobs[1]
	if m = mustRun(t, b, o); m.Counts.OK != 4 {
		t.Errorf("strict, all good: %+v", m.Counts)
	}

	o.Out = filepath.Join(dir, "moi")
	b.Jobs[1] = yamlJob("Điện Biên", letter("Điện Biên Đông", deadline), 3)
	mustRun(t, b, o)
	if _, err := os.Stat(o.Out); err == nil {
		t.Error("a strict run with a bad row made a folder")
	}
}

func TestNamesThatClash(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "so-lieu.docx", "of the user")
	b := letters(7)
	b.Jobs[0].Name = "Thư"
	b.Jobs[1].Name = "thư"
	b.Jobs[2].Name = "a/b"
	b.Jobs[3].Name = "so-lieu"
	b.Jobs[4].Name = "Tat-Ca"
	o := both(dir)
	o.Inputs = []string{filepath.Join(dir, "so-lieu.docx")}
	o.Combine = true
	m := mustRun(t, b, o)
	var got []string
	for _, e := range m.Entries {
		for _, f := range e.Findings {
			got = append(got, f.Message)
		}
	}
	want := []string{
		"tên tệp “Thư” trùng với tên tệp của dòng 3; không ghi tệp nào của hai văn bản này",
		"tên tệp “thư” trùng với tên tệp của dòng 2; không ghi tệp nào của hai văn bản này",
		"“a/b” không làm tên tệp được",
		"tệp “so-lieu.docx” là tệp đầu vào; không ghi đè",
		"tệp “Tat-Ca.docx” là tệp gộp; không ghi đè",
		"tệp “Tat-Ca.pdf” là tệp gộp; không ghi đè",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if m.Counts.OK != 2 || folder(t, dir)["so-lieu.docx"] != "of the user" {
		t.Errorf("counts %+v", m.Counts)
	}
}

// Separate parts are named after the job, and take no name that another job
// could need.
func TestSeparateParts(t *testing.T) {
	data, err := os.ReadFile("../../examples/mau/33-quyet-dinh-tep-rieng.vb.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b := letters(1)
	b.Folder = os.DirFS("../../examples/mau")
	b.Jobs = append(b.Jobs, yamlJob("quyet-dinh", string(data), 3))
	dir := t.TempDir()
	m := mustRun(t, b, both(dir))
	var parts []string
	pages := 0
	for _, f := range m.Entries[1].Files {
		pages += f.Pages
		if name, ok := strings.CutSuffix(f.Name, ".pdf"); ok && name != "quyet-dinh" {
			parts = append(parts, name)
		}
	}
	if len(parts) == 0 || !strings.HasPrefix(parts[0], "quyet-dinh-") || pages != m.Entries[1].Pages {
		t.Fatalf("%+v", m.Entries[1])
	}
	for _, f := range m.Entries[1].Files {
		if got := folder(t, dir)[f.Name]; digestOf([]byte(got)) != f.SHA256 {
			t.Errorf("%s is not what the manifest says", f.Name)
		}
	}
	if v, err := Verify(dir); err != nil || len(v.Problems) > 0 {
		t.Errorf("%v %v", err, v.Problems)
	}

	for _, name := range []string{parts[0], parts[0][:strings.LastIndex(parts[0], "-")]} {
		b.Jobs[0].Name = strings.ToUpper(name)
		m = mustRun(t, b, both(dir))
		bad := m.Entries[1]
		if bad.State != Faulty || !strings.Contains(bad.Findings[0].Message, "trùng với tên dành cho văn bản") || m.Entries[0].State != OK {
			t.Errorf("%s: %+v", name, m.Entries)
		}
		o := both(dir)
		o.Strict = true
		if m = mustRun(t, b, o); m.Entries[1].State != Faulty || m.Counts.OK > 0 {
			t.Errorf("%s, strict: %+v", name, m.Counts)
		}
		if len(bad.Stale) != 2 { // what may be the other's is left out
			t.Errorf("%s: stale are %v", name, bad.Stale)
		}
	}
}

// A manifest that somebody has changed leads to no file outside the folder.
func TestAManifestLeadsNowhereElse(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "quan-trong.docx", "của tôi")
	dir := filepath.Join(outside, "ra")
	mustRun(t, letters(1), both(dir))
	edit(t, dir, "bang-ke.json", func(m *Manifest) {
		m.Extra = []File{{Name: "../quan-trong.docx", Size: 8, SHA256: digestOf([]byte("của tôi"))}}
	})
	if _, err := Verify(dir); err == nil || !strings.Contains(err.Error(), "../quan-trong.docx") {
		t.Errorf("verify: %v", err)
	}
	write(t, dir, ".bang-ke.jsonl", string(line{Extra: &File{Name: `..\..\quan-trong.docx`}}.bytes())+
		string(line{Extra: &File{Name: "../quan-trong.docx", SHA256: digestOf([]byte("của tôi"))}}.bytes()))
	o := both(dir)
	o.Prune = true
	mustRun(t, letters(1), o)
	if folder(t, dir)["bang-ke.json"] == "" {
		t.Error("no manifest")
	}
	if _, err := os.Stat(filepath.Join(outside, "quan-trong.docx")); err != nil {
		t.Error("a file outside the folder is gone")
	}
}

func TestFilesOfDocumentsThatLeftTheBatch(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, letters(4), both(dir))
	write(t, dir, "Lai Châu.docx", "edited by hand")
	b := letters(4)
	b.Jobs = slices.Delete(b.Jobs, 1, 3)
	o := both(dir)
	var told []string
	o.Events = func(e Event) {
		for _, d := range e.Problems {
			if e.Phase == Noting {
				told = append(told, filepath.Base(d.At.File)+": "+d.Message)
			}
		}
	}
	const extra, edited = ": tệp của lần chạy trước, không còn trong danh sách", "; có người đã sửa nên không xóa"
	for _, prune := range []bool{false, false, true, false} {
		told = nil
		o.Prune = prune
		m := mustRun(t, b, o)
		want := []string{"Lai Châu.docx" + extra, "Lai Châu.pdf" + extra, "Điện Biên.docx" + extra, "Điện Biên.pdf" + extra}
		if _, err := os.Stat(filepath.Join(dir, "Lai Châu.pdf")); err != nil {
			want = []string{"Lai Châu.docx" + extra}
		}
		if prune {
			want = []string{"Lai Châu.docx" + extra + edited}
		}
		if diff := cmp.Diff(want, told); diff != "" || len(m.Extra) != len(want) {
			t.Errorf("prune %t: %s", prune, diff)
		}
	}
	told = nil
	o.Prune = false
	mustRun(t, letters(6), o)
	b.Jobs = b.Jobs[:2]
	mustRun(t, b, o)
	if len(told) != 1 || !strings.HasSuffix(told[0], "8 tệp của lần chạy trước, không còn trong danh sách: “Hà Tĩnh.docx”, “Hà Tĩnh.pdf”, …") {
		t.Errorf("of many files is told: %q", told)
	}
	o.Prune = true
	mustRun(t, b, o)
	want := []string{"Cao Bằng.docx", "Cao Bằng.pdf", "Lai Châu (bản cũ 1).docx", "Sơn La.docx", "Sơn La.pdf", "bang-ke.json", "bang-ke.xlsx"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(folder(t, dir)))); diff != "" {
		t.Error(diff)
	}
}

// A picture is of the document that shows it.
func TestPicturesDecideTheirLetters(t *testing.T) {
	png, err := os.ReadFile("testdata/dau.png")
	if err != nil {
		t.Fatal(err)
	}
	definition := func(picture string) string {
		return "loai: cong-van\nco_quan_ban_hanh: Sở Ví dụ\nky_hieu: SVD-VP\ndia_danh: Hà Nội\ntrich_yeu: về ảnh\nkinh_gui: [Các phòng]\n" +
			"nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Mẫu}\nnoi_nhan: [Như trên]\nluu: VT\nnoi_dung: |\n  Ảnh như sau.\n\n  {anh tep=" + picture + " rong=60 mo_ta=\"Dấu\": Hình 1. Dấu}\n"
	}
	files := fstest.MapFS{"a.png": {Data: png}, "b.png": {Data: png}}
	b := letters(0)
	b.Folder = files
	b.Jobs = []Job{yamlJob("một", definition("a.png"), 2), yamlJob("hai", definition("b.png"), 3), yamlJob("ba", letter("Huế", deadline), 4)}
	dir := t.TempDir()
	o := both(dir)
	count := states(&o)
	if m := mustRun(t, b, o); m.Counts.OK != 3 || len(m.Entries[0].Reads) != 1 || m.Entries[0].Reads[0].SHA256 != digestOf(png) {
		t.Fatalf("%+v", m)
	}
	clear(count)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: 3}, count); diff != "" {
		t.Error(diff)
	}
	files["b.png"] = &fstest.MapFile{Data: append(slices.Clone(png), 0)}
	clear(count)
	mustRun(t, b, o)
	if diff := cmp.Diff(map[State]int{Kept: 2, Made: 1}, count); diff != "" {
		t.Error(diff)
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
