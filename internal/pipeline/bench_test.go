package pipeline_test

import (
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/pipeline"
)

// benchmark builds one definition over and over in a warm process.
func benchmark(b *testing.B, file string, data []byte, opts pipeline.Options) {
	b.Helper()
	p := open(b)
	opts.Stage = doc.Sign
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		result, problems, err := p.Build(pipeline.Source{File: file, Data: data}, opts)
		if err != nil || problems.HasErrors() {
			b.Fatal(err, problems.Sorted())
		}
		pages = result.Pages
	}
	b.ReportMetric(float64(pages), "pages")
}

// letterFile is the two-page letter that speed is measured with.
const letterFile = "../../examples/cong-van-2020/cong-van-1080.vb.yaml"

func BenchmarkLetter(b *testing.B) {
	data, err := os.ReadFile(letterFile)
	if err != nil {
		b.Fatal(err)
	}
	for name, opts := range map[string]pipeline.Options{
		"nothing": {}, "docx": {DOCX: true}, "pdf": {PDF: true}, "both": {DOCX: true, PDF: true},
	} {
		b.Run(name, func(b *testing.B) { benchmark(b, letterFile, data, opts) })
	}
}

// BenchmarkLetters builds letters that differ in number and recipient, as a
// merge does, on all processors that it is given.
func BenchmarkLetters(b *testing.B) {
	data, err := os.ReadFile(letterFile)
	if err != nil {
		b.Fatal(err)
	}
	syllables := strings.Fields("Hà Nội Huế Lai Châu Điện Biên Sơn La Lạng Quảng Ninh Thanh Hóa Nghệ An Tĩnh Cao Bằng Tuyên Quang Lào Cai" +
		" Thái Nguyên Phú Thọ Bắc Hưng Yên Hải Phòng Bình Trị Đà Nẵng Ngãi Gia Khánh Đắk Lắk Lâm Đồng Nai Tây Vĩnh Long Tháp Mau Giang Cần Thơ")
	const all = "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"
	before, after, found := strings.Cut(string(data), all)
	if !found {
		b.Fatal("the letter names no recipients")
	}
	for name, opts := range map[string]pipeline.Options{
		"docx": {DOCX: true}, "pdf": {PDF: true}, "both": {DOCX: true, PDF: true},
	} {
		b.Run(name, func(b *testing.B) {
			p := open(b)
			opts.Stage = doc.Sign
			var letters atomic.Int64
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					n := int(letters.Add(1))
					recipient := "Ủy ban nhân dân tỉnh " + syllables[n%len(syllables)] + " " + syllables[n/len(syllables)%len(syllables)]
					_, problems, err := p.Build(pipeline.Source{File: letterFile, Data: []byte(before + recipient + after)}, opts)
					if err != nil || problems.HasErrors() {
						b.Error(err, problems.Sorted())
					}
				}
			})
		})
	}
}

// BenchmarkTable shows that cost is linear: ten times the rows should take
// about ten times as long.
func BenchmarkTable(b *testing.B) {
	for _, rows := range []int{1000, 10000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			benchmark(b, "bang.vb.yaml", tableDefinition(rows), pipeline.Options{DOCX: true, PDF: true})
		})
	}
}

// BenchmarkPlan builds the provincial plan with 1,000 tasks into both files.
func BenchmarkPlan(b *testing.B) {
	benchmark(b, planFile, planDefinition(b, 1000), pipeline.Options{DOCX: true, PDF: true})
}

const planFile = "../../examples/ke-hoach/ke-hoach-lang-son.vb.yaml"

// planDefinition is the plan of the examples with its tasks repeated until
// there are n.
func planDefinition(t testing.TB, n int) []byte {
	t.Helper()
	data, err := os.ReadFile(planFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), "\n  nhiem_vu:\n")
	tasks, after, more := strings.Cut(rest, "\n  kinh_phi:\n")
	if !found || !more {
		t.Fatal("the plan has no nhiem_vu followed by kinh_phi")
	}
	const item = "\n    - nhom:"
	items := strings.Split("\n"+tasks, item)[1:]
	var s strings.Builder
	s.WriteString(before + "\n  nhiem_vu:\n")
	for i := range n {
		s.WriteString(item + items[i%len(items)])
	}
	s.WriteString("\n  kinh_phi:\n" + after)
	return []byte(s.String())
}

func tableDefinition(rows int) []byte {
	var s strings.Builder
	s.WriteString(`loai: bao-cao
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: BC-SVD
dia_danh: Hà Nội
trich_yeu: Về bảng dài
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các phòng]
luu: VT
noi_dung: |
  Số liệu như sau:

  | STT | Nội dung | Số lượng | Ghi chú |
  |:---:|---|---:|---|
`)
	for i := range rows {
		fmt.Fprintf(&s, "  | %d | Nhiệm vụ số %d của kế hoạch phát triển doanh nghiệp | %d | Hoàn thành |\n", i+1, i+1, i*7)
	}
	s.WriteString("\n  Trân trọng báo cáo.\n")
	return []byte(s.String())
}
