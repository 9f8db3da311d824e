package layout

// class is the line breaking behaviour of a character, after Unicode Standard
// Annex #14, as LibreOffice 7.4 tailors it: digits do not hold a hyphen, an
// exclamation mark or a vertical bar as they would in the standard.
type class uint8

const (
	ordinary class = iota
	digit
	space
	glue     // never a break on either side
	opening  // ( [ {
	closing  // ) ] }
	infix    // . , : ;
	solidus  // /
	quote    // “ ” ' "
	after    // a break after, not before: - – | \
	exclaim  // ! ?
	dash     // — breaks on both sides
	ellipsis // …
	prefix   // + $
	suffix   // % °
)

func classOf(r rune) class {
	switch r {
	case ' ', '\t', '\n':
		return space
	case '\u00a0', '\u2011', '\u202f', '\u2060', '\ufeff':
		return glue
	case '(', '[', '{':
		return opening
	case ')', ']', '}':
		return closing
	case '.', ',', ':', ';':
		return infix
	case '/':
		return solidus
	case '"', '\'', '“', '”', '‘', '’', '«', '»':
		return quote
	case '-', '–', '|', '\\', '\u2010':
		return after
	case '!', '?':
		return exclaim
	case '—':
		return dash
	case '…':
		return ellipsis
	case '+', '$':
		return prefix
	case '%':
		return suffix
	}
	if '0' <= r && r <= '9' {
		return digit
	}
	return ordinary
}

// breaks reports whether a line may end between two neighbouring characters
// of a word, neither of them a space.
func breaks(left, right class) bool {
	switch right {
	case glue, closing, infix, solidus, quote, after, exclaim:
		return false
	case ellipsis:
		return left == dash || left == suffix || left == prefix
	case dash:
		return left != glue && left != opening && left != quote && left != dash && left != solidus
	}
	switch left {
	case after, exclaim, dash, ellipsis:
		return true
	case ordinary:
		return right == suffix
	case closing, infix:
		return right == prefix || right == suffix || right == opening
	case prefix, suffix:
		return right == prefix || right == suffix || right == opening
	case solidus:
		return right == ordinary || right == opening || right == prefix || right == suffix
	}
	return false
}

// breaksAtSpace reports whether a line may end at the spaces between two
// characters.
func breaksAtSpace(left, right class) bool {
	switch right {
	case closing, infix, exclaim:
		return false
	}
	return left != opening
}
