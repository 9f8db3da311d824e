package docx

import (
	"fmt"
	"strings"
)

// prefixes are the names that namespaces have in an [element], for the
// transitional and the strict form alike.
// ECMA-376-1, Annex A; ECMA-376-4, 8; ECMA-376-3, 7 (mc); [MS-DOCX], 2.
var prefixes = map[string]string{
	nsMain: "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
	nsRel: "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                  "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                              "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":         "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":         "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":        "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                      "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                      "w15",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":       "wp14",
	"urn:schemas-microsoft-com:vml":                                             "v",
	"urn:schemas-microsoft-com:office:office":                                   "o",
	"urn:schemas-microsoft-com:office:word":                                     "w10",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":               "mc",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":              "ct",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "cp",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://purl.org/dc/terms/":                                                 "dcterms",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   "cust",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":                "cust",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      "vt",
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                  "vt",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":                 "x",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                             "x",
	"http://schemas.openxmlformats.org/presentationml/2006/main":                "p",
	"http://purl.oclc.org/ooxml/presentationml/main":                            "p",
	"http://www.w3.org/XML/1998/namespace":                                      "xml",
	"http://schemas.microsoft.com/office/2006/xmlPackage":                       "pkg",
}

// strictSpace begins the namespaces of ISO/IEC 29500 Strict.
const strictSpace = "http://purl.oclc.org/ooxml/"

// unread are namespaces we name but whose own ways to put a thing into the
// file we do not read: mc:Fallback has the older way.
var unread = map[string]bool{"wp14": true, "c": true, "dgm": true}

// foreign begins the names of namespaces that we do not know.
const foreign = "?:"

// scope is what prefixes mean in a stretch of the file.
type scope struct {
	outer      *scope
	spaces     map[string]string // declared here: prefix -> namespace
	ignorable  map[string]bool   // namespaces whose elements may be left out
	process    map[string]bool   // “namespace name” whose content is to be read all the same
	elements   map[string]qname  // as written -> resolved
	attributes map[string]qname
}

// outermost is around the root. It is never changed: the root gets a scope of
// its own.
var outermost = scope{spaces: map[string]string{"xml": "http://www.w3.org/XML/1998/namespace", "": ""}}

// qname is a resolved name.
type qname struct {
	full string
	fate fate
}

// with returns the scope inside a start tag with these attributes: the same if
// it says nothing of namespaces.
func (s *scope) with(list []rawAttribute) *scope {
	inner := s
	if s.outer == nil {
		inner = s.nest()
	}
	for i := range list {
		raw := list[i].name
		if len(raw) < 5 || raw[0] != 'x' || string(raw[:5]) != "xmlns" || len(raw) > 5 && raw[5] != ':' {
			continue
		}
		prefix := strings.TrimPrefix(string(raw[5:]), ":")
		if space, known := inner.space(prefix); known && space == list[i].value {
			continue // declared again, as Word does in each drawing
		}
		if inner == s {
			inner = s.nest()
		}
		inner.spaces[prefix] = list[i].value
	}
	return inner.compatible(s, list)
}

func (s *scope) nest() *scope {
	return &scope{
		outer: s, spaces: map[string]string{},
		elements: map[string]qname{}, attributes: map[string]qname{},
	}
}

// compatible reads the attributes of Markup Compatibility.
// ECMA-376-3, 7.2 (Ignorable), 7.3 (ProcessContent).
//
//	<w:document … mc:Ignorable="w14 w15 wp14">
func (inner *scope) compatible(outer *scope, list []rawAttribute) *scope {
	for i := range list {
		_, local, found := strings.Cut(string(list[i].name), ":")
		if !found || local != "Ignorable" && local != "ProcessContent" {
			continue
		}
		if n, err := inner.attribute(list[i].name); err != nil || !strings.HasPrefix(n.full, "mc:") {
			continue
		}
		if inner == outer {
			inner = outer.nest()
		}
		inner.elements, inner.attributes = map[string]qname{}, map[string]qname{}
		for _, word := range strings.Fields(list[i].value) {
			prefix, local, _ := strings.Cut(word, ":")
			space, _ := inner.space(prefix)
			if local == "" {
				inner.ignorable = with(inner.ignorable, space)
			} else {
				inner.process = with(inner.process, space+" "+local)
			}
		}
	}
	return inner
}

func with(set map[string]bool, key string) map[string]bool {
	if set == nil {
		set = map[string]bool{}
	}
	set[key] = true
	return set
}

// space is the namespace of a prefix.
func (s *scope) space(prefix string) (string, bool) {
	for ; s != nil; s = s.outer {
		if space, ok := s.spaces[prefix]; ok {
			return space, true
		}
	}
	return "", false
}

// understands reports whether we read all the namespaces that these prefixes
// stand for.
func (s *scope) understands(requires string) bool {
	words := strings.Fields(requires)
	for _, prefix := range words {
		space, _ := s.space(prefix)
		if known := prefixes[space]; known == "" || unread[known] {
			return false
		}
	}
	return len(words) > 0
}

// element resolves the name of an element.
func (s *scope) element(raw []byte) (qname, error) {
	if n, ok := s.elements[string(raw)]; ok {
		return n, nil
	}
	prefix, local, err := split(string(raw))
	if err != nil {
		return qname{}, err
	}
	space, known := s.space(prefix)
	if !known {
		return qname{}, fmt.Errorf("tiền tố của “%s” không được khai báo", clip(string(raw)))
	}
	n := qname{full: local}
	if short, ok := prefixes[space]; ok {
		n.full = short + ":" + local
	} else if space != "" {
		n = qname{foreign + local, s.fateOf(space, local)}
	}
	remember(s.elements, raw, n)
	return n, nil
}

// fateOf is what becomes of an element of a namespace that we do not know.
func (s *scope) fateOf(space, local string) fate {
	f := keep
	for ; s != nil; s = s.outer {
		if s.process[space+" "+local] || s.process[space+" *"] {
			return splice
		}
		if s.ignorable[space] {
			f = drop
		}
	}
	return f
}

// attribute resolves the name of an attribute, which is in no namespace
// without a prefix. Declarations of namespaces are dropped.
func (s *scope) attribute(raw []byte) (qname, error) {
	if n, ok := s.attributes[string(raw)]; ok {
		return n, nil
	}
	prefix, local, err := split(string(raw))
	if err != nil {
		return qname{}, err
	}
	n := qname{full: local}
	switch {
	case prefix == "xmlns" || prefix == "" && local == "xmlns":
		n.fate = drop
	case prefix != "":
		space, known := s.space(prefix)
		if !known {
			return qname{}, fmt.Errorf("tiền tố của “%s” không được khai báo", clip(string(raw)))
		}
		if short, ok := prefixes[space]; ok {
			n.full = short + ":" + local
		} else {
			n.fate = drop
		}
	}
	remember(s.attributes, raw, n)
	return n, nil
}

// remember keeps a resolved name, unless a hostile file has too many of them.
func remember(names map[string]qname, raw []byte, n qname) {
	const most = 4096
	if len(names) < most {
		names[string(raw)] = n
	}
}

// split cuts a name at its colon and refuses what is no name.
// Namespaces in XML 1.0, 4.
func split(raw string) (prefix, local string, err error) {
	prefix, local, found := strings.Cut(raw, ":")
	if !found {
		prefix, local = "", raw
	}
	if !isName(local) || found && !isName(prefix) {
		return "", "", fmt.Errorf("“%s” không phải tên thẻ hay thuộc tính", clip(raw))
	}
	return prefix, local, nil
}

func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '-' || c == '.')) {
			return false
		}
	}
	return s != ""
}
