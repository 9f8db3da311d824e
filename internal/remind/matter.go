package remind

import (
	"fmt"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/viet"
)

// situation is what is known of a province on the day of the plan.
type situation struct {
	province places.Province
	row      *entry // its row of the table
	former   int    // provinces it was put together from; 0 if it took over none

	day  viet.Date
	year int
	last viet.Date // last day of the report of the year

	plan   document // zero if there is none yet
	report report   // of the year; zero if it was not sent yet
	before report   // of the year before
	old    []oldPlan
	gaps   []figure
	sent   []sent // letters to it up to the day, by day
}

// matter is something a province may have to be reminded of.
type matter struct {
	key    string
	years  bool                            // an earlier letter counts only if it was about the same year
	lead   bool                            // begins some days before the deadline
	unless string                          // the matter that takes its place where that holds; empty for none
	rows   func(s *situation) []diag.Range // rows with errors that the letter would tell of; nil for none
	holds  func(s *situation, r *rule, reviews []review) (why string, ok bool)
}

// matters lists what a province may have to be reminded of. Which comes first
// is for the settings to say.
func matters() []matter {
	return []matter{
		{key: "qua_han", years: true, holds: overdue},
		{key: "thieu_so_lieu", years: true, holds: incomplete, rows: faultyFigures},
		{key: "sap_den_han", years: true, lead: true, holds: dueSoon},
		{key: "chua_ban_hanh_sau_sap_xep", holds: unmerged, rows: faultyPlans},
		{key: "chua_ban_hanh", unless: "chua_ban_hanh_sau_sap_xep", holds: unissued},
		{key: "can_ra_soat", holds: outdated},
	}
}

func overdue(s *situation, _ *rule, _ []review) (string, bool) {
	days := s.day.Ordinal() - s.last.Ordinal()
	if !s.report.none() || days <= 0 {
		return "", false
	}
	return fmt.Sprintf("quá hạn báo cáo %s ngày", counted(days)), true
}

func incomplete(s *situation, _ *rule, _ []review) (string, bool) {
	if s.report.none() || len(s.gaps) == 0 {
		return "", false
	}
	return fmt.Sprintf("còn %s ô số liệu cần làm rõ", counted(len(s.gaps))), true
}

func faultyFigures(s *situation) []diag.Range {
	var out []diag.Range
	for _, f := range s.gaps {
		if f.faulty {
			out = append(out, f.at)
		}
	}
	return out
}

func faultyPlans(s *situation) []diag.Range {
	var out []diag.Range
	for _, o := range s.old {
		if o.faulty {
			out = append(out, o.at)
		}
	}
	return out
}

func dueSoon(s *situation, r *rule, _ []review) (string, bool) {
	left := s.last.Ordinal() - s.day.Ordinal()
	if !s.report.none() || left < 1 || left > r.lead {
		return "", false
	}
	return fmt.Sprintf("còn %s ngày đến hạn báo cáo", counted(left)), true
}

func unmerged(s *situation, _ *rule, _ []review) (string, bool) {
	if !s.plan.none() || s.former == 0 || len(s.old) == 0 {
		return "", false
	}
	return fmt.Sprintf("chưa có kế hoạch chung sau sắp xếp, còn %s kế hoạch cũ", counted(len(s.old))), true
}

func unissued(s *situation, _ *rule, _ []review) (string, bool) {
	return "chưa có kế hoạch", s.plan.none()
}

func outdated(s *situation, _ *rule, reviews []review) (string, bool) {
	if s.plan.none() {
		return "", false
	}
	for _, v := range reviews {
		if s.plan.day.Compare(v.before) < 0 && (!v.merged || s.former > 0) {
			return fmt.Sprintf("kế hoạch %s", v.reason), true
		}
	}
	return "", false
}

// state is the main state of a province, as a word and as people say it.
func (s *situation) state() (word, means string) {
	year := fmt.Sprintf("(%d)", s.year)
	plan := "chưa ban hành kế hoạch"
	if !s.plan.none() {
		plan = "đã ban hành kế hoạch"
	}
	days := s.day.Ordinal() - s.last.Ordinal()
	switch {
	case !s.report.none() && len(s.gaps) > 0:
		return "bo_sung" + year, fmt.Sprintf("%s; đã báo cáo năm %d, còn phải bổ sung số liệu", plan, s.year)
	case !s.report.none():
		return "da_bao_cao" + year, fmt.Sprintf("%s; đã báo cáo năm %d%s", plan, s.year, late(s.report, s.last))
	case days > 0:
		return "qua_han" + year, fmt.Sprintf("%s; báo cáo năm %d quá hạn %s ngày", plan, s.year, counted(days))
	case s.plan.none():
		return "chua_ban_hanh", plan
	}
	return "da_ban_hanh", plan
}

func late(r report, last viet.Date) string {
	if r.arrived().Compare(last) > 0 {
		return fmt.Sprintf(" (chậm %s ngày)", counted(r.arrived().Ordinal()-last.Ordinal()))
	}
	return " đúng hạn"
}

// timeliness is the word of the appendix for the report of the year before.
func timeliness(r report, last viet.Date) string {
	switch {
	case r.none():
		return "Chưa gửi"
	case r.arrived().Compare(last) > 0:
		return "Chậm"
	}
	return "Đúng hạn"
}

// counted writes a number below 10 with a zero before it, as letters do.
func counted(n int) string {
	if n >= 0 && n < 10 {
		return fmt.Sprintf("0%d", n)
	}
	return viet.Group(int64(n))
}
