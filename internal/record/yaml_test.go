package record

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"vanban/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// dump writes a tree for comparison: one line for each value with its place.
func dump(v *Value) string {
	var b strings.Builder
	dumpTo(&b, v, "")
	return b.String()
}

func dumpTo(b *strings.Builder, v *Value, indent string) {
	place := fmt.Sprintf("@%d:%d", v.At.Start.Line, v.At.Start.Col)
	switch v.Kind {
	case Null:
		fmt.Fprintf(b, "null %s\n", place)
	case Scalar:
		quoted := ""
		if v.Quoted {
			quoted = " quoted"
		}
		if v.FirstLine > 0 {
			quoted += fmt.Sprintf(" block@%d+%d", v.FirstLine, v.Indent)
		}
		fmt.Fprintf(b, "%q %s%s\n", v.Text, place, quoted)
	case List:
		fmt.Fprintf(b, "list %s\n", place)
		for _, item := range v.Items {
			b.WriteString(indent + "  - ")
			dumpTo(b, item, indent+"  ")
		}
	case Map:
		fmt.Fprintf(b, "map %s\n", place)
		for _, f := range v.Fields {
			fmt.Fprintf(b, "%s  %s (%s@%d:%d): ", indent, f.Key, f.Name, f.KeyAt.Start.Line, f.KeyAt.Start.Col)
			dumpTo(b, f.Value, indent+"  ")
		}
	}
}

