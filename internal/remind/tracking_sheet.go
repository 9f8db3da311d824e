package remind

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// sheetReader reads the rows of one sheet by the roles of its columns.
type sheetReader struct {
	table    *table.Table
	columns  map[string]int // column of a role, from 0
	years    []int          // of the reports that have columns, ascending
	unread   []table.Column // about the report of a year of which no column could be read
	problems *diag.List

	row    table.Row
	faulty bool // the row has errors
}

// synonyms are the titles of columns, folded, by their role. The first title of
// a role is the one that messages name.
func synonyms() map[string][]string {
	return map[string][]string{
		"dia_phuong":    {"dia_phuong", "tinh_thanh_pho", "tinh_thanh", "tinh", "ten_dia_phuong", "dia_phuong_hien_nay", "ten_tinh", "ten_tinh_thanh_pho", "tinh_tp", "ubnd_tinh_thanh_pho"},
		"so_ke_hoach":   {"so_ky_hieu_ke_hoach", "so_ke_hoach", "ke_hoach_so_ky_hieu", "ke_hoach_so", "so_ky_hieu_cua_ke_hoach"},
		"ngay_ke_hoach": {"ngay_ke_hoach", "ke_hoach_ngay", "ngay_ban_hanh_ke_hoach", "ke_hoach_ngay_ban_hanh", "ke_hoach_ngay_ky", "ngay_ky_ke_hoach"},
		"ghi_chu":       {"ghi_chu"},
		"lan_nhac":      {"lan_nhac", "so_lan_nhac"},
		"loai":          {"loai", "loai_cong_van", "ma"},
		"so_ky_hieu":    {"so_ky_hieu", "so", "so_va_ky_hieu"},
		"ngay":          {"ngay", "ngay_cong_van", "ngay_ban_hanh"},
		"trich_yeu":     {"trich_yeu", "ve_viec", "v_v"},
		"noi_nhan":      {"noi_nhan", "dia_phuong", "kinh_gui", "dia_phuong_nhan"},
		"nam":           {"nam_bao_cao", "nam"},
		"han":           {"han", "thoi_han", "han_tra_loi", "han_thuc_hien", "han_ghi_trong_cong_van"},
		"co_quan":       {"co_quan_da_ban_hanh", "co_quan", "co_quan_ban_hanh"},
		"bieu":          {"bieu"},
		"o":             {"o"},
		"gia_tri":       {"gia_tri", "gia_tri_da_bao_cao"},
		"van_de":        {"van_de"},
		"noi_dung":      {"noi_dung", "noi_dung_can_lam_ro"},
		"da_xong":       {"da_xong", "xong"},
	}
}

// titles are the roles as people write them.
func titles() map[string]string {
	return map[string]string{
		"dia_phuong": "Địa phương", "so_ke_hoach": "Số, ký hiệu kế hoạch", "ngay_ke_hoach": "Ngày kế hoạch", "ghi_chu": "Ghi chú",
		"lan_nhac": "Lần nhắc", "loai": "Loại", "so_ky_hieu": "Số, ký hiệu", "ngay": "Ngày", "trich_yeu": "Trích yếu",
		"noi_nhan": "Nơi nhận", "nam": "Năm báo cáo", "han": "Hạn", "co_quan": "Cơ quan đã ban hành", "bieu": "Biểu", "o": "Ô",
		"gia_tri": "Giá trị", "van_de": "Vấn đề", "noi_dung": "Nội dung", "da_xong": "Đã xong",
	}
}

// ofYear matches the columns of the report of a year.
var (
	ofYear   = regexp.MustCompile(`^(?:bao_cao|bc)(?:_nam)?_(\d{4})_(.+)$`)
	yearLast = regexp.MustCompile(`^((?:so|ngay)_.*?)_?(?:bao_cao|bc)(?:_nam)?_(\d{4})$`)
	someYear = regexp.MustCompile(`(?:bao_cao|bc)(?:_nam)?_(\d{4})`)
	// dayOfArrival matches what the title of the day says on which a report came.
	dayOfArrival = regexp.MustCompile(`^(?:(?:ngay|thoi_diem)_.*)?(?:gui|nhan|den)(?:_|$)`)
)

func newSheetReader(t *table.Table, problems *diag.List) *sheetReader {
	r := &sheetReader{table: t, columns: map[string]int{}, problems: problems}
	known := synonyms()
	for i, c := range t.Columns {
		key := viet.Key(c.Title)
		if m := yearLast.FindStringSubmatch(key); m != nil {
			key = "bao_cao_" + m[2] + "_" + m[1]
		}
		if m := ofYear.FindStringSubmatch(key); m != nil && r.reportColumn(m[1], m[2], i) {
			continue
		}
		if someYear.MatchString(key) {
			r.unread = append(r.unread, c)
		}
		for role, names := range known {
			if !slices.Contains(names, key) {
				continue
			}
			if old, twice := r.columns[role]; !twice || i < old {
				r.columns[role] = i
			}
		}
	}
	slices.Sort(r.years)
	r.years = slices.Compact(r.years)
	r.unread = slices.DeleteFunc(r.unread, func(c table.Column) bool {
		y, err := strconv.Atoi(someYear.FindStringSubmatch(viet.Key(c.Title))[1])
		return err != nil || slices.Contains(r.years, y)
	})
	return r
}

// reportColumn notes a column of the report of a year by what its title ends in.
func (r *sheetReader) reportColumn(year, rest string, column int) bool {
	y, err := strconv.Atoi(year)
	if err != nil {
		return false
	}
	role := ""
	switch {
	case dayOfArrival.MatchString(rest):
		role = "ngay_gui"
	case strings.HasPrefix(rest, "so"):
		role = "so_bao_cao"
	case strings.HasPrefix(rest, "ngay"):
		role = "ngay_bao_cao"
	default:
		return false
	}
	r.years = append(r.years, y)
	if _, twice := r.columns[yearRole(role, y)]; !twice {
		r.columns[yearRole(role, y)] = column
	}
	return true
}

func yearRole(role string, year int) string { return fmt.Sprintf("%s %d", role, year) }

// need reports columns that the sheet must have, all at once.
func (r *sheetReader) need(roles ...string) bool {
	known := titles()
	var missing, have []string
	for _, role := range roles {
		if _, ok := r.columns[role]; !ok {
			missing = append(missing, "“"+known[role]+"”")
		}
	}
	if len(missing) == 0 {
		return true
	}
	for _, c := range r.table.Columns {
		if c.Title != "" {
			have = append(have, "“"+c.Title+"”")
		}
	}
	at := diag.Range{File: r.table.File, Sheet: r.table.Sheet, Start: diag.Pos{Line: r.table.Header}}
	r.problems.Add(at, "thêm cột này, hoặc sửa tiêu đề của cột đang có: "+strings.Join(have, ", "), "dòng tiêu đề không có cột %s", strings.Join(missing, ", "))
	return false
}

// records are the rows that are about somebody or something.
func (r *sheetReader) records() []table.Row {
	var out []table.Row
	for _, row := range r.table.Rows {
		if row.Kind == table.Record {
			out = append(out, row)
		}
	}
	return out
}

func (r *sheetReader) begin(row table.Row) { r.row, r.faulty = row, row.Bad }

func (r *sheetReader) fail(at diag.Range, hint, format string, args ...any) {
	r.faulty = true
	r.problems.Add(at, hint, format, args...)
}

func (r *sheetReader) title(role string) string {
	if i, ok := r.columns[role]; ok {
		return "“" + r.table.Columns[i].Title + "”"
	}
	return "“" + titles()[role] + "”"
}

func (r *sheetReader) rowAt() diag.Range { return r.row.At }

// at is the place of a cell, that of the row if there is no such column.
func (r *sheetReader) at(role string) diag.Range {
	if i, ok := r.columns[role]; ok && i < len(r.row.Cells) {
		return r.row.Cells[i].At
	}
	return r.row.At
}

// text is what stands in a cell; words that only say that there is nothing are
// nothing.
func (r *sheetReader) text(role string) text {
	i, ok := r.columns[role]
	if !ok || i >= len(r.row.Cells) {
		return text{At: r.row.At}
	}
	c := r.row.Cells[i]
	switch viet.Key(c.Text) {
	case "", "chua", "chua_co", "chua_ban_hanh", "chua_gui", "khong_co":
		return text{At: c.At}
	}
	return text{c.Text, c.At}
}

func (r *sheetReader) year(role string) int {
	t := r.text(role)
	if t.empty() {
		return 0
	}
	y, err := viet.ParseInt(t.Text) // a workbook may show 2.026
	if err != nil || y < 1990 || y > 2100 {
		r.fail(t.At, "ghi năm bốn chữ số, như 2026", "“%s” không phải là năm", t.Text)
		return 0
	}
	return int(y)
}

var (
	apart = regexp.MustCompile(`\s*[;,/\n]\s*|\s+và\s+`)
	// everyone matches the words for all provinces, folded.
	everyone = regexp.MustCompile(`^(?:tat_ca|toan_quoc|ca_nuoc|(?:tat_ca_)?(?:ubnd_|uy_ban_nhan_dan_)?(?:cac_|\d\d_)(?:dia_phuong|tinh_(?:thanh_pho|thanh|tp))(?:_truc_thuoc_(?:trung_uong|tw))?)$`)
)

// names reads a list of provinces in one cell; words for all of them stay one.
func (r *sheetReader) names(role string) []text {
	t := r.text(role)
	if everyone.MatchString(viet.Key(t.Text)) {
		return []text{t}
	}
	var out []text
	for _, name := range apart.Split(t.Text, -1) {
		if name != "" {
			out = append(out, text{name, t.At})
		}
	}
	return out
}
