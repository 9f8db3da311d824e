package main

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/output"
)

func TestShortenedTellsAFewOfMany(t *testing.T) {
	var list diag.List
	for i := range 9 {
		list.Warn(diag.Range{File: fmt.Sprintf("a/%d.docx", i)}, "xóa tệp", "tệp của lần trước")
	}
	for i := range 4 { // one more than are told: leaving one out would save nothing
		list.Warn(diag.Range{File: fmt.Sprintf("b/%d.docx", i)}, "xóa tệp", "tệp lạ")
	}
	var got []string
	for _, d := range shortened(list) {
		got = append(got, d.At.File+": "+d.Message)
	}
	want := []string{
		"a/0.docx: tệp của lần trước", "a/1.docx: tệp của lần trước", "a/2.docx: tệp của lần trước (và 6 tệp nữa)",
		"b/0.docx: tệp lạ", "b/1.docx: tệp lạ", "b/2.docx: tệp lạ", "b/3.docx: tệp lạ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRowsAreNamedOnce(t *testing.T) {
	sheet := diag.Range{File: "a.xlsx", Sheet: "Gửi", Start: diag.Pos{Line: 5}}
	csv := diag.Range{File: "a.csv", Start: diag.Pos{Line: 5}}
	for _, test := range []struct {
		entry merge.Entry
		want  string
	}{
		{merge.Entry{Row: sheet, Recipient: "tỉnh Lạng Sơn"}, "a.xlsx, trang tính “Gửi”, dòng 5, tỉnh Lạng Sơn"},
		{merge.Entry{Row: csv, Recipient: "dòng 5"}, "a.csv, dòng 5"},
		{merge.Entry{Row: diag.Range{File: "a.csv"}}, "a.csv"},
	} {
		if got := whose(test.entry); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestLeftOutCountsReasons(t *testing.T) {
	rows := []merge.RowPlan{{Wanted: true}}
	if got := leftOut(rows); got != "" {
		t.Errorf("all rows are wanted, yet %q", got)
	}
	for i, why := range strings.Split("a b b c d e", " ") {
		rows = append(rows, merge.RowPlan{Number: i, Why: why + fmt.Sprint(i), Rule: why})
	}
	if got, want := leftOut(rows), "không lấy 6 dòng: b (2); a (1); c (1); d (1); và 1 lý do khác"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What a run fails at is told in the words of who knows best.
func TestFailureOfARun(t *testing.T) {
	for _, test := range []struct {
		err  error
		want failure
	}{
		{&merge.Error{Message: "thư mục đang bận", Hint: "chờ"}, failure{exitUsage, "thư mục đang bận", "chờ"}},
		{&failure{exitDocument, "hỏng", ""}, failure{exitDocument, "hỏng", ""}},
		{&output.Error{Path: "a/b.pdf", Err: output.ErrIsFolder}, *describeWrite(&output.Error{Path: "a/b.pdf", Err: output.ErrIsFolder})},
		{fmt.Errorf("x: %w", fs.ErrClosed), failure{exitUsage, "x: file already closed", "báo lỗi này cho người phụ trách chương trình"}},
	} {
		if got := failureOf(test.err); *got != test.want {
			t.Errorf("%v: %+v, want %+v", test.err, *got, test.want)
		}
	}
}
