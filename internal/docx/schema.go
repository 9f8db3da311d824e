package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// node is an element of a part. Prefixes are dropped from the names of
// elements and of attributes, except that r:id stays apart from w:id.
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     string // of w:instrText only
}

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		got := a.Name.Local
		if a.Name.Space == nsRel {
			got = "r:" + got
		}
		if got == name {
			return a.Value
		}
	}
	return ""
}

// number is an attribute as a number; 0 if it is none.
func (n *node) number(name string) int {
	i, _ := strconv.Atoi(n.attr(name))
	return i
}

// child is the first child with a name, or nil.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// walk calls visit for n and all below it, until an error.
func (n *node) walk(visit func(*node) error) error {
	if err := visit(n); err != nil {
		return err
	}
	for _, c := range n.children {
		if err := c.walk(visit); err != nil {
			return err
		}
	}
	return nil
}

// parse reads a part; the text between elements is only checked, but for that
// of fields.
func parse(content []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(content))
	top := &node{}
	stack := []*node{top}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: t.Attr}
			parent := stack[len(stack)-1]
			parent.children = append(parent.children, n)
			stack = append(stack, n)
		case xml.CharData:
			if n := stack[len(stack)-1]; n.name == "instrText" {
				n.text += string(t)
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
	if len(top.children) != 1 {
		return nil, errors.New("phải có đúng một phần tử gốc")
	}
	return top.children[0], nil
}

// The children each element may have, in the order the schema wants; those
// after “*” may repeat and mix. Only elements that Encode writes are listed.
// ECMA-376-1, annex A.1.
var childOrder = map[string][]string{
	"pPr": {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "spacing", "ind",
		"jc", "outlineLvl", "rPr", "sectPr"},
	"rPr":        {"rFonts", "b", "bCs", "i", "iCs", "strike", "color", "sz", "szCs", "u", "vertAlign", "lang"},
	"tblPr":      {"tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"},
	"trPr":       {"cantSplit", "trHeight", "tblHeader"},
	"tcPr":       {"tcW", "gridSpan", "vMerge", "tcBorders", "vAlign"},
	"sectPr":     {"*", "headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg"},
	"tblBorders": {"top", "left", "bottom", "right", "insideH", "insideV"},
	"tcBorders":  {"top", "left", "bottom", "right"},
	"tblCellMar": {"top", "left", "bottom", "right"},
	"body":       {"*", "p", "tbl", "bookmarkStart", "bookmarkEnd", "sectPr"},
	"p":          {"pPr", "*", "bookmarkStart", "r", "hyperlink", "bookmarkEnd"},
	"pBdr":       {"top", "left", "bottom", "right"},
	"r": {"rPr", "*", "t", "br", "tab", "noBreakHyphen", "fldChar", "instrText", "drawing", "footnoteReference",
		"footnoteRef", "separator", "continuationSeparator"},
	"hyperlink": {"*", "r"},
	"tbl":       {"tblPr", "tblGrid", "*", "tr"},
	"tr":        {"trPr", "*", "tc"},
	"tc":        {"tcPr", "*", "p", "tbl"},
	"hdr":       {"*", "p", "tbl"},
	"ftr":       {"*", "p", "tbl"},
	"footnotes": {"*", "footnote"},
	"drawing":   {"inline"},
	"inline":    {"extent", "docPr", "cNvGraphicFramePr", "graphic"},
	"pic":       {"nvPicPr", "blipFill", "spPr"},
	"blipFill":  {"blip", "stretch"},
	"settings": {"zoom", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "footnotePr", "compat", "themeFontLang",
		"decimalSymbol", "listSeparator"},
}

// checkElements compares the children of every element with childOrder.
func checkElements(part string, root *node) error {
	return root.walk(func(n *node) error {
		order, known := childOrder[n.name]
		if !known {
			return nil
		}
		if n.name == "sectPr" {
			return checkSection(part, n)
		}
		star := slices.Index(order, "*")
		at := -1
		for _, c := range n.children {
			i := slices.Index(order, c.name)
			free := star >= 0 && i > star
			if i < 0 || i < at || i == at && !free {
				return fault(part, "“%s” trong “%s” không đúng chỗ, thứ tự phải là %s", c.name, n.name, strings.Join(order, " "))
			}
			if free {
				i = star
			}
			at = i
		}
		return nil
	})
}

// checkSection checks the order in w:sectPr, where only headers and footers
// repeat, each of another type, and those of first pages want w:titlePg.
func checkSection(part string, n *node) error {
	order := childOrder["sectPr"]
	at := 0
	types := map[string]bool{}
	for _, c := range n.children {
		i := slices.Index(order, c.name)
		margin := c.name == "headerReference" || c.name == "footerReference"
		if i < at || i == at && !margin {
			return fault(part, "“%s” trong “sectPr” không đúng chỗ, thứ tự phải là %s", c.name, strings.Join(order[1:], " "))
		}
		at = i
		if !margin {
			continue
		}
		kind := c.attr("type")
		if types[c.name+kind] || kind == "first" && n.child("titlePg") == nil {
			return fault(part, "“%s” kiểu “%s” có hai lần hoặc thiếu “titlePg”", c.name, kind)
		}
		types[c.name+kind] = true
	}
	if n.child("pgSz") == nil || n.child("pgMar") == nil {
		return fault(part, "“sectPr” thiếu “pgSz” hoặc “pgMar”")
	}
	return nil
}

// checkBody checks what the order of elements does not say: where sections
// end, what follows a table, and each table's grid.
func checkBody(root *node) error {
	body := root.child("body")
	if body == nil || len(body.children) == 0 {
		return fault(documentName, "không có “body”")
	}
	for i, c := range body.children {
		last := i == len(body.children)-1
		if last != (c.name == "sectPr") {
			return fault(documentName, "“body” phải kết thúc bằng đúng một “sectPr”")
		}
	}
	isBookmark := func(n *node) bool { return n.name == "bookmarkStart" || n.name == "bookmarkEnd" }
	return checkTables(documentName, slices.DeleteFunc(slices.Clone(body.children), isBookmark))
}

// checkTables checks the tables among blocks, and that a paragraph follows.
func checkTables(part string, blocks []*node) error {
	for i, c := range blocks {
		if c.name != "tbl" {
			continue
		}
		if i == len(blocks)-1 {
			return fault(part, "sau bảng không có gì, phải có “p”")
		}
		if blocks[i+1].name != "p" {
			return fault(part, "sau bảng là “%s”, phải là “p”", blocks[i+1].name)
		}
		if err := checkTable(part, c); err != nil {
			return err
		}
	}
	return nil
}
