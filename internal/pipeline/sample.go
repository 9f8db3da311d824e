package pipeline

import (
	"fmt"
	"io/fs"

	"vanban/internal/law"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Kinds lists the kinds of documents. NĐ 30/2020, Điều 7.
func (p *Pipeline) Kinds() []law.Kind { return p.law.Kinds }

// Sample returns the sample of a whole definition of a kind, named by its key,
// or nil if there is no such kind or no sample of it. Of several samples it is
// the first by file name.
func (p *Pipeline) Sample(kind string) ([]byte, error) {
	key := viet.ID(kind)
	if p.samples == nil || p.law.Kind(key) == nil {
		return nil, nil
	}
	files, err := fs.Glob(p.samples, "*/*"+DefinitionSuffix)
	if err != nil {
		return nil, fmt.Errorf("tìm bản mẫu: %w", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(p.samples, file)
		if err != nil {
			return nil, fmt.Errorf("đọc bản mẫu: %w", err)
		}
		if root, _ := record.YAML(file, data); root != nil {
			if v := root.Field("loai"); v != nil && v.Text == key {
				return data, nil
			}
		}
	}
	return nil, nil
}
