package pipeline

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanban/internal/doc"
	"vanban/internal/proof"
	"vanban/internal/record"
)

// What is planted where: the defaults are what is tested, .ci/sabotage asks for
// more and has what was found printed.
var (
	plantInto = flag.String("plant", "", "templates to plant faults into, by the beginnings of their names; a sample if empty")
	plantMost = flag.Int("most", 1, "faults of one operator in one template")
	plantFor  = flag.Int("planted-cases", 18, "cases in which a fault may show")
)

// sampled are the templates that the test plants faults into.
const sampled = "giay-moi-hop danh-muc-san-pham cong-van-trien-khai quyet-dinh-giao-dau-moi cong-van-don-doc-ke-hoach quyet-dinh-ban-chi-dao"

// hostsEach is how many templates of the sample every fault is planted into: the
// first that have a place for it, counted from another one each time.
const hostsEach = 2

// planting is one fault, and what became of it.
type planting struct {
	operator, file string
	line           int
	text           string // of the line
	by             string
}

// escapes are faults of the sample that are known not to be found, with the
// reason: operator, template.
var escapes = map[[2]string]string{
	{"bỏ nhánh else", "quyet-dinh-giao-dau-moi"}:     "câu còn lại đọc vẫn trọn, giá trị vẫn có ở chỗ khác",
	{"không nhắc phụ lục", "quyet-dinh-ban-chi-dao"}: "“Ban hành kèm theo Quyết định này” đã là lời nhắc đến văn bản kèm theo",
}

// TestPlantedFaultsAreFound spoils templates of the library in every way there
// is, one place each, and holds each fault to be found.
func TestPlantedFaultsAreFound(t *testing.T) {
	l := newLab(t, *plantFor)
	plants := l.plantAll(libraryFiles(t, cmp.Or(*plantInto, sampled)), *plantInto == "")
	for _, line := range tabulated(plants) {
		t.Log(line)
	}
	unfound := map[[2]string]bool{}
	for _, p := range plants {
		where := [2]string{p.operator, p.file}
		unfound[where] = p.by == missed
		if p.by != missed {
			continue
		}
		if *plantInto != "" {
			t.Logf("%s:%d: %s: không thấy: %s", p.file, p.line, p.operator, p.text)
		} else if escapes[where] == "" {
			t.Errorf("%s:%d: %s: not found: %s", p.file, p.line, p.operator, p.text)
		}
	}
	if *plantInto != "" {
		return
	}
	for where, why := range escapes {
		if not, planted := unfound[where]; planted && !not {
			t.Errorf("%s in %s is found, though it is said not to be: %s", where[0], where[1], why)
		}
	}
	for _, o := range operators() {
		if o.blind == "" && !slices.ContainsFunc(plants, func(p planting) bool { return p.operator == o.name && p.by != same && p.by != missed }) {
			t.Errorf("%s: nothing was planted that is found", o.name)
		}
	}
}

// plantAll plants the faults that can be found into some templates: into each of
// them, or a few of them each time.
func (l *lab) plantAll(files []string, few bool) []planting {
	var plants []planting
	var mu sync.Mutex
	var group sync.WaitGroup
	gate := make(chan struct{}, 2)
	subjects := make([]*subject, len(files))
	for i, file := range files {
		subjects[i] = l.subject(file, !few)
	}
	for n, o := range operators() {
		hosts := 0
		for i := range subjects {
			s := subjects[(i+n)%len(subjects)]
			if o.blind != "" || few && hosts == hostsEach {
				break
			}
			for _, src := range spread(o.plant(s.host), *plantMost) {
				hosts++
				gate <- struct{}{}
				group.Go(func() {
					defer func() { <-gate }()
					p := planting{operator: o.name, file: s.id}
					p.line, p.text = changedLine(s.src, src)
					p.by = l.fate(s, src)
					mu.Lock()
					defer mu.Unlock()
					plants = append(plants, p)
				})
			}
		}
	}
	group.Wait()
	slices.SortFunc(plants, func(a, b planting) int {
		return cmp.Or(cmp.Compare(a.operator, b.operator), cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.text, b.text))
	})
	return plants
}

// tabulated says for each operator how many of its faults are found, and by what.
func tabulated(plants []planting) []string {
	var out []string
	found, all := 0, 0
	for _, o := range operators() {
		caught, total, alike, refused := 0, 0, 0, 0
		var rules []string
		for _, p := range plants {
			switch {
			case p.operator != o.name:
			case p.by == same:
				alike++
			case p.by == unread:
				refused++
			default:
				total++
				if p.by != missed {
					caught++
					rules = append(rules, p.by)
				}
			}
		}
		if o.blind != "" {
			out = append(out, fmt.Sprintf("%-38s không xét: %s", o.name, o.blind))
			continue
		}
		slices.Sort(rules)
		out = append(out, fmt.Sprintf("%-38s %d/%d (như cũ %d, không đọc được %d) %s", o.name, caught, total, alike, refused, strings.Join(slices.Compact(rules), " ")))
		found, all = found+caught, all+total
	}
	return append(out, fmt.Sprintf("%-38s %d/%d", "tất cả", found, all))
}

// TestPlantedFaultsHaveSmallData proves some spoilt templates as a whole: what is
// told comes with little data, and with that data it is told again.
func TestPlantedFaultsHaveSmallData(t *testing.T) {
	const spare = 2 // lines beside those of the least definition
	l := newLab(t, *plantFor)
	s := l.subject("giay-moi-hop.vb.md", false)
	least := strings.Count(s.sound.maker.YAML(s.sound.maker.Case(1).Root), "\n")
	tried := 0
	for _, name := range []string{"mất mục cuối của range", "dau_muc thành “;”", "bỏ điều kiện bọc", "đảo điều kiện", "chỗ trống “……”", "trich_yeu tùy một trường"} {
		i := slices.IndexFunc(operators(), func(o operator) bool { return o.name == name })
		o := operators()[i]
		src := spread(o.plant(s.host), 1)[0]
		out, err := l.Prove(context.Background(), Source{File: s.file, Data: []byte(src)}, ProofOptions{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		v, _ := l.read(s.file, src)
		for _, d := range out.Findings {
			if d.Data == "" {
				continue
			}
			tried++
			if n := strings.Count(d.Data, "\n"); n > least+spare {
				t.Errorf("%s: the data of “%s” has %d lines, the least definition has %d:\n%s", name, d.Message, n, least, d.Data)
			}
			if !l.again(v, d.Rule, d.Data) {
				t.Errorf("%s: “%s” is not told again of\n%s", name, d.Message, d.Data)
			}
		}
	}
	if tried == 0 {
		t.Error("nothing was told")
	}
}

// again reports whether a rule finds something in a definition.
func (l *lab) again(v *prover, rule, data string) bool {
	given, _ := record.YAML(proof.DataFile, []byte(data))
	root := *v.maker.Case(0).Root
	root.Fields = slices.Clone(root.Fields)
	for _, f := range given.Fields {
		root.Fields = slices.DeleteFunc(root.Fields, func(g record.Field) bool { return g.Key == f.Key })
		root.Fields = append(root.Fields, f)
	}
	for _, stage := range []doc.Stage{doc.Sign, doc.Draft, doc.Issue} {
		for _, f := range l.judge(v, proof.Case{Root: &root, Stage: stage}) {
			if f.diagnostic.Rule == rule {
				return true
			}
		}
	}
	return false
}
