package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/pack"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
)

// form is a template with a field of every type.
const form = `---
id: mau-thu
ten: Mẫu thử
loai: thong-bao
co_quan_ban_hanh: Sở Khoa học và Công nghệ
dia_danh: Lạng Sơn
trich_yeu: thử các kiểu
nguoi_ky: {chuc_vu: GIÁM ĐỐC}
noi_nhan: [Các đơn vị thuộc Sở]
luu: VT
truong:
  - {ten: dong, bat_buoc: có}
  - {ten: doan_van, kieu: doan}
  - {ten: so_nguyen, kieu: so}
  - {ten: le, kieu: thap_phan}
  - {ten: so_tien, kieu: tien}
  - {ten: phan_tram, kieu: ty_le}
  - {ten: ngay_hop, kieu: ngay}
  - {ten: ngay_gui, kieu: ngay_thang}
  - {ten: han, kieu: thoi_han}
  - {ten: nam_hoc, kieu: nam}
  - {ten: co_hop, kieu: co_khong}
  - {ten: cap, kieu: lua_chon, lua_chon: [Tỉnh, Xã phường, 2026]}
  - {ten: tinh, kieu: tinh_thanh}
  - {ten: bo, kieu: bo_nganh}
  - {ten: so_nhan, kieu: so_nganh}
  - {ten: ten_goi, kieu: danh_sach}
  - {ten: cac_nam, kieu: danh_sach, muc: nam}
  - ten: hang
    kieu: bang
    cot:
      - {ten: ten, bat_buoc: có}
      - {ten: diem, kieu: thap_phan}
  - ten: lien_lac
    kieu: nhom
    truong:
      - {ten: dia_chi, bat_buoc: có}
      - {ten: dien_thoai}
  - {ten: chi_tieu, kieu: theo_moc}
  - {ten: mac, mac_dinh: sẵn có, bat_buoc: có}
---
Nội dung {{ .dong }}.
`

// tpl is that template.
func tpl(t testing.TB) *template.Template {
	t.Helper()
	out, problems := template.Parse("mau-thu.vb.md", []byte(form))
	if out == nil {
		t.Fatal(problems)
	}
	return out
}

// read is what the program says of a definition of the template.
func read(t testing.TB, tpl *template.Template, text string) diag.List {
	t.Helper()
	root, problems := record.YAML("a.vb.yaml", []byte(text))
	if root == nil {
		return problems
	}
	register, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	env := template.Env{Env: definition.Env{Regulation: law.Decree30(), Stage: doc.Draft}, Places: register}
	if name := root.Field("mau"); !name.Empty() {
		_, more := tpl.Fill(root, env)
		return append(problems, more...)
	}
	_, more := definition.Whole(root, env.Env)
	return append(problems, more...)
}

