package places

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

func with(t *testing.T, src string) (*Register, string) {
	t.Helper()
	r, problems := register(t).With("danh-muc.yaml", []byte(src))
	var out bytes.Buffer
	if err := diag.Print(&out, problems); err != nil {
		t.Fatal(err)
	}
	return r, out.String()
}

func TestFileReplacesAndAdds(t *testing.T) {
	r, problems := with(t, `
so_nganh:
  - {id: so-noi-vu, ten: Sở Nội vụ, loai: sở, viet_tat: SNoV, dia_danh: Lạng Sơn}
  - {id: ban-quan-ly-khu-kinh-te, ten: Ban Quản lý Khu kinh tế, loai: cơ quan tương đương sở, viet_tat: BQLKKT}
tinh_thanh:
  - id: lang-son
    ten: Lạng Sơn
    ky:
      - {den: 2027-01-01, loai: tỉnh, vung: Trung du và miền núi phía Bắc}
      - {tu: 2027-01-01, loai: thành phố, vung: Trung du và miền núi phía Bắc, xac_nhan: không}
bo_nganh:
  - {id: bo-moi, ten: Bộ Mới, loai: bộ, viet_tat: BM, dia_danh: Hà Nội}
`)
	if problems != "" {
		t.Fatal(problems)
	}
	if d, _ := r.Department("Nội vụ", viet.Date{}); d.Abbreviation != "SNoV" || d.Place != "Lạng Sơn" || d.Source != "" {
		t.Errorf("got %+v: an entry takes the whole place of the old one", d)
	}
	if d, ok := r.Department("BQLKKT", viet.Date{}); !ok || d.Name != "Ban Quản lý Khu kinh tế" {
		t.Errorf("got %+v, %v", d, ok)
	}
	for on, want := range map[string]string{"31/12/2026": "tỉnh Lạng Sơn", "1/1/2027": "thành phố Lạng Sơn"} {
		if p, _ := r.Province("lang-son", date(t, on)); p.FullName != want || p.PlaceUnconfirmed != (p.Type == "thành phố") {
			t.Errorf("on %s: got %+v", on, p)
		}
	}
	ministries := r.Ministries(viet.Date{})
	if last := ministries[len(ministries)-1]; last.ID != "bo-moi" || last.From != (viet.Date{}) {
		t.Errorf("got %+v", last)
	}
	if d, _ := register(t).Department("so-noi-vu", viet.Date{}); d.Abbreviation != "SNV" {
		t.Error("the register of the program has changed")
	}
}

func TestTwoFiles(t *testing.T) {
	r, problems := with(t, "so_nganh: [{id: so-a, ten: Sở A, loai: sở, viet_tat: SA}]")
	if problems != "" {
		t.Fatal(problems)
	}
	r, list := r.With("b.yaml", []byte("so_nganh: [{id: so-b, ten: Sở B, loai: sở, viet_tat: SB}]"))
	for _, id := range []string{"so-a", "so-b", "so-noi-vu"} {
		if _, ok := r.Department(id, viet.Date{}); !ok || len(list) > 0 {
			t.Errorf("%s is missing: %v", id, list)
		}
	}
}

