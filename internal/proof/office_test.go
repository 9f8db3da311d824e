package proof

import (
	"slices"
	"strings"
	"testing"

	"vanban/internal/definition"
	"vanban/internal/law"
	"vanban/internal/record"
)

// named are the cases of a template whose names begin so.
func named(m *Maker, start string) []Case {
	var out []Case
	for i := range m.Named() {
		if c := m.Case(i); strings.HasPrefix(c.Name, start) {
			out = append(out, c)
		}
	}
	return out
}

// A template that leaves open whose document it is and who signs is tried with a
// profile and with every capacity.
func TestCasesOfWhoSigns(t *testing.T) {
	m := makerOf(t, "---\nid: m\nten: M\nloai: thong-bao\ntrich_yeu: Việc\n---\nChữ.\n", 1)
	for _, c := range named(m, "cơ quan có co-quan.yaml") {
		if !c.Office || !c.Root.Field("co_quan_ban_hanh").Empty() || !c.Root.Field("luu").Empty() || c.Root.Field("nguoi_ky").Kind != record.Scalar {
			t.Errorf("%s: not left to the profile:\n%s", c.Name, m.YAML(c.Root))
		}
	}
	if n := len(named(m, "cơ quan có co-quan.yaml")); n != 3 {
		t.Errorf("%d cases with a profile", n)
	}
	var said []string
	for _, c := range named(m, "ký “") {
		said = append(said, c.Root.Field("nguoi_ky").Field("quyen_han").Text)
	}
	if !slices.Equal(said, []string{"KT. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"}) {
		t.Error(said)
	}
	contract := makerOf(t, "---\nid: m\nten: M\nloai: hop-dong\ntrich_yeu: Việc\n---\nChữ.\n", 1)
	if two := named(contract, "hai người ký"); len(two) != 1 || len(two[0].Root.Field("nguoi_ky").Items) != 2 {
		t.Error(two)
	}
}

// Nothing is wrong with the profile of the cases.
func TestOfficeIsWhole(t *testing.T) {
	if _, problems := definition.ReadProfile(OfficeFile, []byte(Office), law.Decree30()); len(problems) > 0 {
		t.Error(problems)
	}
}

// What a component of the template prints is not asked for where the definition
// has a component of its own.
func TestOwnComponentsTakeTheirValuesAlong(t *testing.T) {
	const src = "---\nid: m\nten: M\nloai: cong-van\ntrich_yeu: việc\nkinh_gui: [\"{{ .noi }}\"]\ntruong:\n  - {ten: noi, nhan: Nơi nhận, vi_du: Sở Nội vụ}\n  - {ten: viec, nhan: Việc, vi_du: rà soát}\n---\n{{ .viec }}.\n"
	front, _ := record.YAML("m.vb.md", []byte(strings.Split(src, "---\n")[1]))
	m := makerOf(t, src, 1)
	m = New(m.template, front, m.env, 1)
	missing := func(c Case) (paths string) {
		for _, l := range m.Examine(c.Root, NewText(nil)).Missing {
			paths += l.Path + " "
		}
		return paths
	}
	own := named(m, "kinh_gui của tệp khai báo")
	if len(own) != 1 || missing(own[0]) != "viec " {
		t.Errorf("%d cases, missing %s", len(own), missing(own[0]))
	}
	if got := missing(m.Case(0)); got != "noi viec " {
		t.Errorf("missing in the sample: %s", got)
	}
}
