package typeset

import (
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
)

const (
	styleContents      flow.Style = "MucLuc"
	styleContentsTitle flow.Style = "MucLucTieuDe"
)

// How a table of contents looks: practice, the decree has none.
const (
	contentsLevels = 3              // ranks shown where the author does not say
	contentsStep   = 5 * unit.MM    // a rank starts so much further in than the one above
	contentsHang   = 10 * unit.MM   // the later lines of an entry, from its first
	contentsColumn = 15 * unit.MM   // for dots and number of page, to the right of long headings
	contentsAfter  = 3 * unit.Point // below an entry
	contentsPrefix = "muc_luc_"     // of generated bookmarks
	contentsPage   = "0"            // until the pages are known
)

// entry is a paragraph of a table of contents that waits for its heading.
type entry struct {
	paragraph *flow.Paragraph
	of        *doc.Division
}

// contents sets mục lục of the text it stands in: the headings of its highest
// ranks with their pages. The entries are filled in when the text is set.
func (b *builder) contents(c *doc.Contents) {
	levels := c.Levels
	if levels < 1 {
		levels = contentsLevels
	}
	var shown []*doc.Division
	above, deepest := outlineAbove(b.appendixName), 0
	for _, d := range b.number.headings[b.appendixName] {
		if o := b.number.of[d].outline; o-above <= levels {
			shown, deepest = append(shown, d), max(deepest, o)
		}
	}
	if len(shown) == 0 {
		b.problems.Warn(c.At, "đặt tiêu đề cho các phần của nội dung, ví dụ “# Mục đích”, hoặc bỏ {muc_luc}",
			"nội dung không có tiêu đề nào nên không có gì để đưa vào mục lục")
		return
	}
	title := b.contentsTitle()
	title.At = c.At
	b.add(title)
	for _, d := range shown {
		p := b.contentsEntry(b.number.of[d].outline-above, b.current.Page.TextWidth())
		p.Contents, p.At = deepest, d.At
		b.number.progress.unfilled = append(b.number.progress.unfilled, entry{p, d})
		b.add(p)
	}
	b.gap = textGap
}

// contentsTitle is the line above the entries.
func (b *builder) contentsTitle() *flow.Paragraph {
	p := b.line(law.Contents, styleContentsTitle, b.law.Text().ContentsTitle, diag.Range{})
	p.Runs[0].Bold = true
	p.Format.Align, p.Format.KeepNext, p.Format.SpaceAfter = flow.Center, true, b.choice.After
	return p
}

// contentsEntry is an entry of a rank, without its text, in a text of a width.
func (b *builder) contentsEntry(rank int, width unit.Length) *flow.Paragraph {
	p := b.line(law.Contents, styleContents, "", diag.Range{})
	f := &p.Format
	f.IndentLeft, f.FirstLine = contentsStep*unit.Length(rank-1)+contentsHang, -contentsHang
	f.IndentRight, f.SpaceAfter, f.KeepLines = contentsColumn, contentsAfter, true
	f.Tabs = []flow.Tab{{At: width, Right: true, Dots: true}}
	return p
}

// fillContents gives the entries that wait the words of their headings, and
// the headings the bookmarks they lead to.
func (b *builder) fillContents() {
	for _, e := range b.number.progress.unfilled {
		heading := b.number.progress.headings[e.of]
		if heading == nil {
			continue
		}
		if heading.Bookmark == "" {
			heading.Bookmark = b.newBookmark()
		}
		base := e.paragraph.Runs[0]
		base.Target = heading.Bookmark
		e.paragraph.Runs = append(entryRuns(heading.Runs, base, b.number.of[e.of].alone), pageRuns(base)...)
	}
	b.number.progress.unfilled = nil
}

// newBookmark generates a bookmark that is no label.
func (b *builder) newBookmark() string {
	for {
		b.number.progress.bookmarks++
		name := contentsPrefix + strconv.Itoa(b.number.progress.bookmarks)
		if _, taken := b.number.cited[name]; !taken {
			return name
		}
	}
}

// entryRuns are the words of a heading on one line, in the type of base. The
// number of a heading that has a line of its own is set off by a stop.
func entryRuns(heading []flow.Run, base flow.Run, alone bool) []flow.Run {
	var out []flow.Run
	for _, r := range heading {
		if r.Note != nil {
			continue
		}
		e := base
		e.Text, e.Italic, e.Script = r.Text, r.Italic, r.Script
		if alone {
			e.Text, alone = strings.Replace(e.Text, "\n", ". ", 1), !strings.Contains(e.Text, "\n")
		}
		e.Text = strings.ReplaceAll(e.Text, "\n", " ")
		out = append(out, e)
	}
	return glueRuns(out)
}

// pageRuns are the dots and the number of the page.
func pageRuns(base flow.Run) []flow.Run {
	dots, page := base, base
	dots.Text = "\t"
	page.Text, page.PageOf = contentsPage, base.Target
	return []flow.Run{dots, page}
}
