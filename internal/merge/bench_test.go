package merge

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sync/atomic"
	"testing"
)

// BenchmarkRun makes letters of three pages in both formats. Time must be
// linear in their number, and the memory in use while they are made must not
// grow with it but for their entries in the manifest.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{34, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			batch := letters(n)
			p := shared()
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				dir, err := os.MkdirTemp("", "merge")
				if err != nil {
					b.Fatal(err)
				}
				o := both(dir)
				var peak atomic.Uint64
				o.Events = func(e Event) {
					if e.Done%500 == 0 {
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak.Store(max(peak.Load(), m.HeapInuse))
					}
				}
				b.StartTimer()
				if _, err := Run(context.Background(), p, batch, o); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				b.ReportMetric(float64(peak.Load())/1e6, "MB-heap-peak")
				_ = os.RemoveAll(dir)
				b.StartTimer()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "letters/s")
		})
	}
}

// BenchmarkManifest writes the manifest of so many letters in both forms.
func BenchmarkManifest(b *testing.B) {
	for _, n := range []int{34, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := &run{b: letters(n)}
			r.prepare(context.Background())
			for i := range r.tasks {
				e := &r.tasks[i].entry
				e.State, e.Pages = OK, 3
				e.Files = []File{{e.Name + ".docx", 10_000, r.tasks[i].job.Content, 0}, {e.Name + ".pdf", 60_000, r.tasks[i].job.Content, 3}}
			}
			m := r.manifest()
			for b.Loop() {
				if _, err := m.render(""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
