package metadata

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/viet"
)

// Key is a key that a definition may hold below sieu_du_lieu.
type Key struct {
	Key   string // as typed: “ma_dinh_danh”
	Name  string // name in the standard: “docCode”
	Label string // “Mã định danh văn bản”
	Max   int    // characters of the value that archives take; 0 for any number
	List  bool   // may be given more than once
	Codes []Code // the values it may have; nil for any text
	read  func(*diag.List, doc.Text) string
}

// Code is one row of a table of codes.
type Code struct {
	Code  string // “01”
	Label string // “Tiếng Việt”; what a user may type, with or without diacritics
}

// Keys returns the keys in the order of the standard.
//
// Names and lengths are those of Thông tư 05/2025/TT-BNV and Công văn
// 7197/BKHCN-CĐSQG; organId, dueDate and responseFor those of QCVN
// 102:2016/BTTTT.
func Keys() []Key {
	return []Key{
		{Key: "ma_dinh_danh", Name: "docCode", Label: "Mã định danh văn bản", Max: 30, read: docCode},
		{Key: "ma_co_quan", Name: "organId", Label: "Mã định danh cơ quan ban hành", Max: 35, read: organID},
		{Key: "ngon_ngu", Name: "language", Label: "Ngôn ngữ", Codes: languages()},
		{Key: "ghi_chu", Name: "description", Label: "Ghi chú", Max: 500},
		{Key: "ky_hieu_thong_tin", Name: "inforSign", Label: "Ký hiệu thông tin", Max: 30},
		{Key: "tu_khoa", Name: "keyword", Label: "Từ khóa", Max: 100, List: true},
		{Key: "che_do_su_dung", Name: "mode", Label: "Chế độ sử dụng", Codes: modes()},
		{Key: "muc_do_tin_cay", Name: "confidenceLevel", Label: "Mức độ tin cậy", Codes: origins()},
		{Key: "tinh_trang_vat_ly", Name: "format", Label: "Tình trạng vật lý", Codes: conditions()},
		{Key: "thoi_han_luu_tru", Name: "maintenance", Label: "Thời hạn lưu trữ", Codes: retentions()},
		{Key: "han_xu_ly", Name: "dueDate", Label: "Hạn xử lý", read: day},
		{Key: "tra_loi", Name: "responseFor", Label: "Trả lời văn bản", List: true, read: reply},
	}
}

// Find returns the key of a spelling, or nil.
func Find(key string) *Key {
	keys := Keys()
	for i := range keys {
		if keys[i].Key == key {
			return &keys[i]
		}
	}
	return nil
}

// Read makes properties of what was typed for the key, one for each value, and
// adds to list what is wrong. A value too long for the standard is a warning;
// one that is no code, no date and so on is an error and left out.
func (k *Key) Read(list *diag.List, values []doc.Text) []doc.Property {
	var properties []doc.Property
	total := 0
	for i, v := range values {
		v.Text = strings.TrimSpace(viet.NFC(v.Text))
		if v.Text == "" {
			continue
		}
		if i > 0 && !k.List {
			list.Add(v.At, "giữ lại một giá trị", "“%s” là giá trị thứ %d, %s chỉ nhận một giá trị", v.Text, i+1, k.Key)
			break
		}
		value := v.Text
		switch {
		case k.Codes != nil:
			value = k.code(list, v)
		case k.read != nil:
			value = k.read(list, v)
		}
		if value == "" {
			continue
		}
		if total > 0 {
			total += utf8.RuneCountInString(listSeparator)
		}
		total += utf8.RuneCountInString(value)
		properties = append(properties, doc.Property{Name: k.Name, Value: value})
	}
	if k.Max > 0 && total > k.Max {
		tooLong(list, values[0], limit{k.Label, k.Max}, total)
	}
	return properties
}

// limit is how many characters archives take of a field.
type limit struct {
	label string
	max   int
}

// tooLong warns that a field has more characters than archives take.
func tooLong(list *diag.List, v doc.Text, l limit, n int) {
	list.Warn(v.At, fmt.Sprintf("rút gọn còn nhiều nhất %d ký tự", l.max),
		"%s dài %d ký tự, dữ liệu gửi lưu trữ nhận nhiều nhất %d ký tự", viet.LowerFirst(l.label), n, l.max)
}

