package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Limits of a zip file besides those of every pack. Text shrinks to a tenth,
// text that repeats itself to a fiftieth.
const (
	maxRatio     = 200 // of unpacked to packed, from ratioCounts on
	ratioCounts  = 1 << 20
	centralEntry = "PK\x01\x02"
	repack       = "nén lại thư mục của gói bằng chương trình quen dùng"
)

// Zip reads a pack from the bytes of a zip file. It is nil if the list has
// errors that concern all of it. A folder that holds everything, as programs
// for Windows add it, is looked through.
func Zip(name string, data []byte) (*Pack, diag.List) {
	r := &reader{path: name}
	z := &archive{reader: r, seen: map[string]string{}}
	if z.open(data) {
		z.unpack()
	}
	return r.pack()
}

// archive is a zip file whose directory is being judged.
type archive struct {
	*reader
	files []*zip.File
	seen  map[string]string // name as typed by its key
}

// open reads the directory and refuses what no pack has. It reports whether the
// files may be unpacked.
func (z *archive) open(data []byte) bool {
	if bytes.Count(data, []byte(centralEntry)) > 10*maxEntries { // some may stand in a zip file inside
		z.tooMany()
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err == nil || errors.Is(err, zip.ErrInsecurePath):
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		z.refuse("chép hoặc tải lại tệp, rồi thử mở bằng chương trình giải nén", "tệp zip bị cắt cụt hoặc hỏng: không đọc được mục lục ở cuối tệp")
		return false
	default:
		z.refuse("nén thư mục của gói thành tệp .zip, hoặc đưa tên thư mục", "tệp không phải zip")
		return false
	}
	if len(r.File) > maxEntries {
		z.tooMany()
		return false
	}
	var total uint64
	for _, f := range r.File {
		z.judge(f)
		if total += f.UncompressedSize64; total > maxTotal || f.UncompressedSize64 > maxTotal {
			z.refuse("bỏ khỏi gói những tệp không phải mẫu", "tệp zip giải nén ra hơn %d MB", maxTotal>>20)
			return false
		}
	}
	z.files = r.File
	return !z.refused && z.apart(int64(len(data)))
}

func (z *archive) tooMany() {
	z.refuse("chia ra nhiều gói", "tệp zip có quá nhiều tệp, tối đa %d", maxEntries)
}

// judge refuses an entry that no pack has.
func (z *archive) judge(f *zip.File) {
	at := diag.Range{File: z.path}
	name := strings.ToValidUTF8(f.Name, "?")
	refuse := func(hint, format string, args ...any) {
		z.refused = true
		z.problems.Add(at, hint, format, args...)
	}
	if why := leadsOut(f.Name); why != "" {
		refuse(repack+"; nếu tệp do người khác gửi thì đừng dùng", "tên “%s” trong tệp zip %s", name, why)
	}
	key := strings.TrimSuffix(viet.NFC(strings.ToLower(viet.NFC(f.Name))), "/")
	if old, twice := z.seen[key]; twice {
		refuse(repack, "tên “%s” có hai lần trong tệp zip (lần trước là “%s”)", name, old)
	}
	z.seen[key] = name
	switch mode := f.Mode(); {
	case mode&fs.ModeSymlink != 0:
		refuse("thay liên kết bằng tệp thật rồi nén lại", "“%s” trong tệp zip là liên kết", name)
	case !mode.IsRegular() && !mode.IsDir():
		refuse(repack, "“%s” trong tệp zip không phải tệp thường", name)
	}
	switch {
	case f.Flags&1 != 0:
		refuse("nén lại mà không đặt mật khẩu", "“%s” trong tệp zip có mật khẩu", name)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		refuse("nén lại, chọn cách nén Deflate", "“%s” trong tệp zip nén bằng cách số %d, chỉ đọc được Deflate", name, f.Method)
	case f.UncompressedSize64 > maxFile:
		refuse("bỏ tệp đó khỏi gói", "“%s” giải nén ra hơn %d MB, một tệp tối đa %d MB", name, maxFile>>20, maxFile>>20)
	case f.UncompressedSize64 > ratioCounts && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		refuse("bỏ tệp đó khỏi gói; nếu tệp do người khác gửi thì đừng dùng", "“%s” giải nén ra gấp hơn %d lần, không phải mẫu", name, maxRatio)
	}
}

