package template

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
)

const attachedPlan = `---
id: ke-hoach
ten: K
loai: ke-hoach
trich_yeu: Phát triển {{ .linh_vuc }}
truong:
  - {ten: linh_vuc, nhan: Lĩnh vực, bat_buoc: true}
  - {ten: chung, nhan: Của kế hoạch}
kiem_tra:
  - {truong: linh_vuc, dieu_kien: '{{ ne .linh_vuc "x" }}', thong_bao: lĩnh vực chưa rõ}
---
Phát triển {{ .linh_vuc }} theo {@bang}.

{phu_luc nhan=bang: Bảng của {{ .linh_vuc }}}

Bảng.
`

const attachingHead = `---
id: quyet-dinh
ten: Q
loai: quyet-dinh
co_quan_ban_hanh: Sở Nội vụ
ky_hieu: QĐ-SNV
dia_danh: Lạng Sơn
trich_yeu: Ban hành
can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]
nguoi_ky: {chuc_vu: GIÁM ĐỐC}
noi_nhan: [Như Điều 2]
luu: VT
truong:
  - {ten: chung, nhan: Của quyết định}
`

const attachingBody = `---
Điều 1. Ban hành {@kh}{{ with .chung }} {{ . }}{{ end }}.

Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.
`

func attaching(t *testing.T, item string, more ...string) *Library {
	t.Helper()
	files := fstest.MapFS{
		"ke-hoach.vb.md":   {Data: []byte(attachedPlan)},
		"quyet-dinh.vb.md": {Data: []byte(attachingHead + strings.Replace("kem_theo:\n  - "+item+"\n", "- \n", "\n", 1) + attachingBody)},
	}
	for i, src := range more {
		files[strings.Repeat("m", i+1)+Suffix] = &fstest.MapFile{Data: []byte(src)}
	}
	l, problems := NewLibrary(plain(files)...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

// listed writes each problem as “file:line:col: message”.
func listed(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.At, p.Message)
	}
	return b.String()
}

// TestAttachedTemplateBringsItsTextFieldsAndRules fills a decision whose plan
// stands in another template.
func TestAttachedTemplateBringsItsTextFieldsAndRules(t *testing.T) {
	tmpl, problems := attaching(t, "{mau: ke-hoach, nhan: kh}").Find("quyet-dinh", diag.Range{})
	if tmpl == nil {
		t.Fatal(problems)
	}
	var labels []string
	for _, f := range tmpl.Fields {
		labels = append(labels, f.Label)
	}
	if got := strings.Join(labels, "; "); got != "Của quyết định; Lĩnh vực" {
		t.Errorf("fields: %s", got)
	}
	fill := func(value string) (*doc.Document, string) {
		root, _ := record.YAML("q.vb.yaml", []byte("mau: quyet-dinh\nngay_ban_hanh:\nso:\nnguoi_ky: {ho_ten: Nguyễn Văn Mẫu}\ndu_lieu:\n  linh_vuc: "+value+"\n"))
		d, problems := tmpl.Fill(root, newEnv(t, doc.Draft))
		return d, listed(problems)
	}
	d, wrong := fill("công nghệ số")
	if d == nil || wrong != "" {
		t.Fatal(wrong)
	}
	if len(d.Attachments) != 1 || d.Attachments[0].Kind.Key != "ke-hoach" || d.Attachments[0].Subject.Text != "Phát triển công nghệ số" {
		t.Errorf("attachments: %+v", d.Attachments)
	}
	if len(d.Appendices) != 1 || d.Appendices[0].Title.Text != "Bảng của công nghệ số" {
		t.Errorf("appendices: %+v", d.Appendices)
	}
	if _, wrong := fill("x"); !strings.Contains(wrong, "lĩnh vực chưa rõ") {
		t.Errorf("rules of the attached template: %s", wrong)
	}
}

// TestAttachedTemplateFaults reports what is wrong where it was typed.
func TestAttachedTemplateFaults(t *testing.T) {
	again := strings.Replace(attachingHead, "id: quyet-dinh", "id: lai", 1) + "kem_theo:\n  - {mau: ke-hoach, nhan: kh}\n" + attachingBody
	broken := strings.NewReplacer("id: ke-hoach", "id: hong", "{{ .linh_vuc }} theo", "{{ .linh }} theo").Replace(attachedPlan)
	for item, want := range map[string]string{
		"{mau: ke-hach}":                     "quyet-dinh.vb.md:16:11: không có mẫu “ke-hach” để kèm theo",
		"{mau: [a]}":                         "quyet-dinh.vb.md:16:11: mau của văn bản kèm theo phải là mã một mẫu",
		"{mau: ke-hoach, noi_dung: x}":       "không nhận “noi_dung”",
		"{mau: lai}":                         "quyet-dinh.vb.md:16:11: mẫu “lai” đã kèm theo một mẫu khác",
		"{mau: quyet-dinh}":                  "mẫu “quyet-dinh” kèm theo chính nó",
		"{mau: hong, nhan: kh}":              "mm.vb.md:12:12: không có trường “.linh”",
		"\n    mau: ke-hach":                 "quyet-dinh.vb.md:17:10: không có mẫu “ke-hach” để kèm theo",
		"{mau: ke-hoach, nhan: kh, loai: y}": "", // the kind is looked up when a document is made
	} {
		tmpl, problems := attaching(t, item, again, broken).Find("quyet-dinh", diag.Range{})
		if got := listed(problems); !strings.Contains(got, want) || (want == "") != (tmpl != nil) {
			t.Errorf("%s: %s", item, got)
		}
	}
	if _, problems := Parse("a.vb.md", []byte(again)); !strings.Contains(listed(problems), "không có mẫu “ke-hoach” để kèm theo") {
		t.Error(problems)
	}
}
