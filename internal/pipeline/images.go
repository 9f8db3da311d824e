package pipeline

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	_ "image/jpeg" // so that image.DecodeConfig reads them
	_ "image/png"
	"io"
	"io/fs"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
)

// Bounds of one picture: more makes a file that cannot be sent.
const (
	maxImageSize   = 10 << 20
	maxImagePixels = 50 << 20
)

// Resolutions that a scanner or a screen may have, in pixels an inch. What a
// file states outside them is a slip.
const minResolution, maxResolution = 10, 9600

// loadImages reads the pictures that a document names from the folder of its
// definition; nil means that there is no such folder.
func loadImages(d *doc.Document, folder fs.FS) diag.List {
	l := &imageLoader{folder: folder, seen: map[string]*doc.Image{}}
	for _, body := range d.Bodies() {
		doc.Walk(body, func(block doc.Block) {
			if m, ok := block.(*doc.Image); ok {
				l.image(m)
			}
		})
	}
	return l.problems
}

type imageLoader struct {
	folder   fs.FS
	seen     map[string]*doc.Image // by name, the first that was read
	problems diag.List
}

func (l *imageLoader) image(m *doc.Image) {
	if first := l.seen[m.File.Text]; first != nil {
		m.Data, m.Type, m.Pixels, m.PixelsPerInch = first.Data, first.Type, first.Pixels, first.PixelsPerInch
		return
	}
	l.seen[m.File.Text] = m
	data, ok := l.read(m)
	if !ok {
		return
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || format != "png" && format != "jpeg": // other packages teach image to read more
		l.problems.Add(m.File.At, "mở ảnh bằng một chương trình xem ảnh rồi lưu lại thành PNG hoặc JPEG", "tệp “%s” không phải ảnh PNG hay JPEG, hoặc đã hỏng", m.File.Text)
		return
	case config.Width*config.Height > maxImagePixels || config.Width <= 0 || config.Height <= 0:
		l.problems.Add(m.File.At, "thu nhỏ ảnh; 2000 điểm chiều ngang là đủ cho một trang", "ảnh “%s” có %d × %d điểm, quá lớn", m.File.Text, config.Width, config.Height)
		return
	}
	// A file cut short has a sound head.
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		l.problems.Add(m.File.At, "chép lại tệp ảnh từ nguồn", "ảnh “%s” đã hỏng, không đọc được đến hết", m.File.Text)
		return
	}
	m.Data, m.Type, m.Pixels = data, format, [2]int{config.Width, config.Height}
	if n := pixelsPerInch(data, format); n >= minResolution && n <= maxResolution {
		m.PixelsPerInch = n
	}
}

func (l *imageLoader) read(m *doc.Image) ([]byte, bool) {
	name := m.File.Text
	if l.folder == nil || !fs.ValidPath(name) {
		l.problems.Add(m.File.At, "đặt ảnh cạnh tệp khai báo và ghi tên tệp ảnh", "không đọc được ảnh “%s”: ảnh phải nằm trong thư mục của tệp khai báo", name)
		return nil, false
	}
	f, err := l.folder.Open(name)
	if err != nil {
		hint := "kiểm tra tên tệp và xin quyền đọc"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "đặt ảnh cạnh tệp khai báo; tên tệp phân biệt chữ hoa, chữ thường"
		}
		l.problems.Add(m.File.At, hint, "không có tệp ảnh “%s”", name)
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxImageSize+1))
	switch {
	case err != nil:
		l.problems.Add(m.File.At, "kiểm tra xem tệp có mở được bằng chương trình xem ảnh không", "không đọc được ảnh “%s”", name)
		return nil, false
	case len(data) > maxImageSize:
		l.problems.Add(m.File.At, "thu nhỏ ảnh hoặc lưu thành JPEG", "ảnh “%s” lớn hơn %d MB", name, maxImageSize>>20)
		return nil, false
	}
	return data, true
}

// pixelsPerInch is the resolution that the file states, 0 if none. PNG: chunk
// pHYs; JPEG: segment APP0 of JFIF.
func pixelsPerInch(data []byte, format string) int {
	if format == "png" {
		i := bytes.Index(data[:min(len(data), 4096)], []byte("pHYs"))
		if i < 0 || i+13 > len(data) || data[i+12] != 1 {
			return 0
		}
		return int(float64(binary.BigEndian.Uint32(data[i+4:]))*0.0254 + 0.5)
	}
	i := strings.Index(string(data[:min(len(data), 64)]), "JFIF\x00")
	if i < 0 || i+10 > len(data) {
		return 0
	}
	density := int(binary.BigEndian.Uint16(data[i+8:]))
	switch data[i+7] {
	case 1:
		return density
	case 2:
		return int(float64(density)*2.54 + 0.5)
	}
	return 0
}
