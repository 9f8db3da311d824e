package merge

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vanban/internal/record"
)

// digester hashes a sequence of texts so that no two sequences are alike.
type digester struct{ hash.Hash }

func newDigester() digester { return digester{sha256.New()} }

func (d digester) number(n int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	d.Write(b[:])
}

func (d digester) text(texts ...string) {
	for _, s := range texts {
		d.number(len(s))
		_, _ = io.WriteString(d, s)
	}
}

func (d digester) sum() string { return hex.EncodeToString(d.Sum(nil)) }

// value hashes what a definition says; with places also where it says it.
func (d digester) value(v *record.Value, places bool) {
	if v == nil {
		d.number(-1)
		return
	}
	d.number(int(v.Kind))
	d.text(v.Text)
	d.text(strconv.FormatBool(v.Quoted))
	if places {
		d.text(v.At.String())
		d.number(v.FirstLine)
		d.number(v.Indent)
	}
	d.number(len(v.Items))
	for _, item := range v.Items {
		d.value(item, places)
	}
	d.number(len(v.Fields))
	for _, f := range v.Fields {
		d.text(f.Key, f.Name)
		if places {
			d.text(f.KeyAt.String())
		}
		d.value(f.Value, places)
	}
}

// digestOf is the digest of a file's content.
func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// digest is what a document is made of besides the files it reads.
func (r *run) digest(j *Job, root *record.Value) string {
	d := newDigester()
	d.text(r.b.Shared, j.Name, strings.Join(r.options.Formats, " "), r.options.Stage)
	d.value(root, false)
	return d.sum()
}

// placed is the digest of what the places in the messages follow from.
func (r *run) placed(root *record.Value) string {
	d := newDigester()
	d.text(bareName(r.b.File))
	d.value(root, true)
	return d.sum()
}

// withReads lays the files that a document reads over its digest.
func withReads(digest string, reads []Input) string {
	if len(reads) == 0 {
		return digest
	}
	d := newDigester()
	d.text(digest)
	for _, in := range reads {
		d.text(in.Name, in.SHA256)
	}
	return d.sum()
}

// batchDigest is the same for the same jobs with the same options in whatever
// shard, on whatever machine.
func (r *run) batchDigest() string {
	d := newDigester()
	d.text(r.b.Shared, r.b.Base, r.b.Program, r.b.Template, r.b.Title, r.b.Data.Name, r.b.Data.SHA256, r.options.Stage)
	d.text(r.options.Formats...)
	for _, j := range r.batch {
		d.text(bare(j.Row).String(), j.Recipient, j.Name, j.Why, j.Content)
	}
	return d.sum()
}

// has reports whether a job is of the shard: by its content alone, so that
// every machine agrees.
func (s Shard) has(j *Job) bool {
	if s.Whole() {
		return true
	}
	sum := sha256.Sum256([]byte(j.Content))
	return binary.BigEndian.Uint64(sum[:8])%uint64(s.N) == uint64(s.I-1)
}

// reader is the folder of a batch for one document: it notes what is read.
type reader struct {
	fs.FS
	mu    sync.Mutex
	reads map[string]hash.Hash
}

func newReader(folder fs.FS) *reader { return &reader{FS: folder, reads: map[string]hash.Hash{}} }

func (r *reader) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		r.reads[name] = nil
		return nil, err
	}
	h := sha256.New()
	r.reads[name] = h
	return readFile{f, h}, nil
}

// readFile hashes what is read of it.
type readFile struct {
	fs.File
	sum hash.Hash
}

func (f readFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n])
	return n, err
}

// list tells what was read, by name.
func (r *reader) list() []Input {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []Input
	for name, h := range r.reads {
		in := Input{Name: name}
		if h != nil {
			in.SHA256 = hex.EncodeToString(h.Sum(nil))
		}
		all = append(all, in)
	}
	slices.SortFunc(all, func(a, b Input) int { return strings.Compare(a.Name, b.Name) })
	return all
}
