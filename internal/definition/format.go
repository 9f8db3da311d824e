package definition

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// formatHeader is trinh_bay.
type formatHeader struct {
	Sizes    doc.Text `yaml:"bo_co_chu" form:"sizes" title:"Bộ cỡ chữ" help:"Cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và thời gian."`
	BodySize doc.Text `yaml:"co_chu" form:"measure" title:"Cỡ chữ nội dung" help:"Cỡ chữ của nội dung văn bản."`
	Indent   doc.Text `yaml:"thut_dong" form:"measure" title:"Thụt dòng" help:"Khoảng lùi đầu dòng của mỗi đoạn."`
	After    doc.Text `yaml:"cach_doan" form:"measure" title:"Cách đoạn" help:"Khoảng cách giữa các đoạn."`
	Line     doc.Text `yaml:"dan_dong" form:"measure" title:"Dãn dòng" help:"Khoảng cách giữa các dòng."`
	Top      doc.Text `yaml:"le_tren" form:"measure" title:"Lề trên" help:"Lề trên của trang."`
	Bottom   doc.Text `yaml:"le_duoi" form:"measure" title:"Lề dưới" help:"Lề dưới của trang."`
	Left     doc.Text `yaml:"le_trai" form:"measure" title:"Lề trái" help:"Lề trái của trang."`
	Right    doc.Text `yaml:"le_phai" form:"measure" title:"Lề phải" help:"Lề phải của trang."`
	SignRoom doc.Text `yaml:"cho_ky" form:"measure" title:"Chỗ ký" help:"Khoảng trống giữa chức vụ và họ tên; nghị định không quy định."`
}

// measure is what may stand under a key of trinh_bay.
type measure struct {
	key  string
	unit string      // “mm”, which may be typed behind the number
	size unit.Length // of one unit
	span law.Span    // what is allowed; Max 0 for no upper limit of the decree
	cite fmt.Stringer
}

// measures are the lengths of trinh_bay.
func measures(reg *law.Regulation) []measure {
	page, body := reg.Page, reg.Body
	return []measure{
		{"co_chu", "pt", unit.Point, body.Size, body.Cite},
		{"cach_doan", "pt", unit.Point, law.Span{Min: body.SpaceMin}, body.Cite},
		{"le_tren", "mm", unit.MM, page.Top, page.Cite},
		{"le_duoi", "mm", unit.MM, page.Bottom, page.Cite},
		{"le_trai", "mm", unit.MM, page.Left, page.Cite},
		{"le_phai", "mm", unit.MM, page.Right, page.Cite},
		{"cho_ky", "mm", unit.MM, law.Span{Min: minSignRoom, Max: maxSignRoom}, nil},
	}
}

// Allowed tells for a key of trinh_bay that takes a number what may stand there,
// in its unit: “từ 20 đến 25 mm”, “1 hoặc 1,27 cm”.
func Allowed(reg *law.Regulation, key string) string {
	for _, m := range measures(reg) {
		if m.key == key {
			if key == "cach_doan" {
				m.span.Max = maxAfter
			}
			return m.allowed()
		}
	}
	switch key {
	case "thut_dong":
		return indents(reg.Body) + " cm"
	case "dan_dong":
		return pitches(reg.Body) + " dòng"
	}
	return ""
}

// allowed says which values a length may have.
func (m measure) allowed() string {
	if m.span.Max == 0 {
		return fmt.Sprintf("ít nhất %s %s", inUnits(m.span.Min, m.size), m.unit)
	}
	return fmt.Sprintf("từ %s đến %s %s", inUnits(m.span.Min, m.size), inUnits(m.span.Max, m.size), m.unit)
}

// indents are the values of thut_dong.
func indents(body law.Body) string {
	words := make([]string, len(body.Indents))
	for i, l := range body.Indents {
		words[i] = inUnits(l, unit.CM)
	}
	return strings.Join(words, " hoặc ")
}

// perLine is how finely dan_dong is measured.
const perLine = 240

// pitches are the limits of dan_dong.
func pitches(body law.Body) string {
	return fmt.Sprintf("từ %s đến %s", inUnits(unit.Length(body.LineMin), perLine), inUnits(unit.Length(body.LineMax), perLine))
}

