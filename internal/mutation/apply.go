package mutation

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/law"
)

// pageWord addresses all pages in place of a component.
const pageWord = "trang"

// change is one line of the notation.
type change struct {
	component law.Component // empty for the pages
	nth       int           // 1-based; 0 for all, -1 for the last
	remove    bool
	add       bool   // text comes after
	before    bool   // text comes before
	text      string // new text; empty to keep it
	hasText   bool
	old, new  string   // words to replace; old is empty for none
	stroke    string   // what becomes of the line below; empty to keep it
	looks     []string // empty to keep them
}

var (
	addressed = regexp.MustCompile(`^([a-z_]+)(?:#(\d+|cuối))?\s*(.*)$`)
	replaced  = regexp.MustCompile(`^“([^”]*)”\s*→\s*“([^”]*)”$`)
	looksLast = regexp.MustCompile(`^(.*?)\s*\{([^{}]*)\}$`)
)

// Apply carries out changes on a flow whose blocks carry their components, in
// place, and tells which components they name. It fails on what it does not
// understand and on a component that the flow lacks.
func Apply(f *flow.Flow, changes string) ([]law.Component, error) {
	var named []law.Component
	for line := range strings.SplitSeq(changes, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		c, err := parse(line)
		if err == nil {
			err = c.apply(f)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", line, err)
		}
		named = append(named, c.component)
	}
	return named, nil
}

func parse(line string) (*change, error) {
	m := addressed.FindStringSubmatch(line)
	if m == nil {
		return nil, fmt.Errorf("no component")
	}
	c := &change{component: law.Component(m[1])}
	if m[1] == pageWord {
		c.component = ""
	}
	switch m[2] {
	case "":
	case "cuối":
		c.nth = -1
	default:
		c.nth, _ = strconv.Atoi(m[2])
	}
	rest := m[3]
	if l := looksLast.FindStringSubmatch(rest); l != nil {
		rest = l[1]
		for look := range strings.SplitSeq(l[2], ", ") {
			c.looks = append(c.looks, strings.TrimSpace(look))
		}
	}
	if r := replaced.FindStringSubmatch(rest); r != nil {
		c.old, c.new = r[1], r[2]
		return c, nil
	}
	switch {
	case rest == "-":
		c.remove = true
	case strings.HasPrefix(rest, ":"):
		c.text, c.hasText = strings.TrimPrefix(rest[1:], " "), true
	case strings.HasPrefix(rest, "+ "):
		c.text, c.hasText, c.add = rest[2:], true, true
	case strings.HasPrefix(rest, "^ "):
		c.text, c.hasText, c.before = rest[2:], true, true
	case strings.HasPrefix(rest, "nét "):
		c.stroke = rest[len("nét "):]
	case rest == "" && len(c.looks) > 0:
	default:
		return nil, fmt.Errorf("%q is no change", rest)
	}
	return c, nil
}

func (c *change) apply(f *flow.Flow) error {
	if c.component == "" {
		return c.pages(f)
	}
	found := placesOf(f, c.component)
	if frames := framesOf(f, c.component); len(found) == 0 && len(frames) > 0 {
		return c.frames(frames)
	}
	switch {
	case len(found) == 0:
		return errAbsent
	case c.nth > len(found):
		return errAbsent
	case c.nth == -1:
		found = found[len(found)-1:]
	case c.nth > 0:
		found = found[c.nth-1 : c.nth]
	}
	switch {
	case c.stroke != "":
		return together(found, func(found []place) error { return strike(found[len(found)-1], c.stroke) })
	case c.remove:
		removeAll(found)
		return nil
	case c.old != "":
		return c.replace(found)
	case c.hasText && (c.add || c.before):
		return c.insert(found)
	case c.hasText:
		return together(found, c.exchange)
	}
	return lookAll(paragraphsOf(found), c.looks)
}

// insert puts the lines after the last or before the first place.
func (c *change) insert(found []place) error {
	lines, err := c.lines(found)
	if err != nil {
		return err
	}
	if c.add {
		found[len(found)-1].insertAfter(lines)
	} else {
		found[0].insertBefore(lines)
	}
	return nil
}

// exchange puts the lines in the places of what was there.
func (c *change) exchange(found []place) error {
	lines, err := c.lines(found)
	if err == nil {
		exchange(found, lines)
	}
	return err
}

// lines are the paragraphs of a new text, each in the look of the one it
// replaces, the last of which serves for the rest.
func (c *change) lines(found []place) ([]*flow.Paragraph, error) {
	var out []*flow.Paragraph
	for i, text := range strings.Split(c.text, "⏎") {
		like := found[min(i, len(found)-1)].paragraph()
		if c.add {
			like = found[len(found)-1].paragraph()
		}
		p, err := written(like, text)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, lookAll(out, c.looks)
}

// replace puts new words for old ones in the first paragraph that has them.
func (c *change) replace(found []place) error {
	for _, at := range found {
		p := at.paragraph()
		for i := range p.Runs {
			r := &p.Runs[i]
			text := strings.ReplaceAll(r.Text, "\u00A0", " ")
			if strings.Contains(text, c.old) {
				r.Text = control.Replace(strings.Replace(text, c.old, c.new, 1))
				return lookAll([]*flow.Paragraph{p}, c.looks)
			}
		}
	}
	return errAbsent
}

// control is what a text of the notation writes with signs that can be seen.
var control = strings.NewReplacer("→", "\t", "↵", "\n")

var ownLook = regexp.MustCompile(`\[\[([^|\]]*)\|([^\]]*)\]\]|‹số›|‹tổng›`)

// written is a paragraph that looks like another and says text.
func written(like *flow.Paragraph, text string) (*flow.Paragraph, error) {
	p := *like
	p.Runs, p.Bookmark = nil, ""
	run := flow.Run{Size: like.MarkSize()}
	longest := 0 // a bold “Điều 1.” is not how the rest looks
	for i := range like.Runs {
		if r := like.Runs[i]; len(r.Text) > longest && r.Note == nil {
			longest = len(r.Text)
			run = flow.Run{Bold: r.Bold, Italic: r.Italic, Size: r.Size, Font: r.Font, Color: r.Color, Underline: r.Underline}
		}
	}
	add := func(text string) *flow.Run {
		if text = control.Replace(text); text == "" {
			return nil
		}
		r := run
		r.Text = text
		p.Runs = append(p.Runs, r)
		return &p.Runs[len(p.Runs)-1]
	}
	for {
		m := ownLook.FindStringSubmatchIndex(text)
		if m == nil {
			add(text)
			return &p, nil
		}
		add(text[:m[0]])
		switch token := text[m[0]:m[1]]; token {
		case "‹số›":
			add("2").PageNumber = true
		case "‹tổng›":
			add("3").PageCount = true
		default:
			if r := add(text[m[4]:m[5]]); r != nil {
				for look := range strings.SplitSeq(text[m[2]:m[3]], ", ") {
					if !lookRun(r, look) {
						return nil, fmt.Errorf("%q is no look of words", look)
					}
				}
			}
		}
		text = text[m[1]:]
	}
}
