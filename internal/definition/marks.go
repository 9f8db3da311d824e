package definition

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/metadata"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// marks reads what is not in every document: NĐ 30/2020, Điều 8, khoản 3.
func (a *assembler) marks(d *doc.Document, c Components) {
	reg := a.env.Regulation
	if d.Secrecy = a.mark("do_mat", c.Secrecy, reg.Secrecy); d.Secrecy != nil {
		a.problems.Doubt(d.Secrecy.Cite, c.Secrecy.At, "soạn, in và lưu trên máy không nối mạng; đóng dấu theo quy định về bảo vệ bí mật nhà nước",
			"văn bản có độ mật “%s” còn phải theo pháp luật về bảo vệ bí mật nhà nước", d.Secrecy.Text)
	}
	d.Urgency = a.mark("do_khan", c.Urgency, reg.Urgency)
	d.Circulation = a.circulation(c.Circulation)
	if a.yes("thu_hoi", c.Recall) {
		d.Recall = &reg.Recall
	}
	d.Drafter = a.drafter(c.Drafter)
	d.CopyCount = a.copyCount(c.CopyCount)
	d.Contact = a.lines("lien_he", c.Contact)
	if n := len(d.Contact); n > maxContactLines {
		a.problems.Doubt(reg.Components[law.ContactBlock].Cite, d.Contact[maxContactLines].At, "gộp địa chỉ, điện thoại, thư điện tử, trang thông tin vào ít dòng hơn",
			"lien_he có %d dòng, chiếm nhiều chỗ ở cuối trang đầu", n)
	}
}

// maxContactLines is how many lines lien_he has at most in practice: địa chỉ,
// điện thoại, thư điện tử và trang thông tin điện tử.
const maxContactLines = 4

// mark finds the mark that was typed by its key or its text.
func (a *assembler) mark(key string, v *record.Value, marks []law.Mark) *law.Mark {
	t := a.value(key, v)
	if t.Text == "" {
		return nil
	}
	keys := make([]string, len(marks))
	for i := range marks {
		if keys[i] = marks[i].Key; viet.ID(t.Text) == keys[i] || viet.ID(t.Text) == viet.ID(marks[i].Text) {
			return &marks[i]
		}
	}
	a.problems.Breach(marks[0].Cite, t.At, suggest(t.Text, keys), "%s “%s” không có trong quy định", key, t.Text)
	return nil
}

// maxCirculation bounds chỉ dẫn phạm vi lưu hành, which stands in a frame of
// one line.
const maxCirculation = 40

// circulation reads one of the examples of the decree or any short text.
func (a *assembler) circulation(v *record.Value) *law.Mark {
	t := a.value("pham_vi_luu_hanh", v)
	known := a.env.Regulation.Circulation
	for i := range known {
		if viet.ID(t.Text) == known[i].Key || viet.ID(t.Text) == viet.ID(known[i].Text) {
			return &known[i]
		}
	}
	switch n := utf8.RuneCountInString(t.Text); {
	case n == 0:
		return nil
	case n > maxCirculation:
		a.problems.Breach(known[0].Cite, t.At, fmt.Sprintf("rút gọn còn nhiều nhất %d ký tự, như “LƯU HÀNH NỘI BỘ”", maxCirculation),
			"pham_vi_luu_hanh dài %d ký tự, chỉ dẫn phải vừa một dòng trong khung", n)
		return nil
	}
	own := known[0]
	own.Key, own.Text = viet.ID(t.Text), viet.Upper(t.Text)
	own.Width = 0
	return &own
}

var drafterPattern = regexp.MustCompile(`^\p{Lu}{1,8}$`)

// drafter reads ký hiệu người soạn thảo, which is in capitals.
// NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 3.
func (a *assembler) drafter(v *record.Value) doc.Text {
	t := a.value("nguoi_soan", v)
	t.Text = viet.Upper(t.Text)
	if t.Text != "" && !drafterPattern.MatchString(t.Text) {
		a.problems.Breach(a.rules.Drafter, t.At, "ghi các chữ cái đầu của họ tên người soạn, như PL", "nguoi_soan “%s” phải là các chữ cái in hoa viết liền", t.Text)
	}
	return t
}

