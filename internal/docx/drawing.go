package docx

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"vanban/internal/flow"
	"vanban/internal/unit"
)

// drawer reads the drawings of one file, in DrawingML and in VML.
type drawer struct {
	archive *archive
	// box reads the paragraphs of a text box that leaves so much width to them.
	box    func(content *element, width unit.Length) []flow.Block
	theme  *element            // nil if the file has none
	types  map[string]*element // v:shapetype by id
	images map[string][]byte   // by name of the part
}

// drawn is what a drawing is in a flow.
type drawn struct {
	image  *flow.Image // stands in the line
	floats []*flow.Float
	lost   []string // what a flow cannot hold
}

// newDrawer returns the reader of the drawings of a file.
func newDrawer(a *archive, theme *element, box func(*element, unit.Length) []flow.Block) *drawer {
	return &drawer{archive: a, box: box, theme: theme, types: map[string]*element{}, images: map[string][]byte{}}
}

// read reads a w:drawing, w:pict or w:object of a part.
func (w *drawer) read(part string, e *element) drawn {
	s := sketch{drawer: w, links: w.archive.related(part)}
	switch e.name {
	case "w:drawing":
		for _, c := range e.children {
			s.drawing(c)
		}
	case "w:pict":
		for _, c := range e.children {
			s.vml(c, nil)
		}
	case "w:object":
		s.object(e)
	}
	return s.drawn
}

// sketch reads one drawing.
type sketch struct {
	*drawer
	drawn
	links  map[string]relation
	anchor anchor
	inline bool // stands in the line like a letter
}

func (s *sketch) lose(what string) {
	if !slices.Contains(s.lost, what) {
		s.lost = append(s.lost, what)
	}
}

// object records an embedded object. ECMA-376-1, 17.3.3.19 (object).
func (s *sketch) object(e *element) {
	for c := range e.all() {
		if program := c.value("ProgID"); c.name == "o:OLEObject" && program != "" {
			s.lose("đối tượng nhúng “" + clip(program) + "”")
			return
		}
	}
	s.lose("đối tượng nhúng")
}

// anchor is where a drawing stands.
type anchor struct {
	x, y         unit.Length
	fromX, fromY flow.Origin
	align        flow.Align
	aligned      bool
	valign       flow.VAlign
	valigned     bool
}

// inLine is the place of what stands in the line like a letter.
var inLine = anchor{fromX: flow.FromCharacter, fromY: flow.FromCharacter}

// area is a rectangle, in EMU: from the anchor of its drawing, or in the
// coordinates of a group.
type area struct{ x, y, w, h float64 }

// grid turns coordinates of a group into those around it.
type grid struct{ x, y, dx, dy, scaleX, scaleY float64 }

// gridOf fits the coordinates inner of a group into its area.
func gridOf(inner, outer area) grid {
	g := grid{inner.x, inner.y, outer.x, outer.y, 1, 1}
	if inner.w > 0 {
		g.scaleX = outer.w / inner.w
	}
	if inner.h > 0 {
		g.scaleY = outer.h / inner.h
	}
	return g
}

// place takes an area of the group out of it; a nil grid leaves it.
func (g *grid) place(a area) area {
	if g == nil {
		return a
	}
	return area{g.dx + (a.x-g.x)*g.scaleX, g.dy + (a.y-g.y)*g.scaleY, a.w * g.scaleX, a.h * g.scaleY}
}

// shape is one shape of a drawing, from whichever language.
type shape struct {
	area         area
	turn         float64 // degrees clockwise
	flipX, flipY bool
	line         bool        // a straight line from corner to corner
	plain        bool        // a rectangle or the like, that can stand for a frame
	weight       unit.Length // of the line around it; 0 for none
	color        string
	fill         string // colour inside; “none” for none
	content      *element
	inset        [3]unit.Length // between the edges and the content: left, top, right
	image        *flow.Image
}

// usualInset is the inset of a box that does not say it: left, top, right.
// ECMA-376-1, 21.1.2.1.1 (bodyPr); ECMA-376-4, 19.1.2.22 (textbox).
func usualInset() [3]unit.Length {
	return [3]unit.Length{unit.Inch / 10, unit.Inch / 20, unit.Inch / 10}
}

const noFill = "none"

// How high a rectangle may be that is a line to the eye: an empty one, and one
// that is filled.
const (
	maxFlat = unit.Point
	maxBar  = 9 * unit.Point / 4
)

// isThin reports whether a rectangle is a line to the eye.
func (p *shape) isThin(f *flow.Float) bool {
	most := maxFlat
	if p.plain && p.fill != noFill && p.fill != "FFFFFF" {
		most = maxBar
	}
	low, long := min(f.Width, f.Height), max(f.Width, f.Height)
	return low < most && long > 8*low
}

