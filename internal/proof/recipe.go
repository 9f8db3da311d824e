package proof

import (
	"fmt"

	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/template"
	"vanban/internal/unit"
)

// optional says which optional fields have a value.
type optional int

const (
	some optional = iota
	none
	all
)

// recipe says what the data of a case is like. Its zero value mixes all.
type recipe struct {
	name     string
	optional optional
	length   length
	short    bool           // every length as little as it can be
	rows     int            // of every list; -1 for as it comes
	count    map[string]int // of one list or table, by its path
	hostile  bool
	extreme  bool           // names of bodies and numbers as long as they get
	zero     bool           // every number is 0, as far as quy_tac lets it
	many     bool           // a table is so long that its numbers are small
	pages    int            // of every passage: 0 as it comes, 1, 3
	chosen   map[string]int // choice of a lua_chon or co_khong, by its path
	stage    doc.Stage
	blanks   bool   // of a draft: no required field has a value
	parts    []part // components that the definition gives
	office   string // code of the signer in the profile; empty for no profile
}

// part is a component of the definition.
type part struct {
	key  string
	kind partKind
	n    int
	text string
	post string // of signers
	// choice is the key of a choice of format under the component.
	choice string
}

type partKind int

const (
	asText partKind = iota
	asBodies
	asBases
	asFormat
	asSigners
)

// formats are the choices of sizes that the decree leaves: the set of small ones,
// then the least, the largest and the middle size of the text.
func formats(regulation *law.Regulation) []part {
	var out []part
	for _, set := range regulation.SizeSets {
		if set.Small {
			out = append(out, part{key: "trinh_bay", kind: asFormat, choice: "bo_co_chu", text: set.Key})
		}
	}
	size := regulation.Body.Size
	for _, length := range []unit.Length{size.Min, size.Max, (size.Min + size.Max) / 2} {
		tenths := int(length * 10 / unit.Point)
		text := fmt.Sprint(tenths / 10)
		if tenths%10 != 0 {
			text += fmt.Sprintf(",%d", tenths%10)
		}
		out = append(out, part{key: "trinh_bay", kind: asFormat, choice: "co_chu", text: text})
	}
	return out
}

// few is how many rows a table has where its number does not matter.
const few = 3

// recipes are the cases that every template goes through, the worst by name.
func recipes(t *template.Template, open map[string]bool) []recipe {
	plain := func(name string, change func(*recipe)) recipe {
		r := recipe{name: name, optional: all, rows: few, stage: doc.Sign}
		change(&r)
		return r
	}
	formats := formats(law.Decree30())
	small, least := formats[0], formats[1]
	out := []recipe{
		plain("ít dữ liệu nhất", func(r *recipe) { r.optional, r.rows, r.length, r.short = none, 0, shortest, true }),
		plain("đủ mọi trường", func(*recipe) {}),
		plain("mọi giá trị đều dài", func(r *recipe) { r.length, r.pages, r.extreme = longest, 1, true }),
		plain("tên cơ quan, địa phương dài nhất", func(r *recipe) { r.extreme = true }),
		plain("đoạn văn ba trang", func(r *recipe) { r.pages = 3 }),
		plain("đoạn văn một câu", func(r *recipe) { r.short, r.rows = true, 1 }),
		plain("mỗi danh sách một mục", func(r *recipe) { r.rows = 1 }),
		plain("mỗi danh sách hai mục", func(r *recipe) { r.rows = 2 }),
		plain("chữ giống cách viết, giống mẫu, giống XML", func(r *recipe) { r.hostile = true }),
		plain("mọi số đều là 0", func(r *recipe) { r.zero = true }),
		plain("dự thảo", func(r *recipe) { r.stage = doc.Draft }),
		plain("dự thảo còn trống mọi trường bắt buộc", func(r *recipe) { r.stage, r.blanks = doc.Draft, true }),
		plain("ban hành", func(r *recipe) { r.stage = doc.Issue }),
		plain("bộ cỡ chữ "+small.text, func(r *recipe) { r.parts = []part{small} }),
		plain("nội dung cỡ "+least.text+", chữ dài", func(r *recipe) { r.length, r.parts = longest, []part{least} }),
	}
	out = append(out, componentRecipes(t, open, plain)...)
	eachList(t.Fields, "", func(path string, f *template.Field) {
		for _, n := range []int{0, 1, 2, 60} {
			if n > 0 || !f.Required {
				out = append(out, plain(fmt.Sprintf("%d mục ở %s", n, path), func(r *recipe) { r.count = map[string]int{path: n} }))
			}
		}
		if f.Type == template.Records {
			out = append(out, plain("500 dòng ở "+path, func(r *recipe) { r.count, r.rows, r.many = map[string]int{path: 500}, 2, true }))
		}
	})
	eachChoice(t.Fields, "", func(path string, n int, said string) {
		for _, o := range []optional{none, all} {
			name := fmt.Sprintf("%s: %s, có mọi trường", path, said)
			if o == none {
				name = fmt.Sprintf("%s: %s, chỉ có trường bắt buộc", path, said)
			}
			out = append(out, plain(name, func(r *recipe) { r.optional, r.chosen = o, map[string]int{path: n} }))
		}
	})
	return out
}

// componentRecipes are the cases of what the definition, not the template, says.
func componentRecipes(t *template.Template, open map[string]bool, plain func(string, func(*recipe)) recipe) []recipe {
	var out []recipe
	kind := law.Decree30().Kind(t.Kind)
	with := func(name string, p part) {
		out = append(out, plain(name, func(r *recipe) { r.parts = []part{p} }))
	}
	if open["kinh_gui"] && kind.Addressees != law.Absent {
		with("gửi một nơi", part{key: "kinh_gui", kind: asBodies, n: 1})
		with("gửi 60 nơi", part{key: "kinh_gui", kind: asBodies, n: 60})
	}
	if !open["kinh_gui"] && kind.Addressees != law.Absent {
		with("kinh_gui của tệp khai báo thay cho của mẫu", part{key: "kinh_gui", kind: asBodies, n: 2})
	}
	if !open["can_cu"] {
		with("can_cu của tệp khai báo thay cho của mẫu", part{key: "can_cu", kind: asBases, n: 2})
	}
	if open["can_cu"] {
		with("một căn cứ", part{key: "can_cu", kind: asBases, n: 1})
		with("mười hai căn cứ", part{key: "can_cu", kind: asBases, n: 12})
	}
	with("nơi nhận có 30 dòng", part{key: "noi_nhan", kind: asBodies, n: 30})
	if open["co_quan_ban_hanh"] {
		with("cơ quan chủ quản và cơ quan ban hành tên dài", part{key: "co_quan_chu_quan", text: longBody(3)})
	}
	return append(out, signers(kind, open, plain)...)
}

// eachList visits the lists and tables of fields with their paths.
func eachList(fields []template.Field, path string, visit func(string, *template.Field)) {
	for i := range fields {
		f := &fields[i]
		full := join(path, f.Name)
		if f.Type == template.Listing || f.Type == template.Records {
			visit(full, f)
		}
		eachList(f.Fields, full, visit)
	}
}

// eachChoice visits the values that choices of fields can have.
func eachChoice(fields []template.Field, path string, visit func(path string, n int, said string)) {
	for i := range fields {
		f := &fields[i]
		full := join(path, f.Name)
		switch f.Type {
		case template.Choice:
			for n, c := range f.Choices {
				visit(full, n, c)
			}
		case template.YesNo:
			visit(full, 0, "không")
			visit(full, 1, "có")
		}
		eachChoice(f.Fields, full, visit)
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
