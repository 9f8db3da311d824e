package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"vanban/internal/check"
	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/proof"
	"vanban/internal/recognize"
	"vanban/internal/record"
	"vanban/internal/template"
)

// ProofOptions say how to prove a template.
type ProofOptions struct {
	Cases    int // how many definitions to make; the worst by name are made in any case
	Seed     uint64
	Settings *check.Settings // nil decides nothing
	// Path is what the patterns of the settings are matched against, with
	// slashes; empty for the name of the source.
	Path string
	// Progress, if not nil, is told how many cases are judged. It may be called
	// by several goroutines, one at a time.
	Progress func(done, total int)
}

// Bounds of a proof.
const (
	maxFaults   = 20  // that are told
	shrinkTries = 300 // builds for the smallest data of one fault
)

// Prove judges a template: first without data, and if that shows no error with
// the data that package proof makes, each case built in both formats and judged
// by the rules. A fault is told once, with the smallest data that shows it.
// The error says what the world failed at, or that ctx was done.
func (p *Pipeline) Prove(ctx context.Context, src Source, opts ProofOptions) (*Checked, error) {
	if opts.Settings == nil {
		opts.Settings = &check.Settings{}
	}
	out := &Checked{}
	ignores, problems := check.Comments(src.File, frontMatter(src.Data), p.Rules())
	out.Findings = problems
	t, problems := p.library.Parse(src.Pack, src.File, src.Data)
	if t != nil {
		problems = append(problems, lint(t, opts.Settings)...)
	}
	if out.Findings = append(out.Findings, problems...); t != nil && !problems.HasErrors() {
		faults, err := p.prove(ctx, t, src, opts)
		if err != nil {
			return nil, err
		}
		out.Findings = append(out.Findings, opts.Settings.Weigh(faults, proofRules())...)
	}
	for i := range out.Findings {
		out.Findings[i].At = located(out.Findings[i].At, src)
	}
	out.accept(src, CheckOptions{Settings: opts.Settings, Path: opts.Path}, ignores)
	out.Findings = out.Findings.Sorted()
	return out, nil
}

// frontMatter is the head of a template, which is YAML.
func frontMatter(data []byte) []byte {
	if end := bytes.Index(data[min(3, len(data)):], []byte("\n---")); end >= 0 {
		return data[:end+4]
	}
	return data
}

// prover proves one template.
type prover struct {
	*Pipeline
	template *template.Template
	maker    *proof.Maker
	source   *sourceLines
	env      recognize.Env
	settings *check.Settings
}

func (p *Pipeline) prove(ctx context.Context, t *template.Template, src Source, opts ProofOptions) (diag.List, error) {
	env, err := p.known()
	if err != nil {
		return nil, err
	}
	front, _ := record.YAML(src.File, frontMatter(src.Data))
	v := &prover{Pipeline: p, template: t, env: env, settings: opts.Settings, source: newSourceLines(src.File, src.Data)}
	for _, other := range t.Attached() {
		v.source.attach(other.File, other.Source)
	}
	v.maker = proof.New(t, front, v.fillEnv(doc.Sign), opts.Seed)
	v.maker.Issue(func(c proof.Case) int {
		verdict, judged := v.judge(c, "")
		if err = errors.Join(err, judged); verdict.refused != nil {
			return math.MaxInt
		}
		return len(verdict.faults)
	})
	if err != nil {
		return nil, err
	}
	verdicts, err := v.run(ctx, max(opts.Cases, v.maker.Named()), opts.Progress)
	if err != nil {
		return nil, err
	}
	found := gather(verdicts)
	if err := v.shrink(ctx, found); err != nil {
		return nil, err
	}
	var out diag.List
	for _, f := range found {
		out = append(out, f.diagnostic)
	}
	return append(append(out, v.sampleRefused(verdicts[0])...), v.thin(verdicts)...), nil
}

// run judges all cases, as many at a time as there are processors. The worst
// cases come first: they take longest.
func (v *prover) run(ctx context.Context, total int, progress func(done, total int)) ([]verdict, error) {
	verdicts := make([]verdict, total)
	var (
		mu   sync.Mutex
		done int
	)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range total {
		group.Go(guarded(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			if verdicts[i], err = v.judge(v.maker.Case(i), ""); err != nil {
				return err
			}
			if progress != nil {
				mu.Lock()
				defer mu.Unlock()
				done++
				progress(done, total)
			}
			return nil
		}))
	}
	return verdicts, group.Wait()
}

// guarded makes an error of what brings some work down: it runs in a goroutine of
// its own, where those who ask for a proof could not catch it.
func guarded(work func() error) func() error {
	return func() (err error) {
		defer func() {
			if fault := recover(); fault != nil {
				first, _, _ := strings.Cut(fmt.Sprint(fault), "\n")
				err = fmt.Errorf("chương trình gặp sự cố khi thử mẫu: %s", first)
			}
		}()
		return work()
	}
}

