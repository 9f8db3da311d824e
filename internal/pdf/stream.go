package pdf

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// writers keeps compressors between documents: a new one costs more than the
// compressing of a page. They carry nothing over.
var writers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, compression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// compression is the level after which time grows faster than files shrink.
const compression = 4

// deflater compresses streams, one after the other.
type deflater struct {
	w   *zlib.Writer
	buf bytes.Buffer
}

func newDeflater() *deflater { return &deflater{w: writers.Get().(*zlib.Writer)} }

// release hands the compressor back, holding on to no document.
func (z *deflater) release() {
	z.w.Reset(io.Discard)
	writers.Put(z.w)
}

// stream returns the body of a compressed stream object; entries go into its
// dictionary and end with a space.
func (z *deflater) stream(entries string, data []byte) []byte {
	z.buf.Reset()
	z.w.Reset(&z.buf)
	z.w.Write(data) // a bytes.Buffer cannot fail
	z.w.Close()
	return plainStream(entries+"/Filter /FlateDecode ", z.buf.Bytes())
}

// plainStream returns the body of a stream object.
func plainStream(entries string, data []byte) []byte {
	b := make([]byte, 0, len(entries)+len(data)+64)
	b = fmt.Appendf(b, "<<%s/Length %d>>\nstream\n", entries, len(data))
	b = append(b, data...)
	return append(b, "\nendstream\n"...)
}
