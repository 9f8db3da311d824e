package pipeline

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/layout"
	"vanban/internal/recognize"
	"vanban/internal/record"
	"vanban/internal/template"
)

// CheckOptions say how to check a file.
type CheckOptions struct {
	Stage    doc.Stage
	Settings *check.Settings // nil decides nothing
	// Path is what the patterns of the settings are matched against, with
	// slashes; empty for the name of the source.
	Path string
}

// Checked is what a check found in a file.
type Checked struct {
	check.Result
	Word    bool      // the file is a Word file, whose lines are its paragraphs
	Ignored diag.List // what the settings or the definition itself accept
	Used    []int     // findings that each entry of Settings.Ignores took
}

// Rules lists all rules in the order in which they are explained: those for
// documents, then those for templates.
func (p *Pipeline) Rules() []check.Rule { return slices.Concat(p.rules(), lintRules(), proofRules()) }

// Check judges a definition, a template or a Word file. What is wrong with the
// file itself is among the findings; the error says what the world failed at.
func (p *Pipeline) Check(src Source, opts CheckOptions) (*Checked, error) {
	if opts.Settings == nil {
		opts.Settings = &check.Settings{}
	}
	out := &Checked{Word: isWord(src)}
	var (
		ignores []check.Ignore
		err     error
	)
	if out.Word {
		out.Result, err = p.checkWord(src, opts)
	} else {
		var problems diag.List
		ignores, problems = check.Comments(src.File, src.Data, p.Rules())
		out.Result, err = p.checkDefinition(src, opts)
		out.Findings = append(out.Findings, problems...)
	}
	if err != nil {
		return nil, err
	}
	for i := range out.Findings {
		d := &out.Findings[i]
		d.At = located(d.At, src)
		for j := range d.Related {
			d.Related[j].At = located(d.Related[j].At, src)
		}
	}
	out.accept(src, opts, ignores)
	out.Findings = out.Findings.Sorted()
	return out, nil
}

