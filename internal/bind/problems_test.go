package bind

import (
	"strings"
	"testing"

	"vanban/internal/template"
)

// Every way in which columns and fields do not meet is told with its place and
// what to do.
func TestProblemsOfColumns(t *testing.T) {
	const twins = `---
id: thu
ten: Thư
loai: cong-van
truong:
  - {ten: a, nhan: Tên, kieu: chu}
  - {ten: b, nhan: Tên, kieu: chu}
  - {ten: han_gui, nhan: Hạn gửi báo cáo, kieu: ngay, bat_buoc: true}
  - {ten: noi, nhan: Nơi nhận báo cáo, kieu: chu, bat_buoc: true, mac_dinh: Bộ}
  - ten: nhom
    nhan: Nhóm
    kieu: nhom
    bat_buoc: true
    truong:
      - {ten: ngay, nhan: Ngày, kieu: ngay, bat_buoc: true}
      - {ten: so, nhan: Số của nhóm, kieu: chu, bat_buoc: true}
  - ten: bang
    nhan: Bảng
    kieu: bang
    cot:
      - {ten: x, nhan: X, kieu: chu}
trich_yeu: thử
---
Nội dung.
`
	const shared = "mau: thu\nnguoi_ky: giam-doc\nngay_ban_hanh: 1/9/2026\ndu_lieu: {han_gui: 1/1/2027, nhom: {ngay: 1/1/2026, so: 5/KH}}\n"
	for _, test := range []struct {
		name, base string
		titles     []string
		row        []string
		maps       []string
		want       string
	}{
		{"a label of two fields", shared, []string{"Tên"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: lỗi: tên cột “Tên” là nhãn của 2 trường
    thu.vb.md:6:5: trường “a” khai ở đây
    thu.vb.md:7:5: trường “b” khai ở đây
    gợi ý: chỉ rõ bằng --map "Tên=a" (hoặc: b), hoặc đổi tên cột`},
		{"a mapping decides between them", shared, []string{"Tên"}, nil, []string{"Tên = b"}, ""},
		{"two columns for one field", shared, []string{"han_gui", "Hạn gửi báo cáo"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô B3: lỗi: hai cột “han_gui” và “Hạn gửi báo cáo” cùng điền “han_gui” (Hạn gửi báo cáo)
    ds.xlsx, trang tính “Danh sách”, ô A3: cột “han_gui” ở đây
    gợi ý: chọn một cột bằng --map "han_gui=han_gui", hoặc bỏ qua một cột bằng --map "Hạn gửi báo cáo="`},
		{"two columns of one name", shared, []string{"han_gui", "Hạn gửi báo cáo", "hạn gửi báo cáo"}, nil, []string{"A="}, `
ds.xlsx, trang tính “Danh sách”, ô C3: lỗi: hai cột “Hạn gửi báo cáo” và “hạn gửi báo cáo” cùng điền “han_gui” (Hạn gửi báo cáo)
    ds.xlsx, trang tính “Danh sách”, ô B3: cột “Hạn gửi báo cáo” ở đây
    gợi ý: chọn một cột bằng --map "B=han_gui", hoặc bỏ qua một cột bằng --map "C="`},
		{"a mapping decides between columns", shared, []string{"han_gui", "Hạn gửi báo cáo"}, nil, []string{"Hạn gửi báo cáo = han_gui"}, `
ds.xlsx, trang tính “Danh sách”, ô A3: ghi chú: không dùng 1 cột: “han_gui”
    gợi ý: dùng cột nào thì thêm --map "Cột=trường"`},
		{"a slip of the pen", shared, []string{"Hạn gởi báo cáo", "Dân số", "Ghi chú", "TT", ""}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: cảnh báo: cột “Hạn gởi báo cáo” không ứng với trường nào
    gợi ý: ý bạn là “Hạn gửi báo cáo”?
ds.xlsx, trang tính “Danh sách”, ô B3: ghi chú: không dùng 2 cột: “Dân số”, “Ghi chú”
    gợi ý: dùng cột nào thì thêm --map "Cột=trường"`},
		{"nothing gives a required field", "mau: thu\n", []string{"a", "Nhóm: Ngày"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”: lỗi: thiếu trường bắt buộc, không có cột và không có trong phần chung: han_gui (Hạn gửi báo cáo); nhom.so (Số của nhóm)
    gợi ý: thêm cột có tên ấy, chỉ cột bằng --map "Cột=trường", hoặc ghi giá trị chung vào tệp khai báo`},
		{"mappings of nothing", shared, []string{"Tên riêng", "X", "X"}, nil, []string{"Tên riên = a", "Tên riêng = han_gởi", "X = bang[1].x", "Tên riêng = a"}, `
--map: lỗi: bảng không có cột “Tên riên”
    gợi ý: ý bạn là “Tên riêng”?
--map: lỗi: chỉ định “Tên riêng = han_gởi”: không có trường “han_gởi”
    gợi ý: ý bạn là “han_gui”?
--map: lỗi: có 2 cột tên “X”: B, C
    ds.xlsx, trang tính “Danh sách”, ô B3: cột “X” ở đây
    ds.xlsx, trang tính “Danh sách”, ô C3: cột “X” ở đây
    gợi ý: chỉ cột bằng chữ cái của nó, như --map "B=bang[1].x"
--map: lỗi: cột “Tên riêng” được chỉ định hai lần
    gợi ý: giữ lại một chỉ định cho mỗi cột
ds.xlsx, trang tính “Danh sách”, ô B3: ghi chú: không dùng cột “X”
    gợi ý: ghi vào tên cột nó điền dòng nào của bảng, như “bang[1].x”; nhiều dòng của một nơi nhận thì dồn về một dòng
ds.xlsx, trang tính “Danh sách”, ô C3: ghi chú: không dùng cột “X”
    gợi ý: ghi vào tên cột nó điền dòng nào của bảng, như “bang[1].x”; nhiều dòng của một nơi nhận thì dồn về một dòng`},
		{"a heading that no field has", shared, []string{"Cuộc họp: Tên riêng", "Đợt 1: Nơi nhận báo cáo", "Kế hoạch: Số của nhóm"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: ghi chú: không dùng 2 cột: “Cuộc họp: Tên riêng”, “Kế hoạch: Số của nhóm”
    gợi ý: dùng cột nào thì thêm --map "Cột=trường"
ds.xlsx, trang tính “Danh sách”, ô B3: ghi chú: không dùng cột “Đợt 1: Nơi nhận báo cáo”
    gợi ý: nếu là trường ấy thì thêm --map "Đợt 1: Nơi nhận báo cáo=noi"`},
		{"an old encoding", shared, []string{"N¬i nhËn b¸o c¸o", "Tªn c¬ quan"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: lỗi: bảng gõ bằng bảng mã TCVN3 (ABC), không phải Unicode, như “N¬i nhËn b¸o c¸o”
    gợi ý: chuyển bảng sang Unicode bằng bộ gõ, như UniKey, rồi lưu lại
ds.xlsx, trang tính “Danh sách”, ô A3: ghi chú: không dùng 2 cột: “N¬i nhËn b¸o c¸o”, “Tªn c¬ quan”
    gợi ý: dùng cột nào thì thêm --map "Cột=trường"`},
		{"a mapping to a label of two", shared, []string{"Cột"}, nil, []string{"Cột = Tên"}, `
--map: lỗi: chỉ định “Cột = Tên”: “Tên” là nhãn của 2 trường
    gợi ý: viết đường dẫn của trường: a, b`},
		{"a table in a cell", shared, []string{"Bảng", "Nhóm"}, []string{"x", ""}, nil, `
ds.xlsx, trang tính “Danh sách”, ô A4: lỗi: cột “Bảng” ứng với “bang” (Bảng), là bảng hoặc nhóm, không ghi được trong một ô
    gợi ý: ghi mỗi phần một cột, như “bang[1].x”; không cần cột này thì thêm --map "Bảng="`},
		{"numbers from 0", shared, []string{"bang[0].x"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: lỗi: tên cột “bang[0].x” đánh số từ 0, phải từ 1
    gợi ý: viết “bang[1].x”`},
		{"names that other things have, too", shared, []string{"Ngày ban hành", "Số", "Ngày"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: cảnh báo: cột “Ngày ban hành” được hiểu là van_ban.ngay_ban_hanh (Ngày ban hành) và thay giá trị đã ghi trong tệp khai báo
    chung.vb.yaml:3:16: giá trị đã ghi ở đây
    gợi ý: bỏ qua cột bằng --map "Ngày ban hành=" nếu nó nói về việc khác
ds.xlsx, trang tính “Danh sách”, ô B3: ghi chú: cột “Số” được hiểu là van_ban.so (Số)
    gợi ý: bỏ qua cột bằng --map "Số=" nếu nó nói về việc khác
ds.xlsx, trang tính “Danh sách”, ô C3: cảnh báo: cột “Ngày” được hiểu là nhom.ngay (Nhóm: Ngày) và thay giá trị đã ghi trong tệp khai báo
    chung.vb.yaml:4:43: giá trị đã ghi ở đây
    gợi ý: bỏ qua cột bằng --map "Ngày=" nếu nó nói về việc khác`},
		{"a part of what is one text", shared, []string{"nguoi_ky.ho_ten", "nguoi_ky.chuc_vu"}, nil, nil, `
ds.xlsx, trang tính “Danh sách”, ô A3: lỗi: cột “nguoi_ky.ho_ten” điền một phần (van_ban.nguoi_ky.ho_ten) của giá trị mà tệp khai báo ghi thành một dòng chữ “giam-doc”
    chung.vb.yaml:2:11: giá trị đã ghi ở đây
    gợi ý: ghi từng phần trong tệp khai báo, hoặc bỏ qua cột bằng --map "nguoi_ky.ho_ten="`},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := Options{Base: yaml(t, test.base)}
			for _, s := range test.maps {
				p, _ := ParsePair(s)
				o.Map = append(o.Map, p)
			}
			data := sheet(test.titles)
			if test.row != nil {
				data = sheet(test.titles, test.row)
			}
			_, problems := Bind(data, fields(t, twins), o)
			if got, want := strings.TrimSpace(printed(problems)), strings.TrimSpace(test.want); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestPairsWithoutEqualsSign(t *testing.T) {
	for _, s := range []string{"dia_phuong", "= dia_phuong", ""} {
		if _, problems := ParsePair(s); !problems.HasErrors() {
			t.Errorf("%q: no error", s)
		}
	}
}

// What a title can be tied to is every type there is.
func TestTheTemplateOfTheTestsHasEveryType(t *testing.T) {
	seen := map[template.Type]bool{}
	var walk func(fields []template.Field)
	walk = func(fields []template.Field) {
		for _, f := range fields {
			seen[f.Type], seen[f.Item] = true, true
			walk(f.Fields)
		}
	}
	walk(fields(t, letterTemplate))
	for _, typ := range template.Types() {
		if !seen[typ] {
			t.Errorf("no field of type %s", typ)
		}
	}
}
