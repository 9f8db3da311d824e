package template

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/markup"
	"vanban/internal/record"
	"vanban/templates"
)

// every is a template with every type of field, with and without examples.
const every = `---
id: moi-kieu
ten: Mọi kiểu
mo_ta: Một dòng.
loai: bien-ban
truong:
  - {ten: a, nhan: Chữ, kieu: chu, bat_buoc: true, tro_giup: "Gõ: gì cũng được"}
  - {ten: b, nhan: "Đoạn, nhiều dòng", kieu: doan, bat_buoc: true, vi_du: "một\n\nhai"}
  - {ten: c, nhan: Số, kieu: so, bat_buoc: true}
  - {ten: d, nhan: Thập phân, kieu: thap_phan, bat_buoc: true}
  - {ten: e, nhan: Tiền, kieu: tien, bat_buoc: true}
  - {ten: f, nhan: Tỷ lệ, kieu: ty_le, bat_buoc: true}
  - {ten: g, nhan: Ngày, kieu: ngay, bat_buoc: true}
  - {ten: h, nhan: Năm, kieu: nam, bat_buoc: true}
  - {ten: i, nhan: Có không, kieu: co_khong, bat_buoc: true}
  - {ten: j, nhan: Chọn, kieu: lua_chon, lua_chon: ["#x", y], bat_buoc: true}
  - {ten: k, nhan: Tỉnh, kieu: tinh_thanh, bat_buoc: true}
  - {ten: l, nhan: Danh sách, kieu: danh_sach, muc: ngay, bat_buoc: true}
  - ten: m
    nhan: Bảng
    kieu: bang
    bat_buoc: true
    cot:
      - {ten: x, nhan: "- X", bat_buoc: true, vi_du: "'a': b # c"}
      - {ten: y, nhan: Nhóm con, kieu: nhom, bat_buoc: true, truong: [{ten: z, nhan: Z, bat_buoc: true}]}
      - {ten: t, nhan: Bảng con, kieu: bang, cot: [{ten: u}, {ten: v, kieu: theo_moc}]}
  - {ten: n, nhan: Nhóm, kieu: nhom, bat_buoc: true, truong: [{ten: z, kieu: ty_le, bat_buoc: true}]}
  - {ten: o, nhan: Mốc, kieu: theo_moc, bat_buoc: true}
  - {ten: p, nhan: Bảng có ví dụ, kieu: bang, cot: [{ten: x}, {ten: y, kieu: danh_sach}], vi_du: [{x: "1: 2", y: [a, "b: c"]}, {x: '', y: []}]}
co_quan_ban_hanh: Sở
---
{{ .a }} {{ range .m }}{{ .x }} {{ .y.z }}{{ end }} {{ .o | len }}
`

func TestStarterFillsAsItIs(t *testing.T) {
	sources := map[string]string{"moi-kieu" + Suffix: every}
	for _, k := range law.Decree30().Kinds {
		sources[k.Key+Suffix] = "---\nid: " + k.Key + "\nten: Mẫu\nloai: " + k.Key + "\n---\nXong.\n"
	}
	entries, err := templates.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), Suffix) {
			src, err := templates.FS.ReadFile(e.Name())
			if err != nil {
				t.Fatal(err)
			}
			sources[e.Name()] = string(src)
		}
	}
	library, problems := NewLibrary(plain(templates.FS)...)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	for name, src := range sources {
		t.Run(name, func(t *testing.T) {
			tmpl, problems := library.Parse(nil, name, []byte(src))
			if tmpl == nil {
				t.Fatal(problems)
			}
			starter := tmpl.Starter()
			root, problems := record.YAML("d.vb.yaml", starter)
			d, more := tmpl.Fill(root, newEnv(t, doc.Sign))
			if problems = append(problems, more...); len(problems) > 0 || d == nil {
				var b strings.Builder
				printAll(t, &b, problems)
				t.Errorf("%s\n%s", b.String(), starter)
			}
			for _, f := range tmpl.Fields {
				if !strings.Contains(string(starter), "\n  "+f.Name+":") {
					t.Errorf("no field %s", f.Name)
				}
			}
		})
	}
}

