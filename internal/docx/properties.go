package docx

import "vanban/internal/flow"

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

// nsCustom is the namespace of docProps/custom.xml, nsVariant that of values.
const (
	nsCustom  = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
	nsVariant = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
)

const (
	customName = "docProps/custom.xml"
	customRel  = `<Relationship Id="rId4" Type="` + nsRel + `/custom-properties" Target="` + customName + `"/>` + "\n"
)

// customProperties returns docProps/custom.xml: further fields as texts.
// ECMA-376-1, 15.2.12.2 and 22.3; numbers below 2 are taken.
//
//	<Properties …>
//	  <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="DocumentId"><vt:lpwstr>…</vt:lpwstr></property>
//	</Properties>
func customProperties(list []flow.Property) []byte {
	var m markup
	m.s(xmlStart + `<Properties xmlns="` + nsCustom + `" xmlns:vt="` + nsVariant + `">`)
	for i, p := range list {
		m.s(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="`)
		m.n(i + 2)
		m.s(`" name="`)
		m.text(p.Name)
		m.s(`"><vt:lpwstr>`)
		m.text(p.Value)
		m.s("</vt:lpwstr></property>")
	}
	m.s("</Properties>")
	return m.b
}
