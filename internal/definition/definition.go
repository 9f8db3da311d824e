// Package definition reads the components of thể thức as they are typed, in a
// definition (NAME.vb.yaml), the front matter of a template or the profile of
// an organisation, and assembles a document of them.
//
// [Read] decodes a definition, [Components.Over] lays one source over another,
// [Assemble] makes the document and says what is wrong with it; [Whole] does
// all of that for a definition that stands for itself. Package template builds
// on it. It reads no file and no clock.
package definition

import (
	"errors"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Definition is what a drafter types.
type Definition struct {
	Template doc.Text `yaml:"mau" title:"Mẫu" help:"Mã của mẫu; xem các mã bằng lệnh vanban list. Không có mẫu thì ghi “loai” và “noi_dung”."`
	Kind     doc.Text `yaml:"loai" form:"kind" title:"Loại văn bản" help:"Mã của loại văn bản, như cong-van; văn bản theo mẫu thì không cần ghi."`
	Components
	Body     *record.Value `yaml:"noi_dung" title:"Nội dung" help:"Toàn bộ nội dung, viết dưới “noi_dung: |” và thụt vào hai dấu cách."`
	FileName doc.Text      `yaml:"ten_tep" title:"Tên tệp" help:"Tên của tệp kết quả; không ghi thì đặt theo số, ký hiệu, trích yếu."`
	Data     *record.Value `yaml:"du_lieu" form:"data" title:"Dữ liệu" help:"Giá trị cho các trường của mẫu."`

	At diag.Range // the definition as a whole: the place of its first key
}

// Env is what assembling depends on besides what is typed.
type Env struct {
	Regulation *law.Regulation
	Stage      doc.Stage
	// Profile is that of the organisation, below what a definition and its
	// template say; nil for none.
	Profile *Profile
}

// Read decodes a definition. What could be read is set even if the list has
// errors.
func Read(root *record.Value) (Definition, diag.List) {
	var def Definition
	problems := record.Decode(root, &def)
	def.At = diag.Range{}
	if root != nil {
		def.At = diag.Range{File: root.At.File, Start: root.At.Start}
	}
	return def, problems
}

// Whole makes a document from a definition that names no template. The
// document holds what could be made; it is nil if not even the kind is known.
func Whole(root *record.Value, env Env) (*doc.Document, diag.List) {
	def, problems := Read(root)
	if def.Data != nil {
		problems.Add(def.Data.At, "thêm “mau: …”, hoặc bỏ “du_lieu”", "“du_lieu” chỉ dùng khi văn bản theo mẫu")
	}
	if def.Kind.Text == "" {
		problems.Add(def.At, "thêm “loai: …”, ví dụ loai: cong-van, hoặc “mau: …” để dùng mẫu", "tệp khai báo không có “mau” nên phải có “loai”")
		return nil, problems
	}
	kind := FindKind(def.Kind, env.Regulation, &problems)
	if kind == nil {
		return nil, problems
	}
	parts := Parts{Kind: kind, Components: def.Components, At: def.At}
	var missing diag.List
	switch {
	case def.Body.Empty():
		missing.Breach(env.Regulation.Provisions().Main[law.BodyText], def.At, "viết nội dung dưới “noi_dung: |”, thụt vào hai dấu cách", "thiếu nội dung (noi_dung)")
	case isText(def.Body, &missing):
		parts.Body = markup.Scalar(def.Body)
	}
	d, more := Assemble(parts, env)
	return d, append(append(problems, more...), missing...)
}

// FindKind returns the kind a user named, or nil and a problem.
func FindKind(typed doc.Text, reg *law.Regulation, problems *diag.List) *law.Kind {
	if k := reg.Kind(viet.ID(typed.Text)); k != nil {
		return k
	}
	keys := make([]string, len(reg.Kinds))
	for i := range reg.Kinds {
		keys[i] = reg.Kinds[i].Key
	}
	hint := suggest(typed.Text, keys)
	for i := range reg.Kinds {
		if short := reg.Kinds[i].Abbreviation; short != "" && viet.Fold(short) == viet.Fold(typed.Text) {
			hint = diag.Meant(reg.Kinds[i].Key)
			break
		}
	}
	problems.Add(typed.At, hint, "không có loại văn bản “%s”", typed.Text)
	return nil
}

// isText reports whether a body has the shape of text, and says so if not.
func isText(body *record.Value, problems *diag.List) bool {
	if body.Kind != record.Scalar {
		problems.Add(body.At, "viết “noi_dung: |” rồi xuống dòng, thụt vào hai dấu cách", "noi_dung cần các đoạn chữ, thấy danh sách hoặc nhóm khóa")
		return false
	}
	return true
}

// suggest asks whether a word nearby was meant, or lists what there is.
func suggest(word string, known []string) string {
	if near, ok := viet.Nearest(word, known); ok {
		return diag.Meant(near)
	}
	return "dùng một trong: " + strings.Join(known, ", ")
}

// hintOf takes the hint out of an error of package viet.
func hintOf(err error) string {
	var typed *viet.InputError
	if errors.As(err, &typed) {
		return typed.Hint
	}
	return ""
}
