package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/merge"
	"vanban/internal/output"
)

// batchFlags are the flags of commands that make many documents of one batch.
type batchFlags struct {
	makeFlags
	only    []string // what is to be made; empty: all
	dryRun  bool
	strict  bool
	prune   bool
	combine bool
	size    int // documents in one combined file
	duplex  bool
	zip     bool
	shard   shardFlag
	jobs    int // documents made at the same time
	verbose bool
	json    bool
}

// newBatchFlags returns the flags as they are when none is typed.
func newBatchFlags() batchFlags { return batchFlags{makeFlags: newMakeFlags()} }

// addBatch defines the flags but those of the folder and of what is chosen,
// which each command explains in its own words.
func (f *batchFlags) addBatch(cmd *cobra.Command) {
	f.addMake(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&f.dryRun, "dry-run", false, "chỉ nói ai nhận gì và vì sao; không ghi tệp nào")
	flags.BoolVar(&f.strict, "strict", false, "không ghi tệp nào nếu còn một dòng có lỗi")
	flags.BoolVar(&f.prune, "prune", false, "xóa tệp của lần trước mà lần này không còn trong danh sách; tệp đã có người sửa thì giữ lại")
	flags.BoolVar(&f.combine, "combine", false, "gộp thêm mọi văn bản vào một tệp Word và một tệp PDF để in")
	flags.IntVar(&f.size, "combine-size", 0, "mỗi tệp gộp có nhiều nhất `SỐ` văn bản; không có thì gộp tất cả")
	flags.BoolVar(&f.duplex, "duplex", false, "thêm trang trắng trong tệp gộp để văn bản nào cũng bắt đầu ở mặt trước tờ giấy")
	flags.BoolVar(&f.zip, "zip", false, "nén thêm mọi tệp vào một tệp .zip")
	flags.IntVar(&f.jobs, "jobs", 0, "tạo `SỐ` văn bản cùng lúc; không có thì theo số bộ xử lý của máy")
	flags.BoolVar(&f.verbose, "verbose", false, "in mỗi văn bản một dòng")
	flags.BoolVar(&f.json, "json", false, "in kết quả ra đầu ra chuẩn, mỗi dòng là một đối tượng JSON")
	for _, name := range []string{"combine-size", "jobs"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
}

// check finds what contradicts itself in the flags.
func (f *batchFlags) check() error {
	switch {
	case f.size < 0:
		return usageError("dùng --combine-size 50, hoặc bỏ tùy chọn này để gộp tất cả", "tùy chọn “--combine-size”: số văn bản là %d, phải từ 1", f.size)
	case f.jobs < 0:
		return usageError("bỏ tùy chọn này để chương trình tự chọn", "tùy chọn “--jobs”: số văn bản cùng lúc là %d, phải từ 1", f.jobs)
	case f.size > 0 && !f.combine:
		return usageError("thêm --combine", "tùy chọn “--combine-size” chỉ có nghĩa cùng “--combine”")
	case f.duplex && !f.combine:
		return usageError("thêm --combine; văn bản riêng lẻ không cần trang trắng", "tùy chọn “--duplex” chỉ có nghĩa cùng “--combine”")
	case f.shard.N > 0 && f.prune:
		return usageError("bỏ --prune; xóa tệp thừa khi chạy cả danh sách", "tùy chọn “--prune” không dùng cùng “--shard”: một phần không biết các phần kia có tệp nào")
	case f.shard.N > 0 && f.dryRun:
		return usageError("bỏ --shard để xem cả danh sách", "tùy chọn “--shard” không dùng cùng “--dry-run”")
	case f.dryRun && f.strict:
		return usageError("bỏ --strict, hoặc bỏ --dry-run", "tùy chọn “--strict” không dùng cùng “--dry-run”, vì khi ấy không tệp nào được ghi")
	case f.json && f.verbose:
		return usageError("bỏ --verbose; --json đã có mỗi văn bản một dòng", "tùy chọn “--verbose” không dùng cùng “--json”")
	}
	return nil
}

// engine says what to make of a batch.
func (f *batchFlags) engine(inputs []string) merge.Options {
	return merge.Options{
		Out: f.out, DOCX: f.format.docx, PDF: f.format.pdf, Metadata: f.meta, Stage: f.stage.stage,
		Strict: f.strict, Prune: f.prune, Shard: f.shard.Shard,
		Combine: f.combine, CombineSize: f.size, Duplex: f.duplex, Zip: f.zip,
		Inputs: inputs, Workers: f.jobs, Disk: output.OS(),
	}
}

// shardFlag is the value of --shard.
type shardFlag struct{ merge.Shard }

func (f *shardFlag) String() string {
	if f.Whole() {
		return ""
	}
	return f.Shard.String()
}

func (f *shardFlag) Set(s string) error {
	first, second, cut := strings.Cut(strings.TrimSpace(s), "/")
	i, err := strconv.Atoi(first)
	n, err2 := strconv.Atoi(second)
	if !cut || err != nil || err2 != nil || n < 1 || i < 1 || i > n {
		return usageError("viết i/n với i từ 1 đến n, ví dụ --shard 2/4", "không hiểu phần “%s”", s)
	}
	f.Shard = merge.Shard{I: i, N: n}
	return nil
}

func (f *shardFlag) Type() string { return "i/n" }

// prepareOut checks the folder of the outputs and says which it is where the
// user has not.
func (f *batchFlags) prepareOut(c *console, otherwise string) error {
	if f.out == "" {
		f.out = otherwise
		if !f.json && !f.dryRun {
			fmt.Fprintf(c.err, "ghi vào thư mục “%s”; chọn thư mục khác bằng -o\n", f.out)
		}
	}
	if f.dryRun {
		return nil
	}
	return prepareFolder(f.out)
}
