package recognize_test

import (
	"testing"

	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/recognize"
	"vanban/internal/unit"
)

// A text in a frame is a mark though its words or its letters are wrong, for
// rules to say so. A line of the text that says the same is none.
func TestMarksInFrames(t *testing.T) {
	framed := func(text string) flow.Block {
		return &flow.Frame{Text: text, Bold: true, Size: 13 * unit.Point, Width: 30 * unit.MM, Height: 8 * unit.MM, Within: two[0]}
	}
	for _, c := range []struct {
		mark flow.Block
		want law.Component
		sure recognize.Confidence
	}{
		{framed("HỎA TỐC"), law.Urgency, recognize.Sure},
		{framed("Khẩn"), law.Urgency, recognize.Sure},
		{framed("RẤT KHẨN"), law.Urgency, recognize.Likely},
		{framed("HOẢ TỐCC"), law.Urgency, recognize.Likely},
		{framed("Lưu hành nội bộ"), law.Circulation, recognize.Sure},
		{framed("MẬT"), law.Secrecy, recognize.Sure},
		{framed("Bí mật nhà trường"), law.Secrecy, recognize.Likely},
		{framed("KHÔNG KHẨU"), "", 0},
		{framed("LOGO"), "", 0},
		{para("bc:KHẨN"), law.Urgency, recognize.Sure},
		{para("bc:Khẩn"), "", 0},
		{para("c:RẤT KHẨN"), "", 0},
	} {
		head := grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)}, [][]flow.Block{{para(code), c.mark}, paras(date)})
		f := recognize.Find(sheet(after(head)...), env(t))
		marks := f.Documents[0].All(law.Urgency, law.Secrecy, law.Circulation)
		switch {
		case c.want == "" && len(marks) > 0, c.want != "" && (len(marks) != 1 || marks[0].Component != c.want || marks[0].Sure != c.sure):
			t.Errorf("%v: want %q\n%s", c.mark, c.want, show(f))
		}
	}
}

// What a digital signature shows is known in the margin by how it begins.
func TestLineOfSigningThatLacksSomething(t *testing.T) {
	for text, want := range map[string]bool{
		"r:Số: 02/QĐ-SNV; 08/4/2026; 09:15:30 +07:00": true,
		"r:Số: 02/QĐ-SNV; 08/4/2026":                  true,
		"r:SAO Y; Sở Nội vụ":                          true,
		"r:Sở Nội vụ":                                 false,
		"r:Số: 02/QĐ-SNV":                             false,
		"r:Quy chế; Sở Nội vụ":                        false,
	} {
		f := sheet(after(grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, motto)}, [][]flow.Block{paras(code), paras(date)}))...)
		f.Sections[0].Page.FirstHeader = paras(text)
		found := recognize.Find(f, env(t))
		if got := found.Documents[0].First(law.InfoLine) != nil; got != want {
			t.Errorf("“%s”: %v\n%s", text, got, show(found))
		}
	}
}

// A row of characters is the line of the text right above it, also where it
// shares its paragraph with the other column or with that text.
func TestRowsOfCharactersUnderText(t *testing.T) {
	tabbed := func(s string) *flow.Paragraph {
		p := para(s)
		p.Format.Tabs = []flow.Tab{{At: 35 * unit.MM, Center: true}, {At: 120 * unit.MM, Center: true}}
		return p
	}
	for name, head := range map[string][]flow.Block{
		"beside the issuer": {
			tabbed(":\tUBND TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), tabbed("b:\tSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc"),
			tabbed(":\t \t____________________"), tabbed(":\tSố: 15/KH-SNV\tLạng Sơn, ngày 05 tháng 3 năm 2026"),
		},
		"beside the number": {
			tabbed(":\tSỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), tabbed("b:\t \tĐộc lập - Tự do - Hạnh phúc"),
			tabbed(":\tSố: 15/KH-SNV\t____________________"), tabbed(":\t \tLạng Sơn, ngày 05 tháng 3 năm 2026"),
		},
		"in its paragraph": {grid(two, [][]flow.Block{paras(parent, issuer), paras(nation, "bc:Độc lập - Tự do - Hạnh phúc\n____________________")}, [][]flow.Block{paras(code), paras(date)})},
	} {
		f := recognize.Find(sheet(after(head...)...), env(t))
		d := f.Documents[0]
		if p := d.First(law.Motto); p == nil || p.Under == nil || p.Under.Made != recognize.Characters || p.Under.Width() < 20*unit.MM {
			t.Errorf("%s\n%s", name, show(f))
		}
		for _, c := range []law.Component{law.NationalName, law.IssuerName, law.CodeLine, law.PlaceAndDate} {
			if p := d.First(c); p == nil || p.Under != nil {
				t.Errorf("%s: %s\n%s", name, c, show(f))
			}
		}
	}
}
