package merge

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"time"
)

// zipName is the name of the zip of a batch.
const zipName = combinedName + ".zip"

// pack puts the files of all documents, in the order of the batch, and the
// manifest into one zip. They are stored as they are, for both formats are
// compressed already.
func (r *run) pack(ctx context.Context, m *Manifest) error {
	err := r.o.Disk.Stream(r.path(zipName), func(w io.Writer) error {
		z := zip.NewWriter(w)
		for _, ext := range []string{".json", ".xlsx"} {
			if err := r.packFile(z, manifestFile(Shard{}, ext)); err != nil {
				return err
			}
		}
		for i, e := range m.Entries {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			for _, f := range e.Files {
				if err := r.packFile(z, f.Name); err != nil {
					return err
				}
			}
			r.tell(Event{Phase: Packing, Done: i + 1, Total: len(m.Entries)})
		}
		return z.Close()
	})
	if ctx.Err() != nil {
		return r.stopped(ctx)
	}
	return err
}

// packFile puts one file into a zip, dated like all others so that the same
// files make the same zip.
func (r *run) packFile(z *zip.Writer, name string) error {
	f, err := os.Open(r.path(name))
	if err != nil {
		return fail(err, "chạy lại lệnh", "không nén được: không đọc được tệp “%s” vừa tạo", name)
	}
	defer f.Close()
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return err
}