func TestMistakesOfAFile(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"no id", "bo_nganh: [{ten: Bộ A, loai: bộ, viet_tat: BA, dia_danh: Hà Nội}]", `danh-muc.yaml:1:12: lỗi: mục của bo_nganh thiếu id
    gợi ý: thêm “id: …” không dấu, như bo-noi-vu
`},
		{"odd id and no name", "so_nganh: [{id: Sở A, loai: sở, viet_tat: SA}]", `danh-muc.yaml:1:12: lỗi: mục “Sở A” thiếu tên (ten)
    gợi ý: thêm “ten: …” là tên đầy đủ
danh-muc.yaml:1:17: lỗi: id “Sở A” phải là chữ thường không dấu, nối bằng gạch
    gợi ý: viết “so-a”
`},
		{"traits", "bo_nganh: [{id: bo-a, ten: Bộ A, viet_tat: B A, ma_dinh_danh: 000.00.12.H28, xac_nhan: vâng}]", `danh-muc.yaml:1:12: lỗi: mục “bo-a” thiếu dia_danh
    gợi ý: thêm “dia_danh: …”
danh-muc.yaml:1:12: lỗi: mục “bo-a” thiếu loai
    gợi ý: thêm “loai: …”
danh-muc.yaml:1:44: lỗi: chữ viết tắt “B A” có dấu cách hoặc gạch chéo
    gợi ý: viết liền, như BKHCN
danh-muc.yaml:1:63: lỗi: ma_dinh_danh: mã “000.00.12.H28” viết kiểu cũ, cấp thấp nhất trước
    gợi ý: viết “H28.12” nếu cơ quan được cấp mã đó
danh-muc.yaml:1:88: lỗi: xac_nhan là “vâng”, cần “có” hoặc “không”
    gợi ý: viết “có” hoặc “không”
`},
		{"twice", `so_nganh:
  - {id: so-a, ten: Sở A, loai: sở, viet_tat: SA}
  - {id: so-a, ten: Sở B, loai: sở, viet_tat: SB}
`, `danh-muc.yaml:3:10: lỗi: id “so-a” khai hai lần trong so_nganh
    danh-muc.yaml:2:10: mục kia ở đây
    gợi ý: gộp hai mục, hoặc đổi id của một mục
`},
		{"name of another", "so_nganh: [{id: so-nv, ten: Sở Nội vụ, loai: sở, viet_tat: SNV}]",
			`danh-muc.yaml:1:17: lỗi: “so-noi-vu” chỉ cả “so-noi-vu” và “so-nv”
    gợi ý: đổi tên, đổi goi_khac, hoặc dùng id “so-noi-vu” để thay mục có sẵn
`},
		{"alias of a later one", "tinh_thanh: [{id: lang-son, ten: Lạng Sơn, goi_khac: phu-tho, loai: tỉnh}]",
			`danh-muc.yaml:1:19: lỗi: “phu-tho” chỉ cả “phu-tho” và “lang-son”
    gợi ý: đổi tên, đổi goi_khac, hoặc dùng id “phu-tho” để thay mục có sẵn
`},
		{"gap, overlap and a date that is none", `tinh_thanh:
  - id: a
    ten: A
    loai: tỉnh
    ky:
      - {den: 2025-01-01}
      - {tu: 2025-02-01, den: 2025-03-01}
      - {tu: 2025-02-15, den: 2025-02-30}
      - {tu: 3/2025}
`, `danh-muc.yaml:7:14: lỗi: có khoảng trống từ 01/01/2025 đến 01/02/2025 giữa hai thời kỳ
    gợi ý: ghi “tu: 2025-01-01”, bằng den của thời kỳ trước
danh-muc.yaml:8:14: lỗi: hai thời kỳ chồng lên nhau từ 15/02/2025 đến 01/3/2025
    gợi ý: ghi “tu: 2025-03-01”, bằng den của thời kỳ trước
danh-muc.yaml:8:31: lỗi: không có ngày “2025-02-30”: tháng 2 năm 2025 chỉ có 28 ngày
    gợi ý: sửa ngày thành số từ 1 đến 28
danh-muc.yaml:9:14: lỗi: “3/2025” thiếu ngày hoặc tháng
    gợi ý: viết đủ ngày, tháng, năm, như 2025-03-01
`},
		{"ends not written", `tinh_thanh:
  - {id: a, ten: A, loai: tỉnh, ky: [{}, {den: 2025-01-01}, {van_ban: X}]}
  - {id: b, ten: B, loai: tỉnh, nay_thuoc: a, ky: [{tu: 2025-01-01, den: 2025-01-01}]}
`, `danh-muc.yaml:2:38: lỗi: thời kỳ này có thời kỳ sau mà không ghi ngày kết thúc (den)
    gợi ý: thêm “den: …” là ngày bắt đầu của thời kỳ sau
danh-muc.yaml:2:61: lỗi: thời kỳ này có thời kỳ trước mà không ghi ngày bắt đầu (tu)
    gợi ý: thêm “tu: 2025-01-01”
danh-muc.yaml:3:74: lỗi: thời kỳ kết thúc 01/01/2025, không sau ngày bắt đầu 01/01/2025
    gợi ý: ghi den là ngày đầu tiên không còn áp dụng
`},
		{"successors", `so_nganh:
  - {id: so-a, ten: Sở A, loai: sở, viet_tat: SA, nay_thuoc: so-noi-v, ky: [{den: 2025-01-01}]}
  - {id: so-b, ten: Sở B, loai: sở, viet_tat: SB, ky: [{den: 2025-01-01}]}
  - {id: so-c, ten: Sở C, loai: sở, viet_tat: SC, nay_thuoc: so-noi-vu}
`, `danh-muc.yaml:2:62: lỗi: “so-a” chuyển về nơi chưa biết: không có sở, cơ quan tương đương sở “so-noi-v”
    gợi ý: ý bạn là “so-noi-vu”?
danh-muc.yaml:3:62: lỗi: “so-b” không còn từ 01/01/2025 mà không ghi nơi tiếp nhận (nay_thuoc)
    gợi ý: thêm “nay_thuoc: …” là id của nơi tiếp nhận
danh-muc.yaml:4:62: lỗi: “so-c” có nơi tiếp nhận (nay_thuoc) mà không ghi ngày kết thúc
    gợi ý: thêm “den: …” vào thời kỳ cuối, hoặc bỏ nay_thuoc
`},
		{"unknown key", "bo_ngành: []\nso: 1\n", `danh-muc.yaml:2:1: lỗi: không có khóa “so”
    gợi ý: dùng một trong các khóa: phien_ban, tinh_thanh, bo_nganh, so_nganh
`},
		{"not a group", "so_nganh: [Sở A]", `danh-muc.yaml:1:12: lỗi: “so_nganh” là một dòng chữ, cần các khóa id, ten, goi_khac, nay_thuoc, mot_phan_thuoc, loai, viet_tat, ma_dinh_danh, dia_danh, vung, van_ban, nguon, xac_nhan, ky
    gợi ý: xuống dòng, thụt vào rồi viết từng khóa
`},
	} {
		r, got := with(t, tt.src)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if len(r.List(viet.Date{})) != 34 {
			t.Errorf("%s: the register has changed", tt.name)
		}
	}
}

