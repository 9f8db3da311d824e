package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// editDefinition gives keys of the definition other values, as the guide asks
// the reader to: each key stands for all that stood below it, those of du_lieu
// one by one.
func (g *guide) editDefinition(text string) {
	definition, edit := g.node(g.read(g.definition)), g.node(text)
	overlay(definition, edit)
	out, err := yaml.Marshal(definition)
	if err != nil {
		g.fatalf("%v", err)
	}
	g.write(g.definition, string(out))
}

// node parses a map.
func (g *guide) node(text string) *yaml.Node {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil || len(n.Content) != 1 || n.Content[0].Kind != yaml.MappingNode {
		g.fatalf("not a map (%v):\n%s", err, text)
	}
	return n.Content[0]
}

// overlay puts the keys of a map over those of another.
func overlay(onto, edit *yaml.Node) {
	for i := 0; i < len(edit.Content); i += 2 {
		key, value := edit.Content[i], edit.Content[i+1]
		at := -1
		for j := 0; j < len(onto.Content); j += 2 {
			if onto.Content[j].Value == key.Value {
				at = j
			}
		}
		switch {
		case at < 0:
			onto.Content = append(onto.Content, key, value)
		case key.Value == "du_lieu":
			overlay(onto.Content[at+1], value)
		default:
			onto.Content[at+1] = value
		}
	}
}

// checkBody builds a document around text of a body.
func (g *guide) checkBody(text string) {
	kind := "bao-cao"
	if strings.Contains(text, "Điều 1.") {
		kind = "quy-che"
	}
	if strings.Contains(text, "{anh tep=") {
		g.copyFile("examples/de-an/so-do.png", "phan")
	}
	g.checkWhole(kind, "noi_dung: |\n"+indented(text))
}

// checkDefinitionPart builds a document with some keys of a definition.
func (g *guide) checkDefinitionPart(text string) {
	kind := "cong-van"
	if named := kindLine.FindStringSubmatch(text); named != nil {
		kind = named[1]
	} else if strings.Contains(text, "kem_theo:") {
		kind = "quyet-dinh"
	}
	if !strings.Contains(text, "noi_dung:") {
		text += "noi_dung: Các đơn vị thực hiện.\n"
	}
	g.checkWhole(kind, text)
}

var kindLine = regexp.MustCompile(`(?m)^loai: (\S+)$`)

// checkWhole checks a definition of a kind, whole but for the keys that are given.
func (g *guide) checkWhole(kind, keys string) {
	whole := map[string]string{
		"loai": kind, "co_quan_ban_hanh": "Sở Khoa học và Công nghệ", "dia_danh": "Lạng Sơn", "luu": "VT",
		"trich_yeu": "quản lý phòng họp", "nguoi_ky": "{chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}", "noi_nhan": "[Các đơn vị thuộc Sở]",
	}
	switch kind {
	case "cong-van":
		whole["ky_hieu"], whole["kinh_gui"], whole["noi_nhan"] = "SKHCN-VP", "Các đơn vị thuộc Sở", "[Như trên]"
	case "bao-cao":
		whole["ky_hieu"] = "BC-SKHCN"
	case "quyet-dinh":
		whole["noi_nhan"] = "[Như Điều 1]"
		whole["ky_hieu"], whole["can_cu"] = "QĐ-SKHCN", "[Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]"
	case "quy-che":
		whole["ky_hieu"] = "QC-SKHCN"
	case "thong-bao":
		whole["ky_hieu"] = "TB-SKHCN"
	}
	node := g.node(keys)
	base, err := yaml.Marshal(whole)
	if err != nil {
		g.fatalf("%v", err)
	}
	all := g.node(strings.NewReplacer("'{", "{", "}'", "}", "'[", "[", "]'", "]").Replace(string(base)))
	overlay(all, node)
	out, err := yaml.Marshal(all)
	if err != nil {
		g.fatalf("%v", err)
	}
	g.write("phan/phan.vb.yaml", string(out))
	g.clean("check", "phan/phan.vb.yaml")
}