// What the program takes the schema takes, however it is typed.
func TestAcceptsWhatTheProgramAccepts(t *testing.T) {
	tpl := tpl(t)
	s := compile(t, source(t).Template(tpl))
	general := compile(t, source(t).Definition())
	for _, data := range []string{
		"dong: một", "dong: 05", "dong: 1.100", "dong: true", "dong: >\n    hai dòng\n    thành một", "dong:", "Dòng: hoa", "DÒNG: hoa", "dong: \"\"",
		"do\u0300ng: tổ hợp", "dong: a\n  doan_van: |\n    một\n\n    hai", "dong: a\n  đoạn-văn: b",
		"dong: a\n  so_nguyen: 1.234.567", "dong: a\n  so_nguyen: 1.100", "dong: a\n  so_nguyen: \"1 234\"", "dong: a\n  so_nguyen: 05",
		"dong: a\n  so_nguyen: −5", "dong: a\n  so_nguyen:", "dong: a\n  so_nguyen: +7",
		"dong: a\n  le: 0,69", "dong: a\n  le: 0.69", "dong: a\n  le: 1.234,5", "dong: a\n  le: -1", "dong: a\n  le: \" 2 \"",
		"dong: a\n  so_tien: 1.500.000", "dong: a\n  so_tien: 1500000", "dong: a\n  phan_tram: 12,5%", "dong: a\n  phan_tram: 12,5 %", "dong: a\n  phan_tram: 12.5",
		"dong: a\n  ngay_hop: 2026-03-30", "dong: a\n  ngay_hop: 30/3/2026", "dong: a\n  ngay_hop: 30.3.2026", "dong: a\n  ngay_hop: ngày 30 tháng 3 năm 2026",
		"dong: a\n  ngay_hop: 3.2026", "dong: a\n  ngay_hop: 2026", "dong: a\n  ngay_hop: NGÀY 30 THÁNG 3 NĂM 2026",
		"dong: a\n  ngay_gui: 10/12", "dong: a\n  ngay_gui: 10.12", "dong: a\n  ngay_gui: ngày 10 tháng 12",
		"dong: a\n  han: Quý II/2026", "dong: a\n  han: Hằng năm", "dong: a\n  han: THƯỜNG XUYÊN", "dong: a\n  han: dinh ky", "dong: a\n  han: 2026",
		"dong: a\n  han: 2026 - 2030", "dong: a\n  han: mỗi quý", "dong: a\n  han: 12.2026", "dong: a\n  han: trước ngày 10/12", "dong: a\n  han: hang thang",
		"dong: a\n  nam_hoc: 2026", "dong: a\n  nam_hoc: \"2026\"", "dong: a\n  nam_hoc: ' 2026 '",
		"dong: a\n  co_hop: có", "dong: a\n  co_hop: Không", "dong: a\n  co_hop: true", "dong: a\n  co_hop: KHONG", "dong: a\n  co_hop: yes", "dong: a\n  co_hop: No",
		"dong: a\n  cap: Tỉnh", "dong: a\n  cap: tinh", "dong: a\n  cap: xã - phường", "dong: a\n  cap: 2026", "dong: a\n  cap: \"2026\"", "dong: a\n  cap: XA_PHUONG",
		"dong: a\n  tinh: Lạng Sơn", "dong: a\n  tinh: tỉnh lạng sơn", "dong: a\n  bo: BNV", "dong: a\n  so_nhan: so-noi-vu",
		"dong: a\n  ten_goi: một", "dong: a\n  ten_goi: [một, 2, true]", "dong: a\n  ten_goi: []", "dong: a\n  ten_goi:\n    -\n    - b", "dong: a\n  ten_goi:",
		"dong: a\n  cac_nam: 2026", "dong: a\n  cac_nam: [2026, \"2027\"]",
		"dong: a\n  hang:\n    - {ten: a, diem: \"1,5\"}\n    -\n    - {Tên: b, ĐIỂM: 2}", "dong: a\n  hang: []", "dong: a\n  hang:", "dong: a\n  hang: {}", "dong: a\n  hang:\n    - {ten: }",
		"dong: a\n  lien_lac: {dia_chi: a}", "dong: a\n  lien_lac: {}", "dong: a\n  lien_lac:", "dong: a\n  lien_lac: {Địa chỉ: a, điện thoại: 0912 345 678}",
		"dong: a\n  chi_tieu: {2026: 220, 2030: \"1,5\"}", "dong: a\n  chi_tieu: {}", "dong: a\n  chi_tieu: {\"2026\": }",
		"dong: a\n  mac: khác", "dong: a\n  mac:",
	} {
		agree(t, tpl, "mau: mau-thu\ndu_lieu:\n  "+data, s.Validate, general.Validate)
	}
	for _, more := range []string{
		"so: 05", "số: 12a", "so:", "ngay_ban_hanh: 2026-03-05", "ngay_ban_hanh: 3.2026", "ngay_ban_hanh: 05/3/2026", "Ngày ban hành: ……/……/2026", "ngay_ban_hanh: \"\"",
		"nguoi_ky: {ho_ten: Nguyễn Văn Mẫu}", "nguoi_ky:\n  - {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}", "người ký: {Chức vụ: GIÁM ĐỐC, Họ tên: A}",
		"noi_nhan: Các đơn vị", "noi_nhan: [a, [b, c], 3]", "noi_nhan:\n  - A\n  -", "lien_he: []", "trinh_bay: []", "trinh_bay: {co_chu: 14, dan_dong: \"1,5\", le_trai: 30 mm}",
		"trinh_bay: {bo_co_chu: 13 / 14 / 14}", "trình bày: {cỡ chữ: 13.5}", "trinh_bay: {thut_dong: 1.27}", "do_khan: Hỏa tốc", "do_khan: hoa-toc", "do_khan: KHẨN", "do_khan:",
		"thu_hoi: có", "thu_hoi: false", "dien_tu: Có\nthoi_gian_ky: 05/3/2026 10:15:30", "du_thao: 2", "du_thao: LẦN 2", "so_ban: 300", "so_ban: 1.300", "nguoi_soan: PL",
		"loai: Thông báo", "loai: thong-bao", "sieu_du_lieu: {ngon_ngu: 1, tu_khoa: [a, b], thời hạn lưu trữ: 70 năm}", "sieu_du_lieu: {che_do_su_dung: công khai}", "sieu_du_lieu: {ngon_ngu: 01}",
		"phu_luc:\n  - {tieu_de: A, huong: dọc, noi_dung: abc}\n  - {huong: NGANG, tep_rieng: có, noi_dung: \"1\"}", "phu_luc: {tieu_de: A, noi_dung: abc}", "phu_luc: []",
		"kem_theo: {loai: Quy chế, trich_yeu: a, noi_dung: abc}", "vien_dan: {nhan: a, ten_loai: Luật, trich_yeu: Đất đai, ngay: 18/01/2024}",
		"ban_sao: {}", "ban_sao: {hinh_thuc: Sao y, co_quan_ban_hanh: A, dia_danh: B, ngay: 3/2026, nguoi_ky: {chuc_vu: C}, noi_nhan: D}", "ten_loai:", "kem_theo:",
		"pham_vi_luu_hanh: Xem xong trả lại", "can_cu: Căn cứ Luật A", "don_vi:", "ten_tep: 5",
	} {
		agree(t, tpl, "mau: mau-thu\ndu_lieu: {dong: a}\n"+more, s.Validate, general.Validate)
	}
}

