package main

import (
	"os"
	"path/filepath"

	"vanban/internal/pipeline"
)

const (
	// profileName is the file that describes an organisation.
	profileName = "co-quan.yaml"
	// profileKey is what “new” and “schema” call it.
	profileKey = "co-quan"
)

// office reads the profile that an input is written for: the named one, also by
// its folder, or the nearest beside the input or above it; nil if there is none.
// What is looked for and read is noted in seen.
func (f *makeFlags) office(input string, seen files) (*pipeline.Office, error) {
	name := f.profile
	if name == "" {
		if name = findAbove(inputFolder(input), profileName, seen); name == "" {
			return nil, nil
		}
	} else if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, profileName)
	}
	seen.note(name)
	data, err := readInput(name, nil)
	if err != nil {
		return nil, err
	}
	return &pipeline.Office{File: name, Data: data, Folder: seen.folder(filepath.Dir(name))}, nil
}
