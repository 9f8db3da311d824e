package remind

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"vanban/internal/viet"
)

var (
	// nothingYet matches what people type, folded, where there is nothing yet.
	nothingYet = regexp.MustCompile(`^(?:chua|khong|dang|cho|du_thao)(?:_|$)`)
	beforeCode = regexp.MustCompile(`(?i)^(?:kế hoạch|báo cáo|công văn|quyết định)?\s*số\s*:?\s+`)
)

// vacant reports whether a number or a day only says that there is none yet:
// “đang trình”, “chưa nhận được”, “không”.
func vacant(s string) bool {
	return !strings.ContainsAny(s, "0123456789") && nothingYet.MatchString(viet.Key(s))
}

// number is the number and code of a document; words before it are left out.
func (r *sheetReader) number(role string) text {
	t := r.text(role)
	if t.empty() || vacant(t.Text) {
		return text{At: t.At}
	}
	t.Text = beforeCode.ReplaceAllString(t.Text, "")
	switch {
	case !strings.ContainsAny(t.Text, "0123456789"):
		r.fail(t.At, "ghi số, ký hiệu, như 248/KH-UBND; chưa có thì để trống", "“%s” không phải là số, ký hiệu", t.Text)
	case strings.Contains(viet.Key(t.Text), "_ngay_"):
		r.fail(t.At, "chỉ để lại số, ký hiệu, như 248/KH-UBND; ngày ghi ở cột ngày", "“%s” có cả ngày, cột này chỉ ghi số, ký hiệu", t.Text)
	}
	return t
}

func (r *sheetReader) day(role string) viet.Date {
	t := r.text(role)
	if t.empty() || vacant(t.Text) {
		return viet.Date{}
	}
	d, err := viet.ParseDate(strings.TrimRight(t.Text, " .,;"))
	var in *viet.InputError
	switch {
	case errors.As(err, &in):
		hint := in.Hint
		if hint == "" {
			hint = "ghi ngày/tháng/năm, như 08/12/2026"
		}
		if serial, ok := serialDay(t.Text); ok {
			hint = "đặt định dạng ngày cho ô này, khi ấy nó là " + serial.Short() + "; hoặc gõ lại ngày"
		}
		r.fail(t.At, hint, "%s", in.Reason)
		return viet.Date{}
	case !d.Complete():
		r.fail(t.At, "ghi đủ ngày/tháng/năm, như 08/12/2026", "“%s” thiếu ngày hoặc tháng", t.Text)
		return viet.Date{}
	}
	return d
}

var (
	timesOf = regexp.MustCompile(`(?i)\s*[(,]?\s*lần\s.*$`)
	parted  = regexp.MustCompile(`^([A-Za-zĐđ]+)[\s.-]+(\d+)$`)
)

// code is the code of a kind of letter: “D 4”, “D4 (lần 2)” are D4.
func (r *sheetReader) code(role string) text {
	t := r.text(role)
	t.Text = parted.ReplaceAllString(timesOf.ReplaceAllString(t.Text, ""), "$1$2")
	return t
}

// serialDay is the day that a number stands for in a workbook, of the years in
// which plans and reports are written.
func serialDay(s string) (viet.Date, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 40000 || n > 60000 {
		return viet.Date{}, false
	}
	d := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	return viet.Date{Day: d.Day(), Month: int(d.Month()), Year: d.Year()}, true
}

// until is the last day of a deadline that a letter of a day set: a day, or a
// deadline as the letter says it.
func (r *sheetReader) until(role string, from viet.Date) viet.Date {
	t := r.text(role)
	if t.empty() {
		return viet.Date{}
	}
	const hint = "ghi ngày cuối của hạn, như 15/12/2026; công văn không đặt hạn thì để trống"
	last, err := viet.ParseDate(t.Text)
	if err != nil || !last.Complete() {
		var d viet.Deadline
		d, err = viet.ParseDeadline(t.Text)
		last = d.Last(from.Year)
	}
	switch {
	case err != nil || !last.Complete():
		r.fail(t.At, hint, "“%s” không phải là một ngày", t.Text)
		return viet.Date{}
	case !from.IsZero() && last.Compare(from) < 0:
		r.fail(t.At, "sửa hạn hoặc ngày công văn", "hạn %s ở trước ngày công văn %s", last.Short(), from.Short())
	case !from.IsZero() && last.Ordinal()-from.Ordinal() > farAhead:
		r.fail(t.At, "sửa năm của hạn", "hạn %s ở sau ngày công văn %s hơn một năm", last.Short(), from.Short())
	}
	return last
}

// document reads a number and a day that belong together.
func (r *sheetReader) document(number, day string) document {
	d := document{number: r.number(number), day: r.day(day), at: r.at(day)}
	if d.number.empty() == d.day.IsZero() || r.faulty {
		return d
	}
	if d.number.empty() {
		r.fail(r.at(number), "ghi số, ký hiệu, hoặc xóa ngày", "có ngày mà không có số, ký hiệu kế hoạch")
	} else {
		r.fail(r.at(day), "ghi ngày ban hành, hoặc xóa số, ký hiệu", "có số, ký hiệu kế hoạch “%s” mà không có ngày", d.number.Text)
	}
	return document{}
}

func (r *sheetReader) report(year int) report {
	number, day, gone := yearRole("so_bao_cao", year), yearRole("ngay_bao_cao", year), yearRole("ngay_gui", year)
	out := report{document{r.number(number), r.day(day), r.at(day)}, r.day(gone)}
	if !out.sentOn.IsZero() {
		out.at = r.at(gone)
	}
	if r.faulty {
		return out
	}
	if !out.number.empty() && out.none() {
		r.fail(r.at(gone), "ghi ngày gửi, hoặc xóa số, ký hiệu", "báo cáo năm %d số %s không có ngày báo cáo, ngày gửi", year, out.number.Text)
	}
	if !out.day.IsZero() && !out.sentOn.IsZero() && out.sentOn.Compare(out.day) < 0 {
		r.fail(r.at(gone), "sửa ngày gửi hoặc ngày báo cáo", "báo cáo năm %d gửi ngày %s, trước ngày báo cáo %s", year, out.sentOn.Short(), out.day.Short())
	}
	return out
}
