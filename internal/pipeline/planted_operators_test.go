package pipeline

import (
	"regexp"
	"strings"

	"vanban/internal/template"
)

// operators are the ways to spoil templates, in the order of the table.
func operators() []operator {
	return append(append(contentOperators(), conditionOperators()...), wordOperators()...)
}

// contentOperators lose or fix values and spoil tables.
func contentOperators() []operator {
	ranged := func(function string) func(*host) []string {
		return func(h *host) []string {
			return h.each(rangeHead, h.parts, func(m []string) string {
				list := m[2]
				if strings.Contains(list, " ") {
					list = "(" + list + ")"
				}
				return "{{ range " + m[1] + function + " " + list + " }}"
			})
		}
	}
	return []operator{
		{"mất mục đầu của range", "", ranged("rest")},
		{"mất mục cuối của range", "", ranged("initial")},
		{"range viết ngược", "mẫu nói rõ là đảo thứ tự", ranged("reverse")},
		{"giá trị thành vi_du gõ cứng", "", literals(false)},
		{"tên cơ quan, từ ngắn gõ cứng", "mẫu được nói sẵn tên cơ quan, vài từ", literals(true)},
		{"mất chỗ in duy nhất của trường", "", lostUses(true)},
		{"mất một trong nhiều chỗ in", "giá trị vẫn có ở chỗ khác", lostUses(false)},
		{"hai trường cùng kiểu đổi chỗ", "văn bản vẫn có đủ hai giá trị", swapped},
		{"cột hẹp 2%", "", narrowColumns},
		{"thiếu một ô", "", lostCells},
		{"ô bỏ trống", "", emptyCells},
		{"bảng in hai lần", "", doubledTable},
		{"đoạn in hai lần", "", inBody(`(?m)^((?:\p{L})[^\n{|#]{40,})\n\n`, "$1\n\n$1\n\n")},
		{"van_ban quanh trường chữ", "", markupLines},
		{"bỏ in_ra: tùy", "", asideDropped},
		{"thêm in_ra: tùy", "mẫu nói rằng giá trị không cần in", asideAdded},
		{"bỏ một quy_tac", "không còn gì nói dữ liệu phải thế", ruleDropped},
	}
}

// conditionOperators spoil conditions, counts and the ends of items.
func conditionOperators() []operator {
	return []operator{
		{"bỏ điều kiện bọc", "", unguarded},
		{"đảo điều kiện", "", negated(false)},
		{"đảo điều kiện giữa lời viết sẵn", "hai nhánh chỉ khác lời viết sẵn", negated(true)},
		{"bỏ nhánh else", "", withoutElse(false)},
		{"bỏ nhánh else có lời viết sẵn", "hai nhánh chỉ khác lời viết sẵn", withoutElse(true)},
		{"so với chữ không có", "", swap(`(eq \$?(?:\.\w+)+ )"(\w+)"`, `$1"khac_$2"`)},
		{"so với lựa chọn khác", "hai nhánh chỉ khác lời viết sẵn", otherChoice},
		{"lệch một: add $i 1", "", swap(`add (\$i) 1\b`, "add $1 2")},
		{"lệch không: add $i 0", "", swap(`add (\$i) 1\b`, "add $1 0")},
		{"lệch một: bộ đếm", "không có gì nói phải đếm được bao nhiêu", swap(`(= add \$\w+) 1\b`, "$1 2")},
		{"lệch một: sub (len …) 1", "", swap(`sub \((len [^()]*)\) 1`, "sub ($1) 2")},
		{"mất dau_muc", "", swap(`\{\{ dau_muc [^{}]* \}\}`, "")},
		{"dau_muc thành “;”", "", swap(`\{\{ dau_muc [^{}]* \}\}`, ";")},
		{"dau_muc thành “.”", "mục nào cũng dấu chấm là một cách viết", swap(`\{\{ dau_muc [^{}]* \}\}`, ".")},
		{"dấu cuối mục gõ cứng “;”", "giữa hai mục, “;” là dấu đúng", inBody(`(?m)(\{\{ [^{}\n]* \}\})\.$`, "$1;")},
	}
}

