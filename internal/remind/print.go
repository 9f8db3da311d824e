package remind

import (
	"fmt"
	"strconv"
	"strings"
)

// Columns are the titles of [Plan.Table].
func Columns() []string {
	return []string{"STT", "Địa phương", "Tình trạng", "Công văn", "Hạn", "Lý do", "Chưa gửi ở vòng này"}
}

// Table is the plan as people read it: a row for each province and letter.
func (p *Plan) Table() [][]string {
	var rows [][]string
	for i, e := range p.Entries {
		head := []string{strconv.Itoa(i + 1), e.Province, e.Means}
		held := strings.Join(e.Held, "\n")
		if len(e.Letters) == 0 {
			why := "không có việc phải nhắc"
			if e.Faulty {
				why = "có lỗi trong bảng theo dõi"
			} else if held != "" {
				why = "giữ lại"
			}
			rows = append(rows, append(head, "", "", why, held))
			continue
		}
		for n, l := range e.Letters {
			if n > 0 {
				head, held = []string{"", "", ""}, ""
			}
			rows = append(rows, append(head[:3:3], fmt.Sprintf("%s lần %d", l.Code, l.Times), l.Deadline, l.Why, held))
		}
	}
	return rows
}

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