// agree fails if the program refuses a file, or a schema does.
func agree(t *testing.T, tpl *template.Template, text string, schemas ...func(any) error) {
	t.Helper()
	if problems := read(t, tpl, text); problems.HasErrors() {
		t.Errorf("the program refuses it: %v\n%s", problems.Sorted()[0], text)
	}
	for _, validate := range schemas {
		if err := validate(typed(t, text)); err != nil {
			t.Errorf("the schema refuses it: %v\n%s", err, text)
		}
	}
}

// What is plainly wrong is refused by both.
func TestRefusesWhatIsPlainlyWrong(t *testing.T) {
	tpl := tpl(t)
	s := compile(t, source(t).Template(tpl))
	for _, data := range []string{
		"dong_la: a\n  dong: a", "khac: a", "dong: [a]", "dong: {a: b}", "dong: |\n    hai\n    dòng", "dong: a\n  doan_van: [a]",
		"dong: a\n  so_nguyen: mười", "dong: a\n  so_nguyen: có", "dong: a\n  so_nguyen: 1,5", "dong: a\n  so_nguyen: true", "dong: a\n  le: abc", "dong: a\n  so_tien: 5 triệu",
		"dong: a\n  phan_tram: nhiều", "dong: a\n  ngay_hop: hôm nay", "dong: a\n  ngay_hop: 30/3", "dong: a\n  ngay_gui: cuối năm", "dong: a\n  han: sớm", "dong: a\n  nam_hoc: 26",
		"dong: a\n  nam_hoc: năm nay", "dong: a\n  co_hop: có lẽ", "dong: a\n  co_hop: 1", "dong: a\n  cap: Huyện", "dong: a\n  cap: 2027", "dong: a\n  tinh: [a, b]", "dong: a\n  cac_nam: [2026, sau]",
		"dong: a\n  ten_goi: {a: b}", "dong: a\n  hang: một", "dong: a\n  hang: {ten: a}", "dong: a\n  hang: [a]", "dong: a\n  hang:\n    - {diem: 1}", "dong: a\n  hang:\n    - {}",
		"dong: a\n  hang:\n    - {ten: a, mau: b}", "dong: a\n  lien_lac: a", "dong: a\n  lien_lac: {dien_thoai: 1}", "dong: a\n  lien_lac: {Điện thoại: 1}", "dong: a\n  lien_lac: {dia_chi: a, la: b}",
		"dong: a\n  chi_tieu: 5", "dong: a\n  chi_tieu: {năm nay: 5}", "dong: a\n  chi_tieu: {2026: nhiều}", "so_nguyen: 5",
	} {
		refused(t, tpl, "mau: mau-thu\ndu_lieu:\n  "+data, s.Validate)
	}
	for _, more := range []string{
		"noi_nhann: a", "so: [1]", "ngay_ban_hanh: sắp tới", "ngay_ban_hanh: [1]", "nguoi_ky: {chuc_vu: A, ho_va_ten: B}", "nguoi_ky: {chuc_vu: [A]}", "noi_nhan: {a: b}",
		"trinh_bay: {co_chu: to}", "trinh_bay: {co_chu_to: 14}", "trinh_bay: {bo_co_chu: 10/10/10}", "do_khan: gấp", "do_mat: rất mật", "thu_hoi: có lẽ", "so_ban: nhiều",
		"loai: cong-van", "loai: thong-baoo", "sieu_du_lieu: {la: 1}", "sieu_du_lieu: {ngon_ngu: Tiếng Lào}", "phu_luc: {noi_dung: a, huong: chéo}", "phu_luc: {tieu_de: A}",
		"kem_theo: {noi_dung: a}", "kem_theo: {loai: quy-che-moi, noi_dung: a}", "vien_dan: {nhan: a}", "vien_dan: {nhan: a, ten_loai: Luật, trich_yeu: A, la: b}",
		"ban_sao: {so: 5}", "ban_sao: {hinh_thuc: chép tay, co_quan_ban_hanh: A}", "ten_loai: THÔNG BÁO", "noi_dung: abc", "thoi_gian_ky: chiều nay", "cac_ben: [{a: b}]", "du_lieu_khac: {}",
	} {
		refused(t, tpl, "mau: mau-thu\ndu_lieu: {dong: a}\n"+more, s.Validate)
	}
	for _, whole := range []string{"mau: mau-thu", "mau: mau-thu\ndu_lieu:", "mau: mau-thu\ndu_lieu: [a]"} {
		refused(t, tpl, whole, s.Validate)
	}
	general := compile(t, source(t).Definition())
	for _, whole := range []string{"so: 5", "loai: thong-bao\nnoi_dung: a\ndu_lieu: {a: b}", "loai: thong-bao", "loai: thong_baoo\nnoi_dung: a", "loai: thong-bao\nnoi_dung: [a]", "- a", "Số: 5"} {
		refused(t, tpl, whole, general.Validate)
	}
}

