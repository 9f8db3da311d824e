package consolidate

import (
	"reflect"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/pipeline"
	"vanban/internal/record"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// Settings say what of a report becomes what of the consolidated report. They do
// not change once they are read.
type Settings struct {
	File     string
	Year     int
	Base     string // file of the shared definition, beside the settings
	Previous string // file of last year's consolidated definition; empty for none

	form   settingsFile
	target *template.Template
	table  *template.Field // of the target: one row a place
}

// settingsFile is the file of the settings, “tong-hop.yaml”.
type settingsFile struct {
	Year       doc.Text      `yaml:"nam" form:"count,required" title:"Năm báo cáo" help:"Năm của các báo cáo được tổng hợp."`
	Office     doc.Text      `yaml:"co_quan" title:"Cơ quan tổng hợp" help:"Tên ghi ở đầu biểu gửi địa phương."`
	Base       doc.Text      `yaml:"khai_bao_chung" form:",required" title:"Tệp khai báo chung" help:"Tệp khai báo của báo cáo tổng hợp, chưa có số liệu địa phương; đặt cạnh tệp này."`
	Previous   doc.Text      `yaml:"nam_truoc" title:"Báo cáo tổng hợp năm trước" help:"Tệp khai báo năm trước đặt cạnh tệp này; dùng để đối chiếu kỳ trước."`
	Target     target        `yaml:"tong_hop" form:",required" title:"Báo cáo tổng hợp" help:"Mẫu của báo cáo tổng hợp và tên các cột, trường dùng chung."`
	Source     source        `yaml:"bao_cao" form:",required" title:"Báo cáo của địa phương" help:"Mẫu của tệp khai báo mà địa phương gửi và nơi có từng thứ."`
	Facts      []fact        `yaml:"thong_tin" title:"Thông tin chung" help:"Những cột không phải số liệu: kế hoạch, đầu mối, báo cáo."`
	Indicators []indicator   `yaml:"chi_so" title:"Chỉ số" help:"Mỗi chỉ số một dòng của biểu; số của nó vào cột nào."`
	Sums       []sum         `yaml:"cong" title:"Phép cộng phải khớp" help:"Chỉ số nào là tổng của những chỉ số nào."`
	Parts      []part        `yaml:"khong_qua" title:"Không lớn hơn" help:"Chỉ số nào không thể lớn hơn chỉ số nào."`
	Lists      []listing     `yaml:"danh_sach" title:"Danh sách" help:"Kiến nghị, cách làm hay…: mỗi ý một dòng của bảng trong báo cáo tổng hợp."`
	Factor     doc.Text      `yaml:"gap" form:"count" title:"Gấp bao nhiêu lần thì hỏi lại" help:"Số gấp từ chừng này lần năm trước trở lên, hoặc chỉ còn một phần chừng này, được nêu ra; không ghi là 5."`
	Regions    []doc.Text    `yaml:"thu_tu_vung" title:"Thứ tự vùng" help:"Các vùng theo thứ tự in; vùng không ghi đứng sau."`
	Replacing  []doc.Text    `yaml:"thay_the" title:"Báo cáo thay thế" help:"Tên tệp được dùng khi một địa phương gửi hai báo cáo."`
	Tracking   trackingSheet `yaml:"theo_doi" title:"Bảng theo dõi" help:"Trang tính và các cột cho biết ngày nhận báo cáo, kế hoạch, đầu mối của từng nơi."`
}

// target is the consolidated report.
type target struct {
	Template doc.Text `yaml:"mau" form:",required" title:"Mẫu" help:"Mã của mẫu."`
	Table    doc.Text `yaml:"bang" form:",required" title:"Bảng" help:"Trường có mỗi địa phương một dòng."`
	Province doc.Text `yaml:"dia_phuong" form:",required" title:"Cột địa phương" help:"Cột ghi tên địa phương."`
	Arrival  doc.Text `yaml:"ngay_gui" title:"Cột ngày gửi" help:"Cột ghi ngày nhận được báo cáo."`
	Signed   doc.Text `yaml:"ngay_ky" title:"Cột ngày báo cáo" help:"Cột của thông tin chung ghi ngày ký báo cáo; thay ngày gửi khi không có."`
	Number   doc.Text `yaml:"so_bao_cao" title:"Cột số báo cáo" help:"Cột của thông tin chung ghi số báo cáo."`
	Estimate doc.Text `yaml:"uoc" title:"Cột số ước" help:"Cột ghi “có” khi một số của địa phương là số ước."`
	Year     doc.Text `yaml:"nam" form:",required" title:"Trường năm" help:"Trường ghi năm báo cáo."`
	Closing  doc.Text `yaml:"ngay_chot" form:",required" title:"Trường ngày chốt" help:"Trường ghi ngày chốt tổng hợp; báo cáo đến sau không được tính."`
	Deadline doc.Text `yaml:"han" title:"Trường hạn báo cáo" help:"Trường ghi hạn gửi báo cáo của địa phương."`
}

// source is a report as a definition.
type source struct {
	Template doc.Text   `yaml:"mau" form:",required" title:"Mẫu" help:"Mã của mẫu."`
	Province doc.Text   `yaml:"dia_phuong" form:",required" title:"Trường địa phương" help:"Trường ghi tỉnh, thành phố."`
	Year     doc.Text   `yaml:"nam" form:",required" title:"Trường năm" help:"Trường ghi năm báo cáo."`
	Cutoff   doc.Text   `yaml:"ngay_chot" title:"Trường ngày chốt số liệu" help:"Trước ngày cuối năm thì số cả năm phải là số ước."`
	Tables   []tableMap `yaml:"bieu" title:"Biểu" help:"Những bảng có số liệu, bảng chính trước."`
}

// tableMap tells what the columns of a table of figures are.
type tableMap struct {
	Table    doc.Text `yaml:"bang" form:",required" title:"Bảng" help:"Trường dạng bảng."`
	Label    doc.Text `yaml:"goi" title:"Tên gọi" help:"Tên của biểu khi nêu chỗ chưa khớp; không ghi thì là nhãn của trường."`
	Name     doc.Text `yaml:"ten" form:",required" title:"Cột tên chỉ số" help:"Cột ghi tên chỉ số."`
	Unit     doc.Text `yaml:"don_vi" title:"Cột đơn vị" help:"Cột ghi đơn vị tính."`
	Now      doc.Text `yaml:"nay" form:",required" title:"Cột kỳ này" help:"Cột ghi số năm báo cáo."`
	Before   doc.Text `yaml:"truoc" title:"Cột kỳ trước" help:"Cột ghi số năm trước."`
	Plan     doc.Text `yaml:"ke_hoach" title:"Cột chỉ tiêu" help:"Cột ghi chỉ tiêu của năm."`
	Rate     doc.Text `yaml:"ty_le" title:"Cột tỷ lệ" help:"Kỳ này chia kỳ trước, hoặc chia chỉ tiêu, nhân 100; được tính lại để đối chiếu."`
	Estimate doc.Text `yaml:"uoc" title:"Cột số ước" help:"Cột ghi “có” khi kỳ này là số ước."`
}

// fact is a column of the consolidated table that is no figure.
type fact struct {
	At     diag.Range
	Column doc.Text `yaml:"cot" form:",required" title:"Cột" help:"Cột của bảng tổng hợp."`
	Label  doc.Text `yaml:"nhan" title:"Dòng của biểu" help:"Lời ghi ở biểu gửi địa phương; không ghi thì là nhãn của cột."`
	Field  doc.Text `yaml:"truong" title:"Trường của báo cáo" help:"Nơi có trong tệp khai báo; “van_ban.so” là số của chính báo cáo."`
	Take   doc.Text `yaml:"lay" title:"Lấy gì" help:"so_ky_hieu: số, ký hiệu nằm trong câu; ngay: ngày nằm trong câu; co_khong: có nếu trường có ghi. Không ghi thì lấy cả."`
	Suffix doc.Text `yaml:"them" title:"Thêm vào sau" help:"Ký hiệu thêm vào số chưa có ký hiệu, như /BC-UBND."`
}

// indicator is one figure through the years.
type indicator struct {
	At     diag.Range
	Name   doc.Text   `yaml:"ten" form:",required" title:"Tên" help:"Tên ở biểu gửi địa phương."`
	Others []doc.Text `yaml:"ten_khac" title:"Tên khác" help:"Những tên mà báo cáo cũng dùng."`
	Unit   doc.Text   `yaml:"don_vi" form:",required" title:"Đơn vị tính" help:"Đơn vị của báo cáo tổng hợp."`
	Units  []doc.Text `yaml:"don_vi_khac" title:"Cách ghi khác của đơn vị" help:"Những cách ghi khác của chính đơn vị ấy, như lao động thay cho người; đơn vị lớn nhỏ khác thì không ghi ở đây."`
	Now    doc.Text   `yaml:"nay" title:"Cột năm nay" help:"Cột của bảng tổng hợp; không ghi thì chỉ dùng để đối chiếu."`
	Before doc.Text   `yaml:"truoc" title:"Cột năm trước" help:"Cột của bảng tổng hợp."`
	Plan   doc.Text   `yaml:"ke_hoach" title:"Cột chỉ tiêu" help:"Cột của bảng tổng hợp."`
	Fields []doc.Text `yaml:"truong" title:"Cũng có ở trường" help:"Những trường khác của tệp khai báo ghi cùng số này."`
	Whole  bool       `yaml:"ca_nam" title:"Số cả năm" help:"Ghi “có” nếu số chốt trước ngày cuối năm thì phải là số ước."`
}

// sum is an indicator that others add up to.
type sum struct {
	Total doc.Text   `yaml:"tong" form:",required" title:"Tổng" help:"Tên của chỉ số tổng."`
	Of    []doc.Text `yaml:"cua" form:",required" title:"Của" help:"Tên của những chỉ số cộng lại."`
}

// part is an indicator that cannot be greater than another.
type part struct {
	Part  doc.Text `yaml:"phan" form:",required" title:"Phần" help:"Tên của chỉ số không thể lớn hơn."`
	Whole doc.Text `yaml:"tong" form:",required" title:"Tổng" help:"Tên của chỉ số lớn hơn hoặc bằng."`
}

// listing is a table of the consolidated report that gathers items of all places.
type listing struct {
	At       diag.Range
	Table    doc.Text     `yaml:"bang" form:",required" title:"Bảng" help:"Trường dạng bảng của báo cáo tổng hợp."`
	Province doc.Text     `yaml:"dia_phuong" form:",required" title:"Cột địa phương" help:"Cột ghi tên địa phương."`
	Sheet    doc.Text     `yaml:"trang_tinh" form:",required" title:"Trang tính" help:"Tên trang tính của biểu gửi địa phương."`
	Text     doc.Text     `yaml:"noi_dung" form:",required" title:"Cột nội dung" help:"Cột ghi nội dung; dòng không có nội dung thì bỏ qua."`
	Columns  []listColumn `yaml:"cot" title:"Các cột khác" help:"Những cột khác mà biểu gửi địa phương hỏi."`
	Fields   []listField  `yaml:"truong" title:"Trường của báo cáo" help:"Những danh sách của tệp khai báo được gom vào."`
}

// listColumn is a further column of a listing.
type listColumn struct {
	Column  doc.Text `yaml:"cot" form:",required" title:"Cột" help:"Cột của bảng."`
	Default doc.Text `yaml:"mac_dinh" title:"Khi để trống" help:"Giá trị ghi khi địa phương để trống."`
}

// listField is a list of a report that goes into a listing.
type listField struct {
	Field doc.Text      `yaml:"truong" form:",required" title:"Trường" help:"Trường dạng danh sách của tệp khai báo."`
	Set   *record.Value `yaml:"dat" form:"data" title:"Đặt" help:"Giá trị của các cột khác."`
}

// trackingSheet tells where the days of arrival stand, and what reports may leave blank.
type trackingSheet struct {
	Sheet    doc.Text `yaml:"trang_tinh" title:"Trang tính" help:"Trang tính của bảng theo dõi; không có thì là trang đầu."`
	Province doc.Text `yaml:"dia_phuong" title:"Cột địa phương" help:"Tiêu đề cột; không ghi là “Địa phương”."`
	Arrival  doc.Text `yaml:"ngay_gui" title:"Cột ngày gửi" help:"Tiêu đề cột ngày nhận báo cáo; cột “Ngày gửi” luôn được nhận."`
	// Columns fill what reports leave blank.
	Columns []trackedColumn `yaml:"cot" title:"Các cột khác" help:"Những cột của bảng theo dõi thay chỗ báo cáo để trống, như kế hoạch, đầu mối."`
}

// trackedColumn is a column of the tracking table that says what a fact says.
type trackedColumn struct {
	At     diag.Range
	Column doc.Text   `yaml:"cot" form:",required" title:"Cột" help:"Cột của bảng tổng hợp, một trong các cột ở thong_tin."`
	Titles []doc.Text `yaml:"tieu_de" form:",required" title:"Tiêu đề" help:"Những tiêu đề mà cột ấy có thể có ở bảng theo dõi."`
}

// FileForm is the kind of file that [ReadSettings] reads.
func FileForm() pipeline.FileForm {
	form := pipeline.FileForm{Key: "tong-hop", Files: "tong-hop.yaml", Title: "cài đặt tổng hợp"}
	return pipeline.FormOf(form, reflect.TypeFor[settingsFile](), "Tệp tong-hop.yaml: cái gì của báo cáo địa phương vào cột nào của báo cáo tổng hợp.")
}

// defaultFactor is how many times last year's figure is asked about.
const defaultFactor = 5

// ReadSettings reads the settings and compares them with the template of the
// consolidated report. They are nil if the list has errors.
func ReadSettings(p *pipeline.Pipeline, file string, data []byte) (*Settings, diag.List) {
	root, problems := record.YAML(file, data)
	if root == nil {
		return nil, problems
	}
	s := &Settings{File: file}
	problems = append(problems, record.Decode(root, &s.form)...)
	r := settingsReader{Settings: s, pipeline: p, root: root}
	r.required()
	r.targets()
	problems = append(problems, r.problems...)
	if problems.HasErrors() {
		return nil, problems
	}
	return s, problems
}

// factor is how many times last year's figure is asked about.
func (s *Settings) factor() int64 {
	if n, err := viet.ParseInt(s.form.Factor.Text); err == nil && n > 1 {
		return n
	}
	return defaultFactor
}

// label is what the form calls a fact.
func (s *Settings) label(f fact) string {
	if f.Label.Text != "" {
		return f.Label.Text
	}
	if c := fieldOf(s.table.Fields, f.Column.Text); c != nil && c.Label != "" {
		return c.Label
	}
	return f.Column.Text
}

// names are all names of an indicator.
func (i indicator) names() []string {
	out := []string{i.Name.Text}
	for _, o := range i.Others {
		out = append(out, o.Text)
	}
	return out
}

// counts reports whether a text is the unit of the indicator.
func (i indicator) counts(unit string) bool {
	for _, u := range append([]doc.Text{i.Unit}, i.Units...) {
		if viet.Key(u.Text) == viet.Key(unit) {
			return true
		}
	}
	return false
}

// called reports whether a text names the indicator.
func (i indicator) called(text string) bool {
	want := nameKey(text)
	for _, n := range i.names() {
		if want != "" && nameKey(n) == want {
			return true
		}
	}
	return false
}

// nameKey makes spellings of one name equal: marks, case, signs and a leading
// number do not count.
func nameKey(s string) string {
	return strings.TrimLeft(viet.Key(s), "0123456789_")
}
