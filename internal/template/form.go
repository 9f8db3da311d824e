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

// TypeHelp tells in one sentence what to type for a type of field.
func TypeHelp(t Type) string {
	switch t {
	case Line:
		return "Một dòng chữ."
	case Passage:
		return "Một hoặc nhiều đoạn; nhiều dòng thì viết dưới dấu “|”, thụt vào."
	case Integer:
		return "Số nguyên, như 1234567 hoặc 1.234.567."
	case Fraction:
		return "Số thập phân, dấu phẩy trước phần lẻ, như 0,69."
	case Money:
		return "Số tiền theo đơn vị ghi trong nhãn, như 1.500.000."
	case Percent:
		return "Tỷ lệ phần trăm, như 12,5 hoặc 12,5%."
	case Day:
		return "Ngày, tháng, năm, như 30/3/2026."
	case DayMonth:
		return "Ngày và tháng của mọi năm, như 10/12."
	case Deadline:
		return "Thời hạn, như 30/6/2027, Quý II/2026, trước ngày 10/12/2026, Hằng năm."
	case Year:
		return "Năm đủ bốn chữ số, như 2026."
	case YesNo:
		return "Ghi có hoặc không."
	case Choice:
		return "Chọn một trong các giá trị cho sẵn."
	case Province:
		return "Tên tỉnh, thành phố, như Lạng Sơn."
	case Ministry:
		return "Tên hoặc chữ viết tắt của bộ, ngành, như Bộ Nội vụ."
	case Department:
		return "Tên hoặc chữ viết tắt của sở, ngành, như Sở Nội vụ."
	case Listing:
		return "Danh sách, viết dạng [a, b] hoặc mỗi mục một dòng “- …”."
	case Records:
		return "Bảng, mỗi dòng của bảng là một mục “- …” có các cột."
	case Group:
		return "Nhóm trường, mỗi trường một dòng thụt vào."
	case Milestones:
		return "Giá trị theo năm, như {2026: 220, 2030: 500}."
	}
	return ""
}
