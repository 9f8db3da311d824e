// Package pdf writes laid-out pages as a PDF file.
//
// [Encode] is the whole interface; an [Encoder] does the same for many files
// and keeps what they share. Pages, lines, links and the outline are
// drawn with go-pdf/fpdf; a finisher then gives the file what that library
// cannot: our cut fonts under their real names, text that can be extracted
// exactly, images of every usual form, XMP metadata and an identifier. The package measures and breaks
// nothing: every item stands where layout put it.
package pdf

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/layout"
	"vanban/internal/unit"
)

// Encode returns the PDF file of pages. A click on a Text with a Target goes to
// the anchor of that name; a target without an anchor is plain text. U+00A0 is
// extracted as a space and U+2011 as a hyphen-minus, as they were typed.
//
// The bytes depend on the arguments alone. Encode fails on no pages, on text
// that is not UTF-8 or that a face cannot draw, on broken images, on lengths and
// colours that are none, and on a date or property in Meta that PDF cannot hold.
func Encode(pages []layout.Page, meta flow.Meta, fonts *font.Set) ([]byte, error) {
	return NewEncoder(fonts).Encode(pages, meta)
}

// Encoder writes PDF files in the faces of one set. It keeps the faces that it
// cut, for letters of one kind need the same characters; a file is the same
// whatever was written before it. Any number of goroutines may use it.
type Encoder struct {
	fonts *font.Set
	cuts  cuts
}

// NewEncoder returns an Encoder that has not cut a face yet.
func NewEncoder(fonts *font.Set) *Encoder { return &Encoder{fonts: fonts} }

// Encode is the function of this name with the faces of the encoder.
func (e *Encoder) Encode(pages []layout.Page, meta flow.Meta) ([]byte, error) {
	created, err := check(pages, meta)
	if err != nil {
		return nil, err
	}
	d := newDrawing(e.fonts)
	raw, err := d.draw(pages, meta)
	if err != nil {
		return nil, err
	}
	file, err := read(raw, len(pages))
	if err != nil {
		return nil, err
	}
	return file.finish(d, meta, created, &e.cuts)
}

// limit is the longest side of a page.
// ISO 32000-1, Annex C.2 (14400 units).
const limit = 14400 * unit.Point

// check refuses what cannot be written and returns the date of creation, zero
// if unknown.
func check(pages []layout.Page, meta flow.Meta) (time.Time, error) {
	var created time.Time
	if len(pages) == 0 {
		return created, errors.New("văn bản không có trang nào, cần ít nhất một trang")
	}
	for _, s := range []string{meta.Title, meta.Subject, meta.Author} {
		if !utf8.ValidString(s) {
			return created, fmt.Errorf("thông tin tệp %q không phải UTF-8", s)
		}
	}
	if err := checkProperties(meta.Properties); err != nil {
		return created, err
	}
	if meta.Created != "" {
		var err error
		if created, err = time.ParseInLocation(time.DateOnly, meta.Created, vietnam()); err != nil {
			return created, fmt.Errorf("ngày tạo tệp “%s” không có dạng năm-tháng-ngày", meta.Created)
		}
	}
	for i, p := range pages {
		if err := checkPage(p); err != nil {
			return created, fmt.Errorf("trang %d: %w", i+1, err)
		}
	}
	return created, nil
}

// ownKeys are the keys of the information dictionary that PDF gives a meaning.
// ISO 32000-1, 14.3.3 (document information dictionary).
var ownKeys = [...]string{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"}

// checkProperties refuses names that PDF or XML would have to escape, and
// those that stand for something else.
func checkProperties(properties []flow.Property) error {
	seen := map[string]bool{}
	for _, p := range properties {
		switch {
		case !isName(p.Name):
			return fmt.Errorf("tên thuộc tính %q phải là chữ cái, chữ số ASCII và bắt đầu bằng chữ cái", p.Name)
		case slices.Contains(ownKeys[:], p.Name):
			return fmt.Errorf("tên thuộc tính “%s” là tên riêng của PDF", p.Name)
		case seen[p.Name]:
			return fmt.Errorf("có hai thuộc tính “%s”", p.Name)
		case !utf8.ValidString(p.Value):
			return fmt.Errorf("thuộc tính “%s” có giá trị %q không phải UTF-8", p.Name, p.Value)
		}
		seen[p.Name] = true
	}
	return nil
}

func isName(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// vietnam is the time zone of all dates, UTC+7 without summer time.
func vietnam() *time.Location { return time.FixedZone("+07", 7*60*60) }

func checkPage(p layout.Page) error {
	if p.Width <= 0 || p.Height <= 0 || p.Width > limit || p.Height > limit {
		return fmt.Errorf("khổ giấy %v × %v phải lớn hơn 0 và không quá %v", p.Width, p.Height, limit)
	}
	for _, a := range p.Anchors {
		if !utf8.ValidString(a.Title) {
			return fmt.Errorf("đề mục %q không phải UTF-8", a.Title)
		}
		if err := checkPlace(0, a.Y); err != nil {
			return err
		}
	}
	for _, item := range p.Items {
		if err := checkItem(item); err != nil {
			return err
		}
	}
	return nil
}

func checkItem(item layout.Item) error {
	switch it := item.(type) {
	case *layout.Text:
		if !utf8.ValidString(it.Text) {
			return fmt.Errorf("chữ %q không phải UTF-8", it.Text)
		}
		if it.Size <= 0 || it.Size > limit {
			return fmt.Errorf("cỡ chữ %v của “%s” phải lớn hơn 0 và không quá %v", it.Size, it.Text, limit)
		}
		if math.IsNaN(it.Space) || math.Abs(it.Space) > limit.Points() {
			return fmt.Errorf("khoảng giãn %v của “%s” không phải một độ dài", it.Space, it.Text)
		}
		if it.Width < 0 || it.Width > 2*limit {
			return fmt.Errorf("bề rộng %v của “%s” không phải một độ dài", it.Width, it.Text)
		}
		if err := checkColor(it.Color); err != nil {
			return err
		}
		return checkPlace(it.X, it.Y)
	case *layout.Line:
		if it.Weight <= 0 || it.Weight > limit {
			return fmt.Errorf("nét kẻ dày %v, phải lớn hơn 0 và không quá %v", it.Weight, limit)
		}
		if err := checkColor(it.Color); err != nil {
			return err
		}
		if err := checkPlace(it.X1, it.Y1); err != nil {
			return err
		}
		return checkPlace(it.X2, it.Y2)
	case *layout.Image:
		if it.Source == nil {
			return errPicture
		}
		if it.Width <= 0 || it.Height <= 0 || it.Width > limit || it.Height > limit {
			return fmt.Errorf("ảnh rộng %v, cao %v, phải lớn hơn 0 và không quá %v", it.Width, it.Height, limit)
		}
		return checkPlace(it.X, it.Y)
	default:
		return fmt.Errorf("không biết vẽ %T", item)
	}
}

// checkColor refuses what is no RRGGBB; empty is black.
func checkColor(c string) error {
	if c == "" {
		return nil
	}
	if _, err := hex.DecodeString(c); err != nil || len(c) != len(black) {
		return fmt.Errorf("màu “%s” không có dạng RRGGBB", c)
	}
	return nil
}

// checkPlace refuses points beyond what the number format can tell apart.
func checkPlace(x, y unit.Length) error {
	if max(x, -x, y, -y) > 2*limit || min(x, y) == math.MinInt64 {
		return fmt.Errorf("vị trí %v, %v nằm quá xa trang giấy", x, y)
	}
	return nil
}
