package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

const damagedFolder = "testdata/damaged"

// damage is one way in which a file can be wrong. The small ones are files of
// testdata/damaged; the others are made for the test.
type damage struct {
	name string
	make func(t testing.TB) []byte
	want string // in the message
}

// bytesOf makes a damage of fixed bytes.
func bytesOf(s string) func(testing.TB) []byte { return func(testing.TB) []byte { return []byte(s) } }

// filesOf makes a damage of a zip file.
func filesOf(files ...file) func(testing.TB) []byte {
	return func(t testing.TB) []byte { return zipped(t, files...) }
}

// bodyOf makes a damage of a document part.
func bodyOf(content string) func(testing.TB) []byte {
	files := small()
	files[2].content = content
	return filesOf(files...)
}

// changed makes a damage by changing a sound file.
func changed(change func([]byte) []byte) func(testing.TB) []byte {
	return func(t testing.TB) []byte { return change(zipped(t, small()...)) }
}

// central finds the entry of the directory for the nth part, from 0.
func central(data []byte, n int) []byte {
	at := 0
	for range n + 1 {
		at += bytes.Index(data[at:], []byte("PK\x01\x02")) + 4
	}
	return data[at-4:]
}

// directoryEntry changes a field of the last part in the directory.
func directoryEntry(offset int, value uint32, size int) func(testing.TB) []byte {
	return changed(func(data []byte) []byte {
		field := central(data, 2)[offset:]
		if size == 2 {
			binary.LittleEndian.PutUint16(field, uint16(value))
		} else {
			binary.LittleEndian.PutUint32(field, value)
		}
		return data
	})
}

// compound makes the beginning of a file of old Office with these names in its
// directory.
func compound(names ...string) func(testing.TB) []byte {
	data := make([]byte, 512, 2048)
	copy(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for _, name := range names {
		one := make([]byte, 128)
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(one[2*i:], u)
		}
		binary.LittleEndian.PutUint16(one[64:], uint16(2*len(name)+2))
		data = append(data, one...)
	}
	return func(testing.TB) []byte { return data }
}

func open1(tag string) string { return `<w:document xmlns:w="` + nsMain + `">` + tag }

// manyEntries is a file of more parts than any Word file has.
func manyEntries(t testing.TB) []byte {
	files := small()
	for i := range maxEntries {
		files = append(files, file{name: fmt.Sprintf("word/%d.xml", i), store: true})
	}
	return zipped(t, files...)
}

// bomb is a file with so many parts of so many megabytes of blanks, which are
// packed once.
func bomb(parts, megabytes int) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		content := []byte(relsStart + strings.Repeat(" ", megabytes<<20) + `</Relationships>`)
		var packed, b bytes.Buffer
		deflate, err := flate.NewWriter(&packed, flate.BestSpeed)
		if err == nil {
			_, err = deflate.Write(content)
		}
		if err = errors.Join(err, deflate.Close()); err != nil {
			t.Fatal(err)
		}
		w := zip.NewWriter(&b)
		for i := range parts {
			out, err := w.CreateRaw(&zip.FileHeader{
				Name: fmt.Sprintf("word/_rels/%d.rels", i), Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(content),
				CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(content)),
			})
			if err == nil {
				_, err = out.Write(packed.Bytes())
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}

// laughs are entities that grow tenfold each.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	return b.String() + `]>` + open1("&a9;") + `</w:document>`
}

