package template

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Type is the type of a field, as a template names it under kieu.
type Type string

// The types.
const (
	Line       Type = "chu"        // one line of text
	Passage    Type = "doan"       // body markup, any number of paragraphs
	Integer    Type = "so"         // whole number
	Fraction   Type = "thap_phan"  // decimal number
	Money      Type = "tien"       // amount, in đồng or the unit the label names
	Percent    Type = "ty_le"      // percentage
	Day        Type = "ngay"       // date
	DayMonth   Type = "ngay_thang" // day of every year
	Deadline   Type = "thoi_han"   // day, month, quarter, year, span of years, or “Hằng năm”
	Year       Type = "nam"        // year
	YesNo      Type = "co_khong"   // có or không
	Choice     Type = "lua_chon"   // one of the choices
	Province   Type = "tinh_thanh" // key of a province
	Ministry   Type = "bo_nganh"   // key of a bộ or cơ quan ngang bộ
	Department Type = "so_nganh"   // key of a sở
	Listing    Type = "danh_sach"  // list of values of one type
	Records    Type = "bang"       // list of records
	Group      Type = "nhom"       // one record
	Milestones Type = "theo_moc"   // map from year to number
)

// Types returns every type in the order of the authors' guide.
func Types() []Type {
	return []Type{Line, Passage, Integer, Fraction, Money, Percent, Day, DayMonth, Deadline, Year, YesNo, Choice, Province, Ministry, Department, Listing, Records, Group, Milestones}
}

// Field is one value a template asks for.
type Field struct {
	Name     string // key under du_lieu
	Label    string // what a person reads; the name if the template gives none
	Type     Type
	Required bool
	Help     string        // one sentence; may be empty
	Default  *record.Value // nil if there is none
	Example  *record.Value // nil if there is none
	Choices  []string      // of a Choice
	Item     Type          // of a Listing
	Fields   []Field       // of Records and Group
	Aside    bool          // the document need not show the value
	At       diag.Range
}

// fieldHeader is a field as the front matter spells it.
type fieldHeader struct {
	At       diag.Range
	Name     doc.Text      `yaml:"ten" form:",required" title:"Tên trường" help:"Tên dùng trong {{ .ten }} và dưới “du_lieu”: chữ thường không dấu, số, “_”."`
	Label    doc.Text      `yaml:"nhan" title:"Nhãn" help:"Nhãn cho người đọc."`
	Type     doc.Text      `yaml:"kieu" form:"type" title:"Kiểu" help:"Kiểu của giá trị; không ghi là một dòng chữ."`
	Required bool          `yaml:"bat_buoc" title:"Bắt buộc" help:"Ghi “có” nếu người soạn phải điền."`
	Help     doc.Text      `yaml:"tro_giup" title:"Trợ giúp" help:"Một câu giải thích."`
	Default  *record.Value `yaml:"mac_dinh" form:"any" title:"Mặc định" help:"Giá trị khi người soạn không ghi."`
	Example  *record.Value `yaml:"vi_du" form:"any" title:"Ví dụ" help:"Giá trị mẫu, dùng cho vanban new."`
	Choices  []doc.Text    `yaml:"lua_chon" title:"Lựa chọn" help:"Những giá trị được chọn, với kiểu lua_chon."`
	Item     doc.Text      `yaml:"muc" form:"type" title:"Kiểu của mục" help:"Kiểu của mỗi mục, với kiểu danh_sach."`
	Columns  []fieldHeader `yaml:"cot" title:"Cột" help:"Các cột, với kiểu bang."`
	Fields   []fieldHeader `yaml:"truong" title:"Trường con" help:"Các trường bên trong, với kiểu nhom."`
	Shown    doc.Text      `yaml:"in_ra" form:"shown" title:"In ra" help:"Ghi “luôn” nếu giá trị đã gõ thì văn bản phải có; “tùy” nếu chỉ dùng để rẽ nhánh, tính toán."`
}

// reserved is the name under which a template reads the document's own
// components.
const reserved = "van_ban"

// unknownType is the type of a field whose declaration is wrong: nothing more is
// said where it is used, and the template is not used at all.
const unknownType Type = ""

// newFields checks the fields of a template. path names the field around them.
func newFields(headers []fieldHeader, path string, problems *diag.List) []Field {
	fields := make([]Field, 0, len(headers))
	seen := map[string]diag.Range{}
	for _, h := range headers {
		if h.At.Start.Line == 0 {
			continue // told of already: it is no list of keys
		}
		f, ok := newField(h, path, problems)
		if f.Name == "" {
			continue
		}
		if !ok {
			f.Type = unknownType
		}
		if first, ok := seen[f.Name]; ok {
			problems.Add(h.Name.At, "đổi tên một trong hai trường", "trường “%s” khai hai lần", f.Name)
			(*problems)[len(*problems)-1].Related = []diag.Related{{At: first, Message: "khai lần đầu ở đây"}}
			continue
		}
		seen[f.Name] = h.Name.At
		fields = append(fields, f)
	}
	return fields
}