// Lengths that the decree does not limit. A signature and its seal want 30 mm
// (practice); more than the others helps nobody.
const (
	maxAfter    = 24 * unit.Point
	minSignRoom = 30 * unit.MM
	maxSignRoom = 60 * unit.MM
)

// format reads trinh_bay. NĐ 30/2020, Phụ lục I, Phần I, Mục I; Mục II, khoản
// 6, điểm e; Mục V, chú thích 1.
func (a *assembler) format(v *record.Value) doc.Format {
	var in Groups
	if a.commaInBraces(v) {
		return doc.Format{}
	}
	a.decode("trinh_bay", v, &in)
	h, body := in.Format, a.env.Regulation.Body
	all := measures(a.env.Regulation)
	length := func(key string, t doc.Text) unit.Length {
		return a.length(t, all[slices.IndexFunc(all, func(m measure) bool { return m.key == key })])
	}
	f := doc.Format{
		Sizes:    a.sizes(h.Sizes),
		BodySize: length("co_chu", h.BodySize),
		Indent:   a.indent(h.Indent, body),
		After:    length("cach_doan", h.After),
		Line:     a.pitch(h.Line, body),
		Top:      length("le_tren", h.Top),
		Bottom:   length("le_duoi", h.Bottom),
		Left:     length("le_trai", h.Left),
		Right:    length("le_phai", h.Right),
		SignRoom: length("cho_ky", h.SignRoom),
	}
	if f.BodySize%(unit.Point/2) != 0 { // Word knows no finer sizes
		a.problems.Add(h.BodySize.At, "ghi cỡ chữ tròn hoặc có một nửa, như "+inUnits(body.Size.Min+unit.Point/2, unit.Point), "co_chu “%s” không tròn nửa điểm", h.BodySize.Text)
		f.BodySize = 0
	}
	if f.After > maxAfter {
		a.problems.Add(h.After.At, "viết một số từ "+inUnits(body.SpaceMin, unit.Point)+" đến "+inUnits(maxAfter, unit.Point), "cach_doan “%s” quá xa, các đoạn rời nhau", h.After.Text)
		f.After = 0
	}
	a.checkMixedSizes(f, h)
	return f
}

// commaInBraces reports a decimal comma that YAML took for the end of a value:
// {dan_dong: 1,5}.
func (a *assembler) commaInBraces(v *record.Value) bool {
	if v.Empty() {
		return false
	}
	for i, f := range v.Fields {
		if i > 0 && f.Value.Empty() && allDigits(f.Key) {
			before := v.Fields[i-1]
			a.problems.Add(f.KeyAt, "viết "+before.Name+": \""+before.Value.Text+","+f.Key+"\" trong dấu nháy, hoặc mỗi khóa một dòng",
				"trong ngoặc { } dấu phẩy ngăn các khóa, nên “%s” không thuộc %s", f.Key, before.Name)
			return true
		}
	}
	return false
}

// sizes finds bo_co_chu.
func (a *assembler) sizes(t doc.Text) *law.SizeSet {
	typed := strings.ReplaceAll(t.Text, " ", "")
	if typed == "" || waits(t.Text) {
		return nil
	}
	sets := a.env.Regulation.SizeSets
	keys := make([]string, len(sets))
	for i := range sets {
		if keys[i] = sets[i].Key; keys[i] == typed {
			return &sets[i]
		}
	}
	a.problems.Breach(sets[0].Cite, t.At, "chọn một trong: "+strings.Join(keys, ", "), "bo_co_chu “%s” không có, cỡ chữ trong một văn bản phải cùng tăng hoặc cùng giảm", t.Text)
	return nil
}

