package table

import (
	"bytes"
	"path"
	"strings"

	"vanban/internal/diag"
)

// Options say what of a file to read.
type Options struct {
	Sheet  string // name of the sheet, accents and case folded; empty for the first that is not hidden
	Header int    // row of the sheet or line of the file in which the header begins; 0 to find it
}

// Read reads the rows of a workbook (.xlsx), a CSV or a YAML file, told apart by
// what is in them. The table is nil if nothing can be used. Otherwise it holds
// every row that could be read; a row in which an error of the list stands is
// marked as bad, so that it does not stop the others.
func Read(file string, data []byte, o Options) (*Table, diag.List) {
	switch form, list := recognize(file, data); form {
	case workbookForm:
		return readWorkbook(file, data, o)
	case yamlForm:
		return readYAML(file, data, o)
	case csvForm:
		return readCSV(file, data, o)
	default:
		return nil, list
	}
}

// Sheets returns the names of the sheets of a workbook that people see, in
// their order; none for a CSV or YAML file, which has no sheets.
func Sheets(file string, data []byte) ([]string, diag.List) {
	form, list := recognize(file, data)
	if form != workbookForm {
		return nil, list
	}
	return sheetNames(file, data)
}

type form int

const (
	unknownForm form = iota
	workbookForm
	csvForm
	yamlForm
)

const maxFile = 256 << 20 // bytes

var (
	zipMagic = []byte("PK\x03\x04")
	oleMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
)

// recognize tells what a file is, and if it is none of ours what to make of it.
func recognize(file string, data []byte) (form, diag.List) {
	var list diag.List
	at := diag.Range{File: file}
	ext := strings.ToLower(path.Ext(file))
	switch {
	case len(data) > maxFile:
		list.Add(at, "chia tệp thành nhiều tệp nhỏ hơn", "tệp lớn %d MB, lớn nhất đọc được là %d MB", len(data)>>20, maxFile>>20)
	case len(bytes.TrimSpace(data)) == 0:
		list.Add(at, "nhập một dòng tiêu đề và mỗi nơi nhận một dòng bên dưới", "tệp trống, cần một dòng tiêu đề và ít nhất một dòng số liệu")
	case bytes.HasPrefix(data, zipMagic):
		return recognizeZip(at, data)
	case bytes.HasPrefix(data, oleMagic):
		refuseOLE(&list, at, data)
	case looksLikeHTML(data):
		list.Add(at, xlsxHint, "tệp là trang web (HTML) mang tên %s, không phải sổ tính Excel", quoted(ext))
	case bytes.HasPrefix(data, []byte("%PDF")), bytes.HasPrefix(data, []byte(`{\rtf`)):
		list.Add(at, "đưa số liệu vào sổ tính Excel (.xlsx), tệp CSV hoặc YAML", "tệp là văn bản để đọc, không phải bảng số liệu")
	case ext == ".xlsx" || ext == ".xlsm" || ext == ".xls" || ext == ".ods":
		if looksLikeText(data) {
			list.Add(at, "đổi đuôi tệp thành .csv nếu đó là tệp CSV, hoặc mở bằng Excel rồi lưu dạng “Excel Workbook (.xlsx)”",
				"tệp mang tên %s nhưng bên trong là văn bản thường", quoted(ext))
			break
		}
		list.Add(at, "lấy lại tệp gốc, mở bằng Excel rồi lưu dạng “Excel Workbook (.xlsx)”", "tệp mang tên %s nhưng không phải sổ tính: có lẽ bị hỏng khi tải hoặc chép", quoted(ext))
	case ext == ".yaml" || ext == ".yml":
		return yamlForm, nil
	default:
		return csvForm, nil
	}
	return unknownForm, list
}

const xlsxHint = "mở tệp bằng Excel, chọn File, Save As, rồi lưu dạng “Excel Workbook (.xlsx)”"

func quoted(s string) string {
	if s == "" {
		return "không có đuôi"
	}
	return "“" + s + "”"
}
