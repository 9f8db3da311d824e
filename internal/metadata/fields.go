package metadata

import (
	"cmp"
	"strings"
	"sync"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// Field is one field of the metadata.
type Field struct {
	Name     string   // name in the standard: “codeNotation”
	Label    string   // “Ký hiệu của văn bản”
	Standard Standard // who asks for it
	Type     string   // in JSON: “chuỗi”, “mã”, “ngày”, “số nguyên”, “mảng chuỗi”, “mảng đối tượng”
	From     string   // Vietnamese: where its value comes from
}

// Standard says who asks for a field.
type Standard string

// The standards.
const (
	Archive  Standard = "TT 05/2025" // Thông tư 05/2025/TT-BNV
	Exchange Standard = "edXML"      // QCVN 102:2016/BTTTT, as amended by Thông tư 01/2022/TT-BTTTT
)

// Fields returns the fields in the order in which they are written: those of
// archives in the order of their standard, then those of exchange alone.
func Fields() []Field {
	all := fields()
	out := make([]Field, len(all))
	for i, f := range all {
		out[i] = f.Field
	}
	return out
}

// source is what values are taken from.
type source struct {
	doc   *doc.Document
	pages int
}

// field is a field with the way to its value: a string, an int, a []string or
// a []response; nil or empty if there is none.
type field struct {
	Field
	of func(source) any
}

const (
	aText, aCode, aDay, aNumber = "chuỗi", "mã", "ngày", "số nguyên"
	aList, aListOfObjects       = "mảng chuỗi", "mảng đối tượng"
)

var fields = sync.OnceValue(func() []field { return append(archiveFields(), exchangeFields()...) })

// archiveFields are those of Thông tư 05/2025/TT-BNV.
func archiveFields() []field {
	key := func(name, label, kind string) field {
		return field{Field{name, label, Archive, kind, keyOf(name)}, func(s source) any { return one(given(s.doc, name)) }}
	}
	at := func(name, label, kind, from string, of func(source) any) field {
		return field{Field{name, label, Archive, kind, from}, of}
	}
	return []field{
		key("docCode", "Mã định danh văn bản", aText),
		at("typeName", "Tên loại văn bản", aText, "`loai`", func(s source) any { return s.doc.Kind.Name }),
		at("codeNumber", "Số của văn bản", aText, "`so`", func(s source) any { return s.doc.Code.Number.Text }),
		at("codeNotation", "Ký hiệu của văn bản", aText, "`ky_hieu`", func(s source) any { return s.doc.Code.Notation.Text }),
		at("issuedDate", "Ngày, tháng, năm văn bản", aDay, "`ngay_ban_hanh`, khi đủ ngày, tháng, năm", issuedDate),
		at("organName", "Tên cơ quan, tổ chức ban hành", aText, "`co_quan_ban_hanh`", func(s source) any { return lines(s.doc.Issuer.Name) }),
		at("subject", "Trích yếu nội dung", aText, "`trich_yeu`", func(s source) any { return s.doc.Subject.Text }),
		at("language", "Ngôn ngữ", aCode, keyOf("language")+"; không có thì 01", func(s source) any {
			return cmp.Or(one(given(s.doc, "language")), vietnamese)
		}),
		at("pageAmount", "Số lượng trang", aNumber, "bản PDF đã dàn trang", func(s source) any { return count(s.pages) }),
		key("description", "Ghi chú", aText),
		key("inforSign", "Ký hiệu thông tin", aText),
		at("keyword", "Từ khóa", aList, keyOf("keyword"), func(s source) any { return given(s.doc, "keyword") }),
		at("mode", "Chế độ sử dụng", aCode, keyOf("mode")+"; có `do_mat` thì luôn là 03", func(s source) any {
			if s.doc.Secrecy != nil {
				return secretMode
			}
			return one(given(s.doc, "mode"))
		}),
		key("confidenceLevel", "Mức độ tin cậy", aCode),
		at("autograph", "Bút tích, người ký", aText, "`nguoi_ky.ho_ten`", func(s source) any { return joined(signers(s, fullName), listSeparator) }),
		key("format", "Tình trạng vật lý", aCode),
		at("typeDoc", "Mã loại văn bản", aCode, "`loai`", func(s source) any { return kindCode(s.doc.Kind) }),
		at("process", "Chức vụ người ký", aText, "`nguoi_ky.chuc_vu`", func(s source) any { return joined(signers(s, position), listSeparator) }),
		key("maintenance", "Thời hạn lưu trữ", aCode),
	}
}

// exchangeFields are those of edXML that no field of archives repeats.
func exchangeFields() []field {
	at := func(name, label, kind, from string, of func(source) any) field {
		return field{Field{name, label, Exchange, kind, from}, of}
	}
	return []field{
		at("organId", "Mã định danh cơ quan ban hành", aText, keyOf("organId"), func(s source) any { return one(given(s.doc, "organId")) }),
		at("organizationInCharge", "Cơ quan chủ quản", aText, "`co_quan_chu_quan`", func(s source) any { return lines(s.doc.Issuer.Parent) }),
		at("to", "Nơi gửi đến", aList, "`kinh_gui`", func(s source) any { return plain(s.doc.Addressees) }),
		at("place", "Địa danh", aText, "`dia_danh`", func(s source) any { return s.doc.Place.Text }),
		at("priority", "Độ khẩn: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc", aNumber, "`do_khan`", func(s source) any { return priority(s.doc.Urgency) }),
		at("competence", "Quyền hạn, mỗi người ký một giá trị", aList, "`nguoi_ky.quyen_han`", func(s source) any { return signers(s, competence) }),
		at("position", "Chức vụ, mỗi người ký một giá trị", aList, "`nguoi_ky.chuc_vu`", func(s source) any { return signers(s, position) }),
		at("fullName", "Họ và tên, mỗi người ký một giá trị", aList, "`nguoi_ky.ho_ten`", func(s source) any { return signers(s, fullName) }),
		at("toPlaces", "Nơi nhận", aList, "`noi_nhan`, `luu`", toPlaces),
		at("typerNotation", "Ký hiệu người soạn thảo", aText, "`nguoi_soan`", func(s source) any { return s.doc.Drafter.Text }),
		at("promulgationAmount", "Số lượng bản phát hành", aNumber, "`so_ban`", func(s source) any { return count(s.doc.CopyCount) }),
		at("dueDate", "Hạn xử lý", aDay, keyOf("dueDate"), func(s source) any { return one(given(s.doc, "dueDate")) }),
		at("responseFor", "Văn bản được trả lời", aListOfObjects, keyOf("responseFor"), responses),
		at("appendixes", "Phụ lục và văn bản kèm theo", aList, "`kem_theo`, `phu_luc`", appendixes),
	}
}

// keyOf names the key that gives a field.
func keyOf(name string) string {
	for _, k := range Keys() {
		if k.Name == name {
			return "`sieu_du_lieu." + k.Key + "`"
		}
	}
	panic("metadata: no key gives " + name)
}

func one(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// count is n, or nothing if it is not known.
func count(n int) any {
	if n <= 0 {
		return nil
	}
	return n
}

func issuedDate(s source) any {
	d := viet.Date{Day: s.doc.Date.Day, Month: s.doc.Date.Month, Year: s.doc.Date.Year}
	if !d.Complete() {
		return nil
	}
	return d.ISO()
}

// signers takes one text of each signature, empty where there is none.
func signers(s source, of func(doc.Signature) string) []string {
	texts := make([]string, len(s.doc.Signatures))
	for i, signature := range s.doc.Signatures {
		texts[i] = of(signature)
	}
	return texts
}

func competence(s doc.Signature) string { return joined(plain(s.Authority), ", ") }
func position(s doc.Signature) string   { return s.Position.Text }
func fullName(s doc.Signature) string   { return s.FullName.Text }

// words is the fixed wording of the decree.
func words() law.FixedText { return (&law.Regulation{}).Text() }

func toPlaces(s source) any {
	places := plain(s.doc.Recipients.Items)
	if filing := s.doc.Recipients.Filing.Text; filing != "" {
		places = append(places, words().FilingWord+" "+filing)
	}
	return places
}

// response is ResponseFor of edXML.
type response struct {
	CodeNumber       string `json:"codeNumber,omitempty"`
	CodeNotation     string `json:"codeNotation,omitempty"`
	PromulgationDate string `json:"promulgationDate,omitempty"` // YYYY-MM-DD
	OrganID          string `json:"organId,omitempty"`
	OrganName        string `json:"organName,omitempty"`
	Description      string `json:"description,omitempty"` // the text of one that cannot be taken apart
	text             string
}

func responses(s source) any {
	var all []response
	for _, text := range given(s.doc, "responseFor") {
		r := response{text: text}
		if m := replyPattern.FindStringSubmatch(text); m == nil {
			r.Description = text
		} else {
			r.CodeNumber, r.CodeNotation = m[1], m[2]
			if d, err := viet.ParseDate(m[3]); err == nil {
				r.PromulgationDate = d.ISO()
			}
			if organPattern.MatchString(m[4]) {
				r.OrganID = m[4]
			} else {
				r.OrganName = m[4]
			}
		}
		all = append(all, r)
	}
	return all
}

// appendixes names what follows the document, attached documents first, as
// they are printed.
func appendixes(s source) any {
	var names []string
	for _, a := range s.doc.Attachments {
		names = append(names, strings.TrimSpace(a.Kind.Name+" "+viet.LowerFirst(a.Subject.Text)))
	}
	for _, a := range s.doc.Appendices {
		name := words().AppendixWord
		if a.Number > 0 {
			name += " " + viet.Roman(a.Number)
		}
		if a.Title.Text != "" {
			name += ". " + a.Title.Text
		}
		names = append(names, name)
	}
	return names
}
