package bind

import (
	"strings"
	"testing"

	"vanban/internal/viet"
)

// Whatever stands in a table, each row gets a definition or an error, and a name
// of its own that every system accepts.
func FuzzRows(f *testing.F) {
	f.Add("van_ban_truoc[1].ngay", "Số", "Lạng Sơn; Hà Nội", "1/2/2026", "so = 5", "{so}-{dong}")
	f.Add("Địa phương", "van_ban_truoc[2].so_ky_hieu", "- a\n- b", "", "dia_phuong chứa a", "")
	f.Add("nguoi_ky.ho_ten", "nguoi_ky[2].chuc_vu", "x", "y", "nguoi_ky.ho_ten != ", "{nguoi_ky.ho_ten}")
	f.Add("doanh_nghiep[2026]", "Nhận xét", "|\n|", "#", ">=", "{")
	tpl := fields(f, letterTemplate)
	known := register(f)
	f.Fuzz(func(t *testing.T, a, b, x, y, where, pattern string) {
		data := sheet([]string{a, b}, []string{x, y}, []string{y, x}, []string{x, x})
		base := yaml(t, "mau: thu\nnguoi_ky: {ho_ten: a}\ndu_lieu: {van_ban_truoc: [{ngay: 1/1/2026}], giai_doan: a}")
		before := dump(base)
		bound, problems := Bind(data, tpl, Options{Base: base, Places: known})
		_, _ = bound.Select(Wish{Where: []string{where}, Only: []string{x, where}, Limit: 2}, base)
		names, list := bound.Names(pattern, "thu", base)
		if !list.HasErrors() {
			seen := map[string]bool{}
			for _, n := range names {
				if n == "" || n != viet.FileName(n) || seen[strings.ToLower(n)] {
					t.Errorf("names %q", names)
				}
				seen[strings.ToLower(n)] = true
			}
		}
		if problems.HasErrors() {
			return
		}
		for _, row := range data.Rows {
			if root, list := bound.Root(base, row); (root == nil) != list.HasErrors() {
				t.Errorf("a definition %t with %s", root != nil, printed(list))
			}
		}
		if dump(base) != before {
			t.Error("the base has changed")
		}
	})
}
