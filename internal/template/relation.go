package template

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Relation is one rule across the data, an item of quy_tac: values of one field
// stand in a relation to those of others.
type Relation struct {
	Key    string // “thuoc”, “trong”…: what the front matter calls the relation
	Field  Path   // whose values are judged
	Others []Path // fields that they are compared with
	At     diag.Range

	operands []operand // in order: fields, values, components
	except   []string  // phrases of Nơi nhận that cover every value
	warn     bool
	message  string // said instead of the standard one; may be empty
}

// Paths lists every field that the relation uses, the judged one first.
func (r Relation) Paths() []Path { return append([]Path{r.Field}, r.Others...) }

// relationHeader is one item of quy_tac.
type relationHeader struct {
	At          diag.Range
	Field       doc.Text      `yaml:"truong" form:",required" title:"Trường" help:"Trường được xét: tên trường, bảng.cột hoặc nhóm.trường."`
	Severity    doc.Text      `yaml:"muc" form:"severity" title:"Mức độ" help:"Lỗi (không ghi cũng vậy) hoặc cảnh báo."`
	Message     doc.Text      `yaml:"thong_bao" title:"Thông báo" help:"Câu báo thay cho câu của chương trình."`
	Among       []doc.Text    `yaml:"thuoc" title:"Thuộc" help:"Mỗi giá trị phải có trong trường này."`
	Except      []doc.Text    `yaml:"tru_khi_co" title:"Trừ khi có" help:"Với “thuoc”: những cụm từ đầu mục trong Nơi nhận cũng được coi là đã có."`
	Outside     []doc.Text    `yaml:"khong_thuoc" title:"Không thuộc" help:"Không giá trị nào được có trong trường này."`
	Distinct    doc.Text      `yaml:"khong_lap" form:"yes" title:"Không lặp" help:"Ghi “có” nếu không giá trị nào được lặp lại."`
	Within      []doc.Text    `yaml:"trong" title:"Trong khoảng" help:"Hai đầu của khoảng thời gian mà giá trị phải nằm trong."`
	After       doc.Text      `yaml:"sau" title:"Sau" help:"Giá trị phải sau ngày, năm hoặc trường này."`
	NotBefore   doc.Text      `yaml:"khong_truoc" title:"Không trước" help:"Giá trị không được trước ngày, năm hoặc trường này."`
	Before      doc.Text      `yaml:"truoc" title:"Trước" help:"Giá trị phải trước ngày, năm hoặc trường này."`
	NotAfter    doc.Text      `yaml:"khong_sau" title:"Không sau" help:"Giá trị không được sau ngày, năm hoặc trường này."`
	AtLeast     doc.Text      `yaml:"khong_nho_hon" title:"Không nhỏ hơn" help:"Giá trị không được nhỏ hơn số hoặc trường này."`
	AtMost      doc.Text      `yaml:"khong_lon_hon" title:"Không lớn hơn" help:"Giá trị không được lớn hơn số hoặc trường này."`
	Rising      doc.Text      `yaml:"khong_giam" form:"yes" title:"Không giảm" help:"Ghi “có” nếu mốc sau không được thấp hơn mốc trước."`
	RisingFrom  doc.Text      `yaml:"khong_giam_tu" title:"Không giảm từ" help:"Mốc nào cũng không được thấp hơn trường này."`
	EveryYear   []doc.Text    `yaml:"du_moc" title:"Đủ mốc" help:"Những năm, hoặc trường ghi năm, phải có giá trị."`
	SumOf       []doc.Text    `yaml:"bang_tong" title:"Bằng tổng" help:"Những trường mà tổng phải bằng giá trị được xét."`
	ShareOf     []doc.Text    `yaml:"bang_ty_le" title:"Bằng tỷ lệ" help:"Hai trường: giá trị được xét bằng trường đầu chia trường sau, nhân 100."`
	InForce     doc.Text      `yaml:"con_hieu_luc" form:"yes" title:"Còn hiệu lực" help:"Ghi “có” nếu cơ quan, địa phương phải còn đến ngày của văn bản."`
	RequiredFor *record.Value `yaml:"bat_buoc_khi" form:"any" title:"Bắt buộc khi" help:"Phải có giá trị khi trường khác có một trong các giá trị này; “có”, “không”: có giá trị, để trống."`
	BlankFor    *record.Value `yaml:"bo_trong_khi" form:"any" title:"Bỏ trống khi" help:"Phải để trống khi trường khác có một trong các giá trị này; “có”, “không”: có giá trị, để trống."`
}

