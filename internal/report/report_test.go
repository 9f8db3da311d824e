package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
)

var update = flag.Bool("update", false, "write what the formats give into the goldens")

// sampleReport holds every kind of finding, with the marks that each format
// gives a meaning of its own.
func sampleReport() *Report {
	cite := law.Ref{Appendix: "I", Path: "Phần I, Mục II, khoản 3, điểm c"}
	rules := []check.Rule{
		{ID: "SO-02", Title: "sau “Số” có dấu hai chấm", Why: "Mẫu ghi như vậy.", Tier: check.Decree, Cite: cite, Severity: diag.Error},
		{ID: "TR-KY", Title: "chữ ký không đứng một mình", Why: "Người đọc không biết ký cho gì.", Tier: check.Practice, Severity: diag.Warning},
		{ID: "TU-SUY", Title: "không dùng từ phỏng đoán", Why: "Từ mơ hồ.", Tier: check.Practice, Severity: diag.Note, Off: true},
	}
	word := "đi/công văn (bản 1).docx"
	at := func(file string, line, col int) diag.Range {
		return diag.Range{File: file, Start: diag.Pos{Line: line, Col: col}}
	}
	quote := at("b.vb.yaml", 7, 5)
	quote.End = diag.Pos{Line: 7, Col: 9}
	return &Report{
		Version: "vanban 1.0", Stage: "sign", Rules: rules, Stale: 2,
		Files: []File{
			{
				Name: word, Word: true, Ignored: 1, Skipped: []check.Skip{{Rule: "TU-SUY", Reason: "không đo được chữ"}},
				Findings: diag.List{
					{Rule: "SO-02", Severity: diag.Error, Cite: cite.String(), At: at(word, 14, 1), Message: "“Số 15%” thiếu dấu hai chấm, phải là “Số: 15”",
						Hint: "gõ thêm dấu hai chấm", Component: "so_ky_hieu", Where: "khoảng trang 1, bảng 1, hàng 2, cột 1, đoạn 14", Quote: "Số 15%\n/BNV::x,y",
						Related: []diag.Related{{At: at(word, 20, 1), Message: "chỗ này cũng vậy"}, {At: at(word, 20, 9), Message: "chỗ này cũng vậy"}}},
					{Rule: "TR-KY", Severity: diag.Warning, At: diag.Range{File: word}, Message: "xem [mẫu](1) và {0} <b> & \x01\ufffe", Hint: "sửa"},
				},
			},
			{Name: "b.vb.yaml", Composed: true, Findings: diag.List{
				{Rule: "TU-SUY", Severity: diag.Note, At: quote, Message: "từ “có thể”", Quote: "có thể", Hint: "viết rõ"},
				{Severity: diag.Error, At: at("b.vb.yaml", 9, 1), Message: "không có khóa “x”", Hint: "bỏ khóa"},
				{Rule: "TU-SUY", Severity: diag.Note, At: at("b.vb.yaml", 12, 5), Message: "từ “có thể”", Quote: "có thể", Hint: "viết rõ"},
			}},
			{Name: "mau/c.vb.md", Composed: true, Findings: diag.List{
				{Severity: diag.Error, At: at("mau/c.vb.md", 31, 3), Message: "dòng của bảng có 4 ô, phải có 3", Hint: "viết dấu | thành \\|",
					Data: "ten: \"a | b {0} [x](y) ``` 100%\"\nso_dong:\n  - 1\n"},
			}},
			{Name: "sạch.docx", Word: true},
			{Name: `C:\van ban\cu.docx`, Word: true, Failure: &Failure{Message: "không có quyền đọc: tệp\nnày", Hint: "xin quyền đọc"}},
		},
	}
}

