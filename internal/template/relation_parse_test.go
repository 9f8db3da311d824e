package template

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const relationHead = `---
id: m
ten: M
loai: bao-cao
truong:
  - {ten: tu_nam, kieu: nam}
  - {ten: den_nam, kieu: nam}
  - {ten: nhan, kieu: lua_chon, lua_chon: [Cao, Thấp]}
  - {ten: tong, kieu: tien}
  - ten: nhiem_vu
    kieu: bang
    cot:
      - {ten: chu_tri, nhan: Cơ quan chủ trì}
      - {ten: phoi_hop, kieu: danh_sach}
      - {ten: han, kieu: thoi_han}
      - {ten: gia_tri, kieu: theo_moc}
  - {ten: co_quan, kieu: bang, cot: [{ten: ten}]}
quy_tac:
`

func TestRelationsAreRead(t *testing.T) {
	tmpl, problems := Parse("m.vb.md", []byte(relationHead+`  - {truong: nhiem_vu.chu_tri, thuoc: co_quan.ten}
  - {truong: nhiem_vu.chu_tri, thuoc: noi_nhan, tru_khi_co: [Các cơ quan]}
  - {truong: nhiem_vu.han, trong: [tu_nam, den_nam], muc: cảnh báo}
  - {truong: nhiem_vu.han, truoc: van_ban.ngay_ban_hanh}
  - {truong: tong, khong_nho_hon: 5, thong_bao: tổng quá nhỏ}
  - {truong: tong, bat_buoc_khi: {nhan: [cao]}}
---
Chữ.
`))
	if tmpl == nil {
		t.Fatal(problems)
	}
	var got []string
	for _, r := range tmpl.relations {
		var paths []string
		for _, p := range r.Paths() {
			paths = append(paths, p.String())
		}
		got = append(got, r.Key+" "+strings.Join(paths, " ")+" "+r.At.String())
	}
	want := []string{
		"thuoc nhiem_vu.chu_tri co_quan.ten m.vb.md:19:5",
		"thuoc nhiem_vu.chu_tri m.vb.md:20:5",
		"trong nhiem_vu.han tu_nam den_nam m.vb.md:21:5",
		"truoc nhiem_vu.han m.vb.md:22:5",
		"khong_nho_hon tong m.vb.md:23:5",
		"bat_buoc_khi tong nhan m.vb.md:24:5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMistakesInRelations(t *testing.T) {
	for item, want := range map[string]string{
		"{truong: nhiem_vu.chutri, thuoc: co_quan.ten}":                     "19:14: không có trường “chutri” trong “nhiem_vu” | ý bạn là “nhiem_vu.chu_tri”?",
		"{truong: ke, thuoc: co_quan.ten}":                                  "19:14: không có trường “ke” | dùng một trong: tu_nam, den_nam, nhan, tong, nhiem_vu, co_quan",
		"{truong: co_quan.ten.ma, khong_lap: có}":                           "19:14: không có trường “ma” trong “co_quan.ten” | ý bạn là “co_quan.ten”?",
		"{truong: nhiem_vu.chu_tri, thuoc: co_quan.tenn}":                   "19:39: không có trường “tenn” trong “co_quan” | ý bạn là “co_quan.ten”?",
		"{truong: nhiem_vu.chu_tri}":                                        "19:5: quy tắc chưa ghi quan hệ nào | thêm một trong: thuoc, khong_thuoc, khong_lap, trong, sau, khong_truoc, truoc, khong_sau, khong_nho_hon, khong_lon_hon, khong_giam, khong_giam_tu, du_moc, bang_tong, bang_ty_le, con_hieu_luc, bat_buoc_khi, bo_trong_khi",
		"{truong: nhiem_vu.chu_tri, thuoc: co_quan.ten, khong_lap: có}":     "19:5: quy tắc có 2 quan hệ “thuoc”, “khong_lap”, mỗi mục chỉ có một | tách thành hai mục của quy_tac",
		"{thuoc: co_quan.ten}":                                              "19:5: quy tắc chưa ghi trường được xét | thêm “truong: …”, tên trường hoặc bảng.cột",
		"{truong: den_nam, sao: tu_nam}":                                    "19:23: không có khóa “sao” trong “quy_tac” | ý bạn là “sau”?",
		"{truong: nhan, sau: tu_nam}":                                       "19:14: “nhan” có kiểu lua_chon, “sau” cần kiểu ngay, ngay_thang, nam hoặc thoi_han | chọn trường khác, hoặc đổi kiểu của trường",
		"{truong: nhiem_vu.phoi_hop, khong_giam: có}":                       "19:14: “nhiem_vu.phoi_hop” có kiểu danh_sach của chu, “khong_giam” cần kiểu theo_moc, hoặc danh sách, cột số | chọn trường khác, hoặc đổi kiểu của trường",
		"{truong: den_nam, sau: nhan}":                                      "19:28: “nhan” có kiểu lua_chon, không so được với “den_nam” có kiểu nam | chọn trường khác, hoặc đổi kiểu của trường",
		"{truong: den_nam, sau: 31/2/2026}":                                 "19:28: “31/2/2026” không so được với “den_nam” có kiểu nam | viết một giá trị như của trường “den_nam”, hoặc tên một trường",
		"{truong: nhiem_vu.han, trong: [tu_nam]}":                           "19:36: “trong” có 1 mục, cần 2 trường hoặc giá trị | viết “trong: …” với 2 trường hoặc giá trị",
		"{truong: nhiem_vu.chu_tri, thuoc: []}":                             "19:5: “thuoc” có 0 mục, cần ít nhất một trường | viết “thuoc: …” với ít nhất một trường",
		"{truong: nhiem_vu.phoi_hop, khong_lap: không}":                     "19:44: “khong_lap” là “không”, cần “có” | viết “khong_lap: có”",
		"{truong: den_nam, sau: tu_nam, muc: nặng}":                         "19:41: không có mức “nặng” | viết “muc: lỗi” hoặc “muc: cảnh báo”",
		"{truong: den_nam, sau: tu_nam, thong_bao: 'năm {{ .den_nam }}'}":   "19:47: thong_bao của quy_tac không chứa {{ }} | viết một câu cố định, hoặc dùng kiem_tra",
		"{truong: nhiem_vu.chu_tri, thuoc: co_quan.ten, tru_khi_co: [Các]}": "19:65: “tru_khi_co” chỉ dùng với “thuoc: noi_nhan” | bỏ “tru_khi_co”",
		"{truong: tong, bat_buoc_khi: {nhan: [Caoo]}}":                      "19:42: “nhan” không thể có giá trị này: “Caoo” không nằm trong các lựa chọn | ý bạn là “Cao”?",
		"{truong: tong, bat_buoc_khi: {nhann: [Cao]}}":                      "19:35: không có trường “nhann” | ý bạn là “nhan”?",
		"{truong: tong, bat_buoc_khi: nhan}":                                "19:34: “bat_buoc_khi” là một dòng chữ, cần một nhóm khóa | viết “bat_buoc_khi: {tên_trường: [giá trị, …]}”",
		"{truong: tong, bat_buoc_khi: {nhiem_vu: [Cao]}}":                   "19:46: “nhiem_vu” có kiểu bang, chỉ xét được là có hay không | viết “nhiem_vu: có” (có giá trị) hoặc “nhiem_vu: không” (để trống)",
		"{truong: tong, bat_buoc_khi: {nhan: có}}":                          "19:41: “nhan” không thể có giá trị này: “có” không nằm trong các lựa chọn | ý bạn là “Cao”?",
		"{truong: tong, bat_buoc_khi: {nhan: []}}":                          "19:41: “bat_buoc_khi” cần các giá trị của “nhan” | viết “nhan: [giá trị, …]”",
	} {
		_, problems := Parse("m.vb.md", []byte(relationHead+"  - "+item+"\n---\nChữ.\n"))
		if len(problems) == 0 {
			t.Errorf("%s: no problem", item)
			continue
		}
		p := problems.Sorted()[0]
		if got := strings.TrimPrefix(p.At.String(), "m.vb.md:") + ": " + p.Message + " | " + p.Hint; got != want {
			t.Errorf("%s:\n got %s\nwant %s", item, got, want)
		}
	}
}

// TestRuleThatIsNoMap: an item that is no list of keys is told of once.
func TestRuleThatIsNoMap(t *testing.T) {
	_, problems := Parse("m.vb.md", []byte(relationHead+"  - 5\n---\nChữ.\n"))
	if len(problems) != 1 || problems[0].At.Start.Line != 19 {
		t.Errorf("problems: %v", problems)
	}
}

// TestGuideListsRelations finds every relation in the authors' guide.
func TestGuideListsRelations(t *testing.T) {
	guide, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range relationKinds() {
		if !strings.Contains(string(guide), "`"+k.key+":") && !strings.Contains(string(guide), "`"+k.key+"`") {
			t.Errorf("docs/templates.md does not list %s", k.key)
		}
	}
}
