package pipeline_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

const damagedFolder = "../docx/testdata/damaged"

// damagedFiles are files that are no sound Word files, by name.
func damagedFiles(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(damagedFolder + "/*.docx")
	if err != nil || len(files) < 50 {
		t.Fatal(err, len(files))
	}
	out := map[string][]byte{}
	for _, file := range files {
		if out[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// A damaged file gives one error that says what to do, or the findings of what
// can be read of it; and it costs little memory.
func TestCheckOfDamagedFiles(t *testing.T) {
	refused := 0
	for name, data := range damagedFiles(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		out := checked(t, pipeline.Source{File: name, Data: data}, nil)
		runtime.ReadMemStats(&after)
		if spent := after.TotalAlloc - before.TotalAlloc; spent > 64<<20 {
			t.Errorf("%s: %d bytes are spent on %d", name, spent, len(data))
		}
		if len(out.Findings) == 0 {
			t.Errorf("%s: nothing is told", name)
			continue
		}
		if d := out.Findings[0]; d.Rule == "" && d.Severity == diag.Error {
			refused++
			if len(out.Findings) > 1 || d.Hint == "" || d.At.File != name {
				t.Errorf("%s: %v", name, out.Findings)
			}
		}
	}
	if refused < 40 {
		t.Errorf("only %d files are refused", refused)
	}
}

// slowCheck is how long a check of an input of the fuzzer may take: far longer
// than any takes that is not caught in a loop.
const slowCheck = 20 * time.Second

// FuzzCheck takes bytes for a Word file, and text for what a sound one says,
// with what in it is plain XML: the check ends, without a panic, and says the
// same of it twice.
func FuzzCheck(f *testing.F) {
	for _, data := range damagedFiles(f) {
		if len(data) < 20<<10 {
			f.Add(data, "", uint16(0))
		}
	}
	sound := letterData(f)
	f.Add(sound, "", uint16(0))
	for name, grow := range hostile() {
		f.Add([]byte(nil), grow(3), uint16(len(name)))
	}
	f.Fuzz(func(t *testing.T, data []byte, text string, cut uint16) {
		if len(data) > 1<<20 || len(text) > 64<<10 {
			return
		}
		if len(data) == 0 {
			data = mutated(t, sound, text, int(cut))
		}
		src := pipeline.Source{File: "a.docx", Data: data}
		start := time.Now()
		first, err := open(t).Check(src, pipeline.CheckOptions{Stage: doc.Stage(cut % 3)})
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > slowCheck {
			t.Fatalf("took %v", took)
		}
		second, err := open(t).Check(src, pipeline.CheckOptions{Stage: doc.Stage(cut % 3)})
		if err != nil || said(first) != said(second) {
			t.Fatalf("%v\ntells %s\nthen %s", err, said(first), said(second))
		}
	})
}

// said are the findings and what was skipped, as text.
func said(c *pipeline.Checked) string {
	var b strings.Builder
	if err := diag.Print(&b, c.Findings); err != nil {
		return err.Error()
	}
	for _, s := range c.Skipped {
		b.WriteString(s.Rule + " " + s.Reason + "\n")
	}
	return b.String()
}

// mutated is a sound file with XML planted in its text, or, if that is no XML,
// with text; some of the text before it is lost.
func mutated(t testing.TB, sound []byte, text string, cut int) []byte {
	t.Helper()
	if !strings.HasPrefix(text, "<w:") {
		text = "<w:p><w:r><w:t xml:space=\"preserve\">" + xmlText.Replace(strings.ToValidUTF8(text, "")) + "</w:t></w:r></w:p>"
	}
	return changedBody(t, sound, func(body string) string {
		at := strings.LastIndex(body, "<w:tbl>")
		from := max(at-cut, 0)
		if i := strings.Index(body[from:at], "<w:p>"); i >= 0 {
			return body[:from+i] + text + body[at:]
		}
		return body[:at] + text + body[at:]
	})
}

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\x00", "")