// leadsOut says why a name would stand for something outside the folder into
// which a pack is unpacked; empty if it would not.
func leadsOut(name string) string {
	switch {
	case strings.Contains(name, `\`):
		return "có dấu “\\”, phải ngăn thư mục bằng “/”"
	case strings.HasPrefix(name, "/"):
		return "bắt đầu bằng “/”, phải nằm trong gói"
	case len(name) > 1 && name[1] == ':' && unicode.IsLetter(rune(name[0])):
		return "bắt đầu bằng tên ổ đĩa, phải nằm trong gói"
	case slices.Contains(strings.Split(name, "/"), ".."):
		return "có “..” nên dẫn ra ngoài gói"
	case name == "" || strings.ContainsFunc(name, unicode.IsControl):
		return "trống hoặc có ký tự điều khiển"
	}
	return ""
}

// apart refuses entries that share bytes, the way of a file that unpacks to more
// than it says.
func (z *archive) apart(size int64) bool {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(z.files))
	for _, f := range z.files {
		from, err := f.DataOffset()
		if err != nil || f.CompressedSize64 > uint64(size-min(from, size)) {
			z.refuse("chép hoặc tải lại tệp", "tệp zip hỏng: “%s” nằm ngoài tệp", strings.ToValidUTF8(f.Name, "?"))
			return false
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			z.refuse(repack+"; nếu tệp do người khác gửi thì đừng dùng", "tệp zip có các phần nằm chồng lên nhau")
			return false
		}
	}
	return true
}

// unpack takes the manifest and the templates beside it.
func (z *archive) unpack() {
	top := z.top()
	for _, f := range z.files {
		name, inside := strings.CutPrefix(f.Name, top)
		if !inside || name == "" || strings.Contains(name, "/") || !z.wants(name) {
			continue
		}
		if !utf8.ValidString(name) {
			z.refuse("đổi tên mẫu thành chữ không dấu rồi nén lại", "tên mẫu “%s” trong tệp zip không phải UTF-8", strings.ToValidUTF8(name, "?"))
			return
		}
		data, err := unpackOne(f)
		if err != nil {
			z.refuse("chép hoặc tải lại tệp, hoặc "+repack, "“%s” trong tệp zip hỏng: nội dung không đúng độ dài hay mã kiểm tra đã ghi", name)
			return
		}
		z.take(name, f.Name, data)
	}
	if z.manifest == nil && z.misnamed == "" {
		z.refuse("thêm "+ManifestName+" cạnh các mẫu rồi nén lại", "tệp zip không phải gói mẫu: không có %s", ManifestName)
	}
}

// top is the folder in which everything stands, with a slash, or nothing. What
// systems add for themselves does not count.
func (z *archive) top() string {
	top := ""
	for _, f := range z.files {
		first, rest, nested := strings.Cut(f.Name, "/")
		switch {
		case first == "__MACOSX" || slices.Contains([]string{".ds_store", "thumbs.db", "desktop.ini"}, strings.ToLower(path.Base(f.Name))):
			continue
		case !nested && rest == "":
			return "" // a file at the root
		case top != "" && top != first+"/":
			return ""
		}
		top = first + "/"
	}
	return top
}

// unpackOne reads a file, which must be as long as the directory says.
func unpackOne(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := readAll(r, int64(f.UncompressedSize64))
	if err == nil && uint64(len(data)) != f.UncompressedSize64 {
		err = io.ErrUnexpectedEOF
	}
	return data, err
}
