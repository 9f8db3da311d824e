package pipeline_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/fonts"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

const departmentTemplate = `---
id: gui-so
ten: Công văn gửi một sở
loai: cong-van
truong:
  - {ten: so, nhan: Sở, kieu: so_nganh, bat_buoc: true, vi_du: so-noi-vu}
trich_yeu: gửi báo cáo
kinh_gui: "{{ .so }}"
noi_nhan: [Như trên]
---
Đề nghị gửi báo cáo.
`

const letterToDepartment = `mau: gui-so
ngay_ban_hanh: 20/11/2026
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: SVD-VP
dia_danh: Hà Nội
nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
du_lieu: {so: so-thu-nghiem}
`

// The register that a profile names is that of its documents.
func TestRegisterOfTheProfile(t *testing.T) {
	p, problems, err := pipeline.New(pipeline.Config{
		Templates: []fs.FS{fstest.MapFS{"gui-so.vb.md": {Data: []byte(departmentTemplate)}}}, Fonts: fonts.FS,
	})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	register := &fstest.MapFile{Data: []byte("so_nganh:\n  - {id: so-thu-nghiem, ten: Sở Thử nghiệm, loai: sở, viet_tat: STN}\n")}
	broken := &fstest.MapFile{Data: []byte("so_nganh:\n  - {id: so-thu-nghiem}\n")}
	profile := func(folder fs.FS) *pipeline.Office {
		return &pipeline.Office{File: "co-quan.yaml", Data: []byte("danh_muc: danh-muc.yaml\n"), Folder: folder}
	}
	for _, c := range []struct {
		name   string
		office *pipeline.Office
		want   string // what the letter says, or the first error
	}{
		{"its own", profile(fstest.MapFS{"danh-muc.yaml": register}), "Sở Thử nghiệm"},
		{"none", nil, "không có sở, cơ quan tương đương sở “so-thu-nghiem”"},
		{"not there", profile(fstest.MapFS{}), "không đọc được tệp danh mục “danh-muc.yaml”"},
		{"no folder", profile(nil), "không đọc được tệp danh mục “danh-muc.yaml”"},
		{"with mistakes", profile(fstest.MapFS{"danh-muc.yaml": broken}), "so-thu-nghiem"},
	} {
		laid, problems, err := p.Layout(pipeline.Source{File: "a.vb.yaml", Data: []byte(letterToDepartment), Office: c.office}, pipeline.Options{Stage: doc.Sign})
		if err != nil {
			t.Fatal(err)
		}
		got := firstError(problems)
		if laid != nil {
			got = laid.Document.Addressees[0].Text
		}
		if !strings.Contains(got, c.want) || (laid != nil) != (c.name == "its own") {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func firstError(problems diag.List) string {
	for _, p := range problems {
		if p.Severity == diag.Error {
			return p.Message
		}
	}
	return ""
}
