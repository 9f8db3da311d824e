package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// mergeRules are those of what a mail merge gets wrong.
func mergeRules(*law.Regulation) []check.Rule {
	return []check.Rule{{
		ID: "TM-TRON", Title: "không sót trường trộn thư, số và ngày giữ đúng dạng, nội dung nói với đúng nơi ở Kính gửi", Why: "Thư trộn sót trường, ngày thành “46053” hoặc còn tên nơi nhận của thư trước là văn bản phải thu hồi.",
		Tier: check.Practice, Severity: diag.Warning,
		Examples: []check.Example{{
			Bad:  "noi_dung ^ Đề nghị «Ten_don_vi» phối hợp thực hiện.",
			Good: "noi_dung ^ Đề nghị các đơn vị phối hợp thực hiện.",
		}, {
			Bad:  "noi_dung ^ Các đơn vị gửi báo cáo trước ngày 46515 để tổng hợp.",
			Good: "noi_dung ^ Các đơn vị gửi báo cáo trước ngày 08/5/2027 để tổng hợp 46515 hồ sơ.",
		}, {
			Bad:  "noi_dung ^ Kinh phí thực hiện là 1,5E+09 đồng.",
			Good: "noi_dung ^ Kinh phí thực hiện là 1.500.000.000 đồng.",
		}, {
			Own:  true,
			Bad:  "kinh_gui: Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng\nnoi_dung#1 + Đề nghị Ủy ban nhân dân tỉnh Bắc Ninh phối hợp thực hiện.",
			Good: "kinh_gui: Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng\nnoi_dung#1 + Đề nghị Ủy ban nhân dân tỉnh Cao Bằng phối hợp thực hiện.",
		}},
		Run: checkMerge,
	}}
}

// mergeField is a field that a mail merge fills.
var mergeField = regexp.MustCompile(`«[\p{L}_][\p{L}\d_]*»|\bMERGEFIELD\b|\{\{[^{}]+\}\}`)

// lostForms are numbers and days as a sheet keeps them and nobody writes them.
var lostForms = []struct {
	form    *regexp.Regexp // what is wrong is its first group
	sign    string         // without which there is none
	figures int            // in a row, without which there is none
	what    string
}{
	{regexp.MustCompile(`[Nn]gày:? ([345]\d{4})(?:[ ,.;)]|$)`), "gày", 5, "là số ngày của bảng tính, phải viết ngày, tháng, năm"},
	{regexp.MustCompile(`(?:^|[ (])(\d(?:[.,]\d+)?E[+-]?\d{1,2})(?:[ ,.;)%]|$)`), "E", 1, "là số rút gọn của bảng tính, phải viết đủ chữ số"},
	{regexp.MustCompile(`(?:^|[ (])(\d+[.,]\d{11,})(?:[ ,.;)%]|$)`), "", 11, "là số chưa làm tròn của bảng tính"},
	{regexp.MustCompile(`(?:^|[ (])(\d{1,2}/\d{1,2}/\d{4} (?:0?0:00:00|12:00:00 AM))`), "00:00", 4, "còn giờ của bảng tính, chỉ viết ngày, tháng, năm"},
}

// checkMerge is TM-TRON.
func checkMerge(p *check.Pass) {
	var found, lost hits
	for i := range p.Document.Pieces {
		piece := &p.Document.Pieces[i]
		if piece.Paragraph == nil || !strings.ContainsAny(piece.Text, "«0123456789") && !hasAny(piece.Text, "MERGEFIELD", "{{") {
			continue
		}
		s := passageOf(piece)
		if hasAny(s.text, "«", "MERGEFIELD", "{{") {
			for _, m := range mergeField.FindAllStringIndex(s.text, -1) {
				found.add(s.at(m[0], m[1]), "chạy lại trộn thư trong Mailings > Finish & Merge, hoặc gõ nội dung thật",
					fmt.Sprintf("còn sót trường trộn thư “%s”", s.text[m[0]:m[1]]))
			}
		}
		if !slices.Contains(proseOrList, piece.Component) {
			continue
		}
		row := figuresInRow(s.own)
		for _, l := range lostForms {
			if row < l.figures || !strings.Contains(s.own, l.sign) {
				continue
			}
			for _, m := range l.form.FindAllStringSubmatchIndex(s.own, -1) {
				lost.add(s.at(m[2], m[3]), "gõ lại theo dạng cần có, hoặc đặt dạng của trường trộn thư (Alt+F9, thêm \\@ hay \\#)",
					fmt.Sprintf("“%s” %s", s.text[m[2]:m[3]], l.what))
			}
		}
	}
	found.report(p)
	lost.report(p)
	checkAddressed(p)
}

// checkAddressed compares the one addressee of a letter, if it is a body of a
// province, with the body that the text asks: the same body of another
// province, and never its own, is left over from another letter.
func checkAddressed(p *check.Pass) {
	c := p.Document.Content
	if c == nil || len(c.Addressees) != 1 {
		return
	}
	to := viet.SameSpelling(strings.TrimRight(viet.NFC(c.Addressees[0].Text), " .;"))
	var body string
	var others []string
	for _, v := range p.Places.List(issued(p.Document)) {
		if name := viet.SameSpelling(v.FullName); strings.HasSuffix(to, " "+name) {
			body = strings.TrimSuffix(to, name)
		} else {
			others = append(others, name)
		}
	}
	if body == "" {
		return
	}
	var found hits
	for _, s := range passages(p, law.BodyText, law.Clause, law.ClauseHeading, law.Point) {
		text := viet.SameSpelling(s.own)
		if strings.Contains(text, to) {
			return
		}
		if len(text) != len(s.text) {
			continue
		}
		for _, from := range wordsAt(text, body) {
			if !strings.HasSuffix(text[:from], "ề nghị ") {
				continue
			}
			if other := startOf(firstPart(text[from+len(body):]), others); other != "" {
				wrong := s.text[from : from+len(body)+len(other)]
				found.add(s.at(from, from+len(wrong)), "sửa tên nơi nhận trong nội dung, hoặc sửa Kính gửi", fmt.Sprintf("nội dung đề nghị “%s”, Kính gửi ghi “%s”", wrong, c.Addressees[0].Text))
			}
		}
	}
	found.report(p)
}
