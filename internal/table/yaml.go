package table

import (
	"vanban/internal/diag"
	"vanban/internal/record"
)

const rowsHint = "viết mỗi dòng số liệu một mục “- khóa: giá trị” trong một danh sách"

// readYAML reads a list of maps: the file itself, what stands under “dong”, or
// under the only key that holds a list.
func readYAML(file string, data []byte, o Options) (*Table, diag.List) {
	root, list := record.YAML(file, data)
	if root == nil {
		return nil, list
	}
	if o.Sheet != "" {
		list.Add(diag.Range{File: file}, "bỏ tên trang tính, hoặc đưa tệp .xlsx", "tệp YAML không có trang tính “%s”", o.Sheet)
		return nil, list
	}
	items, found := rowList(root)
	if !found {
		list.Add(root.At, rowsHint, "tệp cần một danh sách các dòng số liệu, nhận được %s", root.Kind)
		return nil, list
	}
	t := &Table{File: file}
	index := map[string]int{}
	for i, v := range items.Items {
		if v.Kind == record.Null {
			continue
		}
		if v.Kind != record.Map {
			list.Add(v.At, rowsHint, "mục thứ %d phải gồm các khóa, nhận được %s", i+1, v.Kind)
			continue
		}
		t.addRow(index, i+1, v)
	}
	if len(t.Rows) == 0 && !list.HasErrors() {
		list.Add(items.At, rowsHint, "danh sách không có dòng số liệu nào")
		return nil, list
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		for len(r.Cells) < len(t.Columns) {
			r.Cells = append(r.Cells, Cell{At: r.At})
		}
	}
	return t, list
}

// rowList finds the list of rows.
func rowList(root *record.Value) (*record.Value, bool) {
	if root.Kind == record.List {
		return root, true
	}
	if v := root.Field("dong"); v != nil && v.Kind == record.List {
		return v, true
	}
	var only *record.Value
	for _, f := range root.Fields {
		if f.Value.Kind == record.List {
			if only != nil {
				return nil, false
			}
			only = f.Value
		}
	}
	return only, only != nil
}

// addRow takes one map; keys that no row before it had become new columns.
func (t *Table) addRow(index map[string]int, number int, v *record.Value) {
	r := Row{Number: number, At: v.At, Cells: make([]Cell, len(t.Columns), len(t.Columns)+len(v.Fields))}
	for i := range r.Cells {
		r.Cells[i].At = v.At
	}
	for _, f := range v.Fields {
		i, known := index[f.Key]
		if !known {
			i = len(t.Columns)
			index[f.Key] = i
			t.Columns = append(t.Columns, Column{Title: f.Name, At: f.KeyAt, Index: i + 1})
			r.Cells = append(r.Cells, Cell{})
		}
		c := Cell{Value: f.Value, At: f.Value.At}
		if f.Value.Kind == record.Scalar {
			c.Text = clean(f.Value.Text)
		}
		r.Cells[i] = c
	}
	t.Rows = append(t.Rows, r)
}
