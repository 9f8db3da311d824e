package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"vanban/internal/flow"
)

const (
	language = "vi-VN"
	producer = "vanban"

	resources = 2 // fpdf's number of what pages draw with
	firstPage = 3 // fpdf's number of the first page object; its content follows
)

var errForm = errors.New("tệp do thư viện PDF ghi ra không có dạng đã biết")

// file is a PDF file as numbered objects, each without its first and last line
// (“7 0 obj” and “endobj”).
type file struct {
	objects [][]byte // objects[0] is unused
	pages   int
	root    int
	info    int
}

// read takes apart what fpdf wrote. It goes by the cross-reference table, for
// a stream or a title may hold any bytes.
func read(raw []byte, pages int) (*file, error) {
	f := &file{pages: pages}
	at := bytes.LastIndex(raw, []byte("\nstartxref\n"))
	if at < 0 {
		return nil, errForm
	}
	var xref, size int
	if _, err := fmt.Sscanf(string(raw[at:]), "\nstartxref\n%d", &xref); err != nil || xref < 0 || xref > at {
		return nil, errForm
	}
	if _, err := fmt.Sscanf(string(raw[xref:min(xref+32, at)]), "xref\n0 %d\n", &size); err != nil || size < firstPage+2*pages {
		return nil, errForm
	}
	const entry = 20
	table := xref + len("xref\n0 \n") + len(strconv.Itoa(size))
	if size > (at-table)/entry {
		return nil, errForm
	}
	offsets := make([]int, size)
	for i := 1; i < size; i++ {
		n, err := strconv.Atoi(string(raw[table+i*entry : table+i*entry+10]))
		if err != nil || n <= 0 || n > xref {
			return nil, errForm
		}
		offsets[i] = n
	}
	trailer := raw[table+size*entry : at]
	var same int
	if _, err := fmt.Sscanf(string(trailer), "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>", &same, &f.root, &f.info); err != nil || same != size {
		return nil, errForm
	}
	if f.root <= 0 || f.root >= size || f.info <= 0 || f.info >= size {
		return nil, errForm
	}
	return f, f.split(raw, offsets, xref)
}

// split cuts the objects out: each ends where the next begins.
func (f *file) split(raw []byte, offsets []int, xref int) error {
	ends := append([]int{xref}, offsets[1:]...)
	slices.Sort(ends)
	f.objects = make([][]byte, len(offsets))
	for i := 1; i < len(offsets); i++ {
		next, _ := slices.BinarySearch(ends, offsets[i]+1)
		if next == len(ends) {
			return errForm
		}
		body, ok := bytes.CutPrefix(raw[offsets[i]:ends[next]], []byte(strconv.Itoa(i)+" 0 obj\n"))
		if !ok {
			return errForm
		}
		if body, ok = bytes.CutSuffix(body, []byte("endobj\n")); !ok {
			return errForm
		}
		f.objects[i] = body
	}
	return nil
}

// add appends an object and returns its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// finish replaces and adds objects, and writes the file.
func (f *file) finish(d *drawing, meta flow.Meta, created time.Time, known *cuts) ([]byte, error) {
	z := newDeflater()
	defer z.release()
	f.finishPages(z)
	if err := f.replacePictures(d.pictures); err != nil {
		return nil, err
	}
	if err := f.addFonts(d.inks, known, z); err != nil {
		return nil, err
	}
	if err := f.finishOutline(); err != nil {
		return nil, err
	}
	if err := f.finishInfo(meta.Properties, created); err != nil {
		return nil, err
	}
	if err := f.finishCatalog(meta, created); err != nil {
		return nil, err
	}
	return f.write(), nil
}

// finishPages compresses the content of each page and lets links be printed.
func (f *file) finishPages(z *deflater) {
	// The size of the page tree is that of no page.
	f.objects[1] = bytes.Replace(f.objects[1], []byte("/MediaBox [0 0 1.00 1.00]\n"), nil, 1)
	for n := firstPage; n < firstPage+2*f.pages; n += 2 {
		// ISO 19005-2, 6.3.2: the Print flag of annotations is set.
		f.objects[n] = bytes.ReplaceAll(f.objects[n], []byte("/Subtype /Link /Rect"), []byte("/Subtype /Link /F 4 /Rect"))
		content := f.objects[n+1]
		content = content[bytes.Index(content, []byte("stream\n"))+len("stream\n"):]
		f.objects[n+1] = z.stream("", bytes.TrimSuffix(content, []byte("\nendstream\n")))
	}
}