// code finds the code that v names by its number or its label.
func (k *Key) code(list *diag.List, v doc.Text) string {
	labels := make([]string, len(k.Codes))
	for i, c := range k.Codes {
		if v.Text == c.Code || "0"+v.Text == c.Code || viet.Key(v.Text) == viet.Key(c.Label) {
			return c.Code
		}
		labels[i] = viet.ID(c.Label)
	}
	hint := "ghi một trong các giá trị: " + strings.Join(labels, ", ")
	if near, ok := viet.Nearest(v.Text, labels); ok {
		hint = diag.Meant(near)
	}
	list.Add(v.At, hint, "“%s” không có trong bảng mã của %s", v.Text, k.Key)
	return ""
}

var (
	// QĐ 20/2020/QĐ-TTg as amended by QĐ 09/2025/QĐ-TTg: levels from the
	// highest, “H37.02.02”.
	organPattern = regexp.MustCompile(`^[A-Z][0-9]{2}(\.[A-Z0-9]+)*$`)
	// QCVN 102:2016/BTTTT before its amendment: levels from the lowest,
	// “000.01.12.H28”.
	legacyPattern = regexp.MustCompile(`^(\d{3})\.(\d{2})\.(\d{2,3})\.([A-Z]\d{2})$`)
	emptyLevel    = regexp.MustCompile(`^0+$`)
)

const organForm = "ghi mã theo Quyết định 20/2020/QĐ-TTg, từ cấp cao xuống cấp thấp, như H37.02.02"

func organID(list *diag.List, v doc.Text) string {
	code := strings.ToUpper(v.Text)
	if m := legacyPattern.FindStringSubmatch(code); m != nil {
		list.Warn(v.At, "ghi là "+reversed(m[1:]), "mã định danh cơ quan “%s” viết theo lối cũ của QCVN 102:2016/BTTTT, nay viết từ cấp cao xuống cấp thấp", v.Text)
		return code
	}
	if !organPattern.MatchString(code) {
		list.Warn(v.At, organForm, "mã định danh cơ quan “%s” không có dạng chữ cái, hai chữ số rồi các cấp sau dấu chấm", v.Text)
		return v.Text
	}
	return code
}

// reversed turns the levels of a legacy code, lowest first, into today's order
// and leaves out the empty ones at the end.
func reversed(levels []string) string {
	n := 0
	for n < len(levels)-1 && emptyLevel.MatchString(levels[n]) {
		n++
	}
	var up []string
	for i := len(levels) - 1; i >= n; i-- {
		up = append(up, levels[i])
	}
	return strings.Join(up, ".")
}

func docCode(list *diag.List, v doc.Text) string {
	if strings.ContainsAny(v.Text, " \t\u00a0") {
		list.Warn(v.At, "bỏ khoảng trắng trong mã", "mã định danh văn bản “%s” có khoảng trắng", v.Text)
	}
	if m := legacyPattern.FindStringSubmatch(strings.ToUpper(v.Text)); m != nil {
		list.Warn(v.At, "ghi mã của cơ quan vào ma_co_quan: "+reversed(m[1:]), "“%s” là mã định danh của cơ quan theo lối cũ, không phải của văn bản", v.Text)
	}
	return v.Text
}

func day(list *diag.List, v doc.Text) string {
	d, err := viet.ParseDate(v.Text)
	if err != nil {
		hint := "viết ngày/tháng/năm, như 30/3/2020"
		if bad, ok := err.(*viet.InputError); ok && bad.Hint != "" {
			hint = bad.Hint
		}
		list.Add(v.At, hint, "%v", err)
		return ""
	}
	if !d.Complete() {
		list.Add(v.At, "viết đủ ngày, tháng, năm", "“%s” chưa đủ ngày, tháng, năm", v.Text)
		return ""
	}
	return d.ISO()
}

// replyPattern is “1080/BTTTT-CNTT ngày 30/3/2020 của G22”; all but the number
// and notation may be missing.
var replyPattern = regexp.MustCompile(`^(?:[Ss]ố )?([^\s/]+)/(\S+)(?: ngày (\S+))?(?: của (.+))?$`)

func reply(list *diag.List, v doc.Text) string {
	text := strings.Join(strings.Fields(v.Text), " ")
	m := replyPattern.FindStringSubmatch(text)
	if m == nil {
		list.Warn(v.At, "ghi như: 1080/BTTTT-CNTT ngày 30/3/2020 của G22", "“%s” không có dạng số/ký hiệu ngày … của …", v.Text)
		return text
	}
	if m[3] != "" && day(list, doc.Text{Text: m[3], At: v.At}) == "" {
		return ""
	}
	return text
}
