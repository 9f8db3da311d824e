package consolidate

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"vanban/internal/diag"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// Kind says what is the matter with a figure, in the words of the letter that
// sends it back.
type Kind string

// The kinds.
const (
	Lacking Kind = "thiếu"
	Unlike  Kind = "chưa thống nhất"
)

const (
	hundred  = 100
	yearEnds = 12 // the month
)

// Issue is one figure that a province is to complete or explain.
type Issue struct {
	ID       string // of the province
	Province string // “Lạng Sơn”
	Sheet    string // the form or table in the report
	Cell     string // the place in it
	Value    string // as reported; empty if nothing was
	Kind     Kind
	Text     string // what does not agree, without a stop
	At       diag.Range
}

// judge looks for figures of one report that do not agree with themselves, with
// each other or with last year. Figures that cannot be are dropped: they stay
// blank in the result.
func (c *collector) judge(r *report) {
	for i, ind := range c.Settings.form.Indicators {
		c.judgeFigures(r, i, ind)
		c.judgeNow(r, i, ind)
		c.judgeBefore(r, i, ind)
	}
	c.judgeRates(r)
	c.judgeSums(r)
	c.judgeParts(r)
}

// tell records an issue and warns of it.
func (c *collector) tell(r *report, f figure, hint, format string, args ...any) {
	text, kind := fmt.Sprintf(format, args...), Unlike
	if f.text == "" {
		kind = Lacking
	}
	c.result.Found = append(c.result.Found, Issue{
		ID: r.province.ID, Province: placeName(r.province), Sheet: f.sheet, Cell: f.cell, Value: f.text, Kind: kind, Text: viet.UpperFirst(text), At: f.at,
	})
	value := "ô trống"
	if f.text != "" {
		value = "“" + f.text + "”"
	}
	c.problems.Warn(f.at, hint, "%s, %s, %s: %s", r.province.FullName, f.cell, value, text)
}

// slotField is the field of the target that a slot fills, nil for none.
func (c *collector) slotField(ind indicator, slot int) *template.Field {
	return fieldOf(c.Settings.table.Fields, ind.column(slot))
}

// judgeFigures looks at each figure by itself and at the places where it stands twice.
func (c *collector) judgeFigures(r *report, i int, ind indicator) {
	for slot := range slots {
		all := r.figures[i][slot]
		counts, filled := first(all)
		for n, f := range all {
			if f.text == "" {
				continue
			}
			if why := c.impossible(f, ind, slot); why != "" {
				c.tell(r, f, "đề nghị địa phương ghi lại", "%s", why)
				if f.at == counts.at {
					r.drop(ind.column(slot))
				}
				continue
			}
			if filled && n > 0 && counts.known && f.at != counts.at && !f.value.Equal(counts.value) {
				c.tell(r, f, "đề nghị địa phương thống nhất hai chỗ", "%s ghi %s", where(counts), counts.text)
			}
		}
	}
}

// where names the place of a figure inside a sentence.
func where(f figure) string { return f.sheet + ", " + f.cell }

// impossible says why a text cannot be a figure of an indicator; empty if it can.
func (c *collector) impossible(f figure, ind indicator, slot int) string {
	field := c.slotField(ind, slot)
	switch {
	case !f.known:
		return "ô này phải là một số"
	case f.value.IsNegative():
		return "số không thể âm"
	case field != nil && field.Type == template.Integer && !f.value.IsInteger():
		return "số này phải là số nguyên"
	case f.unit != "" && !ind.counts(f.unit):
		return fmt.Sprintf("đơn vị tính là %s, biểu dùng %s", f.unit, ind.Unit.Text)
	}
	return ""
}

// drop leaves a column of the result blank.
func (r *report) drop(column string) {
	if column != "" {
		r.dropped[column] = true
	}
}

// judgeNow compares the figure of the year with last year's and with the day of
// its data.
func (c *collector) judgeNow(r *report, i int, ind indicator) {
	if ind.Now.Text == "" {
		return
	}
	f, filled := r.now(i)
	before, from := c.lastYear(r, i, ind)
	if !filled {
		if f.cell == "" {
			f = figure{at: r.at, sheet: c.mainSheet(r), cell: "dòng “" + ind.Name.Text + "”"}
		}
		if before.known {
			c.tell(r, f, "đề nghị địa phương bổ sung", "năm %d có số liệu (%s %s)", c.Settings.Year-1, shown(before.value), ind.Unit.Text)
		} else {
			c.tell(r, f, "đề nghị địa phương bổ sung", "chưa có số liệu năm %d (%s)", c.Settings.Year, ind.Unit.Text)
		}
		return
	}
	if !f.known || r.dropped[ind.Now.Text] {
		return
	}
	if before.known && before.value.IsPositive() && f.value.IsPositive() {
		c.judgeGrowth(r, f, ind, before, from)
	}
	yearEnd := viet.Date{Day: 31, Month: yearEnds, Year: c.Settings.Year}
	if ind.Whole && !f.estimate && r.cutoff.Complete() && r.cutoff.Compare(yearEnd) < 0 {
		c.tell(r, f, "đề nghị địa phương ghi rõ số ước hay số thực",
			"số liệu chốt ngày %s mà số của cả năm %d không ghi là số ước", r.cutoff.Short(), c.Settings.Year)
	}
}

// mainSheet is what a letter calls the main table of a report.
func (c *collector) mainSheet(r *report) string {
	tables := c.Settings.form.Source.Tables
	if r.at.Sheet != "" || len(tables) == 0 {
		return figuresSheet
	}
	if tables[0].Label.Text != "" {
		return tables[0].Label.Text
	}
	t, _ := c.Pipeline.Template(c.Settings.form.Source.Template.Text)
	return labelOf(t, []string{tables[0].Table.Text})
}

