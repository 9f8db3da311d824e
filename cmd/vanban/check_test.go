package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What programs read of the examples is valid by the schemas.
func TestCheckPrintsWhatTheSchemasAllow(t *testing.T) {
	for format, schema := range map[string]string{
		"json": "../../docs/check.schema.json", "sarif": "../../internal/report/testdata/sarif-2.1.0.schema.json",
	} {
		c, out, stderr := watched()
		if code := run(context.Background(), c, []string{"check", "../../examples", "--format", format}); code == exitUsage {
			t.Fatal(stderr)
		}
		compiled, err := jsonschema.NewCompiler().Compile(schema)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(value); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// A check that the user stops tells of every file that it did not come to.
func TestCheckStoppedByTheUser(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "a.vb.yaml", notice)
	writeFile(t, dir, "b.vb.yaml", notice)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	c, out, _ := watched()
	if code := run(ctx, c, []string{"check", dir}); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
	if want := "a.vb.yaml: lỗi: đã dừng theo yêu cầu, chưa kiểm tra tệp này (và 1 tệp nữa)\n"; !strings.Contains(out.String(), want) {
		t.Errorf("not all files are told, on one line:\n%s", out)
	}
}

// The files stand in the report in the order of their names however many are
// checked at a time.
func TestCheckKeepsTheOrder(t *testing.T) {
	dir := t.TempDir()
	for i := range 40 {
		writeFile(t, dir, fmt.Sprintf("%02d.vb.yaml", i), notice+strings.Repeat("# chú thích\n", i%7)+"khoa_la: 1\n")
	}
	var first []byte
	for range 2 {
		c, out, _ := watched()
		if code := run(context.Background(), c, []string{"check", dir}); code != exitDocument {
			t.Fatalf("exit code %d\n%s", code, out)
		}
		if first != nil && !bytes.Equal(first, out.Bytes()) {
			t.Errorf("two runs differ:\n%s\n%s", first, out)
		}
		first = bytes.Clone(out.Bytes())
	}
	at := -1
	for i := range 40 {
		name := filepath.Join(dir, fmt.Sprintf("%02d.vb.yaml:", i))
		next := bytes.Index(first, []byte(name))
		if next <= at {
			t.Errorf("%s stands at %d, the one before at %d", name, next, at)
		}
		at = next
	}
}

// A value that a flag does not take is refused with those it does.
func TestFlagsOfCheckSayWhatTheyTake(t *testing.T) {
	for _, args := range [][]string{{"--format", "jsonn"}, {"--min-severity", "x"}, {"--fail-on", "x"}, {"--stage", "x"}, {"--rules", "ZZ-99"}} {
		c, out, stderr := watched()
		if code := run(context.Background(), c, append([]string{"check", "../../examples/co-quan"}, args...)); code != exitUsage || out.Len() > 0 {
			t.Errorf("%v: exit code %d, %q", args, code, out)
		}
		if !strings.Contains(stderr.String(), "gợi ý: ") {
			t.Errorf("%v: no hint in %q", args, stderr)
		}
	}
}
