package places

import (
	"os"
	"strings"
	"testing"

	"vanban/internal/viet"
)

// The register that the guide shows is one.
func TestRegisterOfTheGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/co-quan.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(guide), "```danh-muc\n")
	block, _, ok := strings.Cut(block, "```")
	r, problems := with(t, block)
	if !ok || problems != "" {
		t.Fatalf("found %t: %s", ok, problems)
	}
	if d, _ := r.Department("so-noi-vu", viet.Date{}); d.Abbreviation != "SNoV" {
		t.Errorf("got %+v", d)
	}
	if m, ok := r.Ministry("BM", date(t, "31/12/2026")); !ok || m.Place != "Hà Nội" {
		t.Errorf("got %+v", m)
	}
	if p, _ := r.Province("lang-son", date(t, "1/7/2027")); p.FullName != "thành phố Lạng Sơn" || p.Region == "" {
		t.Errorf("got %+v", p)
	}
}
