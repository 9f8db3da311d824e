package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// settings are those that hold for some files, and what became of their
// ignores.
type settings struct {
	check.Settings
	folder  string // that they stand in; empty for none
	taken   []int  // findings that each ignore took
	covered []bool // whether a file was checked that it is for
}

// settingsLoader reads each settings file once.
type settingsLoader struct {
	rules  []check.Rule
	flags  *checkFlags
	loaded map[string]*settings // by name
}

// of returns the settings that hold for an input. What is wrong with them is
// printed to w.
func (l *settingsLoader) of(input string, w io.Writer) (*settings, error) {
	name := l.flags.config
	if name == "" {
		name = findAbove(inputFolder(input), check.SettingsName, nil)
	}
	if s := l.loaded[name]; s != nil {
		return s, nil
	}
	s := &settings{}
	if name != "" {
		data, err := readInput(name, nil)
		if err != nil {
			return nil, err
		}
		read, problems := check.ReadSettings(name, data, l.rules)
		if err := diag.Print(w, problems); err != nil {
			return nil, err
		}
		if problems.HasErrors() {
			return nil, usageError("sửa các chỗ nêu trên rồi chạy lại", "cài đặt “%s” có %d lỗi", name, problems.Count(diag.Error))
		}
		s.Settings, s.folder = *read, filepath.Dir(name)
	}
	var unknown diag.List
	if s.Rules, unknown = check.Select(l.flags.rules, l.rules); len(unknown) > 0 {
		return nil, usageError(unknown[0].Hint, "tùy chọn “--rules”: %s", unknown[0].Message)
	}
	s.taken, s.covered = make([]int, len(s.Ignores)), make([]bool, len(s.Ignores))
	l.loaded[name] = s
	return s, nil
}

// relative is the name of an input as the patterns of the settings see it.
func (s *settings) relative(input, name string) string {
	if s.folder == "" {
		return filepath.ToSlash(name)
	}
	return relativeTo(filepath.Join(s.folder, check.SettingsName), input, name)
}

// relativeTo is the path of an input from the folder that a file stands in,
// with slashes; name stands for the standard input.
func relativeTo(file, input, name string) string {
	if input == stdinName {
		return filepath.ToSlash(name)
	}
	folder, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return filepath.ToSlash(input)
	}
	path, err := filepath.Abs(input)
	if err != nil {
		return filepath.ToSlash(input)
	}
	if rel, err := filepath.Rel(folder, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// count notes what the ignores took in a file.
func (s *settings) count(j *checkJob) {
	if j.checked == nil {
		return
	}
	for i := range s.Ignores {
		s.taken[i] += j.checked.Used[i]
		s.covered[i] = s.covered[i] || s.Ignores[i].Covers(s.relative(j.input, j.name))
	}
}

// unused warns of ignores that took nothing though the files they are for were
// checked; of one for all files only where whole folders were.
func (s *settings) unused(problems *diag.List, folders bool) {
	for i := range s.Ignores {
		ignore := &s.Ignores[i]
		if s.taken[i] == 0 && s.covered[i] && (folders || ignore.File != "") && s.Judges(ignore.Rule) {
			ignore.Unused(problems)
		}
	}
}

// findAbove looks for a file in a folder and in those above it, and returns its
// name as seen from here; empty if there is none. What is looked for is noted in
// seen.
func findAbove(folder, base string, seen files) string {
	above, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	for {
		name := filepath.Join(folder, base)
		seen.note(name)
		if info, err := os.Stat(name); err == nil && !info.IsDir() {
			return name
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return ""
		}
		parent := filepath.Dir(above)
		if parent == above {
			return ""
		}
		above, folder = parent, filepath.Join(folder, "..")
	}
}

// isComposed reports whether each character of a text is one code point.
func isComposed(data []byte) bool {
	return utf8.Valid(data) && !strings.ContainsFunc(string(data), func(r rune) bool {
		return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
	})
}