var damages = []damage{
	{"rong", bytesOf(""), "tệp rỗng"},
	{"mot-byte", bytesOf("P"), "không phải tệp nén zip"},
	{"toan-byte-0", bytesOf(strings.Repeat("\x00", 600)), "chỉ có byte 0"},
	{"van-ban-tho", bytesOf("Cộng hòa xã hội chủ nghĩa Việt Nam"), "không phải tệp nén zip"},
	{"rtf", bytesOf(`{\rtf1\ansi Nơi nhận}`), "tệp là RTF"},
	{"pdf", bytesOf("%PDF-1.7\n%âãÏÓ\n"), "tệp là PDF"},
	{"html", bytesOf("<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>x</body></html>"), "trang web (HTML)"},
	{"html-utf-16", bytesOf("\xFF\xFE<\x00h\x00t\x00m\x00l\x00>\x00"), "trang web (HTML)"},
	{"mhtml", bytesOf("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "trang web (HTML)"},
	{"word-2003-xml", bytesOf(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>`), "Word XML"},
	{"flat-opc", bytesOf(`<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>`), "Word XML"},
	{"png", bytesOf("\x89PNG\r\n\x1A\n"), "hình ảnh"},
	{"jpeg", bytesOf("\xFF\xD8\xFF\xE0"), "hình ảnh"},
	{"exe", bytesOf("MZ\x90\x00"), "chương trình"},
	{"rar", bytesOf("Rar!\x1A\x07\x00"), "tệp nén RAR"},
	{"7z", bytesOf("7z\xBC\xAF\x27\x1C"), "tệp nén 7z"},
	{"doc", compound("Root Entry", "1Table", "WordDocument"), "Word đời cũ (.doc)"},
	{"docx-mat-khau", compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "được đặt mật khẩu"},
	{"xls", compound("Root Entry", "Workbook"), "Excel đời cũ"},
	{"ppt", compound("Root Entry", "PowerPoint Document"), "PowerPoint đời cũ"},
	{"ole-khac", compound("Root Entry"), "Office đời cũ"},
	{"ole-chi-dau-tep", bytesOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "Office đời cũ"},
	{"odt", filesOf(file{name: "mimetype", content: "application/vnd.oasis.opendocument.text", store: true}, file{name: "content.xml", content: "<x/>"}), "OpenDocument (.odt)"},
	{"ods", filesOf(file{name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", store: true}), "không phải văn bản"},
	{"epub", filesOf(file{name: "mimetype", content: "application/epub+zip", store: true}), "EPUB"},
	{"xlsx", filesOf(file{name: "[Content_Types].xml", content: typesPart}, file{name: "_rels/.rels", content: strings.ReplaceAll(rootRels, "word/document", "xl/workbook")},
		file{name: "xl/workbook.xml", content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`}), "bảng tính Excel"},
	{"pptx", filesOf(file{name: "_rels/.rels", content: strings.ReplaceAll(rootRels, "word/document", "ppt/presentation")},
		file{name: "ppt/presentation.xml", content: `<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`}), "PowerPoint"},
	{"zip-thuong", filesOf(file{name: "a.txt", content: "x"}), "tệp nén zip, không phải tệp Word"},
	{"zip-rong", filesOf(), "tệp nén zip, không phải tệp Word"},
	{"zip-co-docx", filesOf(file{name: "Công văn.docx", content: "x"}), "có tệp Word “công văn.docx” ở trong"},
	{"cut-nua", changed(func(b []byte) []byte { return b[:len(b)/2] }), "bị cắt cụt"},
	{"cut-con-30-byte", changed(func(b []byte) []byte { return b[:30] }), "bị cắt cụt"},
	{"cut-mat-dau", changed(func(b []byte) []byte { return b[200:] }), "bị hỏng"},
	{"muc-luc-rac", changed(func(b []byte) []byte { copy(central(b, 1), "rác rác"); return b }), "mục lục zip"},
	{"sai-crc", directoryEntry(16, 0x12345678, 4), "phần “word/document.xml” sai tổng kiểm tra CRC"},
	{"deflate-rac", changed(func(b []byte) []byte {
		at := bytes.Index(b, []byte("word/document.xml")) + len("word/document.xml")
		copy(b[at:], bytes.Repeat([]byte{0xFF}, 40))
		return b
	}), "phần “word/document.xml” không giải nén được"},
	{"ghi-nho-hon-that", directoryEntry(24, 20, 4), "phần “word/document.xml”"},
	{"ghi-lon-hon-that", directoryEntry(24, 5000, 4), "phần “word/document.xml”"},
	{"ghi-lon-qua-suc", directoryEntry(24, 50<<20, 4), "an toàn"},
	{"ghi-4-gb", directoryEntry(24, 0xFFFFFFF0, 4), "an toàn"},
	{"phan-ngoai-tep", directoryEntry(20, 1<<30, 4), "phần “word/document.xml” nằm ngoài tệp"},
	{"phan-chong-len-nhau", changed(func(b []byte) []byte { // the last part begins where the first does
		copy(central(b, 2)[42:46], central(b, 0)[42:46])
		return b
	}), "nằm chồng lên nhau"},
	{"zip-mat-khau", directoryEntry(8, 1, 2), "được đặt mật khẩu"},
	{"nen-cach-la", directoryEntry(10, 12, 2), "nén bằng cách số 12"},
	{"duong-dan-ra-ngoai", filesOf(append(small(), file{name: "../../etc/passwd", content: "x"})...), "đường dẫn ra ngoài tệp"},
	{"phan-hai-lan", filesOf(append(small(), small()[2])...), "có hai lần"},
	{"phan-hai-lan-hoa-thuong", filesOf(append(small(), file{name: "WORD/document.XML", content: "x"})...), "có hai lần"},
	{"thieu-document-xml", filesOf(small()[0]), "không có phần “word/document.xml”"},
	{"quan-he-dan-vao-khong", filesOf(small()[:2]...), "không có phần “word/document.xml”"},
	{"quan-he-hong", filesOf(file{name: "_rels/.rels", content: "<Relationships"}, small()[2]), "phần “_rels/.rels”, dòng 1"},
	{"document-rong", bodyOf(""), "phần “word/document.xml”, dòng 1, cột 1: không có phần tử nào"},
	{"document-cut", bodyOf(smallBody[:len(smallBody)-30]), "thẻ đóng không có dấu >"},
	{"document-the-cheo", bodyOf(open1("\n<w:body>\n<w:p></w:body></w:p></w:document>")), "dòng 3, cột 6: thẻ đóng “w:body” đứng ở chỗ của “w:p”"},
	{"document-hai-goc", bodyOf(smallBody + smallBody), "hơn một phần tử gốc"},
	{"document-goc-khac", bodyOf("<html/>"), "phần tử gốc là “html”"},
	{"document-khong-than", bodyOf(open1("</w:document>")), ""}, // the decoder says what is missing
	{"document-utf-8-hong", bodyOf(open1("\xE1\xBB</w:document>")), "không phải UTF-8"},
	{"document-ky-tu-dieu-khien", bodyOf(open1("\x02</w:document>")), "ký tự điều khiển U+0002"},
	{"document-bang-ma-la", bodyOf(`<?xml version="1.0" encoding="x-user-defined"?>` + smallBody), "bảng mã “x-user-defined”"},
	{"document-qua-sau", bodyOf(open1(strings.Repeat("<w:sdt>", 100_000))), "lồng nhau quá 256 bậc"},
	{"document-tien-to-la", bodyOf(open1("<x:y/></w:document>")), "tiền tố của “x:y” không được khai báo"},
	{"thuc-the-tram-nghin-ty", bodyOf(laughs()), "DOCTYPE"},
	{"thuc-the-ben-ngoai", bodyOf(`<!DOCTYPE w SYSTEM "file:///etc/passwd">` + smallBody), "DOCTYPE"},
	{"thuc-the-khong-khai", bodyOf(open1("&xxe;</w:document>")), "“&xxe;” không được dùng"},
	{"qua-nhieu-phan", manyEntries, "có hơn 10000 phần"},
	{"bom-mot-phan", bomb(1, 60), "gấp hơn 250 lần"},
	{"bom-nhieu-phan", bomb(20, 15), "giải nén ra hơn 256 MB"},
	{"bom-phan-qua-lon", bomb(1, 70), "giải nén ra hơn 64 MB"},
}

// committed are damages small enough to be files of the repository.
const committed = 16 << 10

// TestDamagedFiles opens each damaged file: it is refused with words that say
// what is wrong and what to do.
func TestDamagedFiles(t *testing.T) {
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			data := c.make(t)
			path := filepath.Join(damagedFolder, c.name+".docx")
			if len(data) <= committed {
				if *update {
					if err := os.WriteFile(path, data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				var err error
				if data, err = os.ReadFile(path); err != nil {
					t.Fatal(err)
				}
			}
			if c.want == "" {
				return
			}
			a, err := open(data)
			if err == nil {
				t.Fatalf("it was opened: %v", a.zip.names)
			}
			var fault *FormatError
			if !errors.As(err, &fault) {
				t.Fatalf("got %#v, want a FormatError", err)
			}
			if !strings.Contains(fault.Message, c.want) {
				t.Errorf("got %q, want %q", fault.Message, c.want)
			}
			if fault.Hint == "" {
				t.Errorf("no hint with %q", fault.Message)
			}
			if _, err := Decode("a.docx", data); err == nil || err.Error() != fault.Message {
				t.Errorf("Decode says %v", err)
			}
		})
	}
}

