package proof

import (
	"strings"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

const everyField = `---
id: m
ten: M
loai: bao-cao
truong:
  - {ten: viec, nhan: Việc, bat_buoc: true, vi_du: họp giao ban}
  - {ten: ghi_chu, nhan: Ghi chú, vi_du: không}
  - {ten: doan, nhan: Đoạn, kieu: doan, vi_du: Một câu.}
  - {ten: ngay, nhan: Ngày, kieu: ngay, bat_buoc: true, vi_du: 10/5/2026}
  - {ten: tinh, nhan: Tỉnh, kieu: tinh_thanh}
  - {ten: lc, nhan: Chọn, kieu: lua_chon, lua_chon: [mot, hai], bat_buoc: true, vi_du: mot}
  - {ten: ck, nhan: Có, kieu: co_khong}
  - {ten: ds, nhan: Dãy, kieu: danh_sach, vi_du: [a, b]}
  - {ten: b, nhan: Bảng, kieu: bang, bat_buoc: true, cot: [{ten: c, nhan: C, bat_buoc: true, vi_du: x}, {ten: n, nhan: N, kieu: so, vi_du: 7}]}
---
Chữ.
`

// Each named case is what its name says.
func TestNamedCasesAreWhatTheyAreCalled(t *testing.T) {
	m := makerOf(t, everyField, 1)
	byName := map[string]Case{}
	for i := range m.Named() {
		c := m.Case(i)
		byName[c.Name] = c
	}
	data := func(c Case, key string) *record.Value { return c.Root.Field("du_lieu").Field(key) }
	rows := func(key string, n int) func(Case) bool {
		return func(c Case) bool { v := data(c, key); return n == 0 && v.Empty() || v != nil && len(v.Items) == n }
	}
	says := func(key, want string) func(Case) bool {
		return func(c Case) bool { v := data(c, key); return v != nil && v.Text == want }
	}
	none := func(key string) func(Case) bool { return func(c Case) bool { return data(c, key).Empty() } }
	some := func(key string) func(Case) bool { return func(c Case) bool { return !data(c, key).Empty() } }
	at := func(stage doc.Stage) func(Case) bool { return func(c Case) bool { return c.Stage == stage } }
	pages := func(least int) func(Case) bool { return func(c Case) bool { return len(data(c, "doan").Text) > least } }
	for name, wants := range map[string][]func(Case) bool{
		"ít dữ liệu nhất":                  {none("ghi_chu"), none("ds"), rows("b", 1), some("viec")},
		"đủ mọi trường":                    {some("ghi_chu"), some("doan"), rows("ds", few), rows("b", few)},
		"mọi giá trị đều dài":              {pages(1000), func(c Case) bool { return len(data(c, "viec").Text) > 2*len("họp giao ban") }},
		"tên cơ quan, địa phương dài nhất": {says("tinh", m.longProvince)},
		"đoạn văn ba trang":                {pages(4000)},
		"đoạn văn một câu":                 {func(c Case) bool { return strings.Count(data(c, "doan").Text, ".") == 1 }},
		"mỗi danh sách một mục":            {rows("ds", 1), rows("b", 1)},
		"mỗi danh sách hai mục":            {rows("ds", 2), rows("b", 2)},
		"chữ giống cách viết, giống mẫu, giống XML": {func(c Case) bool {
			return c.Twin != nil && data(c, "viec").Text != data(Case{Root: c.Twin}, "viec").Text
		}},
		"mọi số đều là 0": {func(c Case) bool { return data(c, "b").Items[0].Field("n").Text == "0" }},
		"dự thảo":         {at(doc.Draft), some("viec")},
		"dự thảo còn trống mọi trường bắt buộc": {at(doc.Draft), none("viec"), none("b"), func(c Case) bool { return c.Blank }},
		"ban hành":                          {at(doc.Issue), func(c Case) bool { return !c.Root.Field("so").Empty() && !c.Root.Field("ngay_ban_hanh").Empty() }},
		"bộ cỡ chữ 12/13/13":                {func(c Case) bool { return c.Root.Field("trinh_bay").Field("bo_co_chu").Text == "12/13/13" }},
		"nơi nhận có 30 dòng":               {func(c Case) bool { return len(c.Root.Field("noi_nhan").Items) == 30 }},
		"0 mục ở ds":                        {rows("ds", 0), rows("b", few)},
		"60 mục ở ds":                       {rows("ds", 60), rows("b", few)},
		"500 dòng ở b":                      {rows("b", 500)},
		"lc: hai, có mọi trường":            {says("lc", "hai"), some("ghi_chu")},
		"lc: mot, chỉ có trường bắt buộc":   {says("lc", "mot"), none("ghi_chu")},
		"ck: không, chỉ có trường bắt buộc": {says("ck", "không"), none("ds")},
		"ck: có, có mọi trường":             {says("ck", "có"), some("ds")},
	} {
		c, ok := byName[name]
		if !ok {
			t.Errorf("no case %q", name)
			continue
		}
		for i, holds := range wants {
			if !holds(c) {
				t.Errorf("%s: the %d. condition does not hold of\n%s", name, i+1, m.YAML(c.Root))
			}
		}
	}
}

// Days are days of the calendar, of every part of a month, and on the side of the
// day of issue on which the example is.
func TestDaysThatAreMade(t *testing.T) {
	m := makerOf(t, everyField, 1)
	days := map[int]bool{}
	for i := range 200 {
		c := m.Case(m.Named() + i)
		if c.Blank {
			continue
		}
		typed := c.Root.Field("du_lieu").Field("ngay").Text
		d, err := viet.ParseDate(typed)
		if err != nil {
			t.Fatalf("case %d: %v", i, err)
		}
		if issued := (viet.Date{Day: m.issued.Day, Month: m.issued.Month, Year: d.Year}); d.Compare(issued) > 0 {
			t.Errorf("case %d: %s is after the day of issue", i, typed)
		}
		days[d.Day] = true
	}
	if len(days) < 20 {
		t.Errorf("only %d days of the month were made", len(days))
	}
}
