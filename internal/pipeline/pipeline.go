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
	"sync"

	"vanban/internal/check"
	"vanban/internal/check/nd30"
	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/pack"
	"vanban/internal/pdf"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/typeset"
)

// Config is the world a Pipeline works in.
type Config struct {
	Templates []fs.FS      // what the program brings along; ids must not clash
	Packs     []*pack.Pack // what the user brings along; see pack.Open
	Fonts     fs.FS        // the four faces; see font.Load
	Samples   fs.FS        // whole definitions, one folder deep; nil if there are none
}

// Pipeline builds documents. The zero Pipeline is not usable; see [New].
type Pipeline struct {
	library *template.Library
	fonts   *font.Set
	docx    *docx.Packer
	pdf     *pdf.Encoder
	titles  typeset.Titles
	samples fs.FS
	law     *law.Regulation
	places  func() (*places.Register, error)
	rules   func() []check.Rule
}

// New loads what all documents share. The list holds problems of the
// templates, the error what the world failed at.
func New(c Config) (*Pipeline, diag.List, error) {
	fonts, err := font.Load(c.Fonts)
	if err != nil {
		return nil, nil, fmt.Errorf("nạp phông chữ: %w", err)
	}
	var (
		packs    []*pack.Pack
		problems diag.List
	)
	for _, fsys := range c.Templates {
		p, list := pack.Embedded(fsys)
		if problems = append(problems, list...); p != nil {
			packs = append(packs, p)
		}
	}
	library, list := template.NewLibrary(append(packs, c.Packs...)...)
	problems = append(problems, list...)
	regulation := law.Decree30()
	return &Pipeline{
		library: library,
		samples: c.Samples,
		fonts:   fonts,
		docx:    docx.NewPacker(),
		pdf:     pdf.NewEncoder(fonts),
		law:     regulation,
		places:  sync.OnceValues(places.Load),
		rules:   sync.OnceValue(func() []check.Rule { return nd30.Rules(regulation) }),
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

// Template returns the template that a definition names so (“mau”, “goi/mau”,
// “goi/mau@1.2”), or a list that says which there are.
func (p *Pipeline) Template(name string) (*template.Template, diag.List) {
	return p.library.Find(name, diag.Range{})
}

// document fills the definition's template, or reads it as a whole document.
func (p *Pipeline) document(root *record.Value, in *Office, stage doc.Stage) (*doc.Document, diag.List, error) {
	env := template.Env{Env: definition.Env{Regulation: p.law, Stage: stage}}
	problems, err := p.office(&env, in)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	name := root.Field("mau")
	if name.Empty() {
		d, more := definition.Whole(root, env.Env)
		return d, append(problems, more...), nil
	}
	if name.Kind != record.Scalar {
		_, more := definition.Read(root)
		return nil, append(problems, more...), nil
	}
	t, more := p.library.Find(name.Text, name.At)
	if problems = append(problems, more...); t == nil || more.HasErrors() {
		return nil, problems, nil
	}
	d, more := t.Fill(root, env)
	return d, append(problems, more...), nil
}
