package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"

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

// parts returns the parts of the document in the order they are packed;
// content types come first.
func (e *encoder) parts(f *flow.Flow) []part {
	list := []part{
		{contentTypesName, e.contentTypes()},
		{"_rels/.rels", []byte(packageRels)},
		{documentName, e.b},
		{documentRelsName, e.documentRels()},
		{"word/styles.xml", e.stylesPart()},
		{"word/settings.xml", []byte(settingsXML)},
		{"word/fontTable.xml", []byte(fontTableXML)},
		{"docProps/core.xml", coreProperties(&f.Meta)},
		{"docProps/app.xml", []byte(appXML)},
		{"word/" + headerName(0), header(e.headers[0], false)},
	}
	for i, size := range e.headers {
		list = append(list, part{"word/" + headerName(i+1), header(size, true)})
	}
	return list
}

const (
	typeWord   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	typeOffice = "application/vnd.openxmlformats-officedocument."
)

// contentTypes returns [Content_Types].xml. ECMA-376-2, 10.1.2.2.
func (e *encoder) contentTypes() []byte {
	var m markup
	m.s(xmlStart + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(name, kind string) {
		m.s(`<Override PartName="/` + name + `" ContentType="` + kind + `+xml"/>`)
	}
	override(documentName, typeWord+"document.main")
	override("word/styles.xml", typeWord+"styles")
	override("word/settings.xml", typeWord+"settings")
	override("word/fontTable.xml", typeWord+"fontTable")
	for i := range len(e.headers) + 1 {
		override("word/"+headerName(i), typeWord+"header")
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	override("docProps/app.xml", typeOffice+"extended-properties")
	m.s("</Types>")
	return m.b
}

// documentRels returns the relationships of word/document.xml.
// ECMA-376-2, 9.3.
func (e *encoder) documentRels() []byte {
	var m markup
	m.s(xmlStart + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	relation := func(id, kind, target string) {
		m.s(`<Relationship Id="` + id + `" Type="` + nsRel + "/" + kind + `" Target="` + target + `"/>`)
	}
	relation("rIdStyles", "styles", "styles.xml")
	relation("rIdSettings", "settings", "settings.xml")
	relation("rIdFonts", "fontTable", "fontTable.xml")
	for i := range len(e.headers) + 1 {
		relation(fmt.Sprintf("rIdHeader%d", i), "header", headerName(i))
	}
	m.s("</Relationships>")
	return m.b
}

// coreProperties returns docProps/core.xml: what the file says about itself.
// ECMA-376-2, 11.
//
//	<cp:coreProperties …>
//	  <dcterms:created xsi:type="dcterms:W3CDTF">2020-03-30T00:00:00Z</dcterms:created>
//	  <dc:creator>Bộ Khoa học và Công nghệ</dc:creator>
//	  <dc:language>vi-VN</dc:language>
//	  <dc:subject>1080/BTTTT-CNTT</dc:subject>
//	  <dc:title>triển khai …</dc:title>
//	  <cp:category>Công văn</cp:category>
//	</cp:coreProperties>
func coreProperties(meta *flow.Meta) []byte {
	var m markup
	m.s(xmlStart + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	if meta.Created != "" {
		m.s(`<dcterms:created xsi:type="dcterms:W3CDTF">` + meta.Created + `T00:00:00Z</dcterms:created>`)
	}
	for _, p := range []struct{ element, value string }{
		{"dc:creator", meta.Author},
		{"dc:language", "vi-VN"},
		{"dc:subject", meta.Subject},
		{"dc:title", meta.Title},
		{"cp:category", meta.Category},
	} {
		if p.value != "" {
			m.s("<" + p.element + ">")
			m.text(p.value)
			m.s("</" + p.element + ">")
		}
	}
	m.s("</cp:coreProperties>")
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
	out.Grow(24 << 10)
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
		content, err := io.ReadAll(opened)
		opened.Close()
		if err != nil {
			return fmt.Errorf("phần “%s”: %w", p.name, err)
		}
		if !bytes.Equal(content, p.content) {
			return fmt.Errorf("phần “%s” khác nội dung đã viết", p.name)
		}
	}
	return nil
}