// finding is a fault with the smallest of the cases that show it.
type finding struct {
	fault
	number int // of the case
}

// gather lists the distinct faults in the order in which cases show them,
// errors first.
func gather(verdicts []verdict) []finding {
	var found []finding
	seen := map[string]int{}
	for i, v := range verdicts {
		for _, f := range v.faults {
			n, ok := seen[f.key]
			if !ok {
				seen[f.key] = len(found)
				found = append(found, finding{f, i})
			} else if v.weight < verdicts[found[n].number].weight {
				found[n] = finding{f, i}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return int(a.diagnostic.Severity) - int(b.diagnostic.Severity) })
	return found[:min(len(found), maxFaults)]
}

// shrink puts into each finding the smallest data that shows it.
func (v *prover) shrink(ctx context.Context, found []finding) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range found {
		group.Go(guarded(func() error { return v.shrinkOne(ctx, &found[i]) }))
	}
	return group.Wait()
}

func (v *prover) shrinkOne(ctx context.Context, f *finding) error {
	var failed error
	start := v.maker.Case(f.number)
	least := v.maker.Shrink(start, shrinkTries, func(c proof.Case) bool {
		if failed != nil || ctx.Err() != nil {
			return false
		}
		verdict, err := v.judge(c, f.diagnostic.Rule)
		if err != nil {
			failed = err
			return false
		}
		for _, g := range verdict.faults {
			if g.key == f.key {
				f.diagnostic = g.diagnostic
				return true
			}
		}
		return false
	})
	if failed != nil {
		return failed
	}
	f.diagnostic.Data = v.maker.YAML(least.Root)
	if f.number > 0 {
		f.diagnostic.Message = fmt.Sprintf("%s (gặp ở trường hợp “%s”)", f.diagnostic.Message, start.Name)
	}
	return ctx.Err()
}

// sampleRefused tells that the template does not take its own examples, which are
// what a starter gives to everybody.
func (v *prover) sampleRefused(sample verdict) diag.List {
	if sample.refused == nil {
		return nil
	}
	var problems diag.List
	at := v.source.at(v.source.key("truong"))
	if _, after, ok := strings.Cut(sample.refused.Message, "“"); ok { // most messages begin with the path of a field
		path, _, _ := strings.Cut(after, "”")
		name, _, _ := strings.Cut(path, ".")
		if i := slices.IndexFunc(v.template.Fields, func(f template.Field) bool { return f.Name == name }); i >= 0 {
			at = v.source.at(v.source.line(v.template.Fields[i].At))
		}
	}
	problems.Add(at, "sửa vi_du cho đúng kiểu của trường, hợp với quy_tac và kiem_tra",
		"dữ liệu thí dụ mà “vanban new” viết ra bị chính mẫu từ chối: %s", sample.refused.Message)
	problems[0].Rule = ruleBuild
	return problems
}

// thin warns where most of the data was refused by the template itself.
func (v *prover) thin(verdicts []verdict) diag.List {
	refused := 0
	var sample diag.Diagnostic
	for _, verdict := range verdicts {
		if verdict.refused != nil {
			if refused == 0 {
				sample = *verdict.refused
			}
			refused++
		}
	}
	if refused*2 <= len(verdicts) {
		return nil
	}
	key, hint := "kiem_tra", "viết điều kiện bằng quy_tac thay cho kiem_tra, để máy làm được dữ liệu thỏa chúng"
	if v.source.key(key) == 1 {
		key, hint = "quy_tac", "sửa quy_tac: có thể các quy tắc trái nhau, không dữ liệu nào thỏa hết"
	}
	proved := "mới được chứng minh một phần"
	if refused*10 >= len(verdicts)*9 { // blanks of a draft are never refused
		proved = "hầu như chưa được chứng minh"
	}
	var problems diag.List
	problems.Warn(v.source.at(v.source.key(key)), hint,
		"%d trong %d bộ dữ liệu thử bị mẫu từ chối, nên mẫu %s; ví dụ: %s", refused, len(verdicts), proved, sample.Message)
	problems[0].Rule = ruleThin
	return problems
}

// fill makes the document of a case.
func (j *judgement) fill(root *record.Value, stage doc.Stage) (*doc.Document, diag.List) {
	env := j.fillEnv(stage)
	if j.Office {
		env.Profile, _ = definition.ReadProfile(proof.OfficeFile, []byte(proof.Office), j.law)
	}
	return j.template.Fill(root, env)
}

func (v *prover) fillEnv(stage doc.Stage) template.Env {
	return template.Env{Env: definition.Env{Regulation: v.law, Stage: stage}, Places: v.env.Places}
}
