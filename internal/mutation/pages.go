package mutation

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// pages changes the setup of every page.
func (c *change) pages(f *flow.Flow) error {
	for _, s := range f.Sections {
		for _, look := range c.looks {
			if tag, ok := strings.CutPrefix(look, "ngôn ngữ "); ok {
				f.Source = &flow.Source{Language: tag}
				continue
			}
			if err := pageChange(&s.Page, look); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageChange is one of: lề trên|dưới|trái|phải 20 mm; khổ 216 x 279 mm; ngang;
// số không (no page numbers), số ở trang đầu, số cỡ 12, số bắt đầu 3, số nối tiếp; đầu TEXT
// and chân TEXT, what stands in header or footer instead of a bare number.
func pageChange(p *flow.PageSetup, look string) error {
	for name, to := range map[string]*unit.Length{
		"lề trên": &p.Top, "lề dưới": &p.Bottom, "lề trái": &p.Left, "lề phải": &p.Right, "số cỡ": &p.NumberSize,
	} {
		if l, ok := measure(look, name); ok {
			*to = l
			p.Header = max(0, min(p.Header, p.Top-8*unit.MM)) // the number fits into the margin
			return nil
		}
	}
	word, rest, _ := strings.Cut(look, " ")
	switch {
	case look == "ngang":
		p.Width, p.Height = p.Height, p.Width
	case look == "số không":
		p.NumberSize = 0
	case look == "số nối tiếp":
		p.RestartNumber, p.FirstNumber = false, 0
	case look == "số ở trang đầu":
		if len(p.FirstHeader)+len(p.FirstFooter) > 0 {
			return errAbsent // the first page has something else in its place
		}
		p.HideFirstNumber = false
	case strings.HasPrefix(look, "số bắt đầu "):
		n, err := strconv.Atoi(strings.TrimPrefix(look, "số bắt đầu "))
		p.RestartNumber, p.FirstNumber = true, n
		return err
	case word == "khổ":
		return sheet(p, rest)
	case word == "đầu" || word == "chân":
		return running(p, word == "đầu", rest)
	default:
		return fmt.Errorf("%q is no change of a page", look)
	}
	return nil
}

func sheet(p *flow.PageSetup, size string) error {
	width, height, _ := strings.Cut(strings.TrimSuffix(size, " mm"), " x ")
	w, ok := length(width + " mm")
	h, too := length(height + " mm")
	if !ok || !too {
		return fmt.Errorf("%q is no size of a sheet", size)
	}
	p.Width, p.Height = w, h
	return nil
}

// running puts a line into header or footer; {LOOK} before the text changes it.
func running(p *flow.PageSetup, header bool, text string) error {
	like := &flow.Paragraph{Format: flow.Format{Align: flow.Center}, Size: p.NumberSize, Runs: []flow.Run{{Text: "x", Size: p.NumberSize}}}
	for _, word := range []string{"trái", "phải", "giữa"} {
		if rest, ok := strings.CutPrefix(text, word+" "); ok {
			lookParagraph(&like.Format, word)
			text = rest
		}
	}
	line, err := written(like, text)
	if err != nil {
		return err
	}
	p.NumberSize = 0
	if header {
		p.NextHeader = []flow.Block{line}
	} else {
		p.NextFooter = []flow.Block{line}
	}
	return nil
}
