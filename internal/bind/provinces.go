package bind

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// registerFile stands for the register in the places of its rows.
const registerFile = "danh mục tỉnh, thành phố"

// Titles of the columns of [Provinces].
const (
	codeTitle      = "Mã"
	nameTitle      = "Tên"
	typeTitle      = "Loại"
	fullNameTitle  = "Tên đầy đủ"
	regionTitle    = "Vùng"
	addresseeTitle = "Kính gửi"
)

// Provinces gives the provinces of a day as a table, in alphabetical order: code,
// name, type, name in full, region, and the People's Committee as a letter
// addresses it. An unknown part of the date is read as late as it can be, no
// date at all as the latest state that the register knows.
func Provinces(register *places.Register, on viet.Date) *table.Table {
	t := &table.Table{File: registerFile}
	for i, title := range []string{codeTitle, nameTitle, typeTitle, fullNameTitle, regionTitle, addresseeTitle} {
		t.Columns = append(t.Columns, table.Column{Title: title, At: registerPlace(0, i+1)})
	}
	for i, p := range register.List(on) {
		row := table.Row{Number: i + 1, At: registerPlace(i+1, 0)}
		for j, text := range []string{p.ID, p.Name, p.Type, p.FullName, p.Region, strings.Join(p.IssuerLines, " ")} {
			row.Cells = append(row.Cells, table.Cell{Text: text, At: registerPlace(i+1, j+1)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func registerPlace(line, col int) diag.Range {
	return diag.Range{File: registerFile, Start: diag.Pos{Line: line, Col: col}}
}

// ProvinceMap says which field the rows of [Provinces] fill: the only field of
// provinces at the top of a template, else “Kính gửi” of a definition that says
// it or stands without a template. Which of several is meant is for the user to
// say; nothing is added to pairs of his that use a name of the provinces.
func ProvinceMap(fields []template.Field, base *record.Value, chosen []Pair) ([]Pair, diag.List) {
	var problems diag.List
	for _, p := range chosen {
		for _, title := range []string{codeTitle, nameTitle, fullNameTitle, addresseeTitle} {
			if p.Target != "" && viet.Key(p.Column) == viet.Key(title) {
				return nil, nil
			}
		}
	}
	var names []string
	for _, f := range fields {
		if f.Type == template.Province || f.Type == template.Listing && f.Item == template.Province {
			names = append(names, f.Name)
		}
	}
	at := diag.Range{File: registerFile}
	switch {
	case len(names) == 1:
		return []Pair{{Column: codeTitle, Target: names[0], At: at}}, nil
	case len(names) > 1:
		problems.Add(at, "chỉ rõ một trường, như "+asked(codeTitle, names[0]), "mẫu có %d trường kiểu tỉnh, thành phố: %s", len(names), strings.Join(names, ", "))
	case len(fields) == 0 || base.Field("kinh_gui") != nil:
		return []Pair{{Column: addresseeTitle, Target: "van_ban.kinh_gui", At: at}}, nil
	default:
		problems.Add(at, "chỉ rõ một trường nhận tên tỉnh, như "+asked(fullNameTitle, "tên_trường")+", hoặc "+asked(addresseeTitle, "kinh_gui"), "mẫu không có trường kiểu tỉnh, thành phố để điền nơi nhận")
	}
	return nil, problems
}
