package docx

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// file is one entry of a zip file made for a test.
type file struct {
	name, content string
	store         bool
}

// zipped packs entries in their order.
func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(2020, 3, 5, 0, 0, 0, 0, time.UTC)}
		if f.store {
			h.Method = zip.Store
		}
		out, err := w.CreateHeader(h)
		if err == nil {
			_, err = out.Write([]byte(f.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	typesPart = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	relsStart = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	rootRels  = relsStart + `<Relationship Id="rId1" Type="` + nsRel + `/officeDocument" Target="word/document.xml"/></Relationships>`
	smallBody = `<w:document xmlns:w="` + nsMain + `"><w:body><w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p></w:body></w:document>`
)

// small are the parts of the smallest Word file.
func small() []file {
	return []file{
		{name: "[Content_Types].xml", content: typesPart},
		{name: "_rels/.rels", content: rootRels},
		{name: "word/document.xml", content: smallBody},
	}
}

func TestOpenFindsTheText(t *testing.T) {
	rels := func(kind, target string) string {
		return relsStart + `<Relationship Id="x" Type="` + kind + `" Target="` + target + `"/></Relationships>`
	}
	const strictBody = `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`
	for _, c := range []struct {
		name  string
		files []file
		want  string
	}{
		{"the smallest file", small(), "word/document.xml"},
		{"no content types", small()[1:], "word/document.xml"},
		{"no relations", small()[2:], "word/document.xml"},
		{"relations that lead nowhere", []file{{name: "_rels/.rels", content: rels(nsRel+"/officeDocument", "word/x.xml")}, small()[2]}, "word/document.xml"},
		{"an absolute target", []file{{name: "_rels/.rels", content: rels(nsRel+"/officeDocument", "/Word/a b.xml")}, {name: "word/a b.xml", content: smallBody}}, "Word/a b.xml"},
		{"a quoted target", []file{{name: "_rels/.rels", content: rels(nsRel+"/officeDocument", "word/a%20b.xml")}, {name: "word/a b.xml", content: smallBody}}, "word/a b.xml"},
		{"backslashes", []file{{name: `_rels\.rels`, content: rels(nsRel+"/officeDocument", `word\document2.xml`)}, {name: `word\document2.xml`, content: smallBody}}, "word/document2.xml"},
		{"capitals", []file{{name: "_RELS/.Rels", content: rels(nsRel+"/officeDocument", "word/document.xml")}, {name: "Word/Document.XML", content: smallBody}}, "word/document.xml"},
		{"strict", []file{{name: "_rels/.rels", content: rels("http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", "word/document.xml")}, {name: "word/document.xml", content: strictBody}}, "word/document.xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := open(zipped(t, c.files...))
			if err != nil {
				t.Fatal(err)
			}
			if a.main() != c.want {
				t.Errorf("the text is %q, want %q", a.main(), c.want)
			}
			root, err := a.part(a.main())
			if err != nil || root.name != "w:document" {
				t.Errorf("the root is %v, %v", root, err)
			}
			if a.strict != (c.name == "strict") {
				t.Errorf("strict is %v", a.strict)
			}
		})
	}
}

func TestRelated(t *testing.T) {
	files := append(small(), file{name: "word/_rels/document.xml.rels", content: relsStart +
		`<Relationship Id="rId1" Type="` + nsRel + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + nsRel + `/image" Target="../media/Hình%201.png"/>` +
		`<Relationship Id="rId3" Type="` + nsRel + `/hyperlink" Target="https://example.gov.vn/a" TargetMode="External"/>` +
		`<Relationship Id="rId4" Type="` + nsRel + `/header" Target="/word/header1.xml"/>` +
		`<Relationship Id="rId5" Type="` + nsRel + `/image" Target="../../../x.png"/>` +
		`<Relationship Id="rId5" Type="` + nsRel + `/image" Target="twice.png"/></Relationships>`})
	a, err := open(zipped(t, files...))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]relation{
		"rId1": {target: "word/styles.xml", kind: "styles"},
		"rId2": {target: "media/Hình 1.png", kind: "image"},
		"rId3": {target: "https://example.gov.vn/a", kind: "hyperlink", external: true},
		"rId4": {target: "word/header1.xml", kind: "header"},
		"rId5": {target: "x.png", kind: "image"},
	}
	got := a.related("Word/Document.xml")
	for id, w := range want {
		if got[id] != w {
			t.Errorf("%s is %+v, want %+v", id, got[id], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("there are %d relations, want %d", len(got), len(want))
	}
	if r := a.related("")["rId1"]; r.kind != "officeDocument" {
		t.Errorf("the relation of the file is %+v", r)
	}
}

func TestPartIsParsedOnce(t *testing.T) {
	a, err := open(zipped(t, small()...))
	if err != nil {
		t.Fatal(err)
	}
	one, _ := a.part("word/document.xml")
	two, _ := a.part("/WORD/document.xml")
	if one == nil || one != two {
		t.Error("the part was parsed twice")
	}
	if data, err := a.raw("word/document.xml"); err != nil || string(data) != smallBody {
		t.Errorf("raw gives %q, %v", data, err)
	}
}

// corpus lists the Word files that others made.
func corpus(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("../../../shared/corpus/word/*.docx")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("no corpus of Word files")
		}
		t.Skip("no corpus of Word files")
	}
	slices.Sort(list)
	return list
}

func TestOpenCorpus(t *testing.T) {
	for _, path := range corpus(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := open(data)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
			continue
		}
		for _, r := range a.related(a.main()) {
			if r.external || filepath.Ext(r.target) != ".xml" {
				continue
			}
			if _, err := a.part(r.target); err != nil {
				t.Errorf("%s: %v", filepath.Base(path), err)
			}
		}
	}
}