// wordOperators spoil components and words.
func wordOperators() []operator {
	out := []operator{}
	out = append(out, operator{"bỏ can_cu", "", dropPart("can_cu")})
	for _, key := range []string{"kinh_gui", "luu", "noi_nhan", "nguoi_ky", "trich_yeu", "ky_hieu", "dia_danh", "co_quan_ban_hanh", "tham_quyen"} {
		out = append(out, operator{"bỏ " + key, "tệp khai báo mới tạo hỏi thành phần ấy, hoặc máy đặt", dropPart(key)})
	}
	for _, w := range [][2]string{{"luu", "VT"}, {"noi_nhan", "Như trên"}, {"trich_yeu", "gửi báo cáo kết quả thực hiện nhiệm vụ"}, {"kinh_gui", "Ủy ban nhân dân tỉnh"}} {
		out = append(out, operator{w[0] + " tùy một trường", "", wrapPart(w[0], w[1])})
	}
	return append(out, []operator{
		{"nguoi_ky không có chức vụ", "", swap(`, chuc_vu: [^}\n]*\}|(?m)^  chuc_vu: .*\n`, "")},
		{"ngay_ban_hanh gõ cứng", "", partAdded("ngay_ban_hanh: 20/11/2026\n")},
		{"so gõ cứng", "", partAdded("so: 125\n")},
		{"ho_ten gõ cứng", "", swap(`(?m)^nguoi_ky: \{(.*)\}$`, "nguoi_ky: {$1, ho_ten: Nguyễn Văn Mẫu}")},
		{"ngày gõ cứng trong câu", "", inBody(`(?m)^(\p{L}[^\n|]{30,}[^.:;,}\n])$`, "$1 trước ngày 15/12/2026")},
		{"“./.” gõ hai lần", "", func(h *host) []string { return []string{strings.TrimRight(h.src, "\n.") + "././.\n"} }},
		{"“V/v” ở trích yếu", "máy bỏ chữ thừa ấy", swap(`(?m)^(trich_yeu: (?:>-\n  |["'])?)`, "${1}V/v ")},
		{"dấu “;” sau căn cứ", "máy bỏ dấu thừa ấy", swap(`(?m)^(  - Căn cứ [^\n]*)$`, "$1;")},
		{"dấu “.” sau nơi nhận", "", swap(`(?m)^(noi_nhan:\n(?:  - .*\n)*  - [^\n']*)$`, "$1.")},
		{"“Kính gửi:” trong nội dung", "", func(h *host) []string {
			return []string{h.with(span{h.body, h.body}, "Kính gửi: Ủy ban nhân dân tỉnh\n\n")}
		}},
		{"“Nơi nhận:” trong nội dung", "", func(h *host) []string { return []string{h.src + "\nNơi nhận:\n"} }},
		{"HTML", "", inBody(`(?m)^(\p{L}+)( [^\n{|]{20,})`, "<b>$1</b>$2")},
		{"{@nhan} sai", "", inBody(`\{@([\w-]+)\}`, "{@$1-x}")},
		{"mất {phu_luc}", "", inBody(`(?m)^\{phu_luc [^\n]*\}\n`, "")},
		{"không nhắc phụ lục", "", func(h *host) []string {
			return h.each(regexp.MustCompile(`\{@([\w-]+)\}`), h.body, func(m []string) string {
				if strings.Count(h.src, m[0]) > 1 {
					return m[0]
				}
				return "văn bản này"
			})
		}},
		{"tiêu đề chữ hoa", "", func(h *host) []string {
			return h.each(regexp.MustCompile(`(?m)^#+ [^{\n]{4,}$`), h.body, func(m []string) string { return strings.ToUpper(m[0]) })
		}},
		{"tiêu đề có dấu chấm", "", inBody(`(?m)^(#+ [^{\n.]{4,})$`, "$1.")},
		{"ký hiệu sai chữ viết tắt của loại", "", func(h *host) []string {
			if h.template.Kind == "cong-van" { // it begins with the name of the body, which is data
				return nil
			}
			return swap(`(?m)^ky_hieu: (\p{Lu}+)-`, "ky_hieu: X$1-")(h)
		}},
		{"quyền hạn “T/M”", "", swap(`TM\. `, "T/M ")},
		{"quyền hạn “K/T”", "", swap(`KT\. `, "K/T ")},
		{"KT. với chức vụ cấp trưởng", "", swap(`(KT\. [\p{Lu} ]+[\],]+ *chuc_vu: )(?:PHÓ |THỨ )`, "$1")},
		{"hai dấu cách", "", inBody(`(?m)^(\p{L}[^\n{|]{30,}?) (\p{L}+)`, "$1  $2")},
		{"chỗ trống “……”", "", inBody(`(?m)^(\p{L}[^\n{|]{30,}?) (\p{L}+)`, "$1 …… $2")},
		{"dấu cách trước dấu phẩy", "", inBody(`(?m)^(\p{L}[^\n{|]{20,}?),`, "$1 ,")},
	}...)
}

// doubledTable prints a table a second time.
func doubledTable(h *host) []string {
	var out []string
	for _, at := range regexp.MustCompile(`(?m)^\{bang [^\n]*\n(?:[^\n]+\n)+`).FindAllStringIndex(h.src, -1) {
		table := h.src[at[0]:at[1]]
		if opens, ends := len(regexp.MustCompile(`\{\{ (?:if|with|range) `).FindAllString(table, -1)), strings.Count(table, "{{ end }}"); opens == ends {
			out = append(out, h.with(span{at[1], at[1]}, "\n"+table))
		}
	}
	return out
}

// markupLines lets lines of text be read as markup.
func markupLines(h *host) []string {
	return h.each(fieldUse, h.body, func(m []string) string {
		if f := h.field(m[1]); f == nil || f.Type != template.Line || f.Aside {
			return m[0]
		}
		return "{{ van_ban " + m[1] + " }}"
	})
}

func asideDropped(h *host) []string {
	re := regexp.MustCompile(`, in_ra: tùy|(?m)^    in_ra: tùy\n`)
	var out []string
	for _, at := range re.FindAllStringIndex(h.src[:h.parts], -1) {
		out = append(out, h.without(span{at[0], at[1]}))
	}
	return out
}

func asideAdded(h *host) []string {
	var out []string
	for _, at := range regexp.MustCompile(`(?m)^  - ten: \w+\n`).FindAllStringIndex(h.src[:h.parts], -1) {
		if !strings.HasPrefix(h.src[at[1]:], "    in_ra") {
			out = append(out, h.with(span{at[1], at[1]}, "    in_ra: tùy\n"))
		}
	}
	return out
}

func ruleDropped(h *host) []string {
	var out []string
	for _, at := range regexp.MustCompile(`(?m)^  - \{truong: .*\}\n`).FindAllStringIndex(h.src[:h.parts], -1) {
		out = append(out, h.without(span{at[0], at[1]}))
	}
	return out
}

// partAdded writes a component that is the drafter's to write.
func partAdded(line string) func(*host) []string {
	return func(h *host) []string { return []string{h.with(span{h.parts, h.parts}, line)} }
}
