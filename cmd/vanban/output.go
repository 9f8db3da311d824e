package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"vanban/internal/output"
)

// prepareFolder checks the folder of the outputs before anything is built.
// It need not exist if the folder above it does: it is then created when the
// first document is written.
func prepareFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return usageError("chọn một thư mục bằng -o", "“%s” là tệp, không phải thư mục", dir)
	}
	above := filepath.Dir(filepath.Clean(dir))
	info, err = os.Stat(above)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return usageError("chọn một thư mục bằng -o", "không có thư mục “%s”: “%s” là tệp", dir, above)
	}
	return usageError(fmt.Sprintf("tạo thư mục “%s” trước, hoặc chọn thư mục khác bằng -o", above),
		"không có thư mục “%s”", dir)
}

// makeFolder creates the folder of the outputs if it is not there yet.
func makeFolder(dir string) (created bool, err error) {
	err = os.Mkdir(dir, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	return err == nil, err
}

// describeWrite says in Vietnamese why a file could not be written and what to
// do. The old file, if any, is untouched.
func describeWrite(e *output.Error) *failure {
	name, dir := filepath.Base(e.Path), filepath.Dir(e.Path)
	elsewhere := "chọn thư mục khác bằng -o"
	switch {
	case errors.Is(e.Err, output.ErrIsFolder):
		return usageError("đổi tên thư mục đó hoặc "+elsewhere, "không ghi được “%s”: đã có thư mục mang tên này", e.Path)
	case isFull(e.Err):
		return usageError("giải phóng chỗ trên đĩa hoặc "+elsewhere, "không ghi được “%s”: đĩa chứa thư mục “%s” đã đầy", name, dir)
	case isReadOnly(e.Err):
		return usageError(elsewhere, "không ghi được “%s”: thư mục “%s” chỉ đọc", name, dir)
	case isBusy(e.Err):
		return usageError("đóng tệp đó (có thể đang mở trong Word) rồi chạy lại",
			"không ghi được “%s”: tệp đang được chương trình khác giữ", e.Path)
	case isTooLong(e.Err):
		return usageError("rút ngắn tên, hoặc "+elsewhere, "không ghi được “%s”: tên dài quá mức đĩa cho phép", e.Path)
	case errors.Is(e.Err, fs.ErrExist):
		return usageError("đổi tên tệp đó hoặc "+elsewhere, "không ghi được “%s”: đã có tệp hoặc liên kết mang tên này", e.Path)
	case errors.Is(e.Err, fs.ErrPermission):
		return usageError("đóng tệp nếu đang mở, xin quyền ghi, hoặc "+elsewhere,
			"không ghi được “%s”: không có quyền ghi vào thư mục “%s”", name, dir)
	case errors.Is(e.Err, fs.ErrNotExist):
		if _, err := os.Stat(dir); err == nil {
			return usageError(elsewhere, "không ghi được “%s”: thư mục “%s” không cho tạo tệp", name, dir)
		}
		return usageError("tạo thư mục đó hoặc "+elsewhere, "không ghi được “%s”: không có thư mục “%s”", name, dir)
	}
	return usageError("kiểm tra đĩa hoặc "+elsewhere, "không ghi được “%s”: %v", e.Path, cause(e.Err))
}
