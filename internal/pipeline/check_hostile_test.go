package pipeline_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"vanban/internal/pipeline"
)

// hostile are texts that grow without end in one way each, as the XML of the
// body of a Word file; n is how many of them there are.
func hostile() map[string]func(n int) string {
	const p, end = `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">`, `</w:t></w:r></w:p>`
	one := func(part string) func(int) string {
		return func(n int) string { return p + strings.Repeat(part, n) + end }
	}
	many := func(text string) func(int) string {
		return func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(p + strings.ReplaceAll(text, "#", fmt.Sprint(i+1)) + end)
			}
			return b.String()
		}
	}
	const cell = `<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + p + `1` + end + `</w:tc><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + p + `Sở Tài chính` + end + `</w:tc></w:tr>`
	const open, shut = `<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>`, `</w:tbl>`
	return map[string]func(int) string{
		"một đoạn dài":            one("Đề nghị các đơn vị thực hiện. "),
		"câu có số và ngày":       one("Theo Điều 7 và khoản 2 Điều 9, đến ngày 31/12/2026 đạt 45/50 (90%), xem Phụ lục IX; "),
		"một câu không hết":       one("theo Điều 7 và "),
		"chữ viết tắt":            one("TTCĐS "),
		"mở ngoặc":                one("((("),
		"mở ngoặc kép":            one("“"),
		"ngoặc kép thẳng":         one(`a"`),
		"dấu phẩy":                one(","),
		"dấu chấm":                one(". "),
		"gạch dưới":               one("_"),
		"một chữ không cách":      one("aaaaaaaaaa"),
		"chữ số":                  one("1234567890"),
		"số có chấm":              one("1.234."),
		"khoản, Điều":             one("khoản 1 Điều 1, "),
		"dấu cách":                one("a          "),
		"dấu tab":                 one("a</w:t><w:tab/><w:t>"),
		"xuống dòng":              one("a</w:t><w:br/><w:t>"),
		"ký hiệu":                 one("12/QĐ-UBND ngày 05/01/2026; "),
		"hạn":                     one("gửi báo cáo hoàn thành "),
		"đoạn ngắn":               many("Mục #"),
		"đoạn trống":              many(" "),
		"đoạn có chữ viết tắt":    many("Giao TTC#ĐS và ABCĐ thực hiện."),
		"đoạn viết tắt khác nhau": many("Giao SỞKHCNABC thực hiện TTCĐS (TTCĐSX)."),
		"khoản":                   many("#. Thực hiện nhiệm vụ."),
		"điểm":                    many("a) Thực hiện nhiệm vụ theo khoản # Điều #."),
		"Điều":                    many("Điều #. Thực hiện theo Điều # Nghị định số #/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"),
		"căn cứ":                  many("Căn cứ Nghị định số #/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"),
		"Quốc hiệu":               many("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
		"nhiều văn bản": func(n int) string {
			const section = `<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>`
			head := p + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" + end + p + "Số: 12/TB-UBND" + end + p + "Nơi nhận:" + end + p + "- Lưu: VT." + end
			return strings.Repeat(head+section, n/4)
		},
		"dấu cách trước dấu phẩy": one("rà soát , tổng hợp, "),
		"dấu cách trước, chữ rời": one(`rà soát , tổng</w:t></w:r><w:r><w:t xml:space="preserve"> hợp, `),
		"hai dấu cách":            one("rà soát  tổng hợp "),
		"dẫn Điều không có": func(n int) string {
			return p + "Điều 1. Một." + end + p + "Điều 2. Hai." + end + p + strings.Repeat("xem tại Điều 7 và khoản 9 Điều 2, ", n) + end
		},
		"dẫn Mục không có": func(n int) string {
			return p + "I. MỘT" + end + p + "II. HAI" + end + p + strings.Repeat("nêu tại Mục IX, ", n) + end
		},
		"thứ và tháng":    one("vào thứ sáu, thứ hai; trong tháng ba, "),
		"đơn vị viết hoa": one("tại Tỉnh Lạng Sơn, thành phố Hồ Chí Minh, phường 5, "),
		"cơ quan cũ":      one("gửi Bộ Giao thông vận tải, UBND huyện Cao Lộc, Sở Nội Vụ "),
		"nghị định cũ":    one("theo Nghị định số 110/2004/NĐ-CP "),
		"hạn đã qua":      one("gửi báo cáo trước ngày 01/01/2019, "),
		"gõ sót":          one("khoong hoà hòa hoà "),
		"chỗ chấm":        one("xxx …… Sở A, "),
		"trường trộn":     one("«Ten» {{ten}} 46053 1E+05 "),
		"chữ trong ngoặc": one("15 (mười bốn) ngày, "),
		"Khoản viết hoa":  one("theo Khoản 2 Điều 5, điều 7 "),
		"Phụ lục":         many("Phụ lục #"),
		"Kính gửi":        many("Kính gửi: Sở Tài chính"),
		"gạch đầu":        many("- Sở Tài chính;"),
		"chữ hoa":         many("KẾ HOẠCH"),
		"nhiều bảng":      func(n int) string { return strings.Repeat(open+cell+shut+p+end, n) },
		"một bảng":        func(n int) string { return open + strings.Repeat(cell, n) + shut },
		"bảng lồng":       func(n int) string { return nestedTables(n/100, 40) },
		"nhiều chữ r":     func(n int) string { return p + strings.Repeat(`</w:t></w:r><w:r><w:t>a `, n) + end },
	}
}

// nestedTables are tables inside tables, depth deep, n of them side by side.
func nestedTables(n, depth int) string {
	one := strings.Repeat(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>`, depth) + strings.Repeat(`<w:p/></w:tc></w:tr></w:tbl>`, depth)
	return strings.Repeat(one+`<w:p/>`, n)
}

// planted is a Word file of ours with more before its foot.
func planted(t testing.TB, data []byte, more string) []byte {
	t.Helper()
	return changedBody(t, data, func(body string) string {
		at := strings.LastIndex(body, "<w:tbl>")
		return body[:at] + more + body[at:]
	})
}

// changedBody is a Word file whose document part is changed.
func changedBody(t testing.TB, data []byte, change func(string) string) []byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, part := range zr.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "word/document.xml" {
			content = []byte(change(string(content)))
		}
		w, err := zw.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func letterData(t testing.TB) []byte {
	t.Helper()
	definition, err := os.ReadFile(letterFile)
	if err != nil {
		t.Fatal(err)
	}
	return wordFile(t, definition)
}

// The time a check takes grows with the file, not with its square: four times
// as much takes four times as long, not sixteen.
func TestCheckTakesLinearTime(t *testing.T) {
	const n = 300
	data := letterData(t)
	took := func(data []byte) time.Duration {
		start := time.Now()
		checked(t, pipeline.Source{File: "a.docx", Data: data}, nil)
		return time.Since(start)
	}
	for name, grow := range hostile() {
		t.Run(name, func(t *testing.T) {
			small, large := planted(t, data, grow(n)), planted(t, data, grow(4*n))
			quarter, whole := took(small), took(large)
			// What is done in no time says nothing about growth, and another
			// program may take the processor for a while.
			for tries := 1; tries < 4 && whole > 8*quarter && whole > time.Second/2; tries++ {
				quarter, whole = max(quarter, took(small)), min(whole, took(large))
			}
			if whole > 8*quarter && whole > time.Second/2 {
				t.Errorf("%d of them take %v, %d take %v", n, quarter, 4*n, whole)
			}
		})
	}
}
