package places

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vanban/internal/viet"
)

func endedIn(t *testing.T, text string, on viet.Date) (found []Ended) {
	t.Helper()
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.EndedNames(on) {
		if f.In(text) {
			found = append(found, f)
		}
	}
	return found
}

func TestEndedNames(t *testing.T) {
	day := func(d, m, y int) viet.Date { return viet.Date{Day: d, Month: m, Year: y} }
	for _, test := range []struct {
		text string
		on   viet.Date
		want []Ended
	}{
		{"Sở Thông tin và Truyền thông tỉnh Lạng Sơn", day(28, 2, 2025), nil},
		{"Sở Thông tin và Truyền thông tỉnh Lạng Sơn", day(1, 3, 2025), []Ended{{Name: "Sở Thông tin và Truyền thông", Until: day(1, 3, 2025), Now: []string{"Sở Khoa học và Công nghệ"}, Partly: []string{"Sở Văn hóa, Thể thao và Du lịch"}}}},
		{"Bắc Kạn", viet.Date{}, []Ended{{Name: "tỉnh Bắc Kạn", Province: true, Until: day(1, 7, 2025), Now: []string{"tỉnh Thái Nguyên"}}}},
		{"Ủy ban nhân dân tỉnh Bắc Ninh", day(19, 9, 2026), nil},
		{"Ủy ban nhân dân tỉnh Bắc Ninh", day(20, 9, 2026), []Ended{{Name: "tỉnh Bắc Ninh", Province: true, Until: day(20, 9, 2026), Now: []string{"thành phố Bắc Ninh"}}}},
		{"Bắc Ninh", day(20, 9, 2026), nil},
		{"Sở Tài chính", viet.Date{}, nil},
		{"Thư viện tỉnh Bắc Kạnh", viet.Date{}, nil},
	} {
		if diff := cmp.Diff(test.want, endedIn(t, test.text, test.on), cmpopts.IgnoreUnexported(Ended{})); diff != "" {
			t.Errorf("%s on %s: %s", test.text, test.on.ISO(), diff)
		}
	}
}
