package bind

import (
	"fmt"
	"os"
	"testing"

	"vanban/internal/template"
)

// What tying costs once for a table of many columns, half of which nothing asks
// for.
func BenchmarkBind(b *testing.B) {
	source, err := os.ReadFile("../../templates/bao-cao-tong-hop.vb.md")
	if err != nil {
		b.Fatal(err)
	}
	tpl, problems := template.Parse("bao-cao-tong-hop.vb.md", source)
	if tpl == nil {
		b.Fatal(problems)
	}
	var titles []string
	for i := range 20 {
		f := tpl.Fields[i%len(tpl.Fields)]
		titles = append(titles, f.Label, fmt.Sprintf("Cột theo dõi riêng của phòng số %d", i))
	}
	data := sheet(titles)
	for b.Loop() {
		Bind(data, tpl.Fields, Options{})
	}
}