// A field of a group or a column is explained, whether the example is its own or
// that of the whole, and whether the example names it or not.
func TestStarterExplainsTheFieldsOfAnExample(t *testing.T) {
	const source = `---
id: nhom
ten: Nhóm
loai: thong-bao
truong:
  - ten: ke_hoach
    nhan: Kế hoạch
    kieu: nhom
    bat_buoc: true
    vi_du: {tinh_trang: da_co}
    truong:
      - {ten: tinh_trang, nhan: Tình trạng, kieu: lua_chon, lua_chon: [da_co, chua_co], bat_buoc: true, tro_giup: Đã có hay chưa.}
      - {ten: ly_do, nhan: Lý do, kieu: chu, tro_giup: Khi chưa có.}
  - ten: co_quan
    nhan: Cơ quan
    kieu: bang
    vi_du: [{ten: Sở Tài chính}]
    cot:
      - {ten: ten, nhan: Tên cơ quan, kieu: chu, bat_buoc: true, tro_giup: Tên đầy đủ.}
      - {ten: viec, nhan: Việc, kieu: chu, tro_giup: Một câu.}
---
{{ .ke_hoach.tinh_trang }}{{ with .ke_hoach.ly_do }}{{ . }}{{ end }}{{ range .co_quan }}{{ .ten }}{{ with .viec }}{{ . }}{{ end }}{{ end }}
`
	const want = `du_lieu:
  # Kế hoạch (bắt buộc).
  ke_hoach:
    # Tình trạng (bắt buộc). Đã có hay chưa.
    # Chọn một: da_co, chua_co.
    tinh_trang: da_co
    # ly_do: Lý do. Khi chưa có.
  # Cơ quan.
  co_quan:
    # ten: Tên cơ quan. Tên đầy đủ.
    # viec: Việc. Một câu.
    - ten: Sở Tài chính
`
	tmpl, problems := Parse("nhom"+Suffix, []byte(source))
	if tmpl == nil {
		t.Fatal(problems)
	}
	_, got, _ := strings.Cut(string(tmpl.Starter()), "du_lieu:\n")
	if diff := cmp.Diff(want, "du_lieu:\n"+got); diff != "" {
		t.Errorf("the starter (-want +got):\n%s", diff)
	}
}

// TestGuideListsEveryName compares the authors' guide with what there is.
func TestGuideListsEveryName(t *testing.T) {
	guide, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range FunctionNames() {
		if !strings.Contains(string(guide), "| `"+name+"` |") {
			t.Errorf("docs/templates.md does not list function %s", name)
		}
	}
	for _, typ := range Types() {
		if !strings.Contains(string(guide), "| `"+string(typ)+"` |") {
			t.Errorf("docs/templates.md does not list type %s", typ)
		}
	}
	_, section, _ := strings.Cut(string(guide), "\n## 6. Hàm")
	section, _, _ = strings.Cut(section, "\n## ")
	for line := range strings.SplitSeq(section, "\n") {
		if name, ok := strings.CutPrefix(line, "| `"); ok {
			if name, _, _ = strings.Cut(name, "`"); !allowed(name) {
				t.Errorf("docs/templates.md lists function %s, which is not there", name)
			}
		}
	}
	for _, name := range markup.Directives() {
		if !strings.Contains(string(guide), "{"+name) {
			t.Errorf("docs/templates.md does not show directive %s", name)
		}
	}
}

// TestGuideExamplesWork reads each template that the guide builds up, and fills
// the last with the definition beside it.
func TestGuideExamplesWork(t *testing.T) {
	guide, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	var tmpl *Template
	steps := 0
	for i, block := range strings.Split(string(guide), "\n```") {
		text, isTemplate := strings.CutPrefix(block, "mau\n")
		if isTemplate {
			var problems diag.List
			if tmpl, problems = Parse("nhac-bao-cao.vb.md", []byte(text+"\n")); tmpl == nil {
				t.Fatalf("block %d: %v", i, problems)
			}
			steps++
		}
		if text, ok := strings.CutPrefix(block, "khai-bao\n"); ok {
			root, problems := record.YAML("d.vb.yaml", []byte(text))
			d, more := tmpl.Fill(root, newEnv(t, doc.Sign))
			if problems = append(problems, more...); len(problems) > 0 || len(d.Appendices) != 1 {
				t.Errorf("block %d: %v", i, problems)
			}
		}
	}
	if steps < 4 {
		t.Errorf("%d templates in the guide", steps)
	}
}
