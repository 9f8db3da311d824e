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
