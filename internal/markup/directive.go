package markup

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
)

// Directives returns the names that may stand in braces, in the order of the
// authors' guide.
func Directives() []string {
	return []string{"trang", "ngang", "doc", "giua", "phai", "trai", "bang", "phu_luc", "anh", "muc_luc", "br"}
}

func knownDirective(name string) bool { return slices.Contains(Directives(), name) }

// directive acts on one line in braces that stands alone.
func (b *builder) directive(n *directiveNode, out *outline, ctx context) {
	at := b.at(n.start, n.stop)
	inside := strings.TrimPrefix(string(b.text[n.start:n.stop]), "{")
	name := firstWord([]byte(inside))
	if n.unclosed {
		b.problems.Add(at, "thêm dấu “}” ở cuối dòng", "chỉ thị “{%s” chưa đóng", name)
		return
	}
	rest := strings.TrimSuffix(inside[len(name):], "}")
	if !knownDirective(name) {
		b.unknownDirective(at, name)
		return
	}
	if !slices.Contains([]string{"bang", "phu_luc", "anh", "muc_luc"}, name) && strings.TrimSpace(rest) != "" {
		b.problems.Add(at, "viết {"+name+"}", "chỉ thị “%s” không có tham số, thấy “%s”", name, strings.TrimSpace(rest))
	}
	if ctx.inList && !slices.Contains([]string{"giua", "phai", "trai", "bang"}, name) && (name != "anh" || ctx.dashes > 0 || ctx.quoted) {
		b.problems.Add(at, "viết chỉ thị từ đầu dòng, ngoài danh sách và trích dẫn", "chỉ thị {%s} không đứng trong khoản, điểm, danh sách hay trích dẫn", name)
		return
	}
	switch name {
	case "trang":
		out.add(&doc.PageBreak{At: at})
	case "ngang", "doc":
		out.add(&doc.Orientation{Landscape: name == "ngang", At: at})
	case "giua", "phai", "trai":
		b.setPending(pending{name: name, at: at})
	case "bang":
		b.setPending(pending{name: name, at: at, table: b.tableOptions(rest, n, at)})
	case "phu_luc":
		b.appendix(rest, n, at)
	case "anh":
		b.dropPending()
		out.add(b.image(rest, n.stop-1-len(rest), at))
	case "muc_luc":
		b.dropPending()
		b.tableOfContents(rest, n, out)
	case "br":
		b.problems.Add(at, "đặt {br} trong một dòng chữ", "{br} đứng một mình")
	}
}

func (b *builder) unknownDirective(at diag.Range, name string) {
	b.problems.Add(at, suggest(name, Directives(), "viết \\{ nếu muốn in dấu ngoặc nhọn; các chỉ thị có: "+strings.Join(Directives(), ", ")),
		"không có chỉ thị “%s”", name)
}

// pending is a directive that waits for the block it applies to.
type pending struct {
	name  string
	at    diag.Range
	table tableOptions
}

func (b *builder) setPending(p pending) {
	b.dropPending()
	b.pending = p
}

// dropPending reports a directive that met no block it could apply to.
func (b *builder) dropPending() {
	switch b.pending.name {
	case "":
		return
	case "bang":
		b.problems.Add(b.pending.at, "đặt {bang …} ngay trên bảng", "sau {bang} phải là một bảng")
	default:
		b.problems.Add(b.pending.at, "đặt chỉ thị ngay trên đoạn văn", "sau {%s} phải là một đoạn văn", b.pending.name)
	}
	b.pending = pending{}
}

func (b *builder) takeAlign() doc.Align {
	align := doc.AlignBody
	switch b.pending.name {
	case "giua":
		align = doc.AlignCenter
	case "phai":
		align = doc.AlignRight
	case "trai":
		align = doc.AlignLeft
	default:
		b.dropPending()
		return align
	}
	b.pending = pending{}
	return align
}

// tableOptions is what {bang …} sets. Zero fields were not given.
type tableOptions struct {
	widths []int
	aligns []doc.Align
	header int // -1 if not given
	at     diag.Range
}

var tableKeys = []string{"rong", "can", "tieu_de"}