// The keys of the relations.
const (
	keyAmong       = "thuoc"
	keyOutside     = "khong_thuoc"
	keyDistinct    = "khong_lap"
	keyWithin      = "trong"
	keyAfter       = "sau"
	keyNotBefore   = "khong_truoc"
	keyBefore      = "truoc"
	keyNotAfter    = "khong_sau"
	keyAtLeast     = "khong_nho_hon"
	keyAtMost      = "khong_lon_hon"
	keyRising      = "khong_giam"
	keyRisingFrom  = "khong_giam_tu"
	keyEveryYear   = "du_moc"
	keySumOf       = "bang_tong"
	keyShareOf     = "bang_ty_le"
	keyInForce     = "con_hieu_luc"
	keyRequiredFor = "bat_buoc_khi"
	keyBlankFor    = "bo_trong_khi"
)

// given is one relation key of an item with what stands beside it.
type given struct {
	key   string
	texts []doc.Text
	value *record.Value // of a relation that takes a map
}

// given lists the relation keys of an item.
func (h *relationHeader) given() []given {
	var out []given
	one := func(key string, t doc.Text) {
		if t.At != (diag.Range{}) {
			out = append(out, given{key: key, texts: []doc.Text{t}})
		}
	}
	many := func(key string, list []doc.Text) {
		if list != nil {
			out = append(out, given{key: key, texts: list})
		}
	}
	value := func(key string, v *record.Value) {
		if v != nil {
			out = append(out, given{key: key, value: v})
		}
	}
	many(keyAmong, h.Among)
	many(keyOutside, h.Outside)
	one(keyDistinct, h.Distinct)
	many(keyWithin, h.Within)
	one(keyAfter, h.After)
	one(keyNotBefore, h.NotBefore)
	one(keyBefore, h.Before)
	one(keyNotAfter, h.NotAfter)
	one(keyAtLeast, h.AtLeast)
	one(keyAtMost, h.AtMost)
	one(keyRising, h.Rising)
	one(keyRisingFrom, h.RisingFrom)
	many(keyEveryYear, h.EveryYear)
	many(keySumOf, h.SumOf)
	many(keyShareOf, h.ShareOf)
	one(keyInForce, h.InForce)
	value(keyRequiredFor, h.RequiredFor)
	value(keyBlankFor, h.BlankFor)
	return out
}

// relationKind says what a relation asks of the fields in it.
type relationKind struct {
	key     string
	subject func(*Field) bool // the fields it can judge
	needs   string            // those fields in words
	others  int               // how many stand beside it: 0 is a “có”, -1 any number
	other   func(subject, other *Field) bool
	literal func(subject *Field, typed string) bool // nil: only fields
}

