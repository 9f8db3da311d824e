package nd30

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/viet"
)

// fontRules are FT-01 to FT-03.
// NĐ 30/2020, Phụ lục I, Phần I, Mục I, khoản 4.
func fontRules(r *law.Regulation) []check.Rule {
	cite := r.HeadRules().Font
	return []check.Rule{{
		ID:       "FT-01",
		Title:    "phông chữ Times New Roman cho toàn bộ văn bản",
		Why:      "Chữ chép từ nơi khác mang phông riêng, nhìn lướt không thấy nhưng in ra lệch với phần còn lại.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Whole:    true,
		Examples: []check.Example{
			{Bad: "noi_dung {phông Arial}", Good: "noi_dung {phông Times New Roman}"},
			{Bad: "kinh_gui {phông Calibri}", Good: "kinh_gui {cỡ 13}"},
			{On: "ke-hoach", Bad: "quoc_hieu {phông Cambria}", Good: "quoc_hieu {phông Times New Roman}"},
		},
		Run: checkFont,
	}, {
		ID:       "FT-02",
		Title:    "bộ mã ký tự Unicode, chữ có dấu dựng sẵn",
		Why:      "Chữ gõ bằng bảng mã cũ hay dấu rời không tìm kiếm, không sao chép được, và hỏng khi mở ở máy khác.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Whole:    true,
		Examples: []check.Example{
			{Bad: "noi_dung {phông .VnTime}", Good: "noi_dung {phông Times New Roman}"},
			{On: "ke-hoach", Bad: "trich_yeu {phông VNI-Times}", Good: "trich_yeu {đậm}"},
			{Own: true, Bad: "noi_dung#cuối: §Ò nghÞ c¸c c¬ quan, ®¬n vÞ phèi hîp thùc hiÖn./.", Good: "noi_dung#cuối: Đề nghị các cơ quan, đơn vị phối hợp thực hiện./."},
			{Own: true, Bad: "ho_ten: Le\u0302 Va\u0306n Thu\u031b\u0309", Good: "ho_ten: Lê Văn Thử"},
		},
		Run: checkEncoding,
	}, {
		ID:       "FT-03",
		Title:    "chữ màu đen",
		Why:      "Chữ màu in ra nhạt, sao chụp mất nét, và không đúng thể thức.",
		Tier:     check.Decree,
		Cite:     cite,
		Severity: diag.Error,
		Whole:    true,
		Examples: []check.Example{
			{Bad: "noi_dung {màu FF0000}", Good: "noi_dung {màu 000000}"},
			{On: "quyet-dinh", Bad: "tieu_ngu {màu 1F4E79}", Good: "tieu_ngu {đậm}"},
		},
		Run: checkColour,
	}}
}

// spot is a run that a rule points at, in its paragraph.
type spot struct {
	paragraph *flow.Paragraph
	from      int
	run       *flow.Run
}

func (s spot) place() check.Place {
	text := strings.TrimSpace(s.run.Text)
	return check.Place{Component: s.paragraph.Component, Paragraph: s.paragraph, Quote: oneLine(text),
		From: s.from + strings.Index(s.run.Text, text)}
}

// eachSpot visits the runs of the judged sections that show something to read.
func eachSpot(p *check.Pass, visit func(spot)) {
	for _, s := range judgedSections(p) {
		eachOnPages(&s.page, s.body, func(par *flow.Paragraph) {
			at := 0
			for i := range par.Runs {
				r := &par.Runs[i]
				if r.PageNumber || legible(r.Text) && r.Note == nil && !r.Number {
					visit(spot{par, at, r})
				}
				at += len(r.Text)
			}
		})
	}
}

// grouped collects spots by what is wrong with them, in the order of the file.
type grouped struct {
	keys  []string
	spots map[string][]spot
}

func (g *grouped) add(key string, s spot) {
	if g.spots == nil {
		g.spots = map[string][]spot{}
	}
	if g.spots[key] == nil {
		g.keys = append(g.keys, key)
	}
	if list := g.spots[key]; len(list) == 0 || list[len(list)-1].paragraph != s.paragraph {
		g.spots[key] = append(list, s)
	}
}

// places are the places of one group, a paragraph each.
func (g *grouped) places(key string) []check.Place {
	var out []check.Place
	for _, s := range g.spots[key] {
		out = append(out, s.place())
	}
	return out
}

// dingbatFonts draw signs and formulas, which have no letters of the decree.
var dingbatFonts = []string{"symbol", "wingdings", "wingdings2", "wingdings3", "webdings", "mtextra", "cambriamath", "segoeuisymbol", "msgothic"}

// fontKey is a font's name as names are compared.
func fontKey(name string) string {
	return strings.ToLower(fontSigns.Replace(name))
}

var fontSigns = strings.NewReplacer(" ", "", "-", "", "_", "")

