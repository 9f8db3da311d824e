package check

import (
	"reflect"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// SettingsName is the file of an organisation's settings, which holds for the
// files beside it and below.
const SettingsName = ".vanban.yaml"

// settingsFile is that file.
type settingsFile struct {
	Severities    *record.Value `yaml:"muc_do" form:"severities" title:"Mức độ" help:"Mức độ của từng quy tắc: lỗi, cảnh báo, ghi chú, tắt."`
	Ignores       []ignoreEntry `yaml:"bo_qua" title:"Bỏ qua" help:"Những phát hiện đã xem và chấp nhận, mỗi mục có lý do."`
	Abbreviations *record.Value `yaml:"chu_viet_tat" form:"abbreviations" title:"Chữ viết tắt" help:"Chữ viết tắt không cần giải thích trong văn bản của cơ quan, kèm nghĩa."`
	Issuers       []doc.Text    `yaml:"ma_co_quan" title:"Chữ viết tắt cơ quan" help:"Chữ viết tắt của các cơ quan được đứng trong ký hiệu, như SKHCN, UBND."`
}

// ignoreEntry is one entry of bo_qua.
type ignoreEntry struct {
	At     diag.Range
	Rule   doc.Text `yaml:"quy_tac" form:",required" title:"Quy tắc" help:"Mã quy tắc được bỏ qua, như PG-06; có thể kết thúc bằng dấu *."`
	File   doc.Text `yaml:"tep" title:"Tệp" help:"Tên hoặc mẫu tên tệp với * và **; không ghi là mọi tệp."`
	Quote  doc.Text `yaml:"trich" title:"Trích" help:"Một phần đoạn chữ có lỗi; không ghi là mọi chỗ."`
	Reason doc.Text `yaml:"ly_do" title:"Lý do" help:"Vì sao chấp nhận, để người sau biết."`
}

// SettingsForm is the form of that file.
func SettingsForm() reflect.Type { return reflect.TypeFor[settingsFile]() }

// ReadSettings reads a settings file. What could be read is set even if the
// list has errors.
func ReadSettings(file string, data []byte, rules []Rule) (*Settings, diag.List) {
	root, problems := record.YAML(file, data)
	r := settingsReader{rules: rules, problems: problems}
	if root == nil {
		return &r.out, r.problems
	}
	var in settingsFile
	r.problems = append(r.problems, record.Decode(root, &in)...)
	r.severities(in.Severities)
	for _, e := range in.Ignores {
		r.ignore(e)
	}
	r.abbreviations(in.Abbreviations)
	for _, t := range in.Issuers {
		r.out.Issuers = append(r.out.Issuers, strings.TrimSpace(t.Text))
	}
	return &r.out, r.problems
}

type settingsReader struct {
	rules    []Rule
	out      Settings
	problems diag.List
}

// fields returns the members of a map, or reports what stands there instead.
func (r *settingsReader) fields(key string, v *record.Value, example string) []record.Field {
	if v.Empty() {
		return nil
	}
	if v.Kind != record.Map {
		r.problems.Add(v.At, "xuống dòng, thụt vào rồi viết từng dòng như “"+example+"”", "“%s” là %s, cần các dòng như “%s”", key, v.Kind, example)
		return nil
	}
	return v.Fields
}

// severities reads muc_do.
func (r *settingsReader) severities(v *record.Value) {
	for _, f := range r.fields("muc_do", v, "TR-KY: ghi chú") {
		id := strings.ToUpper(strings.TrimSpace(f.Name))
		i := slices.IndexFunc(r.rules, func(rule Rule) bool { return rule.ID == id })
		if i < 0 {
			r.problems.Add(f.KeyAt, nearestRule(id, r.rules), "không có quy tắc “%s”", f.Name)
			continue
		}
		severity, ok := severityWord(f.Value)
		rule := &r.rules[i]
		switch {
		case !ok:
			r.problems.Add(f.Value.At, "viết một trong: lỗi, cảnh báo, ghi chú, tắt", "mức độ “%s” của %s không có", f.Value.Text, id)
		case rule.Tier == Decree && rule.Severity == diag.Error && severity != diag.Error:
			r.problems.Add(f.Value.At, "bỏ dòng này; với tệp nào thật sự phải khác thì ghi trong bo_qua, kèm lý do",
				"%s do nghị định quy định, không hạ mức độ được", id)
		default:
			if r.out.Severities == nil {
				r.out.Severities = map[string]diag.Severity{}
			}
			r.out.Severities[id] = severity
		}
	}
}

// severityWord reads a severity; 0 is off.
func severityWord(v *record.Value) (diag.Severity, bool) {
	switch viet.Key(v.Text) {
	case "loi":
		return diag.Error, true
	case "canh_bao":
		return diag.Warning, true
	case "ghi_chu":
		return diag.Note, true
	case "tat":
		return 0, true
	}
	return 0, false
}

// ignore reads an entry of bo_qua.
func (r *settingsReader) ignore(e ignoreEntry) {
	i := Ignore{
		Rule: strings.ToUpper(strings.TrimSpace(e.Rule.Text)), File: strings.TrimSpace(e.File.Text),
		Quote: viet.NFC(strings.TrimSpace(e.Quote.Text)), Reason: strings.TrimSpace(e.Reason.Text), At: e.At,
	}
	switch {
	case i.Rule == "":
		r.problems.Add(e.At, "thêm “quy_tac: PG-06”, mã của quy tắc được bỏ qua", "mục này của bo_qua thiếu quy_tac")
		return
	case !known(i.Rule, r.rules):
		r.problems.Add(e.Rule.At, nearestRule(i.Rule, r.rules), "không có quy tắc “%s”", e.Rule.Text)
		return
	case !validPattern(i.File):
		r.problems.Add(e.File.At, "sửa dấu ngoặc trong mẫu tên", "không hiểu mẫu tên tệp “%s”", i.File)
		return
	case i.Reason == "":
		r.problems.Warn(e.At, "thêm “ly_do: …”, để người sau biết vì sao", "mục bỏ qua %s không có lý do", i.Rule)
	}
	r.out.Ignores = append(r.out.Ignores, i)
}

// known reports whether a name is that of a rule, of some with a star, or of
// what is told without a rule.
func known(name string, rules []Rule) bool {
	return names(name, General) || slices.ContainsFunc(rules, func(r Rule) bool { return names(name, r.ID) })
}

// abbreviations reads chu_viet_tat.
func (r *settingsReader) abbreviations(v *record.Value) {
	for _, f := range r.fields("chu_viet_tat", v, "BCĐ: Ban Chỉ đạo") {
		meaning := strings.TrimSpace(f.Value.Text)
		if meaning == "" {
			r.problems.Warn(f.KeyAt, "viết nghĩa sau dấu hai chấm, như “BCĐ: Ban Chỉ đạo”", "chữ viết tắt “%s” không có nghĩa", f.Name)
		}
		r.out.Abbreviations = append(r.out.Abbreviations, Abbreviation{Short: f.Name, Meaning: meaning})
	}
}
