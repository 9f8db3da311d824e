package pipeline_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/fonts"
	"vanban/internal/pack"
	"vanban/internal/pipeline"
)

const attachedPlan = `---
id: ke-hoach
ten: Kế hoạch
loai: ke-hoach
trich_yeu: Thực hiện nhiệm vụ
truong:
  - {ten: viec, nhan: Việc, kieu: danh_sach, bat_buoc: true, vi_du: [Rà soát danh mục nhiệm vụ, Lập danh sách đơn vị chưa gửi], tro_giup: Mỗi việc một dòng.}
  - {ten: don_vi, nhan: Đơn vị, bat_buoc: true, vi_du: Phòng Kế hoạch, tro_giup: Tên đơn vị.}
  - {ten: muc_tieu, nhan: Mục tiêu, bat_buoc: true, vi_du: hoàn thành nhiệm vụ, tro_giup: Một câu.}
---
Các đơn vị thực hiện các việc sau:

{{ range .viec }}
- {{ . }};

{{ end }}
Mục tiêu là {{ .muc_tieu }}, , báo cáo đúng thời hạn.

Thủ trưởng {{ if eq (len .don_vi) 5 }}{{ .don_vi }}{{ end }} chịu trách nhiệm thi hành.
`

const attachingDecision = `---
id: quyet-dinh
ten: Quyết định
loai: quyet-dinh
trich_yeu: Ban hành Kế hoạch
tham_quyen: Giám đốc Sở
can_cu: [Căn cứ Quyết định số 12/QĐ-UBND ngày 15 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh]
kem_theo: [{mau: ke-hoach, nhan: ke-hoach}]
noi_nhan: [Như Điều 2]
luu: VT
---
Điều. Ban hành kèm theo Quyết định này {@ke-hoach}.

Điều. Quyết định này có hiệu lực kể từ ngày ký. Các đơn vị chịu trách nhiệm thi hành.
`

// A fault in the body of an attached template is told at its own line there.
func TestFaultsInAttachedTemplates(t *testing.T) {
	folder, problems := pack.Embedded(fstest.MapFS{"ke-hoach.vb.md": {Data: []byte(attachedPlan)}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems, err := pipeline.New(pipeline.Config{Packs: []*pack.Pack{folder}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	out, err := p.Prove(context.Background(), pipeline.Source{File: "quyet-dinh.vb.md", Data: []byte(attachingDecision)}, pipeline.ProofOptions{Cases: 60, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range out.Findings {
		got = append(got, fmt.Sprintf("%s:%d %s", f.At.File, f.At.Start.Line, f.Rule))
	}
	lines := strings.Split(attachedPlan, "\n")
	for rule, line := range map[string]string{"MAU-36": "- {{ . }};", "MAU-21": "Thủ trưởng {{ if"} {
		n := 1 + slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, line) })
		if want := fmt.Sprintf("ke-hoach.vb.md:%d %s", n, rule); !slices.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, told(out.Findings))
		}
	}
	n := 1 + slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "Mục tiêu là") })
	if want := fmt.Sprintf("ke-hoach.vb.md:%d MAU-36", n); !slices.Contains(got, want) {
		t.Errorf("no %s in:\n%s", want, told(out.Findings))
	}
}