func printed(t *testing.T, l diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestErrors reads testdata/*.txtar: each NAME.yaml is followed by NAME.out,
// the diagnostics as a user reads them.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			in, out := a.Files[i], &a.Files[i+1]
			t.Run(strings.TrimSuffix(in.Name, ".yaml"), func(t *testing.T) {
				_, l := YAML("a.vb.yaml", in.Data)
				got := printed(t, l)
				if len(l) == 0 {
					t.Error("no diagnostic")
				}
				if *update {
					out.Data = []byte(got)
				}
				if diff := cmp.Diff(string(out.Data), got); diff != "" {
					t.Error(diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestYAMLKeepsTextAndPlaces(t *testing.T) {
	const src = `# định nghĩa
so: 05
Ngày ban hành: 2020-03-30
co: yes
trong:
ngã: ~
"Kính gửi": ["", 'null', null]
Việt: {tên: Đà Nẵng, 2026: 1.100}
nguoi_ky:
  - ho_ten: Phan
      Tâm
`
	const want = `map @2:1
  so (so@2:1): "05" @2:5
  ngay_ban_hanh (Ngày ban hành@3:1): "2020-03-30" @3:16
  co (co@4:1): "yes" @4:5
  trong (trong@5:1): null @5:7
  nga (ngã@6:1): null @6:6
  kinh_gui (Kính gửi@7:1): list @7:13
    - "" @7:14 quoted
    - "null" @7:18 quoted
    - null @7:26
  viet (Việt@8:1): map @8:7
    ten (tên@8:8): "Đà Nẵng" @8:13
    2026 (2026@8:22): "1.100" @8:28
  nguoi_ky (nguoi_ky@9:1): list @10:3
    - map @10:5
      ho_ten (ho_ten@10:5): "Phan Tâm" @10:13
`
	for name, data := range map[string][]byte{
		"UTF-8":         []byte(src),
		"UTF-8 BOM":     []byte("\ufeff" + src),
		"CRLF":          []byte(strings.ReplaceAll(src, "\n", "\r\n")),
		"CR":            []byte(strings.ReplaceAll(src, "\n", "\r")),
		"decomposed":    []byte(norm.NFD.String(src)),
		"UTF-16LE":      encodeUTF16(src, 0),
		"UTF-16BE":      encodeUTF16(src, 1),
		"document mark": []byte(strings.Replace(src, "# định nghĩa", "---", 1)),
	} {
		v, l := YAML("a.vb.yaml", data)
		if v == nil || len(l) > 0 {
			t.Errorf("%s: %s", name, printed(t, l))
			continue
		}
		if diff := cmp.Diff(want, dump(v)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// encodeUTF16 writes s with a byte order mark; big is 1 for the more
// significant byte first.
func encodeUTF16(s string, big int) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		pair := []byte{byte(u), byte(u >> 8)}
		out = append(out, pair[big], pair[1-big])
	}
	return out
}

func TestRangesCoverPlainValues(t *testing.T) {
	src := norm.NFD.String("Địa danh: Hà Nội # nơi\n")
	v, l := YAML("f", []byte(src))
	if len(l) > 0 {
		t.Fatal(printed(t, l))
	}
	f := v.Fields[0]
	for _, tt := range []struct {
		at   diag.Range
		cols [2]int
		text string
	}{{f.KeyAt, [2]int{1, 9}, "Địa danh"}, {f.Value.At, [2]int{11, 17}, "Hà Nội"}} {
		if got := [2]int{tt.at.Start.Col, tt.at.End.Col}; got != tt.cols {
			t.Errorf("%s: columns %v, want %v", tt.text, got, tt.cols)
		}
		if got := norm.NFC.String(src[tt.at.Start.Offset:tt.at.End.Offset]); got != tt.text {
			t.Errorf("the range holds %q, want %q", got, tt.text)
		}
	}
}

func TestBlockScalarsMapToTheirLines(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"literal", "a: |\n  một\n    hai\n\n  ba\nb: 1\n", `"một\n  hai\n\nba\n" @1:4 quoted block@2+2`},
		{"stripped", "a: |-\n  một\n", `"một" @1:4 quoted block@2+2`},
		{"kept", "a: |+\n  một\n\n\n", `"một\n\n\n" @1:4 quoted block@2+2`},
		{"comment in the header", "a: | # chú thích\n  một\n", `"một\n" @1:4 quoted block@2+2`},
		{"indent indicator", "a: |2\n     một\n  hai\n", `"   một\nhai\n" @1:4 quoted block@2+2`},
		{"empty lines first", "a: |\n\n\n  một\n", `"\n\nmột\n" @1:4 quoted block@2+2`},
		{"folded, no line joined", "a: >\n  một\n", `"một\n" @1:4 quoted block@2+2`},
		{"folded", "a: >\n  một\n  hai\n", `"một hai\n" @1:4 quoted`},
		{"folded, joined after a blank line", "a: >\n  một\n\n  hai\n", `"một\nhai\n" @1:4 quoted`},
		{"windows", "a: |\r\n  một\r\n  hai\r\n", `"một\nhai\n" @1:4 quoted block@2+2`},
		{"in a list", "a:\n  - |\n    một\n", "list @2:3\n    - \"một\\n\" @2:5 quoted block@3+4"},
		{"empty", "a: |\nb: 1\n", `"" @1:4 quoted`},
	} {
		v, l := YAML("f", []byte(tt.src))
		if len(l) > 0 {
			t.Fatalf("%s: %s", tt.name, printed(t, l))
		}
		var b strings.Builder
		dumpTo(&b, v.Field("a"), "  ")
		if diff := cmp.Diff(tt.want+"\n", b.String()); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestCharactersThatNoTextNeeds(t *testing.T) {
	v, l := YAML("f", []byte("ten: \"a\\x1b[31m\\u2028b\"\nho: c\u202ed\u00ade\nma: \"\\uD800\"\n"))
	want := "f:3:1: lỗi: mã ký tự sau dấu “\\” trong ngoặc kép không có thật\n    gợi ý: xóa mã đó, hoặc gõ thẳng ký tự\n"
	if diff := cmp.Diff(want, printed(t, l)); diff != "" || v != nil {
		t.Error(diff)
	}
	v, l = YAML("f", []byte("ten: \"a\\x1b[31m\\u2028b\"\nho: c\u202ed\u00ade\n"))
	want = "f:1:6: lỗi: giá trị có ký tự ngắt dòng lạ U+2028, không dùng được trong văn bản\n" +
		"    gợi ý: xóa phần “\\…” viết ra ký tự này\n" +
		"f:2:5: cảnh báo: giá trị có ký tự không nhìn thấy (độ rộng bằng không), đã bỏ đi\n" +
		"    gợi ý: gõ lại giá trị này nếu muốn chắc chắn\n"
	if diff := cmp.Diff(want, printed(t, l)); diff != "" {
		t.Error(diff)
	}
	if v != nil && v.Field("ho").Text != "cde" {
		t.Errorf("got %s", dump(v))
	}
}

func TestBytesThatAreNotText(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"not UTF-8", "so: 1\ntên: H\xe0 Nội\n", "f:2:7: lỗi: byte 0xE0 không thuộc bảng mã UTF-8\n" +
			"    gợi ý: lưu lại tệp với bảng mã UTF-8 (trong Notepad: Save As, Encoding: UTF-8)\n"},
		{"control characters", "a: b\x00\nệ\x1bc: \u009f", "f:1:5: lỗi: có ký tự điều khiển U+0000, không dùng được trong tệp văn bản\n" +
			"    gợi ý: xóa ký tự này rồi gõ lại\n" +
			"f:2:2: lỗi: có ký tự điều khiển U+001B, không dùng được trong tệp văn bản\n" +
			"    gợi ý: xóa ký tự này rồi gõ lại\n" +
			"f:2:6: lỗi: có ký tự điều khiển U+009F, không dùng được trong tệp văn bản\n" +
			"    gợi ý: xóa ký tự này rồi gõ lại\n"},
		{"line separator", "a: b\u2028c\n", "f:1:5: lỗi: có ký tự ngắt dòng lạ U+2028, không dùng được trong tệp văn bản\n" +
			"    gợi ý: xóa ký tự này rồi gõ lại\n"},
		{"zero width", "t\u200bên: a\u200bb\ufeff\n", "f:1:1: cảnh báo: giá trị có ký tự không nhìn thấy (độ rộng bằng không), đã bỏ đi\n" +
			"    gợi ý: gõ lại giá trị này nếu muốn chắc chắn\n" +
			"f:1:7: cảnh báo: giá trị có ký tự không nhìn thấy (độ rộng bằng không), đã bỏ đi\n" +
			"    gợi ý: gõ lại giá trị này nếu muốn chắc chắn\n"},
	} {
		v, l := YAML("f", []byte(tt.src))
		if diff := cmp.Diff(tt.want, printed(t, l)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if v != nil && l.HasErrors() {
			t.Errorf("%s: got a value from bytes that are not text", tt.name)
		}
		if !l.HasErrors() && v.Field("ten").Text != "ab" {
			t.Errorf("%s: got %s", tt.name, dump(v))
		}
	}
}

func TestLimits(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"file", strings.Repeat("a", 9<<20), "f: lỗi: tệp dài 9,0 MB, tối đa 8,0 MB"},
		{"value", "a: " + strings.Repeat("x", 5<<20), "f:1:4: lỗi: giá trị dài 5,0 MB, tối đa 1,0 MB"},
		{"value in a block", "a: |\n  " + strings.Repeat("x", 5<<20), "f:1:4: lỗi: giá trị dài 5,0 MB, tối đa 1,0 MB"},
		{"keys", manyKeys(50_000), "f:1:1: lỗi: một nhóm có 50.000 khóa, tối đa 10.000"},
		{"values", "[" + strings.Repeat("a,", 250_000) + "]", "f:1:400000: lỗi: tệp có quá nhiều giá trị, tối đa 200.000 khóa và giá trị"},
		{"values before parsing", "[" + strings.Repeat("a,", 1_000_000) + "]", "f: lỗi: tệp có quá nhiều giá trị, tối đa 200.000 khóa và giá trị"},
		{"depth", strings.Repeat("[", 101) + strings.Repeat("]", 101), "f:1:101: lỗi: các danh sách và nhóm khóa lồng nhau quá 100 tầng"},
		{"depth of the parser", strings.Repeat("[", 500_000), "f:1:1: lỗi: các danh sách và nhóm khóa lồng nhau quá 100 tầng"},
		{"aliases", aliasBomb(), "f:2:10: lỗi: tệp dùng lại giá trị bằng dấu “*” quá 50 lần"},
		{"long key", "\"" + strings.Repeat("k", 1001) + "\": 1", "f:1:1: lỗi: khóa dài 1.001 byte, tối đa 1.000"},
	} {
		_, l := YAML("f", []byte(tt.src))
		got, _, _ := strings.Cut(printed(t, l), "\n")
		if len(l) != 1 || l[0].Hint == "" || got != tt.want {
			t.Errorf("%s: got %d diagnostics, first %q, want %q", tt.name, len(l), got, tt.want)
		}
	}
}

func TestFewAliasesAreResolved(t *testing.T) {
	v, l := YAML("f", []byte("a: &x {ten: A}\nb: *x\nc: [*x]\n"))
	if len(l) > 0 {
		t.Fatal(printed(t, l))
	}
	if v.Field("b").Field("ten").Text != "A" || v.Field("c").Items[0].Field("ten").Text != "A" || v.Field("a") == v.Field("b") {
		t.Errorf("aliases want copies of the value: %s", dump(v))
	}
}

// Warnings must not use up the places for errors: a value that is dropped
// without an error would be lost in silence.
func TestManyWarningsDoNotHideErrors(t *testing.T) {
	_, l := YAML("f", []byte("a: ["+strings.Repeat("\u200bx, ", 500)+"]\nb: !c d\n"))
	if l.Count(diag.Warning) != maxErrors || l.Count(diag.Error) != 1 {
		t.Errorf("got %d warnings and %d errors, want %d and 1", l.Count(diag.Warning), l.Count(diag.Error), maxErrors)
	}
	_, l = YAML("f", []byte(strings.Repeat("a: 1\n", 500)))
	if l.Count(diag.Error) != maxErrors {
		t.Errorf("got %d errors, want %d", l.Count(diag.Error), maxErrors)
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "khóa số %d: giá trị\n", i)
	}
	return b.String()
}

func aliasBomb() string {
	b := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 10; i++ {
		b += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9))
	}
	return b
}

func FuzzYAML(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".yaml") {
				f.Add(file.Data)
			}
		}
	}
	f.Add([]byte("0: [:!00 \xef"))
	f.Add([]byte("a: |2-\n   x\n  y\nb: >+\n\n z\n\n"))
	f.Add([]byte("a: &x {b: *x}\n? c\n: \"d\\ne\"\n"))
	f.Add([]byte("\xff\xfea\x00:\x00 \x00b\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 10_000 {
			return
		}
		v, l := YAML("f", data)
		if v == nil && !l.HasErrors() {
			t.Error("no value and no error")
		}
		for _, d := range l {
			if d.Message == "" || d.At.Start.Line < 0 || d.At.Start.Offset > 4*len(data) {
				t.Errorf("bad diagnostic %+v", d)
			}
		}
		if v != nil {
			checkTree(t, v)
		}
	})
}

func checkTree(t *testing.T, v *Value) {
	if v.At.Start.Line < 1 || v.At.Start.Col < 1 || !norm.NFC.IsNormalString(v.Text) {
		t.Errorf("bad value %+v", v)
	}
	for _, item := range v.Items {
		checkTree(t, item)
	}
	for i, f := range v.Fields {
		if f.Key == "" || f.Value == nil || f.KeyAt.Start.Line < 1 {
			t.Errorf("bad field %+v", f)
		}
		if i < 100 && v.Field(f.Key) != f.Value {
			t.Errorf("field %q is not unique", f.Key)
		}
		checkTree(t, f.Value)
	}
}

func BenchmarkYAMLManyKeys(b *testing.B) {
	data := []byte(manyKeys(50_000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, l := YAML("f", data); !l.HasErrors() {
			b.Fatal("50 000 keys are too many")
		}
	}
}

func BenchmarkYAMLLetter(b *testing.B) {
	data := []byte("mau: cong-van\nso: 05\nky_hieu: BTTTT-CNTT\nnoi_nhan: [Như trên, Bộ trưởng (để b/c)]\nnoi_dung: |\n" +
		strings.Repeat("  Căn cứ chức năng, nhiệm vụ được giao, Bộ đề nghị các đơn vị triển khai.\n", 50))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, l := YAML("f", data); len(l) > 0 {
			b.Fatal(l)
		}
	}
}