// checkMixedSizes warns of running text that does not go with the set of
// sizes. NĐ 30/2020, Phụ lục I, Phần I, Mục V, chú thích 1.
func (a *assembler) checkMixedSizes(f doc.Format, h formatHeader) {
	if f.BodySize == 0 {
		return
	}
	set := a.env.Regulation.SizeSets[0]
	if f.Sizes != nil {
		set = *f.Sizes
	}
	span := a.env.Regulation.Body.Size
	small, large := inUnits(span.Min, unit.Point), inUnits(span.Max, unit.Point)
	switch {
	case set.Small && f.BodySize == span.Max:
		a.problems.Doubt(set.Cite, h.BodySize.At, "ghi “co_chu: "+small+"”, hoặc bỏ bo_co_chu", "bo_co_chu %s cỡ nhỏ đi với co_chu %s cỡ lớn, cỡ chữ phải cùng tăng hoặc cùng giảm", set.Key, h.BodySize.Text)
	case !set.Small && f.BodySize == span.Min:
		a.problems.Doubt(set.Cite, h.BodySize.At, "thêm “bo_co_chu: "+a.smallSizes()+"”, hoặc ghi “co_chu: "+large+"”", "co_chu %s cỡ nhỏ đi với bộ cỡ chữ %s, cỡ chữ phải cùng tăng hoặc cùng giảm", h.BodySize.Text, set.Key)
	}
}

// smallSizes is the key of the set whose sizes are the smallest.
func (a *assembler) smallSizes() string {
	for _, s := range a.env.Regulation.SizeSets {
		if s.Small {
			return s.Key
		}
	}
	return ""
}

// number reads a number with an optional unit behind it.
func (a *assembler) number(t doc.Text, key, unitName string) (decimal.Decimal, bool) {
	typed := strings.TrimSpace(t.Text)
	if typed == "" || waits(typed) {
		return decimal.Decimal{}, false
	}
	n, err := viet.ParseDecimal(strings.TrimSpace(strings.TrimSuffix(typed, unitName)))
	if err != nil {
		hint := "viết một số"
		if unitName != "" {
			hint += ", tính bằng " + unitName
		}
		a.problems.Add(t.At, hint, "%s “%s” không phải là một số", key, t.Text)
		return n, false
	}
	return n, true
}

// length reads a length and refuses one outside its range.
func (a *assembler) length(t doc.Text, m measure) unit.Length {
	n, ok := a.number(t, m.key, m.unit)
	if !ok {
		return 0
	}
	l := unit.Length(n.Mul(decimal.NewFromInt(int64(m.size))).Round(0).IntPart())
	if n.Abs().LessThan(decimal.NewFromInt(1000)) && l >= m.span.Min && (m.span.Max == 0 || l <= m.span.Max) {
		return l
	}
	a.outside(t, m.cite, m.key, m.allowed())
	return 0
}

// outside reports a value that is not allowed; cite is nil if the limit is
// ours.
func (a *assembler) outside(t doc.Text, cite fmt.Stringer, key, allowed string) {
	var said diag.List
	said.Add(t.At, strings.Replace("ghi giá trị "+allowed, "giá trị là ", "", 1), "%s “%s” nằm ngoài khoảng cho phép, phải %s", key, t.Text, allowed)
	if cite != nil {
		said[0].Cite = cite.String()
	}
	a.problems = append(a.problems, said...)
}

// indent reads thut_dong, which has the two values of the decree.
func (a *assembler) indent(t doc.Text, body law.Body) unit.Length {
	n, ok := a.number(t, "thut_dong", "cm")
	if !ok {
		return 0
	}
	for _, l := range body.Indents {
		if n.Mul(decimal.NewFromInt(int64(unit.CM))).Equal(decimal.NewFromInt(int64(l))) {
			return l
		}
	}
	a.outside(t, body.Cite, "thut_dong", "là "+indents(body)+" cm")
	return 0
}

// pitch reads dan_dong, in lines.
func (a *assembler) pitch(t doc.Text, body law.Body) int {
	n, ok := a.number(t, "dan_dong", "")
	if !ok {
		return 0
	}
	p := n.Mul(decimal.NewFromInt(perLine)).Round(0)
	if p.LessThan(decimal.NewFromInt(int64(body.LineMin))) || p.GreaterThan(decimal.NewFromInt(int64(body.LineMax))) {
		a.outside(t, body.Cite, "dan_dong", pitches(body)+" dòng")
		return 0
	}
	return int(p.IntPart())
}

// inUnits writes a length as a user types it: “1,27”.
func inUnits(l, size unit.Length) string {
	n := decimal.NewFromInt(int64(l)).DivRound(decimal.NewFromInt(int64(size)), 4)
	return strings.Replace(n.String(), ".", ",", 1)
}
