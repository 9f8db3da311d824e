package viet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tone marks as combining characters, in the order huyền, hỏi, ngã, sắc, nặng.
const toneMarks = "\u0300\u0309\u0303\u0301\u0323"

// onsets are the consonants a syllable may begin with.
var onsets = setOf("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x")

// longest onsets and rimes, in bytes.
const (
	longestOnset = len("ngh")
	longestBase  = longestOnset + len("ương")
)

// rimes are what may follow an onset, without tone.
var rimes = setOf(`
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uâc uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uơ up ut uôc uôi uôm uôn uông uôt
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu`)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// tonedLetter is a letter without its tone, and that tone.
type tonedLetter struct{ base, tone rune }

// tones tells the small letters with a tone apart, by [letterIndex].
var tones = func() (out [allLetters]tonedLetter) {
	for _, base := range "aăâeêioôơuưy" {
		for _, tone := range toneMarks {
			for _, r := range norm.NFC.String(string(base) + string(tone)) {
				out[letterIndex(r)] = tonedLetter{base, tone}
			}
		}
	}
	return out
}()

// untoned takes the tone off a small letter; a tone of 0 says that it has none.
func untoned(r rune) (base, tone rune) {
	if i := letterIndex(r); i >= 0 && tones[i].tone != 0 {
		return tones[i].base, tones[i].tone
	}
	return r, 0
}

// toneless takes the tone off a small composed syllable and tells which
// combining mark it was: 0 for none. It is false if there are two.
func toneless(s string) (base string, tone rune, ok bool) {
	out, tone, ok := appendToneless(make([]byte, 0, len(s)), s)
	return string(out), tone, ok
}

// appendToneless is [toneless] into a buffer.
func appendToneless(out []byte, s string) (base []byte, tone rune, ok bool) {
	for _, r := range s {
		letter, mark := untoned(r)
		if mark != 0 && tone != 0 {
			return nil, 0, false
		}
		tone = max(tone, mark)
		out = utf8.AppendRune(out, letter)
	}
	return out, tone, true
}

// IsSyllable reports whether a word could be one Vietnamese syllable: its
// letters, their order and its tone are those of the language. It need not
// mean anything.
func IsSyllable(word string) bool {
	var buffer [2 * longestBase]byte
	if len(word) > 4*longestBase { // longer than any in any spelling
		return false
	}
	base, tone, ok := appendToneless(buffer[:0], Lower(NFC(word)))
	if !ok || len(base) == 0 || len(base) > longestBase {
		return false
	}
	for n := min(longestOnset, len(base)); n >= 0; n-- {
		onset, rime := base[:n], base[n:]
		if n > 0 && !onsets[string(onset)] || !rimes[string(rime)] || !joins(string(onset), string(rime)) {
			continue
		}
		return !stopped(string(rime)) || tone == '\u0301' || tone == '\u0323'
	}
	return string(base) == "gi" || bytes.HasPrefix(base, []byte("gi")) && rimes[string(base[1:])]
}

// joins reports whether an onset is spelled so before a rime: k, gh and ngh
// before e, ê, i and y, c, g and ng before the others.
func joins(onset, rime string) bool {
	front := strings.HasPrefix(rime, "e") || strings.HasPrefix(rime, "ê") || strings.HasPrefix(rime, "i") || strings.HasPrefix(rime, "y")
	switch onset {
	case "k", "gh", "ngh":
		return front
	case "c", "g", "ng":
		return !front
	}
	return true
}

// stopped reports whether a rime ends in a stop, which only sắc and nặng go with.
func stopped(rime string) bool {
	return strings.HasSuffix(rime, "c") || strings.HasSuffix(rime, "ch") || strings.HasSuffix(rime, "p") || strings.HasSuffix(rime, "t")
}
