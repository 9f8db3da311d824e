package table

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/viet"
)

// large is a sheet of mixed values.
func large(rows, columns int) []Sheet {
	s := Sheet{Name: "Theo dõi"}
	for c := range columns {
		s.Columns = append(s.Columns, Head{Title: fmt.Sprintf("Cột %d", c+1)})
	}
	for r := range rows {
		row := make([]any, columns)
		for c := range row {
			switch c % 4 {
			case 0:
				row[c] = int64(r*columns + c)
			case 1:
				row[c] = fmt.Sprintf("%02d/KH-UBND", r)
			case 2:
				row[c] = viet.Date{Day: 1 + r%28, Month: 1 + c%12, Year: 2026}
			default:
				row[c] = "Ủy ban nhân dân tỉnh"
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return []Sheet{s}
}

func BenchmarkRead(b *testing.B) {
	for _, size := range []struct{ rows, columns int }{{34, 10}, {5000, 20}, {10000, 20}} {
		data, err := Write(large(size.rows, size.columns))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("xlsx/%dx%d", size.rows, size.columns), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if t, list := Read("a.xlsx", data, Options{}); len(list) > 0 || len(t.Rows) != size.rows {
					b.Fatal(list)
				}
			}
		})
	}
	var csv strings.Builder
	csv.WriteString("STT;Tên;Số;Ngày\n")
	for r := range 10000 {
		fmt.Fprintf(&csv, "%d;Ủy ban nhân dân tỉnh;%02d/KH-UBND;%d/8/2026\n", r, r, 1+r%28)
	}
	b.Run("csv/10000x4", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if t, list := Read("a.csv", []byte(csv.String()), Options{}); len(list) > 0 || len(t.Rows) != 10000 {
				b.Fatal(list)
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	for _, rows := range []int{34, 10000} {
		sheets := large(rows, 10)
		b.Run(fmt.Sprintf("%dx10", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Write(sheets); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEdit(b *testing.B) {
	data, err := Write(large(5000, 20))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Edit(data, []Change{{Sheet: "Theo dõi", Row: 3, Col: 2, Values: []any{"x"}}}); err != nil {
			b.Fatal(err)
		}
	}
}
