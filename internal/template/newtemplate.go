package template

import (
	"cmp"
	"strings"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// New writes a template of a kind, named as a user types it, for its author to
// go on from: it fills, says nothing when it is checked, and shows what the
// kind asks for. The list says which kinds there are if there is no such one.
func New(kind, id string) ([]byte, diag.List) {
	var problems diag.List
	regulation := law.Decree30()
	k := definition.FindKind(doc.Text{Text: kind}, regulation, &problems)
	if k == nil {
		return nil, problems
	}
	o := outlineOf(k)
	w := &starter{}
	w.line("---")
	w.comment("", "Mẫu khởi đầu của loại “"+k.Name+"”. Sửa thành mẫu của mình; dòng bắt đầu bằng # là lời giải thích, xóa được.")
	w.comment("", "Cách viết: docs/templates.md. Thử mẫu: vanban template check "+id+Suffix)
	w.line("id: " + id + "  # trùng với tên tệp")
	w.line("ten: Mẫu " + viet.LowerFirst(k.Name) + "  # hiện trong “vanban list”")
	w.line("mo_ta: Viết một, hai câu cho biết mẫu dùng khi nào.")
	w.line("loai: " + k.Key)
	w.line("")
	w.comment("", "Những điều hỏi người soạn, theo thứ tự hiện trong “vanban new”. vi_du là giá trị viết sẵn trong tệp khai báo.")
	w.line("truong:")
	for _, field := range o.fields {
		w.WriteString(field)
	}
	w.line("")
	w.comment("", "Thành phần viết sẵn. Cơ quan, số, ký hiệu, ngày và người ký để trống ở đây: tệp khai báo hoặc co-quan.yaml cho biết.")
	w.components(k, o, regulation)
	w.line("---")
	w.WriteString(strings.ReplaceAll(o.body, "[LOẠI]", k.Name))
	return []byte(w.String()), nil
}

// outline is what a template of a kind asks for and says.
type outline struct {
	fields   []string // items of truong
	subject  string   // trích yếu
	parts    string   // other components, as they stand in the file
	articles string   // number of the article by which Nơi nhận names who is charged
	body     string
}

// outlineOf chooses by what is particular to a kind.
func outlineOf(k *law.Kind) outline {
	switch {
	case k.Parties == law.Required:
		return outline{fields: []string{fieldWork, fieldParties, fieldTasks, fieldDue}, subject: "Về việc {{ .cong_viec }}", parts: partsOfSides, body: bodyOfSides}
	case k.Enactment != "":
		return outline{fields: []string{fieldWork, fieldLead, fieldBasis, fieldTasks}, subject: "Về việc giao {{ .don_vi }} {{ .cong_viec }}",
			parts: partsOfBasis, articles: "3", body: bodyOfEnactment}
	case k.Division == law.InArticles:
		return outline{fields: []string{fieldWork, fieldLead, fieldTasks, fieldEffect}, subject: "{{ hoa_dau .cong_viec }}", body: bodyOfRegulation}
	case k.Division == law.InSections && k.Addressees != law.Absent:
		return outline{fields: []string{fieldWork, fieldState, fieldTable, fieldWishes}, subject: "{{ hoa_dau .cong_viec }}", body: bodyOfReport}
	case k.Division == law.InSections:
		return outline{fields: []string{fieldWork, fieldAim, fieldTable, fieldMoney}, subject: "{{ hoa_dau .cong_viec }}", body: bodyOfPlan}
	case len(k.Posts) > 0:
		return outline{fields: []string{fieldWork, fieldMeeting}, subject: "Họp về việc {{ .cong_viec }}", body: bodyOfMinutes}
	case k.Confirmation != "":
		return outline{fields: []string{fieldPerson, fieldLeave}, body: bodyOfLeave}
	case k.Subject == law.SubjectAbsent:
		return outline{fields: []string{fieldPerson, fieldWork, fieldVisit}, body: bodyOfVisit}
	case k.Division == law.InLines:
		return outline{fields: []string{fieldWork, fieldPlace, fieldPapers}, subject: "Về việc {{ .cong_viec }}", body: bodyOfLines}
	}
	o := outline{fields: []string{fieldWork, fieldTasks, fieldDue}, subject: "Về việc {{ .cong_viec }}", body: bodyOfClauses}
	if k.SubjectLead != "" { // printed before it
		o.subject = "{{ .cong_viec }}"
	}
	if k.AddresseesWord != "" {
		o.parts = "nguoi_dien: Chủ tịch Ủy ban nhân dân tỉnh\n"
	}
	return o
}

// components writes the components that are the same in every document.
func (w *starter) components(k *law.Kind, o outline, regulation *law.Regulation) {
	if o.subject != "" {
		w.line("trich_yeu: " + scalar(o.subject))
	}
	w.WriteString(o.parts)
	if k.Addressees != law.Absent {
		w.line(`kinh_gui: ["Ủy ban nhân dân các xã, phường"]`)
	}
	if k.Recipients == law.Required {
		first := cmp.Or(k.FirstEntry, "Văn phòng Sở")
		if k.Addressees != law.Absent && k.AddresseesWord == "" {
			first = regulation.BodyRules().AsAbove
		}
		w.line("noi_nhan: [" + strings.TrimSpace(first+" "+o.articles) + ", Các đơn vị thuộc Sở]")
	}
	w.line("luu: VT")
}
