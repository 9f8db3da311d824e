package pipeline

import (
	"vanban/internal/check"
	"vanban/internal/diag"
)

// checkWord judges a Word file.
func (p *Pipeline) checkWord(src Source, _ CheckOptions) (check.Result, error) {
	var out check.Result
	out.Findings.Add(diag.Range{File: src.File}, "kiểm tra tệp khai báo của văn bản này", "chưa đọc được tệp Word")
	return out, nil
}