func TestBrokenRegisterIsAnError(t *testing.T) {
	_, err := read(source{"a.yaml", []byte("tinh_thanh: [{id: a, ten: A}]")})
	if err == nil || !strings.HasPrefix(err.Error(), "places: a.yaml:1:14: lỗi: mục “a” thiếu loai") {
		t.Errorf("got %v", err)
	}
}

// A unit that ended may have passed to one that ended in its turn, even in a
// circle.
func TestSuccessorsAreFollowed(t *testing.T) {
	r, problems := with(t, `so_nganh:
  - {id: so-a, ten: Sở A, loai: sở, viet_tat: SA, nay_thuoc: so-b, ky: [{den: 2025-01-01}]}
  - {id: so-b, ten: Sở B, loai: sở, viet_tat: SB, nay_thuoc: [so-c, so-a], ky: [{den: 2026-01-01}]}
  - {id: so-c, ten: Sở C, loai: sở, viet_tat: SC, ky: [{tu: 2026-01-01}]}
`)
	if problems != "" {
		t.Fatal(problems)
	}
	for on, want := range map[string]string{
		"1/1/2025": "Sở A không còn từ 01/01/2025, nay là Sở B",
		"1/1/2026": "Sở A không còn từ 01/01/2025, nay là Sở C",
	} {
		if got := r.MissingDepartment("so-a", date(t, on)).Reason; got != want {
			t.Errorf("on %s: got %q, want %q", on, got, want)
		}
	}
	circle, problems := with(t, `so_nganh:
  - {id: so-a, ten: Sở A, loai: sở, viet_tat: SA, nay_thuoc: so-b, ky: [{den: 2025-01-01}]}
  - {id: so-b, ten: Sở B, loai: sở, viet_tat: SB, nay_thuoc: so-a, ky: [{den: 2025-01-01}]}
`)
	e := circle.MissingDepartment("so-a", viet.Date{})
	if e.Reason != "Sở A không còn từ 01/01/2025" || e.Hint != "ghi ngày ban hành trước 01/01/2025" || problems != "" {
		t.Errorf("got %+v %s", e, problems)
	}
}

func FuzzWith(f *testing.F) {
	f.Add("so_nganh: [{id: so-a, ten: Sở A, loai: sở, viet_tat: SA, nay_thuoc: so-a, ky: [{den: 2025-01-01}]}]")
	f.Add("tinh_thanh: [{id: a, ten: A, ky: [{den: 2025-01-01, loai: x}, {tu: 2025-01-01}]}]")
	f.Fuzz(func(t *testing.T, src string) {
		r, problems := register(t).With("f", []byte(src))
		for _, id := range []string{"so-a", "a", src} {
			_, found := r.Department(id, viet.Date{Year: 2024})
			if !found && r.MissingDepartment(id, viet.Date{Year: 2024}).Hint == "" {
				t.Errorf("%q: no hint", id)
			}
		}
		for _, d := range problems {
			if d.Hint == "" || d.Message == "" {
				t.Errorf("%+v", d)
			}
		}
	})
}
