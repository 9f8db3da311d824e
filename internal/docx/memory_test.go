package docx

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
)

// peak runs f and returns how many megabytes the heap grew at most.
func peak(f func()) int {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	heap := func() int {
		metrics.Read(sample)
		return int(sample[0].Value.Uint64() >> 20)
	}
	// What nobody holds any more must not count, however busy the machine is.
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	runtime.GC()
	before, most := heap(), 0
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for {
			most = max(most, heap()-before)
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	}()
	f()
	close(done)
	<-stopped
	return most
}

// TestHostileFilesTakeLittleMemory opens files that are made to take all
// memory: those that are refused by their directory take next to none, and the
// worst that is read stays below what a large document takes.
func TestHostileFilesTakeLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some hundred megabytes")
	}
	read := func(content string) func(testing.TB) []byte { return bodyOf(open1(content) + "</w:document>") }
	for _, c := range []struct {
		name string
		make func(testing.TB) []byte
		most int // megabytes
	}{
		{"one part that is too large", bomb(1, 70), 16},
		{"one part that grows too much", bomb(1, 60), 16},
		{"many parts", bomb(20, 15), 16},
		{"many parts below all limits", bomb(60, 3), 64},
		{"many entries", manyEntries, 64},
		{"entities", bodyOf(laughs()), 8},
		{"many elements", read(strings.Repeat("<w:p/>", 600_000)), 128},
		{"many paragraphs", read("<w:body>" + varied("<w:p/>", 199_000) + "</w:body>"), 384},
		{"many runs", read("<w:body><w:p>" + varied("<w:r><w:t>a</w:t></w:r>", 299_000) + "</w:p></w:body>"), 384},
		{"many cells", read("<w:body><w:tbl>" + varied("<w:tr><w:tc/><w:tc/></w:tr>", 99_000) + "</w:tbl></w:body>"), 640},
		{"tables in tables", read("<w:body>" + strings.Repeat("<w:tbl><w:tr><w:tc>", 80) + varied("<w:p/>", 190_000) + strings.Repeat("</w:tc></w:tr></w:tbl>", 80) + "</w:body>"), 640},
		{"many sections with a large margin", manyMargins, 384},
		{"many marks of a long note", manyNotes, 384},
		{"many attributes", read(varied(`<w:p a="" b="" c="" d="" e=""/>`, 500_000)), 384},
		{"much text", read(strings.Repeat("a ", 3<<19)), 64},
		{"many remarks", read(strings.Repeat("a<!---->", 1<<18)), 128},
		{"many names", read(manyNames()), 384},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := c.make(t)
			var took time.Duration
			got := peak(func() {
				start := time.Now()
				_, _ = Decode("a.docx", data) // what it says is for TestDamagedFiles
				took = time.Since(start)
			})
			t.Logf("%d KB take %d MB and %v", len(data)>>10, got, took)
			if got > c.most {
				t.Errorf("the heap grew by %d MB, at most %d", got, c.most)
			}
		})
	}
}

// manyNames are a quarter of a million attributes with names of their own.
func manyNames() string {
	var b strings.Builder
	for i := range 1 << 14 {
		b.WriteString("<w:p")
		for k := range 16 {
			b.WriteString(" n")
			for n := i*16 + k; n > 0; n /= 26 {
				b.WriteByte(byte('a' + n%26))
			}
			b.WriteString(`=""`)
		}
		b.WriteString("/>")
	}
	return b.String()
}

// varied repeats s with remarks that Deflate cannot pack well, so that the
// file passes for a real one.
func varied(s string, n int) string {
	chance := rand.New(rand.NewPCG(30, 2020))
	var b strings.Builder
	for i := range n {
		b.WriteString(s)
		if i%20 == 0 {
			fmt.Fprintf(&b, "<!--%x-->", chance.Uint64())
		}
	}
	return b.String()
}

// manyMargins is a file of many sections, each of which names the same long header.
func manyMargins(t testing.TB) []byte {
	files := small()
	section := `<w:p><w:pPr><w:sectPr><w:headerReference xmlns:r="` + nsRel + `" r:id="rId1" w:type="default"/></w:sectPr></w:pPr></w:p>`
	files[2].content = open1("<w:body>") + varied(section, 20_000) + "</w:body></w:document>"
	return zipped(t, append(files,
		file{name: "word/_rels/document.xml.rels", content: relsStart + `<Relationship Id="rId1" Type="` + nsRel + `/header" Target="header1.xml"/></Relationships>`},
		file{name: "word/header1.xml", content: `<w:hdr xmlns:w="` + nsMain + `">` + varied("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 20_000) + "</w:hdr>"})...)
}

// manyNotes is a file of many marks of one long footnote.
func manyNotes(t testing.TB) []byte {
	files := small()
	files[2].content = open1("<w:body><w:p>") + varied(`<w:r><w:footnoteReference w:id="2"/></w:r>`, 20_000) + "</w:p></w:body></w:document>"
	return zipped(t, append(files,
		file{name: "word/_rels/document.xml.rels", content: relsStart + `<Relationship Id="rId1" Type="` + nsRel + `/footnotes" Target="footnotes.xml"/></Relationships>`},
		file{name: "word/footnotes.xml", content: `<w:footnotes xmlns:w="` + nsMain + `"><w:footnote w:id="2">` + varied("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 20_000) + "</w:footnote></w:footnotes>"})...)
}
