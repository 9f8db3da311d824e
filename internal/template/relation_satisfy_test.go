package template

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/doc"
	"vanban/internal/record"
)

// randomData makes values for fields that break every kind of rule.
func randomData(rng *rand.Rand, fields []Field) *record.Value {
	out := &record.Value{Kind: record.Map}
	for i := range fields {
		f := &fields[i]
		if !f.Required && rng.IntN(5) == 0 {
			continue
		}
		setField(out, f.Name, randomValue(rng, f))
	}
	return out
}

func randomValue(rng *rand.Rand, f *Field) *record.Value {
	list := func(item func() *record.Value) *record.Value {
		v := &record.Value{Kind: record.List}
		for range rng.IntN(5) {
			v.Items = append(v.Items, item())
		}
		return v
	}
	switch f.Type {
	case Records:
		return list(func() *record.Value { return randomData(rng, f.Fields) })
	case Group:
		return randomData(rng, f.Fields)
	case Listing:
		return list(func() *record.Value { return randomValue(rng, &Field{Type: f.Item}) })
	case Milestones:
		v := &record.Value{Kind: record.Map}
		for range rng.IntN(5) {
			setField(v, itoa(2024+rng.IntN(8)), scalarOf(itoa(rng.IntN(20))))
		}
		return v
	}
	from := map[Type][]string{
		Line:     {"Sở Y tế", "Sở Tài chính", "sở  tài chính", "Sở Tài chánh", "Sở Thông tin và Truyền thông", "Ủy ban nhân dân huyện Cao Lộc", "Lãnh đạo Sở", "Công an tỉnh"},
		Passage:  {"Một đoạn."},
		Choice:   f.Choices,
		YesNo:    {"có", "không"},
		Province: {"lang-son", "Lạng Sơn", "ha-noi", "Cao Bằng"},
		Integer:  {"0", "5", "12", "1.999", "7"},
		Fraction: {"0,5", "12", "6", "3,25"},
		Money:    {"1.000", "250", "0", "3,5"},
		Percent:  {"50", "33,3%", "12,55%", "100"},
		Year:     {"2024", "2026", "2028", "2030", "2033"},
		Day:      {"5/3/2026", "31/12/2026", "01/01/2031", "7/2027", "20/11/2026"},
		DayMonth: {"10/12", "15/12", "1/1", "31/12"},
		Deadline: {"trước ngày 10/12/2026", "Quý I/2031", "Hằng năm", "2024 - 2033", "trước 01/01/2026", "10/12", "Hằng năm, từ năm 2035", "2027", "12/2029"},
	}[f.Type]
	return scalarOf(from[rng.IntN(len(from))])
}

// satisfied makes a definition keep the rules of a template and gives what its
// judge still finds wrong.
func satisfied(t *testing.T, tmpl *Template, root *record.Value, seed uint64) string {
	t.Helper()
	env := newEnv(t, doc.Issue)
	tmpl.Satisfy(root, env, rand.New(rand.NewPCG(seed, 1)).IntN)
	_, problems := tmpl.Fill(root, env)
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p.Message)
	}
	return b.String()
}

func definitionOf(data *record.Value) *record.Value {
	root := &record.Value{Kind: record.Map}
	for key, text := range map[string]string{"mau": "m", "so": "1", "ngay_ban_hanh": "20/11/2026"} {
		setField(root, key, scalarOf(text))
	}
	setField(root, "du_lieu", data)
	return root
}

// TestSatisfyEveryRelation mends the data that break each rule, and random ones.
func TestSatisfyEveryRelation(t *testing.T) {
	for _, test := range relationTests() {
		tmpl := withRules(t, test.rule)
		root, _ := record.YAML("d.vb.yaml", []byte("mau: m\nso: 1\nngay_ban_hanh: 20/11/2026\ndu_lieu:\n"+test.bad))
		if left := satisfied(t, tmpl, root, 1); left != "" {
			t.Errorf("%s: %s", test.rule, left)
		}
		for seed := range uint64(15) {
			data := randomData(rand.New(rand.NewPCG(seed, 2)), tmpl.Fields)
			if left := satisfied(t, tmpl, definitionOf(data), seed); left != "" {
				t.Errorf("%s, seed %d: %s", test.rule, seed, left)
				break
			}
		}
	}
}

// TestSatisfyKeepsWhatKeepsTheRules changes nothing where nothing is wrong.
func TestSatisfyKeepsWhatKeepsTheRules(t *testing.T) {
	for _, test := range relationTests() {
		tmpl := withRules(t, test.rule)
		src := []byte("mau: m\nso: 1\nngay_ban_hanh: 20/11/2026\ndu_lieu:\n" + test.good)
		want, _ := record.YAML("d.vb.yaml", src)
		got, _ := record.YAML("d.vb.yaml", src)
		tmpl.Satisfy(got, newEnv(t, doc.Issue), func(int) int { return 0 })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", test.rule, diff)
		}
	}
}