// refused fails unless both the program and a schema refuse a file.
func refused(t *testing.T, tpl *template.Template, text string, validate func(any) error) {
	t.Helper()
	if problems := read(t, tpl, text); !problems.HasErrors() {
		t.Errorf("the program takes it: %v\n%s", problems, text)
	}
	if validate(typed(t, text)) == nil {
		t.Errorf("the schema takes it:\n%s", text)
	}
}

// The files of an organisation: what their readers say and what their schemas do.
func TestVerdictsOnOtherFiles(t *testing.T) {
	s := source(t)
	rules := nd30.Rules(s.Regulation)
	for _, file := range []struct {
		name   string
		schema []byte
		read   func(text string) diag.List
		good   []string
		bad    []string
	}{
		{"co-quan.yaml", s.Profile(), func(text string) diag.List {
			_, problems := definition.ReadProfile("co-quan.yaml", []byte(text), s.Regulation)
			return problems
		},
			[]string{"viet_tat: SKHCN", "co_quan_ban_hanh: [Sở Khoa học, và Công nghệ]", "Đơn vị: {Mã: vp}", "don_vi:\n  - {ma: 5, ten: Phòng 5}\n  -",
				"nguoi_ky: {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}", "nguoi_ky:\n  - {ma: pgd, quyen_han: KT. GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, duoc_ky: kt}", "trinh_bay:", "dia_danh:\nluu: VT"},
			[]string{"viet_tatt: A", "don_vi: {ten: Văn phòng}", "nguoi_ky: {chuc_vu: GIÁM ĐỐC}", "viet_tat: [A]", "noi_nhan: {a: b}", "don_vi: VP"}},
		{".vanban.yaml", s.Settings(), func(text string) diag.List {
			_, problems := check.ReadSettings(".vanban.yaml", []byte(text), rules)
			return problems
		},
			[]string{"muc_do: {TR-CHU: ghi chú, nn-bc: Tắt}", "mức độ:\n  PG-01: lỗi", "bo_qua: {quy_tac: PG-*, ly_do: cũ}", "bo_qua:\n  - {quy_tac: PG-06, tep: \"*.docx\", trich: a, ly_do: b}",
				"chu_viet_tat: {BCĐ: Ban Chỉ đạo, UB: }", "ma_co_quan: UBND", "ma_co_quan: [UBND, SKHCN]", "muc_do: []"},
			[]string{"muc_do: {XX-99: lỗi}", "muc_do: {PG-01: tắt}", "muc_do: {TR-CHU: nhẹ}", "muc_do: {TR-CHU: }", "bo_qua: {ly_do: cũ}", "bo_qua: [PG-06]", "chu_viet_tat: [a]", "muc: a"}},
		{"danh-muc.yaml", s.Register(), func(text string) diag.List {
			register, err := places.Load()
			if err != nil {
				t.Fatal(err)
			}
			_, problems := register.With("danh-muc.yaml", []byte(text))
			return problems
		},
			[]string{"phien_ban: 2026-11-22\nso_nganh:\n  - {id: ban-thu, ten: Ban Thử, loai: sở, viet_tat: BT}", "so_nganh: {id: ban-thu, ten: Ban Thử, loai: sở, viet_tat: BT, goi_khac: [A thử, 5 thử], xac_nhan: không}",
				"tinh_thanh:\n  - id: lang-son\n    ten: Lạng Sơn\n    ky:\n      - {den: 2027-07-01, loai: tỉnh}\n      - {tu: 1/7/2027, loai: thành phố}"},
			[]string{"so_nganh: [a]", "so_nganh: {ten: A, loai: sở, viet_tat: B}", "so: a", "so_nganh: {id: ban-thu, ten: A, loai: sở, viet_tat: B, ky: {tu: mai kia}}", "so_nganh: {id: ban-thu, ten: A, loai: sở, viet_tat: B, xac_nhan: có lẽ}"}},
		{"goi.yaml", s.Manifest(), func(text string) diag.List {
			_, problems, err := pack.Open(manifest(t, text))
			if err != nil {
				t.Fatal(err)
			}
			return problems
		},
			[]string{"ten: mau-so\nphien_ban: 1.0.0\nco_quan: Sở A\ngiay_phep: CC-BY-4.0", "Tên: mau-so\nphiên bản: \"1.2.3\"\nCơ quan: Sở A\ngiay_phep: dùng tự do\nmo_ta:"},
			[]string{"ten: mau-so\nphien_ban: 1.0\nco_quan: Sở A\ngiay_phep: a", "ten: Mẫu sở\nphien_ban: 1.0.0\nco_quan: Sở A\ngiay_phep: a", "phien_ban: 1.0.0\nco_quan: Sở A\ngiay_phep: a", "ten: a\nphien_ban: 1.0.0\nco_quan: Sở A\ngiay_phep: a\nla: b"}},
		{"mau-thu.vb.md", s.FrontMatter(), func(text string) diag.List {
			_, problems := template.Parse("mau-thu.vb.md", []byte("---\n"+text+"\n---\nNội dung.\n"))
			return problems
		},
			[]string{"id: a\nten: A\nloai: Công văn", "id: a\nten: A\nloai: ke-hoach\nnguoi_ky: \"{{ .van_ban.so }}\"\ndo_khan: \"{{ if .van_ban.so }}khan{{ end }}\"\nngay_ban_hanh: \"{{ .van_ban.so }}\"\ntrinh_bay: {co_chu: \"{{ 14 }}\"}",
				"id: a\nten: A\nloai: ke-hoach\ntruong:\n  - {ten: x, kieu: lua_chon, lua_chon: [a, 2], vi_du: a, in_ra: LUÔN}\n  - {ten: y, kieu: danh_sach, muc: so, mac_dinh: [1, 2]}\n  - {ten: z, kieu: bang, cot: {ten: t}}",
				"id: a\nten: A\nloai: ke-hoach\ntruong: {ten: x}\nkiem_tra: {dieu_kien: \"{{ co .x }}\", thong_bao: thiếu}"},
			[]string{"id: a\nloai: ke-hoach", "id: a\nten: A\nloai: ke-hoach-moi", "id: a\nten: A\nloai: ke-hoach\ntruong: {nhan: x}", "id: a\nten: A\nloai: ke-hoach\ntruong: {ten: x, kieu: chuoi}",
				"id: a\nten: A\nloai: ke-hoach\ntruong: {ten: x, in_ra: đôi khi}", "id: a\nten: A\nloai: ke-hoach\nkiem_tra: {dieu_kien: a}", "id: a\nten: A\nloai: ke-hoach\nla: b", "id: a\nten: A\nloai: ke-hoach\ntruong: {ten: x, bat_buoc: có lẽ}"}},
	} {
		compiled := compile(t, file.schema)
		for _, text := range file.good {
			if problems := file.read(text); problems.HasErrors() {
				t.Errorf("%s: the program refuses it: %v\n%s", file.name, problems.Sorted()[0], text)
			}
			accepts(t, compiled, file.name, text)
		}
		for _, text := range file.bad {
			if problems := file.read(text); !problems.HasErrors() {
				t.Errorf("%s: the program takes it:\n%s", file.name, text)
			}
			if compiled.Validate(typed(t, text)) == nil {
				t.Errorf("%s: the schema takes it:\n%s", file.name, text)
			}
		}
	}
}

// manifest is a folder of a pack with a manifest.
func manifest(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{pack.ManifestName: text, "mau-thu" + pack.Suffix: form} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A definition that pins a pack, or names the template in other ways, is one of
// the template; one of another template is not.
func TestNamesItsTemplate(t *testing.T) {
	s := compile(t, source(t).Template(tpl(t)))
	for text, want := range map[string]bool{"mau-thu": true, "mau-thu@1.2": true, "mau-khac": false, "mau-thu-hai": false} {
		err := s.Validate(typed(t, "mau: "+text+"\ndu_lieu: {dong: a}"))
		if (err == nil) != want {
			t.Errorf("mau: %s: %v", text, err)
		}
	}
}

// A missing key is named where the others are typed as documented.
func TestNamesTheMissingKey(t *testing.T) {
	s := compile(t, source(t).Template(tpl(t)))
	err := s.Validate(typed(t, "mau: mau-thu\ndu_lieu: {so_nguyen: 1}"))
	if err == nil || !strings.Contains(err.Error(), "'dong'") {
		t.Error(err)
	}
}
