package pack

import (
	"reflect"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Manifest says what a pack is and whose.
type Manifest struct {
	Name        string // “mau-bo-khcn”: before the slash of its templates' ids
	Version     Version
	Issuer      string // who answers for the templates
	Licence     string // an SPDX identifier, or words
	Description string // may be empty

	at, issuerAt diag.Range
}

// manifest is goi.yaml as it is typed.
type manifest struct {
	Name        doc.Text `yaml:"ten" form:"id,required" title:"Tên gói" help:"Chữ thường không dấu nối bằng gạch; đứng trước dấu gạch chéo trong mã mẫu: ten-goi/ma-mau."`
	Version     doc.Text `yaml:"phien_ban" form:"version,required" title:"Phiên bản" help:"Ba số ngăn bằng dấu chấm, như 1.0.0."`
	Issuer      doc.Text `yaml:"co_quan" form:",required" title:"Cơ quan" help:"Cơ quan chịu trách nhiệm về các mẫu trong gói."`
	Licence     doc.Text `yaml:"giay_phep" form:",required" title:"Giấy phép" help:"Giấy phép sử dụng, như CC-BY-4.0, hoặc một câu."`
	Description doc.Text `yaml:"mo_ta" title:"Mô tả" help:"Một, hai câu mô tả."`
}

// ManifestForm is the form of goi.yaml.
func ManifestForm() reflect.Type { return reflect.TypeFor[manifest]() }

// readManifest decodes goi.yaml, or returns nil and adds what is wrong.
func readManifest(f *File, problems *diag.List) *Manifest {
	root, list := record.YAML(f.Place, f.Data)
	if root == nil {
		*problems = append(*problems, list...)
		return nil
	}
	var m manifest
	list = append(list, record.Decode(root, &m)...)
	for _, need := range []struct {
		key, example string
		value        *doc.Text
	}{
		{"ten", "mau-so-khcn", &m.Name},
		{"phien_ban", "1.0.0", &m.Version},
		{"co_quan", "Sở Khoa học và Công nghệ", &m.Issuer},
		{"giay_phep", "CC-BY-4.0", &m.Licence},
	} {
		need.value.Text = strings.Join(strings.Fields(viet.NFC(need.value.Text)), " ")
		if v := root.Field(need.key); root.Kind == record.Map && need.value.Text == "" && (v.Empty() || v.Kind == record.Scalar) {
			list.Add(diag.Range{File: f.Place, Start: diag.Pos{Line: 1, Col: 1}},
				"thêm một dòng như “"+need.key+": "+need.example+"”", "%s thiếu “%s”", ManifestName, need.key)
		}
	}
	if id := viet.ID(m.Name.Text); m.Name.Text != id {
		hint := "viết “" + id + "”"
		if id == "" {
			hint = "viết một tên như “mau-so-khcn”"
		}
		list.Add(m.Name.At, hint, "tên gói “%s” phải là chữ thường không dấu, nối bằng gạch", m.Name.Text)
	}
	version, ok := parseVersion(m.Version.Text)
	if !ok && m.Version.Text != "" {
		list.Add(m.Version.At, "viết ba số cách nhau bằng dấu chấm, như 1.2.0", "phiên bản “%s” không đúng dạng, cần ba số như 1.2.0", m.Version.Text)
	}
	*problems = append(*problems, list...)
	if list.HasErrors() {
		return nil
	}
	return &Manifest{
		Name: m.Name.Text, Version: version, Issuer: m.Issuer.Text, Licence: m.Licence.Text,
		Description: strings.TrimSpace(viet.NFC(m.Description.Text)), at: m.Name.At, issuerAt: m.Issuer.At,
	}
}

// Version is the three numbers of a version.
type Version [3]int

// String is the version as goi.yaml has it.
func (v Version) String() string {
	return strconv.Itoa(v[0]) + "." + strconv.Itoa(v[1]) + "." + strconv.Itoa(v[2])
}

// Series is the version without its last number, which counts corrections.
func (v Version) Series() string { return strconv.Itoa(v[0]) + "." + strconv.Itoa(v[1]) }

// Compare orders versions by age.
func (v Version) Compare(w Version) int {
	for i := range v {
		if v[i] != w[i] {
			return v[i] - w[i]
		}
	}
	return 0
}

func parseVersion(s string) (Version, bool) {
	var v Version
	numbers, ok := parseNumbers(s)
	if !ok || len(numbers) != len(v) {
		return v, false
	}
	copy(v[:], numbers)
	return v, true
}

// parseNumbers reads one to three numbers with dots between them.
func parseNumbers(s string) ([]int, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > len(Version{}) {
		return nil, false
	}
	var numbers []int
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n > 999_999 || strconv.Itoa(n) != part || n < 0 {
			return nil, false // a sign, a leading zero, no number
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}
