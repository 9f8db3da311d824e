package pipeline_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/template"
)

func sabotaged(t *testing.T, id string) pipeline.Source {
	t.Helper()
	src, err := os.ReadFile(sabotageFolder + id + template.Suffix)
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Source{File: id + template.Suffix, Data: src}
}

// Cases are judged side by side; what is told does not depend on that.
func TestProofTellsTheSameEachTime(t *testing.T) {
	p := open(t)
	var before string
	for i := range 3 {
		out, err := p.Prove(context.Background(), sabotaged(t, "mat-truong"), pipeline.ProofOptions{Cases: 80, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		now := told(out.Findings)
		if diff := cmp.Diff(before, now); i > 0 && diff != "" {
			t.Fatal(diff)
		}
		before = now
	}
	if before == "" {
		t.Error("nothing was told")
	}
}

func TestProofTellsHowFarItIs(t *testing.T) {
	var seen []int
	total := 0
	opts := pipeline.ProofOptions{Cases: 70, Seed: 1, Progress: func(done, all int) { seen, total = append(seen, done), all }}
	if _, err := open(t).Prove(context.Background(), sabotaged(t, "mat-truong"), opts); err != nil {
		t.Fatal(err)
	}
	if len(seen) != total || total < 70 || seen[len(seen)-1] != total {
		t.Errorf("told of %d cases of %d, the last being %v", len(seen), total, seen[len(seen)-1:])
	}
}

func TestProofStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	opts := pipeline.ProofOptions{Cases: 100_000, Seed: 1, Progress: func(done, _ int) {
		if done == 5 {
			cancel()
		}
	}}
	if _, err := open(t).Prove(ctx, sabotaged(t, "mat-truong"), opts); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want that it was cancelled", err)
	}
}

// A template that refuses most data was not proved, and the proof says so.
func TestProofIsThinWhereMostDataIsRefused(t *testing.T) {
	src := sabotaged(t, "mat-truong")
	src.Data = []byte(strings.Replace(string(src.Data), "trich_yeu:", "kiem_tra:\n  - {truong: noi_dung, dieu_kien: '{{ eq .noi_dung \"kết quả chuyển đổi số quý III\" }}', thong_bao: nội dung khác}\ntrich_yeu:", 1))
	out, err := open(t).Prove(context.Background(), src, pipeline.ProofOptions{Cases: 60, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if text := told(out.Findings); !strings.Contains(text, "MAU-29") || !strings.Contains(text, "hầu như chưa được chứng minh") || !strings.Contains(text, "nội dung khác") {
		t.Errorf("no word of refused data in:\n%s", text)
	}
}

// A template that refuses its own examples gives everybody a starter that fails;
// rules that no data can keep are told of at the rules.
func TestProofTellsOfRefusedExamples(t *testing.T) {
	for rules, want := range map[string][]string{
		"{truong: han, sau: 31/12/2026}":                                   {":7:1 MAU-20 dữ liệu thí dụ mà “vanban new” viết ra bị chính mẫu từ chối: “han” (Hạn gửi) là 10/12/2026, phải sau 31/12/2026"},
		"{truong: han, sau: 31/12/2026}, {truong: han, truoc: 01/01/2026}": {"MAU-20", "MAU-29", "hầu như chưa được chứng minh", "có thể các quy tắc trái nhau"},
	} {
		src := sabotaged(t, "mat-truong")
		src.Data = []byte(strings.Replace(string(src.Data), "trich_yeu:", "quy_tac: ["+rules+"]\ntrich_yeu:", 1))
		out, err := open(t).Prove(context.Background(), src, pipeline.ProofOptions{Cases: 60, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if text := withHints(out.Findings); !strings.Contains(text, part) {
				t.Errorf("%s: no word of %q in:\n%s", rules, part, text)
			}
		}
	}
}

// withHints is what a list tells, with its hints.
func withHints(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.At.String() + " " + d.Rule + " " + d.Message + "; " + d.Hint + "\n")
	}
	return b.String()
}

// What brings one case down is an error of the proof, which runs them in
// goroutines where nobody else could catch it.
func TestProveSurvivesACrash(t *testing.T) {
	opts := pipeline.ProofOptions{Progress: func(int, int) { panic("hỏng\nstack") }}
	_, err := open(t).Prove(context.Background(), sabotaged(t, "mat-truong"), opts)
	if want := "chương trình gặp sự cố khi thử mẫu: hỏng"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