func relationKinds() []relationKind {
	return []relationKind{
		{key: keyAmong, subject: func(f *Field) bool { return matchable(f) || f.Type == Milestones }, needs: "một giá trị hoặc danh sách giá trị", others: -1, other: sameClass},
		{key: keyOutside, subject: matchable, needs: "một giá trị hoặc danh sách giá trị", others: -1, other: sameClass},
		{key: keyDistinct, subject: matchable, needs: "một giá trị hoặc danh sách giá trị"},
		{key: keyWithin, subject: dated, needs: "kiểu ngay, nam hoặc thoi_han", others: 2, other: func(_, o *Field) bool { return isPoint(o) }, literal: isDate},
		{key: keyAfter, subject: ordered, needs: needsOrder, others: 1, other: sameOrder, literal: isOrdered},
		{key: keyNotBefore, subject: ordered, needs: needsOrder, others: 1, other: sameOrder, literal: isOrdered},
		{key: keyBefore, subject: ordered, needs: needsOrder, others: 1, other: sameOrder, literal: isOrdered},
		{key: keyNotAfter, subject: ordered, needs: needsOrder, others: 1, other: sameOrder, literal: isOrdered},
		{key: keyAtLeast, subject: numeric, needs: needsNumber, others: 1, other: bothNumeric, literal: isNumber},
		{key: keyAtMost, subject: numeric, needs: needsNumber, others: 1, other: bothNumeric, literal: isNumber},
		{key: keyRising, subject: series, needs: "kiểu theo_moc, hoặc danh sách, cột số"},
		{key: keyRisingFrom, subject: func(f *Field) bool { return f.Type == Milestones }, needs: "kiểu theo_moc", others: 1, other: bothNumeric},
		{key: keyEveryYear, subject: func(f *Field) bool { return f.Type == Milestones }, needs: "kiểu theo_moc", others: -1,
			other: func(_, o *Field) bool { return o.single() == Year }, literal: func(_ *Field, typed string) bool { _, err := year(typed); return err == nil }},
		{key: keySumOf, subject: amount, needs: "kiểu so, thap_phan hoặc tien", others: -1, other: func(_, o *Field) bool {
			return amount(o) || o.Type == Milestones || o.Type == Listing && amount(&Field{Type: o.Item})
		}},
		{key: keyShareOf, subject: func(f *Field) bool { return f.Type == Percent || f.Type == Fraction }, needs: "kiểu ty_le hoặc thap_phan", others: 2, other: func(_, o *Field) bool { return amount(o) }},
		{key: keyInForce, subject: named, needs: "kiểu chu, tinh_thanh, bo_nganh, so_nganh hoặc danh sách như vậy"},
		{key: keyRequiredFor, subject: anyField, needs: "một trường", others: -1},
		{key: keyBlankFor, subject: anyField, needs: "một trường", others: -1},
	}
}

const (
	needsOrder  = "kiểu ngay, ngay_thang, nam hoặc thoi_han"
	needsNumber = "kiểu so, thap_phan, tien, ty_le hoặc nam"
)

// single is the type of the values of a field: of a list, that of its items.
func (f *Field) single() Type {
	if f.Type == Listing {
		return f.Item
	}
	return f.Type
}

func anyField(*Field) bool { return true }

func matchable(f *Field) bool {
	return !slices.Contains([]Type{Passage, Records, Group, Milestones}, f.single())
}

func named(f *Field) bool {
	return slices.Contains([]Type{Line, Choice, Province, Ministry, Department}, f.single())
}

// class puts types together whose values can be equal.
func class(t Type) Type {
	switch t {
	case Choice:
		return Line
	case Fraction, Money, Percent:
		return Integer
	}
	return t
}

// sameClass reports whether values of two fields can be equal; numbers by years
// are taken by their years.
func sameClass(f, o *Field) bool {
	if f.Type == Milestones {
		return o.single() == Year
	}
	return matchable(o) && class(f.single()) == class(o.single())
}

func isPoint(f *Field) bool { return slices.Contains([]Type{Day, Year}, f.single()) }

func dated(f *Field) bool { return isPoint(f) || f.single() == Deadline }

func ordered(f *Field) bool { return dated(f) || f.single() == DayMonth }

func sameOrder(f, o *Field) bool {
	return ordered(o) && (f.single() == DayMonth) == (o.single() == DayMonth)
}

func amount(f *Field) bool { return slices.Contains([]Type{Integer, Fraction, Money}, f.Type) }

func numeric(f *Field) bool {
	return slices.Contains([]Type{Integer, Fraction, Money, Percent, Year}, f.single())
}

func bothNumeric(_, o *Field) bool { return numeric(o) }

func series(f *Field) bool { return f.Type == Milestones || numeric(f) }

// valued reports whether presence may depend on what the value of a field is,
// not only on whether it has one.
func valued(f *Field) bool {
	return slices.Contains([]Type{Line, Choice, YesNo, Integer, Year}, f.Type)
}

// worded reports whether “có” and “không” are values of a field.
func worded(f *Field) bool { return slices.Contains([]Type{Line, Choice, YesNo}, f.Type) }

func isDate(_ *Field, typed string) bool {
	_, err := viet.ParseDate(typed)
	return err == nil
}

func isOrdered(f *Field, typed string) bool {
	if f.single() == DayMonth {
		_, err := viet.ParseDayMonth(typed)
		return err == nil
	}
	return isDate(f, typed)
}

func isNumber(_ *Field, typed string) bool {
	_, err := viet.ParseDecimal(strings.TrimSuffix(strings.TrimSpace(typed), "%"))
	return err == nil
}
