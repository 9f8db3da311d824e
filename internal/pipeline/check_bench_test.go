package pipeline_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vanban/internal/pipeline"
)

// BenchmarkCheckHundredPages judges Word files of about a hundred pages in a
// warm process: a plan that is one long table, and a report in prose.
func BenchmarkCheckHundredPages(b *testing.B) {
	for name, definition := range map[string][]byte{"table": planDefinition(b, tasksOnAHundredPages), "prose": proseDefinition(paragraphsOnAHundredPages)} {
		b.Run(name, func(b *testing.B) {
			result, problems, err := open(b).Build(pipeline.Source{File: planFile, Data: definition}, pipeline.Options{DOCX: true})
			if err != nil || result == nil {
				b.Fatal(err, problems)
			}
			src := pipeline.Source{File: "a.docx", Data: result.DOCX}
			checked(b, src, nil)
			b.ReportAllocs()
			for b.Loop() {
				checked(b, src, nil)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
			b.ReportMetric(float64(result.Pages), "pages")
		})
	}
}

const (
	tasksOnAHundredPages      = 500
	paragraphsOnAHundredPages = 1000
)

// prose is text as reports have it: figures, days, references, names of bodies,
// short forms, quotations.
var prose = []string{
	"Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia, Ủy ban nhân dân tỉnh đã chỉ đạo các sở, ban, ngành, Ủy ban nhân dân các xã, phường xây dựng kế hoạch, phân công nhiệm vụ cụ thể, gắn trách nhiệm của người đứng đầu với kết quả thực hiện.",
	"Trong 6 tháng đầu năm 2026, toàn tỉnh có 1.245 doanh nghiệp thành lập mới, tăng 12,5% so với cùng kỳ; tổng vốn đăng ký đạt 8.760 tỷ đồng, bằng 54,2% kế hoạch năm. Tỷ lệ hồ sơ trực tuyến toàn trình đạt 78,3%, cao hơn 4,1 điểm phần trăm so với năm 2025.",
	"Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ và Công an tỉnh rà soát, tổng hợp danh mục nền tảng số dùng chung, báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 15 tháng 9 năm 2026; kết quả thực hiện là một tiêu chí đánh giá, xếp loại hằng năm.",
	"Công tác tuyên truyền được tổ chức bằng nhiều hình thức: qua Cổng thông tin điện tử https://langson.gov.vn, hệ thống truyền thanh cơ sở, các tổ công nghệ số cộng đồng với phương châm “đi từng ngõ, gõ từng nhà, hướng dẫn từng người”; đã có 350/420 thôn, khối phố hoàn thành.",
	"Tuy nhiên, việc kết nối, chia sẻ dữ liệu giữa một số hệ thống thông tin còn chậm; nhân lực chuyên trách ở cấp xã còn thiếu và chưa được đào tạo bài bản; kinh phí bố trí cho hạ tầng còn hạn chế, một số đơn vị chưa chủ động báo cáo khó khăn, vướng mắc về cơ quan chủ trì để xử lý kịp thời.",
	"Nguyên nhân chủ yếu là do quy định tại khoản 2 Điều 5 và điểm b khoản 3 Điều 8 của Quy chế ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 12/01/2026 chưa phân định rõ trách nhiệm của đơn vị vận hành; thời hạn xử lý 05 ngày làm việc chưa phù hợp với hồ sơ phức tạp.",
}

// proseDefinition is a report of some paragraphs.
func proseDefinition(paragraphs int) []byte {
	var s strings.Builder
	s.WriteString(`loai: bao-cao
co_quan_ban_hanh: UBND tỉnh Lạng Sơn
ky_hieu: BC-UBND
so: 118
ngay_ban_hanh: 10/7/2026
dia_danh: Lạng Sơn
trich_yeu: Kết quả chuyển đổi số 6 tháng đầu năm 2026
nguoi_ky: {chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các sở, ban, ngành]
luu: VT
noi_dung: |
`)
	for i := range paragraphs {
		fmt.Fprintf(&s, "  Nhóm nhiệm vụ thứ %d. %s\n\n", i+1, prose[i%len(prose)])
	}
	return []byte(s.String())
}

// folderOf builds every example and repeats the files until there are n.
func folderOf(tb testing.TB, n int) []pipeline.Source {
	tb.Helper()
	var files []pipeline.Source
	for _, name := range examples(tb) {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		src := pipeline.Source{File: name, Data: data, Folder: os.DirFS(name[:strings.LastIndex(name, "/")])}
		result, _, err := open(tb).Build(src, pipeline.Options{DOCX: true})
		if err != nil {
			tb.Fatal(err)
		}
		if result != nil {
			files = append(files, pipeline.Source{File: fmt.Sprint(len(files), ".docx"), Data: result.DOCX})
		}
	}
	if len(files) < 10 {
		tb.Fatalf("%d examples are built", len(files))
	}
	out := make([]pipeline.Source, n)
	for i := range out {
		out[i] = files[i%len(files)]
	}
	return out
}

// checkFolder judges files, as many at a time as there are processors, each
// read anew.
func checkFolder(tb testing.TB, files []pipeline.Source) {
	tb.Helper()
	var (
		next  atomic.Int64
		group sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := next.Add(1); i <= int64(len(files)); i = next.Add(1) {
				src := files[i-1]
				src.Data = bytes.Clone(src.Data)
				if _, err := open(tb).Check(src, pipeline.CheckOptions{}); err != nil {
					tb.Error(src.File, err)
				}
			}
		})
	}
	group.Wait()
}

// heapInUse is what objects take, in megabytes.
func heapInUse() float64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return float64(sample[0].Value.Uint64()) / (1 << 20)
}

// BenchmarkCheckFolder judges a folder of a thousand files with one processor
// and with two: files a second, and the most that the heap took.
func BenchmarkCheckFolder(b *testing.B) {
	files := folderOf(b, 1000)
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprintf("processors=%d", n), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			stop, stopped, most := make(chan struct{}), make(chan struct{}), 0.0
			go func() {
				defer close(stopped)
				tick := time.NewTicker(2 * time.Millisecond)
				defer tick.Stop()
				for {
					select {
					case <-stop:
						return
					case <-tick.C:
						most = max(most, heapInUse())
					}
				}
			}()
			for b.Loop() {
				checkFolder(b, files)
			}
			close(stop)
			<-stopped
			b.ReportMetric(float64(len(files)*b.N)/b.Elapsed().Seconds(), "files/s")
			b.ReportMetric(most, "peak-MB")
		})
	}
}

// Memory does not grow with the number of files: what lives once all are judged
// is no more than what lives after the first. It is measured while no file is
// in work, so that nothing but what is kept counts.
func TestCheckTakesFlatMemory(t *testing.T) {
	const early, late, slack = 60, 480, 1 // megabytes; the flows of all would take 140
	files := folderOf(t, late)
	live := func(part []pipeline.Source) float64 {
		checkFolder(t, part)
		runtime.GC()
		return heapInUse()
	}
	first := live(files[:early])
	last := live(files[early:])
	if first == 0 || last > first+slack {
		t.Errorf("%.1f MB live after %d files, %.1f MB after %d", first, early, last, late)
	}
	runtime.KeepAlive(files)
}
