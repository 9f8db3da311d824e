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

// parse reads a part; the text between elements is only checked.
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
	"rPr":        {"rFonts", "b", "bCs", "i", "iCs", "sz", "szCs", "lang"},
	"tblPr":      {"tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"},
	"trPr":       {"cantSplit", "trHeight", "tblHeader"},
	"tcPr":       {"tcW", "gridSpan", "vAlign"},
	"sectPr":     {"*", "headerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg"},
	"tblBorders": {"top", "left", "bottom", "right", "insideH", "insideV"},
	"tblCellMar": {"top", "left", "bottom", "right"},
	"body":       {"*", "p", "tbl", "sectPr"},
	"p":          {"pPr", "*", "bookmarkStart", "r", "hyperlink", "bookmarkEnd"},
	"r":          {"rPr", "*", "t", "br", "tab", "noBreakHyphen", "fldChar", "instrText"},
	"hyperlink":  {"*", "r"},
	"tbl":        {"tblPr", "tblGrid", "*", "tr"},
	"tr":         {"trPr", "*", "tc"},
	"tc":         {"tcPr", "*", "p"},
	"hdr":        {"*", "p"},
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

// checkSection checks the order in w:sectPr, where only headers repeat.
func checkSection(part string, n *node) error {
	order := childOrder["sectPr"]
	at := 0
	for _, c := range n.children {
		i := slices.Index(order, c.name)
		if i < at || i == at && c.name != "headerReference" {
			return fault(part, "“%s” trong “sectPr” không đúng chỗ, thứ tự phải là %s", c.name, strings.Join(order[1:], " "))
		}
		at = i
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
		if c.name != "tbl" {
			continue
		}
		if body.children[i+1].name != "p" {
			return fault(documentName, "sau bảng là “%s”, phải là “p”", body.children[i+1].name)
		}
		if err := checkTable(c); err != nil {
			return err
		}
	}
	return nil
}

// checkTable checks that cells fill the grid, that widths agree with it, that
// header rows lead and that each cell ends with a paragraph.
// ECMA-376-1, 17.4.48 (tblGrid), 17.4.49 (tblHeader), 17.4.65 (tc).
func checkTable(t *node) error {
	grid := t.child("tblGrid")
	if grid == nil || t.child("tblPr") == nil {
		return fault(documentName, "bảng thiếu “tblPr” hoặc “tblGrid”")
	}
	sum := gridWidth(grid.children)
	if w := t.child("tblPr").child("tblW"); w == nil || w.number("w") != sum {
		return fault(documentName, "chiều rộng bảng khác tổng các cột %d", sum)
	}
	leading := true
	for _, row := range t.children {
		if row.name != "tr" {
			continue
		}
		properties := row.child("trPr")
		header := properties != nil && properties.child("tblHeader") != nil
		if header && !leading {
			return fault(documentName, "hàng tiêu đề của bảng không ở trên cùng")
		}
		leading = header
		if err := checkRow(row, grid.children); err != nil {
			return err
		}
	}
	return nil
}

func checkRow(row *node, grid []*node) error {
	column := 0
	for _, c := range row.children {
		if c.name != "tc" {
			continue
		}
		if len(c.children) == 0 || c.children[len(c.children)-1].name != "p" {
			return fault(documentName, "ô của bảng không kết thúc bằng “p”")
		}
		properties := c.child("tcPr")
		if properties == nil || properties.child("tcW") == nil {
			return fault(documentName, "ô của bảng thiếu “tcW”")
		}
		span := 1
		if s := properties.child("gridSpan"); s != nil {
			span = s.number("val")
		}
		if span < 1 || column+span > len(grid) {
			return fault(documentName, "ô của bảng gộp %d cột, quá số cột", span)
		}
		if w := gridWidth(grid[column : column+span]); properties.child("tcW").number("w") != w {
			return fault(documentName, "chiều rộng ô khác tổng các cột %d", w)
		}
		column += span
	}
	if column != len(grid) {
		return fault(documentName, "các ô chiếm %d cột, bảng có %d cột", column, len(grid))
	}
	return nil
}

func gridWidth(columns []*node) int {
	sum := 0
	for _, c := range columns {
		sum += c.number("w")
	}
	return sum
}
