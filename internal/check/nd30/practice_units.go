package nd30

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/check"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/viet"
)

// leadColumn heads a column of the units that do what a table lists.
var leadColumn = regexp.MustCompile(`(?i)chủ trì|(?:đơn vị|cơ quan) (?:thực hiện|chịu trách nhiệm|đầu mối)`)

// manyAtOnce names units together, so that nobody can tell who is among them.
var manyAtOnce = regexp.MustCompile(`(?i)các (?:sở|bộ|cơ quan|đơn vị|phòng|tổ chức|thành viên)|sở, (?:ban|ngành)|ban,? ngành|như điều`)

// checkUnitsReceive is the part of PL-KHOP on tables of tasks: who is to do
// something should receive the document. Offices have other ways of sending
// one, so that it is a note.
func checkUnitsReceive(p *check.Pass) {
	if p.Document.Role != recognize.Main {
		return
	}
	list := p.Document.All(law.RecipientsList)
	if len(list) == 0 {
		return
	}
	var said []string
	for _, piece := range append(list, p.Document.All(law.Addressees, law.IssuerName)...) {
		said = append(said, viet.Lower(viet.SameSpelling(viet.NFC(piece.Text))))
	}
	recipients := strings.Join(said, "\n")
	if manyAtOnce.MatchString(recipients) {
		return
	}
	var found hits
	for _, part := range p.File.Documents {
		if part != p.Document && part.Of != p.Document {
			continue
		}
		for _, n := range part.Sections {
			for _, b := range p.File.Flow.Sections[n].Blocks {
				if t, ok := b.(*flow.Table); ok {
					unitsMissing(p, t, recipients, &found)
				}
			}
		}
	}
	found.remark(p)
}

// unitsMissing adds the units in the columns of a table for those who lead that
// do not receive the document.
func unitsMissing(p *check.Pass, t *flow.Table, recipients string, found *hits) {
	if len(t.Rows) < 3 || !boldRow(&t.Rows[0]) && !t.Rows[0].Header {
		return
	}
	names := unitNames(p)
	g := gridOf(t)
	for column, head := range g.text[0] {
		if !leadColumn.MatchString(head) {
			continue
		}
		for i, row := range g.text[1:] {
			if column >= len(row) || !slices.Contains(names, viet.SameSpelling(row[column])) {
				continue
			}
			at := g.at[i+1][column]
			already := slices.ContainsFunc(found.places, func(q check.Place) bool { return q.Paragraph == at || q.Quote == row[column] })
			if at != nil && !already && !strings.Contains(recipients, viet.Lower(viet.SameSpelling(row[column]))) {
				found.add(check.Place{Component: law.TableText, Paragraph: at, Quote: row[column]}, "thêm nơi này vào Nơi nhận, nếu văn bản không gửi bằng cách khác",
					fmt.Sprintf("bảng giao việc cho “%s”, Nơi nhận không có", row[column]))
			}
		}
	}
}

// unitNames are the ministries and departments of the day of the document.
func unitNames(p *check.Pass) []string {
	var out []string
	for _, m := range p.Places.Ministries(issued(p.Document)) {
		out = append(out, viet.SameSpelling(m.Name))
	}
	for _, d := range p.Places.Departments(issued(p.Document)) {
		if !strings.HasSuffix(d.Name, " tỉnh") {
			out = append(out, viet.SameSpelling(d.Name))
		}
	}
	return out
}
