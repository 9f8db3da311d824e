package merge

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/output"
)

// What a killed run has left is known from what other programs write.
func TestTemporaryNames(t *testing.T) {
	b := letters(2)
	b.Jobs[0].Name = strings.Repeat("n", 120)
	r := &run{b: b, o: both(t.TempDir())}
	n := r.claim()
	h := &history{extra: map[string]File{"Theo-doi.xlsx": {}}}
	for name, want := range map[string]bool{
		".Điện Biên.docx.12-0.tmp":                  true,
		".điện biên.pdf.12-3.tmp":                   true,
		".Điện Biên-phu-luc-1.pdf.12-3.tmp":         true,
		".Điện Biên.meta.json.12-3.tmp":             true,
		".Điện Biên phủ.pdf.12-3.tmp":               false,
		".Điện.pdf.12-3.tmp":                        false,
		".Điện Biên.docx.12.tmp":                    false,
		"Điện Biên.docx.12-0.tmp":                   false,
		".Điện Biên.docx.12-0.tmp.docx":             false,
		".bang-ke.json.12-0.tmp":                    true,
		".bang-ke.2-3.xlsx.12-0.tmp":                true,
		"..bang-ke.jsonl.12-0.tmp":                  true,
		".bang-ke-cu.xlsx.12-0.tmp":                 false,
		".tat-ca.zip.12-0.tmp":                      true,
		".tat-ca-07.pdf.12-0.tmp":                   true,
		".tat-cả.pdf.12-0.tmp":                      false,
		".theo-doi.xlsx.12-0.tmp":                   true,
		".theo-doi-cu.xlsx.12-0.tmp":                false,
		"." + strings.Repeat("n", 100) + ".1-0.tmp": true,
		"." + strings.Repeat("m", 100) + ".1-0.tmp": false,
		"." + strings.Repeat("n", 80) + ".1-0.tmp":  false,
	} {
		if got := n.temporary(name, h); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// A separate part takes no name of a file that the batch needs.
func TestPartsLeaveReservedFilesAlone(t *testing.T) {
	n := names{owner: map[string]int{}, reserved: map[string]string{"thư-phụ-lục.pdf": "tệp đầu vào"}}
	j := &Job{Name: "Thư"}
	if list := n.parts(j, "cong-van", []string{"cong-van-phụ-lục", "cong-van-bảng"}); len(list) != 1 || !strings.Contains(list[0].Message, "“Thư-phụ-lục.pdf” là tệp đầu vào") {
		t.Errorf("%v", list)
	}
}

// A run gives up after so many failures in a row, and then for good.
func TestPatience(t *testing.T) {
	var f failures
	first := errors.New("first")
	for range 3 {
		f.add(first)
		f.add(errors.New("second"))
		if f.hopeless() {
			t.Fatal("hopeless after two failures")
		}
		f.none()
	}
	f.add(first)
	f.add(errors.New("second"))
	f.add(errors.New("third"))
	f.none()
	if !f.hopeless() || f.first != first {
		t.Errorf("not hopeless after three failures: %v", f.first)
	}
}

// Files of the first of two documents with one name are told of, and nobody's
// are removed because of a name.
func TestClashesKeepTheirFiles(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, letters(3), both(dir))
	b := letters(3)
	b.Jobs[1].Name = b.Jobs[0].Name
	o := both(dir)
	o.Prune = true
	m := mustRun(t, b, o)
	var stale []string
	for _, f := range slices.Concat(m.Entries[0].Stale, m.Entries[1].Stale) {
		stale = append(stale, f.Name)
	}
	if diff := cmp.Diff([]string{"Cao Bằng.docx", "Cao Bằng.pdf"}, stale); diff != "" || m.Counts.Failed != 2 || len(m.Extra) > 0 {
		t.Errorf("%+v %s", m, diff)
	}
	files := folder(t, dir)
	if files["Cao Bằng.pdf"] == "" || files["Điện Biên.pdf"] != "" {
		t.Errorf("files: %d", len(files))
	}
}

// What a round is made of is not taken away because an earlier one has made it.
func TestInputsAreNotPruned(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	o.Attach = func(*Manifest, map[string]File) ([]output.File, error) {
		return []output.File{{Path: "theo-doi-1.xlsx", Data: []byte("vòng một")}}, nil
	}
	mustRun(t, letters(2), o)
	told := 0
	o = both(dir)
	o.Prune, o.Inputs = true, []string{filepath.Join(dir, "theo-doi-1.xlsx")}
	o.Events = func(e Event) { told += len(e.Problems) }
	m := mustRun(t, letters(1), o)
	if files := folder(t, dir); files["theo-doi-1.xlsx"] == "" || files["Điện Biên.pdf"] != "" {
		t.Errorf("left: %d files", len(files))
	}
	if len(m.Extra) != 1 || m.Extra[0].Name != "theo-doi-1.xlsx" || told > 0 {
		t.Errorf("extra %+v, %d problems", m.Extra, told)
	}
}

// A zip that this run does not make holds what the folder no longer does.
func TestZipOfAnEarlierRun(t *testing.T) {
	dir := t.TempDir()
	o := both(dir)
	o.Zip = true
	mustRun(t, letters(1), o)
	o.Zip = false
	m := mustRun(t, letters(1), o)
	if len(m.Extra) != 1 || m.Extra[0].Name != "tat-ca.zip" || m.Extra[0].SHA256 != digestOf([]byte(folder(t, dir)["tat-ca.zip"])) {
		t.Errorf("%+v", m.Extra)
	}
	o.Prune = true
	if m = mustRun(t, letters(1), o); len(m.Extra) != 0 || folder(t, dir)["tat-ca.zip"] != "" {
		t.Errorf("%+v", m.Extra)
	}
}