// accept takes the findings out that the settings, or comments of the file,
// accept.
func (c *Checked) accept(src Source, opts CheckOptions, comments []check.Ignore) {
	name := opts.Path
	if name == "" {
		name = strings.ReplaceAll(src.File, `\`, "/")
	}
	var more diag.List
	c.Findings, c.Ignored, c.Used = check.Accept(c.Findings, name, opts.Settings.Ignores)
	kept, taken, used := check.Accept(c.Findings, name, comments)
	for i := range comments {
		if used[i] == 0 {
			comments[i].Unused(&more)
		}
	}
	c.Findings, c.Ignored = append(kept, more...), append(c.Ignored, taken...)
}

// isWord tells a Word file, or what was taken for one, from a definition or a
// template: these by their names, what has no such name by its first bytes.
func isWord(src Source) bool {
	name := strings.ToLower(src.File)
	for _, suffix := range []string{".yaml", ".yml", template.Suffix} {
		if strings.HasSuffix(name, suffix) {
			return false
		}
	}
	if strings.Contains(path.Base(strings.ReplaceAll(name, `\`, "/")), ".") {
		return true
	}
	for _, start := range []string{"PK\x03\x04", "PK\x05\x06", "\xd0\xcf\x11\xe0", "%PDF-", `{\rtf`} {
		if bytes.HasPrefix(src.Data, []byte(start)) {
			return true
		}
	}
	return false
}

// checkDefinition judges a definition, or the sample that a template gives. A
// mistake that keeps it from becoming a document is all that is told then.
func (p *Pipeline) checkDefinition(src Source, opts CheckOptions) (check.Result, error) {
	var (
		laid     *Laid
		problems diag.List
		err      error
	)
	if isTemplate(src) {
		laid, problems, err = p.layoutTemplate(src, opts)
	} else {
		laid, problems, err = p.Layout(src, Options{Stage: opts.Stage})
	}
	if err != nil || laid == nil {
		return check.Result{Findings: problems}, err
	}
	var (
		out  check.Result
		more diag.List
	)
	env, err := p.known()
	if err != nil {
		return check.Result{}, err
	}
	for _, part := range append([]Laid{*laid}, laid.Separate...) {
		pages := part.Pages
		subject := p.subject(recognize.Known(part.Document, part.Flow, env), env, opts, func() []layout.Page { return pages })
		found := check.Run(subject, p.rules())
		problems = retold(problems, found.Findings)
		more = append(more, found.Findings...)
		out.Skipped = append(out.Skipped, found.Skipped...)
	}
	out.Findings = append(problems, more...)
	return out, nil
}

// retold leaves out what the definition was told and a rule tells as well: with
// its id, which settings know, and with the weight that it has in a Word file.
// The finding stands where the definition has what is at fault.
func retold(problems, findings diag.List) diag.List {
	return slices.DeleteFunc(problems, func(said diag.Diagnostic) bool {
		i := slices.IndexFunc(findings, func(d diag.Diagnostic) bool { return sameFault(&said, &d) })
		if i >= 0 && said.At.Start.Line > 0 {
			findings[i].At = said.At
		}
		return i >= 0
	})
}

// sameFault reports whether a definition was told what a rule has found: the
// same provision at the same place, or about the same words.
func sameFault(said, found *diag.Diagnostic) bool {
	if said.Rule != "" || said.Cite == "" {
		return said.Rule != "" && said.Rule == found.Rule
	}
	words := quotedWords(said.Message)
	return said.Cite == found.Cite && (said.At.Start == found.At.Start && said.At.File == found.At.File || words != "" && words == quotedWords(found.Message))
}

// quotedWords are the first words that a message quotes.
func quotedWords(message string) string {
	_, rest, _ := strings.Cut(message, "“")
	words, _, _ := strings.Cut(rest, "”")
	return words
}

// subject is what rules look at.
func (p *Pipeline) subject(file *recognize.File, env recognize.Env, opts CheckOptions, pages func() []layout.Page) *check.Subject {
	return &check.Subject{
		File: file, Stage: opts.Stage, Regulation: env.Regulation, Places: env.Places, Fonts: env.Fonts,
		Pages: pages, Settings: opts.Settings,
	}
}

// known is what recognition and rules know of the world.
func (p *Pipeline) known() (recognize.Env, error) {
	register, err := p.places()
	if err != nil {
		return recognize.Env{}, fmt.Errorf("nạp danh mục tỉnh, thành phố: %w", err)
	}
	return recognize.Env{Regulation: p.law, Fonts: p.fonts, Places: register}, nil
}

// layoutTemplate judges a template as it stands and builds the definition that it
// gives its users to fill in.
func (p *Pipeline) layoutTemplate(src Source, opts CheckOptions) (*Laid, diag.List, error) {
	t, problems := p.library.Parse(src.Pack, src.File, src.Data)
	if t != nil {
		problems = append(problems, lint(t, opts.Settings)...)
	}
	if t == nil || problems.HasErrors() {
		return nil, problems, nil
	}
	env, err := p.known()
	if err != nil {
		return nil, nil, err
	}
	root, _ := record.YAML("", t.Starter())
	d, more := t.Fill(root, template.Env{Env: definition.Env{Regulation: p.law, Stage: opts.Stage}, Places: env.Places})
	if problems = append(problems, more...); d == nil || problems.HasErrors() {
		return nil, problems, nil
	}
	laid, more := p.present(d)
	return laid, append(problems, more...), nil
}

// located fills in the file of a place. In the definition that a template makes
// lines mean nothing to the author of the template.
func located(at diag.Range, src Source) diag.Range {
	if at.File == "" {
		if isTemplate(src) {
			at = diag.Range{}
		}
		at.File = src.File
	}
	return at
}

func isTemplate(src Source) bool { return strings.HasSuffix(src.File, template.Suffix) }
