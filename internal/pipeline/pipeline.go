// Package pipeline knows the whole order of work, from a definition to the
// bytes of its files, and is the only package that does.
//
// [New] loads templates, fonts and the regulation once; [Pipeline.Build] turns
// one definition into files. It reads no clock, no network and no file but
// those it is given, and a Pipeline may be used by many goroutines.
package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/pdf"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/typeset"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// Config is the world a Pipeline works in.
type Config struct {
	Templates []fs.FS // searched in order; ids must not clash
	Fonts     fs.FS   // the four faces; see font.Load
}

// Pipeline builds documents. The zero Pipeline is not usable; see [New].
type Pipeline struct {
	library *template.Library
	fonts   *font.Set
	law     *law.Regulation
	places  func() (*places.Register, error)
}

// New loads what all documents share. The list holds problems of the
// templates, the error what the world failed at.
func New(c Config) (*Pipeline, diag.List, error) {
	fonts, err := font.Load(c.Fonts)
	if err != nil {
		return nil, nil, fmt.Errorf("nạp phông chữ: %w", err)
	}
	library, problems := template.NewLibrary(c.Templates...)
	return &Pipeline{
		library: library,
		fonts:   fonts,
		law:     law.Decree30(),
		places:  sync.OnceValues(places.Load),
	}, problems, nil
}

// Templates lists the templates by id.
func (p *Pipeline) Templates() []*template.Template { return p.library.List() }

// Problems returns what is wrong inside any of the templates. It reads all of
// them, so only commands about templates ask for it.
func (p *Pipeline) Problems() diag.List { return p.library.Problems() }

// KindName is the Vietnamese name of a kind, “Công văn” for “cong-van”; a key
// that is no kind's comes back as it is.
func (p *Pipeline) KindName(key string) string {
	if k := p.law.Kind(key); k != nil {
		return k.Name
	}
	return key
}

// Template returns the template with an id, or a list that says which ids
// there are.
func (p *Pipeline) Template(id string) (*template.Template, diag.List) {
	return p.find(id, diag.Range{})
}

func (p *Pipeline) find(id string, at diag.Range) (*template.Template, diag.List) {
	if t, problems := p.library.Find(id); t != nil || len(problems) > 0 {
		return t, problems
	}
	var problems diag.List
	ids := make([]string, 0, 16)
	for _, t := range p.library.List() {
		ids = append(ids, t.ID)
	}
	hint := "chạy vanban list để xem các mẫu"
	if near, ok := viet.Nearest(id, ids); ok {
		hint = diag.Meant(near)
	}
	problems.Add(at, hint, "không có mẫu “%s”", id)
	return nil, problems
}

// Source is one definition.
type Source struct {
	File string // name for messages
	Data []byte
}

// Options say what to make of a definition.
type Options struct {
	Stage doc.Stage
	DOCX  bool
	PDF   bool
	Set   []string // key=value over the definition
}

// Result is what a definition became.
type Result struct {
	Name  string // for files: NFC, safe on Windows, without extension
	DOCX  []byte // nil if not asked for
	PDF   []byte // nil if not asked for
	Pages int
}

// Build makes the files of one definition. The result is nil when the list
// holds an error; the error says what the world failed at.
func (p *Pipeline) Build(src Source, opts Options) (*Result, diag.List, error) {
	laid, problems, err := p.Layout(src, opts)
	if err != nil || laid == nil {
		return nil, problems, err
	}
	result := &Result{Name: laid.Name, Pages: len(laid.Pages)}
	if opts.DOCX {
		if result.DOCX, err = docx.Encode(laid.Flow); err != nil {
			return nil, problems, fmt.Errorf("tạo tệp Word: %w", err)
		}
	}
	if opts.PDF {
		if result.PDF, err = pdf.Encode(laid.Pages, laid.Flow.Meta, p.fonts); err != nil {
			return nil, problems, fmt.Errorf("tạo tệp PDF: %w", err)
		}
	}
	return result, problems, nil
}

// Laid is a document taken as far as its pages.
type Laid struct {
	Name     string // for files, see Result
	Document *doc.Document
	Flow     *flow.Flow
	Pages    []layout.Page
}

// Layout takes a definition as far as its pages, from which files are
// written. The result is nil when the list holds an error.
func (p *Pipeline) Layout(src Source, opts Options) (*Laid, diag.List, error) {
	root, problems := record.YAML(src.File, src.Data)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	for _, assignment := range opts.Set {
		problems = append(problems, record.Set(root, assignment)...)
	}
	d, more, err := p.document(root, opts.Stage)
	problems = append(problems, more...)
	if err != nil || d == nil || problems.HasErrors() {
		return nil, problems, err
	}
	f, pages, more := p.present(d)
	problems = append(problems, more...)
	problems = append(problems, p.missingGlyphs(f)...)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	problems = append(problems, loneSignature(d, pages)...)
	return &Laid{Name: fileName(root, d, src.File), Document: d, Flow: f, Pages: pages}, problems, nil
}

// present sets and paginates a document. Word wants a paragraph after a table;
// where the signature or a table just fills a page, that paragraph would open
// another with nothing on it, so the gaps above give way a little.
func (p *Pipeline) present(d *doc.Document) (*flow.Flow, []layout.Page, diag.List) {
	env := typeset.Env{Regulation: p.law, Fonts: p.fonts, Choice: typeset.DefaultChoice(p.law)}
	f, problems := typeset.Document(d, env)
	pages := layout.Paginate(f, p.fonts)
	const step = 2 * unit.Point
	for env.Choice.Tighten < typeset.MaxTighten && hasEmptyPage(pages) {
		env.Choice.Tighten += step
		tighter, _ := typeset.Document(d, env)
		if again := layout.Paginate(tighter, p.fonts); len(again) < len(pages) {
			f, pages = tighter, again
		}
	}
	return f, pages, problems
}

// hasEmptyPage reports whether a page shows nothing but its number.
func hasEmptyPage(pages []layout.Page) bool {
	return slices.ContainsFunc(pages, func(page layout.Page) bool {
		return !slices.ContainsFunc(page.Items, func(item layout.Item) bool {
			text, ok := item.(*layout.Text)
			return !ok || text.Component != law.PageNumber
		})
	})
}

// document fills the definition's template, or reads it as a whole document.
func (p *Pipeline) document(root *record.Value, stage doc.Stage) (*doc.Document, diag.List, error) {
	register, err := p.places()
	if err != nil {
		return nil, nil, fmt.Errorf("nạp danh mục tỉnh, thành phố: %w", err)
	}
	env := definition.Env{Regulation: p.law, Stage: stage}
	name := root.Field("mau")
	if name.Empty() {
		d, problems := definition.Whole(root, env)
		return d, problems, nil
	}
	t, problems := p.find(name.Text, name.At)
	if t == nil || problems.HasErrors() {
		return nil, problems, nil
	}
	d, more := t.Fill(root, template.Env{Env: env, Places: register})
	return d, append(problems, more...), nil
}
