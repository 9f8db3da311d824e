package docx

import (
	"archive/zip"
	"bytes"
	"errors"
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

// pack returns the parts as a zip file. Those that edit has not packed are
// compressed here, shared ones once.
func (k *Packer) pack(parts []part) ([]byte, error) {
	edited, err := edit(parts)
	if err != nil {
		return nil, fmt.Errorf("đóng gói DOCX: %w", err)
	}
	var out bytes.Buffer
	out.Grow(16 << 10)
	w := zip.NewWriter(&out)
	for _, p := range parts {
		c := edited[p.name]
		if c == nil {
			c = k.packed(p)
		}
		const version = 20 // that reads compressed files
		raw, err := w.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CreatorVersion: version, ReaderVersion: version,
			CRC32: c.crc, CompressedSize64: uint64(len(c.data)), UncompressedSize64: uint64(c.size),
		})
		if err == nil {
			_, err = raw.Write(c.data)
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

// packed compresses a part, or remembers how it did.
func (k *Packer) packed(p part) *packed {
	if p.own || len(p.content) > keptSize {
		return deflate(p.content)
	}
	k.mu.Lock()
	known := k.kept[string(p.content)]
	k.mu.Unlock()
	if known != nil {
		return known
	}
	made := deflate(p.content)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil || len(k.kept) >= keptParts {
		k.kept = map[string]*packed{}
	}
	k.kept[string(p.content)] = made
	return made
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

// edit returns the document and its relationships as the packing library packs
// them. It takes a file and replaces its document, and drops the errors of what
// it reads and writes; so it is given a file made here, and its result is
// compared with the parts. Its header functions share state between documents
// and are not used. The other parts it would only compress again.
func edit(parts []part) (map[string]*packed, error) {
	var given []part
	for _, p := range parts {
		if p.name == documentName || p.name == documentRelsName {
			given = append(given, p)
		}
	}
	base, err := store(given)
	if err != nil {
		return nil, err
	}
	replacer, err := packer.ReadDocxFromMemory(bytes.NewReader(base), int64(len(base)))
	if err != nil {
		return nil, err
	}
	file := replacer.Editable()
	for _, p := range given {
		if p.name == documentName {
			file.SetContent(string(p.content))
		}
	}
	var out bytes.Buffer
	out.Grow(8 << 10)
	if err := file.Write(&out); err != nil {
		return nil, err
	}
	if err := compare(out.Bytes(), given); err != nil {
		return nil, err
	}
	return taken(out.Bytes())
}

// taken returns the parts of a sound zip file.
func taken(file []byte) (map[string]*packed, error) {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	list := make(map[string]*packed, len(r.File))
	for _, f := range r.File {
		at, err := f.DataOffset()
		if err != nil {
			return nil, err
		}
		data := file[at : at+int64(f.CompressedSize64)]
		list[f.Name] = &packed{data, int(f.UncompressedSize64), f.CRC32}
	}
	return list, nil
}

// store returns a zip file with the parts uncompressed. The document is a
// stub: edit sets its content.
func store(parts []part) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(2 << 10)
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
