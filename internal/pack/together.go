package pack

import (
	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Together returns the packs that can be used side by side, in their order, and
// says which were left out and why: one that comes twice, or one that has the
// name of another issuer's.
func Together(packs []*Pack) ([]*Pack, diag.List) {
	var (
		out      []*Pack
		problems diag.List
	)
	for _, p := range packs {
		if !clashes(p, out, &problems) {
			out = append(out, p)
		}
	}
	return out, problems
}

func clashes(p *Pack, others []*Pack, problems *diag.List) bool {
	m := p.Manifest
	if m == nil {
		return false
	}
	for _, other := range others {
		o := other.Manifest
		if o == nil || o.Name != m.Name {
			continue
		}
		switch {
		case viet.Fold(o.Issuer) != viet.Fold(m.Issuer):
			problems.Add(m.issuerAt, "đổi “ten” của một trong hai gói, hoặc chỉ dùng một gói",
				"gói “%s” của “%s” trùng tên với gói của “%s”", m.Name, m.Issuer, o.Issuer)
			relate(problems, o.issuerAt, "gói của “"+o.Issuer+"”")
			return true
		case o.Version == m.Version:
			problems.Add(m.at, "bỏ bớt một --templates, hoặc tăng “phien_ban” nếu hai gói khác nhau",
				"gói “%s” phiên bản %s có hai lần", m.Name, m.Version)
			relate(problems, o.at, "lần thứ nhất")
			return true
		}
	}
	return false
}

// relate adds the other place to the last problem.
func relate(problems *diag.List, at diag.Range, message string) {
	last := &(*problems)[len(*problems)-1]
	last.Related = append(last.Related, diag.Related{At: at, Message: message})
}
