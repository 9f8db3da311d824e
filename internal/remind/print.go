package remind

import (
	"fmt"
	"strings"
)

// Summary counts the plan in one line: “34 địa phương, 3 công văn: D4 6 nơi, D5
// 1 nơi, không phải nhắc 27”.
func (p *Plan) Summary() string {
	counts := map[string]int{}
	none, faulty, held := 0, 0, 0
	for _, e := range p.Entries {
		for _, l := range e.Letters {
			counts[l.Code]++
		}
		switch {
		case len(e.Letters) > 0:
		case e.Faulty:
			faulty++
		case len(e.Held) > 0:
			held++
		default:
			none++
		}
	}
	var parts []string
	for _, r := range p.settings.rules {
		if n := counts[r.code]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d nơi", r.code, n))
		}
	}
	for _, c := range []struct {
		n    int
		what string
	}{{held, "giữ lại"}, {faulty, "có lỗi"}, {none, "không phải nhắc"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", c.what, c.n))
		}
	}
	return fmt.Sprintf("%d địa phương, %d công văn: %s", len(p.Entries), len(p.Letters), strings.Join(parts, ", "))
}
