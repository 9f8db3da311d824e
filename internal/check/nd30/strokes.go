package nd30

import (
	"math"
	"strconv"
	"strings"

	"vanban/internal/check"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
)

// ratio is a range of shares that the line under a text has of it.
type ratio struct{ min, max float64 }

// holds reports whether a line has its share of a text.
func (r ratio) holds(l *recognize.Line, p *recognize.Piece) bool {
	return r.has(shareOf(l, p))
}

func (r ratio) has(share float64) bool { return share >= r.min && share <= r.max }

func shareOf(l *recognize.Line, p *recognize.Piece) float64 {
	return float64(l.Width()) / float64(p.Box.Width())
}

// share writes what share of a text a line has: “0,62”.
func share(l *recognize.Line, p *recognize.Piece) string {
	return commaed(math.Round(shareOf(l, p)*100) / 100)
}

func commaed(f float64) string {
	return strings.Replace(strconv.FormatFloat(f, 'f', -1, 64), ".", ",", 1)
}

// pitchText writes a line spacing: “1,5”.
func pitchText(line int) string { return commaed(math.Round(float64(line)/2.4) / 100) }

// reportNoLine reports a component that lacks the line below it.
func reportNoLine(p *check.Pass, piece *recognize.Piece) {
	if !measured(piece) {
		p.Skip("không đo được chỗ dưới " + piece.Component.Name())
		return
	}
	if lost(p) {
		p.Skip("tệp có hình vẽ mà chương trình không đọc được, có thể là đường kẻ")
		return
	}
	p.Report(check.At(piece), lineHint, "dưới %s không có đường kẻ ngang", piece.Component.Name())
}

const lineHint = "vẽ đường kẻ bằng Insert > Shapes > Line, hoặc Home > Borders > Bottom Border ở một đoạn trống thụt hai bên"

// lost reports whether the file has drawings that could not be read.
func lost(p *check.Pass) bool {
	s := p.File.Flow.Source
	if s == nil {
		return false
	}
	for _, l := range s.Lost {
		if strings.Contains(l.What, "hình") || strings.Contains(l.What, "vẽ") {
			return true
		}
	}
	return false
}

// warnMade reports a line that is a look of the text or made of characters. The
// forms of the decree have such lines themselves, so it is no error.
func warnMade(p *check.Pass, c law.Component) {
	list := pieces(p.Document, c)
	if len(list) == 0 {
		return
	}
	piece := list[len(list)-1]
	if piece.Under == nil {
		return
	}
	switch piece.Under.Made {
	case recognize.Underline:
		p.Warn(check.At(piece), "bôi đen dòng này, bấm Ctrl+U để bỏ gạch chân, rồi "+lineHint,
			"%s gạch chân chữ, phải có đường kẻ ngang riêng ở dưới", c.Name())
	case recognize.Characters:
		p.Warn(check.At(piece), "xóa dòng ký tự này, rồi "+lineHint,
			"đường kẻ dưới %s gõ bằng ký tự, phải là đường kẻ nét liền", c.Name())
	}
}

// headBlocks are the blocks that hold the head of a document.
func headBlocks(p *check.Pass, page *flow.PageSetup) []flow.Block {
	out := append([]flow.Block{}, page.FirstHeader...)
	for _, n := range p.Document.Sections {
		out = append(out, p.File.Flow.Sections[n].Blocks...)
	}
	return out
}
