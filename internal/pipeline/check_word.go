package pipeline

import (
	"errors"
	"sync"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/layout"
	"vanban/internal/recognize"
)

// checkWord judges a Word file.
func (p *Pipeline) checkWord(src Source, opts CheckOptions) (check.Result, error) {
	f, err := docx.Decode(src.File, src.Data)
	var format *docx.FormatError
	if errors.As(err, &format) {
		var out check.Result
		out.Findings.Add(diag.Range{File: src.File}, format.Hint, "%s", format.Message)
		return out, nil
	}
	if err != nil {
		return check.Result{}, err
	}
	env, err := p.known()
	if err != nil {
		return check.Result{}, err
	}
	file := recognize.Find(f, env)
	subject := p.subject(file, env, opts, sync.OnceValue(func() []layout.Page { return layout.Paginate(file.Flow, p.fonts) }))
	return check.Run(subject, p.rules()), nil
}