// lastYear is what the year is compared with: last year's consolidated figure or
// else what the report itself says of it.
func (c *collector) lastYear(r *report, i int, ind indicator) (past, string) {
	if p := c.past(r.province.ID, ind); p.known {
		return p, "báo cáo tổng hợp năm trước"
	}
	if f, ok := first(r.figures[i][slotBefore]); ok && f.known {
		return past{value: f.value, known: true}, "cột kỳ trước"
	}
	return past{}, ""
}

// judgeGrowth tells of a figure that is out of all proportion to last year's.
func (c *collector) judgeGrowth(r *report, f figure, ind indicator, before past, from string) {
	ratio := f.value.DivRound(before.value, 9)
	was := fmt.Sprintf("số của năm %d (%s %s, theo %s)", c.Settings.Year-1, shown(before.value), ind.Unit.Text, from)
	for _, k := range []int64{1_000, 1_000_000} {
		if about(ratio, decimal.NewFromInt(k)) {
			c.tell(r, f, "hỏi lại đơn vị tính, sửa ở báo cáo rồi tổng hợp lại",
				"gấp khoảng %s lần %s; có thể nhầm đơn vị tính, biểu dùng %s", viet.Group(k), was, ind.Unit.Text)
			return
		}
		if about(ratio.Mul(decimal.NewFromInt(k)), decimal.NewFromInt(1)) {
			c.tell(r, f, "hỏi lại đơn vị tính, sửa ở báo cáo rồi tổng hợp lại",
				"chỉ bằng khoảng một phần %s %s; có thể nhầm đơn vị tính, biểu dùng %s", viet.Group(k), was, ind.Unit.Text)
			return
		}
	}
	factor := decimal.NewFromInt(c.Settings.factor())
	if ratio.GreaterThanOrEqual(factor) {
		c.tell(r, f, "đề nghị địa phương giải trình", "gấp %s lần %s", viet.Decimal(ratio, 1), was)
	} else if ratio.Mul(factor).LessThanOrEqual(decimal.NewFromInt(1)) {
		c.tell(r, f, "đề nghị địa phương giải trình", "chỉ bằng %s%% %s", viet.Decimal(ratio.Mul(decimal.NewFromInt(hundred)), 1), was)
	}
}

// about reports whether a is within three times b, up or down.
func about(a, b decimal.Decimal) bool {
	three := decimal.NewFromInt(3)
	return a.LessThanOrEqual(b.Mul(three)) && a.Mul(three).GreaterThanOrEqual(b)
}

// judgeBefore compares what a report says of last year with what was consolidated then.
func (c *collector) judgeBefore(r *report, i int, ind indicator) {
	f, ok := first(r.figures[i][slotBefore])
	p := c.past(r.province.ID, ind)
	if !ok || !f.known || !p.known || f.value.Equal(p.value) {
		return
	}
	from := "báo cáo tổng hợp năm trước"
	if len(p.of) > 0 {
		from = "tổng của " + strings.Join(p.of, ", ") + " trong " + from
	}
	c.tell(r, f, "đề nghị địa phương đối chiếu số kỳ trước", "%s là %s %s", from, shown(p.value), ind.Unit.Text)
}

// judgeRates works every typed share out again.
func (c *collector) judgeRates(r *report) {
	for _, x := range r.rates {
		typed := number(strings.TrimSuffix(x.typed.text, "%"), "", x.typed.at)
		switch {
		case !typed.known:
			c.tell(r, x.typed, "đề nghị địa phương ghi lại", "ô này phải là một tỷ lệ phần trăm")
		case x.part.known && x.whole.known && !x.whole.value.IsZero():
			places := -typed.value.Exponent()
			want := x.part.value.Mul(decimal.NewFromInt(hundred)).DivRound(x.whole.value, max(places, 0))
			if !want.Equal(typed.value) {
				c.tell(r, x.typed, "đề nghị địa phương tính lại", "%s chia %s là %s%%", x.part.text, x.whole.text, viet.Decimal(want, int(max(places, 0))))
			}
		}
	}
}

// judgeSums adds up what must add up.
func (c *collector) judgeSums(r *report) {
	for _, s := range c.Settings.form.Sums {
		total, ok := r.now(c.Settings.indicator(s.Total.Text))
		if !ok || !total.known {
			continue
		}
		sum, whole := decimal.Zero, true
		var parts []string
		for _, o := range s.Of {
			f, ok := r.now(c.Settings.indicator(o.Text))
			whole = whole && ok && f.known
			sum = sum.Add(f.value)
			parts = append(parts, f.text)
		}
		if whole && !sum.Equal(total.value) {
			c.tell(r, total, "đề nghị địa phương cộng lại", "cộng các phần là %s (%s)", shown(sum), strings.Join(parts, " + "))
		}
	}
}

// judgeParts drops parts that are greater than their whole.
func (c *collector) judgeParts(r *report) {
	for _, p := range c.Settings.form.Parts {
		n := c.Settings.indicator(p.Part.Text)
		part, ok := r.now(n)
		whole, has := r.now(c.Settings.indicator(p.Whole.Text))
		if ok && has && part.known && whole.known && part.value.GreaterThan(whole.value) {
			c.tell(r, part, "đề nghị địa phương ghi lại", "lớn hơn %s (%s)", viet.LowerFirst(p.Whole.Text), whole.text)
			r.drop(c.Settings.form.Indicators[n].Now.Text)
		}
	}
}

// shown is a number as a person reads it.
func shown(d decimal.Decimal) string { return viet.Decimal(d, -1) }