func written(t *testing.T, f Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := sampleReport().Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPlacesOfOneFaultStandTogether(t *testing.T) {
	file := File{Name: "a.docx", Word: true}
	at := func(line int, message string) diag.Related {
		return diag.Related{At: diag.Range{File: "a.docx", Start: diag.Pos{Line: line, Col: 1}}, Message: message}
	}
	var b strings.Builder
	file.alike(&b, []diag.Related{at(13, "cũng vậy"), at(20, "cũng vậy"), at(21, "cũng vậy"), at(21, "cũng vậy"), at(22, "cũng vậy"), at(30, "cũng vậy"), at(31, "cũng vậy"), at(40, "“x” thì khác")})
	want := "    đoạn 13, 20 đến 22, 30, 31: cũng vậy\n    đoạn 40: “x” thì khác\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestGoldens(t *testing.T) {
	for _, f := range Formats() {
		t.Run(string(f), func(t *testing.T) {
			got := written(t, f)
			path := filepath.Join("testdata", string(f)+".golden")
			if *update {
				if err := os.WriteFile(path, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// validate fails unless data is valid by a schema.
func validate(t *testing.T, schema string, data []byte) {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("not valid by %s: %v", schema, err)
	}
}

func TestJSONIsValidByItsSchema(t *testing.T) {
	validate(t, "../../docs/check.schema.json", written(t, JSON))
}

// The schema is that of the JSON Schema Store, published under the Apache
// License 2.0.
func TestSARIFIsValidByThePublishedSchema(t *testing.T) {
	data := written(t, SARIF)
	validate(t, "testdata/sarif-2.1.0.schema.json", data)
	var log sarifLog
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 6 || run.Invocation[0].Successful {
		t.Errorf("columns in %s, %d results, successful: %v", run.ColumnKind, len(run.Results), run.Invocation[0].Successful)
	}
	prints := map[string]bool{}
	for _, r := range run.Results {
		if got := run.Tool.Driver.Rules[r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("rule index %d is %s, want %s", r.RuleIndex, got, r.RuleID)
		}
		prints[r.Fingerprints[printKey]] = true
		uri := r.Locations[0].Physical.Artifact.URI
		if parsed, err := url.Parse(uri); err != nil || strings.ContainsAny(uri, " \\ô") || parsed.IsAbs() {
			t.Errorf("%q is no relative URI: %v", uri, err)
		}
		if word := strings.HasSuffix(uri, ".docx"); word != (r.Locations[0].Physical.Region == nil) {
			t.Errorf("%s: a region is for text files", uri)
		}
	}
	if len(prints) != len(run.Results) {
		t.Errorf("%d fingerprints for %d results", len(prints), len(run.Results))
	}
	if got := run.Artifacts[4].Location.URI; got != "file:///C:/van%20ban/cu.docx" {
		t.Errorf("an absolute path is %s", got)
	}
}

// What stands in a message means nothing to SARIF.
func TestLiteral(t *testing.T) {
	for in, want := range map[string]string{
		"[a](1)": `\[a\](1)`, "{0}": "{{0}}", "[a] (b)": "[a] (b)", `c:\d`: `c:\d`,
	} {
		if got := literal(in); got != want {
			t.Errorf("literal(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestJUnitHoldsOnlyWhatBuildServersKnow reads the tokens against the elements
// and attributes of the common schema and counts them against the totals.
func TestJUnitHoldsOnlyWhatBuildServersKnow(t *testing.T) {
	parents := map[string]string{
		"testsuites": "", "testsuite": "testsuites", "testcase": "testsuite", "skipped": "testcase",
		"error": "testcase", "failure": "testcase", "system-out": "testcase",
	}
	attributes := map[string]string{
		"testsuites": "name tests failures errors", "testsuite": "name tests failures errors skipped",
		"testcase": "name classname", "skipped": "message", "error": "message type", "failure": "message type",
	}
	var (
		open  []string
		count = map[string]int{}
		data  = written(t, JUnit)
	)
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			name, parent := e.Name.Local, ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			if want, known := parents[name]; !known || want != parent {
				t.Errorf("<%s> stands in <%s>", name, parent)
			}
			for _, a := range e.Attr {
				if !strings.Contains(" "+attributes[name]+" ", " "+a.Name.Local+" ") {
					t.Errorf("<%s> has the attribute %s", name, a.Name.Local)
				}
			}
			open, count[name] = append(open, name), count[name]+1
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	var totals junitSuites
	if err := xml.Unmarshal(data, &totals); err != nil {
		t.Fatal(err)
	}
	if totals.Tests != count["testcase"] || totals.Failures != count["failure"] || totals.Errors != count["error"] {
		t.Errorf("totals %d, %d, %d of %v", totals.Tests, totals.Failures, totals.Errors, count)
	}
	if count["testsuite"] != 5 || count["skipped"] != 1 {
		t.Errorf("elements: %v", count)
	}
}

// TestGitHubCommandsAreReadBack reads each line as the runner does.
func TestGitHubCommandsAreReadBack(t *testing.T) {
	line := regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)$`)
	back := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	out := strings.TrimSuffix(string(written(t, GitHub)), "\n")
	lines := strings.Split(out, "\n")
	if len(lines) != 7 {
		t.Fatalf("%d commands, want 7:\n%s", len(lines), out)
	}
	var properties []map[string]string
	for _, l := range lines {
		m := line.FindStringSubmatch(l)
		if m == nil {
			t.Fatalf("not a command: %q", l)
		}
		props := map[string]string{}
		for pair := range strings.SplitSeq(m[2], ",") {
			key, value, ok := strings.Cut(pair, "=")
			if !ok || !strings.Contains(" file line col title ", " "+key+" ") {
				t.Errorf("property %q in %q", pair, l)
			}
			props[key] = back.Replace(value)
		}
		properties = append(properties, props)
	}
	if got := properties[1]; got["file"] != "đi/công văn (bản 1).docx" || got["line"] != "14" || got["title"] != "SO-02" {
		t.Errorf("the finding is at %v", got)
	}
	if got := properties[6]["file"]; got != "C:/van ban/cu.docx" {
		t.Errorf("the failure is at %q", got)
	}
	if m := line.FindStringSubmatch(lines[1]); !strings.Contains(back.Replace(m[3]), "15%") {
		t.Errorf("the message is %q", m[3])
	}
	if m := line.FindStringSubmatch(lines[5]); !strings.HasSuffix(back.Replace(m[3]), "100%\"\n    so_dong:\n      - 1") {
		t.Errorf("the data are %q", m[3])
	}
}

// TestGitLabHasWhatTheDocumentationAsksFor reads the list strictly.
func TestGitLabHasWhatTheDocumentationAsksFor(t *testing.T) {
	var issues []gitlabIssue
	d := json.NewDecoder(bytes.NewReader(written(t, GitLab)))
	d.DisallowUnknownFields()
	if err := d.Decode(&issues); err != nil {
		t.Fatal(err)
	}
	if len(issues) != 7 {
		t.Fatalf("%d issues, want 7", len(issues))
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if i.Description == "" || i.CheckName == "" || i.Location.Path == "" || i.Location.Lines.Begin < 1 ||
			!strings.Contains(" info minor major critical blocker ", " "+i.Severity+" ") || seen[i.Fingerprint] || strings.HasPrefix(i.Location.Path, "./") {
			t.Errorf("%+v", i)
		}
		seen[i.Fingerprint] = true
	}
}

// Each severity of a finding is the one of its result in every format.
func TestSeveritiesSurvive(t *testing.T) {
	for severity, want := range map[diag.Severity][]string{
		diag.Error:   {`"severity": "error"`, `"level": "error"`, "::error ", `"severity": "major"`},
		diag.Warning: {`"severity": "warning"`, `"level": "warning"`, "::warning ", `"severity": "minor"`},
		diag.Note:    {`"severity": "note"`, `"level": "note"`, "::notice ", `"severity": "info"`},
	} {
		r := &Report{Files: []File{{Name: "a.docx", Findings: diag.List{{Severity: severity, Message: "m"}}}}}
		for i, f := range []Format{JSON, SARIF, GitHub, GitLab} {
			var b bytes.Buffer
			if err := r.Write(&b, f); err != nil || !strings.Contains(b.String(), want[i]) {
				t.Errorf("%v in %s: %v\n%s", severity, f, err, b.String())
			}
		}
	}
}

// The last line counts only what there is.
func TestSummary(t *testing.T) {
	skips := []check.Skip{{Rule: "PG-01", Reason: "không đo được"}}
	for _, c := range []struct {
		files []File
		want  string
	}{
		{nil, "0 tệp: 0 lỗi, 0 cảnh báo, 0 ghi chú"},
		{[]File{{Name: "a.docx"}}, "1 tệp: 0 lỗi, 0 cảnh báo, 0 ghi chú"},
		{[]File{{Name: "a.docx", Skipped: skips}}, "1 tệp: 0 lỗi, 0 cảnh báo, 0 ghi chú; 1 quy tắc không xét được (lý do: --verbose)"},
	} {
		r := Report{Files: c.files}
		if got := r.Summary(); got != c.want {
			t.Errorf("%v: %q, want %q", c.files, got, c.want)
		}
	}
}

// A report without files or findings is valid, too.
func TestEmptyReport(t *testing.T) {
	r := &Report{Stage: "draft"}
	for format, schema := range map[Format]string{JSON: "../../docs/check.schema.json", SARIF: "testdata/sarif-2.1.0.schema.json"} {
		var b bytes.Buffer
		if err := r.Write(&b, format); err != nil {
			t.Fatal(err)
		}
		validate(t, schema, b.Bytes())
	}
}
