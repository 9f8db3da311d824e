package bind

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/table"
	"vanban/internal/viet"
)

// swapped tells of columns of days in which day and month may have changed
// places.
func (b *binder) swapped() {
	for _, t := range b.ties {
		if !t.day() {
			continue
		}
		var d days
		for _, r := range b.table.Rows {
			if c := r.Cells[t.Column]; r.Kind == table.Record && c.Value == nil {
				d.take(c)
			}
		}
		title := b.table.Columns[t.Column].Title
		switch {
		case len(d.american) > 0 && len(d.either) > 0:
			b.problems.Warn(d.either[0].At, swappedHint,
				"cột “%s” có ô ghi tháng trước ngày (“%s”): %s có thể cũng thế, được đọc là ngày trước tháng sau",
				title, d.american[0].Text, counted(d.either))
			b.relateTo(d.american[0].At, "ô ghi tháng trước ngày")
		case len(d.texts) > 0 && len(d.known) > 0 && !d.certain:
			b.problems.Warn(d.known[0].At, swappedHint,
				"cột “%s” có ô Excel không nhận là ngày (“%s”): máy gõ bảng có lẽ đặt tháng trước ngày, nên %s có thể đã bị đảo ngày với tháng",
				title, d.texts[0].Text, counted(d.known))
			b.relateTo(d.texts[0].At, "ô là chữ, không phải ngày của Excel")
		}
	}
}

// counted quotes the first of some cells and counts the others.
func counted(cells []table.Cell) string {
	if len(cells) == 1 {
		return "“" + cells[0].Text + "”"
	}
	return fmt.Sprintf("“%s” và %d ô khác", cells[0].Text, len(cells)-1)
}

const swappedHint = "xem lại cả cột, viết ngày trước tháng sau"

// days are the cells of a column of days.
type days struct {
	american []table.Cell // texts that certainly have the month first
	either   []table.Cell // that may have either first
	texts    []table.Cell // texts that certainly have the day first
	known    []table.Cell // that Excel knows as days, of which either number may be the month
	certain  bool         // some day known to Excel, or text in either order, shows that the day was typed first
}

func (d *days) take(c table.Cell) {
	parts := strings.Split(c.Text, "/")
	if len(parts) != 3 || len(parts[2]) != 4 {
		return
	}
	first, err1 := strconv.Atoi(parts[0])
	second, err2 := strconv.Atoi(parts[1])
	switch {
	case err1 != nil, err2 != nil, first < 1, second < 1, first > 31, second > 31:
	case first <= 12 && second > 12:
		d.american = append(d.american, c)
	case first > 12 && c.Day:
		d.certain = true
	case first > 12:
		if _, err := viet.ParseDate(c.Text); err == nil { // no Excel knows 31/11/2026
			d.texts = append(d.texts, c)
		}
	case first == second:
	default:
		d.either = append(d.either, c)
		if c.Day {
			d.known = append(d.known, c)
		} else {
			d.certain = true
		}
	}
}
