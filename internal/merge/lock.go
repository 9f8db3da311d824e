package merge

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"vanban/internal/output"
)

// A run that ends removes its lock for a moment after it has let it go, so one
// that begins tries again for a while before it gives up.
const (
	lockTimeout = 600 * time.Millisecond
	lockRetry   = 20 * time.Millisecond
)

// folderLock keeps two runs from writing the same files. A run of the whole
// batch has the folder for itself; shards have it together, each its own part.
type folderLock struct {
	folder *flock.Flock
	shard  *flock.Flock // nil for the whole batch
	alone  bool         // no other run is in the folder
}

// errNoLocks tells that the file system has no locks.
var errNoLocks = errors.New("the file system has no locks")

// lockFolder locks the folder for a run. The error is errNoLocks where the
// file system cannot; the run then goes on without.
func lockFolder(ctx context.Context, dir string, s Shard) (*folderLock, error) {
	l := &folderLock{}
	name := lockPath(dir, Shard{})
	if s.Whole() {
		var err error
		if l.folder, err = acquire(ctx, name, (*flock.Flock).TryLockContext); err != nil {
			return nil, err
		}
		if l.folder == nil {
			return nil, taken(dir, name, "")
		}
		l.alone = true
		sign(name)
		return l, nil
	}
	var err error
	if l.folder, err = acquire(ctx, name, (*flock.Flock).TryRLockContext); err != nil {
		return nil, err
	}
	if l.folder == nil {
		return nil, taken(dir, name, "")
	}
	_ = os.Truncate(name, 0) // who a killed run was
	if l.shard, err = acquire(ctx, lockPath(dir, s), (*flock.Flock).TryLockContext); err != nil || l.shard == nil {
		l.release(nil)
		if err != nil {
			return nil, err
		}
		return nil, taken(dir, lockPath(dir, s), fmt.Sprintf(" phần %s", s))
	}
	sign(lockPath(dir, s))
	return l, nil
}

// lockPath names the lock of a shard, that of the folder for the whole.
func lockPath(dir string, s Shard) string {
	return filepath.Join(dir, "."+manifestFile(s, ".lock"))
}

// acquire locks the file of a name, which another run may be about to remove.
// It returns nil if another run has it.
func acquire(ctx context.Context, name string, try func(*flock.Flock, context.Context, time.Duration) (bool, error)) (*flock.Flock, error) {
	ctx, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	for {
		l := flock.New(name, flock.SetPermissions(0o666))
		ok, err := try(l, ctx, lockRetry)
		var path *fs.PathError
		switch {
		case ok && sameFile(l):
			return l, nil
		case ok:
			_ = l.Unlock()
		case errors.Is(err, context.Canceled):
			return nil, fail(err, "chạy lại lệnh", "đã dừng theo yêu cầu khi chờ lần chạy khác trong thư mục")
		case err == nil || errors.Is(err, context.DeadlineExceeded):
			return nil, nil
		case errors.As(err, &path):
			return nil, &output.Error{Path: filepath.Join(filepath.Dir(name), manifestFile(Shard{}, ".json")), Err: err}
		default:
			return nil, errNoLocks
		}
	}
}

// sameFile reports whether the file that is locked still has the name.
func sameFile(l *flock.Flock) bool {
	held, err := l.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(l.Path())
	return err == nil && os.SameFile(held, named)
}

// sign writes into a lock who has it, for the message of who has not. Where a
// lock keeps others from reading it too, the message does without.
func sign(name string) {
	host, _ := os.Hostname()
	_ = os.WriteFile(name, fmt.Appendf(nil, "tiến trình %d trên máy %s\n", os.Getpid(), host), 0o666)
}

// taken is the error of a folder that another run has.
func taken(dir, lock, part string) error {
	who := ""
	if data, err := os.ReadFile(lock); err == nil && len(data) > 0 && len(data) < 300 {
		who = " (" + strings.TrimSpace(string(data)) + ")"
	}
	return fail(nil, "chờ lần chạy kia xong rồi chạy lại, hoặc chọn thư mục khác bằng -o",
		"thư mục “%s” đang có một lần chạy khác ghi%s vào%s; lần này không ghi gì", dir, part, who)
}

// release lets the locks go and removes their files. The last run that leaves
// does last while nobody else is in the folder.
func (l *folderLock) release(last func()) {
	if l == nil {
		return
	}
	if l.shard != nil {
		drop(l.shard)
	}
	if !l.alone {
		_ = l.folder.Unlock()
		if ok, err := l.folder.TryLock(); !ok || err != nil || !sameFile(l.folder) {
			_ = l.folder.Unlock()
			return
		}
	}
	if last != nil {
		last()
	}
	drop(l.folder)
}

// drop removes a lock that is held alone. Windows removes no open file, and
// there nobody else can have opened it who does not keep it from being removed.
func drop(l *flock.Flock) {
	if runtime.GOOS == "windows" {
		_ = l.Unlock()
		_ = os.Remove(l.Path())
		return
	}
	_ = os.Remove(l.Path())
	_ = l.Unlock()
}
