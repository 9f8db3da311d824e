// Package pack reads sets of templates: a plain folder, or a pack, which is a
// folder or a zip file with a manifest beside its templates.
//
//	goi.yaml         name, version, issuer, licence
//	moi-hop.vb.md    a template, “goi/moi-hop” for those who use the pack
//
// [Open] reads one from the disk, [Together] says which of several can be used
// side by side. A pack is read as a whole and holds no open file; what comes
// from a zip file and what comes from a folder cannot be told apart afterwards.
package pack

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vanban/internal/diag"
)

const (
	// ManifestName is the file that makes a folder or a zip file a pack.
	ManifestName = "goi.yaml"
	// Suffix ends the name of every template file.
	Suffix = ".vb.md"
)

// What a pack may hold, so that a small file cannot take all memory. Real packs
// have some tens of templates of some kilobytes.
const (
	maxArchive = 32 << 20 // bytes of a zip file
	maxEntries = 2000     // files and folders of a zip file, templates of a folder
	maxFile    = 16 << 20 // bytes of one file, unpacked
	maxTotal   = 64 << 20 // bytes of all files, unpacked
)

// Pack is a set of templates. It does not change once it is read.
type Pack struct {
	Path     string    // as the user named it; empty for what the program brings along
	Manifest *Manifest // nil for a plain folder, whose templates have plain ids
	Files    []File    // the templates, by name
}

// File is a template of a pack.
type File struct {
	Name  string // in the pack: “moi-hop.vb.md”
	Place string // for messages: “goi.zip/moi-hop.vb.md”
	Data  []byte
}

// ID is the id by which a definition names a template of the pack.
func (p *Pack) ID(template string) string {
	if p.Manifest == nil {
		return template
	}
	return p.Manifest.Name + "/" + template
}

// Open reads a folder, a zip file or, by the path of its manifest, the folder in
// which that stands. The pack is nil if the list has errors that concern all of
// it. The error says what the world failed at, such as a path that is not there.
func Open(path string) (*Pack, diag.List, error) {
	if strings.EqualFold(filepath.Base(path), ManifestName) {
		path = filepath.Dir(path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, nil, err
		}
		defer root.Close()
		return folder(path, root.FS())
	}
	var problems diag.List
	at := diag.Range{File: path}
	switch {
	case !info.Mode().IsRegular():
		problems.Add(at, "đưa tên một thư mục hoặc tệp .zip", "“%s” không phải thư mục hay tệp", path)
		return nil, problems, nil
	case info.Size() > maxArchive:
		problems.Add(at, "bỏ khỏi gói những tệp không phải mẫu", "gói mẫu lớn %d MB, tối đa %d MB", info.Size()>>20, maxArchive>>20)
		return nil, problems, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxArchive))
	if err != nil {
		return nil, nil, err
	}
	p, problems := Zip(path, data)
	return p, problems, nil
}

// Embedded is the set of templates that the program brings along.
func Embedded(fsys fs.FS) (*Pack, diag.List) {
	p, problems, err := folder("", fsys)
	if err != nil {
		panic(fmt.Sprintf("pack: an embedded folder cannot be listed: %v", err))
	}
	return p, problems
}

// folder reads what stands in a folder, and nothing below it.
func folder(path string, fsys fs.FS) (*Pack, diag.List, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	r := &reader{path: path}
	for _, e := range entries {
		if !r.wants(e.Name()) || e.IsDir() {
			continue
		}
		if len(r.found) >= maxEntries {
			r.refuse("chia các mẫu ra nhiều thư mục", "thư mục “%s” có hơn %d mẫu", path, maxEntries)
			break
		}
		data, err := readFile(fsys, e.Name(), min(maxFile, maxTotal-r.size))
		if err != nil {
			r.fail(e.Name(), err)
			continue
		}
		r.take(e.Name(), e.Name(), data)
	}
	p, problems := r.pack()
	return p, problems, nil
}

var (
	errLarge      = errors.New("too large")
	errNotRegular = errors.New("not a regular file")
)

// readFile reads a regular file of at most limit bytes.
func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotRegular // opening a pipe would wait for ever
	case info.Size() > limit:
		return nil, errLarge
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, limit)
}

// readAll reads at most limit bytes.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, errLarge
	}
	return data, err
}
