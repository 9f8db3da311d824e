package docx

import (
	"path"
	"strings"
)

// archive is a Word file opened for reading. No relation that leads out of the
// file is ever followed.
type archive struct {
	zip       *opened
	budget    *budget
	trees     map[string]*element            // parts that were parsed
	relations map[string]map[string]relation // by [key] of the part that has them
	body      string
	strict    bool // ISO/IEC 29500 Strict
}

// relation is where a part refers to. ECMA-376-2, 6.5.3.4 (Relationship).
type relation struct {
	target   string // name of a part, or an address if external
	kind     string // last element of the type: “image”, “header”
	external bool
}

// open reads the directory of a Word file, its relations and which part is the
// text. An error is a *FormatError.
func open(data []byte) (*archive, error) {
	if err := refuse(data); err != nil {
		return nil, err
	}
	z, err := unzip(data)
	if err != nil {
		return nil, err
	}
	a := &archive{zip: z, budget: newBudget(), trees: map[string]*element{}, relations: map[string]map[string]relation{}}
	if err := z.alien(); err != nil {
		return nil, err
	}
	for _, name := range z.names {
		if err := a.relate(name); err != nil {
			return nil, err
		}
	}
	return a, a.findMain()
}

// relate reads a part of relations.
//
//	word/_rels/document.xml.rels:
//	<Relationships xmlns="…/package/2006/relationships">
//	  <Relationship Id="rId1" Type="…/relationships/styles" Target="styles.xml"/>
func (a *archive) relate(name string) error {
	folder, file := path.Split(name)
	owner, isRels := strings.CutSuffix(file, ".rels")
	if !isRels || path.Base(folder) != "_rels" {
		return nil
	}
	folder = strings.TrimSuffix(folder, "_rels/")
	root, err := a.part(name)
	if err != nil {
		return err
	}
	list := map[string]relation{}
	for c := range root.each("rel:Relationship") {
		kind := c.value("Type")
		a.strict = a.strict || strings.HasPrefix(kind, strictSpace)
		r := relation{target: c.value("Target"), kind: path.Base(kind), external: c.value("TargetMode") == "External"}
		if !r.external {
			r.target = resolve(folder+owner, r.target)
		}
		if _, twice := list[c.value("Id")]; !twice {
			list[c.value("Id")] = r
		}
	}
	a.relations[folder+owner] = list
	return nil
}

// findMain finds the part with the text and looks whether it is that of Word.
// ECMA-376-1, 11.3.10 (main document part).
func (a *archive) findMain() error {
	for _, r := range a.relations[""] {
		if r.kind == "officeDocument" && !r.external && (a.body == "" || r.target < a.body) {
			a.body = r.target
		}
	}
	if a.body == "" || !a.has(a.body) {
		const usual = "word/document.xml"
		switch {
		case a.has(usual): // the relations of the package are damaged; Word looks here too
			a.body = usual
		case a.body == "":
			return a.zip.notWord()
		}
	}
	root, err := a.part(a.body)
	if err != nil {
		return err
	}
	switch root.name {
	case "w:document":
		return nil
	case "x:workbook":
		return otherProgram("bảng tính Excel", "bằng Excel")
	case "p:presentation":
		return otherProgram("bài trình chiếu PowerPoint", "bằng PowerPoint")
	}
	return &FormatError{
		Message: "phần “" + clip(a.body) + "” không phải nội dung của tệp Word: phần tử gốc là “" + clip(root.name) + "”, phải là “w:document”",
		Hint:    resave,
	}
}

// main is the name of the part with the text.
func (a *archive) main() string { return a.body }

// has reports whether there is a part of that name.
func (a *archive) has(name string) bool { return a.zip.files[key(name)] != nil }

// part returns the root of a part of XML, which is parsed once.
func (a *archive) part(name string) (*element, error) {
	if root := a.trees[key(name)]; root != nil {
		return root, nil
	}
	data, err := a.zip.read(name)
	if err != nil {
		return nil, err
	}
	root, err := a.budget.parse(data)
	if err != nil {
		return nil, damaged(name, err)
	}
	a.trees[key(name)] = root
	return root, nil
}

// raw returns the bytes of a part.
func (a *archive) raw(name string) ([]byte, error) { return a.zip.read(name) }

// related returns where a part refers to, by the id of the relation. The empty
// name stands for the file as a whole.
func (a *archive) related(part string) map[string]relation { return a.relations[key(part)] }
