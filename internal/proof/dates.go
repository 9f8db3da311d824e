package proof

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// date changes the day of an example, and its year by the shift of the case. What
// is past on the day of issue stays so, and the same for what is to come.
func (g *gen) date(example string) string {
	d, err := viet.ParseDate(example)
	if err != nil {
		d = viet.Date{Day: 30, Month: 3, Year: 2026}
	}
	d.Year += g.shift
	was := d
	switch g.rng.IntN(6) {
	case 0:
		d.Day, d.Month = 1, 1
	case 1:
		d.Day, d.Month = 31, 12
	case 2:
		d.Day, d.Month = viet.DaysIn(d.Year, 2), 2
	default:
		d.Month = 1 + g.rng.IntN(12)
		d.Day = 1 + g.rng.IntN(viet.DaysIn(d.Year, d.Month))
	}
	issued := g.m.issued
	issued.Year += g.shift
	if past := was.Compare(issued) <= 0; past != (d.Compare(issued) <= 0) {
		d = was
	}
	return fmt.Sprintf("%d/%d/%d", d.Day, d.Month, d.Year)
}

func (g *gen) dayMonth() string {
	month := 1 + g.rng.IntN(12)
	day := []int{1, 10, 15, 28, viet.DaysIn(2028, month)}[g.rng.IntN(5)]
	return fmt.Sprintf("%d/%d", day, month)
}

func (g *gen) year(example string) string {
	n, err := strconv.Atoi(strings.TrimSpace(example))
	if err != nil {
		n = 2026
	}
	return strconv.Itoa(n + g.shift)
}

// deadline is a deadline of any form, in the year of the example.
func (g *gen) deadline(example string) string {
	year := 2027
	if d, err := viet.ParseDeadline(example); err == nil && d.Last(year).Year > 0 {
		year = d.Last(year).Year
	}
	year += g.shift
	month := 1 + g.rng.IntN(12)
	day := 1 + g.rng.IntN(28)
	return []string{
		fmt.Sprintf("%d/%d/%d", day, month, year), fmt.Sprintf("%02d/%d", month, year),
		fmt.Sprintf("Quý %s/%d", g.pick("I", "II", "III", "IV"), year), strconv.Itoa(year),
		fmt.Sprintf("6 tháng đầu năm %d", year), fmt.Sprintf("trước ngày 10/12/%d", year), fmt.Sprintf("Chậm nhất ngày 20/%02d/%d", month, year),
		"Hằng năm", "Thường xuyên",
	}[g.rng.IntN(9)]
}
