package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"vanban/internal/flow"
)

// repack packs the parts of a file again after one string of one part is
// replaced; an empty old string drops the part.
func repack(t *testing.T, f *flow.Flow, name, old, new string) []byte {
	t.Helper()
	if err := check(f); err != nil {
		t.Fatal(err)
	}
	e := newEncoder(f)
	e.document(f)
	var parts []part
	for _, p := range e.parts(f) {
		if p.name == name {
			if old == "" {
				continue
			}
			changed := strings.Replace(string(p.content), old, new, 1)
			if changed == string(p.content) {
				t.Fatalf("%s holds no %q", name, old)
			}
			p.content = []byte(changed)
		}
		parts = append(parts, p)
	}
	b, err := NewPacker().pack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestVerifyFindsFaults(t *testing.T) {
	for _, c := range []struct{ name, part, old, new, want string }{
		{"mất kiểu", "word/styles.xml", "", "", "không có trong tệp"},
		{"mất tiêu đề trang", "word/header1.xml", "", "", "word/header1.xml"},
		{"XML không đóng", documentName, "</w:body>", "", "không phải XML đúng"},
		{"thứ tự pPr", documentName, "<w:pPr>", "<w:pPr><w:jc w:val=\"left\"/>", "trong “pPr” không đúng chỗ"},
		{"thứ tự rPr", documentName, "<w:r>", "<w:r><w:rPr><w:szCs w:val=\"28\"/><w:b/></w:rPr>", "trong “rPr” không đúng chỗ"},
		{"thứ tự tblPr", documentName, "<w:tblPr>", "<w:tblPr><w:tblCaption w:val=\"a\"/>", "trong “tblPr” không đúng chỗ"},
		{"thứ tự tcPr", documentName, "<w:tcPr>", "<w:tcPr><w:vAlign w:val=\"top\"/>", "trong “tcPr” không đúng chỗ"},
		{"thứ tự sectPr", documentName, "<w:type w:val=\"nextPage\"/>", "<w:titlePg/>", "trong “sectPr” không đúng chỗ"},
		{"thuộc tính lạ", documentName, "<w:keepNext/>", "<w:kern w:val=\"2\"/>", "“kern” trong “pPr”"},
		{"lưới lệch", documentName, "<w:gridCol w:w=\"3912\"/>", "<w:gridCol w:w=\"3911\"/>", "khác tổng các cột"},
		{"thừa cột", documentName, "<w:tblGrid>", "<w:tblGrid><w:gridCol w:w=\"0\"/>", "chiều rộng ô khác"},
		{"ô không có đoạn", documentName, "</w:tcPr>", "</w:tcPr></w:tc><w:tc><w:tcPr/>", "không kết thúc bằng “p”"},
		{"sau bảng là bảng", documentName, "</w:tbl>", "</w:tbl><w:tbl/>", "sau bảng là “tbl”"},
		{"hai sectPr", documentName, "<w:sectPr>", "<w:sectPr/><w:sectPr>", "sectPr"},
		{"quan hệ không có", documentName, "rIdHeader1", "rIdHeader9", "“rIdHeader9” không có"},
		{"quan hệ trùng", documentRelsName, "rIdHeader1", "rIdHeader0", "có hai lần"},
		{"kiểu không khai", documentName, "\"NoiDung\"", "\"BaoGio\"", "kiểu “BaoGio”"},
		{"dấu trang trùng số", documentName, "w:id=\"1\" w:name", "w:id=\"0\" w:name", "trùng"},
		{"dấu trang không kết thúc", documentName, "<w:bookmarkEnd w:id=\"0\"/>", "", "không kết thúc"},
		{"liên kết lạc", documentName, "w:anchor=\"muc_dich\"", "w:anchor=\"dau_do\"", "“dau_do” không có"},
		{"không khai kiểu phần", contentTypesName, "/word/settings.xml", "/word/setting.xml", "setting.xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Verify(repack(t, letter(), c.part, c.old, c.new))
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want a FormatError with %q", err, c.want)
			}
		})
	}
}

