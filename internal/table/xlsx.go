package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Limits of one workbook, so that no file takes all memory.
const (
	maxUnzipped = 512 << 20 // bytes, all parts
	maxParts    = 20_000
	maxStrings  = 4_000_000
	maxCells    = 4_000_000 // with something in them
	maxMerges   = 200_000
)

// book is a workbook whose directory has been read.
type book struct {
	file     string
	data     []byte
	parts    map[string]*zip.File // by name in small letters
	sheets   []sheetEntry
	date1904 bool
	strings  []string
	formats  []numberFormat // by style of a cell
	struck   []bool         // by style, whether the text is struck through
	calc     *calculator
}

type sheetEntry struct {
	name   string // composed
	typed  string // as the file has it
	part   string
	hidden bool
}

const damagedHint = "mở tệp bằng Excel hoặc LibreOffice, cho sửa chữa nếu được hỏi, rồi lưu lại dạng .xlsx"

// recognizeZip tells a workbook from other files that are zip files inside.
func recognizeZip(at diag.Range, data []byte) (form, diag.List) {
	var list diag.List
	parts, err := unzip(data)
	if err != nil {
		list.Add(at, "lấy lại tệp gốc rồi thử lại", "sổ tính bị hỏng: %v", err)
		return unknownForm, list
	}
	has := func(name string) bool { return parts[name] != nil }
	switch {
	case has("xl/workbook.bin"):
		list.Add(at, xlsxHint, "sổ tính ở dạng nhị phân (.xlsb), không đọc được")
	case has("xl/vbaproject.bin"):
		list.Add(at, xlsxHint+"; bản lưu không còn macro", "sổ tính có macro (.xlsm), không nhận")
	case has("content.xml") && has("mimetype"):
		list.Add(at, "mở bằng LibreOffice, chọn Tệp, Lưu dưới dạng, rồi chọn kiểu “Excel 2007–365 (.xlsx)”", "tệp ở dạng OpenDocument (.ods), không đọc được")
	case has("word/document.xml"):
		list.Add(at, "chép bảng sang sổ tính Excel rồi lưu dạng .xlsx", "tệp là văn bản Word, không phải sổ tính")
	case has("_rels/.rels"):
		return workbookForm, nil
	default:
		list.Add(at, "giải nén rồi chọn tệp .xlsx, .csv hoặc .yaml ở trong", "tệp nén (zip) không phải sổ tính Excel")
	}
	return unknownForm, list
}

// refuseOLE names what an old file of Office is.
func refuseOLE(list *diag.List, at diag.Range, data []byte) {
	switch {
	case bytes.Contains(data, wide("EncryptedPackage")):
		list.Add(at, "mở bằng Excel, chọn File, Info, Protect Workbook, Encrypt with Password, xóa mật khẩu rồi lưu lại", "sổ tính có mật khẩu, không mở được")
	case bytes.Contains(data, wide("WordDocument")):
		list.Add(at, "chép bảng sang sổ tính Excel rồi lưu dạng .xlsx", "tệp là văn bản Word đời cũ, không phải sổ tính")
	default:
		list.Add(at, xlsxHint, "sổ tính ở dạng Excel 97-2003 (.xls), không đọc được")
	}
}

// wide is a text as OLE names its streams.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// unzip reads the directory of a zip file and judges it as a whole.
func unzip(data []byte) (map[string]*zip.File, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("tệp nén (zip) thiếu phần cuối hoặc sai cấu trúc")
	}
	if len(r.File) > maxParts {
		return nil, fmt.Errorf("có %d phần, nhiều nhất là %d", len(r.File), maxParts)
	}
	parts := make(map[string]*zip.File, len(r.File))
	total := uint64(0)
	for _, f := range r.File {
		if f.UncompressedSize64 > maxUnzipped || total+f.UncompressedSize64 > maxUnzipped {
			return nil, fmt.Errorf("giải nén ra quá %d MB", maxUnzipped>>20)
		}
		total += f.UncompressedSize64
		parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	return parts, nil
}

