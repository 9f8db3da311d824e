package main

import (
	"io"
	"path/filepath"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/pack"
	"vanban/internal/pipeline"
	"vanban/internal/template"
)

// packs are those that the templates to judge stand in.
type packs struct {
	archives []string // zip files that were named to be judged
	opened   map[string]*openedPack
	order    []string // keys of opened
}

// openedPack is a pack and what is wrong with it.
type openedPack struct {
	*pack.Pack // nil if it cannot be used
	problems   diag.List
	packed     bool // it is a pack and not a plain folder
}

// split takes the packs out of arguments: a zip file is kept here, a manifest
// stands for its folder.
func (p *packs) split(args []string) (rest []string) {
	for _, arg := range args {
		switch {
		case strings.EqualFold(filepath.Base(arg), pack.ManifestName):
			rest = append(rest, filepath.Dir(arg))
		case isPack(arg):
			p.archives = append(p.archives, arg)
		default:
			rest = append(rest, arg)
		}
	}
	return rest
}

// open reads what a path names, once.
func (p *packs) open(path string) (*openedPack, error) {
	if o := p.opened[path]; o != nil {
		return o, nil
	}
	read, problems, err := pack.Open(path)
	if err != nil {
		return nil, readFailure(path, err)
	}
	o := &openedPack{Pack: read, problems: problems, packed: read == nil || read.Manifest != nil}
	if read != nil {
		_, clashes := template.NewLibrary(read)
		o.problems = append(o.problems, clashes...)
	}
	if p.opened == nil {
		p.opened = map[string]*openedPack{}
	}
	p.opened[path] = o
	p.order = append(p.order, path)
	return o, nil
}

// settle gives every template the folder it stands in, and adds the templates of
// the zip files and, if packs are to be judged, a job for each pack itself.
func (p *packs) settle(jobs []*checkJob, judged bool) ([]*checkJob, error) {
	for _, j := range jobs {
		if j.input == stdinName || !isTemplate(filepath.Base(j.input)) {
			continue
		}
		o, err := p.open(filepath.Dir(j.input))
		if err != nil {
			return nil, err
		}
		j.pack = o.Pack
	}
	for _, path := range p.archives {
		o, err := p.open(path)
		if err != nil {
			return nil, err
		}
		if o.Pack == nil {
			continue
		}
		for _, f := range o.Files {
			jobs = append(jobs, &checkJob{input: f.Place, name: f.Place, data: f.Data, pack: o.Pack})
		}
	}
	for _, path := range p.order {
		if o := p.opened[path]; judged && o.packed {
			name := path
			if !isPack(path) {
				name = filepath.Join(path, pack.ManifestName)
			}
			checked := &pipeline.Checked{Result: check.Result{Findings: o.problems}}
			jobs = append(jobs, &checkJob{input: name, name: name, checked: checked})
		}
	}
	return jobs, nil
}

// read returns what a job judges: a file, or what stands in a zip file.
func (j *checkJob) read(stdin io.Reader) ([]byte, error) {
	if j.data != nil {
		return j.data, nil
	}
	return readInput(j.input, stdin)
}

// near is the file whose place decides which settings hold for a job.
func (j *checkJob) near() string {
	if j.data != nil {
		return j.pack.Path
	}
	return j.input
}
