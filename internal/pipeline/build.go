package pipeline

import (
	"fmt"
	"io/fs"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/layout"
	"vanban/internal/metadata"
	"vanban/internal/pack"
	"vanban/internal/record"
	"vanban/internal/typeset"
	"vanban/internal/unit"
)

// Source is one definition.
type Source struct {
	File   string // name for messages
	Data   []byte
	Folder fs.FS      // the folder it stands in, for the pictures it names; nil if there is none
	Office *Office    // nil if there is none
	Pack   *pack.Pack // of a template: the pack or folder it stands in; nil if it attaches none of that
	// Root is the definition where it is not read from Data but made by the
	// program; it is not changed, so definitions may share parts. Options.Set does
	// not apply to it.
	Root *record.Value
}

// Options say what to make of a definition.
type Options struct {
	Stage    doc.Stage
	DOCX     bool
	PDF      bool
	Metadata bool     // a JSON file with the fields for exchange and archives
	Set      []string // key=value over the definition
}

// Result is what a definition became.
type Result struct {
	Name     string // for files: NFC, safe on Windows, without extension
	DOCX     []byte // nil if not asked for
	PDF      []byte // nil if not asked for
	Metadata []byte // nil if not asked for
	Pages    int
	Separate []*Result // attachments and appendices in files of their own, without Metadata
}

// Build makes the files of one definition. The result is nil when the list
// holds an error; the error says what the world failed at.
func (p *Pipeline) Build(src Source, opts Options) (*Result, diag.List, error) {
	laid, problems, err := p.Layout(src, opts)
	if err != nil || laid == nil {
		return nil, problems, err
	}
	result, err := p.encode(laid, opts)
	if err != nil {
		return nil, problems, err
	}
	if opts.Metadata {
		if result.Metadata, err = metadata.Sidecar(laid.Document, len(laid.Pages)); err != nil {
			return nil, problems, fmt.Errorf("tạo tệp siêu dữ liệu: %w", err)
		}
	}
	return result, problems, nil
}

// encode writes the files of laid pages.
func (p *Pipeline) encode(laid *Laid, opts Options) (*Result, error) {
	result := &Result{Name: laid.Name, Pages: len(laid.Pages)}
	var err error
	if opts.DOCX {
		if result.DOCX, err = p.docx.Encode(laid.Flow); err != nil {
			return nil, fmt.Errorf("tạo tệp Word: %w", err)
		}
	}
	if opts.PDF {
		if result.PDF, err = p.pdf.Encode(laid.Pages, laid.Flow.Meta); err != nil {
			return nil, fmt.Errorf("tạo tệp PDF: %w", err)
		}
	}
	for i := range laid.Separate {
		part, err := p.encode(&laid.Separate[i], opts)
		if err != nil {
			return nil, err
		}
		result.Separate = append(result.Separate, part)
	}
	return result, nil
}

// Laid is a document taken as far as its pages.
type Laid struct {
	Name     string // for files, see Result
	Document *doc.Document
	Flow     *flow.Flow
	Pages    []layout.Page
	Separate []Laid // attachments and appendices in files of their own
}

// Layout takes a definition as far as its pages, from which files are
// written. The result is nil when the list holds an error.
func (p *Pipeline) Layout(src Source, opts Options) (*Laid, diag.List, error) {
	root, problems := src.read(opts.Set)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	d, more, err := p.document(root, src.Office, opts.Stage)
	problems = append(problems, more...)
	if err != nil || d == nil || problems.HasErrors() {
		return nil, problems, err
	}
	if problems = append(problems, loadImages(d, src.Folder)...); problems.HasErrors() {
		return nil, problems, nil
	}
	problems = append(problems, metadata.Check(d)...)
	laid, more := p.present(d)
	problems = append(problems, more...)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	laid.name(fileName(root, d, src.File))
	problems = append(problems, loneSignature(d, laid.Pages)...)
	return laid, append(problems, signersName(d, laid.Pages)...), nil
}

// read returns the definition with the assignments laid over it.
func (s Source) read(set []string) (*record.Value, diag.List) {
	if s.Root != nil {
		return s.Root, nil
	}
	root, problems := record.YAML(s.File, s.Data)
	if problems.HasErrors() {
		return nil, problems
	}
	for _, assignment := range set {
		problems = append(problems, record.Set(root, assignment)...)
	}
	return root, problems
}

// name names the files of a document and, after it, those of its parts.
func (l *Laid) name(base string) {
	l.Name = base
	for i := range l.Separate {
		l.Separate[i].Name = base + "-" + l.Separate[i].Name
	}
}

// present sets and paginates a document and its separate parts.
func (p *Pipeline) present(d *doc.Document) (*Laid, diag.List) {
	env := typeset.Env{Regulation: p.law, Fonts: p.fonts, Choice: typeset.NewChoice(p.law, d.Format), Titles: &p.titles}
	main, problems := typeset.Document(d, env)
	laid := p.settle(main, func(tighten unit.Length) *flow.Flow {
		env.Choice.Tighten = tighten
		tighter, _ := typeset.Document(d, env)
		return tighter
	})
	laid.Document = d
	problems = append(problems, p.missingGlyphs(main)...)
	env.Choice.Tighten = 0
	for i, part := range typeset.Separate(d, env) {
		separate := p.settle(part.Flow, func(tighten unit.Length) *flow.Flow {
			env.Choice.Tighten = tighten
			return typeset.Separate(d, env)[i].Flow
		})
		separate.Name, separate.Document = part.Name, d
		problems = append(problems, p.missingGlyphs(part.Flow)...)
		laid.Separate = append(laid.Separate, *separate)
	}
	properties := flowProperties(metadata.Of(d, len(laid.Pages)))
	laid.Flow.Meta.Properties = properties
	for i := range laid.Separate {
		laid.Separate[i].Flow.Meta.Properties = properties
	}
	return laid, problems
}

// flowProperties are the fields of the metadata as the files carry them.
func flowProperties(fields []doc.Property) []flow.Property {
	out := make([]flow.Property, len(fields))
	for i, f := range fields {
		out[i] = flow.Property(f)
	}
	return out
}