// part reads a part; it is nil if there is none of that name.
func (b *book) part(name string) ([]byte, error) {
	f := b.parts[strings.ToLower(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("không mở được phần %s", name)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxUnzipped))
	if err != nil {
		return nil, fmt.Errorf("phần %s không giải nén được", name)
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// openBook reads what a workbook says of its sheets.
func openBook(file string, data []byte) (*book, error) {
	parts, err := unzip(data)
	if err != nil {
		return nil, err
	}
	b := &book{file: file, data: data, parts: parts}
	root, err := b.relations("_rels/.rels", "")
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	for _, r := range root {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = r.target
		}
	}
	folder, name := path.Split(main)
	relations, err := b.relations(folder+"_rels/"+name+".rels", folder)
	if err != nil {
		return nil, err
	}
	if err := b.readWorkbook(main, relations); err != nil {
		return nil, err
	}
	for _, r := range relations {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = b.readStrings(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = b.readStyles(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	return b, nil
}

type relation struct{ id, kind, target string }

func (b *book) relations(name, folder string) ([]relation, error) {
	data, err := b.part(name)
	if err != nil || data == nil {
		return nil, err
	}
	var all []relation
	for t := tokensOf(data); ; {
		kind, err := t.next()
		if err != nil {
			return nil, fmt.Errorf("phần %s: %w", name, err)
		}
		if kind == endOfPart {
			return all, nil
		}
		if kind == startTag && string(t.name) == "Relationship" {
			target := plain(t.attr("Target"))
			if !strings.HasPrefix(target, "/") {
				target = folder + target
			}
			all = append(all, relation{plain(t.attr("Id")), plain(t.attr("Type")), strings.TrimPrefix(path.Clean(target), "/")})
		}
	}
}

// readWorkbook lists the sheets with cells, not those of charts and macros.
func (b *book) readWorkbook(name string, relations []relation) error {
	data, err := b.part(name)
	if err != nil {
		return err
	}
	if data == nil {
		return fmt.Errorf("thiếu phần %s", name)
	}
	for t := tokensOf(data); ; {
		kind, err := t.next()
		if err != nil {
			return fmt.Errorf("phần %s: %w", name, err)
		}
		if kind == endOfPart {
			return nil
		}
		if kind != startTag {
			continue
		}
		switch string(t.name) {
		case "workbookPr":
			b.date1904 = t.flag("date1904")
		case "sheet":
			id, state := plain(t.attr("id")), string(t.attr("state"))
			for _, r := range relations {
				if r.id == id && strings.HasSuffix(r.kind, "/worksheet") {
					name := plain(t.attr("name"))
					b.sheets = append(b.sheets, sheetEntry{viet.NFC(name), name, r.target, state == "hidden" || state == "veryHidden"})
				}
			}
		}
	}
}

// readStrings reads the texts that cells share.
func (b *book) readStrings(name string) error {
	data, err := b.part(name)
	if err != nil {
		return err
	}
	t := tokensOf(data)
	for {
		kind, err := t.next()
		if err != nil {
			return fmt.Errorf("phần %s: %w", name, err)
		}
		if kind == endOfPart {
			return nil
		}
		if kind == startTag && string(t.name) == "si" {
			s, err := t.richText("si")
			if err != nil {
				return fmt.Errorf("phần %s: %w", name, err)
			}
			if b.strings = append(b.strings, clean(unescapeCell(s))); len(b.strings) > maxStrings {
				return fmt.Errorf("có quá nhiều chuỗi chữ")
			}
		}
	}
}

// richText joins the runs of a text up to the end of its element, without the
// readings of East Asian letters.
func (t *tokens) richText(element string) (string, error) {
	var b strings.Builder
	for inside, phonetic := 0, 0; ; {
		kind, err := t.next()
		if err != nil {
			return "", err
		}
		switch kind {
		case endOfPart:
			return "", errDamaged
		case text:
			if inside > 0 && phonetic == 0 {
				t.content(&b)
			}
		case startTag, endTag:
			step := 1
			if kind == endTag {
				step = -1
			}
			switch string(t.name) {
			case element:
				if step < 0 {
					return b.String(), nil
				}
			case "t":
				inside += step
			case "rPh":
				phonetic += step
			}
		}
	}
}

// unescapeCell reads “_x000D_”, with which Excel writes characters that XML
// does not allow.
func unescapeCell(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if n, ok := hex4(s[2:6]); ok {
				b.WriteRune(n)
				s = s[7:]
				continue
			}
		}
		b.WriteString("_x")
		s = s[2:]
	}
}

func hex4(s string) (rune, bool) {
	n := rune(0)
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			n = n<<4 | rune(c-'0')
		case 'A' <= c && c <= 'F':
			n = n<<4 | rune(c-'A'+10)
		case 'a' <= c && c <= 'f':
			n = n<<4 | rune(c-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}

// readStyles reads the number format of each style of cells.
func (b *book) readStyles(name string) error {
	data, err := b.part(name)
	if err != nil {
		return err
	}
	codes := map[int]string{}
	var fonts []bool // struck through
	inside := false
	for t := tokensOf(data); ; {
		kind, err := t.next()
		if err != nil {
			return fmt.Errorf("phần %s: %w", name, err)
		}
		switch {
		case kind == endOfPart:
			return nil
		case string(t.name) == "cellXfs" && kind != text:
			inside = kind == startTag
		case kind != startTag:
		case string(t.name) == "numFmt":
			codes[t.number("numFmtId")] = plain(t.attr("formatCode"))
		case string(t.name) == "font":
			fonts = append(fonts, false)
		case string(t.name) == "strike" && len(fonts) > 0:
			fonts[len(fonts)-1] = t.attr("val") == nil || t.flag("val")
		case string(t.name) == "xf" && inside:
			id := t.number("numFmtId")
			code, own := codes[id]
			if !own {
				code = builtinFormats[id]
			}
			b.formats = append(b.formats, parseFormat(code))
			font := t.number("fontId")
			b.struck = append(b.struck, font < len(fonts) && fonts[font])
		}
	}
}

func readWorkbook(file string, data []byte, o Options) (*Table, diag.List) {
	var list diag.List
	b, err := openBook(file, data)
	if err != nil {
		list.Add(diag.Range{File: file}, damagedHint, "sổ tính bị hỏng: %v", err)
		return nil, list
	}
	entry, ok := b.choose(o.Sheet, &list)
	if !ok {
		return nil, list
	}
	g, err := b.readSheet(entry)
	if err != nil {
		list.Add(diag.Range{File: file, Sheet: entry.name}, damagedHint, "trang tính bị hỏng: %v", err)
		return nil, list
	}
	t, more := g.table(o.Header)
	for _, s := range b.sheets {
		if t != nil && !s.hidden && s.part != entry.part {
			t.Others = append(t.Others, s.name)
		}
	}
	return t, append(list, more...)
}

func sheetNames(file string, data []byte) ([]string, diag.List) {
	var list diag.List
	b, err := openBook(file, data)
	if err != nil {
		list.Add(diag.Range{File: file}, damagedHint, "sổ tính bị hỏng: %v", err)
		return nil, list
	}
	var names []string
	for _, s := range b.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names, list
}

// choose finds the sheet of a name, or the first that people see.
func (b *book) choose(name string, list *diag.List) (sheetEntry, bool) {
	at := diag.Range{File: b.file}
	var names []string
	for _, s := range b.sheets {
		if name == "" && !s.hidden || s.name == name {
			return s, true
		}
		names = append(names, s.name)
	}
	if name == "" {
		list.Add(at, "bỏ ẩn trang tính có số liệu rồi lưu lại", "sổ tính không có trang tính nào nhìn thấy được")
		return sheetEntry{}, false
	}
	var same []sheetEntry
	for _, s := range b.sheets {
		if viet.Key(s.name) == viet.Key(name) {
			same = append(same, s)
		}
	}
	switch {
	case len(same) == 1:
		return same[0], true
	case len(same) > 1:
		list.Add(at, "viết tên trang tính đúng từng dấu", "“%s” có thể là trang tính “%s” hoặc “%s”", name, same[0].name, same[1].name)
		return sheetEntry{}, false
	}
	hint := fmt.Sprintf("chọn một trong các trang tính: “%s”", strings.Join(names, "”, “"))
	if near, ok := viet.Nearest(name, names); ok {
		hint = diag.Meant(near)
	}
	list.Add(at, hint, "sổ tính không có trang tính “%s”", name)
	return sheetEntry{}, false
}
