package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
)

type text struct {
	Text string
	At   diag.Range
}

type signature struct {
	Authority []text     `yaml:"quyen_han"`
	FullName  text       `yaml:"ho_ten"`
	At        diag.Range // of the map
}

type shared struct {
	Subject string `yaml:"trich_yeu"`
}

type letter struct {
	shared
	Number     text        `yaml:"so"`
	Recipients []string    `yaml:"noi_nhan"`
	Signatures []signature `yaml:"nguoi_ky"`
	First      *signature  `yaml:"ky_truoc"`
	Urgent     bool        `yaml:"khan"`
	Copies     int         `yaml:"so_ban"`
	Data       *Value      `yaml:"du_lieu"`
	Ignored    string
	Skipped    string `yaml:"-"`
}

func read(t *testing.T, src string) *Value {
	t.Helper()
	v, l := YAML("f", []byte(src))
	if len(l) > 0 {
		t.Fatal(printed(t, l))
	}
	return v
}

func TestDecodeFillsEveryShape(t *testing.T) {
	v := read(t, `so: 05
Trích yếu: về việc triển khai
noi_nhan: [Như trên, "Bộ trưởng (để b/c)"]
nguoi_ky: {quyen_han: KT. BỘ TRƯỞNG, ho_ten: Phan Tâm}
khan: có
so_ban: 1.200
du_lieu: {a: 1}
`)
	got := letter{Ignored: "stays"}
	if l := Decode(v, &got); len(l) > 0 {
		t.Fatal(printed(t, l))
	}
	if got.Number.Text != "05" || got.Number.At.String() != "f:1:5" || got.Subject != "về việc triển khai" || got.Ignored != "stays" {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff([]string{"Như trên", "Bộ trưởng (để b/c)"}, got.Recipients); diff != "" {
		t.Error(diff)
	}
	if len(got.Signatures) != 1 || got.Signatures[0].At.String() != "f:4:11" || got.Signatures[0].FullName.Text != "Phan Tâm" ||
		len(got.Signatures[0].Authority) != 1 || got.Signatures[0].Authority[0].Text != "KT. BỘ TRƯỞNG" {
		t.Errorf("got %+v", got.Signatures)
	}
	if got.First != nil || !got.Urgent || got.Copies != 1200 || got.Data != v.Field("du_lieu") {
		t.Errorf("got %+v", got)
	}
}

func TestDecodeTakesNothingAsEmpty(t *testing.T) {
	v := read(t, "so:\nnoi_nhan: ~\nnguoi_ky:\nky_truoc:\nkhan:\nso_ban:\ndu_lieu:\ntrich_yeu: |\n  một\n  hai\n")
	var got letter
	if l := Decode(v, &got); len(l) > 0 {
		t.Fatal(printed(t, l))
	}
	if got.Number.Text != "" || got.Number.At.Start.Line != 1 || len(got.Recipients)+len(got.Signatures) != 0 || got.First != nil || got.Urgent {
		t.Errorf("got %+v", got)
	}
	if got.Data == nil || got.Data.Kind != Null {
		t.Error("a raw value tells a null from an absent key")
	}
	if got.Subject != "một\nhai" {
		t.Errorf("got %q: the line end of a block is no part of the text", got.Subject)
	}
	if l := Decode(nil, &got); len(l) > 0 {
		t.Errorf("an absent map has nothing wrong: %s", printed(t, l))
	}
}

func TestDecodeReportsAllAtOnce(t *testing.T) {
	v := read(t, `so: [1, 2]
Trích yiếu: abc
xyz: 1
noi_nhan: [a, {b: c}, ]
nguoi_ky:
  - Phan Tâm
  - {ho_ten: A, chuc: B}
ky_truoc: A
khan: vâng
so_ban: 1,5
`)
	var got letter
	want := `f:1:5: lỗi: “so” là một danh sách, cần một dòng chữ
    gợi ý: viết giá trị trên cùng dòng với khóa
f:2:1: lỗi: không có khóa “Trích yiếu”
    gợi ý: ý bạn là “trich_yeu”?
f:3:1: lỗi: không có khóa “xyz”
    gợi ý: dùng một trong các khóa: trich_yeu, so, noi_nhan, nguoi_ky, ky_truoc, khan, so_ban, du_lieu
f:4:15: lỗi: “noi_nhan” là một nhóm khóa, cần một dòng chữ
    gợi ý: viết giá trị trên cùng dòng với khóa
f:6:5: lỗi: “nguoi_ky” là một dòng chữ, cần các khóa quyen_han, ho_ten
    gợi ý: xuống dòng, thụt vào rồi viết từng khóa
f:7:17: lỗi: không có khóa “chuc” trong “nguoi_ky”
    gợi ý: dùng một trong các khóa: quyen_han, ho_ten
f:8:11: lỗi: “ky_truoc” là một dòng chữ, cần các khóa quyen_han, ho_ten
    gợi ý: xuống dòng, thụt vào rồi viết từng khóa
f:9:7: lỗi: “khan” là “vâng”, cần “có” hoặc “không”
    gợi ý: viết “có” hoặc “không”
f:10:9: lỗi: “so_ban”: “1,5” có phần thập phân, cần một số nguyên
    gợi ý: viết một số nguyên, như 12
`
	if diff := cmp.Diff(want, printed(t, Decode(v, &got))); diff != "" {
		t.Error(diff)
	}
	if got.Signatures[1].FullName.Text != "A" {
		t.Errorf("what could be read is set: %+v", got)
	}
}

func TestDecodeAsksForKeysInsteadOfAList(t *testing.T) {
	var got letter
	want := `f:1:12: lỗi: “nguoi_ky” là một danh sách, cần các khóa quyen_han, ho_ten
    gợi ý: bỏ dấu “-” hoặc ngoặc [ ], rồi viết từng khóa
f:2:11: lỗi: “ky_truoc” là một danh sách, cần các khóa quyen_han, ho_ten
    gợi ý: bỏ dấu “-” hoặc ngoặc [ ], rồi viết từng khóa
`
	if diff := cmp.Diff(want, printed(t, Decode(read(t, "nguoi_ky: [[a]]\nky_truoc: [a]\n"), &got))); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeOfAnotherRoot(t *testing.T) {
	for src, want := range map[string]string{
		"xin chào": "f:1:1: lỗi: tệp chứa một dòng chữ, cần các khóa trich_yeu",
		"- a":      "f:1:1: lỗi: tệp chứa một danh sách, cần các khóa trich_yeu",
	} {
		var got shared
		if out := printed(t, Decode(read(t, src), &got)); !strings.HasPrefix(out, want) {
			t.Errorf("%q: got %q, want %q", src, out, want)
		}
	}
}

func TestDecodeDropsEmptyItems(t *testing.T) {
	var got letter
	l := Decode(read(t, "noi_nhan:\n  - a\n  -\n  - \"\"\n"), &got)
	if len(l) != 1 || l.HasErrors() || l[0].At.Start.Line != 3 {
		t.Errorf("want one warning, got %s", printed(t, l))
	}
	if diff := cmp.Diff([]string{"a", ""}, got.Recipients); diff != "" {
		t.Error(diff)
	}
}

func TestDecodePanicsOnTypesItDoesNotKnow(t *testing.T) {
	for name, into := range map[string]any{
		"not a pointer": letter{},
		"a map": &struct {
			M map[string]string `yaml:"a"`
		}{},
		"a pointer": &struct {
			P *string `yaml:"a"`
		}{},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Decode(read(t, "a: b"), into)
		}()
	}
}

func TestSet(t *testing.T) {
	for _, tt := range []struct{ src, set, want string }{
		{"so: 1", "so=1080", `so: 1080`},
		{"so: 1", "Ký hiệu=BTTTT=CNTT", `so: 1; ky_hieu: BTTTT=CNTT`},
		{"so: 1", "so=", `so: `},
		{"so: 1", "nguoi_ky.ho_ten=Phan Tâm", `so: 1; nguoi_ky: {ho_ten: Phan Tâm}`},
		{"nguoi_ky: {ho_ten: A}", "nguoi_ky.ho_ten=B", `nguoi_ky: {ho_ten: B}`},
		{"noi_nhan: [a, b]", "noi_nhan[0]=c", `noi_nhan: [c, b]`},
		{"noi_nhan: [a, b]", "noi_nhan[2]=c", `noi_nhan: [a, b, c]`},
		{"noi_nhan: [a, b]", "noi_nhan=c", `noi_nhan: c`},
		{"a:", "a[0].b=c", `a: [{b: c}]`},
		{"a: [[1, 2]]", "a[0][1]=3", `a: [[1, 3]]`},
		{"a: 1", "b[0][0]=x", `a: 1; b: [[x]]`},
		{"a: 1", "b=null", `a: 1; b: null`},
	} {
		root := read(t, tt.src)
		l := Set(root, tt.set)
		if len(l) > 0 {
			t.Errorf("%s: %s", tt.set, printed(t, l))
		}
		if diff := cmp.Diff("{"+strings.ReplaceAll(tt.want, ";", ",")+"}", inline(root)); diff != "" {
			t.Errorf("%s: %s", tt.set, diff)
		}
	}
	root := read(t, "so: 1")
	Set(root, "so=2")
	if got := root.Field("so").At.String(); got != "--set" {
		t.Errorf("the place of a set value is %q, want --set", got)
	}
}

// inline writes a tree on one line.
func inline(v *Value) string {
	var parts []string
	switch v.Kind {
	case Null:
		return "~"
	case Scalar:
		return v.Text
	case List:
		for _, item := range v.Items {
			parts = append(parts, inline(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, f := range v.Fields {
		parts = append(parts, f.Key+": "+inline(f.Value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func TestSetSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ set, message, hint string }{
		{"so", "“so” thiếu dấu “=”", "viết dạng khóa=giá trị, như so=1080"},
		{"=1", "đường dẫn “” có một khóa trống", "viết dạng khóa=giá trị, như nguoi_ky.ho_ten=…"},
		{"a..b=1", "đường dẫn “a..b” có một khóa trống", "viết dạng khóa=giá trị, như nguoi_ky.ho_ten=…"},
		{"ds[x]=1", "“[x]” trong “ds[x]” không phải là số thứ tự", "viết số thứ tự tính từ 0 trong ngoặc vuông, như noi_nhan[0]=…"},
		{"ds[-1]=1", "“[-1]” trong “ds[-1]” không phải là số thứ tự", "viết số thứ tự tính từ 0 trong ngoặc vuông, như noi_nhan[0]=…"},
		{"ds[0=1", "“[0” trong “ds[0” không phải là số thứ tự", "viết số thứ tự tính từ 0 trong ngoặc vuông, như noi_nhan[0]=…"},
		{"ds[5]=1", "“ds” chỉ có 2 mục, không có mục [5]", "đặt lần lượt từ ds[2]"},
		{"so.a=1", "“so” là một dòng chữ, không có phần “a”", "bỏ phần sau “so”"},
		{"so[0]=1", "“so” là một dòng chữ, không có phần “[0]”", "bỏ phần sau “so”"},
		{"ds.a=1", "“ds” là một danh sách, không có phần “a”", "bỏ phần sau “ds”"},
		{"ky[0]=1", "“ky” là một nhóm khóa, không có phần “[0]”", "bỏ phần sau “ky”"},
		{"ky=1", "“ky” là một nhóm khóa, không thể thay bằng một dòng chữ", "đặt từng khóa, như ky.ho_ten=…"},
	} {
		root := read(t, "so: 1\nds: [a, b]\nky: {ho_ten: A}\n")
		before := inline(root)
		l := Set(root, tt.set)
		if len(l) != 1 || l[0].Message != tt.message || l[0].Hint != tt.hint || l[0].At.File != "--set" {
			t.Errorf("%s: got %+v, want %q, %q", tt.set, l, tt.message, tt.hint)
		}
		if after := inline(root); after != before {
			t.Errorf("%s: the tree became %s", tt.set, after)
		}
	}
}
