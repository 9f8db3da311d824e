package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
)

// orderedZip collects the parts of a workbook and writes them by name:
// “[Content_Types].xml”, “_rels/…”, “docProps/…”, “xl/…”. It writes no time.
type orderedZip struct {
	out     io.Writer
	parts   []*zipPart
	patches map[string]map[string]string // new values of formulas, by part and cell
}

type zipPart struct {
	name string
	bytes.Buffer
}

// Create begins a part.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	p := &zipPart{name: name}
	z.parts = append(z.parts, p)
	return p, nil
}

// AddFS is part of the interface; nothing calls it.
func (z *orderedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the parts.
func (z *orderedZip) Close() error {
	slices.SortStableFunc(z.parts, func(a, b *zipPart) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	w := zip.NewWriter(z.out)
	for _, p := range z.parts {
		part, err := w.Create(p.name)
		if err != nil {
			return err
		}
		data := p.Bytes()
		if values := z.patches[p.name]; len(values) > 0 {
			data = patch(data, values)
		}
		if _, err := part.Write(data); err != nil {
			return err
		}
	}
	return w.Close()
}