func newField(h fieldHeader, path string, problems *diag.List) (Field, bool) {
	f := Field{Name: h.Name.Text, Label: h.Label.Text, Type: Type(h.Type.Text), Required: h.Required,
		Help: h.Help.Text, Default: h.Default, Example: h.Example, Item: Type(h.Item.Text), At: h.At}
	at := h.Name.At
	if f.Name == "" {
		problems.Add(h.At, "thêm “ten: …” bằng chữ thường không dấu", "trường%s chưa có tên", inside(path))
		return f, false
	}
	if f.Name != viet.Key(f.Name) || f.Name == reserved || f.Name[0] >= '0' && f.Name[0] <= '9' {
		problems.Add(at, "viết bằng chữ thường không dấu, số và “_”, bắt đầu bằng chữ, khác “van_ban”", "tên trường “%s” không dùng được", f.Name)
		return f, false
	}
	if f.Label == "" {
		f.Label = f.Name
	}
	if f.Type == "" {
		f.Type = Line
	}
	ok := checkType(f.Type, h.Type, h.At, problems)
	switch f.Aside = f.Type == YesNo || f.Type == Choice; viet.ID(h.Shown.Text) {
	case "":
	case "luon":
		f.Aside = false
	case "tuy":
		f.Aside = true
	default:
		problems.Add(h.Shown.At, "viết “in_ra: luôn” nếu giá trị phải có trong văn bản, “in_ra: tùy” nếu không", "không hiểu “in_ra: %s” của trường “%s”", h.Shown.Text, f.Name)
	}
	for _, c := range h.Choices {
		f.Choices = append(f.Choices, c.Text)
	}
	if (f.Type == Choice) != (len(f.Choices) > 0) {
		problems.Add(at, "khai “lua_chon: [a, b]” với và chỉ với kieu: lua_chon", "trường “%s” có kiểu %s và %d lựa chọn", f.Name, f.Type, len(f.Choices))
		ok = false
	}
	if f.Type == Listing && f.Item == "" {
		f.Item = Line
	}
	if f.Item != "" && f.Type != Listing {
		problems.Add(h.Item.At, "bỏ “muc”, hoặc đổi kieu thành danh_sach", "“muc” chỉ dùng cho kiểu danh_sach")
	} else if f.Item != "" {
		ok = checkType(f.Item, h.Item, h.At, problems) && ok
		if slices.Contains([]Type{Choice, Listing, Records, Group, Milestones}, f.Item) {
			problems.Add(h.Item.At, "dùng kieu: bang cho danh sách có nhiều cột", "mục của danh sách không thể có kiểu %s", f.Item)
			ok = false
		}
	}
	return f, columns(&f, h, path, problems) && ok
}

// columns reads the fields inside a table or a group.
func columns(f *Field, h fieldHeader, path string, problems *diag.List) bool {
	key, inner, other := "cot", h.Columns, h.Fields
	if f.Type == Group {
		key, inner, other = "truong", h.Fields, h.Columns
	}
	nests := f.Type == Records || f.Type == Group
	switch {
	case nests && len(inner) == 0:
		problems.Add(h.Name.At, "khai “"+key+": […]”", "trường “%s” kiểu %s chưa khai các trường bên trong", f.Name, f.Type)
		return false
	case len(other) > 0 || !nests && len(inner) > 0:
		problems.Add(h.Name.At, "dùng “cot” cho kiểu bang, “truong” cho kiểu nhom", "trường “%s” kiểu %s không có các trường bên trong khai như vậy", f.Name, f.Type)
		return false
	case nests && strings.Count(path, ".") >= 3:
		problems.Add(h.Name.At, "đưa bảng ra ngoài", "trường “%s” lồng quá sâu, tối đa bốn bậc", f.Name)
		return false
	}
	f.Fields = newFields(inner, strings.TrimPrefix(path+"."+f.Name, "."), problems)
	return true
}

func checkType(t Type, typed doc.Text, whole diag.Range, problems *diag.List) bool {
	if slices.Contains(Types(), t) {
		return true
	}
	names := make([]string, 0, len(Types()))
	for _, t := range Types() {
		names = append(names, string(t))
	}
	at := typed.At
	if at.Start.Line == 0 {
		at = whole
	}
	problems.Add(at, suggest(string(t), names), "không có kiểu trường “%s”", t)
	return false
}

// suggest asks whether a word nearby was meant, or lists what there is.
func suggest(word string, known []string) string {
	if near, ok := viet.Nearest(word, known); ok {
		return diag.Meant(near)
	}
	if len(known) == 0 {
		return ""
	}
	return "dùng một trong: " + strings.Join(known, ", ")
}

func inside(path string) string {
	if path == "" {
		return ""
	}
	return " trong “" + path + "”"
}
