package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxPart bounds the unpacked size of one part that Verify reads.
const maxPart = 64 << 20

// Verify reads a file that Encode wrote and returns a *FormatError for the
// first fault it finds: a broken archive or part, a relationship, content
// type, style, bookmark or note that leads nowhere, a field without an end,
// elements in an order the schema forbids, a table whose cells do not fit its
// grid. It knows the elements
// that Encode writes and takes others for faults; it is stricter than Word.
func Verify(file []byte) error {
	pkg, err := unpack(file)
	if err != nil {
		return err
	}
	for _, check := range []func(*unpacked) error{
		checkContentTypes, checkRelations, checkStyles, checkBookmarks, checkFields, checkNotes, checkPictures,
	} {
		if err := check(pkg); err != nil {
			return err
		}
	}
	for _, name := range pkg.names {
		root := pkg.parts[name]
		if err := checkElements(name, root); err != nil {
			return err
		}
		if root.name == "hdr" || root.name == "ftr" {
			if err := checkTables(name, root.children); err != nil {
				return err
			}
		}
	}
	return checkBody(pkg.parts[documentName])
}

// unpacked is a file taken apart.
type unpacked struct {
	names []string         // in the order of the archive
	parts map[string]*node // root elements
}

// unpack reads every part, which checks its CRC, and parses it.
func unpack(file []byte) (*unpacked, error) {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fault("", "không phải tệp nén zip: %v", err)
	}
	pkg := &unpacked{parts: map[string]*node{}}
	for i, f := range r.File {
		if i == 0 && f.Name != contentTypesName {
			return nil, fault(f.Name, "là phần đầu tiên, phần đầu tiên phải là “%s”", contentTypesName)
		}
		if pkg.parts[f.Name] != nil {
			return nil, fault(f.Name, "có hai lần, phải là duy nhất")
		}
		content, err := readPart(f)
		if err != nil {
			return nil, fault(f.Name, "%v", err)
		}
		root := &node{name: mediaNode}
		if !strings.HasPrefix(f.Name, mediaFolder) {
			if root, err = parse(content); err != nil {
				return nil, fault(f.Name, "không phải XML đúng: %v", err)
			}
		} else if err := checkMedia(f.Name, content); err != nil {
			return nil, err
		}
		pkg.names = append(pkg.names, f.Name)
		pkg.parts[f.Name] = root
	}
	for _, name := range []string{contentTypesName, documentName, documentRelsName, "word/styles.xml"} {
		if pkg.parts[name] == nil {
			return nil, fault(name, "không có trong tệp")
		}
	}
	return pkg, nil
}

func readPart(f *zip.File) ([]byte, error) {
	opened, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	content, err := io.ReadAll(io.LimitReader(opened, maxPart+1))
	if err == nil && len(content) > maxPart {
		return nil, fmt.Errorf("lớn hơn %d byte", maxPart)
	}
	return content, err
}

// checkContentTypes wants a content type for every part and a part for every
// content type. ECMA-376-2, 10.1.2.
func checkContentTypes(pkg *unpacked) error {
	defaults, overrides := map[string]bool{}, map[string]bool{}
	for _, c := range pkg.parts[contentTypesName].children {
		switch c.name {
		case "Default":
			defaults[c.attr("Extension")] = true
		case "Override":
			name := strings.TrimPrefix(c.attr("PartName"), "/")
			if overrides[name] || pkg.parts[name] == nil {
				return fault(contentTypesName, "khai kiểu của “%s” hai lần hoặc cho phần không có", name)
			}
			overrides[name] = true
		}
	}
	for _, name := range pkg.names {
		extension := strings.TrimPrefix(path.Ext(name), ".")
		plain := extension == "rels" || strings.HasPrefix(name, mediaFolder)
		if !overrides[name] && name != contentTypesName && !(plain && defaults[extension]) {
			return fault(name, "không được khai kiểu trong “%s”", contentTypesName)
		}
	}
	return nil
}

// checkRelations wants every relationship to lead to a part, and every r:id
// of a part to be one of its relationships. ECMA-376-2, 9.3.
func checkRelations(pkg *unpacked) error {
	for _, name := range pkg.names {
		if path.Ext(name) == ".rels" {
			continue
		}
		ids := map[string]bool{}
		folder, base := path.Split(name)
		rels := folder + "_rels/" + base + ".rels"
		if root := pkg.parts[rels]; root != nil {
			for _, c := range root.children {
				id, target := c.attr("Id"), path.Join(folder, c.attr("Target"))
				if ids[id] || pkg.parts[target] == nil {
					return fault(rels, "quan hệ “%s” có hai lần hoặc dẫn đến “%s” không có trong tệp", id, target)
				}
				ids[id] = true
			}
		}
		err := pkg.parts[name].walk(func(n *node) error {
			for _, id := range []string{n.attr("r:id"), n.attr("r:embed")} {
				if id != "" && !ids[id] {
					return fault(name, "“%s” dẫn đến quan hệ “%s” không có", n.name, id)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	root := pkg.parts["_rels/.rels"]
	if root == nil {
		return fault("_rels/.rels", "không có trong tệp")
	}
	for _, c := range root.children {
		if pkg.parts[c.attr("Target")] == nil {
			return fault("_rels/.rels", "quan hệ dẫn đến “%s” không có trong tệp", c.attr("Target"))
		}
	}
	return nil
}

// checkStyles wants every style a paragraph names to be defined.
func checkStyles(pkg *unpacked) error {
	known := map[string]bool{}
	for _, c := range pkg.parts["word/styles.xml"].children {
		if c.name != "style" {
			continue
		}
		if known[c.attr("styleId")] {
			return fault("word/styles.xml", "kiểu “%s” khai hai lần", c.attr("styleId"))
		}
		known[c.attr("styleId")] = true
	}
	for _, name := range pkg.names {
		err := pkg.parts[name].walk(func(n *node) error {
			if n.name == "pStyle" && !known[n.attr("val")] {
				return fault(name, "đoạn dùng kiểu “%s” không được khai", n.attr("val"))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
