package law

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vanban/internal/viet"
)

// BodyRules are the values by which text, recipients and signature are judged
// that no single component carries.
type BodyRules struct {
	// Basis are the words that open a căn cứ, the first of them what it is named by.
	Basis []string
	// Proposal are those of them that name no document.
	Proposal []string
	// Letters are the letters of điểm in the order that the decree itself uses,
	// AllLetters those of the whole alphabet.
	Letters, AllLetters []string
	// SingleLine is the height of a single line as a share of the size of type.
	SingleLine float64
	// Numbered are kinds of documents that are never cited without số, ký hiệu.
	Numbered []string
	// AsAbove is the first recipient of a document whose addressees stand above.
	AsAbove string
	// Repealed are documents that no longer hold.
	Repealed []Repealed
}

// Repealed is a document that another one has taken the place of.
type Repealed struct {
	Code string // “110/2004/NĐ-CP”; empty for a luật, which is cited by name
	Name string // “Luật Lưu trữ”
	Year int    // of issue, which tells two luật of one name apart
	From viet.Date
	By   string // what holds instead, in full
}

// IsNamedIn reports whether a text cites the document.
func (old Repealed) IsNamedIn(text string) bool {
	if old.Code != "" {
		return strings.Contains(" "+text, " "+old.Code)
	}
	return strings.Contains(text, old.Name+" ") && strings.Contains(text, "năm "+strconv.Itoa(old.Year))
}

// Title is how the document is called.
func (old Repealed) Title() string {
	if old.Code != "" {
		return old.Name + " số " + old.Code
	}
	return old.Name + " năm " + strconv.Itoa(old.Year)
}

// BodyRules returns them.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6.
func (r *Regulation) BodyRules() BodyRules {
	return BodyRules{
		Basis: []string{"Căn cứ", "Theo đề nghị", "Xét đề nghị", "Xét"},
		// Phụ lục III, Mẫu 1.2.
		Proposal: []string{"Theo đề nghị", "Xét"},
		// Khoản 6, điểm đ: “theo thứ tự bảng chữ cái tiếng Việt”. The decree
		// itself leaves out letters with a mark of their own.
		Letters:    pointLetters(),
		AllLetters: strings.Fields("a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"),
		// Times New Roman, by its metrics.
		SingleLine: 1.149,
		Numbered:   []string{"Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết", "Quyết định", "Chỉ thị"},
		AsAbove:    asAbove,
		Repealed:   repealed(),
	}
}

func pointLetters() []string {
	out := make([]string, viet.LetterCount)
	for i := range out {
		out[i] = viet.Letter(i + 1)
	}
	return out
}

// repealed lists what is sure and touches the work with documents; what Decree
// 30 itself repeals is in [Regulation.Language].
// Luật Lưu trữ 33/2024/QH15; NĐ 23/2025/NĐ-CP.
func repealed() []Repealed {
	return []Repealed{
		{"130/2018/NĐ-CP", "Nghị định", 2018, viet.Date{Day: 10, Month: 4, Year: 2025}, "Nghị định số 23/2025/NĐ-CP"},
		{"", "Luật Lưu trữ", 2011, viet.Date{Day: 1, Month: 7, Year: 2025}, "Luật Lưu trữ năm 2024"},
	}
}

// Capacity reads the prefix that opens a line of quyền hạn: “KT.” of “KT. CHỦ
// TỊCH”. The rest is what follows it. Exact is false if the prefix is written
// in another way: “KT CHỦ TỊCH”, “K/T CHỦ TỊCH”.
func (r *Regulation) Capacity(line string) (capacity *Authority, rest string, exact bool) {
	for i := range r.Authority {
		if rest, ok := strings.CutPrefix(line, r.Authority[i].Prefix); ok {
			return &r.Authority[i], strings.TrimSpace(rest), true
		}
	}
	word, rest, _ := strings.Cut(line, " ")
	if i := strings.LastIndexAny(word, "./"); i >= 0 && i < len(word)-2 { // “KT.CHỦ TỊCH”, not “T/M”
		word, rest = word[:i+1], line[i+1:]
	}
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, word)
	for i := range r.Authority {
		if letters+"." == r.Authority[i].Prefix {
			return &r.Authority[i], strings.TrimSpace(rest), false
		}
	}
	return nil, line, false
}

// Signs reports whether a post is one that who signs in this capacity has:
// that of a deputy after “KT.”.
func (a *Authority) Signs(post string) bool {
	post = viet.Upper(post)
	return len(a.Posts) == 0 || slices.ContainsFunc(a.Posts, func(word string) bool { return strings.Contains(post, word) })
}

// IsHead reports whether a text starts with the post of a head, as practice
// names them.
func IsHead(s string) bool {
	s = viet.Upper(s)
	if IsDeputy(s) {
		return false
	}
	for _, post := range []string{"CHỦ TỊCH", "CHỦ NHIỆM", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "TỔNG BIÊN TẬP", "TỔNG THANH TRA", "TỔNG KIỂM TOÁN",
		"CHÁNH ", "THỦ TƯỚNG", "THỦ TRƯỞNG", "THỐNG ĐỐC", "TƯ LỆNH", "BÍ THƯ", "CHÍNH ỦY"} {
		if strings.HasPrefix(s, post) {
			return true
		}
	}
	post, _, _ := strings.Cut(s, ",") // BỘ TRƯỞNG, CHỦ NHIỆM
	words := strings.Fields(post)
	return slices.Contains(words[:min(3, len(words))], "TRƯỞNG")
}

// IsDeputy reports whether a text starts with the post of a deputy.
func IsDeputy(s string) bool {
	s = viet.Upper(s)
	return strings.HasPrefix(s, "PHÓ") || strings.HasPrefix(s, "THỨ TRƯỞNG")
}

// IsBody reports whether a text starts with a word that bodies are called by,
// and posts are not.
func IsBody(s string) bool {
	s = viet.Upper(s)
	return slices.ContainsFunc([]string{"ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "HĐND", "SỞ ", "BỘ ", "VĂN PHÒNG", "CỤC ", "CHI CỤC", "PHÒNG ", "TRUNG TÂM", "BAN ", "CÔNG TY"},
		func(word string) bool { return strings.HasPrefix(s, word) })
}

// HasHonour reports whether a name opens with học hàm, học vị or a title, in
// full or shortened with a stop or in capitals: “TS. Nguyễn”, “ThS Nguyễn”.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 7, điểm c.
func HasHonour(name string) bool {
	word, _, _ := strings.Cut(name, " ")
	short, _, stop := strings.Cut(word, ".")
	folded := viet.Fold(short)
	if (stop || short != viet.UpperFirst(folded)) && slices.Contains([]string{"gs", "pgs", "ts", "ths", "tskh", "cn", "ks", "bs",
		"bscki", "bsckii", "ds", "ls", "kts", "ngut", "ngnd", "ttut", "ttnd", "nsut", "nsnd"}, folded) {
		return true
	}
	return slices.ContainsFunc([]string{"giao su ", "pho giao su ", "tien si ", "thac si ", "bac si ", "ky su ", "cu nhan ", "luat su "},
		func(title string) bool { return strings.HasPrefix(viet.Fold(name), title) })
}
