package docx

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

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
	own     bool // it is unlike that of any other document
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
		{part{name: "styles.xml", content: e.stylesPart(f)}, "rIdStyles", "styles"},
		{part{name: "settings.xml", content: []byte(settings)}, "rIdSettings", "settings"},
		{part{name: "fontTable.xml", content: []byte(fontTableXML)}, "rIdFonts", "fontTable"},
	}
	for _, p := range e.margins() {
		kind := p.name[:len("header")]
		number := strings.TrimSuffix(p.name[len(kind):], ".xml")
		list = append(list, related{p, "rId" + strings.ToUpper(kind[:1]) + kind[1:] + number, kind})
	}
	if len(e.notes) > 0 {
		list = append(list, related{part{name: "footnotes.xml", content: e.footnotes(), own: true}, "rIdFootnotes", "footnotes"})
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
		{name: contentTypesName, content: e.contentTypes(relations, len(f.Meta.Properties) > 0)},
		{name: "_rels/.rels", content: []byte(rels)},
		{name: documentName, content: e.b, own: true},
		{name: documentRelsName, content: e.documentRels(relations)},
	}
	for _, r := range relations {
		list = append(list, part{"word/" + r.name, r.content, r.own})
	}
	for n, m := range e.media {
		list = append(list, part{"word/" + e.mediaName(n), m.data, true})
	}
	list = append(list, part{"docProps/core.xml", coreProperties(&f.Meta), true}, part{name: "docProps/app.xml", content: []byte(appXML)})
	if len(f.Meta.Properties) > 0 {
		list = append(list, part{customName, customProperties(f.Meta.Properties), true})
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
