package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
	packer "github.com/nguyenthenguyen/docx"

	"vanban/internal/flow"
)

// Packer writes Word files. It keeps what it compressed of the parts that
// documents share, such as their styles; a file is the same whatever was
// written before it. Any number of goroutines may use it.
type Packer struct {
	mu   sync.Mutex
	kept map[string]*packed // by content
}

// NewPacker returns a Packer that has not written a file yet.
func NewPacker() *Packer { return new(Packer) }

// Encode is the function of this name.
func (k *Packer) Encode(f *flow.Flow) ([]byte, error) {
	if err := check(f); err != nil {
		return nil, err
	}
	e := newEncoder(f)
	e.document(f)
	return k.pack(e.parts(f))
}

// packed is a part as it stands in a zip file.
type packed struct {
	data []byte // compressed
	size int    // before that
	crc  uint32
}

// keptParts is how many parts are kept at a time, keptSize how large one may be.
const (
	keptParts = 128
	keptSize  = 64 << 10
)

// pack returns the parts as a zip file: the document as edit packs it, the
// others compressed here, shared ones once.
func (k *Packer) pack(parts []part) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(16 << 10)
	w := zip.NewWriter(&out)
	for _, p := range parts {
		c, err := k.packed(p)
		if err == nil {
			err = c.writeTo(w, p.name)
		}
		if err != nil {
			return nil, fmt.Errorf("đóng gói DOCX: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("đóng gói DOCX: %w", err)
	}
	return out.Bytes(), nil
}

func (c *packed) writeTo(w *zip.Writer, name string) error {
	const version = 20 // that reads compressed files
	raw, err := w.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CreatorVersion: version, ReaderVersion: version,
		CRC32: c.crc, CompressedSize64: uint64(len(c.data)), UncompressedSize64: uint64(c.size),
	})
	if err != nil {
		return err
	}
	_, err = raw.Write(c.data)
	return err
}

// packed compresses a part, or remembers how it did.
func (k *Packer) packed(p part) (*packed, error) {
	switch {
	case p.name == documentName:
		return edit(p.content)
	case p.own || len(p.content) > keptSize:
		return deflate(p.content), nil
	}
	k.mu.Lock()
	known := k.kept[string(p.content)]
	k.mu.Unlock()
	if known != nil {
		return known, nil
	}
	made := deflate(p.content)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil || len(k.kept) >= keptParts {
		k.kept = map[string]*packed{}
	}
	k.kept[string(p.content)] = made
	return made, nil
}

// writers keeps compressors between documents. They carry nothing over.
var writers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

func deflate(content []byte) *packed {
	w := writers.Get().(*flate.Writer)
	defer writers.Put(w)
	var out bytes.Buffer
	out.Grow(len(content)/3 + 64)
	w.Reset(&out)
	w.Write(content) // a bytes.Buffer cannot fail
	w.Close()
	w.Reset(io.Discard)
	return &packed{out.Bytes(), len(content), crc32.ChecksumIEEE(content)}
}

// empty is a file for the packing library to edit, with no content in the parts
// that it asks for. It is only read, so all documents may start from it.
var empty = sync.OnceValues(func() (*packer.ReplaceDocx, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range emptyParts(nil) {
		if _, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store}); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packer.ReadDocxFromMemory(bytes.NewReader(out.Bytes()), int64(out.Len()))
})

func emptyParts(document []byte) []part {
	return []part{{name: documentName, content: document}, {name: documentRelsName}}
}

// edit returns the document as the packing library packs it. The library takes
// a file, replaces its document and compresses each part; it drops the errors
// of what it writes, so its result is compared with what it was given. The other
// parts are not given to it, for it would compress them anew each time, and its
// header functions share state between documents.
func edit(document []byte) (*packed, error) {
	replacer, err := empty()
	if err != nil {
		return nil, err
	}
	file := replacer.Editable()
	file.SetContent(string(document))
	var out bytes.Buffer
	out.Grow(8 << 10)
	if err := file.Write(&out); err != nil {
		return nil, err
	}
	want := &packed{size: len(document), crc: crc32.ChecksumIEEE(document)}
	return want, want.find(out.Bytes())
}

// find takes the document out of what the library wrote, which must have the
// size and the checksum that are known.
func (c *packed) find(file []byte) error {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	if len(r.File) == 0 || r.File[0].Name != documentName {
		return fmt.Errorf("thiếu phần “%s”", documentName)
	}
	f := r.File[0]
	if f.UncompressedSize64 != uint64(c.size) || f.CRC32 != c.crc {
		return fmt.Errorf("phần “%s” khác nội dung đã viết", documentName)
	}
	at, err := f.DataOffset()
	if err != nil {
		return err
	}
	end := at + int64(f.CompressedSize64)
	if end > int64(len(file)) {
		return fmt.Errorf("phần “%s” bị cụt", documentName)
	}
	c.data = file[at:end]
	return nil
}