func TestVerifyFindsFaultsOfWhatStandsInText(t *testing.T) {
	for _, c := range []struct{ name, part, old, new, want string }{
		{"mất chú thích", notesName, "", "", "word/footnotes.xml"},
		{"chú thích lạc", documentName, `<w:footnoteReference w:id="2"/>`, `<w:footnoteReference w:id="3"/>`, "các chú thích là"},
		{"chú thích sai thứ tự", notesName, `w:id="1"`, `w:id="2"`, "các chú thích là"},
		{"không có đường phân cách", notesName, `w:type="separator"`, `w:type="normal"`, "các chú thích là"},
		{"chú thích không có đoạn", notesName, `<w:footnote w:id="1">`, `<w:footnote w:id="1"></w:footnote><w:footnote w:id="1">`, "không kết thúc bằng “p”"},
		{"chú thích ở chân trang", "word/footer1.xml", "<w:r>", `<w:r><w:footnoteReference w:id="1"/></w:r><w:r>`, "chỉ được đặt trong văn bản"},
		{"mất ảnh", "word/media/image1.png", "", "", "word/media/image1.png"},
		{"ảnh hỏng", "word/media/image1.png", "PNG", "GIF", "không phải ảnh kiểu “png”"},
		{"ảnh lạc", documentName, `r:embed="rIdImage1"`, `r:embed="rIdImage7"`, "“rIdImage7” không có"},
		{"ảnh trùng số", documentName, `<wp:docPr id="2"`, `<wp:docPr id="1"`, "trùng số"},
		{"ảnh không kích thước", documentName, `cx="2160000"`, `cx="0"`, "không có kích thước"},
		{"không khai kiểu ảnh", contentTypesName, `Extension="png"`, `Extension="gif"`, "không được khai kiểu"},
		{"trường không kết thúc", documentName, `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, "", "trường không kết thúc"},
		{"trường không bắt đầu", documentName, `<w:fldChar w:fldCharType="begin"/>`, `<w:fldChar w:fldCharType="separate"/>`, "không đúng chỗ"},
		{"số trang lạc", documentName, "PAGEREF muc_luc_1", "PAGEREF muc_luc_9", "“muc_luc_9” không có"},
		{"phạm vi mục lục lạc", documentName, `TOC \b PhamViMucLuc1`, `TOC \b PhamViMucLuc9`, "“PhamViMucLuc9” không có"},
		{"phạm vi mục lục không kết thúc", documentName, `<w:bookmarkEnd w:id="2"/>`, "", "dấu trang không kết thúc"},
		{"ô nối lạc", documentName, `<w:vMerge w:val="restart"/>`, "", "nối với ô trên"},
		{"đầu trang hai lần", documentName, `<w:headerReference w:type="first"`, `<w:headerReference w:type="default"`, "có hai lần"},
		{"không có trang đầu riêng", documentName, "<w:titlePg/>", "", "thiếu “titlePg”"},
		{"viền sai thứ tự", documentName, "<w:pBdr>", `<w:pBdr><w:right w:val="single"/>`, "trong “pBdr” không đúng chỗ"},
		{"chữ nâng sai thứ tự", documentName, `<w:vertAlign w:val="superscript"/>`, `<w:vertAlign w:val="superscript"/><w:b/>`, "trong “rPr” không đúng chỗ"},
		{"bảng ở đầu trang", "word/header2.xml", "</w:tbl>", "</w:tbl><w:tbl/>", "sau bảng là “tbl”"},
		{"mất trường tin", customName, "", "", customName},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Verify(repack(t, whole(), c.part, c.old, c.new))
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want a FormatError with %q", err, c.want)
			}
		})
	}
}

func TestVerifyReadsTheWholeArchive(t *testing.T) {
	good := encode(t, letter())
	for _, b := range [][]byte{nil, good[:len(good)/2], good[100:]} {
		if err := Verify(b); err == nil {
			t.Errorf("%d of %d bytes pass", len(b), len(good))
		}
	}
	broken := []byte(string(good))
	broken[200] ^= 0x40
	if err := Verify(broken); err == nil {
		t.Error("a changed byte passes")
	}
}

// What the packing library wrote is the document, or it is told.
func TestEditFindsWhatTheLibraryLost(t *testing.T) {
	document := []byte(strings.Repeat("<w:p/>", 1000))
	good, err := edit(document)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(flate.NewReader(bytes.NewReader(good.data))); err != nil || !bytes.Equal(text, document) {
		t.Errorf("the document is lost: %v", err)
	}
	write := func(name string, content []byte) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		if name != "" {
			part, err := w.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			part.Write(content)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if err := (&packed{size: good.size, crc: good.crc}).find(write(documentName, document)); err != nil {
		t.Errorf("as it is: %v", err)
	}
	for what, file := range map[string][]byte{
		"empty":   write("", nil),
		"renamed": write("x", document),
		"shorter": write(documentName, document[1:]),
		"other":   write(documentName, bytes.ToUpper(document)),
		"broken":  write(documentName, document)[:100],
	} {
		if err := (&packed{size: good.size, crc: good.crc}).find(file); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

// required skips a test when a tool is missing, and fails it under CI.
func required(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}
