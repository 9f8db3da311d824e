package recognize_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

func usual(number string) flow.Block {
	return grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)}, [][]flow.Block{paras("c:Số: " + number), paras(date)})
}

func TestRegimeIsTold(t *testing.T) {
	titled := func(head flow.Block, kind string) []flow.Block {
		return append([]flow.Block{head}, paras("bc:"+kind, "bc:Về công tác văn thư", ":", text, text)...)
	}
	party := grid(two, [][]flow.Block{paras("c:TỈNH ỦY LẠNG SƠN", "c:*"), paras("bc:ĐẢNG CỘNG SẢN VIỆT NAM")},
		[][]flow.Block{paras("c:Số 05-HD/TU"), paras("ic:Lạng Sơn, ngày 05 tháng 3 năm 2026")})
	union := grid(two, [][]flow.Block{paras("c:TỈNH ĐOÀN LẠNG SƠN"), paras("bc:ĐOÀN TNCS HỒ CHÍ MINH")}, [][]flow.Block{paras("c:Số: 05-KH/TĐTN"), paras(date)})
	for name, c := range map[string]struct {
		blocks []flow.Block
		regime recognize.Regime
		why    string
	}{
		"kế hoạch":               {titled(usual("15/KH-SNV"), "KẾ HOẠCH"), recognize.Administrative, ""},
		"kế hoạch with the year": {titled(usual("15/2026/KH-SNV"), "KẾ HOẠCH"), recognize.Administrative, ""},
		"quyết định":             {titled(usual("15/QĐ-SNV"), "QUYẾT ĐỊNH"), recognize.Administrative, ""},
		"quyết định of law":      {titled(usual("45/2026/QĐ-UBND"), "QUYẾT ĐỊNH"), recognize.Legal, "45/2026/QĐ-UBND"},
		"nghị quyết of law":      {titled(usual("45/2026/NQ-HĐND"), "NGHỊ QUYẾT"), recognize.Legal, "45/2026/NQ-HĐND"},
		"nghị định":              {titled(usual("30/2020/NĐ-CP"), "NGHỊ ĐỊNH"), recognize.Legal, "NGHỊ ĐỊNH"},
		"thông tư, no number":    {titled(usual(""), "THÔNG TƯ"), recognize.Legal, "THÔNG TƯ"},
		"luật":                   {titled(usual("Luật số: 72/2025/QH15"), "LUẬT"), recognize.Legal, "LUẬT"},
		"Party":                  {titled(party, "HƯỚNG DẪN"), recognize.Party, "ĐẢNG CỘNG SẢN VIỆT NAM"},
		"youth union":            {titled(union, "KẾ HOẠCH"), recognize.Unknown, "ĐOÀN TNCS HỒ CHÍ MINH"},
		"request of a citizen":   {paras(nation, motto, ":", "bc:ĐƠN XIN XÁC NHẬN", text), recognize.Unknown, "ĐƠN XIN XÁC NHẬN"},
		"a letter":               {paras(":Chị Lan thân mến,", text, text, "r:Hà Nội, ngày 05 tháng 3 năm 2026"), recognize.Unknown, ""},
		"a report, no head":      {paras("bc:BÁO CÁO", "bc:Tình hình tháng 3", text, text), recognize.Unknown, ""},
		"nothing":                {nil, recognize.Unknown, ""},
		"no Quốc hiệu": {titled(grid(two, [][]flow.Block{paras(parent, issuer), nil}, [][]flow.Block{paras(code), paras(date)}), "KẾ HOẠCH"),
			recognize.Administrative, ""},
		"no số": {titled(grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)}, [][]flow.Block{nil, paras(date)}), "KẾ HOẠCH"),
			recognize.Administrative, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := recognize.Find(sheet(c.blocks...), env(t))
			d := f.Documents[0]
			if len(f.Documents) != 1 || d.Regime != c.regime || !strings.Contains(d.Why, c.why) || c.regime != recognize.Administrative && d.Why == "" {
				t.Errorf("%v because of “%s”\n%s", d.Regime, d.Why, show(f))
			}
		})
	}
}

func TestKindIsTold(t *testing.T) {
	for _, k := range law.Decree30().Kinds {
		head := usual("15/" + k.Abbreviation + "-SNV")
		blocks := append([]flow.Block{head}, paras("bc:"+k.Title, "bc:Về công tác văn thư", ":", text, text)...)
		if k.Subject == law.SubjectUnderCode {
			blocks = []flow.Block{grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)},
				[][]flow.Block{paras("c:Số: 15/SNV-VP", "c:V/v công tác văn thư", "c:năm 2026"), paras(date)}), para("c:Kính gửi: Các sở"), para(text)}
		}
		f := recognize.Find(sheet(blocks...), env(t))
		d := f.Documents[0]
		if d.Kind == nil || d.Kind.Key != k.Key || d.KindSure != recognize.Sure {
			t.Errorf("%s\n%s", k.Name, show(f))
		}
		if k.Subject == law.SubjectUnderCode && (len(d.All(law.LetterSubject)) != 2 || d.First(law.Addressees) == nil) {
			t.Error(show(f))
		}
	}
}

// The real texts of the corpus, line by line as paragraphs: the regime is that
// of what they are.
func TestRegimeOfRealTexts(t *testing.T) {
	files, err := filepath.Glob("../../../shared/corpus/van-ban/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case len(files) > 0:
	case os.Getenv("CI") == "true":
		t.Fatal("no corpus beside the repository")
	default:
		t.Skip("no corpus beside the repository")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var blocks []flow.Block
		for i, l := range strings.Split(string(data), "\n") {
			if i > 60 {
				break
			}
			if !strings.HasPrefix(l, "#") {
				blocks = append(blocks, &flow.Paragraph{Runs: []flow.Run{{Text: l, Size: 14 * unit.Point}}})
			}
		}
		name := filepath.Base(file)
		want := recognize.Administrative
		if strings.HasPrefix(name, "nghi-dinh") || strings.HasPrefix(name, "thong-tu") {
			want = recognize.Legal
		}
		f := recognize.Find(sheet(blocks...), env(t))
		if got := f.Documents[0].Regime; got != want {
			t.Errorf("%s: %v (%s)\n%s", name, got, f.Documents[0].Why, show(f))
		}
	}
}
