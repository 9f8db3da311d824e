package check

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
)

func someRules() []Rule {
	return []Rule{
		{ID: "PG-05", Tier: Decree, Severity: diag.Error},
		{ID: "SO-11", Tier: Decree, Severity: diag.Warning},
		{ID: "TR-KY", Tier: Practice, Severity: diag.Warning},
	}
}

func TestReadSettings(t *testing.T) {
	s, problems := ReadSettings(".vanban.yaml", []byte(`muc_do:
  TR-KY: ghi chú
  so-11: tắt
bo_qua:
  - {quy_tac: PG-05, tep: "cu/**/*.docx", ly_do: bản chụp}
  - {quy_tac: TR-*, trich: Nơi nhận, ly_do: mẫu của cơ quan}
chu_viet_tat:
  BCĐ: Ban Chỉ đạo
ma_co_quan: [UBND, SKHCN]
`), someRules())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(map[string]diag.Severity{"TR-KY": diag.Note, "SO-11": 0}, s.Severities); diff != "" {
		t.Error(diff)
	}
	if len(s.Ignores) != 2 || s.Ignores[1].Quote != "Nơi nhận" || len(s.Abbreviations) != 1 || s.Abbreviations[0] != (Abbreviation{"BCĐ", "Ban Chỉ đạo"}) || len(s.Issuers) != 2 {
		t.Errorf("%+v", s)
	}
}

// What is wrong is told with its place and what to do, all at once.
func TestReadSettingsTellsWhatIsWrong(t *testing.T) {
	_, problems := ReadSettings(".vanban.yaml", []byte(`muc_do:
  PG-05: cảnh báo
  PG-5: tắt
  TR-KY: nặng
bo_qua:
  - {quy_tac: PG-05}
  - {ly_do: x}
  - {quy_tac: XX-01, ly_do: x}
  - {quy_tac: PG-05, tep: "[a", ly_do: x}
bo_quaa: []
chu_viet_tat: [BCĐ]
`), someRules())
	var got []string
	for _, d := range problems.Sorted() {
		got = append(got, fmt.Sprintf("%d %v %s | %s", d.At.Start.Line, d.Severity, d.Message, d.Hint))
	}
	want := []string{
		"2 lỗi PG-05 do nghị định quy định, không hạ mức độ được | bỏ dòng này; với tệp nào thật sự phải khác thì ghi trong bo_qua, kèm lý do",
		"3 lỗi không có quy tắc “PG-5” | ý bạn là “PG-05”?",
		"4 lỗi mức độ “nặng” của TR-KY không có | viết một trong: lỗi, cảnh báo, ghi chú, tắt",
		"6 cảnh báo mục bỏ qua PG-05 không có lý do | thêm “ly_do: …”, để người sau biết vì sao",
		"7 lỗi mục này của bo_qua thiếu quy_tac | thêm “quy_tac: PG-06”, mã của quy tắc được bỏ qua",
		"8 lỗi không có quy tắc “XX-01” | chạy vanban rules để xem các quy tắc",
		"9 lỗi không hiểu mẫu tên tệp “[a” | sửa dấu ngoặc trong mẫu tên",
		"10 lỗi không có khóa “bo_quaa” | ý bạn là “bo_qua”?",
		"11 lỗi “chu_viet_tat” là một danh sách, cần các dòng như “BCĐ: Ban Chỉ đạo” | xuống dòng, thụt vào rồi viết từng dòng như “BCĐ: Ban Chỉ đạo”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAccept(t *testing.T) {
	findings := diag.List{
		{Rule: "PG-05", Message: "lề"}, {Rule: "TR-KY", Quote: "Nơi nhận: a"}, {Rule: "TR-KY", Quote: "khác"}, {Message: "hỏng"},
	}
	ignores := []Ignore{
		{Rule: "PG-05", File: "cu/**/*.docx"}, {Rule: "TR-*", Quote: "Nơi nhận"}, {Rule: "SO-11"}, {Rule: "PG-05", File: "a.docx"}, {Rule: General, File: "hong*"},
	}
	for file, want := range map[string]string{
		"cu/2020/b.docx": "2 [1 1 0 0 0]", "cu/a.docx": "2 [1 1 0 0 0]", "moi/a.docx": "2 [0 1 0 1 0]", "b.docx": "3 [0 1 0 0 0]", "x/hong.docx": "2 [0 1 0 0 1]",
	} {
		kept, ignored, used := Accept(findings, file, ignores)
		if got := fmt.Sprintf("%d %v", len(kept), used); got != want || len(kept)+len(ignored) != len(findings) {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}

func TestComments(t *testing.T) {
	ignores, problems := Comments("a.vb.yaml", []byte(`loai: cong-van
# bo-qua: PG-05, TR-* -- in trên giấy tiêu đề
#bo-qua: SO-11
# bo-qua: SO-1x -- gõ nhầm
noi_dung: |
  # bo-qua: PG-05 -- chữ của văn bản
`), someRules())
	var got []string
	for _, i := range ignores {
		got = append(got, fmt.Sprintf("%d %s %s", i.At.Start.Line, i.Rule, i.Reason))
	}
	if diff := cmp.Diff([]string{"2 PG-05 in trên giấy tiêu đề", "2 TR-* in trên giấy tiêu đề", "3 SO-11 "}, got); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 2 || problems[0].At.Start.Line != 3 || problems[1].Hint != diag.Meant("SO-11") {
		t.Errorf("%v", problems)
	}
}

func TestBaseline(t *testing.T) {
	at := func(line int) diag.Range { return diag.Range{Start: diag.Pos{Line: line}} }
	old := diag.List{
		{Rule: "A-1", At: at(3), Quote: "x  y", Message: "m"}, {Rule: "A-1", At: at(9), Quote: "x y", Message: "m"}, {Rule: "B-1", Message: "lề 10 mm"},
	}
	var b Baseline
	b.Add("d/a.docx", old)
	data, err := b.JSON()
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadBaseline(data)
	if err != nil {
		t.Fatal(err)
	}
	// Text moves, one of two is mended, one comes new.
	now := diag.List{{Rule: "A-1", At: at(30), Quote: "x y", Message: "m"}, {Rule: "C-1", Message: "mới"}}
	fresh, known, gone := read.Filter("d/a.docx", now)
	if len(fresh) != 1 || fresh[0].Rule != "C-1" || len(known) != 1 || gone != 2 {
		t.Errorf("fresh %v, known %v, gone %d", fresh, known, gone)
	}
	if fresh, _, gone := read.Filter("d/b.docx", now); len(fresh) != 2 || gone != 0 {
		t.Errorf("in another file: fresh %v, gone %d", fresh, gone)
	}
	three := append(old[:2:2], old[1])
	if fresh, _, _ := read.Filter("d/a.docx", three); len(fresh) != 1 {
		t.Errorf("a third of the same is known: %v", fresh)
	}
	for _, bad := range []string{"x", `{"version": 9}`} {
		if _, err := ReadBaseline([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
