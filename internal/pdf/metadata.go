package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"math"
	"sync"
	"time"

	"vanban/internal/flow"
)

// propertySpace is the namespace of the properties. It ends in a sign that no
// name has, as XMP advises, so that readers can cut the name off.
const propertySpace = "urn:vanban:sieu-du-lieu:1#"

// xmp repeats the document information as XMP, where archives look for it.
// ISO 16684-1 (XMP); ISO 32000-1, 14.3.2 (metadata streams).
func xmp(meta flow.Meta, created time.Time) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n<dc:format>application/pdf</dc:format>\n")
	element := func(before, text, after string) {
		if text == "" {
			return
		}
		b.WriteString(before)
		xml.EscapeText(&b, []byte(text)) // a bytes.Buffer cannot fail
		b.WriteString(after)
	}
	const inAlt, endAlt = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	element("<dc:title>"+inAlt, meta.Title, endAlt+"</dc:title>\n")
	element("<dc:creator><rdf:Seq><rdf:li>", meta.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	element("<dc:description>"+inAlt, meta.Subject, endAlt+"</dc:description>\n")
	element("<dc:language><rdf:Bag><rdf:li>", language, "</rdf:li></rdf:Bag></dc:language>\n")
	if !created.IsZero() {
		date := created.Format(time.RFC3339)
		element("<xmp:CreateDate>", date, "</xmp:CreateDate>\n")
		element("<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n")
	}
	element("<pdf:Producer>", producer, "</pdf:Producer>\n")
	b.WriteString("</rdf:Description>\n")
	if len(meta.Properties) > 0 {
		b.WriteString("<rdf:Description rdf:about=\"\" xmlns:vb=\"" + propertySpace + "\">\n")
		for _, p := range meta.Properties {
			element("<vb:"+p.Name+">", p.Value, "</vb:"+p.Name+">\n")
		}
		b.WriteString("</rdf:Description>\n")
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

const srgbName = "sRGB IEC61966-2.1"

// profileStream returns the profile as the body of a stream object, which is
// the same in every file.
var profileStream = sync.OnceValue(func() []byte {
	z := newDeflater()
	defer z.release()
	return z.stream("/N 3 ", srgbProfile())
})

// srgbProfile builds the ICC profile of sRGB: primaries adapted to D50 and the
// curve of IEC 61966-2-1.
//
// ICC.1:2001-04 (version 2 profiles).
func srgbProfile() []byte {
	curve := []byte("curv\x00\x00\x00\x00")
	const samples = 256
	curve = binary.BigEndian.AppendUint32(curve, samples)
	for i := range samples {
		c := float64(i) / (samples - 1)
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(c*math.MaxUint16)))
	}
	tags := []struct {
		names []string
		data  []byte
	}{
		{[]string{"desc"}, iccDescription(srgbName)},
		{[]string{"cprt"}, append([]byte("text\x00\x00\x00\x00No copyright, use freely"), 0)},
		{[]string{"wtpt"}, iccXYZ(0xf6d6, 0x10000, 0xd32d)}, // D50
		{[]string{"rXYZ"}, iccXYZ(0x6fa2, 0x38f5, 0x0390)},
		{[]string{"gXYZ"}, iccXYZ(0x6299, 0xb785, 0x18da)},
		{[]string{"bXYZ"}, iccXYZ(0x24a0, 0x0f84, 0xb6cf)},
		{[]string{"rTRC", "gTRC", "bTRC"}, curve},
	}
	const header, count, entry = 128, 9, 12
	table := binary.BigEndian.AppendUint32(nil, count)
	var data []byte
	for _, t := range tags {
		at := header + 4 + count*entry + len(data)
		for _, name := range t.names {
			table = append(table, name...)
			table = binary.BigEndian.AppendUint32(table, uint32(at))
			table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		}
		data = append(data, t.data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	head := make([]byte, header)
	binary.BigEndian.PutUint32(head, uint32(header+len(table)+len(data)))
	binary.BigEndian.PutUint32(head[8:], 0x02100000) // version 2.1
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2001, 1, 1} { // a fixed date, for a fixed file
		binary.BigEndian.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], iccXYZ(0xf6d6, 0x10000, 0xd32d)[8:])
	return append(append(head, table...), data...)
}

// iccXYZ is a colour in 65536ths.
func iccXYZ(x, y, z uint32) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []uint32{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

// iccDescription is a name in ASCII, with the empty Unicode and Macintosh
// forms that version 2 wants.
func iccDescription(name string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(name)+1))
	b = append(append(b, name...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}
