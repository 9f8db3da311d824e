package template

import (
	"reflect"

	"vanban/internal/doc"
)

// HeadForm is the form of the front matter of a template.
func HeadForm() reflect.Type { return reflect.TypeFor[header]() }

// attachedForm is an item of kem_theo that attaches another template of the
// library: attach puts its kind, subject and body in the place of the key.
type attachedForm struct {
	Template doc.Text `yaml:"mau" title:"Mẫu" help:"Mã của mẫu khác trong thư viện để kèm theo; loại, trích yếu, nội dung, trường và quy tắc lấy của mẫu ấy."`
}

// AttachedForm is the form of what an item of kem_theo may hold besides its own
// keys.
func AttachedForm() reflect.Type { return reflect.TypeFor[attachedForm]() }
