package metadata

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
)

func TestReadValues(t *testing.T) {
	long := strings.Repeat("ư", 60)
	for _, c := range []struct {
		key, typed string // values of a list between “|”
		want       string // values between “|”
		problem    string // severity, message and hint; empty for none
	}{
		{"ma_dinh_danh", "G09.01_CV_000021_V1", "G09.01_CV_000021_V1", ""},
		{"ma_dinh_danh", "a b", "a b", "cảnh báo: mã định danh văn bản “a b” có khoảng trắng (bỏ khoảng trắng trong mã)"},
		{"ma_dinh_danh", "000.00.15.H37", "000.00.15.H37", "cảnh báo: “000.00.15.H37” là mã định danh của cơ quan theo lối cũ, không phải của văn bản (ghi mã của cơ quan vào ma_co_quan: H37.15)"},
		{"ma_dinh_danh", strings.Repeat("x", 31), strings.Repeat("x", 31), "cảnh báo: mã định danh văn bản dài 31 ký tự, dữ liệu gửi lưu trữ nhận nhiều nhất 30 ký tự (rút gọn còn nhiều nhất 30 ký tự)"},
		{"ma_co_quan", "H37.02.02", "H37.02.02", ""},
		{"ma_co_quan", "h37.dn.001", "H37.DN.001", ""},
		{"ma_co_quan", "G22", "G22", ""},
		{"ma_co_quan", "000.01.12.H28", "000.01.12.H28", "cảnh báo: mã định danh cơ quan “000.01.12.H28” viết theo lối cũ của QCVN 102:2016/BTTTT, nay viết từ cấp cao xuống cấp thấp (ghi là H28.12.01)"},
		{"ma_co_quan", "000.00.00.G14", "000.00.00.G14", "cảnh báo: mã định danh cơ quan “000.00.00.G14” viết theo lối cũ của QCVN 102:2016/BTTTT, nay viết từ cấp cao xuống cấp thấp (ghi là G14)"},
		{"ma_co_quan", "H7", "H7", "cảnh báo: mã định danh cơ quan “H7” không có dạng chữ cái, hai chữ số rồi các cấp sau dấu chấm (" + organForm + ")"},
		{"ngon_ngu", "01", "01", ""},
		{"ngon_ngu", "6", "06", ""},
		{"ngon_ngu", "tieng-viet", "01", ""},
		{"ngon_ngu", "Tiếng Việt", "01", ""},
		{"ngon_ngu", "tiếng viêt nam", "", "lỗi: “tiếng viêt nam” không có trong bảng mã của ngon_ngu (ý bạn là “tieng-viet”?)"},
		{"che_do_su_dung", "công khai", "01", ""},
		{"che_do_su_dung", "04", "", "lỗi: “04” không có trong bảng mã của che_do_su_dung (ghi một trong các giá trị: cong-khai, co-dieu-kien, mat)"},
		{"thoi_han_luu_tru", "20 năm", "05", ""},
		{"thoi_han_luu_tru", "vinh-vien", "01", ""},
		{"tu_khoa", "một| hai |", "một|hai", ""},
		{"tu_khoa", long + "|" + long, long + "|" + long, "cảnh báo: từ khóa dài 122 ký tự, dữ liệu gửi lưu trữ nhận nhiều nhất 100 ký tự (rút gọn còn nhiều nhất 100 ký tự)"},
		{"ghi_chu", "a|b", "a", "lỗi: “b” là giá trị thứ 2, ghi_chu chỉ nhận một giá trị (giữ lại một giá trị)"},
		{"han_xu_ly", "15/12/2026", "2026-12-15", ""},
		{"han_xu_ly", "12/2026", "", "lỗi: “12/2026” chưa đủ ngày, tháng, năm (viết đủ ngày, tháng, năm)"},
		{"han_xu_ly", "31/4/2026", "", "lỗi: không có ngày “31/4/2026”: tháng 4 năm 2026 chỉ có 30 ngày (sửa ngày thành số từ 1 đến 30)"},
		{"tra_loi", "1080/BTTTT-CNTT", "1080/BTTTT-CNTT", ""},
		{"tra_loi", "Số 1080/BTTTT-CNTT  ngày 30/3/2020 của G22", "Số 1080/BTTTT-CNTT ngày 30/3/2020 của G22", ""},
		{"tra_loi", "1080/BTTTT-CNTT ngày 32/3/2020", "", "lỗi: không có ngày “32/3/2020”: tháng 3 năm 2020 chỉ có 31 ngày (sửa ngày thành số từ 1 đến 31)"},
		{"tra_loi", "thư", "thư", "cảnh báo: “thư” không có dạng số/ký hiệu ngày … của … (ghi như: 1080/BTTTT-CNTT ngày 30/3/2020 của G22)"},
	} {
		t.Run(c.key+" "+c.typed, func(t *testing.T) {
			k := Find(c.key)
			if k == nil {
				t.Fatal("no such key")
			}
			var list diag.List
			var got []string
			for _, p := range k.Read(&list, texts(strings.Split(c.typed, "|")...)) {
				if p.Name != k.Name {
					t.Errorf("property %s, want %s", p.Name, k.Name)
				}
				got = append(got, p.Value)
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("values (-want +got):\n%s", diff)
			}
			problem := ""
			for _, p := range list {
				problem += fmt.Sprintf("%v: %s (%s)", p.Severity, p.Message, p.Hint)
			}
			if diff := cmp.Diff(c.problem, problem); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEveryKeyGivesAField(t *testing.T) {
	fields := map[string]bool{}
	for _, f := range Fields() {
		if fields[f.Name] {
			t.Errorf("two fields %s", f.Name)
		}
		fields[f.Name] = true
	}
	for _, k := range Keys() {
		if !fields[k.Name] {
			t.Errorf("%s gives no field", k.Key)
		}
	}
}

// The tables of docs/sieu-du-lieu.md are written from the code: run with -update.
func TestGuideIsUpToDate(t *testing.T) {
	const path = "../../docs/sieu-du-lieu.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	guide := string(data)
	for name, rows := range map[string]string{"khóa": keyRows(), "trường": fieldRows(), "mã": codeRows()} {
		start, end := "<!-- "+name+" -->\n", "<!-- hết "+name+" -->\n"
		before, rest, ok := strings.Cut(guide, start)
		_, after, ok2 := strings.Cut(rest, end)
		if !ok || !ok2 {
			t.Fatalf("no place for the table %q", name)
		}
		guide = before + start + rows + end + after
	}
	golden(t, path, guide)
}

func keyRows() string {
	var b strings.Builder
	b.WriteString("\n| khóa | nghĩa | trường | giá trị | nhiều nhất |\n|---|---|---|---|---|\n")
	for _, k := range Keys() {
		value, most := "chữ", ""
		switch {
		case k.Codes != nil:
			value = "một mã của bảng “" + k.Label + "”"
		case k.Name == "dueDate":
			value = "ngày"
		}
		if k.List {
			value += ", một hoặc nhiều"
		}
		if k.Max > 0 {
			most = fmt.Sprintf("%d ký tự", k.Max)
		}
		fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s | %s |\n", k.Key, k.Label, k.Name, value, most)
	}
	return b.String() + "\n"
}

func fieldRows() string {
	var b strings.Builder
	b.WriteString("\n| trường | nghĩa | chuẩn | kiểu trong JSON | lấy từ |\n|---|---|---|---|---|\n")
	for _, f := range Fields() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", f.Name, f.Label, f.Standard, f.Type, f.From)
	}
	return b.String() + "\n"
}

func codeRows() string {
	var b strings.Builder
	table := func(label string, codes []Code) {
		fmt.Fprintf(&b, "\n**%s**: ", label)
		for i, c := range codes {
			if i > 0 {
				b.WriteString(" · ")
			}
			fmt.Fprintf(&b, "%s %s", c.Code, c.Label)
		}
		b.WriteString("\n")
	}
	for _, k := range Keys() {
		if k.Codes != nil {
			table(k.Label, k.Codes)
		}
	}
	table("Mã loại văn bản", kindCodes())
	return b.String() + "\n"
}