// partHosts are templates around parts of front matter, by their first key.
var partHosts = map[string]string{
	"quy_tac": `loai: bao-cao
truong:
  - {ten: tu_nam, nhan: Năm đầu, kieu: nam, bat_buoc: true, tro_giup: Năm., vi_du: 2026}
  - {ten: den_nam, nhan: Năm cuối, kieu: nam, bat_buoc: true, tro_giup: Năm., vi_du: 2030}
  - {ten: tinh_trang, nhan: Tình trạng, kieu: lua_chon, lua_chon: [Đã xong, Chưa xong], bat_buoc: true, tro_giup: Chọn., vi_du: Đã xong}
  - {ten: ly_do, nhan: Lý do, kieu: chu, tro_giup: Một câu., vi_du: thiếu kinh phí}
  - ten: co_quan
    nhan: Cơ quan
    kieu: bang
    bat_buoc: true
    tro_giup: Mọi cơ quan.
    vi_du: [{ten: Sở Tài chính}, {ten: Sở Công Thương}]
    cot: [{ten: ten, nhan: Tên, kieu: chu, bat_buoc: true, tro_giup: Tên., vi_du: Sở Tài chính}]
  - ten: nhiem_vu
    nhan: Nhiệm vụ
    kieu: bang
    bat_buoc: true
    tro_giup: Mọi việc.
    cot:
      - {ten: chu_tri, nhan: Chủ trì, kieu: chu, bat_buoc: true, tro_giup: Tên., vi_du: Sở Tài chính}
      - {ten: phoi_hop, nhan: Phối hợp, kieu: chu, bat_buoc: true, tro_giup: Tên., vi_du: Sở Công Thương}
      - {ten: han, nhan: Thời hạn, kieu: thoi_han, bat_buoc: true, tro_giup: Thời hạn., vi_du: 2027}
  - ten: kinh_phi
    nhan: Kinh phí
    kieu: bang
    tro_giup: Mọi khoản.
    cot:
      - {ten: tong, nhan: Tổng, kieu: tien, bat_buoc: true, tro_giup: Số., vi_du: 30}
      - {ten: ngan_sach, nhan: Ngân sách, kieu: tien, bat_buoc: true, tro_giup: Số., vi_du: 10}
      - {ten: khac, nhan: Nguồn khác, kieu: tien, bat_buoc: true, tro_giup: Số., vi_du: 20}
kinh_gui: [Ủy ban nhân dân tỉnh]
noi_nhan: [Như trên, Các cơ quan được giao nhiệm vụ]
PART---
Giai đoạn {{ .tu_nam }} - {{ .den_nam }}, các cơ quan {{ noi (cot .co_quan "ten") }}: {{ .tinh_trang }}{{ with .ly_do }}, vì {{ . }}{{ end }}.

{{ range .nhiem_vu }}
1. {{ .chu_tri }} chủ trì, {{ .phoi_hop }} phối hợp, hoàn thành {{ .han }}.
{{ end }}

{{ range .kinh_phi }}
- Kinh phí {{ .tong }}: ngân sách {{ .ngan_sach }}, nguồn khác {{ .khac }}.
{{ end }}
`,
	"kem_theo": `loai: quyet-dinh
truong:
  - {ten: ten, nhan: Tên tổ chức, kieu: chu, bat_buoc: true, tro_giup: Tên., vi_du: Tổ Thí dụ}
can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]
noi_nhan: [Như Điều 3, Các cơ quan được giao nhiệm vụ]
PART---
Điều 1. Ban hành kèm theo Quyết định này {@LABEL} theo đề nghị của {{ .ten }}.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 3. Các đơn vị chịu trách nhiệm thi hành Quyết định này.
`,
	"vien_dan": `loai: quyet-dinh
PART---
Điều 1. Phê duyệt Đề án theo {@ct01} và {@luat}.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 3. Các đơn vị chịu trách nhiệm thi hành Quyết định này.
`,
}

var (
	firstKey  = regexp.MustCompile(`\A(\w+):`)
	labelLine = regexp.MustCompile(`nhan: ([\w-]+)`)
	attached  = regexp.MustCompile(`mau: ([\w-]+)`)
)

// checkPart proves a template around a part of front matter.
func (g *guide) checkPart(text string) {
	key := firstKey.FindStringSubmatch(text)
	if key == nil || partHosts[key[1]] == "" {
		g.fatalf("nobody tests front matter that begins so:\n%s", text)
	}
	label := ""
	if found := labelLine.FindStringSubmatch(text); found != nil {
		label = found[1]
	}
	host := strings.NewReplacer("PART", text, "LABEL", label).Replace(partHosts[key[1]])
	g.write("phan/phan.vb.md", fmt.Sprintf("---\nid: phan\nten: Phần\n%s", host))
	if other := attached.FindStringSubmatch(text); other != nil {
		// The host prints none of the fields that are not of the attachment itself.
		g.copyFile("templates/"+other[1]+".vb.md", "phan")
		g.clean("check", "phan/phan.vb.md")
		return
	}
	g.clean("template", "check", "phan/phan.vb.md", "--cases", "5")
}

