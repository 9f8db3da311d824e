package consolidate_test

import (
	"github.com/shopspring/decimal"

	"vanban/internal/table"
	"vanban/internal/viet"
)

func day(d, m, y int) viet.Date { return viet.Date{Day: d, Month: m, Year: y} }

// dec is a number of one decimal.
func dec(tenths int64) decimal.Decimal { return decimal.New(tenths, -1) }

const office = "Sở Khoa học và Công nghệ"

// answers are the forms of the example: all that clerks do to a form.
func answers() []answer {
	cutoff := day(30, 11, 2026)
	return []answer{
		{file: "bac-ninh.xlsx", province: "Bắc Ninh",
			facts: []any{cutoff, "429/BC-UBND", day(2, 12, 2026), "1865/QĐ-UBND", day(18, 11, 2026), office, "có"},
			figures: [][]any{
				{3_620_000}, {2960, 2790, 2900, "có", "Sở Tài chính"}, {277}, {2683}, {42_300}, {19_640, nil, nil, "có", "Thuế thành phố"},
			},
			ways: []string{"ghép từng doanh nghiệp khởi nghiệp với một doanh nghiệp sản xuất để thử sản phẩm trên dây chuyền thật."}},
		// Sent after the deadline, numbers and days typed as text.
		{file: "bao cao cua Cao Bang (ban sua).xlsx", province: "tỉnh Cao Bằng",
			facts: []any{"30/11/2026", "449/BC-UBND", "06/12/2026", "Kế hoạch số 98/KH-UBND ngày 04 tháng 12 năm 2026", "4/12/2026", office, "Có"},
			figures: [][]any{
				{"570 000"}, {"73 (ước)", "79", "79"}, {"9"}, {"64"}, {"956 người"}, {"1.263,9 tỷ đồng", nil, nil, "có"},
			},
			requests: [][]any{{"Bổ sung kinh phí hạ tầng số cho các xã biên giới.", "Bộ Tài chính"}}},
		// Revenue in millions instead of thousands of millions.
		{file: "son-la.xlsx", province: "Sơn La",
			facts: []any{cutoff, "594/BC-UBND", day(4, 12, 2026), "283/KH-UBND", day(4, 12, 2026), office, "có"},
			figures: [][]any{
				{1_400_000}, {152, 140, 155, "có"}, {17}, {135}, {2018}, {2_635_600, nil, nil, "có"},
			}},
		// Merged of two provinces in 2025; the plan is not issued, a row was added in between.
		{file: "thai-nguyen.xlsx", province: "Thái Nguyên",
			facts: []any{cutoff, "623/BC-UBND", day(9, 12, 2026), nil, nil, office, "không"},
			figures: [][]any{
				{1_800_000}, {300, 306, nil, "có"}, {35}, {265}, {3949}, {5197, nil, nil, "có"},
			},
			more: []table.Change{{Sheet: figuresSheet, Col: 1, Values: []any{7, "Số khu công nghệ thông tin tập trung", "khu", 1}}}},
		// The parts do not add up.
		{file: "dong-nai.xlsx", province: "Đồng Nai",
			facts: []any{cutoff, "583/BC-UBND", day(1, 12, 2026), "190/KH-UBND", day(17, 3, 2026), office, "không"},
			figures: [][]any{
				{4_490_000}, {1890, 1720, 1950, "có"}, {209}, {1671}, {24_759}, {32_724, nil, nil, "có"},
			}},
		// Blank cells, one with a dash, and no day of arrival.
		{file: "can-tho.xlsx", province: "Cần Thơ",
			facts: []any{cutoff, "728/BC-UBND", day(8, 12, 2026), "85/KH-UBND", day(26, 2, 2026), office, "không"},
			figures: [][]any{
				{4_200_000}, {1315, 1240, 1400, "có"}, {146}, {1169}, {"-"}, {nil},
			},
			requests: [][]any{{"Có cơ chế dùng chung phòng thử nghiệm của cơ sở đào tạo công lập", "Bộ Giáo dục và Đào tạo"}},
			ways:     []string{"dành phòng thử nghiệm của trường đại học cho doanh nghiệp dùng chung ngoài giờ học"}},
		// Another figure of last year, an estimate that does not say so.
		{file: "tp-hcm.xlsx", province: "Thành phố Hồ Chí Minh",
			facts: []any{cutoff, "612/BC-UBND", day(6, 12, 2026), "227/KH-UBND", day(20, 4, 2026), office, "có"},
			figures: [][]any{
				{14_000_000}, {24_900, 21_300, 25_000, "không"}, {2742}, {22_158}, {323_896}, {430_798, nil, nil, "có"},
			},
			requests: [][]any{{"Mở rộng cơ chế thử nghiệm có kiểm soát đối với sản phẩm công nghệ số mới", "Thủ tướng Chính phủ"}}},
		// Text and a negative number where numbers belong.
		{file: "nghe-an.xlsx", province: "Nghệ An",
			facts: []any{cutoff, "574/BC-UBND", day(9, 12, 2026), "73/KH-UBND", day(20, 4, 2026), office, "có"},
			figures: [][]any{
				{3_830_000}, {1034, 940, 1000, "có"}, {114}, {920}, {"đang tổng hợp"}, {dec(-179_042), nil, nil, "có"},
			}},
		{file: "dong-thap.xlsx", province: "Đồng Tháp",
			facts: []any{cutoff, "670/BC-UBND", day(7, 12, 2026), "301/KH-UBND", day(22, 12, 2025), office, "có"},
			figures: [][]any{
				{4_370_000}, {405, 393, 408, "có"}, {44}, {361}, {5475}, {dec(70_365), nil, nil, "có"},
			}},
		// Late, all in order.
		{file: "hue.xlsx", province: "Huế",
			facts: []any{cutoff, "661/BC-UBND", day(11, 12, 2026), "184/KH-UBND", day(12, 1, 2026), office, "có"},
			figures: [][]any{
				{1_430_000}, {137, 143, 143, "có"}, {19}, {118}, {1914}, {dec(23_891), nil, nil, "có"},
			}},
	}
}
