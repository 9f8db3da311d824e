package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vanban/internal/pipeline"
)

// profileName is the file that describes an organisation.
const profileName = "co-quan.yaml"

// office reads the profile that an input is written for: the named one, also by
// its folder, or the nearest beside the input or above it; nil if there is none.
func (f *buildFlags) office(input string) (*pipeline.Office, error) {
	name := f.profile
	if name == "" {
		if name = findProfile(inputFolder(input)); name == "" {
			return nil, nil
		}
	} else if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, profileName)
	}
	data, err := readInput(name, nil)
	if err != nil {
		return nil, err
	}
	return &pipeline.Office{File: name, Data: data, Folder: os.DirFS(filepath.Dir(name))}, nil
}

// findProfile looks for a profile in a folder and in those above it, and
// returns its name as seen from here; empty if there is none.
func findProfile(folder string) string {
	above, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	for {
		name := filepath.Join(folder, profileName)
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
