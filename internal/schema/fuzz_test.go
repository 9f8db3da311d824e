package schema_test

import (
	"strings"
	"testing"

	"vanban/internal/template"
)

// Whatever template can be read has a schema that a validator can read, and
// its starter is valid by it if the program takes the starter.
func FuzzTemplate(f *testing.F) {
	s := source(f)
	f.Add(form)
	for _, field := range []string{
		"{ten: x, nhan: \" \", tro_giup: \" \"}", "{ten: x, kieu: lua_chon, lua_chon: [\"\", \"-\", 1e5, +5, 05, yes, \"a|b\", \"[(\"]}",
		"{ten: x, kieu: danh_sach, muc: so, vi_du: [~, 1, \"1.000\", -0]}", "{ten: x, kieu: theo_moc, mac_dinh: {2026: , \"2027\": 5}}",
		"{ten: x, kieu: bang, cot: [{ten: y, kieu: nhom, truong: [{ten: z, kieu: bang, cot: {ten: t, bat_buoc: có}}]}]}",
		"{ten: x, kieu: danh_sach, muc: tinh_thanh, vi_du: Lạng Sơn, bat_buoc: có}", "{ten: x1_2, kieu: co_khong, mac_dinh: có}",
	} {
		f.Add("---\nid: a\nten: A\nloai: thong-bao\ntruong:\n  - " + field + "\n---\nNội dung.\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		tpl, problems := template.Parse("a.vb.md", []byte(text))
		if tpl == nil || problems.HasErrors() || strings.Count(text, "ten") > 100 {
			return
		}
		compiled := compile(t, s.Template(tpl))
		starter := string(tpl.Starter())
		if read(t, tpl, starter).HasErrors() {
			return
		}
		if err := compiled.Validate(typed(t, starter)); err != nil {
			t.Errorf("%v\n%s", err, starter)
		}
	})
}