// TestDamagedByChance changes bytes of a sound file: it is read or refused.
func TestDamagedByChance(t *testing.T) {
	sound := zipped(t, append(small(), file{name: "word/_rels/document.xml.rels", content: relsStart + `</Relationships>`})...)
	chance := rand.New(rand.NewPCG(30, 2020))
	refused := 0
	const tries = 3000
	for range tries {
		data := bytes.Clone(sound)
		for range 1 + chance.IntN(4) {
			switch at := chance.IntN(len(data)); chance.IntN(4) {
			case 0:
				data = data[:at+1]
			case 1:
				data = append(data[:at:at], data[min(len(data), at+chance.IntN(9)):]...)
			default:
				data[at] = byte(chance.IntN(256))
			}
			if len(data) == 0 {
				break
			}
		}
		_, err := Decode("a.docx", data)
		var fault *FormatError
		switch {
		case err == nil:
		case !errors.As(err, &fault) || fault.Message == "" || fault.Hint == "":
			t.Fatalf("got %#v for %q", err, data)
		default:
			refused++
		}
	}
	if refused < tries/2 {
		t.Errorf("only %d of %d files were refused", refused, tries)
	}
}

// FuzzOpen opens whatever comes, and reads it: no panic, no hang, and an error
// is one that says what to do.
func FuzzOpen(f *testing.F) {
	list, err := filepath.Glob(filepath.Join(damagedFolder, "*.docx"))
	if err != nil || len(list) < 40 {
		f.Fatalf("only %d damaged files, %v", len(list), err)
	}
	for _, path := range list {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(zipped(f, small()...))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Decode("a.docx", data)
		var fault *FormatError
		if err != nil && (!errors.As(err, &fault) || fault.Message == "" || fault.Hint == "") {
			t.Fatalf("got %#v", err)
		}
	})
}

