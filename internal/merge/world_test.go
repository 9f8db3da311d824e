package merge

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"vanban/fonts"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/record"
	"vanban/templates"
)

var shared = sync.OnceValue(func() *pipeline.Pipeline {
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		panic(fmt.Sprint(err, problems.Sorted()))
	}
	return p
})

// provinces are the recipients of the letters of the tests.
func provinces() []string {
	return []string{
		"Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Thái Nguyên", "Hà Tĩnh", "Quảng Trị", "Gia Lai", "Đắk Lắk",
		"Vĩnh Long", "Cà Mau", "Lạng Sơn", "Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "An Giang",
	}
}

// letter is a definition of the letter to a province that has issued no plan.
func letter(province, days string) string {
	return `mau: don-doc-chua-ban-hanh
ky_hieu: BKHCN-CNCNTT
ngay_ban_hanh: 23/11/2026
nguoi_ky: {quyen_han: KT. BỘ TRƯỞNG, chuc_vu: THỨ TRƯỞNG, ho_ten: Nguyễn Văn Mẫu}
luu: VT, CNCNTT
du_lieu:
  dia_phuong: [` + province + `]
  chi_dao: {ten_loai: Chỉ thị, so_ky_hieu: 01/CT-TTg, ngay: 14/01/2020, co_quan: Thủ tướng Chính phủ, trich_yeu: thúc đẩy phát triển doanh nghiệp công nghệ số Việt Nam}
  co_quan: Bộ Khoa học và Công nghệ
  giai_doan: [2026 - 2030]
  ngay_theo_doi: 20/11/2026
  theo_doi:
    - {dia_phuong: ` + province + `, bao_cao_nam_truoc: Chậm, lan_nhac: 1}
  nam_bao_cao: 2026
  han: ` + days + `
  kem_khung: có
  don_vi_dau_moi: Cục Công nghiệp công nghệ thông tin
  lien_he: "thư điện tử: lienhe@example.vn"
`
}

// deadline is that of the letters unless a test changes it.
const deadline = "trước ngày 20/12/2026"

// yamlJob is the job of a definition.
func yamlJob(name, definition string, line int) Job {
	sum := sha256.Sum256([]byte(definition))
	return Job{
		Row: diag.Range{File: "theo-doi.xlsx", Sheet: "Theo dõi", Start: diag.Pos{Line: line}}, Recipient: name, Name: name,
		Content: hex.EncodeToString(sum[:]),
		Make: func() (*record.Value, diag.List) {
			return record.YAML("don-doc.vb.yaml", []byte(definition))
		},
	}
}

// letters is a batch of n letters to provinces.
func letters(n int) Batch {
	b := Batch{Title: "Công văn đôn đốc", File: "don-doc.vb.yaml", Program: "thử", Template: "don-doc-chua-ban-hanh", Shared: "v1"}
	all := provinces()
	for i := range n {
		province := all[i%len(all)]
		name := province
		if i >= len(all) {
			name = fmt.Sprintf("%s %d", province, i/len(all))
		}
		b.Jobs = append(b.Jobs, yamlJob(name, letter(province, deadline), i+2))
	}
	return b
}

// both is the usual way to make a batch.
func both(dir string) Options {
	return Options{Out: dir, DOCX: true, PDF: true, Stage: doc.Sign}
}

// mustRun makes a batch that nothing keeps from being made.
func mustRun(t *testing.T, b Batch, o Options) *Manifest {
	t.Helper()
	m, err := Run(context.Background(), shared(), b, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// states counts what a run did.
func states(o *Options) map[State]int {
	count := map[State]int{}
	o.Events = func(e Event) {
		if e.Phase == Making {
			count[e.State]++
		}
	}
	return count
}

// folder reads every file below a folder, hidden ones too.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}