// copyFile copies a file of the repository into a folder of the guide's.
func (g *guide) copyFile(path, folder string) {
	data, err := os.ReadFile(filepath.Join("../..", path))
	if err != nil {
		g.fatalf("%v", err)
	}
	g.write(filepath.Join(folder, filepath.Base(path)), string(data))
}

// strangersFile is what the guides call a file that someone sent.
const strangersFile = "van-ban.docx"

// writeStranger writes a Word file with a fault that the program would not make.
func (g *guide) writeStranger(name string) {
	g.write("la/goc.vb.yaml", `loai: cong-van
ten_tep: goc
co_quan_ban_hanh: Bộ Nội vụ
so: 15
ky_hieu: BNV-VP
dia_danh: Hà Nội
ngay_ban_hanh: 05/01/2026
trich_yeu: góp ý dự thảo quy chế làm việc
kinh_gui: Các đơn vị thuộc Bộ
nguoi_ky: {quyen_han: TL. BỘ TRƯỞNG, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Như trên]
luu: VT, VP
noi_dung: Đề nghị các đơn vị góp ý bằng văn bản.
`)
	if code, out := g.run("build", "la/goc.vb.yaml"); code != 0 {
		g.fatalf("%s", out)
	}
	g.write(name, replaceInZip(g.t, g.read("la/goc.docx"), "word/document.xml", "Số: 15", "Số 15"))
	if err := os.RemoveAll(filepath.Join(g.dir, "la")); err != nil {
		g.fatalf("%v", err)
	}
}

// replaceInZip changes the text of one file of an archive, where it stands once.
func replaceInZip(t *testing.T, archive, name, before, after string) string {
	t.Helper()
	r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		data, err := fs.ReadFile(r, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if n := bytes.Count(data, []byte(before)); n != 1 {
				t.Fatalf("%d times %q in %s", n, before, name)
			}
			data = bytes.Replace(data, []byte(before), []byte(after), 1)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// writePack saves a manifest with a template beside it, and packs them.
func (g *guide) writePack(text string) {
	g.write("mau-so-khcn/goi.yaml", text)
	g.write("mau-so-khcn/moi-hop.vb.md", strings.NewReplacer("id: ID", "id: moi-hop", "vi_du:", "tro_giup: Tên phòng., vi_du:").Replace(ciTemplate))
	g.pack = "mau-so-khcn-1.2.0.zip"
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.AddFS(os.DirFS(filepath.Join(g.dir, "mau-so-khcn"))); err != nil {
		g.fatalf("%v", err)
	}
	if err := w.Close(); err != nil {
		g.fatalf("%v", err)
	}
	g.write(g.pack, out.String())
}

// findSchema wants that the schema is there which the first line of a file names.
func (g *guide) findSchema(text string) {
	name, ok := strings.CutPrefix(strings.TrimSpace(text), "# yaml-language-server: $schema=")
	if !ok {
		g.fatalf("not a first line: %s", text)
	}
	g.readJSON(g.read(name))
}

func (g *guide) readJSON(text string) {
	if !json.Valid([]byte(text)) {
		g.fatalf("no JSON: %s", text)
	}
}

// indented puts text below a key.
func indented(text string) string {
	return "  " + strings.TrimSuffix(strings.ReplaceAll(text, "\n", "\n  "), "  ")
}

var saidCommand = regexp.MustCompile("(?m)`vanban ([^`\n]+)`|“vanban ([^”\n]+)”|^    vanban (.+)$|^(?:- run: )?go run ./cmd/vanban (.+)$")

// Every command that a guide or a template names is one of the program, with
// flags that it has.
func TestGuidesNameCommands(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"README.md", "docs/*.md", "examples/*.md", "templates/*.vb.md"} {
		found, err := filepath.Glob(filepath.Join("../..", pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		paths = append(paths, found...)
	}
	named := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range saidCommand.FindAllStringSubmatch(string(text), -1) {
			said := strings.Join(match[1:], "")
			root := newRoot(&console{})
			root.InitDefaultHelpCmd()
			cmd, rest, err := root.Find(words(said))
			if err != nil || !cmd.HasParent() {
				t.Errorf("%s: no command “vanban %s”: %v", path, said, err)
				continue
			}
			named++
			for _, word := range rest {
				name, isFlag := strings.CutPrefix(word, "--")
				if name, _, _ = strings.Cut(name, "="); isFlag && cmd.Flags().Lookup(name) == nil {
					t.Errorf("%s: “vanban %s”: no flag --%s", path, said, name)
				}
			}
		}
	}
	if named < 60 {
		t.Errorf("only %d commands in the guides", named)
	}
}
