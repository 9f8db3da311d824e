package places

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/viet"
)

func register(t *testing.T) *Register {
	t.Helper()
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func date(t *testing.T, s string) viet.Date {
	t.Helper()
	if s == "" {
		return viet.Date{}
	}
	d, err := viet.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestProvinceOnADay(t *testing.T) {
	r := register(t)
	for _, tt := range []struct{ id, on, full, place string }{
		{"lang-son", "30/3/2020", "tỉnh Lạng Sơn", "Lạng Sơn"},
		{"lang-son", "1/11/2026", "tỉnh Lạng Sơn", "Lạng Sơn"},
		{"ha-noi", "5/1/2020", "thành phố Hà Nội", "Hà Nội"},
		{"ho-chi-minh", "29/6/2019", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"},
		{"bac-ninh", "19/9/2026", "tỉnh Bắc Ninh", "Bắc Ninh"},
		{"bac-ninh", "20/9/2026", "thành phố Bắc Ninh", "Bắc Ninh"},
		{"quang-ninh", "31/8/2026", "tỉnh Quảng Ninh", "Quảng Ninh"},
		{"quang-ninh", "1/9/2026", "thành phố Quảng Ninh", "Quảng Ninh"},
		{"dong-nai", "29/4/2026", "tỉnh Đồng Nai", "Đồng Nai"},
		{"dong-nai", "30/4/2026", "thành phố Đồng Nai", "Đồng Nai"},
		{"hue", "31/12/2024", "tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"},
		{"hue", "1/1/2025", "thành phố Huế", "Huế"},
		{"ha-giang", "30/6/2025", "tỉnh Hà Giang", "Hà Giang"},
		// a part of the date that is not known is read as late as possible
		{"bac-ninh", "9/2026", "thành phố Bắc Ninh", "Bắc Ninh"},
		{"bac-ninh", "8/2026", "tỉnh Bắc Ninh", "Bắc Ninh"},
		{"dong-nai", "2026", "thành phố Đồng Nai", "Đồng Nai"},
		{"dong-nai", "", "thành phố Đồng Nai", "Đồng Nai"},
	} {
		p, ok := r.Province(tt.id, date(t, tt.on))
		if !ok || p.FullName != tt.full || p.Place != tt.place {
			t.Errorf("%s on %s: got %q, %q, %v, want %q, %q", tt.id, tt.on, p.FullName, p.Place, ok, tt.full, tt.place)
		}
	}
}

func TestProvinceAcceptsTheNamesPeopleType(t *testing.T) {
	r := register(t)
	for name, id := range map[string]string{
		"Lạng Sơn": "lang-son", "tỉnh Lạng Sơn": "lang-son", "LANG SON": "lang-son", "lang_son": "lang-son",
		"TP. Hồ Chí Minh": "ho-chi-minh", "TP.HCM": "ho-chi-minh", "TPHCM": "ho-chi-minh", "Thành phố Huế": "hue",
		"Thừa Thiên - Huế": "hue", "Đắc Lắc": "dak-lak",
	} {
		if p, ok := r.Province(name, viet.Date{}); !ok || p.ID != id {
			t.Errorf("%q: got %q, %v, want %q", name, p.ID, ok, id)
		}
	}
}

func TestProvinceHoldsAllParts(t *testing.T) {
	got, _ := register(t).Province("bac-ninh", viet.Date{Day: 20, Month: 9, Year: 2026})
	want := Province{
		ID: "bac-ninh", Name: "Bắc Ninh", Type: "thành phố", FullName: "thành phố Bắc Ninh",
		IssuerLines: []string{"Ủy ban nhân dân", "thành phố Bắc Ninh"},
		Place:       "Bắc Ninh", PlaceUnconfirmed: true,
		Region: "Đồng bằng sông Hồng", Act: "Nghị quyết số 39/2026/QH16",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestListCountsByDay(t *testing.T) {
	r := register(t)
	for _, tt := range []struct {
		on                string
		provinces, cities int
	}{
		{"1/1/2020", 58, 5}, {"1/1/2025", 57, 6}, {"30/6/2025", 57, 6}, {"1/7/2025", 28, 6},
		{"30/4/2026", 27, 7}, {"1/9/2026", 26, 8}, {"20/9/2026", 25, 9}, {"", 25, 9},
	} {
		count := map[string]int{}
		list := r.List(date(t, tt.on))
		for i, p := range list {
			count[p.Type]++
			if i > 0 && viet.Compare(list[i-1].Name, p.Name) >= 0 {
				t.Errorf("%s stands before %s", list[i-1].Name, p.Name)
			}
			if p.Region == "" || p.ID != viet.ID(p.Name) && p.ID != "hue" {
				t.Errorf("%+v lacks a region or has an odd id", p)
			}
		}
		if count["tỉnh"] != tt.provinces || count["thành phố"] != tt.cities || len(list) != tt.provinces+tt.cities {
			t.Errorf("on %q: got %v of %d", tt.on, count, len(list))
		}
	}
}

func TestMissingProvince(t *testing.T) {
	r := register(t)
	for _, tt := range []struct{ id, on, reason, hint string }{
		{"ha-giang", "1/7/2025", "tỉnh Hà Giang không còn từ 01/7/2025, nay thuộc tỉnh Tuyên Quang",
			"dùng “tuyen-quang”, hoặc ghi ngày ban hành trước 01/7/2025"},
		{"Bắc Giang", "", "tỉnh Bắc Giang không còn từ 01/7/2025, nay thuộc thành phố Bắc Ninh",
			"dùng “bac-ninh”, hoặc ghi ngày ban hành trước 01/7/2025"},
		{"Lạn Sơn", "", "không có tỉnh, thành phố “Lạn Sơn”", "ý bạn là “lang-son”?"},
		{"tỉnh Quảng Trịu", "", "không có tỉnh, thành phố “tỉnh Quảng Trịu”", "ý bạn là “quang-tri”?"},
		{"Paris", "", "không có tỉnh, thành phố “Paris”", "viết tên đầy đủ hoặc không dấu, như lang-son"},
	} {
		if _, ok := r.Province(tt.id, date(t, tt.on)); ok {
			t.Errorf("%s exists on %q", tt.id, tt.on)
		}
		got := r.Missing(tt.id, date(t, tt.on))
		if diff := cmp.Diff(&viet.InputError{Text: tt.id, Reason: tt.reason, Hint: tt.hint}, got); diff != "" {
			t.Error(diff)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := read(source{"a", provinceData}, source{"b", ministryData}, source{"c", departmentData}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestFormerProvinces(t *testing.T) {
	r := register(t)
	for _, tt := range []struct {
		id, on string
		want   []string
	}{
		{"bac-ninh", "21/11/2026", []string{"tỉnh Bắc Giang", "tỉnh Bắc Ninh"}},
		{"Thành phố Hồ Chí Minh", "", []string{"tỉnh Bình Dương", "tỉnh Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh"}},
		{"bac-ninh", "30/6/2025", nil},
		{"lang-son", "", nil},
		{"bac-giang", "", nil},
	} {
		var got []string
		for _, p := range r.Former(tt.id, date(t, tt.on)) {
			got = append(got, p.FullName)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s on %s: %s", tt.id, tt.on, diff)
		}
	}
	merged := 0
	for _, p := range r.List(viet.Date{}) {
		if former := r.Former(p.ID, viet.Date{}); len(former) > 0 {
			merged += len(former)
		} else {
			merged++
		}
	}
	if merged != 63 {
		t.Errorf("the provinces of today come from %d, want 63", merged)
	}
}
