package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	packer "github.com/nguyenthenguyen/docx"

	"vanban/internal/flow"
)

// The parts that are the same in every file.
var (
	//go:embed parts/package.rels
	packageRels string
	//go:embed parts/settings.xml
	settingsXML string
	//go:embed parts/fontTable.xml
	fontTableXML string
	//go:embed parts/app.xml
	appXML string
)

// The parts that pack must know by name.
const (
	contentTypesName = "[Content_Types].xml"
	documentName     = "word/document.xml"
	documentRelsName = "word/_rels/document.xml.rels"
)

// part is one file of the package.
type part struct {
	name    string
	content []byte
}

// related is a part that the document leads to.
type related struct {
	part
	id   string // of the relationship
	kind string // of the relationship, and of the content as Word names it
}

// related returns the parts that the document leads to, without its pictures.
func (e *encoder) related(f *flow.Flow) []related {
	settings := settingsXML
	if len(e.notes) > 0 {
		settings = strings.Replace(settings, "<w:compat>", settingsOfNotes+"<w:compat>", 1)
	}
	if e.evens {
		settings = strings.Replace(settings, "<w:characterSpacingControl", "<w:evenAndOddHeaders/>\n<w:characterSpacingControl", 1)
	}
	list := []related{
		{part{"styles.xml", e.stylesPart(f)}, "rIdStyles", "styles"},
		{part{"settings.xml", []byte(settings)}, "rIdSettings", "settings"},
		{part{"fontTable.xml", []byte(fontTableXML)}, "rIdFonts", "fontTable"},
	}
	for _, p := range e.margins() {
		kind := p.name[:len("header")]
		number := strings.TrimSuffix(p.name[len(kind):], ".xml")
		list = append(list, related{p, "rId" + strings.ToUpper(kind[:1]) + kind[1:] + number, kind})
	}
	if len(e.notes) > 0 {
		list = append(list, related{part{"footnotes.xml", e.footnotes()}, "rIdFootnotes", "footnotes"})
	}
	return list
}

// parts returns the parts of the document in the order they are packed;
// content types come first.
func (e *encoder) parts(f *flow.Flow) []part {
	relations := e.related(f)
	rels := packageRels
	if len(f.Meta.Properties) > 0 {
		rels = strings.Replace(rels, "</Relationships>", customRel+"</Relationships>", 1)
	}
	list := []part{
		{contentTypesName, e.contentTypes(relations, len(f.Meta.Properties) > 0)},
		{"_rels/.rels", []byte(rels)},
		{documentName, e.b},
		{documentRelsName, e.documentRels(relations)},
	}
	for _, r := range relations {
		list = append(list, part{"word/" + r.name, r.content})
	}
	for n, m := range e.media {
		list = append(list, part{"word/" + e.mediaName(n), m.data})
	}
	list = append(list, part{"docProps/core.xml", coreProperties(&f.Meta)}, part{"docProps/app.xml", []byte(appXML)})
	if len(f.Meta.Properties) > 0 {
		list = append(list, part{customName, customProperties(f.Meta.Properties)})
	}
	return list
}

const (
	typeWord   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	typeOffice = "application/vnd.openxmlformats-officedocument."
)

// contentTypes returns [Content_Types].xml. ECMA-376-2, 10.1.2.2.
func (e *encoder) contentTypes(relations []related, custom bool) []byte {
	var m markup
	m.s(xmlStart + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, kind := range []string{"png", "jpeg"} {
		if slices.ContainsFunc(e.media, func(m media) bool { return m.kind == kind }) {
			m.s(`<Default Extension="` + kind + `" ContentType="image/` + kind + `"/>`)
		}
	}
	override := func(name, kind string) {
		m.s(`<Override PartName="/` + name + `" ContentType="` + kind + `+xml"/>`)
	}
	override(documentName, typeWord+"document.main")
	for _, r := range relations {
		override("word/"+r.name, typeWord+r.kind)
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	override("docProps/app.xml", typeOffice+"extended-properties")
	if custom {
		override(customName, typeOffice+"custom-properties")
	}
	m.s("</Types>")
	return m.b
}

// documentRels returns the relationships of word/document.xml.
// ECMA-376-2, 9.3.
func (e *encoder) documentRels(relations []related) []byte {
	var m markup
	m.s(xmlStart + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	relation := func(id, kind, target string) {
		m.s(`<Relationship Id="` + id + `" Type="` + nsRel + "/" + kind + `" Target="` + target + `"/>`)
	}
	for _, r := range relations {
		relation(r.id, r.kind, r.name)
	}
	for n := range e.media {
		relation("rIdImage"+strconv.Itoa(n+1), "image", e.mediaName(n))
	}
	m.s("</Relationships>")
	return m.b
}

// pack returns the parts as a zip file. The packing library takes a file and
// replaces its document; it drops the errors of what it reads and writes, so
// it is given a file made here, and its result is compared with the parts.
// Its header functions share state between documents and are not used.
func pack(parts []part) ([]byte, error) {
	base, err := store(parts)
	if err != nil {
		return nil, fmt.Errorf("đóng gói DOCX: %w", err)
	}
	replacer, err := packer.ReadDocxFromMemory(bytes.NewReader(base), int64(len(base)))
	if err != nil {
		return nil, fmt.Errorf("đóng gói DOCX: %w", err)
	}
	file := replacer.Editable()
	for _, p := range parts {
		if p.name == documentName {
			file.SetContent(string(p.content))
		}
	}
	var out bytes.Buffer
	out.Grow(16 << 10)
	if err := file.Write(&out); err != nil {
		return nil, fmt.Errorf("đóng gói DOCX: %w", err)
	}
	if err := compare(out.Bytes(), parts); err != nil {
		return nil, fmt.Errorf("đóng gói DOCX: %w", err)
	}
	return out.Bytes(), nil
}

// store returns a zip file with the parts uncompressed. The document is a
// stub: pack sets its content.
func store(parts []part) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(32 << 10)
	w := zip.NewWriter(&out)
	for _, p := range parts {
		part, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if p.name == documentName {
			continue
		}
		if _, err := part.Write(p.content); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// compare reads a zip file back and reports the first part that is missing,
// broken or other than it should be. Reading to the end checks the CRC.
func compare(file []byte, parts []part) error {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	if len(r.File) != len(parts) {
		return fmt.Errorf("có %d phần, phải có %d", len(r.File), len(parts))
	}
	var buffer []byte
	for i, p := range parts {
		f := r.File[i]
		if f.Name != p.name {
			return fmt.Errorf("phần thứ %d là “%s”, phải là “%s”", i+1, f.Name, p.name)
		}
		if f.UncompressedSize64 != uint64(len(p.content)) {
			return fmt.Errorf("phần “%s” dài %d byte, phải dài %d", p.name, f.UncompressedSize64, len(p.content))
		}
		opened, err := f.Open()
		if err != nil {
			return fmt.Errorf("phần “%s”: %w", p.name, err)
		}
		// One byte more than there should be lets the reader see the end.
		if len(buffer) <= len(p.content) {
			buffer = make([]byte, 2*len(p.content)+1)
		}
		n, err := io.ReadFull(opened, buffer[:len(p.content)+1])
		opened.Close()
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return fmt.Errorf("phần “%s”: %w", p.name, err)
		}
		if !bytes.Equal(buffer[:n], p.content) {
			return fmt.Errorf("phần “%s” khác nội dung đã viết", p.name)
		}
	}
	return nil
}
