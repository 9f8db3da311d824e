package docx

import (
	"strconv"
	"testing"

	"vanban/internal/flow"
)

// FuzzDecode: whatever is read is a file or none, and gives the same twice.
func FuzzDecode(f *testing.F) {
	data, err := Encode(whole())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			t.Skip("large")
		}
		first, err := Decode("a.docx", data)
		second, again := Decode("a.docx", data)
		if (err == nil) != (again == nil) {
			t.Fatal(err, again)
		}
		if err == nil && flow.Dump(first) != flow.Dump(second) {
			t.Error("not the same twice")
		}
	})
}

// hundredPages is about as much text.
func hundredPages() *flow.Flow {
	f := letter()
	s := f.Sections[0]
	for i := range 1400 {
		p := body("Căn cứ chức năng, nhiệm vụ được giao, các cơ quan, đơn vị khẩn trương triển khai thực hiện, báo cáo kết quả trước ngày 30 tháng 6; ")
		p.Runs = append(p.Runs, flow.Run{Text: "số " + strconv.Itoa(i), Bold: true, Size: pt(14)}, flow.Run{Text: " theo mẫu kèm theo.", Size: pt(14)})
		s.Blocks = append(s.Blocks, p)
	}
	return f
}

// BenchmarkDecode reads 100 pages.
func BenchmarkDecode(b *testing.B) {
	data, err := Encode(hundredPages())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode("a.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}
