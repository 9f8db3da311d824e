// Package font reads the four faces a document is set in and answers what
// layout and PDF writing ask of them: exact glyph widths, the heights of a
// line, whether a character can be drawn, and a face cut down to the
// characters used, for embedding.
//
// A [Set] never changes after [Load] and may be used by any number of
// goroutines.
package font

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// families are the accepted family names, the best first. Their glyph widths
// are equal, so that pages break alike with either.
var families = [...]string{"Times New Roman", "Liberation Serif"}

// style numbers the four faces of a family.
type style int

const (
	bold   style = 1
	italic style = 2
	styles       = 4
)

// String names the style as a user of a word processor knows it.
func (s style) String() string {
	return [styles]string{"thường", "đậm", "nghiêng", "đậm nghiêng"}[s]
}

func styleOf(isBold, isItalic bool) style {
	var s style
	if isBold {
		s |= bold
	}
	if isItalic {
		s |= italic
	}
	return s
}

// Set is the regular, bold, italic and bold italic face of one family.
type Set struct {
	faces [styles]*Face
}

// Load picks the four faces of Times New Roman, or else of Liberation Serif,
// among the TrueType files (*.ttf) at the root of fsys. A face is known by its
// name table, never by its file name; files that are not TrueType fonts and
// other families are passed over.
//
// It fails if a style is missing, if a chosen file is damaged, or if its
// licence bits forbid embedding a subset.
func Load(fsys fs.FS) (*Set, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("không đọc được thư mục phông chữ: %w", err)
	}
	var found [len(families)][styles]string
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".ttf") {
			continue
		}
		family, s, ok := identify(fsys, e.Name())
		if ok && found[family][s] == "" {
			found[family][s] = e.Name()
		}
	}
	files, err := choose(found)
	if err != nil {
		return nil, err
	}
	set := new(Set)
	for i, name := range files {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("không đọc được tệp phông chữ “%s”: %w", name, err)
		}
		face, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("tệp phông chữ “%s” %w", name, err)
		}
		set.faces[i] = face
	}
	return set, nil
}

// choose returns the files of the best family that has all four styles.
func choose(found [len(families)][styles]string) ([styles]string, error) {
	var missing error
	for i, files := range found {
		var lack []string
		for s, name := range files {
			if name == "" {
				lack = append(lack, style(s).String())
			}
		}
		if len(lack) == 0 {
			return files, nil
		}
		if missing == nil && len(lack) < styles {
			missing = fmt.Errorf("thư mục phông chữ thiếu kiểu %s của phông “%s”, cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng",
				strings.Join(lack, ", "), families[i])
		}
	}
	if missing == nil {
		missing = errors.New("thư mục phông chữ không có tệp TrueType (.ttf) nào của phông “Times New Roman” hoặc “Liberation Serif”")
	}
	return [styles]string{}, missing
}

// identify reads only the name table of a file, for a directory of system
// fonts may hold hundreds of megabytes.
func identify(fsys fs.FS, name string) (family int, s style, ok bool) {
	file, err := fsys.Open(name)
	if err != nil {
		return 0, 0, false
	}
	defer file.Close()
	r, isReaderAt := file.(io.ReaderAt)
	if !isReaderAt {
		data, err := io.ReadAll(file)
		if err != nil {
			return 0, 0, false
		}
		r = bytes.NewReader(data)
	}
	table, err := readNameTable(r)
	if err != nil {
		return 0, 0, false
	}
	names := parseNames(table)
	for i, f := range families {
		if strings.EqualFold(names.family, f) {
			s, ok = parseStyle(names.subfamily)
			return i, s, ok
		}
	}
	return 0, 0, false
}

// Face returns the face of a style.
func (s *Set) Face(isBold, isItalic bool) *Face { return s.faces[styleOf(isBold, isItalic)] }
