package nd30

import (
	"fmt"
	"strings"
	"unicode"

	"vanban/internal/check"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// aspect is one side of the look of a component.
type aspect int

// The sides.
const (
	size aspect = iota
	weight
	slant
	letterCase
	centring
)

// pieces returns the pieces of components that a rule can judge: what could be
// something else is left out.
func pieces(d *recognize.Document, components ...law.Component) []*recognize.Piece {
	var out []*recognize.Piece
	for _, p := range d.All(components...) {
		if p.Sure != recognize.Guess && p.Paragraph != nil && p.Text != "" {
			out = append(out, p)
		}
	}
	return out
}

// lacking reports whether a document that has not a component should have it:
// no part of another does, and of one whose kind nobody knows it may only be a
// leaf.
func lacking(p *check.Pass, c law.Component) bool {
	if p.Document.Role != recognize.Main {
		return false
	}
	if p.Document.Kind == nil || p.Document.KindSure == recognize.Guess {
		p.Skip("không chắc văn bản này phải có " + c.Name())
		return false
	}
	return !awaitsMerge(p)
}

// awaitsMerge reports whether a merge field stands where no component was
// found: it may bring what seems to be missing.
func awaitsMerge(p *check.Pass) bool {
	found := false
	for _, i := range p.Document.Sections {
		eachParagraph(p.File.Flow.Sections[i].Blocks, func(q *flow.Paragraph) {
			found = found || q.Component == "" && mergeField.MatchString(q.Text())
		})
	}
	if found {
		p.Skip("còn trường trộn thư chưa điền, có thể là thành phần này")
	}
	return found
}

// whole reports whether a piece is all the text of its paragraph.
func whole(p *recognize.Piece) bool {
	text := p.Paragraph.Text()
	return strings.TrimSpace(text[:p.From]) == "" && strings.TrimSpace(text[p.To:]) == ""
}

// visible returns the runs of a piece whose look is the drafter's: those with
// letters or figures that Word has not set by itself.
func visible(p *recognize.Piece) []flow.Run {
	var out []flow.Run
	for _, r := range p.Runs() {
		if !r.Auto && r.Note == nil && r.Script == flow.Baseline && legible(r.Text) {
			out = append(out, r)
		}
	}
	return out
}

// legible reports whether a text has letters or figures.
func legible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// fault is what is wrong with the look of one piece.
type fault struct {
	piece *recognize.Piece
	place check.Place
	// all tells that the whole piece is at fault and not a part of it.
	all   bool
	found string // “cỡ 16 pt”
}

// look reports the pieces whose look departs from what the law says of their
// component, one finding for each aspect and component.
func look(p *check.Pass, list []*recognize.Piece, aspects ...aspect) {
	for _, c := range components(list) {
		spec := p.Regulation.Components[c]
		var own []*recognize.Piece
		for _, piece := range list {
			if piece.Component == c {
				own = append(own, piece)
			}
		}
		for _, a := range aspects {
			lookAt(p, own, spec, a)
		}
	}
}

// components returns those of pieces, each once, in order.
func components(list []*recognize.Piece) []law.Component {
	var out []law.Component
	seen := map[law.Component]bool{}
	for _, p := range list {
		if !seen[p.Component] {
			seen[p.Component] = true
			out = append(out, p.Component)
		}
	}
	return out
}

// lookAt reports the pieces of one component that break one aspect.
func lookAt(p *check.Pass, list []*recognize.Piece, spec law.Spec, a aspect) {
	var faults []fault
	for _, piece := range list {
		if f, ok := departure(piece, spec, a); ok {
			faults = append(faults, f)
		}
	}
	if len(faults) == 0 {
		return
	}
	first := faults[0]
	part := ""
	if !first.all {
		part = " ở “" + first.place.Quote + "”"
	}
	reportAll(p, places(faults), lookHint(spec, a), fmt.Sprintf("%s %s%s, phải %s", first.piece.Component.Name(), first.found, part, required(spec, a)))
}

func places(faults []fault) []check.Place {
	var out []check.Place
	for _, f := range faults {
		out = append(out, f.place)
	}
	return out
}

// reportAll reports one fault that several places have: at the first, with the
// others beside it.
func reportAll(p *check.Pass, at []check.Place, hint, message string) {
	if n := len(at) - 1; n > 0 {
		message += fmt.Sprintf(" (và %d chỗ nữa)", n)
	}
	p.Report(at[0], hint, "%s", message)
	p.Also(at[1:], "chỗ này cũng vậy")
}

// departure compares one aspect of a piece with the law.
func departure(p *recognize.Piece, spec law.Spec, a aspect) (fault, bool) {
	switch a {
	case letterCase:
		return caseDeparture(p, spec)
	case centring:
		if ok, known := centred(p); known && !ok {
			return fault{p, check.At(p), true, "không ở giữa"}, true
		}
		return fault{}, false
	}
	runs := visible(p)
	var wrong []flow.Run
	for _, r := range runs {
		if departs(r, spec, a) {
			wrong = append(wrong, r)
		}
	}
	if len(wrong) == 0 {
		return fault{}, false
	}
	f := fault{piece: p, place: check.At(p), all: len(wrong) == len(runs), found: worded(wrong[0], a)}
	if !f.all {
		f.place = partOf(p, wrong[0])
	}
	return f, true
}

func departs(r flow.Run, spec law.Spec, a aspect) bool {
	switch a {
	case size:
		n := r.Size.HalfPoints()
		return r.Size != 0 && (n < spec.Size.Min.HalfPoints() || n > spec.Size.Max.HalfPoints())
	case weight:
		return r.Bold != spec.Bold
	default:
		return r.Italic != spec.Italic
	}
}

// partOf is the place of a run that is a part of a piece.
func partOf(p *recognize.Piece, r flow.Run) check.Place {
	at := check.At(p)
	text := strings.TrimSpace(r.Text)
	at.Quote = oneLine(text)
	if i := strings.Index(p.Paragraph.Text()[p.From:p.To], text); i >= 0 {
		at.From = p.From + i
	}
	return at
}

// oneLine puts single spaces for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// worded says what a run looks like.
func worded(r flow.Run, a aspect) string {
	switch a {
	case size:
		return "cỡ " + sizeText(r.Size)
	case weight:
		return either(r.Bold, "in đậm", "không in đậm")
	default:
		return either(r.Italic, "in nghiêng", "không in nghiêng")
	}
}

func either(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

// required says what the law wants.
func required(spec law.Spec, a aspect) string {
	switch a {
	case size:
		return "có cỡ " + spanText(spec.Size)
	case weight:
		return either(spec.Bold, "in đậm", "in nhạt, không đậm")
	case slant:
		return either(spec.Italic, "in nghiêng", "viết kiểu chữ đứng")
	case letterCase:
		return either(spec.Case == law.Capitals, "viết in hoa toàn bộ", "viết chữ in thường")
	default:
		return "đặt giữa"
	}
}

// lookHint tells where to click.
func lookHint(spec law.Spec, a aspect) string {
	switch a {
	case size:
		return "bôi đen dòng này, chọn cỡ " + sizeChoice(spec) + " trong Home > Font Size"
	case weight:
		return "bôi đen dòng này, bấm Ctrl+B để " + either(spec.Bold, "in đậm", "bỏ in đậm")
	case slant:
		return "bôi đen dòng này, bấm Ctrl+I để " + either(spec.Italic, "in nghiêng", "bỏ in nghiêng")
	case letterCase:
		return "bôi đen dòng này, bấm Shift+F3 đến khi chữ " + either(spec.Case == law.Capitals, "in hoa hết", "in thường, rồi viết hoa lại chữ đầu và tên riêng")
	default:
		return "đặt con trỏ ở dòng này, bấm Ctrl+E, và bỏ thụt dòng trong Home > Paragraph > Indentation"
	}
}

// sizeChoice is the size to type, “13” or “13 hoặc 14”.
func sizeChoice(spec law.Spec) string {
	low := strings.TrimSuffix(sizeText(spec.Size.Min), " pt")
	if spec.Size.Min == spec.Size.Max {
		return low
	}
	return low + " hoặc " + strings.TrimSuffix(sizeText(spec.Size.Max), " pt")
}

// sizeText writes a size of type: “13 pt”, “13,5 pt”.
func sizeText(l unit.Length) string {
	n := l.HalfPoints()
	return fmt.Sprint(n/2) + either(n%2 == 1, ",5", "") + " pt"
}

// spanText writes sizes: “13 pt”, “từ 13 đến 14 pt”.
func spanText(s law.Span) string {
	if s.Min == s.Max {
		return sizeText(s.Min)
	}
	return "từ " + strings.TrimSuffix(sizeText(s.Min), " pt") + " đến " + sizeText(s.Max)
}

// caseDeparture tells of small letters in what is set in capitals, and of
// capitals alone in what is not.
func caseDeparture(p *recognize.Piece, spec law.Spec) (fault, bool) {
	f := fault{piece: p, place: check.At(p), all: true}
	switch spec.Case {
	case law.Capitals:
		f.found = "viết chữ in thường"
		return f, hasSmall(p.Text)
	case law.Sentence:
		f.found = "viết in hoa toàn bộ"
		return f, shouts(p.Text)
	}
	return f, false
}

func hasSmall(s string) bool {
	return strings.ContainsFunc(viet.NFC(s), func(r rune) bool { return unicode.ToUpper(r) != r })
}

// shouts reports whether a text of two words or more is all in capitals.
func shouts(s string) bool {
	if hasSmall(s) {
		return false
	}
	letters := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(letters) > 1
}

// centringTolerance forgives what converters round and spaces at an end.
const centringTolerance = 2 * unit.MM

// centred reports whether a piece stands in the middle of its column, and
// whether that can be told.
func centred(p *recognize.Piece) (ok, known bool) {
	f := p.Paragraph.Format
	if whole(p) && f.Align == flow.Center && abs(f.IndentLeft+f.FirstLine-f.IndentRight) <= 2*centringTolerance {
		return true, true
	}
	b := p.Box
	if !measured(p) || b.ColumnRight <= b.ColumnLeft {
		return false, false
	}
	return abs(b.Center()-(b.ColumnLeft+b.ColumnRight)/2) <= centringTolerance, true
}

func abs(l unit.Length) unit.Length { return max(l, -l) }