// FuzzParseXML reads whatever comes as a part.
func FuzzParseXML(f *testing.F) {
	f.Add([]byte(smallBody))
	f.Add([]byte(wordRoot(`<mc:AlternateContent><mc:Choice Requires="wps"><w:p/></mc:Choice><mc:Fallback/></mc:AlternateContent>`)))
	f.Add([]byte(laughs()))
	f.Add([]byte("<a b='1' c=\"2\"><![CDATA[x]]><!-- y -->&lt;&#7855;</a>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := parseXML(data)
		var fault *xmlError
		switch {
		case err == nil && root == nil, err != nil && !errors.As(err, &fault):
			t.Fatalf("got %v and %#v", root, err)
		case err != nil && (fault.line < 1 || fault.column < 1):
			t.Fatalf("the fault is at %d, %d", fault.line, fault.column)
		}
	})
}

// FuzzDecodePart puts whatever comes into a sound file as its text.
func FuzzDecodePart(f *testing.F) {
	for _, body := range []string{word365, word2007, wpsWriter, googleDocs, libreOffice, strictWord} {
		f.Add(body)
	}
	f.Add(open1(`<w:body><w:tbl><w:tblGrid><w:gridCol w:w="99"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr><w:pgSz w:w="1" w:h="-1"/></w:sectPr></w:pPr>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		`<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:body></w:document>`))
	f.Fuzz(func(t *testing.T, body string) {
		files := small()
		for i := range files {
			files[i].store = true
		}
		files[2].content = body
		_, err := Decode("a.docx", zipped(t, files...))
		var fault *FormatError
		if err != nil && (!errors.As(err, &fault) || fault.Message == "" || fault.Hint == "") {
			t.Fatalf("got %#v", err)
		}
	})
}
