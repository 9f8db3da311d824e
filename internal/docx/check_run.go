package docx

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/flow"
)

// run checks a run and what stands in its place.
func (c *checker) run(r *flow.Run) error {
	if err := checkText(r.Text); err != nil {
		return err
	}
	if err := checkSize("chữ", r.Size); err != nil {
		return fmt.Errorf("“%s”: %w", r.Text, err)
	}
	if r.Target != "" && !c.bookmarks[r.Target] {
		return fmt.Errorf("chữ “%s” dẫn đến dấu trang “%s” không có trong văn bản", r.Text, r.Target)
	}
	if r.PageOf != "" && !c.bookmarks[r.PageOf] {
		return fmt.Errorf("số trang “%s” của dấu trang “%s” không có trong văn bản", r.Text, r.PageOf)
	}
	for _, err := range []error{checkColor(r.Color), checkText(r.Font)} {
		if err != nil {
			return fmt.Errorf("chữ “%s”: %w", r.Text, err)
		}
	}
	if r.Script < flow.Baseline || r.Script > flow.Sub {
		return fmt.Errorf("chữ “%s” không có cách đặt cao thấp %d", r.Text, r.Script)
	}
	kinds := 0
	for _, is := range []bool{r.Note != nil, r.Number, r.PageOf != "", r.Image != nil, r.PageNumber, r.PageCount} {
		if is {
			kinds++
		}
	}
	if kinds > 1 {
		return fmt.Errorf("“%s” vừa là chú thích, số trang hay ảnh, phải là một trong các thứ đó", r.Text)
	}
	switch {
	case r.Image != nil:
		return c.image(r)
	case r.Note != nil:
		return c.note(r)
	case r.Number && r.Text == "":
		return fmt.Errorf("số của chú thích không có chữ số")
	}
	return nil
}

func (c *checker) image(r *flow.Run) error {
	if c.place == inMargin || c.place == inNote {
		return fmt.Errorf("ảnh không được đặt trong chú thích hay lề trang")
	}
	if r.Text != "" {
		return fmt.Errorf("ảnh có chữ “%s”, phải không có", r.Text)
	}
	return checkImage(r.Image)
}

// note wants footnotes in the text only, each with its number, counted on.
func (c *checker) note(r *flow.Run) error {
	if c.place == inMargin || c.place == inNote {
		return fmt.Errorf("chú thích không được đặt trong chú thích hay lề trang")
	}
	c.notes++
	number := strconv.Itoa(c.notes)
	if r.Text != number {
		return fmt.Errorf("chú thích thứ %s mang số “%s”", number, r.Text)
	}
	if len(r.Note) == 0 || len(r.Note[0].Runs) == 0 || !r.Note[0].Runs[0].Number || r.Note[0].Runs[0].Text != number {
		return fmt.Errorf("chú thích %s phải bắt đầu bằng số của nó", number)
	}
	outside := c.place
	c.place = inNote
	defer func() { c.place = outside }()
	for i, p := range r.Note {
		if i > 0 && len(p.Runs) > 0 && p.Runs[0].Number {
			return fmt.Errorf("chú thích %s có số ở đoạn %d, phải chỉ ở đoạn đầu", number, i+1)
		}
		if p.Format.PageBreak {
			return fmt.Errorf("chú thích %s: không được ngắt trang", number)
		}
		if err := c.paragraph(p); err != nil {
			return fmt.Errorf("chú thích %s: %w", number, err)
		}
	}
	return nil
}

// margins checks the heads and the feet of pages.
func (c *checker) margins(p *flow.PageSetup) error {
	if len(p.FirstHeader)+len(p.FirstFooter) > 0 && !p.HideFirstNumber {
		return fmt.Errorf("trang đầu có đầu trang hoặc chân trang riêng thì không được đánh số")
	}
	if p.NumberSize > 0 && len(p.NextHeader) > 0 {
		return fmt.Errorf("đầu trang vừa có số trang đứng riêng vừa có nội dung khác, phải chỉ có một")
	}
	if !p.EvenDiffers && len(p.EvenHeader)+len(p.EvenFooter) > 0 {
		return fmt.Errorf("trang chẵn có đầu trang hoặc chân trang riêng thì phải khác trang lẻ")
	}
	c.place = inMargin
	defer func() { c.place = inText }()
	if len(p.FirstHeader) > 0 {
		t, ok := p.FirstHeader[0].(*flow.Table)
		if !ok || len(p.FirstHeader) > 1 || t.Borders {
			return fmt.Errorf("đầu trang đầu phải là một bảng không kẻ")
		}
	}
	for _, m := range []struct {
		what   string
		blocks []flow.Block
	}{{"đầu trang đầu", p.FirstHeader}, {"chân trang đầu", p.FirstFooter}, {"đầu trang", p.NextHeader}, {"chân trang", p.NextFooter},
		{"đầu trang chẵn", p.EvenHeader}, {"chân trang chẵn", p.EvenFooter}} {
		if err := c.blocks(m.blocks); err != nil {
			return fmt.Errorf("%s: %w", m.what, err)
		}
		for _, b := range m.blocks {
			if p, ok := b.(*flow.Paragraph); ok && p.Format.PageBreak {
				return fmt.Errorf("%s: không được ngắt trang", m.what)
			}
		}
	}
	return nil
}

// maxProperty is the longest name of a property Word accepts.
const maxProperty = 255

// checkProperties wants names that differ without regard to case.
func checkProperties(list []flow.Property) error {
	seen := map[string]bool{}
	for _, p := range list {
		name := strings.ToLower(p.Name)
		if name == "" || len([]rune(name)) > maxProperty || seen[name] {
			return fmt.Errorf("trường “%s” trùng, không có tên hoặc tên dài quá %d chữ", p.Name, maxProperty)
		}
		seen[name] = true
		for _, s := range []string{p.Name, p.Value} {
			if err := checkText(s); err != nil {
				return err
			}
		}
	}
	return nil
}
