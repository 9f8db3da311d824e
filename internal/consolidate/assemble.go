package consolidate

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/record"
	"vanban/internal/viet"
)

// define writes the definition of the consolidated report: the shared one, with
// its comments, and below du_lieu what the provinces reported.
func (c *collector) define(rows []row) ([]byte, error) {
	var file yaml.Node
	if err := yaml.Unmarshal(c.Base.Data, &file); err != nil {
		return nil, fmt.Errorf("đọc lại %s: %w", c.Base.Name, err)
	}
	data := dataOf(&file)
	if data == nil {
		return nil, fmt.Errorf("đọc lại %s: không có du_lieu", c.Base.Name)
	}
	target := c.Settings.form.Target
	if setDefault(data, target.Year.Text) {
		put(data, target.Year.Text, scalar(strconv.Itoa(c.Settings.Year)))
	}
	table := &yaml.Node{Kind: yaml.SequenceNode}
	for _, r := range rows {
		m := mapping(target.Province.Text, placeName(r.province))
		for _, x := range r.cells {
			put(m, x.column, scalar(x.text))
		}
		m.HeadComment = "# " + viet.NFC(strings.Join(strings.Fields(r.comment), " "))
		table.Content = append(table.Content, m)
	}
	put(data, target.Table.Text, table)
	for n, l := range c.Settings.form.Lists {
		c.defineList(data, l, n, rows)
	}
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(&file); err != nil {
		return nil, fmt.Errorf("viết khai báo tổng hợp: %w", err)
	}
	return out.Bytes(), nil
}

// defineList adds the items of all provinces to a table.
func (c *collector) defineList(data *yaml.Node, l listing, n int, rows []row) {
	names := columnsOf(l)
	list := child(data, l.Table.Text)
	if list == nil || list.Kind != yaml.SequenceNode {
		list = &yaml.Node{Kind: yaml.SequenceNode}
	}
	for _, r := range rows {
		if r.report == nil {
			continue
		}
		for _, it := range r.report.lists[n] {
			m := mapping(l.Province.Text, placeName(r.province))
			for i, name := range names {
				if it.values[i].text != "" {
					put(m, name, scalar(oneLine(it.values[i].text)))
				}
			}
			m.HeadComment = "# " + r.report.file
			list.Content = append(list.Content, m)
		}
	}
	if len(list.Content) > 0 {
		put(data, l.Table.Text, list)
	}
}

// oneLine joins the lines of a cell.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// dataOf is the mapping of du_lieu, made if it is blank.
func dataOf(file *yaml.Node) *yaml.Node {
	if len(file.Content) == 0 || file.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	root := file.Content[0]
	data := child(root, "du_lieu")
	if data == nil || data.Kind != yaml.MappingNode {
		data = &yaml.Node{Kind: yaml.MappingNode}
		put(root, "du_lieu", data)
	}
	data.Style &^= yaml.FlowStyle
	return data
}

// child is the value of a key, read as record reads keys.
func child(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if viet.Key(m.Content[i].Value) == key {
			return m.Content[i+1]
		}
	}
	return nil
}

// setDefault reports whether a plain key has no value yet.
func setDefault(data *yaml.Node, key string) bool {
	v := child(data, key)
	return !strings.Contains(key, ".") && (v == nil || v.Kind == yaml.ScalarNode && v.Value == "")
}

// put sets the value of a key.
func put(m *yaml.Node, key string, value *yaml.Node) {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if viet.Key(m.Content[i].Value) == key {
			m.Content[i+1] = value
			return
		}
	}
	m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
}

// scalar is a text that reads back as it is.
func scalar(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: text}
	if v, problems := record.YAML("", []byte("a: "+text)); problems.HasErrors() || v.Field("a") == nil || v.Field("a").Kind != record.Scalar || v.Field("a").Text != text {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// mapping is a mapping of one key.
func mapping(key, value string) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	put(m, key, scalar(value))
	return m
}
