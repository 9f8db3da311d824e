package merge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"vanban/internal/output"
)

// history is what earlier runs in a folder have made, by their manifests and,
// where a run did not come to its end, its journal. It is believed only as far
// as the files on the disk agree.
type history struct {
	entries  map[string]Entry
	combined map[string]Combined
	extra    map[string]File
	made     map[string]bool // keys of all files, see madeKey
}

// line is one line of a journal: one of its fields.
type line struct {
	Version  int       `json:"version"`
	Entry    *Entry    `json:"entry,omitempty"`
	Combined *Combined `json:"combined,omitempty"`
	Extra    *File     `json:"extra,omitempty"`
}

// journalFile names the journal of a shard.
func journalFile(s Shard) string { return "." + manifestFile(s, ".jsonl") }

// readHistory reads every manifest and every journal of a folder. What cannot
// be read is as if it were not there.
func readHistory(dir string) *history {
	h := &history{entries: map[string]Entry{}, combined: map[string]Combined{}, extra: map[string]File{}, made: map[string]bool{}}
	manifests, journals := stateFiles(dir)
	for _, name := range manifests {
		if m, err := readManifest(filepath.Join(dir, name)); err == nil {
			h.manifest(m)
		}
	}
	for _, name := range journals {
		h.journal(filepath.Join(dir, name))
	}
	return h
}

// stateFiles lists the manifests, that of the whole first, and the journals of
// a folder.
func stateFiles(dir string) (manifests, journals []string) {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		switch name := f.Name(); {
		case isManifest(name):
			manifests = append(manifests, name)
		case strings.HasSuffix(name, ".jsonl") && isManifest(strings.TrimSuffix(strings.TrimPrefix(name, "."), ".jsonl")+".json"):
			journals = append(journals, name)
		}
	}
	slices.SortStableFunc(manifests, func(a, b string) int { return len(a) - len(b) })
	return manifests, journals
}

func (h *history) manifest(m *Manifest) {
	h.remember(m)
	for _, e := range m.Entries {
		h.entries[e.Name] = e
	}
	for _, c := range m.Combined {
		h.combined[c.Name] = c
	}
	for _, f := range slices.Concat(m.Attached, m.Extra) {
		h.extra[f.Name] = f
	}
	if m.Zip != "" {
		h.extra[m.Zip] = File{Name: m.Zip} // the manifest in it cannot hold its digest
	}
}

// journal reads a journal; a line that a killed run has left unfinished says
// nothing.
func (h *history) journal(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	for r := bufio.NewReader(f); ; {
		text, err := r.ReadBytes('\n')
		if err != nil {
			return
		}
		var l line
		if json.Unmarshal(text, &l) != nil || l.Version != ManifestVersion {
			continue
		}
		m := l.manifest()
		if !m.plain() {
			continue
		}
		h.remember(m)
		switch {
		case l.Entry != nil:
			h.entries[l.Entry.Name] = *l.Entry
		case l.Combined != nil:
			h.combined[l.Combined.Name] = *l.Combined
		case l.Extra != nil:
			h.extra[l.Extra.Name] = *l.Extra
		}
	}
}

// lines writes the history as a journal.
func (h *history) lines() []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(h.entries)) {
		e := h.entries[name]
		b.Write(line{Entry: &e}.bytes())
	}
	for _, name := range slices.Sorted(maps.Keys(h.combined)) {
		c := h.combined[name]
		b.Write(line{Combined: &c}.bytes())
	}
	for _, name := range slices.Sorted(maps.Keys(h.extra)) {
		f := h.extra[name]
		b.Write(line{Extra: &f}.bytes())
	}
	return b.Bytes()
}

func (l line) bytes() []byte {
	l.Version = ManifestVersion
	data, err := json.Marshal(l)
	if err != nil {
		panic(err) // plain structs
	}
	return append(data, '\n')
}

// remember takes down which files a manifest tells of.
func (h *history) remember(m *Manifest) {
	for f := range m.allFiles() {
		h.made[madeKey(f)] = true
	}
}

// wrote reports whether a run has told of a file with that name and content.
func (h *history) wrote(f File) bool { return f.SHA256 != "" && h.made[madeKey(f)] }

// madeKey is the name of a file, where case does not matter, and its content.
func madeKey(f File) string { return strings.ToLower(f.Name) + "/" + f.SHA256 }

// manifest is a manifest of nothing but a line.
func (l line) manifest() *Manifest {
	m := &Manifest{}
	switch {
	case l.Entry != nil:
		m.Entries = []Entry{*l.Entry}
	case l.Combined != nil:
		m.Combined = []Combined{*l.Combined}
	case l.Extra != nil:
		m.Extra = []File{*l.Extra}
	}
	return m
}

// plain reports whether all files of a manifest are in the folder itself.
func (m *Manifest) plain() bool {
	for f := range m.allFiles() {
		if !plain(f.Name) {
			return false
		}
	}
	return true
}

// known lists every file that earlier runs have made, by name.
func (h *history) known() map[string]File {
	all := maps.Clone(h.extra)
	for _, c := range h.combined {
		for _, f := range c.Files {
			all[f.Name] = f
		}
	}
	for _, e := range h.entries {
		for _, f := range slices.Concat(e.Stale, e.Files) {
			all[f.Name] = f
		}
	}
	return all
}

// journal is the record that a run keeps while it works, so that a killed one
// can be resumed. It begins with the first change to the folder and is removed
// when the manifest stands.
type journal struct {
	mu   sync.Mutex
	file *os.File
}

// begin makes sure that there is a journal, and no manifest that the folder is
// about to contradict.
func (r *run) begin() error {
	r.journal.mu.Lock()
	defer r.journal.mu.Unlock()
	if r.journal.file != nil {
		return nil
	}
	path := r.path(journalFile(r.o.Shard))
	if err := r.o.Disk.Put([]output.File{{Path: path, Data: r.history.lines()}}); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o666)
	if err != nil {
		return &output.Error{Path: path, Err: err}
	}
	r.journal.file = f
	for _, ext := range []string{".json", ".xlsx"} {
		_ = os.Remove(r.path(manifestFile(r.o.Shard, ext)))
	}
	return nil
}

// note adds a line. That it cannot is no failure: the document is made again
// by the next run, if this one does not come to its end.
func (j *journal) note(l line) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file != nil {
		_, _ = j.file.Write(l.bytes())
	}
}

// end closes the journal; with done it is needed no more.
func (r *run) end(done bool) {
	if r.journal.file != nil {
		_ = r.journal.file.Close()
	}
	if done {
		_ = os.Remove(r.path(journalFile(r.o.Shard)))
	}
}

// matches reports whether a file on the disk is as it was written.
func (r *run) matches(f File) bool {
	info, err := os.Stat(r.path(f.Name))
	if err != nil || info.Size() != f.Size {
		return false
	}
	now, err := fileOnDisk(r.o.Out, f.Name)
	return err == nil && now.SHA256 == f.SHA256
}

// fileOnDisk measures a file.
func fileOnDisk(dir, name string) (File, error) {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return File{}, err
	}
	defer f.Close()
	d := newDigester()
	n, err := io.Copy(d, f)
	return File{Name: name, Size: n, SHA256: d.sum()}, err
}
