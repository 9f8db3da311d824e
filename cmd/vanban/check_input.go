package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"vanban/internal/diag"
	"vanban/internal/template"
)

// checkable are the files to check, each once, in the order of the arguments.
type checkable struct {
	files   []string
	folders bool     // a whole folder was named
	older   []string // texts in those folders that only other programs read
}

// accepted says which files a command judges.
type accepted struct {
	wanted func(name string) bool // among those that a folder or a pattern holds
	older  func(name string) bool // to be told of, since they are left out
	choose string                 // hint: which folder to choose
	none   string                 // “tệp nào kiểm tra được”
}

// checkableFiles are those that “vanban check” judges.
func checkableFiles() accepted {
	return accepted{wanted: isCheckable, older: isOlder,
		choose: "chọn thư mục có tệp " + wordSuffix + " hoặc *" + definitionSuffix, none: "tệp nào kiểm tra được"}
}

// expand turns arguments into files: a folder stands for those in it and below,
// a pattern that no shell has expanded for what it matches.
func (a accepted) expand(args []string) (checkable, error) {
	var out checkable
	seen := map[string]bool{}
	for _, arg := range args {
		found, folder, err := a.expandOne(arg, &out.older)
		if err != nil {
			return out, err
		}
		out.folders = out.folders || folder
		for _, name := range found {
			key := name
			if abs, err := filepath.Abs(name); err == nil && name != stdinName {
				key = abs
			}
			if !seen[key] {
				seen[key] = true
				out.files = append(out.files, name)
			}
		}
	}
	return out, nil
}

func (a accepted) expandOne(arg string, older *[]string) (files []string, folder bool, err error) {
	if arg == stdinName {
		return []string{arg}, false, nil
	}
	if dir, base := filepath.Split(arg); base == "..." {
		arg = filepath.Clean(dir)
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		files, err = a.below(arg, older)
		return files, true, err
	case err == nil:
		return []string{arg}, false, nil
	case strings.ContainsAny(arg, "*?[{"):
		files, err = a.matching(arg)
		return files, false, err
	}
	return nil, false, readFailure(arg, err)
}

// below returns the files of a folder, and of those in it, that are wanted, and
// adds to older the texts that are told of. Hidden files and those that Word
// makes while it is open are left out.
func (a accepted) below(dir string, older *[]string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return filepath.SkipDir
			}
		case !e.IsDir() && a.wanted(e.Name()):
			files = append(files, path)
		case !e.IsDir() && a.older != nil && a.older(e.Name()):
			*older = append(*older, path)
		}
		return nil
	})
	if err != nil {
		return nil, readFailure(dir, err)
	}
	if len(files) == 0 {
		return nil, usageError(a.choose, "thư mục “%s” không có %s", dir, a.none)
	}
	return files, nil
}

// matching returns the files that a pattern with * and ** matches.
func (a accepted) matching(pattern string) ([]string, error) {
	found, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
	if err != nil {
		return nil, usageError("sửa dấu ngoặc trong mẫu tên", "không hiểu mẫu tên tệp “%s”", pattern)
	}
	found = slices.DeleteFunc(found, func(name string) bool { return !a.wanted(filepath.Base(name)) })
	if len(found) == 0 {
		return nil, usageError("kiểm tra thư mục và tên tệp", "không có %s mà tên khớp “%s”", a.none, pattern)
	}
	slices.Sort(found)
	return found, nil
}

// isCheckable tells by its name whether a file that was not named itself is to
// be checked.
func isCheckable(name string) bool {
	if strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") {
		return false
	}
	name = strings.ToLower(name)
	return strings.HasSuffix(name, wordSuffix) || strings.HasSuffix(name, definitionSuffix) || strings.HasSuffix(name, template.Suffix)
}

// isOlder tells by its name whether a file is a text of another program or of an
// old Word, which its user may well take for checked.
func isOlder(name string) bool {
	return !strings.HasPrefix(name, "~$") && slices.Contains([]string{".doc", ".rtf", ".odt", ".wps"}, strings.ToLower(filepath.Ext(name)))
}

// tellOlder says which files of the folders are not checked.
func (in *checkable) tellOlder(w io.Writer) {
	if len(in.older) == 0 {
		return
	}
	var problems diag.List
	message := fmt.Sprintf("không kiểm tra tệp này, chỉ kiểm tra được tệp Word (%s)", wordSuffix)
	if n := len(in.older) - 1; n > 0 {
		message += fmt.Sprintf(" (và %d tệp nữa)", n)
	}
	problems.Remark(diag.Range{File: in.older[0]}, "mở tệp bằng Word rồi lưu lại: File > Save As, kiểu “Word Document (*.docx)”", "%s", message)
	_ = diag.Print(w, problems)
}

// completeCheckable offers folders and files that can be checked.
func completeCheckable(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return completeFiles(typed, isCheckable)
}
