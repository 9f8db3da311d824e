package proof

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/definition"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/templates"
)

// maker makes cases for a template of the library.
func maker(t *testing.T, id string, seed uint64) *Maker {
	t.Helper()
	src, err := templates.FS.ReadFile(id + template.Suffix)
	if err != nil {
		t.Fatal(err)
	}
	return makerOf(t, string(src), seed)
}

// makerOf makes cases for a template that is written out.
func makerOf(t *testing.T, src string, seed uint64) *Maker {
	t.Helper()
	register, err := places.Load()
	if err != nil {
		t.Fatal(err)
	}
	tpl, problems := template.Parse("m.vb.md", []byte(src))
	if tpl == nil {
		t.Fatal(problems)
	}
	return New(tpl, &record.Value{Kind: record.Map}, template.Env{Env: definition.Env{Regulation: law.Decree30(), Stage: doc.Sign}, Places: register}, seed)
}

// A case depends on the seed and its number, not on what was made before.
func TestCasesAreMadeAlikeInAnyOrder(t *testing.T) {
	one, two := maker(t, "ke-hoach-doanh-nghiep-cong-nghe-so", 7), maker(t, "ke-hoach-doanh-nghiep-cong-nghe-so", 7)
	other := maker(t, "ke-hoach-doanh-nghiep-cong-nghe-so", 8)
	n := one.Named() + 20
	differ := 0
	for i := range n {
		two.Case(n - 1 - i)
	}
	for i := range n {
		a, b := one.Case(i), two.Case(i)
		if diff := cmp.Diff(one.YAML(a.Root), two.YAML(b.Root)); diff != "" || a.Stage != b.Stage {
			t.Fatalf("case %d differs:\n%s", i, diff)
		}
		if other.YAML(other.Case(i).Root) != one.YAML(a.Root) {
			differ++
		}
	}
	if differ < 20 {
		t.Errorf("only %d of %d cases differ with another seed", differ, n)
	}
}

// What YAML writes reads back as the case it was written of.
func TestYAMLReadsBack(t *testing.T) {
	m := maker(t, "cong-van-trien-khai", 1)
	for i := range m.Named() + 30 {
		c := m.Case(i)
		written := m.YAML(c.Root)
		back, problems := record.YAML("a", []byte(written))
		if back == nil || problems.HasErrors() {
			t.Fatalf("case %d: %v\n%s", i, problems, written)
		}
		again := *c.Root
		again.Fields = append([]record.Field(nil), again.Fields...)
		set(&again, "du_lieu", back.Field("du_lieu"))
		if diff := cmp.Diff(written, m.YAML(&again)); diff != "" {
			t.Errorf("case %d:\n%s", i, diff)
		}
	}
}
