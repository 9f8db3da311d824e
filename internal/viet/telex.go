package viet

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// telexTones are the letters that give a syllable its tone.
var telexTones = map[byte]string{'f': "\u0300", 'r': "\u0309", 'x': "\u0303", 's': "\u0301", 'j': "\u0323"}

var telexLetters = strings.NewReplacer("uow", "ươ", "uwow", "ươ", "uwo", "ươ", "dd", "đ", "aa", "â", "ee", "ê", "oo", "ô", "aw", "ă", "ow", "ơ", "uw", "ư")

// FromTelex reads what a person typed with the Telex keyboard while it was off:
// “dduwowcj” is “được”. It is false for a word that is no syllable so.
func FromTelex(word string) (string, bool) {
	if !isLowerASCII(word) || len(word) < 2 {
		return "", false
	}
	s := word
	tone := ""
	for i := len(s) - 1; i > 0; i-- {
		if t, ok := telexTones[s[i]]; ok && strings.ContainsAny(s[:i], "aeiouy") {
			tone, s = t, s[:i]+s[i+1:]
			break
		}
	}
	s = telexLetters.Replace(s)
	out := toned(s, tone)
	return out, s+tone != word && IsSyllable(out)
}

// toned puts a tone on the vowel of a small syllable that carries it, at the
// early place where there is a choice.
func toned(s, tone string) string {
	letters := []rune(s)
	at := -1
	for i, r := range letters {
		if strings.ContainsRune("âăêôơư", r) {
			at = i // the last of them: ơ of ươ
		}
	}
	if at < 0 {
		at = plainVowel(letters)
	}
	if at < 0 || tone == "" {
		return s
	}
	return norm.NFC.String(string(letters[:at+1]) + tone + string(letters[at+1:]))
}

// plainVowel is the vowel that carries the tone where none has a mark of its
// own: the last before a final consonant, else the one before the last.
func plainVowel(letters []rune) int {
	var vowels []int
	for i, r := range letters {
		if !strings.ContainsRune("aeiouy", r) {
			continue
		}
		initial := len(vowels) == 0 && i == 1 && i+1 < len(letters) && strings.ContainsRune("aeiouy", letters[2])
		if initial && (letters[0] == 'q' && r == 'u' || letters[0] == 'g' && r == 'i') {
			continue // qu, gi: part of the consonant
		}
		vowels = append(vowels, i)
	}
	switch n := len(vowels); {
	case n == 0:
		return -1
	case n == 1 || vowels[n-1] < len(letters)-1:
		return vowels[n-1]
	default:
		return vowels[n-2]
	}
}

// common are words so frequent that the keys of one of them are no accident.
var common = strings.Fields(`
được không của những người trong nước năm đến việc công tác thực hiện hội động đồng điều định nghị quyết đơn vị cấp tỉnh
xã phường sở bộ ngành cơ quan tổ chức hoạt đầu đã đang để đây đó đối với theo trên dưới sau trước các cũng vẫn còn nhiều mới
quản lý nhà nhân dân phải cần thời gian kế hoạch báo cáo chính phủ ủy thông tư luật quy số tháng ngày từ thuộc địa bàn
phương hướng dẫn triển khai kiểm tra đề xuất kết quả yêu cầu nội dung trách nhiệm phối hợp giải pháp phát triển kinh tế
hành dịch vụ đường học giáo dục đào tạo y và là có một lại rất nếu thì mà khi nào như vậy cho tại về`)

// TelexRemains reports what a word should have been that shows the keys of
// Telex instead of letters. It is false for words of other languages, which
// may look like it.
func TelexRemains(word string) (string, bool) {
	s, ok := FromTelex(word)
	if !ok || !slices.Contains(common, s) || slices.Contains(notTelex, word) {
		return "", false
	}
	sure := strings.ContainsAny(word, "wjf") && len(word) > 2
	for _, twice := range []string{"aa", "ee", "oo", "dd"} {
		sure = sure || strings.Contains(word, twice)
	}
	return s, sure
}

// notTelex are words of other languages and short forms that Telex would make
// a common word of.
var notTelex = []string{"too", "see", "boo", "coo", "new", "now", "how", "low", "cow", "tow", "mow", "law", "dee", "lee", "nee", "soo", "tee", "thee", "bee", "fee", "vee", "zoo"}
