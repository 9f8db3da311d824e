package docx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// show writes a tree in one line: w:p[w:rsid=1](w:r 'chữ').
func show(e *element) string {
	if e.name == "" {
		return "'" + e.text + "'"
	}
	var b strings.Builder
	b.WriteString(e.name)
	for _, a := range e.attrs {
		fmt.Fprintf(&b, "[%s=%s]", a.name, a.value)
	}
	if len(e.children) > 0 {
		b.WriteByte('(')
		for i, c := range e.children {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(show(c))
		}
		b.WriteByte(')')
	}
	return b.String()
}

// wordRoot puts content into a root that declares what Word declares.
func wordRoot(content string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" +
		`<w:document xmlns:w="` + nsMain + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"` +
		` xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"` +
		` xmlns:lạ="urn:khong-biet" mc:Ignorable="w14 wp14 lạ">` + content + `</w:document>`
}

func TestParseXML(t *testing.T) {
	const mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	for _, c := range []struct{ name, in, want string }{
		{"an empty element", `<a/>`, `a`},
		{"attributes in both kinds of quotes", `<a b = "1" c='"'/>`, `a[b=1][c="]`},
		{"other prefixes for the same names", `<đ:p xmlns:đ="` + nsMain + `" đ:val="1" val="2"/>`, `w:p[w:val=1][val=2]`},
		{"a default namespace, which attributes do not have", `<p xmlns="` + nsMain + `" val="2"><r/></p>`, `w:p[val=2](w:r)`},
		{"strict names", `<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`, `w:p`},
		{"a default namespace taken back", `<p xmlns="` + nsMain + `"><x xmlns=""/><r/></p>`, `w:p(x w:r)`},
		{"a prefix that means something else inside", `<a:p xmlns:a="` + nsMain + `"><a:p xmlns:a="urn:schemas-microsoft-com:vml"/><a:p/></a:p>`, `w:p(v:p w:p)`},
		{"text with references", `<a>1 &lt; 2 &amp;&#32;&#x1EBF;&quot;&apos;&gt;</a>`, `a('1 < 2 & ế"'>')`},
		{"references in a value", `<a b="&lt;&#10;&quot;"/>`, "a[b=<\n\"]"},
		{"white space of a value", "<a b='1\r\n2\t3'/>", "a[b=1 2 3]"},
		{"line ends of a text", "<a xml:space='preserve'>1\r\n2\r3</a>", "a[xml:space=preserve]('1\n2\n3')"},
		{"text in pieces", `<a>một<!-- hai --><![CDATA[ <ba> ]]><?bốn năm?>sáu</a>`, `a('một <ba> sáu')`},
		{"blanks at the ends of a text", `<a><t> x y </t><t xml:space="preserve"> x </t><t> </t><t xml:space="preserve"> </t></a>`,
			`a(t('x y') t[xml:space=preserve](' x ') t t[xml:space=preserve](' '))`},
		{"blanks between tags under preserve", `<a xml:space="preserve"> <t> x </t> </a>`, `a[xml:space=preserve](t(' x '))`},
		{"an unknown namespace", `<a xmlns:b="urn:b"><b:c b:d="1" e="2">x</b:c></a>`, `a(?:c[e=2]('x'))`},
		{"a mark of UTF-8", "\uFEFF<a/>", "a"},
		{"a declaration and remarks around the root", "<?xml version='1.0'?>\n<!-- x --><a/><!-- y -->\n<?z?>", "a"},
		{"the first choice that we know", wordRoot(`<w:p><mc:AlternateContent><mc:Choice Requires="cx"><w:a/></mc:Choice>` +
			`<mc:Choice Requires="wps w14"><w:b/><w:c/></mc:Choice><mc:Choice Requires="wps"><w:d/></mc:Choice>` +
			`<mc:Fallback><w:e/></mc:Fallback></mc:AlternateContent><w:f/></w:p>`), `w:p(w:b w:c w:f)`},
		{"the fallback", wordRoot(`<w:p><mc:AlternateContent><mc:Choice Requires="wps cx"><w:a/></mc:Choice>` +
			`<mc:Fallback><w:e/></mc:Fallback></mc:AlternateContent></w:p>`), `w:p(w:e)`},
		{"the older way to put a thing", wordRoot(`<mc:AlternateContent><mc:Choice Requires="wp14"><w:a/></mc:Choice>` +
			`<mc:Fallback><w:e/></mc:Fallback></mc:AlternateContent>`), `w:e`},
		{"no side", wordRoot(`<w:p><mc:AlternateContent><mc:Choice Requires="cx"><w:a/></mc:Choice></mc:AlternateContent></w:p>`), `w:p`},
		{"sides in sides", wordRoot(`<w:p><mc:AlternateContent><mc:Choice Requires="wps"><w:a><mc:AlternateContent><mc:Choice Requires="cx"/>` +
			`<mc:Fallback><w:b/></mc:Fallback></mc:AlternateContent></w:a></mc:Choice><mc:Fallback><w:c/></mc:Fallback></mc:AlternateContent></w:p>`), `w:p(w:a(w:b))`},
		{"what may be ignored", wordRoot(`<w:p><lạ:x><w:r/></lạ:x><w14:y/></w:p>`), `w:p(w14:y)`},
		{"what may be ignored but for its content", `<a xmlns:mc="` + mc + `" xmlns:b="urn:b" mc:Ignorable="b" mc:ProcessContent="b:x"><b:x><c/></b:x><b:y><d/></b:y></a>`,
			`a[mc:Ignorable=b][mc:ProcessContent=b:x](c)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := parseXML([]byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			got := show(root)
			if strings.HasPrefix(c.in, "<?xml version=\"1.0\" encoding") { // what stands in wordRoot
				got = ""
				for i, e := range root.children {
					if i > 0 {
						got += " "
					}
					got += show(e)
				}
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestParseXMLInOtherEncodings(t *testing.T) {
	const text = `<a>Độc lập</a>`
	little, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	big, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(`<?xml version="1.0" encoding="UTF-16"?>` + text)
	for _, c := range []struct{ name, in, want string }{
		{"UTF-16 with a mark", little, "a('Độc lập')"},
		{"UTF-16 without a mark", big, "a('Độc lập')"},
		{"Windows 1258", "<?xml version='1.0' encoding='windows-1258'?><a>\xD0c</a>", "a('Đc')"},
		{"Latin 1", "<?xml version=\"1.0\" encoding = \"ISO-8859-1\"?><a>\xE9</a>", "a('é')"},
		{"UTF-16 that is UTF-8", `<?xml version="1.0" encoding="UTF-16"?>` + text, "a('Độc lập')"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := parseXML([]byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(root); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestParseXMLRefuses(t *testing.T) {
	deep := strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)
	many := strings.Repeat(" ", 1)
	for i := range 20 {
		many += fmt.Sprintf("a%d='' ", i)
	}
	for _, c := range []struct{ name, in, want string }{
		{"nothing", ``, "dòng 1, cột 1: không có phần tử nào"},
		{"only blanks", " \n ", "dòng 2, cột 2: không có phần tử nào"},
		{"tags that cross", "<a>\n<b></a></b>", "dòng 2, cột 4: thẻ đóng “a” đứng ở chỗ của “b”"},
		{"an open tag", "<a>\n<đ>", "dòng 2, cột 4: hết phần mà thẻ “đ” chưa đóng"},
		{"an end tag too many", "<a/></a>", "dòng 1, cột 5: thẻ đóng “a” không có thẻ mở"},
		{"two roots", "<a/><b/>", "dòng 1, cột 5: có hơn một phần tử gốc"},
		{"text before the root", "x<a/>", "dòng 1, cột 1: có chữ ngoài phần tử gốc"},
		{"text after the root", "<a/>x", "dòng 1, cột 5: có chữ ngoài phần tử gốc"},
		{"CDATA without a root", "<![CDATA[x]]>", "dòng 1, cột 1: CDATA không đóng hoặc đứng ngoài phần tử gốc"},
		{"open CDATA", "<a><![CDATA[x</a>", "dòng 1, cột 4: CDATA không đóng hoặc đứng ngoài phần tử gốc"},
		{"an open remark", "<a><!-- x</a>", "dòng 1, cột 4: ghi chú XML không đóng"},
		{"a tag cut short", `<a b="1"`, "dòng 1, cột 1: thẻ “a” không có dấu >"},
		{"an end tag cut short", `<a></a`, "dòng 1, cột 4: thẻ đóng không có dấu >"},
		{"a value cut short", `<a b="1`, "dòng 1, cột 3: thuộc tính “b” không có giá trị trong dấu nháy"},
		{"a value without quotes", `<a b=1/>`, "dòng 1, cột 3: thuộc tính “b” không có giá trị trong dấu nháy"},
		{"an attribute without value", `<a b/>`, "dòng 1, cột 3: thuộc tính “b” không có giá trị trong dấu nháy"},
		{"attributes without a blank", `<a b="1"c="2"/>`, "dòng 1, cột 9: thiếu dấu cách trước thuộc tính “c”"},
		{"an attribute twice", `<a b="1" b="2"/>`, "dòng 1, cột 15: thuộc tính “b” có hai lần"},
		{"an attribute twice among many", `<a ` + many + `a0=""/>`, "thuộc tính “a0” có hai lần"},
		{"an attribute twice by another prefix", `<a xmlns:b="` + nsMain + `" xmlns:c="` + nsMain + `" b:d="" c:d=""/>`, "thuộc tính “w:d” có hai lần"},
		{"a prefix without a namespace", `<a><w:p/></a>`, "dòng 1, cột 4: tiền tố của “w:p” không được khai báo"},
		{"a prefix of an attribute without a namespace", `<a w:b=""/>`, "tiền tố của “w:b” không được khai báo"},
		{"a name that is none", `<a><1/></a>`, "“1” không phải tên thẻ hay thuộc tính"},
		{"a name of nothing", `<a>1 < 2</a>`, "dòng 1, cột 6: dấu < không mở thẻ nào"},
		{"a name with two colons", `<a:b:c/>`, "“a:b:c” không phải tên thẻ hay thuộc tính"},
		{"a document type", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, "dòng 1, cột 1: có khai báo DOCTYPE"},
		{"an entity of its own", `<a>&nbsp;</a>`, "dòng 1, cột 4: tham chiếu “&nbsp;” không được dùng"},
		{"an entity in a value", `<a b="&c;"/>`, "tham chiếu “&c;” không được dùng"},
		{"an ampersand", `<a>a & b</a>`, "dấu & không thuộc tham chiếu nào"},
		{"a reference to no character", `<a>&#0;</a>`, "tham chiếu “&#0;” không được dùng"},
		{"a reference to half a character", `<a>&#xD800;</a>`, "tham chiếu “&#xD800;” không được dùng"},
		{"a reference that is too large", `<a>&#99999999999999999999;</a>`, "không được dùng"},
		{"an angle in a value", `<a b="<"/>`, "giá trị của thuộc tính có dấu <"},
		{"a zero byte", "<a>\n\x00</a>", "dòng 2, cột 1: có ký tự điều khiển U+0000"},
		{"a control character", "<a>\x0B</a>", "dòng 1, cột 4: có ký tự điều khiển U+000B"},
		{"a byte that is no UTF-8", "<a>\xE1</a>", "dòng 1, cột 4: có byte không phải UTF-8"},
		{"a character that is none", "<a>\uFFFF</a>", "có ký tự U+FFFE hoặc U+FFFF"},
		{"an unknown encoding", `<?xml version="1.0" encoding="shift_jis"?><a/>`, "bảng mã “shift_jis” không được dùng"},
		{"an instruction cut short", `<?xml version="1.0"`, "dòng 1, cột 1: chỉ thị <? … ?> không đóng"},
		{"too deep", deep, "thẻ lồng nhau quá 256 bậc"},
		{"a root that may be ignored", `<b:a xmlns:b="urn:b" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="b"/>`, "không có phần tử gốc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := parseXML([]byte(c.in))
			var fault *xmlError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v and %v, want an error of XML", root, err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %q, want %q", err, c.want)
			}
		})
	}
}

func TestElement(t *testing.T) {
	root, err := parseXML([]byte(`<a><b c="1"/><b c="2">x<d/>y</b></a>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for b := range root.each("b") {
		got = append(got, b.value("c"))
	}
	if s := strings.Join(got, " "); s != "1 2" {
		t.Errorf("children b have c %q", s)
	}
	var nothing *element
	if nothing.child("b").child("c").value("d") != "" || nothing.content() != "" {
		t.Error("a nil element has content")
	}
	if _, ok := root.child("b").attr("d"); ok {
		t.Error("an attribute d was found")
	}
	if s := root.children[1].content(); s != "xy" {
		t.Errorf("content is %q", s)
	}
	n := 0
	for range root.all() {
		n++
	}
	if n != 6 {
		t.Errorf("all has %d, want 6", n)
	}
}
