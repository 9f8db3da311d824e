package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// files are files with what tells whether they have changed. A nil files notes
// nothing.
type files map[string]stamp

// stamp tells one state of a file from another.
type stamp struct {
	there    bool
	size     int64
	modified time.Time
}

func stampOf(name string) stamp {
	info, err := os.Stat(name)
	if err != nil {
		return stamp{}
	}
	if info.IsDir() { // what stands in it is noted by itself
		return stamp{there: true}
	}
	return stamp{true, info.Size(), info.ModTime()}
}

// note keeps the state of a file that is about to be read.
func (f files) note(name string) {
	if f == nil {
		return
	}
	if _, known := f[name]; !known {
		f[name] = stampOf(name)
	}
}

// changed reports whether a file is no more as it was.
func (f files) changed() bool {
	for name, was := range f {
		if stampOf(name) != was {
			return true
		}
	}
	return false
}

// folder gives the files of a folder, noting those that are opened.
func (f files) folder(dir string) fs.FS {
	if f == nil {
		return os.DirFS(dir)
	}
	return notingFS{os.DirFS(dir), dir, f}
}

type notingFS struct {
	fs.FS
	dir  string
	seen files
}

// Open notes the file, also one that is not there yet.
func (n notingFS) Open(name string) (fs.File, error) {
	n.seen.note(filepath.Join(n.dir, filepath.FromSlash(name)))
	return n.FS.Open(name)
}
