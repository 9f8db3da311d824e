package bind

import (
	"strings"
	"testing"

	"vanban/internal/template"
	"vanban/internal/viet"
)

// The register gives each province as it is called on the day of the letter.
func TestProvincesOfADay(t *testing.T) {
	for _, test := range []struct {
		on             viet.Date
		quangNinh, hue string
	}{
		{viet.Date{Day: 31, Month: 8, Year: 2026}, "quang-ninh|Quảng Ninh|tỉnh|tỉnh Quảng Ninh|Đồng bằng sông Hồng|Ủy ban nhân dân tỉnh Quảng Ninh", "thành phố Huế"},
		{viet.Date{Day: 20, Month: 9, Year: 2026}, "quang-ninh|Quảng Ninh|thành phố|thành phố Quảng Ninh|Đồng bằng sông Hồng|Ủy ban nhân dân thành phố Quảng Ninh", "thành phố Huế"},
		{viet.Date{}, "quang-ninh|Quảng Ninh|thành phố|thành phố Quảng Ninh|Đồng bằng sông Hồng|Ủy ban nhân dân thành phố Quảng Ninh", "thành phố Huế"},
	} {
		data := Provinces(register(t), test.on)
		if len(data.Rows) != 34 {
			t.Errorf("%s: %d provinces", test.on.Short(), len(data.Rows))
		}
		found := 0
		for i, row := range data.Rows {
			if row.Number != i+1 || len(row.Cells) != len(data.Columns) {
				t.Errorf("row %d has the number %d and %d cells", i+1, row.Number, len(row.Cells))
			}
			switch row.Cells[0].Text {
			case "quang-ninh":
				found++
				var texts []string
				for _, c := range row.Cells {
					texts = append(texts, c.Text)
				}
				if got := strings.Join(texts, "|"); got != test.quangNinh {
					t.Errorf("%s: %s", test.on.Short(), got)
				}
			case "hue":
				found++
				if got := row.Cells[3].Text; got != test.hue {
					t.Errorf("%s: %s", test.on.Short(), got)
				}
			}
		}
		if found != 2 {
			t.Errorf("%s: Quảng Ninh or Huế is missing", test.on.Short())
		}
	}
}

func TestWhatProvincesFill(t *testing.T) {
	province := template.Field{Name: "tinh", Type: template.Province}
	list := template.Field{Name: "noi", Type: template.Listing, Item: template.Province}
	other := template.Field{Name: "han", Type: template.Day}
	inside := template.Field{Name: "bang", Type: template.Records, Fields: []template.Field{province}}
	for _, test := range []struct {
		name   string
		fields []template.Field
		base   string
		want   string
	}{
		{"one field", []template.Field{other, province, inside}, "mau: x", "Mã → tinh"},
		{"one list", []template.Field{list}, "mau: x\nkinh_gui: Sở A", "Mã → noi"},
		{"no template", nil, "loai: cong-van", "Kính gửi → van_ban.kinh_gui"},
		{"an address", []template.Field{other, inside}, "mau: x\nkinh_gui: Sở A", "Kính gửi → van_ban.kinh_gui"},
		{"two", []template.Field{province, list}, "mau: x", `danh mục tỉnh, thành phố: lỗi: mẫu có 2 trường kiểu tỉnh, thành phố: tinh, noi
    gợi ý: chỉ rõ một trường, như --map "Mã=tinh"
`},
		{"none", []template.Field{other, inside}, "mau: x", `danh mục tỉnh, thành phố: lỗi: mẫu không có trường kiểu tỉnh, thành phố để điền nơi nhận
    gợi ý: chỉ rõ một trường nhận tên tỉnh, như --map "Tên đầy đủ=tên_trường", hoặc --map "Kính gửi=kinh_gui"
`},
	} {
		pairs, problems := ProvinceMap(test.fields, yaml(t, test.base), []Pair{{Column: "Vùng", Target: "han"}, {Column: "Tên"}})
		got := printed(problems)
		for _, p := range pairs {
			got += p.Column + " → " + p.Target
		}
		if got != test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
	if pairs, problems := ProvinceMap(nil, nil, []Pair{{Column: "tên đầy đủ", Target: "trich_yeu"}}); len(pairs) > 0 || len(problems) > 0 {
		t.Errorf("a pair is added to that of the user: %v %v", pairs, problems)
	}
}
