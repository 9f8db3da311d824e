package template

import "testing"

func TestItemStop(t *testing.T) {
	fields := "  - {ten: a, kieu: danh_sach}\n"
	body := "{{ range $i, $v := .a }}{{ $v }}{{ dau_muc $i $.a }}{{ end }}"
	for data, want := range map[string]string{"  a: [x, y, z]": "x;y;z.", "  a: [x]": "x."} {
		if got := fillLine(t, fields, body, data); got != want {
			t.Errorf("with %s: %q, want %q", data, got, want)
		}
	}
	if got, want := fillLine(t, fields, `{{ dau_muc 0 "x" }}`, "  a: [x]"), "hàm “dau_muc”: cần một danh sách"; got != want {
		t.Errorf("of a text: %q, want %q", got, want)
	}
}

// TestIndexOfBlanksOfADraft prints the blank itself, be it the year or the value.
func TestIndexOfBlanksOfADraft(t *testing.T) {
	fields := "  - {ten: moc, kieu: danh_sach, muc: nam, nhan: Mốc, bat_buoc: true}\n  - {ten: gia_tri, kieu: theo_moc, nhan: Giá trị, bat_buoc: true}\n"
	body := "{{ range .moc }}{{ index $.gia_tri . }};{{ end }}"
	for data, want := range map[string]string{
		"  moc: [2028]\n  gia_tri: {2028: 5}": "5;",
		"  moc:\n  gia_tri: {2028: 5}":        "[chưa có: Mốc];",
		"  moc: [2028]\n  gia_tri:":           "[chưa có: giá trị theo năm];",
	} {
		if got := fillLine(t, fields, body, data); got != want {
			t.Errorf("with %s: %q, want %q", data, got, want)
		}
	}
}
