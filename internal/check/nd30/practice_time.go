package nd30

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// timeRules are those of days that the calendar decides.
func timeRules(*law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "NG-THU", Title: "ngày có thật, đúng thứ, hạn sau ngày ban hành, ngày kết thúc sau ngày bắt đầu", Why: "Người nhận giấy mời ghi sai thứ sẽ đến sai ngày; hạn đã qua thì không ai thực hiện được.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Cuộc họp tổ chức vào thứ Hai, ngày 10/02/2026.",
			Good: "noi_dung ^ Cuộc họp tổ chức vào thứ Ba, ngày 10/02/2026.",
		}, {
			Bad:  "noi_dung ^ Các đơn vị gửi báo cáo trước ngày 10 tháng 01 năm 2025.",
			Good: "noi_dung ^ Các đơn vị gửi báo cáo trước ngày 10 tháng 3 năm 2027 về những hồ sơ đã tiếp nhận trước ngày 01 tháng 7 năm 2025.",
			With: law.PlaceAndDate,
		}, {
			Bad:  "noi_dung ^ Đợt rà soát từ ngày 15/3/2026 đến ngày 10/3/2026.",
			Good: "noi_dung ^ Đợt rà soát từ ngày 10/3/2026 đến hết ngày 15/3/2026.",
		}, {
			Bad:  "noi_dung ^ Đợt rà soát kết thúc vào ngày 31/4/2026.",
			Good: "noi_dung ^ Đợt rà soát kết thúc vào ngày 30/4/2026.",
		}},
		Run: checkTimes,
	}}
}

const (
	dayForm     = `(\d{1,2})(?: tháng |[/.-])(\d{1,2})(?: năm |[/.-])(\d{4})`
	weekdayForm = `([Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ [Nn]hật)`
)

var (
	fullDay      = regexp.MustCompile(`(?:^|[^\d/.-])` + dayForm + `(?:$|[^\d/-])`)
	weekdayFirst = regexp.MustCompile(weekdayForm + `,? (?:ngày )?\(?(?:ngày )?` + dayForm)
	weekdayLast  = regexp.MustCompile(dayForm + ` ?[,(] ?` + weekdayForm)
	fromTo       = regexp.MustCompile(`[Tt]ừ (?:ngày )?` + dayForm + ` đến (?:hết )?(?:ngày )?` + dayForm)
	deadline     = regexp.MustCompile(`(?:gửi|báo cáo|hoàn thành|nộp|xong|đăng ký|trả lời|hoàn thiện|phản hồi)[^.;]{0,120}? (?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|trước \d{1,2} ?(?:giờ|h)[ \d]*,?) ngày ` + dayForm)
	pastCues     = regexp.MustCompile(`(?:^| )đã |số \d+/|trước đây|tính đến`)
)

// weekdays are the names of the days in small letters, from Sunday.
var weekdays = [...]string{"chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"}

// checkTimes is NG-THU.
func checkTimes(p *check.Pass) {
	for _, s := range anyText(p) {
		text := s.own
		if figuresInRow(text) < len("2026") {
			continue
		}
		for _, m := range fullDay.FindAllStringSubmatchIndex(text, -1) {
			plain := !strings.ContainsAny(text[m[2]:m[7]], ".-") || strings.HasSuffix(text[:m[2]], "ngày ")
			if d := dayAt(text, m[2:]); plain && !exists(d) {
				p.Report(s.at(m[2], m[7]), "sửa lại ngày theo lịch", "“%s” không có trong lịch", text[m[2]:m[7]])
			}
		}
		if hasAny(text, "hứ ", "hủ ") {
			checkWeekdays(p, s, text)
		}
		if !hasAny(text, "ngày ", "ừ ") {
			continue
		}
		for _, m := range fromTo.FindAllStringSubmatchIndex(text, -1) {
			from, to := dayAt(text, m[2:]), dayAt(text, m[8:])
			if exists(from) && exists(to) && to.Compare(from) < 0 {
				p.Report(s.at(m[0], m[13]), "sửa lại ngày bắt đầu hoặc ngày kết thúc", "ngày kết thúc %s trước ngày bắt đầu %s", to.Short(), from.Short())
			}
		}
		if s.piece.Component != law.Basis && hasAny(text, " trước ", " chậm nhất", " muộn nhất") {
			checkDeadline(p, s, text)
		}
	}
}

// figuresInRow is how many figures stand in a row at most.
func figuresInRow(text string) int {
	most, n := 0, 0
	for i := range len(text) {
		if n++; text[i] < '0' || text[i] > '9' {
			n = 0
		}
		most = max(most, n)
	}
	return most
}

// checkWeekdays compares each day that comes with its weekday.
func checkWeekdays(p *check.Pass, s *passage, text string) {
	for _, m := range weekdayFirst.FindAllStringSubmatchIndex(text, -1) {
		checkWeekday(p, s.at(m[2], m[9]), text[m[2]:m[3]], dayAt(text, m[4:]))
	}
	for _, m := range weekdayLast.FindAllStringSubmatchIndex(text, -1) {
		checkWeekday(p, s.at(m[2], m[9]), text[m[8]:m[9]], dayAt(text, m[2:]))
	}
}

// checkDeadline tells of a day by which something is to be done that has gone
// by when the document is issued.
func checkDeadline(p *check.Pass, s *passage, text string) {
	on := issued(p.Document)
	if !on.Complete() {
		return
	}
	for _, m := range deadline.FindAllStringSubmatchIndex(text, -1) {
		d := dayAt(text, m[2:])
		if !exists(d) || d.Compare(on) >= 0 || pastCues.MatchString(sentence(text, m[0])) {
			continue
		}
		p.Report(s.at(m[2], m[7]), "sửa lại hạn, hoặc ngày ban hành", "hạn %s trước ngày ban hành %s", d.Short(), on.Short())
	}
}

// dayAt reads a day from the three pairs of places of a match.
func dayAt(text string, m []int) viet.Date {
	n := func(i int) int {
		v, _ := strconv.Atoi(text[m[i]:m[i+1]])
		return v
	}
	return viet.Date{Day: n(0), Month: n(2), Year: n(4)}
}

func exists(d viet.Date) bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= viet.DaysIn(d.Year, d.Month)
}

// checkWeekday compares the day of the week with the calendar.
func checkWeekday(p *check.Pass, at check.Place, word string, d viet.Date) {
	if !exists(d) {
		return
	}
	real := viet.Lower(d.Weekday())
	said := strings.ToLower(word)
	if n, err := strconv.Atoi(said[len(said)-1:]); err == nil {
		said = weekdays[n-1]
	}
	if said != real {
		p.Report(at, fmt.Sprintf("sửa thành %s, hoặc sửa ngày", real), "ngày %s là %s, văn bản ghi “%s”", d.Short(), real, word)
	}
}