// TestSatisfyRulesTogether mends random data of templates whose rules pull at the
// same fields.
func TestSatisfyRulesTogether(t *testing.T) {
	for _, rules := range [][]string{
		{
			"{truong: den_nam, sau: tu_nam}", "{truong: moc, trong: [tu_nam, den_nam]}", "{truong: moc, khong_lap: có}", "{truong: moc, khong_giam: có}",
			"{truong: nhiem_vu.han, trong: [tu_nam, den_nam]}", "{truong: chi_tieu.gia_tri, du_moc: [moc, den_nam]}", "{truong: chi_tieu.gia_tri, khong_giam_tu: chi_tieu.hien_trang}",
		},
		{
			"{truong: nhiem_vu.chu_tri, thuoc: co_quan.ten}", "{truong: nhiem_vu.phoi_hop, thuoc: co_quan.ten}", "{truong: nhiem_vu.phoi_hop, khong_thuoc: nhiem_vu.chu_tri}",
			"{truong: nhiem_vu.phoi_hop, khong_lap: có}", "{truong: co_quan.ten, khong_lap: có}", "{truong: co_quan.ten, con_hieu_luc: có}",
			"{truong: nhiem_vu.chu_tri, thuoc: noi_nhan, tru_khi_co: [Các cơ quan]}",
		},
		{
			"{truong: kinh_phi.tong, bang_tong: [kinh_phi.tinh, kinh_phi.khac]}", "{truong: kinh_phi.tong, bang_tong: kinh_phi.theo_nam}", "{truong: tong_cong, bang_tong: kinh_phi.tong}",
			"{truong: chi_tieu.ty_le, bang_ty_le: [chi_tieu.thuc_hien, chi_tieu.ke_hoach]}", "{truong: kinh_phi.theo_nam, du_moc: [den_nam]}",
		},
		{
			"{truong: ngay_a, sau: ngay_b}", "{truong: ngay_b, khong_truoc: van_ban.ngay_ban_hanh}", "{truong: ngay_a, khong_sau: 31/12/2029}", "{truong: so_a, khong_nho_hon: so_b}", "{truong: so_b, khong_nho_hon: 3}",
			"{truong: ly_do, bat_buoc_khi: {trang_thai: [Chưa làm, Đang làm]}}", "{truong: ly_do, bo_trong_khi: {trang_thai: [Đã xong]}}", "{truong: ly_do, con_hieu_luc: có}",
		},
	} {
		tmpl := withRules(t, rules...)
		for seed := range uint64(100) {
			data := randomData(rand.New(rand.NewPCG(seed, 3)), tmpl.Fields)
			if left := satisfied(t, tmpl, definitionOf(data), seed); left != "" {
				t.Errorf("%s, seed %d: %s", rules[0], seed, left)
				break
			}
		}
	}
}

// TestSatisfyPairs mends random data of templates with two rules each.
func TestSatisfyPairs(t *testing.T) {
	tests := relationTests()
	for i := range tests {
		for k := range i {
			tmpl := withRules(t, tests[i].rule, tests[k].rule)
			if a, b := tmpl.relations[0], tmpl.relations[1]; a.Field.String() == b.Field.String() && (a.Key+b.Key == keyAmong+keyEveryYear || a.Key+b.Key == keyEveryYear+keyAmong) {
				continue // 2025 is asked for and forbidden
			}
			data := randomData(rand.New(rand.NewPCG(uint64(i), uint64(k))), tmpl.Fields)
			if left := satisfied(t, tmpl, definitionOf(data), 1); left != "" {
				t.Errorf("%s, %s: %s", tests[i].rule, tests[k].rule, left)
			}
		}
	}
}

// TestSatisfyWhatCannotBe leaves data as they are that no change would mend.
func TestSatisfyWhatCannotBe(t *testing.T) {
	tmpl := withRules(t, "{truong: nhiem_vu.han, trong: [2030, 2026]}")
	root, _ := record.YAML("d.vb.yaml", []byte("mau: m\ndu_lieu:\n  nhiem_vu: [{han: 12/2027}]\n"))
	tmpl.Satisfy(root, newEnv(t, doc.Issue), func(int) int { return 0 })
	if got := root.Field("du_lieu").Field("nhiem_vu").Items[0].Field("han").Text; got != "12/2027" {
		t.Errorf("the deadline became %q", got)
	}
}

// TestSatisfyAddsInTheRow gives a value that another column must have to the row
// that lacks it.
func TestSatisfyAddsInTheRow(t *testing.T) {
	tmpl := withRules(t, "{truong: nhiem_vu.chu_tri, thuoc: nhiem_vu.phoi_hop}")
	root, _ := record.YAML("d.vb.yaml", []byte("mau: m\ndu_lieu:\n  nhiem_vu: [{chu_tri: Sở Y tế, phoi_hop: [Sở Y tế]}, {chu_tri: Sở Nội vụ}]\n"))
	tmpl.Satisfy(root, newEnv(t, doc.Issue), func(int) int { return 0 })
	var got []string
	for _, row := range root.Field("du_lieu").Field("nhiem_vu").Items {
		got = append(got, strings.Join(textsOf(row.Field("phoi_hop")), ", "))
	}
	if diff := cmp.Diff([]string{"Sở Y tế", "Sở Nội vụ"}, got); diff != "" {
		t.Error(diff)
	}
}
