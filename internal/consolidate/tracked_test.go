package consolidate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/consolidate"
	"vanban/internal/table"
)

// tracking is a tracking table of some rows below the header of the example.
func tracking(t *testing.T, rows ...[]any) *consolidate.File {
	t.Helper()
	s := table.Sheet{Name: "Theo dõi"}
	for _, title := range []string{"Địa phương", "Kế hoạch: Số, ký hiệu", "Kế hoạch: Ngày ban hành", "Đầu mối", "Công khai danh mục", "Báo cáo 2026: Ngày gửi"} {
		s.Columns = append(s.Columns, table.Head{Title: title})
	}
	s.Rows = rows
	data, err := table.Write([]table.Sheet{s})
	if err != nil {
		t.Fatal(err)
	}
	return &consolidate.File{Name: "theo-doi.xlsx", Data: data}
}

// rowWithNote cuts the row of a province out of a definition, with its comment.
func rowWithNote(t *testing.T, definition, province string) string {
	t.Helper()
	for part := range strings.SplitSeq(definition, "    # ") {
		if strings.Contains(part, "- dia_phuong: "+province+"\n") {
			return part
		}
	}
	t.Fatalf("no row of %s:\n%s", province, definition)
	return ""
}

// What the ministry knows of a plan is not lost where the report is.
func TestTrackingFillsWhatReportsLeaveBlank(t *testing.T) {
	p := open(t)
	s := settings(t, p)
	arrived := day(11, 12, 2026)
	lines := func(head string, values ...string) string {
		return head + "\n    - dia_phuong: " + strings.Join(values, "\n      ") + "\n"
	}
	good := string(load(t, "bao-cao/lang-son.vb.yaml").Data)
	const cite = "Kế hoạch số 248/KH-UBND ngày 20 tháng 11 năm 2026"
	if !strings.Contains(good, cite) {
		t.Fatal("the report cites its plan in other words")
	}
	tests := []struct {
		name     string
		old, new string // in the report of Lạng Sơn
		row      []any
		province string
		want     string // the beginning of the row
		issues   []string
		told     string // among the problems
	}{
		{name: "a plan of a former province", row: []any{"Hà Giang", "15/KH-UBND"}, province: "Cà Mau", want: lines("chưa có báo cáo", "Cà Mau"), told: "Hà Giang"},
		{name: "a plan without a report", row: []any{"Cà Mau", "15/KH-UBND", day(5, 3, 2026), "Sở Tài chính", "có"}, province: "Cà Mau",
			want: lines("chưa có báo cáo; theo bảng theo dõi: số, ký hiệu kế hoạch, ngày kế hoạch, cơ quan đầu mối, đã công khai danh mục",
				"Cà Mau", "so_ke_hoach: 15/KH-UBND", "ngay_ke_hoach: 05/3/2026", "dau_moi: Sở Tài chính", "cong_khai: có")},
		{name: "words for nothing", row: []any{"Cà Mau", "chưa ban hành", "-", "Chưa giao", ""}, province: "Cà Mau", want: lines("chưa có báo cáo", "Cà Mau")},
		{name: "a plan of after the closing day", row: []any{"Cà Mau", "15/KH-UBND", day(22, 12, 2026)}, province: "Cà Mau",
			want: lines("chưa có báo cáo", "Cà Mau"), told: "ngày 22/12/2026 sau ngày chốt 21/12/2026, không tổng hợp"},
		{name: "a plan of the closing day", row: []any{"Cà Mau", "15/KH-UBND", day(21, 12, 2026)}, province: "Cà Mau",
			want: lines("chưa có báo cáo; theo bảng theo dõi: số, ký hiệu kế hoạch, ngày kế hoạch", "Cà Mau", "so_ke_hoach: 15/KH-UBND", "ngay_ke_hoach: 21/12/2026")},
		{name: "no day", row: []any{"Cà Mau", "15/KH-UBND", "đầu năm"}, province: "Cà Mau",
			want: lines("chưa có báo cáo; theo bảng theo dõi: số, ký hiệu kế hoạch", "Cà Mau", "so_ke_hoach: 15/KH-UBND"), told: "ô C2"},
		{name: "the same in both", row: []any{"Lạng Sơn", "248/KH-UBND", day(20, 11, 2026)}, province: "Lạng Sơn",
			want: lines("a.vb.yaml", "Lạng Sơn", "so_ke_hoach: 248/KH-UBND", "ngay_ke_hoach: 20/11/2026")},
		{name: "another number in the report", row: []any{"Lạng Sơn", "15/KH-UBND", day(20, 11, 2026)}, province: "Lạng Sơn",
			want:   lines("a.vb.yaml", "Lạng Sơn", "so_ke_hoach: 248/KH-UBND", "ngay_ke_hoach: 20/11/2026"),
			issues: []string{"Số, ký hiệu kế hoạch | Số, ký hiệu kế hoạch | 248/KH-UBND | chưa thống nhất | Bảng theo dõi (trang tính “Theo dõi”, ô B2) ghi 15/KH-UBND"},
			told:   "theo-doi.xlsx, trang tính “Theo dõi”, ô B2 bảng theo dõi ghi “15/KH-UBND”"},
		{name: "a day alone left blank", old: cite, new: "Kế hoạch số 248/KH-UBND", row: []any{"Lạng Sơn", "248/KH-UBND", day(20, 11, 2026)}, province: "Lạng Sơn",
			want: lines("a.vb.yaml; theo bảng theo dõi: ngày kế hoạch", "Lạng Sơn", "so_ke_hoach: 248/KH-UBND", "ngay_ke_hoach: 20/11/2026")},
		{name: "no day of another plan", old: cite, new: "Kế hoạch số 248/KH-UBND", row: []any{"Lạng Sơn", "15/KH-UBND", day(5, 3, 2026)}, province: "Lạng Sơn",
			want:   lines("a.vb.yaml", "Lạng Sơn", "so_ke_hoach: 248/KH-UBND"),
			issues: []string{"Số, ký hiệu kế hoạch | Số, ký hiệu kế hoạch | 248/KH-UBND | chưa thống nhất | Bảng theo dõi (trang tính “Theo dõi”, ô B2) ghi 15/KH-UBND"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := consolidate.File{Name: "a.vb.yaml", Data: []byte(strings.Replace(good, tt.old, tt.new, 1))}
			for len(tt.row) < 6 {
				tt.row = append(tt.row, "")
			}
			rows := [][]any{tt.row}
			if tt.province == "Lạng Sơn" {
				tt.row[5] = arrived
			} else {
				rows = append(rows, []any{"Lạng Sơn", "", "", "", "", arrived})
			}
			r, problems, err := consolidate.Collect(consolidate.Input{
				Settings: s, Pipeline: p, Base: load(t, s.Base), Received: tracking(t, rows...), Reports: []consolidate.File{report},
			})
			if err != nil || problems.HasErrors() {
				t.Fatal(show(problems), err)
			}
			got := rowWithNote(t, string(r.Definition()), tt.province)
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("the row (-want +got):\n%s", cmp.Diff(tt.want, got))
			}
			if tt.province == "Cà Mau" && got != tt.want {
				t.Errorf("more than wanted:\n%s", got)
			}
			var issues []string
			for _, i := range r.Found {
				issues = append(issues, tell(i))
			}
			if d := cmp.Diff(tt.issues, issues); d != "" {
				t.Errorf("issues (-want +got):\n%s", d)
			}
			var told strings.Builder
			for _, d := range problems {
				told.WriteString(d.At.String() + " " + d.Message + "\n")
				for _, o := range d.Related {
					told.WriteString(o.At.String() + " " + o.Message + "\n")
				}
			}
			if !strings.Contains(told.String(), tt.told) {
				t.Errorf("%q is not told:\n%s", tt.told, told.String())
			}
		})
	}
}
