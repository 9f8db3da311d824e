package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"os"
	"runtime/debug"
)

// programIdentity tells one build of the program from another by what it is made
// of, so that documents are made again after an update and only then. Reading
// the whole program would take longer than making several letters.
func programIdentity() (string, error) {
	if commit := cleanCommit(); commit != "" {
		return commit, nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return identityOf(f)
}

// cleanCommit names the commit and the compiler of a build from a work tree
// without changes; empty for any other.
func cleanCommit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	commit, changed := "", true
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.modified":
			changed = s.Value != "false"
		}
	}
	if commit == "" || changed {
		return ""
	}
	return commit + " " + info.GoVersion
}

// buildIDWithin is how far from the start of a program its build id stands.
const buildIDWithin = 64 << 10

// identityOf returns the build id that the Go linker writes near the start of a
// program, a digest of its content, or else a digest of all its bytes.
func identityOf(program io.Reader) (string, error) {
	head, err := io.ReadAll(io.LimitReader(program, buildIDWithin))
	if err != nil {
		return "", err
	}
	if id := buildID(head); id != "" {
		return id, nil
	}
	sum := sha256.New()
	sum.Write(head)
	if _, err := io.Copy(sum, program); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// buildID finds the build id in the first bytes of a program: in a note of ELF
// files, in a line of text elsewhere.
func buildID(head []byte) string {
	if _, rest, found := bytes.Cut(head, []byte("Go build ID: \"")); found {
		if id, _, ended := bytes.Cut(rest, []byte(`"`)); ended {
			return string(id)
		}
	}
	note := []byte("\x04\x00\x00\x00Go\x00\x00") // its type and its owner
	at := bytes.Index(head, note)
	if at < 4 {
		return ""
	}
	rest := head[at+len(note):]
	length := binary.LittleEndian.Uint32(head[at-4:])
	if uint64(length) > uint64(len(rest)) {
		return ""
	}
	return string(rest[:length])
}
