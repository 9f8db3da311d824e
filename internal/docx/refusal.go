package docx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// What to do about files that are not Word files or not whole.
const (
	resave = "mở tệp bằng Word rồi lưu lại: File > Save As, kiểu “Word Document (*.docx)”"
	anew   = "lấy lại bản gốc: chép hoặc tải lại tệp; nếu Word mở được thì lưu lại bằng File > Save As"
	choose = "chọn tệp Word kiểu “Word Document (*.docx)”"
)

// torn is a file that lost something on its way.
func torn(format string, args ...any) error {
	return &FormatError{Message: "tệp Word bị hỏng: " + fmt.Sprintf(format, args...), Hint: anew}
}

// hostile is a file that would take all memory or means to mislead.
func hostile(format string, args ...any) error {
	return &FormatError{
		Message: "tệp Word không an toàn để đọc: " + fmt.Sprintf(format, args...),
		Hint:    "hỏi lại người gửi tệp; nếu tệp đúng là văn bản thì mở bằng Word, bỏ bớt hình lớn rồi lưu lại",
	}
}

func missing(part string) error { return torn("không có phần “%s”", clip(part)) }

// damaged is a part that is not XML.
func damaged(part string, err error) error {
	return &FormatError{Message: fmt.Sprintf("tệp Word bị hỏng: phần “%s”, %v", clip(part), err), Hint: anew}
}

func otherProgram(what, with string) error {
	return &FormatError{
		Message: "tệp là " + what + ", phải là tệp Word (.docx)",
		Hint:    choose + "; nếu cần kiểm tra nội dung này, mở " + with + " rồi chép sang một tệp Word",
	}
}

// beginnings tell files that were named .docx and are something else.
var beginnings = []struct{ magic, message, hint string }{
	{"%PDF-", "tệp là PDF, phải là tệp Word (.docx)", "kiểm tra tệp Word mà từ đó xuất ra PDF này"},
	{`{\rtf`, "tệp là RTF, phải là tệp Word (.docx)", resave},
	{"\x7FELF", "tệp là chương trình, phải là tệp Word (.docx)", choose},
	{"MZ", "tệp là chương trình, phải là tệp Word (.docx)", choose},
	{"\x89PNG", "tệp là hình ảnh, phải là tệp Word (.docx)", choose},
	{"\xFF\xD8\xFF", "tệp là hình ảnh, phải là tệp Word (.docx)", choose},
	{"Rar!", "tệp là tệp nén RAR, phải là tệp Word (.docx)", "giải nén rồi chọn tệp Word ở trong"},
	{"7z\xBC\xAF", "tệp là tệp nén 7z, phải là tệp Word (.docx)", "giải nén rồi chọn tệp Word ở trong"},
}

// refuse says what a file is that is no zip file, or a broken one.
func refuse(data []byte) error {
	switch {
	case len(data) == 0:
		return &FormatError{Message: "tệp rỗng, phải là tệp Word (.docx)", Hint: anew}
	case has(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return oldOffice(data)
	case has(data, "PK\x03\x04") && !hasDirectory(data):
		return torn("tệp bị cắt cụt, thiếu mục lục zip ở cuối")
	case hasDirectory(data):
		return nil
	}
	for _, b := range beginnings {
		if has(data, b.magic) {
			return &FormatError{Message: b.message, Hint: b.hint}
		}
	}
	start := data[:min(len(data), 4096)]
	if text, err := toUTF8(start); err == nil {
		start = text
	}
	text := strings.ToLower(strings.TrimSpace(string(start)))
	switch {
	case strings.HasPrefix(text, "mime-version"), strings.Contains(text, "<html"), strings.HasPrefix(text, "<!doctype html"):
		return &FormatError{Message: "tệp là trang web (HTML), phải là tệp Word (.docx)", Hint: resave}
	case strings.Contains(text, "office/word/2003/wordml"), strings.Contains(text, "office/2006/xmlpackage"):
		return &FormatError{Message: "tệp là Word XML, phải là tệp Word (.docx)", Hint: resave}
	case strings.Trim(text, "\x00") == "":
		return torn("tệp chỉ có byte 0")
	}
	return &FormatError{Message: "tệp không phải tệp Word (.docx): không phải tệp nén zip", Hint: choose}
}

// oldOffice says what a compound file is by the names in its directory:
// entries of 128 bytes, the name in UTF-16 and its length in bytes at 64.
// [MS-CFB], 2.6.1; [MS-OFFCRYPTO], 2.3.4.4.
func oldOffice(data []byte) error {
	found := map[string]bool{}
	for at := 512; at+128 <= len(data); at += 128 {
		n := int(binary.LittleEndian.Uint16(data[at+64:]))
		if n < 2 || n > 64 || data[at+1] != 0 {
			continue
		}
		found[string(bytes.ReplaceAll(data[at:at+n-2], []byte{0}, nil))] = true
	}
	switch {
	case found["EncryptedPackage"]:
		return &FormatError{
			Message: "tệp Word được đặt mật khẩu nên không đọc được",
			Hint:    "mở tệp bằng Word, vào File > Info > Protect Document > Encrypt with Password, xóa mật khẩu rồi lưu lại",
		}
	case found["WordDocument"]:
		return &FormatError{Message: "tệp là Word đời cũ (.doc), phải là tệp Word (.docx)", Hint: resave}
	case found["Workbook"], found["Book"]:
		return otherProgram("bảng tính Excel đời cũ (.xls)", "bằng Excel")
	case found["PowerPoint Document"]:
		return otherProgram("bài trình chiếu PowerPoint đời cũ (.ppt)", "bằng PowerPoint")
	}
	return &FormatError{Message: "tệp thuộc kiểu Office đời cũ, phải là tệp Word (.docx)", Hint: resave}
}

// alien says what a zip file is that another program made.
func (z *opened) alien() error {
	if f := z.files["mimetype"]; f != nil && f.UncompressedSize64 < 200 {
		kind, err := z.read("mimetype")
		switch {
		case err != nil:
			return err
		case bytes.Contains(kind, []byte("opendocument.text")):
			return &FormatError{Message: "tệp là OpenDocument (.odt), phải là tệp Word (.docx)",
				Hint: "mở tệp bằng LibreOffice rồi lưu lại: File > Save As, kiểu “Word 2007-365 (.docx)”"}
		case bytes.Contains(kind, []byte("opendocument")):
			return otherProgram("OpenDocument nhưng không phải văn bản", "bằng LibreOffice")
		case bytes.Contains(kind, []byte("epub")):
			return otherProgram("sách điện tử EPUB", "bằng trình đọc sách")
		}
	}
	return nil
}

// notWord says what a zip file is that names no part with a text.
func (z *opened) notWord() error {
	for _, name := range z.names {
		if strings.HasSuffix(name, ".docx") || strings.HasSuffix(name, ".doc") {
			return &FormatError{
				Message: fmt.Sprintf("tệp là tệp nén có tệp Word “%s” ở trong, phải là chính tệp Word", clip(name)),
				Hint:    "giải nén rồi chọn tệp Word ở trong",
			}
		}
	}
	if z.files["[content_types].xml"] != nil {
		return missing("word/document.xml")
	}
	return &FormatError{Message: "tệp là tệp nén zip, không phải tệp Word (.docx)", Hint: choose}
}
