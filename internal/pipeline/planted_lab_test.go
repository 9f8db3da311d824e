package pipeline

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"vanban/fonts"
	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/docx"
	"vanban/internal/proof"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/templates"
)

// lab plants faults into templates and looks what finds them: as Prove does, but
// it stops at the first finding.
type lab struct {
	*Pipeline
	t        testing.TB
	cases    int
	settings check.Settings
	days     sync.Map // on which documents of a template are issued, by its file
}

func newLab(t testing.TB, cases int) *lab {
	t.Helper()
	p, problems, err := New(Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return &lab{Pipeline: p, t: t, cases: cases}
}

// read makes ready to judge cases of a template, and tells what is found without
// data; nil if it cannot be read.
func (l *lab) read(file, src string) (*prover, diag.List) {
	t, problems := l.library.Parse(nil, file, []byte(src))
	if t == nil || problems.HasErrors() {
		return nil, problems
	}
	problems = append(problems, lint(t, &l.settings)...)
	env, err := l.known()
	if err != nil {
		l.t.Error(err)
		return nil, nil
	}
	front, _ := record.YAML(file, frontMatter([]byte(src)))
	v := &prover{Pipeline: l.Pipeline, template: t, env: env, settings: &l.settings, source: newSourceLines(file, []byte(src))}
	v.maker = proof.New(t, front, v.fillEnv(doc.Sign), 1)
	day, known := l.days.Load(file)
	v.maker.Issue(func(c proof.Case) int {
		typed := c.Root.Field("ngay_ban_hanh").Text
		if known {
			return max(strings.Compare(typed, day.(string)), strings.Compare(day.(string), typed))
		}
		n := len(l.judge(v, c))
		if n == 0 {
			l.days.Store(file, typed)
		}
		return n
	})
	return v, problems
}

func (l *lab) judge(v *prover, c proof.Case) []fault {
	got, err := v.judge(c, "")
	if err != nil {
		l.t.Error(err)
	}
	if got.refused != nil {
		return []fault{{diagnostic: *got.refused}}
	}
	return got.faults
}

// order lists the numbers of cases, those that take long last or not at all.
func (l *lab) order(v *prover) []int {
	var quick, slow []int
	for i := range v.maker.Named() + 12 {
		switch name := v.maker.Case(i).Name; {
		case strings.HasPrefix(name, "500 dòng"):
		case strings.HasPrefix(name, "60 mục"), strings.Contains(name, "ba trang"), strings.Contains(name, "chữ dài"):
			slow = append(slow, i)
		default:
			quick = append(quick, i)
		}
	}
	all := append(quick, slow...)
	return all[:min(l.cases, len(all))]
}

// subject is a sound template, with what is told of it all the same.
type subject struct {
	*host
	file  string
	sound *prover
	told  map[string]bool
}

// rough names a finding, whatever its place and data.
func rough(d diag.Diagnostic) string { return d.Rule + changing.ReplaceAllString(d.Message, "") }

// subject reads a template of the library; judged tells to look what is told of
// it as it is, which should be nothing.
func (l *lab) subject(file string, judged bool) *subject {
	src, err := fs.ReadFile(templates.FS, file)
	if err != nil {
		l.t.Fatal(err)
	}
	v, problems := l.read(file, string(src))
	if v == nil {
		l.t.Fatal(problems)
	}
	s := &subject{host: newHost(v.template, string(src)), file: file, sound: v, told: map[string]bool{}}
	for _, d := range problems {
		s.told[rough(d)] = true
	}
	for _, i := range l.order(v) {
		if !judged {
			break
		}
		for _, f := range l.judge(v, v.maker.Case(i)) {
			s.told[rough(f.diagnostic)] = true
		}
	}
	return s
}

// What may become of a fault but being found by a rule.
const (
	unread = "không đọc được" // the template is refused as a whole
	same   = "như cũ"         // every document is what it was
	missed = ""
)

// fate tells what becomes of a fault: the rule that finds it, or one of the above.
func (l *lab) fate(s *subject, src string) string {
	v, problems := l.read(s.file, src)
	if v == nil {
		return unread
	}
	for _, d := range problems {
		if d.Severity != diag.Note && !s.told[rough(d)] {
			return d.Rule
		}
	}
	alike := true
	for _, i := range l.order(v) {
		c := v.maker.Case(i)
		for _, f := range l.judge(v, c) {
			if !s.told[rough(f.diagnostic)] && f.diagnostic.Severity != diag.Note && f.diagnostic.At.File == s.file {
				return f.diagnostic.Rule
			}
		}
		alike = alike && bytes.Equal(v.word(c), s.sound.word(c))
	}
	if alike {
		return same
	}
	return missed
}

// word is the Word files of a case; nil if there are none.
func (v *prover) word(c proof.Case) []byte {
	j := &judgement{prover: v, Case: c}
	laid, _, ok := j.build(c.Root)
	if !ok || laid == nil {
		return nil
	}
	var out []byte
	for _, part := range append([]Laid{*laid}, laid.Separate...) {
		data, err := docx.Encode(part.Flow)
		if err != nil {
			return nil
		}
		out = append(out, data...)
	}
	return out
}

// spread takes some of a list, evenly.
func spread(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	out := make([]string, n)
	for i := range out {
		out[i] = list[i*len(list)/n]
	}
	return out
}

// changedLine is the first line in which two texts differ, from 1.
func changedLine(a, b string) (int, string) {
	old, now := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(old), len(now)) {
		if old[i] != now[i] {
			return i + 1, now[i]
		}
	}
	n := min(len(old), len(now))
	return n, now[n-1]
}

// libraryFiles are the templates whose names begin with one of some words.
func libraryFiles(t testing.TB, words string) []string {
	t.Helper()
	all, err := fs.Glob(templates.FS, "*"+template.Suffix)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range all {
		for word := range strings.FieldsSeq(words) {
			if strings.HasPrefix(file, word) {
				out = append(out, file)
				break
			}
		}
	}
	return out
}
