package markup

import (
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// typedNumber is the number that an author typed in a heading or before an
// Điều.
type typedNumber struct {
	word string // “Chương”; empty for “I.”, “1.” and “a)”
	text string // with the mark behind it if there is no word; may be empty behind a word
	at   diag.Range
}

// counting is where the count of divisions stands.
type counting struct {
	layoutA bool              // Mục is numbered 1, 2, …; otherwise I, II, …
	through map[doc.Level]int // Phần, Chương and Điều run through the text
	off     map[doc.Level]int // by how much the last typed number of these was wrong
}

// checkNumbers compares the numbers the author typed with those the program
// will print. Phần, Chương and Điều run through the whole text, the other
// ranks start again in each division. Chương through Phần is practice; Điều
// follows NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6.
func (b *builder) checkNumbers(blocks []doc.Block) {
	b.checkWithin(blocks, &counting{layoutA: doc.HasArticles(blocks), through: map[doc.Level]int{}, off: map[doc.Level]int{}})
}

func (b *builder) checkWithin(blocks []doc.Block, c *counting) {
	counts, off := map[doc.Level]int{}, map[doc.Level]int{}
	var items listNumbers
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Division:
			n, o := counts, off
			switch block.Level {
			case doc.LevelPart, doc.LevelChapter, doc.LevelArticle:
				n, o = c.through, c.off
			}
			n[block.Level]++
			if b.extract {
				n[block.Level] = max(n[block.Level], b.givenNumber(block, c.layoutA))
			}
			if t, ok := b.typed[block]; ok {
				o[block.Level] = b.checkTyped(block.Level, t, position{n[block.Level], o[block.Level], c.layoutA})
			} else if block.Given != "" {
				items.add(block, n[block.Level])
			}
			b.checkWithin(block.Blocks, c)
		case *doc.List:
			for _, item := range block.Items {
				b.checkWithin(item, c)
			}
		}
	}
	b.checkItems(items)
}

// givenNumber is the number typed for a division, 0 if it has none.
func (b *builder) givenNumber(d *doc.Division, layoutA bool) int {
	value, _ := numeral(d.Level, d.Given, layoutA)
	if _, heading := b.typed[d]; !heading {
		value, _ = strconv.Atoi(d.Given)
	}
	return value
}

// position is where a division stands in its count.
type position struct {
	ordinal int  // its number
	off     int  // by how much the typed number before it was wrong
	layoutA bool // of the text
}

// checkTyped compares one typed number with what will be printed. It returns
// by how much it is wrong: of the numbers that are wrong by the same amount
// one after another, only the first is reported.
func (b *builder) checkTyped(level doc.Level, t typedNumber, p position) int {
	section := level == doc.LevelSection || level == doc.LevelSubsection
	if section && t.word != "" && !p.layoutA {
		b.rankOutsideLayout(level, t)
		return 0
	}
	if t.text == "" {
		return 0
	}
	want := b.printed(level, t, p)
	shown := strings.TrimSpace(t.word + " " + t.text)
	escape := ""
	if last := len(t.text) - 1; t.word == "" {
		escape = "; viết “" + t.text[:last] + "\\" + t.text[last:] + "” nếu đây không phải số thứ tự"
	}
	value, other := numeral(level, strings.TrimRight(t.text, ".)"), p.layoutA)
	switch {
	case value == p.ordinal && (t.word != "" || t.text == want || section && p.layoutA):
		return 0
	case other > 0 && (t.word != "" || section && p.layoutA):
		used, asked := "La Mã", "Ả Rập"
		if romanRank(level, p.layoutA) {
			used, asked = asked, used
		}
		b.problems.Breach(rankCite(level), t.at, "viết “"+want+"”, hoặc bỏ số để chương trình tự đánh số"+escape,
			"“%s” đánh số bằng chữ số %s, phải bằng chữ số %s", shown, used, asked)
		return p.off
	case value == p.ordinal:
		b.problems.Add(t.at, "sửa lại dấu sau số"+escape, "số “%s” phải viết là “%s”", shown, want)
	case value == 0 || value-p.ordinal != p.off:
		b.problems.Add(t.at, "sửa lại số, hoặc bỏ số để chương trình tự đánh số"+escape, "số “%s” không đúng thứ tự, phải là “%s”", shown, want)
	}
	return value - p.ordinal
}