func (b *builder) tableOptions(rest string, n *directiveNode, at diag.Range) tableOptions {
	opts := tableOptions{header: -1, at: at}
	offset := n.stop - 1 - len(rest)
	for _, w := range words(rest) {
		wordAt := b.at(offset+w.start, offset+w.start+len(w.text))
		key, value, ok := strings.Cut(w.text, "=")
		if !ok || value == "" {
			b.problems.Add(wordAt, "viết tên=giá trị, không có dấu cách, ví dụ {bang rong=10,60,30 can=trai,trai,phai}",
				"tham số của bảng “%s” thiếu giá trị", w.text)
			continue
		}
		switch key {
		case "rong":
			opts.widths = b.widths(value, wordAt)
		case "can":
			opts.aligns = b.aligns(value, wordAt)
		case "tieu_de":
			h, err := strconv.Atoi(value)
			if err != nil || h < 0 || h > 20 {
				b.problems.Add(wordAt, "viết số dòng tiêu đề, ví dụ tieu_de=1", "tieu_de “%s” phải là số từ 0 đến 20", value)
				continue
			}
			opts.header = h
		default:
			b.problems.Add(wordAt, suggest(key, tableKeys, "dùng một trong: "+strings.Join(tableKeys, ", ")),
				"không có tham số “%s” của bảng", key)
		}
	}
	return opts
}

func (b *builder) widths(value string, at diag.Range) []int {
	var widths []int
	for part := range strings.SplitSeq(value, ",") {
		w, err := strconv.Atoi(part)
		if err != nil || w < 1 || w > 10000 {
			b.problems.Add(at, "viết các số nguyên dương, cách nhau bằng dấu phẩy, ví dụ rong=10,60,30",
				"độ rộng cột “%s” phải là số nguyên từ 1 đến 10000", part)
			return nil
		}
		widths = append(widths, w)
	}
	return widths
}

func (b *builder) aligns(value string, at diag.Range) []doc.Align {
	var aligns []doc.Align
	for part := range strings.SplitSeq(value, ",") {
		i := slices.Index([]string{"", "trai", "giua", "phai"}, part)
		if i < 0 {
			b.problems.Add(at, "viết trai, giua hoặc phai cho từng cột, cách nhau bằng dấu phẩy",
				"căn cột “%s” phải là trai, giua hoặc phai", part)
			return nil
		}
		aligns = append(aligns, doc.Align(i))
	}
	return aligns
}

type word struct {
	text  string
	start int
}

// words splits at spaces, keeping offsets.
func words(s string) []word {
	var out []word
	start := -1
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == ' ' || s[i] == '\t':
			if start >= 0 {
				out = append(out, word{s[start:i], start})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	return out
}

// appendix starts an appendix: {phu_luc ngang nhan=pl-1: Tên phụ lục}.
func (b *builder) appendix(rest string, n *directiveNode, at diag.Range) {
	b.closePart()
	options, title, _ := strings.Cut(rest, ":")
	a := &doc.Appendix{At: at}
	offset := n.stop - 1 - len(rest)
	for _, w := range words(options) {
		wordAt := b.at(offset+w.start, offset+w.start+len(w.text))
		key, value, _ := strings.Cut(w.text, "=")
		switch {
		case w.text == "ngang":
			a.Landscape = true
		case w.text == "doc":
			a.Landscape = false
		case w.text == "tep_rieng":
			a.Separate = true
		case key == "nhan" && b.checkLabel(value, wordAt):
			a.Label = value
			b.body.Labels = append(b.body.Labels, doc.Label{Name: value, At: wordAt})
		case key == "nhan":
		default:
			b.problems.Add(wordAt, suggest(key, []string{"ngang", "doc", "nhan", "tep_rieng"}, "viết {phu_luc ngang tep_rieng nhan=pl-1: Tên phụ lục}"),
				"không có tham số “%s” của phụ lục", w.text)
		}
	}
	lead := len(title) - len(strings.TrimLeft(title, " \t"))
	start := n.stop - 1 - len(title) + lead
	if t := strings.TrimSpace(title); t != "" {
		a.Title = doc.Text{Text: b.plain(t), At: b.at(start, start+len(t))}
	}
	b.part = a
}

// checkLabel reports a name that cannot be a label.
func (b *builder) checkLabel(name string, at diag.Range) bool {
	ok := isLabel(name)
	if !ok {
		b.problems.Add(at, "đặt nhãn bằng chữ thường không dấu, số và dấu gạch, ví dụ {#bao-cao}",
			"tên nhãn “%s” có ký tự không dùng được", name)
	}
	return ok
}

// isLabel reports whether a name can be referred to.
func isLabel(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_'
	})
}
