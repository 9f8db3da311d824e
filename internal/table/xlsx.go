package table

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Limits of one workbook, so that no file takes all memory: excelize holds each
// cell of a sheet as some 200 bytes.
const (
	maxUnzipped = 512 << 20 // bytes, all parts
	maxPart     = 64 << 20  // bytes, a part that excelize makes objects of
	maxParts    = 20_000
)

// book is a workbook that excelize has opened.
type book struct {
	name     string
	file     *excelize.File
	sheets   []sheetEntry
	date1904 bool
	styles   map[int]cellStyle // by number
	texts    map[string]string // as shown, by how the file has them
	letters  int               // bytes of all texts read
	calc     *calculator
}

type sheetEntry struct {
	name   string // composed
	typed  string // as the file has it
	part   string
	hidden bool
}

// Parts that excelize looks for under these names alone.
const (
	stylesPart  = "xl/styles.xml"
	stringsPart = "xl/sharedStrings.xml"
)

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
		if low := strings.ToLower(f.Name); f.UncompressedSize64 > maxPart && (strings.HasSuffix(low, ".xml") || strings.HasSuffix(low, ".rels")) {
			return nil, fmt.Errorf("phần %s giải nén ra quá %d MB", f.Name, maxPart>>20)
		}
		parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	return parts, nil
}

// openBook opens a workbook and reads what it says of its sheets.
func openBook(file string, data []byte) (*book, error) {
	if _, err := unzip(data); err != nil {
		return nil, err
	}
	f, err := openExcelize(data)
	if err != nil {
		return nil, err
	}
	b := &book{name: file, file: f, styles: map[int]cellStyle{}, texts: map[string]string{}}
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, errDamaged
	}
	b.date1904 = props.Date1904 != nil && *props.Date1904
	if err := b.findSheets(); err != nil {
		return nil, err
	}
	if _, err := b.surveyPart(b.part(stringsPart)); err != nil {
		return nil, fmt.Errorf("phần %s: %w", stringsPart, err)
	}
	return b, nil
}

// openExcelize opens a workbook that [unzip] has judged. Everything stays in
// memory: no part is put into the folder for temporary files.
func openExcelize(data []byte) (f *excelize.File, err error) {
	defer func() {
		if recover() != nil { // excelize trusts what a file says
			f, err = nil, errDamaged
		}
	}()
	f, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, errDamaged
	}
	return f, nil
}

var errDamaged = errors.New("cấu trúc không đúng chuẩn của Excel")

// part is what a part holds; nil if there is none of that name.
func (b *book) part(name string) []byte {
	content, _ := b.file.Pkg.Load(name)
	data, _ := content.([]byte)
	return data
}

// findSheets lists the sheets with cells. excelize names those of charts and
// macros, too, and does not tell the part of any.
func (b *book) findSheets() error {
	main := ""
	root, err := b.relations("_rels/.rels", "")
	if err != nil {
		return err
	}
	for _, r := range root {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			main = r.Target
		}
	}
	folder, name := path.Split(main)
	relations, err := b.relations(folder+"_rels/"+name+".rels", folder)
	if err != nil {
		return err
	}
	if b.file.WorkBook == nil || b.part(main) == nil {
		return fmt.Errorf("thiếu phần %s", cmp.Or(main, "xl/workbook.xml"))
	}
	for _, name := range []string{stylesPart, stringsPart} {
		kind := strings.TrimSuffix(path.Base(name), ".xml")
		for _, r := range relations {
			if path.Base(r.Type) == kind && r.Target != name && b.part(name) == nil {
				return fmt.Errorf("phần %s phải mang tên %s", r.Target, name)
			}
		}
	}
	for _, s := range b.file.WorkBook.Sheets.Sheet {
		for _, r := range relations {
			if r.ID == s.ID && strings.HasSuffix(r.Type, "/worksheet") {
				b.sheets = append(b.sheets, sheetEntry{viet.NFC(s.Name), s.Name, r.Target, s.State == "hidden" || s.State == "veryHidden"})
			}
		}
	}
	return nil
}

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:",attr"`
	Target string `xml:",attr"`
}

func (b *book) relations(name, folder string) ([]relation, error) {
	data := b.part(name)
	if data == nil {
		return nil, nil
	}
	var all struct {
		Relationship []relation
	}
	if err := xml.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("phần %s: %w", name, errDamaged)
	}
	for i := range all.Relationship {
		r := &all.Relationship[i]
		if !strings.HasPrefix(r.Target, "/") {
			r.Target = folder + r.Target
		}
		r.Target = strings.TrimPrefix(path.Clean(r.Target), "/")
	}
	return all.Relationship, nil
}

// cellStyle is what of the look of a cell changes what people read in it.
type cellStyle struct {
	numberFormat
	struck bool // struck through
}

// style finds a style by its number. GetStyle would read fills and borders,
// too, and not get over what is wrong with them.
func (b *book) style(number int) cellStyle {
	if style, known := b.styles[number]; known {
		return style
	}
	var style cellStyle
	if all := b.file.Styles; all != nil && all.CellXfs != nil && number >= 0 && number < len(all.CellXfs.Xf) {
		xf := all.CellXfs.Xf[number]
		if xf.NumFmtID != nil {
			code := builtinFormats[*xf.NumFmtID]
			if all.NumFmts != nil {
				for _, n := range all.NumFmts.NumFmt {
					if n.NumFmtID == *xf.NumFmtID {
						code = n.FormatCode
					}
				}
			}
			style.numberFormat = parseFormat(code)
		}
		if xf.FontID != nil && all.Fonts != nil && *xf.FontID >= 0 && *xf.FontID < len(all.Fonts.Font) {
			strike := all.Fonts.Font[*xf.FontID].Strike
			style.struck = strike != nil && (strike.Val == nil || *strike.Val)
		}
	}
	b.styles[number] = style
	return style
}

func readWorkbook(file string, data []byte, o Options) (*Table, diag.List) {
	var list diag.List
	b, err := openBook(file, data)
	if err != nil {
		refuse(&list, diag.Range{File: file}, "sổ tính", err)
		return nil, list
	}
	entry, ok := b.choose(o.Sheet, &list)
	if !ok {
		return nil, list
	}
	g, err := b.readSheet(entry)
	if err != nil {
		refuse(&list, diag.Range{File: file, Sheet: entry.name}, "trang tính", err)
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

// refuse tells why a workbook cannot be read and what to do about it.
func refuse(list *diag.List, at diag.Range, what string, err error) {
	if f := (*fault)(nil); errors.As(err, &f) {
		list.Add(at, f.hint, "%s không đọc được: %v", what, err)
		return
	}
	list.Add(at, damagedHint, "%s bị hỏng: %v", what, err)
}

func sheetNames(file string, data []byte) ([]string, diag.List) {
	var list diag.List
	b, err := openBook(file, data)
	if err != nil {
		refuse(&list, diag.Range{File: file}, "sổ tính", err)
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
	at := diag.Range{File: b.name}
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