func checkFont(p *check.Pass) {
	want := p.Regulation.HeadRules().FontName
	var wrong grouped
	known := map[string]bool{} // whether a font may be there, by its name
	eachSpot(p, func(s spot) {
		name := s.run.Font
		fits, ok := known[name]
		if !ok {
			key := fontKey(name)
			fits = key == "" || strings.HasPrefix(key, fontKey(want)) || slices.Contains(dingbatFonts, key) ||
				viet.FontEncoding(name) != viet.Unicode // FT-02 tells
			known[name] = fits
		}
		if !fits {
			wrong.add(name, s)
		}
	})
	for _, name := range wrong.keys {
		reportAll(p, wrong.places(name), "bôi đen chỗ này, hoặc cả văn bản bằng Ctrl+A, chọn "+want+" trong Home > Font",
			fmt.Sprintf("chữ “%s” dùng phông %s, phải dùng phông %s", wrong.spots[name][0].place().Quote, name, want))
	}
}

func checkEncoding(p *check.Pass) {
	var fonts grouped
	eachSpot(p, func(s spot) {
		if viet.FontEncoding(s.run.Font) != viet.Unicode {
			fonts.add(s.run.Font, s)
		}
	})
	for _, name := range fonts.keys {
		code := viet.FontEncoding(name)
		reportAll(p, fonts.places(name), "mở Unikey Toolkit (Ctrl+Shift+F6), chuyển đoạn này từ "+code.String()+" sang Unicode, rồi chọn phông Times New Roman",
			fmt.Sprintf("chữ “%s” dùng phông %s của bảng mã %v, phải dùng bộ mã Unicode", fonts.spots[name][0].place().Quote, name, code))
	}
	checkCharacters(p)
}

// checkCharacters looks at what paragraphs say, whatever their font.
func checkCharacters(p *check.Pass) {
	var old, loose, hidden []check.Place
	var code viet.Encoding
	var sign string
	eachJudgedParagraph(p, func(par *flow.Paragraph) {
		text := par.Text()
		at := check.Place{Component: par.Component, Paragraph: par}
		if guess := guessed(par, text); guess != viet.Unicode {
			code, at.Quote = guess, oneLine(text)
			old = append(old, at)
			return
		}
		if word := viet.Decomposed(text); word != "" {
			at.Quote, at.From = word, strings.Index(text, word)
			loose = append(loose, at)
		}
		if name := viet.Invisible(text); name != "" {
			sign, at.Quote = cmp.Or(sign, name), cmp.Or(at.Quote, oneLine(text))
			hidden = append(hidden, at)
		}
	})
	if len(old) > 0 {
		reportAll(p, old, "mở Unikey Toolkit (Ctrl+Shift+F6), chuyển đoạn này từ "+code.String()+" sang Unicode",
			fmt.Sprintf("chữ “%s” gõ bằng bảng mã %v, phải dùng bộ mã Unicode", old[0].Quote, code))
	}
	if len(loose) > 0 {
		warnAll(p, loose, "bôi đen cả văn bản, mở Unikey Toolkit (Ctrl+Shift+F6), chuyển từ Unicode tổ hợp sang Unicode",
			fmt.Sprintf("chữ “%s” có dấu rời (Unicode tổ hợp), nên dùng chữ dựng sẵn", loose[0].Quote))
	}
	if len(hidden) > 0 {
		warnAll(p, hidden, "xóa ký tự này rồi gõ lại: bấm Ctrl+H, tìm mã ký tự ấy và thay bằng không có gì",
			fmt.Sprintf("trong “%s” có ký tự không nhìn thấy (%s)", hidden[0].Quote, sign))
	}
}

// guessed is the old encoding of a paragraph whose font does not tell.
func guessed(par *flow.Paragraph, text string) viet.Encoding {
	for i := range par.Runs {
		if viet.FontEncoding(par.Runs[i].Font) != viet.Unicode {
			return viet.Unicode
		}
	}
	return viet.GuessEncoding(text)
}

// eachJudgedParagraph visits the paragraphs of the judged sections.
func eachJudgedParagraph(p *check.Pass, visit func(*flow.Paragraph)) {
	for _, s := range judgedSections(p) {
		eachOnPages(&s.page, s.body, visit)
	}
}

// darkest is the brightest part of a colour that prints like black.
const darkest = 0x40

// stamped are components whose colour their own rules judge.
var stamped = []law.Component{law.Urgency, law.Secrecy, law.Recall, law.Circulation, law.DraftMark}

func checkColour(p *check.Pass) {
	var bright, dark grouped
	eachSpot(p, func(s spot) {
		colour := strings.ToUpper(s.run.Color)
		if colour == "" || colour == "000000" || colour == "AUTO" || slices.Contains(stamped, s.paragraph.Component) {
			return
		}
		if nearBlack(colour) || s.paragraph.Component == law.TableText {
			dark.add(colour, s)
		} else {
			bright.add(colour, s)
		}
	})
	for _, colour := range bright.keys {
		reportAll(p, bright.places(colour), colourHint, colourMessage(&bright, colour))
	}
	for _, colour := range dark.keys {
		warnAll(p, dark.places(colour), colourHint, colourMessage(&dark, colour))
	}
}

const colourHint = "bôi đen chỗ này, chọn Automatic trong Home > Font Color"

func colourMessage(g *grouped, colour string) string {
	return fmt.Sprintf("chữ “%s” có màu %s, phải là màu đen", g.spots[colour][0].place().Quote, colour)
}

// nearBlack reports whether no eye tells a colour from black on paper.
func nearBlack(colour string) bool {
	n, err := strconv.ParseUint(colour, 16, 32)
	return err == nil && n>>16&0xFF <= darkest && n>>8&0xFF <= darkest && n&0xFF <= darkest
}