func (a *assembler) copyCount(v *record.Value) int {
	t := a.value("so_ban", v)
	if t.Text == "" {
		return 0
	}
	n, err := viet.ParseInt(t.Text)
	if err != nil || n < 1 || n > 99_999 {
		a.problems.Breach(a.rules.Drafter, t.At, "viết số bản bằng chữ số, như 300", "so_ban “%s” không phải là số lượng bản, cần một số từ 1 đến 99.999", t.Text)
		return 0
	}
	return int(n)
}

// draftMark reads du_thao: có, or the round of the draft.
func (a *assembler) draftMark(v *record.Value) doc.Text {
	t := a.value("du_thao", v)
	word := a.env.Regulation.Text().DraftMark
	round := strings.TrimSpace(strings.TrimPrefix(viet.Upper(t.Text), word))
	switch viet.Fold(t.Text) {
	case "", "khong", "false", "no":
		return doc.Text{}
	case "co", "true", "yes":
		round = ""
	}
	if round != "" && allDigits(round) {
		round = "LẦN " + strings.TrimLeft(round, "0")
	}
	t.Text = strings.TrimSpace(word + " " + round)
	if utf8.RuneCountInString(t.Text) > maxCirculation {
		a.problems.Add(t.At, "ghi “du_thao: có” hoặc “du_thao: LẦN 2”", "du_thao dài quá, cần “có” hoặc lần dự thảo")
		return doc.Text{}
	}
	return t
}

// signedAt reads the time of signing and gives it as RFC 3339 in the zone of
// Vietnam. NĐ 30/2020, Phụ lục I, Phần I, Mục III, khoản 1, điểm d.
func (a *assembler) signedAt(v *record.Value) doc.Text {
	t := a.value("thoi_gian_ky", v)
	if t.Text == "" {
		return t
	}
	zone := time.FixedZone("", a.env.Regulation.Text().SignTimeZone)
	typed := strings.Join(strings.Fields(strings.NewReplacer(";", " ", ",", " ").Replace(t.Text)), " ")
	local := time.Time{}.In(zone).Format("-07:00") // for a time without a zone
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2/1/2006 15:04:05", "15:04:05 2/1/2006"} {
		for _, text := range []string{typed, typed + local} {
			for _, form := range []string{layout + "Z07:00", layout + " Z07:00"} {
				if at, err := time.Parse(form, text); err == nil {
					t.Text = at.In(zone).Format(time.RFC3339)
					return t
				}
			}
		}
	}
	a.problems.Breach(a.rules.SignTime, t.At, "viết như 2026-03-05T10:15:30+07:00 hoặc 05/3/2026 10:15:30",
		"thoi_gian_ky “%s” không phải là thời gian, cần đủ ngày, giờ, phút, giây", t.Text)
	return doc.Text{At: t.At}
}

// metadata reads sieu_du_lieu, in the order of the standard.
func (a *assembler) metadata(v *record.Value) []doc.Property {
	if v.Empty() {
		return nil
	}
	keys := metadata.Keys()
	names := make([]string, len(keys))
	for i := range keys {
		names[i] = keys[i].Key
	}
	if v.Kind != record.Map {
		a.problems.Add(v.At, "xuống dòng, thụt vào rồi viết từng khóa: "+strings.Join(names, ", "), "sieu_du_lieu cần một nhóm khóa")
		return nil
	}
	for _, f := range v.Fields {
		if metadata.Find(f.Key) == nil {
			a.problems.Add(f.KeyAt, suggest(f.Key, names), "không có khóa “%s” trong “sieu_du_lieu”", f.Name)
		}
	}
	var out []doc.Property
	for i := range keys {
		if values := a.lines(keys[i].Key, v.Field(keys[i].Key)); len(values) > 0 {
			out = append(out, keys[i].Read(&a.problems, values)...)
		}
	}
	return out
}
