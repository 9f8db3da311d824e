package docx

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	mediaFolder = "word/media/"
	mediaNode   = "media" // name of the root that stands for a picture
	notesName   = "word/footnotes.xml"
)

// checkBookmarks wants bookmarks with unique ids and names that Word accepts,
// each ended, and every link to lead to one. ECMA-376-1, 17.13.6.
func checkBookmarks(pkg *unpacked) error {
	ids, names, open := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var anchors []string
	err := pkg.parts[documentName].walk(func(n *node) error {
		id, name := n.attr("id"), n.attr("name")
		switch n.name {
		case "bookmarkStart":
			if ids[id] || names[strings.ToLower(name)] || name == "" || name != legalName(name) {
				return fault(documentName, "dấu trang “%s” số %s trùng hoặc có tên Word không nhận", name, id)
			}
			ids[id], names[strings.ToLower(name)], open[id] = true, true, true
		case "bookmarkEnd":
			if !open[id] {
				return fault(documentName, "dấu trang số %s kết thúc mà chưa bắt đầu", id)
			}
			delete(open, id)
		case "hyperlink":
			anchors = append(anchors, n.attr("anchor"))
		case "instrText":
			fields := strings.Fields(n.text)
			switch {
			case len(fields) > 1 && fields[0] == "PAGEREF":
				anchors = append(anchors, fields[1])
			case len(fields) > 2 && fields[0] == "TOC" && fields[1] == `\b`:
				anchors = append(anchors, fields[2])
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(open) > 0 {
		return fault(documentName, "%d dấu trang không kết thúc", len(open))
	}
	for _, a := range anchors {
		if !names[strings.ToLower(a)] {
			return fault(documentName, "liên kết dẫn đến dấu trang “%s” không có", a)
		}
	}
	return nil
}

// checkFields wants the parts of a field in order, each field ended in its
// part of the file. ECMA-376-1, 17.16.18 (fldChar).
func checkFields(pkg *unpacked) error {
	for _, name := range pkg.names {
		var open []string // what each open field saw last
		err := pkg.parts[name].walk(func(n *node) error {
			if n.name != "fldChar" {
				return nil
			}
			kind, last := n.attr("fldCharType"), ""
			if len(open) > 0 {
				last = open[len(open)-1]
			}
			switch {
			case kind == "begin":
				open = append(open, kind)
			case kind == "separate" && last == "begin":
				open[len(open)-1] = kind
			case kind == "end" && last == "separate":
				open = open[:len(open)-1]
			default:
				return fault(name, "“fldChar” kiểu “%s” không đúng chỗ", kind)
			}
			return nil
		})
		if err != nil {
			return err
		}
		if len(open) > 0 {
			return fault(name, "%d trường không kết thúc", len(open))
		}
	}
	return nil
}

// checkNotes wants each footnote of the text once and in order, and the two
// separators before them. ECMA-376-1, 17.11.
func checkNotes(pkg *unpacked) error {
	var notes, marks []string
	if root := pkg.parts[notesName]; root != nil {
		for _, n := range root.children {
			notes = append(notes, n.attr("type")+n.attr("id"))
			if len(n.children) == 0 || n.children[len(n.children)-1].name != "p" {
				return fault(notesName, "chú thích “%s” không kết thúc bằng “p”", n.attr("id"))
			}
		}
		marks = []string{"separator-1", "continuationSeparator0"}
	}
	for _, name := range pkg.names {
		err := pkg.parts[name].walk(func(n *node) error {
			if n.name != "footnoteReference" {
				return nil
			}
			if name != documentName {
				return fault(name, "có chú thích, chú thích chỉ được đặt trong văn bản")
			}
			marks = append(marks, n.attr("id"))
			return nil
		})
		if err != nil {
			return err
		}
	}
	if !slices.Equal(notes, marks) {
		return fault(notesName, "các chú thích là %q, phải là %q", notes, marks)
	}
	for i := 2; i < len(notes); i++ {
		if notes[i] != strconv.Itoa(i-1) {
			return fault(notesName, "chú thích thứ %d mang số “%s”", i-1, notes[i])
		}
	}
	return nil
}

// checkPictures wants a number of its own for each picture, a name and a size.
// ECMA-376-1, 20.4.2.5 (docPr).
func checkPictures(pkg *unpacked) error {
	ids := map[string]bool{}
	return pkg.parts[documentName].walk(func(n *node) error {
		if n.name != "inline" {
			return nil
		}
		about, extent := n.child("docPr"), n.child("extent")
		if about == nil || extent == nil {
			return fault(documentName, "ảnh thiếu “docPr” hoặc “extent”")
		}
		id := about.attr("id")
		if id == "" || ids[id] || about.attr("name") == "" {
			return fault(documentName, "ảnh số “%s” trùng số hoặc không có tên", id)
		}
		ids[id] = true
		if extent.number("cx") <= 0 || extent.number("cy") <= 0 {
			return fault(documentName, "ảnh số “%s” không có kích thước", id)
		}
		return nil
	})
}

// checkMedia wants a picture to be what its name says.
func checkMedia(name string, content []byte) error {
	start := map[string]string{".png": pngStart, ".jpeg": jpegStart}[path.Ext(name)]
	if start == "" || !bytes.HasPrefix(content, []byte(start)) {
		return fault(name, "không phải ảnh kiểu “%s”", strings.TrimPrefix(path.Ext(name), "."))
	}
	return nil
}