// add makes a float of a shape.
func (s *sketch) add(p *shape) {
	p.rotate()
	f := &flow.Float{
		X: s.anchor.x + toLength(p.area.x), Y: s.anchor.y + toLength(p.area.y),
		Width: toLength(p.area.w), Height: toLength(p.area.h),
		FromX: s.anchor.fromX, FromY: s.anchor.fromY,
		Align: s.anchor.align, AlignedX: s.anchor.aligned, VAlign: s.anchor.valign, AlignedY: s.anchor.valigned,
		Weight: p.weight, Color: p.color, Image: p.image,
	}
	switch {
	case f.Width == 0 && f.Height == 0 && p.content == nil:
		return // nothing to see
	case p.content != nil:
		f.InsetLeft, f.InsetTop, f.InsetRight = p.inset[0], p.inset[1], p.inset[2]
		f.Blocks = s.box(p.content, max(f.Width-f.InsetLeft-f.InsetRight, 0))
	case p.image != nil:
	case p.line:
		if f.Weight == 0 {
			return // not drawn
		}
		f.Line = true
		flatten(f)
	case p.isThin(f):
		thin(f, p)
	case !p.plain:
		s.lose("hình vẽ")
		return
	}
	if f.Weight == 0 && f.Blocks == nil && f.Image == nil {
		return // nothing to see, or a coloured patch
	}
	s.floats = append(s.floats, f)
}

// flatten takes the height from a line that a hand drew level, or the width
// from one that is upright.
func flatten(f *flow.Float) {
	switch {
	case f.Height <= maxFlat && f.Width > 4*f.Height:
		f.Height = 0
	case f.Width <= maxFlat && f.Height > 4*f.Width:
		f.Width = 0
	}
}

// thin makes a line of a rectangle too low or too narrow to be one.
func thin(f *flow.Float, p *shape) {
	f.Line = true
	if p.fill != noFill {
		f.Weight = max(f.Weight, min(f.Width, f.Height))
		if p.weight == 0 {
			f.Color = p.fill
		}
	}
	if f.Height < f.Width {
		f.Height = 0
	} else {
		f.Width = 0
	}
}

// rotate turns a shape about its middle and gives it the area it then takes.
// Of a box only turns by a right angle count: its text stays as wide.
func (p *shape) rotate() {
	p.area = area{p.area.x + min(p.area.w, 0), p.area.y + min(p.area.h, 0), math.Abs(p.area.w), math.Abs(p.area.h)}
	turn := math.Mod(math.Mod(p.turn, 360)+360, 360)
	if turn == 0 {
		return
	}
	w, h := p.area.w, p.area.h
	if p.line {
		if p.flipX != p.flipY {
			h = -h
		}
		sin, cos := math.Sincos(turn * math.Pi / 180)
		w, h = math.Abs(w*cos-h*sin), math.Abs(w*sin+h*cos)
	} else if quarter := math.Mod(turn, 180); quarter >= 45 && quarter < 135 {
		w, h = h, w
	}
	p.area.x += (p.area.w - w) / 2
	p.area.y += (p.area.h - h) / 2
	p.area.w, p.area.h = w, h
}

// toLength is a number of EMU that a page can hold: Word knows no more than 22
// inches.
func toLength(n float64) unit.Length {
	const most = float64(200 * unit.Inch)
	if math.IsNaN(n) {
		return 0
	}
	return unit.Length(math.Round(max(-most, min(n, most))))
}

// picture reads the picture that a relation leads to; nil if the flow cannot
// hold it. Pictures out of the file are not asked for.
func (s *sketch) picture(id string, a area, alt string) *flow.Image {
	r, ok := s.links[id]
	switch {
	case !ok:
		s.lose("hình không có dữ liệu")
		return nil
	case r.external:
		s.lose("hình liên kết ở ngoài tệp")
		return nil
	}
	data, known := s.images[key(r.target)]
	if !known {
		data, _ = s.archive.raw(r.target)
		s.images[key(r.target)] = data
	}
	kind := ""
	switch {
	case has(data, "\x89PNG\r\n\x1A\n"):
		kind = "png"
	case has(data, "\xFF\xD8\xFF"):
		kind = "jpeg"
	case len(data) == 0:
		s.lose("hình bị hỏng")
		return nil
	default:
		s.lose("hình kiểu " + pictureKind(data, r.target))
		return nil
	}
	return &flow.Image{Data: data, Type: kind, Width: toLength(a.w), Height: toLength(a.h), Alt: alt}
}

// pictureKind names a kind of picture that the flow cannot hold.
func pictureKind(data []byte, name string) string {
	switch {
	case has(data, "GIF8"):
		return "GIF"
	case has(data, "BM"):
		return "BMP"
	case has(data, "II*\x00"), has(data, "MM\x00*"):
		return "TIFF"
	case has(data, "\xD7\xCD\xC6\x9A"):
		return "WMF"
	case len(data) > 44 && bytes.Equal(data[40:44], []byte(" EMF")):
		return "EMF"
	}
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 && len(name)-dot <= 5 {
		return strings.ToUpper(name[dot+1:])
	}
	return "không rõ"
}
