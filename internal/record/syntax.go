package record

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// syntax reports an error of the YAML parser in words that say what to change.
func (r *reader) syntax(text []byte, err error) {
	line, problem := splitError(err)
	if r.unknownAlias(problem) {
		return
	}
	if !strings.HasPrefix(problem, "found ") {
		line = r.findLine(text, line, problem)
	}
	if strings.Contains(problem, "unexpected end of stream") && strings.TrimSpace(r.source.line(line)) == "" {
		line = 1 // the parser tells the opening line, save if it is the first
	}
	line = max(1, min(line, len(r.source.lines)))
	if r.badSpace(line) {
		return
	}
	at := diag.Range{File: r.file, Start: r.source.pos(line, 1+indentOf(r.source.line(line)))}
	message, hint := r.explain(&at, line, problem)
	r.add(at, hint, "%s", message)
}

// splitError takes “yaml: line 3: did not find expected key” apart. Without a
// line the parser means the first.
func splitError(err error) (line int, problem string) {
	problem = strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(problem, "line "); ok {
		if n, after, ok := strings.Cut(rest, ": "); ok {
			if line, err := strconv.Atoi(n); err == nil {
				return line, after
			}
		}
	}
	return 1, problem
}

// findLine looks for the line a problem is in. The parser names the line where
// the enclosing structure began; the line at fault is the last of the shortest
// beginning of the file that has the same problem.
func (r *reader) findLine(text []byte, named int, problem string) int {
	low, high := max(1, min(named, len(r.source.lines))), len(r.source.lines)
	for low < high {
		mid := (low + high) / 2
		if failsWith(text[:r.source.lines[mid]], problem) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

func failsWith(text []byte, problem string) bool {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var n yaml.Node
		if err := decodeNode(dec, &n); err != nil {
			_, p := splitError(err)
			return p == problem
		}
	}
}

// unknownAlias reports a value that starts with “*”, such as Markdown's bold,
// and was taken for a reference.
func (r *reader) unknownAlias(problem string) bool {
	rest, ok := strings.CutPrefix(problem, "unknown anchor '")
	name, _, ok2 := strings.Cut(rest, "'")
	if !ok || !ok2 {
		return false
	}
	offset := max(0, bytes.Index(r.source.text, []byte("*"+name)))
	at := diag.Range{File: r.file, Start: r.source.posAt(offset)}
	r.add(at, "đặt cả giá trị trong ngoặc kép", "giá trị bắt đầu bằng dấu “*” bị hiểu là tham chiếu của YAML")
	return true
}

// spaceAfterColon words the lack of a space at an offset of a line.
func spaceAfterColon(text string, offset int) (message, hint string) {
	return "sau dấu hai chấm thiếu dấu cách", "viết “" + clip(viet.NFC(strings.TrimSpace(text[:offset]+" "+text[offset:]))) + "”"
}

// keyGlued finds a key whose value follows its colon at once, which YAML takes
// for text; the address of a page is none.
var keyGlued = regexp.MustCompile(`^ *(?:- +)?[\pL_][\pL\d_]*:[^\s/:]`)

// gluedAbove returns the line before one, comments and blank lines not counted,
// and the offset of the value that is glued to its key there, or 0.
func (r *reader) gluedAbove(line int) (n, offset int) {
	for n = line - 1; n > 0; n-- {
		text := r.source.line(n)
		if bare := strings.TrimSpace(text); bare == "" || strings.HasPrefix(bare, "#") {
			continue
		}
		if keyGlued.MatchString(text) {
			offset = strings.IndexByte(text, ':') + 1
		}
		return n, offset
	}
	return 0, 0
}

// badSpace reports the characters that look like spaces and are none for YAML,
// on the line at fault or, where a key is not seen, the one before; comments and
// blank lines between do not count.
func (r *reader) badSpace(line int) bool {
	before := line - 1
	for before > 1 && (strings.TrimSpace(r.source.line(before)) == "" || strings.HasPrefix(strings.TrimSpace(r.source.line(before)), "#")) {
		before--
	}
	for _, n := range []int{line, before} {
		text := r.source.line(n)
		indent := text[:len(text)-len(strings.TrimLeft(text, " \t\u00a0\u2002\u2003\u3000\u200b\u2060\ufeff"))]
		for _, odd := range []struct{ char, name string }{
			{"\u00a0", "dấu cách không ngắt (U+00A0)"}, {"\u2002", "dấu cách U+2002"}, {"\u2003", "dấu cách U+2003"},
			{"\u3000", "dấu cách toàn góc (U+3000)"}, {"\u200b", "ký tự không nhìn thấy (U+200B)"},
			{"\u2060", "ký tự không nhìn thấy (U+2060)"}, {"\ufeff", "ký tự không nhìn thấy (U+FEFF)"},
		} {
			offset := strings.Index(indent, odd.char)
			if i := strings.Index(text, ":"+odd.char); offset < 0 && i >= 0 {
				offset = i + 1
			}
			if i := strings.Index(text, "-"+odd.char); offset < 0 && i == len(indent) {
				offset = i + 1
			}
			if offset >= 0 {
				at := diag.Range{File: r.file, Start: r.source.posAt(r.source.lines[n-1] + offset)}
				r.add(at, "xóa ký tự đó rồi gõ lại bằng phím cách", "có %s ở chỗ cần dấu cách thường", odd.name)
				return true
			}
		}
	}
	return false
}

// explain words a problem; it moves at to the character meant where that can
// be told.
func (r *reader) explain(at *diag.Range, line int, problem string) (message, hint string) {
	text := r.source.line(line)
	mark := func(offset int) { at.Start = r.source.posAt(r.source.lines[line-1] + offset) }
	has := func(part string) bool { return strings.Contains(problem, part) }
	if tab := strings.IndexByte(text, '\t'); tab >= 0 && tab <= indentOf(text) {
		mark(tab)
		return "dòng thụt lề bằng phím Tab, YAML chỉ nhận dấu cách", "thay mỗi Tab bằng hai dấu cách"
	}
	if n, offset := r.gluedAbove(line); offset > 0 && (has("mapping values are not allowed") || has("expected key")) {
		glued := r.source.line(n)
		at.Start = r.source.posAt(r.source.lines[n-1] + offset)
		return spaceAfterColon(glued, offset)
	}
	switch {
	case has("mapping values are not allowed"):
		if second := secondColon(text); second >= 0 {
			mark(second)
			return "dòng có hai dấu hai chấm, nên không rõ đâu là giá trị", "đặt cả giá trị sau dấu hai chấm thứ nhất trong ngoặc kép"
		}
		return "dòng thụt sâu hơn khóa ở trên trong khi khóa đó đã có giá trị", "đặt các khóa ngang hàng thẳng cột với nhau"
	case has("expected key"), has("expected ':'"):
		switch header := r.blockAbove(line); {
		case header > 0 && header == line-1:
			return "nội dung của khối “|” chưa thụt vào", "thụt mọi dòng của khối vào hai dấu cách so với khóa"
		case header > 0:
			return "dòng thụt nông hơn phần còn lại của khối “|” bắt đầu ở dòng " + strconv.Itoa(header), "thụt dòng vào thẳng cột với dòng đầu của khối"
		}
	}
	switch {
	case has("could not find expected ':'"), has("did not find expected ':'"):
		if rest, ok := strings.CutPrefix(strings.TrimSpace(text), "-"); ok && rest != "" {
			return "sau dấu “-” của danh sách thiếu dấu cách", "viết “" + clip(viet.NFC("- "+strings.TrimSpace(rest))) + "”"
		}
		if i := strings.IndexByte(text, ':'); i >= 0 && i+1 < len(text) && text[i+1] != ' ' {
			mark(i + 1)
			return spaceAfterColon(text, i+1)
		}
		return "dòng “" + clip(viet.NFC(strings.TrimSpace(text))) + "” không có dạng “khóa: giá trị”",
			"thêm khóa và dấu hai chấm, hoặc thụt dòng vào nếu nó nối tiếp dòng trên"
	case has("cannot start any token"):
		if i, c := strangeStart(text); i >= 0 {
			mark(i)
			return "giá trị không được bắt đầu bằng dấu “" + c + "”", "đặt cả giá trị trong ngoặc kép"
		}
	case has("a tab character"):
		if i := strings.IndexByte(text, '\t'); i >= 0 {
			mark(i)
		}
		return "dòng thụt lề bằng phím Tab, YAML chỉ nhận dấu cách", "thay mỗi Tab bằng hai dấu cách"
	}
	return explainStructure(text, problem)
}

// explainStructure words the problems whose column the parser does not tell.
func explainStructure(text, problem string) (message, hint string) {
	for _, p := range []struct{ part, message, hint string }{
		{"found unexpected end of stream", "dấu ngoặc kép mở ở dòng này không được đóng lại", "thêm dấu ngoặc đóng ở cuối giá trị"},
		{"found unexpected document indicator", "dấu ngoặc kép mở ở dòng này không được đóng lại", "thêm dấu ngoặc đóng ở cuối giá trị"},
		{"',' or ']'", "danh sách trong ngoặc vuông thiếu dấu phẩy hoặc dấu “]”", "kiểm tra dấu phẩy giữa các mục và dấu “]” ở cuối"},
		{"',' or '}'", "nhóm khóa trong ngoặc nhọn thiếu dấu phẩy hoặc dấu “}”", "kiểm tra dấu phẩy giữa các khóa và dấu “}” ở cuối; giá trị có “{{” phải đặt trong ngoặc kép"},
		{"block sequence entries are not allowed", "dấu “-” của danh sách đứng cùng dòng với khóa", "xuống dòng rồi mới viết “- ”, hoặc đặt giá trị trong ngoặc kép"},
		{"unknown escape character", "dấu “\\” trong ngoặc kép phải đi với một chữ YAML biết, như \\n", "dùng dấu nháy đơn '…', hoặc viết \\\\"},
		{"cannot start any token", "có dấu mà YAML không nhận ở đầu giá trị, như @, %, | hoặc dấu nháy ngược", "đặt cả giá trị trong ngoặc kép"},
		{"invalid Unicode character", "mã ký tự sau dấu “\\” trong ngoặc kép không có thật", "xóa mã đó, hoặc gõ thẳng ký tự"},
		{"hexdecimal number", "sau dấu “\\” trong ngoặc kép cần đủ chữ số thập lục phân", "dùng dấu nháy đơn '…', hoặc viết \\\\"},
		{"expected alphabetic or numeric", "giá trị bắt đầu bằng dấu “*” hoặc “&” bị hiểu là tham chiếu của YAML", "đặt cả giá trị trong ngoặc kép"},
		{"expected comment or line break", "sau dấu “|” hoặc “>” không được viết gì trên cùng dòng", "xuống dòng, thụt vào rồi viết tiếp"},
		{"indentation indicator", "số sau dấu “|” hoặc “>” phải từ 1 đến 9", "bỏ số đó đi"},
		{"exceeded max depth", "các danh sách và nhóm khóa lồng nhau quá " + strconv.Itoa(maxDepth) + " tầng", "bỏ bớt các tầng thụt lề hoặc dấu ngoặc"},
		{"whitespace or line break", "giá trị bắt đầu bằng dấu “!” bị hiểu là thẻ của YAML", "đặt cả giá trị trong ngoặc kép"},
		{"tag", "giá trị bắt đầu bằng dấu “!” bị hiểu là thẻ của YAML", "đặt cả giá trị trong ngoặc kép"},
		{"directive", "dòng bắt đầu bằng dấu “%” bị hiểu là lệnh của YAML", "bỏ dòng này, hoặc đặt giá trị trong ngoặc kép"},
		{"expected '-' indicator", "dòng không thẳng cột với các mục “-” ở trên", "thụt dòng cho thẳng cột, hoặc thêm dấu “- ”"},
		{"expected <document start>", "dòng không nối tiếp được phần ở trên", "viết dòng dạng “khóa: giá trị”, thẳng cột với các khóa khác"},
		{"mapping keys are not allowed", "dấu “?” ở đầu dòng bị hiểu là khóa của YAML", "đặt cả giá trị trong ngoặc kép"},
		{"expected node content", "thiếu giá trị, hoặc thừa dấu phẩy hay dấu ngoặc", "kiểm tra các dấu phẩy và dấu ngoặc ở dòng này"},
	} {
		if strings.Contains(problem, p.part) {
			return p.message, p.hint
		}
	}
	if strings.Contains(problem, "expected key") {
		if quotedThenText(text, `"`) {
			return "sau dấu ngoặc kép đóng còn chữ", "đặt cả giá trị trong một cặp nháy đơn '…', giữ nguyên ngoặc kép bên trong"
		}
		if quotedThenText(text, `'`) {
			return "sau dấu nháy đơn đóng còn chữ", "đặt cả giá trị trong một cặp ngoặc kép \"…\", giữ nguyên nháy đơn bên trong"
		}
		for _, pair := range []string{"[]", "{}"} {
			if strings.Count(text, pair[1:]) > strings.Count(text, pair[:1]) {
				return "thừa dấu “" + pair[1:] + "”", "bỏ dấu thừa, hoặc đặt cả giá trị trong ngoặc kép"
			}
		}
		return "dòng không thẳng cột với các khóa ở trên, hoặc thiếu “khóa:”", "đặt các khóa ngang hàng thẳng cột với nhau"
	}
	return "tệp không đúng cú pháp YAML (" + problem + ")", "kiểm tra thụt lề, dấu hai chấm và dấu ngoặc quanh dòng này"
}

// blockAbove returns the line with the “|” or “>” of the block that a line falls
// out of because it is indented less than the rest, or 0.
func (r *reader) blockAbove(line int) int {
	indent := indentOf(r.source.line(line))
	for n := line - 1; n > 0; n-- {
		text := r.source.line(n)
		bare := strings.TrimRight(text, " +-0123456789")
		header := strings.HasSuffix(bare, ": |") || strings.HasSuffix(bare, ": >") || strings.HasSuffix(bare, "- |") || strings.HasSuffix(bare, "- >")
		switch {
		case header && (indentOf(text) < indent || n == line-1):
			return n
		case header, strings.TrimSpace(text) != "" && indentOf(text) <= indent:
			return 0
		}
	}
	return 0
}

// indentOf counts the spaces that a line starts with.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// secondColon returns the offset of the second “: ” of a line, or -1.
func secondColon(line string) int {
	first := strings.Index(line, ": ")
	if first < 0 {
		return -1
	}
	if second := strings.Index(line[first+1:]+" ", ": "); second >= 0 {
		return first + 1 + second
	}
	return -1
}

// strangeStart finds the character that no value may start with, at the start
// of the line, of an item or after a colon.
func strangeStart(line string) (offset int, char string) {
	for i := 0; i < len(line); i++ {
		before := strings.TrimRight(line[:i], " ")
		starts := before == "" || strings.ContainsAny(before[len(before)-1:], ":-[{,")
		if starts && strings.IndexByte("@`%|>\t", line[i]) >= 0 {
			_, size := utf8.DecodeRuneInString(line[i:])
			return i, line[i : i+size]
		}
	}
	return -1, ""
}

// quotedThenText reports whether a line has a value in the given quotation marks
// with text after it.
func quotedThenText(line, quote string) bool {
	for _, start := range []string{": ", "- "} {
		_, value, ok := strings.Cut(line, start+quote)
		_, rest, closed := strings.Cut(value, quote)
		if rest = strings.TrimSpace(rest); ok && closed && rest != "" && rest[0] != '#' {
			return true
		}
	}
	return false
}
