package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"slices"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
)

// workshop is what all documents of a batch are made with.
type workshop struct {
	pipeline *pipeline.Pipeline
	office   *pipeline.Office
	refused  diag.List // what is wrong with the user's own templates
	shared   string    // digest of all of it
}

// workshop loads what the documents of one definition are made with.
func (f *batchFlags) workshop(input string) (*workshop, error) {
	config, refused, err := f.config()
	if err != nil {
		return nil, err
	}
	d := digester{sha256.New()}
	program, err := programIdentity()
	if err != nil {
		return nil, usageError("chạy lại chương trình từ nơi có quyền đọc", "không đọc được tệp của chương trình: %v", cause(err))
	}
	d.text(program)
	for _, p := range config.Packs {
		for _, file := range p.Files {
			d.text(p.ID(file.Name), string(file.Data))
		}
	}
	seen := files{}
	if f.fonts != "" {
		config.Fonts = seen.folder(f.fonts)
	}
	p, list, err := f.load(config)
	if err != nil {
		return nil, err
	}
	// The folder notes what is read of it and is not made for many at once, so
	// the documents get another.
	first, err := f.office(input, seen)
	if err != nil {
		return nil, err
	}
	if _, _, err := p.Places(first); err != nil {
		return nil, usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
	}
	if err := d.files(seen); err != nil {
		return nil, err
	}
	office, err := f.office(input, nil)
	if err != nil {
		return nil, err
	}
	return &workshop{pipeline: p, office: office, refused: append(refused, list...), shared: hex.EncodeToString(d.Sum(nil))}, nil
}

// digester hashes texts so that no two sequences of them are alike.
type digester struct{ hash.Hash }

func (d digester) text(texts ...string) {
	for _, s := range texts {
		fmt.Fprintf(d, "%d:%s", len(s), s)
	}
}

// files hashes files by name and content. Where they stand does not count: the
// same work on another machine is the same.
func (d digester) files(seen files) error {
	var contents []string
	for path := range seen {
		info, err := os.Stat(path)
		if err != nil || info.IsDir() {
			continue // was looked for only
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return readFailure(path, err)
		}
		contents = append(contents, filepath.Base(path)+"\x00"+string(data))
	}
	slices.Sort(contents)
	d.text(contents...)
	return nil
}

// digestOf is the digest of a file's content, as the manifest has it.
func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