// romanRank reports whether a rank has Roman numbers.
func romanRank(level doc.Level, layoutA bool) bool {
	return level == doc.LevelPart || level == doc.LevelChapter || level == doc.LevelSection && !layoutA
}

// numeral reads a number in the digits of its rank, and in the other digits;
// what is none gives 0.
func numeral(level doc.Level, text string, layoutA bool) (value, other int) {
	arabic, err := strconv.Atoi(text)
	if err != nil {
		arabic = 0
	}
	switch {
	case level == doc.LevelPoint:
		return viet.LetterNumber(text), arabic
	case romanRank(level, layoutA):
		return viet.RomanNumber(text), arabic
	}
	return arabic, viet.RomanNumber(text)
}

// printed is the number that the program will print.
func (b *builder) printed(level doc.Level, t typedNumber, p position) string {
	number := strconv.Itoa(p.ordinal)
	switch level {
	case doc.LevelPart, doc.LevelChapter:
		number = viet.Roman(p.ordinal)
	case doc.LevelSection:
		if !p.layoutA {
			return viet.Roman(p.ordinal) + "."
		}
		if t.word == "" {
			return b.words.SectionWord + " " + number
		}
	case doc.LevelClause:
		return number + "."
	case doc.LevelPoint:
		return viet.Letter(p.ordinal) + ")"
	}
	return strings.TrimSpace(t.word + " " + number)
}

// rankOutsideLayout reports “Mục 1” and “Tiểu mục 1” in a text without Chương
// and Điều, where a mục is “I.”.
func (b *builder) rankOutsideLayout(level doc.Level, t typedNumber) {
	shown := strings.TrimSpace(t.word + " " + t.text)
	switch {
	case level == doc.LevelSubsection:
		b.problems.Add(t.at, "dùng # cho mục “I.”, ## cho khoản, ### cho điểm",
			"“%s” chỉ có trong bố cục có chương hoặc điều", shown)
	case viet.RomanNumber(t.text) > 0 || t.text == "":
		b.problems.Warn(t.at, "bỏ “"+shown+"” khỏi tiêu đề", "văn bản không có chương, điều nên mục in là “I.”, không in chữ “%s”", t.word)
	default:
		b.problems.Add(t.at, "bỏ “"+shown+"” khỏi tiêu đề, chương trình tự đánh số “I.”",
			"“%s” chỉ có trong bố cục có chương hoặc điều; ở đây mục đánh số La Mã", shown)
	}
}

// rankCite is the provision on how a rank is numbered.
func rankCite(level doc.Level) law.Ref {
	components := regulation().Components
	switch level {
	case doc.LevelPart:
		return components[law.PartHeading].Cite
	case doc.LevelChapter:
		return components[law.ChapterHeading].Cite
	case doc.LevelSubsection:
		return components[law.SubsectionHeading].Cite
	case doc.LevelArticle:
		return components[law.ArticleHeading].Cite
	}
	return components[law.SectionHeading].Cite
}

// listNumbers gathers the numbers typed in the ordered lists among blocks.
type listNumbers struct {
	levels [doc.LevelPoint + 1]struct {
		items    []*doc.Division
		ordinals []int
		explicit bool // a number other than 1 was typed
	}
}

func (l *listNumbers) add(d *doc.Division, ordinal int) {
	at := &l.levels[d.Level]
	at.items, at.ordinals = append(at.items, d), append(at.ordinals, ordinal)
	at.explicit = at.explicit || d.Given != "1"
}

// checkItems reports the first number of each rank that does not continue the
// count. A list typed “1.” throughout leaves counting to the program.
func (b *builder) checkItems(l listNumbers) {
	for i := range l.levels {
		if !l.levels[i].explicit {
			continue
		}
		for j, d := range l.levels[i].items {
			want := l.levels[i].ordinals[j]
			if given, err := strconv.Atoi(d.Given); err == nil && given == want {
				continue
			}
			hint := "sửa lại số, hoặc viết “1.” cho mọi mục để chương trình tự đánh số; đoạn thuộc mục trước phải thụt vào"
			if len(d.Given) > 2 {
				hint = "viết “" + d.Given + "\\.” nếu đây không phải số thứ tự"
			}
			b.problems.Add(d.At, hint, "số “%s.” không liên tục, phải là “%d.”", d.Given, want)
			break
		}
	}
}
