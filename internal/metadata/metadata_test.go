package metadata

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
)

var update = flag.Bool("update", false, "rewrite the expected output")

func text(s string) doc.Text { return doc.Text{Text: s} }

func texts(all ...string) []doc.Text {
	var out []doc.Text
	for _, s := range all {
		out = append(out, text(s))
	}
	return out
}

// letter is a document with every field.
func letter() *doc.Document {
	r := law.Decree30()
	return &doc.Document{
		Kind:       r.Kind("cong-van"),
		Issuer:     doc.Issuer{Parent: texts("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"), Name: texts("SỞ NỘI VỤ")},
		Code:       doc.Code{Number: text("05"), Notation: text("SNV-VP")},
		Place:      text("Lạng Sơn"),
		Date:       doc.Date{Day: 5, Month: 3, Year: 2026},
		Subject:    text("đôn đốc gửi báo cáo <quý I> & “quý II”"),
		Addressees: texts("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
		Signatures: []doc.Signature{
			{Authority: texts("KT. GIÁM ĐỐC"), Position: text("PHÓ GIÁM ĐỐC"), FullName: text("Nguyễn Văn Mẫu")},
			{Position: text("CHÁNH VĂN PHÒNG"), FullName: text("Trần Thị Ví Dụ")},
		},
		Recipients:  doc.Recipients{Items: texts("Như trên", "Giám đốc (để b/c)"), Filing: text("VT, VP. PL.(300)")},
		Attachments: []doc.Attachment{{Kind: r.Kind("quy-che"), Subject: text("Làm việc của Sở")}},
		Appendices:  []doc.Appendix{{Number: 1, Title: text("Biểu tổng hợp")}, {Number: 2}},
		Urgency:     &r.Urgency[0],
		Drafter:     text("PL"),
		CopyCount:   300,
		Metadata: []doc.Property{
			{Name: "docCode", Value: "H37.02_CV_000005_V1"}, {Name: "organId", Value: "H37.02"}, {Name: "language", Value: "06"},
			{Name: "description", Value: "Bản gửi qua trục liên thông"}, {Name: "inforSign", Value: "NV-01"},
			{Name: "keyword", Value: "báo cáo"}, {Name: "keyword", Value: "quý I, quý II"},
			{Name: "mode", Value: "01"}, {Name: "confidenceLevel", Value: "01"}, {Name: "format", Value: "02"}, {Name: "maintenance", Value: "05"},
			{Name: "dueDate", Value: "2026-12-15"}, {Name: "responseFor", Value: "1080/BTTTT-CNTT ngày 30/3/2020 của G22"},
			{Name: "responseFor", Value: "12/UBND-NC của Ủy ban nhân dân tỉnh"}, {Name: "responseFor", Value: "thư ngày 01/4/2020"},
		},
	}
}

// show writes a flat list, one line each.
func show(properties []doc.Property) string {
	var b strings.Builder
	for _, p := range properties {
		fmt.Fprintf(&b, "%s: %s\n", p.Name, p.Value)
	}
	return b.String()
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestEveryFieldOfALetter(t *testing.T) {
	d := letter()
	properties := Of(d, 3)
	golden(t, "testdata/letter.txt", show(properties))
	var names []string
	for _, f := range Fields() {
		names = append(names, f.Name)
	}
	var got []string
	for _, p := range properties {
		got = append(got, p.Name)
	}
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("fields (-all +of the letter):\n%s", diff)
	}
	data, err := Sidecar(d, 3)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/letter.json", string(data))
}

func TestBareDocument(t *testing.T) {
	d := &doc.Document{Kind: law.Decree30().Kind("quy-che"), Date: doc.Date{Year: 2026}, Signatures: make([]doc.Signature, 2)}
	const want = "typeName: Quy chế\nlanguage: 01\ntypeDoc: 32\npriority: 0\n"
	if diff := cmp.Diff(want, show(Of(d, 0))); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	data, err := Sidecar(d, 0)
	if err != nil {
		t.Fatal(err)
	}
	const sidecar = `{
  "schema": "vanban/sieu-du-lieu",
  "version": 1,
  "typeName": "Quy chế",
  "language": "01",
  "typeDoc": "32",
  "priority": 0
}
`
	if diff := cmp.Diff(sidecar, string(data)); diff != "" {
		t.Errorf("sidecar (-want +got):\n%s", diff)
	}
}

// Types of the JSON are those that Fields promises, whatever the document.
func TestSidecarKeepsItsTypes(t *testing.T) {
	data, err := Sidecar(letter(), 3)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range Fields() {
		want := map[string]string{
			aText: "string", aCode: "string", aDay: "string", aNumber: "float64", aList: "[]interface {}", aListOfObjects: "[]interface {}",
		}[f.Type]
		if have := fmt.Sprintf("%T", got[f.Name]); have != want {
			t.Errorf("%s is %s, want %s (%s)", f.Name, have, want, f.Type)
		}
	}
	if len(got) != len(Fields())+2 {
		t.Errorf("%d members, want schema, version and %d fields", len(got), len(Fields()))
	}
}

func TestKindCodes(t *testing.T) {
	r := law.Decree30()
	other := map[string]bool{"Quy chế": true, "Thông cáo": true} // not in the table
	seen := map[string]string{}
	for i := range r.Kinds {
		k := &r.Kinds[i]
		code := kindCode(k)
		if (code == otherKind) != other[k.Name] {
			t.Errorf("%s has the code %s", k.Name, code)
		}
		if code != otherKind && seen[code] != "" {
			t.Errorf("%s and %s have the code %s", k.Name, seen[code], code)
		}
		seen[code] = k.Name
	}
	for _, c := range []struct{ key, want string }{{"nghi-quyet", "01"}, {"quy-dinh", "04"}, {"cong-van", "22"}, {"thu-cong", "29"}} {
		if got := kindCode(r.Kind(c.key)); got != c.want {
			t.Errorf("%s has the code %s, want %s", c.key, got, c.want)
		}
	}
}

func TestPriorityOfEveryUrgency(t *testing.T) {
	r := law.Decree30()
	for i := range r.Urgency {
		if got, want := priority(&r.Urgency[i]), len(r.Urgency)-i; got != want {
			t.Errorf("%s has priority %d, want %d", r.Urgency[i].Text, got, want)
		}
	}
	if priority(nil) != 0 {
		t.Error("a document without urgency has a priority")
	}
}

func TestSecretDocumentHasSecretMode(t *testing.T) {
	d := letter()
	d.Secrecy = &law.Decree30().Secrecy[0]
	if got := show(Of(d, 1)); !strings.Contains(got, "\nmode: 03\n") || !strings.Contains(got, "\nsubject: đôn đốc") {
		t.Errorf("fields of a secret document:\n%s", got)
	}
	list := Check(d)
	if len(list) != 1 || list[0].Severity != diag.Warning || !strings.Contains(list[0].Message, "chế độ sử dụng là “công khai”") {
		t.Errorf("problems %v", list)
	}
	d.Metadata = nil
	if list := Check(d); len(list) != 0 {
		t.Errorf("problems %v", list)
	}
}

func TestCheckWarnsOfLongComponents(t *testing.T) {
	d := letter()
	if list := Check(d); len(list) != 0 {
		t.Errorf("problems of a sound letter: %v", list)
	}
	at := func(line int) diag.Range { return diag.Range{Start: diag.Pos{Line: line}} }
	d.Subject = doc.Text{Text: strings.Repeat("ắ", 501), At: at(1)}
	d.Code.Notation = doc.Text{Text: strings.Repeat("Đ", 31), At: at(2)}
	d.Issuer.Name = []doc.Text{{Text: strings.Repeat("a", 100), At: at(3)}, text(strings.Repeat("b", 100))}
	list := Check(d).Sorted()
	var got []string
	for _, p := range list {
		got = append(got, fmt.Sprintf("%d %v: %s (%s)", p.At.Start.Line, p.Severity, p.Message, p.Hint))
	}
	want := []string{
		"1 cảnh báo: trích yếu dài 501 ký tự, dữ liệu gửi lưu trữ nhận nhiều nhất 500 ký tự (rút gọn còn nhiều nhất 500 ký tự)",
		"2 cảnh báo: ký hiệu dài 31 ký tự, dữ liệu gửi lưu trữ nhận nhiều nhất 30 ký tự (rút gọn còn nhiều nhất 30 ký tự)",
		"3 cảnh báo: tên cơ quan ban hành dài 201 ký tự, dữ liệu gửi lưu trữ nhận nhiều nhất 200 ký tự (rút gọn còn nhiều nhất 200 ký tự)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