// addFonts adds the faces that were drawn with to the resources of all pages.
func (f *file) addFonts(inks [4]*ink, known *cuts, z *deflater) error {
	const begin, end = "/Font <<\n", ">>\n"
	before, after, ok := bytes.Cut(f.objects[resources], []byte(begin+end))
	if !ok {
		return errForm
	}
	body := append(bytes.Clone(before), begin...)
	for i, k := range inks {
		if len(k.runes) == 0 {
			continue
		}
		c, err := known.cut(k, z)
		if err != nil {
			return err
		}
		body = fmt.Appendf(body, "/F%d %d 0 R\n", i, f.add(c.embed(f)))
	}
	f.objects[resources] = append(append(body, end...), after...)
	return nil
}

// finishOutline drops the count that fpdf gives every entry: a zero says that
// it has no children.
func (f *file) finishOutline() error {
	for n := firstPage + 2*f.pages; n < len(f.objects); n++ {
		if !bytes.HasPrefix(f.objects[n], []byte("<</Title ")) {
			continue
		}
		body, ok := bytes.CutSuffix(f.objects[n], []byte("\n/Count 0>>\n"))
		if !ok {
			return errForm
		}
		f.objects[n] = append(bytes.Clone(body), ">>\n"...)
	}
	return nil
}

// finishInfo adds the properties, and writes the date of the document instead
// of fpdf's, or none.
func (f *file) finishInfo(properties []flow.Property, created time.Time) error {
	body := f.objects[f.info]
	at := bytes.LastIndex(body, []byte("\n/CreationDate (D:"))
	if at < 0 {
		return errForm
	}
	body = bytes.Clone(body[:at+1])
	for _, p := range properties {
		if p.Value == "" {
			continue
		}
		body = append(fmt.Appendf(body, "/%s ", p.Name), '(')
		for _, c := range []byte(textString(p.Value)) {
			body = appendByte(body, c)
		}
		body = append(body, ")\n"...)
	}
	if !created.IsZero() {
		date := created.Format("20060102150405") + "+07'00'"
		body = fmt.Appendf(body, "/CreationDate (D:%s)\n/ModDate (D:%s)\n", date, date)
	}
	f.objects[f.info] = append(body, ">>\n"...)
	return nil
}

// finishCatalog drops fpdf's empty list of attachments and adds metadata and
// the colour space that black is meant in.
func (f *file) finishCatalog(meta flow.Meta, created time.Time) error {
	body := f.objects[f.root]
	at := bytes.Index(body, []byte("\n/Names <<\n/EmbeddedFiles"))
	if at < 0 {
		return errForm
	}
	body = bytes.Clone(body[:at+1])
	metadata := f.add(plainStream("/Type /Metadata /Subtype /XML ", xmp(meta, created)))
	profile := f.add(profileStream())
	body = fmt.Appendf(body, "/Metadata %d 0 R\n", metadata)
	body = fmt.Appendf(body, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%s) /Info (%s) /DestOutputProfile %d 0 R>>]\n",
		srgbName, srgbName, profile)
	f.objects[f.root] = append(body, "/ViewerPreferences <</DisplayDocTitle true>>\n>>\n"...)
	return nil
}

// write lays the objects out in the order of their numbers.
// ISO 32000-1, 7.5 (file structure).
func (f *file) write() []byte {
	size := 1024 + 40*len(f.objects)
	for _, body := range f.objects {
		size += len(body)
	}
	// Four bytes above 127 tell a transfer program that the file is binary.
	out := append(make([]byte, 0, size), "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	offsets := make([]int, len(f.objects))
	for i := 1; i < len(f.objects); i++ {
		offsets[i] = len(out)
		out = strconv.AppendInt(out, int64(i), 10)
		out = append(out, " 0 obj\n"...)
		out = append(out, f.objects[i]...)
		out = append(out, "endobj\n"...)
	}
	id := sha256.Sum256(out)
	xref := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, o := range offsets[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", o)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets), f.root, f.info, id[:16], id[:16], xref)
}
