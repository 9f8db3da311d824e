//go:build !windows

package main

import (
	"errors"
	"syscall"
)

// isFull reports that the disk, the quota or the limit of a file's size leaves
// no room.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// isReadOnly reports that the disk cannot be written to.
func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// isBusy reports that another program holds the file.
func isBusy(err error) bool {
	return errors.Is(err, syscall.ETXTBSY) || errors.Is(err, syscall.EBUSY)
}

// isTooLong reports that a name is longer than the disk takes.
func isTooLong(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }
