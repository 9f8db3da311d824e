package merge

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// names says which files belong to which job. It depends on the batch as a
// whole, so that every shard decides alike.
type names struct {
	owner    map[string]int // folded name of a job -> its index, or notAsked
	reserved map[string]string
	faults   map[int]diag.List // of jobs whose names cannot be
}

const nameHint = "thêm vào mẫu tên tệp một cột phân biệt được các dòng"

// claim gives every job its name. Systems that take names differing in case for
// the same file see to it that folded names are compared.
func (r *run) claim() names {
	n := names{owner: map[string]int{}, faults: map[int]diag.List{}, reserved: r.reserve()}
	for i := range r.b.Jobs {
		j := &r.b.Jobs[i]
		key := strings.ToLower(j.Name)
		if first, taken := n.owner[key]; taken {
			other := &r.b.Jobs[first]
			if len(n.faults[first]) == 0 {
				n.clash(first, other, j)
			}
			n.clash(i, j, other)
			continue
		}
		n.owner[key] = i
		var list diag.List
		if safe := viet.FileName(j.Name); safe != j.Name {
			list.Add(j.Row, "đổi tên tệp thành “"+safe+"”", "“%s” không làm tên tệp được", j.Name)
		}
		for _, format := range r.options.Formats {
			if what, taken := n.reserved[key+extensions(format)]; taken {
				list.Add(j.Row, "đổi tên tệp của văn bản này, hoặc ghi vào thư mục khác", "tệp “%s” là %s; không ghi đè", j.Name+extensions(format), what)
			}
		}
		if len(list) > 0 {
			n.faults[i] = list
		}
	}
	for i := range r.b.Rest {
		if key := strings.ToLower(r.b.Rest[i].Name); !n.taken(key) {
			n.owner[key] = notAsked
		}
	}
	return n
}

// notAsked stands for the index of a job of the rest.
const notAsked = -1

func (n names) taken(key string) bool {
	_, taken := n.owner[key]
	return taken
}

// clash fails a job whose name another has, too.
func (n names) clash(i int, j, other *Job) {
	list := n.faults[i]
	list.Add(j.Row, nameHint, "tên tệp “%s” trùng với tên tệp của %s; không ghi tệp nào của hai văn bản này", j.Name, whose(other))
	n.faults[i] = list
}

// whose names a job in a message about another.
func whose(j *Job) string {
	place := bare(j.Row)
	switch cell := place.Cell(); {
	case cell != "":
		return cell
	case place.Start.Line > 0:
		return "dòng " + strconv.Itoa(place.Start.Line)
	case j.Recipient != "":
		return j.Recipient
	}
	return "một văn bản khác"
}

// isInput is said of a file that the batch is made of.
const isInput = "tệp đầu vào"

// reserve lists the files of the folder that no document may be written to.
func (r *run) reserve() map[string]string {
	files := map[string]string{}
	for i, name := range r.own() {
		if files[strings.ToLower(name)] = "tệp gộp"; i < 2 {
			files[name] = "bảng kê"
		}
	}
	out, err := os.Stat(r.o.Out)
	if err != nil {
		return files
	}
	for _, in := range r.o.Inputs {
		if dir, err := os.Stat(filepath.Dir(in)); err == nil && os.SameFile(dir, out) {
			files[strings.ToLower(filepath.Base(in))] = isInput
		}
	}
	return files
}

// own lists the files of the batch as a whole.
func (r *run) own() []string {
	names := []string{manifestFile(r.o.Shard, ".json"), manifestFile(r.o.Shard, ".xlsx")}
	if r.o.Combine {
		for _, c := range r.chunks(len(r.b.Jobs)) {
			for _, format := range r.options.Formats {
				names = append(names, c.name+extensions(format))
			}
		}
	}
	if r.o.Zip {
		names = append(names, zipName)
	}
	return names
}

// spare refuses to write over what the batch is made of.
func (r *run) spare(names ...string) error {
	for _, name := range names {
		file, err := os.Stat(r.path(name))
		if err != nil {
			continue
		}
		for _, input := range r.o.Inputs {
			if in, err := os.Stat(input); err == nil && os.SameFile(in, file) {
				return fail(nil, "chọn thư mục khác bằng -o, hoặc đổi tên tệp đầu vào", "kết quả sẽ ghi đè tệp đầu vào “%s”", input)
			}
		}
	}
	return nil
}

// parts finds separate parts, by their names after the document's own, whose
// files would be those of another job.
func (n names) parts(j *Job, own string, parts []string) diag.List {
	var list diag.List
	for _, part := range parts {
		name := j.Name + strings.TrimPrefix(part, own)
		if other := n.other(j, name); other != "" {
			list.Add(j.Row, nameHint, "phần tách riêng của văn bản này có tên “%s”, trùng với tên dành cho văn bản “%s”", name, other)
		}
		for _, ext := range []string{".docx", ".pdf"} {
			if what, taken := n.reserved[strings.ToLower(name)+ext]; taken {
				list.Add(j.Row, nameHint, "tệp “%s” là %s; không ghi đè", name+ext, what)
			}
		}
	}
	return list
}

// other returns the name of another job that a file of this job would belong
// to, by its name without extension, or an empty string. Of two jobs “a” and
// “a-b”, a file “a-b-c” can only be of the second.
func (n names) other(j *Job, file string) string {
	for at := len(j.Name) + 1; at <= len(file); at++ {
		if at < len(file) && file[at] != '-' {
			continue
		}
		if _, taken := n.owner[strings.ToLower(file[:at])]; taken {
			return file[:at]
		}
	}
	return ""
}

// fileStem takes the extension off the name of a file of a document.
func fileStem(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, path.Ext(name)), ".meta")
}

// temporary reports whether a file bears a temporary name of package output for
// a file of this batch or of an earlier one. Other programs may use the folder,
// too.
func (n names) temporary(name string, h *history) bool {
	match := temporaryName.FindStringSubmatch(name)
	if match == nil {
		return false
	}
	base := strings.ToLower(match[1])
	if strings.HasPrefix(base, manifestName+".") || strings.HasPrefix(base, "."+manifestName+".") {
		return true
	}
	if len(base) >= 95 { // cut by package output
		for owner := range n.owner {
			if strings.HasPrefix(owner, base[:90]) {
				return true
			}
		}
	}
	bare := fileStem(base)
	for at := range len(bare) + 1 {
		if at < len(bare) && bare[at] != '-' {
			continue
		}
		if _, ok := n.owner[bare[:at]]; ok || bare[:at] == combinedName {
			return true
		}
	}
	for known := range h.known() {
		if strings.ToLower(known) == base {
			return true
		}
	}
	return false
}

var temporaryName = regexp.MustCompile(`^\.(.+)\.\d+-\d+\.tmp$`)
