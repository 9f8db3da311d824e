package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/viet"
)

const (
	definitionSuffix = pipeline.DefinitionSuffix
	wordSuffix       = ".docx"
	stdinName        = "-"

	// inputLimit guards the memory against a device or a wrong file; the
	// longest plan is a thousand times smaller.
	inputLimit = 32 << 20
)

// expandInputs turns the arguments of build into file names, each once, in the
// order of the arguments: a folder stands for the definitions in it, a folder
// with “/...” for those in it and below, a pattern that no shell has expanded
// for the files it matches.
func expandInputs(args []string) ([]string, error) {
	var names []string
	seen := make(map[string]bool)
	for _, arg := range args {
		found, err := expandInput(arg)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			key := name
			if abs, err := filepath.Abs(name); err == nil && name != stdinName {
				key = abs
			}
			if !seen[key] {
				seen[key] = true
				names = append(names, name)
			}
		}
	}
	return names, nil
}

func expandInput(arg string) ([]string, error) {
	if dir, base := filepath.Split(arg); base == "..." {
		return definitionsBelow(filepath.Clean(dir))
	}
	if arg == stdinName {
		return []string{arg}, nil
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return definitionsIn(arg)
	case err == nil:
		return []string{arg}, nil
	case strings.ContainsAny(arg, "*?["):
		found, err := filepath.Glob(arg)
		if err != nil {
			return nil, usageError("sửa dấu “[” trong mẫu tên", "không hiểu mẫu tên tệp “%s”", arg)
		}
		if len(found) == 0 {
			return nil, usageError("kiểm tra thư mục và tên tệp", "không có tệp nào khớp “%s”", arg)
		}
		return found, nil
	}
	return nil, readFailure(arg, err)
}

// definitionsIn returns the definitions of a folder by name.
func definitionsIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, readFailure(dir, err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), definitionSuffix) && !e.IsDir() {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, noDefinitions(dir)
	}
	return names, nil
}

// definitionsBelow returns the definitions of a folder and of the folders in
// it, by path.
func definitionsBelow(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, definitionSuffix) && !e.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		return nil, readFailure(dir, err)
	}
	if len(names) == 0 {
		return nil, noDefinitions(dir)
	}
	return names, nil
}

func noDefinitions(dir string) error {
	return usageError("đặt tên tệp khai báo có đuôi "+definitionSuffix,
		"thư mục “%s” không có tệp khai báo nào (*%s)", dir, definitionSuffix)
}

// readInput reads a file, or the standard input for “-” where a command takes it.
func readInput(name string, stdin io.Reader) ([]byte, error) {
	r := stdin
	if name != stdinName || stdin == nil {
		f, err := os.Open(name)
		if err != nil {
			return nil, readFailure(name, err)
		}
		defer f.Close()
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, inputLimit+1))
	if err != nil {
		return nil, readFailure(name, err)
	}
	if len(data) > inputLimit {
		return nil, &failure{code: exitDocument,
			message: fmt.Sprintf("tệp “%s” lớn hơn %d MB, quá lớn với một văn bản", name, inputLimit>>20),
			hint:    "kiểm tra xem có chọn nhầm tệp không; ảnh trong tệp Word thì thu nhỏ bằng Picture Format > Compress Pictures"}
	}
	return data, nil
}

// readFailure says why a file cannot be read and what to do.
func readFailure(name string, err error) *failure {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError(missingHint(name), "không có tệp “%s”", name)
	case errors.Is(err, fs.ErrPermission):
		return usageError("xin quyền đọc tệp, hoặc chép tệp sang thư mục của mình", "không có quyền đọc “%s”", name)
	case isBusy(err):
		return usageError("đóng chương trình đang mở tệp rồi chạy lại", "tệp “%s” đang được chương trình khác giữ", name)
	}
	return usageError("kiểm tra xem tệp có mở được bằng chương trình khác không",
		"không đọc được “%s”: %v", name, cause(err))
}

// missingHint offers the file beside a missing one whose name is nearest: a
// Word file for a Word file, else a definition.
func missingHint(name string) string {
	dir, suffix := filepath.Dir(name), definitionSuffix
	if strings.EqualFold(filepath.Ext(name), wordSuffix) {
		suffix = wordSuffix
	}
	entries, _ := os.ReadDir(dir) // without the folder there is nothing to offer
	var found []string
	for _, e := range entries {
		if base, ok := strings.CutSuffix(e.Name(), suffix); ok && !e.IsDir() && isCheckable(e.Name()) {
			found = append(found, base)
		}
	}
	base, _, _ := strings.Cut(filepath.Base(name), ".")
	if near, ok := viet.Nearest(base, found); ok {
		return diag.Meant(filepath.Join(dir, near+suffix))
	}
	return "kiểm tra tên tệp và thư mục đang đứng"
}

// cause strips the operation and the file name, which the message gives in
// Vietnamese.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// reason says the usual causes in Vietnamese.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "không có thư mục này"
	case errors.Is(err, fs.ErrPermission):
		return "không có quyền đọc"
	}
	return cause(err).Error()
}
