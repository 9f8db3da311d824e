package record

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// setFile stands for the command line in the places of values set there.
const setFile = "--set"

// Set changes one scalar of a tree as typed on the command line: “so=1080”,
// “nguoi_ky.ho_ten=Nguyễn Văn A”, “noi_nhan[0]=Như trên”. Keys fold like those
// of a file. Maps and lists on the way are made where they are missing; an
// index may name an item or the place after the last. The value is plain text
// and stands at file “--set”. root must be a map.
func Set(root *Value, assignment string) diag.List {
	s := setter{at: diag.Range{File: setFile}}
	path, text, ok := strings.Cut(viet.NFC(assignment), "=")
	if !ok {
		s.list.Add(s.at, "viết dạng khóa=giá trị, như so=1080", "“%s” thiếu dấu “=”", assignment)
		return s.list
	}
	steps, ok := s.steps(path)
	if !ok {
		return s.list
	}
	v, done := root, ""
	for _, step := range steps {
		if v = s.enter(v, step, done); v == nil {
			return s.list
		}
		done = strings.TrimPrefix(done+step.String(), ".")
	}
	if v.Kind == Map && len(v.Fields) > 0 {
		s.list.Add(s.at, "đặt từng khóa, như "+done+"."+v.Fields[0].Key+"=…", "“%s” là một nhóm khóa, không thể thay bằng một dòng chữ", done)
		return s.list
	}
	*v = Value{Kind: Scalar, Text: text, At: s.at}
	return s.list
}

type setter struct {
	at   diag.Range
	list diag.List
}

// step is one part of a path: a key, or an index if key is "".
type step struct {
	key, name string
	index     int
}

func (s step) String() string {
	if s.key == "" {
		return fmt.Sprintf("[%d]", s.index)
	}
	return "." + s.name
}

func (s *setter) steps(path string) ([]step, bool) {
	var out []step
	for _, part := range strings.Split(path, ".") {
		name, indexes, _ := strings.Cut(part, "[")
		name = strings.TrimSpace(name)
		key := viet.Key(name)
		if key == "" {
			s.list.Add(s.at, "viết dạng khóa=giá trị, như nguoi_ky.ho_ten=…", "đường dẫn “%s” có một khóa trống", path)
			return nil, false
		}
		out = append(out, step{key: key, name: name})
		if !strings.Contains(part, "[") {
			continue
		}
		for _, index := range strings.Split(indexes, "[") {
			digits, closed := strings.CutSuffix(strings.TrimSpace(index), "]")
			n, err := strconv.Atoi(digits)
			if !closed || err != nil || n < 0 {
				s.list.Add(s.at, "viết số thứ tự tính từ 0 trong ngoặc vuông, như noi_nhan[0]=…", "“[%s” trong “%s” không phải là số thứ tự", index, path)
				return nil, false
			}
			out = append(out, step{index: n})
		}
	}
	if len(out) > maxDepth {
		s.list.Add(s.at, "đặt giá trị đó trong tệp khai báo", "đường dẫn dài quá %d phần", maxDepth)
		return nil, false
	}
	return out, true
}

// enter returns the value one step below v, made if it is missing. done is the
// path to v as typed.
func (s *setter) enter(v *Value, to step, done string) *Value {
	want := Map
	if to.key == "" {
		want = List
	}
	if v.Kind == Null || v.Kind == Scalar && v.Empty() {
		*v = Value{Kind: want, At: s.at}
	}
	if v.Kind != want {
		if done == "" {
			done = "tệp khai báo"
		}
		s.list.Add(s.at, "bỏ phần sau “"+done+"”", "“%s” là %s, không có phần “%s”", done, v.Kind, strings.TrimPrefix(to.String(), "."))
		return nil
	}
	if want == Map {
		if child := v.Field(to.key); child != nil {
			return child
		}
		child := &Value{At: s.at}
		v.Fields = append(v.Fields, Field{Key: to.key, Name: to.name, KeyAt: s.at, Value: child})
		return child
	}
	switch {
	case to.index < len(v.Items):
		return v.Items[to.index]
	case to.index > len(v.Items):
		s.list.Add(s.at, "đặt lần lượt từ "+done+fmt.Sprintf("[%d]", len(v.Items)), "“%s” chỉ có %d mục, không có mục [%d]", done, len(v.Items), to.index)
		return nil
	}
	child := &Value{At: s.at}
	v.Items = append(v.Items, child)
	return child
}
